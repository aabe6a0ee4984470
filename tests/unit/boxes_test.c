/* Layouts: no label covers another, whatever the graph; the same again. */
#include "unit.h"

#include <math.h>

#include "analysis/boxes.h"
#include "analysis/layout.h"
#include "export/with.h"

static uint32_t seed;

/* Numerical Recipes' generator: the same everywhere. */
static uint32_t
next(uint32_t n)
{
	seed = seed * 1664525u + 1013904223u;
	return (uint32_t)((uint64_t)seed * n >> 32);
}

static const struct column columns[] = {
	{ "label", COLUMN_TEXT, "" }, { "type", COLUMN_TEXT, "" },
};
static const char *const types[] = {
	"person", "country", "organization", "place", "event", "", "else",
};

/* A random graph: of every kind of label, with lone nodes and hubs. */
static struct graph
make(uint32_t n, uint32_t m)
{
	struct graph g = { 0 };

	g.nodes.columns = columns;
	g.nodes.ncolumns = LENGTH(columns);
	for (uint32_t i = 0; i < n; i++) {
		char label[400];
		uint32_t length = next(50) == 0 ? 300 : next(40);

		graph_add(&g, &g.nodes, arena_printf(&g.mem, "n%u", i));
		memset(label, 'a' + (int)next(26), length);
		graph_cell(&g.nodes, i, 0)->text = arena_str(&g.mem,
		    (struct str){ label, length });
		graph_cell(&g.nodes, i, 1)->text =
		    str_of(types[next(LENGTH(types))]);
	}
	for (uint32_t i = 0; i < m; i++) {
		graph_add(&g, &g.edges, arena_printf(&g.mem, "e%u", i));
		*PUSH(&g.mem, &g.ends) = (struct edge){
		    next(next(n) + 1), next(n - n / 5) };
	}
	return g;
}

static double
real(const struct graph *g, uint32_t node, const char *column)
{
	uint32_t c = graph_column(&g->nodes, column);

	assert_int_not_equal(c, NONE);
	return graph_cell(&g->nodes, node, c)->real;
}

/* The label as Gephi draws it, reckoned again: Arial 12 for a node 10 wide. */
static struct box
drawn(const struct graph *g, uint32_t i)
{
	double wide = 2 * real(g, i, "size"), font = wide / 10 * 12;

	return (struct box){ .x = real(g, i, "x"), .y = real(g, i, "y"),
	    .width = fmax(wide, 0.55 * font * (double)graph_label(g, i).n),
	    .height = fmax(wide, 1.15 * font) };
}

static uint32_t
overlaps(const struct graph *g)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < g->nodes.n; i++)
		for (uint32_t j = i + 1; j < g->nodes.n; j++) {
			struct box a = drawn(g, i), b = drawn(g, j);

			n += boxes_overlap(&a, &b) != 0;
		}
	return n;
}

static const struct {
	uint32_t n, m;
	const char *with;
} graphs[] = {
	{ 1, 0, "layout" }, { 2, 1, "layout" }, { 3, 9, "layout" },
	{ 40, 0, "layout" }, { 40, 30, "layout" }, { 200, 1000, "layout" },
	{ 300, 400, "fruchterman-reingold" }, { 80, 200, "drl" },
	{ 300, 400, "pagerank,community,kamada-kawai" },
	{ 2000, 3000, "layout" },
};

static void
no_label_covers_another(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(graphs); i++) {
		struct graph g, again;
		struct with with;
		struct str bad;
		const char *what, *why;
		struct arena mem = { 0 };

		seed = (uint32_t)i;
		g = make(graphs[i].n, graphs[i].m);
		seed = (uint32_t)i;
		again = make(graphs[i].n, graphs[i].m);
		assert_int_equal(with_read(&mem, graphs[i].with, &with, &bad),
		    0);
		assert_int_equal(with_add(&with, &g, &what, &why), 0);
		assert_int_equal(with_add(&with, &again, &what, &why), 0);
		for (uint32_t k = 0; k < g.nodes.n; k++) {
			assert_true(isfinite(real(&g, k, "x")));
			assert_true(real(&g, k, "x") == real(&again, k, "x"));
			assert_true(real(&g, k, "y") == real(&again, k, "y"));
		}
		assert_int_equal(overlaps(&g), 0);
		graph_free(&g);
		graph_free(&again);
		arena_free(&mem);
	}
}

/* All at one point, in a line, far apart, one very long: still apart, and a
 * group's boxes are nearer to each other than to others'. */
static void
boxes_part(void **state)
{
	struct box b[600];

	(void)state;
	for (uint32_t kind = 0; kind < 4; kind++) {
		seed = kind;
		for (uint32_t i = 0; i < LENGTH(b); i++)
			b[i] = (struct box){
			    kind == 0 ? 7 : kind == 1 ? i : next(1000) * 1e9,
			    kind == 3 ? next(1000) * 1e-9 : 3,
			    i == 9 ? 1e5 : 10 + next(50), 5 + next(20),
			    i % 3 };
		boxes_arrange(b, LENGTH(b));
		for (uint32_t i = 0; i < LENGTH(b); i++)
			for (uint32_t j = 0; j < i; j++)
				assert_false(boxes_overlap(&b[i], &b[j]));
	}
}

static void
an_empty_graph_has_no_places(void **state)
{
	struct graph g = { 0 };
	struct with with;
	struct str bad;
	const char *what, *why;
	struct arena mem = { 0 };

	(void)state;
	assert_int_equal(with_read(&mem, "strength,layout", &with, &bad), 0);
	assert_int_equal(with_add(&with, &g, &what, &why), 0);
	assert_int_not_equal(graph_column(&g.nodes, "x"), NONE);
	graph_free(&g);
	arena_free(&mem);
}

/* A foreign graph may have columns that are called so. */
static void
replaces_columns(void **state)
{
	struct graph g = make(5, 9);
	uint32_t c = graph_add_column(&g, &g.nodes, (struct column){
	    "size", COLUMN_TEXT, "" });

	(void)state;
	graph_cell(&g.nodes, 4, c)->text = STR("large");
	assert_int_equal(graph_add_column(&g, &g.nodes, (struct column){
	    "size", COLUMN_INTEGER, "" }), c);
	assert_int_equal(g.nodes.ncolumns, LENGTH(columns) + 1);
	for (uint32_t i = 0; i < g.nodes.n; i++)
		assert_true(graph_cell(&g.nodes, i, c)->integer ==
		    ABSENT_INTEGER);
	ASSERT_STR(g.nodes.ids.at[4], STR("n4"));
	graph_free(&g);
}

/* EXPORT.md, rule 4: a column called as one of Gephi's is that one. */
static void
names_are_not_gephis(void **state)
{
	struct graph g = make(5, 9);
	struct with with;
	struct str bad;
	const char *what, *why;
	struct arena mem = { 0 };

	(void)state;
	assert_int_equal(with_read(&mem, "degree,strength", &with, &bad), 0);
	assert_int_equal(with_add(&with, &g, &what, &why), 0);
	assert_int_equal(graph_column(&g.nodes, "degree"), NONE);
	assert_int_not_equal(graph_column(&g.nodes, "whowhom_degree"), NONE);
	assert_int_equal(graph_column(&g.nodes, "x"), NONE);
	assert_int_equal(with_read(&mem, "degree,nothing", &with, &bad), -1);
	ASSERT_STR(bad, STR("nothing"));
	assert_int_equal(with_read(&mem, "", &with, &bad), -1);
	graph_free(&g);
	arena_free(&mem);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_label_covers_another),
		cmocka_unit_test(boxes_part),
		cmocka_unit_test(an_empty_graph_has_no_places),
		cmocka_unit_test(replaces_columns),
		cmocka_unit_test(names_are_not_gephis),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
