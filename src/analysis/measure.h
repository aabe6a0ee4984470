/* measure: who is central.
 *
 * Each row of the table says what a measure is, where it is from, on which
 * view of the graph it is computed, what becomes of the weights, and what it
 * is where the graph falls apart.  Names and definitions are those that igraph,
 * NetworkX and networkit can be compared by.
 *
 * An edge with symmetric=true stands for two, one in each direction.  A graph
 * without nodes has no values. */
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

struct measuring;

struct measure {
	const char     *name;
	const char     *help;
	const char     *source;		/* who defined it so                  */
	const char     *apart;		/* what a node has that is alone, or
					 * does not reach all                 */
	enum graph_view view;
	enum weight_use weights;
	bool            is_count;	/* an integer                         */
	/* 0, or -1 with `why` set. */
	int           (*compute)(struct measuring *, double *value);
};

/* Ended by a row without a name. */
extern const struct measure measures[];
extern const char *const graph_view_names[], *const weight_use_names[];

/* The measure called so, `_` and `-` aside, or NULL. */
const struct measure *measure_find(struct str name);

/* What stands for it where direction is ignored: `betweenness_undirected` for
 * `betweenness`; itself where there is none. */
const struct measure *measure_undirected(const struct measure *);

/* The same with `_estimated`; NULL where there is none. */
const struct measure *measure_estimated(const struct measure *);

struct measure_options {
	bool     is_undirected;	/* ignore direction                           */
	long     threads;	/* 0: one a processor; no value changes       */
	uint64_t seed;		/* of estimates                               */
	double   error;		/* of estimates: 0…1; 0 stands for 0.01       */
	double   confidence;	/* that they are no worse: 0…1; 0: 0.99       */
	const uint32_t *restart;	/* nodes of personalised PageRank     */
	uint32_t nrestart;
};

/* What else there is to say about a value. */
struct measure_notes {
	uint64_t samples;	/* of an estimate; else 0                     */
	double   most_off;	/* …by how much a value may be wrong          */
	double   confidence;	/* …with this probability                     */
	double   attenuation;	/* of Katz; else 0                            */
};

/* The value of each node; NaN for a node that has none (`apart` says so).
 * 0, or -1 with *why_out (static text) set.  `notes_out` may be NULL. */
int measure_run(const struct measure *, const struct graph *,
    const struct measure_options *, double *value_out,
    struct measure_notes *notes_out, const char **why_out);

/* The same with all options as they are unless told otherwise. */
int measure_compute(const struct measure *, const struct graph *,
    bool is_undirected, double *value_out, const char **why_out);

#endif
