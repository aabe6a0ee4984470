/* graph: the graph that a command is about. */
#ifndef CLI_GRAPH_H
#define CLI_GRAPH_H

#include "cli/opt.h"
#include "cli/source.h"

struct graph_options {
	const char *view, *status;
	bool        is_undirected;
};

/* For an OPT_GROUP row of a command's table. */
extern const struct opt graph_opts[];

/* What such a command says in its help about GRAPH. */
#define GRAPH_HELP \
	"GRAPH is knowledge JSON, seen as actors unless --view says " \
	"otherwise, or GraphML.\nAn edge with symmetric=true counts in both " \
	"directions."

/* Read GRAPH; knowledge becomes the graph of the view, s->graph.  0, or the
 * exit status with the reason said. */
int graph_read(const struct command *, const struct graph_options *,
    const char *path, struct source *);

/* Is direction to be ignored? */
bool graph_is_undirected(const struct graph_options *, const struct source *);

#endif
