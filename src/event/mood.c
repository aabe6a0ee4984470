/* mood: the form of the clause that a word stands in. */
#include "event/mood.h"

#include "event/frame.h"
#include "event/phrase.h"

/* `er habe` may be read as an indicative, though only Konjunktiv I has this
 * ending in the third person. */
static bool
is_subjunctive(const struct token *t)
{
	return tok_has(t, MOOD_SUB) || (tok_has(t, MOOD_IND) &&
	    tok_has(t, TENSE_PRES) && tok_has(t, PERSON_3) &&
	    tok_has(t, NUMBER_SING) && str_ends(t->form, STR("e")));
}

/* The finite auxiliary of a predicate; a modal verb rather than another, as
 * `haben` in `soll getan haben` looks finite. */
static uint32_t
auxiliary_of(const struct reading *r, uint32_t verb)
{
	uint32_t first = NONE;

	for (uint32_t i = tok_at(r, verb)->child; i != NONE;
	    i = tok_at(r, i)->next) {
		const struct token *t = tok_at(r, i);

		if ((t->deprel != DEP_AUX && t->deprel != DEP_AUX_PASS &&
		    t->deprel != DEP_COP) || !tok_is_finite(t))
			continue;
		if (lang_has(r->l, TABLE_MODALS, t->lemma))
			return i;
		first = first == NONE ? i : first;
	}
	return first;
}

/* The finite verb of a predicate: an auxiliary or itself; of one that is
 * coordinated also the first one's. */
static uint32_t
finite_of(const struct reading *r, uint32_t verb)
{
	for (int depth = 0; depth < 4 && verb != NONE; depth++) {
		uint32_t aux = auxiliary_of(r, verb);

		if (aux != NONE)
			return aux;
		if (tok_is_finite(tok_at(r, verb)))
			return verb;
		if (tok_at(r, verb)->deprel != DEP_CONJ)
			return NONE;
		verb = tok_at(r, verb)->head;
	}
	return NONE;
}

/* Is the token a predicate: a verb, or a noun or adjective with a copula? */
static bool
is_predicate(const struct reading *r, uint32_t tok)
{
	return (tok_at(r, tok)->upos == UPOS_VERB &&
	    tok_at(r, tok)->deprel != DEP_AMOD) ||
	    tok_child(r->d, tok, DEP_COP, NONE) != NONE ||
	    tok_child(r->d, tok, DEP_AUX, NONE) != NONE ||
	    tok_child(r->d, tok, DEP_AUX_PASS, NONE) != NONE;
}

struct mood
mood_of(const struct reading *r, uint32_t tok)
{
	struct mood m = { .verb = tok, .finite = NONE };
	const struct token *t;

	while (!is_predicate(r, m.verb)) {
		if (tok_at(r, m.verb)->head == NONE)
			return m;
		m.verb = tok_at(r, m.verb)->head;
	}
	m.finite = finite_of(r, m.verb);
	if (m.finite == NONE)
		return m;
	t = tok_at(r, m.finite);
	m.is_reported = is_subjunctive(t) && !tok_has(t, TENSE_PAST);
	m.is_irreal = is_subjunctive(t) && tok_has(t, TENSE_PAST);
	/* `hat geliefert`, not `soll geliefert haben` */
	m.is_past = tok_has(t, MOOD_IND) && !m.is_reported &&
	    (tok_has(t, TENSE_PAST) || (t->deprel == DEP_AUX &&
	    tok_has(tok_at(r, m.verb), VERBFORM_PART) &&
	    !lang_has(r->l, TABLE_MODALS, t->lemma)));
	return m;
}

struct str
speech_kind(const struct reading *r, uint32_t tok)
{
	const struct token *t = tok_at(r, tok);
	struct str lemma = t->upos == UPOS_VERB ? verb_lemma(r, tok) : t->lemma;
	struct rows s = lang_find(r->l, TABLE_SPEECH, lemma);

	if (t->upos != UPOS_VERB && t->upos != UPOS_NOUN)
		return (struct str){ 0 };
	for (uint32_t i = s.beg; i < s.end; i++)
		if (str_is(lang_cell(r->l, TABLE_SPEECH, i, 1),
		    upos_names[t->upos]))
			return lang_cell(r->l, TABLE_SPEECH, i, 2);
	return (struct str){ 0 };
}
