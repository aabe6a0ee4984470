/* forms: the lemmas of inflected forms, from a dictionary.
 *
 * The table (de/forms.tsv: form, upos, lemma) is large and sorted; it is
 * searched where it lies, nothing is loaded. */
#ifndef FORMS_H
#define FORMS_H

#include "base/arena.h"
#include "doc/labels.h"

struct lang;

/* The lemma of a verb, auxiliary or noun in this form.  `guess`, the reader's
 * own, is kept where the dictionary has it among several or does not know the
 * form.  A noun is also found by the longest end that is known:
 * Waffenlieferungen by Lieferungen.  Lives in the arena, or as long as
 * `guess`. */
struct str forms_lemma(struct arena *, const struct lang *, struct str form,
    enum upos, struct str guess);

#endif
