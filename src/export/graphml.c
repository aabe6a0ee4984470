/* graphml: GraphML as Gephi likes it, and all others read it.
 *
 * EXPORT.md, "GraphML", has the reasons: keys with a prefix, no defaults, the
 * relation as the edge's label, the type as the node's (graphml.xsd), unless
 * it is to be strict. */
#include <assert.h>

#include "export/format.h"
#include "export/xml.h"

static void
put_list(struct buf *b, const union cell *c)
{
	format_joined(b, c, xml_text);
}

static const char *
type_name(const struct rows *r, uint32_t column)
{
	switch (r->columns[column].type) {
	case COLUMN_TEXT:
	case COLUMN_LIST:
		return "string";
	case COLUMN_REAL:
		return "double";
	case COLUMN_FLAG:
		return "boolean";
	case COLUMN_INTEGER:
		return format_is_long(r, column) ? "long" : "int";
	}
	assert(!"every type has a name");
	return NULL;
}

static void
put_keys(struct buf *b, const struct rows *r, const char *what)
{
	for (uint32_t c = 0; c < r->ncolumns; c++) {
		const char *name = r->columns[c].name;

		buf_printf(b, "<key id=\"%c_", what[0] == 'n' ? 'v' : 'e');
		xml_attribute(b, str_of(name));
		buf_printf(b, "\" for=\"%s\" attr.name=\"", what);
		xml_attribute(b, str_of(name));
		buf_printf(b, "\" attr.type=\"%s\"/>\n", type_name(r, c));
	}
}

/* What stands before the values of each column. */
static struct str *
tags_of(struct arena *mem, const struct rows *r, char prefix)
{
	struct str *tags = NEW(mem, struct str, r->ncolumns);
	struct buf b = { 0 };

	for (uint32_t c = 0; c < r->ncolumns; c++) {
		b.n = 0;
		buf_printf(&b, "<data key=\"%c_", prefix);
		xml_attribute(&b, str_of(r->columns[c].name));
		buf_lit(&b, "\">");
		tags[c] = arena_str(mem, buf_str(&b));
	}
	buf_free(&b);
	return tags;
}

static void
put_data(struct buf *b, const struct rows *r, uint32_t row,
    const struct str *tags)
{
	for (uint32_t c = 0; c < r->ncolumns; c++) {
		const union cell *cell = graph_cell(r, row, c);

		if (graph_is_absent(r->columns[c].type, cell))
			continue;
		buf_add(b, tags[c]);
		format_cell(b, r->columns[c].type, cell, xml_text, put_list);
		buf_lit(b, "</data>");
	}
}

static void
put_node(struct buf *b, const struct graph *g, bool is_strict,
    const struct str *tags, uint32_t i)
{
	struct str type = is_strict ? STR("")
	    : format_text(&g->nodes, i, "type");

	buf_lit(b, "<node id=\"");
	xml_attribute(b, g->nodes.ids.at[i]);
	if (type.n > 0) {
		buf_lit(b, "\" labels=\":");
		xml_attribute(b, type);
	}
	buf_lit(b, "\">");
	put_data(b, &g->nodes, i, tags);
	buf_lit(b, "</node>\n");
}

static void
put_edge(struct buf *b, const struct graph *g, bool is_strict,
    const struct str *tags, uint32_t i)
{
	struct str kind = is_strict ? STR("")
	    : format_text(&g->edges, i, "kind");

	buf_lit(b, "<edge id=\"");
	xml_attribute(b, g->edges.ids.at[i]);
	buf_lit(b, "\" source=\"");
	xml_attribute(b, g->nodes.ids.at[g->ends.at[i].source]);
	buf_lit(b, "\" target=\"");
	xml_attribute(b, g->nodes.ids.at[g->ends.at[i].target]);
	if (kind.n > 0) {
		buf_lit(b, "\" label=\"");
		xml_attribute(b, kind);
	}
	buf_lit(b, "\">");
	put_data(b, &g->edges, i, tags);
	buf_lit(b, "</edge>\n");
}

void
graphml_write(const struct graph *g, const struct flavour *flavour,
    struct buf *b)
{
	struct arena mem = { 0 };
	const struct str *tags = tags_of(&mem, &g->nodes, 'v');

	buf_lit(b, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"\n"
	    " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"\n"
	    " xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns"
	    " http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n");
	put_keys(b, &g->nodes, "node");
	put_keys(b, &g->edges, "edge");
	buf_lit(b, "<graph id=\"G\" edgedefault=\"directed\">\n");
	for (uint32_t i = 0; i < g->nodes.n; i++)
		put_node(b, g, flavour->is_strict, tags, i);
	tags = tags_of(&mem, &g->edges, 'e');
	for (uint32_t i = 0; i < g->edges.n; i++)
		put_edge(b, g, flavour->is_strict, tags, i);
	buf_lit(b, "</graph>\n</graphml>\n");
	arena_free(&mem);
}
