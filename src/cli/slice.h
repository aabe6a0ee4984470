/* slice: a graph for each month, and who is central when. */
#ifndef SLICE_H
#define SLICE_H

#include "cli/export.h"

/* Is it `day`, `week`, `month`, `quarter` or `year`? */
bool slice_is_unit(const char *name);

/* Write the graph of each slice in which anything happens beside the output:
 * DIR/NAME-2023-09.graphml for DIR/NAME.graphml, and a table of centralities,
 * DIR/NAME-centrality.csv, by the measures of --by.  What has no date, or none
 * so exact as the slice, is in none, which is said.  `write` writes one.  The
 * exit status. */
typedef int slice_writer(const struct command *,
    const struct export_options *, struct graph *);
int slice_export(const struct command *, const struct export_options *,
    struct source *, slice_writer *write);

#endif
