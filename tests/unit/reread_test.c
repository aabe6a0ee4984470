/* --check: what is written is read back; what was changed is told. */
#include "unit.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/diag.h"
#include "base/file.h"
#include "export/reread.h"

static const struct column columns[] = {
	{ "kg_id", COLUMN_TEXT, "" }, { "label", COLUMN_TEXT, "" },
	{ "count", COLUMN_INTEGER, "" }, { "weight", COLUMN_REAL, "" },
	{ "kept", COLUMN_FLAG, "" }, { "also", COLUMN_LIST, "" },
	/* of these JSON formats have members of their own */
	{ "key", COLUMN_TEXT, "" }, { "value", COLUMN_TEXT, "" },
	{ "name", COLUMN_TEXT, "" }, { "from", COLUMN_TEXT, "" },
};

static const char *const hostile[] = {
	"plain", "Käse, ß", "\xf0\x9f\x98\x80", "", " ",
	"\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d", "]]>", "]]]>>",
	"&quot; & < > \" '", "a\n\tb", "<data key=\"x\">", "\xef\xbf\xbd",
	"\xe2\x80\xa8", "null", "\\", "\\\\", "\\\"", "true", "1e5",
	"&#10; &#228;",
};
static const double reals[] = {
	1e-300, 9007199254740992.0, 1.5, 1.0 / 3, 1e300
};

/* Nodes and edges, parallel ones, loops, a lone node. */
static struct graph
make(void)
{
	struct graph g = { 0 };
	uint32_t n = LENGTH(hostile);

	g.nodes.columns = g.edges.columns = columns;
	g.nodes.ncolumns = g.edges.ncolumns = LENGTH(columns);
	for (uint32_t i = 0; i < n; i++)
		graph_add(&g, &g.nodes, arena_printf(&g.mem, "n%u", i));
	for (uint32_t i = 0; i < n; i++) {
		graph_add(&g, &g.edges, arena_printf(&g.mem, "e%u", i));
		*PUSH(&g.mem, &g.ends) = (struct edge){ i / 4, i % 3 };
	}
	for (uint32_t i = 0; i < 2 * n; i++) {
		struct rows *r = i < n ? &g.nodes : &g.edges;
		uint32_t row = i % n;
		struct str *list = NEW(&g.mem, struct str, 2);

		list[0] = STR("a, \"c\"");
		list[1] = STR("b");
		graph_cell(r, row, 0)->text = r->ids.at[row];
		graph_cell(r, row, 1)->text = str_of(hostile[row]);
		graph_cell(r, row, 2)->integer = ((int64_t)row - 3) * (1 << 30);
		graph_cell(r, row, 3)->real = reals[row % LENGTH(reals)];
		graph_cell(r, row, 4)->flag = (int)row & 1;
		graph_cell(r, row, 5)->list.at = list;
		graph_cell(r, row, 5)->list.n = row % 3;
		for (uint32_t c = 6; c < LENGTH(columns); c++)
			graph_cell(r, row, c)->text = STR("other");
	}
	return g;
}


/* A path that ends as the format's files do. */
static struct str
path_of(struct arena *mem, const char *dir, const struct format *f)
{
	return arena_printf(mem, "%s/x%s", dir, f->ending != NULL ? f->ending
	    : ".json");
}

/* What differs when `from` is replaced by `to` throughout the file; -1 if it
 * cannot be read. */
static int
after_change(const struct format *f, const struct graph *g, const char *path,
    struct str from, struct str to)
{
	const struct flavour flavour = { 0 };
	struct buf b = { 0 }, changed = { 0 };
	struct graph got;
	struct str rest;
	const char *why;
	size_t at;
	int n = -1;

	f->write_graph(g, &flavour, &b);
	rest = buf_str(&b);
	for (at = str_find(rest, from); from.n > 0 && at < rest.n;
	    at = str_find(rest, from)) {
		buf_add(&changed, str_head(rest, at));
		buf_add(&changed, to);
		rest = str_from(rest, at + from.n);
	}
	assert_true(from.n == 0 || changed.n > 0);
	buf_add(&changed, rest);
	assert_int_equal(file_write(path, buf_str(&changed), &why), 0);
	if (f->reread(g, &flavour, path, &got) == 0)
		n = (int)reread_compare(g, &got, path);
	graph_free(&got);
	buf_free(&b);
	buf_free(&changed);
	return n;
}

/* DOT is read by a program (export/reread_dot.c). */
static bool
is_readable(const struct format *f)
{
	const char *required = getenv("READERS");

	if (strcmp(f->name, "dot") != 0 ||
	    system("command -v gvpr >/dev/null") == 0 ||
	    (required != NULL && strcmp(required, "required") == 0))
		return true;
	print_message("skipped  dot: no gvpr (Graphviz)\n");
	return false;
}

static void
sees_what_differs(void **state)
{
	struct graph g = make(), empty = { 0 };
	struct arena mem = { 0 };
	char *dir = mkdtemp((char *)(uintptr_t)arena_str(&mem, STR(
	    "/tmp/reread_test.XXXXXX")).s);
	int known = 0;

	(void)state;
	assert_non_null(dir);
	for (const struct format *f = formats; f->name != NULL; f++) {
		struct str path = path_of(&mem, dir, f);
		bool is_pajek = strcmp(f->name, "pajek") == 0;

		if (f->write_graph == NULL)
			continue;
		known++;
		assert_non_null(f->reread);
		if (!is_readable(f))
			continue;
		print_message("%s\n", f->name);
		assert_int_equal(after_change(f, &g, path.s, STR(""),
		    STR("")), 0);
		assert_int_equal(after_change(f, &empty, path.s, STR(""),
		    STR("")), 0);
		/* a text, numbers, a node that is another */
		if (!is_pajek) {
			assert_true(after_change(f, &g, path.s, STR("plain"),
			    STR("plane")) > 0);
			assert_true(after_change(f, &g, path.s,
			    STR("-3221225472"), STR("-3221225471")) > 0);
		}
		assert_true(after_change(f, &g, path.s, STR("e-300"),
		    STR("e-301")) > 0);
		assert_int_equal(after_change(f, &g, path.s, STR("n3"),
		    STR("nn3")) != 0, 1);
		unlink(path.s);
	}
	assert_true(known >= 12);
	rmdir(dir);
	graph_free(&g);
	arena_free(&mem);
}

/* Knowledge with one entity called so, and as many mentions. */
static void
read_knowledge(struct knowledge *k, const char *name, const char *mentions)
{
	struct buf b = { 0 };

	buf_printf(&b, "{\"format\":\"whowhom-knowledge\",\"version\":1,"
	    "\"documents\":[{\"id\":\"d\"}],\"entities\":[{\"id\":\"p\","
	    "\"type\":\"person\",\"name\":\"%s\",\"aliases\":[\"x\"],"
	    "\"mentions\":[%s]}],\"relations\":[],\"events\":[]}", name,
	    mentions);
	assert_int_equal(knowledge_read(k, "k", buf_str(&b)), 0);
	buf_free(&b);
}

#define MENTION "{\"document\":\"d\",\"begin\":0,\"end\":1,\"text\":\"A\"}"

/* What was written is there; another knowledge is not. */
static void
sees_other_knowledge(void **state)
{
	struct arena mem = { 0 };
	char *dir = mkdtemp((char *)(uintptr_t)arena_str(&mem, STR(
	    "/tmp/reread_test.XXXXXX")).s);
	const char *path = arena_printf(&mem, "%s/x", dir).s, *why;
	struct knowledge k[4];

	(void)state;
	read_knowledge(&k[0], "A", MENTION);
	read_knowledge(&k[1], "B", MENTION);
	read_knowledge(&k[2], "A", "");
	read_knowledge(&k[3], "A", MENTION "," MENTION);
	assert_int_equal(file_write(path, STR(""), &why), 0);
	assert_int_equal(sqlite_write(&k[0], path, &why), 0);
	for (size_t i = 0; i < LENGTH(k); i++)
		assert_int_equal(reread_sqlite(&k[i], path), i == 0 ? 0 : -1);
	assert_int_equal(file_write(path, STR("no database"), &why), 0);
	assert_int_equal(reread_sqlite(&k[0], path), -1);
	for (size_t i = 0; i < LENGTH(k); i++) {
		struct buf b = { 0 };

		knowledge_write(&k[i], &b);
		assert_int_equal(file_write(path, buf_str(&b), &why), 0);
		assert_int_equal(reread_knowledge(&k[0], path), i == 0 ? 0
		    : -1);
		b.n = 0;
		turtle_write(&k[i], &b);
		assert_int_equal(file_write(path, buf_str(&b), &why), 0);
		assert_int_equal(reread_turtle(&k[0], path), i == 0 ? 0 : -1);
		buf_free(&b);
	}
	unlink(path);
	rmdir(dir);
	for (size_t i = 0; i < LENGTH(k); i++)
		knowledge_free(&k[i]);
	arena_free(&mem);
}

/* What may become of a file of Turtle, and what is said of it. */
static const struct {
	const char *why, *from, *to;
	bool        is_same;
} changes[] = {
	{ "as it is", "", "", true },
	{ "written in another way", "\"de\"", "\"\\u0064e\"", true },
	{ "and with other line ends", " ;\n", ";", true },
	{ "a letter", "Tilo Brandt", "Tilo Brand", false },
	{ "a number", "oa:end 34 ", "oa:end 35 ", false },
	{ "a real", "\"0.95\"^^xsd:double", "\"0.9501\"^^xsd:double", false },
	{ "a flag", "ww:former false", "ww:former true", false },
	{ "its type", "^^xsd:date", "^^xsd:string", false },
	{ "no type", "\"^^xsd:date", "\"", false },
	{ "a language", "\"Nordmark\"", "\"Nordmark\"@de", false },
	{ "whom it is about", "<urn:whowhom:r2> a", "<urn:whowhom:r3> a",
	  false },
	{ "of whom it tells", "rdf:object <urn:whowhom:country.suedmark>",
	  "rdf:object <urn:whowhom:country.nordmark>", false },
	{ "what it tells", "rdf:subject", "rdf:object", false },
	{ "a class", "schema:Person", "schema:Country", false },
	{ "a prefix", "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/o#",
	  false },
	{ "text for who", "<urn:whowhom:country.nordmark> ;", "\"urn:whowhom:"
	  "country.nordmark\" ;", false },
	{ "a statement less", " ww:length 218", " ww:length 218 , 218", false },
	{ "a statement more", " ;\n ww:length 218", "", false },
	{ "another one about another", "ww:source rdfs:subPropertyOf "
	  "sem:hasActor .\n", "", false },
	{ "more about somebody", "ww:source rdfs:subPropertyOf sem:hasActor "
	  ".\n", "ww:source rdfs:subPropertyOf sem:hasActor , sem:Event .\n",
	  false },
	{ "a blank node that is another", "[ a sem:Role ", "[] , [ a sem:Role ",
	  false },
	{ "no Turtle", "ww:form", "\"ww", false },
};

/* The file with one change is the knowledge, or is not. */
static int
after_turtle(const struct knowledge *k, const char *path, struct str turtle,
    struct str from, struct str to)
{
	struct buf b = { 0 };
	const char *why;
	size_t at = str_find(turtle, from);
	int status;

	assert_true(from.n == 0 || at < turtle.n);
	buf_add(&b, str_head(turtle, at));
	buf_add(&b, to);
	buf_add(&b, str_from(turtle, at + from.n));
	assert_int_equal(file_write(path, buf_str(&b), &why), 0);
	status = reread_turtle(k, path);
	buf_free(&b);
	return status;
}

static void
sees_what_turtle_says(void **state)
{
	struct arena mem = { 0 };
	char *dir = mkdtemp((char *)(uintptr_t)arena_str(&mem, STR(
	    "/tmp/reread_test.XXXXXX")).s);
	const char *path = arena_printf(&mem, "%s/x", dir).s, *why;
	struct knowledge k = { 0 };
	struct buf b = { 0 };
	struct str text;

	(void)state;
	assert_int_equal(file_read(&mem, "tests/data/small.json", &text, &why),
	    0);
	assert_int_equal(knowledge_read(&k, "small", text), 0);
	turtle_write(&k, &b);
	for (size_t i = 0; i < LENGTH(changes); i++)
		if (after_turtle(&k, path, buf_str(&b), str_of(changes[i].from),
		    str_of(changes[i].to)) != (changes[i].is_same ? 0 : -1))
			fail_msg("%s", changes[i].why);
	/* cut off anywhere */
	for (size_t n = 0; n < b.n; n += 97)
		assert_int_equal(after_turtle(&k, path, str_head(buf_str(&b),
		    n), STR(""), STR("")), -1);
	unlink(path);
	rmdir(dir);
	buf_free(&b);
	knowledge_free(&k);
	arena_free(&mem);
}

/* Numbers, flags and lists from text: what is none is absent. */
static const struct {
	enum column_type type;
	const char *text;
	bool        is_absent;
} texts[] = {
	{ COLUMN_INTEGER, "12", false }, { COLUMN_INTEGER, "12x", true },
	{ COLUMN_INTEGER, "1.5", true }, { COLUMN_REAL, "1.5", false },
	{ COLUMN_REAL, "1,5", true }, { COLUMN_FLAG, "true", false },
	{ COLUMN_FLAG, "yes", true }, { COLUMN_TEXT, "", true },
	{ COLUMN_LIST, "a; b", false }, { COLUMN_LIST, "", true },
};

static void
cells_from_text(void **state)
{
	struct arena mem = { 0 };

	(void)state;
	for (size_t i = 0; i < LENGTH(texts); i++) {
		union cell c = reread_cell(&mem, texts[i].type,
		    str_of(texts[i].text));

		if (graph_is_absent(texts[i].type, &c) != texts[i].is_absent)
			fail_msg("%s", texts[i].text);
	}
	arena_free(&mem);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sees_what_differs),
		cmocka_unit_test(sees_other_knowledge),
		cmocka_unit_test(sees_what_turtle_says),
		cmocka_unit_test(cells_from_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
