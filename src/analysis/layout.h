/* layout: where the nodes of a graph lie, by igraph.
 *
 * Each connected component is laid out by itself, all edges alike, without
 * direction and weight, from a fixed seed: the same graph gives the same
 * places with the same igraph on the same kind of processor. */
#ifndef LAYOUT_H
#define LAYOUT_H

#include "graph/graph.h"

#define LAYOUT_SEED 1

struct piece;

struct layout {
	const char *name, *help;
	uint32_t    most;	/* nodes of a component, unless asked for     */
	int       (*place)(struct piece *);
};

/* Ended by a row without a name. */
extern const struct layout layouts[];

/* The layout called so, or NULL. */
const struct layout *layout_find(struct str name);

struct place {
	double   x, y;			/* within the component, any scale    */
	uint32_t component;		/* 0, 1, … in the order of the nodes  */
};

/* The place of each node; `l` NULL: for each component the first of the table
 * that takes so many nodes.  0, or -1 with *why_out (static text) set. */
int layout_compute(const struct layout *l, const struct graph *,
    struct place *out, const char **why_out);

#endif
