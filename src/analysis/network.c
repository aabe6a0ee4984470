/* network: a graph in one of its views, as arcs, as neighbours, as igraph's. */
#include "analysis/network.h"

#include <stdlib.h>

#include "base/progress.h"

struct told {			/* an arc, and which edge told it     */
	struct arc arc;
	uint32_t   order;
};
typedef VEC(struct told) told_arcs;

/* The arcs of the view, not merged yet.  A symmetric edge goes both ways
 * where direction counts. */
static void
collect(struct arena *mem, const struct graph *g, enum graph_view view,
    bool is_directed, told_arcs *out)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < g->ends.n; i++) {
		struct edge e = g->ends.at[i];
		double w = graph_weight(g, i);

		if (view != VIEW_MULTI && e.source == e.target)
			continue;
		if (view == VIEW_PLAIN && e.source > e.target)
			e = (struct edge){ e.target, e.source };
		*PUSH(mem, out) = (struct told){
		    { e.source, e.target, w }, n++ };
		if (is_directed && graph_is_symmetric(g, i) &&
		    e.source != e.target)
			*PUSH(mem, out) = (struct told){
			    { e.target, e.source, w }, n++ };
	}
}

static int
by_ends(const void *x, const void *y)
{
	const struct told *a = x, *b = y;

	if (a->arc.from != b->arc.from)
		return a->arc.from < b->arc.from ? -1 : 1;
	if (a->arc.to != b->arc.to)
		return a->arc.to < b->arc.to ? -1 : 1;
	return (a->order > b->order) - (a->order < b->order);
}

static void
merge(told_arcs *a)
{
	uint32_t n = 0;

	if (a->n == 0)
		return;
	qsort(a->at, a->n, sizeof *a->at, by_ends);
	for (uint32_t i = 1; i < a->n; i++)
		if (a->at[i].arc.from == a->at[n].arc.from &&
		    a->at[i].arc.to == a->at[n].arc.to)
			a->at[n].arc.weight += a->at[i].arc.weight;
		else
			a->at[++n] = a->at[i];
	a->n = n + 1;
}

/* The weight as the measure wants it; false where it makes no sense. */
static bool
weigh(double *w, enum weight_use use, const char **why_out)
{
	if (use == WEIGHT_DISTANCE && !(*w > 0)) {
		*why_out = "needs weights above 0";
		return false;
	}
	if (use == WEIGHT_AMOUNT && !(*w >= 0)) {
		*why_out = "needs weights of 0 or more";
		return false;
	}
	if (use == WEIGHT_DISTANCE)
		*w = 1 / *w;
	return true;
}

int
network_make(struct network *net, const struct graph *g, enum graph_view view,
    enum weight_use use, bool is_undirected, const char **why_out)
{
	struct arena mem = { 0 };
	told_arcs a = { 0 };
	int status = 0;

	if (is_undirected && view == VIEW_SIMPLE)
		view = VIEW_PLAIN;
	*net = (struct network){ .nodes = g->nodes.n, .use = use,
		.is_directed = !is_undirected && view != VIEW_PLAIN };
	collect(&mem, g, view, net->is_directed, &a);
	if (view != VIEW_MULTI)
		merge(&a);
	net->arcs.at = NEW(&net->mem, struct arc, a.n);
	for (uint32_t i = 0; i < a.n && status == 0; i++) {
		net->arcs.at[i] = a.at[i].arc;
		if (!weigh(&net->arcs.at[i].weight, use, why_out))
			status = -1;
	}
	net->arcs.n = net->arcs.cap = a.n;
	arena_free(&mem);
	if (status != 0)
		network_free(net);
	return status;
}

/* ---- igraph ----------------------------------------------------------- */

static igraph_error_t
report(const char *message, igraph_real_t percent, void *unused)
{
	(void)message;
	(void)unused;
	progress_set((uint64_t)percent, 100);
	return IGRAPH_SUCCESS;
}

const igraph_t *
network_igraph(struct network *net)
{
	igraph_vector_int_t ends;
	uint32_t m = net->arcs.n;

	if (net->has_igraph)
		return &net->igraph;
	igraph_set_error_handler(igraph_error_handler_ignore);
	igraph_set_warning_handler(igraph_warning_handler_ignore);
	igraph_set_progress_handler(report);
	if (igraph_vector_int_init(&ends, (igraph_integer_t)m * 2) !=
	    IGRAPH_SUCCESS)
		return NULL;
	if (igraph_vector_init(&net->values, m) != IGRAPH_SUCCESS) {
		igraph_vector_int_destroy(&ends);
		return NULL;
	}
	for (uint32_t i = 0; i < m; i++) {
		VECTOR(ends)[2 * (size_t)i] = net->arcs.at[i].from;
		VECTOR(ends)[2 * (size_t)i + 1] = net->arcs.at[i].to;
		VECTOR(net->values)[i] = net->arcs.at[i].weight;
	}
	net->has_igraph = igraph_create(&net->igraph, &ends, net->nodes,
	    net->is_directed) == IGRAPH_SUCCESS;
	igraph_vector_int_destroy(&ends);
	if (!net->has_igraph)
		igraph_vector_destroy(&net->values);
	net->weights = net->use != WEIGHT_UNUSED ? &net->values : NULL;
	return net->has_igraph ? &net->igraph : NULL;
}

uint32_t
network_strong(struct network *net, uint32_t *part_out)
{
	const igraph_t *ig = network_igraph(net);
	igraph_vector_int_t member;
	igraph_integer_t n = 1;
	bool is_known = false;

	if (ig != NULL &&
	    igraph_vector_int_init(&member, net->nodes) == IGRAPH_SUCCESS) {
		is_known = igraph_connected_components(ig, &member, NULL, &n,
		    IGRAPH_STRONG) == IGRAPH_SUCCESS;
		for (uint32_t v = 0; v < net->nodes && is_known; v++)
			part_out[v] = (uint32_t)VECTOR(member)[v];
		igraph_vector_int_destroy(&member);
	}
	if (!is_known)
		memset(part_out, 0, net->nodes * sizeof *part_out);
	return is_known ? (uint32_t)n : 1;
}

void
network_free(struct network *net)
{
	if (net->has_igraph) {
		igraph_destroy(&net->igraph);
		igraph_vector_destroy(&net->values);
	}
	arena_free(&net->mem);
	*net = (struct network){ 0 };
}

/* ---- neighbours ------------------------------------------------------- */

struct rank {
	uint32_t degree, node;
};

static int
by_degree(const void *x, const void *y)
{
	const struct rank *a = x, *b = y;

	if (a->degree != b->degree)
		return a->degree > b->degree ? -1 : 1;
	return (a->node > b->node) - (a->node < b->node);
}

/* The new number of each node of the network. */
static uint32_t *
renumber(struct adjacency *a, const struct network *net)
{
	struct rank *ranks = NEW(&a->mem, struct rank, a->n);
	uint32_t *number = NEW(&a->mem, uint32_t, a->n);

	for (uint32_t i = 0; i < a->n; i++)
		ranks[i].node = i;
	for (uint32_t i = 0; i < net->arcs.n; i++) {
		ranks[net->arcs.at[i].from].degree++;
		ranks[net->arcs.at[i].to].degree++;
	}
	if (a->n > 0)
		qsort(ranks, a->n, sizeof *ranks, by_degree);
	a->node = NEW(&a->mem, uint32_t, a->n);
	for (uint32_t i = 0; i < a->n; i++) {
		a->node[i] = ranks[i].node;
		number[ranks[i].node] = i;
	}
	return number;
}

static int
by_number(const void *x, const void *y)
{
	uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;

	return (a > b) - (a < b);
}

enum { ALONG = 1, AGAINST = 2 };

/* The neighbours along the arcs, against them, or both. */
static struct neighbours
link_up(struct adjacency *a, const struct network *net, const uint32_t *number,
    unsigned ways)
{
	struct neighbours l = { NEW(&a->mem, uint32_t, a->n + 1),
		NEW(&a->mem, uint32_t, a->m) };

	for (uint32_t i = 0; i < net->arcs.n; i++) {
		l.at[number[net->arcs.at[i].from]] += ways & ALONG;
		l.at[number[net->arcs.at[i].to]] += ways >> 1;
	}
	for (uint32_t i = 0, sum = 0; i <= a->n; i++) {
		sum += l.at[i];
		l.at[i] = sum;		/* the end; filled from there down */
	}
	for (uint32_t i = 0; i < net->arcs.n; i++) {
		uint32_t from = number[net->arcs.at[i].from];
		uint32_t to = number[net->arcs.at[i].to];

		if (ways & ALONG)
			l.to[--l.at[from]] = to;
		if (ways & AGAINST)
			l.to[--l.at[to]] = from;
	}
	for (uint32_t i = 0; i < a->n; i++)
		if (l.at[i + 1] > l.at[i])
			qsort(l.to + l.at[i], l.at[i + 1] - l.at[i],
			    sizeof *l.to, by_number);
	return l;
}

void
adjacency_make(struct adjacency *a, const struct network *net)
{
	const uint32_t *number;

	*a = (struct adjacency){ .n = net->nodes,
		.m = net->arcs.n * (net->is_directed ? 1 : 2),
		.is_directed = net->is_directed };
	number = renumber(a, net);
	a->out = link_up(a, net, number, net->is_directed ? ALONG
	    : ALONG | AGAINST);
	a->in = net->is_directed ? link_up(a, net, number, AGAINST)
	    : a->out;
}

void
adjacency_free(struct adjacency *a)
{
	arena_free(&a->mem);
	*a = (struct adjacency){ 0 };
}
