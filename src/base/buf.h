/* buf: text that grows.  Zeroed is empty; buf_free() ends it. */
#ifndef BUF_H
#define BUF_H

#include "base/str.h"

struct buf {
	char  *s;
	size_t n, cap;
};

void buf_add(struct buf *, struct str);
void buf_char(struct buf *, char);
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
