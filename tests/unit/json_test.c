/* JSON: what is read, what is refused and where. */
#include "unit.h"

#include "base/buf.h"
#include "base/json.h"

#define GOOD SIZE_MAX

static const struct {
	const char *why, *text;
	size_t      bad;		/* where it is refused                */
} texts[] = {
	{ "an empty object", "{}", GOOD },
	{ "an empty list, blanks around", " \n\t\r[ ] ", GOOD },
	{ "a byte order mark", "\xef\xbb\xbf{}", GOOD },
	{ "lists in lists", "[[],[[1],{}],{\"a\":[]}]", GOOD },
	{ "all words", "[true,false,null]", GOOD },
	{ "all numbers", "[0,-0,1.5,-2.25e+10,1E5,0.1e-3]", GOOD },
	{ "all escapes", "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e4\"", GOOD },
	{ "a letter of two", "\"\\ud83d\\ude00\"", GOOD },
	{ "line ends in strings, as cJSON lets them pass", "\"a\nb\"", GOOD },
	{ "nothing", "", 0 },
	{ "blanks only", "  ", 2 },
	{ "a word", "[nothing]", 1 },
	{ "a word that goes on", "[nullx]", 5 },
	{ "no end of a list", "[1,2", 4 },
	{ "a comma too much", "[1,]", 3 },
	{ "no comma", "[1 2]", 3 },
	{ "the wrong bracket", "[1}", 2 },
	{ "more behind it", "{} {}", 3 },
	{ "no key", "{1:2}", 1 },
	{ "no colon", "{\"a\" 1}", 5 },
	{ "no value", "{\"a\":}", 5 },
	{ "a member without a comma", "{\"a\":1 \"b\":2}", 7 },
	{ "no end of a string", "\"abc", 4 },
	{ "a backslash at the end", "\"abc\\", 5 },
	{ "no such escape", "\"ab\\x\"", 3 },
	{ "half a letter", "\"\\ud83d\"", 1 },
	{ "the other half", "\"\\ude00\"", 1 },
	{ "no digits", "\"\\u00g0\"", 1 },
	{ "NUL, which ends texts elsewhere", "\"\\u0000\"", 1 },
	{ "a zero before a number", "01", 2 },
	{ "a plus", "+1", 0 },
	{ "a point without digits", "[1.]", 3 },
	{ "an exponent without digits", "[1e]", 3 },
	{ "a minus alone", "-", 1 },
	{ "not a number", "[NaN]", 1 },
};

static void
reads_and_refuses(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(texts); i++) {
		size_t bad = GOOD;
		struct json *j = json_parse(str_of(texts[i].text), &bad);
		char got[32], want[32];

		snprintf(got, sizeof got, "%d at %zu", j != NULL, bad);
		snprintf(want, sizeof want, "%d at %zu",
		    texts[i].bad == GOOD, texts[i].bad);
		CHECK_STR(texts[i].why, got, want);
		json_free(j);
	}
	CHECKED();
}

/* Write it again from what was read. */
static void
put(struct buf *b, const struct json *j)
{
	bool is_object = json_is_object(j), flag;
	struct str s;
	double x;

	if (json_str(j, &s)) {
		json_put(b, s);
	} else if (json_number(j, &x)) {
		buf_number(b, x);
	} else if (json_bool(j, &flag)) {
		buf_add(b, flag ? STR("true") : STR("false"));
	} else if (json_is_null(j)) {
		buf_lit(b, "null");
	} else {
		buf_char(b, is_object ? '{' : '[');
		for (const struct json *i = json_first(j); i != NULL;
		    i = json_next(i)) {
			if (i != json_first(j))
				buf_char(b, ',');
			if (is_object) {
				json_put(b, json_key(i));
				buf_char(b, ':');
			}
			put(b, i);
		}
		buf_char(b, is_object ? '}' : ']');
	}
}

static const struct {
	const char *why, *text, *want;
} same[] = {
	{ "values", "[1, -2.5, 1e3, true, false, null, \"a\"]",
	  "[1.0,-2.5,1000.0,true,false,null,\"a\"]" },
	{ "an object in a list in an object", "{\"a\": [{\"b\": {}}, []]}",
	  "{\"a\":[{\"b\":{}},[]]}" },
	{ "a key with an escape", "{\"a\\\"b\": 1, \"\\u00e4\": [2]}",
	  "{\"a\\\"b\":1.0,\"\xc3\xa4\":[2.0]}" },
	{ "a value with an escape", "{\"a\": \"\\n\", \"b\": \"\\u00df\"}",
	  "{\"a\":\"\\n\",\"b\":\"\xc3\x9f\"}" },
	{ "an empty key", "{\"\": 1, \"a\": {\"\": []}}",
	  "{\"\":1.0,\"a\":{\"\":[]}}" },
	{ "a letter of two", "\"\\ud83d\\ude00\"", "\"\xf0\x9f\x98\x80\"" },
	{ "a large number", "[123456789012345, 12345678901234567]",
	  "[123456789012345.0,12345678901234568.0]" },
};

static void
gives_back(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(same); i++) {
		struct buf b = { 0 };
		size_t bad;
		struct json *j = json_parse(str_of(same[i].text), &bad);

		put(&b, j);
		buf_char(&b, '\0');
		CHECK_STR(same[i].why, b.s, same[i].want);
		json_free(j);
		buf_free(&b);
	}
	CHECKED();
}

/* A key of `n` bytes, `blanks` before its value. */
static void
finds_keys_far_away(void **state)
{
	static const size_t sizes[][2] = {
		{ 1, 0 }, { 300, 0 }, { 65530, 0 }, { 65536, 0 }, { 3, 70000 }
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(sizes); i++) {
		struct buf b = { 0 }, key = { 0 };
		size_t bad;
		struct json *j;
		double x;

		for (size_t n = 0; n < sizes[i][0]; n++)
			buf_char(&key, 'k');
		buf_char(&key, '\0');
		buf_printf(&b, "{\"a\":[1],\"%s\":%*s{\"x\":7},\"z\":2}",
		    key.s, (int)sizes[i][1], "");
		j = json_parse(buf_str(&b), &bad);
		assert_non_null(j);
		assert_int_equal(json_count(j), 3);
		assert_true(json_number(json_get(json_get(j, key.s), "x"),
		    &x) && x == 7);
		assert_true(json_number(json_get(j, "z"), &x) && x == 2);
		assert_null(json_get(j, "kk"));
		json_free(j);
		buf_free(&b);
		buf_free(&key);
	}
}

static void
finds_in_any_order(void **state)
{
	struct str text = STR("{\"a\":1,\"b\":[2],\"c\":3,\"a\":4}");
	const struct json *from = NULL;
	size_t bad;
	struct json *j = json_parse(text, &bad);
	double x;

	(void)state;
	assert_true(json_number(json_find(j, STR("c"), &from), &x) && x == 3);
	assert_int_equal(json_kind(json_find(j, STR("b"), &from)), JSON_LIST);
	assert_true(json_number(json_find(j, STR("c"), &from), &x) && x == 3);
	assert_null(json_find(j, STR("d"), &from));
	assert_true(json_number(json_get(j, "a"), &x) && x == 1);
	assert_null(json_get(json_get(j, "a"), "a"));
	json_free(j);
}

static void
goes_so_deep(void **state)
{
	(void)state;
	for (size_t deep = 1000; deep <= 1001; deep++) {
		struct buf b = { 0 };
		size_t bad = 0;
		struct json *j;

		for (size_t i = 0; i < deep; i++)
			buf_char(&b, '[');
		for (size_t i = 0; i < deep; i++)
			buf_char(&b, ']');
		j = json_parse(buf_str(&b), &bad);
		assert_int_equal(j != NULL, deep == 1000);
		assert_int_equal(bad, deep == 1000 ? 0 : 1000);
		json_free(j);
		buf_free(&b);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_and_refuses),
		cmocka_unit_test(gives_back),
		cmocka_unit_test(finds_keys_far_away),
		cmocka_unit_test(finds_in_any_order),
		cmocka_unit_test(goes_so_deep),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
