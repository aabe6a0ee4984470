/* discourse: targets that the clause leaves to what was told before. */
#ifndef EVENT_DISCOURSE_H
#define EVENT_DISCOURSE_H

#include "doc/doc.h"

/* Fill the targets of denials, charges, praise and threats that have none
 * from the events told before; doc->events is in the order of the text. */
void complete_targets(struct doc *);

#endif
