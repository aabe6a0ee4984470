/* tidy: foreign graphs in the form that ours have. */
#ifndef TIDY_H
#define TIDY_H

#include "graph/graph.h"

/* Columns that the views have, in a graph that was read from a file, get the
 * views' types: lists, whole numbers, flags; a name without a label becomes
 * the label; ids are no column. */
void tidy_types(struct graph *);

/* Make what was read fit to be written (EXPORT.md, rules 3 to 6): ids and names
 * of columns are sound and unique, each node has a label, each edge a weight
 * above 0 and, in a graph without directions, symmetric=true. */
void tidy_graph(struct graph *);

#endif
