/* whowhom compare: what came, went, rose and fell between two graphs. */
#include <math.h>
#include <stdlib.h>

#include "base/diag.h"
#include "base/map.h"
#include "base/progress.h"
#include "cli/by.h"
#include "cli/chosen.h"
#include "cli/print.h"
#include "cli/source.h"
#include "cli/listing.h"

static struct options {
	const char         *by;
	struct view_options view;
	long                top;
	bool                is_csv, is_json;
} options = { .by = "strength,betweenness,pagerank", .top = -1 };

static const struct opt opts[] = {
	{ 'b', "by", OPT_TEXT, offsetof(struct options, by), "MEASURE,...",
	  "compare these measures", NULL },
	{ 'n', "top", OPT_COUNT, offsetof(struct options, top), "N",
	  "only the N greatest changes of a kind (10 unless CSV, JSON)", NULL },
	{ 0, "csv", OPT_FLAG, offsetof(struct options, is_csv), NULL,
	  "print CSV", NULL },
	{ 0, "json", OPT_FLAG, offsetof(struct options, is_json), NULL,
	  "print JSON Lines: a change a line", NULL },
	{ 0, NULL, OPT_GROUP, offsetof(struct options, view), NULL, "",
	  view_opts },
	OPT_END
};

static int run(int argc, char **argv);

const struct command cmd_compare = {
	"compare", "BEFORE AFTER", 2, 2,
	"Print what came, went, rose and fell between two graphs.",
	"Each is knowledge JSON, seen as actors unless --view says otherwise, "
	"or a graph.\nNodes are the same by id, else by label and type; edges "
	"by their ends, kind and status,\nthose alike together.", opts, run
};

enum change { CAME, WENT, ROSE, FELL, CHANGE_COUNT };
static const char *const change_names[] = { "came", "went", "rose", "fell" };

enum { CHANGE, WHAT, NAME, BEFORE, AFTER, DIFFERENCE, ID };
static const struct listing_column columns[] = {
	[CHANGE] = { "change", LISTING_TEXT, 0 },
	[WHAT] = { "what", LISTING_TEXT, 0 },
	[NAME] = { "name", LISTING_TEXT, 0 },
	[BEFORE] = { "before", LISTING_REAL, 0 },
	[AFTER] = { "after", LISTING_REAL, 0 },
	[DIFFERENCE] = { "difference", LISTING_REAL, 0 },
	[ID] = { "id", LISTING_TEXT, 0 },
	{ 0 }
}, brief[] = {
	[CHANGE] = { "change", LISTING_TEXT, 0 },
	[WHAT] = { "what", LISTING_TEXT, 0 },
	[NAME] = { "name", LISTING_TEXT, 80 },
	[BEFORE] = { "before", LISTING_REAL, 0 },
	[AFTER] = { "after", LISTING_REAL, 0 },
	[DIFFERENCE] = { "difference", LISTING_REAL, 0 },
	{ 0 }
};

struct row {
	enum change change;
	uint32_t    kind;		/* 0 node, 1 edge, 2… the measures    */
	struct str  name, id;
	double      before, after;	/* NaN: not there                     */
};

struct comparison {
	struct arena       *mem;
	const struct graph *g[2];
	uint32_t           *other;	/* of each node of g[1], in g[0]      */
	uint32_t           *later;	/* of each node of g[0], in g[1]      */
	measure_list by;
	VEC(struct row)     rows;
};

static void
add(struct comparison *c, uint32_t kind, struct str name, struct str id,
    double before, double after)
{
	enum change change = isnan(before) ? CAME : isnan(after) ? WENT
	    : after > before ? ROSE : FELL;
	double most = fmax(fabs(before), fabs(after));

	if (!isnan(before) && !isnan(after) &&
	    fabs(after - before) <= 1e-9 * fmax(1, most))
		return;
	*PUSH(c->mem, &c->rows) = (struct row){ change, kind, name, id,
	    before, after };
}

/* ---- which node is which ------------------------------------------------ */

static struct str
type_and_label(struct arena *mem, const struct graph *g, uint32_t node)
{
	return arena_printf(mem, STR_FMT "\n" STR_FMT,
	    STR_ARG(graph_text(&g->nodes, node, "type")),
	    STR_ARG(graph_label(g, node)));
}

/* Pairs of nodes that are still alone and have the same key, which is no other
 * node's. */
static void
pair(struct comparison *c, bool by_id)
{
	struct map first = { 0 }, seen = { 0 };

	for (uint32_t i = 0; i < c->g[0]->nodes.n; i++) {
		struct str key = by_id ? c->g[0]->nodes.ids.at[i]
		    : type_and_label(c->mem, c->g[0], i);
		uint32_t *at = map_put(c->mem, &first, key);

		if (c->later[i] == NONE)
			*at = *at == NONE ? i : c->g[0]->nodes.n;
	}
	for (uint32_t i = 0; i < c->g[1]->nodes.n; i++) {
		struct str key = by_id ? c->g[1]->nodes.ids.at[i]
		    : type_and_label(c->mem, c->g[1], i);
		uint32_t *count = map_put(c->mem, &seen, key);
		uint32_t at = map_get(&first, key);

		if (c->other[i] != NONE || at >= c->g[0]->nodes.n ||
		    *count != NONE)
			continue;
		*count = 1;
		c->other[i] = at;
		c->later[at] = i;
	}
}

static void
pair_nodes(struct comparison *c)
{
	c->later = NEW(c->mem, uint32_t, c->g[0]->nodes.n);
	c->other = NEW(c->mem, uint32_t, c->g[1]->nodes.n);
	for (uint32_t i = 0; i < c->g[0]->nodes.n; i++)
		c->later[i] = NONE;
	for (uint32_t i = 0; i < c->g[1]->nodes.n; i++)
		c->other[i] = NONE;
	pair(c, true);
	pair(c, false);
	for (uint32_t i = 0; i < c->g[1]->nodes.n; i++)
		if (c->other[i] == NONE)
			add(c, 0, graph_label(c->g[1], i),
			    c->g[1]->nodes.ids.at[i], NAN, 1);
	for (uint32_t i = 0; i < c->g[0]->nodes.n; i++)
		if (c->later[i] == NONE)
			add(c, 0, graph_label(c->g[0], i),
			    c->g[0]->nodes.ids.at[i], 1, NAN);
}

/* ---- edges -------------------------------------------------------------- */

struct tie {
	struct str name, id;
	double     weight[2];
};
typedef VEC(struct tie) ties;

/* What edges are the same by: nodes of g[0] by number, others of g[1] above
 * them. */
static struct str
edge_key(const struct comparison *c, int which, uint32_t i)
{
	const struct graph *g = c->g[which];
	struct edge e = g->ends.at[i];
	bool is_mutual = g->is_undirected || graph_is_symmetric(g, i);
	uint32_t a = e.source, b = e.target, n = c->g[0]->nodes.n;

	if (which == 1) {
		a = c->other[a] != NONE ? c->other[a] : n + a;
		b = c->other[b] != NONE ? c->other[b] : n + b;
	}
	return arena_printf(c->mem, "%u %u %d " STR_FMT "\n" STR_FMT,
	    (unsigned)(is_mutual && b < a ? b : a),
	    (unsigned)(is_mutual && b < a ? a : b), is_mutual,
	    STR_ARG(graph_text(&g->edges, i, "kind")),
	    STR_ARG(graph_text(&g->edges, i, "status")));
}

static struct str
edge_name(const struct comparison *c, const struct graph *g, uint32_t i)
{
	struct edge e = g->ends.at[i];
	struct str kind = graph_text(&g->edges, i, "kind");
	struct str status = graph_text(&g->edges, i, "status");

	return arena_printf(c->mem, STR_FMT " %s " STR_FMT "%s" STR_FMT
	    "%s" STR_FMT, STR_ARG(graph_label(g, e.source)),
	    g->is_undirected || graph_is_symmetric(g, i) ? "↔" : "→",
	    STR_ARG(graph_label(g, e.target)), kind.n > 0 ? ", " : "",
	    STR_ARG(kind), status.n > 0 && !str_is(status, "actual") ? ", "
	    : "", STR_ARG(str_is(status, "actual") ? STR("") : status));
}

static void
pair_edges(struct comparison *c)
{
	struct map seen = { 0 };
	ties all = { 0 };

	for (int which = 0; which < 2; which++)
		for (uint32_t i = 0; i < c->g[which]->edges.n; i++) {
			uint32_t *at = map_put(c->mem, &seen,
			    edge_key(c, which, i));

			if (*at == NONE) {
				*at = all.n;
				*PUSH(c->mem, &all) = (struct tie){
				    edge_name(c, c->g[which], i),
				    c->g[which]->edges.ids.at[i],
				    { NAN, NAN } };
			}
			all.at[*at].weight[which] =
			    graph_weight(c->g[which], i) +
			    (isnan(all.at[*at].weight[which]) ? 0
			    : all.at[*at].weight[which]);
		}
	for (uint32_t i = 0; i < all.n; i++)
		add(c, 1, all.at[i].name, all.at[i].id, all.at[i].weight[0],
		    all.at[i].weight[1]);
}

/* ---- measures ----------------------------------------------------------- */

/* Of nodes that are in both. */
static int
compare_measure(struct comparison *c, uint32_t which,
    const struct source *sources)
{
	double *value[2];

	progress_begin(c->by.at[which]->name);
	for (int k = 0; k < 2; k++) {
		const struct measure *m = c->by.at[which];
		const char *why = "";

		value[k] = NEW(c->mem, double, c->g[k]->nodes.n);
		if (c->g[k]->is_undirected)
			m = measure_undirected(m);
		if (measure_compute(m, c->g[k], c->g[k]->is_undirected,
		    value[k], &why) != 0) {
			diag(DIAG_GRAPH, sources[k].path, 0,
			    arena_printf(c->mem, "%s %s", m->name, why).s);
			return 1;
		}
	}
	for (uint32_t i = 0; i < c->g[1]->nodes.n; i++)
		if (c->other[i] != NONE)
			add(c, 2 + which, graph_label(c->g[1], i),
			    c->g[1]->nodes.ids.at[i], value[0][c->other[i]],
			    value[1][i]);
	return 0;
}

/* ---- the answer --------------------------------------------------------- */

static double
extent(const struct row *r)
{
	return isnan(r->before) ? r->after : isnan(r->after) ? r->before
	    : fabs(r->after - r->before);
}

static int
by_extent(const void *x, const void *y)
{
	const struct row *a = x, *b = y;
	int c;

	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	if (a->change != b->change)
		return a->change < b->change ? -1 : 1;
	if (extent(a) != extent(b))
		return extent(a) > extent(b) ? -1 : 1;
	return (c = str_cmp(a->name, b->name)) != 0 ? c
	    : str_cmp(a->id, b->id);
}

static struct str
kind_name(const struct comparison *c, uint32_t kind)
{
	return kind == 0 ? STR("node") : kind == 1 ? STR("edge")
	    : str_of(c->by.at[kind - 2]->name);
}

static void
add_row(struct listing *t, const struct comparison *c, const struct row *r)
{
	union listing_cell *cell = listing_add(t);

	cell[CHANGE].text = str_of(change_names[r->change]);
	cell[WHAT].text = kind_name(c, r->kind);
	cell[NAME].text = r->name;
	if (t->columns == columns)
		cell[ID].text = r->id;
	if (r->kind == 0)
		return;
	cell[BEFORE].number = r->before;
	cell[AFTER].number = r->after;
	if (r->change == ROSE || r->change == FELL)
		cell[DIFFERENCE].number = r->after - r->before;
}

/* `node: 2 came, 1 went` for each kind. */
static void
put_head(struct buf *b, const struct comparison *c)
{
	for (uint32_t kind = 0; kind < 2 + c->by.n; kind++) {
		unsigned n[CHANGE_COUNT] = { 0 };

		for (uint32_t i = 0; i < c->rows.n; i++)
			n[c->rows.at[i].change] +=
			    c->rows.at[i].kind == kind;
		buf_printf(b, STR_FMT ":", STR_ARG(kind_name(c, kind)));
		for (int k = kind < 2 ? CAME : ROSE; k < CHANGE_COUNT &&
		    (kind > 0 || k < ROSE); k++)
			buf_printf(b, "%s %u %s", k == CAME ||
			    (kind > 1 && k == ROSE) ? "" : ",", n[k],
			    change_names[k]);
		buf_char(b, '\n');
	}
	if (c->rows.n > 0)
		buf_char(b, '\n');
}

static int
print(struct comparison *c)
{
	bool is_whole = options.is_csv || options.is_json;
	uint32_t most = options.top >= 0 ? (uint32_t)options.top
	    : is_whole ? UINT32_MAX : 10, n = 0;
	struct listing t = listing_new(c->mem, is_whole ? columns : brief);
	struct buf b = { 0 };
	int status;

	if (c->rows.n > 1)
		qsort(c->rows.at, c->rows.n, sizeof *c->rows.at, by_extent);
	for (uint32_t i = 0; i < c->rows.n; i++) {
		const struct row *r = &c->rows.at[i];

		n = i > 0 && r[-1].kind == r->kind &&
		    r[-1].change == r->change ? n + 1 : 0;
		if (n < most)
			add_row(&t, c, r);
	}
	if (options.is_json) {
		listing_put_json_lines(&b, &t);
	} else if (options.is_csv) {
		listing_put_csv(&b, &t);
	} else {
		put_head(&b, c);
		listing_put_text(&b, &t);
	}
	status = print_out(buf_str(&b));
	buf_free(&b);
	return status;
}

static int
compare(struct arena *mem, const struct args *args, struct source *sources)
{
	struct comparison c = { .mem = mem };
	int status;

	if (options.is_csv && options.is_json)
		return opt_wrong(&cmd_compare, "--csv or --json?");
	if ((status = view_options_check(&cmd_compare, &options.view)) != 0 ||
	    (status = by_read(&cmd_compare, mem, options.by, &c.by)) != 0)
		return status;
	for (int k = 0; k < 2; k++) {
		if ((status = source_read(&sources[k], args->at[k])) != 0 ||
		    (status = view_options_see(&cmd_compare, &options.view,
		    "actors", &sources[k])) != 0)
			return status;
		c.g[k] = &sources[k].graph;
	}
	pair_nodes(&c);
	pair_edges(&c);
	for (uint32_t i = 0; i < c.by.n && status == 0; i++)
		status = compare_measure(&c, i, sources);
	progress_end();
	return status != 0 ? status : print(&c);
}

static int
run(int argc, char **argv)
{
	struct arena mem = { 0 };
	struct source sources[2] = { 0 };
	struct args args = opt_parse(&mem, &cmd_compare, argc, argv, &options);
	int status = args.is_over ? args.status
	    : compare(&mem, &args, sources);

	source_free(&sources[0]);
	source_free(&sources[1]);
	arena_free(&mem);
	return status;
}
