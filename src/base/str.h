/* str: a borrowed piece of text; cut, do not index.
 *
 * UTF-8, not ended by NUL.  Whoever holds one keeps its owner alive. */
#ifndef STR_H
#define STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct str {
	const char *s;
	size_t      n;
};

#define STR(lit)   ((struct str){ "" lit, sizeof lit - 1 })
#define STR_FMT    "%.*s"
#define STR_ARG(x) (int)(x).n, (x).n ? (x).s : ""

static inline struct str
str_of(const char *s)
{
	return (struct str){ s, s != NULL ? strlen(s) : 0 };
}

static inline bool
str_eq(struct str a, struct str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.s, b.s, a.n) == 0);
}

static inline bool
str_is(struct str a, const char *b)
{
	return str_eq(a, str_of(b));
}

/* Bytewise order, as strcmp(). */
static inline int
str_cmp(struct str a, struct str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int c = n != 0 ? memcmp(a.s, b.s, n) : 0;

	return c != 0 ? c : (a.n > b.n) - (a.n < b.n);
}

static inline struct str
str_from(struct str a, size_t at)
{
	/* what is absent has no address to add to */
	return at > 0 ? (struct str){ a.s + at, a.n - at } : a;
}

static inline struct str
str_head(struct str a, size_t n)
{
	return (struct str){ a.s, n };
}

static inline bool
str_begins(struct str a, struct str with)
{
	return a.n >= with.n && str_eq(str_head(a, with.n), with);
}

/* Is it one of a list that NULL ends? */
static inline bool
str_is_one_of(struct str a, const char *const *list)
{
	for (; *list != NULL; list++)
		if (str_is(a, *list))
			return true;
	return false;
}

static inline bool
str_ends(struct str a, struct str with)
{
	return a.n >= with.n && str_eq(str_from(a, a.n - with.n), with);
}

/* Where `what` begins in `a`, or a.n. */
static inline size_t
str_find(struct str a, struct str what)
{
	for (size_t i = 0; i + what.n <= a.n; i++)
		if (memcmp(a.s + i, what.s, what.n) == 0)
			return i;
	return a.n;
}

/* Cut the part before `sep` off the front of `rest` and return it. */
static inline struct str
str_cut(struct str *rest, char sep)
{
	const char *p = rest->n ? memchr(rest->s, sep, rest->n) : NULL;
	struct str head = { rest->s, p ? (size_t)(p - rest->s) : rest->n };

	*rest = str_from(*rest, head.n);
	if (p != NULL)
		*rest = str_from(*rest, 1);
	return head;
}

/* The same without blanks, tabs and line ends around it. */
static inline struct str
str_trim(struct str a)
{
	while (a.n > 0 && strchr(" \t\r\n", a.s[0]) != NULL)
		a = str_from(a, 1);
	while (a.n > 0 && strchr(" \t\r\n", a.s[a.n - 1]) != NULL)
		a.n--;
	return a;
}

#endif
