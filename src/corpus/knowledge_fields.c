/* knowledge_fields: KNOWLEDGE.md as tables. */
#include "corpus/knowledge_fields.h"

static const char *const by_names[] = { "rule", "model" };

static const struct labels entity_types = {
	entity_type_names, 0, ENTITY_TYPE_COUNT
}, mention_forms = {
	mention_form_names, 0, FORM_COUNT
}, relation_types = {
	relation_type_names, 0, RELATION_TYPE_COUNT
}, event_types = {
	event_type_names, NO_EVENT + 1, EVENT_TYPE_COUNT
}, statuses = {
	status_names, 0, STATUS_COUNT
}, roles = {
	role_names, 0, ROLE_COUNT
}, bys = {
	by_names, 0, 2
};

#define FIELD(type, key, member, kind, rule) \
	{ key, FIELD_##kind, rule, offsetof(struct type, member), 0, NULL, NULL }
#define LABEL(type, key, member, kind, rule, labels) \
	{ key, FIELD_##kind, rule, offsetof(struct type, member), 0, labels, NULL }
#define RECORDS(type, key, member, rule, record) \
	{ key, FIELD_RECORDS, rule, offsetof(struct type, member), 0, NULL, record }
#define TOLD(key, member, kind, labels) \
	{ key, FIELD_##kind, OPTIONAL, offsetof(struct k_told, member), \
	  offsetof(struct k_told, has_##member), labels, NULL }

static const struct field document_fields[] = {
	FIELD(k_document, "id",       id,       TEXT,     REQUIRED),
	FIELD(k_document, "path",     path,     TEXT,     OPTIONAL),
	FIELD(k_document, "url",      url,      TEXT,     OPTIONAL),
	FIELD(k_document, "title",    title,    TEXT,     OPTIONAL),
	FIELD(k_document, "language", language, TEXT,     OPTIONAL),
	FIELD(k_document, "date",     date,     TEXT,     OPTIONAL),
	FIELD(k_document, "length",   length,   COUNT,    OPTIONAL),
	FIELD(k_document, "copy_of",  copy_of,  DOCUMENT, OPTIONAL),
	{ 0 }
};

static const struct field mention_fields[] = {
	FIELD(k_mention, "document", document, DOCUMENT, REQUIRED),
	FIELD(k_mention, "begin",    begin,    COUNT,    REQUIRED),
	FIELD(k_mention, "end",      end,      COUNT,    REQUIRED),
	FIELD(k_mention, "text",     text,     TEXT,     OPTIONAL),
	LABEL(k_mention, "form",     form,     LABEL,    OPTIONAL, &mention_forms),
	{ 0 }
};
static const struct record mention_record = {
	"mention", sizeof(struct k_mention), mention_fields
};

static const struct field entity_fields[] = {
	FIELD(k_entity, "id",       id,       TEXT,   REQUIRED),
	LABEL(k_entity, "type",     type,     LABEL,  REQUIRED, &entity_types),
	FIELD(k_entity, "name",     name,     TEXT,   REQUIRED),
	FIELD(k_entity, "aliases",  aliases,  TEXTS,  OPTIONAL),
	FIELD(k_entity, "country",  country,  TEXT,   OPTIONAL),
	FIELD(k_entity, "gender",   gender,   GENDER, OPTIONAL),
	FIELD(k_entity, "wikidata", wikidata, TEXT,   OPTIONAL),
	RECORDS(k_entity, "mentions", mentions, OPTIONAL, &mention_record),
	{ 0 }
};

static const struct field role_fields[] = {
	LABEL(k_role, "role",   role,   LABEL,  REQUIRED, &roles),
	FIELD(k_role, "entity", entity, ENTITY, REQUIRED),
	FIELD(k_role, "begin",  begin,  COUNT,  REQUIRED),
	FIELD(k_role, "end",    end,    COUNT,  REQUIRED),
	{ 0 }
};
static const struct record role_record = {
	"role", sizeof(struct k_role), role_fields
};

static const struct field told_fields[] = {
	TOLD("type",        type,        LABEL,    &event_types),
	TOLD("source",      source,      ENTITIES, NULL),
	TOLD("target",      target,      ENTITIES, NULL),
	TOLD("place",       place,       ENTITY,   NULL),
	TOLD("date",        date,        TEXT,     NULL),
	TOLD("status",      status,      LABEL,    &statuses),
	TOLD("attribution", attribution, ENTITY,   NULL),
	{ 0 }
};
const struct record told_record = { "told", sizeof(struct k_told), told_fields };

static const struct field evidence_fields[] = {
	FIELD(k_evidence, "document", document,       DOCUMENT, REQUIRED),
	FIELD(k_evidence, "begin",    begin,          COUNT,    REQUIRED),
	FIELD(k_evidence, "end",      end,            COUNT,    REQUIRED),
	LABEL(k_evidence, "by",       by,             CHOICE,   OPTIONAL, &bys),
	FIELD(k_evidence, "rule",     rule,           TEXT,     OPTIONAL),
	FIELD(k_evidence, "score",    score,          SCORE,    OPTIONAL),
	FIELD(k_evidence, "sentence", sentence_begin, SPAN,     OPTIONAL),
	FIELD(k_evidence, "text",     text,           TEXT,     OPTIONAL),
	RECORDS(k_evidence, "roles",  roles, SPARSE,  &role_record),
	FIELD(k_evidence, "",         told,           TOLD,     OPTIONAL),
	{ 0 }
};
static const struct record evidence_record = {
	"evidence", sizeof(struct k_evidence), evidence_fields
};

static const struct field relation_fields[] = {
	FIELD(k_relation, "id",         id,         TEXT,       REQUIRED),
	LABEL(k_relation, "type",       type,       LABEL,      REQUIRED, &relation_types),
	FIELD(k_relation, "source",     source,     ENTITY,     REQUIRED),
	FIELD(k_relation, "target",     target,     ENTITY,     REQUIRED),
	FIELD(k_relation, "label",      label,      TEXT,       OPTIONAL),
	FIELD(k_relation, "former",     is_former,  FLAG,       OPTIONAL),
	FIELD(k_relation, "since",      since,      TEXT,       OPTIONAL),
	FIELD(k_relation, "until",      until,      TEXT,       OPTIONAL),
	FIELD(k_relation, "confidence", confidence, CONFIDENCE, OPTIONAL),
	RECORDS(k_relation, "evidence", evidence, OPTIONAL, &evidence_record),
	{ 0 }
};

/* `mode` and `intensity` are read by the type, which stands before them. */
static const struct field event_fields[] = {
	FIELD(k_event, "id",          id,          TEXT,       REQUIRED),
	LABEL(k_event, "type",        type,        LABEL,      REQUIRED, &event_types),
	FIELD(k_event, "mode",        mode,        MODE,       OPTIONAL),
	FIELD(k_event, "label",       label,       TEXT,       OPTIONAL),
	FIELD(k_event, "source",      source,      ENTITIES,   REQUIRED),
	FIELD(k_event, "target",      target,      ENTITIES,   REQUIRED),
	FIELD(k_event, "place",       place,       ENTITY,     OPTIONAL),
	FIELD(k_event, "date",        date,        TEXT,       OPTIONAL),
	LABEL(k_event, "status",      status,      LABEL,      REQUIRED, &statuses),
	FIELD(k_event, "attribution", attribution, ENTITY,     OPTIONAL),
	FIELD(k_event, "intensity",   intensity,   INTENSITY,  OPTIONAL),
	FIELD(k_event, "confidence",  confidence,  CONFIDENCE, OPTIONAL),
	RECORDS(k_event, "evidence",  evidence, OPTIONAL, &evidence_record),
	{ 0 }
};

static const struct record document_record = {
	"document", sizeof(struct k_document), document_fields
}, entity_record = {
	"entity", sizeof(struct k_entity), entity_fields
}, relation_record = {
	"relation", sizeof(struct k_relation), relation_fields
}, event_record = {
	"event", sizeof(struct k_event), event_fields
};

static const struct field knowledge_fields[] = {
	RECORDS(knowledge, "documents", documents, REQUIRED, &document_record),
	RECORDS(knowledge, "entities",  entities,  REQUIRED, &entity_record),
	RECORDS(knowledge, "relations", relations, REQUIRED, &relation_record),
	RECORDS(knowledge, "events",    events,    REQUIRED, &event_record),
	{ 0 }
};
const struct record knowledge_record = {
	"knowledge", sizeof(struct knowledge), knowledge_fields
};
