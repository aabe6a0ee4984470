/* tidy: what others write, fit for us to write. */
#include "unit.h"

#include <ctype.h>
#include <math.h>

#include "base/map.h"
#include "export/load.h"
#include "graph/tidy.h"

static const char foreign[] =
    "<graphml>\n"
    "<key id=\"a\" for=\"node\" attr.name=\"Degree\" attr.type=\"double\"/>\n"
    "<key id=\"b\" for=\"node\" attr.name=\"my name\" attr.type=\"string\"/>\n"
    "<key id=\"c\" for=\"node\" attr.name=\"My_Name\" attr.type=\"string\"/>\n"
    "<key id=\"d\" for=\"node\" attr.name=\"2nd\" attr.type=\"string\"/>\n"
    "<key id=\"e\" for=\"edge\" attr.name=\"weight\" attr.type=\"double\"/>\n"
    "<key id=\"f\" for=\"edge\" attr.name=\"count\" attr.type=\"double\"/>\n"
    "<key id=\"g\" for=\"edge\" attr.name=\"documents\" "
    "attr.type=\"string\"/>\n"
    "<graph edgedefault=\"undirected\">\n"
    "<node id=\"1\"><data key=\"a\">3</data><data key=\"b\">x</data></node>\n"
    "<node id=\"K\xc3\xa4se\"/>\n"
    "<node id=\"e\"/>\n"
    "<edge source=\"1\" target=\"e\"><data key=\"e\">0</data>"
    "<data key=\"f\">2</data><data key=\"g\">a; b</data></edge>\n"
    "<edge id=\"e\" source=\"e\" target=\"1\"><data key=\"e\">2.5</data>"
    "</edge>\n"
    "</graph></graphml>\n";

static bool
is_id(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!isalnum((unsigned char)s.s[i]) &&
		    strchr("_.-", s.s[i]) == NULL)
			return false;
	return s.n > 0 && (isalpha((unsigned char)s.s[0]) || s.s[0] == '_');
}

static void
makes_it_ours(void **state)
{
	static const char *const columns[] = {
		"degree_", "my_name", "my_name_2", "c2nd", "label"
	};
	struct graph g;
	struct map seen = { 0 };

	(void)state;
	assert_int_equal(load_graph(&g, "x.graphml", str_of(foreign)), 0);
	assert_true(g.is_undirected);
	tidy_graph(&g);
	assert_false(g.is_undirected);
	assert_int_equal(g.nodes.ncolumns, LENGTH(columns));
	for (uint32_t c = 0; c < g.nodes.ncolumns; c++)
		assert_string_equal(g.nodes.columns[c].name, columns[c]);
	for (uint32_t i = 0; i < g.nodes.n; i++) {
		assert_true(is_id(g.nodes.ids.at[i]));
		assert_int_equal(*map_put(&g.mem, &seen, g.nodes.ids.at[i]),
		    NONE);
		*map_put(&g.mem, &seen, g.nodes.ids.at[i]) = i;
	}
	ASSERT_STR(graph_label(&g, 0), STR("1"));
	ASSERT_STR(graph_label(&g, 1), STR("K\xc3\xa4se"));
	for (uint32_t i = 0; i < g.edges.n; i++) {
		assert_true(is_id(g.edges.ids.at[i]));
		assert_int_equal(map_get(&seen, g.edges.ids.at[i]), NONE);
		assert_true(graph_is_symmetric(&g, i));
	}
	/* a weight of 0 is none */
	assert_true(graph_weight(&g, 0) == 1);
	assert_true(graph_weight(&g, 1) == 2.5);
	graph_free(&g);
}

static void
knows_our_columns(void **state)
{
	struct graph g;
	const union cell *c;
	uint32_t count, documents;

	(void)state;
	assert_int_equal(load_graph(&g, "x.graphml", str_of(foreign)), 0);
	count = graph_column(&g.edges, "count");
	documents = graph_column(&g.edges, "documents");
	assert_int_equal(g.edges.columns[count].type, COLUMN_INTEGER);
	assert_int_equal(graph_cell(&g.edges, 0, count)->integer, 2);
	assert_int_equal(graph_cell(&g.edges, 1, count)->integer,
	    ABSENT_INTEGER);
	assert_int_equal(g.edges.columns[documents].type, COLUMN_LIST);
	c = graph_cell(&g.edges, 0, documents);
	assert_int_equal(c->list.n, 2);
	ASSERT_STR(c->list.at[1], STR("b"));
	assert_int_equal(graph_cell(&g.edges, 1, documents)->list.n, 0);
	graph_free(&g);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(makes_it_ours),
		cmocka_unit_test(knows_our_columns),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
