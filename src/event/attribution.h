/* attribution: on whose word it rests that an event happened. */
#ifndef EVENT_ATTRIBUTION_H
#define EVENT_ATTRIBUTION_H

#include "event/clause.h"

enum clue {
#define CLUE(name) CLUE_##name,
#include "event/attribution.def"
#undef CLUE
	CLUE_COUNT
};
extern const char *const clue_names[CLUE_COUNT];

/* Somebody on whose word it may rest, or nobody (entity NONE), and what speaks
 * for it: a bit each, 1 << enum clue. */
struct speaker {
	uint32_t entity, mention;
	uint64_t clues;
};
typedef VEC(struct speaker) speakers;

/* All of them, nobody first; `e` has its type and actors. */
void attribution_speakers(const struct reading *, const struct predicate *,
    const struct event *e, speakers *out);

/* Who says so: `laut Kiew`, `sagte Peskow`; NONE if the text vouches for it.
 * *mention_out is the mention. */
uint32_t attribution_of(const struct reading *, const struct predicate *,
    const struct event *e, uint32_t *mention_out);

#endif
