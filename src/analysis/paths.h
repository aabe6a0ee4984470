/* paths: what all shortest paths say about the nodes; unweighted. */
#ifndef PATHS_H
#define PATHS_H

#include "analysis/wide.h"

/* Distances of each node of the network (merged, without loops) to all that it
 * reaches, along the arcs; exact, whatever `threads` (0: one a processor). */
void paths_distances(const struct network *, long threads,
    struct distance_sums *out);

/* Betweenness of each node of the network, not normalised: a sum over ordered
 * pairs, without direction over unordered ones (Brandes 2001, 2008).  The same
 * bytes whatever `threads`. */
void paths_betweenness(const struct network *, long threads, double *out);

/* How far an estimate may be off, and what it came from. */
struct estimate {
	double   error;		/* in: of betweenness / (n (n - 1)), above 0  */
	double   confidence;	/* in: above 0, below 1                       */
	uint64_t seed;		/* in                                         */
	uint64_t samples;	/* out: pairs of nodes drawn                  */
	uint32_t longest;	/* out: at least as many nodes as any shortest
				 * path has                                   */
};

/* The same, estimated from shortest paths between random pairs: with the
 * probability `confidence`, no value is off by more than
 * `error` * n (n - 1), half of that without direction.  Riondato and
 * Kornaropoulos 2016 (Data Mining and Knowledge Discovery 30): the number of
 * samples that bounds the dimension of Vapnik and Chervonenkis. */
void paths_betweenness_estimated(struct network *, long threads,
    struct estimate *, double *out);

#endif
