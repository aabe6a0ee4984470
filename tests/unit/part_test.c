/* parts of a graph and the shortest paths in it. */
#include "unit.h"

#include <math.h>

#include "graph/part.h"
#include "graph/route.h"

/* A triangle 0-1-2, 3 hanging on 2, a pair 4-5, 6 alone. */
static const struct { uint32_t a, b; double weight; } ties[] = {
	{ 0, 1, 1 }, { 1, 2, 4 }, { 2, 0, 1 }, { 2, 3, 2 }, { 1, 2, 4 },
	{ 4, 5, 1 }, { 5, 5, 1 },
};

static struct graph
draw(void)
{
	static const struct column weight[] = {
		{ "weight", COLUMN_REAL, "" }
	};
	struct graph g = { .edges = { .columns = weight, .ncolumns = 1 } };

	for (uint32_t i = 0; i < 7; i++)
		graph_add(&g, &g.nodes, arena_printf(&g.mem, "n%u",
		    (unsigned)i));
	for (uint32_t i = 0; i < LENGTH(ties); i++) {
		graph_add(&g, &g.edges, STR("e"));
		graph_cell(&g.edges, i, 0)->real = ties[i].weight;
		*PUSH(&g.mem, &g.ends) = (struct edge){ ties[i].a,
		    ties[i].b };
	}
	return g;
}

/* Which nodes are left, and how many edges. */
static void
expect(struct graph *g, const char *nodes, uint32_t edges)
{
	struct str got = STR("");

	for (uint32_t i = 0; i < g->nodes.n; i++)
		got = arena_printf(&g->mem, STR_FMT STR_FMT, STR_ARG(got),
		    STR_ARG(str_from(g->nodes.ids.at[i], 1)));
	if (!str_is(got, nodes) || g->edges.n != edges ||
	    g->ends.n != edges)
		fail_msg(STR_FMT ", %u edges, not %s, %u", STR_ARG(got),
		    (unsigned)g->edges.n, nodes, (unsigned)edges);
	for (uint32_t i = 0; i < g->ends.n; i++) {
		assert_true(g->ends.at[i].source < g->nodes.n);
		assert_true(g->ends.at[i].target < g->nodes.n);
	}
	graph_free(g);
}

static void
takes_parts(void **state)
{
	struct graph g = draw();

	(void)state;
	part_heavy(&g, 2);
	expect(&g, "123", 3);
	g = draw();
	part_ego(&g, 3, 1);
	expect(&g, "23", 1);
	g = draw();
	part_ego(&g, 3, 2);
	expect(&g, "0123", 5);
	g = draw();
	part_ego(&g, 6, 3);
	expect(&g, "6", 0);
	g = draw();
	part_component(&g, NONE);
	expect(&g, "0123", 5);
	g = draw();
	part_component(&g, 5);
	expect(&g, "45", 2);
	g = draw();
	part_core(&g, 2);
	expect(&g, "012", 4);
	g = draw();
	part_core(&g, 1);
	expect(&g, "012345", 7);
	g = draw();
	part_core(&g, 3);
	expect(&g, "", 0);
}

static void
takes_parts_of_nothing(void **state)
{
	struct graph g = { 0 };

	(void)state;
	part_heavy(&g, 1);
	part_ego(&g, NONE, 1);
	part_component(&g, NONE);
	part_core(&g, 1);
	expect(&g, "", 0);
}

static void
finds_routes(void **state)
{
	struct graph g = draw();
	struct arena mem = { 0 };
	struct route_options how = { .most = 10 };
	struct routes r;

	(void)state;
	assert_int_equal(route_find(&mem, &g, 0, 3, &how, &r), 0);
	assert_true(r.length == 2);
	assert_int_equal(r.at.n, 1);
	assert_int_equal(r.at.at[0].nodes.at[1], 2);
	assert_true(r.at.at[0].weight == 3);
	/* two edges of weight 4 are one of 8 */
	how.is_weighted = true;
	assert_int_equal(route_find(&mem, &g, 1, 2, &how, &r), 0);
	assert_true(fabs(r.length - 0.125) < 1e-12);
	how.is_weighted = false;
	how.is_directed = true;
	assert_int_equal(route_find(&mem, &g, 3, 0, &how, &r), 0);
	assert_true(isinf(r.length));
	assert_int_equal(r.at.n, 0);
	how.is_directed = false;
	assert_int_equal(route_find(&mem, &g, 0, 6, &how, &r), 0);
	assert_true(isinf(r.length));
	how.is_weighted = true;
	graph_cell(&g.edges, 0, 0)->real = 0;
	assert_int_equal(route_find(&mem, &g, 0, 3, &how, &r), -1);
	arena_free(&mem);
	graph_free(&g);
}

/* A ladder of n squares has 2^n shortest paths: not all are walked. */
static void
stops_in_time(void **state)
{
	struct graph g = { 0 };
	struct arena mem = { 0 };
	struct route_options how = { .most = 100 };
	struct routes r;

	(void)state;
	for (uint32_t i = 0; i < 3 * 40 + 1; i++)
		graph_add(&g, &g.nodes, STR("n"));
	for (uint32_t i = 0; i < 40; i++)
		for (uint32_t k = 1; k <= 2; k++) {
			graph_add(&g, &g.edges, STR("e"));
			*PUSH(&g.mem, &g.ends) = (struct edge){ 3 * i,
			    3 * i + k };
			graph_add(&g, &g.edges, STR("e"));
			*PUSH(&g.mem, &g.ends) = (struct edge){ 3 * i + k,
			    3 * i + 3 };
		}
	assert_int_equal(route_find(&mem, &g, 0, 120, &how, &r), 0);
	assert_true(r.length == 80);
	assert_int_equal(r.at.n, 100);
	assert_true(r.is_cut);
	arena_free(&mem);
	graph_free(&g);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(takes_parts),
		cmocka_unit_test(takes_parts_of_nothing),
		cmocka_unit_test(finds_routes),
		cmocka_unit_test(stops_in_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
