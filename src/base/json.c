/* json: JSON in and out.
 *
 * Of what is read there is a list of values, 16 bytes each, in the order of
 * the text: a list or object, then all that is in it.  Strings and numbers
 * stay in the text, unless an escape is in them.  cJSON's tree took more than
 * half of `export`, and memory: `scripts/bench export` measures both. */
#include "base/json.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/bytes.h"
#include "base/utf8.h"

const char *const json_kind_names[] = {
	"nothing", "null", "true or false", "a number", "a string", "a list",
	"an object"
};

#define DEEPEST 1000			/* lists in lists                     */

enum { IS_LAST = 1, IS_TRUE = 2, HAS_KEY = 4 };	/* flags of a value */

struct json {
	const char *s;			/* string, number: the text           */
	uint32_t    n;			/* how long; list, object: how many
					 * values with those within           */
	uint16_t    key;		/* how far the key begins before s    */
	uint8_t     kind;		/* enum json_kind; JSON_ABSENT: a key
					 * apart, of the next value           */
	uint8_t     flags;
};

struct parser {
	struct arena mem;		/* texts without their escapes        */
	const char  *at, *end;
	struct json *values;		/* the first of them is no value: it
					 * keeps the arena                    */
	size_t       n, cap;
	bool         is_decoded;	/* the string that was read last      */
	uint32_t     row;		/* the value that was read last       */
	uint32_t     depth;		/* lists and objects not closed, and
					 * the last value in each, or NONE    */
	uint32_t     open[DEEPEST], last[DEEPEST];
};

static void
grow(struct parser *p)
{
	/* most texts have a value in 16 bytes, or less */
	p->cap = p->cap != 0 ? p->cap * 2
	    : (size_t)(p->end - p->at) / 16 + 64;
	p->values = realloc(p->values, p->cap * sizeof *p->values);
	if (p->values == NULL) {
		fputs("whowhom: out of memory\n", stderr);
		abort();
	}
}

static struct json *
add(struct parser *p, enum json_kind kind, const char *s, size_t n)
{
	struct json *j;

	if (p->n == p->cap)
		grow(p);
	j = &p->values[p->n++];
	*j = (struct json){ s, (uint32_t)n, 0, (uint8_t)kind, 0 };
	return j;
}

static void
skip_blanks(struct parser *p)
{
	while (p->at < p->end && (*p->at == ' ' || *p->at == '\n' ||
	    *p->at == '\r' || *p->at == '\t'))
		p->at++;
}

/* ---- strings ---------------------------------------------------------- */

/* Four digits of \uXXXX, or -1. */
static int32_t
hex(const char *s, const char *end)
{
	int32_t x = 0;

	if (end - s < 4)
		return -1;
	for (int i = 0; i < 4; i++) {
		int c = s[i], digit = c >= '0' && c <= '9' ? c - '0'
		    : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10
		    : -1;

		if (digit < 0)
			return -1;
		x = x * 16 + digit;
	}
	return x;
}

/* The character behind \u, or two of them that are one; *s moves behind it.
 * -1: none, or NUL, which ends texts elsewhere. */
static int32_t
unicode(const char **s, const char *end)
{
	int32_t c = hex(*s, end), low;

	if (c <= 0 || (c >= 0xdc00 && c < 0xe000))
		return -1;
	*s += 4;
	if (c < 0xd800 || c >= 0xe000)
		return c;
	if (end - *s < 6 || (*s)[0] != '\\' || (*s)[1] != 'u')
		return -1;
	low = hex(*s + 2, end);
	if (low < 0xdc00 || low >= 0xe000)
		return -1;
	*s += 6;
	return 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
}

/* The text without its escapes, which are all right up to p->at if this is
 * not; no longer than it was. */
static bool
decode(struct parser *p, struct str s, struct str *out)
{
	static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
	char *text = ROOM(&p->mem, char, s.n), *put = text;
	const char *at = s.s, *end = s.s + s.n, *which;

	while (at < end) {
		int32_t c;

		if (*at != '\\') {
			*put++ = *at++;
			continue;
		}
		p->at = at++;
		if (at < end && *at == 'u') {
			at++;
			if ((c = unicode(&at, end)) < 0)
				return false;
			put += utf8_put(c, put);
		} else if (at < end && *at != '\0' &&
		    (which = strchr(from, *at)) != NULL) {
			*put++ = to[which - from];
			at++;
		} else {
			return false;
		}
	}
	*out = (struct str){ text, (size_t)(put - text) };
	return true;
}

/* The string whose quote p->at stands on; p->at moves behind it. */
static bool
read_string(struct parser *p, struct str *out)
{
	const char *begin = p->at + 1, *s = begin;

	p->is_decoded = false;
	for (;;) {
		for (; p->end - s >= 8; s += 8) {
			uint64_t x = bytes_load(s);

			if ((bytes_have(x, '"') | bytes_have(x, '\\') |
			    bytes_have(x, '\0')) != 0)
				break;
		}
		while (s < p->end && *s != '"' && *s != '\\' && *s != '\0')
			s++;
		if (s == p->end || *s == '\0') {
			p->at = s;
			return false;
		}
		if (*s == '"')
			break;
		p->is_decoded = true;
		s += p->end - s > 1 ? 2 : 1;
	}
	*out = (struct str){ begin, (size_t)(s - begin) };
	if (p->is_decoded && !decode(p, *out, out))
		return false;
	p->at = s + 1;
	return true;
}

/* ---- values ----------------------------------------------------------- */

static const char *
digits(const char *s, const char *end)
{
	while (s < end && *s >= '0' && *s <= '9')
		s++;
	return s;
}

static bool
read_number(struct parser *p)
{
	const char *s = p->at, *from;

	s += *s == '-';
	from = s;
	s = digits(s, p->end);
	if (s == from || (*from == '0' && s - from > 1))
		goto bad;
	if (s < p->end && *s == '.') {
		from = ++s;
		if ((s = digits(s, p->end)) == from)
			goto bad;
	}
	if (s < p->end && (*s == 'e' || *s == 'E')) {
		s++;
		s += s < p->end && (*s == '+' || *s == '-');
		from = s;
		if ((s = digits(s, p->end)) == from)
			goto bad;
	}
	add(p, JSON_NUMBER, p->at, (size_t)(s - p->at));
	p->at = s;
	return true;
bad:
	p->at = s;
	return false;
}

static bool
read_word(struct parser *p, struct str word, enum json_kind kind)
{
	struct str rest = { p->at, (size_t)(p->end - p->at) };

	if (!str_begins(rest, word))
		return false;
	if (*add(p, kind, p->at, word.n)->s == 't')
		p->values[p->n - 1].flags = IS_TRUE;
	p->at += word.n;
	return true;
}

/* A list or object begins. */
static bool
open_one(struct parser *p, enum json_kind kind)
{
	if (p->depth == DEEPEST)
		return false;
	p->open[p->depth] = (uint32_t)p->n;
	p->last[p->depth++] = NONE;
	add(p, kind, p->at++, 0);
	return true;
}

static bool
read_value(struct parser *p)
{
	struct str s;

	if (p->at == p->end)
		return false;
	p->row = (uint32_t)p->n;
	switch (*p->at) {
	case '"':
		if (!read_string(p, &s))
			return false;
		add(p, JSON_STRING, s.s, s.n);
		return true;
	case '[':
		return open_one(p, JSON_LIST);
	case '{':
		return open_one(p, JSON_OBJECT);
	case 't':
		return read_word(p, STR("true"), JSON_BOOL);
	case 'f':
		return read_word(p, STR("false"), JSON_BOOL);
	case 'n':
		return read_word(p, STR("null"), JSON_NULL);
	default:
		return (*p->at == '-' || (*p->at >= '0' && *p->at <= '9')) &&
		    read_number(p);
	}
}


/* `"key": value`.  A key that stands not far before its value is told by where
 * it begins, any other by a row of its own before the value's. */
static bool
read_member(struct parser *p)
{
	struct str key;
	struct json *v;
	bool is_near;

	if (p->at == p->end || *p->at != '"' || !read_string(p, &key))
		return false;
	is_near = !p->is_decoded;
	skip_blanks(p);
	if (p->at == p->end || *p->at != ':')
		return false;
	p->at++;
	skip_blanks(p);
	p->is_decoded = false;
	if (!read_value(p))
		return false;
	v = &p->values[p->row];
	if (is_near && !p->is_decoded && v->s - key.s <= UINT16_MAX) {
		v->key = (uint16_t)(v->s - key.s);
		return true;
	}
	v->flags |= HAS_KEY;
	add(p, JSON_ABSENT, NULL, 0);
	v = &p->values[p->row];
	v[1] = v[0];
	v[0] = (struct json){ key.s, (uint32_t)key.n, 0, JSON_ABSENT, 0 };
	p->row++;
	if (v[1].kind == JSON_LIST || v[1].kind == JSON_OBJECT)
		p->open[p->depth - 1]++;
	return true;
}

/* The next value of what was opened last, or its end. */
static bool
step(struct parser *p)
{
	uint32_t i = p->depth - 1;
	struct json *in = &p->values[p->open[i]];
	bool is_object = in->kind == JSON_OBJECT;

	skip_blanks(p);
	if (p->at == p->end)
		return false;
	if (*p->at == (is_object ? '}' : ']')) {
		if (p->last[i] != NONE)
			p->values[p->last[i]].flags |= IS_LAST;
		in->n = (uint32_t)p->n - p->open[i];
		p->depth--;
		p->at++;
		return true;
	}
	if (p->last[i] != NONE) {
		if (*p->at != ',')
			return false;
		p->at++;
		skip_blanks(p);
	}
	if (!(is_object ? read_member(p) : read_value(p)))
		return false;
	p->last[i] = p->row;
	return true;
}

static bool
read_all(struct parser *p)
{
	struct str bom = STR("\xef\xbb\xbf");

	if ((size_t)(p->end - p->at) >= bom.n &&
	    memcmp(p->at, bom.s, bom.n) == 0)
		p->at += bom.n;
	skip_blanks(p);
	if (!read_value(p))
		return false;
	p->values[1].flags |= IS_LAST;
	while (p->depth > 0)
		if (!step(p))
			return false;
	skip_blanks(p);
	return p->at == p->end;
}

struct json *
json_parse(struct str text, size_t *bad_out)
{
	struct parser *p = calloc(1, sizeof *p);
	struct json *values = NULL;

	if (p == NULL)
		abort();
	p->at = text.n > 0 ? text.s : "";
	p->end = p->at + text.n;
	add(p, JSON_ABSENT, NULL, 0);
	if (read_all(p)) {
		values = p->values + 1;
		p->values->s = (const char *)p;
	} else {
		*bad_out = (size_t)(p->at - (p->end - text.n));
		arena_free(&p->mem);
		free(p->values);
		free(p);
	}
	return values;
}

void
json_free(struct json *j)
{
	struct parser *p;

	if (j == NULL)
		return;
	p = (struct parser *)(uintptr_t)(j - 1)->s;
	arena_free(&p->mem);
	free(p->values);
	free(p);
}

/* ---- asking ----------------------------------------------------------- */

enum json_kind
json_kind(const struct json *j)
{
	return j == NULL ? JSON_ABSENT : (enum json_kind)j->kind;
}

bool
json_is_object(const struct json *j)
{
	return json_kind(j) == JSON_OBJECT;
}

bool
json_is_null(const struct json *j)
{
	return json_kind(j) == JSON_NULL;
}

/* The value, if this is its key. */
static const struct json *
value_at(const struct json *j)
{
	return j->kind == JSON_ABSENT ? j + 1 : j;
}

const struct json *
json_first(const struct json *j)
{
	return (json_kind(j) == JSON_LIST || json_kind(j) == JSON_OBJECT) &&
	    j->n > 1 ? value_at(j + 1) : NULL;
}

const struct json *
json_next(const struct json *j)
{
	if ((j->flags & IS_LAST) != 0)
		return NULL;
	return value_at(j->kind == JSON_LIST || j->kind == JSON_OBJECT
	    ? j + j->n : j + 1);
}

uint32_t
json_count(const struct json *j)
{
	uint32_t n = 0;

	for (j = json_first(j); j != NULL; j = json_next(j))
		n++;
	return n;
}

struct str
json_key(const struct json *j)
{
	const char *key = j->s - j->key;

	if ((j->flags & HAS_KEY) != 0)
		return (struct str){ (j - 1)->s, (j - 1)->n };
	return (struct str){ key, (size_t)((const char *)memchr(key, '"',
	    j->key) - key) };
}

/* Is it the member's key? */
static bool
is_key(const struct json *j, struct str key)
{
	const char *at;

	if ((j->flags & HAS_KEY) != 0)
		return str_eq(json_key(j), key);
	at = j->s - j->key;
	return key.n < j->key && at[key.n] == '"' && (key.n == 0 ||
	    (at[0] == key.s[0] && memcmp(at, key.s, key.n) == 0));
}

const struct json *
json_find(const struct json *object, struct str key, const struct json **from)
{
	const struct json *first = json_is_object(object)
	    ? json_first(object) : NULL, *j = *from != NULL ? *from : first;

	for (; j != NULL; j = json_next(j))
		if (is_key(j, key))
			break;
	for (const struct json *i = first; j == NULL && i != *from &&
	    i != NULL; i = json_next(i))
		if (is_key(i, key))
			j = i;
	if (j != NULL)
		*from = json_next(j);
	return j;
}

const struct json *
json_get(const struct json *j, const char *key)
{
	const struct json *from = NULL;

	return json_find(j, str_of(key), &from);
}

bool
json_str(const struct json *j, struct str *out)
{
	if (json_kind(j) != JSON_STRING)
		return false;
	*out = (struct str){ j->s, j->n };
	return true;
}

bool
json_number(const struct json *j, double *out)
{
	char text[64];
	uint64_t whole = 0;
	uint32_t i = 0;

	if (json_kind(j) != JSON_NUMBER)
		return false;
	if (j->n < 16)
		while (i < j->n && j->s[i] >= '0' && j->s[i] <= '9')
			whole = whole * 10 + (uint64_t)(j->s[i++] - '0');
	*out = (double)whole;
	if (i == j->n)
		return true;
	/* the text may end with it */
	i = j->n < sizeof text ? j->n : sizeof text - 1;
	memcpy(text, j->s, i);
	text[i] = '\0';
	*out = strtod(text, NULL);
	return true;
}

bool
json_bool(const struct json *j, bool *out)
{
	*out = json_kind(j) == JSON_BOOL && (j->flags & IS_TRUE) != 0;
	return json_kind(j) == JSON_BOOL;
}

/* ---- writing ---------------------------------------------------------- */

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
	uint64_t x;

	for (; s.n - i >= 8; i += 8) {
		x = bytes_load(s.s + i);
		if (is_any_special(x))
			return i;
		memcpy(to + i, &x, sizeof x);
	}
	if (i > 0 && i < s.n) {		/* the last eight, some again */
		x = bytes_load(s.s + s.n - 8);
		if (is_any_special(x))
			return i;
		memcpy(to + s.n - 8, &x, sizeof x);
		return s.n;
	}
	for (; i < s.n && special(s, i) == 0; i++)
		to[i] = s.s[i];
	return i;
}

/* The next eight bytes, one of which may be special; the rest. */
static struct str
put_slowly(struct buf *b, struct str s)
{
	size_t end = s.n > 8 ? s.n - 8 : 0;

	while (s.n > end) {
		size_t n = special(s, 0);

		if (n > 0)
			put_escape(b, s);
		else
			buf_char(b, s.s[0]);
		s = str_from(s, n > 0 ? n : 1);
	}
	return s;
}

void
json_put(struct buf *b, struct str s)
{
	buf_char(b, '"');
	for (;;) {
		size_t n;

		if (b->cap - b->n < s.n + 1)
			buf_room(b, s.n + 1);
		n = copy_plain(b->s + b->n, s);
		b->n += n;
		if (n == s.n)
			break;
		s = put_slowly(b, str_from(s, n));
	}
	b->s[b->n++] = '"';
}
