/* kernel_neon: the arithmetic for arm64 with the dot products of ARMv8.2. */
#include "reader/kernel.h"

#if defined __aarch64__
#include <arm_neon.h>
#include <math.h>
#include <string.h>

#if defined __clang__
#pragma clang attribute push( \
    __attribute__((target("dotprod"))), apply_to = function)
#else
#pragma GCC target("arch=armv8.2-a+dotprod")
#endif

#define LANES   4
#define ROWS_IN 4
#define TILES   1
#define SHIFT   128	/* both sides of the dot product have a sign */
#define DOT(sum, a, w) ((sum) = (ivec)vdotq_s32((int32x4_t)(sum), \
	(int8x16_t)(w), veorq_s8((int8x16_t)(a), vdupq_n_s8(-128))))
#include "reader/kernel_body.h"

KERNEL(kernel_neon, "neon");

#if defined __clang__
#pragma clang attribute pop
#endif
#endif
