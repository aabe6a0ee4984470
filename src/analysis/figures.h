/* figures: what there is to say about a whole graph; the list is
 * figures.def. */
#ifndef FIGURES_H
#define FIGURES_H

#include "graph/graph.h"

enum figure {
#define FIGURE(id, name, is_count, help) FIGURE_##id,
#include "analysis/figures.def"
#undef FIGURE
	FIGURE_COUNT
};

extern const struct figure_row {
	const char *name;
	bool        is_count;		/* an integer                         */
	const char *help;
} figure_rows[FIGURE_COUNT];

struct figures {
	double            value[FIGURE_COUNT];	/* NaN: there is none         */
	VEC(struct edge)  bridges;		/* source < target            */
};

struct figures_options {
	bool     is_undirected;		/* ignore direction                   */
	long     threads;		/* 0: one a processor                 */
	uint64_t seed;			/* of the communities                 */
};

/* The bridges live in the arena.  0, or -1 with *why_out (static text). */
int figures_of(struct arena *, const struct graph *,
    const struct figures_options *, struct figures *out,
    const char **why_out);

#endif
