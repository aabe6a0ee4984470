/* knowledge_fields: KNOWLEDGE.md as tables. */
#include "corpus/knowledge_fields.h"

static const char *const by_names[] = { "rule", "model" };

const char *const merge_rule_names[] = {
	[MERGE_NAME] = "name", [MERGE_SPELLING] = "spelling",
	[MERGE_LESS] = "less", [MERGE_DOCUMENT] = "document",
	[MERGE_LAST] = "last", [MERGE_FACTS] = "facts",
	[MERGE_ACRONYM] = "acronym", [MERGE_WIKIDATA] = "wikidata",
	[MERGE_STATE] = "state", [MERGE_REVIEW] = "review",
};

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
}, merge_rules = {
	merge_rule_names, 0, MERGE_RULE_COUNT
};

/* A field is called in the file what it is in memory, but for a few. */
#define QUOTED(key) ",\"" key "\":", sizeof ",\"" key "\":" - 1
#define ROW(type, key, member, kind, rule, labels, record) \
	{ key, QUOTED(key), FIELD_##kind, rule, \
	  offsetof(struct type, member), 0, labels, record }
#define NAMED(type, key, member, kind, rule) \
	ROW(type, key, member, kind, rule, NULL, NULL)
#define FIELD(type, member, kind, rule) \
	ROW(type, #member, member, kind, rule, NULL, NULL)
#define LABEL(type, member, kind, rule, labels) \
	ROW(type, #member, member, kind, rule, labels, NULL)
#define RECORDS(type, member, rule, record) \
	ROW(type, #member, member, RECORDS, rule, NULL, record)
#define TOLD(type, member, kind, labels) \
	{ #member, QUOTED(#member), FIELD_##kind, OPTIONAL, \
	  offsetof(struct type, member), \
	  offsetof(struct type, has_##member), labels, NULL }
#define CHOICE(type, member, rule, labels) \
	ROW(type, #member, member, CHOICE, rule, labels, NULL)

static const struct field document_fields[] = {
	FIELD(k_document, id,       TEXT,     REQUIRED),
	FIELD(k_document, path,     TEXT,     OPTIONAL),
	FIELD(k_document, url,      TEXT,     OPTIONAL),
	FIELD(k_document, title,    TEXT,     OPTIONAL),
	FIELD(k_document, language, TEXT,     OPTIONAL),
	FIELD(k_document, date,     TEXT,     OPTIONAL),
	FIELD(k_document, length,   COUNT,    OPTIONAL),
	FIELD(k_document, copy_of,  DOCUMENT, OPTIONAL),
	FIELD(k_document, sentences, COUNTS,  SPARSE),
	FIELD(k_document, fingerprint, TEXT,  SPARSE),
	{ 0 }
};

static const struct field mention_fields[] = {
	FIELD(k_mention, document, DOCUMENT, REQUIRED),
	FIELD(k_mention, begin,    COUNT,    REQUIRED),
	FIELD(k_mention, end,      COUNT,    REQUIRED),
	FIELD(k_mention, text,     TEXT,     OPTIONAL),
	LABEL(k_mention, form,     LABEL,    OPTIONAL, &mention_forms),
	FIELD(k_mention, called,   COUNT,    SPARSE),
	{ 0 }
};
static const struct record mention_record = {
	"mention", sizeof(struct k_mention), mention_fields
};

static const struct field called_fields[] = {
	FIELD(k_called, document, DOCUMENT, SPARSE),
	FIELD(k_called, name,     TEXT,     REQUIRED),
	LABEL(k_called, by,       LABEL,    REQUIRED, &merge_rules),
	FIELD(k_called, country,  TEXT,     SPARSE),
	FIELD(k_called, gender,   GENDER,   SPARSE),
	FIELD(k_called, wikidata, TEXT,     SPARSE),
	FIELD(k_called, office,   TEXT,     SPARSE),
	FIELD(k_called, state,    TEXT,     SPARSE),
	CHOICE(k_called, type,    SPARSE,   &entity_types),
	{ 0 }
};
static const struct record called_record = {
	"called", sizeof(struct k_called), called_fields
};

static const struct field entity_fields[] = {
	FIELD(k_entity, id,       TEXT,     REQUIRED),
	LABEL(k_entity, type,     LABEL,    REQUIRED, &entity_types),
	FIELD(k_entity, name,     TEXT,     REQUIRED),
	FIELD(k_entity, aliases,  TEXTS,    OPTIONAL),
	FIELD(k_entity, country,  TEXT,     OPTIONAL),
	FIELD(k_entity, gender,   GENDER,   OPTIONAL),
	FIELD(k_entity, wikidata, TEXT,     OPTIONAL),
	RECORDS(k_entity, called, SPARSE, &called_record),
	RECORDS(k_entity, mentions, OPTIONAL, &mention_record),
	{ 0 }
};

static const struct field role_fields[] = {
	LABEL(k_role, role,   LABEL,  REQUIRED, &roles),
	FIELD(k_role, entity, ENTITY, REQUIRED),
	FIELD(k_role, begin,  COUNT,  REQUIRED),
	FIELD(k_role, end,    COUNT,  REQUIRED),
	FIELD(k_role, called, COUNT,  SPARSE),
	{ 0 }
};
static const struct record role_record = {
	"role", sizeof(struct k_role), role_fields
};

static const struct field told_fields[] = {
	TOLD(k_told, type,        LABEL,    &event_types),
	TOLD(k_told, source,      ENTITIES, NULL),
	TOLD(k_told, target,      ENTITIES, NULL),
	TOLD(k_told, place,       ENTITY,   NULL),
	TOLD(k_told, date,        TEXT,     NULL),
	TOLD(k_told, status,      LABEL,    &statuses),
	TOLD(k_told, attribution, ENTITY,   NULL),
	{ 0 }
};
static const struct record told_record = {
	"told", sizeof(struct k_told), told_fields
};

/* `mode` is a text, since what the type is stands elsewhere. */
static const struct field alone_fields[] = {
	TOLD(k_alone, label,      TEXT,       NULL),
	TOLD(k_alone, mode,       TEXT,       NULL),
	TOLD(k_alone, confidence, CONFIDENCE, NULL),
	TOLD(k_alone, since,      TEXT,       NULL),
	TOLD(k_alone, until,      TEXT,       NULL),
	TOLD(k_alone, former,     FLAG,       NULL),
	{ 0 }
};
static const struct record alone_record = {
	"alone", sizeof(struct k_alone), alone_fields
};

static const struct field evidence_fields[] = {
	FIELD(k_evidence, document, DOCUMENT, REQUIRED),
	FIELD(k_evidence, begin,    COUNT,    REQUIRED),
	FIELD(k_evidence, end,      COUNT,    REQUIRED),
	LABEL(k_evidence, by,       CHOICE,   OPTIONAL, &bys),
	FIELD(k_evidence, rule,     TEXT,     OPTIONAL),
	FIELD(k_evidence, score,    SCORE,    OPTIONAL),
	NAMED(k_evidence, "sentence", sentence_begin, SPAN, OPTIONAL),
	FIELD(k_evidence, text,     TEXT,     OPTIONAL),
	RECORDS(k_evidence, roles, SPARSE, &role_record),
	FIELD(k_evidence, telling, COUNT, SPARSE),
	ROW(k_evidence, "", told, TOLD, OPTIONAL, NULL, &told_record),
	ROW(k_evidence, "", alone, TOLD, OPTIONAL, NULL, &alone_record),
	{ 0 }
};
static const struct record evidence_record = {
	"evidence", sizeof(struct k_evidence), evidence_fields
};

static const struct field relation_fields[] = {
	FIELD(k_relation, id,         TEXT,       REQUIRED),
	LABEL(k_relation, type,       LABEL,      REQUIRED, &relation_types),
	FIELD(k_relation, source,     ENTITY,     REQUIRED),
	FIELD(k_relation, target,     ENTITY,     REQUIRED),
	FIELD(k_relation, label,      TEXT,       OPTIONAL),
	NAMED(k_relation, "former", is_former, FLAG, OPTIONAL),
	FIELD(k_relation, since,      TEXT,       OPTIONAL),
	FIELD(k_relation, until,      TEXT,       OPTIONAL),
	FIELD(k_relation, confidence, CONFIDENCE, OPTIONAL),
	RECORDS(k_relation, evidence, OPTIONAL, &evidence_record),
	{ 0 }
};

/* `mode` and `intensity` are read by the type, which stands before them. */
static const struct field event_fields[] = {
	FIELD(k_event, id,          TEXT,       REQUIRED),
	LABEL(k_event, type,        LABEL,      REQUIRED, &event_types),
	FIELD(k_event, mode,        MODE,       OPTIONAL),
	FIELD(k_event, label,       TEXT,       OPTIONAL),
	FIELD(k_event, source,      ENTITIES,   REQUIRED),
	FIELD(k_event, target,      ENTITIES,   REQUIRED),
	FIELD(k_event, place,       ENTITY,     OPTIONAL),
	FIELD(k_event, date,        TEXT,       OPTIONAL),
	LABEL(k_event, status,      LABEL,      REQUIRED, &statuses),
	FIELD(k_event, attribution, ENTITY,     OPTIONAL),
	FIELD(k_event, intensity,   INTENSITY,  OPTIONAL),
	FIELD(k_event, confidence,  CONFIDENCE, OPTIONAL),
	RECORDS(k_event, evidence, OPTIONAL, &evidence_record),
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
	RECORDS(knowledge, documents, REQUIRED, &document_record),
	RECORDS(knowledge, entities,  REQUIRED, &entity_record),
	RECORDS(knowledge, relations, REQUIRED, &relation_record),
	RECORDS(knowledge, events,    REQUIRED, &event_record),
	RECORDS(knowledge, dropped_relations, SPARSE, &relation_record),
	RECORDS(knowledge, dropped_events,    SPARSE, &event_record),
	{ 0 }
};
const struct record knowledge_record = {
	"knowledge", sizeof(struct knowledge), knowledge_fields
};
