/* buf: text that grows. */
#include "base/buf.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void
buf_room(struct buf *b, size_t more)
{
	size_t cap = b->cap != 0 ? b->cap : 256;

	if (b->cap - b->n < more && b->empty != NULL)
		b->empty(b);
	if (b->cap - b->n >= more)
		return;
	while (cap - b->n < more)
		cap *= 2;
	if ((b->s = realloc(b->s, cap)) == NULL) {
		fputs("whowhom: out of memory\n", stderr);
		abort();
	}
	b->cap = cap;
}

void
buf_printf(struct buf *b, const char *fmt, ...)
{
	va_list ap;
	int n;

	buf_room(b, 1);
	va_start(ap, fmt);
	n = vsnprintf(b->s + b->n, b->cap - b->n, fmt, ap);
	va_end(ap);
	if (n < 0)
		return;
	if ((size_t)n >= b->cap - b->n) {
		buf_room(b, (size_t)n + 1);
		va_start(ap, fmt);
		vsnprintf(b->s + b->n, (size_t)n + 1, fmt, ap);
		va_end(ap);
	}
	b->n += (size_t)n;
}

/* ---- numbers ---------------------------------------------------------- */

static int
count_digits(uint64_t u)
{
	int n = 1;

	for (; u >= 10000; u /= 10000)
		n += 4;
	return n + (u >= 10) + (u >= 100) + (u >= 1000);
}

/* The last n digits of `u`. */
static void
put_digits(struct buf *b, uint64_t u, int n)
{
	static const char pairs[] =
	    "0001020304050607080910111213141516171819"
	    "2021222324252627282930313233343536373839"
	    "4041424344454647484950515253545556575859"
	    "6061626364656667686970717273747576777879"
	    "8081828384858687888990919293949596979899";
	char *p;

	if (b->cap - b->n < (size_t)n)
		buf_room(b, (size_t)n);
	b->n += (size_t)n;
	p = b->s + b->n;
	for (; n >= 2; n -= 2, u /= 100)
		memcpy(p -= 2, &pairs[u % 100 * 2], 2);
	if (n > 0)
		*--p = (char)('0' + u % 10);
}

static const uint64_t tens[] = {
	1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000,
	1000000000, 10000000000, 100000000000, 1000000000000, 10000000000000,
	100000000000000, 1000000000000000, 10000000000000000,
	100000000000000000, 1000000000000000000, 10000000000000000000u
};

/* The digits of `u`, a point before the last n of them, of which there is at
 * least one; zeros at the end are left out. */
static void
put_decimal(struct buf *b, uint64_t u, int n)
{
	uint64_t whole = u / tens[n], rest = u % tens[n];

	for (; n > 1 && rest % 10 == 0; n--)
		rest /= 10;
	put_digits(b, whole, count_digits(whole));
	buf_char(b, '.');
	put_digits(b, rest, n);
}

/* Thousandths, as most numbers are. */
static bool
put_short(struct buf *b, double size)
{
	uint64_t thousandths;

	if (!(size < 1e12))
		return false;
	thousandths = (uint64_t)(size * 1000 + 0.5);
	if ((double)thousandths / 1000 != size)
		return false;
	put_decimal(b, thousandths, 3);
	return true;
}

/* a * b / 2^shift, rounded to even; shift 1…63, and the product is less than
 * 2^(64 + shift). */
static uint64_t
multiply(uint64_t a, uint64_t b, int shift)
{
	uint64_t al = a & 0xffffffff, ah = a >> 32;
	uint64_t bl = b & 0xffffffff, bh = b >> 32;
	uint64_t middle = ah * bl + (al * bl >> 32);
	uint64_t rest = (middle & 0xffffffff) + al * bh;
	uint64_t high = ah * bh + (middle >> 32) + (rest >> 32);
	uint64_t low = a * b, half = (uint64_t)1 << 63;
	uint64_t whole = high << (64 - shift) | low >> shift;
	uint64_t left = low << (64 - shift);

	return whole + (left > half || (left == half && (whole & 1) != 0));
}

/* What `%.17g` and `%.15g` make of most numbers, by whole numbers: all 17
 * digits are the mantissa times a power of ten, which 128 bits hold.  The
 * first 15 do where they read back to the same, that is, divided by their
 * power of ten, which a double holds exactly (Clinger 1990).  False: the
 * number is too small or large. */
static bool
put_usual(struct buf *b, double size)
{
	static const double powers[] = {		/* from 10^-3 on */
		1e-3, 1e-2, 1e-1, 1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8,
		1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17
	}, *const power = powers + 3;
	double mantissa;
	uint64_t digits, first;
	int exponent, decimals = 19;

	if (!(size >= power[-3] && size < power[14]))
		return false;
	while (size >= power[17 - decimals])
		decimals--;
	mantissa = ldexp(frexp(size, &exponent), 53);
	digits = multiply((uint64_t)mantissa, tens[decimals], 53 - exponent);
	first = (digits + 50) / 100;
	if ((double)first / power[decimals - 2] == size)
		put_decimal(b, first, decimals - 2);
	else
		put_decimal(b, digits, decimals);
	return true;
}

void
buf_number(struct buf *b, double x)
{
	char text[40];
	size_t digits;

	if (fpclassify(x) == FP_SUBNORMAL || x == 0) {
		buf_lit(b, "0.0");
		return;
	}
	if (x < 0) {
		buf_char(b, '-');
		x = -x;
	}
	if (put_short(b, x) || put_usual(b, x))
		return;
	snprintf(text, sizeof text, "%.15g", x);
	if (strtod(text, NULL) != x)
		snprintf(text, sizeof text, "%.17g", x);
	digits = strcspn(text, "e");
	buf_add(b, (struct str){ text, digits });
	if (memchr(text, '.', digits) == NULL)
		buf_lit(b, ".0");
	buf_add(b, str_of(text + digits));
}

void
buf_integer(struct buf *b, int64_t x)
{
	uint64_t u = x < 0 ? 0 - (uint64_t)x : (uint64_t)x;

	if (x < 0)
		buf_char(b, '-');
	put_digits(b, u, count_digits(u));
}

void
buf_free(struct buf *b)
{
	free(b->s);
	*b = (struct buf){ 0 };
}
