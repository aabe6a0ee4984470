/* discourse: sources and targets that the clause leaves to what was told
 * elsewhere in the article. */
#ifndef EVENT_DISCOURSE_H
#define EVENT_DISCOURSE_H

#include "event/clause.h"

/* Fill the sources of events that have only a target from others of the same
 * type against the same; those that stay without a source are dropped. */
void complete_sources(const struct reading *);

/* Fill the targets of denials, charges, praise and threats that have none
 * from the events told before; doc->events is in the order of the text. */
void complete_targets(const struct reading *);

#endif
