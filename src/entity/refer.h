/* refer: whom a reference takes up. */
#ifndef ENTITY_REFER_H
#define ENTITY_REFER_H

#include "base/bits.h"
#include "entity/steps.h"

/* How many sentences back somebody is a candidate. */
enum { CANDIDATES_BACK = 10 };

/* The one entity, or NONE if there is none or several. */
static inline uint32_t
one_of(ids who)
{
	return who.n == 1 ? who.at[0] : NONE;
}

/* Of those mentioned shortly before, or named shortly behind, whom the
 * reference means: one, or several that are coordinated; empty if nobody.
 * Leaves the candidates in doc->antecedents.  References before it must be
 * resolved. */
ids refer(struct resolving *, const struct mention *, enum reference_class);

/* The same of `ich`, `wir`, `unser` in a quotation: who speaks there, or whom
 * he speaks for. */
ids refer_speaker(struct resolving *, const struct mention *);

/* The same for candidates of another kind: begin with the features of nobody,
 * add candidates, choose.  `first` is what refer_begin() returned. */
uint32_t refer_begin(struct resolving *, const struct mention *,
    uint64_t nobody);
void refer_add(struct resolving *, const struct mention *, uint64_t features,
    ids who);
ids refer_best(struct resolving *, uint32_t first, enum reference_class);

/* The class of an office, `government` of Bundeskanzlerin; empty if it is a
 * class of its own. */
struct str office_class(const struct resolving *, struct str office);

#endif
