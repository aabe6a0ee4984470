/* metonym: which capitals act as governments.
 *
 * `Moskau warf Kiew vor`: a capital without a preposition is its state, one
 * after a preposition of place is a city; `zwischen`, `mit`, `gegen` and the
 * like are between actors.  `die Führung in Pjöngjang`, `Kritik aus Teheran`
 * are the state again (GUIDELINES.md, section 6, 19). */
#include "mention/find.h"

/* The preposition that governs the token, also before a coordination; NONE
 * if there is none. */
static uint32_t
preposition(const struct doc *d, uint32_t tok)
{
	for (;;) {
		uint32_t p = tok_child(d, tok, DEP_CASE, NONE);

		if (p != NONE)
			return p;
		if (d->tokens.at[tok].deprel != DEP_CONJ)
			return NONE;
		tok = d->tokens.at[tok].head;
	}
}

/* Is the noun one that speaks or acts for a state? */
static bool
is_body(struct doc *d, const struct lang *l, uint32_t tok)
{
	const struct token *t = &d->tokens.at[tok];
	struct str rest;
	struct rows r = lang_find_noun(&d->mem, l, TABLE_BODIES, t->lemma,
	    &rest);

	if (r.beg == r.end)
		r = lang_find_noun(&d->mem, l, TABLE_BODIES, t->form, &rest);
	return r.beg < r.end;
}

/* `Madrid – Seit Mitternacht`, `Ljubljana (dpa) - Die`: the place where the
 * article was written begins it. */
static bool
is_dateline(const struct doc *d, const struct mention *m)
{
	const struct sentence *s = &d->sentences.at[doc_sentence_of(d, m->tok)];
	const struct token *t = d->tokens.at;
	uint32_t end = m->tok + m->ntok;

	if (end >= d->tokens.n || t[end].upos != UPOS_PUNCT ||
	    m->tok > s->tok + 2 || s->is_headline)
		return false;
	for (uint32_t i = s->tok; i < m->tok; i++)
		if (t[i].upos != UPOS_PUNCT && t[i].upos != UPOS_PROPN)
			return false;
	return str_is(t[end].form, "(") || str_is(t[end].form, "/") ||
	    str_is(t[end].form, "-") || str_is(t[end].form, "–");
}

static bool
acts(struct doc *d, const struct lang *l, const struct mention *m)
{
	uint32_t p = preposition(d, m->head);
	uint32_t head = d->tokens.at[m->head].head;
	const struct token *t = &d->tokens.at[m->head];
	struct rows r;

	if (is_dateline(d, m))
		return false;
	if (p == NONE) {
		/* `die Hauptstadt Moskau`, a dateline, a list */
		if (t->deprel == DEP_APPOS || t->deprel == DEP_ROOT ||
		    t->deprel == DEP_PARATAXIS || head == NONE)
			return t->deprel == DEP_ROOT ? false :
			    t->deprel != DEP_APPOS;
		return true;
	}
	r = lang_find(l, TABLE_METONYMS, d->tokens.at[p].lemma);
	if (r.beg == r.end)
		return false;
	if (str_is(lang_cell(l, TABLE_METONYMS, r.beg, 1), "actor"))
		return true;
	/* in, aus: behind a body or an event's name */
	if (head == NONE)
		return false;
	if (is_body(d, l, head))
		return true;
	return str_is(lang_cell(l, TABLE_METONYMS, r.beg, 1), "event") &&
	    d->tokens.at[head].upos == UPOS_NOUN &&
	    rules_have(&l->rules, WORD_NOUN, d->tokens.at[head].lemma);
}

void
metonym_find(struct doc *d, const struct lang *l)
{
	for (uint32_t i = 0; i < d->mentions.n; i++) {
		struct mention *m = &d->mentions.at[i];

		if (m->kind != KIND_NAME || m->type != PLACE ||
		    m->country.n == 0 || !acts(d, l, m))
			continue;
		m->type = COUNTRY;
		m->name = gazetteer_state_name(l, m->country);
		m->rule = "capital-for-state";
	}
}
