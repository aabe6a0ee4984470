/* vis: nodes and edges for the data sets of vis-network.
 *
 * `value` makes a node or an edge larger, `group` colours nodes of one type
 * alike (a node's own `color` goes before it).  No `title`: vis-network before
 * version 9 takes it for HTML. */
#include "export/format.h"
#include "export/members.h"

static void
put_node(struct buf *b, const struct graph *g, uint32_t i)
{
	uint32_t size = graph_column(&g->nodes, "size");

	member_first(b, "id", g->nodes.ids.at[i]);
	member_column(b, "group", &g->nodes, i, "type");
	members_put(b, &g->nodes, i, NULL);
	if (size != NONE && g->nodes.columns[size].type == COLUMN_REAL &&
	    !graph_is_absent(COLUMN_REAL, graph_cell(&g->nodes, i, size)))
		member_number(b, "value",
		    graph_cell(&g->nodes, i, size)->real);
}

static void
put_edge(struct buf *b, const struct graph *g, uint32_t i)
{
	member_first(b, "id", g->edges.ids.at[i]);
	member_ends(b, g, i, "from", "to");
	member_number(b, "value", graph_weight(g, i));
	member_text(b, "arrows", graph_is_symmetric(g, i) ? STR("to, from")
	    : STR("to"));
	members_put(b, &g->edges, i, NULL);
}

void
vis_write(const struct graph *g, const struct flavour *flavour, struct buf *b)
{
	(void)flavour;
	buf_lit(b, "{\n\"nodes\":");
	members_list(b, g, &g->nodes, put_node);
	buf_lit(b, ",\n\"edges\":");
	members_list(b, g, &g->edges, put_edge);
	buf_lit(b, "\n}\n");
}
