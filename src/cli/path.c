/* whowhom path: how two are connected, and what says so. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/diag.h"
#include "base/json.h"
#include "cli/chosen.h"
#include "cli/listing.h"
#include "cli/name.h"
#include "cli/print.h"
#include "cli/source.h"
#include "export/format.h"
#include "graph/route.h"

/* More are not looked for, and how many edges of a step are shown. */
enum { MOST_ROUTES = 1000, SHOWN = 3 };

static struct options {
	struct view_options view;
	bool                is_directed, is_weighted, is_all, is_csv, is_json;
} options;

static const struct opt opts[] = {
	{ 'd', "directed", OPT_FLAG, offsetof(struct options, is_directed),
	  NULL, "only in the direction of the edges", NULL },
	{ 'w', "weighted", OPT_FLAG, offsetof(struct options, is_weighted),
	  NULL, "a step is 1/weight long: strong ties are short", NULL },
	{ 'a', "all", OPT_FLAG, offsetof(struct options, is_all), NULL,
	  "all shortest paths, not only the heaviest", NULL },
	{ 0, "csv", OPT_FLAG, offsetof(struct options, is_csv), NULL,
	  "print CSV: an edge a line", NULL },
	{ 0, "json", OPT_FLAG, offsetof(struct options, is_json), NULL,
	  "print JSON", NULL },
	{ 0, NULL, OPT_GROUP, offsetof(struct options, view), NULL, "",
	  view_opts },
	OPT_END
};

static int run(int argc, char **argv);

const struct command cmd_path = {
	"path", "FILE A B", 3, 3,
	"Print how A and B are connected: the shortest path.",
	"FILE is knowledge JSON, seen as actors unless --view says otherwise, "
	"or a graph.\nOf several shortest paths the one with the most weight "
	"is printed, each step with its\nevidence. A and B are names as for "
	"whowhom why.", opts, run
};

struct question {
	struct arena        *mem;
	const struct graph  *g;
	uint32_t             a, b;
	struct routes        routes;
};

/* ---- the edges of a step ------------------------------------------------ */

static bool
is_between(const struct question *q, uint32_t edge, uint32_t a, uint32_t b)
{
	struct edge e = q->g->ends.at[edge];

	if (e.source == a && e.target == b)
		return true;
	return e.source == b && e.target == a && (!options.is_directed ||
	    q->g->is_undirected || graph_is_symmetric(q->g, edge));
}

struct heavy { double weight; uint32_t edge; };

static int
by_weight(const void *x, const void *y)
{
	const struct heavy *a = x, *b = y;

	if (a->weight != b->weight)
		return a->weight > b->weight ? -1 : 1;
	return (a->edge > b->edge) - (a->edge < b->edge);
}

/* The edges between two neighbours, the heaviest first. */
static ids
edges_of(const struct question *q, uint32_t a, uint32_t b)
{
	VEC(struct heavy) heavy = { 0 };
	ids list = { 0 };

	for (uint32_t i = 0; i < q->g->edges.n; i++)
		if (is_between(q, i, a, b))
			*PUSH(q->mem, &heavy) = (struct heavy){
			    graph_weight(q->g, i), i };
	qsort(heavy.at, heavy.n, sizeof *heavy.at, by_weight);
	for (uint32_t i = 0; i < heavy.n; i++)
		*PUSH(q->mem, &list) = heavy.at[i].edge;
	return list;
}

/* ---- for people --------------------------------------------------------- */

static void
put_line(struct buf *b, struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		buf_char(b, (unsigned char)s.s[i] < ' ' ? ' ' : s.s[i]);
}

static void
put_text(struct buf *b, const char *before, struct str s)
{
	if (s.n == 0)
		return;
	buf_add(b, str_of(before));
	put_line(b, s);
}

/* Where it is said: the document, characters, rule, then the sentence. */
static void
put_evidence(struct buf *b, const struct rows *r, uint32_t i)
{
	struct str document = graph_text(r, i, "document");

	if (document.n == 0)
		return;
	buf_printf(b, "      " STR_FMT ":%.0f-%.0f", STR_ARG(document),
	    graph_number(r, i, "begin"), graph_number(r, i, "end"));
	put_text(b, ", ", graph_text(r, i, "by"));
	put_text(b, " ", graph_text(r, i, "rule"));
	put_text(b, "\n        ", graph_text(r, i, "sentence"));
	buf_char(b, '\n');
}

static void
put_dates(struct buf *b, const struct rows *r, uint32_t i)
{
	struct str first = graph_text(r, i, "first_date");
	struct str last = graph_text(r, i, "last_date");

	put_text(b, ", ", first);
	if (!str_eq(first, last))
		put_text(b, " to ", last);
}

static void
put_edge(struct buf *b, const struct graph *g, uint32_t i)
{
	struct edge e = g->ends.at[i];
	struct str kind = graph_text(&g->edges, i, "kind");
	double weight = graph_weight(g, i);

	buf_lit(b, "    ");
	put_line(b, graph_label(g, e.source));
	buf_add(b, g->is_undirected || graph_is_symmetric(g, i) ? STR(" ↔ ")
	    : STR(" → "));
	put_line(b, graph_label(g, e.target));
	put_text(b, ", ", kind.n > 0 ? kind
	    : graph_text(&g->edges, i, "label"));
	put_text(b, ", ", graph_text(&g->edges, i, "status"));
	put_dates(b, &g->edges, i);
	if (weight != 1)
		buf_printf(b, ", weight %.6g", weight);
	buf_char(b, '\n');
	put_evidence(b, &g->edges, i);
}

static void
put_names(struct buf *b, const struct graph *g, const struct route *r)
{
	for (uint32_t i = 0; i < r->nodes.n; i++) {
		buf_add(b, i > 0 ? STR(" – ") : STR(""));
		put_line(b, graph_label(g, r->nodes.at[i]));
	}
	buf_char(b, '\n');
}

/* A route and the edges of each step. */
static void
put_route(struct buf *b, const struct question *q, const struct route *r)
{
	put_names(b, q->g, r);
	for (uint32_t i = 0; i + 1 < r->nodes.n; i++) {
		ids edges = edges_of(q, r->nodes.at[i], r->nodes.at[i + 1]);

		buf_printf(b, "  step %u\n", (unsigned)i + 1);
		for (uint32_t j = 0; j < edges.n && j < SHOWN; j++)
			put_edge(b, q->g, edges.at[j]);
		if (edges.n > SHOWN)
			buf_printf(b, "    and %u more\n",
			    (unsigned)edges.n - SHOWN);
	}
}

static void
put_answer(struct buf *b, const struct question *q)
{
	const struct routes *r = &q->routes;
	uint32_t n = r->at.n;

	put_line(b, graph_label(q->g, q->a));
	buf_lit(b, " and ");
	put_line(b, graph_label(q->g, q->b));
	buf_printf(b, ": %u step%s", (unsigned)r->at.at[0].nodes.n - 1,
	    r->at.at[0].nodes.n == 2 ? "" : "s");
	if (options.is_weighted)
		buf_printf(b, ", length %.6g", r->length);
	buf_printf(b, "; %s%u shortest path%s\n", r->is_cut ? "over " : "",
	    (unsigned)n, n == 1 ? "" : "s");
	for (uint32_t i = 0; i < (options.is_all ? n : 1); i++) {
		buf_char(b, '\n');
		put_route(b, q, &r->at.at[i]);
	}
}

/* ---- for programs ------------------------------------------------------- */

static void
put_json_list(struct buf *b, const union cell *c)
{
	for (uint32_t i = 0; i < c->list.n; i++) {
		buf_char(b, i > 0 ? ',' : '[');
		json_put(b, c->list.at[i]);
	}
	buf_char(b, ']');
}

static void
put_json_edge(struct buf *b, const struct graph *g, uint32_t i)
{
	buf_lit(b, "{\"id\":");
	json_put(b, g->edges.ids.at[i]);
	buf_lit(b, ",\"source\":");
	json_put(b, g->nodes.ids.at[g->ends.at[i].source]);
	buf_lit(b, ",\"target\":");
	json_put(b, g->nodes.ids.at[g->ends.at[i].target]);
	for (uint32_t c = 0; c < g->edges.ncolumns; c++) {
		const union cell *cell = graph_cell(&g->edges, i, c);
		const struct column *column = &g->edges.columns[c];

		if (graph_is_absent(column->type, cell))
			continue;
		buf_char(b, ',');
		json_put(b, str_of(column->name));
		buf_char(b, ':');
		format_cell(b, column->type, cell, json_put, put_json_list);
	}
	buf_char(b, '}');
}

static void
put_json_route(struct buf *b, const struct question *q, const struct route *r)
{
	buf_lit(b, "{\"nodes\":");
	for (uint32_t i = 0; i < r->nodes.n; i++) {
		buf_char(b, i > 0 ? ',' : '[');
		json_put(b, q->g->nodes.ids.at[r->nodes.at[i]]);
	}
	buf_lit(b, "],\"weight\":");
	buf_number(b, r->weight);
	buf_lit(b, ",\"steps\":[");
	for (uint32_t i = 0; i + 1 < r->nodes.n; i++) {
		ids edges = edges_of(q, r->nodes.at[i], r->nodes.at[i + 1]);

		for (uint32_t j = 0; j < edges.n; j++) {
			buf_add(b, j > 0 ? STR(",") : i > 0 ? STR(",[")
			    : STR("["));
			put_json_edge(b, q->g, edges.at[j]);
		}
		buf_char(b, ']');
	}
	buf_lit(b, "]}");
}

static void
put_json(struct buf *b, const struct question *q)
{
	uint32_t n = options.is_all || q->routes.at.n == 0 ? q->routes.at.n
	    : 1;

	buf_lit(b, "{\"from\":");
	json_put(b, q->g->nodes.ids.at[q->a]);
	buf_lit(b, ",\"to\":");
	json_put(b, q->g->nodes.ids.at[q->b]);
	buf_lit(b, ",\"length\":");
	if (isfinite(q->routes.length))
		buf_number(b, q->routes.length);
	else
		buf_lit(b, "null");
	buf_printf(b, ",\"shortest\":%u,\"more\":%s,\"paths\":[",
	    (unsigned)q->routes.at.n, q->routes.is_cut ? "true" : "false");
	for (uint32_t i = 0; i < n; i++) {
		buf_add(b, i > 0 ? STR(",\n") : STR("\n"));
		put_json_route(b, q, &q->routes.at.at[i]);
	}
	buf_lit(b, "]}\n");
}

/* From KIND on as the graph's columns are called. */
enum { PATH, STEP, SOURCE, SOURCE_LABEL, TARGET, TARGET_LABEL, ID, WEIGHT,
	KIND };

static const struct listing_column columns[] = {
	[PATH] = { "path", LISTING_COUNT, 0 },
	[STEP] = { "step", LISTING_COUNT, 0 },
	[SOURCE] = { "source", LISTING_TEXT, 0 },
	[SOURCE_LABEL] = { "source_label", LISTING_TEXT, 0 },
	[TARGET] = { "target", LISTING_TEXT, 0 },
	[TARGET_LABEL] = { "target_label", LISTING_TEXT, 0 },
	[ID] = { "id", LISTING_TEXT, 0 },
	[WEIGHT] = { "weight", LISTING_REAL, 0 },
	[KIND] = { "kind", LISTING_TEXT, 0 },
	{ "label", LISTING_TEXT, 0 }, { "status", LISTING_TEXT, 0 },
	{ "first_date", LISTING_TEXT, 0 }, { "last_date", LISTING_TEXT, 0 },
	{ "document", LISTING_TEXT, 0 }, { "begin", LISTING_COUNT, 0 },
	{ "end", LISTING_COUNT, 0 }, { "by", LISTING_TEXT, 0 },
	{ "rule", LISTING_TEXT, 0 }, { "sentence", LISTING_TEXT, 0 },
	{ 0 }
};

static void
add_row(struct listing *t, const struct graph *g, uint32_t path, uint32_t step,
    uint32_t edge)
{
	union listing_cell *c = listing_add(t);
	struct edge e = g->ends.at[edge];

	c[PATH].number = path + 1;
	c[STEP].number = step + 1;
	c[SOURCE].text = g->nodes.ids.at[e.source];
	c[SOURCE_LABEL].text = graph_label(g, e.source);
	c[TARGET].text = g->nodes.ids.at[e.target];
	c[TARGET_LABEL].text = graph_label(g, e.target);
	c[ID].text = g->edges.ids.at[edge];
	c[WEIGHT].number = graph_weight(g, edge);
	for (uint32_t i = KIND; i < t->ncolumns; i++)
		if (t->columns[i].kind == LISTING_TEXT)
			c[i].text = graph_text(&g->edges, edge,
			    t->columns[i].name);
		else
			c[i].number = graph_number(&g->edges, edge,
			    t->columns[i].name);
}

static void
put_csv(struct buf *b, const struct question *q)
{
	struct listing t = listing_new(q->mem, columns);
	const struct routes *r = &q->routes;

	for (uint32_t p = 0; p < (options.is_all ? r->at.n : r->at.n > 0); p++)
		for (uint32_t i = 0; i + 1 < r->at.at[p].nodes.n; i++) {
			ids edges = edges_of(q, r->at.at[p].nodes.at[i],
			    r->at.at[p].nodes.at[i + 1]);

			for (uint32_t j = 0; j < edges.n; j++)
				add_row(&t, q->g, p, i, edges.at[j]);
		}
	listing_put_csv(b, &t);
}

/* ---- the work ----------------------------------------------------------- */

static void
say_unconnected(const struct question *q)
{
	fprintf(stderr, "whowhom path: nothing %s " STR_FMT " %s " STR_FMT
	    "\n", options.is_directed ? "leads from" : "connects",
	    STR_ARG(graph_label(q->g, q->a)),
	    options.is_directed ? "to" : "and",
	    STR_ARG(graph_label(q->g, q->b)));
}

static int
answer(const struct question *q)
{
	struct buf b = { 0 };
	int status;

	if (options.is_json)
		put_json(&b, q);
	else if (q->routes.at.n == 0)
		say_unconnected(q);
	else if (!options.is_csv)
		put_answer(&b, q);
	if (options.is_csv)
		put_csv(&b, q);
	status = print_out(buf_str(&b));
	buf_free(&b);
	return status;
}

static int
path(struct arena *mem, const struct args *args, struct source *s)
{
	struct question q = { .mem = mem, .g = &s->graph };
	const struct route_options how = {
		.is_directed = options.is_directed,
		.is_weighted = options.is_weighted, .most = MOST_ROUTES
	};
	int status;

	if (options.is_csv && options.is_json)
		return opt_wrong(&cmd_path, "--csv or --json?");
	if ((status = view_options_check(&cmd_path, &options.view)) != 0 ||
	    (status = source_read(s, args->at[0])) != 0 ||
	    (status = view_options_see(&cmd_path, &options.view, "actors",
	    s)) != 0 ||
	    (status = name_find_node(&cmd_path, q.g, args->at[1], &q.a)) !=
	    0 ||
	    (status = name_find_node(&cmd_path, q.g, args->at[2], &q.b)) != 0)
		return status;
	if (q.a == q.b)
		return opt_wrong(&cmd_path, "%s and %s are one", args->at[1],
		    args->at[2]);
	if (route_find(mem, q.g, q.a, q.b, &how, &q.routes) != 0) {
		diag(DIAG_GRAPH, s->path, 0, "--weighted needs weights above "
		    "0");
		return 1;
	}
	return answer(&q);
}

static int
run(int argc, char **argv)
{
	struct arena mem = { 0 };
	struct source s = { 0 };
	struct args args = opt_parse(&mem, &cmd_path, argc, argv, &options);
	int status = args.is_over ? args.status : path(&mem, &args, &s);

	source_free(&s);
	arena_free(&mem);
	return status;
}
