/* kernel: the arithmetic of the network, once for each kind of processor.
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
struct norm;

/* n rows of k numbers, each as low + step * q. */
struct quantised {
	uint8_t *q;		/* [n][k] */
	float   *low, *step;	/* [n]    */
	uint32_t n;
};

/* A product: out = a b; a is [n][k], b [k][width], out [n][width]; width is a
 * multiple of 16. */
struct product {
	const float *a, *b;
	float       *out;
	uint32_t     n, k, width;
};

/* The attention of n <= 512 pieces to each other. */
struct attention {
	const float *qkv;	/* [n][3 * nhead * HEAD_SIZE] */
	float       *out;	/* [n][nhead * HEAD_SIZE]     */
	float       *room;	/* [KERNEL_ROOM]              */
	uint32_t     n, nhead;
};

struct kernel {
	const char *name;

	/* Quantise x, [n][k]. */
	void (*quantise)(const float *x, uint32_t n, uint32_t k,
	    struct quantised *out);

	/* y = what the linear layer says of the rows, activated; y is
	 * [x->n][nout]. */
	void (*linear)(const struct linear *, const struct quantised *x,
	    float *y);

	/* x = (x + add - mean) / deviation * gain + bias, row by row; add may
	 * be NULL.  Quantises what comes out. */
	void (*norm)(const struct norm *, float *x, const float *add,
	    uint32_t n, struct quantised *out);

	/* to += factor * x */
	void (*mix)(float *to, const float *x, float factor, size_t n);

	/* x = how probable each of n is, by their scores; x has room for n
	 * rounded up to 16. */
	void (*softmax)(float *x, uint32_t n);

	void (*attend)(const struct attention *);
	void (*multiply)(const struct product *);
};

enum {
	HEAD_SIZE = 32,
	TILE = 16,			/* outputs whose weights lie together */
	KERNEL_ROOM = 512 * (HEAD_SIZE + 4),
	KERNEL_WIDEST = 4096,		/* numbers in a row                   */
};

extern const struct kernel kernel_plain;
#if defined __x86_64__
extern const struct kernel kernel_avx2, kernel_avx512;
#elif defined __aarch64__
extern const struct kernel kernel_neon;
#endif

/* All kernels that this processor can run, the fastest first, then NULL. */
const struct kernel *const *kernel_list(void);

#endif
