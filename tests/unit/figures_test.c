/* figures: whole graphs, communities, friends and foes, by pencil. */
#include "unit.h"

#include <math.h>

#include "analysis/balance.h"
#include "analysis/community.h"
#include "analysis/figures.h"

enum { WEIGHT, SIGN };

static const struct column edge_columns[] = {
	[WEIGHT] = { "weight", COLUMN_REAL, "" },
	[SIGN] = { "sign", COLUMN_INTEGER, "" },
};

struct tie {
	uint32_t source, target;
	int      sign;			/* -1, 0, 1; 9 ends the list          */
};

/* With the column `sign`, or the sign in the weight. */
static struct graph
make(uint32_t nodes, const struct tie *ties, bool has_signs)
{
	struct graph g = { 0 };

	g.edges.columns = edge_columns;
	g.edges.ncolumns = has_signs ? 2 : 1;
	for (uint32_t i = 0; i < nodes; i++)
		graph_add(&g, &g.nodes, arena_printf(&g.mem, "n%u", i));
	for (uint32_t i = 0; ties[i].sign != 9; i++) {
		graph_add(&g, &g.edges, arena_printf(&g.mem, "e%u", i));
		*PUSH(&g.mem, &g.ends) = (struct edge){
		    ties[i].source, ties[i].target };
		if (has_signs)
			graph_cell(&g.edges, i, SIGN)->integer = ties[i].sign;
		else
			graph_cell(&g.edges, i, WEIGHT)->real = ties[i].sign;
	}
	return g;
}

#define END { 0, 0, 9 }

/* two triangles with a bridge between them, and one alone */
static const struct tie bow[] = {
	{ 0, 1, 1 }, { 1, 2, 1 }, { 2, 0, 1 }, { 2, 3, -1 }, { 3, 4, 1 },
	{ 4, 5, 1 }, { 5, 3, 1 }, END
};
/* all are foes: one of three edges is too much */
static const struct tie foes[] = {
	{ 0, 1, -1 }, { 1, 2, -1 }, { 0, 2, -1 }, END
};
/* two foes with a common friend, told twice, the second time as a friend */
static const struct tie mixed[] = {
	{ 0, 1, -1 }, { 1, 0, -1 }, { 0, 1, 1 }, { 1, 2, 1 }, { 2, 0, 1 }, END
};
/* friend and foe cancel out; a loop is nothing */
static const struct tie none[] = {
	{ 0, 1, -1 }, { 1, 0, 1 }, { 1, 1, -1 }, END
};

static const struct {
	const char       *why;
	const struct tie *ties;
	uint32_t          nodes;
	enum figure       figure;
	double            want;
} values[] = {
	{ "a bridge", bow, 7, FIGURE_BRIDGES, 1 },
	{ "its ends", bow, 7, FIGURE_CUT_POINTS, 2 },
	{ "one is alone", bow, 7, FIGURE_ISOLATES, 1 },
	{ "weak parts", bow, 7, FIGURE_COMPONENTS, 2 },
	{ "circles are strong", bow, 7, FIGURE_STRONG, 3 },
	{ "of 42 pairs", bow, 7, FIGURE_DENSITY, 7.0 / 42 },
	{ "nobody answers", bow, 7, FIGURE_RECIPROCITY, 0 },
	{ "0 to 4 or 5", bow, 7, FIGURE_DIAMETER, 5 },
	{ "0 to 4", bow, 7, FIGURE_DIAMETER_PLAIN, 3 },
	{ "6 of 10", bow, 7, FIGURE_TRANSITIVITY, 0.6 },
	{ "circles", bow, 7, FIGURE_TRIAD_030C, 2 },
	{ "triangles and one alone", bow, 7, FIGURE_COMMUNITIES, 3 },
	{ "6 of 7 within, half and half", bow, 7, FIGURE_MODULARITY,
	  6.0 / 7 - 0.5 },
	{ "no type", bow, 7, FIGURE_ASSORTATIVITY_TYPE, NAN },
	{ "a foe", bow, 7, FIGURE_NEGATIVE, 1 },
	{ "friends of friends", bow, 7, FIGURE_TRIANGLES_0, 2 },
	{ "a bridge frustrates nobody", bow, 7, FIGURE_FRUSTRATED, 0 },
	{ "three foes", foes, 3, FIGURE_FRUSTRATED, 1 },
	{ "all foes", foes, 3, FIGURE_TRIANGLES_3, 1 },
	{ "no balance", foes, 3, FIGURE_BALANCED, 0 },
	{ "more foe than friend", mixed, 3, FIGURE_TRIANGLES_1, 1 },
	{ "parallel edges", mixed, 3, FIGURE_PARALLEL, 1 },
	{ "cancelled", none, 2, FIGURE_NEGATIVE, NAN },
	{ "answered", none, 2, FIGURE_RECIPROCITY, 1 },
	{ "a loop", none, 2, FIGURE_LOOPS, 1 },
	{ "no triads of two", none, 2, FIGURE_TRIAD_003, 0 },
	{ "nothing", none + 3, 0, FIGURE_NODES, 0 },
	{ "nothing to divide by", none + 3, 0, FIGURE_DENSITY, NAN },
	{ "one node", none + 3, 1, FIGURE_DENSITY, NAN },
	{ "one node", none + 3, 1, FIGURE_COMPONENTS, 1 },
	{ "one node", none + 3, 1, FIGURE_DIAMETER, NAN },
	{ "one node", none + 3, 1, FIGURE_COMMUNITIES, 1 },
	{ "one node", none + 3, 1, FIGURE_MODULARITY, NAN },
};

static void
has_the_values(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(values); i++) {
		struct graph g = make(values[i].nodes, values[i].ties, true);
		struct arena mem = { 0 };
		struct figures_options o = { .seed = 1 };
		struct figures f;
		const char *why;
		double got, want = values[i].want;

		assert_int_equal(figures_of(&mem, &g, &o, &f, &why), 0);
		got = f.value[values[i].figure];
		if (isnan(got) != isnan(want) || fabs(got - want) > 1e-9)
			fail_msg("%s: %s is %g, not %g", values[i].why,
			    figure_rows[values[i].figure].name, got, want);
		arena_free(&mem);
		graph_free(&g);
	}
}

/* Signs in the weights count where no column has them. */
static void
reads_signs_from_weights(void **state)
{
	struct graph g = make(3, foes, false);
	struct arena mem = { 0 };
	signed_edges edges = { 0 };

	(void)state;
	signed_edges_of(&mem, &g, &edges);
	assert_int_equal(edges.n, 3);
	assert_int_equal(edges.at[0].sign, -1);
	arena_free(&mem);
	graph_free(&g);
}

/* A circle of n nodes with so many foes: unbalanced if they are odd.  Small
 * ones are tried out, large ones bounded from both sides. */
static void
finds_the_frustrated(void **state)
{
	(void)state;
	for (uint32_t n = 3; n < 60; n++)
		for (uint32_t foe = 0; foe < 4; foe++) {
			struct arena mem = { 0 };
			signed_edges edges = { 0 };
			struct frustration f;

			for (uint32_t i = 0; i + 1 < n; i++)
				*PUSH(&mem, &edges) = (struct signed_edge){
				    i, i + 1, i + 1 < foe ? -1 : 1 };
			*PUSH(&mem, &edges) = (struct signed_edge){
			    0, n - 1, foe > 0 ? -1 : 1 };
			f = balance_frustration(&edges, n);
			assert_true(f.at_least == foe % 2);
			assert_true(f.at_most == foe % 2);
			arena_free(&mem);
		}
}

/* A wheel: 30 foes in a circle with a common friend.  Every second spoke or
 * the whole rim but for none must go: 15, found from both sides. */
static void
bounds_large_blocks(void **state)
{
	struct arena mem = { 0 };
	signed_edges edges = { 0 };
	struct frustration f;
	uint32_t n = 30;

	(void)state;
	for (uint32_t i = 0; i < n; i++) {
		uint32_t next = i + 1 < n ? i + 1 : 0;

		*PUSH(&mem, &edges) = (struct signed_edge){
		    i < next ? i : next, i < next ? next : i, -1 };
		*PUSH(&mem, &edges) = (struct signed_edge){ i, n, 1 };
	}
	f = balance_frustration(&edges, n + 1);
	assert_true(f.at_most == 15);
	assert_true(f.at_least > 0 && f.at_least <= 15);
	arena_free(&mem);
}

static void
finds_the_communities(void **state)
{
	struct graph g = make(7, bow, true);

	(void)state;
	for (const struct community_method *m = community_methods;
	    m->name != NULL; m++) {
		struct arena mem = { 0 };
		struct communities a, b;
		const char *why;

		assert_int_equal(communities_of(&mem, &g, m, 5, &a, &why), 0);
		assert_int_equal(communities_of(&mem, &g, m, 5, &b, &why), 0);
		assert_memory_equal(a.of, b.of, 7 * sizeof *a.of);
		for (uint32_t i = 1; i < a.n; i++)
			assert_true(a.size[i - 1] >= a.size[i]);
		if (strcmp(m->name, "label-propagation") != 0) {
			static const uint32_t want[] = {
				0, 0, 0, 1, 1, 1, 2
			};

			assert_memory_equal(a.of, want, sizeof want);
		}
		assert_int_equal(a.of[6], a.n - 1);
		arena_free(&mem);
	}
	assert_null(community_find(STR("louvain")));
	graph_free(&g);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(has_the_values),
		cmocka_unit_test(reads_signs_from_weights),
		cmocka_unit_test(finds_the_frustrated),
		cmocka_unit_test(bounds_large_blocks),
		cmocka_unit_test(finds_the_communities),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
