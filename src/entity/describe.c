/* describe: offices, bodies and nouns, each to whom they mean. */
#include "entity/steps.h"

/* The country that a mention or its entity tells. */
static struct str
country_of(const struct resolving *r, uint32_t mention)
{
	const struct mention *m = &r->d->mentions.at[mention];
	uint32_t e = the_entity(m);

	return m->country.n != 0 || e == NONE ? m->country
	    : r->d->entities.at[e].country;
}

/* `Präsident Putin`, `Putin, der Präsident`: the person's name that stands
 * beside the office, or NONE. */
static uint32_t
name_beside(const struct resolving *r, uint32_t tok)
{
	const struct doc *d = r->d;
	const struct sentence *s = &d->sentences.at[doc_sentence_of(d, tok)];
	const struct token *t = d->tokens.at;

	for (uint32_t i = s->tok; i < s->tok + s->ntok; i++) {
		uint32_t m = mention_at(r, i);

		if (m == NONE || d->mentions.at[m].kind != KIND_NAME ||
		    d->mentions.at[m].type != PERSON)
			continue;
		if (d->mentions.at[m].tok == tok + 1)
			return m;
		if ((t[i].head == tok && (t[i].deprel == DEP_APPOS ||
		    t[i].deprel == DEP_FLAT)) ||
		    (t[tok].head == i && (t[tok].deprel == DEP_APPOS ||
		    t[tok].deprel == DEP_FLAT)))
			return m;
		/* `Selenskyj ist Präsident` */
		if (t[i].head == tok && t[i].deprel == DEP_NSUBJ &&
		    tok_child(d, tok, DEP_COP, NONE) != NONE)
			return m;
	}
	return NONE;
}

/* Country and organization that an office, body or noun belongs to. */
static void
belongs_to(struct resolving *r, struct mention *m)
{
	uint32_t o = owner_of(r, m->head);
	const struct mention *owner;

	if (o == NONE)
		return;
	owner = &r->d->mentions.at[o];
	if (m->country.n == 0)
		m->country = country_of(r, o);
	if (m->of.n == 0 && owner->type == ORGANIZATION &&
	    the_entity(owner) != NONE)
		m->of = r->d->entities.at[the_entity(owner)].name;
}

/* `ein Sprecher` is nobody; a plural is not one person. */
static bool
is_definite(const struct resolving *r, uint32_t tok)
{
	uint32_t det = tok_child(r->d, tok, DEP_DET, NONE);
	const struct token *t = &r->d->tokens.at[tok];

	return !tok_has(t, NUMBER_PLUR) && (det == NONE ||
	    !(tok_has(&r->d->tokens.at[det], DEFINITE_IND) ||
	    tok_has(&r->d->tokens.at[det], PRONTYPE_NEG) ||
	    tok_has(&r->d->tokens.at[det], PRONTYPE_IND)));
}

/* The person who is called so elsewhere in the document. */
static uint32_t
holder(const struct resolving *r, const struct mention *m)
{
	const struct doc *d = r->d;
	uint32_t best = NONE;
	double best_score = 0;

	for (uint32_t e = 0; e < d->entities.n; e++) {
		const struct entity *x = &d->entities.at[e];
		double score = 0;

		if (x->type != PERSON || (x->gender != NO_VALUE &&
		    m->gender != NO_VALUE && x->gender != m->gender))
			continue;
		if (m->country.n != 0 && str_eq(x->country, m->country))
			score += 2;
		else if (m->country.n != 0 && x->country.n != 0)
			continue;
		if (m->of.n != 0 && str_eq(r->facts.at[e].of, m->of))
			score += 2;
		if (str_eq(r->facts.at[e].office, m->name))
			score += 2;
		if (score < 2)
			continue;
		score += 1 - 1.0 / (1 + r->facts.at[e].count);
		if (score > best_score) {
			best = e;
			best_score = score;
		}
	}
	return best;
}

static void
resolve_beside(struct resolving *r)
{
	struct doc *d = r->d;

	for (uint32_t i = 0; i < d->mentions.n; i++) {
		struct mention *m = &d->mentions.at[i];
		uint32_t n, e;

		if (m->kind != KIND_OFFICE && m->kind != KIND_NOUN)
			continue;
		belongs_to(r, m);
		if (m->type != PERSON || (n = name_beside(r, m->head)) == NONE)
			continue;
		e = the_entity(&d->mentions.at[n]);
		if (e == NONE)
			continue;
		set_entity(r, m, e);
		m->rule = m->kind == KIND_OFFICE ? "office-beside-name"
		    : "noun-beside-name";
		if (m->country.n != 0 && d->entities.at[e].country.n == 0)
			d->entities.at[e].country = m->country;
		if (m->kind == KIND_OFFICE && r->facts.at[e].office.n == 0) {
			r->facts.at[e].office = m->name;
			r->facts.at[e].of = m->of;
		}
	}
}

/* The last country named before the token, in this sentence or the two
 * before it. */
static uint32_t
last_country(const struct resolving *r, uint32_t mention)
{
	const struct doc *d = r->d;
	uint32_t s = doc_sentence_of(d, d->mentions.at[mention].tok);

	for (uint32_t i = mention; i-- > 0; ) {
		const struct mention *m = &d->mentions.at[i];

		if (doc_sentence_of(d, m->tok) + 2 < s)
			return NONE;
		if (m->type == COUNTRY && m->kind == KIND_NAME &&
		    the_entity(m) != NONE)
			return the_entity(m);
	}
	return NONE;
}

void
resolve_descriptions(struct resolving *r)
{
	struct doc *d = r->d;

	resolve_beside(r);
	for (uint32_t i = 0; i < d->mentions.n; i++) {
		struct mention *m = &d->mentions.at[i];
		uint32_t e = NONE;

		if (m->entities.n != 0)
			continue;
		if (m->kind == KIND_BODY) {
			belongs_to(r, m);
			if (m->country.n != 0)
				e = entity_of_state(r, m->country);
		} else if ((m->kind == KIND_OFFICE || m->kind == KIND_NOUN) &&
		    m->type == PERSON && is_definite(r, m->head))
			e = holder(r, m);
		else if (m->kind == KIND_DEMONYM && m->type == PERSON &&
		    is_definite(r, m->head))
			e = holder(r, m);
		else if (m->kind == KIND_NOUN && m->type == COUNTRY &&
		    is_definite(r, m->head))
			e = m->country.n != 0 ? entity_of_state(r, m->country)
			    : last_country(r, i);
		if (e != NONE)
			set_entity(r, m, e);
	}
}
