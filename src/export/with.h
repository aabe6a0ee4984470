/* with: columns that are computed on request, so that a graph says who is
 * central and looks right where it is opened.
 *
 * Names of columns: EXPORT.md, rule 4. */
#ifndef WITH_H
#define WITH_H

#include "analysis/layout.h"
#include "analysis/measure.h"

/* What is asked for. */
struct with {
	VEC(const struct measure *) measures;
	bool is_community, is_layout;
	const struct layout *layout;	/* NULL: by the graph's size          */
};

/* Read `pagerank,community,layout`: measures, `community`, `layout` or the
 * name of one.  0, or -1 with *bad_out the name that is none of them. */
int with_read(struct arena *, const char *names, struct with *out,
    struct str *bad_out);

/* Add a column to the nodes for each measure and for the community; for a
 * layout x, y, size and color.  0, or -1 with *what_out and *why_out (static
 * text) set: what cannot be computed, and why. */
int with_add(const struct with *, struct graph *, const char **what_out,
    const char **why_out);

/* The colour of nodes of the type, `#rrggbb`; grey where it has none. */
const char *with_color(struct str type);

#endif
