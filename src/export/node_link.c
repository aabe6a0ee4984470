/* node_link: JSON with nodes and edges.
 *
 * NetworkX reads `links` up to 3.5 and `edges` from 3.6 on, D3 reads `links`:
 * both are there, unless --json-edges names the one array that is wanted. */
#include "base/json.h"
#include "export/format.h"
#include "export/members.h"

static void
put_node(struct buf *b, const struct graph *g, uint32_t i)
{
	member_first(b, "id", g->nodes.ids.at[i]);
	members_put(b, &g->nodes, i, NULL);
}

static void
put_edge(struct buf *b, const struct graph *g, uint32_t i)
{
	member_first(b, "id", g->edges.ids.at[i]);
	member_text(b, "key", g->edges.ids.at[i]);
	member_ends(b, g, i, "source", "target");
	members_put(b, &g->edges, i, NULL);
}

void
node_link_write(const struct graph *g, const struct flavour *flavour,
    struct buf *b)
{
	const char *name = flavour->json_edges;

	buf_lit(b, "{\"directed\":true,\"multigraph\":true,\"graph\":{},"
	    "\n\"nodes\":");
	members_list(b, g, &g->nodes, put_node);
	buf_lit(b, ",\n");
	json_put(b, name != NULL ? str_of(name) : STR("edges"));
	buf_char(b, ':');
	members_list(b, g, &g->edges, put_edge);
	if (name == NULL) {
		buf_lit(b, ",\n\"links\":");
		members_list(b, g, &g->edges, put_edge);
	}
	buf_lit(b, "\n}\n");
}
