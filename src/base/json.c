/* json: JSON in by cJSON, out by hand. */
#include "base/json.h"

#include <assert.h>
#include <cjson/cJSON.h>

#include "base/utf8.h"

const char *const json_kind_names[] = {
	"nothing", "null", "true or false", "a number", "a string", "a list",
	"an object"
};

static const cJSON *
inside(const struct json *v)
{
	return (const cJSON *)(const void *)v;
}

/* Where a NUL stands, as it is or as \u0000, or s.n: cJSON's strings end
 * there. */
static size_t
find_nul(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (s.s[i] == '\0')
			return i;
		if (s.s[i] != '\\')
			continue;
		if (str_begins(str_from(s, i), STR("\\u0000")))
			return i;
		i++;
	}
	return s.n;
}

struct json *
json_parse(struct str text, size_t *at_out, const char **why_out)
{
	const char *end = text.s;
	cJSON *v = NULL;
	struct str rest;
	size_t at;

	*why_out = "UTF-8";
	if ((at = utf8_check(text)) == text.n) {
		*why_out = "no NUL character";
		at = find_nul(text);
	}
	*at_out = at + 1;
	if (at < text.n)
		return NULL;
	*why_out = "a value, a comma or a closing bracket";
	if (text.n > 0)
		v = cJSON_ParseWithLengthOpts(text.s, text.n, &end, false);
	*at_out = (size_t)(end - text.s) + 1;
	if (v == NULL)
		return NULL;
	rest = str_trim(str_from(text, (size_t)(end - text.s)));
	if (rest.n > 0) {
		*why_out = "nothing more";
		*at_out = (size_t)(rest.s - text.s) + 1;
		cJSON_Delete(v);
		return NULL;
	}
	return (struct json *)(void *)v;
}

void
json_free(struct json *v)
{
	cJSON_Delete((cJSON *)(void *)v);
}

const struct json *
json_get(const struct json *object, const char *key)
{
	return (const struct json *)(const void *)
	    cJSON_GetObjectItemCaseSensitive(inside(object), key);
}

const struct json *
json_first(const struct json *v)
{
	return (const struct json *)(const void *)inside(v)->child;
}

const struct json *
json_next(const struct json *v)
{
	return (const struct json *)(const void *)inside(v)->next;
}

enum json_kind
json_kind(const struct json *v)
{
	if (v == NULL)
		return JSON_ABSENT;
	switch (inside(v)->type & 0xff) {
	case cJSON_False:
	case cJSON_True:
		return JSON_BOOL;
	case cJSON_Number:
		return JSON_NUMBER;
	case cJSON_String:
		return JSON_STRING;
	case cJSON_Array:
		return JSON_LIST;
	case cJSON_Object:
		return JSON_OBJECT;
	default:
		return JSON_NULL;
	}
}

struct str
json_str(const struct json *v)
{
	assert(json_kind(v) == JSON_STRING);
	return str_of(inside(v)->valuestring);
}

double
json_number(const struct json *v)
{
	assert(json_kind(v) == JSON_NUMBER);
	return inside(v)->valuedouble;
}

bool
json_bool(const struct json *v)
{
	assert(json_kind(v) == JSON_BOOL);
	return (inside(v)->type & 0xff) == cJSON_True;
}

/* The escape of a character below blank, a quote or a backslash. */
static void
put_escape(struct buf *b, unsigned char c)
{
	switch (c) {
	case '"':
		buf_lit(b, "\\\"");
		break;
	case '\\':
		buf_lit(b, "\\\\");
		break;
	case '\n':
		buf_lit(b, "\\n");
		break;
	case '\r':
		buf_lit(b, "\\r");
		break;
	case '\t':
		buf_lit(b, "\\t");
		break;
	case '\0':
		buf_lit(b, "\\ufffd");
		break;
	default:
		buf_printf(b, "\\u%04x", c);
	}
}

void
json_put(struct buf *b, struct str s)
{
	size_t done = 0;

	buf_char(b, '"');
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.s[i];

		if (c >= 0x20 && c != '"' && c != '\\')
			continue;
		buf_add(b, (struct str){ s.s + done, i - done });
		put_escape(b, c);
		done = i + 1;
	}
	buf_add(b, (struct str){ s.s + done, s.n - done });
	buf_char(b, '"');
}
