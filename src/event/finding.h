/* finding: an event being made, by the rules or by what was learned. */
#ifndef EVENT_FINDING_H
#define EVENT_FINDING_H

#include "event/clause.h"

struct finding {
	struct predicate   p;
	const struct rule *rule;	/* of the word, for type, mode, place */
	fillers            source, target;
};

/* Can the token name an event, and as what? */
bool event_word(const struct reading *, uint32_t tok, enum word_class *out);

/* The event with status, date, place and attribution from its clause, in
 * *out; false if it is none, but the content of a demand or refusal. */
bool event_told(const struct reading *, const struct finding *,
    struct event *out);

/* Put doc->events in the order of the text, and tell which are of one
 * occasion. */
void event_order(struct doc *);

#endif
