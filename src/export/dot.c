/* dot: the language of Graphviz.
 *
 * Graphviz refuses a quoted string above 16,384 bytes, but joins pieces with
 * a `+`.  It takes backslashes in labels for escapes: they are doubled, and
 * stay so where another program reads them outside labels. */
#include "export/format.h"

#define PIECE 8000		/* bytes: escaped, less than what may be      */

/* Where text may be cut: at a letter's end. */
static bool
is_tail(char c)
{
	return ((unsigned char)c & 0xc0) == 0x80;
}

static void
put_text(struct buf *b, struct str s)
{
	size_t begin = 0;

	buf_char(b, '"');
	for (size_t i = 0; i < s.n; i++) {
		if (i - begin >= PIECE && !is_tail(s.s[i])) {
			buf_lit(b, "\" + \"");
			begin = i;
		}
		if (s.s[i] == '"' || s.s[i] == '\\')
			buf_char(b, '\\');
		buf_char(b, s.s[i]);
	}
	buf_char(b, '"');
}

static void
append(struct buf *b, struct str s)
{
	buf_add(b, s);
}

static void
put_list(struct buf *b, const union cell *c)
{
	struct buf joined = { 0 };

	format_joined(&joined, c, append);
	put_text(b, buf_str(&joined));
	buf_free(&joined);
}

/* A number with an exponent is none in DOT. */
static void
put_real(struct buf *b, double x)
{
	struct buf number = { 0 };

	buf_number(&number, x);
	put_text(b, buf_str(&number));
	buf_free(&number);
}

const char *
dot_name(const char *column)
{
	return strcmp(column, "key") == 0 ? "key_" : column;
}

/* Names of columns are no words of DOT, but foreign graphs may have any. */
static void
put_data(struct buf *b, const struct rows *r, uint32_t row, bool is_first)
{
	for (uint32_t c = 0; c < r->ncolumns; c++) {
		const union cell *cell = graph_cell(r, row, c);

		if (graph_is_absent(r->columns[c].type, cell))
			continue;
		buf_add(b, is_first ? STR("") : STR(", "));
		is_first = false;
		put_text(b, str_of(dot_name(r->columns[c].name)));
		buf_char(b, '=');
		if (r->columns[c].type == COLUMN_REAL)
			put_real(b, cell->real);
		else
			format_cell(b, r->columns[c].type, cell, put_text,
			    put_list);
	}
	buf_lit(b, "];\n");
}

void
dot_write(const struct graph *g, const struct flavour *flavour, struct buf *b)
{
	(void)flavour;
	buf_lit(b, "digraph G {\n");
	for (uint32_t i = 0; i < g->nodes.n; i++) {
		put_text(b, g->nodes.ids.at[i]);
		buf_lit(b, " [");
		put_data(b, &g->nodes, i, true);
	}
	for (uint32_t i = 0; i < g->edges.n; i++) {
		put_text(b, g->nodes.ids.at[g->ends.at[i].source]);
		buf_lit(b, " -> ");
		put_text(b, g->nodes.ids.at[g->ends.at[i].target]);
		buf_lit(b, " [id=");
		put_text(b, g->edges.ids.at[i]);
		put_data(b, &g->edges, i, false);
	}
	buf_lit(b, "}\n");
}
