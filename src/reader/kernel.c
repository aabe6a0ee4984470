/* kernel: which of them this processor can run. */
#include "reader/kernel.h"

const struct kernel *const *
kernel_list(void)
{
	static const struct kernel *const all[] = {
#if defined __x86_64__
		&kernel_avx512, &kernel_avx2,
#endif
		&kernel_plain, NULL
	};

#if defined __x86_64__
	__builtin_cpu_init();
	if (__builtin_cpu_supports("avx512f") &&
	    __builtin_cpu_supports("avx512bw") &&
	    __builtin_cpu_supports("avx512dq") &&
	    __builtin_cpu_supports("avx512vl"))
		return all;
	return __builtin_cpu_supports("avx2") ? all + 1 : all + 2;
#else
	return all;
#endif
}
