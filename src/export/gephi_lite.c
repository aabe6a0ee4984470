/* gephi_lite: the workspace that Gephi Lite saves and opens.
 *
 * It keeps parallel edges and types, which its reader of GraphML does not.
 * Values are scalars: a list is one text, its field says by what to split.
 * Labels, sizes and colours are shown only where `appearance` says so.  Each
 * node needs a place; where the graph gives none, the nodes lie on a spiral. */
#include "export/format.h"

#include <math.h>

#include "base/json.h"
#include "export/members.h"

/* They are the node's `layout`. */
static const char *const placed[] = { "x", "y", NULL };

static const char *const nothing[] = { NULL };

static void
put_node(struct buf *b, const struct graph *g, uint32_t i)
{
	member_first(b, "key", g->nodes.ids.at[i]);
	buf_lit(b, ",\"attributes\":{}");
}

static void
put_edge(struct buf *b, const struct graph *g, uint32_t i)
{
	member_first(b, "key", g->edges.ids.at[i]);
	member_ends(b, g, i, "source", "target");
	buf_lit(b, ",\"attributes\":{}");
}

static void
put_node_data(struct buf *b, const struct graph *g, uint32_t i)
{
	members_joined(b, &g->nodes, i, placed);
}

static void
put_edge_data(struct buf *b, const struct graph *g, uint32_t i)
{
	members_joined(b, &g->edges, i, nothing);
}

/* Vogel's spiral: as even as the seeds of a sunflower. */
static void
put_place(struct buf *b, const struct graph *g, uint32_t i)
{
	double x, y;

	if (!members_position(g, i, &x, &y)) {
		x = round(100 * sqrt(i) * cos(2.39996 * i));
		y = round(100 * sqrt(i) * sin(2.39996 * i));
	}
	buf_lit(b, "\"x\":");
	buf_number(b, x);
	buf_lit(b, ",\"y\":");
	buf_number(b, y);
}

static const char *
field_type(const struct column *c)
{
	switch (c->type) {
	case COLUMN_TEXT:
		return strcmp(c->name, "color") == 0 ? "color" : "text";
	case COLUMN_LIST:
		return "keywords";
	case COLUMN_INTEGER:
	case COLUMN_REAL:
		return "number";
	case COLUMN_FLAG:
		return "boolean";
	}
	return "text";
}

static void
put_field(struct buf *b, const struct column *c, const char *items)
{
	buf_char(b, '{');
	member_first(b, "id", str_of(members_key(c->name)));
	member_text(b, "itemType", str_of(items));
	member_text(b, "type", str_of(field_type(c)));
	if (c->type == COLUMN_LIST)
		member_text(b, "separator", STR("; "));
	buf_char(b, '}');
}

static void
put_fields(struct buf *b, const struct rows *r, const char *items,
    const char *const *without)
{
	struct str comma = STR("\n");

	buf_char(b, '[');
	for (uint32_t c = 0; c < r->ncolumns; c++)
		if (!str_is_one_of(str_of(r->columns[c].name), without)) {
			buf_add(b, comma);
			put_field(b, &r->columns[c], items);
			comma = STR(",\n");
		}
	buf_lit(b, "\n]");
}

/* How nodes and edges look: as a column of theirs says, if there is one. */
static const struct look {
	const char *name, *items, *column;
	const char *with;		/* the column's field follows         */
	const char *without;
} looks[] = {
	{ "nodesSize", "nodes", "size",
	  "\"type\":\"ranking\",\"missingSize\":10",
	  "\"type\":\"fixed\",\"value\":20" },
	{ "nodesColor", "nodes", "color",
	  "\"type\":\"field\",\"missingColor\":\"#999999\"",
	  "\"type\":\"fixed\",\"value\":\"#999999\"" },
	{ "nodesLabel", "nodes", "label",
	  "\"type\":\"field\",\"missingValue\":null", "\"type\":\"none\"" },
	{ "edgesSize", "edges", "weight",
	  "\"type\":\"ranking\",\"missingSize\":1",
	  "\"type\":\"fixed\",\"value\":1" },
	{ "edgesColor", "edges", "color",
	  "\"type\":\"field\",\"missingColor\":\"#cccccc\"",
	  "\"type\":\"fixed\",\"value\":\"#cccccc\"" },
};

/* The rest of Gephi Lite's own defaults. */
static const char defaults[] = "\"showEdges\":{\"value\":true},"
    "\"backgroundColor\":\"#FFFFFF00\",\"layoutGridColor\":\"#666666\","
    "\"edgesLabel\":{\"type\":\"none\"},\"nodesImage\":{\"type\":\"none\"},"
    "\"edgesZIndex\":{\"type\":\"none\"},"
    "\"nodesLabelSize\":{\"type\":\"fixed\",\"value\":14,\"density\":1,"
    "\"zoomCorrelation\":0},"
    "\"edgesLabelSize\":{\"type\":\"fixed\",\"value\":14,\"density\":1,"
    "\"zoomCorrelation\":0},"
    "\"nodesLabelEllipsis\":{\"type\":\"ellipsis\",\"enabled\":false,"
    "\"maxLength\":25},"
    "\"edgesLabelEllipsis\":{\"type\":\"ellipsis\",\"enabled\":false,"
    "\"maxLength\":25}";

static void
put_appearance(struct buf *b, const struct graph *g)
{
	buf_lit(b, ",\n\"appearance\":{");
	buf_add(b, str_of(defaults));
	for (size_t i = 0; i < sizeof looks / sizeof *looks; i++) {
		const struct look *l = &looks[i];
		const struct rows *r = strcmp(l->items, "nodes") == 0
		    ? &g->nodes : &g->edges;
		uint32_t c = graph_column(r, l->column);

		buf_printf(b, ",\n\"%s\":{%s", l->name, c != NONE ? l->with
		    : l->without);
		if (c != NONE) {
			buf_lit(b, ",\"field\":");
			put_field(b, &r->columns[c], l->items);
		}
		buf_char(b, '}');
	}
	buf_char(b, '}');
}

void
gephi_lite_write(const struct graph *g, const struct flavour *flavour,
    struct buf *b)
{
	(void)flavour;
	buf_lit(b, "{\"type\":\"gephi-lite\",\"version\":\"1.0.0\","
	    "\n\"graphDataset\":{\"metadata\":{\"title\":\"whowhom\"}");
	buf_lit(b, ",\n\"nodeFields\":");
	put_fields(b, &g->nodes, "nodes", placed);
	buf_lit(b, ",\n\"edgeFields\":");
	put_fields(b, &g->edges, "edges", nothing);
	buf_lit(b, ",\n\"layout\":");
	members_map(b, g, &g->nodes, put_place);
	buf_lit(b, ",\n\"nodeData\":");
	members_map(b, g, &g->nodes, put_node_data);
	buf_lit(b, ",\n\"edgeData\":");
	members_map(b, g, &g->edges, put_edge_data);
	buf_lit(b, ",\"fullGraph\":{\"attributes\":{},\"options\":{"
	    "\"type\":\"directed\",\"multi\":true,"
	    "\"allowSelfLoops\":true},\n\"nodes\":");
	members_list(b, g, &g->nodes, put_node);
	buf_lit(b, ",\n\"edges\":");
	members_list(b, g, &g->edges, put_edge);
	buf_lit(b, "}},\n\"filters\":{\"filters\":[]}");
	put_appearance(b, g);
	buf_lit(b, "}\n");
}
