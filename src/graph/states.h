/* states: for which state whoever is told of acts.
 *
 * A country stands for itself.  Who holds an office acts for the state that it
 * is of, and for none if it is of none: the German who speaks for the United
 * Nations.  Others act for the state of their `country`; where that is not
 * known, for the state of what they are a part or a member of, or where they
 * are, by the fewest steps.  Of several the surest counts, then the first
 * told. */
#ifndef STATES_H
#define STATES_H

#include "base/file.h"
#include "corpus/knowledge.h"

struct state {
	uint32_t   entity;		/* the country, or NONE               */
	struct str code;		/* ISO 3166-1 alpha-2; may be empty   */
};

struct states {
	VEC(struct state) at;
	uint32_t *of;			/* of each entity, or NONE            */
};

void states_find(struct arena *, const struct knowledge *,
    struct states *out);

/* Does the entity act for one of these, named by code, name or alias? */
bool states_is_one_of(struct arena *, const struct knowledge *,
    const struct states *, uint32_t entity, const str_list *countries);

/* Is there a state of that code, name or alias? */
bool states_has(const struct knowledge *, struct str country);

#endif
