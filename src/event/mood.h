/* mood: the form of the clause that a word stands in. */
#ifndef EVENT_MOOD_H
#define EVENT_MOOD_H

#include "event/clause.h"

struct mood {
	uint32_t verb;		/* the clause's predicate, or NONE            */
	uint32_t finite;	/* its finite verb, or NONE: an infinitive    */
	bool     is_reported;	/* Konjunktiv I: `er habe`                    */
	bool     is_irreal;	/* Konjunktiv II: `er hätte`                  */
	bool     is_past;
};

/* The clause that the token is in, or is the predicate of. */
struct mood mood_of(const struct reading *, uint32_t tok);

/* What kind of saying the word is (speech.tsv, kind): of a verb its particle
 * counts, too; empty if it is none. */
struct str speech_kind(const struct reading *, uint32_t tok);

/* Is the token, an adverb or conjunction, one of this use (auxiliaries.tsv)? */
static inline bool
is_use(const struct reading *r, uint32_t tok, const char *use)
{
	return lang_is(r->l, TABLE_AUXILIARIES, r->d->tokens.at[tok].lemma,
	    use);
}

#endif
