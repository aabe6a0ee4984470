/* describe: offices, bodies and nouns, each to whom they mean. */
#include "base/utf8.h"
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

/* `der US-Botschafter in Pristina, Jeff Hovenier, und …`: the name between
 * commas behind the office, no verb before it. */
static bool
is_between_commas(const struct doc *d, uint32_t office,
    const struct mention *name)
{
	const struct token *t = d->tokens.at;
	uint32_t end = name->tok + name->ntok;

	if (name->tok < office + 3 || name->tok > office + 8 ||
	    end >= d->tokens.n || !str_is(t[end].form, ",") ||
	    !str_is(t[name->tok - 1].form, ","))
		return false;
	for (uint32_t i = office + 1; i + 1 < name->tok; i++)
		if (t[i].upos == UPOS_VERB || t[i].upos == UPOS_AUX ||
		    t[i].upos == UPOS_PUNCT || t[i].upos == UPOS_CCONJ)
			return false;
	return true;
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
		if (d->mentions.at[m].tok == tok + 1 ||
		    is_between_commas(d, tok, &d->mentions.at[m]))
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

/* `Air-France-Chef`: the organization whose name stands before the hyphen. */
static void
belongs_to_compound(struct resolving *r, struct mention *m)
{
	struct doc *d = r->d;
	uint32_t first = m->head, left, e;

	while ((left = tok_hyphen_left(d, first)) != NONE)
		first = left;
	if (first == m->head || m->of.n > 0 || m->country.n > 0)
		return;
	e = entity_find(r, ORGANIZATION, doc_str(d, (struct span){
		d->tokens.at[first].at.beg,
		d->tokens.at[m->head - 1].at.beg }));
	if (e != NONE)
		m->of = d->entities.at[e].name;
}

/* Country and organization that an office, body or noun belongs to. */
static void
belongs_to(struct resolving *r, struct mention *m)
{
	uint32_t o = owner_of(r, m->head);
	const struct mention *owner;

	belongs_to_compound(r, m);
	if (o == NONE)
		return;
	owner = &r->d->mentions.at[o];
	/* `die Schweizer Bundespräsidentin`: the adjective knows better which
	 * federation */
	if (m->country.n == 0 || owner->kind == KIND_DEMONYM)
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

/* The class of an office, `government` of Bundeskanzlerin; empty if it is a
 * class of its own. */
static struct str
class_of(const struct resolving *r, struct str office)
{
	struct str rest;
	struct rows c = lang_find_noun(&r->d->mem, r->l, TABLE_OFFICE_CLASSES,
	    office, &rest);

	return c.beg < c.end ? lang_cell(r->l, TABLE_OFFICE_CLASSES, c.beg, 1)
	    : (struct str){ 0 };
}

/* How far back somebody may be and still be near, in sentences. */
#define NEAR 4

/* How many sentences before the mention the entity was mentioned last; NONE
 * if that is not near. */
static uint32_t
distance(const struct resolving *r, const struct mention *m, uint32_t entity)
{
	const struct doc *d = r->d;
	uint32_t here = doc_sentence_of(d, m->tok);

	for (uint32_t i = (uint32_t)(m - d->mentions.at); i-- > 0; ) {
		uint32_t far = here - doc_sentence_of(d,
		    d->mentions.at[i].tok);

		if (far > NEAR)
			break;
		if (the_entity(&d->mentions.at[i]) == entity)
			return far;
	}
	return NONE;
}

/* How well a person fits an office or noun: below LIKELY, he does not. */
#define LIKELY 1.9

static double
fitness(const struct resolving *r, const struct mention *m, uint32_t e)
{
	const struct entity *x = &r->d->entities.at[e];
	const struct facts *f = &r->facts.at[e];
	struct str class = { 0 };
	double score = 0;
	uint32_t far;

	if (x->type != PERSON || (x->gender != NO_VALUE && m->gender !=
	    NO_VALUE && x->gender != m->gender))
		return 0;
	if (f->office.n > 0)
		class = class_of(r, m->name);
	if (m->country.n > 0 && x->country.n > 0)
		score += str_eq(x->country, m->country) ? 2 : -9;
	if (m->of.n > 0 && str_eq(f->of, m->of))
		score += 2;
	if (f->office.n > 0 && (str_eq(f->office, m->name) ||
	    str_ends(f->office, utf8_lower(&r->d->mem, m->name))))
		score += 2;
	else if (class.n > 0)
		score += str_eq(class, f->office_class) ? 1.6 : -2;
	else if (m->kind == KIND_OFFICE && f->office.n == 0 && x->gender !=
	    NO_VALUE && x->gender == m->gender && m->country.n > 0)
		score += 0.7;
	if (m->kind == KIND_DEMONYM && !str_eq(x->country, m->country))
		return 0;
	far = distance(r, m, e);
	if (far <= 1)
		score += 1.2;
	else if (far <= NEAR)
		score += 0.4;
	return score + 0.5 * (1 - 1.0 / (1 + f->count));
}

/* The person who is called so elsewhere in the document. */
static uint32_t
holder(const struct resolving *r, const struct mention *m)
{
	uint32_t best = NONE;
	double best_score = LIKELY;

	for (uint32_t e = 0; e < r->d->entities.n; e++) {
		double score = fitness(r, m, e);

		if (score > best_score) {
			best = e;
			best_score = score;
		}
	}
	return best;
}

/* Nouns that say what somebody is, not whose: they take up the person
 * mentioned last, `der Politiker`. */
static uint32_t
last_person(const struct resolving *r, const struct mention *m)
{
	const struct doc *d = r->d;
	uint32_t here = doc_sentence_of(d, m->tok);

	for (uint32_t i = (uint32_t)(m - d->mentions.at); i-- > 0; ) {
		const struct mention *x = &d->mentions.at[i];
		uint32_t e = the_entity(x);

		if (doc_sentence_of(d, x->tok) + 2 < here)
			return NONE;
		if (e == NONE || d->entities.at[e].type != PERSON ||
		    (d->entities.at[e].gender != NO_VALUE && m->gender !=
		    NO_VALUE && d->entities.at[e].gender != m->gender))
			continue;
		return doc_sentence_of(d, x->tok) < here ? e : NONE;
	}
	return NONE;
}

static bool
is_one_of(struct str s, const char *const *list)
{
	for (; *list != NULL; list++)
		if (str_is(s, *list))
			return true;
	return false;
}

/* Whom an office or a noun for a person means. */
static uint32_t
person_meant(const struct resolving *r, const struct mention *m)
{
	static const char *const by_office[] = {
		"office", "leader", "state", "organization", "place", NULL
	}, *const by_person[] = { "profession", "person", "accused", NULL };

	if (m->kind == KIND_DEMONYM || is_one_of(m->sort, by_office))
		return holder(r, m);
	return is_one_of(m->sort, by_person) && m->country.n == 0 &&
	    m->of.n == 0 && tok_child(r->d, m->head, DEP_DET, NONE) != NONE
	    ? last_person(r, m) : NONE;
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
			r->facts.at[e].office_class = class_of(r, m->name);
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

/* `die Regierung` without a state is that of the state last spoken of, by
 * name or adjective. */
static uint32_t
own_country(const struct resolving *r, uint32_t mention)
{
	const struct doc *d = r->d;
	uint32_t s = doc_sentence_of(d, d->mentions.at[mention].tok);

	for (uint32_t i = mention; i-- > 0; ) {
		const struct mention *m = &d->mentions.at[i];

		if (doc_sentence_of(d, m->tok) + 3 < s)
			return NONE;
		if (the_entity(m) == NONE)
			continue;
		if (m->type == COUNTRY && m->kind != KIND_NOUN)
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
			e = m->country.n != 0
			    ? entity_of_state(r, m->country)
			    : str_is(m->sort, "plain") &&
			    is_definite(r, m->head) ? own_country(r, i)
			    : NONE;
		} else if (m->type == PERSON && is_definite(r, m->head) &&
		    (m->kind == KIND_OFFICE || m->kind == KIND_NOUN ||
		    m->kind == KIND_DEMONYM))
			e = person_meant(r, m);
		else if (m->kind == KIND_NOUN && m->type == COUNTRY &&
		    is_definite(r, m->head))
			e = m->country.n != 0 ? entity_of_state(r, m->country)
			    : last_country(r, i);
		if (e != NONE)
			set_entity(r, m, e);
	}
}
