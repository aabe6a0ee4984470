/* merge: the steps of knowledge_merge(). */
#ifndef MERGE_H
#define MERGE_H

#include "base/map.h"
#include "corpus/corpus.h"

struct merging {
	struct knowledge              *out;
	const struct knowledge *const *parts;
	size_t                         nparts;
	uint32_t **document, **entity;	/* [part][index] -> index in `out` */
};

/* One entity for one actor; fills out->entities and m->entity. */
void merge_entities(struct merging *);

/* Relations, and one event for one occasion. */
void merge_relations(struct merging *);
void merge_events(struct merging *);

/* Sort evidence by document and place. */
void merge_sort_evidence(struct k_evidence *, uint32_t n);

/* `id`, or with _2, _3 … behind it if it was given before. */
struct str merge_unique_id(struct arena *, struct map *given, struct str id);

#endif
