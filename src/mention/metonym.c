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

/* `3.`, as in a date. */
static bool
is_ordinal(struct str form)
{
	return form.n > 1 && form.n < 4 && form.s[0] >= '0' &&
	    form.s[0] <= '9' && form.s[form.n - 1] == '.';
}

/* `Madrid – Seit Mitternacht`, `Ljubljana (dpa) - Die`, `WIEN: Neue Zölle`,
 * `(Oslo) Der`, `Kiew, 3. März:`: the place where the article was written
 * begins it. */
static bool
is_dateline(const struct doc *d, const struct mention *m)
{
	const struct sentence *s = &d->sentences.at[doc_sentence_of(d, m->tok)];
	const struct token *t = d->tokens.at;
	uint32_t end = m->tok + m->ntok;

	if (end >= d->tokens.n || t[end].upos != UPOS_PUNCT ||
	    m->tok > s->tok + 2)
		return false;
	if (shape_is_shouted(t[m->tok].form))
		return str_is(t[end].form, ":") || !s->is_headline;
	if (s->is_headline)
		return false;
	for (uint32_t i = s->tok; i < m->tok; i++)
		if (t[i].upos != UPOS_PUNCT && t[i].upos != UPOS_PROPN)
			return false;
	if (str_is(t[end].form, ")") || str_is(t[end].form, "]"))
		return m->tok > s->tok;
	if (str_is(t[end].form, ","))
		return end + 1 < d->tokens.n && is_ordinal(t[end + 1].form);
	return str_is(t[end].form, "(") || str_is(t[end].form, "/") ||
	    str_is(t[end].form, "-") || str_is(t[end].form, "–");
}

/* `die dänische Botschaft in Lima`, `die US-Vertretung in Wien`, `dessen
 * Botschaft in Wien`: is the body another state's? */
static bool
is_foreign(struct doc *d, const struct lang *l, uint32_t body, struct str iso)
{
	uint32_t left = tok_hyphen_left(d, body);

	for (uint32_t i = d->tokens.at[body].child; i != NONE;
	    i = d->tokens.at[i].next) {
		const struct gaz_entry *e = d->tokens.at[i].deprel != DEP_AMOD
		    ? NULL : gazetteer_word(&d->mem, l,
		    d->tokens.at[i].lemma, GAZ_ADJECTIVE);

		if ((e != NULL && !str_eq(e->country, iso)) ||
		    tok_has(&d->tokens.at[i], POSS_YES) ||
		    tok_has(&d->tokens.at[i], PRONTYPE_REL))
			return true;
	}
	return left != NONE && d->tokens.at[left].upos == UPOS_PROPN;
}

static bool
is_event(const struct doc *d, const struct lang *l, uint32_t tok)
{
	return d->tokens.at[tok].upos == UPOS_NOUN &&
	    rules_have(&l->rules, WORD_NOUN, d->tokens.at[tok].lemma);
}

/* `die Straßen Limas`, `der Bürgermeister Roms`: is it a thing or an
 * office of a city? */
static bool
is_of_city(struct doc *d, const struct lang *l, uint32_t tok)
{
	enum entity_type type;
	struct str rest;
	struct rows r;

	if (d->tokens.at[tok].upos != UPOS_NOUN)
		return false;
	if (type_of_class(d, l, tok, &type) && type == PLACE)
		return true;
	r = lang_find_noun(&d->mem, l, TABLE_OFFICES, d->tokens.at[tok].lemma,
	    &rest);
	return r.beg < r.end &&
	    str_is(lang_cell(l, TABLE_OFFICES, r.beg, 2), "place");
}

/* Without a preposition: not in `die Hauptstadt Moskau`, alone, among towns. */
static bool
acts_bare(struct doc *d, const struct lang *l, const struct mention *m,
    const uint32_t *at_head)
{
	const struct token *t = &d->tokens.at[m->head];
	uint32_t other;

	if (t->head == NONE || t->deprel == DEP_APPOS)
		return false;
	if (t->deprel == DEP_NMOD)
		return !is_of_city(d, l, t->head);
	other = t->deprel == DEP_CONJ ? at_head[t->head] : NONE;
	return other == NONE || d->mentions.at[other].type != PLACE ||
	    d->mentions.at[other].country.n > 0;
}

/* Is it named along with a state: `von Syrien und von Moskau`? */
static bool
is_among_states(const struct doc *d, const struct mention *m,
    const uint32_t *at_head)
{
	const struct token *t = &d->tokens.at[m->head];

	return t->deprel == DEP_CONJ && at_head[t->head] != NONE &&
	    d->mentions.at[at_head[t->head]].type == COUNTRY;
}

/* `von Moskau`, `durch Moskau` in a passive or behind an act, `zugunsten von
 * Moskau`; not `nördlich von Moskau`, `von Moskau nach Kiew`, `durch Moskau
 * fahren`. */
static bool
is_agent(struct doc *d, const struct lang *l, const struct mention *m,
    uint32_t preposition, uint32_t head)
{
	uint32_t end = m->tok + m->ntok;
	const struct token *t = d->tokens.at;

	if (preposition > 0 && t[preposition - 1].upos == UPOS_ADP)
		return true;

	if (head == NONE || (end + 1 < d->tokens.n &&
	    t[end].upos == UPOS_ADP && t[end + 1].upos == UPOS_PROPN))
		return false;
	if (t[head].upos == UPOS_NOUN)
		return is_event(d, l, head) || is_body(d, l, head);
	if (t[head].upos != UPOS_VERB)
		return false;
	return tok_child(d, head, DEP_AUX_PASS, NONE) != NONE ||
	    lang_is(l, TABLE_METONYMS, t[preposition].lemma, "agent");
}

static bool
acts(struct doc *d, const struct lang *l, const struct mention *m,
    const uint32_t *at_head)
{
	uint32_t p = preposition(d, m->head), head, adjective;
	struct str reading;
	struct rows r;

	if (is_dateline(d, m))
		return false;
	if (p == NONE)
		return acts_bare(d, l, m, at_head);
	/* `im russischen Moskau` */
	adjective = tok_child(d, m->head, DEP_AMOD, NONE);
	if (adjective < m->tok)
		return false;
	r = lang_find(l, TABLE_METONYMS, d->tokens.at[p].lemma);
	if (r.beg == r.end)
		return false;
	reading = lang_cell(l, TABLE_METONYMS, r.beg, 1);
	if (str_is(reading, "actor"))
		return true;
	/* what the first of `Moskau und Kiew` hangs on */
	head = d->tokens.at[d->tokens.at[p].head].head;
	if (str_is(reading, "agent") || str_is(reading, "passive"))
		return is_among_states(d, m, at_head) ||
		    is_agent(d, l, m, p, head);
	/* in, aus: behind a body or an event's name */
	if (p > 0 && is_body(d, l, p - 1))
		head = p - 1;
	if (head == NONE)
		return false;
	if (is_body(d, l, head))
		return !is_foreign(d, l, head, m->country);
	return str_is(reading, "event") && is_event(d, l, head);
}

/* Is the organization, or are bodies of it, named at least as often as the
 * state, its own towns aside? */
static bool
is_about(const struct doc *d, struct str organization, struct str iso)
{
	uint32_t of_one = 0, of_other = 0;

	for (uint32_t i = 0; i < d->mentions.n; i++) {
		const struct mention *m = &d->mentions.at[i];

		of_one += str_eq(m->name, organization) ||
		    str_eq(m->of, organization);
		of_other += m->type == COUNTRY && str_eq(m->country, iso);
	}
	return of_one >= of_other;
}

const struct gaz_entry *
metonym_organization(struct doc *d, const struct lang *l, struct str town,
    struct str iso)
{
	struct rows r = lang_find(l, TABLE_SEATS, town);
	const struct gaz_entry *e = r.beg == r.end ? NULL
	    : gazetteer_word(&d->mem, l, lang_cell(l, TABLE_SEATS, r.beg, 2),
	    GAZ_ORGANIZATION);

	return e != NULL && is_about(d, e->name, iso) ? e : NULL;
}

/* The state whose seat the town was when the article was written, or empty. */
static struct str
seat_state(const struct doc *d, const struct lang *l, struct str town)
{
	struct rows r = lang_find(l, TABLE_SEATS, town);

	if (r.beg == r.end || d->date.n < 4 || str_cmp(str_head(d->date, 4),
	    lang_cell(l, TABLE_SEATS, r.beg, 3)) > 0)
		return (struct str){ 0 };
	return lang_cell(l, TABLE_SEATS, r.beg, 1);
}

void
metonym_find(struct doc *d, const struct lang *l)
{
	const uint32_t *at_head = doc_mentions_by_head(d);

	for (uint32_t i = 0; i < d->mentions.n; i++) {
		struct mention *m = &d->mentions.at[i];
		const struct gaz_entry *e;
		struct str iso = m->country;

		if (iso.n == 0)
			iso = seat_state(d, l, m->name);
		if (m->kind != KIND_NAME || m->type != PLACE || iso.n == 0 ||
		    !acts(d, l, m, at_head))
			continue;
		if ((e = metonym_organization(d, l, m->name, iso)) != NULL) {
			m->type = ORGANIZATION;
			m->name = e->name;
			m->country = e->country;
			m->wikidata = e->wikidata;
			m->sort = e->sort;
			m->rule = "seat-for-organization";
			continue;
		}
		m->type = COUNTRY;
		m->country = iso;
		m->name = gazetteer_state_name(l, iso);
		m->rule = "capital-for-state";
	}
}
