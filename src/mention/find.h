/* find: the steps of mention_find(), in the order of work. */
#ifndef MENTION_FIND_H
#define MENTION_FIND_H

#include "doc/doc.h"
#include "lang/lang.h"

/* How a word is written: with a capital or digit first; in capitals and too
 * long for a short form, `ÄGYPTEN`, and as it is otherwise, `Ägypten`; with
 * two capitals at least and few letters, `IAEA`, `VdO`. */
bool shape_is_capital(struct str word);
bool shape_is_shouted(struct str word);
struct str shape_not_shouted(struct doc *, struct str word);
bool shape_is_short_form(struct str word);

/* The article's own date, else that of its dateline. */
void date_find(struct doc *, const struct lang *);

/* A name that may be one; of two that overlap the stronger stays. */
struct candidate {
	uint32_t    tok, ntok;
	enum entity_type type;
	const struct gaz_entry *known;	/* or NULL */
	const char *rule;
	double      strength;
	struct str  name;		/* uninflected, or empty: not known   */
};

typedef VEC(struct candidate) candidates;

/* Names of organizations that their head noun shows: `Landgericht Kempten`. */
void organization_find(struct doc *, const struct lang *, candidates *out);

/* Is a hyphen right behind the token, so that it is part of a compound? */
bool extent_in_compound(const struct doc *, uint32_t tok);

/* Last names that stand alone, particles, articles that belong to the names
 * chosen; short forms that the article explains.  `taken`: the tokens of
 * names. */
void extent_settle(struct doc *, const struct lang *, candidates *chosen,
    uint8_t *taken);

/* What the gazetteer knows under the tokens' words, or NULL.  Hyphens between
 * them and strokes do not count as words; `SAUDI-ARABIEN` is found too. */
const struct gaz_entry *name_known(struct doc *, const struct lang *,
    uint32_t tok, uint32_t ntok);

/* The first of the reader's names that ends behind the token, or names.n. */
uint32_t name_from(const struct doc *, uint32_t tok);

/* Names: exact spans, types, uninflected forms. */
void name_find(struct doc *, const struct lang *);

/* Does the noun say what kind of organization or place a name behind it
 * names: `Konzern`, `Stahlkonzern`, `Insel`? */
bool type_of_class(struct doc *, const struct lang *, uint32_t tok,
    enum entity_type *out);

/* One type for one name in the document. */
void type_agree(struct doc *, const struct lang *);

/* Which capitals act as governments: `Moskau warf Kiew vor`. */
void metonym_find(struct doc *, const struct lang *);

/* The organization that the town stands for more often than for its state, in
 * this article; or NULL. */
const struct gaz_entry *metonym_organization(struct doc *,
    const struct lang *, struct str town, struct str iso);

/* The first part of a compound, `US` of US-Regierung, `Kreml` of Kremlchef:
 * into the mention's country and `of`, if it is a state or organization. */
void mention_set_prefix(struct doc *, const struct lang *, struct mention *,
    struct str prefix);

/* Demonyms, offices, bodies, nouns, pronouns that are no part of a name. */
void reference_find(struct doc *, const struct lang *);

#endif
