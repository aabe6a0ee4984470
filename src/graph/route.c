/* route: the shortest paths between two nodes.
 *
 * Distances from the first and to the last by igraph (Dijkstra); a step is on
 * a shortest path where both and its own length add up to the whole. */
#include "graph/route.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "graph/igraph.h"

struct step { uint32_t from, to; double weight; };

struct search {
	struct arena                *mem;
	const struct route_options  *options;
	VEC(struct step)  steps;	/* by from, then to; each pair once   */
	uint32_t         *first;	/* of each node, and behind the last  */
	double           *to_last;	/* distance of each node              */
	double           *from_first;
	ids               here;		/* the path so far                    */
	uint32_t          last;
	struct routes    *out;
};

static double
length_of(const struct search *s, const struct step *t)
{
	return s->options->is_weighted ? 1 / t->weight : 1;
}

static int
by_ends(const void *x, const void *y)
{
	const struct step *a = x, *b = y;

	if (a->from != b->from)
		return a->from < b->from ? -1 : 1;
	return (a->to > b->to) - (a->to < b->to);
}

static void
collect(struct search *s, const struct graph *g)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < g->ends.n; i++) {
		struct edge e = g->ends.at[i];
		double w = graph_weight(g, i);

		if (e.source == e.target)
			continue;
		*PUSH(s->mem, &s->steps) = (struct step){
		    e.source, e.target, w };
		if (!s->options->is_directed || g->is_undirected ||
		    graph_is_symmetric(g, i))
			*PUSH(s->mem, &s->steps) = (struct step){
			    e.target, e.source, w };
	}
	if (s->steps.n > 1)
		qsort(s->steps.at, s->steps.n, sizeof *s->steps.at, by_ends);
	for (uint32_t i = 1; i < s->steps.n; i++)
		if (by_ends(&s->steps.at[i], &s->steps.at[n]) == 0)
			s->steps.at[n].weight += s->steps.at[i].weight;
		else
			s->steps.at[++n] = s->steps.at[i];
	s->steps.n = s->steps.n > 0 ? n + 1 : 0;
	s->first = NEW(s->mem, uint32_t, (size_t)g->nodes.n + 1);
	for (uint32_t i = 0; i < s->steps.n; i++)
		s->first[s->steps.at[i].from + 1] = i + 1;
	for (uint32_t i = 0; i < g->nodes.n; i++)
		if (s->first[i + 1] < s->first[i])
			s->first[i + 1] = s->first[i];
}

static void
take_row(igraph_matrix_t *m, const igraph_t *ig, uint32_t node,
    const igraph_vector_t *lengths, igraph_neimode_t mode, double *out)
{
	igraph_distances_dijkstra(ig, m, igraph_vss_1(node), igraph_vss_all(),
	    lengths, mode);
	for (igraph_integer_t i = 0; i < igraph_matrix_ncol(m); i++)
		out[i] = MATRIX(*m, 0, i);
}

static void
measure(struct search *s, uint32_t nodes, uint32_t from, uint32_t to)
{
	igraph_vector_int_t ends;
	igraph_vector_t lengths;
	igraph_matrix_t m;
	igraph_t ig;

	igraph_set_error_handler(igraph_error_handler_abort);
	igraph_vector_int_init(&ends, (igraph_integer_t)s->steps.n * 2);
	igraph_vector_init(&lengths, s->steps.n);
	for (uint32_t i = 0; i < s->steps.n; i++) {
		VECTOR(ends)[2 * (size_t)i] = s->steps.at[i].from;
		VECTOR(ends)[2 * (size_t)i + 1] = s->steps.at[i].to;
		VECTOR(lengths)[i] = length_of(s, &s->steps.at[i]);
	}
	igraph_create(&ig, &ends, nodes, IGRAPH_DIRECTED);
	igraph_matrix_init(&m, 0, 0);
	s->from_first = NEW(s->mem, double, nodes);
	s->to_last = NEW(s->mem, double, nodes);
	take_row(&m, &ig, from, &lengths, IGRAPH_OUT, s->from_first);
	take_row(&m, &ig, to, &lengths, IGRAPH_IN, s->to_last);
	igraph_matrix_destroy(&m);
	igraph_destroy(&ig);
	igraph_vector_destroy(&lengths);
	igraph_vector_int_destroy(&ends);
}

static void
add_route(struct search *s, double weight)
{
	struct route *r;

	if (s->out->at.n == s->options->most) {
		s->out->is_cut = true;
		return;
	}
	r = PUSH(s->mem, &s->out->at);
	r->weight = weight;
	for (uint32_t i = 0; i < s->here.n; i++)
		*PUSH(s->mem, &r->nodes) = s->here.at[i];
}

/* Is the step on a shortest path?  Sums of 1/weight are not exact. */
static bool
is_shortest(const struct search *s, const struct step *t)
{
	double whole = s->from_first[t->from] + length_of(s, t) +
	    s->to_last[t->to];

	return fabs(whole - s->out->length) <= 1e-9 * s->out->length;
}

/* All shortest ways from the first node, depth first; next[] is the step to
 * try at each node of the path so far. */
static void
walk(struct search *s, uint32_t from)
{
	VEC(uint32_t) next = { 0 };
	VEC(double) weights = { 0 };

	*PUSH(s->mem, &s->here) = from;
	*PUSH(s->mem, &next) = s->first[from];
	*PUSH(s->mem, &weights) = 0;
	while (s->here.n > 0 && !s->out->is_cut) {
		uint32_t top = s->here.n - 1, node = s->here.at[top];
		const struct step *t = &s->steps.at[next.at[top]];
		double weight = weights.at[top];

		if (node == s->last)
			add_route(s, weight);
		if (node == s->last || next.at[top] == s->first[node + 1]) {
			s->here.n = next.n = weights.n = top;
			continue;
		}
		next.at[top]++;
		if (!is_shortest(s, t))
			continue;
		*PUSH(s->mem, &s->here) = t->to;
		*PUSH(s->mem, &next) = s->first[t->to];
		*PUSH(s->mem, &weights) = weight + t->weight;
	}
}

static int
by_weight(const void *x, const void *y)
{
	const struct route *a = x, *b = y;

	if (a->weight != b->weight)
		return a->weight > b->weight ? -1 : 1;
	for (uint32_t i = 0; i < a->nodes.n && i < b->nodes.n; i++)
		if (a->nodes.at[i] != b->nodes.at[i])
			return a->nodes.at[i] < b->nodes.at[i] ? -1 : 1;
	return 0;
}

int
route_find(struct arena *mem, const struct graph *g, uint32_t from,
    uint32_t to, const struct route_options *options, struct routes *out)
{
	struct search s = { .mem = mem, .options = options, .last = to,
		.out = out };

	assert(options->most > 0);
	*out = (struct routes){ .length = INFINITY };
	collect(&s, g);
	for (uint32_t i = 0; i < s.steps.n && options->is_weighted; i++)
		if (!(s.steps.at[i].weight > 0))
			return -1;
	measure(&s, g->nodes.n, from, to);
	out->length = s.to_last[from];
	if (!isfinite(out->length))
		return 0;
	walk(&s, from);
	if (out->at.n > 1)
		qsort(out->at.at, out->at.n, sizeof *out->at.at, by_weight);
	return 0;
}
