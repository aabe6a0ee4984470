/* lines: a large sorted table, searched where it lies. */
#include "lang/lines.h"

struct str
lines_at(struct str text, size_t at, size_t *next_out)
{
	size_t beg = at, end = at;

	while (beg > 0 && text.s[beg - 1] != '\n')
		beg--;
	while (end < text.n && text.s[end] != '\n')
		end++;
	*next_out = end < text.n ? end + 1 : end;
	return (struct str){ text.s + beg, end - beg };
}

size_t
lines_find(struct str text, struct str key)
{
	size_t lo = 0, hi = text.n;

	while (lo < hi) {
		size_t next;
		struct str line = lines_at(text, lo + (hi - lo) / 2, &next);

		if (str_cmp(line, key) < 0)
			lo = next;
		else
			hi = (size_t)(line.s - text.s);
	}
	return lo;
}
