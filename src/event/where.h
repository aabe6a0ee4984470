/* where: the place of an event, of those that the article names. */
#ifndef EVENT_WHERE_H
#define EVENT_WHERE_H

#include "event/setting.h"

/* The places and states that may be the event's; the first is that it has
 * none. */
void place_candidates(const struct scene *, candidate_list *out);

/* The entity, NONE if open; *mention_out is where it is named. */
uint32_t place_of(const struct scene *, uint32_t *mention_out);

#endif
