/* weights: what a piece of evidence weighs in a learned decision. */
#ifndef EVENT_WEIGHTS_H
#define EVENT_WEIGHTS_H

#include "lang/lang.h"

/* In whole thousandths, so that sums are exact: the last cell of the row of
 * `evidence` whose second cell is `class`, or the only one if that is NULL; 0
 * if there is none. */
int weight_of(const struct lang *, enum table_id, const char *evidence,
    const char *class);

#endif
