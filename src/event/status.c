/* status: did it happen?
 *
 * What stands around the word that names the event is evidence: negation,
 * modal verbs, mood, the words that govern its clause or the noun, the date.
 * A linear model (status.tsv, learned by scripts/train/word) weighs it. */
#include "event/status.h"

#include <assert.h>

#include "base/bits.h"
#include "event/frame.h"
#include "event/moment.h"
#include "event/mood.h"
#include "event/phrase.h"
#include "event/setting.h"
#include "event/weights.h"

static_assert(EVIDENCE_COUNT <= 64, "too much evidence");

const char *const evidence_names[EVIDENCE_COUNT] = {
#define EVIDENCE(name) #name,
#include "event/status.def"
#undef EVIDENCE
};

struct str
stance_of(const struct reading *r, uint32_t tok)
{
	const struct token *t = tok_at(r, tok);
	struct str lemma = t->upos == UPOS_VERB ? verb_lemma(r, tok) : t->lemma;
	struct rows m = lang_find(r->l, TABLE_MODALS, lemma);

	for (uint32_t i = m.beg; i < m.end; i++)
		if (str_is(lang_cell(r->l, TABLE_MODALS, i, 1),
		    upos_names[t->upos]))
			return lang_cell(r->l, TABLE_MODALS, i, 2);
	return (struct str){ 0 };
}

/* The bit of a stance: of possible, planned, negated one of those from `first`
 * on, in the order of status.def. */
static uint64_t
stance_bit(struct str stance, enum evidence first)
{
	static const char *const stances[] = {
		"possible", "planned", "negated"
	};

	for (size_t i = 0; i < sizeof stances / sizeof *stances; i++)
		if (str_is(stance, stances[i]))
			return 1ull << (first + i);
	return when(E_charge, str_is(stance, "charge")) |
	    when(E_offer, str_is(stance, "offer")) |
	    when(E_attempt, str_is(stance, "attempt"));
}

static bool
is_negation(const struct reading *r, uint32_t tok)
{
	return lang_has(r->l, TABLE_NEGATION, tok_at(r, tok)->lemma) ||
	    tok_has(tok_at(r, tok), POLARITY_NEG);
}

/* The token, or an adverb with it: `nicht einmal`. */
static bool
has_negation(const struct reading *r, uint32_t tok)
{
	uint32_t adverb = tok_child(r->d, tok, DEP_ADVMOD, NONE);

	return is_negation(r, tok) ||
	    (adverb != NONE && is_negation(r, adverb));
}

/* A modal verb beside the predicate. */
static uint64_t
modal(const struct reading *r, uint32_t tok, uint32_t aux)
{
	const struct token *t = tok_at(r, aux);
	bool is_irreal = tok_has(t, MOOD_SUB) && tok_has(t, TENSE_PAST);
	struct str stance = stance_of(r, aux);

	if (is_use(r, aux, "future"))
		return t->deprel != DEP_AUX || (!tok_has(tok_at(r, tok),
		    VERBFORM_INF) && !str_eq(tok_at(r, tok)->form,
		    tok_at(r, tok)->lemma)) ? 0
		    : when(is_irreal ? E_would : E_future, true);
	if (str_is(stance, "planned"))
		return when(is_irreal || tok_has(t, TENSE_PAST) ? E_should
		    : E_shall, true);
	return when(is_irreal ? E_could : E_can, str_is(stance, "possible"));
}

/* `nicht`, `kein`, `könnte`, `angeblich`, `geplanter` beside the word. */
static uint64_t
beside(const struct reading *r, uint32_t tok)
{
	uint64_t e = 0;

	for (uint32_t i = tok_at(r, tok)->child; i != NONE;
	    i = tok_at(r, i)->next)
		switch (tok_at(r, i)->deprel) {
		case DEP_AUX:
			e |= modal(r, tok, i);
			break;
		case DEP_CASE:
		case DEP_MARK:
			e |= when(is_use(r, i, "paired") ? E_negated :
			    E_without, is_negation(r, i)) |
			    when(E_purpose, is_use(r, i, "purpose")) |
			    when(E_condition, is_use(r, i, "condition")) |
			    when(E_asked, is_use(r, i, "question"));
			break;
		case DEP_ADVMOD:
		case DEP_AMOD:
		case DEP_DET:
		case DEP_CC:
			e |= when(E_negated, has_negation(r, i)) |
			    stance_bit(stance_of(r, i), E_beside_possible);
			break;
		default:
			break;
		}
	return e;
}

/* `kein Angriff`, `niemand`, `weder A noch B` make the verb's event none
 * either: what negates, or NONE. */
static uint32_t
negated_argument(const struct reading *r, uint32_t tok)
{
	for (uint32_t c = tok_at(r, tok)->child; c != NONE;
	    c = tok_at(r, c)->next) {
		if (!is_noun(tok_at(r, c)) && tok_at(r, c)->upos != UPOS_PRON)
			continue;
		if (is_negation(r, c))
			return c;
		for (uint32_t i = tok_at(r, c)->child; i != NONE && i < c;
		    i = tok_at(r, i)->next)
			if (tok_at(r, i)->upos != UPOS_ADP &&
			    is_negation(r, i))
				return i;
	}
	return NONE;
}

/* `soll ermordet haben`: with a perfect infinitive the modal reports. */
static bool
is_hearsay(const struct reading *r, uint32_t tok)
{
	bool has_modal = false, has_perfect = false;

	for (uint32_t c = tok_at(r, tok)->child; c != NONE;
	    c = tok_at(r, c)->next) {
		const struct token *t = tok_at(r, c);

		if (t->deprel != DEP_AUX && t->deprel != DEP_AUX_PASS)
			continue;
		has_modal |= t->deprel == DEP_AUX && stance_of(r, c).n > 0 &&
		    !is_use(r, c, "future");
		has_perfect |= t->deprel == DEP_AUX &&
		    str_eq(t->form, t->lemma) && stance_of(r, c).n == 0;
	}
	return has_modal && has_perfect;
}

/* `Sollte sie nicht freikommen, …`, `…, sollte sie freikommen`: a clause with
 * its verb in front that hangs on another. */
static bool
is_verb_first(const struct reading *r, uint32_t tok)
{
	struct mood m = mood_of(r, tok);
	enum deprel rel = tok_at(r, tok)->deprel;

	if (m.finite == NONE || (rel != DEP_ADVCL && !(m.is_irreal &&
	    (rel == DEP_CCOMP || rel == DEP_PARATAXIS || rel == DEP_ACL))))
		return false;
	for (uint32_t i = tok_at(r, tok)->child; i != NONE && i < m.finite;
	    i = tok_at(r, i)->next)
		if (tok_at(r, i)->upos != UPOS_PUNCT)
			return false;
	return m.finite == sentence_at(r, tok)->tok ||
	    tok_at(r, m.finite - 1)->upos == UPOS_PUNCT;
}

/* `Sollte sie nicht freikommen, werde Berlin …`, `wenn …, dann …`: the main
 * clause depends on it. */
static bool
depends_on_condition(const struct reading *r, uint32_t tok)
{
	for (uint32_t c = tok_child(r->d, tok, DEP_ADVCL, NONE); c != NONE;
	    c = tok_child(r->d, tok, DEP_ADVCL, c)) {
		uint32_t mark = tok_child(r->d, c, DEP_MARK, NONE);

		if ((mark != NONE && is_use(r, mark, "condition")) ||
		    is_verb_first(r, c))
			return true;
	}
	return false;
}

/* Does a date of its clause lie behind the article's?  In the present tense a
 * weekday lies ahead. */
static bool
is_ahead(const struct reading *r, const struct predicate *p, bool is_present)
{
	uint32_t top = clause_top(r->d, p->tok);
	const struct sentence *s = sentence_at(r, p->tok);
	struct str today = r->d->date;

	for (uint32_t i = moment_from(r, s->tok); i < r->moments.n &&
	    r->moments.at[i].tok < s->tok + s->ntok; i++) {
		const struct moment *m = &r->moments.at[i];
		struct str date = is_present ? m->ahead : m->past;
		size_t n = date.n < today.n ? date.n : today.n;

		if (n >= 4 && clause_top(r->d, m->head) == top &&
		    memcmp(date.s, today.s, n) > 0)
			return true;
	}
	return false;
}

/* `der Angriff`, `sein Angriff`: one that is known. */
static bool
is_definite(const struct reading *r, uint32_t tok)
{
	uint32_t det = tok_child(r->d, tok, DEP_DET, NONE);

	return det != NONE && (tok_has(tok_at(r, det), DEFINITE_DEF) ||
	    tok_has(tok_at(r, det), POSS_YES) ||
	    tok_has(tok_at(r, det), PRONTYPE_DEM));
}

/* Does somebody deny something behind the token, in its sentence or the next
 * one?  `…, munkeln die Rebellen.  Luanda leugnet.` */
static bool
is_contested(const struct reading *r, uint32_t tok)
{
	uint32_t here = doc_sentence_of(r->d, tok), end;

	/* a long sentence says something of its own */
	end = here + 1 < r->d->sentences.n &&
	    r->d->sentences.at[here + 1].ntok < 8 ? here + 1 : here;
	end = r->d->sentences.at[end].tok + r->d->sentences.at[end].ntok;
	for (uint32_t i = tok + 1; i < end; i++)
		if (tok_at(r, i)->upos == UPOS_VERB &&
		    str_is(speech_kind(r, i), "deny"))
			return true;
	return false;
}

/* `Hat Peru gedroht?`; a question with `warum` takes for granted that. */
static bool
is_open_question(const struct reading *r, const struct sentence *s)
{
	if (!str_is(tok_at(r, s->tok + s->ntok - 1)->form, "?"))
		return false;
	for (uint32_t i = s->tok; !is_verbal(tok_at(r, i)) &&
	    i + 1 < s->tok + s->ntok; i++)
		if (is_use(r, i, "asks"))
			return false;
	return true;
}

/* The clause that the word is in. */
static uint64_t
form(const struct reading *r, const struct predicate *p)
{
	struct mood m = mood_of(r, p->tok);
	const struct sentence *s = sentence_at(r, p->tok);
	bool is_present = m.finite != NONE && !m.is_past && !m.is_irreal;

	return when(E_noun, p->word_class == WORD_NOUN) |
	    when(E_definite, p->word_class == WORD_NOUN &&
	    is_definite(r, p->tok)) |
	    when(E_contested, is_contested(r, p->tok)) |
	    when(E_reported, m.is_reported) | when(E_irreal, m.is_irreal) |
	    when(E_past, m.is_past) | when(E_present, is_present) |
	    when(E_infinitive, m.finite == NONE && m.verb == p->tok) |
	    when(E_depends, depends_on_condition(r, m.verb)) |
	    when(E_condition, is_verb_first(r, m.verb)) |
	    when(E_asked, is_open_question(r, s)) |
	    when(E_ahead, is_ahead(r, p, is_present)) |
	    when(E_quoted, tok_at(r, p->tok)->is_quoted) |
	    when(E_headline, s->is_headline);
}

/* Of a verb of saying that governs the clause. */
static uint64_t
said(const struct reading *r, uint32_t verb)
{
	struct str kind = speech_kind(r, verb);

	return when(E_said, str_is(kind, "say") || str_is(kind, "word") ||
	    str_is(kind, "medium")) |
	    when(E_claimed, str_is(kind, "claim")) |
	    when(E_thought, str_is(kind, "think")) |
	    when(E_announced, str_is(kind, "announce")) |
	    when(E_denied, str_is(kind, "deny"));
}

/* `bei einem Besuch plante er …`: a noun that only says on what occasion. */
static bool
is_occasion(const struct reading *r, uint32_t tok)
{
	return is_governed(r, tok, STR(""), "occasion") &&
	    tok_has(tok_at(r, tok), CASE_DAT);
}

/* `soll … kopiert und durchgestochen haben`: the second of two verbs shares
 * the first one's auxiliaries. */
static uint64_t
conjunct(const struct reading *r, uint32_t tok)
{
	uint32_t up = tok_at(r, tok)->head;

	if (!is_verbal(tok_at(r, tok)) || !is_verbal(tok_at(r, up)) ||
	    tok_has(tok_at(r, tok), MOOD_IND) ||
	    tok_has(tok_at(r, tok), MOOD_SUB) ||
	    tok_child(r->d, tok, DEP_NSUBJ, NONE) != NONE)
		return 0;
	return (beside(r, up) & (when(E_can, true) | when(E_could, true) |
	    when(E_shall, true) | when(E_should, true) |
	    when(E_future, true) | when(E_would, true))) |
	    when(E_hearsay, is_hearsay(r, up));
}

/* What the word above the token says of it; what they are to each other
 * decides how. */
static uint64_t
above(const struct reading *r, uint32_t tok)
{
	uint32_t up = tok_at(r, tok)->head;
	struct str stance = stance_of(r, up);
	bool is_clause = false, is_noun_there = is_noun(tok_at(r, tok));
	uint64_t e = 0;

	switch (tok_at(r, tok)->deprel) {
	case DEP_CCOMP:
	case DEP_XCOMP:
	case DEP_CSUBJ:
	case DEP_CSUBJ_PASS:
	case DEP_ACL:
		is_clause = true;
		e = stance_bit(stance, E_clause_possible) | said(r, up);
		break;
	case DEP_OBJ:
	case DEP_IOBJ:
	case DEP_NSUBJ_PASS:
		e = stance_bit(stance, E_object_possible);
		break;
	case DEP_NSUBJ:
		e = stance_bit(stance, E_subject_possible);
		break;
	case DEP_OBL:
	case DEP_OBL_ARG:
	case DEP_NMOD:
	case DEP_APPOS:
		if (!is_occasion(r, tok))
			e = stance_bit(stance, E_phrase_possible);
		break;
	case DEP_PARATAXIS:
		return said(r, up);
	case DEP_CONJ:
		return conjunct(r, tok);
	default:
		return 0;
	}
	if (is_clause || e != 0 || is_noun_there) {
		uint64_t there = beside(r, up);

		e |= when(is_noun_there && is_definite(r, tok)
		    ? E_negated_definite : E_negated_above, (there &
		    (when(E_negated, true) | when(E_without, true))) != 0 ||
		    (is_noun_there && negated_argument(r, up) != NONE));
		if (tok_at(r, up)->upos == UPOS_VERB)
			e |= there & ~(when(E_negated, true) |
			    when(E_without, true) | when(E_purpose, true));
		if (is_hearsay(r, up))
			e |= when(E_hearsay, true);
	}
	return e;
}

/* A clause that stands for itself ends the way up. */
static bool
stands_for_itself(const struct reading *r, uint32_t tok)
{
	enum deprel rel = tok_at(r, tok)->deprel;

	return rel == DEP_ADVCL || rel == DEP_PARATAXIS ||
	    (rel == DEP_ACL && mood_of(r, tok).finite != NONE &&
	    tok_child(r->d, tok, DEP_MARK, NONE) == NONE);
}

static bool
is_on_word(const struct reading *r, uint32_t tok)
{
	const struct sentence *s = sentence_at(r, tok);

	for (uint32_t i = s->tok; i < s->tok + s->ntok; i++)
		if (lang_is(r->l, TABLE_ADPOSITIONS, tok_at(r, i)->lemma,
		    "source") || (lang_is(r->l, TABLE_ADPOSITIONS,
		    tok_at(r, i)->lemma, "word") && tok_at(r, i)->head !=
		    NONE && speech_kind(r, tok_at(r, i)->head).n > 0))
			return true;
	return false;
}

uint64_t
status_evidence(const struct reading *r, const struct predicate *p,
    bool *none_out)
{
	struct str own = stance_of(r, p->tok);
	uint64_t e = when(E_any, true) | beside(r, p->tok) | form(r, p) |
	    when(E_hearsay, is_hearsay(r, p->tok)) |
	    when(E_on_word, is_on_word(r, p->tok)) |
	    when(E_own_planned, str_is(own, "planned")) |
	    when(E_own_offer, str_is(own, "offer"));
	uint32_t tok = p->tok, no;

	*none_out = false;
	if (p->word_class == WORD_VERB && (no = negated_argument(r, tok)) !=
	    NONE)
		e |= when(is_use(r, no, "paired") ? E_negated :
		    E_negated_argument, true);
	for (int depth = 0; depth < 4 && tok_at(r, tok)->head != NONE;
	    depth++) {
		uint32_t up = tok_at(r, tok)->head;
		bool is_clause = tok_at(r, tok)->deprel == DEP_CCOMP ||
		    tok_at(r, tok)->deprel == DEP_XCOMP ||
		    tok_at(r, tok)->deprel == DEP_ACL;

		if (tok_at(r, tok)->deprel == DEP_AMOD && depth == 0)
			break;
		/* `im Streit über`: two steps over nouns are far enough */
		if (depth > 1 && is_noun(tok_at(r, tok)) &&
		    tok_at(r, tok)->deprel != DEP_OBJ)
			break;
		e |= above(r, tok);
		*none_out |= str_is(stance_of(r, up), "none") && (is_clause ||
		    (is_noun(tok_at(r, tok)) &&
		    tok_at(r, tok)->deprel == DEP_OBJ && depth == 0)) &&
		    !stands_for_itself(r, tok);
		if (stands_for_itself(r, tok))
			break;
		tok = up;
	}
	return e;
}

bool
is_speech_act(enum event_type t)
{
	return t == EVENT_ACCUSE || t == EVENT_REJECT || t == EVENT_REQUEST ||
	    t == EVENT_THREATEN || t == EVENT_SUPPORT;
}

/* What kind of event it is, and who tells it. */
static uint64_t
of_event(const struct event *e)
{
	bool is_speech = is_speech_act(e->type);
	bool is_hostile = !is_speech && event_kinds[e->type].intensity < 0;
	uint64_t bits = when(E_speech_act, is_speech) |
	    when(E_hostile, is_hostile) |
	    when(E_talks, e->type == EVENT_CONSULT) |
	    when(E_agreement, e->type == EVENT_AGREE);

	for (uint32_t i = 0; i < e->roles.n; i++) {
		if (e->roles.at[i].role != ROLE_ATTRIBUTION)
			continue;
		bits |= when(event_has(e, ROLE_SOURCE, e->roles.at[i].entity)
		    ? E_by_self : is_hostile ? E_told_hostile : is_speech
		    ? E_told_speech : E_told_deed, true);
	}
	return bits;
}

/* What makes an event of any type but a refusal one that did not happen. */
#define NEGATIONS (when(E_negated, true) | when(E_negated_argument, true) | \
	when(E_without, true))

enum status
status_of(const struct reading *r, const struct predicate *p,
    const struct event *e)
{
	bool is_none;
	uint64_t bits = status_evidence(r, p, &is_none);
	int score[STATUS_COUNT] = { 0 };
	enum status best = ACTUAL;

	if (is_none)
		return STATUS_COUNT;
	bits |= of_event(e);
	if (is_speech_act(e->type))
		bits &= ~(when(E_own_planned, true) | when(E_own_offer, true));
	if (e->type == EVENT_REJECT && (bits & NEGATIONS) != 0)
		bits = (bits & ~NEGATIONS) | when(E_refused, true);
	bits |= when(E_meant, is_speech_act(e->type) &&
	    (bits & (when(E_shall, true) | when(E_future, true))) != 0);
	for (int i = 0; i < EVIDENCE_COUNT; i++)
		if (bits >> i & 1)
			for (int s = 0; s < STATUS_COUNT; s++)
				score[s] += weight_of(r->l, TABLE_STATUS,
				    evidence_names[i], status_names[s]);
	for (int s = 0; s < STATUS_COUNT; s++)
		if (score[s] > score[best])
			best = (enum status)s;
	return best;
}
