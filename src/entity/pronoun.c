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

static bool
is_subject(const struct token *t)
{
	return t->deprel == DEP_NSUBJ || t->deprel == DEP_NSUBJ_PASS;
}

/* Those that are coordinated with a mention, itself first: `Michalski und
 * Heckhoff`; none if it is alone. */
static ids
group_of(const struct resolving *r, const struct mention *m)
{
	struct doc *d = r->d;
	const struct sentence *s = &d->sentences.at[doc_sentence_of(d, m->tok)];
	ids group = { 0 };

	if (the_entity(m) == NONE)
		return group;
	*PUSH(&d->mem, &group) = the_entity(m);
	for (uint32_t i = m->head + 1; i < s->tok + s->ntok; i++)
		if (d->tokens.at[i].head == m->head &&
		    d->tokens.at[i].deprel == DEP_CONJ && entity_at(r, i) !=
		    NONE && entity_at(r, i) != the_entity(m))
			*PUSH(&d->mem, &group) = entity_at(r, i);
	if (group.n < 2)
		group.n = 0;
	return group;
}

/* May the pronoun stand for several? */
static bool
is_of_several(const struct resolving *r, const struct mention *p)
{
	const struct token *t = &r->d->tokens.at[p->head];

	return p->kind == KIND_POSSESSIVE ? lang_is(r->l, TABLE_PRONOUNS,
	    t->lemma, "feminine") : tok_has(t, NUMBER_PLUR);
}

/* How likely mention m is what pronoun p takes up; below 0: it is not. */
static double
likeliness(const struct resolving *r, const struct mention *p,
    const struct mention *m, bool several)
{
	const struct doc *d = r->d;
	uint32_t e = the_entity(m);
	uint32_t far = doc_sentence_of(d, p->tok) - doc_sentence_of(d, m->tok);
	const struct token *t = &d->tokens.at[m->head];
	double score = 3 - 1.5 * far;

	if (e == NONE || m->kind == KIND_RELATIVE || far > 2 ||
	    !(several ? is_of_several(r, p) : agrees(r, p, m, e)))
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

/* The subject of the clause, or NONE. */
static uint32_t
subject_of(const struct doc *d, uint32_t clause)
{
	uint32_t s = tok_child(d, clause, DEP_NSUBJ, NONE);

	return s != NONE ? s : tok_child(d, clause, DEP_NSUBJ_PASS, NONE);
}

/* `weil sie mit ihrem Handy …`: whose it is is the subject, and that is nobody
 * here. */
static bool
subject_is_nobody(const struct resolving *r, const struct mention *p)
{
	const struct token *t = r->d->tokens.at;
	uint32_t s = subject_of(r->d, clause_of(r->d, p->head));
	bool is_feminine = lang_is(r->l, TABLE_PRONOUNS, t[p->head].lemma,
	    "feminine");

	if (s == NONE || s > p->head || entity_at(r, s) != NONE)
		return false;
	if (t[s].upos != UPOS_NOUN && t[s].upos != UPOS_PRON)
		return false;
	if (tok_has(&t[s], NUMBER_PLUR))
		return is_feminine;
	return t[s].feats[FEAT_GENDER] != NO_VALUE &&
	    is_feminine == tok_has(&t[s], GENDER_FEM);
}

/* A noun that is nobody here may be meant as well: `Die Lokführer … sie`. */
#define NOBODY 1.5

static double
likeliness_of_nobody(const struct resolving *r, const struct mention *p)
{
	const struct doc *d = r->d;
	const struct token *t = d->tokens.at, *pron = &t[p->head];
	uint32_t here = doc_sentence_of(d, p->tok);
	uint32_t first = d->sentences.at[here > 0 ? here - 1 : 0].tok;
	bool is_plural = tok_has(pron, NUMBER_PLUR);
	double best = 0;

	if (p->kind == KIND_POSSESSIVE)
		return subject_is_nobody(r, p) ? 6.5 : 0;
	for (uint32_t i = p->tok; i-- > first; ) {
		double score = 3 - 1.5 * (here - doc_sentence_of(d, i));

		if (t[i].upos != UPOS_NOUN || !is_subject(&t[i]) ||
		    entity_at(r, i) != NONE ||
		    tok_has(&t[i], NUMBER_PLUR) != is_plural ||
		    (!is_plural && t[i].feats[FEAT_GENDER] !=
		    pron->feats[FEAT_GENDER]))
			continue;
		score += 1.5 + (is_subject(pron) ? 0.5 : 0) - NOBODY;
		if (doc_sentence_of(d, i) == here && clause_of(d, i) ==
		    clause_of(d, p->head))
			score -= 4;
		score -= 0.002 * (p->tok - i);
		if (score > best)
			best = score;
	}
	return best;
}

/* How likely a subject is that follows: `In ihrer Rede hatte Merkel …`. */
#define FRONTED 6.0

static bool
is_below_of(const struct doc *d, uint32_t tok, uint32_t top)
{
	while (tok != NONE && tok != top)
		tok = d->tokens.at[tok].head;
	return tok == top;
}

static ids
antecedent(const struct resolving *r, uint32_t pronoun)
{
	struct doc *d = r->d;
	const struct mention *p = &d->mentions.at[pronoun];
	ids best = { 0 };
	double best_score = likeliness_of_nobody(r, p);
	uint32_t subject = subject_of(d, clause_of(d, p->head));

	/* `In ihrer Rede hatte Merkel …` */
	if (p->kind == KIND_POSSESSIVE && subject != NONE &&
	    subject > p->head && !is_below_of(d, p->head, subject) &&
	    mention_at(r, subject) != NONE) {
		const struct mention *m = &d->mentions.at[
		    mention_at(r, subject)];

		if (the_entity(m) != NONE && m->kind < KIND_PERSONAL &&
		    agrees(r, p, m, the_entity(m))) {
			*PUSH(&d->mem, &best) = the_entity(m);
			best_score = FRONTED;
		}
	}
	for (uint32_t i = pronoun; i-- > 0; ) {
		const struct mention *m = &d->mentions.at[i];
		ids group = group_of(r, m);

		if (doc_sentence_of(d, m->tok) + 2 <
		    doc_sentence_of(d, p->tok))
			break;
		for (int several = group.n > 0; several >= 0; several--) {
			double score = likeliness(r, p, m, several) -
			    0.002 * (p->tok - m->tok);

			if (score <= best_score ||
			    (p->kind != KIND_POSSESSIVE &&
			    is_in_clause(r, p, the_entity(m))))
				continue;
			best = several ? group : (ids){ 0 };
			if (!several)
				*PUSH(&d->mem, &best) = the_entity(m);
			best_score = score;
		}
	}
	return best;
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
			if (e == NONE && noun == NONE)
				e = named_last(r, i);
		} else if (m->kind == KIND_PERSONAL ||
		    m->kind == KIND_POSSESSIVE) {
			ids who = antecedent(r, i);

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
