/* scan: characters, words and full stops, for both stages of token/. */
#include "token/scan.h"

#include "base/utf8.h"
#include "lang/lang.h"

/* ------------------------------------------------------------ characters */

struct chr
scan_at(struct str s, size_t at)
{
	size_t end = at, next;
	int32_t c = at < s.n ? utf8_next(s, &end) : 0;

	for (next = end; c > 0 && next < s.n; end = next) {
		if ((unsigned char)s.s[next] < 0x80 ||
		    !utf8_composes(utf8_next(s, &next)))
			break;
	}
	return c > 0 ? (struct chr){ c, end - at } : (struct chr){ 0, 0 };
}

struct chr
scan_before(struct str s, size_t at)
{
	size_t beg = at, p;
	int32_t c = 0;

	do {
		if (beg == 0)
			break;
		do
			beg--;
		while (beg > 0 && utf8_is_tail(s.s[beg]));
		p = beg;
		c = utf8_next(s, &p);
	} while (c >= 0x300 && utf8_composes(c));
	return (struct chr){ c, at - beg };
}

bool
scan_is_word(int32_t c)
{
	return c > 0 && (c < 0x80
	    ? (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z')
	    : utf8_is_letter(c) || utf8_is_mark(c) || utf8_is_number(c));
}

bool
scan_is_upper(int32_t c)
{
	return c > 0 && utf8_is_upper(c);
}

bool
scan_is_lower(int32_t c)
{
	return c > 0 && utf8_is_letter(c) && !utf8_is_upper(c);
}

bool
scan_is_final(int32_t c)
{
	return c == '.' || c == '!' || c == '?' || c == 0x2026 ||
	    c == 0x203d || (c >= 0x2047 && c <= 0x2049);
}

/* Quotes that open in one country and close in another, or at either end. */
static bool
is_either(int32_t c)
{
	return c == '"' || c == '\'' || c == '`' || c == 0xab || c == 0xbb ||
	    c == 0x2018 || c == 0x2019 || c == 0x201c || c == 0x201d ||
	    c == 0x2039 || c == 0x203a || c == 0xb4;
}

bool
scan_is_opener(int32_t c)
{
	return is_either(c) || c == 0x201e || c == 0x201a || c == 0x201f ||
	    c == '(' || c == '[' || c == '{';
}

bool
scan_is_closer(int32_t c)
{
	return is_either(c) || c == ')' || c == ']' || c == '}';
}

bool
scan_is_dash(int32_t c)
{
	return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}

size_t
scan_blanks(struct str s, size_t at)
{
	while (at < s.n && (s.s[at] == ' ' || s.s[at] == '\n'))
		at++;
	return at;
}

/* ------------------------------------------------------------ full stops */

/* A full stop and its neighbours. */
struct stop_at {
	const struct lang *lang;
	struct str line, word;
	size_t     word_at;
	bool       is_first;		/* the word begins the sentence       */
	bool       is_last;		/* nothing but closers follows        */
	bool       is_closed;		/* a quote or bracket closes after it */
	int32_t    next_c;		/* first of the next word, or mark    */
	struct str next;		/* the next word                      */
};

static bool
has(const struct lang *l, enum table_id id, struct str key)
{
	return l != NULL && lang_has(l, id, key);
}

static bool
is_digit(int32_t c)
{
	return c >= '0' && c <= '9';
}

static bool
is_digits(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!is_digit(s.s[i]))
			return false;
	return s.n != 0;
}

/* No word that a full stop says something about is longer (bytes). */
#define LONGEST 128

/* The run of word characters, and of `.-:,'&` between them, that ends at
 * `end`. */
static size_t
word_begin(struct str line, size_t end)
{
	size_t at = end, beg = end;
	struct chr c;

	while (end - at < LONGEST && (c = scan_before(line, at)).c != 0) {
		if (scan_is_word(c.c))
			beg = at - c.n;
		else if (c.c > 0x7f || strchr(".-:,'&", (int)c.c) == NULL)
			break;
		at -= c.n;
	}
	return beg;
}

static size_t
word_end(struct str line, size_t at)
{
	struct chr c;

	while (scan_is_word((c = scan_at(line, at)).c))
		at += c.n;
	return at;
}

static struct stop_at
look(const struct lang *lang, struct str line, size_t dot)
{
	struct stop_at s = { .lang = lang, .line = line };
	size_t at = dot + scan_at(line, dot).n;
	struct chr c;

	s.word_at = word_begin(line, dot);
	s.word = str_head(str_from(line, s.word_at), dot - s.word_at);
	s.is_first = true;
	for (size_t i = 0; s.is_first && i < s.word_at; i += c.n) {
		c = scan_at(line, i);
		s.is_first = !scan_is_word(c.c);
	}
	while (scan_is_closer((c = scan_at(line, at)).c)) {
		s.is_closed = true;
		at += c.n;
	}
	at = scan_blanks(line, at);
	s.is_last = at == line.n;
	while (scan_is_opener((c = scan_at(line, at)).c) || scan_is_dash(c.c))
		at = scan_blanks(line, at + c.n);
	s.next_c = c.c;
	s.next = str_head(str_from(line, at), word_end(line, at) - at);
	return s;
}

/* The kind of abbreviation that line[beg, end) is; empty if it is none.
 * At the sentence's beginning `Vgl.` is `vgl.`. */
static struct str
kind_of(const struct stop_at *s, size_t beg, size_t end)
{
	struct str form = str_head(str_from(s->line, beg), end - beg);
	struct rows r = { 0, 0 };
	char small[32];

	if (s->lang == NULL)
		return (struct str){ 0 };
	r = lang_find(s->lang, TABLE_ABBREVIATIONS, form);
	if (r.beg == r.end && s->is_first && form.n > 2 &&
	    form.n < sizeof small && form.s[0] >= 'A' && form.s[0] <= 'Z') {
		memcpy(small, form.s, form.n);
		small[0] |= 32;
		r = lang_find(s->lang, TABLE_ABBREVIATIONS,
		    (struct str){ small, form.n });
	}
	return r.beg < r.end ? lang_cell(s->lang, TABLE_ABBREVIATIONS, r.beg, 1)
	    : (struct str){ 0 };
}

/* The kind of the abbreviation that ends here, the longest one: `v. Chr.`
 * before `Chr.`; of a compound the last part: `US-Sen.`. */
static struct str
abbreviation(const struct stop_at *s)
{
	size_t end = s->word_at + s->word.n + 1, beg[4] = { s->word_at };
	int n = 1;
	struct str kind = { 0 };

	while (n < 4 && beg[n - 1] >= 3 && s->line.s[beg[n - 1] - 1] == ' ' &&
	    s->line.s[beg[n - 1] - 2] == '.') {
		beg[n] = word_begin(s->line, beg[n - 1] - 2);
		if (beg[n] == beg[n - 1] - 2)
			break;
		n++;
	}
	while (kind.n == 0 && n-- > 0)
		kind = kind_of(s, beg[n], end);
	for (size_t cut = s->word.n; kind.n == 0 && cut > 0; cut--)
		if (s->word.s[cut - 1] == '-' || s->word.s[cut - 1] == '/')
			kind = kind_of(s, s->word_at + cut, end);
	return kind;
}

/* `e.V`, `I.G`: letters with full stops between, each part short. */
static bool
is_dotted(struct str word)
{
	size_t n = 0;
	bool has_dot = false;

	for (size_t i = 0; i < word.n; i++) {
		if (word.s[i] == '.') {
			if (n == 0 || n > 4)
				return false;
			has_dot = true;
			n = 0;
		} else if (is_digit(word.s[i]))
			return false;
		else
			n += !utf8_is_tail(word.s[i]);
	}
	return has_dot && n > 0 && n <= 4;
}

/* `XIV`, in the way that numbers of rulers and centuries are written. */
static bool
is_roman(struct str word)
{
	for (size_t i = 0; i < word.n; i++)
		if (word.s[i] == '\0' || strchr("IVXLCDM", word.s[i]) == NULL)
			return false;
	return word.n != 0;
}

/* A capital and one to three small letters, no vowel among them: `Hptm`. */
static bool
has_no_vowel(struct str word)
{
	for (size_t i = 0; i < word.n; i++) {
		char first = i == 0 ? 'A' : 'a';

		if (word.s[i] < first || word.s[i] > first + 25 ||
		    strchr("aeiouyAEIOUY", word.s[i]) != NULL)
			return false;
	}
	return word.n >= 2 && word.n <= 4;
}

/* Is the word before this one a noun: `Platz 3.`, `Kapitel 12.`?  Then the
 * number is no ordinal. */
static bool
follows_noun(const struct stop_at *s)
{
	size_t end = s->word_at, beg;

	while (end > 0 && s->line.s[end - 1] == ' ')
		end--;
	beg = word_begin(s->line, end);
	if (beg == end || beg == s->word_at)
		return false;
	for (size_t i = 0; i < beg; i++)
		if (scan_is_word((unsigned char)s->line.s[i]) ||
		    (unsigned char)s->line.s[i] >= 0xc3)
			return scan_is_upper(scan_at(s->line, beg).c);
	return false;		/* the first word says nothing */
}

static bool
starts_sentence(const struct stop_at *s)
{
	return has(s->lang, TABLE_STARTERS, s->next);
}

static enum stop
stop_of_number(const struct stop_at *s)
{
	if (has(s->lang, TABLE_MONTHS, s->next))
		return STOP_WORD;	/* "am 13. September" */
	if (s->word.n > 3)
		return scan_is_lower(s->next_c) ? STOP_WORD : STOP_END;
	if (s->is_first || scan_is_lower(s->next_c))
		return STOP_WORD;	/* "2. Der Vertrag gilt." */
	if (is_digit(s->next_c))
		return s->word.n <= 2 ? STOP_WORD : STOP_END;
	if (starts_sentence(s) || follows_noun(s))
		return STOP_END;	/* "auf Platz 3. Trainer Moor sagte" */
	return scan_is_upper(s->next_c) ? STOP_WORD : STOP_END;
}

/* `13.9`, `13.09.2023`, `14.30`: a day or not? */
static bool
is_day(struct str word)
{
	struct str day = str_cut(&word, '.');
	int month = 0;

	if (!is_digits(day) || day.n > 2 || !is_digits(word) || word.n > 2)
		return false;
	for (size_t i = 0; i < word.n; i++)
		month = 10 * month + word.s[i] - '0';
	return month >= 1 && month <= 12;
}

static enum stop
stop_of_abbreviation(const struct stop_at *s, struct str kind)
{
	bool may_end = str_is(kind, "end") || str_is(kind, "unit");

	if (s->is_last)
		return STOP_BOTH;
	return may_end && !s->is_closed && starts_sentence(s) ? STOP_BOTH
	    : STOP_WORD;
}

enum stop
scan_stop(const struct lang *lang, struct str line, size_t dot)
{
	struct stop_at s = look(lang, line, dot);
	struct str kind = abbreviation(&s);
	size_t letters = utf8_count(s.word);

	if (s.word.n == 0)
		return STOP_END;
	if (kind.n != 0)
		return stop_of_abbreviation(&s, kind);
	if (is_dotted(s.word))
		return stop_of_abbreviation(&s, STR("end"));
	if (s.is_last || s.is_closed)
		return STOP_END;
	if (is_digits(s.word))
		return stop_of_number(&s);
	if (is_digit(s.word.s[0]))
		return !is_day(s.word) ? STOP_END
		    : starts_sentence(&s) ? STOP_BOTH : STOP_WORD;
	if (starts_sentence(&s))
		return STOP_END;
	if (letters == 1 || is_roman(s.word) || has_no_vowel(s.word))
		return STOP_WORD;	/* "George W. Bush", "Karl V. Hof" */
	return scan_is_lower(s.next_c) && letters <= 6 ? STOP_WORD : STOP_END;
}
