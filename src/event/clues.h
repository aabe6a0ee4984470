/* clues: what speaks for it that a word names an event of a type, and that
 * somebody did it or suffered it.
 *
 * A clue is a short text: `slot V subj`, `rule source first`.  What each
 * weighs is learned from annotated news (scripts/train/judge); judge.c adds
 * the weights up. */
#ifndef EVENT_CLUES_H
#define EVENT_CLUES_H

#include "event/clause.h"

typedef VEC(struct str) clue_list;

/* Where somebody stands with the word. */
struct standing {
	struct str slot;		/* as rules write it: `subj`, `gegen` */
	uint32_t   tok, mention;
	bool       is_owner;
};

/* Somebody who may be an actor of the event. */
struct suspect {
	uint32_t             entity;
	uint32_t             back;	/* sentences back to the nearest
					 * mentions, 0 to 2           */
	ids                  mentions;	/* in that sentence           */
	VEC(struct standing) at;	/* slots of the word          */
};

/* A word that the rules know, and all who may be its actors. */
struct lead {
	struct predicate     p;
	const ids           *rules;	/* of the word                */
	uint8_t             *holds;	/* [rules] do its conditions? */
	const struct event  *found;	/* by the rules, or NULL      */
	uint64_t             evidence;	/* of its status, status.h    */
	bool                 is_content;	/* of a demand or refusal  */
	VEC(struct suspect)  suspects;
};

/* What the clues of a document share; see clues_begin(). */
struct inquiry {
	struct reading r;
	struct arena  *mem;		/* of what the clues are made         */
	struct arena   words;		/* of the clues; whoever has weighed
					 * them empties it                    */
	uint32_t      *rank;		/* entity -> 0: mentioned most often  */
	fillers      **subjects;	/* token -> actors, or NULL           */
	struct event **found;		/* token -> event of the rules, NULL  */
};

/* All of it lies in `mem`. */
struct inquiry clues_begin(const struct reading *, struct arena *mem);

/* The lead at the token; false if the rules do not know the word. */
bool clues_lead(struct inquiry *, uint32_t tok, struct lead *out);

/* The mention of the suspect that is nearest to the word. */
uint32_t suspect_mention(const struct inquiry *, const struct lead *,
    const struct suspect *);

/* The i-th rule of the word. */
static inline const struct rule *
lead_rule(const struct inquiry *e, const struct lead *l, uint32_t i)
{
	return &e->r.l->rules.at.at[l->rules->at[i]];
}

/* The words that name the event with it: the noun of a light verb, what a
 * rule that holds asks for (`obj=Vorwurf`); itself first. */
void lead_words(const struct inquiry *, const struct lead *, ids *out);

/* The types that the rules of the word know, each once; *n_out of them. */
void lead_types(const struct inquiry *, const struct lead *,
    enum event_type out[EVENT_TYPE_COUNT], uint32_t *n_out);

/* What tells whether the word names an event of the type. */
void clues_of_word(struct inquiry *, const struct lead *, enum event_type,
    clue_list *out);

/* What tells whether the suspect is source or target of an event of the type
 * there. */
void clues_of_actor(struct inquiry *, const struct lead *,
    const struct suspect *, enum event_type, clue_list *out);

#endif
