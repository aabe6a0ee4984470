/* kernel_avx2: the arithmetic for processors with AVX2. */
#if defined __x86_64__
#include <math.h>
#include <string.h>

#if defined __clang__
#pragma clang attribute push( \
    __attribute__((target("avx2"))), \
    apply_to = function)
#else
#pragma GCC target("avx2")
#endif

#define LANES 8
#include "reader/kernel_body.h"

KERNEL(kernel_avx2, "avx2");

#if defined __clang__
#pragma clang attribute pop
#endif
#endif
