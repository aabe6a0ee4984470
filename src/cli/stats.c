/* whowhom stats: what there is to say about a whole graph. */
#include <math.h>
#include <stdio.h>

#include "analysis/figures.h"
#include "base/diag.h"
#include "base/json.h"
#include "base/utf8.h"
#include "cli/graph.h"
#include "cli/listing.h"
#include "cli/print.h"
#include "cli/table.h"

static struct options {
	struct graph_options graph;
	long threads, seed;
	bool is_csv, is_json, is_bridges, is_list;
} options = { .seed = 1 };

static const struct opt opts[] = {
	{ 0, "bridges", OPT_FLAG, offsetof(struct options, is_bridges), NULL,
	  "print the bridges instead: edges that alone hold a part", NULL },
	{ 0, "csv", OPT_FLAG, offsetof(struct options, is_csv), NULL,
	  "print CSV", NULL },
	{ 0, "json", OPT_FLAG, offsetof(struct options, is_json), NULL,
	  "print {\"figure\": value}; null where there is none", NULL },
	{ 0, "seed", OPT_COUNT, offsetof(struct options, seed), "N",
	  "of the communities (1)", NULL },
	{ 'j', "threads", OPT_COUNT, offsetof(struct options, threads),
	  "N", "how many at once (default: one a core)", NULL },
	{ 'l', "list", OPT_FLAG, offsetof(struct options, is_list), NULL,
	  "print the figures and what they mean", NULL },
	{ 0, NULL, OPT_GROUP, offsetof(struct options, graph), NULL, "",
	  graph_opts },
	OPT_END
};

static int run(int argc, char **argv);

const struct command cmd_stats = {
	"stats", "GRAPH", 0, 1, "Print figures of a whole graph.",
	GRAPH_HELP "\nsimple: parallel edges are one, their weights summed, "
	"loops left out; plain: the same\nwithout direction. --list says "
	"what each figure is.", opts, run
};

/* ---- the figures ------------------------------------------------------ */

enum { NAME = 28, VALUE = 12 };

static void
put_value(struct buf *b, double x, bool is_count)
{
	char text[32];

	snprintf(text, sizeof text, is_count ? "%.0f" : "%.6g", x);
	table_right(b, str_of(text), VALUE);
}

static void
put_text(struct buf *b, const struct figures *f)
{
	for (int i = 0; i < FIGURE_COUNT; i++) {
		const struct figure_row *row = &figure_rows[i];

		if (isnan(f->value[i]))
			continue;
		table_cell(b, str_of(row->name), NAME);
		put_value(b, f->value[i], row->is_count);
		if (row->help[0] != '\0')
			buf_printf(b, "  %s", row->help);
		if (i == FIGURE_COMMUNITIES)
			buf_printf(b, ", seed %ld", options.seed);
		buf_char(b, '\n');
	}
}

static void
put_csv(struct buf *b, const struct figures *f)
{
	buf_lit(b, "figure,value\n");
	for (int i = 0; i < FIGURE_COUNT; i++) {
		buf_printf(b, "%s,", figure_rows[i].name);
		table_exact(b, f->value[i], figure_rows[i].is_count, STR(""));
		buf_char(b, '\n');
	}
	buf_printf(b, "seed,%ld\n", options.seed);
}

static void
put_json(struct buf *b, const struct figures *f)
{
	buf_lit(b, "{");
	for (int i = 0; i < FIGURE_COUNT; i++) {
		buf_lit(b, "\n");
		json_put(b, str_of(figure_rows[i].name));
		buf_char(b, ':');
		table_exact(b, f->value[i], figure_rows[i].is_count,
		    STR("null"));
		buf_char(b, ',');
	}
	buf_printf(b, "\n\"seed\":%ld\n}\n", options.seed);
}

/* ---- the bridges ------------------------------------------------------ */

static void
put_bridges_text(struct buf *b, const struct figures *f, const struct graph *g)
{
	size_t width = 4;

	for (uint32_t i = 0; i < f->bridges.n; i++)
		width = table_wider(width, utf8_count(graph_label(g,
		    f->bridges.at[i].source)));
	for (uint32_t i = 0; i < f->bridges.n; i++) {
		table_cell(b, graph_label(g, f->bridges.at[i].source),
		    width + 2);
		table_cell(b, graph_label(g, f->bridges.at[i].target), 0);
		buf_char(b, '\n');
	}
}

static void
put_bridges_csv(struct buf *b, const struct figures *f, const struct graph *g)
{
	buf_lit(b, "source,target,source_label,target_label\n");
	for (uint32_t i = 0; i < f->bridges.n; i++) {
		struct edge e = f->bridges.at[i];

		listing_put_csv_text(b, g->nodes.ids.at[e.source]);
		buf_char(b, ',');
		listing_put_csv_text(b, g->nodes.ids.at[e.target]);
		buf_char(b, ',');
		listing_put_csv_text(b, graph_label(g, e.source));
		buf_char(b, ',');
		listing_put_csv_text(b, graph_label(g, e.target));
		buf_char(b, '\n');
	}
}

static void
put_bridges_json(struct buf *b, const struct figures *f, const struct graph *g)
{
	buf_lit(b, "{\"bridges\":[");
	for (uint32_t i = 0; i < f->bridges.n; i++) {
		buf_add(b, i > 0 ? STR(",\n[") : STR("\n["));
		json_put(b, g->nodes.ids.at[f->bridges.at[i].source]);
		buf_char(b, ',');
		json_put(b, g->nodes.ids.at[f->bridges.at[i].target]);
		buf_char(b, ']');
	}
	buf_lit(b, "\n]}\n");
}

/* ---- the work --------------------------------------------------------- */

static void
put(struct buf *b, const struct figures *f, const struct graph *g)
{
	if (options.is_bridges && options.is_json)
		put_bridges_json(b, f, g);
	else if (options.is_bridges && options.is_csv)
		put_bridges_csv(b, f, g);
	else if (options.is_bridges)
		put_bridges_text(b, f, g);
	else if (options.is_json)
		put_json(b, f);
	else if (options.is_csv)
		put_csv(b, f);
	else
		put_text(b, f);
}

static int
answer(struct arena *mem, const struct source *s)
{
	struct figures_options o = {
		graph_is_undirected(&options.graph, s), options.threads,
		(uint64_t)options.seed
	};
	struct figures f;
	struct buf b = { 0 };
	const char *why = "";
	int status;

	if (figures_of(mem, &s->graph, &o, &f, &why) != 0) {
		diag(DIAG_GRAPH, s->path, 0, why);
		return 1;
	}
	put(&b, &f, &s->graph);
	status = print_out(buf_str(&b));
	buf_free(&b);
	return status;
}

static int
list(void)
{
	struct buf b = { 0 };
	int status;

	for (int i = 0; i < FIGURE_COUNT; i++)
		buf_printf(&b, "%-26s %s\n", figure_rows[i].name,
		    figure_rows[i].help);
	status = print_out(buf_str(&b));
	buf_free(&b);
	return status;
}

static int
stats(struct arena *mem, const struct args *args, struct source *s)
{
	int status;

	if (options.is_list)
		return list();
	if (args->n == 0)
		return opt_wrong(&cmd_stats, "which graph?");
	if (options.is_csv && options.is_json)
		return opt_wrong(&cmd_stats, "--csv or --json?");
	if ((status = graph_read(&cmd_stats, &options.graph, args->at[0],
	    s)) != 0)
		return status;
	return answer(mem, s);
}

static int
run(int argc, char **argv)
{
	struct arena mem = { 0 };
	struct source s = { 0 };
	struct args args = opt_parse(&mem, &cmd_stats, argc, argv, &options);
	int status = args.is_over ? args.status : stats(&mem, &args, &s);

	source_free(&s);
	arena_free(&mem);
	return status;
}
