/* bits: features as bits of a number. */
#ifndef BITS_H
#define BITS_H

#include <stdbool.h>
#include <stdint.h>

/* The bit of a feature if it is so; else none.  Sets of features that are told
 * apart otherwise may be numbered on from 64. */
static inline uint64_t
when(unsigned feature, bool is_so)
{
	return is_so ? (uint64_t)1 << feature % 64 : 0;
}

#endif
