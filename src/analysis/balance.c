/* balance: signed edges and their triangles. */
#include "analysis/balance.h"

#include <stdlib.h>

struct pull {			/* of one edge                                */
	uint32_t a, b, order;
	double   amount;
};
typedef VEC(struct pull) pulls;

static int
by_ends(const void *x, const void *y)
{
	const struct pull *p = x, *q = y;

	if (p->a != q->a)
		return p->a < q->a ? -1 : 1;
	if (p->b != q->b)
		return p->b < q->b ? -1 : 1;
	return (p->order > q->order) - (p->order < q->order);
}

/* The sign of an edge, 0 for none. */
static double
sign_of(const struct graph *g, uint32_t edge, uint32_t column)
{
	const union cell *cell = graph_cell(&g->edges, edge, column);
	enum column_type type = g->edges.columns[column].type;

	if (graph_is_absent(type, cell))
		return 0;
	return type == COLUMN_INTEGER ? (double)cell->integer
	    : type == COLUMN_REAL ? cell->real : 0;
}

static void
collect(struct arena *mem, const struct graph *g, pulls *out)
{
	uint32_t column = graph_column(&g->edges, "sign");
	bool has_signs = column != NONE;

	for (uint32_t i = 0; i < g->ends.n && !has_signs; i++)
		has_signs = graph_weight(g, i) < 0;
	for (uint32_t i = 0; i < g->ends.n && has_signs; i++) {
		struct edge e = g->ends.at[i];
		double amount = graph_weight(g, i);

		if (column != NONE)
			amount *= sign_of(g, i, column);
		if (e.source == e.target)
			continue;
		*PUSH(mem, out) = (struct pull){
		    e.source < e.target ? e.source : e.target,
		    e.source < e.target ? e.target : e.source, i, amount };
	}
	if (out->n > 1)
		qsort(out->at, out->n, sizeof *out->at, by_ends);
}

void
signed_edges_of(struct arena *mem, const struct graph *g, signed_edges *out)
{
	struct arena own = { 0 };
	pulls all = { 0 };

	collect(&own, g, &all);
	for (uint32_t i = 0, j; i < all.n; i = j) {
		double sum = 0;

		for (j = i; j < all.n && all.at[j].a == all.at[i].a &&
		    all.at[j].b == all.at[i].b; j++)
			sum += all.at[j].amount;
		if (sum > 0 || sum < 0)
			*PUSH(mem, out) = (struct signed_edge){
			    all.at[i].a, all.at[i].b, sum > 0 ? 1 : -1 };
	}
	arena_free(&own);
}

/* Does `a` come before `b`?  Nodes with few edges first: then no node has many
 * edges to later ones. */
static bool
is_before(const uint32_t *degree, uint32_t a, uint32_t b)
{
	return degree[a] != degree[b] ? degree[a] < degree[b] : a < b;
}

/* Later neighbours: those of v are to[at[v]…at[v + 1] - 1], with signs. */
struct later {
	uint32_t *at, *to;
	int      *sign;
};

static struct later
order(struct arena *mem, const signed_edges *edges, uint32_t nodes)
{
	uint32_t *degree = NEW(mem, uint32_t, nodes);
	struct later l = { NEW(mem, uint32_t, nodes + 1),
		NEW(mem, uint32_t, edges->n), NEW(mem, int, edges->n) };

	for (uint32_t i = 0; i < edges->n; i++) {
		degree[edges->at[i].a]++;
		degree[edges->at[i].b]++;
	}
	for (uint32_t i = 0; i < edges->n; i++) {
		const struct signed_edge *e = &edges->at[i];

		l.at[is_before(degree, e->a, e->b) ? e->a : e->b]++;
	}
	for (uint32_t v = 0, sum = 0; v <= nodes; v++)
		l.at[v] = sum += l.at[v];
	for (uint32_t i = 0; i < edges->n; i++) {
		const struct signed_edge *e = &edges->at[i];
		bool is_a = is_before(degree, e->a, e->b);
		uint32_t k = --l.at[is_a ? e->a : e->b];

		l.to[k] = is_a ? e->b : e->a;
		l.sign[k] = e->sign;
	}
	return l;
}

void
balance_triads(const signed_edges *edges, uint32_t nodes,
    uint64_t count_out[4])
{
	struct arena mem = { 0 };
	struct later l = order(&mem, edges, nodes);
	int *mark = NEW(&mem, int, nodes);	/* sign of the edge from u    */

	memset(count_out, 0, 4 * sizeof *count_out);
	for (uint32_t u = 0; u < nodes; u++) {
		for (uint32_t i = l.at[u]; i < l.at[u + 1]; i++)
			mark[l.to[i]] = l.sign[i];
		for (uint32_t i = l.at[u]; i < l.at[u + 1]; i++)
			for (uint32_t v = l.to[i], j = l.at[v];
			    j < l.at[v + 1]; j++)
				if (mark[l.to[j]] != 0)
					count_out[(l.sign[i] < 0) +
					    (l.sign[j] < 0) +
					    (mark[l.to[j]] < 0)]++;
		for (uint32_t i = l.at[u]; i < l.at[u + 1]; i++)
			mark[l.to[i]] = 0;
	}
	arena_free(&mem);
}
