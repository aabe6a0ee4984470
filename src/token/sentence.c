/* sentence: the text into paragraphs and sentences. */
#include "token/sentence.h"

#include "base/utf8.h"
#include "doc/doc.h"
#include "lang/lang.h"
#include "token/scan.h"

/* No text is wrapped narrower or wider, no headline is longer (characters). */
#define NARROWEST 30
#define WIDEST    120

struct line {
	struct span at;			/* without blanks around it           */
	uint32_t    width;		/* characters                         */
	uint32_t    indent;		/* blanks before it                   */
};

typedef VEC(struct line) line_list;

static struct str
text_of(const struct doc *d, struct span at)
{
	return doc_str(d, at);
}

/* ----------------------------------------------------------------- lines */

static void
find_lines(struct doc *d, line_list *out)
{
	struct str rest = d->text;

	while (rest.n > 0) {
		struct str raw = str_cut(&rest, '\n'), s = str_trim(raw);
		uint32_t beg = (uint32_t)(s.s - d->text.s);

		*PUSH(&d->mem, out) = (struct line){
			.at = { beg, beg + (uint32_t)s.n },
			.width = (uint32_t)utf8_count(s),
			.indent = (uint32_t)(s.s - raw.s),
		};
	}
}

static bool
is_blank(const struct line *l)
{
	return l->at.beg == l->at.end;
}

/* Does the line end as a sentence does: a mark, and closers behind it? */
static bool
is_finished(const struct doc *d, const struct line *l)
{
	struct str s = text_of(d, l->at);
	size_t at = s.n;
	struct chr c;

	while (scan_is_closer((c = scan_before(s, at)).c))
		at -= c.n;
	return scan_is_final(c.c) || c.c == ':';
}

/* Would the next line's first word have fitted on this one? */
static bool
had_room(const struct doc *d, const struct line *l, uint32_t width)
{
	struct str next = text_of(d, l[1].at);
	struct str word = str_cut(&next, ' ');

	return l->width + 1 + utf8_count(word) <= width;
}

/* The width that the text is wrapped to, or 0: most lines with another below
 * are as full as words allow, and half of them end inside a sentence. */
static uint32_t
find_width(const struct doc *d, const line_list *lines)
{
	uint32_t width = 0, inner = 0, full = 0, open = 0;

	for (uint32_t i = 0; i < lines->n; i++)
		if (lines->at[i].width > width)
			width = lines->at[i].width;
	for (uint32_t i = 0; i + 1 < lines->n; i++) {
		const struct line *l = &lines->at[i];

		if (is_blank(l) || is_blank(l + 1))
			continue;
		inner++;
		full += !had_room(d, l, width);
		open += !is_finished(d, l);
	}
	return width >= NARROWEST && width <= WIDEST &&
	    full * 3 >= inner * 2 && open * 2 >= inner ? width : 0;
}

/* Must more follow, after "zum" or a comma? */
static bool
is_open(const struct doc *d, const struct lang *lang, const struct line *l)
{
	struct str s = text_of(d, l->at);
	size_t word = s.n;

	while (word > 0 && s.s[word - 1] != ' ')
		word--;
	return str_ends(s, STR(",")) || (lang != NULL &&
	    lang_has(lang, TABLE_CONTRACTIONS, str_from(s, word)));
}

/* Does the paragraph go on in the next line? */
static bool
goes_on(const struct doc *d, const struct lang *lang, const struct line *l,
    uint32_t width)
{
	if (is_blank(l + 1) || (width != 0 && l[1].indent > l->indent))
		return false;
	if (width != 0 && !had_room(d, l, width))
		return true;
	/* a stray line end, "der\nrussische Gast"; no headline ends so */
	return !is_finished(d, l) && (is_open(d, lang, l) ||
	    scan_is_lower(scan_at(d->text, l[1].at.beg).c) ||
	    (width != 0 && l->width * 4 >= width * 3));
}

/* ------------------------------------------------------------- sentences */

/* The mark at `at` and what stands around it. */
struct mark {
	size_t     at, end;		/* with all marks and closers         */
	size_t     next;		/* behind the blanks                  */
	bool       is_stop;		/* one full stop, no more             */
	bool       is_closed;		/* closers follow                     */
};

static struct mark
mark_at(struct str s, size_t at)
{
	struct mark m = { .at = at, .end = at };
	struct chr c;
	size_t n = 0;

	for (; scan_is_final((c = scan_at(s, m.end)).c); m.end += c.n)
		n++;
	m.is_stop = n == 1 && s.s[at] == '.';
	if (n == 0) {
		m.end += c.n != 0 ? c.n : 1;
		m.next = m.end;
		return m;
	}
	for (; scan_is_closer((c = scan_at(s, m.end)).c); m.end += c.n)
		m.is_closed = true;
	m.next = scan_blanks(s, m.end);
	return m;
}

/* Does the run without blanks around `at` hold one of `chars` (ASCII)? */
static bool
run_has(struct str s, size_t at, const char *chars)
{
	size_t beg = at, end = at;

	while (beg > 0 && at - beg < WIDEST && s.s[beg - 1] != ' ' &&
	    s.s[beg - 1] != '\n')
		beg--;
	while (end < s.n && end - at < WIDEST && s.s[end] != ' ' &&
	    s.s[end] != '\n')
		end++;
	for (; beg < end; beg++)
		if (beg != at && strchr(chars, s.s[beg]) != NULL)
			return true;
	return false;
}

/* "verlängert werden.Der Kommissar": the blank was forgotten.  "tagblatt.de",
 * "Linkspartei.PDS", "Best.Nr." and addresses are words. */
static bool
is_blank_lost(struct str s, const struct mark *m)
{
	struct chr before = scan_before(s, m->at);
	struct chr after = scan_at(s, m->end);

	return scan_is_lower(before.c) &&
	    scan_is_lower(scan_before(s, m->at - before.n).c) &&
	    scan_is_upper(after.c) &&
	    scan_is_lower(scan_at(s, m->end + after.n).c) &&
	    !run_has(s, m->at, ".@/");
}

/* Does a sentence end with the mark?  `s` begins with the sentence. */
static bool
ends_sentence(const struct lang *lang, struct str s, const struct mark *m)
{
	enum stop stop = m->is_stop ? scan_stop(lang, s, m->at) : STOP_END;
	size_t next = m->next;
	struct chr c;

	if (next == m->end)
		return is_blank_lost(s, m);
	if (stop == STOP_WORD || (stop == STOP_BOTH && m->is_closed))
		return false;
	if (m->at > 0 && s.s[m->at - 1] == '(')
		return false;		/* "(!)" is a remark */
	while (scan_is_opener((c = scan_at(s, next)).c) || scan_is_dash(c.c))
		next = scan_blanks(s, next + c.n);
	if (c.c == ',' || c.c == ';' || c.c == ':')
		return false;
	/* "»Wer?« fragte er" goes on, "zu Ende. wir kommen" does not */
	return !scan_is_lower(c.c) || (m->is_stop && !m->is_closed);
}

/* Where the sentence ends that begins at byte 0 of `s`, a paragraph's rest. */
static size_t
sentence_end(const struct lang *lang, struct str s)
{
	struct mark m;

	for (size_t at = 0; at < s.n; at = m.end) {
		m = mark_at(s, at);
		if (m.next == s.n)
			return s.n;
		if (scan_is_final(scan_at(s, at).c) &&
		    ends_sentence(lang, s, &m))
			return m.end;
	}
	return s.n;
}

static void
split_paragraph(struct doc *d, const struct lang *lang, struct span at,
    uint32_t number)
{
	struct str rest;
	size_t end, beg;

	while (at.beg < at.end) {
		rest = text_of(d, at);
		end = sentence_end(lang, rest);
		*PUSH(&d->mem, &d->sentences) = (struct sentence){
			.at = { at.beg, at.beg + (uint32_t)end },
			.paragraph = number,
		};
		beg = scan_blanks(rest, end);
		at.beg += (uint32_t)beg;
	}
}

/* A line of its own, short, without an end, and text below it. */
static bool
is_headline(const struct doc *d, const line_list *lines, uint32_t first,
    uint32_t last)
{
	uint32_t below = last + 1;

	while (below < lines->n && is_blank(&lines->at[below]))
		below++;
	return first == last && below < lines->n &&
	    lines->at[first].width <= WIDEST &&
	    !is_finished(d, &lines->at[first]);
}

void
sentence_split(struct doc *d, const struct lang *lang)
{
	line_list lines = { 0 };
	uint32_t width, paragraph = 0, last, from;

	find_lines(d, &lines);
	width = find_width(d, &lines);
	for (uint32_t i = 0; i < lines.n; i = last + 1) {
		last = i;
		if (is_blank(&lines.at[i]))
			continue;
		while (last + 1 < lines.n &&
		    goes_on(d, lang, &lines.at[last], width))
			last++;
		from = d->sentences.n;
		split_paragraph(d, lang, (struct span){ lines.at[i].at.beg,
		    lines.at[last].at.end }, paragraph++);
		for (; from < d->sentences.n; from++)
			d->sentences.at[from].is_headline =
			    is_headline(d, &lines, i, last);
	}
}
