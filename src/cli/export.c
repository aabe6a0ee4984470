/* whowhom export: knowledge in another form. */
#include "cli/export.h"

#include <stdlib.h>

#include "base/diag.h"
#include "cli/chosen.h"
#include "cli/output.h"
#include "cli/print.h"
#include "cli/source.h"
#include "corpus/corpus.h"
#include "export/format.h"
#include "export/with.h"

const struct opt export_opts[] = {
	{ 't', "to", OPT_TEXT, offsetof(struct export_options, to), "FORMAT",
	  "one of export --list; else FILE's ending decides", NULL },
	{ 'o', "output", OPT_TEXT, offsetof(struct export_options, output),
	  "FILE", "write there; - is standard output; for csv, neo4j a folder",
	  NULL },
	{ 'v', "view", OPT_TEXT, offsetof(struct export_options, view), "VIEW",
	  "events (actors, places, events) or actors (who to whom)", NULL },
	{ 's', "status", OPT_TEXT, offsetof(struct export_options, status),
	  "LIST", "events that are actual,planned,possible,negated or all",
	  NULL },
	{ 0, "graphml", OPT_TEXT, offsetof(struct export_options, graphml),
	  "FLAVOUR", "gephi, or strict for the stock XML schema", NULL },
	{ 0, "gexf", OPT_TEXT, offsetof(struct export_options, gexf),
	  "VERSION", "1.3, or 1.2 for NetworkX before 3.6", NULL },
	{ 0, "json-edges", OPT_TEXT,
	  offsetof(struct export_options, json_edges), "NAME",
	  "node-link's list of edges; else both edges and links", NULL },
	{ 'w', "with", OPT_TEXT, offsetof(struct export_options, with),
	  "NAME,...", "add measures (centrality --list), community, layout "
	  "(x, y, size, color; seed 1)", NULL },
	{ 0, "check", OPT_FLAG, offsetof(struct export_options, is_check),
	  NULL, "read FILE back and compare every value", NULL },
	{ 0, "min-confidence", OPT_TEXT,
	  offsetof(struct export_options, min_confidence), "X",
	  "only events at least so sure, 0 to 1 (build: 0.25)", NULL },
	OPT_END
};

static struct options {
	struct export_options export;
	bool                  is_list;
} options;

static const struct opt opts[] = {
	{ 0, NULL, OPT_GROUP, offsetof(struct options, export), NULL, "",
	  export_opts },
	{ 'l', "list", OPT_FLAG, offsetof(struct options, is_list), NULL,
	  "print the formats", NULL },
	OPT_END
};

static int run(int argc, char **argv);

const struct command cmd_export = {
	"export", "KNOWLEDGE", 0, 1, "Write knowledge in another form.",
	"Without --to and FILE's ending: knowledge. Without --status: all "
	"events in the view\nevents, those that are actual in the view actors.",
	opts, run
};

/* The format asked for, or NULL if there is none such. */
static const struct format *
choose(const struct export_options *o)
{
	const struct format *f = NULL;

	if (o->to != NULL)
		return format_find(o->to);
	if (o->output != NULL)
		f = format_of_path(o->output);
	return f != NULL || (o->output != NULL && strcmp(o->output, "-") != 0)
	    ? f : format_find("knowledge");
}

/* What has two ways to be written: the option that says which. */
static const struct way {
	const char *format, *usual, *other;
	size_t      offset;
} ways[] = {
	{ "graphml", "gephi", "strict",
	  offsetof(struct export_options, graphml) },
	{ "gexf", "1.3", "1.2", offsetof(struct export_options, gexf) },
};

static const char *
way_value(const struct export_options *o, const struct way *w)
{
	return *(const char *const *)(const void *)((const char *)o +
	    w->offset);
}

static int
check_ways(const struct command *c, const struct export_options *o)
{
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		const struct way *w = &ways[i];
		const char *value = way_value(o, w);

		if (value == NULL)
			continue;
		if (strcmp(value, w->usual) != 0 &&
		    strcmp(value, w->other) != 0)
			return opt_wrong(c, "--%s %s: %s or %s", w->format,
			    value, w->usual, w->other);
		if (strcmp(choose(o)->name, w->format) != 0)
			return opt_wrong(c, "%s has no --%s",
			    choose(o)->name, w->format);
	}
	return 0;
}

/* Is the way of this format the other one? */
static bool
is_other_way(const struct export_options *o, const char *format)
{
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		const char *value = way_value(o, &ways[i]);

		if (strcmp(ways[i].format, format) == 0 && value != NULL)
			return strcmp(value, ways[i].other) == 0;
	}
	return false;
}

/* What node-link has beside its edges. */
static const char *const node_link_names[] = {
	"directed", "multigraph", "graph", "nodes", NULL
};

static int
check_json_edges(const struct command *c, const struct export_options *o)
{
	if (o->json_edges == NULL)
		return 0;
	if (strcmp(choose(o)->name, "node-link") != 0)
		return opt_wrong(c, "%s has no --json-edges", choose(o)->name);
	if (*o->json_edges == '\0' || str_is_one_of(str_of(o->json_edges),
	    node_link_names))
		return opt_wrong(c, "--json-edges %s: say another name",
		    o->json_edges);
	return 0;
}

static int
check_with(const struct command *c, const struct export_options *o)
{
	struct arena mem = { 0 };
	struct with with;
	struct str bad = STR("");
	int status = 0;

	if (o->with != NULL && !format_is_graph(choose(o)))
		return opt_wrong(c, "%s has no --with", choose(o)->name);
	if (o->with != NULL && with_read(&mem, o->with, &with, &bad) != 0)
		status = opt_wrong(c, "--with " STR_FMT ": a measure "
		    "(whowhom centrality --list), community, layout, "
		    "kamada-kawai, fruchterman-reingold or drl", STR_ARG(bad));
	arena_free(&mem);
	return status;
}

/* Can the format be written where -o says? */
static int
check_place(const struct command *c, const struct export_options *o)
{
	const struct format *f = choose(o);

	if (f->place != PLACE_STREAM &&
	    (o->output == NULL || strcmp(o->output, "-") == 0))
		return opt_wrong(c, "%s needs a %s; say -o %s", f->name,
		    f->place == PLACE_FOLDER ? "folder" : "file",
		    f->place == PLACE_FOLDER ? "FOLDER" : "FILE");
	if (o->is_check && (o->output == NULL ||
	    strcmp(o->output, "-") == 0))
		return opt_wrong(c, "--check needs a file; say -o FILE");
	if (o->is_check && f->reread == NULL && f->check == NULL)
		return opt_wrong(c, "%s cannot be read back", f->name);
	return 0;
}

/* The option's number, 0…1; below 0 if it is none. */
static double
min_confidence(const struct export_options *o)
{
	char *end;
	double x;

	if (o->min_confidence == NULL)
		return 0;
	x = strtod(o->min_confidence, &end);
	return end != o->min_confidence && *end == '\0' && x >= 0 && x <= 1
	    ? x : -1;
}

int
export_check(const struct command *c, const struct export_options *o)
{
	const struct view *view;
	unsigned statuses;
	int status;

	if (choose(o) == NULL && o->to != NULL)
		return opt_wrong(c, "no format %s; see whowhom export --list",
		    o->to);
	if (choose(o) == NULL)
		return opt_wrong(c, "no format has the ending of %s; say --to "
		    "FORMAT", o->output);
	if (min_confidence(o) < 0)
		return opt_wrong(c, "--min-confidence %s: 0 to 1",
		    o->min_confidence);
	if ((status = view_chosen(c, o->view, o->status, &view, &statuses)) !=
	    0)
		return status;
	if (!format_is_graph(choose(o)) && (o->view != NULL ||
	    o->status != NULL))
		return opt_wrong(c, "%s has no --view and --status; say --to "
		    "FORMAT", choose(o)->name);
	if ((status = check_ways(c, o)) != 0 ||
	    (status = check_json_edges(c, o)) != 0 ||
	    (status = check_with(c, o)) != 0)
		return status;
	return check_place(c, o);
}

/* ---- writing ---------------------------------------------------------- */

/* The graph of the view, with what --with adds.  0, or the exit status. */
static int
make_graph(const struct export_options *o, const struct knowledge *k,
    const struct view *view, unsigned statuses, struct graph *g)
{
	struct with with;
	struct str bad, text;
	const char *what = "", *why = "";

	view_build(view != NULL ? view : view_find("events"), k, statuses, g);
	if (o->with == NULL || (with_read(&g->mem, o->with, &with, &bad) == 0
	    && with_add(&with, g, &what, &why) == 0))
		return 0;
	text = arena_printf(&g->mem, "%s %s", what, why);
	diag(DIAG_GRAPH, o->output != NULL ? o->output : "-", 0, text.s);
	return 1;
}

int
export_write(const struct command *c, const struct export_options *o,
    struct knowledge *k)
{
	const struct format *f = choose(o);
	const char *path = o->output != NULL ? o->output : "-";
	struct graph g = { 0 };
	struct content content = { k, &g, {
		.is_strict = is_other_way(o, "graphml"),
		.is_old = is_other_way(o, "gexf"),
		.json_edges = o->json_edges,
	} };
	const struct view *view;
	unsigned statuses;
	int status;

	if ((status = export_check(c, o)) != 0 || (status = view_chosen(c,
	    o->view, o->status, &view, &statuses)) != 0)
		return status;
	knowledge_keep(k, min_confidence(o));
	if (format_is_graph(f))
		status = make_graph(o, k, view, statuses, &g);
	if (status == 0)
		status = output_write(f, &content, path);
	if (status == 0 && o->is_check)
		status = output_check(f, &content, path);
	graph_free(&g);
	return status;
}

static int
list(void)
{
	struct buf b = { 0 };
	int status;

	for (const struct format *f = formats; f->name != NULL; f++) {
		buf_printf(&b, "%-10s %-8s  %s\n", f->name,
		    f->ending != NULL ? f->ending
		    : f->place == PLACE_FOLDER ? "folder" : "-", f->help);
		buf_printf(&b, "%19s + %s\n", "", f->keeps);
		if (f->loses != NULL)
			buf_printf(&b, "%19s - %s\n", "", f->loses);
	}
	status = print_out(buf_str(&b));
	buf_free(&b);
	return status;
}

static int
run(int argc, char **argv)
{
	struct arena mem = { 0 };
	struct source s = { 0 };
	struct args args = opt_parse(&mem, &cmd_export, argc, argv, &options);
	int status = args.status;

	if (!args.is_over && options.is_list) {
		status = list();
	} else if (!args.is_over && args.n == 0) {
		status = opt_wrong(&cmd_export, "which knowledge?");
	} else if (!args.is_over &&
	    (status = export_check(&cmd_export, &options.export)) == 0) {
		status = source_read_knowledge(&s, args.at[0]);
		if (status == 0)
			status = export_write(&cmd_export, &options.export,
			    &s.knowledge);
	}
	source_free(&s);
	arena_free(&mem);
	return status;
}
