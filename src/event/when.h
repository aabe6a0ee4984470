/* when: date and place of an event, from its clause. */
#ifndef EVENT_WHEN_H
#define EVENT_WHEN_H

#include "event/clause.h"

/* ISO 8601, as exact as known; empty if open.  Relative expressions count
 * from the document's date; weekdays of what is planned lie ahead. */
struct str date_of(const struct reading *, const struct predicate *,
    bool is_planned);

/* Where the clause says it happened: the first place with a preposition of
 * place. */
void place_of(const struct reading *, const struct predicate *, fillers *out);

#endif
