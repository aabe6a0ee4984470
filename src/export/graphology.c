/* graphology: graphology's serialization, for Graph.from(), sigma.js and
 * Gephi Lite. */
#include "export/format.h"
#include "export/members.h"

static void
put_node(struct buf *b, const struct graph *g, uint32_t i)
{
	member_first(b, "key", g->nodes.ids.at[i]);
	buf_lit(b, ",\"attributes\":");
	members_object(b, &g->nodes, i, NULL);
}

static void
put_edge(struct buf *b, const struct graph *g, uint32_t i)
{
	member_first(b, "key", g->edges.ids.at[i]);
	member_ends(b, g, i, "source", "target");
	buf_lit(b, ",\"attributes\":");
	members_object(b, &g->edges, i, NULL);
}

void
graphology_write(const struct graph *g, const struct flavour *flavour,
    struct buf *b)
{
	(void)flavour;
	buf_lit(b, "{\"attributes\":{},\"options\":{\"type\":\"directed\","
	    "\"multi\":true,\"allowSelfLoops\":true},\n\"nodes\":");
	members_list(b, g, &g->nodes, put_node);
	buf_lit(b, ",\n\"edges\":");
	members_list(b, g, &g->edges, put_edge);
	buf_lit(b, "\n}\n");
}
