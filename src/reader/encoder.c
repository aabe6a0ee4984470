/* encoder: the transformer, as in BERT with the norms behind. */
#include "reader/encoder.h"

#include "reader/matmul.h"

/* Room for the largest layer, used again and again. */
struct room {
	struct quantised q;
	int32_t *acc;
	float   *x, *qkv, *context, *delta, *middle, *attention;
};

static struct room
room_new(const struct reader *r, uint32_t n, struct arena *mem)
{
	size_t wide = r->ffn > 3 * r->hidden ? r->ffn : 3 * r->hidden;

	return (struct room){
		.q = { NEW(mem, uint8_t, n * wide), NEW(mem, float, n),
		    NEW(mem, float, n), n },
		.acc = NEW(mem, int32_t, n * wide),
		.x = NEW(mem, float, (size_t)n * r->hidden),
		.qkv = NEW(mem, float, (size_t)n * 3 * r->hidden),
		.context = NEW(mem, float, (size_t)n * r->hidden),
		.delta = NEW(mem, float, (size_t)n * r->hidden),
		.middle = NEW(mem, float, (size_t)n * r->ffn),
		.attention = NEW(mem, float, KERNEL_ROOM),
	};
}

/* y = what the layer says of the quantised rows. */
static void
apply(const struct reader *r, const struct linear *l, struct room *m,
    float *y)
{
	matmul(r, l, &m->q, m->acc);
	r->kernel->finish(l, &m->q, m->acc, y);
}

float *
linear_run(const struct reader *r, const struct linear *l, struct rows_in x,
    struct arena *mem)
{
	struct room m = {
		.q = { NEW(mem, uint8_t, (size_t)x.n * l->nin),
		    NEW(mem, float, x.n), NEW(mem, float, x.n), x.n },
		.acc = NEW(mem, int32_t, (size_t)x.n * l->nout),
	};
	float *y = NEW(mem, float, (size_t)x.n * l->nout);

	r->kernel->quantise(x.at, x.n, l->nin, &m.q);
	apply(r, l, &m, y);
	return y;
}

static void
embed(const struct reader *r, const struct batch *b, float *x)
{
	for (uint32_t s = 0; s < b->segments.n; s++) {
		const struct segment *g = &b->segments.at[s];

		for (uint32_t i = 0; i < g->npiece; i++) {
			uint32_t row = b->pieces.at[g->piece + i];
			const int8_t *w = r->word + (size_t)row * r->hidden;
			const float *p = r->position + (size_t)i * r->hidden;
			float *y = x + (size_t)(g->piece + i) * r->hidden;

			for (uint32_t k = 0; k < r->hidden; k++)
				y[k] = (float)w[k] * r->word_scale[row] + p[k];
		}
	}
	r->kernel->norm(&r->embed_norm, x, NULL, b->pieces.n);
}

static void
attend(const struct reader *r, const struct batch *b, struct room *m)
{
	for (uint32_t s = 0; s < b->segments.n; s++) {
		const struct segment *g = &b->segments.at[s];

		r->kernel->attend(&(struct attention){
			.qkv = m->qkv + (size_t)g->piece * 3 * r->hidden,
			.out = m->context + (size_t)g->piece * r->hidden,
			.room = m->attention,
			.n = g->npiece, .nhead = r->nhead,
		});
	}
}

static void
layer_run(const struct reader *r, const struct layer *y,
    const struct batch *b, struct room *m)
{
	const struct kernel *k = r->kernel;
	uint32_t n = b->pieces.n;

	k->quantise(m->x, n, r->hidden, &m->q);
	apply(r, &y->qkv, m, m->qkv);
	attend(r, b, m);
	k->quantise(m->context, n, r->hidden, &m->q);
	apply(r, &y->out, m, m->delta);
	k->norm(&y->norm1, m->x, m->delta, n);
	k->quantise(m->x, n, r->hidden, &m->q);
	apply(r, &y->up, m, m->middle);
	k->gelu(m->middle, (size_t)n * r->ffn);
	k->quantise(m->middle, n, r->ffn, &m->q);
	apply(r, &y->down, m, m->delta);
	k->norm(&y->norm2, m->x, m->delta, n);
}

/* Add this layer's share to the vectors of the words. */
static void
mix_layer(const struct reader *r, const struct batch *b, uint32_t layer,
    const float *x, float *words[MIX_COUNT])
{
	for (uint32_t i = 0; i < b->pieces.n; i++) {
		size_t row = b->row_of.at[i];

		if (row == NONE)
			continue;
		for (int k = 0; k < MIX_COUNT; k++)
			r->kernel->mix(words[k] + row * r->hidden,
			    x + (size_t)i * r->hidden, r->mix[k][layer],
			    r->hidden);
	}
}

/* Sums over a word's pieces into means. */
static void
divide(const struct reader *r, const struct batch *b,
    float *words[MIX_COUNT], struct arena *mem)
{
	uint32_t *count = NEW(mem, uint32_t, b->nrow);

	for (uint32_t i = 0; i < b->pieces.n; i++)
		if (b->row_of.at[i] != NONE)
			count[b->row_of.at[i]]++;
	for (int k = 0; k < MIX_COUNT; k++)
		for (size_t i = 0; i < (size_t)b->nrow * r->hidden; i++)
			words[k][i] /= (float)count[i / r->hidden];
}

void
encoder_run(const struct reader *r, const struct batch *b, struct arena *mem,
    float *words_out[MIX_COUNT])
{
	struct arena scratch = { 0 };
	struct room m = room_new(r, b->pieces.n, &scratch);

	for (int k = 0; k < MIX_COUNT; k++)
		words_out[k] = NEW(mem, float, (size_t)b->nrow * r->hidden);
	embed(r, b, m.x);
	mix_layer(r, b, 0, m.x, words_out);
	for (uint32_t i = 0; i < r->nlayer; i++) {
		layer_run(r, &r->layers[i], b, &m);
		mix_layer(r, b, i + 1, m.x, words_out);
	}
	divide(r, b, words_out, &scratch);
	arena_free(&scratch);
}
