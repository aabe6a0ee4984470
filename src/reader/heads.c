/* heads: small layers on the vectors of the words.
 *
 * Trees by Dozat and Manning, Deep Biaffine Attention for Neural Dependency
 * Parsing, 2017. */
#include "reader/heads.h"

static float *
leaky_run(const struct reader *r, const struct linear *l, const float *x,
    uint32_t n, struct arena *mem)
{
	float *y = linear_run(r, l, x, n, mem);

	for (size_t i = 0; i < (size_t)n * l->nout; i++)
		y[i] = y[i] < 0 ? y[i] * 0.1f : y[i];
	return y;
}

/* x, [n][k], with a column of ones behind. */
static float *
with_one(const float *x, uint32_t n, uint32_t k, struct arena *mem)
{
	float *y = NEW(mem, float, (size_t)n * (k + 1));

	for (size_t i = 0; i < n; i++) {
		memcpy(y + i * (k + 1), x + i * k, k * sizeof *x);
		y[i * (k + 1) + k] = 1;
	}
	return y;
}

struct scores
heads_run(const struct reader *r, const struct batch *b,
    float *const words[MIX_COUNT], struct arena *mem)
{
	const float *tree = words[MIX_TREE];
	float *tag = linear_run(r, &r->tag, words[MIX_TAG], b->nrow, mem);
	uint32_t n = b->nrow, arc = r->arc_head.nout, rel = r->label_head.nout;
	float *d;
	struct scores s;

	r->kernel->gelu(tag, (size_t)n * r->hidden);
	s.name = linear_run(r, &r->name, words[MIX_NAME], n, mem);
	s.upos = linear_run(r, &r->upos, tag, n, mem);
	s.feats = linear_run(r, &r->feats, tag, n, mem);
	s.lemma = linear_run(r, &r->lemma, tag, n, mem);
	s.arc_head = leaky_run(r, &r->arc_head, tree, n, mem);
	d = with_one(leaky_run(r, &r->arc_dependent, tree, n, mem), n, arc,
	    mem);
	s.arc_dependent = NEW(mem, float, (size_t)n * arc);
	r->kernel->multiply(d, n, arc + 1, r->arc_pair, arc, s.arc_dependent);
	s.label_dependent = with_one(leaky_run(r, &r->label_dependent, tree,
	    n, mem), n, rel, mem);
	s.label_head = with_one(leaky_run(r, &r->label_head, tree, n, mem),
	    n, rel, mem);
	return s;
}

float *
heads_arcs(const struct reader *r, const struct scores *s,
    const struct segment *g, struct arena *mem)
{
	uint32_t n = g->ntok + 1, arc = r->arc_head.nout;
	uint32_t wide = (n + 15) / 16 * 16;
	const float *d = s->arc_dependent + (size_t)g->row * arc;
	const float *h = s->arc_head + (size_t)g->row * arc;
	float *heads = NEW(mem, float, (size_t)arc * wide);
	float *product = NEW(mem, float, (size_t)n * wide);
	float *out = NEW(mem, float, (size_t)n * n);

	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < arc; k++)
			heads[k * wide + i] = h[i * arc + k];
	r->kernel->multiply(d, n, arc, heads, wide, product);
	for (size_t i = 0; i < n; i++)
		memcpy(out + i * n, product + i * wide, n * sizeof *out);
	return out;
}

/* Rows g->row + of[i] of x, which are k wide. */
static float *
gather(const float *x, uint32_t k, const struct segment *g,
    const uint32_t *of, struct arena *mem)
{
	float *y = NEW(mem, float, (size_t)g->ntok * k);

	for (size_t i = 0; i < g->ntok; i++)
		memcpy(y + i * k, x + (size_t)(g->row + of[i]) * k,
		    k * sizeof *y);
	return y;
}

float *
heads_labels(const struct reader *r, const struct scores *s,
    const struct segment *g, const uint32_t *head, struct arena *mem)
{
	uint32_t n = g->ntok, rel = r->label_head.nout + 1;
	uint32_t wide = r->label_wide;
	const float *d = s->label_dependent + (size_t)(g->row + 1) * rel;
	float *h = gather(s->label_head, rel, g, head, mem);
	float *part = NEW(mem, float, (size_t)n * wide);
	float *out = NEW(mem, float, (size_t)n * wide);

	for (size_t i = 0; i < rel; i++) {
		r->kernel->multiply(h, n, rel,
		    r->label_pair + i * rel * wide, wide, part);
		for (size_t w = 0; w < n; w++)
			r->kernel->mix(out + w * wide, part + w * wide,
			    d[w * rel + i], wide);
	}
	return out;
}
