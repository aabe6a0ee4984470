/* table: cells of what a command answers. */
#include "cli/table.h"

#include <math.h>
#include <stdio.h>

#include "base/utf8.h"

static void
blanks(struct buf *b, size_t n)
{
	while (n-- > 0)
		buf_char(b, ' ');
}

void
table_cell(struct buf *b, struct str s, size_t width)
{
	size_t n = utf8_count(s);

	for (size_t i = 0; i < s.n; i++)
		buf_char(b, (unsigned char)s.s[i] < ' ' ? ' ' : s.s[i]);
	blanks(b, n < width ? width - n : 0);
}

void
table_right(struct buf *b, struct str s, size_t width)
{
	blanks(b, 2 + (s.n < width ? width - s.n : 0));
	buf_add(b, s);
}

void
table_number(struct buf *b, double x, size_t width)
{
	char text[32];

	if (isnan(x))
		snprintf(text, sizeof text, "-");
	else
		snprintf(text, sizeof text, "%.6g", x);
	table_right(b, str_of(text), width);
}

void
table_exact(struct buf *b, double x, bool is_count, struct str absent)
{
	if (isnan(x))
		buf_add(b, absent);
	else if (is_count)
		buf_integer(b, (int64_t)x);
	else
		buf_number(b, x);
}
