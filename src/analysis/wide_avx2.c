/* wide_avx2: the search for processors with AVX2. */
#include "analysis/wide.h"

#if defined __x86_64__
#if defined __clang__
#pragma clang attribute push( \
    __attribute__((target("avx2,popcnt"))), \
    apply_to = function)
#else
#pragma GCC target("avx2,popcnt")
#endif

#include "analysis/wide_body.h"

WIDE(wide_avx2, "avx2");

#if defined __clang__
#pragma clang attribute pop
#endif
#endif
