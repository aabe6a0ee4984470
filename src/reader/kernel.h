/* kernel: the arithmetic between the matrix products, once for each kind of
 * processor.
 *
 * All do the same operations in the same order on each number, never with a
 * fused multiply-add, and add up over 16 lanes whatever the registers hold:
 * their results are the same bytes.  Lengths of rows are multiples of 16
 * where `hidden` says so. */
#ifndef KERNEL_H
#define KERNEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct linear;

/* n rows of k numbers, each as low + step * q. */
struct quantised {
	uint8_t *q;		/* [n][k] */
	float   *low, *step;	/* [n]    */
};

struct kernel {
	const char *name;

	/* Quantise x, [n][k]. */
	void (*quantise)(const float *x, uint32_t n, uint32_t k,
	    struct quantised *out);

	/* acc[i][j] = sum over k of q[i][k] * weight[j][k] of the layer, exactly;
	 * what matmul() does without a library. */
	void (*product)(const struct linear *, const uint8_t *q, uint32_t n,
	    int32_t *acc);

	/* y = what the linear layer says, from the whole-number product acc of
	 * the quantised rows with its weights; both [n][nout]. */
	void (*finish)(const struct linear *, const struct quantised *,
	    uint32_t n, const int32_t *acc, float *y);

	/* x = gelu(x) */
	void (*gelu)(float *x, size_t n);

	/* x = (x + add - mean) / deviation * gain + bias, row by row; add may
	 * be NULL. */
	void (*norm)(float *x, const float *add, const float *gain_bias[2],
	    uint32_t n, uint32_t hidden);

	/* to += factor * x */
	void (*mix)(float *to, const float *x, float factor, size_t n);

	/* x = how probable each of n is, by their scores; x has room for n
	 * rounded up to 16. */
	void (*softmax)(float *x, uint32_t n);

	/* The attention of n <= 512 pieces to each other: qkv is
	 * [n][3 * hidden], out [n][hidden], room [512 * 64]. */
	void (*attend)(const float *qkv, uint32_t n, uint32_t nhead,
	    float *room, float *out);

	/* out = a b; a is [n][k], b [k][width], out [n][width], width a
	 * multiple of 16. */
	void (*multiply)(const float *a, uint32_t n, uint32_t k,
	    const float *b, uint32_t width, float *out);
};

enum {
	HEAD_SIZE = 32,
	KERNEL_ROOM = 512 * (HEAD_SIZE + 1),
	KERNEL_WIDEST = 4096,		/* numbers in a row                   */
};

extern const struct kernel kernel_plain;
#if defined __x86_64__
extern const struct kernel kernel_avx2, kernel_avx512;
#endif

/* All kernels that this processor can run, the fastest first, then NULL. */
const struct kernel *const *kernel_list(void);

#endif
