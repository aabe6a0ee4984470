/* condition: does a rule hold here? */
#include "event/clause.h"

#include "base/utf8.h"
#include "event/frame.h"
#include "event/phrase.h"

static bool
matches(struct str listed, struct str lemma)
{
	return rules_spelt_alike(listed, lemma) || (listed.n > 1 &&
	    listed.s[0] == '-' && lemma.n > listed.n &&
	    str_ends(lemma, str_from(listed, 1)));
}

bool
is_listed(const struct reading *r, uint32_t tok, const struct condition *c)
{
	const struct token *t = tok_at(r, tok);
	uint32_t left = tok_hyphen_left(r->d, tok);
	struct str whole = { 0 }, ending = { 0 };

	/* `INF-Vertrag`, also as `-vertrag` */
	if (left != NONE) {
		struct str first = tok_at(r, left)->form;

		whole = arena_printf(&r->d->mem, STR_FMT "-" STR_FMT,
		    STR_ARG(first), STR_ARG(t->lemma));
		ending = utf8_lower(&r->d->mem, whole);
	}
	for (uint32_t i = 0; i < c->lemmas.n; i++) {
		struct str w = c->lemmas.at[i];

		if (matches(w, t->lemma) || str_eq(w, t->form) ||
		    (left != NONE && (str_eq(w, whole) ||
		    (w.s[0] == '-' && matches(w, ending)))))
			return true;
	}
	return false;
}

/* Is it below `top`, in the same clause? */
static bool
is_in_clause(const struct reading *r, uint32_t tok, uint32_t top)
{
	while (tok != NONE && tok != top) {
		if (is_verbal(tok_at(r, tok)))
			return false;
		tok = tok_at(r, tok)->head;
	}
	return tok == top;
}

/* `stellte Alijew wegen der Verhaftungen zur Rede`: an idiom's noun may hang
 * on the wrong word. */
static bool
is_listed_in_clause(const struct reading *r, const struct predicate *p,
    const struct condition *c)
{
	const struct sentence *s = sentence_at(r, p->tok);

	for (uint32_t i = s->tok; i < s->tok + s->ntok; i++) {
		uint32_t prep = tok_child(r->d, i, DEP_CASE, NONE);

		if (prep != NONE && str_eq(tok_at(r, prep)->lemma,
		    c->slot.prep) && is_listed(r, i, c) &&
		    is_in_clause(r, i, p->tok))
			return true;
	}
	return false;
}

static bool
is_reflexive(const struct reading *r, uint32_t tok)
{
	const struct token *t = r->d->tokens.at;

	for (uint32_t i = t[tok].child; i != NONE; i = t[i].next)
		if (t[i].deprel == DEP_EXPL_PV || tok_has(&t[i], REFLEX_YES))
			return true;
	return false;
}

/* Does a thing stand there that takes up what somebody did: `kritisierte den
 * Schritt`, `verurteilte das`?  discourse.c finds out whose it was. */
static bool
slot_takes_up(const struct reading *r, const struct predicate *p,
    const struct slot *slot)
{
	ids at = { 0 };

	slot_tokens(r, p, slot, &at);
	for (uint32_t i = 0; i < at.n; i++) {
		const struct token *t = tok_at(r, at.at[i]);

		if (lang_has(r->l, TABLE_ACTS, t->lemma) ||
		    (t->upos == UPOS_PRON && tok_has(t, PRONTYPE_DEM)))
			return true;
	}
	return false;
}

static bool
has_target(const struct reading *r, const struct predicate *p,
    const struct rule *rule)
{
	fillers who = { 0 };

	for (uint32_t i = 0; i < rule->target.n && who.n == 0; i++)
		slot_actors(r, p, &rule->target.at[i], &who);
	for (uint32_t i = 0; i < rule->target.n && who.n == 0; i++)
		if (slot_takes_up(r, p, &rule->target.at[i]))
			return true;
	return who.n > 0;
}

/* `die peruanische Präsidentin`: an office holder who is not named. */
static bool
holder_acts(const struct reading *r, const struct predicate *p,
    const struct slot *slot)
{
	ids at = { 0 };
	fillers who = { 0 };

	slot_tokens(r, p, slot, &at);
	if (at.n == 0 || r->at_head[at.at[0]] == NONE || r->d->mentions.at[
	    r->at_head[at.at[0]]].kind != KIND_OFFICE)
		return false;
	slot_actors(r, p, slot, &who);
	return who.n > 0;
}

/* `setzt sich dafür ein, dass`: is the slot a word that announces a clause? */
static bool
announces(const struct reading *r, uint32_t tok, const struct slot *slot)
{
	const struct sentence *s = sentence_at(r, tok);

	for (uint32_t i = s->tok; i < s->tok + s->ntok; i++)
		if (slot->kind == SLOT_PREP && tok_at(r, i)->head == tok &&
		    lang_is(r->l, TABLE_AUXILIARIES, tok_at(r, i)->lemma,
		    "correlate") && str_ends(tok_at(r, i)->lemma, slot->prep))
			return true;
	return false;
}

static bool
condition_holds(const struct reading *r, const struct predicate *p,
    const struct rule *rule, const struct condition *c)
{
	ids at = { 0 };
	fillers who = { 0 };

	switch (c->kind) {
	case WHEN_SICH:
		return is_reflexive(r, p->tok);
	case WHEN_CLAUSE:
		return has_clause(r, p->tok);
	case WHEN_LASSEN:
		return slots_of(r, p).tok != p->tok;
	case WHEN_TARGET:
		return has_target(r, p, rule);
	case WHEN_ACTOR:
		slot_actors(r, p, &c->slot, &who);
		return who.n > 0 || (!c->is_not && c->slot.kind == SLOT_OBJ &&
		    (rule->type == EVENT_ACCUSE || rule->type ==
		    EVENT_SUPPORT) && slot_takes_up(r, p, &c->slot));
	case WHEN_SELF:
		slot_itself(r, p, &c->slot, &who);
		return who.n > 0 || holder_acts(r, p, &c->slot);
	case WHEN_PERSON:
		slot_itself(r, p, &c->slot, &who);
		return who.n > 0 &&
		    r->d->entities.at[who.at[0].entity].type == PERSON;
	case WHEN_PLACE:
		slot_places(r, p, &c->slot, &who);
		return who.n > 0;
	case WHEN_FILLED:
		slot_tokens(r, p, &c->slot, &at);
		return at.n > 0 || (!c->is_not &&
		    announces(r, p->tok, &c->slot));
	case WHEN_LEMMA:
		if (c->slot.kind == SLOT_SUPPORT)
			return p->support != NONE &&
			    is_listed(r, p->support, c);
		slot_tokens(r, p, &c->slot, &at);
		for (uint32_t i = 0; i < at.n; i++)
			if (is_listed(r, at.at[i], c))
				return true;
		return p->word_class == WORD_VERB &&
		    c->slot.kind == SLOT_PREP && !c->is_not &&
		    is_listed_in_clause(r, p, c);
	}
	return false;
}

bool
rule_holds(const struct reading *r, const struct predicate *p,
    const struct rule *rule)
{
	for (uint32_t i = 0; i < rule->when.n; i++)
		if (condition_holds(r, p, rule, &rule->when.at[i]) ==
		    rule->when.at[i].is_not)
			return false;
	return true;
}
