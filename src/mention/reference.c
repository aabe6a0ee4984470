/* reference: words other than names that stand for an entity. */
#include "base/utf8.h"
#include "mention/find.h"

static struct mention
at_token(const struct doc *d, uint32_t tok, enum mention_kind kind)
{
	const struct token *t = &d->tokens.at[tok];

	return (struct mention){
		.at = t->at, .tok = tok, .ntok = 1, .head = tok, .kind = kind,
		.gender = t->feats[FEAT_GENDER],
		.number = t->feats[FEAT_NUMBER], .name = t->lemma,
	};
}

static uint8_t
gender_of(struct str letter)
{
	return str_is(letter, "m") ? GENDER_MASC :
	    str_is(letter, "f") ? GENDER_FEM :
	    str_is(letter, "n") ? GENDER_NEUT : NO_VALUE;
}

static bool
is_noun(const struct token *t)
{
	return t->upos == UPOS_NOUN || t->upos == UPOS_PROPN ||
	    t->upos == UPOS_ADJ || t->upos == UPOS_X;
}

/* `bayerische`. */
static bool
regional(struct doc *d, const struct lang *l, struct mention m)
{
	const struct token *t = &d->tokens.at[m.tok];
	const struct gaz_entry *e = t->upos == UPOS_ADJ ? gazetteer_word(
	    &d->mem, l, t->form, GAZ_REGIONAL) : NULL;

	if (e == NULL)
		return false;
	m.type = PLACE;
	m.rule = "regional";
	m.name = e->name;
	*PUSH(&d->mem, &d->mentions) = m;
	return true;
}

/* `russische`, `die Russen`, `Moskauer`. */
static bool
demonym(struct doc *d, const struct lang *l, uint32_t tok)
{
	const struct token *t = &d->tokens.at[tok];
	const struct gaz_entry *e = NULL, *seat = NULL;
	struct mention m = at_token(d, tok, KIND_DEMONYM);
	size_t at = 0;
	int32_t c = t->form.n != 0 ? utf8_next(t->form, &at) : -1;

	m.type = COUNTRY;
	m.rule = "demonym";
	if (c < 0)
		return false;
	if (!utf8_is_upper(c) || t->upos == UPOS_ADJ) {
		if (t->upos != UPOS_ADJ && t->upos != UPOS_ADV)
			return false;
		e = gazetteer_word(&d->mem, l, t->form, GAZ_ADJECTIVE);
	}
	if (e == NULL && utf8_is_upper(c)) {
		e = gazetteer_word(&d->mem, l, t->form, GAZ_INHABITANT);
		/* `der Russe` is a person of that state */
		if (e != NULL && !tok_has(t, NUMBER_PLUR)) {
			m.type = PERSON;
			m.rule = "inhabitant";
		}
	}
	if (e == NULL && t->form.n > 4 && str_ends(t->form, STR("er")) &&
	    utf8_is_upper(c)) {
		e = gazetteer_word(&d->mem, l, str_head(t->form,
		    t->form.n - 2), GAZ_CAPITAL);
		m.rule = "capital-adjective";
	}
	if (e == NULL)
		return regional(d, l, m);
	if (e->kind == GAZ_CAPITAL)
		seat = metonym_organization(d, l, e->name, e->country);
	m.country = e->country;
	m.name = gazetteer_state_name(l, e->country);
	/* `die Brüsseler Behörde` */
	if (seat != NULL) {
		m.type = ORGANIZATION;
		m.country = seat->country;
		m.name = m.of = seat->name;
	}
	*PUSH(&d->mem, &d->mentions) = m;
	return true;
}

/* How often the article names the state or a place of it. */
static uint32_t
times_named(const struct doc *d, struct str iso)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < d->mentions.n; i++)
		n += str_eq(d->mentions.at[i].country, iso);
	return n;
}

/* The state of a first part such as `Bundes`: the first one, if the article
 * does not name another one that says so more often. */
static struct str
state_of_prefix(const struct doc *d, const struct lang *l, uint32_t row)
{
	struct str iso = lang_cell(l, TABLE_PREFIXES, row, 1);
	struct str also = lang_cell(l, TABLE_PREFIXES, row, 2), best = iso;

	for (; also.n >= 2; also = str_from(also, also.n > 2 ? 3 : 2))
		if (times_named(d, str_head(also, 2)) > times_named(d, best))
			best = str_head(also, 2);
	return best;
}

void
mention_set_prefix(struct doc *d, const struct lang *l, struct mention *m,
    struct str prefix)
{
	struct rows r;
	const struct gaz_entry *e;

	if (prefix.n == 0)
		return;
	r = lang_find(l, TABLE_PREFIXES, prefix);
	/* `Bundesfinanz` of Bundesfinanzminister */
	for (size_t n = prefix.n; r.beg == r.end && n > 4; n--)
		r = lang_find(l, TABLE_PREFIXES, str_head(prefix, n - 1));
	if (r.beg < r.end) {
		m->country = state_of_prefix(d, l, r.beg);
		return;
	}
	if ((e = gazetteer_word(&d->mem, l, prefix, GAZ_STATE)) != NULL)
		m->country = e->country;
	else if ((e = gazetteer_word(&d->mem, l, prefix,
	    GAZ_ORGANIZATION)) != NULL) {
		m->country = e->country;
		m->of = e->name;
	}
}

static struct str
hyphen_prefix(const struct doc *d, uint32_t tok)
{
	uint32_t left = tok_hyphen_left(d, tok);

	return left != NONE ? d->tokens.at[left].form : (struct str){ 0 };
}

/* Is the word a person's last name, here or by its looks?  A proper noun before
 * the name of an event: `Macron-Besuch`. */
static bool
is_persons(const struct doc *d, const struct lang *l, uint32_t part,
    uint32_t noun)
{
	struct str form = d->tokens.at[part].form;

	for (uint32_t i = 0; i < d->mentions.n; i++) {
		const struct mention *m = &d->mentions.at[i];

		if (m->kind == KIND_NAME && m->type == PERSON &&
		    str_eq(d->tokens.at[m->tok + m->ntok - 1].form, form))
			return true;
	}
	return d->tokens.at[part].upos == UPOS_PROPN && rules_have(&l->rules,
	    WORD_NOUN, d->tokens.at[noun].lemma);
}

/* Each part of a compound that stands for somebody: `US` of US-Sanktionen,
 * `Biden` and `Xi` of Biden-Xi-Gipfel. */
static void
prefix(struct doc *d, const struct lang *l, uint32_t tok)
{
	if (!is_noun(&d->tokens.at[tok]))
		return;
	for (uint32_t left = tok_hyphen_left(d, tok); left != NONE;
	    left = tok_hyphen_left(d, left)) {
		struct mention m = at_token(d, left, KIND_DEMONYM);

		mention_set_prefix(d, l, &m, d->tokens.at[left].form);
		m.rule = "compound";
		if (m.of.n != 0) {
			const struct gaz_entry *e = gazetteer_word(&d->mem, l,
			    d->tokens.at[left].form, GAZ_ORGANIZATION);

			m.type = ORGANIZATION;
			m.name = m.of;
			m.sort = e != NULL ? e->sort : m.sort;
		} else if (m.country.n != 0) {
			m.type = COUNTRY;
			m.name = gazetteer_state_name(l, m.country);
		} else if (is_persons(d, l, left, tok)) {
			m.type = PERSON;
			m.name = d->tokens.at[left].form;
			m.rule = "compound-person";
		} else
			continue;
		*PUSH(&d->mem, &d->mentions) = m;
	}
}

/* The organization that the reader sees in a compound: `Air France` of
 * Air-France-Chef, `rest` of Mannesmannchef; empty if it sees none. */
static struct str
organization_within(const struct doc *d, uint32_t tok, struct str rest)
{
	uint32_t i = name_from(d, tok);
	const struct name *n = i < d->names.n ? &d->names.at[i] : NULL;

	if (n == NULL || n->tok > tok || n->kind != NAME_ORG ||
	    n->form != NAME_PART)
		return (struct str){ 0 };
	return tok < n->tok + 2 ? rest : doc_str(d, (struct span){
		d->tokens.at[n->tok].at.beg, d->tokens.at[tok - 1].at.beg });
}

static void
add_noun(struct doc *d, const struct lang *l, struct mention m,
    struct str rest)
{
	mention_set_prefix(d, l, &m, rest);
	mention_set_prefix(d, l, &m, hyphen_prefix(d, m.tok));
	if (m.of.n == 0 && m.country.n == 0)
		m.of = organization_within(d, m.tok, rest);
	*PUSH(&d->mem, &d->mentions) = m;
}

/* `Bundes` of Bundesregierung, a word of its own in the table: the first part
 * where the rest is in the table too, else empty. */
static struct str
known_prefix(struct doc *d, const struct lang *l, enum table_id id,
    struct str lemma)
{
	for (size_t n = 2; n + 2 < lemma.n; n++) {
		struct str rest;

		if (!lang_has(l, TABLE_PREFIXES, str_head(lemma, n)))
			continue;
		rest = utf8_title(&d->mem, str_from(lemma, n));
		if (lang_has(l, id, rest))
			return str_head(lemma, n);
	}
	return (struct str){ 0 };
}

/* Rows of a table by lemma, else by form. */
static struct rows
noun_rows(struct doc *d, const struct lang *l, enum table_id id,
    const struct token *t, struct str *rest_out)
{
	struct rows r = lang_find_noun(&d->mem, l, id, t->form, rest_out);

	return r.beg < r.end ? r
	    : lang_find_noun(&d->mem, l, id, t->lemma, rest_out);
}

static bool
office(struct doc *d, const struct lang *l, uint32_t tok)
{
	struct mention m = at_token(d, tok, KIND_OFFICE);
	struct str rest;
	struct rows r = noun_rows(d, l, TABLE_OFFICES, &d->tokens.at[tok],
	    &rest);

	if (r.beg == r.end ||
	    str_is(lang_cell(l, TABLE_OFFICES, r.beg, 2), "title"))
		return false;
	m.type = PERSON;
	m.sort = lang_cell(l, TABLE_OFFICES, r.beg, 2);
	m.rule = "office";
	if (r.end == r.beg + 1)
		m.gender = gender_of(lang_cell(l, TABLE_OFFICES, r.beg, 1));
	/* `Kremlchef` is a word of its own and the Kremlin's still */
	if (rest.n == 0)
		lang_find_ending(&d->mem, l, TABLE_OFFICES,
		    d->tokens.at[tok].lemma, &rest);
	if (rest.n == 0)
		rest = known_prefix(d, l, TABLE_OFFICES, m.name);
	add_noun(d, l, m, rest);
	return true;
}

static bool
body(struct doc *d, const struct lang *l, uint32_t tok)
{
	struct mention m = at_token(d, tok, KIND_BODY);
	struct str rest;
	struct rows r = noun_rows(d, l, TABLE_BODIES, &d->tokens.at[tok],
	    &rest);

	if (r.beg == r.end) {
		/* `Bundesstaat` is a word of its own */
		if (!lang_has(l, TABLE_DESCRIPTIONS, m.name))
			rest = known_prefix(d, l, TABLE_BODIES, m.name);
		if (rest.n != 0)
			r = lang_find(l, TABLE_BODIES, utf8_title(&d->mem,
			    str_from(m.name, rest.n)));
	}
	if (r.beg == r.end)
		return false;
	m.type = COUNTRY;
	m.sort = lang_cell(l, TABLE_BODIES, r.beg, 1);
	m.class = lang_cell(l, TABLE_BODIES, r.beg, 3);
	m.rule = "body";
	m.gender = gender_of(lang_cell(l, TABLE_BODIES, r.beg, 2));
	if (rest.n == 0)
		rest = known_prefix(d, l, TABLE_BODIES, m.name);
	add_noun(d, l, m, rest);
	return true;
}

/* `Finanzexperte`, a title of offices.tsv: a noun for a person. */
static bool
title(struct doc *d, const struct lang *l, struct mention m)
{
	struct str rest;
	struct rows r = noun_rows(d, l, TABLE_OFFICES, &d->tokens.at[m.tok],
	    &rest);

	if (r.beg == r.end)
		return false;
	m.type = PERSON;
	m.sort = STR("profession");
	m.gender = gender_of(lang_cell(l, TABLE_OFFICES, r.beg, 1));
	m.rule = "title";
	add_noun(d, l, m, rest);
	return true;
}

/* Is the name of a person put beside the noun, or the noun beside it? */
static bool
is_beside_person(const struct doc *d, uint32_t tok)
{
	const struct token *t = d->tokens.at;

	for (uint32_t i = 0; i < d->mentions.n; i++) {
		const struct mention *m = &d->mentions.at[i];

		if (m->kind == KIND_NAME && m->type == PERSON &&
		    (m->tok == tok + 1 || (t[tok].head == m->head &&
		    t[tok].deprel == DEP_APPOS) || (t[m->head].head == tok &&
		    t[m->head].deprel == DEP_APPOS)))
			return true;
	}
	return false;
}

static bool
noun(struct doc *d, const struct lang *l, uint32_t tok)
{
	struct mention m = at_token(d, tok, KIND_NOUN);
	struct str rest;
	struct rows r = noun_rows(d, l, TABLE_DESCRIPTIONS,
	    &d->tokens.at[tok], &rest);
	bool is_compound = r.beg == r.end && d->tokens.at[tok].upos ==
	    UPOS_NOUN;
	int type;

	if (is_compound)
		r = lang_find_tail(&d->mem, l, TABLE_DESCRIPTIONS,
		    d->tokens.at[tok].lemma);
	if (r.beg == r.end)
		return title(d, l, m);
	/* `die Tochter Anna`, `die Tochter Ulmtex` */
	for (uint32_t i = r.beg + 1; i < r.end; i++)
		if (!str_eq(lang_cell(l, TABLE_DESCRIPTIONS, i, 1),
		    lang_cell(l, TABLE_DESCRIPTIONS, r.beg, 1)) &&
		    str_is(lang_cell(l, TABLE_DESCRIPTIONS, i, 1), "person") &&
		    is_beside_person(d, tok)) {
			r.beg = i;
			break;
		}
	type = label_find(entity_type_names, ENTITY_TYPE_COUNT,
	    lang_cell(l, TABLE_DESCRIPTIONS, r.beg, 1));
	if (type < 0)
		return false;
	m.type = (enum entity_type)type;
	m.sort = lang_cell(l, TABLE_DESCRIPTIONS, r.beg, 4);
	m.gender = gender_of(lang_cell(l, TABLE_DESCRIPTIONS, r.beg, 2));
	m.rule = is_compound ? "compound-noun" : "noun";
	add_noun(d, l, m, rest);
	return true;
}

/* Is it in a clause that says more of a noun? */
static bool
is_in_relative_clause(const struct doc *d, uint32_t tok)
{
	while (tok != NONE && d->tokens.at[tok].deprel != DEP_ACL)
		tok = d->tokens.at[tok].head;
	return tok != NONE;
}

/* `der`, `die`, `dessen` where no noun follows that they belong to. */
static bool
is_relative(const struct token *t, const struct lang *l)
{
	if (lang_is(l, TABLE_PRONOUNS, t->lemma, "relative"))
		return t->upos == UPOS_PRON || t->deprel == DEP_NSUBJ ||
		    t->deprel == DEP_OBJ || t->deprel == DEP_NSUBJ_PASS;
	return t->upos == UPOS_PRON && (tok_has(t, PRONTYPE_REL) ||
	    tok_has(t, PRONTYPE_DEM_REL));
}

/* `die zwei Länder`. */
static bool
are_the_two(const struct doc *d, const struct lang *l, uint32_t tok)
{
	const struct token *t = &d->tokens.at[tok];
	uint32_t det = t->head != NONE ? tok_child(d, t->head, DEP_DET, NONE)
	    : NONE;

	return lang_is(l, TABLE_PRONOUNS, t->lemma, "two") && det != NONE &&
	    tok_has(&d->tokens.at[det], DEFINITE_DEF);
}

/* `alle Seiten`. */
static bool
are_all_sides(const struct doc *d, const struct lang *l, uint32_t tok)
{
	const struct token *t = &d->tokens.at[tok];
	struct str noun = t->head != NONE ? d->tokens.at[t->head].lemma
	    : (struct str){ 0 };

	return lang_is(l, TABLE_PRONOUNS, t->lemma, "every") &&
	    (lang_is(l, TABLE_PRONOUNS, noun, "sides") ||
	    lang_is(l, TABLE_PRONOUNS, noun, "opponents"));
}

/* `die Kontrahenten`: the two, without `beide`. */
static bool
opponents(struct doc *d, const struct lang *l, uint32_t tok)
{
	const struct token *t = &d->tokens.at[tok];
	uint32_t det = tok_child(d, tok, DEP_DET, NONE);

	if (!tok_has(t, NUMBER_PLUR) || det == NONE ||
	    !tok_has(&d->tokens.at[det], DEFINITE_DEF) ||
	    !lang_is(l, TABLE_PRONOUNS, t->lemma, "opponents"))
		return false;
	*PUSH(&d->mem, &d->mentions) = at_token(d, tok, KIND_BOTH);
	d->mentions.at[d->mentions.n - 1].rule = "opponents";
	return true;
}

static void
pronoun(struct doc *d, const struct lang *l, uint32_t tok)
{
	const struct token *t = &d->tokens.at[tok];
	struct mention m;

	if (t->upos != UPOS_PRON && t->upos != UPOS_DET &&
	    t->upos != UPOS_ADJ && t->upos != UPOS_NUM)
		return;
	if (lang_is(l, TABLE_PRONOUNS, t->lemma, "both") ||
	    are_the_two(d, l, tok) || are_all_sides(d, l, tok))
		m = at_token(d, tok, KIND_BOTH);
	else if (t->upos == UPOS_ADJ || t->upos == UPOS_NUM)
		return;
	else if (tok_has(t, PERSON_2) || (tok_has(t, PERSON_1) &&
	    !t->is_quoted))
		return;
	else if (tok_has(t, POSS_YES))
		m = at_token(d, tok, KIND_POSSESSIVE);
	else if (lang_is(l, TABLE_PRONOUNS, utf8_lower(&d->mem, t->form),
	    "demonstrative"))
		m = at_token(d, tok, KIND_RELATIVE);
	else if (is_relative(t, l) && is_in_relative_clause(d, tok))
		m = at_token(d, tok, KIND_RELATIVE);
	else if (tok_has(t, PRONTYPE_PRS) && t->upos == UPOS_PRON &&
	    (tok_has(t, PERSON_3) || tok_has(t, PERSON_1)) &&
	    !tok_has(t, REFLEX_YES))
		m = at_token(d, tok, KIND_PERSONAL);
	else if (t->upos == UPOS_PRON && !tok_has(t, GENDER_NEUT) &&
	    lang_is(l, TABLE_PRONOUNS, t->lemma, "this"))
		m = at_token(d, tok, KIND_PERSONAL);
	else
		return;
	m.type = PERSON;
	m.rule = "pronoun";
	*PUSH(&d->mem, &d->mentions) = m;
}

void
reference_find(struct doc *d, const struct lang *l)
{
	uint8_t *named = NEW(&d->mem, uint8_t, d->tokens.n + 1);

	for (uint32_t i = 0; i < d->mentions.n; i++)
		for (uint32_t k = 0; k < d->mentions.at[i].ntok; k++)
			named[d->mentions.at[i].tok + k] = 1;
	for (uint32_t i = 0; i < d->tokens.n; i++) {
		if (named[i])
			continue;
		pronoun(d, l, i);
		if (!is_noun(&d->tokens.at[i]) || opponents(d, l, i) ||
		    demonym(d, l, i))
			continue;
		/* other parts of a compound come with its last word */
		if (i + 2 < d->tokens.n && tok_hyphen_left(d, i + 2) == i)
			continue;
		prefix(d, l, i);
		if (!office(d, l, i) && !body(d, l, i))
			noun(d, l, i);
	}
}
