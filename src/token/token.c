/* token: sentences into words, as Universal Dependencies counts them. */
#include "token/token.h"

#include "base/utf8.h"
#include "doc/doc.h"
#include "lang/lang.h"
#include "token/scan.h"

/* A sentence being cut; positions are bytes of it. */
struct cut {
	const struct lang *lang;
	struct str s;
	bool       is_quoted;	/* a single quote is open */
};

static int32_t
char_at(struct str s, size_t at)
{
	return scan_at(s, at).c;
}

static bool
is_digit(int32_t c)
{
	return c > 0 && utf8_is_digit(c);
}

static bool
is_letter(int32_t c)
{
	return scan_is_word(c) && !is_digit(c);
}

static bool
is_apostrophe(int32_t c)
{
	return c == '\'' || c == 0x2019 || c == 0x2bc;
}

static bool
is_blank(int32_t c)
{
	return c == 0 || c == ' ' || c == '\n';
}

/* ------------------------------------------------------- web and net names */

#define LONGEST_ADDRESS 2048	/* bytes */

/* Bytes up to the next blank, or bracket or quote that no name on the net
 * contains. */
static size_t
net_end(struct str s, size_t at)
{
	size_t beg = at;
	struct chr c;

	while (!is_blank((c = scan_at(s, at)).c) && c.c != '"' && c.c != '<' &&
	    c.c != '>' && c.c != ')' && c.c != ']' && c.c != 0xab &&
	    c.c != 0xbb && (c.c < 0x2010 || c.c > 0x2046) &&
	    at - beg < LONGEST_ADDRESS)
		at += c.n;
	while (at > beg && strchr(".,;:!?'", s.s[at - 1]) != NULL)
		at--;
	return at;
}

static bool
begins(struct str s, size_t at, const char *what)
{
	return str_begins(str_from(s, at), str_of(what));
}

/* The end of an address, of a page or of mail, that begins here; else `at`. */
static size_t
address_end(struct str s, size_t at)
{
	size_t p = at, end, dot;

	while (p < s.n && p - at < LONGEST_ADDRESS &&
	    ((s.s[p] >= '0' && s.s[p] <= '9') || ((s.s[p] | 32) >= 'a' &&
	    (s.s[p] | 32) <= 'z') || (p > at && s.s[p] != '\0' &&
	    strchr("._%+-", s.s[p]) != NULL)))
		p++;
	if (p == at)
		return at;
	if (begins(s, p, "://") || begins(s, at, "www."))
		return net_end(s, at);
	if (!begins(s, p, "@") || !scan_is_word(char_at(s, p + 1)))
		return at;
	end = net_end(s, at);
	for (dot = p; dot < end && s.s[dot] != '.'; dot++)
		;
	return dot < end ? end : at;
}

/* ------------------------------------------------------------------ words */

/* May the character at `p` stand inside a word between `before` and `after`? */
static bool
joins(struct str s, size_t p, int32_t before, int32_t after)
{
	int32_t c = char_at(s, p);

	if (!scan_is_word(after))
		return false;
	if (c == '_' || c == '&')
		return true;		/* "AT&T" */
	if (c == '-')			/* "5-8", but "US", "-", "Präsident" */
		return is_digit(before) && is_digit(after);
	if (c == '.')			/* "1.000", "z.B.", "tagblatt.de" */
		return is_digit(before) == is_digit(after);
	if (c == ',' || c == ':')	/* "3,5", "2:1" */
		return is_digit(before) && is_digit(after);
	if (c == '*')			/* "Bürger*innen" */
		return is_letter(before) && scan_is_lower(after);
	return is_apostrophe(c) && is_letter(before) && is_letter(after);
}

/* `'s` of "Putin's" and "geht's" at `p` is a word of its own. */
static bool
is_clitic(struct str s, size_t p)
{
	size_t next = p + scan_at(s, p).n;
	struct chr c = scan_at(s, next);
	int32_t after = char_at(s, next + c.n);

	return is_apostrophe(char_at(s, p)) && (c.c == 's' || c.c == 'S') &&
	    !scan_is_word(after) && !is_apostrophe(after);
}

/* "Hans' Auto": a genitive's apostrophe, not the end of a quotation. */
static bool
is_genitive(const struct cut *k, size_t p)
{
	int32_t before = scan_before(k->s, p).c | 32;

	return is_apostrophe(char_at(k->s, p)) && !k->is_quoted &&
	    (before == 's' || before == 'x' || before == 'z' ||
	    before == (0xdf | 32)) &&
	    !is_apostrophe(char_at(k->s, p + scan_at(k->s, p).n));
}

static size_t
word_end(const struct cut *k, size_t at)
{
	struct str s = k->s;
	int32_t before = 0;
	struct chr c;

	for (;;) {
		c = scan_at(s, at);
		if (scan_is_word(c.c)) {
			before = c.c;
			at += c.n;
			continue;
		}
		if (c.c == 0 || is_clitic(s, at) ||
		    !joins(s, at, before, char_at(s, at + c.n)))
			break;
		at += c.n;
	}
	if (is_genitive(k, at))
		return at + c.n;
	if (c.c == '.' && !scan_is_final(char_at(s, at + c.n)) &&
	    scan_stop(k->lang, s, at) != STOP_END)
		return at + c.n;	/* "Dr.", "13." */
	return at;
}

/* ----------------------------------------------------------------- marks */

/* `...`, `--`, two of the same quotes: one mark.  All else is one each. */
static size_t
mark_end(struct str s, size_t at)
{
	struct chr c = scan_at(s, at), next;
	bool is_run = c.c != 0 && c.c < 0x7f && strchr(".-_*=#", (int)c.c);
	bool is_pair = c.c == '`' || c.c == '\'';

	for (at += c.n; (next = scan_at(s, at)).c == c.c &&
	    (is_run || is_pair); at += next.n)
		is_pair = false;
	return at;
}

/* ":-)", ";)" standing alone; else `at`. */
static size_t
smiley_end(struct str s, size_t at)
{
	size_t p = at + 1, end;

	if (s.s[at] != ':' && s.s[at] != ';')
		return at;
	p += p < s.n && s.s[p] == '-';
	if (p >= s.n || s.s[p] == '\0' || strchr("()DPp|", s.s[p]) == NULL ||
	    (at > 0 && !is_blank(s.s[at - 1])))
		return at;
	end = p + scan_at(s, p).n;
	return scan_is_word(char_at(s, end)) ? at : end;
}

static size_t
token_end(struct cut *k, size_t at)
{
	struct str s = k->s;
	struct chr c = scan_at(s, at), next = scan_at(s, at + c.n);
	int32_t before = scan_before(s, at).c;
	bool is_start = is_blank(before) || before == '(';
	size_t end = at;

	if (is_start || scan_is_opener(before))
		end = address_end(s, at);
	if (end > at || (end = smiley_end(s, at)) > at)
		return end;
	if (scan_is_word(c.c))
		return word_end(k, at);
	if (is_clitic(s, at))
		return at + c.n + next.n;
	if (is_start && (c.c == '+' || c.c == '-' || c.c == 0x2212 ||
	    is_apostrophe(c.c)) && is_digit(next.c))
		return word_end(k, at + c.n);	/* "-5", "'94" */
	if (is_start && (c.c == '@' || c.c == '#') && scan_is_word(next.c))
		return word_end(k, at + c.n);	/* "@kreml" */
	if (c.c == 0x201a || (is_start && (c.c == 0x2018 || c.c == '\'')))
		k->is_quoted = true;
	else if (c.c == 0x2018 || is_apostrophe(c.c))
		k->is_quoted = false;
	return mark_end(s, at);
}

/* ---------------------------------------------------------- contractions */

/* The form in the case of `as`: `zu` as `ZUR` is `ZU`, as `Zur` is `Zu`. */
static struct str
cased(struct arena *mem, struct str form, struct str as, bool is_title)
{
	size_t at = 0;

	if (as.n > 1 && !str_eq(as, utf8_lower(mem, as)) &&
	    str_eq(as, utf8_upper(mem, as)))
		return utf8_upper(mem, form);
	return is_title && utf8_is_upper(utf8_next(as, &at))
	    ? utf8_title(mem, form) : form;
}

static void
add_token(struct doc *d, const struct lang *lang, struct span at)
{
	struct str form = doc_str(d, at);
	struct rows r = { 0, 0 };
	char next = at.end < d->text.n ? d->text.s[at.end] : '\0';
	bool space = next != '\0' && is_blank(next);

	/* "zum Beispiel", but not the "Zum-Beispiel-Straße" */
	if (lang != NULL && form.n <= 16 && next != '-') {
		r = lang_find(lang, TABLE_CONTRACTIONS, form);
		if (r.beg == r.end && scan_is_upper(char_at(form, 0)))
			r = lang_find(lang, TABLE_CONTRACTIONS,
			    utf8_lower(&d->mem, form));
	}
	for (uint8_t i = 0; i < 2 && r.beg < r.end; i++)
		*PUSH(&d->mem, &d->tokens) = (struct token){
			.at = at, .part = i, .parts = 2, .head = NONE,
			.child = NONE, .next = NONE,
			.form = cased(&d->mem, lang_cell(lang,
			    TABLE_CONTRACTIONS, r.beg, 1 + i), form, i == 0),
			.has_space = space,
		};
	if (r.beg == r.end)
		*PUSH(&d->mem, &d->tokens) = (struct token){
			.at = at, .parts = 1, .form = form, .head = NONE,
			.child = NONE, .next = NONE,
			.has_space = space,
		};
}

void
token_split(struct doc *d, const struct lang *lang)
{
	for (uint32_t i = 0; i < d->sentences.n; i++) {
		struct sentence *s = &d->sentences.at[i];
		struct cut k = { lang, doc_str(d, s->at), false };
		uint32_t beg = s->at.beg;
		size_t at, end;

		s->tok = d->tokens.n;
		for (at = 0; at < k.s.n; at = scan_blanks(k.s, end)) {
			end = token_end(&k, at);
			add_token(d, lang, (struct span){ beg + (uint32_t)at,
			    beg + (uint32_t)end });
		}
		s->ntok = d->tokens.n - s->tok;
	}
}
