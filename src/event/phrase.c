/* phrase: what hangs on a word, wherever the reader put it. */
#include "event/phrase.h"

#include "base/utf8.h"

bool
has_preposition(const struct reading *r, uint32_t tok)
{
	const struct token *t = r->d->tokens.at;

	for (uint32_t i = t[tok].child; i < tok; i = t[i].next) {
		if ((t[i].deprel == DEP_CASE || t[i].deprel == DEP_MARK) &&
		    t[i].upos != UPOS_DET)
			return true;
		if (t[i].deprel == DEP_CC && t[tok].deprel != DEP_CONJ &&
		    !lang_is(r->l, TABLE_AUXILIARIES, t[i].lemma, "paired"))
			return true;
	}
	return false;
}

bool
is_genitive_behind(const struct reading *r, uint32_t tok)
{
	const struct mention *m;
	struct str form;

	if (tok == 0 || tok_at(r, tok - 1)->upos != UPOS_NOUN ||
	    r->at_head[tok] == NONE || has_preposition(r, tok))
		return false;
	m = &r->d->mentions.at[r->at_head[tok]];
	if (m->kind != KIND_NAME || m->tok != tok)
		return false;
	/* the ending is that of the last word: not `Klaus Weber` */
	form = tok_at(r, m->tok + m->ntok - 1)->form;
	return str_ends(form, STR("'")) || str_ends(form, STR("’")) ||
	    (str_ends(form, STR("s")) && (!str_ends(m->name, STR("s")) ||
	    tok_has(tok_at(r, tok), CASE_GEN)));
}

/* What is coordinated with the token, or with a name put beside it: `die
 * Stadträte Karl Maier und Petra Kurz`. */
static void
push_conjuncts(const struct reading *r, uint32_t tok, ids *out)
{
	const struct token *t = r->d->tokens.at;

	for (uint32_t i = t[tok].child; i != NONE; i = t[i].next) {
		if (is_verbal(&t[i]))
			continue;
		if (t[i].deprel == DEP_CONJ && !ids_have(out, i))
			push_with_conjuncts(r, i, out);
		else if (i > tok && (t[i].deprel == DEP_APPOS ||
		    t[i].deprel == DEP_FLAT))
			push_conjuncts(r, i, out);
	}
}

void
push_with_conjuncts(const struct reading *r, uint32_t tok, ids *out)
{
	*PUSH(&r->d->mem, out) = tok;
	push_conjuncts(r, tok, out);
}

/* Is the word this preposition, or (`use`) one of that use? */
static bool
is_adposition(const struct reading *r, const struct token *t,
    struct str prep, const char *use)
{
	return use != NULL ? lang_is(r->l, TABLE_ADPOSITIONS, t->lemma, use)
	    : str_eq(t->lemma, prep);
}

/* Does this preposition, or (`use`) one of that use, govern the token?  `als`
 * and the like may be conjunctions to the reader. */
bool
is_governed(const struct reading *r, uint32_t tok, struct str prep,
    const char *use)
{
	const struct token *t = r->d->tokens.at, *before;

	for (uint32_t i = t[tok].child; i < tok; i = t[i].next)
		if ((t[i].deprel == DEP_CASE || t[i].deprel == DEP_CC ||
		    t[i].deprel == DEP_MARK) &&
		    is_adposition(r, &t[i], prep, use))
			return true;
	if (tok == sentence_at(r, tok)->tok)
		return false;
	/* `für verantwortlich`: the preposition hangs beside it */
	before = &t[tok - 1];
	return (before->upos == UPOS_ADP || before->deprel == DEP_CC ||
	    before->deprel == DEP_CASE) && (before->head == t[tok].head ||
	    before->head == NONE) && is_adposition(r, before, prep, use);
}

/* Children with this preposition; they may be obl, nmod, whatever the reader
 * took them for. */
void
with_adposition(const struct reading *r, uint32_t tok, struct str prep,
    const char *use, ids *out)
{
	const struct token *t = r->d->tokens.at;

	for (uint32_t i = t[tok].child; i != NONE; i = t[i].next)
		if (is_governed(r, i, prep, use))
			push_with_conjuncts(r, i, out);
}

/* Phrases with the preposition that hang deeper, on the nouns below:
 * `verhängte Zölle auf Waren aus Kanada`.  What says where something is from
 * stays with its noun, so for such prepositions only nouns without one are
 * looked into. */
void
with_preposition_below(const struct reading *r, uint32_t tok, uint32_t except,
    struct str prep, ids *out)
{
	const struct token *t = r->d->tokens.at;
	bool is_owner = lang_is(r->l, TABLE_ADPOSITIONS, prep, "origin");

	with_adposition(r, tok, prep, NULL, out);
	for (uint32_t i = t[tok].child; i != NONE && out->n == 0; i = t[i].next)
		if (i != except && (is_noun(&t[i]) || t[i].upos == UPOS_ADJ) &&
		    !(is_owner && has_preposition(r, i)))
			with_preposition_below(r, i, except, prep, out);
}

/* Is `tok` below `top`, or `top` itself? */
bool
is_below(const struct reading *r, uint32_t tok, uint32_t top)
{
	while (tok != NONE && tok != top)
		tok = tok_at(r, tok)->head;
	return tok == top;
}

static uint32_t
left_edge(const struct reading *r, uint32_t tok)
{
	uint32_t left = tok;

	while (left > sentence_at(r, tok)->tok && is_below(r, left - 1, tok))
		left--;
	return left;
}

/* Phrases that the reader hung on the verb though they stand right behind the
 * noun: `Der Angriff Eritreas auf Äthiopien begann`. */
void
with_preposition_behind(const struct reading *r, uint32_t noun,
    struct str prep, const char *use, ids *out)
{
	uint32_t head = tok_at(r, noun)->head;
	const struct sentence *s = sentence_at(r, noun);
	uint32_t end = noun + 1;	/* of what belongs to the noun */

	if (head == NONE)
		return;
	for (uint32_t i = noun + 1; i < s->tok + s->ntok && i != head; i++) {
		if (tok_at(r, i)->head != head || !has_preposition(r, i))
			continue;
		while (end < i && (is_below(r, end, noun) ||
		    tok_at(r, end)->upos == UPOS_ADV))
			end++;
		if (end < left_edge(r, i))
			return;
		if (is_governed(r, i, prep, use))
			push_with_conjuncts(r, i, out);
		end = i + 1;
		while (end < s->tok + s->ntok && is_below(r, end, i))
			end++;
	}
}

bool
is_verb_between(const struct reading *r, uint32_t a, uint32_t b)
{
	for (uint32_t i = a; i < b; i++)
		if (is_verbal(tok_at(r, i)))
			return true;
	return false;
}

/* Parts of a compound to the left: Kim and Putin of Kim-Putin-Gipfel. */
void
compound_slot(const struct reading *r, uint32_t tok, ids *out)
{
	for (uint32_t i = tok_hyphen_left(r->d, tok); i != NONE;
	    i = tok_hyphen_left(r->d, i))
		*PUSH(&r->d->mem, out) = i;
}

void
mentions_of_kind(const struct reading *r, uint32_t tok,
    enum mention_kind kind, ids *out)
{
	const struct token *t = r->d->tokens.at;

	for (uint32_t i = t[tok].child; i != NONE; i = t[i].next)
		if (r->at_head[i] != NONE &&
		    r->d->mentions.at[r->at_head[i]].kind == kind)
			push_with_conjuncts(r, i, out);
}

/* `russische`, `deutsch-französische`; parts of a compound are none. */
void
demonyms(const struct reading *r, uint32_t tok, ids *out)
{
	ids all = { 0 };

	mentions_of_kind(r, tok, KIND_DEMONYM, &all);
	for (uint32_t i = 0; i < all.n; i++) {
		uint32_t next = all.at[i];

		if (next + 2 <= tok && tok_hyphen_left(r->d, tok) == next)
			continue;
		compound_slot(r, next, out);
		*PUSH(&r->d->mem, out) = next;
	}
}

/* Genitives, `von` and names put beside a noun. */
void
genitive_slot(const struct reading *r, uint32_t tok, ids *out)
{
	const struct sentence *s = sentence_at(r, tok);
	const struct token *t = r->d->tokens.at;
	ids by = { 0 };

	if (tok + 1 < s->tok + s->ntok && is_genitive_behind(r, tok + 1) &&
	    t[tok + 1].head != tok)
		push_with_conjuncts(r, tok + 1, out);
	for (uint32_t i = t[tok].child; i != NONE; i = t[i].next) {
		if ((t[i].deprel != DEP_NMOD && t[i].deprel != DEP_APPOS &&
		    t[i].deprel != DEP_FLAT) || has_preposition(r, i) ||
		    (r->at_head[i] != NONE && r->d->mentions.at[
		    r->at_head[i]].kind == KIND_POSSESSIVE))
			continue;
		if (t[i].deprel == DEP_NMOD || t[i].upos == UPOS_PROPN)
			push_with_conjuncts(r, i, out);
	}
	if (out->n == 0)
		with_adposition(r, tok, STR(""), "genitive", &by);
	/* behind the verb it is the doer: `die Geschäfte werden von der
	 * Kommission untersucht` */
	for (uint32_t i = 0; i < by.n; i++)
		if (!is_verb_between(r, tok, by.at[i]))
			*PUSH(&r->d->mem, out) = by.at[i];
}

/* Adjectives and adverbs with the word: `verbaler Angriff`, `macht
 * verantwortlich`, `nicht`. */
void
modifiers(const struct reading *r, uint32_t tok, ids *out)
{
	const struct token *t = r->d->tokens.at;

	for (uint32_t i = t[tok].child; i != NONE; i = t[i].next)
		if (!has_preposition(r, i) && (t[i].upos == UPOS_ADJ ||
		    t[i].upos == UPOS_ADV || t[i].upos == UPOS_PART ||
		    t[i].deprel == DEP_ADVMOD || t[i].deprel == DEP_AMOD ||
		    t[i].deprel == DEP_XCOMP ||
		    t[i].deprel == DEP_COMPOUND_PRT))
			push_with_conjuncts(r, i, out);
}

static bool
is_finite_or_aux(const struct reading *r, uint32_t tok, enum feat_value v)
{
	uint32_t aux = tok_child(r->d, tok, DEP_AUX, NONE);

	return tok_has(tok_at(r, tok), v) ||
	    (aux != NONE && tok_has(tok_at(r, aux), v));
}

/* A complement clause or infinitive, also one in reported speech (`verlangt,
 * Budapest müsse …`), or the word that announces it: `davor`. */
bool
is_clause_of(const struct reading *r, uint32_t i, uint32_t tok)
{
	const struct token *t = tok_at(r, i);

	if (t->head != tok)
		return false;
	switch (t->deprel) {
	case DEP_CCOMP: case DEP_XCOMP: case DEP_CSUBJ: case DEP_CSUBJ_PASS:
		return is_verbal(t) || tok_child(r->d, i, DEP_COP, NONE) !=
		    NONE || tok_child(r->d, i, DEP_MARK, NONE) != NONE;
	case DEP_ACL:
		/* not a relative clause */
		return is_verbal(t) && (i < tok || tok_has(t, VERBFORM_INF));
	case DEP_CONJ: case DEP_PARATAXIS:
		return is_verbal(t) && is_finite_or_aux(r, i, MOOD_SUB) &&
		    tok_child(r->d, i, DEP_CC, NONE) == NONE;
	default:
		return lang_is(r->l, TABLE_AUXILIARIES, t->lemma, "correlate");
	}
}

bool
has_clause(const struct reading *r, uint32_t tok)
{
	const struct token *t = r->d->tokens.at;

	for (uint32_t i = t[tok].child; i != NONE; i = t[i].next)
		if (is_clause_of(r, i, tok))
			return true;
	return false;
}

/* `appellierte an Israel, Hilfe durchzulassen`: before the comma, whatever the
 * reader hung it on. */
void
before_clause(const struct reading *r, uint32_t tok, struct str prep,
    ids *out)
{
	const struct sentence *s = sentence_at(r, tok);

	for (uint32_t i = s->tok; i < s->tok + s->ntok; i++) {
		uint32_t head = tok_at(r, i)->head;
		bool is_before = false;

		if (head == NONE || i > head || !is_clause_of(r, head, tok) ||
		    !is_governed(r, i, prep, NULL))
			continue;
		for (uint32_t k = i; k < head; k++)
			is_before |= str_is(tok_at(r, k)->form, ",");
		if (is_before)
			push_with_conjuncts(r, i, out);
	}
}
