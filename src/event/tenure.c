/* tenure: from when to when somebody holds an office. */
#include "event/tenure.h"

#include <stdlib.h>

/* The year 1000 to 2999 that the token is, else 0. */
static int
year_at(const struct doc *d, uint32_t tok)
{
	struct str s = tok < d->tokens.n ? d->tokens.at[tok].form
	    : (struct str){ 0 };
	int year = 0;

	if (s.n != 4 || (s.s[0] != '1' && s.s[0] != '2'))
		return 0;
	for (size_t i = 0; i < s.n; i++) {
		if (s.s[i] < '0' || s.s[i] > '9')
			return 0;
		year = year * 10 + (s.s[i] - '0');
	}
	return year;
}

/* `2019`, `März 2019` from this token on, as ISO 8601; empty if none. */
static struct str
date_at(const struct reading *r, uint32_t tok)
{
	struct doc *d = r->d;
	struct rows month = { 0, 0 };
	int year;

	if (tok < d->tokens.n && d->tokens.at[tok].upos == UPOS_DET)
		tok++;
	if (tok < d->tokens.n)
		month = lang_find(r->l, TABLE_MONTHS, d->tokens.at[tok].form);
	if (month.beg < month.end)
		tok++;
	if ((year = year_at(d, tok)) == 0)
		return (struct str){ 0 };
	if (month.beg == month.end)
		return arena_printf(&d->mem, "%d", year);
	return arena_printf(&d->mem, "%d-%02d", year, atoi(arena_str(&d->mem,
	    lang_cell(r->l, TABLE_MONTHS, month.beg, 1)).s));
}

/* Nothing but the words of such times between `tok` and the office? */
static bool
is_right_before(const struct doc *d, uint32_t tok, uint32_t office)
{
	for (uint32_t i = tok; i < office; i++) {
		enum upos u = d->tokens.at[i].upos;

		if (u == UPOS_VERB || u == UPOS_AUX || u == UPOS_PUNCT ||
		    u == UPOS_CCONJ)
			return false;
	}
	return tok < office && tok + 9 > office;
}

/* `wurde`, `ernannten`: what the time is told of begins then. */
static bool
is_becoming(const struct reading *r, uint32_t verb)
{
	const struct token *t = &r->d->tokens.at[verb];

	return t->upos == UPOS_VERB && lang_becomes(r->l, t->lemma,
	    (struct str){ 0 });
}

/* Is the time behind preposition `tok` one of the office? */
static bool
belongs(const struct reading *r, uint32_t tok, uint32_t office)
{
	const struct token *t = r->d->tokens.at;
	uint32_t noun = t[tok].head;

	if (is_right_before(r->d, tok, office))
		return true;
	if (noun == NONE || t[noun].head == NONE)
		return false;
	return t[noun].head == office || (t[noun].head == t[office].head &&
	    is_becoming(r, t[noun].head));
}

struct tenure
tenure_of(const struct reading *r, uint32_t office)
{
	const struct doc *d = r->d;
	const struct token *t = d->tokens.at;
	const struct sentence *s = &d->sentences.at[doc_sentence_of(d,
	    office)];
	uint32_t verb = t[office].head;
	bool is_made = verb != NONE && is_becoming(r, verb);
	struct tenure out = { 0 };

	for (uint32_t i = s->tok; i < s->tok + s->ntok; i++) {
		struct str date;

		if (t[i].upos != UPOS_ADP || !lang_has(r->l,
		    TABLE_ADPOSITIONS, t[i].lemma) ||
		    (date = date_at(r, i + 1)).n == 0 ||
		    !belongs(r, i, office))
			continue;
		if (lang_is(r->l, TABLE_ADPOSITIONS, t[i].lemma, "since") ||
		    (is_made && lang_is(r->l, TABLE_ADPOSITIONS, t[i].lemma,
		    "place")))
			out.since = date;
		else if (lang_is(r->l, TABLE_ADPOSITIONS, t[i].lemma, "until"))
			out.until = date;
	}
	return out;
}
