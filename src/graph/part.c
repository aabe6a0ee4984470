/* part: less of a graph. */
#include "graph/part.h"

#include <assert.h>
#include <strings.h>

#include "graph/igraph.h"

static void
keep_rows(struct rows *r, const bool *keep)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < r->n; i++) {
		if (!keep[i])
			continue;
		r->ids.at[n] = r->ids.at[i];
		if (n != i && r->ncolumns > 0)
			memcpy(graph_cell(r, n, 0), graph_cell(r, i, 0),
			    r->ncolumns * sizeof *r->cells.at);
		n++;
	}
	r->n = r->ids.n = n;
	r->cells.n = n * r->ncolumns;
}

void
graph_keep(struct graph *g, const bool *nodes, const bool *edges)
{
	struct arena mem = { 0 };
	uint32_t *number = NEW(&mem, uint32_t, g->nodes.n);
	bool *keep = NEW(&mem, bool, g->edges.n);
	uint32_t n = 0;

	for (uint32_t i = 0; i < g->nodes.n; i++)
		number[i] = nodes == NULL || nodes[i] ? n++ : NONE;
	n = 0;
	for (uint32_t i = 0; i < g->edges.n; i++) {
		struct edge e = g->ends.at[i];

		keep[i] = (edges == NULL || edges[i]) &&
		    number[e.source] != NONE && number[e.target] != NONE;
		if (keep[i])
			g->ends.at[n++] = (struct edge){ number[e.source],
			    number[e.target] };
	}
	g->ends.n = n;
	keep_rows(&g->edges, keep);
	if (nodes != NULL)
		keep_rows(&g->nodes, nodes);
	arena_free(&mem);
}

void
graph_drop(struct graph *g)
{
	g->nodes.n = g->nodes.ids.n = g->nodes.cells.n = 0;
	g->edges.n = g->edges.ids.n = g->edges.cells.n = g->ends.n = 0;
}

/* ---- by columns --------------------------------------------------------- */

static bool
is_same(struct str a, struct str b)
{
	return a.n == b.n && (a.n == 0 || strncasecmp(a.s, b.s, a.n) == 0);
}

int
part_labelled(struct graph *g, const char *column, struct str names,
    struct str *bad_out)
{
	uint32_t c = graph_column(&g->nodes, column);
	struct arena mem = { 0 };
	bool *keep = NEW(&mem, bool, g->nodes.n);
	int status = 0;

	*bad_out = STR("");
	if (c == NONE || g->nodes.columns[c].type != COLUMN_TEXT)
		status = -1;
	while (names.n > 0 && status == 0) {
		struct str name = str_trim(str_cut(&names, ','));
		bool is_any = false;

		for (uint32_t i = 0; i < g->nodes.n; i++)
			if (is_same(graph_cell(&g->nodes, i, c)->text, name))
				is_any = keep[i] = true;
		if (!is_any) {
			*bad_out = name;
			status = -1;
		}
	}
	if (status == 0)
		graph_keep(g, keep, NULL);
	arena_free(&mem);
	return status;
}

void
part_heavy(struct graph *g, double min_weight)
{
	struct arena mem = { 0 };
	bool *nodes = NEW(&mem, bool, g->nodes.n);
	bool *edges = NEW(&mem, bool, g->edges.n);

	for (uint32_t i = 0; i < g->edges.n; i++) {
		edges[i] = graph_weight(g, i) >= min_weight;
		if (edges[i])
			nodes[g->ends.at[i].source] =
			    nodes[g->ends.at[i].target] = true;
	}
	graph_keep(g, nodes, edges);
	arena_free(&mem);
}

/* ---- by igraph ---------------------------------------------------------- */

/* The graph without direction, parallel edges and loops. */
static void
make(igraph_t *ig, const struct graph *g)
{
	igraph_vector_int_t ends;
	igraph_error_t err;

	igraph_set_error_handler(igraph_error_handler_abort);
	igraph_vector_int_init(&ends, (igraph_integer_t)g->ends.n * 2);
	for (uint32_t i = 0; i < g->ends.n; i++) {
		VECTOR(ends)[2 * (size_t)i] = g->ends.at[i].source;
		VECTOR(ends)[2 * (size_t)i + 1] = g->ends.at[i].target;
	}
	igraph_create(ig, &ends, g->nodes.n, IGRAPH_UNDIRECTED);
	igraph_vector_int_destroy(&ends);
	err = igraph_simplify(ig, true, true, NULL);
	assert(err == IGRAPH_SUCCESS);
	(void)err;
}

static bool
is_of_type(const struct graph *g, uint32_t node, const char *type)
{
	uint32_t c = graph_column(&g->nodes, "type");

	return c != NONE && g->nodes.columns[c].type == COLUMN_TEXT &&
	    str_is(graph_cell(&g->nodes, node, c)->text, type);
}

/* Half steps, so that an event counts half: twice each edge, but once those of
 * an event. */
static igraph_vector_t
halves(const igraph_t *ig, const struct graph *g)
{
	igraph_vector_t v;
	igraph_integer_t n = igraph_ecount(ig);

	igraph_vector_init(&v, n);
	for (igraph_integer_t i = 0; i < n; i++)
		VECTOR(v)[i] =
		    is_of_type(g, (uint32_t)IGRAPH_FROM(ig, i), "event") ||
		    is_of_type(g, (uint32_t)IGRAPH_TO(ig, i), "event") ? 1 : 2;
	return v;
}

uint32_t *
part_distances(struct arena *mem, const struct graph *g, uint32_t node)
{
	uint32_t *steps = NEW(mem, uint32_t, g->nodes.n);
	igraph_t ig;
	igraph_matrix_t m;
	igraph_vector_t weights;

	make(&ig, g);
	weights = halves(&ig, g);
	igraph_matrix_init(&m, 0, 0);
	igraph_distances_dijkstra(&ig, &m, igraph_vss_1(node),
	    igraph_vss_all(), &weights, IGRAPH_ALL);
	for (uint32_t i = 0; i < g->nodes.n; i++)
		steps[i] = MATRIX(m, 0, i) < UINT32_MAX
		    ? ((uint32_t)MATRIX(m, 0, i) + 1) / 2 : UINT32_MAX;
	igraph_matrix_destroy(&m);
	igraph_vector_destroy(&weights);
	igraph_destroy(&ig);
	return steps;
}

/* An event of the ego, or one where two of those left take part? */
static void
keep_events(const struct graph *g, uint32_t ego, bool *keep)
{
	struct arena mem = { 0 };
	uint32_t *first = NEW(&mem, uint32_t, g->nodes.n);

	for (uint32_t i = 0; i < g->nodes.n; i++)
		first[i] = NONE;
	for (uint32_t i = 0; i < g->ends.n; i++) {
		struct edge e = g->ends.at[i];
		bool is_source = is_of_type(g, e.source, "event");
		uint32_t event = is_source ? e.source : e.target;
		uint32_t who = is_source ? e.target : e.source;

		if (!is_of_type(g, event, "event") || !keep[who] ||
		    is_of_type(g, who, "event") || keep[event] ||
		    is_of_type(g, who, "place"))
			continue;
		keep[event] = who == ego ||
		    (first[event] != NONE && first[event] != who);
		first[event] = who;
	}
	arena_free(&mem);
}

void
part_ego(struct graph *g, uint32_t node, uint32_t depth)
{
	struct arena mem = { 0 };
	uint32_t *steps;
	bool *keep;

	if (g->nodes.n == 0)
		return;
	steps = part_distances(&mem, g, node);
	keep = NEW(&mem, bool, g->nodes.n);
	for (uint32_t i = 0; i < g->nodes.n; i++)
		keep[i] = steps[i] <= depth &&
		    (i == node || !is_of_type(g, i, "event"));
	keep_events(g, node, keep);
	graph_keep(g, keep, NULL);
	arena_free(&mem);
}

void
part_component(struct graph *g, uint32_t node)
{
	struct arena mem = { 0 };
	bool *keep = NEW(&mem, bool, g->nodes.n);
	igraph_vector_int_t member, sizes;
	igraph_integer_t which = 0;
	igraph_t ig;

	make(&ig, g);
	igraph_vector_int_init(&member, 0);
	igraph_vector_int_init(&sizes, 0);
	igraph_connected_components(&ig, &member, &sizes, NULL, IGRAPH_WEAK);
	if (node != NONE)
		which = VECTOR(member)[node];
	/* components are numbered by their first nodes */
	for (igraph_integer_t i = 1; node == NONE &&
	    i < igraph_vector_int_size(&sizes); i++)
		if (VECTOR(sizes)[i] > VECTOR(sizes)[which])
			which = i;
	for (uint32_t i = 0; i < g->nodes.n; i++)
		keep[i] = VECTOR(member)[i] == which;
	igraph_vector_int_destroy(&member);
	igraph_vector_int_destroy(&sizes);
	igraph_destroy(&ig);
	graph_keep(g, keep, NULL);
	arena_free(&mem);
}

void
part_core(struct graph *g, uint32_t k)
{
	struct arena mem = { 0 };
	bool *keep = NEW(&mem, bool, g->nodes.n);
	igraph_vector_int_t cores;
	igraph_t ig;

	make(&ig, g);
	igraph_vector_int_init(&cores, 0);
	igraph_coreness(&ig, &cores, IGRAPH_ALL);
	for (uint32_t i = 0; i < g->nodes.n; i++)
		keep[i] = VECTOR(cores)[i] >= (igraph_integer_t)k;
	igraph_vector_int_destroy(&cores);
	igraph_destroy(&ig);
	graph_keep(g, keep, NULL);
	arena_free(&mem);
}
