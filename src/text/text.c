/* text: the article's text made clean, with the way back. */
#include "text/text.h"

#include <assert.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "doc/doc.h"

/* An anchor at least every so many characters: finding the way back counts
 * them from there. */
#define FAR 64

/* A code point of the article that stays, and its number there. */
struct kept { int32_t c; uint32_t at; };

struct cleaner {
	struct doc  *d;
	struct buf   out;
	uint32_t     run;		/* characters since the last anchor   */
	struct arena scratch;
	VEC(struct kept) segment;	/* a base and what may compose */
};

/* Write c, which stands for `each` code points of the article from `at` on. */
static void
put(struct cleaner *w, int32_t c, uint32_t at, uint32_t each)
{
	struct doc *d = w->d;
	const struct anchor *a = d->anchors.n == 0 ? NULL
	    : &d->anchors.at[d->anchors.n - 1];
	char c4[4];

	if (a == NULL || a->each != each || w->run == FAR ||
	    a->article + w->run * each != at) {
		*PUSH(&d->mem, &d->anchors) = (struct anchor){
			(uint32_t)w->out.n, at, each };
		w->run = 0;
	}
	w->run++;
	buf_add(&w->out, (struct str){ c4, utf8_put(c, c4) });
}

/* Is a base without marks in NFC as it is?  All below U+0300 are. */
static bool
is_plain(const struct cleaner *w)
{
	return w->segment.n == 1 && w->segment.at[0].c < 0x300;
}

/* Write the segment in NFC.  Where that changes it, each character of the
 * result stands for the whole segment. */
static void
flush(struct cleaner *w)
{
	struct buf raw = { 0 };
	struct str nfc;
	char c4[4];
	uint32_t n = w->segment.n, from;
	size_t at = 0;

	if (n == 0)
		return;
	for (uint32_t i = 0; i < n && !is_plain(w); i++)
		buf_add(&raw, (struct str){ c4,
		    utf8_put(w->segment.at[i].c, c4) });
	nfc = raw.n != 0 ? utf8_nfc(&w->scratch, buf_str(&raw))
	    : buf_str(&raw);
	from = w->segment.at[0].at;
	if (str_eq(nfc, buf_str(&raw)))
		for (uint32_t i = 0; i < n; i++)
			put(w, w->segment.at[i].c, w->segment.at[i].at, 1);
	else
		while (at < nfc.n)
			put(w, utf8_next(nfc, &at), from,
			    w->segment.at[n - 1].at - from + 1);
	w->segment.n = 0;
	buf_free(&raw);
}

/* What stands in the text for c: itself, a blank, a line end, or 0: nothing. */
static int32_t
clean(int32_t c)
{
	if (c == '\n' || c == '\r' || c == '\v' || c == '\f' || c == 0x85 ||
	    c == 0x2028 || c == 0x2029)
		return '\n';
	if (utf8_is_space(c))
		return ' ';
	return utf8_is_control(c) ? 0 : c;
}

static void
add(struct cleaner *w, int32_t c, uint32_t at)
{
	if (!utf8_composes(c))
		flush(w);
	*PUSH(&w->scratch, &w->segment) = (struct kept){ c, at };
}

void
text_normalize(struct doc *d, const struct lang *lang)
{
	struct cleaner w = { .d = d };
	struct str s = d->article.text;
	uint32_t n = 0;			/* code points so far */
	int32_t c, as;

	(void)lang;
	assert(s.n < UINT32_MAX / 2);
	for (size_t at = 0; at < s.n; n++) {
		if ((c = utf8_next(s, &at)) < 0)
			break;		/* the input is valid, see input.c */
		if ((as = clean(c)) == 0)
			continue;
		if (as == c && c != '\n' && c != ' ') {
			add(&w, c, n);
			continue;
		}
		flush(&w);
		if (c == '\r' && at < s.n && s.s[at] == '\n') {
			put(&w, '\n', n, 2);
			at++, n++;
		} else
			put(&w, as, n, 1);
	}
	flush(&w);
	d->text = arena_str(&d->mem, buf_str(&w.out));
	buf_free(&w.out);
	arena_free(&w.scratch);
}
