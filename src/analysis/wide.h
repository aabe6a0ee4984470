/* wide: breadth-first search from many nodes at once, in vectors.
 *
 * The same source (wide_body.h) is compiled once a kind of processor.  All
 * of them give the same bits: each lane adds in the same order. */
#ifndef WIDE_H
#define WIDE_H

#include "analysis/network.h"

enum {
	SEARCHES = 512,		/* at once where only distances count         */
	LANES = 16,		/* at once where paths are counted            */
	LINE = 64		/* bytes that arrays of vectors begin at      */
};

/* What distances from a node to all that it reaches come to. */
struct distance_sums {
	uint64_t sum;
	double   harmonic;	/* sum of 1/distance                          */
	uint32_t reached, farthest;
};

/* Sources of shortest paths and how often each counts; absent lanes are not
 * there from the end. */
struct batch {
	uint32_t        n;	/* at most LANES                              */
	const uint32_t *source;
	const double   *times;
};

/* What the lanes of a batch were good for: so many nodes seen by so many
 * searches in so many vectors. */
struct yield {
	uint64_t seen, vectors;
};

struct wide {
	const char *name;
	/* A thread's room for distances(), in the arena. */
	void *(*search_open)(const struct adjacency *, struct arena *);
	/* Add for every node its distances to nodes first…first + SEARCHES - 1
	 * to out[node].  Then et al. 2014 (VLDB), searching against the
	 * arrows, so that each node counts for itself. */
	void (*distances)(void *room, uint32_t first,
	    struct distance_sums *out);
	/* A thread's room for paths(), in the arena. */
	void *(*walk_open)(const struct adjacency *, struct arena *);
	/* Add the dependencies of the batch's sources on each node to
	 * out[node], and set reached[lane] to the number of nodes that each
	 * source reaches, itself aside.  Brandes 2001, level by level.  `out`
	 * NULL: only find out what the lanes are good for. */
	struct yield (*paths)(void *room, const struct batch *, double *out,
	    double *reached);
};

/* The one for this processor; and all that it can run, ended by NULL. */
const struct wide *wide_best(void);
const struct wide *const *wide_list(void);

extern const struct wide wide_plain;
#if defined __x86_64__
extern const struct wide wide_avx2, wide_avx512;
#endif

#endif
