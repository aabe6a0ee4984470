/* demonym: which demonyms stand for their state, and which say only where
 * something comes from: `russische Truppen`, `eine niederländische
 * Gesellschaft` (GUIDELINES.md, section 6, 41).  By a learned model. */
#include "entity/refer.h"

/* The noun that an adjective stands with, also before a coordination; itself of
 * `die Russen`. */
static uint32_t
noun_of(const struct doc *d, uint32_t tok)
{
	const struct token *t = d->tokens.at;

	if (t[tok].upos == UPOS_NOUN || t[tok].upos == UPOS_PROPN)
		return tok;
	while (t[tok].deprel == DEP_CONJ && t[tok].head != NONE)
		tok = t[tok].head;
	return t[tok].head;
}

static uint64_t
by_mention(const struct mention *m)
{
	static const enum demonym_feature named[ENTITY_TYPE_COUNT] = {
		[PERSON] = DEMONYM_with_person_named,
		[ORGANIZATION] = DEMONYM_with_organization_named,
		[COUNTRY] = DEMONYM_with_place_named,
		[PLACE] = DEMONYM_with_place_named,
	};
	static const enum demonym_feature called[ENTITY_TYPE_COUNT] = {
		[PERSON] = DEMONYM_with_person,
		[ORGANIZATION] = DEMONYM_with_organization,
		[COUNTRY] = DEMONYM_with_country, [PLACE] = DEMONYM_with_place,
	};

	if (m->kind == KIND_OFFICE)
		return when(DEMONYM_with_office, true);
	if (m->kind == KIND_BODY || str_is(str_of(m->rule), "body"))
		return when(DEMONYM_with_body, true);
	return when(m->kind == KIND_NAME ? named[m->type] : called[m->type],
	    true);
}

static uint64_t
company_of(const struct resolving *r, const struct mention *a, uint32_t noun)
{
	const struct token *t = r->d->tokens.at;

	if (noun == a->head)
		return when(tok_has(&t[noun], NUMBER_PLUR)
		    ? DEMONYM_inhabitants : DEMONYM_inhabitant, true);
	if (noun == NONE)
		return when(DEMONYM_with_nothing, true);
	if (mention_at(r, noun) != NONE)
		return by_mention(&r->d->mentions.at[mention_at(r, noun)]);
	return when(rules_have(&r->l->rules, WORD_NOUN, t[noun].lemma)
	    ? DEMONYM_with_event : DEMONYM_with_other, true);
}

/* Of the noun's phrase. */
static uint64_t
phrase_of(const struct doc *d, uint32_t noun)
{
	const struct token *t = &d->tokens.at[noun];
	uint32_t det = tok_child(d, noun, DEP_DET, NONE);
	uint32_t adjective = tok_child(d, noun, DEP_AMOD, NONE);
	const struct token *article = det != NONE ? &d->tokens.at[det] : NULL;
	bool is_definite = article != NULL && tok_has(article, DEFINITE_DEF);
	bool is_owned = article != NULL && tok_has(article, POSS_YES);

	return when(DEMONYM_definite, is_definite) |
	    when(DEMONYM_owned, is_owned) |
	    when(DEMONYM_indefinite, article != NULL && !is_definite &&
	    !is_owned) |
	    when(DEMONYM_bare, article == NULL) |
	    when(DEMONYM_plural, tok_has(t, NUMBER_PLUR)) |
	    when(DEMONYM_is_subject, tok_is_subject(t)) |
	    when(DEMONYM_is_object, t->deprel == DEP_OBJ ||
	    t->deprel == DEP_IOBJ) |
	    when(DEMONYM_is_genitive, t->deprel == DEP_NMOD) |
	    when(DEMONYM_is_oblique, t->deprel == DEP_OBL) |
	    when(DEMONYM_explained, tok_child(d, noun, DEP_NMOD, NONE) != NONE
	    || tok_child(d, noun, DEP_APPOS, NONE) != NONE) |
	    when(DEMONYM_adjectives, adjective != NONE &&
	    tok_child(d, noun, DEP_AMOD, adjective) != NONE);
}

static bool
stands_for_state(struct resolving *r, const struct mention *a)
{
	uint32_t state = the_entity(a), first, noun = noun_of(r->d, a->head);
	const struct facts *f = &r->facts.at[state];
	uint64_t features = company_of(r, a, noun) |
	    (noun != NONE ? phrase_of(r->d, noun) : 0) |
	    when(f->count < 4 ? DEMONYM_count2 : DEMONYM_count4,
	    f->count > 1) |
	    when(DEMONYM_lead, f->is_lead);
	ids who = { 0 };

	*PUSH(&r->d->mem, &who) = state;
	first = refer_begin(r, a, when(DEMONYM_of_nobody, true));
	refer_add(r, a, features, who);
	return refer_best(r, first, REFERENCE_DEMONYM).n > 0;
}

void
find_origins(struct resolving *r)
{
	struct doc *d = r->d;

	for (uint32_t i = 0; i < d->mentions.n; i++) {
		struct mention *m = &d->mentions.at[i];

		if (m->kind == KIND_DEMONYM && m->type == COUNTRY &&
		    the_entity(m) != NONE)
			m->is_origin = !stands_for_state(r, m);
	}
}
