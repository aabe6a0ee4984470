/* reread: what was written, read again, to see that nothing was lost.
 *
 * Each reader makes a graph with the columns of the one that was written, in
 * the same order of rows; only what the format carries is a column. */
#ifndef REREAD_H
#define REREAD_H

#include "base/buf.h"
#include "base/map.h"
#include "export/format.h"

/* What differs between what was written and what is there: put it into `text`,
 * then reread_differs(). */
struct differences {
	const char *path;
	struct buf  text;
	uint32_t    n;
};

/* Say it, by diag(), if it is one of the first 10. */
void reread_differs(struct differences *);

/* Say how many more there are.  How many in all. */
uint32_t reread_end(struct differences *);

/* Begin a graph with all columns of `like`. */
void reread_begin(struct graph *out, const struct graph *like);

/* A cell of this type from text: numbers and flags as we write them, lists
 * joined by `; `.  Absent where the text is none such; the text is borrowed. */
union cell reread_cell(struct arena *, enum column_type, struct str text);

/* Append an edge between the nodes of these ids; one that is not there is
 * NONE. */
void reread_edge(struct graph *, const struct map *nodes, struct str id,
    struct str source, struct str target);

/* The number of each node by its id. */
struct map reread_ids(struct graph *);

/* Of a format with another order of rows: back into that of `like`, by ids.
 * As it is where rows are missing. */
void reread_reorder(struct graph *, const struct graph *like);

/* Say, by diag(), in what `got`, read from `path`, differs from what was
 * written, at most 10 times.  How often it does. */
uint32_t reread_compare(const struct graph *written, const struct graph *got,
    const char *path);

#endif
