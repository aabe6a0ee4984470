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

/* Ten to the power: those that a double holds exactly. */
static const double powers[] = {
	1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12,
	1e13, 1e14, 1e15
};
#define DECIMALS 15

/* The digits of `u`, a point before the last n of them. */
static void
put_decimal(struct buf *b, uint64_t u, int n)
{
	char text[32], *p = text + sizeof text;

	for (int i = 0; i < n || u > 0 || i == n; i++) {
		if (i == n && n > 0)
			*--p = '.';
		*--p = (char)('0' + u % 10);
		u /= 10;
	}
	buf_add(b, (struct str){ p, (size_t)(text + sizeof text - p) });
}

/* Most numbers are a whole number over a small power of ten, which division
 * gives back exactly (Clinger 1990): they need no printf and no reading back.
 * False: this is none. */
static bool
put_short(struct buf *b, double x)
{
	double size = fabs(x);

	if (size != 0 && (size < 1e-4 || size >= 1e15))
		return false;
	for (int n = 1; n <= DECIMALS; n++) {
		double whole = nearbyint(size * powers[n]);

		if (whole >= 1e15)
			return false;
		if (whole / powers[n] != size)
			continue;
		if (x < 0)
			buf_char(b, '-');
		put_decimal(b, (uint64_t)whole, n);
		return true;
	}
	return false;
}

void
buf_number(struct buf *b, double x)
{
	char text[40];
	size_t digits;

	if (fpclassify(x) == FP_SUBNORMAL || x == 0)
		x = 0;
	if (put_short(b, x))
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
	char text[24], *p = text + sizeof text;
	uint64_t u = x < 0 ? 0 - (uint64_t)x : (uint64_t)x;

	do
		*--p = (char)('0' + u % 10);
	while ((u /= 10) != 0);
	if (x < 0)
		*--p = '-';
	buf_add(b, (struct str){ p, (size_t)(text + sizeof text - p) });
}

void
buf_free(struct buf *b)
{
	free(b->s);
	*b = (struct buf){ 0 };
}
