/* moment: the words of an article that tell a time, and which.
 *
 * Words are times.tsv's: days, units (`Woche`), shifts (`vergangene`) and so
 * on; months.tsv, weekdays.tsv.  Each read_… looks whether an expression ends
 * at a token. */
#include "event/moment.h"

#include <stdlib.h>

#include "base/date.h"
#include "base/utf8.h"
#include "event/phrase.h"

/* A date; 0 where it is open. */
struct day { long year, month, day; };

enum unit { HOUR, DAY, WEEK, WEEKEND, MONTH, QUARTER, YEAR, DECADE, NO_UNIT };

static const char *const unit_names[] = {
	"hour", "day", "week", "weekend", "month", "quarter", "year",
	"decade"
};

/* What is known while the article is read. */
struct clock {
	const struct reading *r;
	struct day  now;		/* the document's date                */
	struct day  last;		/* the date told last                 */
	uint32_t    last_tok;		/* where; NONE: nowhere               */
	bool        is_explicit;	/* with a year of its own             */
	moment_list *out;
};

/* ---- the calendar ------------------------------------------------------ */

static struct day
day_of_str(struct str s)
{
	char text[16] = "";
	struct day d = { 0 };

	if (s.n < 4 || s.n >= sizeof text)
		return d;
	memcpy(text, s.s, s.n);
	d.year = strtol(text, NULL, 10);
	d.month = s.n >= 7 ? strtol(text + 5, NULL, 10) : 0;
	d.day = s.n >= 10 ? strtol(text + 8, NULL, 10) : 0;
	return d;
}

/* As ISO 8601; empty if there is no such day. */
static struct str
iso(const struct clock *c, struct day d)
{
	struct arena *mem = &c->r->d->mem;
	struct str s = d.day != 0 ? arena_printf(mem, "%04ld-%02ld-%02ld",
	    d.year, d.month, d.day) : d.month != 0 ? arena_printf(mem,
	    "%04ld-%02ld", d.year, d.month) : arena_printf(mem, "%04ld",
	    d.year);

	return date_ok(s) ? s : (struct str){ 0 };
}

static long
days_of(struct day d)
{
	return date_number(d.year, d.month, d.day);
}

static struct day
plus_days(const struct clock *c, struct day d, long n)
{
	return day_of_str(date_of_number(&c->r->d->mem, days_of(d) + n));
}

static struct day
plus_months(struct day d, long n)
{
	long m = d.year * 12 + d.month - 1 + n;

	return (struct day){ m / 12, m % 12 + 1, 0 };
}

/* So many units from the day; as exact as such words are: `vor einer Woche`
 * is a month.  Year 0: it cannot be told. */
static struct day
shifted(const struct clock *c, struct day d, enum unit unit, long n)
{
	struct day none = { 0 };

	switch (unit) {
	case HOUR:
		return d;
	case DAY:
		return d.day == 0 ? none : plus_days(c, d, n);
	case WEEK:
	case WEEKEND:
		if (d.day == 0)
			return n == 0 && d.month != 0 ? d : none;
		d = plus_days(c, d, 7 * n);
		d.day = 0;
		return d;
	case MONTH:
	case QUARTER:
		return d.month == 0 ? none : plus_months(d, unit == MONTH ? n
		    : 3 * n);
	case YEAR:
		return (struct day){ d.year + n, 0, 0 };
	default:
		return none;
	}
}

/* Easter Sunday (Gauss, Meeus). */
static struct day
easter(long y)
{
	long a = y % 19, b = y / 100, x = y % 100;
	long d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
	long e = (32 + 2 * (b % 4) + 2 * (x / 4) - d - x % 4) % 7;
	long f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;

	return (struct day){ y, f / 31, f % 31 + 1 };
}

/* ---- words ------------------------------------------------------------- */

static const struct token *
at(const struct clock *c, uint32_t tok)
{
	return &c->r->d->tokens.at[tok];
}

/* Where the sentence of the token begins and ends. */
static uint32_t
first_of(const struct clock *c, uint32_t tok)
{
	return sentence_at(c->r, tok)->tok;
}

static uint32_t
end_of(const struct clock *c, uint32_t tok)
{
	const struct sentence *s = sentence_at(c->r, tok);

	return s->tok + s->ntok;
}

/* The row of times.tsv for the token, or NONE. */
static uint32_t
row_of(const struct clock *c, uint32_t tok)
{
	const struct token *t = at(c, tok);
	struct rows x = lang_find(c->r->l, TABLE_TIMES, t->form);

	if (x.beg == x.end && (tok == first_of(c, tok) ||
	    (t->upos != UPOS_NOUN && t->upos != UPOS_PROPN)))
		x = lang_find(c->r->l, TABLE_TIMES,
		    utf8_lower(&c->r->d->mem, t->form));
	return x.beg < x.end ? x.beg : NONE;
}

static struct str
cell(const struct clock *c, uint32_t row, uint32_t column)
{
	return lang_cell(c->r->l, TABLE_TIMES, row, column);
}

/* Is the token a word of the kind?  Its number. */
static bool
is_kind(const struct clock *c, uint32_t tok, const char *kind, long *number)
{
	uint32_t row = row_of(c, tok);

	if (row == NONE || !str_is(cell(c, row, 1), kind))
		return false;
	*number = strtol(cell(c, row, 2).s, NULL, 10);
	return true;
}

static enum unit
unit_named(struct str name)
{
	for (int i = 0; i < NO_UNIT; i++)
		if (str_is(name, unit_names[i]))
			return (enum unit)i;
	return NO_UNIT;
}

static enum unit
unit_at(const struct clock *c, uint32_t tok)
{
	uint32_t row = row_of(c, tok);

	return row == NONE || !str_is(cell(c, row, 1), "unit") ? NO_UNIT
	    : unit_named(cell(c, row, 2));
}

/* `3`, `3.`, `2004`; -1: something else. */
static long
digits(const struct clock *c, uint32_t tok)
{
	struct str s = at(c, tok)->form;
	long n = 0;
	size_t i = 0;

	for (; i < s.n && s.s[i] >= '0' && s.s[i] <= '9' && i < 6; i++)
		n = n * 10 + (s.s[i] - '0');
	return i > 0 && (i == s.n || (i + 1 == s.n && s.s[i] == '.')) ? n : -1;
}

static bool
is_year(long n)
{
	return n >= 1700 && n <= 2200;
}

/* The year that the token is; -1: none.  `2000 Soldaten` are none. */
static long
year_at(const struct clock *c, uint32_t tok)
{
	const struct token *t = at(c, tok);
	long n = t->form.n == 4 ? digits(c, tok) : -1;

	return is_year(n) && !(t->deprel == DEP_NUMMOD && t->head == tok + 1)
	    ? n : -1;
}

static long
column(const struct clock *c, enum table_id id, struct str key)
{
	struct rows x = lang_find(c->r->l, id, key);

	return x.beg < x.end ? strtol(lang_cell(c->r->l, id, x.beg, 1).s, NULL,
	    10) : -1;
}

static long
month_at(const struct clock *c, uint32_t tok)
{
	return column(c, TABLE_MONTHS, at(c, tok)->form);
}

/* ---- what was told ----------------------------------------------------- */

/* A moment of these words; both dates are of the past or to come. */
static uint32_t
tell(struct clock *c, uint32_t tok, uint32_t end, uint32_t head,
    struct day past, struct day ahead)
{
	struct moment m = { .tok = tok, .end = end, .head = head };

	if (past.year != 0)
		m.past = iso(c, past);
	if (ahead.year != 0)
		m.ahead = iso(c, ahead);
	if (m.past.n == 0 && m.ahead.n == 0)
		return 0;
	*PUSH(&c->r->d->mem, c->out) = m;
	c->last = m.past.n != 0 ? past : ahead;
	c->last_tok = tok;
	c->is_explicit = false;
	return end;
}

/* The same for words that leave no choice. */
static uint32_t
tell_one(struct clock *c, uint32_t tok, uint32_t end, uint32_t head,
    struct day day)
{
	return tell(c, tok, end, head, day, day);
}

/* The day that `tags zuvor` counts from: the last one told, or the article's
 * own. */
static struct day
base_day(const struct clock *c)
{
	return c->last_tok != NONE && c->last.day != 0 ? c->last : c->now;
}

/* ---- expressions ------------------------------------------------------- */

/* Day, month and year from `09.04.2005`, `3.12.`, `2023-09-13`. */
static bool
numeric(struct str s, struct day *out)
{
	long part[3] = { 0 };
	size_t width[3] = { 0 };
	int n = 0;
	char sign = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (s.s[i] >= '0' && s.s[i] <= '9' && n < 3 && width[n] < 4) {
			part[n] = part[n] * 10 + (s.s[i] - '0');
			width[n]++;
			continue;
		}
		if ((s.s[i] != '.' && s.s[i] != '-') || n > 2 ||
		    width[n] == 0 || (sign != 0 && s.s[i] != sign))
			return false;
		sign = s.s[i];
		n++;
	}
	if (sign == '-' && n == 2 && width[0] == 4 && width[2] != 0)
		*out = (struct day){ part[0], part[1], part[2] };
	else if (sign == '.' && n == 2 && (width[2] == 4 || width[2] == 0))
		*out = (struct day){ part[2], part[1], part[0] };
	else
		return false;
	return out->month >= 1 && out->month <= 12 && out->day >= 1 &&
	    out->day <= 31 && (out->year == 0 || is_year(out->year));
}

/* The same as words of their own: `09 . 04 . 2005`. */
static uint32_t
numeric_words(const struct clock *c, uint32_t tok, struct day *out)
{
	struct str first = at(c, tok)->form;
	uint32_t end = tok;
	size_t beg = at(c, tok)->at.beg;

	if (first.n == 0 || first.s[0] < '0' || first.s[0] > '9')
		return 0;
	while (end < end_of(c, tok) && end < tok + 5) {
		bool is_joined = !at(c, end)->has_space;

		end++;
		if (!is_joined)
			break;
	}
	for (; end > tok; end--)
		if (numeric((struct str){ c->r->d->text.s + beg,
		    at(c, end - 1)->at.end - beg }, out))
			return end;
	return 0;
}

/* The years of a day of the year: the last one before now, the next one. */
static uint32_t
tell_yearless(struct clock *c, uint32_t tok, uint32_t end, uint32_t head,
    struct day d)
{
	struct day past = d, ahead = d;
	bool is_over;

	if (c->now.year == 0)
		return 0;
	/* `im Juli 1993 …, aber schon im Oktober` */
	if (c->is_explicit && c->last.month != 0 && c->last_tok != NONE &&
	    doc_sentence_of(c->r->d, c->last_tok) + 1 >=
	    doc_sentence_of(c->r->d, tok) && c->last.year != c->now.year) {
		d.year = c->last.year + (d.month < c->last.month);
		end = tell_one(c, tok, end, head, d);
		c->is_explicit = true;
		return end;
	}
	is_over = c->now.month == 0 || d.month < c->now.month ||
	    (d.month == c->now.month && (d.day == 0 || c->now.day == 0 ||
	    d.day <= c->now.day));
	past.year = c->now.year - !is_over;
	ahead.year = c->now.year + (is_over && c->now.month != 0 &&
	    (d.month != c->now.month || (d.day != 0 && d.day != c->now.day)));
	return tell(c, tok, end, head, past, ahead);
}

static uint32_t
read_numeric(struct clock *c, uint32_t tok)
{
	struct day d = { 0 };
	uint32_t end = numeric_words(c, tok, &d);

	if (end == 0 || c->r->d->tokens.at[tok].form.n == 0)
		return 0;
	if (d.year == 0)
		return tell_yearless(c, tok, end, end - 1, d);
	end = tell_one(c, tok, end, tok, d);
	c->is_explicit = end != 0;
	return end;
}

/* The year behind a month or season: `2004`, `dieses Jahres`, `vergangenen
 * Jahres`, `des Jahres 2004`; 0: none.  *end: behind it. */
static long
year_behind(const struct clock *c, uint32_t tok, uint32_t *end)
{
	uint32_t stop = end_of(c, tok - 1);
	long n;

	if (tok < stop && at(c, tok)->upos == UPOS_DET &&
	    !is_kind(c, tok, "shift", &n) && !is_kind(c, tok, "follow", &n))
		tok++;
	if (tok < stop && (n = year_at(c, tok)) > 0) {
		*end = tok + 1;
		return n;
	}
	if (tok + 1 >= stop || unit_at(c, tok + 1) != YEAR) {
		if (tok + 1 < stop && unit_at(c, tok) == YEAR &&
		    (n = year_at(c, tok + 1)) > 0) {
			*end = tok + 2;
			return n;
		}
		return 0;
	}
	if (is_kind(c, tok, "shift", &n) && c->now.year != 0) {
		*end = tok + 2;
		return c->now.year + n;
	}
	if (is_kind(c, tok, "follow", &n) && c->last.year != 0) {
		*end = tok + 2;
		return c->last.year + n;
	}
	return 0;
}

/* The day before the month; of `vom 3. bis 5. Mai` the first one, where the
 * moment then begins. */
static long
day_before(const struct clock *c, uint32_t month, uint32_t *beg)
{
	uint32_t first = first_of(c, month);
	long day = month > first ? digits(c, month - 1) : -1, other;

	if (day < 1 || day > 31)
		return 0;
	*beg = month - 1;
	if (month >= first + 3 && (at(c, month - 2)->upos == UPOS_CCONJ ||
	    at(c, month - 2)->upos == UPOS_ADP || at(c, month - 2)->upos ==
	    UPOS_PUNCT) && !str_is(at(c, month - 2)->form, ",") &&
	    (other = digits(c, month - 3)) >= 1 && other < day) {
		*beg = month - 3;
		return other;
	}
	return day;
}

/* `13. September 2023`, `im April 2019`, `September`, `letzten September`. */
static uint32_t
read_month(struct clock *c, uint32_t tok)
{
	uint32_t beg = tok, end = tok + 1;
	long month = month_at(c, tok), n;
	struct day d = { 0, month, 0 };

	if (month < 1 || (at(c, tok)->upos != UPOS_NOUN && at(c, tok)->upos !=
	    UPOS_PROPN && at(c, tok)->upos != UPOS_X))
		return 0;
	d.day = day_before(c, tok, &beg);
	if ((d.year = year_behind(c, tok + 1, &end)) != 0) {
		end = tell_one(c, beg, end, tok, d);
		c->is_explicit = end != 0;
		return end;
	}
	if (tok > first_of(c, tok) && d.day == 0 && c->now.month != 0 &&
	    is_kind(c, tok - 1, "shift", &n) && n != 0) {
		d.year = c->now.year + (n < 0 ? -(month >= c->now.month)
		    : month <= c->now.month);
		return tell_one(c, beg, end, tok, d);
	}
	return tell_yearless(c, beg, end, tok, d);
}

/* The number of a weekday, 1 Monday, also of `Montagabend`; -1: it is none. */
static long
weekday(const struct clock *c, struct str form)
{
	const struct table *t = &c->r->l->tables[TABLE_WEEKDAYS];
	long n = column(c, TABLE_WEEKDAYS, form);

	/* a day's name with a time of the day behind it */
	for (uint32_t i = 0; n < 0 && i < t->nrows; i++) {
		struct str day = table_cell(t, i, 0);

		if (form.n > day.n + 3 && str_begins(form, day))
			n = strtol(table_cell(t, i, 1).s, NULL, 10);
	}
	return n;
}

/* `Donnerstag, den 2. Dezember`: the date follows. */
static bool
is_dated_behind(const struct clock *c, uint32_t tok)
{
	struct day d;
	uint32_t i = tok + 1, stop = end_of(c, tok);

	if (i < stop && (at(c, i)->upos == UPOS_PUNCT))
		i++;
	if (i < stop && at(c, i)->upos == UPOS_DET)
		i++;
	return i < stop && (numeric_words(c, i, &d) != 0 ||
	    (i + 1 < stop && digits(c, i) > 0 && month_at(c, i + 1) > 0));
}

/* A weekday is the last one before the article or its own day; of what is to
 * come, the next one. */
static uint32_t
read_weekday(struct clock *c, uint32_t tok)
{
	long day = weekday(c, at(c, tok)->form), n, back;
	uint32_t beg = tok;
	struct day past, ahead;

	if (day < 1 || c->now.day == 0)
		return 0;
	if (is_dated_behind(c, tok))
		return tok + 1;		/* nothing of its own */
	back = ((days_of(c->now) + 3) % 7 + 1 - day + 7) % 7;
	past = plus_days(c, c->now, -back);
	ahead = plus_days(c, past, back > 0 ? 7 : 0);
	/* `Montag vergangener Woche` */
	if (tok + 2 < end_of(c, tok) && unit_at(c, tok + 2) == WEEK &&
	    is_kind(c, tok + 1, "shift", &n)) {
		past = plus_days(c, c->now, day - 1 - (days_of(c->now) + 3) % 7
		    + 7 * n);
		return tell_one(c, beg, tok + 3, tok, past);
	}
	/* `am darauffolgenden Donnerstag`: counted from the day told last */
	if (tok > first_of(c, tok) && is_kind(c, tok - 1, "follow", &n) &&
	    n > 0 && base_day(c).day != 0) {
		past = plus_days(c, base_day(c), 1);
		return tell_one(c, tok - 1, tok + 1, tok, plus_days(c, past,
		    (day - 1 - (days_of(past) + 3) % 7 + 7) % 7));
	}
	if (tok > first_of(c, tok) && is_kind(c, tok - 1, "shift", &n) &&
	    n != 0)
		return tell_one(c, tok - 1, tok + 1, tok, n > 0 ? plus_days(c,
		    past, 7) : back > 0 ? past : plus_days(c, past, -7));
	return tell(c, beg, tok + 1, tok, past, ahead);
}

/* `heute`, `gestern`; `jetzt`. */
static uint32_t
read_day(struct clock *c, uint32_t tok)
{
	struct day last = c->last;
	uint32_t last_tok = c->last_tok, end;
	long n;

	if (c->now.year == 0)
		return 0;
	if (is_kind(c, tok, "day", &n))
		return tell_one(c, tok, tok + 1, tok, shifted(c, c->now, DAY,
		    n));
	if (!is_kind(c, tok, "now", &n) ||
	    (end = tell_one(c, tok, tok + 1, tok, c->now)) == 0)
		return 0;
	/* nothing counts from it */
	c->out->at[c->out->n - 1].is_now = true;
	c->last = last;
	c->last_tok = last_tok;
	return end;
}

/* The holiday or season of a year; day 0: a season. */
static struct day
feast(const struct clock *c, long year, bool is_easter, bool is_season,
    long n)
{
	struct day d = { year, n / 100, n % 100 };

	if (is_season)
		d = (struct day){ year, n, 0 };
	return is_easter ? plus_days(c, easter(year), n) : d;
}

static bool
is_after(struct day a, struct day b)
{
	return a.month > b.month || (a.month == b.month && a.day > b.day);
}

/* `Ostern`, `Silvester 1999`, `im vergangenen Sommer`, `ab Herbst`. */
static uint32_t
read_feast(struct clock *c, uint32_t tok)
{
	bool is_season, is_easter;
	uint32_t end = tok + 1;
	long n = 0, year, shift = 0;
	struct day past, ahead, now = c->now;

	is_season = is_kind(c, tok, "season", &n);
	is_easter = !is_season && is_kind(c, tok, "easter", &n);
	if (!is_season && !is_easter && !is_kind(c, tok, "holiday", &n))
		return 0;
	year = year_behind(c, tok + 1, &end);
	if (year == 0 && (now.month == 0 || now.year == 0))
		return 0;
	past = ahead = feast(c, year != 0 ? year : now.year, is_easter,
	    is_season, n);
	if (year == 0 && is_after(past, now))
		past = feast(c, now.year - 1, is_easter, is_season, n);
	else if (year == 0 && is_after(now, ahead) && !(is_season &&
	    now.month < ahead.month + 3))
		ahead = feast(c, now.year + 1, is_easter, is_season, n);
	if (is_season)
		past.month = ahead.month = 0;
	if (year == 0 && tok > first_of(c, tok) &&
	    is_kind(c, tok - 1, "shift", &shift)) {
		if (shift < 0)
			ahead = past;
		else
			past = ahead;
	}
	return tell(c, tok, end, tok, past, ahead);
}

/* What stands before a unit: `in den vergangenen zwei Wochen`. */
struct count {
	uint32_t beg;
	long     n, shift, follow;
	bool     has_n, has_shift, has_follow, is_ago, is_ahead;
};

static struct count
count_before(const struct clock *c, uint32_t unit)
{
	struct count x = { .beg = unit };
	uint32_t first = first_of(c, unit);
	long n;

	for (uint32_t i = unit; i-- > first && unit - i < 6; x.beg = i) {
		const struct token *t = at(c, i);

		if ((n = digits(c, i)) > 0 || is_kind(c, i, "number", &n)) {
			x.n = n;
			x.has_n = true;
		} else if (is_kind(c, i, "shift", &x.shift))
			x.has_shift = true;
		else if (is_kind(c, i, "follow", &x.follow))
			x.has_follow = true;
		else if (is_kind(c, i, "ago", &n)) {
			x.is_ago = true;
			x.beg = i;
			break;
		} else if (is_kind(c, i, "ahead", &n)) {
			x.is_ahead = true;
			x.beg = i;
			break;
		} else if (t->upos != UPOS_DET && t->upos != UPOS_ADJ &&
		    t->upos != UPOS_ADV)
			break;
	}
	return x;
}

/* `vor zwei Tagen`, `in drei Wochen`, `vergangene Woche`, `am selben Tag`,
 * `zwei Tage zuvor`, `seit drei Jahren`. */
static uint32_t
read_unit(struct clock *c, uint32_t tok)
{
	enum unit unit = unit_at(c, tok);
	struct count x;
	struct day none = { 0 };
	long n = 0;

	if (unit == NO_UNIT)
		return 0;
	x = count_before(c, tok);
	if (tok + 1 < end_of(c, tok) && (is_kind(c, tok + 1, "before-that",
	    &n) || is_kind(c, tok + 1, "after-that", &n)) && (x.has_n ||
	    !tok_has(at(c, tok), NUMBER_PLUR) || unit == HOUR))
		return tell_one(c, x.beg, tok + 2, tok, shifted(c, base_day(c),
		    unit, n * (x.has_n ? x.n : 1)));
	if (x.has_follow && !x.has_n)
		return tell_one(c, x.beg, tok + 1, tok, shifted(c,
		    unit == DAY ? base_day(c) : c->last_tok != NONE ? c->last
		    : c->now, unit, x.follow));
	if (c->now.year == 0)
		return 0;
	if (x.has_shift && !x.has_n && !tok_has(at(c, tok), NUMBER_PLUR))
		return tell_one(c, x.beg, tok + 1, tok, shifted(c, unit == DAY
		    ? base_day(c) : c->now, unit, x.shift));
	if (x.has_n && !x.has_shift && x.is_ago)
		return tell_one(c, x.beg, tok + 1, tok, shifted(c, c->now,
		    unit, -x.n));
	if (x.has_n && !x.has_shift && x.is_ahead)
		return tell(c, x.beg, tok + 1, tok, none, shifted(c, c->now,
		    unit, x.n));
	return unit == WEEKEND && !x.has_n ? tell(c, x.beg, tok + 1, tok,
	    shifted(c, c->now, WEEK, 0), shifted(c, c->now, WEEK, 0)) : 0;
}

/* The last day of the article's month: `bis Monatsende`. */
static uint32_t
read_month_end(struct clock *c, uint32_t tok)
{
	struct day d = c->now;
	long n;

	if (!is_kind(c, tok, "month-end", &n) || d.month == 0)
		return 0;
	d = plus_months(d, 1);
	d.day = 1;
	return tell_one(c, tok, tok + 1, tok, plus_days(c, d, -1));
}

/* `am Vortag`, `im Vorjahr`. */
static uint32_t
read_neighbour(struct clock *c, uint32_t tok)
{
	uint32_t row = row_of(c, tok);
	struct str kind = row != NONE ? cell(c, row, 1) : (struct str){ 0 };
	bool is_last = str_begins(kind, STR("from-last "));
	long n;

	if (!is_last && !str_begins(kind, STR("from-now ")))
		return 0;
	n = strtol(cell(c, row, 2).s, NULL, 10);
	kind = str_from(kind, str_find(kind, STR(" ")) + 1);
	if (!is_last && c->now.year == 0)
		return 0;
	return tell_one(c, tok, tok + 1, tok, shifted(c, is_last ? base_day(c)
	    : c->now, unit_named(kind), n));
}

static uint32_t
read_year(struct clock *c, uint32_t tok)
{
	long year = year_at(c, tok);
	uint32_t end;

	if (year < 0)
		return 0;
	end = tell_one(c, tok, tok + 1, tok, (struct day){ year, 0, 0 });
	c->is_explicit = true;
	return end;
}

static void
mark_again(const struct reading *r, moment_list *all)
{
	struct map first = { 0 };

	for (uint32_t i = 0; i < all->n; i++) {
		uint32_t *at = map_put(&r->d->mem, &first, all->at[i].past);

		if (*at == NONE)
			*at = i;
		else
			all->at[i].is_again = all->at[*at].is_again = true;
	}
}

uint32_t
moment_from(const struct reading *r, uint32_t tok)
{
	uint32_t lo = 0, hi = r->moments.n;

	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;

		if (r->moments.at[mid].tok < tok)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

void
moments_of(const struct reading *r, moment_list *out)
{
	static uint32_t (*const readers[])(struct clock *, uint32_t) = {
		read_numeric, read_month, read_weekday, read_day, read_feast,
		read_unit, read_month_end, read_neighbour, read_year
	};
	struct clock c = { .r = r, .now = day_of_str(r->d->date),
		.last_tok = NONE, .out = out };

	for (uint32_t i = 0; i < r->d->tokens.n; ) {
		uint32_t end = 0;

		for (size_t k = 0; end == 0 &&
		    k < sizeof readers / sizeof *readers; k++)
			end = readers[k](&c, i);
		i = end > i ? end : i + 1;
	}
	mark_again(r, out);
}
