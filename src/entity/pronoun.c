/* pronoun: er, sein, der, beide, each to whom it means, from left to right. */
#include "entity/refer.h"

/* The entity of a noun, or that of a name put beside it: `Der Pilot Weber,
 * der`. */
static uint32_t
entity_of_phrase(const struct resolving *r, uint32_t tok, uint32_t before)
{
	const struct token *t = r->d->tokens.at;
	uint32_t e = entity_at(r, tok);

	for (uint32_t i = tok + 1; e == NONE && i < before; i++)
		if (t[i].head == tok && (t[i].deprel == DEP_APPOS ||
		    t[i].deprel == DEP_FLAT))
			e = entity_at(r, i);
	return e;
}

/* The noun that a relative clause belongs to. */
static uint32_t
antecedent_of_relative(const struct resolving *r, uint32_t tok)
{
	const struct token *t = r->d->tokens.at;

	while (tok != NONE && t[tok].deprel != DEP_ACL)
		tok = t[tok].head;
	return tok != NONE ? t[tok].head : NONE;
}

/* States, organizations and places: the gender of the word. */
static bool
word_agrees(const struct resolving *r, const struct mention *p,
    const struct mention *m, uint8_t gender, bool is_plural)
{
	uint8_t word = m->kind == KIND_NAME
	    ? r->facts.at[the_entity(m)].gender : m->gender;

	if (m->kind == KIND_DEMONYM && m->number != NUMBER_PLUR)
		return false;
	if (is_plural)
		return m->number == NUMBER_PLUR;
	if (m->number == NUMBER_PLUR || (m->type == PLACE &&
	    m->kind == KIND_NAME))
		return false;
	if (p->kind == KIND_POSSESSIVE && gender == GENDER_MASC)
		return word != GENDER_FEM;
	/* `es` mostly stands for nobody */
	return word != NO_VALUE && gender == word &&
	    (gender != GENDER_NEUT || p->kind != KIND_PERSONAL);
}

/* The grammatical gender under which an entity is taken up again. */
static bool
agrees(const struct resolving *r, const struct mention *p,
    const struct mention *m, uint32_t entity)
{
	const struct entity *e = &r->d->entities.at[entity];
	const struct token *t = &r->d->tokens.at[p->head];
	uint8_t gender = t->feats[FEAT_GENDER];
	bool is_plural = tok_has(t, NUMBER_PLUR);

	if (p->kind == KIND_POSSESSIVE) {
		/* the features are those of the thing owned; the lemma tells
		 * the owner's: sein, or ihr (also of several) */
		gender = lang_is(r->l, TABLE_PRONOUNS, t->lemma, "feminine")
		    ? GENDER_FEM : GENDER_MASC;
		is_plural = gender == GENDER_FEM && m->number == NUMBER_PLUR;
	}
	if (e->type == PERSON)
		return !is_plural && gender != GENDER_NEUT &&
		    (e->gender == NO_VALUE || gender == NO_VALUE ||
		    e->gender == gender);
	return word_agrees(r, p, m, gender, is_plural);
}

/* `dessen`, `der` that belong to no noun of the tree: who agrees with them and
 * was named last in the sentence or the one before. */
static uint32_t
named_last(const struct resolving *r, uint32_t pronoun)
{
	const struct doc *d = r->d;
	const struct mention *p = &d->mentions.at[pronoun];

	for (uint32_t i = pronoun; i-- > 0; ) {
		const struct mention *m = &d->mentions.at[i];

		if (doc_sentence_of(d, m->tok) + 1 <
		    doc_sentence_of(d, p->tok))
			return NONE;
		if (the_entity(m) != NONE && m->kind < KIND_PERSONAL &&
		    agrees(r, p, m, the_entity(m)))
			return the_entity(m);
	}
	return NONE;
}

/* The noun that `beide` stands with, or which is it (`die Kontrahenten`), or
 * NONE. */
static uint32_t
noun_of_both(const struct resolving *r, const struct mention *b)
{
	const struct token *t = &r->d->tokens.at[b->head];

	if (t->upos == UPOS_NOUN)
		return b->head;
	return t->deprel == DEP_DET || t->deprel == DEP_AMOD ||
	    t->deprel == DEP_NUMMOD ? t->head : NONE;
}

static bool
is_side(const struct resolving *r, uint32_t noun)
{
	struct str lemma = r->d->tokens.at[noun].lemma;

	return lang_is(r->l, TABLE_PRONOUNS, lemma, "sides") ||
	    lang_is(r->l, TABLE_PRONOUNS, lemma, "opponents");
}

/* May it be one of the two?  By the type that the noun asks for: `beide
 * Länder`, `beide Seiten`. */
static bool
may_be_of_both(const struct resolving *r, uint32_t noun, uint32_t entity)
{
	enum entity_type type = r->d->entities.at[entity].type;

	if (noun == NONE)
		return type == PERSON;
	if (is_side(r, noun))
		return type == COUNTRY || type == ORGANIZATION;
	return mention_at(r, noun) != NONE &&
	    r->d->mentions.at[mention_at(r, noun)].type == type;
}

/* How far back `beide` looks, in sentences; far only with a noun (`beide
 * Länder`) and if there are none near. */
enum { BOTH_NEAR = 3, BOTH_FAR = 8 };

/* Of those of its kind that were named in the last sentences, the two that the
 * article names most; of equals, the last. */
static void
find_two(const struct resolving *r, uint32_t mention, uint32_t noun,
    uint32_t back, uint32_t two[2])
{
	const struct doc *d = r->d;
	uint32_t sentence = doc_sentence_of(d, d->mentions.at[mention].tok);

	two[0] = two[1] = NONE;
	for (uint32_t i = mention; i-- > 0; ) {
		uint32_t e = the_entity(&d->mentions.at[i]);

		if (doc_sentence_of(d, d->mentions.at[i].tok) + back <
		    sentence)
			break;
		if (e == NONE || !may_be_of_both(r, noun, e) ||
		    e == two[0] || e == two[1])
			continue;
		if (two[0] == NONE || r->facts.at[e].count >
		    r->facts.at[two[0]].count) {
			two[1] = two[0];
			two[0] = e;
		} else if (two[1] == NONE || r->facts.at[e].count >
		    r->facts.at[two[1]].count)
			two[1] = e;
	}
}

/* `beide`. */
static void
resolve_both(struct resolving *r, uint32_t mention)
{
	struct doc *d = r->d;
	struct mention *b = &d->mentions.at[mention];
	uint32_t noun = noun_of_both(r, b), two[2] = { NONE, NONE };

	find_two(r, mention, noun, BOTH_NEAR, two);
	if (two[1] == NONE && noun != NONE)
		find_two(r, mention, noun, BOTH_FAR, two);
	if (two[1] == NONE)
		return;
	*PUSH(&d->mem, &b->entities) = two[1];
	*PUSH(&d->mem, &b->entities) = two[0];
	if (noun != NONE && mention_at(r, noun) != NONE &&
	    (d->mentions.at[mention_at(r, noun)].kind == KIND_NOUN ||
	    d->mentions.at[mention_at(r, noun)].kind == KIND_OFFICE))
		d->mentions.at[mention_at(r, noun)].entities = b->entities;
}

void
resolve_pronouns(struct resolving *r)
{
	struct doc *d = r->d;

	for (uint32_t i = 0; i < d->mentions.n; i++) {
		struct mention *m = &d->mentions.at[i];
		uint32_t e = NONE;

		if (m->kind == KIND_BOTH)
			resolve_both(r, i);
		else if (m->kind == KIND_RELATIVE) {
			uint32_t noun = antecedent_of_relative(r, m->head);

			e = noun != NONE ? entity_of_phrase(r, noun, m->tok)
			    : NONE;
			if (e == NONE && noun == NONE)
				e = named_last(r, i);
		} else if (m->kind == KIND_PERSONAL ||
		    m->kind == KIND_POSSESSIVE) {
			const struct token *t = &d->tokens.at[m->head];
			ids who = tok_has(t, PERSON_1) ? refer_speaker(r, m)
			    : refer(r, m, m->kind == KIND_POSSESSIVE
			    ? REFERENCE_POSSESSIVE : tok_has(t, PRONTYPE_DEM)
			    ? REFERENCE_THIS : REFERENCE_PERSONAL);

			if (who.n > 1)
				m->entities = who;
			else if (who.n == 1)
				e = who.at[0];
		}
		if (e != NONE)
			set_entity(r, m, e);
		/* `seine Regierung`: the owner's state */
		if (m->kind == KIND_POSSESSIVE && e != NONE) {
			uint32_t noun = d->tokens.at[m->head].head;
			uint32_t b = noun != NONE ? mention_at(r, noun) : NONE;

			if (b != NONE && d->mentions.at[b].entities.n == 0 &&
			    d->mentions.at[b].type == COUNTRY &&
			    d->entities.at[e].country.n != 0)
				set_entity(r, &d->mentions.at[b],
				    entity_of_state(r,
				    d->entities.at[e].country));
		}
	}
}
