/* graph: the graph that a command is about. */
#ifndef CLI_GRAPH_H
#define CLI_GRAPH_H

#include "cli/chosen.h"
#include "cli/source.h"

struct graph_options {
	struct view_options view;
	bool                is_undirected;
};

/* For an OPT_GROUP row of a command's table. */
extern const struct opt graph_opts[];

/* What such a command says in its help about GRAPH. */
#define GRAPH_HELP \
	"GRAPH is knowledge JSON, seen as actors unless --view says " \
	"otherwise, or a graph.\nAn edge with symmetric=true counts in both " \
	"directions."

/* Read GRAPH; s->graph is what the options leave of it, or of the view of
 * knowledge.  0, or the exit status with the reason said. */
int graph_read(const struct command *, const struct graph_options *,
    const char *path, struct source *);

/* Is direction to be ignored? */
bool graph_is_undirected(const struct graph_options *, const struct source *);

#endif
