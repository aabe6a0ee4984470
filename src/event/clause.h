/* clause: a word that names an event and what stands around it, by slots. */
#ifndef EVENT_CLAUSE_H
#define EVENT_CLAUSE_H

#include "doc/doc.h"
#include "lang/lang.h"

struct frame;
struct moment;
typedef VEC(struct moment) moment_list;

/* The classes of settings.tsv that were asked for, and their weights. */
struct setting_classes {
	struct map       classes;	/* -> weights */
	VEC(const int *) weights;	/* by feature */
};

/* What the parts of event/ share about a document. */
struct reading {
	struct doc        *d;
	const struct lang *l;
	uint32_t          *at_head;	/* token -> mention, or NONE */
	struct frame     **frames;	/* token -> frame, or NULL  */
	moment_list        moments;	/* times that are told      */
	struct setting_classes *settings;
	uint32_t          *counts;	/* entity -> mentions of it alone */
};

/* All of it lies in the document's arena. */
struct reading reading_of(struct doc *, const struct lang *);

/* A word and its grammar. */
struct predicate {
	uint32_t        tok;
	enum word_class word_class;
	struct str      lemma;		/* particle joined: vorwerfen        */
	struct str      rest;		/* first part of a noun's compound   */
	bool            is_passive;
	uint32_t        support;	/* verb that the noun is object of */
};

/* Who fills a slot. */
struct filler {
	uint32_t tok, mention, entity;
	bool     is_owner;	/* of the thing that stands there */
};
typedef VEC(struct filler) fillers;

/* Is the entity among them? */
bool fillers_have(const fillers *, uint32_t entity);

/* The predicate at the token. */
struct predicate predicate_at(const struct reading *, uint32_t tok,
    enum word_class);

/* The head tokens in a slot, coordinated ones too. */
void slot_tokens(const struct reading *, const struct predicate *,
    const struct slot *, ids *out);

/* The actors in a slot: persons, organizations, states; if a thing of
 * somebody stands there, its owner. */
void slot_actors(const struct reading *, const struct predicate *,
    const struct slot *, fillers *out);

/* The same without owners: who stands there himself. */
void slot_itself(const struct reading *, const struct predicate *,
    const struct slot *, fillers *out);

/* The verb whose slots the predicate's are: under `lassen` those of lassen. */
struct predicate slots_of(const struct reading *, const struct predicate *);

/* The actors that a token stands for. */
void token_actors(const struct reading *, uint32_t tok, fillers *out);

/* The places and states in a slot. */
void slot_places(const struct reading *, const struct predicate *,
    const struct slot *, fillers *out);

/* Do all conditions of the rule hold? */
bool rule_holds(const struct reading *, const struct predicate *,
    const struct rule *);

/* The verb that governs a complement: ccomp, xcomp, acl, advcl, parataxis;
 * NONE at the top. */
uint32_t governor(const struct doc *, uint32_t tok);

#endif
