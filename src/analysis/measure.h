/* measure: who is central.
 *
 * Each row of the table says what a measure is, on which view of the graph it
 * is computed and what becomes of the weights.  Names and definitions are
 * those that igraph, NetworkX and networkit can be compared by.
 *
 * An edge with symmetric=true stands for two, one in each direction.  A graph
 * without nodes has no values; a node without edges has 0, but in PageRank,
 * where it keeps its share. */
#ifndef MEASURE_H
#define MEASURE_H

#include "graph/graph.h"

enum graph_view {
	VIEW_MULTI,	/* parallel edges and loops as they are               */
	VIEW_SIMPLE,	/* parallel edges merged, weights summed; no loops    */
	VIEW_PLAIN	/* the same without direction                         */
};

enum weight_use {
	WEIGHT_UNUSED,	/* every edge counts one                              */
	WEIGHT_AMOUNT,	/* more is more                                       */
	WEIGHT_DISTANCE	/* an edge is 1/weight long                           */
};

struct network;

struct measure {
	const char     *name;
	const char     *help;
	enum graph_view view;
	enum weight_use weights;
	bool            is_count;	/* an integer                         */
	int           (*compute)(const struct network *, double *value);
};

/* Ended by a row without a name. */
extern const struct measure measures[];
extern const char *const graph_view_names[], *const weight_use_names[];

/* The measure called so, `_` and `-` aside, or NULL. */
const struct measure *measure_find(struct str name);

/* What stands for it where direction is ignored: `betweenness_undirected` for
 * `betweenness`; itself where there is none. */
const struct measure *measure_undirected(const struct measure *);

/* The value of each node.  0, or -1 with *why_out (static text) set. */
int measure_compute(const struct measure *, const struct graph *,
    bool is_undirected, double *value_out, const char **why_out);

#endif
