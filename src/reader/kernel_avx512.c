/* kernel_avx512: the arithmetic for processors with AVX-512 and VNNI. */
#include "reader/kernel.h"

#if defined __x86_64__
#include <immintrin.h>
#include <math.h>
#include <string.h>

#if defined __clang__
#pragma clang attribute push( \
    __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,avx512vnni"))), \
    apply_to = function)
#else
#pragma GCC target("avx512f,avx512bw,avx512dq,avx512vl,avx512vnni")
#endif

#define LANES   16
#define ROWS_IN 8
#define TILES   3
#define SHIFT   0
/* not the intrinsic: gcc 12 moves its sums between registers and memory */
#define DOT(sum, a, w) __asm__("vpdpbusd %2, %1, %0" \
	: "+v"(sum) : "v"(a), "v"(w))
#define LARGER(a, b)  ((vec)_mm512_max_ps(a, b))
#define SMALLER(a, b) ((vec)_mm512_min_ps(a, b))
#include "reader/kernel_body.h"

KERNEL(kernel_avx512, "avx512");

#if defined __clang__
#pragma clang attribute pop
#endif
#endif
