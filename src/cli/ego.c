/* whowhom ego: who is around one, and what is between them. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "cli/export.h"
#include "cli/name.h"
#include "cli/print.h"
#include "cli/source.h"
#include "cli/listing.h"
#include "graph/part.h"

static struct options {
	struct export_options export;
	bool                  is_csv, is_json;
} options;

static const struct opt opts[] = {
	{ 0, "csv", OPT_FLAG, offsetof(struct options, is_csv), NULL,
	  "print CSV", NULL },
	{ 0, "json", OPT_FLAG, offsetof(struct options, is_json), NULL,
	  "print JSON Lines: a neighbour a line", NULL },
	{ 0, NULL, OPT_GROUP, offsetof(struct options, export), NULL, "",
	  export_opts },
	OPT_END
};

static int run(int argc, char **argv);

const struct command cmd_ego = {
	"ego", "FILE NAME", 2, 2,
	"Print who is around one, and what is between.",
	"FILE is knowledge JSON, seen as actors unless --view says otherwise, "
	"or a graph.\nWith --to or --output the same as a graph, as export "
	"writes it. Weights are those of the\nedges from NAME (out), to it "
	"(in) and of symmetric ones (mutual).", opts, run
};

enum { NAME, TYPE, STEPS, OUT, IN, MUTUAL, WHAT, ID };

static const struct listing_column columns[] = {
	[NAME] = { "name", LISTING_TEXT, 0 },
	[TYPE] = { "type", LISTING_TEXT, 0 },
	[STEPS] = { "steps", LISTING_COUNT, 0 },
	[OUT] = { "out", LISTING_REAL, 0 },
	[IN] = { "in", LISTING_REAL, 0 },
	[MUTUAL] = { "mutual", LISTING_REAL, 0 },
	[WHAT] = { "what", LISTING_LIST, 0 },
	[ID] = { "id", LISTING_TEXT, 0 },
	{ 0 }
};

static const struct listing_column brief[] = {
	[NAME] = { "name", LISTING_TEXT, 40 },
	[TYPE] = { "type", LISTING_TEXT, 0 },
	[STEPS] = { "steps", LISTING_COUNT, 0 },
	[OUT] = { "out", LISTING_REAL, 0 },
	[IN] = { "in", LISTING_REAL, 0 },
	[MUTUAL] = { "mutual", LISTING_REAL, 0 },
	[WHAT] = { "what", LISTING_LIST, 100 },
	{ 0 }
};

/* What is between the ego and one other. */
enum way { WAY_OUT, WAY_IN, WAY_MUTUAL, WAY_COUNT };

struct kind { struct str name; enum way way; double weight; };
struct tie {
	uint32_t node, steps;
	double   weight[WAY_COUNT], sum;
	VEC(struct kind) kinds;
};

struct question {
	struct arena       *mem;
	const struct graph *g;
	uint32_t            ego;
	struct tie         *ties;	/* of each node                       */
	bool                is_far;	/* some are no neighbours             */
};

static void
add_edge(struct question *q, uint32_t i)
{
	struct edge e = q->g->ends.at[i];
	struct tie *t = &q->ties[e.source == q->ego ? e.target : e.source];
	struct str name = graph_text(&q->g->edges, i, "kind");
	double w = graph_weight(q->g, i);
	enum way way = q->g->is_undirected || graph_is_symmetric(q->g, i)
	    ? WAY_MUTUAL : e.source == q->ego ? WAY_OUT : WAY_IN;

	if (name.n == 0)
		name = graph_text(&q->g->edges, i, "label");
	t->weight[way] += w;
	t->sum += w;
	for (uint32_t k = 0; k < t->kinds.n; k++)
		if (t->kinds.at[k].way == way &&
		    str_eq(t->kinds.at[k].name, name)) {
			t->kinds.at[k].weight += w;
			return;
		}
	if (name.n > 0)
		*PUSH(q->mem, &t->kinds) = (struct kind){ name, way, w };
}

static void
collect(struct question *q)
{
	uint32_t *steps = part_distances(q->mem, q->g, q->ego);

	q->ties = NEW(q->mem, struct tie, q->g->nodes.n);
	for (uint32_t i = 0; i < q->g->nodes.n; i++) {
		q->ties[i].node = i;
		q->ties[i].steps = steps[i];
	}
	for (uint32_t i = 0; i < q->g->edges.n; i++)
		if (q->g->ends.at[i].source == q->ego ||
		    q->g->ends.at[i].target == q->ego)
			add_edge(q, i);
}

static int
by_weight(const void *x, const void *y)
{
	const struct kind *a = x, *b = y;

	if (a->weight != b->weight)
		return a->weight > b->weight ? -1 : 1;
	if (a->way != b->way)
		return a->way < b->way ? -1 : 1;
	return str_cmp(a->name, b->name);
}

/* The nearest first, then the heaviest. */
static int
by_nearness(const void *x, const void *y)
{
	const struct tie *a = x, *b = y;

	if (a->steps != b->steps)
		return a->steps < b->steps ? -1 : 1;
	if (a->sum != b->sum)
		return a->sum > b->sum ? -1 : 1;
	return (a->node > b->node) - (a->node < b->node);
}

static void
add_row(struct listing *t, const struct question *q, struct tie *tie)
{
	static const char *const arrows[] = {
		[WAY_OUT] = "→", [WAY_IN] = "←", [WAY_MUTUAL] = "↔"
	};
	union listing_cell *c = listing_add(t);

	c[NAME].text = graph_label(q->g, tie->node);
	c[TYPE].text = graph_text(&q->g->nodes, tie->node, "type");
	if (t->columns == columns || q->is_far)
		c[STEPS].number = tie->steps;
	for (int way = 0; way < WAY_COUNT; way++)
		if (tie->weight[way] != 0)
			c[OUT + way].number = tie->weight[way];
	if (tie->kinds.n > 1)
		qsort(tie->kinds.at, tie->kinds.n, sizeof *tie->kinds.at,
		    by_weight);
	for (uint32_t i = 0; i < tie->kinds.n; i++)
		*PUSH(t->mem, &c[WHAT].list) = arena_printf(t->mem,
		    "%s " STR_FMT " %.6g", arrows[tie->kinds.at[i].way],
		    STR_ARG(tie->kinds.at[i].name), tie->kinds.at[i].weight);
	if (t->columns == columns)
		c[ID].text = q->g->nodes.ids.at[tie->node];
}

static void
put_head(struct buf *b, const struct question *q, uint32_t neighbours)
{
	struct str type = graph_text(&q->g->nodes, q->ego, "type");

	buf_add(b, graph_label(q->g, q->ego));
	if (type.n > 0)
		buf_printf(b, ", " STR_FMT, STR_ARG(type));
	buf_printf(b, ": %u neighbour%s", (unsigned)neighbours,
	    neighbours == 1 ? "" : "s");
	if (q->g->nodes.n - 1 > neighbours)
		buf_printf(b, ", %u further away",
		    (unsigned)(q->g->nodes.n - 1 - neighbours));
	buf_printf(b, "; %u edges among all\n",
	    (unsigned)q->g->edges.n);
}

static int
print(struct question *q)
{
	bool is_whole = options.is_csv || options.is_json;
	struct listing t = listing_new(q->mem, is_whole ? columns : brief);
	struct buf b = { 0 };
	uint32_t neighbours = 0;
	int status;

	collect(q);
	for (uint32_t i = 0; i < q->g->nodes.n; i++)
		neighbours += q->ties[i].steps == 1;
	q->is_far = neighbours + 1 < q->g->nodes.n;
	qsort(q->ties, q->g->nodes.n, sizeof *q->ties, by_nearness);
	for (uint32_t i = 0; i < q->g->nodes.n; i++)
		if (q->ties[i].node != q->ego)
			add_row(&t, q, &q->ties[i]);
	if (options.is_json) {
		listing_put_json_lines(&b, &t);
	} else if (options.is_csv) {
		listing_put_csv(&b, &t);
	} else {
		put_head(&b, q, neighbours);
		listing_put_text(&b, &t);
	}
	status = print_out(buf_str(&b));
	buf_free(&b);
	return status;
}

static int
ego(struct arena *mem, const struct args *args, struct source *s)
{
	struct export_options *o = &options.export;
	bool is_graph = o->to != NULL || o->output != NULL;
	struct question q = { .mem = mem, .g = &s->graph };
	int status;

	if (o->view.ego != NULL)
		return opt_wrong(&cmd_ego, "--ego %s: say it as NAME",
		    o->view.ego);
	if (options.is_csv + options.is_json + is_graph > 1)
		return opt_wrong(&cmd_ego, "--csv, --json or a graph?");
	o->view.ego = args->at[1];
	status = is_graph ? export_check(&cmd_ego, o)
	    : view_options_check(&cmd_ego, &o->view);
	if (status != 0 || (status = source_read(s, args->at[0])) != 0)
		return status;
	if (s->is_knowledge && o->view.view == NULL)
		o->view.view = "actors";
	if (is_graph)
		return export_source(&cmd_ego, o, s);
	if ((status = view_options_see(&cmd_ego, &o->view, "actors", s)) != 0
	    || (status = name_find_node(&cmd_ego, q.g, o->view.ego,
	    &q.ego)) != 0)
		return status;
	return print(&q);
}

static int
run(int argc, char **argv)
{
	struct arena mem = { 0 };
	struct source s = { 0 };
	struct args args = opt_parse(&mem, &cmd_ego, argc, argv, &options);
	int status = args.is_over ? args.status : ego(&mem, &args, &s);

	source_free(&s);
	arena_free(&mem);
	return status;
}
