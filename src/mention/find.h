/* find: the steps of mention_find(), in the order of work. */
#ifndef MENTION_FIND_H
#define MENTION_FIND_H

#include "doc/doc.h"
#include "lang/lang.h"

/* The article's own date, else that of its dateline. */
void date_find(struct doc *, const struct lang *);

/* Names: exact spans, types, uninflected forms. */
void name_find(struct doc *, const struct lang *);

/* Which capitals act as governments: `Moskau warf Kiew vor`. */
void metonym_find(struct doc *, const struct lang *);

/* The first part of a compound, `US` of US-Regierung, `Kreml` of Kremlchef:
 * into the mention's country and `of`, if it is a state or organization. */
void mention_set_prefix(struct doc *, const struct lang *, struct mention *,
    struct str prefix);

/* Demonyms, offices, bodies, nouns, pronouns that are no part of a name. */
void reference_find(struct doc *, const struct lang *);

#endif
