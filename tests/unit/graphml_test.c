/* GraphML: what is written comes back. */
#include "unit.h"

#include <math.h>

#include "base/buf.h"
#include "export/format.h"
#include "export/load.h"

static const struct column columns[] = {
	{ "label", COLUMN_TEXT, "" }, { "count", COLUMN_INTEGER, "" },
	{ "share", COLUMN_REAL, "" }, { "kept", COLUMN_FLAG, "" },
	{ "also", COLUMN_LIST, "" },
};

static const char *const hostile[] = {
	"plain", "Käse, ß", "\xf0\x9f\x98\x80",
	"\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d",
	"]]>", "]]]>>", "&quot; & < > \" '", "a\n\tb", "<data key=\"x\">", " ",
	"\xef\xbf\xbd", "\xe2\x80\xa8", "null",
};
static const double reals[] = { 1e-300, 9007199254740992.0, -1.5, 1.0 / 3 };

/* A node for each hostile text, each with an edge to itself. */
static struct graph
make(void)
{
	struct graph g = { 0 };
	struct str *list = NEW(&g.mem, struct str, 2);

	list[0] = STR("a");
	list[1] = STR("b");
	g.nodes.columns = g.edges.columns = columns;
	g.nodes.ncolumns = g.edges.ncolumns = LENGTH(columns);
	for (uint32_t i = 0; i < LENGTH(hostile); i++) {
		graph_add(&g, &g.nodes, arena_printf(&g.mem, "n%u", i));
		graph_add(&g, &g.edges, arena_printf(&g.mem, "e%u", i));
		*PUSH(&g.mem, &g.ends) = (struct edge){ i, i };
		graph_cell(&g.nodes, i, 0)->text = str_of(hostile[i]);
		graph_cell(&g.edges, i, 0)->text = str_of(hostile[i]);
		graph_cell(&g.edges, i, 1)->integer = (int64_t)i << 40;
		graph_cell(&g.edges, i, 2)->real = reals[i % LENGTH(reals)];
		graph_cell(&g.edges, i, 3)->flag = (int)i & 1;
	}
	graph_cell(&g.nodes, 0, 2)->real = INFINITY;
	graph_cell(&g.nodes, 0, 4)->list.at = list;
	graph_cell(&g.nodes, 0, 4)->list.n = 2;
	return g;
}

static void
comes_back_whole(void **state)
{
	struct graph g = make(), back;
	struct buf b = { 0 };
	const struct flavour flavours[] = { { 0 }, { .is_strict = true } };

	(void)state;
	for (size_t f = 0; f < LENGTH(flavours); f++) {
		b.n = 0;
		graphml_write(&g, &flavours[f], &b);
		assert_int_equal(load_graph(&back, "x.graphml", buf_str(&b)),
		    0);
		assert_int_equal(back.nodes.n, g.nodes.n);
		assert_int_equal(back.edges.n, g.edges.n);
		for (uint32_t i = 0; i < g.edges.n; i++) {
			ASSERT_STR(back.nodes.ids.at[i], g.nodes.ids.at[i]);
			ASSERT_STR(back.edges.ids.at[i], g.edges.ids.at[i]);
			ASSERT_STR(graph_label(&back, i), str_of(hostile[i]));
			assert_true(graph_cell(&back.edges, i, graph_column(
			    &back.edges, "count"))->integer ==
			    (int64_t)i << 40);
			assert_true(graph_cell(&back.edges, i, graph_column(
			    &back.edges, "share"))->real ==
			    reals[i % LENGTH(reals)]);
			assert_int_equal(graph_cell(&back.edges, i,
			    graph_column(&back.edges, "kept"))->flag, i & 1);
		}
		assert_true(isnan(graph_cell(&back.nodes, 0,
		    graph_column(&back.nodes, "share"))->real));
		ASSERT_STR(graph_cell(&back.nodes, 0,
		    graph_column(&back.nodes, "also"))->text, STR("a; b"));
		graph_free(&back);
	}
	buf_free(&b);
	graph_free(&g);
}

static void
writes_an_empty_graph(void **state)
{
	struct graph g = { 0 }, back;
	struct buf b = { 0 };

	(void)state;
	graphml_write(&g, &(struct flavour){ 0 }, &b);
	assert_int_equal(load_graph(&back, "x.graphml", buf_str(&b)), 0);
	assert_int_equal(back.nodes.n, 0);
	graph_free(&back);
	buf_free(&b);
}

static const char *const bad[] = {
	"", "x", "<graphml>", "<graphml><graph></graphml>",
	"<?xml version=\"1.0\"?><graphml><graph><edge source=\"a\"/></graph>",
};

static void
refuses_what_is_no_graph(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(bad); i++) {
		struct graph g;

		if (load_graph(&g, "bad", str_of(bad[i])) != -1)
			fail_msg("%s was read", bad[i]);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(comes_back_whole),
		cmocka_unit_test(writes_an_empty_graph),
		cmocka_unit_test(refuses_what_is_no_graph),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
