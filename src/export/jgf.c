/* jgf: JSON Graph Format, version 2: nodes are a map, attributes are
 * `metadata` (https://jsongraphformat.info). */
#include "export/format.h"
#include "export/members.h"

/* They have a place of their own. */
static const char *const outside[] = { "label", NULL };

static void
put_node(struct buf *b, const struct graph *g, uint32_t i)
{
	buf_lit(b, "\"metadata\":");
	members_object(b, &g->nodes, i, outside);
	member_column(b, "label", &g->nodes, i, "label");
}

static void
put_edge(struct buf *b, const struct graph *g, uint32_t i)
{
	member_first(b, "id", g->edges.ids.at[i]);
	member_ends(b, g, i, "source", "target");
	member_column(b, "relation", &g->edges, i, "kind");
	buf_lit(b, ",\"directed\":true");
	member_column(b, "label", &g->edges, i, "label");
	buf_lit(b, ",\"metadata\":");
	members_object(b, &g->edges, i, outside);
}

void
jgf_write(const struct graph *g, const struct flavour *flavour, struct buf *b)
{
	(void)flavour;
	buf_lit(b, "{\"graph\":{\"directed\":true,\"type\":\"whowhom\","
	    "\"metadata\":{},\n\"nodes\":");
	members_map(b, g, &g->nodes, put_node);
	buf_lit(b, ",\n\"edges\":");
	members_list(b, g, &g->edges, put_edge);
	buf_lit(b, "\n}}\n");
}
