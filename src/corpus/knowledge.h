/* knowledge: what was read out of all documents, with its evidence.
 *
 * KNOWLEDGE.md's format in memory; every graph and every export is made from
 * it.  Lists refer to each other by index; offsets are code points of the
 * article.  Absent strings are empty, absent indexes NONE. */
#ifndef KNOWLEDGE_H
#define KNOWLEDGE_H

#include "base/map.h"
#include "doc/labels.h"

struct k_document {
	struct str id, path, url, title, language, date;
	uint32_t   length;		/* code points                        */
	uint32_t   copy_of;		/* document; see copies.h             */
	ids        sentences;		/* where each begins, in order; none:
					 * not known                          */
	struct str fingerprint;		/* of its words; see copies.h         */
};

struct k_mention {
	uint32_t          document, begin, end;
	struct str        text;
	enum mention_form form;
	uint32_t          called;	/* of the entity's `called` with this
					 * document, which                    */
};

/* Why a document's name is that of the entity. */
enum merge_rule {
	MERGE_NAME,			/* the same, but for case and marks   */
	MERGE_SPELLING,			/* spelt alike: Lavrov                */
	MERGE_LESS,			/* less of it: D. Trump               */
	MERGE_DOCUMENT,			/* the document has the full name too */
	MERGE_LAST,			/* nobody else has the last name      */
	MERGE_FACTS,			/* last name and state or office      */
	MERGE_ACRONYM,			/* a text says what it stands for     */
	MERGE_WIKIDATA,			/* one item of Wikidata               */
	MERGE_STATE,			/* one state's code                   */
	MERGE_REVIEW,			/* the review file says so            */
	MERGE_RULE_COUNT
};

extern const char *const merge_rule_names[];

/* What one document calls the entity, and tells of it. */
struct k_called {
	uint32_t        document;	/* or NONE                            */
	struct str      name, country, wikidata;
	struct str      office, state;	/* that it holds, and whose it is     */
	uint8_t         gender;
	enum merge_rule by;
	struct str      type;		/* what the document takes it for, if
					 * that is not the entity's type      */
};

struct k_entity {
	struct str       id, name, country, wikidata;
	enum entity_type type;
	uint8_t          gender;	/* GENDER_FEM, GENDER_MASC, NO_VALUE  */
	VEC(struct str)  aliases;
	VEC(struct k_called)  called;	/* none: so by all its documents      */
	VEC(struct k_mention) mentions;
};

struct k_role {
	enum role role;
	uint32_t  entity, begin, end;
	uint32_t  called;		/* as a mention's                     */
};

/* What one document tells otherwise than the merged event; `has` says which. */
struct k_told {
	bool has_type, has_source, has_target, has_place, has_date, has_status,
	    has_attribution;
	enum event_type type;
	ids             source, target;
	uint32_t        place, attribution;
	struct str      date;
	enum status     status;
};

/* What one document tells by itself, where the whole says more or else:
 * merging needs it to begin anew.  `has` says which; of events label, mode and
 * confidence, of relations all but mode. */
struct k_alone {
	bool       has_label, has_mode, has_confidence, has_since, has_until,
	    has_former;
	struct str label, mode, since, until;
	double     confidence;
	bool       former;
};

struct k_evidence {
	uint32_t   document, begin, end;
	uint32_t   sentence_begin, sentence_end;
	struct str by, rule;		/* by: "rule" or "model"              */
	double     score;		/* 0…1; below 0: none                 */
	struct str text;		/* the sentence, as in the article    */
	VEC(struct k_role) roles;
	uint32_t   telling;		/* of an event: which of the times
					 * that its document tells it         */
	struct k_told  *told;		/* NULL: as the event itself          */
	struct k_alone *alone;		/* NULL: likewise                     */
};

struct k_relation {
	struct str id, label, since, until;
	enum relation_type type;
	uint32_t   source, target;
	bool       is_former;
	double     confidence;
	VEC(struct k_evidence) evidence;
};

struct k_event {
	struct str      id, label, date;
	enum event_type type;
	uint32_t        mode;		/* of event_modes, or NONE            */
	ids             source, target;	/* entities                           */
	uint32_t        place, attribution;
	enum status     status;
	double          intensity, confidence;
	VEC(struct k_evidence) evidence;
};

/* Has the entity any role in the event? */
static inline bool
takes_part(const struct k_event *e, uint32_t entity)
{
	return ids_have(&e->source, entity) || ids_have(&e->target, entity) ||
	    e->place == entity || e->attribution == entity;
}

struct knowledge {
	struct arena mem;
	struct arena texts;		/* strings, if they are its own       */
	VEC(struct k_document) documents;
	VEC(struct k_entity)   entities;
	VEC(struct k_relation) relations;
	VEC(struct k_event)    events;
	/* Too doubtful, or of somebody to himself; what merges them with more
	 * documents may take them up again. */
	VEC(struct k_relation) dropped_relations;
	VEC(struct k_event)    dropped_events;
};

void knowledge_free(struct knowledge *);

/* Read knowledge JSON.  `path` is for messages.  0, or -1; diag() said why
 * (place in the file and what was expected); unknown keys are ignored. */
int knowledge_read(struct knowledge *, const char *path, struct str json);

/* Strings that parts share, each once. */
struct texts {
	struct arena mem;
	struct arena index;
	struct map   seen;		/* in `index`                         */
};

/* The same of a part of something larger, whose strings live in `texts`; what
 * `k` has is written over but for `mem`, which is added to.  `line`: of the
 * file, for messages; 0: the part is the file. */
int knowledge_read_part(struct knowledge *k, struct texts *, const char *path,
    size_t line, struct str json);

struct buf;

/* Append the knowledge as JSON, one entity, relation, event a line. */
void knowledge_write(const struct knowledge *, struct buf *);

/* The same, all of it a line. */
void knowledge_write_line(const struct knowledge *, struct buf *);

#endif
