/* when: the date of an event, of those that the article tells. */
#ifndef EVENT_WHEN_H
#define EVENT_WHEN_H

#include "event/setting.h"

/* The dates that may be the event's; the first is that it has none. */
void date_candidates(const struct scene *, candidate_list *out);

/* ISO 8601, as exact as known; empty if open. */
struct str date_of(const struct scene *);

#endif
