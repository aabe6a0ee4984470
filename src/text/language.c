/* language: which language a text is in, by libexttextcat. */
#include "text/language.h"

#include <stdlib.h>
#include <textcat.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/utf8.h"
#include "lang/lang.h"

enum {
	SHORTEST = 150,		/* letters that a sure guess takes            */
	ENOUGH = 1 << 14,	/* bytes that are looked at                   */
	WIDEST = 120,		/* no text is wrapped wider (characters)      */
	SURE = 5		/* one in so many words is a function word of
				 * the language                               */
};

struct guesser {
	struct arena mem;
	struct table words;		/* function_words.tsv                 */
	void        *textcat;		/* opened when it is first asked      */
	bool         is_absent;		/* it was not there                   */
};

struct guesser *
guesser_open(const char *dir)
{
	struct guesser *g = calloc(1, sizeof *g);

	if (g == NULL)
		abort();
	if (lang_table(&g->mem, TABLE_FUNCTION_WORDS, dir, &g->words) == 0)
		return g;
	guesser_free(g);
	return NULL;
}

void
guesser_free(struct guesser *g)
{
	if (g == NULL)
		return;
	if (g->textcat != NULL)
		textcat_Done(g->textcat);
	arena_free(&g->mem);
	free(g);
}

/* The library, or NULL. */
static void *
textcat_of(struct guesser *g)
{
	if (g->textcat != NULL || g->is_absent)
		return g->textcat;
	g->textcat = special_textcat_Init(TEXTCAT "/fpdb.conf", TEXTCAT "/");
	g->is_absent = g->textcat == NULL;
	if (g->is_absent)
		diag(DIAG_NO_GUESS, TEXTCAT, 0, NULL);
	return g->textcat;
}

bool
language_is_read(struct str code)
{
	return str_is(code, "de") || str_is(code, "en");
}

/* Enough letters in words of lower case?  A list of names is in none. */
static bool
is_prose(struct str s)
{
	uint32_t letters = 0, words = 0, capital = 0;
	bool inside = false;

	for (size_t at = 0; at < s.n; ) {
		int32_t c = utf8_next(s, &at);
		bool is_letter = utf8_is_letter(c) || utf8_is_mark(c);

		letters += is_letter;
		if (is_letter && !inside) {
			words++;
			capital += utf8_is_upper(c);
		}
		inside = is_letter;
	}
	return letters >= SHORTEST && capital * 3 < words * 2;
}

/* The code of a fingerprint's name: `de` of `de--utf8`. */
static struct str
code_of(const char *name)
{
	return str_head(str_of(name), strcspn(name, "-"));
}

/* Is the byte of a word? */
static bool
is_inside(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (unsigned char)c >= 0x80;
}

/* The language whose function words are enough of the text's words, or empty:
 * asking the library about every paragraph took 8 % of `show syntax`. */
static struct str
by_function_words(const struct guesser *g, struct str s)
{
	struct str code = { 0 };
	uint32_t words = 0, hits = 0;

	for (size_t at = 0, beg; at < s.n; at++) {
		struct rows r;

		for (beg = at; at < s.n && is_inside(s.s[at]); )
			at++;
		if (at == beg)
			continue;
		words++;
		r = table_find(&g->words, (struct str){ s.s + beg, at - beg });
		if (r.beg == r.end)
			continue;
		if (hits == 0)
			code = table_cell(&g->words, r.beg, 1);
		if (str_eq(code, table_cell(&g->words, r.beg, 1)))
			hits++;
		else
			hits--;
	}
	return hits > 0 && hits * SURE >= words ? code : (struct str){ 0 };
}

struct str
language_guess(struct arena *mem, struct guesser *g, struct str s)
{
	struct str code = { 0 };
	candidate_t *found;
	void *textcat;
	int n;

	if (s.n > ENOUGH)
		for (s.n = ENOUGH; utf8_is_tail(s.s[s.n]); )
			s.n--;
	if (g == NULL || !is_prose(s))
		return code;
	code = by_function_words(g, s);
	if (code.n > 0 || (textcat = textcat_of(g)) == NULL)
		return code;
	found = textcat_GetClassifyFullOutput(textcat);
	n = textcat_ClassifyFull(textcat, s.s, s.n, found);
	for (int i = n - 1; i >= 0; i--) {
		struct str one = code_of(found[i].name);

		if (!str_is(code, "de") && (!str_is(code, "en") ||
		    str_is(one, "de")))
			code = one;
	}
	code = arena_str(mem, code);
	textcat_ReleaseClassifyFullOutput(textcat, found);
	return code;
}

/* The paragraph that `rest` begins with, cut off, with its line ends. */
static struct str
cut_paragraph(struct str *rest)
{
	struct str all = *rest, line;

	do
		line = str_cut(rest, '\n');
	while (rest->n > 0 && utf8_count(line) <= WIDEST &&
	    str_trim(line).n > 0);
	return str_head(all, all.n - rest->n);
}

struct str
language_of_part(struct arena *mem, struct guesser *g, struct str s)
{
	while (s.n > 0) {
		struct str code = language_guess(mem, g, cut_paragraph(&s));

		if (language_is_read(code))
			return code;
	}
	return s;
}

static void
put_blank(struct buf *out, struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!utf8_is_tail(s.s[i]))
			buf_char(out, s.s[i] == '\n' || s.s[i] == '\r'
			    ? s.s[i] : ' ');
}

void
language_foreign(struct arena *mem, struct guesser *g, struct str s,
    span_list *out)
{
	struct str rest = s;

	while (g != NULL && rest.n > 0) {
		uint32_t beg = (uint32_t)(s.n - rest.n);
		struct arena temp = { 0 };
		struct str code = language_guess(&temp, g,
		    cut_paragraph(&rest));

		if (code.n > 0 && !language_is_read(code))
			*PUSH(mem, out) = (struct span){ beg,
				(uint32_t)(s.n - rest.n) };
		arena_free(&temp);
	}
}

struct str
language_blank(struct arena *mem, struct str s, const struct span *parts,
    uint32_t n)
{
	struct buf b = { 0 };
	size_t at = 0;

	if (n == 0)
		return s;
	for (uint32_t i = 0; i < n; i++) {
		buf_add(&b, str_head(str_from(s, at), parts[i].beg - at));
		put_blank(&b, str_head(str_from(s, parts[i].beg),
		    parts[i].end - parts[i].beg));
		at = parts[i].end;
	}
	buf_add(&b, str_from(s, at));
	s = arena_str(mem, buf_str(&b));
	buf_free(&b);
	return s;
}
