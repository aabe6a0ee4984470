/* merge: the steps of knowledge_merge(). */
#ifndef MERGE_H
#define MERGE_H

#include "base/map.h"
#include "corpus/corpus.h"

/* What one document calls one entity; who is who is asked of these. */
struct member {
	struct k_called called;		/* its document is one of the whole's */
	enum entity_type type;
	size_t          part;		/* and its entity's index there       */
	uint32_t        index;
	uint32_t        uses;		/* mentions of all who are called so  */
	uint32_t        up;		/* another member of the same entity  */
	uint32_t        entity;		/* in the whole                       */
	VEC(struct str) aliases;
	VEC(struct k_mention) mentions;
	struct str      new_name;	/* of the entity, by the review file  */
};
typedef VEC(struct member) members;

/* An entity of a part: its documents, and who it is there. */
struct placed { uint32_t document, entity; };
typedef VEC(struct placed) placed_list;

struct merging {
	struct knowledge              *out;
	const struct knowledge *const *parts;
	size_t                         nparts;
	const struct review           *review;		/* or NULL        */
	uint32_t    **document;		/* [part][index] -> index in `out`    */
	placed_list **placed;		/* [part][index]                      */
};

/* One entity for one actor; fills out->entities and m->placed. */
void merge_entities(struct merging *);

/* Who an entity of a part is in the whole, as its `document` (of the part)
 * tells. */
uint32_t merge_entity(const struct merging *, size_t part, uint32_t entity,
    uint32_t document);

/* What the review file says, once it is known who is who without it. */
void merge_review(struct merging *, members *);

/* Which members are one: sets `up`, which leads to one of them, and called.by.
 * The members are sorted by type, name and document. */
void merge_members(members *);

/* The one that stands for all that are one with `i`. */
uint32_t merge_root(const members *, uint32_t i);

/* Let them be one, for that reason of the first. */
void merge_join(members *, uint32_t i, uint32_t with, enum merge_rule);

/* What most of them tell: country, gender, Wikidata's item. */
struct k_called merge_facts(const members *, const ids *);

/* Relations, and one event for one occasion. */
void merge_relations(struct merging *);
void merge_events(struct merging *);

/* Sort evidence by document and place. */
void merge_sort_evidence(struct k_evidence *, uint32_t n);

/* `id`, or with _2, _3 … behind it if it was given before. */
struct str merge_unique_id(struct arena *, struct map *given, struct str id);

#endif
