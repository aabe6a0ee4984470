/* frame: which noun phrases of a clause are subject, object, dative. */
#ifndef EVENT_FRAME_H
#define EVENT_FRAME_H

#include "event/clause.h"

/* The phrases without a preposition, each in its place; empty where there is
 * none.  Of two accusatives (`nennt ihn einen Lügner`) the first is `obj`. */
struct frame { ids subj, obj, dat, gen; };

/* The frame of the verb, as the grammar knows it: in a passive the subject is
 * who suffers.  The same one each time it is asked for. */
const struct frame *frame_of(const struct reading *, uint32_t verb);

/* Verb with its particle: `warf … vor`, `legte … lahm`. */
struct str verb_lemma(const struct reading *, uint32_t verb);

/* Is the word one of the condition's? */
bool is_listed(const struct reading *, uint32_t tok, const struct condition *);

/* `wird erwartet`, not `wird erwarten` nor `ist geflohen`; `lemma` is the
 * verb's. */
bool is_passive(const struct reading *, uint32_t tok, struct str lemma);

#endif
