/* pieces: a word into the pieces that the network knows.
 *
 * The pieces and their scores are XLM-R's; of all ways to cut the word the one
 * with the highest sum of scores is taken.  Scores are whole numbers, so that
 * the sum is exact and the choice the same everywhere. */
#include "reader/pieces.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/utf8.h"

#define SPACE "\xe2\x96\x81"	/* U+2581 stands before a word */

static struct str
piece_text(const struct pieces *p, uint32_t row)
{
	return (struct str){ p->text + p->at[row],
		p->at[row + 1] - p->at[row] };
}

/* White space to the network's tokenizer: also the zero-width characters. */
static bool
is_space(int32_t c)
{
	return utf8_is_space(c) || (c >= 0x200b && c <= 0x200f) || c == 0xfeff;
}

static bool
is_control(int32_t c)
{
	return (c >= 0 && c < 0x20) || c == 0x7f;
}

/* NFKC, no white space around, each run of it inside one U+2581; U+2581 in
 * front.  The tokenizer's own map of characters is NFKC but for 109 of the
 * first 196,608, mostly ones that Unicode has had for a short time. */
static struct str
prepared(struct arena *mem, struct str word)
{
	struct str s = utf8_nfkc(mem, word), out;
	struct buf b = { 0 };
	bool is_gap = true;

	for (size_t at = 0; at < s.n; ) {
		size_t from = at;
		int32_t c = utf8_next(s, &at);

		if (c < 0)
			at = from + 1;
		if (is_space(c) || is_control(c)) {
			is_gap |= is_space(c);
			continue;
		}
		if (is_gap)
			buf_lit(&b, SPACE);
		is_gap = false;
		buf_add(&b, (struct str){ s.s + from, at - from });
	}
	if (b.n == 0)
		buf_lit(&b, SPACE);
	out = arena_str(mem, buf_str(&b));
	buf_free(&b);
	return out;
}

/* Places order[lo…hi): pieces that share their first `depth` bytes. */
struct prefix { uint32_t lo, hi; size_t depth; };

/* The first of them whose next byte is at least c; a piece that ends there
 * comes before all. */
static uint32_t
bound(const struct pieces *p, struct prefix x, int c)
{
	while (x.lo < x.hi) {
		uint32_t mid = x.lo + (x.hi - x.lo) / 2;
		struct str t = piece_text(p, p->order[mid]);
		int b = t.n <= x.depth ? -1 : (unsigned char)t.s[x.depth];

		if (b < c)
			x.lo = mid + 1;
		else
			x.hi = mid;
	}
	return x.lo;
}

/* The best way to a place in the word. */
struct step { int64_t score; uint32_t from, row; };

static void
offer(struct step *to, const struct step *from, int32_t score, struct step s)
{
	if (from->score + score <= to->score)
		return;
	*to = s;
	to->score = from->score + score;
}

/* All pieces that begin at `from`. */
static void
extend(const struct pieces *p, struct str s, size_t from, struct step *steps)
{
	struct prefix x = { 0, p->nfound, 0 };

	for (size_t at = from; at < s.n; at++) {
		int c = (unsigned char)s.s[at];

		x.lo = bound(p, x, c);
		x.hi = bound(p, x, c + 1);
		x.depth++;
		if (x.lo == x.hi)
			return;
		if (piece_text(p, p->order[x.lo]).n == x.depth)
			offer(&steps[at + 1], &steps[from],
			    p->score[p->order[x.lo]], (struct step){ 0,
			    (uint32_t)from, p->order[x.lo] });
	}
}

static bool
has_letter_or_number(struct str word)
{
	for (size_t at = 0; at < word.n; ) {
		size_t from = at;
		int32_t c = utf8_next(word, &at);

		if (c < 0)
			at = from + 1;
		else if (utf8_is_letter(c) || utf8_is_number(c))
			return true;
	}
	return false;
}

/* Follow the steps back from the end; the rows, last first.  Neighbours that
 * are unknown become one. */
static uint32_t
collect(const struct pieces *p, const struct step *steps, size_t end,
    uint32_t *rows)
{
	uint32_t n = 0;

	for (size_t at = end; at > 0; at = steps[at].from) {
		uint32_t row = steps[at].row;

		if (row != p->unk || n == 0 || rows[n - 1] != row)
			rows[n++] = row;
	}
	return n;
}

uint32_t
pieces_split(const struct pieces *p, struct str word,
    uint32_t out[PIECES_A_WORD])
{
	struct arena mem = { 0 };
	struct str s = prepared(&mem, word);
	struct step *steps = NEW(&mem, struct step, s.n + 1);
	uint32_t *rows = NEW(&mem, uint32_t, s.n + 1), n, skip = 0;

	for (size_t i = 1; i <= s.n; i++)
		steps[i].score = INT64_MIN;
	for (size_t at = 0, next; at < s.n; at = next) {
		next = at;
		if (utf8_next(s, &next) < 0)
			next = at + 1;
		if (steps[at].score == INT64_MIN)
			continue;
		extend(p, s, at, steps);
		offer(&steps[next], &steps[at], p->unknown_score,
		    (struct step){ 0, (uint32_t)at, p->unk });
	}
	n = collect(p, steps, s.n, rows);
	/* punctuation looks as in running text, without a space before it */
	if (n > 1 && str_is(piece_text(p, rows[n - 1]), SPACE) &&
	    !has_letter_or_number(word))
		skip = 1;
	n -= skip;
	if (n > PIECES_A_WORD) {
		rows += n - PIECES_A_WORD;
		n = PIECES_A_WORD;
	}
	for (uint32_t i = 0; i < n; i++)
		out[i] = rows[n - 1 - i];
	arena_free(&mem);
	return n;
}
