/* when: the date of an event, of those that the article tells. */
#include "event/when.h"

#include "event/moment.h"
#include "event/phrase.h"

/* So many sentences back is looked; the first two always. */
#define SENTENCES_BACK 8

static bool
is_used(const struct reading *r, uint32_t prep, const char *use)
{
	return lang_is(r->l, TABLE_ADPOSITIONS, r->d->tokens.at[prep].lemma,
	    use);
}

/* The preposition of a moment: with its head, or the word before it. */
static uint64_t
preposition(const struct reading *r, const struct moment *m)
{
	const struct token *t = r->d->tokens.at;
	uint32_t prep = tok_child(r->d, m->head, DEP_CASE, NONE);
	uint32_t first = sentence_at(r, m->tok)->tok;

	for (uint32_t i = m->tok; prep == NONE && i > first &&
	    i + 2 >= m->tok; i--)
		if (t[i - 1].upos == UPOS_ADP)
			prep = i - 1;
	if (prep == NONE)
		return when(SET_bare, true);
	return is_used(r, prep, "until") ? when(SET_until, true)
	    : is_used(r, prep, "since") ? when(SET_since, true)
	    : is_used(r, prep, "occasion") ? when(SET_occasion, true) : 0;
}

static uint64_t
exactness(const struct doc *d, struct str date)
{
	return when(date.n == 10 ? SET_day : date.n == 7 ? SET_month
	    : SET_year, true) | when(SET_today, str_eq(date, d->date)) |
	    when(SET_to_come, d->date.n == 10 && date.n == 10 &&
	    str_cmp(date, d->date) > 0);
}

/* Is the word's clause told of what is to come: `will … unterzeichnen`? */
static bool
is_to_come(const struct reading *r, uint32_t tok)
{
	uint32_t top = clause_top(r->d, tok);
	struct predicate p = { .tok = top, .word_class = WORD_VERB };

	return tok_has(tok_at(r, top), VERBFORM_INF) &&
	    strcmp(tense_of(r, &p), "present") == 0;
}

/* What a moment means here: what is planned, and a deadline, lies ahead. */
static struct str
meaning(const struct scene *s, const struct moment *m, uint64_t prep)
{
	bool is_ahead = m->ahead.n != 0 && (s->status == PLANNED ||
	    (prep >> SET_until & 1) != 0 || is_to_come(s->r, m->head));

	return is_ahead || m->past.n == 0 ? m->ahead : m->past;
}

/* Is somebody named both in this and in that sentence? */
static bool
share_somebody(const struct doc *d, uint32_t here, uint32_t there)
{
	const struct sentence *a = &d->sentences.at[here];
	const struct sentence *b = &d->sentences.at[there];
	const struct mention *m = d->mentions.at;

	for (uint32_t i = doc_mention_from(d, a->tok); i < d->mentions.n &&
	    m[i].tok < a->tok + a->ntok; i++)
		for (uint32_t k = doc_mention_from(d, b->tok);
		    k < d->mentions.n && m[k].tok < b->tok + b->ntok; k++)
			if (the_entity(&m[i]) != NONE &&
			    the_entity(&m[i]) == the_entity(&m[k]))
				return true;
	return false;
}

static void
add_moment(const struct scene *s, uint32_t i, candidate_list *out)
{
	const struct reading *r = s->r;
	const struct moment *m = &r->moments.at[i];
	uint64_t prep = preposition(r, m);
	struct str date = meaning(s, m, prep);
	uint64_t f = standing(r, s->p->tok, m->head) | prep |
	    exactness(r->d, date) | when(SET_now, m->is_now);
	uint32_t here = doc_sentence_of(r->d, s->p->tok);
	uint32_t there = doc_sentence_of(r->d, m->head);
	bool is_before = m->head < s->p->tok;
	const struct moment *next = i + 1 < r->moments.n ? m + 1 : NULL;

	f |= when(SET_again, m->is_again) | when(SET_same_actor,
	    here != there && share_somebody(r->d, here, there));
	if (is_before && (next == NULL || next->head > s->p->tok))
		f |= when(here != there ? SET_last : SET_nearest, true);
	*PUSH(&r->d->mem, out) = (struct candidate){ f, date, NONE, NONE };
}

/* `16.20 Uhr:` at the front of a sentence. */
static bool
begins_with_time(const struct reading *r, uint32_t tok)
{
	const struct sentence *s = sentence_at(r, tok);

	for (uint32_t i = s->tok; i < s->tok + s->ntok && i < s->tok + 5; i++)
		if (str_is(tok_at(r, i)->form, ":"))
			return i > s->tok && tok_at(r, s->tok)->form.s[0] >=
			    '0' && tok_at(r, s->tok)->form.s[0] <= '9';
	return false;
}

void
date_candidates(const struct scene *s, candidate_list *out)
{
	const struct reading *r = s->r;
	struct doc *d = r->d;
	uint32_t here = doc_sentence_of(d, s->p->tok);
	uint64_t told = 0;

	*PUSH(&d->mem, out) = (struct candidate){ 0, { 0 }, NONE, NONE };
	for (uint32_t i = 0; i < r->moments.n; i++) {
		uint32_t there = doc_sentence_of(d, r->moments.at[i].head);

		if (there > here + 1)
			break;
		if (there + SENTENCES_BACK < here && there > 1) {
			uint32_t from = moment_from(r, d->sentences.at[
			    here - SENTENCES_BACK].tok);

			i = from > i ? from - 1 : i;
			continue;
		}
		add_moment(s, i, out);
		told |= out->at[out->n - 1].features;
	}
	if (d->date.n != 0)
		*PUSH(&d->mem, out) = (struct candidate){
			when(SET_document, true) | exactness(d, d->date) |
			when(SET_document_lead, here < 2) |
			when(SET_document_clock,
			begins_with_time(r, s->p->tok)), d->date, NONE, NONE };
	out->at[0].features = none_features(s, told);
}

struct str
date_of(const struct scene *s)
{
	candidate_list all = { 0 };

	date_candidates(s, &all);
	return all.at[best_setting(s, "date", &all)].date;
}
