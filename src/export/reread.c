/* reread: what was written, read again. */
#include "export/reread.h"

#include <stdlib.h>

#include "base/diag.h"
#include "base/file.h"
#include "base/map.h"

#define SAID 10				/* differences that are told          */

void
reread_begin(struct graph *out, const struct graph *like)
{
	*out = (struct graph){ 0 };
	out->nodes.columns = like->nodes.columns;
	out->nodes.ncolumns = like->nodes.ncolumns;
	out->edges.columns = like->edges.columns;
	out->edges.ncolumns = like->edges.ncolumns;
}

static void
split(struct arena *mem, struct str text, union cell *out)
{
	uint32_t n = 1;

	for (size_t i = 0; i < text.n; i++)
		n += text.s[i] == ';';
	out->list.at = NEW(mem, struct str, n);
	out->list.n = 0;
	while (text.n > 0) {
		out->list.at[out->list.n++] = str_cut(&text, ';');
		if (text.n > 0 && text.s[0] == ' ')
			text = str_from(text, 1);
	}
}

union cell
reread_cell(struct arena *mem, enum column_type type, struct str text)
{
	union cell c = graph_absent(type);
	const char *s = arena_str(mem, text).s;
	char *end = NULL;

	if (text.n == 0)
		return c;
	if (type == COLUMN_TEXT) {
		c.text = text;
	} else if (type == COLUMN_LIST) {
		split(mem, text, &c);
	} else if (type == COLUMN_FLAG) {
		if (str_is(text, "true") || str_is(text, "1"))
			c.flag = 1;
		else if (str_is(text, "false") || str_is(text, "0"))
			c.flag = 0;
	} else if (type == COLUMN_INTEGER) {
		int64_t x = strtoll(s, &end, 10);

		if (*end == '\0')
			c.integer = x;
	} else {
		double x = strtod(s, &end);

		if (*end == '\0')
			c.real = x;
	}
	return c;
}

struct map
reread_ids(struct graph *g)
{
	struct map nodes = { 0 };

	for (uint32_t i = 0; i < g->nodes.n; i++)
		*map_put(&g->mem, &nodes, g->nodes.ids.at[i]) = i;
	return nodes;
}

void
reread_edge(struct graph *g, const struct map *nodes, struct str id,
    struct str source, struct str target)
{
	graph_add(g, &g->edges, id);
	*PUSH(&g->mem, &g->ends) = (struct edge){
	    map_get(nodes, source), map_get(nodes, target) };
}

/* ---- order ------------------------------------------------------------ */

/* Where each row went, or NULL where rows are missing. */
static uint32_t *
reorder(struct graph *g, struct rows *r, const struct rows *like)
{
	struct rows old = *r;
	struct map at = { 0 };
	uint32_t *to = NEW(&g->mem, uint32_t, old.n);

	for (uint32_t i = 0; i < like->n; i++)
		*map_put(&g->mem, &at, like->ids.at[i]) = i;
	for (uint32_t i = 0; i < old.n; i++)
		if ((to[i] = map_get(&at, old.ids.at[i])) == NONE ||
		    old.n != like->n)
			return NULL;
	r->cells.at = NEW(&g->mem, union cell, old.cells.n);
	r->ids.at = NEW(&g->mem, struct str, old.n);
	for (uint32_t i = 0; i < old.n; i++) {
		r->ids.at[to[i]] = old.ids.at[i];
		for (uint32_t c = 0; c < r->ncolumns; c++)
			*graph_cell(r, to[i], c) = *graph_cell(&old, i, c);
	}
	return to;
}

void
reread_reorder(struct graph *g, const struct graph *like)
{
	struct edge *old = g->ends.at;
	uint32_t *node = reorder(g, &g->nodes, &like->nodes);
	uint32_t *edge = reorder(g, &g->edges, &like->edges);

	if (node == NULL || edge == NULL)
		return;
	g->ends.at = NEW(&g->mem, struct edge, g->ends.n);
	for (uint32_t i = 0; i < g->ends.n; i++) {
		struct edge e = old[i];

		g->ends.at[edge[i]] = (struct edge){
		    e.source != NONE ? node[e.source] : NONE,
		    e.target != NONE ? node[e.target] : NONE };
	}
}

/* ---- comparing -------------------------------------------------------- */

void
reread_differs(struct differences *d)
{
	buf_char(&d->text, '\0');
	if (d->n++ < SAID)
		diag(DIAG_REREAD, d->path, 0, d->text.s);
	d->text.n = 0;
}

uint32_t
reread_end(struct differences *d)
{
	if (d->n > SAID) {
		buf_printf(&d->text, "%u differences more",
		    (unsigned)(d->n - SAID));
		buf_char(&d->text, '\0');
		diag(DIAG_REREAD, d->path, 0, d->text.s);
	}
	buf_free(&d->text);
	return d->n;
}

static void
put_list(struct buf *b, const union cell *c)
{
	format_joined(b, c, buf_add);
}

static void
put_value(struct buf *b, enum column_type type, const union cell *c)
{
	struct buf value = { 0 };

	if (!graph_is_absent(type, c))
		format_cell(&value, type, c, buf_add, put_list);
	if (value.n > 60)
		value.n = 60;
	buf_printf(b, "`" STR_FMT "`", STR_ARG(buf_str(&value)));
	buf_free(&value);
}

static bool
same(enum column_type type, const union cell *a, const union cell *b)
{
	struct buf x = { 0 }, y = { 0 };
	bool is_same;

	/* igraph has no flag that is absent */
	if (type == COLUMN_FLAG)
		return (a->flag == 1) == (b->flag == 1);
	if (graph_is_absent(type, a) || graph_is_absent(type, b))
		return graph_is_absent(type, a) == graph_is_absent(type, b);
	switch (type) {
	case COLUMN_TEXT:
		return str_eq(a->text, b->text);
	case COLUMN_INTEGER:
		return a->integer == b->integer;
	case COLUMN_REAL:
		/* -0 and numbers near it are written as 0 */
		return a->real == b->real || (b->real == 0 &&
		    a->real > -2.3e-308 && a->real < 2.3e-308);
	default:
		put_list(&x, a);
		put_list(&y, b);
		is_same = str_eq(buf_str(&x), buf_str(&y));
		buf_free(&x);
		buf_free(&y);
		return is_same;
	}
}

static void
compare_row(struct differences *d, const struct rows *want,
    const struct rows *got, uint32_t row, const char *what)
{
	if (!str_eq(want->ids.at[row], got->ids.at[row])) {
		buf_printf(&d->text, "%s %u was " STR_FMT ", is " STR_FMT,
		    what, (unsigned)row + 1, STR_ARG(want->ids.at[row]),
		    STR_ARG(got->ids.at[row]));
		reread_differs(d);
	}
	for (uint32_t i = 0; i < got->ncolumns; i++) {
		const struct column *column = &got->columns[i];
		uint32_t w = graph_column(want, column->name);
		const union cell *a = graph_cell(want, row, w);
		const union cell *b = graph_cell(got, row, i);

		if (same(column->type, a, b))
			continue;
		buf_printf(&d->text, "%s " STR_FMT ": %s was ", what,
		    STR_ARG(want->ids.at[row]), column->name);
		put_value(&d->text, column->type, a);
		buf_lit(&d->text, ", is ");
		put_value(&d->text, column->type, b);
		reread_differs(d);
	}
}

static void
compare_rows(struct differences *d, const struct rows *want,
    const struct rows *got, const char *what)
{
	if (want->n != got->n) {
		buf_printf(&d->text, "%u %ss were written, %u are there",
		    (unsigned)want->n, what, (unsigned)got->n);
		reread_differs(d);
	}
	for (uint32_t i = 0; i < want->n && i < got->n; i++)
		compare_row(d, want, got, i, what);
}

static void
compare_ends(struct differences *d, const struct graph *want,
    const struct graph *got)
{
	for (uint32_t i = 0; i < want->ends.n && i < got->ends.n; i++) {
		struct edge a = want->ends.at[i], b = got->ends.at[i];

		if (a.source == b.source && a.target == b.target)
			continue;
		buf_printf(&d->text, "edge " STR_FMT ": other ends",
		    STR_ARG(want->edges.ids.at[i]));
		reread_differs(d);
	}
}

uint32_t
reread_compare(const struct graph *written, const struct graph *got,
    const char *path)
{
	struct differences d = { .path = path };

	compare_rows(&d, &written->nodes, &got->nodes, "node");
	compare_rows(&d, &written->edges, &got->edges, "edge");
	compare_ends(&d, written, got);
	return reread_end(&d);
}

/* As a whole: what is read writes the same bytes. */
int
reread_knowledge(const struct knowledge *k, const char *path)
{
	struct arena mem = { 0 };
	struct knowledge got = { 0 };
	struct buf was = { 0 }, is = { 0 };
	struct str text;
	const char *why;
	int status = -1;

	if (file_read(&mem, path, &text, &why) != 0) {
		diag(DIAG_FILE_OPEN, path, 0, why);
	} else if (knowledge_read(&got, path, text) == 0) {
		knowledge_write(k, &was);
		knowledge_write(&got, &is);
		if (str_eq(buf_str(&was), text) &&
		    str_eq(buf_str(&was), buf_str(&is)))
			status = 0;
		else
			diag(DIAG_REREAD, path, 0, "not what was written");
	}
	buf_free(&was);
	buf_free(&is);
	knowledge_free(&got);
	arena_free(&mem);
	return status;
}
