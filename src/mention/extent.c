/* extent: how far the names reach that were chosen, what they repeat. */
#include "base/utf8.h"
#include "mention/find.h"

bool
extent_in_compound(const struct doc *d, uint32_t tok)
{
	return tok + 1 < d->tokens.n &&
	    tok_hyphen_left(d, tok + 2 < d->tokens.n ? tok + 2 : tok) == tok &&
	    tok + 2 < d->tokens.n;
}

/* Persons are mentioned again by their last name: mark what the reader
 * overlooked, if it stands there as a proper noun. */
static void
repeat_names(struct doc *d, candidates *chosen, uint8_t *taken)
{
	struct map last = { 0 };

	for (uint32_t i = 0; i < chosen->n; i++) {
		const struct candidate *c = &chosen->at[i];

		if (c->type == PERSON)
			*map_put(&d->mem, &last,
			    d->tokens.at[c->tok + c->ntok - 1].form) = i;
	}
	for (uint32_t i = 0; i < d->tokens.n; i++) {
		const struct token *t = &d->tokens.at[i];

		if (taken[i] || t->upos != UPOS_PROPN || t->form.n < 3 ||
		    tok_hyphen_left(d, i) != NONE || extent_in_compound(d, i))
			continue;
		if (map_get(&last, t->form) == NONE &&
		    !(str_ends(t->form, STR("s")) && map_get(&last,
		    str_head(t->form, t->form.n - 1)) != NONE))
			continue;
		taken[i] = 1;
		*PUSH(&d->mem, chosen) = (struct candidate){
			i, 1, PERSON, NULL, "repeated", 1, { 0 } };
	}
}

/* The words from `tok` on as one key. */
static struct str
words_key(struct doc *d, uint32_t tok, uint32_t end)
{
	struct span at = doc_tokens_span(d, tok, end - tok);

	return utf8_lower(&d->mem, doc_str(d, at));
}

/* `Von der Leyen`, `bin Salman`: the particles too, where the article has the
 * name in full. */
static void
take_particles(struct doc *d, const struct lang *l, candidates *chosen,
    uint8_t *taken)
{
	struct map ends = { 0 };

	for (uint32_t i = 0; i < chosen->n; i++) {
		const struct candidate *c = &chosen->at[i];

		for (uint32_t k = c->tok + 1; c->type == PERSON &&
		    k + 1 < c->tok + c->ntok; k++)
			if (lang_has(l, TABLE_PARTICLES, d->tokens.at[k].form))
				*map_put(&d->mem, &ends, words_key(d, k,
				    c->tok + c->ntok)) = i;
	}
	for (uint32_t i = 0; i < chosen->n; i++) {
		struct candidate *c = &chosen->at[i];
		uint32_t end = c->tok + c->ntok, from = c->tok;

		for (uint32_t k = 1; c->type == PERSON && k <= 3 &&
		    k <= c->tok && !taken[c->tok - k]; k++)
			if (map_get(&ends, words_key(d, c->tok - k, end)) !=
			    NONE)
				from = c->tok - k;
		while (c->tok > from) {
			taken[--c->tok] = 1;
			c->ntok++;
		}
	}
}

/* `das Magazin „Der Spiegel“`, `mit Die Linke`: the article too, where it has
 * a capital inside a sentence and the gazetteer has it in the name. */
static void
take_articles(struct doc *d, candidates *chosen, uint8_t *taken)
{
	const struct token *t = d->tokens.at;

	for (uint32_t i = 0; i < chosen->n; i++) {
		struct candidate *c = &chosen->at[i];
		uint32_t before = c->tok - 2;
		struct str article;

		if (c->known == NULL || c->tok < 2 || taken[c->tok - 1] ||
		    t[c->tok - 1].upos != UPOS_DET ||
		    d->sentences.at[doc_sentence_of(d, c->tok)].tok + 1 >=
		    c->tok)
			continue;
		article = shape_not_shouted(d, t[c->tok - 1].form);
		if (!shape_is_capital(t[c->tok - 1].form) ||
		    !str_begins(c->known->name, article))
			continue;
		/* `sagte: „Der Spiegel hat recht“` */
		if (before > 0 && t[before].upos == UPOS_PUNCT &&
		    !str_is(t[before].form, "("))
			before--;
		if (t[before].upos == UPOS_PUNCT &&
		    !str_is(t[before].form, "("))
			continue;
		taken[--c->tok] = 1;
		c->ntok++;
	}
}

/* `Bund für saubere Wiesen (BSW)`: the article means by BSW what it says, not
 * what the gazetteer knows. */
static void
forget_redefined(struct doc *d, candidates *chosen)
{
	struct map begins = { 0 }, own = { 0 };
	const struct token *t = d->tokens.at;

	for (uint32_t i = 0; i < chosen->n; i++)
		*map_put(&d->mem, &begins, arena_printf(&d->mem, "%u",
		    chosen->at[i].tok)) = i;
	for (uint32_t i = 0; i < chosen->n; i++) {
		const struct candidate *c = &chosen->at[i];
		uint32_t at = c->tok + c->ntok;

		if (c->type == ORGANIZATION && c->known == NULL &&
		    c->ntok > 1 && at + 2 < d->tokens.n &&
		    str_is(t[at].form, "(") && str_is(t[at + 2].form, ")") &&
		    shape_is_short_form(t[at + 1].form) &&
		    map_get(&begins, arena_printf(&d->mem, "%u", at + 1)) !=
		    NONE)
			*map_put(&d->mem, &own, t[at + 1].form) = i;
	}
	for (uint32_t i = 0; i < chosen->n; i++) {
		struct candidate *c = &chosen->at[i];

		if (c->ntok == 1 && c->known != NULL &&
		    map_get(&own, t[c->tok].form) != NONE) {
			c->known = NULL;
			c->type = ORGANIZATION;
			c->rule = "short-form";
		}
	}
}

void
extent_settle(struct doc *d, const struct lang *l, candidates *chosen,
    uint8_t *taken)
{
	repeat_names(d, chosen, taken);
	take_particles(d, l, chosen, taken);
	forget_redefined(d, chosen);
	take_articles(d, chosen, taken);
}
