/* d3: what D3's force layout takes: nodes, and links between their ids
 * (`d3.forceLink(links).id(d => d.id)`). */
#include "export/format.h"
#include "export/members.h"

static void
put_node(struct buf *b, const struct graph *g, uint32_t i)
{
	member_first(b, "id", g->nodes.ids.at[i]);
	members_put(b, &g->nodes, i, NULL);
}

static void
put_link(struct buf *b, const struct graph *g, uint32_t i)
{
	member_first(b, "id", g->edges.ids.at[i]);
	member_ends(b, g, i, "source", "target");
	members_put(b, &g->edges, i, NULL);
}

void
d3_write(const struct graph *g, const struct flavour *flavour, struct buf *b)
{
	(void)flavour;
	buf_lit(b, "{\n\"nodes\":");
	members_list(b, g, &g->nodes, put_node);
	buf_lit(b, ",\n\"links\":");
	members_list(b, g, &g->edges, put_link);
	buf_lit(b, "\n}\n");
}
