/* entity: who is who in one document. */
#include "entity/entity.h"

#include "base/utf8.h"
#include "entity/steps.h"

static struct str
key_of(const struct resolving *r, enum entity_type type, struct str name)
{
	return arena_printf(&r->d->mem, "%d " STR_FMT, (int)type,
	    STR_ARG(utf8_fold(&r->d->mem, name)));
}

uint32_t
entity_find(const struct resolving *r, enum entity_type type, struct str name)
{
	return map_get(&r->by_key, key_of(r, type, name));
}

uint32_t
entity_of_key(struct resolving *r, enum entity_type type, struct str name)
{
	struct doc *d = r->d;
	uint32_t *at = map_put(&d->mem, &r->by_key, key_of(r, type, name));

	if (*at == NONE) {
		*at = d->entities.n;
		*PUSH(&d->mem, &d->entities) = (struct entity){
			.type = type, .name = name };
		PUSH(&d->mem, &r->facts)->owner = NONE;
	}
	return *at;
}

uint32_t
entity_of_state(struct resolving *r, struct str iso)
{
	struct rows row = lang_find(r->l, TABLE_STATES, iso);
	struct str name = gazetteer_state_name(r->l, iso);
	uint32_t e = entity_of_key(r, COUNTRY, name.n != 0 ? name : iso);

	r->d->entities.at[e].country = iso;
	if (row.beg < row.end)
		r->d->entities.at[e].wikidata =
		    lang_cell(r->l, TABLE_STATES, row.beg, 1);
	return e;
}

uint32_t *
entity_slots(struct resolving *r)
{
	uint32_t n = r->d->entities.n;

	if (n > r->nslots) {
		r->nslots = 2 * n;
		r->slots = arena_alloc(&r->d->mem, sizeof *r->slots,
		    r->nslots);
		memset(r->slots, 0xff, r->nslots * sizeof *r->slots);
	}
	return r->slots;
}

void
set_entity(struct resolving *r, struct mention *m, uint32_t entity)
{
	struct entity *e = &r->d->entities.at[entity];

	m->entities.n = 0;
	*PUSH(&r->d->mem, &m->entities) = entity;
	r->facts.at[entity].count++;
	if (doc_sentence_of(r->d, m->tok) < 2)
		r->facts.at[entity].is_lead = true;
	if (e->type == PERSON && e->gender == NO_VALUE &&
	    m->kind != KIND_NAME &&
	    (m->gender == GENDER_MASC || m->gender == GENDER_FEM))
		e->gender = m->gender;
}

/* Is the preposition of this token (NONE: no preposition) one of `words`? */
static bool
has_case(const struct doc *d, uint32_t tok, const struct lang *l, bool *any)
{
	uint32_t p = tok_child(d, tok, DEP_CASE, NONE);

	*any = p != NONE;
	return p != NONE && lang_is(l, TABLE_ADPOSITIONS, d->tokens.at[p].lemma,
	    "owner");
}

/* Is its preposition one of place? */
static bool
is_place_case(const struct doc *d, uint32_t tok, const struct lang *l)
{
	uint32_t p = tok_child(d, tok, DEP_CASE, NONE);

	return p != NONE && lang_is(l, TABLE_ADPOSITIONS,
	    d->tokens.at[p].lemma, "place");
}

static bool
is_body(const struct resolving *r, uint32_t tok)
{
	uint32_t m = mention_at(r, tok);

	return m != NONE && r->d->mentions.at[m].kind != KIND_OFFICE &&
	    r->d->mentions.at[m].type != PERSON;
}

/* An office that is not a state's: `Trainer`. */
static bool
is_post(const struct resolving *r, uint32_t tok)
{
	uint32_t m = mention_at(r, tok);

	return m != NONE && r->d->mentions.at[m].type == PERSON &&
	    !str_is(r->d->mentions.at[m].sort, "state");
}

/* `die Regierung in Belgrad`: right behind a body, wherever the tree hung
 * it. */
static uint32_t
behind(const struct resolving *r, uint32_t tok)
{
	const struct doc *d = r->d;
	uint32_t m = tok + 2 < d->tokens.n ? mention_at(r, tok + 2) : NONE;

	return m != NONE && is_body(r, tok) &&
	    d->tokens.at[tok + 1].upos == UPOS_ADP &&
	    lang_is(r->l, TABLE_ADPOSITIONS, d->tokens.at[tok + 1].lemma,
	    "owner") && d->mentions.at[m].country.n > 0 ? m : NONE;
}

/* `des Verbands VDA`, `der Region Elsass`: the name that a noun is put before;
 * else the noun's own mention, or NONE. */
static uint32_t
name_or_noun(const struct resolving *r, uint32_t tok)
{
	const struct doc *d = r->d;
	uint32_t last = tok, m;

	/* `des US-Bundesstaates Ohio` hangs by its first part */
	while (last + 2 < d->tokens.n && tok_hyphen_left(d, last + 2) == last)
		last += 2;
	m = mention_at(r, tok);
	if (m == NONE || d->mentions.at[m].kind != KIND_NAME)
		m = mention_at(r, last);
	if (m != NONE && (d->mentions.at[m].kind == KIND_NAME ||
	    the_entity(&d->mentions.at[m]) != NONE))
		return m;
	for (uint32_t i = d->tokens.at[tok].child; i != NONE;
	    i = d->tokens.at[i].next) {
		uint32_t n = mention_at(r, i);

		if (i > last && n != NONE &&
		    d->mentions.at[n].kind == KIND_NAME &&
		    d->mentions.at[n].type != PERSON &&
		    (d->tokens.at[i].deprel == DEP_APPOS ||
		    d->tokens.at[i].deprel == DEP_FLAT))
			return n;
	}
	return m;
}

/* `berichtete der Minister dem Sender`: another object, not a genitive. */
static bool
is_other_case(const struct doc *d, uint32_t tok)
{
	uint32_t det = tok_child(d, tok, DEP_DET, NONE);
	const struct token *t = &d->tokens.at[det != NONE ? det : tok];

	return det != NONE && (tok_has(t, CASE_DAT) || tok_has(t, CASE_ACC)) &&
	    d->tokens.at[tok].deprel == DEP_NMOD;
}

/* So many words a name has at most that a genitive is made of. */
enum { SHORT_NAME = 6 };

/* `Karl Webers Sprecherin Anna Blum`: the genitive of a name right before a
 * word for a person, wherever the tree hung it. */
static uint32_t
before(const struct resolving *r, uint32_t tok)
{
	const struct doc *d = r->d;
	uint32_t m = mention_at(r, tok);

	if (m == NONE || d->mentions.at[m].type != PERSON)
		return NONE;
	for (m = doc_mention_from(d, tok); m-- > 0 &&
	    d->mentions.at[m].tok + SHORT_NAME >= tok; )
		if (d->mentions.at[m].kind == KIND_NAME &&
		    d->mentions.at[m].tok + d->mentions.at[m].ntok == tok &&
		    str_ends(d->tokens.at[tok - 1].form, STR("s")))
			return m;
	return NONE;
}

/* How many genitives deep an owner may be: `der Chef der Delegation der EU`. */
enum { DEEP = 2 };

static uint32_t
owner_within(const struct resolving *r, uint32_t tok, int deep)
{
	const struct doc *d = r->d;
	uint32_t found = NONE, noun = NONE, pronoun = NONE;

	for (uint32_t i = d->tokens.at[tok].child; i != NONE;
	    i = d->tokens.at[i].next) {
		const struct token *t = &d->tokens.at[i];
		uint32_t m = name_or_noun(r, i);
		bool any, is_owner;

		if (m != NONE && t->deprel != DEP_NSUBJ &&
		    d->mentions.at[m].kind == KIND_DEMONYM)
			return m;
		/* `sein russischer Kollege` */
		if (m != NONE && d->mentions.at[m].kind == KIND_POSSESSIVE) {
			pronoun = m;
			continue;
		}
		if (t->deprel != DEP_NMOD && t->deprel != DEP_APPOS &&
		    t->deprel != DEP_DET && t->deprel != DEP_AMOD)
			continue;
		is_owner = has_case(d, i, r->l, &any);
		if (!any && is_other_case(d, i))
			continue;
		if (!is_owner && ((any && !is_place_case(d, i, r->l)) ||
		    t->deprel == DEP_APPOS || found != NONE))
			continue;
		/* `die Führung in Pjöngjang`, `der Trainer beim HSV`, not `der
		 * Kremlchef in der Türkei` */
		if (any && is_place_case(d, i, r->l) && !is_body(r, tok) &&
		    !(m != NONE && is_post(r, tok) &&
		    d->mentions.at[m].type == ORGANIZATION))
			continue;
		if (m != NONE)
			found = m;
		else if (t->upos == UPOS_NOUN && noun == NONE)
			noun = i;
	}
	if (pronoun != NONE)
		return pronoun;
	if (found == NONE && noun != NONE && deep > 0)
		found = owner_within(r, noun, deep - 1);
	if (found == NONE)
		found = before(r, tok);
	return found != NONE ? found : behind(r, tok);
}

uint32_t
owner_beside(const struct resolving *r, uint32_t tok)
{
	return owner_within(r, tok, DEEP);
}

uint32_t
owner_of(const struct resolving *r, uint32_t tok)
{
	uint32_t left = tok_hyphen_left(r->d, tok);

	return left != NONE && mention_at(r, left) != NONE
	    ? mention_at(r, left) : owner_beside(r, tok);
}

void
entity_resolve(struct doc *d, const struct lang *l)
{
	struct resolving r = { .d = d, .l = l,
		.at_head = doc_mentions_by_head(d) };

	for (uint32_t i = 0; i < d->mentions.n; i++) {
		d->mentions.at[i].owner = d->mentions.at[i].party = NONE;
		d->mentions.at[i].owner_score = -1;
	}
	cluster_names(&r);
	find_origins(&r);
	resolve_descriptions(&r);
	resolve_pronouns(&r);
	owners_by_reference(&r);
}
