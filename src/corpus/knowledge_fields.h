/* knowledge_fields: KNOWLEDGE.md as tables.
 *
 * What a record of knowledge JSON holds, once: the reader and the writer go
 * by it, so what one writes the other reads; the schema is tested against
 * what they do.  The order is that of the file. */
#ifndef KNOWLEDGE_FIELDS_H
#define KNOWLEDGE_FIELDS_H

#include "corpus/knowledge.h"

enum field_kind {		/* in memory          in the file       */
	FIELD_TEXT,		/* struct str         string or null    */
	FIELD_TEXTS,		/* VEC(struct str)    strings           */
	FIELD_COUNT,		/* uint32_t           integer           */
	FIELD_COUNTS,		/* ids                integers          */
	FIELD_SPAN,		/* uint32_t, twice    [begin, end]      */
	FIELD_CONFIDENCE,	/* double             0…1               */
	FIELD_SCORE,		/* double             0…1; no key if < 0 */
	FIELD_INTENSITY,	/* double             number, or PLOVER's */
	FIELD_FLAG,		/* bool               true, false       */
	FIELD_LABEL,		/* enum               one of `labels`   */
	FIELD_CHOICE,		/* struct str         one of `labels`   */
	FIELD_GENDER,		/* uint8_t            "f", "m" or null  */
	FIELD_MODE,		/* uint32_t           mode of the type  */
	FIELD_DOCUMENT,		/* uint32_t           id or null        */
	FIELD_ENTITY,		/* uint32_t           id or null        */
	FIELD_ENTITIES,		/* ids                ids               */
	FIELD_RECORDS,		/* VEC(record)        objects           */
	FIELD_TOLD		/* a record *         keys of its own   */
};

enum field_rule {
	OPTIONAL, REQUIRED,
	SPARSE			/* not written when empty             */
};

struct labels {
	const char *const *names;
	int                first, n;
};

struct record;

struct field {
	const char          *key;
	char                 quoted[24];	/* `,"key":`, and how long it */
	uint8_t              nquoted;		/* is, for the writer         */
	enum field_kind      kind;
	enum field_rule      rule;
	size_t               offset;
	size_t               has;	/* told: the flag: it is there  */
	const struct labels *labels;
	const struct record *record;
};

struct record {
	const char         *name;	/* what one of them is, for messages  */
	size_t              size;
	const struct field *fields;	/* ended by a row without a key       */
};

/* The file's own lists: documents, entities, relations, events. */
extern const struct record knowledge_record;

/* Any VEC(…); lists of records are seen as this. */
struct list {
	void    *at;
	uint32_t n, cap;
};

#define KNOWLEDGE_FORMAT  "whowhom-knowledge"
#define KNOWLEDGE_VERSION 1

#endif
