/* json: JSON in by cJSON, out by hand. */
#include "base/json.h"

#include <cjson/cJSON.h>

#include "base/bytes.h"

const char *const json_kind_names[] = {
	"nothing", "null", "true or false", "a number", "a string", "a list",
	"an object"
};

static const cJSON *
in(const struct json *j)
{
	return (const cJSON *)(const void *)j;
}

/* Where a NUL is, plain or `\u0000`, or text.n: cJSON would end the text
 * there. */
static size_t
find_nul(struct str text)
{
	for (size_t i = 0; i < text.n; i++) {
		if (text.s[i] == '\0')
			return i;
		if (text.s[i] != '\\')
			continue;
		if (str_begins(str_from(text, i), STR("\\u0000")))
			return i;
		i++;
	}
	return text.n;
}

struct json *
json_parse(struct str text, size_t *bad_out)
{
	const char *end = text.s;
	cJSON *j;

	if ((*bad_out = find_nul(text)) < text.n)
		return NULL;
	j = cJSON_ParseWithLengthOpts(text.s, text.n, &end, 0);
	*bad_out = end != NULL ? (size_t)(end - text.s) : 0;
	if (j != NULL && str_trim(str_from(text, *bad_out)).n != 0) {
		cJSON_Delete(j);
		j = NULL;
	}
	return (struct json *)(void *)j;
}

void
json_free(struct json *j)
{
	cJSON_Delete((cJSON *)(void *)j);
}

enum json_kind
json_kind(const struct json *j)
{
	if (j == NULL)
		return JSON_ABSENT;
	switch (in(j)->type & 0xff) {
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

bool
json_is_object(const struct json *j)
{
	return cJSON_IsObject(in(j));
}

bool
json_is_null(const struct json *j)
{
	return cJSON_IsNull(in(j));
}

const struct json *
json_get(const struct json *j, const char *key)
{
	return (const struct json *)(const void *)
	    cJSON_GetObjectItemCaseSensitive(in(j), key);
}

const struct json *
json_first(const struct json *j)
{
	return j == NULL ? NULL
	    : (const struct json *)(const void *)in(j)->child;
}

const struct json *
json_next(const struct json *j)
{
	return (const struct json *)(const void *)in(j)->next;
}

const char *
json_key(const struct json *j)
{
	return in(j)->string;
}

bool
json_str(const struct json *j, struct str *out)
{
	if (!cJSON_IsString(in(j)))
		return false;
	*out = str_of(in(j)->valuestring);
	return true;
}

bool
json_number(const struct json *j, double *out)
{
	if (!cJSON_IsNumber(in(j)))
		return false;
	*out = in(j)->valuedouble;
	return true;
}

bool
json_bool(const struct json *j, bool *out)
{
	*out = cJSON_IsTrue(in(j));
	return cJSON_IsBool(in(j));
}

/* Is the character at s[i] one that wants an escape?  Its length, or 0. */
static size_t
special(struct str s, size_t i)
{
	unsigned char c = (unsigned char)s.s[i];

	if (c < 0x20 || c == '"' || c == '\\' || c == '<')
		return 1;
	return c == 0xe2 && s.n - i >= 3 && s.s[i + 1] == '\x80' &&
	    (s.s[i + 2] == '\xa8' || s.s[i + 2] == '\xa9') ? 3 : 0;
}

/* The escape of what is special. */
static void
put_escape(struct buf *b, struct str s)
{
	unsigned char c = (unsigned char)s.s[0];

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
	case 0xe2:
		buf_add(b, s.s[2] == '\xa8' ? STR("\\u2028")
		    : STR("\\u2029"));
		break;
	default:
		buf_printf(b, "\\u%04x", c);
	}
}

/* May one of the eight characters be special? */
static bool
is_any_special(uint64_t x)
{
	return (bytes_below(x, 0x20) | bytes_have(x, '"') |
	    bytes_have(x, '\\') | bytes_have(x, '<') |
	    bytes_have(x, '\xe2')) != 0;
}

/* Copy text up to what may be special, eight bytes at a time; how much.  There
 * is room for all of it. */
static size_t
copy_plain(char *to, struct str s)
{
	size_t i = 0;

	for (; s.n - i >= 8; i += 8) {
		uint64_t x = bytes_load(s.s + i);

		if (is_any_special(x))
			return i;
		memcpy(to + i, &x, sizeof x);
	}
	for (; i < s.n && special(s, i) == 0; i++)
		to[i] = s.s[i];
	return i;
}

void
json_put(struct buf *b, struct str s)
{
	buf_char(b, '"');
	while (s.n > 0) {
		size_t n, least = s.n < 8 ? s.n : 8;

		if (b->cap - b->n < s.n)
			buf_room(b, s.n);
		n = copy_plain(b->s + b->n, s);
		b->n += n;
		s = str_from(s, n);
		/* the eight of which one may be special, one by one */
		for (size_t i = 0; i < least && s.n > 0; i++) {
			if ((n = special(s, 0)) > 0)
				put_escape(b, s);
			else
				buf_char(b, s.s[0]);
			s = str_from(s, n > 0 ? n : 1);
		}
	}
	buf_char(b, '"');
}
