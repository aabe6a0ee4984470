/* kernel_avx512: the arithmetic for processors with AVX-512. */
#if defined __x86_64__
#include <math.h>
#include <string.h>

#if defined __clang__
#pragma clang attribute push( \
    __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl"))), \
    apply_to = function)
#else
#pragma GCC target("avx512f,avx512bw,avx512dq,avx512vl")
#endif

#define LANES 16
#include "reader/kernel_body.h"

KERNEL(kernel_avx512, "avx512");

#if defined __clang__
#pragma clang attribute pop
#endif
#endif
