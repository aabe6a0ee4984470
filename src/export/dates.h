/* dates: when the nodes and edges of a graph are. */
#ifndef DATES_H
#define DATES_H

#include "base/buf.h"
#include "graph/graph.h"

/* A day, the first of a year or month: year << 9 | month << 5 | day.  Days
 * are ordered as these numbers. */
typedef uint32_t day;

struct dates {
	struct arena mem;
	uint32_t *node, *edge;		/* where in `at` the days of each
					 * begin; one more at the end         */
	day      *at;			/* of each row rising, each once      */
	bool      is_timed;		/* has an edge a day?                 */
};

/* The columns that hold dates; NULL ends them. */
extern const char *const date_columns[];

/* An edge's days are in its columns, a node's are its own and its edges'. */
struct dates dates_of(const struct graph *);
void dates_free(struct dates *);

/* Append it as YYYY-MM-DD. */
void dates_put(struct buf *, day);

#endif
