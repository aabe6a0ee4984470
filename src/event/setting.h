/* setting: which of the times and places that an article tells is an event's.
 *
 * Each that is told nearby is a candidate, as is that there is none.  What
 * speaks for one are features (setting.def); what they weigh, by the event's
 * tense, type and status, is settings.tsv, learned by scripts/train/setting. */
#ifndef EVENT_SETTING_H
#define EVENT_SETTING_H

#include "base/bits.h"
#include "event/clause.h"

enum setting_feature {
#define SETTING(name) SET_##name,
#include "event/setting.def"
#undef SETTING
	SETTING_FEATURE_COUNT
};
extern const char *const setting_names[SETTING_FEATURE_COUNT];

/* The event that a setting is looked for. */
struct scene {
	const struct reading   *r;
	const struct predicate *p;
	enum status             status;
	const struct event     *e;	/* its type and actors; or NULL       */
	const slot_list        *slots;	/* its rule's for the place; or NULL  */
};

/* A time, a place, or (the first) none. */
struct candidate {
	uint64_t   features;
	struct str date;
	uint32_t   entity, mention;	/* NONE: none                         */
};
typedef VEC(struct candidate) candidate_list;

/* How the event's verb is told: a class of settings.tsv. */
const char *tense_of(const struct reading *, const struct predicate *);

/* Where the token stands, seen from the event's. */
uint64_t standing(const struct reading *, uint32_t event, uint32_t tok);

/* What speaks for there being none: `told` are the features of the others. */
uint64_t none_features(const struct scene *, uint64_t told);

/* The verb or, without one, the top word of the token's clause. */
uint32_t clause_top(const struct doc *, uint32_t tok);

/* The best of the candidates, the field's (`date`, `place`). */
uint32_t best_setting(const struct scene *, const char *field,
    const candidate_list *);

#endif
