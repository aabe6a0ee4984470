/* buf: text that grows.  Zeroed is empty; buf_free() ends it. */
#ifndef BUF_H
#define BUF_H

#include "base/str.h"

struct buf {
	char  *s;
	size_t n, cap;
	/* Called instead of growing: takes the text and sets n to 0.  For a
	 * file in the making (base/file.h); whoever appends to a buffer may
	 * not look back at what it holds. */
	void (*empty)(struct buf *);
};

/* Room for so many bytes more, at s + n. */
void buf_room(struct buf *, size_t more);

static inline void
buf_add(struct buf *b, struct str s)
{
	if (b->cap - b->n < s.n)
		buf_room(b, s.n);
	if (s.n > 0)
		memcpy(b->s + b->n, s.s, s.n);
	b->n += s.n;
}

static inline void
buf_char(struct buf *b, char c)
{
	if (b->cap == b->n)
		buf_room(b, 1);
	b->s[b->n++] = c;
}

void buf_printf(struct buf *, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
void buf_free(struct buf *);

/* Append the literal. */
#define buf_lit(b, lit) buf_add((b), STR(lit))

/* Append the shortest decimal that reads back to the same double, with a
 * point whatever the locale; -0 and subnormals as 0.  Not for NaN, infinity. */
void buf_number(struct buf *, double);
void buf_integer(struct buf *, int64_t);

static inline struct str
buf_str(const struct buf *b)
{
	return (struct str){ b->s, b->n };
}

#endif
