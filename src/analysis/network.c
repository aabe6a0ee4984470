/* network: a graph as igraph sees it. */
#include "analysis/network.h"

#include <stdlib.h>

struct arc {
	uint32_t from, to, order;
	double   weight;
};
typedef VEC(struct arc) arcs;

/* The arcs of the view, not merged yet.  A symmetric edge goes both ways
 * where direction counts. */
static void
collect(struct arena *mem, const struct graph *g, enum graph_view view,
    bool is_directed, arcs *out)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < g->ends.n; i++) {
		struct edge e = g->ends.at[i];
		double w = graph_weight(g, i);

		if (view != VIEW_MULTI && e.source == e.target)
			continue;
		if (view == VIEW_PLAIN && e.source > e.target)
			e = (struct edge){ e.target, e.source };
		*PUSH(mem, out) = (struct arc){ e.source, e.target, n++, w };
		if (is_directed && graph_is_symmetric(g, i) &&
		    e.source != e.target)
			*PUSH(mem, out) = (struct arc){
			    e.target, e.source, n++, w };
	}
}

static int
by_ends(const void *x, const void *y)
{
	const struct arc *a = x, *b = y;

	if (a->from != b->from)
		return a->from < b->from ? -1 : 1;
	if (a->to != b->to)
		return a->to < b->to ? -1 : 1;
	return (a->order > b->order) - (a->order < b->order);
}

static void
merge(arcs *a)
{
	uint32_t n = 0;

	if (a->n == 0)
		return;
	qsort(a->at, a->n, sizeof *a->at, by_ends);
	for (uint32_t i = 1; i < a->n; i++)
		if (a->at[i].from == a->at[n].from &&
		    a->at[i].to == a->at[n].to)
			a->at[n].weight += a->at[i].weight;
		else
			a->at[++n] = a->at[i];
	a->n = n + 1;
}

/* Weights as the measure wants them; false where they make no sense. */
static bool
weigh(arcs *a, enum weight_use use, const char **why_out)
{
	for (uint32_t i = 0; i < a->n; i++) {
		double *w = &a->at[i].weight;

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
	}
	return true;
}

static int
to_igraph(struct network *net, const arcs *a, uint32_t nodes)
{
	igraph_vector_int_t ends;
	igraph_error_t err;

	if (igraph_vector_int_init(&ends, (igraph_integer_t)a->n * 2) !=
	    IGRAPH_SUCCESS)
		return -1;
	if (igraph_vector_init(&net->values, a->n) != IGRAPH_SUCCESS) {
		igraph_vector_int_destroy(&ends);
		return -1;
	}
	for (uint32_t i = 0; i < a->n; i++) {
		VECTOR(ends)[2 * (size_t)i] = a->at[i].from;
		VECTOR(ends)[2 * (size_t)i + 1] = a->at[i].to;
		VECTOR(net->values)[i] = a->at[i].weight;
	}
	err = igraph_create(&net->ig, &ends, nodes, net->is_directed);
	igraph_vector_int_destroy(&ends);
	if (err != IGRAPH_SUCCESS)
		igraph_vector_destroy(&net->values);
	return err == IGRAPH_SUCCESS ? 0 : -1;
}

int
network_make(struct network *net, const struct graph *g, enum graph_view view,
    enum weight_use use, const char **why_out)
{
	struct arena mem = { 0 };
	arcs a = { 0 };
	int status = -1;

	igraph_set_error_handler(igraph_error_handler_ignore);
	igraph_set_warning_handler(igraph_warning_handler_ignore);
	*why_out = "igraph is out of memory";
	collect(&mem, g, view, net->is_directed, &a);
	if (view != VIEW_MULTI)
		merge(&a);
	net->weights = use != WEIGHT_UNUSED ? &net->values : NULL;
	if (weigh(&a, use, why_out))
		status = to_igraph(net, &a, g->nodes.n);
	arena_free(&mem);
	return status;
}

void
network_free(struct network *net)
{
	igraph_destroy(&net->ig);
	igraph_vector_destroy(&net->values);
}
