/* measures: values that a pencil gives. */
#include "unit.h"

#include <math.h>

#include "analysis/measure.h"

enum { WEIGHT, SYMMETRIC };

static const struct column edge_columns[] = {
	[WEIGHT] = { "weight", COLUMN_REAL, "" },
	[SYMMETRIC] = { "symmetric", COLUMN_FLAG, "" },
};

struct arrow {
	uint32_t source, target;
	double   weight;		/* 0 ends the list; NAN: none given   */
	bool     is_symmetric;
};

static struct graph
make(uint32_t nodes, const struct arrow *arrows)
{
	struct graph g = { 0 };

	g.edges.columns = edge_columns;
	g.edges.ncolumns = LENGTH(edge_columns);
	for (uint32_t i = 0; i < nodes; i++)
		graph_add(&g, &g.nodes, arena_printf(&g.mem, "n%u", i));
	for (uint32_t i = 0; arrows[i].weight != 0; i++) {
		graph_add(&g, &g.edges, arena_printf(&g.mem, "e%u", i));
		*PUSH(&g.mem, &g.ends) = (struct edge){
		    arrows[i].source, arrows[i].target };
		graph_cell(&g.edges, i, WEIGHT)->real = arrows[i].weight;
		graph_cell(&g.edges, i, SYMMETRIC)->flag =
		    arrows[i].is_symmetric;
	}
	return g;
}

/* 0 → 1 → 2, 1 ⇄ 3, and 4 alone */
static const struct arrow path[] = {
	{ 0, 1, 1, false }, { 1, 2, 2, false }, { 1, 3, 4, true }, { 0 }
};
/* 0 ⇉ 1, one without a weight, and a loop at 1 */
static const struct arrow twice[] = {
	{ 0, 1, 2, false }, { 0, 1, NAN, false }, { 1, 1, 3, false }, { 0 }
};
/* around the long way is shorter: 0 → 2 has weight 0.1, length 10 */
static const struct arrow detour[] = {
	{ 0, 2, 0.1, false }, { 0, 1, 1, false }, { 1, 2, 1, false }, { 0 }
};
static const struct arrow none[] = { { 0 } };

static const struct {
	const char         *measure;
	const struct arrow *arrows;
	uint32_t            nodes;
	bool                is_undirected;
	double              want[5];
} values[] = {
	{ "degree",       path, 5, false, { 1, 4, 1, 2, 0 } },
	{ "in_degree",    path, 5, false, { 0, 2, 1, 1, 0 } },
	{ "out_degree",   path, 5, false, { 1, 2, 0, 1, 0 } },
	{ "strength",     path, 5, false, { 1, 11, 2, 8, 0 } },
	{ "in_strength",  path, 5, false, { 0, 5, 2, 4, 0 } },
	{ "out_strength", path, 5, false, { 1, 6, 0, 4, 0 } },
	{ "betweenness",  path, 5, false, { 0, 3, 0, 0, 0 } },
	{ "closeness",    path, 5, false, { 3.0 / 5, 1, 0, 2.0 / 3, 0 } },
	{ "harmonic",     path, 5, false, { 2, 2, 0, 1.5, 0 } },
	{ "harmonic_weighted", path, 5, false,
	  { 1 + 1 / 1.5 + 1 / 1.25, 2 + 4, 0, 4 + 1 / 0.75, 0 } },
	/* without direction an edge is one edge, symmetric or not */
	{ "degree",       path, 5, true,  { 1, 3, 1, 1, 0 } },
	{ "strength",     path, 5, true,  { 1, 7, 2, 4, 0 } },
	{ "betweenness",  path, 5, true,  { 0, 3, 0, 0, 0 } },
	{ "betweenness_undirected", path, 5, false, { 0, 3, 0, 0, 0 } },
	{ "closeness_undirected", path, 5, false,
	  { 3.0 / 5, 1, 3.0 / 5, 3.0 / 5, 0 } },
	{ "harmonic_undirected", path, 5, false, { 2, 3, 2, 2, 0 } },
	/* a loop counts once in, once out; no weight is weight 1 */
	{ "degree",       twice, 2, false, { 2, 4 } },
	{ "strength",     twice, 2, false, { 3, 9 } },
	{ "betweenness",  twice, 2, false, { 0, 0 } },
	{ "harmonic",     twice, 2, false, { 1, 0 } },
	{ "harmonic_weighted", twice, 2, false, { 3, 0 } },
	/* 0 has no edge in: its share is 0.15/2 and what 1 gives to all */
	{ "pagerank", twice, 2, false, { 0.5 / 1.425, 1 - 0.5 / 1.425 } },
	{ "betweenness",          detour, 3, false, { 0, 0, 0 } },
	{ "betweenness_weighted", detour, 3, false, { 0, 1, 0 } },
	/* one node, no edge; and nodes only */
	{ "degree",      none, 1, false, { 0 } },
	{ "strength",    none, 1, false, { 0 } },
	{ "betweenness", none, 1, false, { 0 } },
	{ "closeness",   none, 1, false, { 0 } },
	{ "harmonic",    none, 1, false, { 0 } },
	{ "pagerank",    none, 1, false, { 1 } },
	{ "pagerank",    none, 4, false, { 0.25, 0.25, 0.25, 0.25 } },
	{ "closeness",   none, 2, false, { 0, 0 } },
	/* 0 → 1 → 2 and 1 ⇄ 3: 1 is where it comes apart */
	{ "eccentricity", path, 5, false, { 2, 1, 0, 2, 0 } },
	{ "eccentricity_undirected", path, 5, false, { 2, 1, 2, 2, 0 } },
	{ "closeness_weighted", path, 5, false,
	  { 3 / (1 + 1.5 + 1.25), 2 / 0.75, 0, 2 / (0.25 + 0.75), 0 } },
	{ "cut_point",    path, 5, false, { 0, 1, 0, 0, 0 } },
	{ "coreness",     path, 5, false, { 1, 1, 1, 1, 0 } },
	{ "coreness_in",  path, 5, false, { 0, 1, 1, 1, 0 } },
	{ "coreness_out", path, 5, false, { 1, 1, 0, 1, 0 } },
	{ "clustering",   path, 5, false, { 0, 0, 0, 0, 0 } },
	{ "clustering",   detour, 3, false, { 1, 1, 1 } },
	/* whose neighbours do not meet: the sum of the squared shares */
	{ "constraint",   path, 5, false,
	  { 1, (1.0 + 4 + 16) / 49, 1, 1, NAN } },
	/* in a circle of weights 4 the eigenvalue is 4 */
	{ "katz",         path, 5, false, { 1,
	  (1 + 0.2125 + 0.85) / (1 - 0.85 * 0.85),
	  1 + 0.425 * (1 + 0.2125 + 0.85) / (1 - 0.85 * 0.85),
	  1 + 0.85 * (1 + 0.2125 + 0.85) / (1 - 0.85 * 0.85), 1 } },
	/* no circle: 0.85 / the largest weighted in-degree, 1.1 */
	{ "katz",         detour, 3, false, { 1, 1 + 0.85 / 1.1,
	  1 + 0.85 / 1.1 * (0.1 + 1 + 0.85 / 1.1) } },
	{ "katz",         none, 2, false, { 1, 1 } },
	{ "hub",          twice, 2, false, { 1, 0 } },
	{ "authority",    twice, 2, false, { 0, 1 } },
	{ "eigenvector",  twice, 2, false, { 1, 1 } },
	{ "eigenvector",  none, 2, false, { 1, 1 } },
	{ "constraint",   none, 1, false, { NAN } },
	{ "eccentricity", none, 1, false, { 0 } },
	{ "cut_point",    none, 1, false, { 0 } },
	{ "coreness",     none, 1, false, { 0 } },
};

static void
has_the_values(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(values); i++) {
		struct graph g = make(values[i].nodes, values[i].arrows);
		const struct measure *m = measure_find(
		    str_of(values[i].measure));
		const char *why;
		double got[5];

		assert_non_null(m);
		assert_int_equal(measure_compute(m, &g, values[i].is_undirected,
		    got, &why), 0);
		for (uint32_t n = 0; n < values[i].nodes; n++)
			if (isnan(got[n]) != isnan(values[i].want[n]) ||
			    fabs(got[n] - values[i].want[n]) > 1e-9)
				fail_msg("row %zu, %s of node %u: %.17g", i,
				    m->name, n, got[n]);
		graph_free(&g);
	}
}

static void
takes_an_empty_graph(void **state)
{
	struct graph g = make(0, none);
	const char *why;

	(void)state;
	for (const struct measure *m = measures; m->name != NULL; m++)
		assert_int_equal(measure_compute(m, &g, false, NULL, &why), 0);
	graph_free(&g);
}

/* The walker starts over at node 1: nobody comes to 0 and 4. */
static void
starts_over(void **state)
{
	struct graph g = make(5, path);
	const uint32_t restart[] = { 1 };
	struct measure_options o = { .restart = restart, .nrestart = 1 };
	const struct measure *m = measure_find(STR("pagerank_personalised"));
	const char *why;
	double got[5];

	(void)state;
	assert_int_equal(measure_run(m, &g, &o, got, NULL, &why), 0);
	assert_true(got[0] == 0 && got[4] == 0);
	assert_float_equal(got[1] + got[2] + got[3], 1, 1e-9);
	/* of what 1 hands on, 2 gets a third and 3 two */
	assert_float_equal(got[2], 0.85 * got[1] / 3, 1e-9);
	assert_float_equal(got[3], 0.85 * got[1] * 2 / 3, 1e-9);
	o.nrestart = 0;
	assert_int_equal(measure_run(m, &g, &o, got, NULL, &why), -1);
	graph_free(&g);
}

/* Ids of a foreign graph without direction mean nothing else than `plain`. */
static void
refuses_weights_without_sense(void **state)
{
	static const struct arrow bad[] = { { 0, 1, -1, false }, { 0 } };
	struct graph g = make(2, bad);
	double value[2];
	const char *why;

	(void)state;
	assert_int_equal(measure_compute(measure_find(
	    STR("betweenness_weighted")), &g, false, value, &why), -1);
	assert_string_equal(why, "needs weights above 0");
	assert_int_equal(measure_compute(measure_find(STR("pagerank")), &g,
	    false, value, &why), -1);
	assert_int_equal(measure_compute(measure_find(STR("betweenness")), &g,
	    false, value, &why), 0);
	graph_free(&g);
}

static void
is_found_by_name(void **state)
{
	(void)state;
	assert_ptr_equal(measure_find(STR("indegree")),
	    measure_find(STR("in_degree")));
	assert_ptr_equal(measure_find(STR("out-strength")),
	    measure_find(STR("out_strength")));
	assert_null(measure_find(STR("in")));
	assert_null(measure_find(STR("in_degrees")));
	assert_null(measure_find(STR("")));
	assert_string_equal(measure_undirected(measure_find(
	    STR("harmonic")))->name, "harmonic_undirected");
	assert_string_equal(measure_undirected(measure_find(
	    STR("degree")))->name, "degree");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(has_the_values),
		cmocka_unit_test(starts_over),
		cmocka_unit_test(takes_an_empty_graph),
		cmocka_unit_test(refuses_weights_without_sense),
		cmocka_unit_test(is_found_by_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
