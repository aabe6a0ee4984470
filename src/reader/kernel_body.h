/* kernel_body: the code that each kernel_*.c compiles for its processor.
 *
 * LANES floats fill a register.  Written with the compilers' vectors: the
 * operations are those of C, one by one, and cannot be reordered.  Each file
 * says how its processor adds products of four activations with four weights
 * to each lane: DOT(sums, activations, weights), exact; SHIFT is what DOT
 * takes off the activations, ROWS_IN and TILES how many rows and tiles of
 * outputs it does at once. */
#include "reader/kernel.h"
#include "reader/model.h"

#define INLINE static inline __attribute__((always_inline))

/* Before a loop whose sums must stay in registers. */
#if defined __clang__
#define UNROLL _Pragma("unroll")
#else
#define UNROLL _Pragma("GCC unroll 8")
#endif

typedef float   vec __attribute__((vector_size(4 * LANES)));
typedef int32_t ivec __attribute__((vector_size(4 * LANES)));
typedef uint8_t bvec __attribute__((vector_size(LANES)));
typedef int8_t  wvec __attribute__((vector_size(4 * LANES)));

enum {
	PARTS = 16 / LANES,	/* vectors in 16 lanes                */
	ROWS = LANES == 4 ? 2 : 4,	/* that fit into the registers */
};

INLINE vec
load(const float *p)
{
	vec v;

	memcpy(&v, p, sizeof v);
	return v;
}

INLINE ivec
load_int(const int32_t *p)
{
	ivec v;

	memcpy(&v, p, sizeof v);
	return v;
}

INLINE void
store(float *p, vec v)
{
	memcpy(p, &v, sizeof v);
}

INLINE vec
all(float x)
{
	return x - (vec){ 0 };
}

INLINE vec
choose(ivec where, vec yes, vec no)
{
	return (vec)((where & (ivec)yes) | (~where & (ivec)no));
}

/* a > b ? a : b, and a < b ? a : b */
#if !defined LARGER
#define LARGER(a, b)  choose((a) > (b), a, b)
#define SMALLER(a, b) choose((a) < (b), a, b)
#endif

INLINE vec
to_float(ivec v)
{
	return __builtin_convertvector(v, vec);
}

INLINE ivec
to_int(vec v)			/* towards 0 */
{
	return __builtin_convertvector(v, ivec);
}

typedef float   vec4 __attribute__((vector_size(16)));
typedef int32_t ivec4 __attribute__((vector_size(16)));

/* Quarter i of 16 lanes. */
#define LANE(i, k)        (4 * (i) % LANES + (k))
#define QUARTER(lanes, i) __builtin_shufflevector(			\
	(lanes)[4 * (i) / LANES], (lanes)[4 * (i) / LANES],		\
	LANE(i, 0), LANE(i, 1), LANE(i, 2), LANE(i, 3))

/* The sum of 16 lanes, always in this order: halves onto each other. */
INLINE float
sum16(const vec lanes[PARTS])
{
	vec4 s = (QUARTER(lanes, 0) + QUARTER(lanes, 2)) +
	    (QUARTER(lanes, 1) + QUARTER(lanes, 3));

	return (s[0] + s[2]) + (s[1] + s[3]);
}

INLINE vec4
larger4(vec4 a, vec4 b)
{
	ivec4 where = a > b;

	return (vec4)((where & (ivec4)a) | (~where & (ivec4)b));
}

/* The largest of 16 lanes. */
INLINE float
largest(const vec lanes[PARTS])
{
	vec4 s = larger4(larger4(QUARTER(lanes, 0), QUARTER(lanes, 2)),
	    larger4(QUARTER(lanes, 1), QUARTER(lanes, 3)));
	float a = s[0] > s[2] ? s[0] : s[2], b = s[1] > s[3] ? s[1] : s[3];

	return a > b ? a : b;
}

/* e^x for x <= 0 to 2 ulp; 0 below -87. */
INLINE vec
exp_vec(vec x)
{
	const vec log2e = all(1.44269504f), half = all(0.5f);
	vec n, r, p;
	ivec k;

	x = LARGER(x, all(-87.0f));
	k = to_int(x * log2e - half);	/* x <= 0: rounds to nearest */
	n = to_float(k);
	r = (x - n * all(0.693359375f)) - n * all(-2.12194440e-4f);
	p = all(1.9875691500e-4f);
	p = p * r + all(1.3981999507e-3f);
	p = p * r + all(8.3334519073e-3f);
	p = p * r + all(4.1665795894e-2f);
	p = p * r + all(1.6666665459e-1f);
	p = p * r + all(5.0000001201e-1f);
	p = (p * r) * r + r + all(1.0f);
	return p * (vec)((k + 127) << 23);
}

/* x times the normal distribution's integral up to x, to 0.0002: an odd
 * polynomial, which was fitted to least absolute error, between -4 and 4. */
INLINE vec
gelu_vec(vec x)
{
	vec t = LARGER(SMALLER(x, all(4.0f)), all(-4.0f)), u = t * t;
	vec p = all(2.277934756e-8f);

	p = p * u + all(-1.598488235e-6f);
	p = p * u + all(4.795308970e-5f);
	p = p * u + all(-8.139900436e-4f);
	p = p * u + all(8.772253807e-3f);
	p = p * u + all(-6.457278331e-2f);
	p = p * u + all(3.978830819e-1f);
	return x * (p * t + all(0.5f));
}

/* What a layer makes of what it says. */
INLINE vec
activated(vec x, const enum activation activation)
{
	if (activation == GELU)
		return gelu_vec(x);
	if (activation == LEAKY)
		return choose(x < all(0), x * all(0.1f), x);
	return x;
}

/* Row i of the result. */
static void
quantise_row(const float *x, uint32_t i, uint32_t k, struct quantised *out)
{
	uint8_t *q = out->q + (size_t)i * k;
	vec under[PARTS], over[PARTS], low, factor;
	float range;

	/* under: what is largest of -x */
	UNROLL for (uint32_t p = 0; p < PARTS; p++)
		under[p] = -(over[p] = load(x + p * LANES));
	for (uint32_t j = 16; j < k; j += 16)
		UNROLL for (uint32_t p = 0; p < PARTS; p++) {
			vec v = load(x + j + p * LANES);

			under[p] = LARGER(under[p], -v);
			over[p] = LARGER(over[p], v);
		}
	out->low[i] = -largest(under);
	range = largest(over) - out->low[i];
	out->step[i] = range / 255.0f;
	low = all(out->low[i]);
	factor = all(range > 0 ? 255.0f / range : 0);
	for (uint32_t j = 0; j < k; j += LANES) {
		ivec v = to_int((load(x + j) - low) * factor + all(0.5f));
		bvec b = __builtin_convertvector(v, bvec);

		memcpy(q + j, &b, sizeof b);
	}
}

static void
quantise(const float *x, uint32_t n, uint32_t k, struct quantised *out)
{
	out->n = n;
	for (uint32_t i = 0; i < n; i++)
		quantise_row(x + (size_t)i * k, i, k, out);
}

/* What the layer says of rows i…i + rows, outputs j…j + TILE, from the sums
 * of products; those beyond nout are not there. */
INLINE void
linear_store(const struct linear *l, const struct quantised *x,
    ivec acc[ROWS_IN][PARTS], uint32_t i, uint32_t j, float *y,
    const uint32_t rows, const enum activation activation)
{
	bool is_whole = j + TILE <= l->nout;
	float out[TILE], *to = is_whole ? y + (size_t)i * l->nout + j : out;

	UNROLL for (uint32_t r = 0; r < rows; r++) {
		UNROLL for (uint32_t p = 0; p < PARTS; p++) {
			uint32_t k = j + p * LANES;
			ivec sum = load_int(l->sum + k);
			vec a = to_float(acc[r][p] + sum * SHIFT) *
			    all(x->step[i + r]);
			vec b = to_float(sum) * all(x->low[i + r]);

			store(to + p * LANES, activated((a + b) *
			    load(l->scale + k) + load(l->bias + k),
			    activation));
		}
		if (is_whole)
			to += l->nout;
		else
			memcpy(y + (size_t)(i + r) * l->nout + j, out,
			    (l->nout - j) * sizeof *out);
	}
}

/* Four activations in each lane. */
INLINE ivec
four(const uint8_t *q)
{
	int32_t x;

	memcpy(&x, q, sizeof x);
	return x - (ivec){ 0 };
}

/* Rows i…i + rows of the columns of tiles t…t + tiles; both are constants
 * where it is called, so that all sums stay in registers. */
INLINE void
linear_block(const struct linear *l, const struct quantised *x, float *y,
    uint32_t i, uint32_t t, const uint32_t rows, const uint32_t tiles,
    const enum activation activation)
{
	const size_t nin = l->nin, size = TILE * nin;
	const int8_t *w = l->weight + t * size;
	const uint8_t *q = x->q + i * nin;
	ivec s[TILES][ROWS_IN][PARTS] = { { { { 0 } } } };

	for (size_t k = 0; k < nin; k += 4, w += 4 * TILE, q += 4) {
		wvec v[TILES][PARTS];

		UNROLL for (uint32_t c = 0; c < tiles; c++)
			UNROLL for (uint32_t p = 0; p < PARTS; p++)
				memcpy(&v[c][p], w + c * size +
				    p * sizeof(wvec), sizeof(wvec));
		UNROLL for (uint32_t r = 0; r < rows; r++) {
			ivec a = four(q + r * nin);

			UNROLL for (uint32_t c = 0; c < tiles; c++)
				UNROLL for (uint32_t p = 0; p < PARTS; p++)
					DOT(s[c][r][p], a, v[c][p]);
		}
	}
	UNROLL for (uint32_t c = 0; c < tiles; c++)
		linear_store(l, x, s[c], i, (t + c) * TILE, y, rows,
		    activation);
}

/* Have the processor fetch what rows i…i + ROWS_IN of n are to fetch of the
 * weights of tiles t…t + tiles, which are next. */
INLINE void
fetch(const struct linear *l, uint32_t t, const uint32_t tiles, uint32_t i,
    uint32_t n)
{
	size_t size = (size_t)tiles * TILE * l->nin;
	const int8_t *w = l->weight + (size_t)t * TILE * l->nin;
	size_t end = size * (i + ROWS_IN) / n;

	if (t * TILE < l->nout)
		for (size_t k = size * i / n; k < end; k += 64)
			__builtin_prefetch(w + k, 0, 2);
}

/* The columns of these tiles, all rows. */
INLINE void
linear_columns(const struct linear *l, const struct quantised *x, float *y,
    uint32_t t, const uint32_t tiles, const enum activation activation)
{
	uint32_t i = 0;

	for (; i + ROWS_IN <= x->n; i += ROWS_IN) {
		fetch(l, t + tiles, tiles, i, x->n);
		linear_block(l, x, y, i, t, ROWS_IN, tiles, activation);
	}
	for (; i + 2 <= x->n; i += 2)
		linear_block(l, x, y, i, t, 2, tiles, activation);
	for (; i < x->n; i++)
		linear_block(l, x, y, i, t, 1, tiles, activation);
}

INLINE void
linear_with(const struct linear *l, const struct quantised *x, float *y,
    const enum activation activation)
{
	uint32_t ntile = (l->nout + TILE - 1) / TILE, t = 0;

	for (; t + TILES <= ntile; t += TILES)
		linear_columns(l, x, y, t, TILES, activation);
	for (; t < ntile; t++)
		linear_columns(l, x, y, t, 1, activation);
}

static void
linear(const struct linear *l, const struct quantised *x, float *y)
{
	switch (l->activation) {
	case NO_ACTIVATION:
		linear_with(l, x, y, NO_ACTIVATION);
		break;
	case GELU:
		linear_with(l, x, y, GELU);
		break;
	case LEAKY:
		linear_with(l, x, y, LEAKY);
		break;
	}
}

static void
norm_row(const struct norm *by, float *x, const float *add)
{
	uint32_t k = by->size;
	vec sum[PARTS] = { { 0 } }, square[PARTS] = { { 0 } };
	float mean, deviation;

	for (uint32_t j = 0; j < k; j += 16)
		for (uint32_t p = 0; p < PARTS; p++) {
			float *at = x + j + p * LANES;
			vec v = load(at);

			if (add != NULL) {
				v += load(add + j + p * LANES);
				store(at, v);
			}
			sum[p] += v;
		}
	mean = sum16(sum) / (float)k;
	for (uint32_t j = 0; j < k; j += 16)
		for (uint32_t p = 0; p < PARTS; p++) {
			vec v = load(x + j + p * LANES) - all(mean);

			square[p] += v * v;
		}
	deviation = sqrtf(sum16(square) / (float)k + 1e-12f);
	for (uint32_t j = 0; j < k; j += LANES)
		store(x + j, (load(x + j) - all(mean)) *
		    all(1.0f / deviation) * load(by->gain + j) +
		    load(by->bias + j));
}

static void
norm(const struct norm *by, float *x, const float *add, uint32_t n,
    struct quantised *out)
{
	out->n = n;
	for (uint32_t i = 0; i < n; i++) {
		norm_row(by, x, add);
		quantise_row(x, i, by->size, out);
		x += by->size;
		add = add != NULL ? add + by->size : NULL;
	}
}

static void
mix(float *to, const float *x, float factor, size_t n)
{
	for (size_t i = 0; i < n; i += LANES)
		store(to + i, load(to + i) + all(factor) * load(x + i));
}

/* weight[0…n) = e^(weight - its largest); what they sum to.  wide is n
 * rounded up to 16; the rest becomes 0. */
static float
softmax(float *weight, uint32_t n, uint32_t wide)
{
	vec top[PARTS], most, sum[PARTS] = { { 0 } };

	for (uint32_t j = n; j < wide; j++)
		weight[j] = -1e30f;
	UNROLL for (uint32_t p = 0; p < PARTS; p++)
		top[p] = load(weight + p * LANES);
	for (uint32_t j = 16; j < wide; j += 16)
		UNROLL for (uint32_t p = 0; p < PARTS; p++)
			top[p] = LARGER(top[p], load(weight + j + p * LANES));
	most = all(largest(top));
	for (uint32_t j = 0; j < wide; j += 16)
		for (uint32_t p = 0; p < PARTS; p++) {
			float *at = weight + j + p * LANES;
			vec x = load(at) - most;
			vec e = choose(x < all(-80.0f), all(0), exp_vec(x));

			store(at, e);
			sum[p] += e;
		}
	return sum16(sum);
}

static void
probabilities(float *x, uint32_t n)
{
	uint32_t wide = (n + 15) / 16 * 16;
	vec inverse = all(1.0f / softmax(x, n, wide));

	for (uint32_t j = 0; j < wide; j += LANES)
		store(x + j, load(x + j) * inverse);
}

/* How much `rows` pieces look at each: weight is [rows][wide]; q are their
 * queries, `stride` apart, keys [HEAD_SIZE][wide]. */
INLINE void
look(const float *q, size_t stride, const float *keys, uint32_t wide,
    const uint32_t rows, float *weight)
{
	for (uint32_t j = 0; j < wide; j += 16) {
		vec s[ROWS][PARTS] = { { { 0 } } };

		for (uint32_t d = 0; d < HEAD_SIZE; d++)
			UNROLL for (uint32_t p = 0; p < PARTS; p++) {
				vec k = load(keys + (size_t)d * wide + j +
				    p * LANES);

				UNROLL for (uint32_t r = 0; r < rows; r++)
					s[r][p] += all(q[r * stride + d]) * k;
			}
		for (uint32_t r = 0; r < rows; r++)
			memcpy(weight + r * wide + j, s[r], sizeof s[r]);
	}
}

/* out = the values, weighted; weight is [rows][wide], values are `stride`
 * apart, rows of out `hidden`. */
INLINE void
gather(const struct attention *a, float *weight, uint32_t wide,
    const float *values, size_t stride, const uint32_t rows, float *out,
    size_t hidden)
{
	enum { N = HEAD_SIZE / LANES };
	vec inverse[ROWS], s[ROWS][N] = { { { 0 } } };

	for (uint32_t r = 0; r < rows; r++)
		inverse[r] = all(1.0f / softmax(weight + r * wide, a->n, wide));
	for (uint32_t j = 0; j < a->n; j++, values += stride)
		UNROLL for (uint32_t p = 0; p < N; p++) {
			vec v = load(values + p * LANES);

			UNROLL for (uint32_t r = 0; r < rows; r++)
				s[r][p] += all(weight[r * wide + j]) * v;
		}
	for (uint32_t r = 0; r < rows; r++)
		for (uint32_t p = 0; p < N; p++)
			store(out + r * hidden + p * LANES,
			    s[r][p] * inverse[r]);
}

static void
attend_head(const struct attention *a, uint32_t head, const float *keys,
    uint32_t wide)
{
	size_t hidden = (size_t)a->nhead * HEAD_SIZE, stride = 3 * hidden;
	const float *q = a->qkv + (size_t)head * HEAD_SIZE;
	const float *values = q + 2 * hidden;
	float *weight = a->room, *out = a->out + (size_t)head * HEAD_SIZE;
	uint32_t i = 0;

	for (; i + ROWS <= a->n; i += ROWS) {
		look(q + i * stride, stride, keys, wide, ROWS, weight);
		gather(a, weight, wide, values, stride, ROWS,
		    out + i * hidden, hidden);
	}
	for (; i < a->n; i++) {
		look(q + i * stride, stride, keys, wide, 1, weight);
		gather(a, weight, wide, values, stride, 1, out + i * hidden,
		    hidden);
	}
}

/* to[d][0…4) = number d of each of four keys, of which n are there, by the
 * root of HEAD_SIZE; keys are `stride` apart, rows of `to` wide. */
INLINE void
turn_keys(const float *key, size_t stride, uint32_t n, float *to, size_t wide)
{
	const vec4 by = 0.17677670f - (vec4){ 0 };

	for (uint32_t d = 0; d < HEAD_SIZE; d += 4, key += 4) {
		vec4 k[4] = { { 0 } }, ab, AB, cd, CD;

		for (uint32_t i = 0; i < 4 && i < n; i++)
			memcpy(&k[i], key + i * stride, sizeof k[i]);
		ab = __builtin_shufflevector(k[0], k[1], 0, 4, 1, 5);
		AB = __builtin_shufflevector(k[0], k[1], 2, 6, 3, 7);
		cd = __builtin_shufflevector(k[2], k[3], 0, 4, 1, 5);
		CD = __builtin_shufflevector(k[2], k[3], 2, 6, 3, 7);
		k[0] = __builtin_shufflevector(ab, cd, 0, 1, 4, 5) * by;
		k[1] = __builtin_shufflevector(ab, cd, 2, 3, 6, 7) * by;
		k[2] = __builtin_shufflevector(AB, CD, 0, 1, 4, 5) * by;
		k[3] = __builtin_shufflevector(AB, CD, 2, 3, 6, 7) * by;
		for (uint32_t i = 0; i < 4; i++, to += wide)
			memcpy(to, &k[i], sizeof k[i]);
	}
}

static void
attend(const struct attention *a)
{
	uint32_t hidden = a->nhead * HEAD_SIZE, wide = (a->n + 15) / 16 * 16;
	size_t stride = 3 * (size_t)hidden;
	float *keys = a->room + ROWS * wide;

	for (uint32_t h = 0; h < a->nhead; h++) {
		const float *k = a->qkv + hidden + (size_t)h * HEAD_SIZE;

		for (uint32_t j = 0; j < wide; j += 4)
			turn_keys(k + j * stride, stride,
			    a->n > j ? a->n - j : 0, keys + j, wide);
		attend_head(a, h, keys, wide);
	}
}

/* Rows i…i + ROWS and columns j…j + 16 of the product. */
INLINE void
multiply_block(const struct product *y, uint32_t i, uint32_t j)
{
	const float *a = y->a + (size_t)i * y->k, *b = y->b + j;
	float *out = y->out + (size_t)i * y->width + j;
	vec s[ROWS][PARTS] = { { { 0 } } };

	for (uint32_t k = 0; k < y->k; k++, b += y->width)
		for (uint32_t p = 0; p < PARTS; p++) {
			vec x = load(b + p * LANES);

			for (uint32_t row = 0; row < ROWS; row++)
				s[row][p] += all(a[(size_t)row * y->k + k]) * x;
		}
	for (uint32_t row = 0; row < ROWS; row++)
		memcpy(out + (size_t)row * y->width, s[row], sizeof s[row]);
}

/* The same of row i alone. */
INLINE void
multiply_row(const struct product *y, uint32_t i, uint32_t j)
{
	const float *a = y->a + (size_t)i * y->k, *b = y->b + j;
	vec s[PARTS] = { { 0 } };

	for (uint32_t k = 0; k < y->k; k++, b += y->width)
		for (uint32_t p = 0; p < PARTS; p++)
			s[p] += all(a[k]) * load(b + p * LANES);
	memcpy(y->out + (size_t)i * y->width + j, s, sizeof s);
}

static void
multiply(const struct product *y)
{
	uint32_t i = 0;

	for (; i + ROWS <= y->n; i += ROWS)
		for (uint32_t j = 0; j < y->width; j += 16)
			multiply_block(y, i, j);
	for (; i < y->n; i++)
		for (uint32_t j = 0; j < y->width; j += 16)
			multiply_row(y, i, j);
}

#define KERNEL(id, text) \
	const struct kernel id = { text, quantise, linear, norm, \
	    mix, probabilities, attend, multiply }
