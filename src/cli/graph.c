/* graph: the graph that a command is about. */
#include "cli/graph.h"

const struct opt graph_opts[] = {
	{ 'u', "undirected", OPT_FLAG,
	  offsetof(struct graph_options, is_undirected), NULL,
	  "ignore direction", NULL },
	{ 0, NULL, OPT_GROUP, offsetof(struct graph_options, view), NULL, "",
	  view_opts },
	OPT_END
};

int
graph_read(const struct command *c, const struct graph_options *o,
    const char *path, struct source *s)
{
	int status;

	if ((status = view_options_check(c, &o->view)) != 0 ||
	    (status = source_read(s, path)) != 0)
		return status;
	return view_options_see(c, &o->view, "actors", s);
}

bool
graph_is_undirected(const struct graph_options *o, const struct source *s)
{
	return o->is_undirected || s->graph.is_undirected;
}
