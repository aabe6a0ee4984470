/* format: the forms in which whowhom writes what it knows, one row each.
 *
 * Reads   struct knowledge, struct graph
 * Rules   EXPORT.md */
#ifndef FORMAT_H
#define FORMAT_H

#include "base/buf.h"
#include "corpus/knowledge.h"
#include "graph/graph.h"

/* How a format is written, where there are several ways. */
struct flavour {
	bool is_strict;			/* GraphML for the stock schema       */
};

struct format {
	const char *name;
	const char *ending;		/* of a file; NULL: only by name      */
	const char *help;
	/* one of the two: of the whole knowledge, or of a view of it */
	void      (*write_knowledge)(const struct knowledge *, struct buf *);
	void      (*write_graph)(const struct graph *, const struct flavour *,
	    struct buf *);
};

/* Ended by a row without a name. */
extern const struct format formats[];

/* The format called so, or NULL. */
const struct format *format_find(const char *name);

/* The format that the ending of the path speaks for, or NULL. */
const struct format *format_of_path(const char *path);

/* Append what the cell holds, which is not absent: numbers and flags as JSON
 * and XML both write them, text and lists as the format does. */
void format_cell(struct buf *, enum column_type, const union cell *,
    void (*text)(struct buf *, struct str),
    void (*list)(struct buf *, const union cell *));

/* The writers, one file each. */
void graphml_write(const struct graph *, const struct flavour *, struct buf *);
void node_link_write(const struct graph *, const struct flavour *,
    struct buf *);

#endif
