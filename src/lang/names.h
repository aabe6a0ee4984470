/* names: names as they are compared over documents.
 *
 * Newspapers write names of other scripts as German or as English does:
 * `Selenskyj`, `Zelensky`.  A name is therefore kept in three ways; two names
 * are spelt alike if any way of one is any way of the other. */
#ifndef NAMES_H
#define NAMES_H

#include "base/arena.h"

enum name_way {
	AS_IT_STANDS,			/* without case, marks, blanks        */
	AS_GERMAN, AS_ENGLISH,		/* read so: its sounds                */
	NAME_WAY_COUNT
};

struct spelt { struct str way[NAME_WAY_COUNT]; };

struct name_word {
	struct spelt as;
	bool is_initial;		/* `W.`                               */
	bool is_particle;		/* begins small: `von`, `bin`         */
	bool is_syllable;		/* one syllable, as in `Kim Jong Un`  */
};

struct parted {
	struct str   text;
	struct spelt whole;
	VEC(struct name_word) words;	/* without Arabic articles            */
};

/* Take a name apart; given names and Arabic articles are persons' only. */
struct parted name_of(struct arena *, struct str text, bool is_person);

bool spelt_alike(const struct spelt *, const struct spelt *);

/* Is it one word, or a last name with its particles: `bin Salman`? */
bool name_is_short(const struct parted *);

/* Is `a` less of the same name than `b`: `Donald Trump`, `D. Trump` of `Donald
 * J. Trump`; `Van der Bellen` of `Alexander Van der Bellen`?  Neither is of
 * one word. */
bool name_abbreviates(const struct parted *a, const struct parted *b);

/* Is the short name the end of the full one: `Salman`, `bin Salman` of
 * `Mohammed bin Salman`? */
bool name_ends(const struct parted *full, const struct parted *tail);

/* `IAEA`: one word of capitals. */
bool name_is_acronym(struct str text);

/* Without the -s of a genitive, if it has one: `Kims`; else empty. */
struct str name_without_s(struct str text);

#endif
