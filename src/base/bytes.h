/* bytes: eight at a time, to pass over text in which nothing is special. */
#ifndef BYTES_H
#define BYTES_H

#include <stdint.h>
#include <string.h>

#define BYTES(c) (UINT64_C(0x0101010101010101) * (unsigned char)(c))

static inline uint64_t
bytes_load(const char *at)
{
	uint64_t x;

	memcpy(&x, at, sizeof x);
	return x;
}

/* Not 0 if one of them is `c`. */
static inline uint64_t
bytes_have(uint64_t x, char c)
{
	uint64_t y = x ^ BYTES(c);

	return (y - BYTES(1)) & ~y & BYTES(0x80);
}

/* Not 0 if one of them is less than `c`, which is at most 0x80. */
static inline uint64_t
bytes_below(uint64_t x, char c)
{
	return (x - BYTES(c)) & ~x & BYTES(0x80);
}

#endif
