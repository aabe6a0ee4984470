/* views: what becomes an edge, and with what on it. */
#include "unit.h"

#include "base/file.h"
#include "base/map.h"
#include "graph/view.h"

struct affair {
	struct arena     mem;
	struct knowledge k;
	struct graph     g;
};

static struct affair
see(const char *view, unsigned statuses)
{
	struct affair a = { 0 };
	struct filter filter = { .statuses = statuses };
	struct str text;
	const char *why;

	assert_int_equal(file_read(&a.mem, "tests/data/small.json", &text,
	    &why), 0);
	assert_int_equal(knowledge_read(&a.k, "small.json", text), 0);
	view_build(view_find(view), &a.k, &filter, &a.g);
	return a;
}

static void
end(struct affair *a)
{
	graph_free(&a->g);
	knowledge_free(&a->k);
	arena_free(&a->mem);
}

static uint32_t
find(const struct rows *r, const char *id)
{
	for (uint32_t i = 0; i < r->n; i++)
		if (str_is(r->ids.at[i], id))
			return i;
	fail_msg("no %s", id);
	return NONE;
}

static const union cell *
cell(const struct rows *r, const char *id, const char *column)
{
	return graph_cell(r, find(r, id), graph_column(r, column));
}

static void
knows_its_rows(void **state)
{
	(void)state;
	for (const struct view *v = views; v->name != NULL; v++) {
		struct affair a = see(v->name, ALL_STATUSES);
		struct map seen = { 0 };

		assert_int_equal(a.g.ends.n, a.g.edges.n);
		for (uint32_t i = 0; i < a.g.nodes.n; i++)
			assert_int_equal((*map_put(&a.mem, &seen,
			    a.g.nodes.ids.at[i]))++, NONE);
		for (uint32_t i = 0; i < a.g.edges.n; i++) {
			assert_int_equal((*map_put(&a.mem, &seen,
			    a.g.edges.ids.at[i]))++, NONE);
			assert_true(a.g.ends.at[i].source < a.g.nodes.n);
			assert_true(a.g.ends.at[i].target < a.g.nodes.n);
			assert_true(graph_weight(&a.g, i) > 0);
		}
		end(&a);
	}
}

/* In multi there is an edge for each time that an aggregate edge was told. */
static void
unfolds(void **state)
{
	struct arena mem = { 0 };
	struct knowledge k;
	struct str text;
	const char *why;

	(void)state;
	assert_int_equal(file_read(&mem, "tests/data/affair.json", &text,
	    &why), 0);
	assert_int_equal(knowledge_read(&k, "affair.json", text), 0);
	for (const struct view *v = views; v->name != NULL; v++) {
		const struct filter multi = { .is_multi = true };
		struct graph all, each;
		double told = 0;

		view_build(v, &k, NULL, &all);
		view_build(v, &k, &multi, &each);
		for (uint32_t i = 0; i < all.edges.n; i++)
			told += graph_number(&all.edges, i, "count");
		assert_true(told > 0);
		if (each.edges.n != told)
			fail_msg("%s: %u edges, told %g times", v->name,
			    (unsigned)each.edges.n, told);
		assert_int_equal(each.nodes.n, all.nodes.n);
		for (uint32_t i = 0; i < each.edges.n; i++) {
			assert_true(graph_number(&each.edges, i, "count") ==
			    1);
			assert_true(graph_weight(&each, i) == 1);
		}
		graph_free(&all);
		graph_free(&each);
	}
	knowledge_free(&k);
	arena_free(&mem);
}

static void
goes_the_way_of_the_contract(void **state)
{
	static const char *const ends[][3] = {
		{ "event.accuse.nordmark.suedmark.2031-03-02-source-"
		  "country.nordmark", "country.nordmark",
		  "event.accuse.nordmark.suedmark.2031-03-02" },
		{ "event.accuse.nordmark.suedmark.2031-03-02-target-"
		  "country.suedmark",
		  "event.accuse.nordmark.suedmark.2031-03-02",
		  "country.suedmark" },
		{ "event.consult.aenne_bjoerkstroem.tilo_brandt.2031-03-04-"
		  "place-place.altstadt",
		  "event.consult.aenne_bjoerkstroem.tilo_brandt.2031-03-04",
		  "place.altstadt" },
		{ "event.mobilize.suedmark-attribution-organization.meda",
		  "event.mobilize.suedmark", "organization.meda" },
		{ "r1", "person.tilo_brandt", "country.nordmark" },
	};
	struct affair a = see("events", 0);

	(void)state;
	for (size_t i = 0; i < LENGTH(ends); i++) {
		struct edge e = a.g.ends.at[find(&a.g.edges, ends[i][0])];

		ASSERT_STR(a.g.nodes.ids.at[e.source], str_of(ends[i][1]));
		ASSERT_STR(a.g.nodes.ids.at[e.target], str_of(ends[i][2]));
	}
	end(&a);
}

/* Two pieces of evidence of three are one report and its copy. */
static void
counts_a_copy_once(void **state)
{
	struct affair a = see("actors", 0);
	const char *id = "edge.ACCUSE.actual.country.nordmark.country.suedmark";

	(void)state;
	assert_int_equal(cell(&a.g.edges, id, "count")->integer, 3);
	assert_true(cell(&a.g.edges, id, "weight")->real == 2);
	ASSERT_STR(cell(&a.g.edges, id, "first_date")->text,
	    STR("2031-03-02"));
	ASSERT_STR(cell(&a.g.edges, id, "last_date")->text,
	    STR("2031-03-04"));
	assert_int_equal(cell(&a.g.edges, id, "events")->list.n, 2);
	assert_int_equal(cell(&a.g.edges, id, "sign")->integer, -1);
	ASSERT_STR(cell(&a.g.edges, id, "rule")->text, STR("accuse-dative"));
	id = "country.nordmark";
	assert_int_equal(cell(&a.g.nodes, id, "document_count")->integer, 2);
	end(&a);
}

static void
keeps_the_denied_apart(void **state)
{
	const char *denied =
	    "edge.ASSAULT.negated.country.suedmark.country.nordmark";
	struct affair a = see("actors", 0);

	(void)state;
	for (uint32_t i = 0; i < a.g.edges.n; i++)
		assert_false(str_is(a.g.edges.ids.at[i], denied));
	end(&a);
	a = see("actors", 1u << NEGATED);
	assert_int_equal(a.g.edges.n, 1);
	ASSERT_STR(a.g.edges.ids.at[0], str_of(denied));
	end(&a);
}

/* All who meet, each pair once, in both directions. */
static void
joins_equals(void **state)
{
	struct affair a = see("actors", 0);
	uint32_t n = 0, symmetric = graph_column(&a.g.edges, "symmetric");

	(void)state;
	for (uint32_t i = 0; i < a.g.edges.n; i++)
		n += graph_cell(&a.g.edges, i, symmetric)->flag == 1;
	assert_int_equal(n, 3);
	find(&a.g.edges, "edge.CONSULT.actual.person.aenne_bjoerkstroem"
	    ".person.tilo_brandt");
	end(&a);
}

/* EXPORT.md, rule 4; what Gephi calls its own figures is not for others. */
static void
names_columns_by_the_rule(void **state)
{
	static const char *const taken[] = {
		"id", "source", "target", "timeset", "degree",
		"indegree", "outdegree", "eccentricity",
		"closnesscentrality", "harmonicclosnesscentrality",
		"betweenesscentrality", "pageranks", "authority", "hub",
		"eigencentrality", "modularity_class", "clustering",
		"componentnumber", "strongcompnum",
	};
	struct affair a = see("events", 0);
	const struct rows *rows[] = { &a.g.nodes, &a.g.edges };

	(void)state;
	for (size_t r = 0; r < LENGTH(rows); r++)
		for (uint32_t c = 0; c < rows[r]->ncolumns; c++) {
			const char *name = rows[r]->columns[c].name;

			assert_int_equal(graph_column(rows[r], name), c);
			assert_int_equal(strspn(name,
			    "abcdefghijklmnopqrstuvwxyz_"), strlen(name));
			for (size_t t = 0; t < LENGTH(taken); t++)
				assert_string_not_equal(name, taken[t]);
		}
	end(&a);
}

static const struct { const char *why, *text, *want; } texts[] = {
	{ "clean is clean",             "a\tb\nc",          "a\tb\nc" },
	{ "line ends are one",          "a\r\nb\rc\r",      "a\nb\nc\n" },
	{ "control characters",         "a\x01\x1f" "b",
	  "a\xef\xbf\xbd\xef\xbf\xbd" "b" },
	{ "what XML has no place for",  "\xef\xbf\xbe\xef\xbf\xbf",
	  "\xef\xbf\xbd\xef\xbf\xbd" },
	{ "NFC",                        "u\xcc\x88",        "\xc3\xbc" },
	{ "no UTF-8",                   "a\xff" "b",
	  "a\xef\xbf\xbd" "b" },
	{ "half a character",           "\xc3",
	  "\xef\xbf\xbd" },
	{ "a composed one stays",       "\xc3\xa4 b",       "\xc3\xa4 b" },
	{ "nothing",                    "",                 "" },
};

static void
cleans_text(void **state)
{
	struct arena mem = { 0 };

	(void)state;
	for (size_t i = 0; i < LENGTH(texts); i++)
		ASSERT_STR(graph_clean(&mem, str_of(texts[i].text)),
		    str_of(texts[i].want));
	arena_free(&mem);
}

static void
knows_statuses(void **state)
{
	unsigned got;

	(void)state;
	assert_int_equal(filter_statuses(STR("actual,planned"), &got), 0);
	assert_int_equal(got, 1u << ACTUAL | 1u << PLANNED);
	assert_int_equal(filter_statuses(STR("all"), &got), 0);
	assert_int_equal(got, ALL_STATUSES);
	assert_int_equal(filter_statuses(STR("actual,true"), &got), -1);
	assert_int_equal(filter_statuses(STR(""), &got), -1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(knows_its_rows),
		cmocka_unit_test(unfolds),
		cmocka_unit_test(goes_the_way_of_the_contract),
		cmocka_unit_test(counts_a_copy_once),
		cmocka_unit_test(keeps_the_denied_apart),
		cmocka_unit_test(joins_equals),
		cmocka_unit_test(names_columns_by_the_rule),
		cmocka_unit_test(cleans_text),
		cmocka_unit_test(knows_statuses),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
