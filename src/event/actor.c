/* actor: who stands in a slot. */
#include "event/clause.h"

#include "event/frame.h"
#include "event/phrase.h"

static bool
is_actor(const struct doc *d, uint32_t entity)
{
	return d->entities.at[entity].type != PLACE;
}

bool
fillers_have(const fillers *list, uint32_t entity)
{
	for (uint32_t i = 0; i < list->n; i++)
		if (list->at[i].entity == entity)
			return true;
	return false;
}

/* The state whose capital the entity is, if it is one; else itself. */
static uint32_t
as_actor(const struct doc *d, const struct mention *m, uint32_t entity)
{
	if (d->entities.at[entity].type != PLACE || m->country.n == 0)
		return entity;
	for (uint32_t i = 0; i < d->entities.n; i++)
		if (d->entities.at[i].type == COUNTRY &&
		    str_eq(d->entities.at[i].country, m->country))
			return i;
	return entity;
}

static void
add_mention(const struct reading *r, uint32_t tok, uint32_t mention,
    bool is_owner, fillers *out)
{
	const struct mention *m = &r->d->mentions.at[mention];

	for (uint32_t i = 0; i < m->entities.n; i++) {
		uint32_t e = as_actor(r->d, m, m->entities.at[i]);

		if (is_actor(r->d, e) && !fillers_have(out, e))
			*PUSH(&r->d->mem, out) = (struct filler){
				tok, mention, e, is_owner };
	}
}

/* The actor that the token itself is, or the name put beside it. */
static void
actor_itself(const struct reading *r, uint32_t tok, fillers *out)
{
	const struct token *t = r->d->tokens.at;
	uint32_t m, before = out->n;

	/* `US-Außenminister John Kerry` is not the USA */
	if (tok + 2 < r->d->tokens.n && t[tok + 2].head == tok &&
	    tok_hyphen_left(r->d, tok + 2) == tok &&
	    r->at_head[tok + 2] != NONE &&
	    r->d->mentions.at[r->at_head[tok + 2]].kind == KIND_OFFICE)
		tok += 2;
	m = r->at_head[tok];

	if (m != NONE && r->d->mentions.at[m].kind != KIND_NOUN)
		add_mention(r, tok, m, false, out);
	/* `dem Nachbarland Mexiko`: the name tells it more surely */
	for (uint32_t i = t[tok].child; i != NONE && out->n == before;
	    i = t[i].next)
		if (r->at_head[i] != NONE && (t[i].deprel == DEP_APPOS ||
		    t[i].deprel == DEP_FLAT))
			add_mention(r, i, r->at_head[i], false, out);
	if (m != NONE && out->n == before)
		add_mention(r, tok, m, false, out);
}

/* An office holder, soldier or follower who is not named acts for his state or
 * leader; a son, a rival for nobody. */
static bool
owns_by_owner(const struct reading *r, uint32_t tok)
{
	static const char *const sorts[] = {
		"kin", "rival", "ally", "former", "successor", "guest", "host",
		"colleague", "neighbour", NULL
	};
	const struct mention *m;

	if (r->at_head[tok] == NONE)
		return true;
	m = &r->d->mentions.at[r->at_head[tok]];
	return m->kind != KIND_NOUN || !str_is_one_of(m->sort, sorts);
}

/* The tokens that may own a thing: `ihre Armee`, `den russischen Angriff`, `die
 * Entscheidung Moskaus`, `US-Waffen`, `ein Schiff aus China`; the first kind
 * that there is. */
static void
owner_tokens(const struct reading *r, uint32_t tok, ids *out)
{
	mentions_of_kind(r, tok, KIND_POSSESSIVE, out);
	if (out->n == 0)
		demonyms(r, tok, out);
	/* `der EU-Beitritt Kiews` is Kiew's */
	if (out->n == 0)
		genitive_slot(r, tok, out);
	if (out->n == 0)
		compound_slot(r, tok, out);
	if (out->n == 0)
		with_adposition(r, tok, STR(""), "origin", out);
	/* `gingen Anhänger von Sonko auf die Straße` */
	if (out->n == 0 && tok_at(r, tok)->head != NONE && !is_passive(r,
	    tok_at(r, tok)->head, tok_at(r, tok_at(r, tok)->head)->lemma))
		with_preposition_behind(r, tok, STR(""), "genitive", out);
}

/* Whose it is; of a thing of a thing, whose that is: `der Frachter einer
 * Reederei aus Athen`. */
static void
owners(const struct reading *r, uint32_t tok, int depth, fillers *out)
{
	ids at = { 0 };

	owner_tokens(r, tok, &at);
	for (uint32_t i = 0; i < at.n; i++) {
		fillers who = { 0 };

		actor_itself(r, at.at[i], &who);
		if (who.n == 0 && depth < 4 && is_noun(tok_at(r, at.at[i])) &&
		    owns_by_owner(r, at.at[i]))
			owners(r, at.at[i], depth + 1, &who);
		for (uint32_t k = 0; k < who.n; k++) {
			who.at[k].is_owner = true;
			if (!fillers_have(out, who.at[k].entity))
				*PUSH(&r->d->mem, out) = who.at[k];
		}
	}
}

/* An event that a noun names, if its genitive is whom it is done to: `die
 * Ermordung Nasrallahs` is not Nasrallah's; but who is for `die Aufnahme
 * Indiens` is for India. */
static const struct rule *
rule_against_genitive(const struct reading *r, const struct predicate *p)
{
	const ids *rules = rules_find(&r->l->rules, WORD_NOUN, p->lemma, NULL);

	for (uint32_t i = rules->n; i-- > 0; ) {
		const struct rule *rule = &r->l->rules.at.at[rules->at[i]];

		if (event_kinds[rule->type].intensity > 0)
			continue;
		for (uint32_t k = 0; k < rule->target.n; k++)
			if (rule->target.at[k].kind == SLOT_GEN)
				return rule;
	}
	return NULL;
}

/* Who did it. */
static void
doers(const struct reading *r, const struct predicate *p,
    const struct rule *rule, fillers *out)
{
	for (uint32_t i = 0; i < rule->source.n && out->n == 0; i++)
		if (rule->source.at[i].kind != SLOT_SUPPORT)
			slot_actors(r, p, &rule->source.at[i], out);
	for (uint32_t i = 0; i < out->n; i++)
		out->at[i].is_owner = true;
}

void
token_actors(const struct reading *r, uint32_t tok, fillers *out)
{
	fillers own = { 0 };

	actor_itself(r, tok, &own);
	if (own.n == 0 && is_noun(tok_at(r, tok)) && owns_by_owner(r, tok)) {
		struct predicate p = predicate_at(r, tok, WORD_NOUN);
		const struct rule *rule = rule_against_genitive(r, &p);

		if (rule != NULL)
			doers(r, &p, rule, &own);
		else
			owners(r, tok, 0, &own);
	}
	for (uint32_t i = 0; i < own.n; i++)
		if (!fillers_have(out, own.at[i].entity))
			*PUSH(&r->d->mem, out) = own.at[i];
}

void
slot_itself(const struct reading *r, const struct predicate *p,
    const struct slot *slot, fillers *out)
{
	ids at = { 0 };

	slot_tokens(r, p, slot, &at);
	for (uint32_t i = 0; i < at.n; i++)
		actor_itself(r, at.at[i], out);
}

void
slot_actors(const struct reading *r, const struct predicate *p,
    const struct slot *slot, fillers *out)
{
	ids at = { 0 };

	slot_tokens(r, p, slot, &at);
	for (uint32_t i = 0; i < at.n; i++)
		if (at.at[i] != p->tok)
			token_actors(r, at.at[i], out);
}

void
slot_places(const struct reading *r, const struct predicate *p,
    const struct slot *slot, fillers *out)
{
	ids at = { 0 };

	slot_tokens(r, p, slot, &at);
	for (uint32_t i = 0; i < at.n; i++) {
		uint32_t m = r->at_head[at.at[i]], e;

		if (m == NONE || r->d->mentions.at[m].entities.n != 1)
			continue;
		e = r->d->mentions.at[m].entities.at[0];
		if (r->d->entities.at[e].type == PLACE ||
		    r->d->entities.at[e].type == COUNTRY)
			*PUSH(&r->d->mem, out) = (struct filler){
				at.at[i], m, e, false };
	}
}
