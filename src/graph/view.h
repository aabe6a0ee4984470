/* view: knowledge seen as a graph.
 *
 * Reads   struct knowledge
 * Writes  struct graph, with the columns of columns.def
 * Rules   directions, weights and levels: DESIGN.md and EXPORT.md, rule 7 */
#ifndef VIEW_H
#define VIEW_H

#include "corpus/knowledge.h"
#include "graph/filter.h"
#include "graph/graph.h"

struct maker;

struct view {
	const char *name;
	const char *help;
	unsigned    statuses;		/* of events, unless told otherwise;
					 * 0: the view is not of events       */
	void      (*build)(struct maker *);
};

/* Ended by a row without a name. */
extern const struct view views[];

/* The columns of all views: columns.def. */
extern const struct column view_node_columns[], view_edge_columns[];
extern const uint32_t view_node_column_count, view_edge_column_count;

/* The view called so, or NULL. */
const struct view *view_find(const char *name);

/* The graph of the view; filter NULL: all, as the view has it. */
void view_build(const struct view *, const struct knowledge *,
    const struct filter *, struct graph *out);

#endif
