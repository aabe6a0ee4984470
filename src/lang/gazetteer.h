/* gazetteer: names that are known beforehand: states, their capitals and
 * people, regions, cities, organizations.
 *
 * Found by a key that forgives inflection: `Vereinten Nationen`, and hyphens:
 * `UN-Sicherheitsrat` and `UN Sicherheitsrat` are the same. */
#ifndef GAZETTEER_H
#define GAZETTEER_H

#include "base/map.h"

struct lang;

enum gaz_kind {
	GAZ_STATE, GAZ_CAPITAL, GAZ_ADJECTIVE, GAZ_INHABITANT,
	GAZ_ORGANIZATION, GAZ_REGION, GAZ_REGIONAL
};

struct gaz_entry {
	enum gaz_kind kind;
	struct str    last;		/* last word of the form            */
	struct str    country;		/* ISO code, or empty               */
	struct str    region;		/* a region's state: ISO code       */
	struct str    name;		/* canonical, in the pack's language */
	struct str    wikidata, of;	/* organizations                    */
	struct str    sort;		/* organizations: column `kind`     */
	uint32_t      next;		/* of the same key, or NONE         */
};

struct gazetteer {
	VEC(struct gaz_entry) entries;
	struct map            by_key;	/* -> first entry                   */
	uint32_t              max_words;
};

/* Fill lang->gazetteer from its tables. */
void gazetteer_build(struct lang *);

/* Append the words of `text`, cut at blanks, hyphens and strokes. */
typedef VEC(struct str) word_list;
void gazetteer_words(struct arena *, struct str text, word_list *out);

/* The key of these words (n > 0). */
struct str gazetteer_key(struct arena *, const struct str *words, uint32_t n);

/* The first entry of a key, or NULL; entry->next leads on. */
const struct gaz_entry *gazetteer_find(const struct lang *, struct str key);

/* Is `word` the last word of the entry's form, or that inflected?  Keys are
 * cut, so that `New York` finds the New Yorker too. */
bool gazetteer_ends(const struct gaz_entry *, struct str word);

/* The entry of this kind for one word in any inflection, or NULL. */
const struct gaz_entry *gazetteer_word(struct arena *, const struct lang *,
    struct str word, enum gaz_kind);

/* The ISO code of the state that the larger city or the region of this name is
 * in; empty if none is known or there are several. */
struct str gazetteer_state_of_place(const struct lang *, struct str name);

/* The name of its capital, the first of several; empty if there is none. */
struct str gazetteer_capital(const struct lang *, struct str iso);

/* The name of the state with this ISO code; empty if there is none. */
struct str gazetteer_state_name(const struct lang *, struct str iso);

#endif
