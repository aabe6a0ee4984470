/* content: which blocks of a page are the article. */
#include "text/content.h"

#include "base/utf8.h"

enum {
	LONG_WORDS = 12,	/* a block of so many is a paragraph          */
	SHORT_WORDS = 5,	/* so many are, if they end as a sentence     */
	CARD_WORDS = 70,	/* no more are in a card                      */
	TAIL_WORDS = 25,	/* a paragraph of so many is the article's    */
	ITSELF_WORDS = 45,	/* no more are in one that speaks of the site */
	CREDIT_WORDS = 8,	/* nor in the credit of a picture             */
	SCRAP_COST = 2		/* words that a scrap of text takes away      */
};

struct chooser {
	struct page *page;
	bool        *is_out;	/* of each block                              */
	bool        *is_kept;
	uint32_t    *words;	/* plain words before each block, of those
				 * not out                                    */
	uint32_t    *heads;	/* headlines before it                        */
	uint32_t     title;	/* the block of the article's headline, or
				 * NONE                                       */
};

static uint32_t
plain(const struct block *b)
{
	return b->words - b->linked;
}

/* At most a third of it is links; of a long one half may be. */
static bool
is_plain(const struct block *b)
{
	return b->linked * 3 <= b->words || (b->is_sentence &&
	    plain(b) >= LONG_WORDS && b->linked * 2 <= b->words);
}

static bool
is_good(const struct chooser *c, uint32_t i)
{
	const struct block *b = &c->page->blocks.at[i];

	return !c->is_out[i] && b->kind != BLOCK_HEADLINE &&
	    b->kind != BLOCK_TIME && is_plain(b) &&
	    (plain(b) >= LONG_WORDS || (plain(b) >= SHORT_WORDS &&
	    b->is_sentence));
}

/* Sums over the blocks before each, as they are now. */
static void
count(struct chooser *c)
{
	const struct block *b = c->page->blocks.at;

	for (uint32_t i = 0; i < c->page->blocks.n; i++) {
		c->words[i + 1] = c->words[i] + (c->is_out[i] ? 0
		    : plain(&b[i]));
		c->heads[i + 1] = c->heads[i] +
		    (b[i].kind == BLOCK_HEADLINE && !c->is_out[i]);
	}
}

static bool
holds(const struct element *e, uint32_t block)
{
	return e->beg <= block && block < e->end;
}

static void
drop(struct chooser *c, const struct element *e)
{
	for (uint32_t i = e->beg; i < e->end; i++)
		c->is_out[i] = true;
}

/* The article's headline: the first of the highest level that is not in an
 * element which is no article's, and no link. */
static uint32_t
find_title(const struct chooser *c)
{
	const struct block *b = c->page->blocks.at;
	uint32_t best = NONE;

	for (uint32_t i = 0; i < c->page->blocks.n; i++) {
		uint32_t e = b[i].element;
		bool is_out = b[i].kind != BLOCK_HEADLINE || b[i].level > 2 ||
		    !is_plain(&b[i]) || b[i].words < 3;

		/* a few steps up: names of a page's wrappers mean little */
		for (int up = 0; up < 3 && e != NONE && !is_out; up++) {
			is_out = c->page->elements.at[e].use == USE_DROP &&
			    !c->page->elements.at[e].is_wide;
			e = c->page->elements.at[e].parent;
		}
		if (!is_out && (best == NONE || b[i].level < b[best].level))
			best = i;
	}
	return best;
}

/* Leave out the elements whose names say so, but none that holds the article:
 * its headline, or, of a doubtful one and where no headline is found, much of
 * the page. */
static void
drop_named(struct chooser *c)
{
	const struct page *page = c->page;
	uint32_t all, done = 0;

	for (uint32_t i = 0; i < page->elements.n; i++) {
		const struct element *e = &page->elements.at[i];

		if (c->title != NONE && e->use == USE_DROP && !e->is_wide &&
		    e->end > done && !holds(e, c->title)) {
			drop(c, e);
			done = e->end;
		}
	}
	count(c);
	all = c->words[page->blocks.n];
	for (uint32_t i = 0; i < page->elements.n; i++) {
		const struct element *e = &page->elements.at[i];

		if ((e->use == USE_DOUBT || e->use == USE_DROP) &&
		    !e->is_wide && !holds(e, c->title) &&
		    (c->words[e->end] - c->words[e->beg]) * 5 < all * 2)
			drop(c, e);
	}
	count(c);
}

/* Of a word of the text: does the table have it, in lower case, behind `:`? */
static bool
is_said(struct arena *mem, const struct table *uses, struct str word)
{
	struct str key = utf8_lower(mem, arena_printf(mem, ":" STR_FMT,
	    STR_ARG(word)));
	struct rows r = table_find(uses, key);

	return r.beg < r.end;
}

/* Does it speak of the site: two different words of those that sites ask and
 * offer with? */
static bool
speaks_of_itself(struct arena *mem, const struct table *uses, struct str text)
{
	struct str first = { 0 };

	for (size_t at = 0, end; at < text.n; at = end) {
		struct str word;
		bool is_word = true;

		for (end = at; end < text.n && is_word; ) {
			size_t next = end;
			int32_t c = utf8_next(text, &next);

			is_word = utf8_is_letter(c) || c == '-';
			end = is_word ? next : end;
		}
		if (end == at) {
			utf8_next(text, &end);
			continue;
		}
		word = str_head(str_from(text, at), end - at);
		if (!is_said(mem, uses, word))
			continue;
		if (first.n > 0 && !str_eq(first, word))
			return true;
		first = word;
	}
	return false;
}

/* `Imago / Xinhua`, `© dpa` */
static bool
is_credit(const struct block *b)
{
	return b->kind == BLOCK_TEXT && b->words <= CREDIT_WORDS &&
	    !b->is_sentence && (str_find(b->text, STR(" / ")) < b->text.n ||
	    str_begins(b->text, STR("©")));
}

/* Leave out what speaks of the site, and the credits of pictures. */
static void
drop_said(struct chooser *c, const struct table *uses)
{
	struct arena *mem = &c->page->mem, before = *mem;

	for (uint32_t i = 0; i < c->page->blocks.n; i++) {
		const struct block *b = &c->page->blocks.at[i];

		if (i != c->title && b->kind != BLOCK_HEADLINE &&
		    b->kind != BLOCK_ROW && b->words <= ITSELF_WORDS &&
		    (is_credit(b) || speaks_of_itself(mem, uses, b->text)))
			c->is_out[i] = true;
		arena_back(mem, &before);
	}
	count(c);
}

/* Leave out the cards: the largest element around a linked headline that has
 * no other headline and few words. */
static void
drop_cards(struct chooser *c)
{
	const struct page *page = c->page;

	for (uint32_t i = 0; i < page->blocks.n; i++) {
		const struct block *b = &page->blocks.at[i];
		uint32_t e = b->element, card = NONE;

		if (c->is_out[i] || b->kind != BLOCK_HEADLINE ||
		    b->level == 1 || b->linked * 2 <= b->words)
			continue;
		for (; e != NONE; e = page->elements.at[e].parent) {
			const struct element *x = &page->elements.at[e];

			if (holds(x, c->title) ||
			    c->heads[x->end] - c->heads[x->beg] > 1 ||
			    c->words[x->end] - c->words[x->beg] > CARD_WORDS)
				break;
			card = e;
		}
		if (card != NONE)
			drop(c, &page->elements.at[card]);
	}
	count(c);
}

/* For the article, or against it. */
static int64_t
value(const struct chooser *c, uint32_t i)
{
	const struct block *b = &c->page->blocks.at[i];

	if (c->is_out[i])
		return 0;
	if (is_good(c, i))
		return plain(b);
	if (b->linked * 2 > b->words)
		return -(int64_t)(b->linked < LONG_WORDS ? b->linked
		    : LONG_WORDS);
	return b->kind == BLOCK_TEXT && !b->is_sentence ? -SCRAP_COST : 0;
}

/* The sum of an element's blocks, from the sums before each block. */
static int64_t
sum_of(const struct element *e, const int64_t *sum)
{
	return sum[e->end] - sum[e->beg];
}

/* Within `best` or around it: the element whose name says that it is the
 * article, if it has most of the sum; else itself, or, of a lone paragraph,
 * what that is in. */
static uint32_t
find_named(const struct page *page, uint32_t best, const int64_t *sum)
{
	const struct element *at = page->elements.at;
	int64_t most = sum_of(&at[best], sum);
	uint32_t named = NONE, up = at[best].parent;

	for (uint32_t e = best; e < page->elements.n &&
	    at[e].beg < at[best].end; e++)
		if ((at[e].is_wide || at[e].use == USE_BODY) &&
		    at[e].end <= at[best].end &&
		    sum_of(&at[e], sum) * 2 > most && (named == NONE ||
		    sum_of(&at[e], sum) * 4 >= sum_of(&at[named], sum) * 3))
			named = e;
	if (named != NONE)
		return named;
	for (; up != NONE; up = at[up].parent)
		if (at[up].is_article && sum_of(&at[up], sum) * 3 > most * 2)
			return up;
	return at[best].end - at[best].beg == 1 && at[best].parent != NONE
	    ? at[best].parent : best;
}

/* Words of good blocks before each block, and how many of those are long. */
struct sums { uint32_t *good, *tails; };

/* Is what follows the element, up to `end`, poor: a quarter of its own good
 * words at most, and no paragraph of some length? */
static bool
is_rest_poor(const struct sums *s, const struct element *e, uint32_t end)
{
	uint32_t own = s->good[e->end] - s->good[e->beg];
	uint32_t rest = s->good[end] - s->good[e->end];

	return s->tails[end] == s->tails[e->end] && rest > 0 &&
	    rest <= own / 4;
}

/* The element in `best` that the article ends with: boxes with a sentence or
 * two often follow it that no name tells from it.  What comes before it, below
 * the headline, is not lost. */
static uint32_t
find_end(const struct chooser *c, uint32_t best)
{
	const struct element *at = c->page->elements.at;
	uint32_t blocks = c->page->blocks.n, end = at[best].end;
	struct sums s = { NEW(&c->page->mem, uint32_t, blocks + 1),
		NEW(&c->page->mem, uint32_t, blocks + 1) };

	for (uint32_t i = 0; i < blocks; i++) {
		uint32_t words = is_good(c, i) ? plain(&c->page->blocks.at[i])
		    : 0;

		s.good[i + 1] = s.good[i] + words;
		s.tails[i + 1] = s.tails[i] + (words >= TAIL_WORDS);
	}
	for (uint32_t e = best + 1; c->title != NONE &&
	    e < c->page->elements.n && at[e].beg < end; e++)
		if (at[e].end <= at[best].end && at[e].end > c->title + 1 &&
		    at[e].end - at[e].beg > 1 &&
		    (holds(&at[e], c->title) || at[e].beg > c->title) &&
		    is_rest_poor(&s, &at[e], end))
			best = e;
	return best;
}

/* The element with the largest sum, the innermost of equals. */
static uint32_t
find_element(const struct chooser *c)
{
	struct page *page = c->page;
	int64_t *sum = NEW(&page->mem, int64_t, page->blocks.n + 1);
	uint32_t best = 0;

	for (uint32_t i = 0; i < page->blocks.n; i++)
		sum[i + 1] = sum[i] + value(c, i);
	for (uint32_t e = 1; e < page->elements.n; e++)
		if (sum_of(&page->elements.at[e], sum) >=
		    sum_of(&page->elements.at[best], sum))
			best = e;
	return find_end(c, find_named(page, best, sum));
}

/* Do both blocks stand in the same container? */
static bool
are_beside(const struct page *p, uint32_t i, uint32_t j)
{
	uint32_t a = p->blocks.at[i].element, b = p->blocks.at[j].element;
	uint32_t up_a = p->elements.at[a].parent;
	uint32_t up_b = p->elements.at[b].parent;

	return a == b || up_a == b || a == up_b ||
	    (up_a == up_b && up_a != NONE);
}

/* Of the items of a list most are links: then none stays. */
static void
drop_link_lists(struct chooser *c, uint32_t beg, uint32_t end)
{
	const struct block *b = c->page->blocks.at;

	for (uint32_t i = beg, next; i < end; i = next) {
		uint32_t words = 0, linked = 0;

		for (next = i; next < end && b[next].kind == BLOCK_ITEM;
		    next++) {
			words += b[next].words;
			linked += b[next].linked;
		}
		if (linked * 2 > words)
			for (uint32_t k = i; k < next; k++)
				c->is_out[k] = true;
		next += next == i;
	}
}


static bool
has_word(struct str s)
{
	for (size_t at = 0; at < s.n; )
		if (utf8_is_letter(utf8_next(s, &at)))
			return true;
	return false;
}

/* Does a short block stay, the last and next good one being these?  In the
 * head, up to the second paragraph, stand author, date and section. */
static bool
stays(const struct chooser *c, uint32_t i, uint32_t before, uint32_t after,
    bool is_head)
{
	const struct block *b = &c->page->blocks.at[i];
	bool is_beside = (before != NONE && are_beside(c->page, before, i)) ||
	    (after != NONE && are_beside(c->page, after, i));

	if (c->is_out[i] || b->kind == BLOCK_HEADLINE || !is_plain(b))
		return false;
	if (b->kind == BLOCK_CAPTION)
		return b->words >= SHORT_WORDS;
	if (b->kind == BLOCK_ROW)
		return has_word(b->text);
	if (b->kind == BLOCK_ITEM)
		return b->words > (is_head && !b->is_sentence ? 3 : 1) &&
		    (before != NONE || after != NONE);
	if (b->kind == BLOCK_TIME)
		return before != NONE && after != NONE;
	return before != NONE && is_beside && !is_head &&
	    (after != NONE || b->is_sentence) &&
	    (b->words > 1 || b->is_sentence);
}

/* A headline stays if something does before the next one as high. */
static void
keep_headlines(struct chooser *c, uint32_t beg, uint32_t end)
{
	const struct block *b = c->page->blocks.at;
	bool below[7] = { false };

	for (uint32_t i = end; i-- > beg; ) {
		if (c->is_kept[i])
			for (int level = 1; level <= 6; level++)
				below[level] = true;
		if (b[i].kind != BLOCK_HEADLINE || c->is_out[i])
			continue;
		c->is_kept[i] = i == c->title || (below[b[i].level] &&
		    is_plain(&b[i]));
		for (int level = b[i].level; level <= 6; level++)
			below[level] = false;
	}
}

/* Is most of what is told told behind the headline? */
static bool
is_late(const struct chooser *c, uint32_t beg, uint32_t end)
{
	uint32_t before = 0, behind = 0;

	for (uint32_t i = beg; i < end; i++)
		if (is_good(c, i))
			*(i < c->title ? &before : &behind) +=
			    plain(&c->page->blocks.at[i]);
	return before * 3 < behind;
}

static void
keep(struct chooser *c, uint32_t beg, uint32_t end)
{
	uint32_t after = NONE, n = c->page->blocks.n;
	uint32_t *next = NEW(&c->page->mem, uint32_t, n + 1);

	for (uint32_t i = end; i-- > beg; ) {
		next[i] = after;
		if (is_good(c, i))
			after = i;
	}
	for (uint32_t i = beg; i < end; i++)
		c->is_kept[i] = is_good(c, i);
	for (uint32_t i = beg, before = NONE, good = 0; i < end; i++) {
		if (c->is_kept[i]) {
			before = i;
			good++;
		} else
			c->is_kept[i] = stays(c, i, before, next[i], good < 2);
	}
	keep_headlines(c, beg, end);
}

struct content
content_find(struct page *page, const struct table *uses)
{
	uint32_t n = page->blocks.n;
	struct chooser c = { .page = page,
		.is_out = NEW(&page->mem, bool, n + 1),
		.is_kept = NEW(&page->mem, bool, n + 1),
		.words = NEW(&page->mem, uint32_t, n + 1),
		.heads = NEW(&page->mem, uint32_t, n + 1),
	};
	const struct element *e;
	struct content found = { 0, n, c.is_kept };

	c.title = find_title(&c);
	drop_named(&c);
	drop_said(&c, uses);
	drop_cards(&c);
	e = &page->elements.at[find_element(&c)];
	found.beg = e->beg;
	found.end = e->end;
	/* the headline and what is told below it may stand before it; what
	 * stands before the headline is of the page, but for a little site
	 * name that was taken for one */
	if (c.title != NONE && (c.title < found.beg || (c.title < found.end &&
	    is_late(&c, found.beg, found.end))))
		found.beg = c.title;
	drop_link_lists(&c, found.beg, found.end);
	keep(&c, found.beg, found.end);
	return found;
}
