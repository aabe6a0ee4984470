/* output: knowledge, or a graph of it, written to a file in a format. */
#ifndef OUTPUT_H
#define OUTPUT_H

#include "export/format.h"

/* What to write: the format takes one of the two. */
struct content {
	const struct knowledge *k;
	const struct graph     *g;
	struct flavour          flavour;
};

/* Whole or not at all; "-" is standard output.  0, or 1; diag() said why. */
int output_write(const struct format *, const struct content *,
    const char *path);

/* Is it there as it was written?  The format has `reread` or `check`.  0, or
 * 1; diag() said what differs. */
int output_check(const struct format *, const struct content *,
    const char *path);

#endif
