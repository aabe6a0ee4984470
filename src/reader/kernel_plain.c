/* kernel_plain: the arithmetic for any processor. */
#include <math.h>
#include <string.h>

#define LANES   4
#define ROWS_IN 4
#define TILES   1
#define SHIFT   0
/* Products of an activation with a weight of 7 bits, and the sum of two of
 * them, fit into 16 bits. */
#define DOT(sum, a, w) do {						\
		typedef int16_t wide __attribute__((vector_size(32)));	\
		typedef int16_t half __attribute__((vector_size(16)));	\
		typedef uint8_t bytes __attribute__((vector_size(16)));	\
		wide p_ = __builtin_convertvector((bytes)(a), wide) *	\
		    __builtin_convertvector(w, wide);			\
		half s_ = __builtin_shufflevector(p_, p_,		\
		    0, 2, 4, 6, 8, 10, 12, 14) +			\
		    __builtin_shufflevector(p_, p_,			\
		    1, 3, 5, 7, 9, 11, 13, 15);				\
									\
		/* the two halves of each lane */			\
		(sum) += ((ivec)s_ << 16 >> 16) + ((ivec)s_ >> 16);	\
	} while (0)
#include "reader/kernel_body.h"

KERNEL(kernel_plain, "plain");
