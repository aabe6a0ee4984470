/* kernel_body: the code that each kernel_*.c compiles for its processor.
 *
 * LANES floats fill a register.  Written with the compilers' vectors: the
 * operations are those of C, one by one, and cannot be reordered. */
#include "reader/kernel.h"
#include "reader/model.h"

#define INLINE static inline __attribute__((always_inline))

typedef float   vec __attribute__((vector_size(4 * LANES)));
typedef int32_t ivec __attribute__((vector_size(4 * LANES)));
typedef uint8_t bvec __attribute__((vector_size(LANES)));

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

INLINE vec
larger(vec a, vec b)
{
	return choose(a > b, a, b);
}

INLINE vec
smaller(vec a, vec b)
{
	return choose(a < b, a, b);
}

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

/* The sum of 16 numbers, always in this order. */
static float
sum16(float a[16])
{
	for (int half = 8; half > 0; half /= 2)
		for (int i = 0; i < half; i++)
			a[i] += a[i + half];
	return a[0];
}

/* e^x for x <= 0 to 2 ulp; 0 below -87. */
INLINE vec
exp_vec(vec x)
{
	const vec log2e = all(1.44269504f), half = all(0.5f);
	vec n, r, p;
	ivec k;

	x = larger(x, all(-87.0f));
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

/* x times the normal distribution's integral up to x.
 * erf: Abramowitz and Stegun, Handbook of Mathematical Functions, 7.1.26. */
INLINE vec
gelu_vec(vec x)
{
	vec a = choose(x < 0, -x, x) * all(0.70710678f);
	vec t = all(1.0f) / (all(1.0f) + all(0.3275911f) * a);
	vec p = all(1.061405429f);
	vec tail;			/* 1 - erf(a) */

	p = p * t + all(-1.453152027f);
	p = p * t + all(1.421413741f);
	p = p * t + all(-0.284496736f);
	p = p * t + all(0.254829592f);
	tail = all(0.5f) * (p * t * exp_vec(-(a * a)));
	return x * choose(x < 0, tail, all(1.0f) - tail);
}

static void
gelu(float *x, size_t n)
{
	for (size_t i = 0; i < n; i += LANES)
		store(x + i, gelu_vec(load(x + i)));
}

static void
quantise_row(const float *x, uint32_t k, uint8_t *q, float low_step[2])
{
	vec lo = load(x), hi = lo, low, factor;
	float range;

	for (uint32_t j = LANES; j < k; j += LANES) {
		lo = smaller(lo, load(x + j));
		hi = larger(hi, load(x + j));
	}
	for (int i = 1; i < LANES; i++) {
		lo[0] = lo[i] < lo[0] ? lo[i] : lo[0];
		hi[0] = hi[i] > hi[0] ? hi[i] : hi[0];
	}
	range = hi[0] - lo[0];
	low_step[0] = lo[0];
	low_step[1] = range / 255.0f;
	low = all(lo[0]);
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
	float low_step[2];

	out->n = n;
	for (uint32_t i = 0; i < n; i++) {
		quantise_row(x + (size_t)i * k, k, out->q + (size_t)i * k,
		    low_step);
		out->low[i] = low_step[0];
		out->step[i] = low_step[1];
	}
}

static void
product(const struct linear *l, const uint8_t *q, uint32_t n, int32_t *acc)
{
	int16_t x[KERNEL_WIDEST];	/* so compilers see pairs of products */

	for (uint32_t i = 0; i < n; i++, q += l->nin) {
		const int8_t *w = l->weight;

		for (uint32_t k = 0; k < l->nin; k++)
			x[k] = q[k];
		for (uint32_t j = 0; j < l->nout; j++, w += l->nin) {
			int32_t sum = 0;

			for (uint32_t k = 0; k < l->nin; k++)
				sum += x[k] * (int16_t)w[k];
			*acc++ = sum;
		}
	}
}

static void
finish(const struct linear *l, const struct quantised *x, const int32_t *acc,
    float *y)
{
	for (uint32_t i = 0; i < x->n; i++) {
		const vec low = all(x->low[i]), step = all(x->step[i]);
		uint32_t j = 0;

		for (; j + LANES <= l->nout; j += LANES) {
			vec a = to_float(load_int(acc + j)) * step;
			vec b = to_float(load_int(l->sum + j)) * low;

			store(y + j, (a + b) * load(l->scale + j) +
			    load(l->bias + j));
		}
		for (; j < l->nout; j++) {
			float a = (float)acc[j] * x->step[i];
			float b = (float)l->sum[j] * x->low[i];

			y[j] = (a + b) * l->scale[j] + l->bias[j];
		}
		acc += l->nout;
		y += l->nout;
	}
}

static void
norm_row(const struct norm *by, float *x, const float *add)
{
	uint32_t k = by->size;
	vec sum[PARTS] = { { 0 } }, square[PARTS] = { { 0 } };
	float a[16], mean, deviation;

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
	memcpy(a, sum, sizeof a);
	mean = sum16(a) / (float)k;
	for (uint32_t j = 0; j < k; j += 16)
		for (uint32_t p = 0; p < PARTS; p++) {
			vec v = load(x + j + p * LANES) - all(mean);

			square[p] += v * v;
		}
	memcpy(a, square, sizeof a);
	deviation = sqrtf(sum16(a) / (float)k + 1e-12f);
	for (uint32_t j = 0; j < k; j += LANES)
		store(x + j, (load(x + j) - all(mean)) *
		    all(1.0f / deviation) * load(by->gain + j) +
		    load(by->bias + j));
}

static void
norm(const struct norm *by, float *x, const float *add, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		norm_row(by, x, add);
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
	vec top, sum[PARTS] = { { 0 } };
	float a[16];

	for (uint32_t j = n; j < wide; j++)
		weight[j] = -1e30f;
	top = load(weight);
	for (uint32_t j = LANES; j < wide; j += LANES)
		top = larger(top, load(weight + j));
	for (int i = 1; i < LANES; i++)
		top[0] = top[i] > top[0] ? top[i] : top[0];
	top = all(top[0]);
	for (uint32_t j = 0; j < wide; j += 16)
		for (uint32_t p = 0; p < PARTS; p++) {
			float *at = weight + j + p * LANES;
			vec x = load(at) - top;
			vec e = choose(x < all(-80.0f), all(0), exp_vec(x));

			store(at, e);
			sum[p] += e;
		}
	memcpy(a, sum, sizeof a);
	return sum16(a);
}

static void
probabilities(float *x, uint32_t n)
{
	uint32_t wide = (n + 15) / 16 * 16;
	vec inverse = all(1.0f / softmax(x, n, wide));

	for (uint32_t j = 0; j < wide; j += LANES)
		store(x + j, load(x + j) * inverse);
}

/* How much a piece of head h looks at each, not yet divided by their sum,
 * which is returned; q is its query, keys are [HEAD_SIZE][wide]. */
static float
look(const float *q, const float *keys, uint32_t n, float *weight)
{
	uint32_t wide = (n + 15) / 16 * 16;

	for (uint32_t j = 0; j < wide; j += 16) {
		vec s[PARTS] = { { 0 } };

		for (uint32_t d = 0; d < HEAD_SIZE; d++)
			for (uint32_t p = 0; p < PARTS; p++)
				s[p] += all(q[d]) * load(keys +
				    (size_t)d * wide + j + p * LANES);
		memcpy(weight + j, s, sizeof s);
	}
	return softmax(weight, n, wide);
}

static void
attend_head(const struct attention *a, uint32_t head, const float *keys)
{
	size_t hidden = (size_t)a->nhead * HEAD_SIZE, stride = 3 * hidden;
	const float *q = a->qkv + (size_t)head * HEAD_SIZE;
	const float *values = q + 2 * hidden;
	float *weight = a->room, *out = a->out + (size_t)head * HEAD_SIZE;

	for (uint32_t i = 0; i < a->n; i++) {
		vec v[HEAD_SIZE / LANES] = { { 0 } };
		vec inverse = all(1.0f / look(q, keys, a->n, weight));

		for (uint32_t j = 0; j < a->n; j++)
			for (uint32_t p = 0; p < HEAD_SIZE / LANES; p++)
				v[p] += all(weight[j]) *
				    load(values + j * stride + p * LANES);
		for (uint32_t p = 0; p < HEAD_SIZE / LANES; p++)
			store(out + p * LANES, v[p] * inverse);
		q += stride;
		out += hidden;
	}
}

static void
attend(const struct attention *a)
{
	uint32_t hidden = a->nhead * HEAD_SIZE, wide = (a->n + 15) / 16 * 16;
	size_t stride = 3 * (size_t)hidden;
	float *keys = a->room + wide;

	for (uint32_t h = 0; h < a->nhead; h++) {
		const float *k = a->qkv + hidden + (size_t)h * HEAD_SIZE;

		/* 1 / sqrt(HEAD_SIZE) */
		for (uint32_t d = 0; d < HEAD_SIZE; d++)
			for (uint32_t j = 0; j < wide; j++)
				keys[d * wide + j] = j < a->n
				    ? k[j * stride + d] * 0.17677670f : 0;
		attend_head(a, h, keys);
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
	const struct kernel id = { text, quantise, product, finish, gelu, \
	    norm, mix, probabilities, attend, multiply }
