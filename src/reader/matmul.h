/* matmul: products of quantised rows with a linear layer's weights.
 *
 * Whole numbers, so the result is exact: the same with oneDNN on any
 * processor, with any number of threads, and with the plain loop. */
#ifndef MATMUL_H
#define MATMUL_H

#include "reader/model.h"

/* acc[i][j] = sum over k of x->q[i][k] * weight[j][k]; [x->n][nout]. */
void matmul(const struct reader *, const struct linear *,
    const struct quantised *x, int32_t *acc);

/* Does the library's product overflow with numbers above 127?  True on
 * processors that add up pairs of products in 16 bits (AVX2 without VNNI). */
bool matmul_overflows(void);

/* Keep the library from starting threads of its own in this thread. */
void matmul_single(void);

#endif
