/* tree: the tree of each sentence as a picture of lines, words in their
 * order.  After the view that Udapi (Popel et al. 2017) calls
 * TextModeTrees. */
#include "base/buf.h"
#include "doc/doc.h"
#include "doc/dump.h"

/* What meets in a cell. */
enum { UP = 1, DOWN = 2, RIGHT = 4, NODE = 8, CELL_COUNT = 16 };

static const char *const cells[CELL_COUNT] = {
	[0] = " ", [UP | DOWN] = "│", [DOWN | RIGHT] = "╭",
	[UP | RIGHT] = "╰", [UP | DOWN | RIGHT] = "├",
	[NODE] = "╼", [NODE | UP] = "┶", [NODE | DOWN] = "┮",
	[NODE | UP | DOWN] = "┾",
	/* where two arcs cross, which trees of German seldom do */
	[NODE | RIGHT] = "╼", [NODE | UP | RIGHT] = "┶",
	[NODE | DOWN | RIGHT] = "┮", [NODE | UP | DOWN | RIGHT] = "┾",
};

/* A sentence's cells: a row a word, a column a depth. */
struct picture {
	const struct doc *d;
	const struct sentence *s;
	uint32_t  wide;
	uint32_t *depth;		/* [ntok]                             */
	uint8_t  *cell;			/* [ntok][wide]                       */
};

static uint32_t
depth_of(const struct doc *d, uint32_t tok)
{
	uint32_t n = 0;

	for (; d->tokens.at[tok].head != NONE; tok = d->tokens.at[tok].head)
		n++;
	return n;
}

/* The line from word i to its head. */
static void
draw_arc(struct picture *p, uint32_t i)
{
	uint32_t h = p->d->tokens.at[p->s->tok + i].head, low, high;
	uint8_t *column;

	if (h == NONE)
		return;
	h -= p->s->tok;
	low = h < i ? h : i;
	high = h < i ? i : h;
	column = p->cell + p->depth[h];
	column[h * (size_t)p->wide] |= h < i ? DOWN : UP;
	column[i * (size_t)p->wide] |= RIGHT | (h < i ? UP : DOWN);
	for (size_t k = low + 1; k < high; k++)
		column[k * p->wide] |= UP | DOWN;
}

static void
put_row(const struct picture *p, uint32_t i, struct buf *b)
{
	const struct token *t = &p->d->tokens.at[p->s->tok + i];
	const uint8_t *row = p->cell + (size_t)i * p->wide;

	for (uint32_t c = 0; c < p->depth[i]; c++)
		buf_printf(b, "%s%s", cells[row[c]], row[c] & RIGHT
		    ? "─" : " ");
	buf_printf(b, "%s " STR_FMT " %s %s\n", cells[row[p->depth[i]]],
	    STR_ARG(t->form), upos_names[t->upos], deprel_names[t->deprel]);
}

static void
put_sentence(const struct doc *d, const struct sentence *s, struct buf *b)
{
	struct arena mem = { 0 };
	struct picture p = { .d = d, .s = s, .wide = 1,
		.depth = NEW(&mem, uint32_t, s->ntok) };

	for (uint32_t i = 0; i < s->ntok; i++) {
		p.depth[i] = depth_of(d, s->tok + i);
		if (p.depth[i] + 1 > p.wide)
			p.wide = p.depth[i] + 1;
	}
	p.cell = NEW(&mem, uint8_t, (size_t)s->ntok * p.wide);
	for (uint32_t i = 0; i < s->ntok; i++) {
		p.cell[(size_t)i * p.wide + p.depth[i]] |= NODE;
		draw_arc(&p, i);
	}
	for (uint32_t i = 0; i < s->ntok; i++)
		put_row(&p, i, b);
	arena_free(&mem);
}

void
dump_tree(const struct doc *d, struct buf *b)
{
	for (uint32_t i = 0; i < d->sentences.n; i++) {
		if (i > 0)
			buf_char(b, '\n');
		put_sentence(d, &d->sentences.at[i], b);
	}
}
