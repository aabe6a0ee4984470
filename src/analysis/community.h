/* community: which nodes keep together. */
#ifndef COMMUNITY_H
#define COMMUNITY_H

#include "graph/graph.h"

struct community_method;
struct network;

/* All work on the graph without direction, parallel edges merged with their
 * weights summed, loops left out (VIEW_PLAIN). */
struct community_method {
	const char *name;
	const char *help;
	const char *source;
	/* The community of each node, numbered in any way.  0, or -1 with
	 * *why_out set. */
	int       (*find)(struct network *, uint32_t *member_out,
	    const char **why_out);
};

/* Ended by a row without a name; the first is what to use unless told. */
extern const struct community_method community_methods[];

/* The method called so, or NULL. */
const struct community_method *community_find(struct str name);

struct communities {
	uint32_t  n;
	uint32_t *of;		/* of each node: 0…n - 1, the largest first, of
				 * like size the one whose first node is      */
	uint32_t *size;		/* of each community                          */
	double    modularity;	/* weighted, resolution 1 (Newman and Girvan
				 * 2004); NaN without edges                   */
};

/* The same seed gives the same communities.  A node without edges is one by
 * itself; an empty graph has none.  0, or -1 with *why_out (static text). */
int communities_of(struct arena *, const struct graph *,
    const struct community_method *, uint64_t seed, struct communities *out,
    const char **why_out);

#endif
