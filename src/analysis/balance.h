/* balance: signed graphs (Heider 1946, Cartwright and Harary 1956).
 *
 * Two nodes are friends (+) or foes (-): the sign of the sum of sign * weight
 * over all edges between them, whatever their direction; 0 is no edge.  The
 * signs are in the column `sign`; if there is none, negative weights are. */
#ifndef BALANCE_H
#define BALANCE_H

#include "graph/graph.h"

struct signed_edge {
	uint32_t a, b;		/* a < b                                      */
	int      sign;		/* -1, 1                                      */
};
typedef VEC(struct signed_edge) signed_edges;

/* By their ends; none if the graph has no signs. */
void signed_edges_of(struct arena *, const struct graph *, signed_edges *out);

/* Triangles by how many of their edges are negative, 0…3; those with none and
 * with two are balanced. */
void balance_triads(const signed_edges *, uint32_t nodes,
    uint64_t count_out[4]);

/* How many edges keep the graph from falling into two camps, friends within,
 * foes between: at least and at most; if they are equal, that is the line
 * index of balance (Harary 1959).  Blocks of up to 24 nodes are tried out; in
 * larger ones the upper end is the best of 32 descents, the lower one a number
 * of unbalanced circles without a common edge.  NaN: igraph has no memory. */
struct frustration {
	double at_least, at_most;
};
struct frustration balance_frustration(const signed_edges *, uint32_t nodes);

#endif
