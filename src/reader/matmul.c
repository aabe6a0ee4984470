/* matmul: products of quantised rows with a linear layer's weights. */
#include "reader/matmul.h"

#ifdef HAVE_DNNL
#include <assert.h>
#include <dnnl.h>

/* Of the OpenMP library that oneDNN runs on. */
void omp_set_num_threads(int);

void
matmul_single(void)
{
	omp_set_num_threads(1);
}

void
matmul(const struct linear *l, const struct quantised *x, uint32_t n,
    int32_t *acc)
{
	const int32_t zero = 0;
	dnnl_status_t status = dnnl_gemm_u8s8s32('N', 'T', 'F', n, l->nout,
	    l->nin, 1, x->q, l->nin, 0, l->weight, l->nin, 0, 0, acc, l->nout,
	    &zero);

	assert(status == dnnl_success);
	(void)status;
}
#else

void
matmul_single(void)
{
}

void
matmul(const struct linear *l, const struct quantised *x, uint32_t n,
    int32_t *acc)
{
	for (uint32_t i = 0; i < n; i++)
		for (uint32_t j = 0; j < l->nout; j++) {
			const uint8_t *q = x->q + (size_t)i * l->nin;
			const int8_t *w = l->weight + (size_t)j * l->nin;
			int32_t sum = 0;

			for (uint32_t k = 0; k < l->nin; k++)
				sum += q[k] * w[k];
			acc[(size_t)i * l->nout + j] = sum;
		}
}
#endif
