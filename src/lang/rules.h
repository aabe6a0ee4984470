/* rules: which words name an event, and where its actors stand.
 *
 * Read from de/events/TYPE.rules; README.md gives the format. */
#ifndef RULES_H
#define RULES_H

#include "base/map.h"
#include "doc/labels.h"

enum slot_kind {
	SLOT_SUBJ, SLOT_OBJ, SLOT_DAT, SLOT_GEN, SLOT_CLAUSE_SUBJ,
	SLOT_CLAUSE_OBJ, SLOT_CLAUSE_DAT, SLOT_ADJ,
	SLOT_POSS, SLOT_COMP, SLOT_MOD, SLOT_SUPPORT, SLOT_SUPPORT_DAT,
	SLOT_SUPPORT_PREP, SLOT_PREP,
	SLOT_SUFFERER	/* `support` in a rule that has it as target */
};

struct slot {
	enum slot_kind kind;
	struct str     prep;	/* of SLOT_PREP, SLOT_SUPPORT_PREP */
};

typedef VEC(struct slot) slot_list;

enum condition_kind {
	WHEN_SICH, WHEN_CLAUSE,	/* there is one                        */
	WHEN_LASSEN,		/* an infinitive under lassen          */
	WHEN_TARGET,		/* some slot of the target's has an actor */
	WHEN_LEMMA,		/* the slot's head is one of the words  */
	WHEN_FILLED,		/* the slot holds anything             */
	WHEN_ACTOR,		/* an actor, or a thing of one         */
	WHEN_SELF,		/* the slot's head itself is an actor  */
	WHEN_PERSON,		/* … and a person                      */
	WHEN_PLACE		/* the slot holds a place or state     */
};

struct condition {
	enum condition_kind kind;
	bool                is_not;	/* it must not hold                 */
	struct slot         slot;
	VEC(struct str)     lemmas;	/* `-ende` stands for an ending     */
};

/* Where to begin to look for endings of a word, if `first` bytes at least are
 * to be left of it: no ending is longer than LANG_ENDING, whatever stands in
 * the article. */
#define LANG_ENDING 256

static inline size_t
lang_cut(struct str word, size_t first)
{
	return word.n > first + LANG_ENDING ? word.n - LANG_ENDING : first;
}

enum word_class { WORD_VERB, WORD_NOUN, WORD_ADJECTIVE, WORD_CLASS_COUNT };

struct example {
	struct str text;	/* with its marks [S …] and [T …] */
	bool       is_match;	/* `+`, else `-`                  */
	uint32_t   line;
};

struct rule {
	struct str      name;
	struct str      path;	/* of the file, for messages        */
	enum event_type type;
	uint32_t        mode;	/* of event_modes, or NONE          */
	enum word_class word_class;
	bool            is_mutual;
	int             status;	/* enum status, or -1: none          */
	slot_list       source, target, place;
	VEC(struct condition) when;
	uint32_t        rank;	/* by its conditions: the surest goes first */
	VEC(struct example)   examples;
};

struct rules {
	VEC(struct rule) at;
	VEC(ids)         lists;			/* rules of a word          */
	struct map       words[WORD_CLASS_COUNT];	/* lemma -> list    */
	struct map       endings;	/* of nouns, lower case -> list     */
	struct map       hyphened;	/* nouns behind a hyphen -> list of
					 * their own rules and those of
					 * the ending                       */
};

/* Add the rules of one file.  0, or -1; diag() said why. */
int rules_read(struct arena *, struct rules *, const char *path,
    struct str data);

/* Put the rules of each word in order; once all files are read. */
void rules_sort(struct arena *, struct rules *);

/* The rules for a word, in either spelling of a sharp s, the one with the most
 * and surest conditions first, of equals in the order of the files; may be
 * empty.  For nouns also by the longest known ending of a compound: then
 * *rest_out, if not NULL, is the compound's first part, else empty. */
const ids *rules_find(const struct rules *, enum word_class, struct str lemma,
    struct str *rest_out);

/* Are they one word, but for `ss` and a sharp s? */
bool rules_spelt_alike(struct str, struct str);

/* Can the word name an event? */
static inline bool
rules_have(const struct rules *r, enum word_class c, struct str lemma)
{
	return rules_find(r, c, lemma, NULL)->n > 0;
}

#endif
