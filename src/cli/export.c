/* whowhom export: knowledge in another form. */
#include "cli/export.h"

#include <stdlib.h>

#include "base/diag.h"
#include "base/file.h"
#include "cli/chosen.h"
#include "cli/print.h"
#include "cli/slice.h"
#include "cli/source.h"
#include "corpus/corpus.h"
#include "export/format.h"
#include "graph/tidy.h"

const struct opt export_opts[] = {
	{ 't', "to", OPT_TEXT, offsetof(struct export_options, to), "FORMAT",
	  "one of export --list; else FILE's ending decides", NULL },
	{ 'o', "output", OPT_TEXT, offsetof(struct export_options, output),
	  "FILE", "write there; - is standard output", NULL },
	{ 0, "graphml", OPT_TEXT, offsetof(struct export_options, graphml),
	  "FLAVOUR", "gephi, or strict for the stock XML schema", NULL },
	{ 0, "slice", OPT_TEXT, offsetof(struct export_options, slice), "UNIT",
	  "a graph each day, week, month, quarter or year: OUT-2031-03...",
	  NULL },
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

/* Is anything asked for that only a graph has? */
static bool
wants_graph(const struct export_options *o)
{
	struct export_options plain = { .to = o->to, .output = o->output };

	plain.view.events.min_confidence = o->view.events.min_confidence;
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
	if (o->graphml != NULL && strcmp(o->graphml, "gephi") != 0 &&
	    strcmp(o->graphml, "strict") != 0)
		return opt_wrong(c, "no flavour %s of GraphML; there are gephi "
		    "and strict", o->graphml);
	if (o->slice != NULL && !slice_is_unit(o->slice))
		return opt_wrong(c, "--slice %s: day, week, month, quarter or "
		    "year", o->slice);
	if (o->slice != NULL && (o->output == NULL ||
	    strcmp(o->output, "-") == 0))
		return opt_wrong(c, "--slice writes several files; say -o "
		    "FILE");
	if (choose(o)->write_graph == NULL && wants_graph(o))
		return opt_wrong(c, "%s is all of it, no view and no part; say "
		    "--to FORMAT", choose(o)->name);
	return 0;
}

static int
write_out(const struct export_options *o, const struct buf *b)
{
	const char *path = o->output != NULL ? o->output : "-", *why;

	if (file_write(path, buf_str(b), &why) == 0)
		return 0;
	diag(DIAG_FILE_WRITE, path, 0, why);
	return 1;
}

static int
write_graph(const struct command *c, const struct export_options *o,
    const struct graph *g)
{
	const struct flavour flavour = {
		.is_strict = o->graphml != NULL &&
		    strcmp(o->graphml, "strict") == 0
	};
	struct buf b = { 0 };
	int status;

	(void)c;
	choose(o)->write_graph(g, &flavour, &b);
	status = write_out(o, &b);
	buf_free(&b);
	return status;
}

static int
write_knowledge(const struct export_options *o, struct knowledge *k)
{
	struct buf b = { 0 };
	int status;

	knowledge_keep(k, event_options_confidence(&o->view.events));
	choose(o)->write_knowledge(k, &b);
	status = write_out(o, &b);
	buf_free(&b);
	return status;
}

int
export_source(const struct command *c, const struct export_options *o,
    struct source *s)
{
	const struct format *f = choose(o);
	int status;

	if (f->write_graph == NULL && !s->is_knowledge)
		return opt_wrong(c, "%s: a graph is no %s; say --to FORMAT",
		    s->path, f->name);
	if (f->write_graph == NULL)
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

	for (const struct format *f = formats; f->name != NULL; f++)
		buf_printf(&b, "%-10s %-9s %s\n", f->name,
		    f->ending != NULL ? f->ending : "-", f->help);
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
