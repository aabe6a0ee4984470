/* kernel_avx2: the arithmetic for processors with AVX2.  Weights of 7 bits
 * keep the sum of two products within 16 bits: 2 * 255 * 63 < 2^15. */
#include "reader/kernel.h"

#if defined __x86_64__
#include <immintrin.h>
#include <math.h>
#include <string.h>

#if defined __clang__
#pragma clang attribute push( \
    __attribute__((target("avx2"))), \
    apply_to = function)
#else
#pragma GCC target("avx2")
#endif

#define LANES   8
#define ROWS_IN 4
#define TILES   1
#define SHIFT   0
#define DOT(sum, a, w) ((sum) += (ivec)_mm256_madd_epi16( \
	_mm256_maddubs_epi16((__m256i)(a), (__m256i)(w)), \
	_mm256_set1_epi16(1)))
#define LARGER(a, b)  ((vec)_mm256_max_ps(a, b))
#define SMALLER(a, b) ((vec)_mm256_min_ps(a, b))
#include "reader/kernel_body.h"

KERNEL(kernel_avx2, "avx2");

#if defined __clang__
#pragma clang attribute pop
#endif
#endif
