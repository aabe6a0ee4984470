/* encoder: the transformer, as in BERT with the norms behind. */
#include "reader/encoder.h"

/* Rows that go through the widest products at once: so few that what is
 * between these stays in the processor's cache. */
enum { AT_ONCE = 128 };

/* Room for the largest layer, used again and again. */
struct room {
	struct quantised q, q_middle;
	float   *x, *qkv, *context, *delta, *middle, *attention;
};

static struct quantised
quantised_new(uint32_t n, uint32_t k, struct arena *mem)
{
	return (struct quantised){ ROOM(mem, uint8_t, (size_t)n * k),
		ROOM(mem, float, n), ROOM(mem, float, n), n };
}

static struct room
room_new(const struct reader *r, uint32_t n, struct arena *mem)
{
	return (struct room){
		.q = quantised_new(n, r->hidden, mem),
		.q_middle = quantised_new(AT_ONCE, r->ffn, mem),
		.x = ROOM(mem, float, (size_t)n * r->hidden),
		.qkv = ROOM(mem, float, (size_t)n * 3 * r->hidden),
		.context = ROOM(mem, float, (size_t)n * r->hidden),
		.delta = ROOM(mem, float, (size_t)n * r->hidden),
		.middle = ROOM(mem, float, (size_t)AT_ONCE * r->ffn),
		.attention = ROOM(mem, float, KERNEL_ROOM),
	};
}

float *
linear_run(const struct reader *r, const struct linear *l, struct rows_in x,
    struct arena *mem)
{
	struct quantised q = quantised_new(x.n, l->nin, mem);
	float *y = ROOM(mem, float, (size_t)x.n * l->nout);

	r->kernel->quantise(x.at, x.n, l->nin, &q);
	r->kernel->linear(l, &q, y);
	return y;
}

/* Four bits a number, 32 to a block with a scale of its own: the low halves
 * of its bytes are the first 16. */
static void
unpack(const struct reader *r, uint32_t row, float *y)
{
	const uint8_t *q = r->word + (size_t)row * r->hidden / 2;
	const float *scale = r->word_scale + (size_t)row * r->hidden / BLOCK;

	for (uint32_t k = 0; k < r->hidden; k += BLOCK, y += BLOCK, scale++)
		for (uint32_t i = 0; i < BLOCK / 2; i++, q++) {
			y[i] = (float)((*q & 15) - 8) * *scale;
			y[i + BLOCK / 2] = (float)((*q >> 4) - 8) * *scale;
		}
}

static void
embed(const struct reader *r, const struct batch *b, struct room *m)
{
	for (uint32_t s = 0; s < b->segments.n; s++) {
		const struct segment *g = &b->segments.at[s];

		for (uint32_t i = 0; i < g->npiece; i++) {
			const float *p = r->position + (size_t)i * r->hidden;
			float *y = m->x + (size_t)(g->piece + i) * r->hidden;

			unpack(r, b->pieces.at[g->piece + i], y);
			r->kernel->mix(y, p, 1, r->hidden);
		}
	}
	r->kernel->norm(&r->embed_norm, m->x, NULL, b->pieces.n, &m->q);
}

static void
attend(const struct reader *r, const struct batch *b, bool is_words,
    struct room *m)
{
	for (uint32_t s = 0; s < b->segments.n; s++) {
		const struct segment *g = &b->segments.at[s];
		size_t at = is_words ? g->row : g->piece;

		r->kernel->attend(&(struct attention){
			.qkv = m->qkv + at * 3 * r->hidden,
			.out = m->context + at * r->hidden,
			.room = m->attention,
			.n = is_words ? g->ntok + 1 : g->npiece,
			.nhead = r->nhead,
		});
	}
}

/* delta = what the wide part of the layer makes of these rows of x. */
static void
feed_forward(const struct reader *r, const struct layer *y, uint32_t row,
    uint32_t n, struct room *m)
{
	struct quantised x = { m->q.q + (size_t)row * r->hidden,
		m->q.low + row, m->q.step + row, n };

	r->kernel->linear(&y->up, &x, m->middle);
	r->kernel->quantise(m->middle, n, r->ffn, &m->q_middle);
	r->kernel->linear(&y->down, &m->q_middle, m->delta +
	    (size_t)row * r->hidden);
}

/* A layer leaves its x quantised too, and finds it so. */
static void
layer_run(const struct reader *r, const struct layer *y,
    const struct batch *b, bool is_words, struct room *m)
{
	const struct kernel *k = r->kernel;
	uint32_t n = is_words ? b->nrow : b->pieces.n;

	k->linear(&y->qkv, &m->q, m->qkv);
	attend(r, b, is_words, m);
	k->quantise(m->context, n, r->hidden, &m->q);
	k->linear(&y->out, &m->q, m->delta);
	k->norm(&y->norm1, m->x, m->delta, n, &m->q);
	for (uint32_t i = 0; i < n; i += AT_ONCE)
		feed_forward(r, y, i, n - i < AT_ONCE ? n - i : AT_ONCE, m);
	k->norm(&y->norm2, m->x, m->delta, n, &m->q);
}

/* words += the mean of each word's pieces. */
static void
pool(const struct reader *r, const struct batch *b, const float *x,
    const float *share, float *words)
{
	for (uint32_t i = 0; i < b->pieces.n; i++)
		if (b->row_of.at[i] != NONE)
			r->kernel->mix(words +
			    (size_t)b->row_of.at[i] * r->hidden,
			    x + (size_t)i * r->hidden,
			    share[b->row_of.at[i]], r->hidden);
}

/* [nrow] one by the number of the word's pieces. */
static float *
shares(const struct batch *b, struct arena *mem)
{
	float *share = NEW(mem, float, b->nrow);

	for (uint32_t i = 0; i < b->pieces.n; i++)
		if (b->row_of.at[i] != NONE)
			share[b->row_of.at[i]]++;
	for (uint32_t i = 0; i < b->nrow; i++)
		share[i] = 1 / share[i];
	return share;
}

void
encoder_run(const struct reader *r, const struct batch *b, struct arena *mem,
    float *words_out[MIX_COUNT])
{
	struct arena scratch = { 0 };
	struct room m = room_new(r, b->pieces.n, &scratch);
	size_t size = (size_t)b->nrow * r->hidden;
	const float *share = shares(b, &scratch);
	float *words = NEW(&scratch, float, size);

	for (int k = 0; k < MIX_COUNT; k++)
		words_out[k] = NEW(mem, float, size);
	embed(r, b, &m);
	for (uint32_t i = 0; i <= r->nlayer; i++) {
		if (i > 0)
			layer_run(r, &r->layers[i - 1], b, i > r->nnarrow, &m);
		if (i <= r->nnarrow) {
			memset(words, 0, size * sizeof *words);
			pool(r, b, m.x, share, words);
		}
		if (i == r->nnarrow) {
			memcpy(m.x, words, size * sizeof *words);
			r->kernel->quantise(m.x, b->nrow, r->hidden, &m.q);
		}
		for (int k = 0; k < MIX_COUNT; k++)
			r->kernel->mix(words_out[k], i < r->nnarrow ? words
			    : m.x, r->mix[k][i], size);
	}
	arena_free(&scratch);
}
