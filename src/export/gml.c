/* gml: the Graph Modelling Language.
 *
 * Not by igraph 0.10's own writer: it cuts numbers to 15 digits (1/3, 2^53),
 * takes the `_` out of names and writes the time of day.  Text is UTF-8, as
 * igraph and Gephi read it; only NetworkX wants ASCII with references, which
 * those two would show as they are. */
#include "export/format.h"

static void
put_escaped(struct buf *b, struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.s[i] == '"')
			buf_lit(b, "&quot;");
		else if (s.s[i] == '&')
			buf_lit(b, "&amp;");
		else
			buf_char(b, s.s[i]);
}

static void
put_text(struct buf *b, struct str s)
{
	buf_char(b, '"');
	put_escaped(b, s);
	buf_char(b, '"');
}

static void
put_list(struct buf *b, const union cell *c)
{
	buf_char(b, '"');
	format_joined(b, c, put_escaped);
	buf_char(b, '"');
}

/* GML's own ids are numbers: those of foreign graphs go where ours are. */
static void
put_data(struct buf *b, const struct rows *r, uint32_t row)
{
	if (graph_column(r, "kg_id") == NONE) {
		buf_lit(b, " kg_id ");
		put_text(b, r->ids.at[row]);
		buf_char(b, '\n');
	}
	for (uint32_t c = 0; c < r->ncolumns; c++) {
		const union cell *cell = graph_cell(r, row, c);

		if (graph_is_absent(r->columns[c].type, cell))
			continue;
		buf_printf(b, " %s ", r->columns[c].name);
		if (r->columns[c].type == COLUMN_FLAG)
			buf_integer(b, cell->flag);
		else
			format_cell(b, r->columns[c].type, cell, put_text,
			    put_list);
		buf_char(b, '\n');
	}
	buf_lit(b, "]\n");
}

void
gml_write(const struct graph *g, const struct flavour *flavour, struct buf *b)
{
	(void)flavour;
	buf_lit(b, "graph [\ndirected 1\nmultigraph 1\n");
	for (uint32_t i = 0; i < g->nodes.n; i++) {
		buf_printf(b, "node [\n id %u\n", (unsigned)i);
		put_data(b, &g->nodes, i);
	}
	for (uint32_t i = 0; i < g->edges.n; i++) {
		buf_printf(b, "edge [\n source %u\n target %u\n",
		    (unsigned)g->ends.at[i].source,
		    (unsigned)g->ends.at[i].target);
		put_data(b, &g->edges, i);
	}
	buf_lit(b, "]\n");
}
