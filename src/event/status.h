/* status: did it happen, and on whose word. */
#ifndef EVENT_STATUS_H
#define EVENT_STATUS_H

#include "event/clause.h"

/* Actual, planned, possible or negated, by negation, modals, mood, the verb
 * that governs the clause, and the words around a noun.  STATUS_COUNT: what
 * is told is the content of a demand or refusal and no event (modals.tsv:
 * none). */
enum status status_of(const struct reading *, const struct predicate *);

/* Who says so: `laut Kiew`, `sagte Peskow`; NONE if the text vouches for it.
 * Only entities other than the event's own sources count (they are checked by
 * the caller).  *mention_out is the mention. */
uint32_t attribution_of(const struct reading *, const struct predicate *,
    uint32_t *mention_out);

#endif
