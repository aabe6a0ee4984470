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

/* acc = beta acc + q w'; beta is 0 or 1. */
static void
product(const struct linear *l, const struct quantised *x, float beta,
    int32_t *acc)
{
	const int32_t zero = 0;
	dnnl_status_t status = dnnl_gemm_u8s8s32('N', 'T', 'F', x->n, l->nout,
	    l->nin, 1, x->q, l->nin, 0, l->weight, l->nin, 0, beta, acc,
	    l->nout, &zero);

	assert(status == dnnl_success);
	(void)status;
}

bool
matmul_overflows(void)
{
	enum { N = 64 };
	uint8_t q[N * N];
	int8_t w[N * N];
	int32_t acc[N * N];
	struct linear l = { .nin = N, .nout = N, .weight = w };

	memset(q, 255, sizeof q);
	memset(w, 127, sizeof w);
	matmul_single();
	product(&l, &(struct quantised){ .q = q, .n = N }, 0, acc);
	return acc[0] != N * 255 * 127;
}

/* q in two parts that cannot overflow: its half, and what is left over. */
static void
product_in_parts(const struct linear *l, const struct quantised *x,
    int32_t *acc)
{
	struct arena mem = { 0 };
	size_t size = (size_t)x->n * l->nin, nacc = (size_t)x->n * l->nout;
	struct quantised part = { .q = NEW(&mem, uint8_t, size), .n = x->n };

	for (size_t i = 0; i < size; i++)
		part.q[i] = x->q[i] >> 1;
	product(l, &part, 0, acc);
	for (size_t i = 0; i < nacc; i++)
		acc[i] *= 2;
	for (size_t i = 0; i < size; i++)
		part.q[i] = x->q[i] & 1;
	product(l, &part, 1, acc);
	arena_free(&mem);
}

void
matmul(const struct reader *r, const struct linear *l,
    const struct quantised *x, int32_t *acc)
{
	if (r->overflows)
		product_in_parts(l, x, acc);
	else
		product(l, x, 0, acc);
}
#else

void
matmul_single(void)
{
}

bool
matmul_overflows(void)
{
	return false;
}

void
matmul(const struct reader *r, const struct linear *l,
    const struct quantised *x, int32_t *acc)
{
	r->kernel->product(l, x->q, x->n, acc);
}
#endif
