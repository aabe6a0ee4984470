/* network: a graph in one of its views, as arcs, as neighbours, as igraph's.
 * Only analysis/ includes this. */
#ifndef NETWORK_H
#define NETWORK_H

#include "analysis/measure.h"
#include "graph/igraph.h"

struct arc {
	uint32_t from, to;
	double   weight;		/* or distance                        */
};

struct network {
	struct arena    mem;
	uint32_t        nodes;
	bool            is_directed;
	VEC(struct arc) arcs;		/* merged ones by `from`, then `to`   */
	/* made when asked for */
	bool            has_igraph;
	igraph_t        igraph;
	igraph_vector_t values;		/* weight or distance of each arc     */
	const igraph_vector_t *weights;	/* the same, or NULL: all count one   */
	enum weight_use use;
};

/* The graph in this view; without direction if `is_undirected` or the view is.
 * 0, or -1 with *why_out (static text) set: the weights make no sense. */
int network_make(struct network *, const struct graph *, enum graph_view,
    enum weight_use, bool is_undirected, const char **why_out);
void network_free(struct network *);

/* The same as igraph's, kept until network_free(); igraph's errors do not end
 * the program.  NULL if igraph has no memory for it. */
const igraph_t *network_igraph(struct network *);

/* The strong component of each node, numbered from 0; how many.  Should igraph
 * have no memory: all in one. */
uint32_t network_strong(struct network *, uint32_t *part_out);

/* Neighbours: those of node i are to[at[i]…at[i + 1] - 1]. */
struct neighbours {
	uint32_t *at, *to;
};

/* Who follows whom, unweighted.  Nodes are numbered anew, those with most
 * arcs first: what is read most lies together. */
struct adjacency {
	struct arena      mem;
	uint32_t          n, m;		/* nodes; arcs, each edge without
					 * direction being two                */
	bool              is_directed;
	struct neighbours out, in;	/* the same without direction         */
	uint32_t         *node;		/* the network's number of each node  */
};

/* Of a network without loops and parallel arcs; to be freed. */
void adjacency_make(struct adjacency *, const struct network *);
void adjacency_free(struct adjacency *);

#endif
