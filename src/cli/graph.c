/* graph: the graph that a command is about. */
#include "cli/graph.h"

#include "base/progress.h"
#include "cli/chosen.h"

const struct opt graph_opts[] = {
	{ 'v', "view", OPT_TEXT, offsetof(struct graph_options, view), "VIEW",
	  "of knowledge: actors (who to whom) or events", NULL },
	{ 's', "status", OPT_TEXT, offsetof(struct graph_options, status),
	  "LIST", "events that are actual,planned,possible,negated or all",
	  NULL },
	{ 'u', "undirected", OPT_FLAG,
	  offsetof(struct graph_options, is_undirected), NULL,
	  "ignore direction", NULL },
	OPT_END
};

int
graph_read(const struct command *c, const struct graph_options *o,
    const char *path, struct source *s)
{
	const struct view *v;
	unsigned statuses;
	int status;

	if ((status = view_chosen(c, o->view, o->status, &v, &statuses)) != 0)
		return status;
	progress_begin("reading");
	status = source_read(s, path);
	if (status == 0 && s->is_knowledge)
		view_build(v != NULL ? v : view_find("actors"), &s->knowledge,
		    statuses, &s->graph);
	progress_end();
	if (status == 0 && !s->is_knowledge && (v != NULL || statuses != 0))
		return opt_wrong(c, "%s: --view and --status need knowledge "
		    "JSON", s->path);
	return status;
}

bool
graph_is_undirected(const struct graph_options *o, const struct source *s)
{
	return o->is_undirected || s->graph.is_undirected;
}
