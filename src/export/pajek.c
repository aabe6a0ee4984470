/* pajek: who is linked to whom, how much and how, for Pajek.
 *
 * Not by igraph 0.10's own writer: it cuts numbers to 15 digits and has no
 * place for the kind of an edge.  A vertex is called by its id, since readers
 * take two of one name for one. */
#include "export/format.h"

/* Pajek has no escapes. */
static void
put_text(struct buf *b, struct str s)
{
	buf_char(b, '"');
	for (size_t i = 0; i < s.n; i++)
		buf_char(b, s.s[i] == '"' ? '\'' : s.s[i] == '\n' ? ' '
		    : s.s[i]);
	buf_char(b, '"');
}

void
pajek_write(const struct graph *g, const struct flavour *flavour,
    struct buf *b)
{
	(void)flavour;
	buf_printf(b, "*Vertices %u\n", (unsigned)g->nodes.n);
	for (uint32_t i = 0; i < g->nodes.n; i++) {
		buf_printf(b, "%u ", (unsigned)i + 1);
		put_text(b, g->nodes.ids.at[i]);
		buf_char(b, '\n');
	}
	buf_lit(b, "*Arcs\n");
	for (uint32_t i = 0; i < g->edges.n; i++) {
		struct str kind = format_text(&g->edges, i, "kind");

		buf_printf(b, "%u %u ", (unsigned)g->ends.at[i].source + 1,
		    (unsigned)g->ends.at[i].target + 1);
		buf_number(b, graph_weight(g, i));
		if (kind.n > 0) {
			buf_lit(b, " l ");
			put_text(b, kind);
		}
		buf_char(b, '\n');
	}
}
