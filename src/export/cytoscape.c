/* cytoscape: elements for Cytoscape.js and Cytoscape.
 *
 * NetworkX reads it, too: for it are `data`, `directed` and `multigraph` at
 * the top, `value` of nodes and `key` of edges.  Cytoscape shows `name`. */
#include "export/format.h"
#include "export/members.h"

/* They are the node's `position`. */
static const char *const placed[] = { "x", "y", NULL };

static void
put_node(struct buf *b, const struct graph *g, uint32_t i)
{
	double x, y;

	buf_lit(b, "\"data\":{");
	member_first(b, "id", g->nodes.ids.at[i]);
	member_text(b, "value", g->nodes.ids.at[i]);
	member_text(b, "name", graph_label(g, i));
	members_put(b, &g->nodes, i, placed);
	buf_char(b, '}');
	if (members_position(g, i, &x, &y)) {
		buf_lit(b, ",\"position\":{\"x\":");
		buf_number(b, x);
		buf_lit(b, ",\"y\":");
		buf_number(b, y);
		buf_char(b, '}');
	}
	member_column(b, "classes", &g->nodes, i, "type");
}

static void
put_edge(struct buf *b, const struct graph *g, uint32_t i)
{
	buf_lit(b, "\"data\":{");
	member_first(b, "id", g->edges.ids.at[i]);
	member_text(b, "key", g->edges.ids.at[i]);
	member_ends(b, g, i, "source", "target");
	members_put(b, &g->edges, i, NULL);
	buf_char(b, '}');
	member_column(b, "classes", &g->edges, i, "kind");
}

void
cytoscape_write(const struct graph *g, const struct flavour *flavour,
    struct buf *b)
{
	(void)flavour;
	buf_lit(b, "{\"data\":{},\"directed\":true,\"multigraph\":true,"
	    "\"elements\":{\n\"nodes\":");
	members_list(b, g, &g->nodes, put_node);
	buf_lit(b, ",\n\"edges\":");
	members_list(b, g, &g->edges, put_edge);
	buf_lit(b, "\n}}\n");
}
