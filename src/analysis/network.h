/* network: a graph as igraph sees it.  Only analysis/ includes this. */
#ifndef NETWORK_H
#define NETWORK_H

#include "analysis/measure.h"
#include "graph/igraph.h"

struct network {
	igraph_t        ig;
	igraph_vector_t values;		/* weight or distance of each edge    */
	const igraph_vector_t *weights;	/* the same, or NULL: all count one   */
	bool            is_directed;
};

/* The graph in this view.  0, or -1 with *why_out (static text) set. */
int network_make(struct network *, const struct graph *, enum graph_view,
    enum weight_use, const char **why_out);
void network_free(struct network *);

#endif
