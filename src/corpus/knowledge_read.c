/* knowledge_read: knowledge from JSON, by the tables of knowledge_fields.
 *
 * The first thing that is not as it should be ends the reading, with what was
 * expected, where, and what is there. */
#include <assert.h>
#include <math.h>

#include "base/diag.h"
#include "base/json.h"
#include "base/map.h"
#include "base/utf8.h"
#include "corpus/knowledge_fields.h"

/* The way from the root to a value: `events`, 3, `status`. */
struct where {
	const struct where *up;
	const char         *key;	/* NULL: a member of a list           */
	uint32_t            index;
};

struct input {
	struct knowledge *k;
	const char       *path;
	size_t            line;			/* in it; 0: it is one */
	struct texts     *texts;		/* where strings live */
	struct arena      scratch;
	struct map        documents, entities;	/* id → index         */
	struct map        ids;			/* every id but documents' */
};

static bool read_record(struct input *, const struct where *,
    const struct record *, const struct json *, char *);

static void
put_where(struct buf *b, const struct where *w)
{
	if (w->up != NULL)
		put_where(b, w->up);
	if (w->key == NULL)
		buf_printf(b, "[%u]", (unsigned)w->index);
	else if (w->key[0] != '\0')
		buf_printf(b, "%s%s", w->up != NULL ? "." : "", w->key);
}

/* A number is shown as it is, and a string, if short. */
static void
put_found(struct buf *b, const struct json *v)
{
	struct str s;
	size_t at = 0;
	double x;

	if (json_number(v, &x)) {
		buf_printf(b, "%.15g", x);
		return;
	}
	if (!json_str(v, &s)) {
		buf_add(b, str_of(json_kind_names[json_kind(v)]));
		return;
	}
	while (at < s.n && at < 40)
		utf8_next(s, &at);
	json_put(b, str_head(s, at));
	if (at < s.n)
		buf_lit(b, "…");
}

/* Say what was expected instead of `v`; false. */
static bool
refuse(const struct input *in, const struct where *w, const char *expected,
    const struct json *v)
{
	struct buf b = { 0 };

	buf_add(&b, str_of(expected));
	buf_lit(&b, " at ");
	put_where(&b, w);
	buf_lit(&b, ", found ");
	put_found(&b, v);
	buf_char(&b, '\0');
	diag(DIAG_KNOWLEDGE, in->path, in->line, b.s);
	buf_free(&b);
	return false;
}

static bool
refuse_label(const struct input *in, const struct where *w,
    const struct labels *labels, const struct json *v)
{
	struct buf b = { 0 };

	buf_lit(&b, "one of");
	for (int i = labels->first; i < labels->n; i++)
		buf_printf(&b, " %s", labels->names[i]);
	buf_char(&b, '\0');
	refuse(in, w, b.s, v);
	buf_free(&b);
	return false;
}

/* Each string once. */
static struct str
kept(struct texts *t, struct str s)
{
	uint32_t at = map_get(&t->seen, s);

	if (at == NONE) {
		at = t->seen.entries.n;
		*map_put(&t->index, &t->seen, arena_str(&t->mem, s)) = at;
	}
	return t->seen.entries.at[at].key;
}

static bool
read_text(struct input *in, const struct where *w, const struct json *v,
    struct str *out)
{
	struct str s;

	if (!json_str(v, &s))
		return refuse(in, w, "a string", v);
	*out = kept(in->texts, s);
	return true;
}

static bool
read_count(const struct input *in, const struct where *w, const struct json *v,
    uint32_t *out)
{
	double x;

	if (!json_number(v, &x) || !(x >= 0 && x < NONE && x == floor(x)))
		return refuse(in, w, "an integer from 0 on", v);
	*out = (uint32_t)x;
	return true;
}

static bool
read_span(const struct input *in, const struct where *w, const struct json *v,
    uint32_t out[2])
{
	const struct json *a = NULL, *b = NULL;

	if (json_kind(v) == JSON_LIST && (a = json_first(v)) != NULL)
		b = json_next(a);
	if (b == NULL || json_next(b) != NULL)
		return refuse(in, w, "[begin, end]", v);
	return read_count(in, &(struct where){ w, NULL, 0 }, a, &out[0]) &&
	    read_count(in, &(struct where){ w, NULL, 1 }, b, &out[1]);
}

static bool
read_share(const struct input *in, const struct where *w, const struct json *v,
    double *out)
{
	if (!json_number(v, out) || !(*out >= 0 && *out <= 1))
		return refuse(in, w, "a number from 0 to 1", v);
	return true;
}

static bool
read_label(const struct input *in, const struct where *w,
    const struct labels *labels, const struct json *v, int *out)
{
	struct str s;
	int i = json_str(v, &s) ? label_find(labels->names, labels->n, s) : -1;

	if (i < labels->first)
		return refuse_label(in, w, labels, v);
	*out = i;
	return true;
}

static bool
read_index(const struct input *in, const struct where *w,
    const struct map *index, const struct json *v, uint32_t *out)
{
	const char *what = index == &in->documents
	    ? "the id of a document in `documents`"
	    : "the id of an entity in `entities`";
	struct str s;

	if (!json_str(v, &s) || (*out = map_get(index, s)) == NONE)
		return refuse(in, w, what, v);
	return true;
}

static bool
read_gender(const struct input *in, const struct where *w,
    const struct json *v, uint8_t *out)
{
	struct str s;

	if (!json_str(v, &s) || (!str_is(s, "f") && !str_is(s, "m")))
		return refuse(in, w, "f or m", v);
	*out = str_is(s, "f") ? GENDER_FEM : GENDER_MASC;
	return true;
}

static bool
read_mode(const struct input *in, const struct where *w, const struct json *v,
    struct k_event *e)
{
	struct str s;

	if (!json_str(v, &s) ||
	    (e->mode = event_mode_find(e->type, s)) == NONE)
		return refuse(in, w, "a mode of this event's type", v);
	return true;
}

static bool
read_list(struct input *in, const struct where *w, const struct field *f,
    const struct json *v, char *at)
{
	size_t size = f->kind == FIELD_TEXTS ? sizeof(struct str)
	    : f->kind == FIELD_ENTITIES || f->kind == FIELD_COUNTS
	    ? sizeof(uint32_t) : f->record->size;
	struct list l = { 0 };
	uint32_t n = 0;
	bool good = true;

	if (json_kind(v) != JSON_LIST)
		return refuse(in, w, "a list", v);
	l.cap = json_count(v);
	l.at = arena_alloc(&in->k->mem, size, l.cap);
	for (v = json_first(v); v != NULL && good; v = json_next(v)) {
		const struct where here = { w, NULL, n };
		char *to = (char *)l.at + n++ * size;

		if (f->kind == FIELD_TEXTS)
			good = read_text(in, &here, v, (void *)to);
		else if (f->kind == FIELD_ENTITIES)
			good = read_index(in, &here, &in->entities, v,
			    (void *)to);
		else if (f->kind == FIELD_COUNTS)
			good = read_count(in, &here, v, (void *)to);
		else
			good = read_record(in, &here, f->record, v, to);
	}
	l.n = n;
	memcpy(at, &l, sizeof l);
	return good;
}

/* What is so when the file says nothing. */
static bool
read_absent(struct input *in, const struct where *w, const struct field *f,
    const struct json *v, char *record)
{
	char *at = record + f->offset;
	const struct k_event *e = (const void *)record;

	if (f->rule == REQUIRED)
		return refuse(in, w, "a value", v);
	if (f->kind == FIELD_DOCUMENT || f->kind == FIELD_ENTITY ||
	    f->kind == FIELD_MODE)
		*(uint32_t *)(void *)at = NONE;
	else if (f->kind == FIELD_SCORE)
		*(double *)(void *)at = -1;
	else if (f->kind == FIELD_CONFIDENCE)
		*(double *)(void *)at = 1;
	else if (f->kind == FIELD_INTENSITY)
		*(double *)(void *)at = event_intensity(e->type, e->mode);
	return true;
}

static bool
read_value(struct input *in, const struct where *w, const struct field *f,
    const struct json *v, char *record)
{
	char *at = record + f->offset;
	int label = 0;

	switch (f->kind) {
	case FIELD_TEXT:
		return read_text(in, w, v, (void *)at);
	case FIELD_COUNT:
		return read_count(in, w, v, (void *)at);
	case FIELD_SPAN:
		return read_span(in, w, v, (void *)at);
	case FIELD_CONFIDENCE:
	case FIELD_SCORE:
		return read_share(in, w, v, (void *)at);
	case FIELD_INTENSITY:
		return (json_number(v, (void *)at) &&
		    isfinite(*(double *)(void *)at)) ||
		    refuse(in, w, "a number", v);
	case FIELD_FLAG:
		return json_bool(v, (bool *)at) ||
		    refuse(in, w, "true or false", v);
	case FIELD_LABEL:
		if (!read_label(in, w, f->labels, v, &label))
			return false;
		memcpy(at, &label, sizeof label);
		return true;
	case FIELD_CHOICE:
		return read_label(in, w, f->labels, v, &label) &&
		    read_text(in, w, v, (void *)at);
	case FIELD_GENDER:
		return read_gender(in, w, v, (void *)at);
	case FIELD_MODE:
		return read_mode(in, w, v, (void *)record);
	case FIELD_DOCUMENT:
		return read_index(in, w, &in->documents, v, (void *)at);
	case FIELD_ENTITY:
		return read_index(in, w, &in->entities, v, (void *)at);
	case FIELD_TEXTS:
	case FIELD_ENTITIES:
	case FIELD_COUNTS:
	case FIELD_RECORDS:
		return read_list(in, w, f, v, at);
	case FIELD_TOLD:
		break;
	}
	assert(!"every kind is read");
	return false;
}

static bool
read_field(struct input *in, const struct where *w, const struct field *f,
    const struct json *v, char *record)
{
	return json_kind(v) <= JSON_NULL ? read_absent(in, w, f, v, record)
	    : read_value(in, w, f, v, record);
}

static struct str
key_of(const struct field *f)
{
	return (struct str){ f->quoted + 2, (size_t)f->nquoted - 4 };
}

/* In the evidence, a key of `r` says that this document tells it otherwise,
 * even where it says null. */
static bool
read_told(struct input *in, const struct where *w, const struct record *r,
    const struct json *evidence, void **out)
{
	for (const struct field *f = r->fields; f->key != NULL; f++) {
		const struct json *from = NULL,
		    *v = json_find(evidence, key_of(f), &from);

		if (v == NULL)
			continue;
		if (*out == NULL)
			*out = arena_alloc(&in->k->mem, r->size, 1);
		*(bool *)((char *)*out + f->has) = true;
		if (f->kind == FIELD_LABEL && json_kind(v) == JSON_NULL)
			return refuse_label(in,
			    &(struct where){ w, f->key, 0 }, f->labels, v);
		if (!read_field(in, &(struct where){ w, f->key, 0 }, f, v,
		    (char *)*out))
			return false;
	}
	return true;
}

static bool
read_record(struct input *in, const struct where *w, const struct record *r,
    const struct json *v, char *record)
{
	const struct json *from = NULL, *member;
	uint32_t nfound = 0;

	if (json_kind(v) != JSON_OBJECT)
		return refuse(in, w, "an object", v);
	for (const struct field *f = r->fields; f->key != NULL; f++) {
		const struct where here = { w, f->key, 0 };

		if (f->kind == FIELD_TOLD) {
			/* mostly there are no other keys than those found */
			if (nfound < json_count(v) &&
			    !read_told(in, w, f->record, v,
			    (void *)(record + f->offset)))
				return false;
			continue;
		}
		member = json_find(v, key_of(f), &from);
		nfound += member != NULL;
		if (!read_field(in, &here, f, member, record))
			return false;
	}
	return true;
}

static bool
is_id(struct str s)
{
	static const char *const begin = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	    "abcdefghijklmnopqrstuvwxyz_";

	if (s.n == 0 || strchr(begin, s.s[0]) == NULL)
		return false;
	for (size_t i = 1; i < s.n; i++)
		if (strchr(begin, s.s[i]) == NULL &&
		    strchr("0123456789.-", s.s[i]) == NULL)
			return false;
	return true;
}

/* The id of record `i` into the maps. */
static bool
read_id(struct input *in, const struct where *w, const struct json *record,
    struct map *index, uint32_t i)
{
	const struct json *id = json_is_object(record)
	    ? json_get(record, "id") : NULL;
	struct map *seen = index == &in->documents ? index : &in->ids;
	struct str s;

	if (!json_str(id, &s) || s.n == 0)
		return refuse(in, w, "a string", id);
	if (seen == &in->ids && !is_id(s))
		return refuse(in, w, "an id like [A-Za-z_][A-Za-z0-9_.-]*", id);
	if (map_get(seen, s) != NONE)
		return refuse(in, w, "an id of its own", id);
	*map_put(&in->scratch, seen, s) = i;
	if (index != NULL)
		*map_put(&in->scratch, index, s) = i;
	return true;
}

/* The ids of a list, each once, before anything refers to them. */
static bool
read_ids(struct input *in, const char *key, const struct json *list,
    bool is_optional)
{
	struct map *index = strcmp(key, "documents") == 0 ? &in->documents
	    : strcmp(key, "entities") == 0 ? &in->entities : NULL;
	const struct where root = { NULL, key, 0 };
	uint32_t n = 0;

	if (is_optional && json_kind(list) <= JSON_NULL)
		return true;
	if (json_kind(list) != JSON_LIST)
		return refuse(in, &root, "a list", list);
	for (list = json_first(list); list != NULL; list = json_next(list)) {
		const struct where item = { &root, NULL, n };

		if (!read_id(in, &(struct where){ &item, "id", 0 }, list,
		    index, n++))
			return false;
	}
	return true;
}

/* What graphs in JSON have at their top, ended by NULL. */
static const char *const graph_keys[] = {
	"elements", "graphDataset", "graph", "graphs", "nodes", "edges",
	"links", NULL
};

/* Say what the file is instead of knowledge; false. */
static bool
refuse_format(const struct input *in, const struct json *root)
{
	for (const char *const *key = graph_keys; *key != NULL; key++)
		if (json_get(root, *key) != NULL) {
			diag(DIAG_GRAPH_JSON, in->path, in->line, *key);
			return false;
		}
	return refuse(in, &(struct where){ NULL, "format", 0 },
	    "\"" KNOWLEDGE_FORMAT "\"", json_get(root, "format"));
}

static bool
read_head(const struct input *in, const struct json *root)
{
	const struct json *format, *version;
	struct str name;
	double number;

	if (!json_is_object(root))
		return refuse(in, &(struct where){ NULL, "the top", 0 },
		    "an object", root);
	format = json_get(root, "format");
	version = json_get(root, "version");
	if (!json_str(format, &name) || !str_is(name, KNOWLEDGE_FORMAT))
		return refuse_format(in, root);
	if (!json_number(version, &number) || number != KNOWLEDGE_VERSION)
		return refuse(in, &(struct where){ NULL, "version", 0 }, "1",
		    version);
	return true;
}

static bool
read_all(struct input *in, const struct json *root)
{
	if (!read_head(in, root))
		return false;
	for (const struct field *f = knowledge_record.fields; f->key != NULL;
	    f++)
		if (!read_ids(in, f->key, json_get(root, f->key),
		    f->rule != REQUIRED))
			return false;
	for (const struct field *f = knowledge_record.fields; f->key != NULL;
	    f++)
		if (!read_field(in, &(struct where){ NULL, f->key, 0 }, f,
		    json_get(root, f->key), (char *)in->k))
			return false;
	return true;
}

int
knowledge_read_part(struct knowledge *k, struct texts *texts,
    const char *path, size_t line, struct str text)
{
	struct input in = { .k = k, .path = path, .line = line,
		.texts = texts };
	size_t at = utf8_check(text);
	struct json *root = NULL;
	bool good;

	if (at < text.n)
		diag(DIAG_JSON_SYNTAX, path, at + 1, "UTF-8");
	else if ((root = json_parse(text, &at)) == NULL)
		diag(DIAG_JSON_SYNTAX, path, line != 0 ? line : at + 1,
		    "a value, a comma or a closing bracket");
	good = root != NULL && read_all(&in, root);
	json_free(root);
	arena_free(&in.scratch);
	return good ? 0 : -1;
}

int
knowledge_read(struct knowledge *k, const char *path, struct str text)
{
	struct texts texts = { 0 };
	int status;

	*k = (struct knowledge){ 0 };
	status = knowledge_read_part(k, &texts, path, 0, text);
	k->texts = texts.mem;
	arena_free(&texts.index);
	if (status != 0)
		knowledge_free(k);
	return status;
}

void
knowledge_free(struct knowledge *k)
{
	if (k == NULL)
		return;
	arena_free(&k->mem);
	arena_free(&k->texts);
	*k = (struct knowledge){ 0 };
}
