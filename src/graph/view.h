/* view: knowledge seen as a graph.
 *
 * Reads   struct knowledge
 * Writes  struct graph, with the columns of columns.def
 * Rules   directions, weights and levels: DESIGN.md and EXPORT.md, rule 7 */
#ifndef VIEW_H
#define VIEW_H

#include "corpus/knowledge.h"
#include "graph/graph.h"

struct view {
	const char *name;
	const char *help;
	unsigned    statuses;		/* of events, unless told otherwise   */
	void      (*build)(struct graph *, const struct knowledge *,
	    unsigned statuses);
};

/* Ended by a row without a name. */
extern const struct view views[];

/* The view called so, or NULL. */
const struct view *view_find(const char *name);

/* A set of statuses: 1u << ACTUAL | … */
#define ALL_STATUSES ((1u << STATUS_COUNT) - 1)

/* The set named by `actual,planned` or `all`.  0, or -1. */
int view_statuses(const char *names, unsigned *out);

/* The graph of the view; `statuses` 0 stands for the view's own. */
void view_build(const struct view *, const struct knowledge *,
    unsigned statuses, struct graph *out);

#endif
