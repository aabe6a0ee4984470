/* when: date and place of an event, from its clause. */
#include "event/when.h"

#include <stdlib.h>

#include "base/date.h"
#include "base/utf8.h"
#include "event/phrase.h"

struct calendar { long year, month, day, days; };

/* The document's date; month and day 0 where it is partial. */
static bool
calendar_of(const struct doc *d, struct calendar *out)
{
	char text[16] = "";

	if (d->date.n < 4 || d->date.n >= sizeof text)
		return false;
	memcpy(text, d->date.s, d->date.n);
	out->year = strtol(text, NULL, 10);
	out->month = d->date.n >= 7 ? strtol(text + 5, NULL, 10) : 0;
	out->day = d->date.n >= 10 ? strtol(text + 8, NULL, 10) : 0;
	out->days = out->day != 0
	    ? date_number(out->year, out->month, out->day) : 0;
	return true;
}

static long
number(const struct reading *r, uint32_t tok)
{
	struct str s = r->d->tokens.at[tok].form;
	long n = 0;
	size_t i = 0;

	for (; i < s.n && s.s[i] >= '0' && s.s[i] <= '9' && i < 6; i++)
		n = n * 10 + (s.s[i] - '0');
	return i > 0 && (i == s.n || (i + 1 == s.n && s.s[i] == '.')) ? n : -1;
}

static long
column(const struct reading *r, enum table_id id, struct str key)
{
	struct rows x = lang_find(r->l, id, key);

	return x.beg < x.end ? strtol(lang_cell(r->l, id, x.beg, 1).s, NULL,
	    10) : -1;
}

static bool
is_year(long n)
{
	return n >= 1700 && n <= 2200;
}

/* `13. September 2023`, `im April 2019`, `September`. */
static struct str
month_date(const struct reading *r, uint32_t tok, long month,
    const struct calendar *now, bool has_now)
{
	const struct doc *d = r->d;
	long day = tok > 0 ? number(r, tok - 1) : -1;
	long year = tok + 1 < d->tokens.n ? number(r, tok + 1) : -1;

	if (day < 1 || day > 31)
		day = 0;
	if (!is_year(year)) {
		if (!has_now)
			return (struct str){ 0 };
		/* the last one; a later month than the article's was a year
		 * ago */
		year = now->year - (now->month != 0 && month > now->month + 2);
	}
	return day != 0 ? arena_printf(&r->d->mem, "%04ld-%02ld-%02ld", year,
	    month, day) : arena_printf(&r->d->mem, "%04ld-%02ld", year, month);
}

/* The number of a weekday, 1 Monday, also of `Montagabend`; -1: it is none. */
static long
weekday(const struct reading *r, struct str form)
{
	const struct table *t = &r->l->tables[TABLE_WEEKDAYS];
	long n = column(r, TABLE_WEEKDAYS, form);

	/* a day's name with a time of the day behind it */
	for (uint32_t i = 0; n < 0 && i < t->nrows; i++) {
		struct str day = table_cell(t, i, 0);

		if (day.n > 5 && form.n > day.n + 3 && str_begins(form, day))
			n = strtol(table_cell(t, i, 1).s, NULL, 10);
	}
	return n;
}

/* A weekday is the last one before the article or its own day; of what is
 * planned, the next one. */
static struct str
weekday_date(const struct reading *r, long day, const struct calendar *now,
    bool is_planned)
{
	long today = (now->days + 3) % 7 + 1;	/* 1 Monday */
	long back = (today - day + 7) % 7;

	return date_of_number(&r->d->mem,
	    is_planned && back > 0 ? now->days - back + 7 : now->days - back);
}

/* The date that a token tells, or empty. */
static struct str
date_at(const struct reading *r, uint32_t tok, bool is_planned)
{
	const struct token *t = &r->d->tokens.at[tok];
	struct calendar now = { 0 };
	bool has_now = calendar_of(r->d, &now);
	struct str none = { 0 };
	long n;

	if ((n = column(r, TABLE_MONTHS, t->form)) > 0)
		return month_date(r, tok, n, &now, has_now);
	if ((n = number(r, tok)) > 0 && is_year(n) && t->form.n == 4 &&
	    (tok == 0 || column(r, TABLE_MONTHS,
	    r->d->tokens.at[tok - 1].form) < 0))
		return arena_printf(&r->d->mem, "%04ld", n);
	if (!has_now || now.day == 0)
		return none;
	if ((n = weekday(r, t->form)) > 0)
		return weekday_date(r, n, &now, is_planned);
	/* `morgen`, but not `am Morgen` */
	if (t->upos != UPOS_NOUN && lang_has(r->l, TABLE_DAYS, utf8_lower(
	    &r->d->mem, t->form)))
		return date_of_number(&r->d->mem, now.days + column(r,
		    TABLE_DAYS, utf8_lower(&r->d->mem, t->form)));
	return none;
}

/* Is `tok` in the clause of `top`, not in a clause below it? */
static bool
is_in_clause(const struct doc *d, uint32_t tok, uint32_t top)
{
	const struct token *t = d->tokens.at;

	while (tok != top) {
		switch (t[tok].deprel) {
		case DEP_CCOMP: case DEP_ADVCL: case DEP_ACL:
		case DEP_PARATAXIS: case DEP_CSUBJ:
		/* `die seit Donnerstag inhaftierte Journalistin` */
		case DEP_AMOD:
			return false;
		default:
			break;
		}
		tok = t[tok].head;
		if (tok == NONE)
			return false;
	}
	return true;
}

static uint32_t
clause_top(const struct doc *d, uint32_t tok)
{
	const struct token *t = d->tokens.at;

	while (t[tok].head != NONE && t[tok].upos != UPOS_VERB)
		tok = t[tok].head;
	return tok;
}

static struct str
date_below(const struct reading *r, uint32_t top, bool is_planned)
{
	const struct sentence *s = sentence_at(r, top);
	struct str best = { 0 };

	for (uint32_t i = s->tok; i < s->tok + s->ntok; i++) {
		struct str date;

		if (!is_in_clause(r->d, i, top))
			continue;
		date = date_at(r, i, is_planned);
		if (date.n > best.n)
			best = date;
	}
	return best;
}

struct str
date_of(const struct reading *r, const struct predicate *p, bool is_planned)
{
	struct str own = date_below(r, p->tok, is_planned);

	return own.n != 0 || p->word_class == WORD_VERB ? own
	    : date_below(r, clause_top(r->d, p->tok), is_planned);
}

/* The preposition before a name or before the noun that it stands beside: `im
 * Kosmodrom Wostotschny`; NONE if there is none. */
static uint32_t
place_preposition(const struct doc *d, uint32_t tok)
{
	uint32_t prep = tok_child(d, tok, DEP_CASE, NONE);
	const struct token *t = &d->tokens.at[tok];

	return prep == NONE && t->head != NONE &&
	    (t->deprel == DEP_APPOS || t->deprel == DEP_FLAT)
	    ? tok_child(d, t->head, DEP_CASE, NONE) : prep;
}

void
place_of(const struct reading *r, const struct predicate *p, fillers *out)
{
	const struct doc *d = r->d;
	const struct sentence *s = sentence_at(r, p->tok);
	uint32_t top = p->word_class == WORD_VERB ? p->tok
	    : clause_top(d, p->tok);

	for (uint32_t i = doc_mention_from(d, s->tok); out->n == 0 &&
	    i < d->mentions.n && d->mentions.at[i].tok < s->tok + s->ntok;
	    i++) {
		const struct mention *m = &d->mentions.at[i];
		uint32_t prep = place_preposition(d, m->head);

		if (m->type != PLACE || m->kind != KIND_NAME ||
		    m->entities.n != 1 || prep == NONE || !lang_is(r->l,
		    TABLE_ADPOSITIONS, d->tokens.at[prep].lemma, "place") ||
		    !is_in_clause(d, m->head, top))
			continue;
		*PUSH(&r->d->mem, out) = (struct filler){
			m->head, i, m->entities.at[0], false };
	}
}
