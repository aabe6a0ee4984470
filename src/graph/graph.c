/* graph: nodes and edges with typed columns. */
#include "graph/graph.h"

#include <assert.h>
#include <math.h>

#include "base/buf.h"
#include "base/utf8.h"

void
graph_free(struct graph *g)
{
	if (g == NULL)
		return;
	arena_free(&g->mem);
	*g = (struct graph){ 0 };
}

union cell
graph_absent(enum column_type type)
{
	union cell c;

	memset(&c, 0, sizeof c);
	if (type == COLUMN_INTEGER)
		c.integer = ABSENT_INTEGER;
	else if (type == COLUMN_REAL)
		c.real = NAN;
	else if (type == COLUMN_FLAG)
		c.flag = ABSENT_FLAG;
	return c;
}

uint32_t
graph_add(struct graph *g, struct rows *r, struct str id)
{
	for (uint32_t c = 0; c < r->ncolumns; c++)
		*PUSH(&g->mem, &r->cells) = graph_absent(r->columns[c].type);
	*PUSH(&g->mem, &r->ids) = id;
	return r->n++;
}

void
graph_reserve(struct graph *g, struct rows *r, uint32_t n)
{
	assert(r->n == 0);
	r->ids.cap = n;
	r->ids.at = ROOM(&g->mem, struct str, n);
	r->cells.cap = n * r->ncolumns;
	r->cells.at = ROOM(&g->mem, union cell, r->cells.cap);
	if (r != &g->edges)
		return;
	g->ends.cap = n;
	g->ends.at = ROOM(&g->mem, struct edge, n);
}

uint32_t
graph_add_column(struct graph *g, struct rows *r, struct column column)
{
	struct column *columns = NEW(&g->mem, struct column, r->ncolumns + 1);
	struct rows old = *r;
	uint32_t at = graph_column(r, column.name);

	if (at == NONE)
		at = r->ncolumns++;
	for (uint32_t c = 0; c < old.ncolumns; c++)
		columns[c] = old.columns[c];
	columns[at] = column;
	r->columns = columns;
	r->cells.n = r->cells.cap = r->n * r->ncolumns;
	r->cells.at = ROOM(&g->mem, union cell, r->cells.n);
	for (uint32_t i = 0; i < r->n; i++) {
		for (uint32_t c = 0; c < old.ncolumns; c++)
			*graph_cell(r, i, c) = *graph_cell(&old, i, c);
		*graph_cell(r, i, at) = graph_absent(column.type);
	}
	return at;
}

uint32_t
graph_column(const struct rows *r, const char *name)
{
	for (uint32_t c = 0; c < r->ncolumns; c++)
		if (strcmp(r->columns[c].name, name) == 0)
			return c;
	return NONE;
}

bool
graph_is_absent(enum column_type type, const union cell *c)
{
	switch (type) {
	case COLUMN_TEXT:
		return c->text.n == 0;
	case COLUMN_LIST:
		return c->list.n == 0;
	case COLUMN_INTEGER:
		return c->integer == ABSENT_INTEGER;
	case COLUMN_REAL:
		return !isfinite(c->real);
	case COLUMN_FLAG:
		return c->flag == ABSENT_FLAG;
	}
	assert(!"every type is known");
	return true;
}

double
graph_weight(const struct graph *g, uint32_t edge)
{
	uint32_t c = graph_column(&g->edges, "weight");
	const union cell *cell;

	if (c == NONE)
		return 1;
	cell = graph_cell(&g->edges, edge, c);
	if (graph_is_absent(g->edges.columns[c].type, cell))
		return 1;
	return g->edges.columns[c].type == COLUMN_REAL ? cell->real
	    : g->edges.columns[c].type == COLUMN_INTEGER
	    ? (double)cell->integer : 1;
}

bool
graph_is_symmetric(const struct graph *g, uint32_t edge)
{
	uint32_t c = graph_column(&g->edges, "symmetric");

	if (c == NONE)
		return false;
	return g->edges.columns[c].type == COLUMN_FLAG &&
	    graph_cell(&g->edges, edge, c)->flag == 1;
}

struct str
graph_text(const struct rows *r, uint32_t row, const char *column)
{
	uint32_t c = graph_column(r, column);

	if (c == NONE || r->columns[c].type != COLUMN_TEXT)
		return STR("");
	return graph_cell(r, row, c)->text;
}

double
graph_number(const struct rows *r, uint32_t row, const char *column)
{
	uint32_t c = graph_column(r, column);
	const union cell *cell = c != NONE ? graph_cell(r, row, c) : NULL;

	if (c == NONE || graph_is_absent(r->columns[c].type, cell))
		return (double)NAN;
	return r->columns[c].type == COLUMN_REAL ? cell->real
	    : r->columns[c].type == COLUMN_INTEGER ? (double)cell->integer
	    : (double)NAN;
}

struct str
graph_label(const struct graph *g, uint32_t node)
{
	uint32_t c = graph_column(&g->nodes, "label");

	if (c != NONE && g->nodes.columns[c].type == COLUMN_TEXT &&
	    graph_cell(&g->nodes, node, c)->text.n > 0)
		return graph_cell(&g->nodes, node, c)->text;
	return g->nodes.ids.at[node];
}

/* May the character stand in XML and in every reader? */
static bool
is_harmless(int32_t c)
{
	return c >= 0x20 ? c != 0xfffe && c != 0xffff
	    : c == '\t' || c == '\n';
}

/* Harmless and below U+0300, where all is NFC: most text by far. */
static bool
is_plain(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.s[i];

		if (c >= 0x20 ? c < 0x80 : c == '\t' || c == '\n')
			continue;
		if (c < 0xc2 || c >= 0xcc || ++i == s.n ||
		    !utf8_is_tail(s.s[i]))
			return false;
	}
	return true;
}

static bool
is_clean(struct str s)
{
	size_t at = 0;

	while (at < s.n)
		if (!is_harmless(utf8_next(s, &at)))
			return false;
	return true;
}

struct str
graph_clean(struct arena *mem, struct str s)
{
	struct buf b = { 0 };
	size_t at = 0, before;

	if (is_plain(s))
		return s;
	if (is_clean(s))
		return utf8_nfc(mem, s);
	while (at < s.n) {
		int32_t c;

		before = at;
		if ((c = utf8_next(s, &at)) < 0)
			at++;
		if (c == '\r' && (at == s.n || s.s[at] != '\n'))
			buf_char(&b, '\n');
		else if (is_harmless(c))
			buf_add(&b, (struct str){ s.s + before, at - before });
		else if (c != '\r')
			buf_lit(&b, "\xef\xbf\xbd");
	}
	s = arena_str(mem, buf_str(&b));
	buf_free(&b);
	return utf8_nfc(mem, s);
}
