/* measure: who is central, by igraph. */
#include "analysis/measure.h"

#include <stdlib.h>

#include "analysis/network.h"
#include "base/buf.h"

const char *const graph_view_names[] = {
	"all edges, directed",
	"parallel edges merged, no loops, directed",
	"parallel edges merged, no loops, undirected"
};
const char *const weight_use_names[] = {
	"unweighted", "weighted", "distance 1/weight"
};

/* Copy an igraph result out; NaN, igraph's word for a node that reaches none,
 * becomes 0. */
static int
take(igraph_error_t err, igraph_vector_t *v, double *value)
{
	igraph_integer_t n = igraph_vector_size(v);

	for (igraph_integer_t i = 0; err == IGRAPH_SUCCESS && i < n; i++)
		value[i] = VECTOR(*v)[i] == VECTOR(*v)[i] ? VECTOR(*v)[i] : 0;
	igraph_vector_destroy(v);
	return err == IGRAPH_SUCCESS ? 0 : -1;
}

static int
sum(const struct network *net, igraph_neimode_t mode, double *value)
{
	igraph_vector_t v;

	if (igraph_vector_init(&v, 0) != IGRAPH_SUCCESS)
		return -1;
	return take(igraph_strength(&net->ig, &v, igraph_vss_all(), mode,
	    IGRAPH_LOOPS, net->weights), &v, value);
}

static int
sum_all(const struct network *net, double *value)
{
	return sum(net, IGRAPH_ALL, value);
}

static int
sum_in(const struct network *net, double *value)
{
	return sum(net, IGRAPH_IN, value);
}

static int
sum_out(const struct network *net, double *value)
{
	return sum(net, IGRAPH_OUT, value);
}

static int
betweenness(const struct network *net, double *value)
{
	igraph_vector_t v;

	if (igraph_vector_init(&v, 0) != IGRAPH_SUCCESS)
		return -1;
	return take(igraph_betweenness(&net->ig, &v, igraph_vss_all(),
	    net->is_directed, net->weights), &v, value);
}

static int
closeness(const struct network *net, double *value)
{
	igraph_vector_t v;

	if (igraph_vector_init(&v, 0) != IGRAPH_SUCCESS)
		return -1;
	return take(igraph_closeness(&net->ig, &v, NULL, NULL,
	    igraph_vss_all(), IGRAPH_OUT, net->weights, true), &v, value);
}

static int
harmonic(const struct network *net, double *value)
{
	igraph_vector_t v;

	if (igraph_vector_init(&v, 0) != IGRAPH_SUCCESS)
		return -1;
	return take(igraph_harmonic_centrality(&net->ig, &v, igraph_vss_all(),
	    IGRAPH_OUT, net->weights, false), &v, value);
}

static int
pagerank(const struct network *net, double *value)
{
	igraph_vector_t v;

	if (igraph_vector_init(&v, 0) != IGRAPH_SUCCESS)
		return -1;
	return take(igraph_pagerank(&net->ig, IGRAPH_PAGERANK_ALGO_PRPACK, &v,
	    NULL, igraph_vss_all(), net->is_directed, 0.85, net->weights,
	    NULL), &v, value);
}

const struct measure measures[] = {
	{ "degree", "number of its edges; a loop counts twice",
	  VIEW_MULTI, WEIGHT_UNUSED, true, sum_all },
	{ "in_degree", "number of edges that end there",
	  VIEW_MULTI, WEIGHT_UNUSED, true, sum_in },
	{ "out_degree", "number of edges that begin there",
	  VIEW_MULTI, WEIGHT_UNUSED, true, sum_out },
	{ "strength", "sum of the weights of its edges",
	  VIEW_MULTI, WEIGHT_AMOUNT, false, sum_all },
	{ "in_strength", "sum of the weights that end there",
	  VIEW_MULTI, WEIGHT_AMOUNT, false, sum_in },
	{ "out_strength", "sum of the weights that begin there",
	  VIEW_MULTI, WEIGHT_AMOUNT, false, sum_out },
	{ "betweenness", "shortest paths of others through it, not normalised",
	  VIEW_SIMPLE, WEIGHT_UNUSED, false, betweenness },
	{ "betweenness_undirected", "the same without direction",
	  VIEW_PLAIN, WEIGHT_UNUSED, false, betweenness },
	{ "betweenness_weighted", "the same, heavy edges being short",
	  VIEW_SIMPLE, WEIGHT_DISTANCE, false, betweenness },
	{ "closeness", "how many it reaches, by the sum of the distances",
	  VIEW_SIMPLE, WEIGHT_UNUSED, false, closeness },
	{ "closeness_undirected", "the same without direction",
	  VIEW_PLAIN, WEIGHT_UNUSED, false, closeness },
	{ "harmonic", "sum of 1/distance to all it reaches, not normalised",
	  VIEW_SIMPLE, WEIGHT_UNUSED, false, harmonic },
	{ "harmonic_undirected", "the same without direction",
	  VIEW_PLAIN, WEIGHT_UNUSED, false, harmonic },
	{ "harmonic_weighted", "the same, heavy edges being short",
	  VIEW_SIMPLE, WEIGHT_DISTANCE, false, harmonic },
	{ "pagerank", "share of a random walker's time, damping 0.85",
	  VIEW_SIMPLE, WEIGHT_AMOUNT, false, pagerank },
	{ "pagerank_unweighted", "the same, all edges being equal",
	  VIEW_SIMPLE, WEIGHT_UNUSED, false, pagerank },
	{ 0 }
};

const struct measure *
measure_find(struct str name)
{
	for (const struct measure *m = measures; m->name != NULL; m++) {
		const char *p = m->name;
		size_t i = 0;

		for (;; p++, i++) {
			while (*p == '_')
				p++;
			while (i < name.n &&
			    (name.s[i] == '_' || name.s[i] == '-'))
				i++;
			if (*p == '\0' || i == name.n || *p != name.s[i])
				break;
		}
		if (*p == '\0' && i == name.n)
			return m;
	}
	return NULL;
}

const struct measure *
measure_undirected(const struct measure *m)
{
	struct buf name = { 0 };
	const struct measure *u;

	buf_printf(&name, "%s_undirected", m->name);
	u = measure_find(buf_str(&name));
	buf_free(&name);
	return u != NULL ? u : m;
}

int
measure_compute(const struct measure *m, const struct graph *g,
    bool is_undirected, double *value_out, const char **why_out)
{
	struct network net = { 0 };
	enum graph_view view = m->view;
	int status;

	if (g->nodes.n == 0)
		return 0;
	if (is_undirected && view == VIEW_SIMPLE)
		view = VIEW_PLAIN;
	net.is_directed = !is_undirected && view != VIEW_PLAIN;
	if (network_make(&net, g, view, m->weights, why_out) != 0)
		return -1;
	status = m->compute(&net, value_out);
	*why_out = "igraph fails";
	network_free(&net);
	return status;
}
