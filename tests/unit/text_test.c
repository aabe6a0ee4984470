/* text_test: clean text, and the way back to the article. */
#include "unit.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "doc/doc.h"
#include "lang/lang.h"
#include "text/text.h"
#include "token/sentence.h"
#include "token/token.h"

static struct lang *lang;

static const struct {
	const char *why, *text, *want;
} cases[] = {
	{ "nothing in, nothing out", "", "" },
	{ "plain text stays", "Kim traf Putin.\n", "Kim traf Putin.\n" },
	{ "CRLF is one line end", "a\r\nb\r\n\r\nc", "a\nb\n\nc" },
	{ "CR is a line end", "a\rb", "a\nb" },
	{ "line and paragraph separators", "a\u2028b\u2029c\fd", "a\nb\nc\nd" },
	{ "no-break and other spaces", "14\u00a0Uhr\u202f30\tx",
	  "14 Uhr 30 x" },
	{ "soft hyphens", "Süd\u00adkorea", "Südkorea" },
	{ "zero width", "Kim\u200b\u200c\u200d\u2060\ufeff!", "Kim!" },
	{ "bidi", "\u202aKim\u202c \u2067Putin\u2069", "Kim Putin" },
	{ "control characters", "K\001i\033m\177", "Kim" },
	{ "an umlaut of two", "Su\u0308d", "Süd" },
	{ "a soft hyphen before the mark", "u\u00ad\u0308", "ü" },
	{ "marks in another order", "a\u0302\u0323", "ậ" },
	{ "marks that do not compose", "x\u0323\u0302", "x\u0323\u0302" },
	{ "one that composes, one that does not", "q\u0323o\u0308\u0323",
	  "q\u0323\u1ecd\u0308" },
	{ "a mark after a blank", "a \u0301b", "a \u0301b" },
	{ "Ångström is Å", "\u212b", "\u00c5" },
	{ "one that NFC takes apart", "\u0958", "\u0915\u093c" },
	{ "Hangul of parts", "\u1112\u1161\u11ab\u1100\u116e\u11a8", "한국" },
	{ "emoji of parts", "👩\u200d🚀!", "👩🚀!" },
};

static struct doc *
doc_of(const char *text, size_t n)
{
	struct article a = { .id = STR("t"), .text = { text, n } };
	struct doc *d = doc_new(&a);

	text_normalize(d, lang);
	return d;
}

static void
clean(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct doc *d = doc_of(cases[i].text, strlen(cases[i].text));

		CHECK_STR(cases[i].why, d->text.s, cases[i].want);
		doc_free(d);
	}
	CHECKED();
}

/* The bytes of the code points [beg, end). */
static struct str
slice(struct str s, struct span at)
{
	size_t p = 0, beg = 0;

	for (uint32_t i = 0; i < at.end; i++) {
		if (i == at.beg)
			beg = p;
		utf8_next(s, &p);
	}
	return at.beg < at.end ? (struct str){ s.s + beg, p - beg }
	    : (struct str){ s.s, 0 };
}

/* Each span of the text is what its slice of the article is, made clean. */
static void
check_span(const struct doc *d, struct span at)
{
	struct str part = slice(d->article.text, doc_article_span(d, at));
	struct doc *alone = doc_of(part.s, part.n);

	if (!str_eq(alone->text, doc_str(d, at)))
		fail_msg("\"" STR_FMT "\": [%u,%u) is \"" STR_FMT
		    "\", the article has \"" STR_FMT "\"",
		    STR_ARG(d->article.text), (unsigned)at.beg,
		    (unsigned)at.end, STR_ARG(doc_str(d, at)),
		    STR_ARG(alone->text));
	doc_free(alone);
}

static void
check_spans(const char *text, size_t n)
{
	struct doc *d = doc_of(text, n);

	sentence_split(d, lang);
	assert_true(doc_ok(d));
	token_split(d, lang);
	assert_true(doc_ok(d));
	for (uint32_t i = 0; i < d->tokens.n; i++)
		check_span(d, d->tokens.at[i].at);
	for (uint32_t i = 0; i < d->sentences.n; i++)
		check_span(d, d->sentences.at[i].at);
	doc_free(d);
}

static void
way_back(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(cases); i++)
		check_spans(cases[i].text, strlen(cases[i].text));
}

/* Any mixture of the hard characters; the same in every run. */
static void
way_back_of_mixtures(void **state)
{
	static const char *const parts[] = {
		"a", "U", "13", ".", "\u0308", "\u0323", "\u0301", "\u00ad",
		"\r\n", "\n", "\r", "\u00a0", " ", "\t", "\u200d", "👩", "🚀",
		"\ufe0f", "\u1112", "\u1161", "\u11ab", "가", "„", "“", "'",
		"-", "/", "\u0958", "\u212b", "\ufeff", "Dr.", "z.B.", "zum",
		"\u0344", "<", "\u0338", "\u0345", "ﬁ", "\u1e9b", "http://",
		"@", "…", "(", ")", ",", "\001", "5",
	};
	uint32_t seed = 1;

	(void)state;
	for (int round = 0; round < 5000; round++) {
		struct buf b = { 0 };

		for (int i = 0; i < 12; i++) {
			seed = seed * 1664525u + 1013904223u;
			buf_add(&b, str_of(parts[(seed >> 8) % LENGTH(parts)]));
		}
		check_spans(b.s, b.n);
		buf_free(&b);
	}
}

static const struct {
	const char *why, *text, *word;
	uint32_t beg, end;
} offsets[] = {
	{ "letters of two bytes", "Für Kim", "Kim", 4, 7 },
	{ "a CRLF counts two", "Ende.\r\n\r\nKim", "Kim", 9, 12 },
	{ "soft hyphens count", "Süd\u00adkorea kam", "Südkorea", 0, 9 },
	{ "and those before", "\u00adKim\u00ad", "Kim", 1, 4 },
	{ "so do marks", "u\u0308ber Kim", "über", 0, 5 },
	{ "behind them all is well", "u\u0308ber Kim", "Kim", 6, 9 },
	{ "an emoji is one", "😀 Kim", "Kim", 2, 5 },
};

static void
count(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(offsets); i++) {
		struct doc *d = doc_of(offsets[i].text,
		    strlen(offsets[i].text));
		uint32_t beg = (uint32_t)str_find(d->text,
		    str_of(offsets[i].word));
		struct span at = doc_article_span(d, (struct span){ beg,
		    beg + (uint32_t)strlen(offsets[i].word) });

		if (at.beg != offsets[i].beg || at.end != offsets[i].end)
			fail_msg("%s: [%u,%u)", offsets[i].why,
			    (unsigned)at.beg, (unsigned)at.end);
		doc_free(d);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(clean),
		cmocka_unit_test(count),
		cmocka_unit_test(way_back),
		cmocka_unit_test(way_back_of_mixtures),
	};
	int failed;

	if ((lang = lang_open("de", NULL)) == NULL)
		return 1;
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	lang_free(lang);
	return failed;
}
