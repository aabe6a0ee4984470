/* by_line: a file line by line, in the memory of its longest line. */
#include "base/by_line.h"

#include "base/file.h"

enum { PIECE = 1 << 16 };

/* Read on; what was given goes. */
static void
read_piece(struct by_line *l)
{
	char piece[PIECE];
	struct str rest = str_from(buf_str(&l->text), l->used);
	int64_t n = file_read_at(l->fd, l->next, piece, sizeof piece,
	    &l->why);

	l->is_end = n <= 0;
	/* the memory of a long line is given back */
	if (l->text.cap > 64 * PIECE && rest.n < PIECE) {
		struct buf small = { 0 };

		buf_add(&small, rest);
		buf_free(&l->text);
		l->text = small;
	} else if (rest.n > 0) {
		memmove(l->text.s, rest.s, rest.n);
	}
	l->text.n = rest.n;
	l->used = 0;
	if (n > 0) {
		buf_add(&l->text, (struct str){ piece, (size_t)n });
		l->next += (uint64_t)n;
	}
}

bool
by_line_next(struct by_line *l, struct str *out)
{
	size_t seen = 0;
	const char *end = NULL;
	struct str rest;

	for (;;) {
		rest = str_from(buf_str(&l->text), l->used);
		end = rest.n > seen ? memchr(rest.s + seen, '\n',
		    rest.n - seen) : NULL;
		if (end != NULL || l->is_end)
			break;
		seen = rest.n;
		read_piece(l);
	}
	if (rest.n == 0)
		return false;
	*out = end != NULL ? str_head(rest, (size_t)(end - rest.s)) : rest;
	l->at = l->next - rest.n;
	l->number++;
	l->used += out->n + (end != NULL);
	return true;
}

void
by_line_end(struct by_line *l)
{
	buf_free(&l->text);
}
