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
	uint32_t        order;		/* as the parts have them             */
	uint32_t        uses;		/* mentions of all who are called so  */
	uint32_t        up;		/* another member of the same entity  */
	uint32_t        entity;		/* in the whole                       */
	uint32_t        nth;		/* of that one's names here           */
	VEC(struct str) aliases;
	VEC(const struct k_mention *) mentions;	/* of the part                */
	struct str      new_name;	/* of the entity, by the review file  */
};
typedef VEC(struct member) members;

/* An entity of a part: what a document, one of the whole's, calls it, and who
 * it is: the entity of the whole, and which of its names in the document. */
struct placed { uint32_t document, order, entity, nth; };
typedef VEC(struct placed) placed_list;

struct merging {
	struct knowledge              *out;
	const struct knowledge *const *parts;
	size_t                         nparts;
	const struct review           *review;		/* or NULL        */
	struct arena  mem;		/* what leads from part to whole      */
	struct arena  temp;		/* of one step                        */
	uint32_t    **document;		/* [part][index] -> index in `out`    */
	size_t       *part_of;		/* [document of `out`] the first part
					 * that has it: the others are not
					 * heard                              */
	placed_list **placed;		/* [part][index]                      */
	uint32_t     *tellings;		/* [document of `out`] of one event   */
};

/* Is the part's document taken from another? */
static inline bool
merge_is_over(const struct merging *m, size_t part, uint32_t document)
{
	return m->part_of[m->document[part][document]] != part;
}

/* One entity for one actor; fills out->entities and m->placed. */
void merge_entities(struct merging *);

/* Who an entity of a part is in the whole: of its names in `document` (of the
 * part) the nth. */
struct placed merge_place(const struct merging *, size_t part,
    uint32_t entity, uint32_t document, uint32_t nth);

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

/* Evidence by document and place, for qsort(). */
int merge_by_place(const void *, const void *);

/* `id`, or with _2, _3 … behind it if it was given before; in the whole. */
struct str merge_unique_id(struct merging *, struct map *given,
    struct str id);

#endif
