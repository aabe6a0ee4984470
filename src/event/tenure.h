/* tenure: from when to when somebody holds an office. */
#ifndef EVENT_TENURE_H
#define EVENT_TENURE_H

#include "event/clause.h"

struct tenure { struct str since, until; };	/* ISO 8601, or empty */

/* What the words around the office's token say: `von 2005 bis 2011 Präsident`,
 * `seit März 2019 Ministerin`, `im Mai 2020 wurde sie Chefin`. */
struct tenure tenure_of(const struct reading *, uint32_t office);

#endif
