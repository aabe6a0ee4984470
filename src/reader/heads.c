/* heads: small layers on the vectors of the words.
 *
 * Trees by Dozat and Manning, Deep Biaffine Attention for Neural Dependency
 * Parsing, 2017. */
#include "reader/heads.h"

/* What the layer says of the rows, and a column of ones behind. */
static float *
linear_run_one(const struct reader *r, const struct linear *l,
    struct rows_in x, struct arena *mem)
{
	float *from = linear_run(r, l, x, mem);
	size_t k = l->nout;
	float *y = NEW(mem, float, (size_t)x.n * (k + 1));

	for (size_t i = 0; i < x.n; i++) {
		memcpy(y + i * (k + 1), from + i * k, k * sizeof *y);
		y[i * (k + 1) + k] = 1;
	}
	return y;
}

struct scores
heads_run(const struct reader *r, const struct batch *b,
    float *const words[MIX_COUNT], struct arena *mem)
{
	uint32_t n = b->nrow, arc = r->arc_head.nout;
	struct rows_in name = { words[MIX_NAME], n };
	struct rows_in tree = { words[MIX_TREE], n };
	float *hidden = linear_run(r, &r->tag,
	    (struct rows_in){ words[MIX_TAG], n }, mem);
	struct rows_in tag = { hidden, n };
	struct scores s = { .r = r };

	s.name = linear_run(r, &r->name, name, mem);
	s.upos = linear_run(r, &r->upos, tag, mem);
	s.feats = linear_run(r, &r->feats, tag, mem);
	s.lemma = linear_run(r, &r->lemma, tag, mem);
	s.arc_head = linear_run(r, &r->arc_head, tree, mem);
	s.arc_dependent = NEW(mem, float, (size_t)n * arc);
	r->kernel->multiply(&(struct product){
		.a = linear_run_one(r, &r->arc_dependent, tree, mem),
		.b = r->arc_pair, .out = s.arc_dependent,
		.n = n, .k = arc + 1, .width = arc,
	});
	s.label_dependent = linear_run_one(r, &r->label_dependent, tree, mem);
	s.label_head = linear_run_one(r, &r->label_head, tree, mem);
	return s;
}

float *
heads_arcs(const struct scores *s, const struct segment *g, struct arena *mem)
{
	uint32_t n = g->ntok + 1, arc = s->r->arc_head.nout;
	uint32_t wide = (n + 15) / 16 * 16;
	const float *h = s->arc_head + (size_t)g->row * arc;
	float *heads = NEW(mem, float, (size_t)arc * wide);
	float *all = NEW(mem, float, (size_t)n * wide);
	float *out = NEW(mem, float, (size_t)n * n);

	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < arc; k++)
			heads[k * wide + i] = h[i * arc + k];
	s->r->kernel->multiply(&(struct product){
		.a = s->arc_dependent + (size_t)g->row * arc, .b = heads,
		.out = all, .n = n, .k = arc, .width = wide,
	});
	for (size_t i = 0; i < n; i++)
		memcpy(out + i * n, all + i * wide, n * sizeof *out);
	return out;
}

/* The rows that are heads, each once; place_out says of each row where its
 * head is among them. */
static ids
different(const uint32_t *head, uint32_t n, uint32_t *place_out,
    struct arena *mem)
{
	uint32_t *place = NEW(mem, uint32_t, n);	/* + 1; 0 is none */
	ids heads = { 0 };

	for (uint32_t i = 0; i < n; i++) {
		if (place[head[i]] == 0) {
			*PUSH(mem, &heads) = head[i];
			place[head[i]] = heads.n;
		}
		place_out[i] = place[head[i]] - 1;
	}
	return heads;
}

float *
heads_labels(const struct scores *s, const uint32_t *head, uint32_t n,
    struct arena *mem)
{
	uint32_t rel = s->r->label_head.nout + 1, wide = s->r->label_wide;
	const float *d = s->label_dependent;
	uint32_t *place = NEW(mem, uint32_t, n);
	ids heads = different(head, n, place, mem);
	float *h = NEW(mem, float, (size_t)heads.n * rel);
	float *part = NEW(mem, float, (size_t)heads.n * wide);
	float *out = NEW(mem, float, (size_t)n * wide);

	for (size_t i = 0; i < heads.n; i++)
		memcpy(h + i * rel, s->label_head +
		    (size_t)heads.at[i] * rel, rel * sizeof *h);
	for (size_t i = 0; i < rel; i++) {
		s->r->kernel->multiply(&(struct product){
			.a = h, .b = s->r->label_pair + i * rel * wide,
			.out = part, .n = heads.n, .k = rel, .width = wide,
		});
		for (size_t w = 0; w < n; w++)
			s->r->kernel->mix(out + w * wide, part +
			    (size_t)place[w] * wide, d[w * rel + i], wide);
	}
	return out;
}
