/* knowledge_write: knowledge as JSON, one record of the four lists a line. */
#include <assert.h>

#include "base/json.h"
#include "corpus/knowledge_fields.h"

static void write_record(struct buf *, const struct knowledge *,
    const struct record *, const char *);

static void
write_text(struct buf *b, struct str s)
{
	if (s.n == 0)
		buf_lit(b, "null");
	else
		json_put(b, s);
}

static struct str
entity_id(const struct knowledge *k, uint32_t i)
{
	return i != NONE ? k->entities.at[i].id : STR("");
}

static void
write_list(struct buf *b, const struct knowledge *k, const struct field *f,
    const char *at)
{
	struct list l;

	memcpy(&l, at, sizeof l);
	buf_char(b, '[');
	for (uint32_t i = 0; i < l.n; i++) {
		if (i > 0)
			buf_char(b, ',');
		if (f->kind == FIELD_TEXTS)
			json_put(b, ((const struct str *)l.at)[i]);
		else if (f->kind == FIELD_ENTITIES)
			json_put(b, entity_id(k, ((const uint32_t *)l.at)[i]));
		else if (f->kind == FIELD_COUNTS)
			buf_integer(b, ((const uint32_t *)l.at)[i]);
		else
			write_record(b, k, f->record,
			    (const char *)l.at + i * f->record->size);
	}
	buf_char(b, ']');
}

static void
write_index(struct buf *b, const struct knowledge *k, const struct field *f,
    uint32_t i)
{
	if (f->kind == FIELD_MODE)
		write_text(b, str_of(i != NONE ? event_modes[i].name : NULL));
	else if (f->kind == FIELD_ENTITY)
		write_text(b, entity_id(k, i));
	else
		write_text(b, i != NONE ? k->documents.at[i].id : STR(""));
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
write_value(struct buf *b, const struct knowledge *k, const struct field *f,
    const char *at)
{
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
		json_put(b, str_of(f->labels->names[label]));
		break;
	case FIELD_GENDER:
		buf_add(b, *(const uint8_t *)at == GENDER_FEM ? STR("\"f\"")
		    : *(const uint8_t *)at == GENDER_MASC ? STR("\"m\"")
		    : STR("null"));
		break;
	case FIELD_MODE:
	case FIELD_DOCUMENT:
	case FIELD_ENTITY:
		write_index(b, k, f, *(const uint32_t *)(const void *)at);
		break;
	case FIELD_TEXTS:
	case FIELD_ENTITIES:
	case FIELD_COUNTS:
	case FIELD_RECORDS:
		write_list(b, k, f, at);
		break;
	case FIELD_TOLD:
		assert(!"told is written by its own fields");
	}
}

static void
write_key(struct buf *b, const char *key)
{
	if (b->s[b->n - 1] != '{')
		buf_char(b, ',');
	buf_char(b, '"');
	buf_add(b, str_of(key));
	buf_lit(b, "\":");
}

static void
write_told(struct buf *b, const struct knowledge *k, const struct k_told *told)
{
	const char *at = (const char *)told;

	if (told == NULL)
		return;
	for (const struct field *f = told_record.fields; f->key != NULL; f++) {
		if (!*(const bool *)(at + f->has))
			continue;
		write_key(b, f->key);
		write_value(b, k, f, at + f->offset);
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
	if (f->kind == FIELD_TEXT)
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
write_record(struct buf *b, const struct knowledge *k, const struct record *r,
    const char *at)
{
	buf_char(b, '{');
	for (const struct field *f = r->fields; f->key != NULL; f++) {
		if (f->kind == FIELD_TOLD) {
			write_told(b, k, *(struct k_told *const *)
			    (const void *)(at + f->offset));
		} else if (!is_left_out(f, at + f->offset)) {
			write_key(b, f->key);
			write_value(b, k, f, at + f->offset);
		}
	}
	buf_char(b, '}');
}

void
knowledge_write(const struct knowledge *k, struct buf *b)
{
	const struct field *f = knowledge_record.fields;

	buf_printf(b, "{\n\"format\":\"%s\",\"version\":%d", KNOWLEDGE_FORMAT,
	    KNOWLEDGE_VERSION);
	for (; f->key != NULL; f++) {
		struct list l;

		memcpy(&l, (const char *)k + f->offset, sizeof l);
		buf_printf(b, ",\n\"%s\":[", f->key);
		for (uint32_t i = 0; i < l.n; i++) {
			buf_add(b, i > 0 ? STR(",\n") : STR("\n"));
			write_record(b, k, f->record,
			    (const char *)l.at + i * f->record->size);
		}
		buf_add(b, l.n > 0 ? STR("\n]") : STR("]"));
	}
	buf_lit(b, "\n}\n");
}
