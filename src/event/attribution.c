/* attribution: on whose word it rests that an event happened.
 *
 * Whoever speaks in the sentence or near it is a candidate: by what governs
 * the event's clause (`X sagte, dass …`), by a preposition (`laut X`), or in
 * the sentences before.  A linear model (attribution.tsv, learned by
 * scripts/train/word) ranks them, and nobody among them. */
#include "event/attribution.h"

#include <assert.h>

#include "event/mood.h"
#include "event/phrase.h"
#include "event/status.h"
#include "event/weights.h"

static_assert(CLUE_COUNT <= 64, "too many clues");

/* So many sentences back somebody may have begun to speak. */
enum { SENTENCES_BACK = 4 };

const char *const clue_names[CLUE_COUNT] = {
#define CLUE(name) #name,
#include "event/attribution.def"
#undef CLUE
};

/* The search for one event. */
struct asking {
	const struct reading   *r;
	const struct predicate *p;
	const struct event     *e;
	struct mood             mood;
	bool                    is_quoted, is_according;
	speakers               *out;
};

static inline uint64_t
clue(enum clue c, bool holds)
{
	return (uint64_t)holds << c;
}

static uint64_t
kind_of_speech(const struct reading *r, uint32_t tok)
{
	struct str kind = speech_kind(r, tok);

	return clue(CLUE_say, str_is(kind, "say") || str_is(kind, "word")) |
	    clue(CLUE_claim, str_is(kind, "claim")) |
	    clue(CLUE_think, str_is(kind, "think")) |
	    clue(CLUE_announce, str_is(kind, "announce")) |
	    clue(CLUE_accuse, str_is(kind, "charge")) |
	    clue(CLUE_deny, str_is(kind, "deny")) |
	    clue(CLUE_know, str_is(kind, "know")) |
	    clue(CLUE_ask, str_is(kind, "ask")) |
	    clue(CLUE_medium, str_is(kind, "medium"));
}

/* Somebody may be found by several ways: his clues add up. */
static void
add(struct asking *a, const struct filler *who, uint64_t clues)
{
	const struct entity *x = &a->r->d->entities.at[who->entity];
	bool is_source = event_has(a->e, ROLE_SOURCE, who->entity);

	if (who->mention == NONE || x->type == PLACE)
		return;
	for (uint32_t i = 0; i < a->out->n; i++)
		if (a->out->at[i].entity == who->entity) {
			/* found by a better way already */
			if (!(clues >> CLUE_same & 1) ||
			    a->out->at[i].clues == clue(CLUE_self, true))
				a->out->at[i].clues |= clues;
			return;
		}
	clues |= clue(CLUE_person, x->type == PERSON) |
	    clue(CLUE_organization, x->type == ORGANIZATION) |
	    clue(CLUE_country, x->type == COUNTRY) |
	    clue(CLUE_source, is_source) | clue(CLUE_source_of_speech,
	    is_source && is_speech_act(a->e->type)) |
	    clue(CLUE_target, event_has(a->e, ROLE_TARGET, who->entity));
	*PUSH(&a->r->d->mem, a->out) = (struct speaker){
		who->entity, who->mention, clues };
}

/* The first actor that the token stands for. */
static bool
add_token(struct asking *a, uint32_t tok, uint64_t clues)
{
	fillers who = { 0 };

	token_actors(a->r, tok, &who);
	if (who.n > 0)
		add(a, &who.at[0], clues);
	return who.n > 0;
}

/* `hieß es aus dem Ministerium`, `wird in Rom erwogen`. */
static bool
add_where(struct asking *a, uint32_t verb, uint64_t clues)
{
	const struct reading *r = a->r;

	if (speech_kind(r, verb).n == 0)
		return false;
	for (uint32_t i = tok_at(r, verb)->child; i != NONE;
	    i = tok_at(r, i)->next)
		if ((is_governed(r, i, STR(""), "owner") ||
		    is_governed(r, i, STR(""), "near")) &&
		    add_token(a, i, clues))
			return true;
	return false;
}

static bool
add_subject(struct asking *a, uint32_t verb, uint64_t clues)
{
	static const struct slot subject = { .kind = SLOT_SUBJ };
	struct predicate p = predicate_at(a->r, verb, WORD_VERB);
	ids at = { 0 };

	slot_tokens(a->r, &p, &subject, &at);
	for (uint32_t i = 0; i < at.n; i++)
		if (add_token(a, at.at[i], clues))
			return true;
	return (at.n == 0 || tok_at(a->r, at.at[0])->upos == UPOS_PRON) &&
	    add_where(a, verb, clues);
}

/* The author of a noun of saying: `der Vorwurf Kiews`, `Kiew erhob den
 * Vorwurf`. */
static void
add_author(struct asking *a, uint32_t noun, uint64_t clues)
{
	uint32_t up = tok_at(a->r, noun)->head;

	if (!add_token(a, noun, clues) && up != NONE &&
	    tok_at(a->r, up)->upos == UPOS_VERB &&
	    (tok_at(a->r, noun)->deprel == DEP_OBJ ||
	    tok_at(a->r, noun)->deprel == DEP_OBL))
		add_subject(a, up, clues);
}

/* The clue of the stance of a word that governs the event. */
static uint64_t
governs(struct str stance)
{
	return clue(CLUE_charge, str_is(stance, "charge")) |
	    clue(CLUE_offer, str_is(stance, "offer")) |
	    clue(CLUE_attempt, str_is(stance, "attempt")) |
	    clue(CLUE_plan, str_is(stance, "planned")) |
	    clue(CLUE_hope, str_is(stance, "possible"));
}

/* A clause without conjunction in the indicative is seldom reported, though
 * the reader may hang it on a verb of saying. */
static bool
is_bare(const struct asking *a, uint32_t tok)
{
	struct mood m = mood_of(a->r, tok);

	return !m.is_reported && !m.is_irreal && !a->is_quoted &&
	    tok_child(a->r->d, tok, DEP_MARK, NONE) == NONE;
}

/* What governs the token: `X sagte, dass …`, `Vorwurf, … zu haben`. */
static void
ask_above(struct asking *a, uint32_t tok)
{
	const struct reading *r = a->r;
	uint32_t up = tok_at(r, tok)->head;
	enum deprel rel = tok_at(r, tok)->deprel;
	bool is_clause = mood_of(r, tok).verb == tok && (rel == DEP_CCOMP ||
	    rel == DEP_XCOMP || rel == DEP_ACL || rel == DEP_PARATAXIS ||
	    rel == DEP_CSUBJ);
	bool is_infinitive = mood_of(r, tok).finite == NONE;
	uint64_t how = kind_of_speech(r, up);
	uint64_t stance = governs(stance_of(r, up));

	if (rel == DEP_ADVCL || rel == DEP_CONJ || (how | stance) == 0)
		return;
	if (is_noun(tok_at(r, up))) {
		if (how != 0)
			stance |= clue(CLUE_noun_word, true);
		add_author(a, up, how | stance);
		return;
	}
	if (how != 0)
		stance |= clue(!is_clause ? CLUE_object : is_infinitive
		    ? CLUE_infinitive : is_bare(a, tok) ? CLUE_bare
		    : CLUE_clause, true);
	if (tok_at(r, up)->upos == UPOS_ADJ || tok_at(r, up)->upos == UPOS_VERB)
		add_subject(a, up, how | stance);
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

/* `…, was Kiew beklagt`: a relative pronoun in the neuter takes up the
 * clause. */
static bool
takes_up_all(const struct reading *r, uint32_t verb)
{
	uint32_t c = tok_at(r, verb)->child;

	while (c != NONE && tok_at(r, c)->upos == UPOS_PUNCT)
		c = tok_at(r, c)->next;
	return c != NONE && tok_at(r, c)->upos == UPOS_PRON &&
	    tok_has(tok_at(r, c), PRONTYPE_REL) &&
	    tok_has(tok_at(r, c), GENDER_NEUT) &&
	    tok_has(tok_at(r, c), NUMBER_SING);
}

/* What stands beside the clause: `…, sagte X`, `wie X sagte`. */
static void
ask_beside(struct asking *a, uint32_t tok)
{
	const struct reading *r = a->r;

	for (uint32_t i = tok_at(r, tok)->child; i != NONE;
	    i = tok_at(r, i)->next) {
		enum deprel rel = tok_at(r, i)->deprel;
		uint32_t mark = tok_child(r->d, i, DEP_MARK, NONE);

		if (mark == NONE)
			mark = tok_child(r->d, i, DEP_ADVMOD, NONE);
		if ((rel != DEP_PARATAXIS && rel != DEP_ADVCL &&
		    rel != DEP_ACL) || tok_at(r, i)->upos != UPOS_VERB ||
		    speech_kind(r, i).n == 0)
			continue;
		if (mark != NONE && is_use(r, mark, "says"))
			add_subject(a, i, kind_of_speech(r, i) |
			    clue(CLUE_as_said, true));
		else if (takes_up_all(r, i))
			add_subject(a, i, kind_of_speech(r, i) |
			    clue(CLUE_relative, true));
		else if (rel == DEP_PARATAXIS && !has_complement(r, i))
			add_subject(a, i, kind_of_speech(r, i) |
			    clue(CLUE_beside, true));
	}
}

/* `…, so der Minister`: a name or description behind the word. */
static void
ask_so(struct asking *a, uint32_t so)
{
	const struct sentence *s = sentence_at(a->r, so);

	if (so == s->tok || tok_at(a->r, so - 1)->upos != UPOS_PUNCT)
		return;
	for (uint32_t i = so + 1; i < s->tok + s->ntok && i < so + 6; i++) {
		if (is_verbal(tok_at(a->r, i)))
			return;
		if (is_noun(tok_at(a->r, i)) && a->r->at_head[i] != NONE &&
		    add_token(a, i, clue(CLUE_so, true)))
			return;
	}
}

/* `laut Kiew`, `nach Angaben des Generalstabs`, `nach eigenen Angaben`. */
static void
ask_preposition(struct asking *a, uint32_t prep, uint64_t clues)
{
	const struct reading *r = a->r;
	uint32_t noun = tok_at(r, prep)->head, clause, own;

	if (noun == NONE || !lang_is(r->l, TABLE_ADPOSITIONS,
	    tok_at(r, prep)->lemma, "word"))
		return;
	/* a temporal `nach` has no noun of saying behind it */
	if (speech_kind(r, noun).n == 0 && !lang_is(r->l, TABLE_ADPOSITIONS,
	    tok_at(r, prep)->lemma, "source"))
		return;
	clause = mood_of(r, noun).verb;
	if (clues == 0)
		clues = clue(clause == a->mood.verb || is_below(r, a->p->tok,
		    tok_at(r, noun)->head) ? CLUE_preposition
		    : CLUE_preposition_far, true);
	own = tok_child(r->d, noun, DEP_AMOD, NONE);
	if (own != NONE && is_use(r, own, "own"))
		add_subject(a, clause, clues | clue(CLUE_own_word, true));
	else
		add_token(a, noun, clues);
}

/* `Moskau: Kein Abzug geplant`, `Karl Weber: „…“`. */
static void
ask_colon(struct asking *a, const struct sentence *s)
{
	uint32_t colon = s->tok;

	while (colon < a->p->tok && colon < s->tok + 8 &&
	    !str_is(tok_at(a->r, colon)->form, ":"))
		colon++;
	if (colon == a->p->tok || !str_is(tok_at(a->r, colon)->form, ":"))
		return;
	for (uint32_t i = colon; i-- > s->tok; )
		if (is_verbal(tok_at(a->r, i)))
			return;
	for (uint32_t i = s->tok; i < colon; i++)
		if (add_token(a, i, clue(CLUE_colon, true)))
			return;
}

/* Who speaks in a sentence; the last one first.  Who is himself reported to
 * speak does not tell the rest. */
static void
ask_sentence(struct asking *a, const struct sentence *s, uint64_t clues)
{
	const struct reading *r = a->r;

	for (uint32_t i = s->tok + s->ntok; i-- > s->tok; )
		if (i != a->p->tok && tok_at(r, i)->upos == UPOS_VERB &&
		    speech_kind(r, i).n > 0 && !mood_of(r, i).is_reported &&
		    !tok_at(r, i)->is_quoted && add_subject(a, i,
		    kind_of_speech(r, i) | clues))
			clues &= ~clue(CLUE_last, true);
}

/* `…  Das sagte Weber.` */
static void
ask_that(struct asking *a, const struct sentence *s)
{
	const struct reading *r = a->r;

	if (tok_at(r, s->tok)->upos != UPOS_PRON ||
	    !tok_has(tok_at(r, s->tok), PRONTYPE_DEM))
		return;
	for (uint32_t i = s->tok; i < s->tok + s->ntok; i++)
		if (tok_at(r, i)->deprel == DEP_ROOT &&
		    speech_kind(r, i).n > 0)
			add_subject(a, i, clue(CLUE_after_that, true));
}

/* The subject of a sentence that is not itself told by somebody. */
static void
ask_subject(struct asking *a, const struct sentence *s, uint64_t clues)
{
	const struct reading *r = a->r;

	for (uint32_t i = s->tok; i < s->tok + s->ntok; i++)
		if (tok_at(r, i)->deprel == DEP_ROOT &&
		    tok_at(r, i)->upos == UPOS_VERB &&
		    !mood_of(r, i).is_reported && !tok_at(r, i)->is_quoted)
			add_subject(a, i, clues |
			    clue(CLUE_before_subject, true));
}

/* Is the predicate of the sentence told by somebody? */
static bool
is_told(const struct reading *r, const struct sentence *s)
{
	for (uint32_t i = s->tok; i < s->tok + s->ntok; i++)
		if (tok_at(r, i)->deprel == DEP_ROOT)
			return mood_of(r, i).is_reported ||
			    tok_at(r, i)->is_quoted;
	return false;
}

/* In the sentences before, and, of a quotation, in the next one. */
static void
ask_around(struct asking *a, uint32_t here)
{
	const struct reading *r = a->r;
	bool is_chain = true, is_open = a->mood.is_reported ||
	    a->mood.is_irreal || a->is_quoted;
	uint32_t known = a->out->n;
	uint64_t common = clue(CLUE_reported_before, a->mood.is_reported ||
	    a->mood.is_irreal) | clue(CLUE_quoted_before, a->is_quoted) |
	    clue(CLUE_according_before, a->is_according);

	for (uint32_t back = 1; back <= SENTENCES_BACK && back <= here;
	    back++) {
		const struct sentence *s = &r->d->sentences.at[here - back];
		uint32_t n = a->out->n;

		ask_sentence(a, s, common | clue(CLUE_last, true) |
		    clue(back == 1 ? CLUE_before : CLUE_before_far, true) |
		    clue(CLUE_before_chain, is_chain && back > 1));
		for (uint32_t i = s->tok; i < s->tok + s->ntok; i++)
			ask_preposition(a, i, common |
			    clue(CLUE_before_preposition, true));
		if (is_chain && (a->mood.is_reported || a->is_quoted))
			ask_subject(a, s, common);
		is_chain = is_chain && is_told(r, s) && n == a->out->n;
		if (is_open && known < a->out->n && n <= known)
			a->out->at[known].clues |= clue(CLUE_nearest, true);
	}
	if (here + 1 < r->d->sentences.n)
		ask_that(a, &r->d->sentences.at[here + 1]);
	if (a->is_quoted && here + 1 < r->d->sentences.n)
		ask_sentence(a, &r->d->sentences.at[here + 1],
		    common | clue(CLUE_after, true));
}

/* What the words around the event say of it (status.h). */
static uint64_t
of_evidence(const struct asking *a)
{
	bool is_none;
	uint64_t e = status_evidence(a->r, a->p, &is_none);
	double intensity = event_kinds[a->e->type].intensity;

	return clue(CLUE_nobody_hearsay, e >> E_hearsay & 1) |
	    clue(CLUE_nobody_hearsay, e >> E_beside_possible & 1) |
	    clue(CLUE_nobody_future, e >> E_future & 1) |
	    clue(CLUE_nobody_future, e >> E_shall & 1) |
	    clue(CLUE_nobody_negated, e >> E_negated & 1) |
	    clue(CLUE_nobody_negated, e >> E_negated_argument & 1) |
	    clue(CLUE_nobody_headline, e >> E_headline & 1) |
	    clue(CLUE_nobody_hostile, intensity < 0 &&
	    !is_speech_act(a->e->type));
}

static void
add_nobody(struct asking *a)
{
	*PUSH(&a->r->d->mem, a->out) = (struct speaker){ NONE, NONE,
		clue(CLUE_nobody, true) |
		clue(CLUE_nobody_reported, a->mood.is_reported) |
		clue(CLUE_nobody_irreal, a->mood.is_irreal) |
		clue(CLUE_nobody_quoted, a->is_quoted) |
		clue(CLUE_nobody_according, a->is_according) |
		clue(CLUE_nobody_participle, tok_at(a->r,
		a->p->tok)->deprel == DEP_AMOD) |
		clue(CLUE_nobody_definite, a->p->word_class == WORD_NOUN &&
		tok_child(a->r->d, a->p->tok, DEP_DET, NONE) != NONE &&
		tok_has(tok_at(a->r, tok_child(a->r->d, a->p->tok, DEP_DET,
		NONE)), DEFINITE_DEF)) |
		clue(CLUE_nobody_noun, a->p->word_class == WORD_NOUN) |
		clue(CLUE_nobody_past, a->mood.is_past) |
		of_evidence(a) |
		clue(CLUE_nobody_speech, is_speech_act(a->e->type)) };
}

void
attribution_speakers(const struct reading *r, const struct predicate *p,
    const struct event *e, speakers *out)
{
	struct asking a = { r, p, e, mood_of(r, p->tok),
		tok_at(r, p->tok)->is_quoted, false, out };
	uint32_t here = doc_sentence_of(r->d, p->tok), tok = p->tok;
	const struct sentence *s = &r->d->sentences.at[here];

	for (uint32_t i = s->tok; i < s->tok + s->ntok; i++)
		a.is_according |= is_use(r, i, "according");
	add_nobody(&a);
	for (uint32_t i = s->tok; i < s->tok + s->ntok; i++)
		ask_preposition(&a, i, 0);
	for (int depth = 0; depth < 8; depth++) {
		ask_beside(&a, tok);
		/* `der ausgewiesene Botschafter`: the article's own word */
		if (tok_at(r, tok)->head == NONE || (depth == 0 &&
		    tok_at(r, tok)->deprel == DEP_AMOD))
			break;
		ask_above(&a, tok);
		tok = tok_at(r, tok)->head;
	}
	for (uint32_t i = s->tok; i < s->tok + s->ntok; i++)
		if (is_use(r, i, "quotes"))
			ask_so(&a, i);
	ask_colon(&a, s);
	if (a.mood.verb != NONE)
		add_subject(&a, a.mood.verb, clue(CLUE_self, true) |
		    governs(stance_of(r, p->tok)));
	ask_sentence(&a, s, clue(CLUE_same, true));
	ask_around(&a, here);
}

uint32_t
attribution_of(const struct reading *r, const struct predicate *p,
    const struct event *e, uint32_t *mention_out)
{
	speakers all = { 0 };
	int best = 0;
	uint32_t first = 0;

	attribution_speakers(r, p, e, &all);
	for (uint32_t i = 0; i < all.n; i++) {
		int score = 0;

		for (int c = 0; c < CLUE_COUNT; c++)
			if (all.at[i].clues >> c & 1)
				score += weight_of(r->l, TABLE_ATTRIBUTION,
				    clue_names[c], NULL);
		if (i == 0 || score > best) {
			best = score;
			first = i;
		}
	}
	*mention_out = all.at[first].mention;
	return all.at[first].entity;
}
