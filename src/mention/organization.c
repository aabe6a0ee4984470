/* organization: names of organizations by the noun that heads them.
 *
 * The nouns and what belongs to the name around them are in heads.tsv. */
#include "base/utf8.h"
#include "mention/find.h"

/* A head noun and the tokens of the name. */
struct headed {
	const struct lang *l;
	uint32_t           head, beg, end;
	struct rows        uses;	/* of heads.tsv                       */
	struct str         name;	/* what the whole names, or empty     */
};

static bool
has_use(const struct headed *h, const char *use)
{
	for (uint32_t i = h->uses.beg; i < h->uses.end; i++)
		if (str_is(lang_cell(h->l, TABLE_HEADS, i, 1), use))
			return true;
	return false;
}

static bool
is_nominal(const struct token *t)
{
	return t->upos == UPOS_NOUN || t->upos == UPOS_PROPN;
}

/* `die Bremer Zeitung`, `der Schweizer Bund`; declined it would be `die
 * Deutsche`, `der Deutsche`. */
static bool
is_undeclined(const struct doc *d, const struct token *t, uint32_t head)
{
	return str_ends(t->form, STR("er")) &&
	    tok_child(d, head, DEP_DET, NONE) != NONE;
}

/* Adjectives with a capital before the name; the first word of a sentence has
 * one anyway.  Undeclined ones of towns belong to some names only, those of
 * states to none. */
static void
take_adjectives(struct doc *d, struct headed *h)
{
	const struct token *t = d->tokens.at;
	uint32_t first = d->sentences.at[doc_sentence_of(d, h->head)].tok;

	while (h->beg > first + 1) {
		const struct token *a = &t[h->beg - 1];

		if (!shape_is_capital(a->form) || a->head < h->beg ||
		    a->head >= h->end || a->deprel != DEP_AMOD ||
		    t[h->beg - 2].upos == UPOS_PUNCT)
			return;
		if (is_undeclined(d, a, h->head) && (!has_use(h, "town") ||
		    gazetteer_find(h->l, utf8_lower(&d->mem, a->form)) != NULL))
			return;
		h->beg--;
	}
}

/* `Landgericht Kempten` */
static void
take_seat(struct doc *d, struct headed *h)
{
	uint32_t i = name_from(d, h->end);
	const struct name *n = &d->names.at[i];

	if (i == d->names.n || n->tok != h->end || n->kind != NAME_LOC ||
	    n->form != NAME_WHOLE || !has_use(h, "seat") ||
	    d->tokens.at[h->end].head != h->head ||
	    gazetteer_word(&d->mem, h->l, d->tokens.at[h->end].form,
	    GAZ_STATE) != NULL)
		return;
	h->end += n->ntok;
}

static bool
is_bracketed_short_form(const struct doc *d, uint32_t tok)
{
	const struct token *t = &d->tokens.at[tok];

	return tok + 2 < d->tokens.n && str_is(t[0].form, "(") &&
	    str_is(t[2].form, ")") && shape_is_short_form(t[1].form);
}

/* The noun that `head` governs right behind it, over adjectives and these
 * others: the token behind it and its coordination, or `from` if there is
 * none. */
static uint32_t
noun_behind(const struct doc *d, const struct headed *h, uint32_t from)
{
	const struct token *t = d->tokens.at;
	uint32_t i = from;

	while (i < d->tokens.n && (t[i].upos == UPOS_ADJ ||
	    (t[i].deprel == DEP_AMOD && shape_is_capital(t[i].form))))
		i++;
	if (i >= d->tokens.n || !is_nominal(&t[i]) || t[i].head != h->head ||
	    t[i].deprel != DEP_NMOD)
		return from;
	if (i + 2 < d->tokens.n && t[i + 1].deprel == DEP_CC &&
	    t[i + 2].deprel == DEP_CONJ && t[i + 2].head == i &&
	    t[i + 2].upos == UPOS_NOUN)
		return i + 3;
	return i + 1;
}

static bool
is_person(const struct doc *d, uint32_t tok)
{
	uint32_t i = name_from(d, tok);

	return i < d->names.n && d->names.at[i].tok <= tok &&
	    d->names.at[i].kind == NAME_PER;
}

/* `kommunaler Bäder`, `Deutscher Imker` behind the head; not the
 * nominative of `Islamischer Staat`, nor `baskischer Fischer`, which most
 * often describes. */
static bool
is_bare_genitive(struct doc *d, const struct lang *l, uint32_t adjective,
    uint32_t noun)
{
	const struct token *t = &d->tokens.at[adjective];

	return t->deprel == DEP_AMOD && str_ends(t->form, STR("er")) &&
	    !tok_has(&d->tokens.at[noun], CASE_NOM) &&
	    (shape_is_capital(t->form) || gazetteer_word(&d->mem, l, t->form,
	    GAZ_ADJECTIVE) == NULL);
}

/* `Bündnis gegen Lärm`, `Verband kommunaler Bäder`, `Verband der
 * Orgelbauer` */
static void
take_purpose(struct doc *d, struct headed *h)
{
	const struct token *t = &d->tokens.at[h->end];
	const char *use = "group";
	uint32_t from = h->end, end;

	if (h->end + 1 >= d->tokens.n || h->end != h->head + 1)
		return;
	if (t[0].upos == UPOS_ADP) {
		if (!lang_is(h->l, TABLE_ADPOSITIONS, t[0].lemma, "purpose"))
			return;
		from += t[1].part > 0 ? 2 : 1;
	} else if (t[0].upos == UPOS_DET) {
		if (!tok_has(&t[0], CASE_GEN) || !tok_has(&t[0], DEFINITE_DEF))
			return;
		from++;
		use = "union";
	}
	end = noun_behind(d, h, from);
	if (end == from || is_person(d, end - 1) || (from == h->end &&
	    !is_bare_genitive(d, h->l, from, end - 1)))
		return;
	if (has_use(h, use) || is_bracketed_short_form(d, end))
		h->end = end;
}

/* Is the first part of the compound a name? */
static bool
is_name_part(const struct doc *d, uint32_t tok)
{
	uint32_t i = name_from(d, tok);

	return d->tokens.at[tok].upos == UPOS_PROPN || (i < d->names.n &&
	    d->names.at[i].tok == tok && d->names.at[i].form == NAME_PART);
}

/* `Halberg-Konzern`, `FDP-Fraktion` */
static void
take_compound(const struct doc *d, struct headed *h)
{
	const struct token *t = d->tokens.at;
	uint32_t left = tok_hyphen_left(d, h->head);

	if (left == NONE || !is_name_part(d, left) ||
	    !(has_use(h, "same") || has_use(h, "organ")))
		return;
	h->beg = left;
	if (has_use(h, "same"))
		h->name = t[left].form;
	/* `CDU/CSU-Fraktion` */
	if (left >= 2 && str_is(t[left - 1].form, "/") &&
	    t[left - 2].upos == UPOS_PROPN)
		h->beg = left - 2;
}

/* What the reader takes for an organization and reaches farther. */
static void
take_readers(const struct doc *d, struct headed *h)
{
	for (uint32_t i = name_from(d, h->beg); i < d->names.n &&
	    d->names.at[i].tok < h->end; i++) {
		const struct name *n = &d->names.at[i];

		if (n->kind != NAME_ORG || n->form != NAME_WHOLE)
			continue;
		if (n->tok < h->beg &&
		    d->tokens.at[n->tok].upos != UPOS_DET)
			h->beg = n->tok;
		if (n->tok + n->ntok > h->end)
			h->end = n->tok + n->ntok;
	}
}

/* `Sozialistische Partei Chiles` */
static void
take_state(struct doc *d, struct headed *h)
{
	if (h->beg < h->head && has_use(h, "state") && h->end < d->tokens.n &&
	    d->tokens.at[h->end].head == h->head &&
	    str_ends(d->tokens.at[h->end].form, STR("s")) &&
	    gazetteer_word(&d->mem, h->l, d->tokens.at[h->end].form,
	    GAZ_STATE) != NULL)
		h->end++;
}

/* One certain thing: `ein Verband` is none, nor are `die Verbände`. */
static bool
is_certain(const struct doc *d, const struct headed *h)
{
	uint32_t det = tok_child(d, h->head, DEP_DET, NONE);

	return !tok_has(&d->tokens.at[h->head], NUMBER_PLUR) &&
	    (det == NONE || (!tok_has(&d->tokens.at[det], DEFINITE_IND) &&
	    !tok_has(&d->tokens.at[det], POSS_YES)));
}

static void
from_heads(struct doc *d, const struct lang *l, uint32_t tok, candidates *out)
{
	const struct token *t = &d->tokens.at[tok];
	struct headed h = { l, tok, tok, tok + 1, { 0, 0 }, { 0 } };
	struct str rest;

	h.uses = lang_find_noun(&d->mem, l, TABLE_HEADS, t->lemma, &rest);
	if (h.uses.beg == h.uses.end)
		h.uses = lang_find_noun(&d->mem, l, TABLE_HEADS, t->form,
		    &rest);
	if (h.uses.beg == h.uses.end || !is_certain(d, &h))
		return;
	take_compound(d, &h);
	take_seat(d, &h);
	take_purpose(d, &h);
	take_adjectives(d, &h);
	take_state(d, &h);
	if (h.end - h.beg == 1)
		return;
	take_readers(d, &h);
	*PUSH(&d->mem, out) = (struct candidate){ h.beg, h.end - h.beg,
		ORGANIZATION, h.name.n == 0 ? NULL : gazetteer_word(&d->mem,
		l, h.name, GAZ_ORGANIZATION), "head-noun", 2.3, h.name };
}

/* Longest name in quotation marks, in tokens. */
#define QUOTED 7

/* `die Bewegung „Offenes Tor“`: the name is what stands in quotation marks
 * right behind the class noun. */
static void
from_quotes(struct doc *d, const struct lang *l, uint32_t tok, candidates *out)
{
	const struct token *t = d->tokens.at;
	enum entity_type type;
	uint32_t end = tok + 2;

	if (tok + 3 >= d->tokens.n || t[tok + 1].upos != UPOS_PUNCT ||
	    t[tok + 1].has_space || !t[tok].has_space ||
	    str_is(t[tok + 1].form, "(") || !shape_is_capital(t[end].form) ||
	    tok_has(&t[tok], NUMBER_PLUR))
		return;
	while (end < d->tokens.n && end < tok + 2 + QUOTED &&
	    t[end].upos != UPOS_PUNCT)
		end++;
	if (end == d->tokens.n || t[end].upos != UPOS_PUNCT ||
	    t[end - 1].has_space || !type_of_class(d, l, tok, &type) ||
	    type != ORGANIZATION ||
	    (end == tok + 3 && t[tok + 2].upos != UPOS_PROPN))
		return;
	*PUSH(&d->mem, out) = (struct candidate){ tok + 2, end - tok - 2,
		ORGANIZATION, name_known(d, l, tok + 2, end - tok - 2),
		"quoted", 1.9, { 0 } };
}

/* `die Partei Morgenlicht`, `die Miliz Weiße Pferde`: a proper noun right
 * behind a class noun that the reader did not see; not the genitive of `die
 * Partei Cesárias`, nor `Gruppe A`. */
static void
from_class(struct doc *d, const struct lang *l, uint32_t tok, candidates *out)
{
	const struct token *t = d->tokens.at;
	uint32_t noun = tok + 1, i = name_from(d, tok + 1);
	enum entity_type type;

	while (noun + 1 < d->tokens.n && t[noun].deprel == DEP_AMOD &&
	    shape_is_capital(t[noun].form))
		noun++;
	if (noun >= d->tokens.n || t[noun].upos != UPOS_PROPN ||
	    t[noun].head != tok || !shape_is_capital(t[noun].form) ||
	    str_ends(t[noun].form, STR("s")) ||
	    utf8_count(t[noun].form) < 2 ||
	    (i < d->names.n && d->names.at[i].tok <= noun) ||
	    (t[noun].deprel != DEP_APPOS && t[noun].deprel != DEP_FLAT &&
	    t[noun].deprel != DEP_NMOD) ||
	    tok_child(d, noun, DEP_CASE, NONE) != NONE ||
	    tok_child(d, noun, DEP_DET, NONE) != NONE ||
	    tok_has(&t[tok], NUMBER_PLUR) ||
	    !type_of_class(d, l, tok, &type) || type != ORGANIZATION)
		return;
	*PUSH(&d->mem, out) = (struct candidate){ tok + 1, noun - tok,
		ORGANIZATION, name_known(d, l, tok + 1, noun - tok),
		"class-noun", 1.15, { 0 } };
}

void
organization_find(struct doc *d, const struct lang *l, candidates *out)
{
	for (uint32_t i = 0; i < d->tokens.n; i++) {
		const struct token *t = &d->tokens.at[i];

		if (!is_nominal(t) || !shape_is_capital(t->form))
			continue;
		from_heads(d, l, i, out);
		from_quotes(d, l, i, out);
		from_class(d, l, i, out);
	}
}
