/* knowledge_write: knowledge as JSON, one record of the four lists a line. */
#include <assert.h>

#include "base/json.h"
#include "corpus/knowledge_fields.h"

/* Ids as JSON strings, one behind the other: they are written again and again,
 * in no order, and so they stay in the cache. */
struct names {
	struct buf text;
	VEC(size_t) at;			/* where each begins, and the end     */
};

struct writer {
	struct arena mem;
	struct buf  *b;
	const struct knowledge *k;
	struct names documents, entities;
};

static void write_record(const struct writer *, const struct record *,
    const char *);

static void
write_text(struct buf *b, struct str s)
{
	if (s.n == 0)
		buf_lit(b, "null");
	else
		json_put(b, s);
}

static void
add_name(struct writer *w, struct names *n, struct str id)
{
	*PUSH(&w->mem, &n->at) = n->text.n;
	json_put(&n->text, id);
}

static void
make_names(struct writer *w)
{
	for (uint32_t i = 0; i < w->k->documents.n; i++)
		add_name(w, &w->documents, w->k->documents.at[i].id);
	for (uint32_t i = 0; i < w->k->entities.n; i++)
		add_name(w, &w->entities, w->k->entities.at[i].id);
	*PUSH(&w->mem, &w->documents.at) = w->documents.text.n;
	*PUSH(&w->mem, &w->entities.at) = w->entities.text.n;
}

static void
write_name(struct buf *b, const struct names *n, uint32_t i)
{
	if (i == NONE)
		buf_lit(b, "null");
	else
		buf_add(b, (struct str){ n->text.s + n->at.at[i],
		    n->at.at[i + 1] - n->at.at[i] });
}

static void
write_list(const struct writer *w, const struct field *f, const char *at)
{
	struct buf *b = w->b;
	struct list l;

	memcpy(&l, at, sizeof l);
	buf_char(b, '[');
	for (uint32_t i = 0; i < l.n; i++) {
		if (i > 0)
			buf_char(b, ',');
		if (f->kind == FIELD_TEXTS)
			json_put(b, ((const struct str *)l.at)[i]);
		else if (f->kind == FIELD_ENTITIES)
			write_name(b, &w->entities,
			    ((const uint32_t *)l.at)[i]);
		else if (f->kind == FIELD_COUNTS)
			buf_integer(b, ((const uint32_t *)l.at)[i]);
		else
			write_record(w, f->record,
			    (const char *)l.at + i * f->record->size);
	}
	buf_char(b, ']');
}

static void
write_index(const struct writer *w, const struct field *f, uint32_t i)
{
	if (f->kind == FIELD_MODE)
		write_text(w->b, str_of(i != NONE ? event_modes[i].name
		    : NULL));
	else
		write_name(w->b, f->kind == FIELD_ENTITY ? &w->entities
		    : &w->documents, i);
}

static void
write_span(struct buf *b, const char *at)
{
	uint32_t n[2];

	memcpy(n, at, sizeof n);
	buf_char(b, '[');
	buf_integer(b, n[0]);
	buf_char(b, ',');
	buf_integer(b, n[1]);
	buf_char(b, ']');
}

static void
write_value(const struct writer *w, const struct field *f, const char *at)
{
	struct buf *b = w->b;
	int label;

	switch (f->kind) {
	case FIELD_TEXT:
	case FIELD_CHOICE:
		if (f->rule == REQUIRED)
			json_put(b, *(const struct str *)(const void *)at);
		else
			write_text(b, *(const struct str *)(const void *)at);
		break;
	case FIELD_COUNT:
		buf_integer(b, *(const uint32_t *)(const void *)at);
		break;
	case FIELD_SPAN:
		write_span(b, at);
		break;
	case FIELD_CONFIDENCE:
	case FIELD_SCORE:
	case FIELD_INTENSITY:
		buf_number(b, *(const double *)(const void *)at);
		break;
	case FIELD_FLAG:
		buf_add(b, *(const bool *)at ? STR("true") : STR("false"));
		break;
	case FIELD_LABEL:
		memcpy(&label, at, sizeof label);
		buf_char(b, '"');
		buf_add(b, str_of(f->labels->names[label]));
		buf_char(b, '"');
		break;
	case FIELD_GENDER:
		buf_add(b, *(const uint8_t *)at == GENDER_FEM ? STR("\"f\"")
		    : *(const uint8_t *)at == GENDER_MASC ? STR("\"m\"")
		    : STR("null"));
		break;
	case FIELD_MODE:
	case FIELD_DOCUMENT:
	case FIELD_ENTITY:
		write_index(w, f, *(const uint32_t *)(const void *)at);
		break;
	case FIELD_TEXTS:
	case FIELD_ENTITIES:
	case FIELD_COUNTS:
	case FIELD_RECORDS:
		write_list(w, f, at);
		break;
	case FIELD_TOLD:
		assert(!"told is written by its own fields");
	}
}

/* *before is what stands before the key: a brace, then commas. */
static void
write_key(struct buf *b, char *before, const struct field *f)
{
	if (b->cap - b->n < sizeof f->quoted)
		buf_room(b, sizeof f->quoted);
	/* all of it, since that is quicker than as much as there is */
	memcpy(b->s + b->n, f->quoted, sizeof f->quoted);
	b->s[b->n] = *before;
	b->n += f->nquoted;
	*before = ',';
}

static void
write_told(const struct writer *w, const struct record *r, const char *at,
    char *before)
{
	if (at == NULL)
		return;
	for (const struct field *f = r->fields; f->key != NULL; f++) {
		if (!*(const bool *)(at + f->has))
			continue;
		write_key(w->b, before, f);
		write_value(w, f, at + f->offset);
	}
}

static bool
is_left_out(const struct field *f, const char *at)
{
	struct list l;

	if (f->kind == FIELD_SCORE)
		return *(const double *)(const void *)at < 0;
	if (f->rule != SPARSE)
		return false;
	if (f->kind == FIELD_TEXT || f->kind == FIELD_CHOICE)
		return ((const struct str *)(const void *)at)->n == 0;
	if (f->kind == FIELD_GENDER)
		return *(const uint8_t *)at == NO_VALUE;
	if (f->kind == FIELD_COUNT)
		return *(const uint32_t *)(const void *)at == 0;
	if (f->kind == FIELD_DOCUMENT)
		return *(const uint32_t *)(const void *)at == NONE;
	memcpy(&l, at, sizeof l);
	return l.n == 0;
}

static void
write_record(const struct writer *w, const struct record *r, const char *at)
{
	char before = '{';

	for (const struct field *f = r->fields; f->key != NULL; f++) {
		if (f->kind == FIELD_TOLD) {
			write_told(w, f->record, *(const char *const *)
			    (const void *)(at + f->offset), &before);
		} else if (!is_left_out(f, at + f->offset)) {
			write_key(w->b, &before, f);
			write_value(w, f, at + f->offset);
		}
	}
	buf_char(w->b, '}');
}

/* `end` is what ends a line. */
static void
write_all(const struct knowledge *k, struct str end, struct buf *b)
{
	const struct field *f = knowledge_record.fields;
	struct writer w = { .b = b, .k = k };

	make_names(&w);
	buf_printf(b, "{" STR_FMT "\"format\":\"%s\",\"version\":%d",
	    STR_ARG(end), KNOWLEDGE_FORMAT, KNOWLEDGE_VERSION);
	for (; f->key != NULL; f++) {
		struct list l;

		if (is_left_out(f, (const char *)k + f->offset))
			continue;
		memcpy(&l, (const char *)k + f->offset, sizeof l);
		buf_printf(b, "," STR_FMT "\"%s\":[", STR_ARG(end), f->key);
		for (uint32_t i = 0; i < l.n; i++) {
			if (i > 0)
				buf_char(b, ',');
			buf_add(b, end);
			write_record(&w, f->record,
			    (const char *)l.at + i * f->record->size);
		}
		if (l.n > 0)
			buf_add(b, end);
		buf_char(b, ']');
	}
	buf_add(b, end);
	buf_lit(b, "}\n");
	buf_free(&w.documents.text);
	buf_free(&w.entities.text);
	arena_free(&w.mem);
}

void
knowledge_write(const struct knowledge *k, struct buf *b)
{
	write_all(k, STR("\n"), b);
}

void
knowledge_write_line(const struct knowledge *k, struct buf *b)
{
	write_all(k, STR(""), b);
}
