/* speaker: whom `ich`, `wir`, `unser` in a quotation mean: who speaks, or
 * whom he speaks for. */
#include "entity/refer.h"

/* How many sentences back somebody may have begun to speak. */
enum { SPEECH_BACK = 4 };

/* One who says `wir`, and how far he is. */
struct voice {
	const struct mention *a;	/* the pronoun                        */
	bool     is_many;		/* wir, unser                         */
	uint32_t first, rank;		/* of the candidates                  */
	uint64_t far;
};

static void
add(struct resolving *r, const struct voice *v, uint32_t e, uint64_t features)
{
	struct doc *d = r->d;
	enum entity_type type = d->entities.at[e].type;
	ids who = { 0 };

	for (uint32_t i = v->first; i < d->antecedents.n; i++)
		if (one_of(d->antecedents.at[i].who) == e)
			return;
	if (type == PLACE)
		return;
	*PUSH(&d->mem, &who) = e;
	refer_add(r, v->a, features | v->far |
	    when(F_person, type == PERSON) |
	    when(F_organization, type == ORGANIZATION) |
	    when(F_country, type == COUNTRY) |
	    when(F_number_clash, v->is_many == (type == PERSON)) |
	    when(v->rank == 1 ? F_rank1 : F_rank2, v->rank > 0), who);
}

/* The state's entity, or NONE. */
static uint32_t
state_of(const struct resolving *r, struct str iso)
{
	struct str name = gazetteer_state_name(r->l, iso);

	return name.n > 0 ? entity_find(r, COUNTRY, name) : NONE;
}

/* Who speaks, and whom he speaks for: `Parteichef Weber`, `Minister Weber`. */
static void
add_voice(struct resolving *r, struct voice *v, uint32_t e)
{
	const struct facts *f = &r->facts.at[e];
	uint32_t state = r->d->entities.at[e].country.n > 0
	    ? state_of(r, r->d->entities.at[e].country) : NONE;

	add(r, v, e, 0);
	if (f->owner != NONE)
		add(r, v, f->owner, when(F_of_same, true));
	if (state != NONE)
		add(r, v, state, when(F_country_same, true) |
		    when(F_office_same, f->office.n > 0));
	v->rank++;
}

/* The entity of a subject, also of the name beside it: `Minister Weber`. */
static uint32_t
entity_of_subject(const struct resolving *r, uint32_t tok)
{
	uint32_t e = entity_at(r, tok);
	uint32_t beside = tok_child(r->d, tok, DEP_APPOS, NONE);

	return e == NONE && beside != NONE ? entity_at(r, beside) : e;
}

/* `sagt Weber`, and `…, so Weber`, in a sentence; not within quotations. */
static void
add_sentence(struct resolving *r, struct voice *v, const struct sentence *s)
{
	struct doc *d = r->d;

	for (uint32_t i = s->tok + s->ntok; i-- > s->tok; ) {
		const struct token *t = &d->tokens.at[i];
		uint32_t who = NONE;

		if (t->upos == UPOS_VERB && lang_has(r->l, TABLE_SPEECH,
		    doc_verb_lemma(d, i)))
			who = tok_child(d, i, DEP_NSUBJ, NONE);
		else if (i > s->tok && i + 1 < s->tok + s->ntok &&
		    t[-1].upos == UPOS_PUNCT && lang_is(r->l,
		    TABLE_AUXILIARIES, t->lemma, "quotes"))
			who = t->head != NONE && t->head > i ? t->head : i + 1;
		if (who == NONE || (who = entity_of_subject(r, who)) == NONE ||
		    d->tokens.at[i].is_quoted)
			continue;
		add_voice(r, v, who);
	}
}

ids
refer_speaker(struct resolving *r, const struct mention *a)
{
	const struct doc *d = r->d;
	const struct token *t = &d->tokens.at[a->head];
	uint32_t here = doc_sentence_of(d, a->tok);
	struct voice v = { .a = a, .is_many = a->kind == KIND_POSSESSIVE
	    ? tok_has(t, NUMBER_PSOR_PLUR) : tok_has(t, NUMBER_PLUR) };

	v.first = refer_begin(r, a, when(F_nobody, true) |
	    when(F_plural, v.is_many) |
	    when(F_owned, a->kind == KIND_POSSESSIVE) |
	    when(F_is_subject, tok_is_subject(t)));
	add_sentence(r, &v, &d->sentences.at[here]);
	for (uint32_t far = 1; far <= SPEECH_BACK; far++) {
		if (far == 2 && here + 1 < d->sentences.n &&
		    d->sentences.at[here + 1].paragraph ==
		    d->sentences.at[here].paragraph) {
			v.far = when(F_later, true);
			add_sentence(r, &v, &d->sentences.at[here + 1]);
		}
		v.far = when(far == 1 ? F_far1 : far == 2 ? F_far2 : F_far3,
		    true);
		if (far <= here)
			add_sentence(r, &v, &d->sentences.at[here - far]);
	}
	return refer_best(r, v.first, REFERENCE_SPEAKER);
}
