/* wide_avx512: the search for processors with AVX-512. */
#include "analysis/wide.h"

#if defined __x86_64__
#if defined __clang__
#pragma clang attribute push( \
    __attribute__((target("avx512f,avx512vl,avx512dq,avx512bw,popcnt"))), \
    apply_to = function)
#else
#pragma GCC target("avx512f,avx512vl,avx512dq,avx512bw,popcnt")
#endif

#include "analysis/wide_body.h"

WIDE(wide_avx512, "avx512");

#if defined __clang__
#pragma clang attribute pop
#endif
#endif
