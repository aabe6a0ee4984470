/* layout: where the nodes of a graph lie, by igraph. */
#include "analysis/layout.h"

#include <math.h>

#include "base/arena.h"
#include "graph/igraph.h"

/* A component on its way through igraph. */
struct piece {
	igraph_t        ig;
	igraph_matrix_t at;
};

/* Kamada, Kawai: An algorithm for drawing general undirected graphs.
 * Information Processing Letters 31 (1989). */
static int
kamada_kawai(struct piece *p)
{
	igraph_integer_t n = igraph_vcount(&p->ig);

	return igraph_layout_kamada_kawai(&p->ig, &p->at, 0, 50 * n, 0,
	    (igraph_real_t)n, NULL, NULL, NULL, NULL, NULL) !=
	    IGRAPH_SUCCESS ? -1 : 0;
}

/* Fruchterman, Reingold: Graph drawing by force-directed placement.
 * Software: Practice and Experience 21 (1991). */
static int
fruchterman_reingold(struct piece *p)
{
	return igraph_layout_fruchterman_reingold(&p->ig, &p->at, 0, 500,
	    sqrt((double)igraph_vcount(&p->ig)), IGRAPH_LAYOUT_AUTOGRID, NULL,
	    NULL, NULL, NULL, NULL) != IGRAPH_SUCCESS ? -1 : 0;
}

/* Martin, Brown, Klavans, Boyack: DrL: Distributed recursive (graph) layout.
 * Sandia Reports 2936 (2008). */
static int
drl(struct piece *p)
{
	igraph_layout_drl_options_t options;

	igraph_layout_drl_options_init(&options, IGRAPH_LAYOUT_DRL_DEFAULT);
	return igraph_layout_drl(&p->ig, &p->at, 0, &options, NULL) !=
	    IGRAPH_SUCCESS ? -1 : 0;
}

const struct layout layouts[] = {
	{ "kamada-kawai", "distances as in the graph", 500, kamada_kawai },
	{ "fruchterman-reingold", "edges pull, nodes push", 50000,
	  fruchterman_reingold },
	{ "drl", "dense parts close together; minutes", UINT32_MAX,
	  drl },
	{ 0 }
};

const struct layout *
layout_find(struct str name)
{
	for (const struct layout *l = layouts; l->name != NULL; l++)
		if (str_is(name, l->name))
			return l;
	return NULL;
}

/* ---- components ------------------------------------------------------- */

/* The nodes and edges of all components, each in one run. */
struct parts {
	struct arena mem;
	uint32_t  n;
	uint32_t *first_node;		/* of component i; [n] is the end     */
	uint32_t *nodes;
	uint32_t *local;		/* a node's number in its component   */
	uint32_t *first_edge;
	struct edge *edges;		/* by local numbers                   */
};

/* Counts become where each run begins; the last is the end of all. */
static void
sum_up(uint32_t *counts, uint32_t n)
{
	uint32_t sum = 0;

	for (uint32_t i = 0; i <= n; i++) {
		uint32_t count = counts[i];

		counts[i] = sum;
		sum += count;
	}
}

static void
split(struct parts *p, const igraph_t *ig, const struct place *of, uint32_t n)
{
	uint32_t m = (uint32_t)igraph_ecount(ig), *at;

	p->first_node = NEW(&p->mem, uint32_t, p->n + 1);
	p->first_edge = NEW(&p->mem, uint32_t, p->n + 1);
	p->nodes = NEW(&p->mem, uint32_t, n);
	p->local = NEW(&p->mem, uint32_t, n);
	p->edges = NEW(&p->mem, struct edge, m);
	at = NEW(&p->mem, uint32_t, p->n);
	for (uint32_t i = 0; i < n; i++) {
		p->local[i] = p->first_node[of[i].component]++;
		at[of[i].component] = 0;
	}
	for (uint32_t i = 0; i < m; i++)
		p->first_edge[of[IGRAPH_FROM(ig, i)].component]++;
	sum_up(p->first_node, p->n);
	sum_up(p->first_edge, p->n);
	for (uint32_t i = 0; i < n; i++)
		p->nodes[p->first_node[of[i].component] + p->local[i]] = i;
	for (uint32_t i = 0; i < m; i++) {
		uint32_t a = (uint32_t)IGRAPH_FROM(ig, i);
		uint32_t c = of[a].component;

		p->edges[p->first_edge[c] + at[c]++] = (struct edge){
		    p->local[a], p->local[IGRAPH_TO(ig, i)] };
	}
}

static int
make_piece(struct piece *piece, const struct parts *p, uint32_t c)
{
	igraph_vector_int_t ends;
	igraph_integer_t begin = p->first_edge[c], end = p->first_edge[c + 1];
	igraph_error_t err;

	if (igraph_vector_int_init(&ends, (end - begin) * 2) != IGRAPH_SUCCESS)
		return -1;
	for (igraph_integer_t i = begin; i < end; i++) {
		VECTOR(ends)[2 * (i - begin)] = p->edges[i].source;
		VECTOR(ends)[2 * (i - begin) + 1] = p->edges[i].target;
	}
	err = igraph_create(&piece->ig, &ends, (igraph_integer_t)
	    p->first_node[c + 1] - p->first_node[c], IGRAPH_UNDIRECTED);
	igraph_vector_int_destroy(&ends);
	if (err != IGRAPH_SUCCESS)
		return -1;
	if (igraph_matrix_init(&piece->at, 0, 0) == IGRAPH_SUCCESS)
		return 0;
	igraph_destroy(&piece->ig);
	return -1;
}

/* One or two nodes need no layout. */
static int
place_part(const struct layout *l, const struct parts *p, uint32_t c,
    struct place *out)
{
	struct piece piece;
	uint32_t n = p->first_node[c + 1] - p->first_node[c];
	const uint32_t *nodes = p->nodes + p->first_node[c];
	int status;

	for (uint32_t i = 0; i < n; i++) {
		out[nodes[i]].x = i;
		out[nodes[i]].y = 0;
	}
	if (n < 3)
		return 0;
	for (const struct layout *each = layouts; l == NULL; each++)
		if (n <= each->most)
			l = each;
	if (make_piece(&piece, p, c) != 0)
		return -1;
	igraph_rng_seed(igraph_rng_default(), LAYOUT_SEED);
	status = l->place(&piece);
	for (uint32_t i = 0; status == 0 && i < n; i++) {
		out[nodes[i]].x = MATRIX(piece.at, i, 0);
		out[nodes[i]].y = MATRIX(piece.at, i, 1);
	}
	igraph_matrix_destroy(&piece.at);
	igraph_destroy(&piece.ig);
	return status;
}

/* The component of each node; how many they are, or -1. */
static igraph_integer_t
components(const igraph_t *ig, struct place *out)
{
	igraph_vector_int_t of;
	igraph_integer_t n = -1;

	if (igraph_vector_int_init(&of, 0) != IGRAPH_SUCCESS)
		return -1;
	if (igraph_connected_components(ig, &of, NULL, &n, IGRAPH_WEAK) ==
	    IGRAPH_SUCCESS)
		for (igraph_integer_t i = 0; i < igraph_vcount(ig); i++)
			out[i].component = (uint32_t)VECTOR(of)[i];
	igraph_vector_int_destroy(&of);
	return n;
}

/* The graph without direction, loops and parallel edges. */
static int
make_whole(igraph_t *ig, const struct graph *g)
{
	igraph_vector_int_t ends;
	igraph_integer_t m = g->ends.n;
	igraph_error_t err;

	if (igraph_vector_int_init(&ends, 2 * m) != IGRAPH_SUCCESS)
		return -1;
	for (igraph_integer_t i = 0; i < m; i++) {
		VECTOR(ends)[2 * i] = g->ends.at[i].source;
		VECTOR(ends)[2 * i + 1] = g->ends.at[i].target;
	}
	err = igraph_create(ig, &ends, g->nodes.n, IGRAPH_UNDIRECTED);
	igraph_vector_int_destroy(&ends);
	if (err != IGRAPH_SUCCESS)
		return -1;
	if (igraph_simplify(ig, true, true, NULL) == IGRAPH_SUCCESS)
		return 0;
	igraph_destroy(ig);
	return -1;
}

int
layout_compute(const struct layout *l, const struct graph *g,
    struct place *out, const char **why_out)
{
	igraph_t ig;
	struct parts p = { 0 };
	igraph_integer_t n;
	int status = 0;

	igraph_set_error_handler(igraph_error_handler_ignore);
	igraph_set_warning_handler(igraph_warning_handler_ignore);
	*why_out = "igraph fails";
	if (make_whole(&ig, g) != 0)
		return -1;
	if ((n = components(&ig, out)) < 0) {
		status = -1;
	} else {
		p.n = (uint32_t)n;
		split(&p, &ig, out, g->nodes.n);
	}
	for (uint32_t c = 0; status == 0 && c < p.n; c++)
		status = place_part(l, &p, c, out);
	arena_free(&p.mem);
	igraph_destroy(&ig);
	return status;
}
