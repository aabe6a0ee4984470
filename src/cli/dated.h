/* dated: events in order of time, as commands print them. */
#ifndef CLI_DATED_H
#define CLI_DATED_H

#include "base/str.h"

struct dated {
	struct str date;		/* ISO 8601, or empty                 */
	uint32_t   event;
};

/* For qsort(): by date, those without one last; then by number. */
static inline int
by_date(const void *x, const void *y)
{
	const struct dated *a = x, *b = y;
	int c;

	if ((a->date.n == 0) != (b->date.n == 0))
		return a->date.n == 0 ? 1 : -1;
	if ((c = str_cmp(a->date, b->date)) != 0)
		return c;
	return (a->event > b->event) - (a->event < b->event);
}

#endif
