/* pronoun: er, sein, der, beide, each to whom it means, from left to right. */
#include "entity/steps.h"

/* A noun of the tree that carries an entity, or NONE. */
static uint32_t
entity_at(const struct resolving *r, uint32_t tok)
{
	uint32_t m = mention_at(r, tok);

	return m != NONE ? the_entity(&r->d->mentions.at[m]) : NONE;
}

/* The same, or that of a name put beside it: `Der Pilot Weber, der`. */
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

/* The verb, or predicate, whose clause the token is in. */
static uint32_t
clause_of(const struct doc *d, uint32_t tok)
{
	const struct token *t = d->tokens.at;

	while (t[tok].head != NONE && t[tok].upos != UPOS_VERB &&
	    tok_child(d, tok, DEP_NSUBJ, NONE) == NONE &&
	    tok_child(d, tok, DEP_NSUBJ_PASS, NONE) == NONE)
		tok = t[tok].head;
	return tok;
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
	if (e->type == PLACE)
		return false;
	/* states and organizations: the gender of the word */
	if (is_plural)
		return m->number == NUMBER_PLUR;
	if (p->kind == KIND_POSSESSIVE && gender == GENDER_MASC)
		return m->gender != GENDER_FEM && m->number != NUMBER_PLUR;
	return gender != NO_VALUE && gender == m->gender &&
	    p->kind == KIND_POSSESSIVE;
}

static bool
is_subject(const struct token *t)
{
	return t->deprel == DEP_NSUBJ || t->deprel == DEP_NSUBJ_PASS;
}

/* How likely mention m is what pronoun p takes up; below 0: it is not. */
static double
likeliness(const struct resolving *r, const struct mention *p,
    const struct mention *m)
{
	const struct doc *d = r->d;
	uint32_t e = the_entity(m);
	uint32_t far = doc_sentence_of(d, p->tok) - doc_sentence_of(d, m->tok);
	const struct token *t = &d->tokens.at[m->head];
	double score = 3 - 1.5 * far;

	if (e == NONE || m->kind == KIND_RELATIVE || !agrees(r, p, m, e) ||
	    far > 2)
		return -1;
	if (is_subject(t))
		score += 1.5;
	if (is_subject(t) && is_subject(&d->tokens.at[p->head]))
		score += 0.5;
	if (d->entities.at[e].type == PERSON)
		score += 1;
	if (t->deprel == DEP_NMOD)
		score -= 0.7;
	/* `er` is not the subject's own object; `sein` mostly is */
	if (far == 0 && clause_of(d, m->head) == clause_of(d, p->head))
		score += p->kind == KIND_POSSESSIVE ? 1.5 : -4;
	score += 0.3 * (1 - 1.0 / (1 + r->facts.at[e].count));
	return score;
}

/* Is the entity an argument of the pronoun's own verb already?  `er will mit
 * ihm telefonieren`: two men. */
static bool
is_in_clause(const struct resolving *r, const struct mention *p, uint32_t e)
{
	const struct doc *d = r->d;
	uint32_t clause = clause_of(d, p->head);
	const struct sentence *s = &d->sentences.at[
	    doc_sentence_of(d, p->tok)];

	for (uint32_t i = s->tok; i < s->tok + s->ntok; i++)
		if (i != p->head && d->tokens.at[i].head == clause &&
		    entity_at(r, i) == e)
			return true;
	return false;
}

static uint32_t
antecedent(const struct resolving *r, uint32_t pronoun)
{
	const struct doc *d = r->d;
	const struct mention *p = &d->mentions.at[pronoun];
	uint32_t best = NONE;
	double best_score = 0;

	for (uint32_t i = pronoun; i-- > 0; ) {
		const struct mention *m = &d->mentions.at[i];
		double score;

		if (doc_sentence_of(d, m->tok) + 2 <
		    doc_sentence_of(d, p->tok))
			break;
		score = likeliness(r, p, m) -
		    0.002 * (p->tok - m->tok);
		if (score > best_score && (p->kind == KIND_POSSESSIVE ||
		    !is_in_clause(r, p, the_entity(m)))) {
			best = the_entity(m);
			best_score = score;
		}
	}
	return best;
}

/* The type that `beide` asks for: that of its noun, `beide Länder`. */
static enum entity_type
type_of_both(const struct resolving *r, const struct mention *b)
{
	uint32_t noun = r->d->tokens.at[b->head].head;

	if (r->d->tokens.at[b->head].deprel == DEP_DET && noun != NONE &&
	    mention_at(r, noun) != NONE)
		return r->d->mentions.at[mention_at(r, noun)].type;
	return PERSON;
}

/* How far back `beide` looks, in sentences. */
#define BOTH_BACK 3

/* `beide`: of those of its kind that were named in the last sentences, the two
 * that the article names most; of equals, the last. */
static void
resolve_both(struct resolving *r, uint32_t mention)
{
	struct doc *d = r->d;
	struct mention *b = &d->mentions.at[mention];
	uint32_t sentence = doc_sentence_of(d, b->tok), two[2] = { NONE, NONE };
	uint32_t noun = d->tokens.at[b->head].head;
	enum entity_type type = type_of_both(r, b);

	for (uint32_t i = mention; i-- > 0; ) {
		uint32_t e = the_entity(&d->mentions.at[i]);

		if (doc_sentence_of(d, d->mentions.at[i].tok) + BOTH_BACK <
		    sentence)
			break;
		if (e == NONE || d->entities.at[e].type != type ||
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
	if (two[1] == NONE)
		return;
	*PUSH(&d->mem, &b->entities) = two[1];
	*PUSH(&d->mem, &b->entities) = two[0];
	if (d->tokens.at[b->head].deprel == DEP_DET && noun != NONE &&
	    mention_at(r, noun) != NONE &&
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
		} else if (m->kind == KIND_PERSONAL ||
		    m->kind == KIND_POSSESSIVE)
			e = antecedent(r, i);
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
