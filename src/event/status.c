/* status: did it happen, and on whose word. */
#include "event/status.h"

#include "base/utf8.h"
#include "event/phrase.h"

static struct str
full_lemma(const struct reading *r, uint32_t tok)
{
	return predicate_at(r, tok, WORD_VERB).lemma;
}

/* What a word that governs or modifies the event says of it: a status,
 * STATUS_COUNT (it is no event), or -1. */
static int
says(const struct reading *r, struct str lemma, enum upos upos)
{
	struct rows m = lang_find(r->l, TABLE_MODALS, lemma);

	for (uint32_t i = m.beg; i < m.end; i++) {
		struct str status = lang_cell(r->l, TABLE_MODALS, i, 2);

		if (!str_is(lang_cell(r->l, TABLE_MODALS, i, 1),
		    upos_names[upos]))
			continue;
		return str_is(status, "none") ? STATUS_COUNT
		    : label_find(status_names, STATUS_COUNT, status);
	}
	return -1;
}

/* negated beats possible beats planned beats actual */
static enum status
weaker(enum status a, int b)
{
	return b < 0 || a > (enum status)b ? a : (enum status)b;
}

static bool
is_verbal_modifier(enum deprel rel)
{
	return rel == DEP_ADVMOD || rel == DEP_AUX || rel == DEP_DET ||
	    rel == DEP_AMOD || rel == DEP_CC || rel == DEP_MARK;
}

/* `nicht`, `kein`, `könnte`, `angeblich`, `geplanter` beside the word. */
static enum status
beside(const struct reading *r, uint32_t tok, enum status status)
{
	uint32_t i = tok_at(r, tok)->child;

	for (; i != NONE; i = tok_at(r, i)->next) {
		const struct token *t = tok_at(r, i);

		if (!is_verbal_modifier(t->deprel))
			continue;
		if (lang_has(r->l, TABLE_NEGATION, t->lemma) ||
		    tok_has(t, POLARITY_NEG))
			status = NEGATED;
		/* `wird liefern`, but not `wird beliefert` */
		if (!lang_is(r->l, TABLE_AUXILIARIES, t->lemma, "future"))
			status = weaker(status, says(r, t->lemma, t->upos));
		else if (t->deprel == DEP_AUX && tok_has(tok_at(r, tok),
		    VERBFORM_INF))
			status = weaker(status, tok_has(t, MOOD_SUB) &&
			    tok_has(t, TENSE_PAST) ? POSSIBLE : PLANNED);
	}
	return status;
}

/* `kein Angriff` makes the verb's event none either. */
static enum status
negated_argument(const struct reading *r, uint32_t tok, enum status status)
{
	static const enum deprel rels[] = {
		DEP_OBJ, DEP_NSUBJ, DEP_NSUBJ_PASS
	};

	for (size_t k = 0; k < 3; k++) {
		uint32_t c = tok_child(r->d, tok, rels[k], NONE);
		uint32_t det = c != NONE ? tok_child(r->d, c, DEP_DET, NONE)
		    : NONE;

		if (c != NONE && (lang_has(r->l, TABLE_NEGATION,
		    tok_at(r, c)->lemma) || (det != NONE && lang_has(r->l,
		    TABLE_NEGATION, tok_at(r, det)->lemma))))
			status = NEGATED;
	}
	return status;
}

static bool
is_conditional(const struct reading *r, uint32_t tok)
{
	uint32_t mark = tok_child(r->d, tok, DEP_MARK, NONE);

	return mark != NONE && lang_is(r->l, TABLE_AUXILIARIES,
	    tok_at(r, mark)->lemma, "condition");
}

/* `soll ermordet haben`: with a perfect infinitive the modal reports. */
static bool
is_hearsay(const struct reading *r, uint32_t tok)
{
	bool has_modal = false, has_perfect = false;

	for (uint32_t c = tok_child(r->d, tok, DEP_AUX, NONE); c != NONE;
	    c = tok_child(r->d, tok, DEP_AUX, c)) {
		const struct token *t = tok_at(r, c);

		has_modal |= tok_has(t, VERBFORM_FIN) &&
		    says(r, t->lemma, UPOS_AUX) >= 0;
		has_perfect |= tok_has(t, VERBFORM_INF);
	}
	return has_modal && has_perfect &&
	    tok_has(tok_at(r, tok), VERBFORM_PART);
}

/* `Sollte sie nicht freikommen, werde Berlin …`, `wenn …, dann …`: the main
 * clause depends on it. */
static bool
depends_on_condition(const struct reading *r, uint32_t tok)
{
	for (uint32_t c = tok_child(r->d, tok, DEP_ADVCL, NONE); c != NONE;
	    c = tok_child(r->d, tok, DEP_ADVCL, c)) {
		const struct sentence *s = &r->d->sentences.at[
		    doc_sentence_of(r->d, tok)];
		uint32_t first = tok_child(r->d, c, DEP_AUX, NONE);

		if (is_conditional(r, c) || (first == s->tok &&
		    tok_has(tok_at(r, first), MOOD_SUB)))
			return true;
	}
	return false;
}

enum status
status_of(const struct reading *r, const struct predicate *p)
{
	enum status status = beside(r, p->tok, ACTUAL);
	uint32_t tok = p->tok, up;

	if (p->word_class == WORD_VERB)
		status = negated_argument(r, tok, status);
	else if (tok_at(r, tok)->head != NONE) {
		/* `plant einen Besuch`, `es gab keinen Angriff` */
		uint32_t verb = tok_at(r, tok)->head;

		if (tok_at(r, verb)->upos == UPOS_VERB &&
		    (tok_at(r, tok)->deprel == DEP_OBJ ||
		    tok_at(r, tok)->deprel == DEP_NSUBJ ||
		    tok_at(r, tok)->deprel == DEP_NSUBJ_PASS ||
		    p->support == verb)) {
			status = beside(r, verb, status);
			if (tok_at(r, tok)->deprel != DEP_NSUBJ)
				status = weaker(status, says(r,
				    full_lemma(r, verb), UPOS_VERB));
			tok = verb;
		}
	}
	if (is_conditional(r, tok) || is_hearsay(r, tok) ||
	    (status == PLANNED && depends_on_condition(r, tok)))
		status = weaker(status, POSSIBLE);
	for (int depth = 0; depth < 4 &&
	    (up = governor(r->d, tok)) != NONE; depth++) {
		enum deprel rel = tok_at(r, tok)->deprel;

		/* a relative or adverbial clause stands for itself */
		if (rel == DEP_XCOMP || rel == DEP_CCOMP ||
		    (rel == DEP_ACL && !tok_has(tok_at(r, tok), VERBFORM_FIN)))
			status = weaker(status, says(r,
			    tok_at(r, up)->upos == UPOS_VERB
			    ? full_lemma(r, up) : tok_at(r, up)->lemma,
			    tok_at(r, up)->upos));
		if (rel == DEP_XCOMP)
			status = beside(r, up, status);
		if (is_conditional(r, up) && rel != DEP_ADVCL)
			status = weaker(status, POSSIBLE);
		tok = up;
	}
	return status;
}

/* ---- attribution ---- */

/* The first actor of these tokens. */
static uint32_t
first_actor(const struct reading *r, const ids *at, uint32_t *mention_out)
{
	for (uint32_t i = 0; i < at->n; i++) {
		fillers who = { 0 };

		token_actors(r, at->at[i], &who);
		if (who.n > 0) {
			*mention_out = who.at[0].mention;
			return who.at[0].entity;
		}
	}
	return NONE;
}

static bool
is_speech_verb(const struct reading *r, uint32_t tok)
{
	return tok_at(r, tok)->upos == UPOS_VERB &&
	    (lang_has(r->l, TABLE_SPEECH, full_lemma(r, tok)) ||
	    lang_has(r->l, TABLE_SPEECH, tok_at(r, tok)->lemma));
}

static uint32_t
speaker(const struct reading *r, uint32_t verb, uint32_t *mention_out)
{
	struct predicate p = predicate_at(r, verb, WORD_VERB);
	struct slot subj = { .kind = SLOT_SUBJ };
	ids at = { 0 };

	slot_tokens(r, &p, &subj, &at);
	return first_actor(r, &at, mention_out);
}

/* `laut Kiew`, `nach Angaben des Generalstabs`, `nach ukrainischen Angaben`. */
static uint32_t
by_preposition(const struct reading *r, uint32_t tok, uint32_t *mention_out)
{
	const struct sentence *s = &r->d->sentences.at[
	    doc_sentence_of(r->d, tok)];

	for (uint32_t i = s->tok; i < s->tok + s->ntok; i++) {
		const struct token *t = tok_at(r, i);
		ids at = { 0 };
		uint32_t noun = t->head, who;
		struct rows n;

		if (noun == NONE || !lang_is(r->l, TABLE_ADPOSITIONS,
		    t->lemma, "word"))
			continue;
		*PUSH(&r->d->mem, &at) = noun;
		/* a temporal `nach` has no noun of saying behind it */
		n = lang_find(r->l, TABLE_SPEECH, tok_at(r, noun)->lemma);
		if (n.beg == n.end && !lang_is(r->l, TABLE_ADPOSITIONS,
		    t->lemma, "source"))
			continue;
		who = first_actor(r, &at, mention_out);
		if (who != NONE)
			return who;
	}
	return NONE;
}

/* A quotation or Konjunktiv I without a verb of saying goes on with the
 * speaker of the sentence before. */
static bool
is_reported(const struct reading *r, uint32_t tok)
{
	const struct token *t = r->d->tokens.at;
	bool is = tok_has(&t[tok], MOOD_SUB) && !tok_has(&t[tok], TENSE_PAST);

	for (uint32_t i = t[tok].child; i != NONE && !is; i = t[i].next)
		is = tok_has(&t[i], MOOD_SUB) && !tok_has(&t[i], TENSE_PAST);
	return is;
}

static uint32_t
speaker_before(const struct reading *r, uint32_t tok, uint32_t *mention_out)
{
	uint32_t sentence = doc_sentence_of(r->d, tok);

	for (uint32_t back = 0; back < 3 && back <= sentence; back++) {
		const struct sentence *s = &r->d->sentences.at[sentence - back];

		for (uint32_t i = s->tok + s->ntok; i-- > s->tok; ) {
			uint32_t who;

			if (!is_speech_verb(r, i))
				continue;
			who = speaker(r, i, mention_out);
			if (who != NONE)
				return who;
		}
	}
	return NONE;
}

/* `…; die Uno beklagte, dass …` says something of its own. */
static bool
has_complement(const struct reading *r, uint32_t verb)
{
	static const enum deprel rels[] = {
		DEP_CCOMP, DEP_XCOMP, DEP_OBJ, DEP_PARATAXIS
	};

	for (size_t k = 0; k < sizeof rels / sizeof *rels; k++)
		if (tok_child(r->d, verb, rels[k], NONE) != NONE)
			return true;
	return false;
}

uint32_t
attribution_of(const struct reading *r, const struct predicate *p,
    uint32_t *mention_out)
{
	uint32_t who = by_preposition(r, p->tok, mention_out), tok = p->tok;
	const struct token *t = r->d->tokens.at;

	*mention_out = who != NONE ? *mention_out : NONE;
	if (who != NONE)
		return who;
	while (t[tok].head != NONE) {
		uint32_t up = t[tok].head;

		if ((t[tok].deprel == DEP_CCOMP ||
		    t[tok].deprel == DEP_PARATAXIS) && is_speech_verb(r, up))
			return speaker(r, up, mention_out);
		tok = up;
	}
	/* `… , sagte Peskow`: the verb of saying as an afterthought */
	for (uint32_t c = tok_child(r->d, tok, DEP_PARATAXIS, NONE); c != NONE;
	    c = tok_child(r->d, tok, DEP_PARATAXIS, c))
		if (is_speech_verb(r, c) && !has_complement(r, c))
			return speaker(r, c, mention_out);
	return is_reported(r, p->tok) || is_reported(r, tok)
	    ? speaker_before(r, p->tok, mention_out) : NONE;
}
