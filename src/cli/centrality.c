/* whowhom centrality: who matters in a graph. */
#include <stdio.h>
#include <stdlib.h>

#include "analysis/measure.h"
#include "base/diag.h"
#include "base/json.h"
#include "base/utf8.h"
#include "cli/chosen.h"
#include "cli/print.h"
#include "cli/source.h"

static struct options {
	const char *by;
	struct view_options view;
	long        top;
	bool        is_csv, is_json, is_undirected, is_list;
} options = {
	.by = "strength,degree,betweenness,harmonic,pagerank", .top = -1
};

static const struct opt opts[] = {
	{ 'b', "by", OPT_TEXT, offsetof(struct options, by), "MEASURE,...",
	  "these measures, ordered by the first", NULL },
	{ 'n', "top", OPT_COUNT, offsetof(struct options, top), "N",
	  "only the first N", NULL },
	{ 0, "csv", OPT_FLAG, offsetof(struct options, is_csv), NULL,
	  "print CSV", NULL },
	{ 0, "json", OPT_FLAG, offsetof(struct options, is_json), NULL,
	  "print {\"measure\": {\"id\": value}}", NULL },
	{ 'u', "undirected", OPT_FLAG, offsetof(struct options, is_undirected),
	  NULL, "ignore direction", NULL },
	{ 'l', "list", OPT_FLAG, offsetof(struct options, is_list), NULL,
	  "print the measures", NULL },
	{ 0, NULL, OPT_GROUP, offsetof(struct options, view), NULL, "",
	  view_opts },
	OPT_END
};

static int run(int argc, char **argv);

const struct command cmd_centrality = {
	"centrality", "GRAPH", 0, 1, "Print the central nodes of a graph.",
	"GRAPH is knowledge JSON, seen as actors unless --view says otherwise, "
	"or GraphML.\nAn edge with symmetric=true counts in both directions.",
	opts, run
};

typedef VEC(const struct measure *) measure_list;

/* A table of values: one column a measure, one row a node. */
struct table {
	const struct graph *g;
	measure_list        by;
	double            **value;	/* of each measure, each node         */
	uint32_t           *order;	/* nodes, the most central first      */
	uint32_t            n;		/* rows to print                      */
};

static int
find_measures(struct arena *mem, measure_list *out)
{
	struct str rest = str_of(options.by);

	while (rest.n > 0) {
		struct str name = str_trim(str_cut(&rest, ','));
		const struct measure *m = measure_find(name);

		if (m == NULL)
			return opt_wrong(&cmd_centrality, "no measure " STR_FMT
			    "; see whowhom centrality --list", STR_ARG(name));
		*PUSH(mem, out) = m;
	}
	return out->n > 0 ? 0 : opt_wrong(&cmd_centrality, "by what?");
}

/* ---- order ------------------------------------------------------------ */

struct sort_key {
	double     value;
	struct str label, id;
	uint32_t   node;
};

static int
by_value(const void *x, const void *y)
{
	const struct sort_key *a = x, *b = y;
	int c;

	if (a->value != b->value)
		return a->value > b->value ? -1 : 1;
	if ((c = str_cmp(a->label, b->label)) != 0)
		return c;
	return (c = str_cmp(a->id, b->id)) != 0 ? c
	    : (a->node > b->node) - (a->node < b->node);
}

static void
sort(struct arena *mem, struct table *t)
{
	uint32_t n = t->g->nodes.n;
	struct sort_key *keys = NEW(mem, struct sort_key, n);

	for (uint32_t i = 0; i < n; i++)
		keys[i] = (struct sort_key){ t->value[0][i],
		    graph_label(t->g, i), t->g->nodes.ids.at[i], i };
	if (n > 1)
		qsort(keys, n, sizeof *keys, by_value);
	t->order = NEW(mem, uint32_t, n);
	for (uint32_t i = 0; i < n; i++)
		t->order[i] = keys[i].node;
	t->n = options.top >= 0 && (unsigned long)options.top < n
	    ? (uint32_t)options.top : n;
}

/* ---- the three ways to print ------------------------------------------ */

static void
put_exact(struct buf *b, const struct measure *m, double x)
{
	if (m->is_count)
		buf_integer(b, (int64_t)x);
	else
		buf_number(b, x);
}

static struct str
type_of(const struct table *t, uint32_t node)
{
	uint32_t c = graph_column(&t->g->nodes, "type");

	if (c == NONE || t->g->nodes.columns[c].type != COLUMN_TEXT)
		return STR("");
	return graph_cell(&t->g->nodes, node, c)->text;
}

static void
put_csv_text(struct buf *b, struct str s)
{
	buf_char(b, '"');
	for (size_t i = 0; i < s.n; i++) {
		if (s.s[i] == '"')
			buf_char(b, '"');
		buf_char(b, s.s[i]);
	}
	buf_char(b, '"');
}

static void
put_csv(struct buf *b, const struct table *t)
{
	buf_lit(b, "id,label,type");
	for (uint32_t m = 0; m < t->by.n; m++)
		buf_printf(b, ",%s", t->by.at[m]->name);
	buf_char(b, '\n');
	for (uint32_t i = 0; i < t->n; i++) {
		uint32_t node = t->order[i];

		put_csv_text(b, t->g->nodes.ids.at[node]);
		buf_char(b, ',');
		put_csv_text(b, graph_label(t->g, node));
		buf_char(b, ',');
		put_csv_text(b, type_of(t, node));
		for (uint32_t m = 0; m < t->by.n; m++) {
			buf_char(b, ',');
			put_exact(b, t->by.at[m], t->value[m][node]);
		}
		buf_char(b, '\n');
	}
}

static void
put_json(struct buf *b, const struct table *t)
{
	buf_char(b, '{');
	for (uint32_t m = 0; m < t->by.n; m++) {
		buf_add(b, m > 0 ? STR(",\n") : STR("\n"));
		json_put(b, str_of(t->by.at[m]->name));
		buf_lit(b, ":{");
		for (uint32_t i = 0; i < t->n; i++) {
			uint32_t node = t->order[i];

			if (i > 0)
				buf_char(b, ',');
			json_put(b, t->g->nodes.ids.at[node]);
			buf_char(b, ':');
			put_exact(b, t->by.at[m], t->value[m][node]);
		}
		buf_char(b, '}');
	}
	buf_lit(b, "\n}\n");
}

static void
put_blanks(struct buf *b, size_t n)
{
	while (n-- > 0)
		buf_char(b, ' ');
}

/* A cell of the table in so many columns; line ends would break it. */
static void
put_cell(struct buf *b, struct str s, size_t width)
{
	size_t n = utf8_count(s);

	for (size_t i = 0; i < s.n; i++)
		buf_char(b, (unsigned char)s.s[i] < ' ' ? ' ' : s.s[i]);
	put_blanks(b, n < width ? width - n : 0);
}

static void
put_figure(struct buf *b, const char *s, size_t width)
{
	size_t n = strlen(s);

	put_blanks(b, 2 + (n < width ? width - n : 0));
	buf_add(b, str_of(s));
}

static size_t
wider(size_t a, size_t b)
{
	return a > b ? a : b;
}

static void
put_table(struct buf *b, const struct table *t)
{
	size_t label = 4, type = 4;

	for (uint32_t i = 0; i < t->n; i++) {
		label = wider(label, utf8_count(graph_label(t->g,
		    t->order[i])));
		type = wider(type, utf8_count(type_of(t, t->order[i])));
	}
	put_cell(b, STR("name"), label + 2);
	put_cell(b, STR("type"), type);
	for (uint32_t m = 0; m < t->by.n; m++)
		put_figure(b, t->by.at[m]->name, 10);
	buf_char(b, '\n');
	for (uint32_t i = 0; i < t->n; i++) {
		put_cell(b, graph_label(t->g, t->order[i]), label + 2);
		put_cell(b, type_of(t, t->order[i]), type);
		for (uint32_t m = 0; m < t->by.n; m++) {
			char figure[32];

			snprintf(figure, sizeof figure, "%.6g",
			    t->value[m][t->order[i]]);
			put_figure(b, figure,
			    wider(10, strlen(t->by.at[m]->name)));
		}
		buf_char(b, '\n');
	}
}

/* ---- the work --------------------------------------------------------- */

static int
print(const struct table *t)
{
	struct buf b = { 0 };
	int status;

	if (options.is_json)
		put_json(&b, t);
	else if (options.is_csv)
		put_csv(&b, t);
	else
		put_table(&b, t);
	status = print_out(buf_str(&b));
	buf_free(&b);
	return status;
}

static int
rank(struct arena *mem, const struct source *s, const measure_list *by)
{
	struct table t = { .g = &s->graph, .by = *by };
	bool is_undirected = options.is_undirected || t.g->is_undirected;

	t.value = NEW(mem, double *, by->n);
	for (uint32_t m = 0; m < by->n; m++) {
		const char *why = "";

		if (is_undirected)
			t.by.at[m] = measure_undirected(t.by.at[m]);
		t.value[m] = NEW(mem, double, t.g->nodes.n);
		if (measure_compute(t.by.at[m], t.g, is_undirected, t.value[m],
		    &why) != 0) {
			struct str text = arena_printf(mem, "%s %s",
			    t.by.at[m]->name, why);

			diag(DIAG_GRAPH, s->path, 0, text.s);
			return 1;
		}
	}
	sort(mem, &t);
	return print(&t);
}

static int
list(void)
{
	struct buf b = { 0 };
	int status;

	for (const struct measure *m = measures; m->name != NULL; m++)
		buf_printf(&b, "%-22s %s (%s; %s)\n", m->name, m->help,
		    graph_view_names[m->view], weight_use_names[m->weights]);
	status = print_out(buf_str(&b));
	buf_free(&b);
	return status;
}

static int
centrality(struct arena *mem, const struct args *args, struct source *s)
{
	measure_list by = { 0 };
	int status;

	if (options.is_list)
		return list();
	if (args->n == 0)
		return opt_wrong(&cmd_centrality, "which graph?");
	if (options.is_csv && options.is_json)
		return opt_wrong(&cmd_centrality, "--csv or --json?");
	if ((status = view_options_check(&cmd_centrality,
	    &options.view)) != 0)
		return status;
	if ((status = find_measures(mem, &by)) != 0)
		return status;
	if ((status = source_read(s, args->at[0])) != 0)
		return status;
	if ((status = view_options_see(&cmd_centrality, &options.view,
	    "actors", s)) != 0)
		return status;
	return rank(mem, s, &by);
}

static int
run(int argc, char **argv)
{
	struct arena mem = { 0 };
	struct source s = { 0 };
	struct args args = opt_parse(&mem, &cmd_centrality, argc, argv,
	    &options);
	int status = args.is_over ? args.status : centrality(&mem, &args, &s);

	source_free(&s);
	arena_free(&mem);
	return status;
}
