/* lemma: from a word's form to its lemma by a script.
 *
 *     =LEMMA                        this word
 *     CASE TAB A TAB PRE TAB B TAB SUF
 *                                   PRE, the form without A characters before
 *                                   and B behind, SUF.  CASE: K keeps the
 *                                   letters, L lowers the form's, C does so
 *                                   and capitalises the first of all */
#ifndef LEMMA_H
#define LEMMA_H

#include "base/arena.h"

/* Does the script have this form? */
bool lemma_script_ok(struct str script);

/* Apply it; an empty string where it cannot be. */
struct str lemma_apply(struct str script, struct str form, struct arena *mem);

#endif
