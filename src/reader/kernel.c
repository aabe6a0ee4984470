/* kernel: which of them this processor can run. */
#include "reader/kernel.h"

#if defined __aarch64__
#include <asm/hwcap.h>
#include <sys/auxv.h>
#endif

const struct kernel *const *
kernel_list(void)
{
#if defined __x86_64__
	static const struct kernel *const all[] = {
		&kernel_avx512, &kernel_avx2, &kernel_plain, NULL
	};

	__builtin_cpu_init();
	if (__builtin_cpu_supports("avx512vnni") &&
	    __builtin_cpu_supports("avx512bw") &&
	    __builtin_cpu_supports("avx512dq") &&
	    __builtin_cpu_supports("avx512vl"))
		return all;
	return __builtin_cpu_supports("avx2") ? all + 1 : all + 2;
#elif defined __aarch64__
	static const struct kernel *const all[] = {
		&kernel_neon, &kernel_plain, NULL
	};

	return getauxval(AT_HWCAP) & HWCAP_ASIMDDP ? all : all + 1;
#else
	static const struct kernel *const all[] = { &kernel_plain, NULL };

	return all;
#endif
}
