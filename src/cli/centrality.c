/* whowhom centrality: who matters in a graph. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/diag.h"
#include "base/json.h"
#include "base/progress.h"
#include "base/utf8.h"
#include "cli/by.h"
#include "cli/graph.h"
#include "cli/listing.h"
#include "cli/name.h"
#include "cli/print.h"
#include "cli/table.h"

static struct options {
	struct graph_options graph;
	const char *by, *node, *restart, *estimate;
	long        top, threads, seed;
	bool        is_csv, is_json, is_list;
} options = {
	.by = BY_USUAL, .top = -1,
	.seed = 1
};

static const struct opt opts[] = {
	{ 'b', "by", OPT_TEXT, offsetof(struct options, by), "MEASURE,...",
	  "these measures, ordered by the first", NULL },
	{ 'n', "top", OPT_COUNT, offsetof(struct options, top), "N",
	  "only the first N", NULL },
	{ 0, "node", OPT_TEXT, offsetof(struct options, node), "NAME,...",
	  "only these nodes", NULL },
	{ 0, "csv", OPT_FLAG, offsetof(struct options, is_csv), NULL,
	  "print CSV", NULL },
	{ 0, "json", OPT_FLAG, offsetof(struct options, is_json), NULL,
	  "print {\"measure\": {\"id\": value}}", NULL },
	{ 0, "restart", OPT_TEXT, offsetof(struct options, restart),
	  "NAME,...", "where pagerank_personalised starts over", NULL },
	{ 0, "estimate", OPT_TEXT, offsetof(struct options, estimate),
	  "E[,C]", "betweenness off by at most E of all pairs, with "
	  "probability C (0.99)", NULL },
	{ 0, "seed", OPT_COUNT, offsetof(struct options, seed), "N",
	  "of estimates (1)", NULL },
	{ 'j', "threads", OPT_COUNT, offsetof(struct options, threads),
	  "N", "how many at once (default: one a core)", NULL },
	{ 'l', "list", OPT_FLAG, offsetof(struct options, is_list), NULL,
	  "print the measures, what they mean and count", NULL },
	{ 0, NULL, OPT_GROUP, offsetof(struct options, graph), NULL, "",
	  graph_opts },
	OPT_END
};

static int run(int argc, char **argv);

const struct command cmd_centrality = {
	"centrality", "GRAPH", 0, 1, "Print the central nodes of a graph.",
	GRAPH_HELP "\n\nThe measures; --list says more:"
#define MEASURE(name, help, ...) "\n  " name ": " help
#include "analysis/measures.def"
#undef MEASURE
	, opts, run
};

/* A table of values: one column a measure, one row a node. */
struct table {
	const struct graph *g;
	measure_list        by;
	double            **value;	/* of each measure, each node         */
	struct measure_notes *notes;	/* on each measure                    */
	uint32_t           *order;	/* nodes, the most central first      */
	uint32_t            n;		/* rows to print                      */
};

/* By these or, where there is such, what estimates them. */
static int
find_measures(struct arena *mem, measure_list *out)
{
	int status = by_read(&cmd_centrality, mem, options.by, out);

	for (uint32_t m = 0; m < out->n && options.estimate != NULL; m++) {
		const struct measure *e = measure_estimated(out->at[m]);

		out->at[m] = e != NULL ? e : out->at[m];
	}
	return status;
}

/* A part of 1, ended by `end`; below 0 if it is none. */
static double
read_part(const char **text, char end)
{
	char *after;
	double x = strtod(*text, &after);

	if (after == *text || *after != end || !(x > 0 && x < 1))
		return -1;
	*text = after + 1;
	return x;
}

static int
read_estimate(struct measure_options *o)
{
	const char *text = options.estimate;

	if (text == NULL)
		return 0;
	o->error = read_part(&text, strchr(text, ',') != NULL ? ',' : '\0');
	if (o->error > 0 && strchr(options.estimate, ',') != NULL)
		o->confidence = read_part(&text, '\0');
	if (o->error < 0 || o->confidence < 0)
		return opt_wrong(&cmd_centrality, "--estimate %s: an error and "
		    "a probability, each between 0 and 1", options.estimate);
	return 0;
}

/* The nodes of a list of names; `names` NULL: none. */
static int
find_nodes(struct arena *mem, const struct graph *g, const char *names,
    ids *out)
{
	struct str rest = str_of(names);

	while (rest.n > 0) {
		struct str name = str_trim(str_cut(&rest, ','));
		uint32_t node;
		int status = name_find_node(&cmd_centrality, g,
		    arena_str(mem, name).s, &node);

		if (status != 0)
			return status;
		*PUSH(mem, out) = node;
	}
	return 0;
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

	if (isnan(a->value) != isnan(b->value))
		return isnan(a->value) ? 1 : -1;
	if (a->value > b->value || a->value < b->value)
		return a->value > b->value ? -1 : 1;
	if ((c = str_cmp(a->label, b->label)) != 0)
		return c;
	return (c = str_cmp(a->id, b->id)) != 0 ? c
	    : (a->node > b->node) - (a->node < b->node);
}

/* Only the nodes `wanted`, if any are. */
static void
sort(struct arena *mem, struct table *t, const ids *wanted)
{
	uint32_t n = 0;
	struct sort_key *keys = NEW(mem, struct sort_key, t->g->nodes.n);

	for (uint32_t i = 0; i < t->g->nodes.n; i++)
		if (options.node == NULL || ids_have(wanted, i))
			keys[n++] = (struct sort_key){ t->value[0][i],
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
put_csv(struct buf *b, const struct table *t)
{
	buf_lit(b, "id,label,type");
	for (uint32_t m = 0; m < t->by.n; m++)
		buf_printf(b, ",%s", t->by.at[m]->name);
	buf_char(b, '\n');
	for (uint32_t i = 0; i < t->n; i++) {
		uint32_t node = t->order[i];

		listing_put_csv_text(b, t->g->nodes.ids.at[node]);
		buf_char(b, ',');
		listing_put_csv_text(b, graph_label(t->g, node));
		buf_char(b, ',');
		listing_put_csv_text(b, graph_text(&t->g->nodes, node, "type"));
		for (uint32_t m = 0; m < t->by.n; m++) {
			buf_char(b, ',');
			table_exact(b, t->value[m][node],
			    t->by.at[m]->is_count, STR(""));
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

			if (isnan(t->value[m][node]))
				continue;
			if (b->s[b->n - 1] != '{')
				buf_char(b, ',');
			json_put(b, t->g->nodes.ids.at[node]);
			buf_char(b, ':');
			table_exact(b, t->value[m][node],
			    t->by.at[m]->is_count, STR(""));
		}
		buf_char(b, '}');
	}
	buf_lit(b, "\n}\n");
}

/* What a reader has to know of a value that is not exact. */
static void
put_notes(struct buf *b, const struct table *t)
{
	for (uint32_t m = 0; m < t->by.n; m++) {
		const struct measure_notes *n = &t->notes[m];

		if (n->samples > 0)
			buf_printf(b, "%s: no value is off by more than "
			    "%.6g, with probability %g (%llu random pairs, "
			    "seed %ld)\n", t->by.at[m]->name, n->most_off,
			    n->confidence, (unsigned long long)n->samples,
			    options.seed);
		if (n->attenuation > 0)
			buf_printf(b, "%s: attenuation %.6g\n",
			    t->by.at[m]->name, n->attenuation);
	}
}

static struct str
type_of(const struct table *t, uint32_t row)
{
	return graph_text(&t->g->nodes, t->order[row], "type");
}

static void
put_table(struct buf *b, const struct table *t)
{
	size_t label = 4, type = 4;

	for (uint32_t i = 0; i < t->n; i++) {
		label = table_wider(label, utf8_count(graph_label(t->g,
		    t->order[i])));
		type = table_wider(type, utf8_count(type_of(t, i)));
	}
	table_cell(b, STR("name"), label + 2);
	table_cell(b, STR("type"), type);
	for (uint32_t m = 0; m < t->by.n; m++)
		table_right(b, str_of(t->by.at[m]->name), 10);
	buf_char(b, '\n');
	for (uint32_t i = 0; i < t->n; i++) {
		table_cell(b, graph_label(t->g, t->order[i]), label + 2);
		table_cell(b, type_of(t, i), type);
		for (uint32_t m = 0; m < t->by.n; m++)
			table_number(b, t->value[m][t->order[i]],
			    table_wider(10, strlen(t->by.at[m]->name)));
		buf_char(b, '\n');
	}
}

/* ---- the work --------------------------------------------------------- */

static int
print(const struct table *t)
{
	struct buf b = { 0 }, notes = { 0 };
	int status;

	put_notes(&notes, t);
	if (options.is_json)
		put_json(&b, t);
	else if (options.is_csv)
		put_csv(&b, t);
	else
		put_table(&b, t);
	/* a table is for the eye: the notes stand under it */
	if (notes.n > 0 && (options.is_json || options.is_csv)) {
		fprintf(stderr, STR_FMT, STR_ARG(buf_str(&notes)));
	} else if (notes.n > 0) {
		buf_char(&b, '\n');
		buf_add(&b, buf_str(&notes));
	}
	status = print_out(buf_str(&b));
	buf_free(&b);
	buf_free(&notes);
	return status;
}

/* One measure of all nodes.  0, or the exit status with the reason said. */
static int
compute(struct arena *mem, const struct source *s,
    const struct measure_options *o, struct table *t, uint32_t m)
{
	const char *why = "";
	int status;

	if (o->is_undirected)
		t->by.at[m] = measure_undirected(t->by.at[m]);
	t->value[m] = NEW(mem, double, t->g->nodes.n);
	progress_begin(t->by.at[m]->name);
	status = measure_run(t->by.at[m], t->g, o, t->value[m], &t->notes[m],
	    &why);
	progress_end();
	if (status != 0)
		diag(DIAG_GRAPH, s->path, 0, arena_printf(mem, "%s %s",
		    t->by.at[m]->name, why).s);
	return status != 0;
}

static int
rank(struct arena *mem, const struct source *s, const measure_list *by,
    struct measure_options *o)
{
	struct table t = { .g = &s->graph, .by = *by };
	ids wanted = { 0 }, restart = { 0 };
	int status;

	if ((status = find_nodes(mem, t.g, options.node, &wanted)) != 0 ||
	    (status = find_nodes(mem, t.g, options.restart, &restart)) != 0)
		return status;
	o->is_undirected = graph_is_undirected(&options.graph, s);
	o->restart = restart.at;
	o->nrestart = restart.n;
	t.value = NEW(mem, double *, by->n);
	t.notes = NEW(mem, struct measure_notes, by->n);
	for (uint32_t m = 0; m < by->n; m++)
		if ((status = compute(mem, s, o, &t, m)) != 0)
			return status;
	sort(mem, &t, &wanted);
	return print(&t);
}

static int
list(void)
{
	struct buf b = { 0 };
	int status;

	for (const struct measure *m = measures; m->name != NULL; m++)
		buf_printf(&b, "%-22s %s\n    %s; %s; %s (%s)\n", m->name,
		    m->help, graph_view_names[m->view],
		    weight_use_names[m->weights], m->apart, m->source);
	status = print_out(buf_str(&b));
	buf_free(&b);
	return status;
}

static int
centrality(struct arena *mem, const struct args *args, struct source *s)
{
	measure_list by = { 0 };
	struct measure_options o = { .threads = options.threads,
		.seed = (uint64_t)options.seed };
	int status;

	if (options.is_list)
		return list();
	if (args->n == 0)
		return opt_wrong(&cmd_centrality, "which graph?");
	if (options.is_csv && options.is_json)
		return opt_wrong(&cmd_centrality, "--csv or --json?");
	if ((status = find_measures(mem, &by)) != 0 ||
	    (status = read_estimate(&o)) != 0)
		return status;
	if ((status = graph_read(&cmd_centrality, &options.graph, args->at[0],
	    s)) != 0)
		return status;
	return rank(mem, s, &by, &o);
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
