/* load: graph files, ours and others', by igraph. */
#ifndef LOAD_H
#define LOAD_H

#include "graph/graph.h"

/* Read the graph that the text is; `path` is for messages and its ending says
 * the format.  0, or -1; diag() said why. */
int load_graph(struct graph *out, const char *path, struct str text);

/* The same for a table of edges whose first line names the columns. */
int load_csv(struct graph *out, const char *path, struct str text);

#endif
