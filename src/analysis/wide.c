/* wide: which of them this processor can run. */
#include "analysis/wide.h"

const struct wide *const *
wide_list(void)
{
#if defined __x86_64__
	static const struct wide *const all[] = {
		&wide_avx512, &wide_avx2, &wide_plain, NULL
	};

	__builtin_cpu_init();
	if (__builtin_cpu_supports("avx512f") &&
	    __builtin_cpu_supports("avx512vl") &&
	    __builtin_cpu_supports("avx512bw") &&
	    __builtin_cpu_supports("avx512dq"))
		return all;
	return __builtin_cpu_supports("avx2") ? all + 1 : all + 2;
#else
	static const struct wide *const all[] = { &wide_plain, NULL };

	return all;
#endif
}

const struct wide *
wide_best(void)
{
	return wide_list()[0];
}
