/* knowledge JSON: what is written is read, and what is wrong refused. */
#include "unit.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/json.h"
#include "corpus/knowledge.h"
#include "corpus/knowledge_find.h"

#define HEAD "{\"format\":\"whowhom-knowledge\",\"version\":1,"
#define LISTS(documents, entities, relations, events) HEAD \
	"\"documents\":[" documents "],\"entities\":[" entities "]," \
	"\"relations\":[" relations "],\"events\":[" events "]}"
#define DOC  "{\"id\":\"0d\"}"
#define WHO  "{\"id\":\"person.a\",\"type\":\"person\",\"name\":\"A\"}"
#define CALLED(document, by) "{\"id\":\"a\",\"type\":\"person\"," \
	"\"name\":\"A\",\"called\":[{\"document\":" document "," \
	"\"name\":\"B\",\"by\":" by "}]}"
#define EVENT(more) "{\"id\":\"e\",\"type\":\"CONSULT\"," \
	"\"source\":[\"person.a\"],\"target\":[]" more "}"
#define DONE ",\"status\":\"actual\""

static const struct {
	const char *why, *json;
	int         want;
} files[] = {
	{ "nothing in it", LISTS("", "", "", ""), 0 },
	{ "unknown keys are ignored",
	  "{\"x\":{\"y\":[1]},\"format\":\"whowhom-knowledge\",\"version\":1,"
	  "\"documents\":[{\"id\":\"d\",\"mood\":3}],\"entities\":[],"
	  "\"relations\":[],\"events\":[]}", 0 },
	{ "the least that an event needs",
	  LISTS(DOC, WHO, "", EVENT(DONE)), 0 },
	{ "null is absent", LISTS(DOC, WHO, "", EVENT(DONE ",\"mode\":null,"
	  "\"label\":null,\"evidence\":null,\"confidence\":null")), 0 },
	{ "a copy may stand before its original",
	  LISTS("{\"id\":\"b\",\"copy_of\":\"a\"},{\"id\":\"a\"}", "", "", ""),
	  0 },
	{ "no JSON", "knowledge", -1 },
	{ "an empty file", "", -1 },
	{ "cut off", HEAD "\"documents\":[", -1 },
	{ "more behind it", LISTS("", "", "", "") "x", -1 },
	{ "not UTF-8", "{\"format\":\"\xff\"}", -1 },
	{ "a NUL, which cJSON would drop with all behind it",
	  LISTS("{\"id\":\"a\\u0000b\"}", "", "", ""), -1 },
	{ "another format", "{\"format\":\"csv\",\"version\":1}", -1 },
	{ "another version", "{\"format\":\"whowhom-knowledge\",\"version\":2}",
	  -1 },
	{ "a list missing", HEAD "\"documents\":[],\"entities\":[]}", -1 },
	{ "a list that is none", HEAD "\"documents\":{},\"entities\":[],"
	  "\"relations\":[],\"events\":[]}", -1 },
	{ "a document twice", LISTS(DOC "," DOC, "", "", ""), -1 },
	{ "an entity twice", LISTS("", WHO "," WHO, "", ""), -1 },
	{ "an entity and an event of one id", LISTS(DOC,
	  "{\"id\":\"e\",\"type\":\"person\",\"name\":\"E\"}," WHO, "",
	  EVENT(DONE)), -1 },
	{ "an id with a blank", LISTS("", "{\"id\":\"a b\",\"type\":"
	  "\"person\",\"name\":\"A\"}", "", ""), -1 },
	{ "an empty id", LISTS("{\"id\":\"\"}", "", "", ""), -1 },
	{ "an unknown type", LISTS("", "{\"id\":\"a\",\"type\":\"animal\","
	  "\"name\":\"A\"}", "", ""), -1 },
	{ "no event type is no event type", LISTS("", "", "",
	  "{\"id\":\"e\",\"type\":\"\",\"source\":[],\"target\":[]" DONE "}"),
	  -1 },
	{ "an unknown status", LISTS(DOC, WHO, "",
	  EVENT(",\"status\":\"true\"")), -1 },
	{ "no status", LISTS(DOC, WHO, "", EVENT("")), -1 },
	{ "a mode of another type", LISTS(DOC, WHO, "",
	  EVENT(DONE ",\"mode\":\"troops\"")), -1 },
	{ "an unknown place", LISTS(DOC, WHO, "",
	  EVENT(DONE ",\"place\":\"place.x\"")), -1 },
	{ "an unknown document", LISTS(DOC, WHO, "", EVENT(DONE
	  ",\"evidence\":[{\"document\":\"1d\",\"begin\":0,\"end\":1}]")), -1 },
	{ "a negative offset", LISTS(DOC, WHO, "", EVENT(DONE
	  ",\"evidence\":[{\"document\":\"0d\",\"begin\":-1,\"end\":1}]")),
	  -1 },
	{ "half an offset", LISTS(DOC, WHO, "", EVENT(DONE
	  ",\"evidence\":[{\"document\":\"0d\",\"begin\":0.5,\"end\":1}]")),
	  -1 },
	{ "an offset beyond 32 bits", LISTS(DOC, WHO, "", EVENT(DONE
	  ",\"evidence\":[{\"document\":\"0d\",\"begin\":0,\"end\":1e10}]")),
	  -1 },
	{ "a sentence of three", LISTS(DOC, WHO, "", EVENT(DONE
	  ",\"evidence\":[{\"document\":\"0d\",\"begin\":0,\"end\":1,"
	  "\"sentence\":[0,1,2]}]")), -1 },
	{ "evidence by hearsay", LISTS(DOC, WHO, "", EVENT(DONE
	  ",\"evidence\":[{\"document\":\"0d\",\"begin\":0,\"end\":1,"
	  "\"by\":\"hearsay\"}]")), -1 },
	{ "told with an unknown status", LISTS(DOC, WHO, "", EVENT(DONE
	  ",\"evidence\":[{\"document\":\"0d\",\"begin\":0,\"end\":1,"
	  "\"status\":null}]")), -1 },
	{ "surer than sure", LISTS(DOC, WHO, "", EVENT(DONE
	  ",\"confidence\":1.5")), -1 },
	{ "a number for a string", LISTS(DOC, WHO, "", EVENT(DONE
	  ",\"label\":3")), -1 },
	{ "a string for a number", LISTS(DOC, WHO, "", EVENT(DONE
	  ",\"intensity\":\"3\"")), -1 },
	{ "what a document calls somebody", LISTS(DOC, CALLED("\"0d\"",
	  "\"spelling\""), "", ""), 0 },
	{ "by no document", LISTS(DOC, CALLED("null", "\"name\""), "", ""),
	  0 },
	{ "by an unknown document", LISTS(DOC, CALLED("\"1d\"",
	  "\"name\""), "", ""), -1 },
	{ "for an unknown reason", LISTS(DOC, CALLED("\"0d\"", "\"luck\""),
	  "", ""), -1 },
	{ "for no reason", LISTS(DOC, CALLED("\"0d\"", "null"), "", ""), -1 },
	{ "a string for a list", LISTS(DOC, "{\"id\":\"a\",\"type\":\"person\","
	  "\"name\":\"A\",\"aliases\":\"B\"}", "", ""), -1 },
};

static void
refuses_what_is_wrong(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(files); i++) {
		struct knowledge k;
		int got = knowledge_read(&k, "refused", str_of(files[i].json));

		if (got != files[i].want)
			fail_msg("%s: %d", files[i].why, got);
		knowledge_free(&k);
	}
}

static struct buf
written(const struct knowledge *k)
{
	struct buf b = { 0 };

	knowledge_write(k, &b);
	return b;
}

/* Written, read and written again: the same bytes. */
static void
check_round(const struct knowledge *k, struct knowledge *again)
{
	struct buf a = written(k), b;

	assert_int_equal(knowledge_read(again, "round", buf_str(&a)), 0);
	b = written(again);
	ASSERT_STR(buf_str(&b), buf_str(&a));
	buf_free(&a);
	buf_free(&b);
}

static void
keeps_a_whole_affair(void **state)
{
	struct arena mem = { 0 };
	struct knowledge k, again;
	struct str text;
	const char *why;

	(void)state;
	assert_int_equal(file_read(&mem, "tests/data/small.json", &text, &why),
	    0);
	assert_int_equal(knowledge_read(&k, "small.json", text), 0);
	assert_int_equal(k.documents.n, 3);
	assert_int_equal(k.documents.at[2].copy_of, 0);
	assert_int_equal(k.entities.n, 9);
	assert_int_equal(k.events.n, 7);
	assert_true(k.events.at[0].evidence.at[1].told->has_source);
	assert_false(k.events.at[0].evidence.at[1].told->has_place);
	assert_int_equal(k.events.at[3].mode,
	    event_mode_find(EVENT_CONSULT, STR("visit")));
	check_round(&k, &again);
	knowledge_free(&k);
	knowledge_free(&again);
	arena_free(&mem);
}

static const char *const hostile[] = {
	"plain", "Käse, ß, é", "e\xcc\x81 not in normal form",
	"\xf0\x9f\x98\x80", "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d",
	"]]>", "&quot; & < > \" '", "a\nb\r\n\tc",
	"\x01\x02\x1f\x7f", "\\u0041 \\", "null", " ", "a; b;", "\xe2\x80\xa8",
	"\xef\xbf\xbe\xef\xbf\xbf", "\xef\xbf\xbd",
};

static void
keeps_hostile_strings(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(hostile); i++) {
		struct knowledge k = { 0 }, again;
		struct k_entity *e = PUSH(&k.mem, &k.entities);

		e->id = STR("person.x");
		e->name = str_of(hostile[i]);
		*PUSH(&k.mem, &e->aliases) = str_of(hostile[i]);
		check_round(&k, &again);
		ASSERT_STR(again.entities.at[0].name, str_of(hostile[i]));
		ASSERT_STR(again.entities.at[0].aliases.at[0],
		    str_of(hostile[i]));
		knowledge_free(&k);
		knowledge_free(&again);
	}
}

static const struct { double x; const char *want; } numbers[] = {
	{ 0, "0.0" }, { -0.0, "0.0" }, { 1, "1.0" }, { 0.1, "0.1" },
	{ 1.0 / 3, "0.33333333333333331" }, { 1e300, "1.0e+300" },
	{ 1e-310, "0.0" }, { -2.5, "-2.5" }, { 9007199254740993.0,
	"9007199254740992.0" },
};

static void
writes_numbers_exactly(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(numbers); i++) {
		struct buf b = { 0 };

		buf_number(&b, numbers[i].x);
		ASSERT_STR(buf_str(&b), str_of(numbers[i].want));
		buf_free(&b);
	}
}

static const struct { int64_t x; const char *want; } integers[] = {
	{ 0, "0" }, { 7, "7" }, { -120, "-120" },
	{ INT64_MAX, "9223372036854775807" },
	{ INT64_MIN, "-9223372036854775808" },
};

static void
writes_integers(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(integers); i++) {
		struct buf b = { 0 };

		buf_integer(&b, integers[i].x);
		ASSERT_STR(buf_str(&b), str_of(integers[i].want));
		buf_free(&b);
	}
}

static const struct {
	const char *why, *name;
	uint32_t    found;		/* how many                           */
} calls[] = {
	{ "by id",                       "person.tilo_brandt", 1 },
	{ "by name",                     "Tilo Brandt",        1 },
	{ "case and marks do not count", "anne BJORKSTROM",    1 },
	{ "nor do blanks and hyphens",   "tilo-brandt",        1 },
	{ "by alias",                    "BdM",                1 },
	{ "two have the alias",          "Brandt",             2 },
	{ "by the beginning",            "kofi",               1 },
	{ "two begin so",                "til",                2 },
	{ "nobody",                      "Niemand",            0 },
	{ "everybody begins with it",    "",                   0 },
};

static void
finds_by_name(void **state)
{
	struct arena mem = { 0 };
	struct knowledge k;
	struct str text;
	const char *why;

	(void)state;
	assert_int_equal(file_read(&mem, "tests/data/small.json", &text, &why),
	    0);
	assert_int_equal(knowledge_read(&k, "small.json", text), 0);
	for (size_t i = 0; i < LENGTH(calls); i++) {
		ids found = named_find(&mem,
		    knowledge_named(&mem, &k), k.entities.n,
		    str_of(calls[i].name), BY_END);

		if (found.n != calls[i].found)
			fail_msg("%s: %u", calls[i].why, (unsigned)found.n);
	}
	knowledge_free(&k);
	arena_free(&mem);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(refuses_what_is_wrong),
		cmocka_unit_test(keeps_a_whole_affair),
		cmocka_unit_test(keeps_hostile_strings),
		cmocka_unit_test(writes_numbers_exactly),
		cmocka_unit_test(writes_integers),
		cmocka_unit_test(finds_by_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
