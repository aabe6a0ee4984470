/* route: the shortest paths between two nodes. */
#ifndef ROUTE_H
#define ROUTE_H

#include "graph/graph.h"

struct route {
	ids    nodes;		/* from the first to the last                 */
	double weight;		/* the sum of the weights of its steps        */
};

struct routes {
	double length;		/* of each; infinite: there is none           */
	bool   is_cut;		/* there are more than `most`                 */
	VEC(struct route) at;	/* the heaviest first, then by the order of
				 * the nodes                                  */
};

struct route_options {
	bool     is_directed;	/* along the edges only                       */
	bool     is_weighted;	/* a step is 1/weight long, not 1: of all edges
				 * between the two together                   */
	uint32_t most;
};

/* 0, or -1: weights of 0 or less where they count. */
int route_find(struct arena *, const struct graph *, uint32_t from,
    uint32_t to, const struct route_options *, struct routes *out);

#endif
