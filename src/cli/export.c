/* whowhom export: knowledge in another form. */
#include "cli/export.h"

#include <stdlib.h>

#include "base/diag.h"
#include "cli/by.h"
#include "cli/chosen.h"
#include "cli/output.h"
#include "cli/print.h"
#include "cli/slice.h"
#include "cli/source.h"
#include "corpus/corpus.h"
#include "export/format.h"
#include "export/with.h"
#include "graph/tidy.h"

const struct opt export_opts[] = {
	{ 't', "to", OPT_TEXT, offsetof(struct export_options, to), "FORMAT",
	  "one of export --list; else FILE's ending decides", NULL },
	{ 'o', "output", OPT_TEXT, offsetof(struct export_options, output),
	  "FILE",
	  "write there; - is standard output; csv, neo4j: a folder", NULL },
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
	{ 0, "slice", OPT_TEXT, offsetof(struct export_options, slice), "UNIT",
	  "a graph each day, week, month, quarter or year: OUT-2031-03...",
	  NULL },
	{ 'b', "by", OPT_TEXT, offsetof(struct export_options, by),
	  "MEASURE,...", "who is central in each slice, by these: "
	  "OUT-centrality.csv", NULL },
	{ 0, NULL, OPT_GROUP, offsetof(struct export_options, view), NULL, "",
	  view_opts },
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
	"export", "FILE", 0, 1, "Write knowledge or a graph in another form.",
	"FILE is knowledge JSON, seen as events unless --view says otherwise, "
	"or a graph: GraphML,\nGML, Pajek (.net), LGL (.lgl), a list of edges "
	"(.edges, .ncol, .txt).\nWithout --to and the ending of -o: knowledge. "
	"Without --status: all events in the view\nevents, in others those "
	"that are actual.\nFilters combine: of types, countries and events "
	"first, then of weight, then --ego,\n--component, --core.",
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

/* The slices, and what is measured of them. */
static int
check_slice(const struct command *c, const struct export_options *o)
{
	struct arena mem = { 0 };
	measure_list by = { 0 };
	int status;

	if (o->slice == NULL)
		return o->by == NULL ? 0 : opt_wrong(c, "--by is of the slices "
		    "of --slice; for nodes say --with");
	if (!slice_is_unit(o->slice))
		return opt_wrong(c, "--slice %s: day, week, month, quarter or "
		    "year", o->slice);
	if (o->output == NULL || strcmp(o->output, "-") == 0)
		return opt_wrong(c, "--slice writes several files; say -o "
		    "FILE");
	status = o->by == NULL ? 0 : by_read(c, &mem, o->by, &by);
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
	return 0;
}

/* Is anything asked for that only a graph has? */
static bool
wants_graph(const struct export_options *o)
{
	struct export_options plain = *o;

	plain.view = (struct view_options){ 0 };
	plain.view.events.min_confidence = o->view.events.min_confidence;
	plain.slice = plain.by = NULL;
	return memcmp(&plain, o, sizeof plain) != 0;
}

int
export_check(const struct command *c, const struct export_options *o)
{
	int status;

	if (choose(o) == NULL && o->to != NULL)
		return opt_wrong(c, "no format %s; see whowhom export --list",
		    o->to);
	if (choose(o) == NULL)
		return opt_wrong(c, "no format has the ending of %s; say --to "
		    "FORMAT", o->output);
	if ((status = view_options_check(c, &o->view)) != 0)
		return status;
	if ((status = check_slice(c, o)) != 0)
		return status;
	if (!format_is_graph(choose(o)) && wants_graph(o))
		return opt_wrong(c, "%s is all of it, no view and no part; say "
		    "--to FORMAT", choose(o)->name);
	if ((status = check_ways(c, o)) != 0 ||
	    (status = check_json_edges(c, o)) != 0 ||
	    (status = check_with(c, o)) != 0)
		return status;
	return check_place(c, o);
}

/* ---- writing ---------------------------------------------------------- */

static int
write_content(const struct export_options *o, struct content *content)
{
	const struct format *f = choose(o);
	const char *path = o->output != NULL ? o->output : "-";
	int status;

	content->flavour = (struct flavour){
		.is_strict = is_other_way(o, "graphml"),
		.is_old = is_other_way(o, "gexf"),
		.json_edges = o->json_edges,
	};
	if ((status = output_write(f, content, path)) != 0 || !o->is_check)
		return status;
	return output_check(f, content, path);
}

/* The graph, with what --with adds. */
static int
write_graph(const struct command *c, const struct export_options *o,
    struct graph *g)
{
	struct content content = { .g = g };
	struct with with;
	struct str bad, text;
	const char *what = "", *why = "";

	(void)c;
	if (o->with == NULL || (with_read(&g->mem, o->with, &with, &bad) == 0
	    && with_add(&with, g, &what, &why) == 0))
		return write_content(o, &content);
	text = arena_printf(&g->mem, "%s %s", what, why);
	diag(DIAG_GRAPH, o->output != NULL ? o->output : "-", 0, text.s);
	return 1;
}

static int
write_knowledge(const struct export_options *o, struct knowledge *k)
{
	knowledge_keep(k, event_options_confidence(&o->view.events));
	return write_content(o, &(struct content){ .k = k });
}

int
export_source(const struct command *c, const struct export_options *o,
    struct source *s)
{
	const struct format *f = choose(o);
	int status;

	if (!format_is_graph(f) && !s->is_knowledge)
		return opt_wrong(c, "%s: a graph is no %s; say --to FORMAT",
		    s->path, f->name);
	if (!format_is_graph(f))
		return write_knowledge(o, &s->knowledge);
	if (o->slice != NULL)
		return slice_export(c, o, s, write_graph);
	if ((status = view_options_see(c, &o->view, "events", s)) != 0)
		return status;
	if (!s->is_knowledge)
		tidy_graph(&s->graph);
	return write_graph(c, o, &s->graph);
}

int
export_write(const struct command *c, const struct export_options *o,
    struct knowledge *k)
{
	struct source s = { .path = "-", .is_knowledge = true,
		.knowledge = *k };
	int status = export_source(c, o, &s);

	*k = s.knowledge;
	graph_free(&s.graph);
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
		status = opt_wrong(&cmd_export, "which file?");
	} else if (!args.is_over &&
	    (status = export_check(&cmd_export, &options.export)) == 0) {
		status = source_read(&s, args.at[0]);
		if (status == 0)
			status = export_source(&cmd_export, &options.export,
			    &s);
	}
	source_free(&s);
	arena_free(&mem);
	return status;
}
