/* steps: the steps of entity_resolve(), in the order of work. */
#ifndef ENTITY_STEPS_H
#define ENTITY_STEPS_H

#include "doc/doc.h"
#include "lang/lang.h"

/* What is known of an entity besides its name. */
struct facts {
	struct str office, office_class;	/* that stand beside its name */
	uint32_t   owner;			/* of an office that words
						 * tell of, or NONE: and      */
	struct str held;			/* that office                */
	VEC(struct str) nouns;		/* that stand beside it: Partei       */
	VEC(struct str) again;		/* by which it was taken up           */
	struct str sort;			/* class of an organization   */
	uint8_t    gender;			/* of the word: die Nato      */
	uint32_t   count;			/* how often it is mentioned  */
	bool       is_lead;			/* in the first sentences     */
};

/* What the steps share about a document. */
struct resolving {
	struct doc        *d;
	const struct lang *l;
	uint32_t          *at_head;	/* token -> mention, or NONE         */
	struct map         by_key;	/* type and folded name -> entity   */
	/* of each entity, by index: */
	VEC(struct facts) facts;
	struct map holders;	/* owner and office -> who holds it    */
	uint32_t  *slots;	/* of each entity; see entity_slots()  */
	uint32_t   nslots;
	const int *weights[REFERENCE_CLASS_COUNT];	/* see refer.c        */
};

/* Names to entities; countries of demonyms. */
void cluster_names(struct resolving *);

/* Which demonyms say only where something comes from. */
void find_origins(struct resolving *);

/* Offices, bodies and nouns: beside a name, of a country, or of somebody who
 * was named before. */
void resolve_descriptions(struct resolving *);

/* Whose an office, body or noun is by the words beside it: its country, its
 * organization, and an office's owner. */
void tell_owner(struct resolving *, struct mention *);

/* Whose the offices are that stand beside names: told, or learned. */
void owners_of_offices(struct resolving *);

/* Whose the body of this mention is that no word tells, learned; NONE if
 * nobody's. */
uint32_t owner_of_body(struct resolving *, uint32_t mention);

/* `seine Ministerin`: of whom the reference means. */
void owners_by_reference(struct resolving *);

/* Pronouns, from left to right. */
void resolve_pronouns(struct resolving *);

/* The entity with this key, made if it was not there. */
uint32_t entity_of_key(struct resolving *, enum entity_type, struct str name);

/* The entity with this key, or NONE. */
uint32_t entity_find(const struct resolving *, enum entity_type,
    struct str name);

/* The country entity with this code. */
uint32_t entity_of_state(struct resolving *, struct str iso);

/* `das usbekische Außenministerium`, `das bayerische Parlament`: the
 * organization called by the noun and, in brackets, the state with this code or
 * the place that the mention `owner` (or NONE) names; NONE if neither tells
 * whose it is. */
uint32_t entity_of_body(struct resolving *, struct str noun, struct str iso,
    uint32_t owner);

/* The mention means this entity alone; counts it, and takes its gender from
 * words other than names. */
void set_entity(struct resolving *, struct mention *, uint32_t entity);

/* Who owns a noun: `russische`, `US-`, a genitive, `von`, `in Seoul`, `seine`:
 * the mention, or NONE. */
uint32_t owner_of(const struct resolving *, uint32_t tok);

/* The same, but for `US-`: by words of their own. */
uint32_t owner_beside(const struct resolving *, uint32_t tok);

/* A number for each entity, all NONE; whoever sets some sets them back. */
uint32_t *entity_slots(struct resolving *);

/* The mention whose head is this token, or NONE. */
static inline uint32_t
mention_at(const struct resolving *r, uint32_t tok)
{
	return r->at_head[tok];
}

/* The entity of that mention, or NONE. */
static inline uint32_t
entity_at(const struct resolving *r, uint32_t tok)
{
	uint32_t m = mention_at(r, tok);

	return m != NONE ? the_entity(&r->d->mentions.at[m]) : NONE;
}

#endif
