/* whowhom export: knowledge in another form. */
#include "cli/export.h"

#include <stdlib.h>

#include "base/diag.h"
#include "base/file.h"
#include "cli/chosen.h"
#include "cli/print.h"
#include "cli/source.h"
#include "corpus/corpus.h"
#include "export/format.h"

const struct opt export_opts[] = {
	{ 't', "to", OPT_TEXT, offsetof(struct export_options, to), "FORMAT",
	  "one of export --list; else FILE's ending decides", NULL },
	{ 'o', "output", OPT_TEXT, offsetof(struct export_options, output),
	  "FILE", "write there; - is standard output", NULL },
	{ 'v', "view", OPT_TEXT, offsetof(struct export_options, view), "VIEW",
	  "events (actors, places, events) or actors (who to whom)", NULL },
	{ 's', "status", OPT_TEXT, offsetof(struct export_options, status),
	  "LIST", "events that are actual,planned,possible,negated or all",
	  NULL },
	{ 0, "graphml", OPT_TEXT, offsetof(struct export_options, graphml),
	  "FLAVOUR", "gephi, or strict for the stock XML schema", NULL },
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
	if (o->graphml != NULL && strcmp(o->graphml, "gephi") != 0 &&
	    strcmp(o->graphml, "strict") != 0)
		return opt_wrong(c, "no flavour %s of GraphML; there are gephi "
		    "and strict", o->graphml);
	if (choose(o)->write_graph == NULL && (o->view != NULL ||
	    o->status != NULL || o->graphml != NULL))
		return opt_wrong(c, "%s has no --view, --status, --graphml; "
		    "say --to FORMAT", choose(o)->name);
	return 0;
}

int
export_write(const struct command *c, const struct export_options *o,
    struct knowledge *k)
{
	const struct format *f = choose(o);
	const char *path = o->output != NULL ? o->output : "-", *why;
	struct graph g = { 0 };
	struct buf b = { 0 };
	struct flavour flavour = {
		.is_strict = o->graphml != NULL &&
		    strcmp(o->graphml, "strict") == 0
	};
	const struct view *view;
	unsigned statuses;
	int status;

	if ((status = export_check(c, o)) != 0 || (status = view_chosen(c,
	    o->view, o->status, &view, &statuses)) != 0)
		return status;
	knowledge_keep(k, min_confidence(o));
	if (f->write_knowledge != NULL) {
		f->write_knowledge(k, &b);
	} else {
		view_build(view != NULL ? view : view_find("events"), k,
		    statuses, &g);
		f->write_graph(&g, &flavour, &b);
	}
	if ((status = file_write(path, buf_str(&b), &why)) != 0)
		diag(DIAG_FILE_WRITE, path, 0, why);
	graph_free(&g);
	buf_free(&b);
	return status != 0;
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
