/* part: less of a graph.
 *
 * Direction is ignored.  In a graph with nodes of the type `event` (the view
 * events) an event is no step: it lies between those who take part in it. */
#ifndef PART_H
#define PART_H

#include "graph/graph.h"

/* Leave the nodes and edges whose flag is set (NULL: all); an edge without
 * both its ends goes too. */
void graph_keep(struct graph *, const bool *nodes, const bool *edges);

/* Leave nothing. */
void graph_drop(struct graph *);

/* Only nodes of these types, of these countries (their columns `type` and
 * `country`; case aside).  0, or -1 where no node has such a column or one of
 * the names: *bad_out is it, empty for the column. */
int part_labelled(struct graph *, const char *column, struct str names,
    struct str *bad_out);

/* Only edges at least so heavy, and nodes that have one. */
void part_heavy(struct graph *, double min_weight);

/* Only what is at most `depth` steps from the node; events where two of those
 * left take part, or the node itself does. */
void part_ego(struct graph *, uint32_t node, uint32_t depth);

/* Only the component of the node, or (NONE) the largest, of equals the one
 * that comes first. */
void part_component(struct graph *, uint32_t node);

/* Only the K-core: nodes that have k neighbours or more among themselves. */
void part_core(struct graph *, uint32_t k);

/* Steps from the node to each, ignoring direction; UINT32_MAX: none leads
 * there. */
uint32_t *part_distances(struct arena *, const struct graph *, uint32_t node);

#endif
