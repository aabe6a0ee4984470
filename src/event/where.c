/* where: the place of an event, of those that the article names. */
#include "event/where.h"

#include "event/phrase.h"

/* So many sentences back is looked; the first two always. */
#define SENTENCES_BACK 6

/* The preposition before a name or before the noun that it stands beside: `im
 * Kosmodrom Wostotschny`; NONE if there is none. */
static uint32_t
preposition_of(const struct doc *d, uint32_t tok)
{
	uint32_t prep = tok_child(d, tok, DEP_CASE, NONE);
	const struct token *t = &d->tokens.at[tok];

	return prep == NONE && t->head != NONE &&
	    (t->deprel == DEP_APPOS || t->deprel == DEP_FLAT)
	    ? tok_child(d, t->head, DEP_CASE, NONE) : prep;
}

static uint64_t
preposition(const struct reading *r, uint32_t tok)
{
	static const struct { const char *use; enum setting_feature f; }
	uses[] = {
		{ "place", SET_place }, { "origin", SET_origin },
		{ "town", SET_goal }, { "occasion", SET_occasion },
		{ "until", SET_until }
	};
	uint32_t prep = preposition_of(r->d, tok);

	if (prep == NONE)
		return when(SET_bare, true);
	for (size_t i = 0; i < sizeof uses / sizeof *uses; i++)
		if (lang_is(r->l, TABLE_ADPOSITIONS, tok_at(r, prep)->lemma,
		    uses[i].use))
			return when(uses[i].f, true);
	return when(SET_other, true);
}

/* Does the name stand before all verbs of the sentence, as a dateline does? */
static bool
is_dateline(const struct reading *r, const struct mention *m)
{
	const struct sentence *s = sentence_at(r, m->tok);

	return m->tok < s->tok + 3 && doc_sentence_of(r->d, m->tok) < 4 &&
	    preposition_of(r->d, m->head) == NONE &&
	    tok_at(r, m->head)->deprel != DEP_NSUBJ;
}

static uint64_t
function(const struct reading *r, const struct mention *m)
{
	const struct token *t = tok_at(r, m->head);
	bool has_prep = has_preposition(r, m->head);

	return when(SET_subject, tok_is_subject(t)) | when(SET_object,
	    t->deprel == DEP_OBJ || t->deprel == DEP_IOBJ) |
	    when(SET_genitive, t->deprel == DEP_NMOD && !has_prep) |
	    when(SET_compound, t->deprel == DEP_COMPOUND ||
	    (m->tok + m->ntok < r->d->tokens.n &&
	    tok_hyphen_left(r->d, m->tok + m->ntok) != NONE)) |
	    when(SET_dateline, is_dateline(r, m)) |
	    when(SET_demonym, m->kind == KIND_DEMONYM);
}

static bool
is_place(const struct mention *m)
{
	return (m->type == PLACE || m->type == COUNTRY) &&
	    m->entities.n == 1 && (m->kind == KIND_NAME ||
	    m->kind == KIND_DEMONYM || m->kind == KIND_NOUN);
}

/* Is another place named right behind it? */
static bool
is_followed(const struct doc *d, uint32_t i)
{
	return i + 1 < d->mentions.n && is_place(&d->mentions.at[i + 1]) &&
	    d->mentions.at[i + 1].tok < d->mentions.at[i].tok +
	    d->mentions.at[i].ntok + 3;
}

static void
add_mention(const struct scene *s, uint32_t i, const fillers *slot,
    candidate_list *out)
{
	const struct reading *r = s->r;
	const struct mention *m = &r->d->mentions.at[i];
	uint32_t e = the_entity(m);
	uint64_t f = standing(r, s->p->tok, m->head) | function(r, m) |
	    preposition(r, m->head) | when(SET_again, r->counts[e] > 1) |
	    when(SET_inner, !is_followed(r->d, i))
	    | when(r->d->entities.at[e].type == COUNTRY ? SET_country
	    : SET_city, true) | when(SET_slot, fillers_have(slot, e));

	/* a dateline is of no clause, whatever the reader hung it on */
	if ((f >> SET_dateline & 1) != 0)
		f &= ~(when(SET_own, true) | when(SET_clause, true));
	if (s->e != NULL)
		f |= when(SET_target, event_has(s->e, ROLE_TARGET, e)) |
		    when(SET_source, event_has(s->e, ROLE_SOURCE, e));
	*PUSH(&r->d->mem, out) = (struct candidate){ f, { 0 }, e, i };
}

/* Mark the last one before the event, `nearest` in its sentence. */
static void
mark_last(const struct scene *s, candidate_list *all)
{
	const struct doc *d = s->r->d;
	uint32_t last = 0;

	for (uint32_t i = 1; i < all->n; i++)
		if (d->mentions.at[all->at[i].mention].head < s->p->tok)
			last = i;
	if (last != 0)
		all->at[last].features |= when(doc_sentence_of(d,
		    d->mentions.at[all->at[last].mention].head) ==
		    doc_sentence_of(d, s->p->tok) ? SET_nearest : SET_last,
		    true);
}

/* A state that is only whom it is done to is not repeated as the place
 * (GUIDELINES.md, section 6, 34); visits and withdrawals are there. */
static bool
is_only_target(const struct scene *s, const struct candidate *c)
{
	return s->e != NULL && s->e->type != EVENT_CONSULT &&
	    s->e->type != EVENT_RETREAT &&
	    (c->features >> SET_target & 1) != 0 &&
	    (c->features >> SET_country & 1) != 0 &&
	    (c->features >> SET_place & 1) == 0;
}

void
place_candidates(const struct scene *s, candidate_list *out)
{
	struct doc *d = s->r->d;
	uint32_t here = doc_sentence_of(d, s->p->tok);
	fillers slot = { 0 };
	uint64_t told = 0;

	for (uint32_t i = 0; s->slots != NULL && i < s->slots->n; i++)
		slot_places(s->r, s->p, &s->slots->at[i], &slot);
	*PUSH(&d->mem, out) = (struct candidate){ 0, { 0 }, NONE, NONE };
	for (uint32_t i = 0; i < d->mentions.n; i++) {
		const struct mention *m = &d->mentions.at[i];
		uint32_t there = doc_sentence_of(d, m->tok);

		if (there > here + 1)
			break;
		if (there + SENTENCES_BACK < here && there > 1) {
			uint32_t from = doc_mention_from(d, d->sentences.at[
			    here - SENTENCES_BACK].tok);

			i = from > i ? from - 1 : i;
			continue;
		}
		/* `von Ghana freigelassen` */
		if (!is_place(m) || d->tokens.at[m->head].deprel ==
		    DEP_OBL_AGENT)
			continue;
		add_mention(s, i, &slot, out);
		if (is_only_target(s, &out->at[out->n - 1])) {
			out->n--;
			continue;
		}
		told |= out->at[out->n - 1].features;
	}
	mark_last(s, out);
	out->at[0].features = none_features(s, told);
}

uint32_t
place_of(const struct scene *s, uint32_t *mention_out)
{
	candidate_list all = { 0 };
	uint32_t best;

	place_candidates(s, &all);
	best = best_setting(s, "place", &all);
	*mention_out = all.at[best].mention;
	return all.at[best].entity;
}
