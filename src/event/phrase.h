/* phrase: what hangs on a word, wherever the reader put it.
 *
 * The reader is often right about which words make a phrase and wrong about
 * what the phrase hangs on; these look where else it may be.  Lists of tokens
 * are added to, each with what is coordinated with it. */
#ifndef EVENT_PHRASE_H
#define EVENT_PHRASE_H

#include "event/clause.h"

static inline const struct token *
tok_at(const struct reading *r, uint32_t tok)
{
	return &r->d->tokens.at[tok];
}

static inline const struct sentence *
sentence_at(const struct reading *r, uint32_t tok)
{
	return &r->d->sentences.at[doc_sentence_of(r->d, tok)];
}

static inline bool
is_verbal(const struct token *t)
{
	return t->upos == UPOS_VERB || t->upos == UPOS_AUX;
}

static inline bool
is_noun(const struct token *t)
{
	return t->upos == UPOS_NOUN || t->upos == UPOS_PROPN;
}

/* Append the token and the nouns coordinated with it. */
void push_with_conjuncts(const struct reading *, uint32_t tok, ids *out);

/* Is `tok` below `top`, or `top` itself? */
bool is_below(const struct reading *, uint32_t tok, uint32_t top);

/* Is a verb or auxiliary among the tokens [a, b)? */
bool is_verb_between(const struct reading *, uint32_t a, uint32_t b);

/* ---- prepositions: this one, or one of a `use` (adpositions.tsv) ---- */

/* Is a preposition with it, or a word like `als`? */
bool has_preposition(const struct reading *, uint32_t tok);

/* Is the token governed by `prep`, or, if `use` is not NULL, by one of that
 * use?  So in all of these. */
bool is_governed(const struct reading *, uint32_t tok, struct str prep,
    const char *use);

/* What hangs on the word by it. */
void with_adposition(const struct reading *, uint32_t tok, struct str prep,
    const char *use, ids *out);

/* The same, else on the nouns below the word, but not on `except`. */
void with_preposition_below(const struct reading *, uint32_t tok,
    uint32_t except, struct str prep, ids *out);

/* What stands right behind the noun, though it hangs on the noun's head. */
void with_preposition_behind(const struct reading *, uint32_t noun,
    struct str prep, const char *use, ids *out);

/* What stands before the complement clause of the word. */
void before_clause(const struct reading *, uint32_t tok, struct str prep,
    ids *out);

/* ---- what belongs to a noun ---- */

/* A name in the genitive right behind a noun is its owner, wherever the
 * reader hung it: `die Waffenlieferungen Nordkoreas`. */
bool is_genitive_behind(const struct reading *, uint32_t tok);

/* Genitives, `von` and names put beside the noun. */
void genitive_slot(const struct reading *, uint32_t tok, ids *out);

/* The parts of its compound to the left. */
void compound_slot(const struct reading *, uint32_t tok, ids *out);

/* The mentions of a kind that hang on it. */
void mentions_of_kind(const struct reading *, uint32_t tok,
    enum mention_kind, ids *out);

/* `russische`, not the parts of a compound. */
void demonyms(const struct reading *, uint32_t tok, ids *out);

/* Bare adjectives, adverbs, particles. */
void modifiers(const struct reading *, uint32_t tok, ids *out);

/* ---- complement clauses ---- */

/* Is `i` the head of a complement clause of `tok`? */
bool is_clause_of(const struct reading *, uint32_t i, uint32_t tok);

/* Has the word a complement clause, an infinitive, or a word that announces
 * one (`davor`)? */
bool has_clause(const struct reading *, uint32_t tok);

#endif
