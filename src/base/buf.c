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

void
buf_number(struct buf *b, double x)
{
	char text[40];

	if (fpclassify(x) == FP_SUBNORMAL || x == 0)
		x = 0;
	snprintf(text, sizeof text, "%.15g", x);
	if (strtod(text, NULL) != x)
		snprintf(text, sizeof text, "%.17g", x);
	if (strpbrk(text, ".e") == NULL)
		strcat(text, ".0");
	buf_add(b, str_of(text));
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
