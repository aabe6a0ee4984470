/* node_link: JSON with nodes and edges.
 *
 * NetworkX reads `links` up to 3.5 and `edges` from 3.6 on, D3 reads `links`:
 * both are there. */
#include "base/json.h"
#include "export/format.h"

static void
put_list(struct buf *b, const union cell *c)
{
	buf_char(b, '[');
	for (uint32_t i = 0; i < c->list.n; i++) {
		if (i > 0)
			buf_char(b, ',');
		json_put(b, c->list.at[i]);
	}
	buf_char(b, ']');
}

static void
put_data(struct buf *b, const struct rows *r, uint32_t row)
{
	for (uint32_t c = 0; c < r->ncolumns; c++) {
		const union cell *cell = graph_cell(r, row, c);

		if (graph_is_absent(r->columns[c].type, cell))
			continue;
		buf_char(b, ',');
		json_put(b, str_of(r->columns[c].name));
		buf_char(b, ':');
		format_cell(b, r->columns[c].type, cell, json_put, put_list);
	}
	buf_char(b, '}');
}

static void
put_edges(struct buf *b, const struct graph *g, const char *name)
{
	buf_printf(b, ",\n\"%s\":[", name);
	for (uint32_t i = 0; i < g->edges.n; i++) {
		buf_add(b, i > 0 ? STR(",\n{\"source\":") :
		    STR("\n{\"source\":"));
		json_put(b, g->nodes.ids.at[g->ends.at[i].source]);
		buf_lit(b, ",\"target\":");
		json_put(b, g->nodes.ids.at[g->ends.at[i].target]);
		buf_lit(b, ",\"key\":");
		json_put(b, g->edges.ids.at[i]);
		buf_lit(b, ",\"id\":");
		json_put(b, g->edges.ids.at[i]);
		put_data(b, &g->edges, i);
	}
	buf_add(b, g->edges.n > 0 ? STR("\n]") : STR("]"));
}

void
node_link_write(const struct graph *g, const struct flavour *flavour,
    struct buf *b)
{
	(void)flavour;
	buf_lit(b, "{\"directed\":true,\"multigraph\":true,\"graph\":{},"
	    "\n\"nodes\":[");
	for (uint32_t i = 0; i < g->nodes.n; i++) {
		buf_add(b, i > 0 ? STR(",\n{\"id\":") : STR("\n{\"id\":"));
		json_put(b, g->nodes.ids.at[i]);
		put_data(b, &g->nodes, i);
	}
	buf_add(b, g->nodes.n > 0 ? STR("\n]") : STR("]"));
	put_edges(b, g, "edges");
	put_edges(b, g, "links");
	buf_lit(b, "\n}\n");
}
