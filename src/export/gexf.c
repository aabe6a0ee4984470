/* gexf: GEXF as Gephi reads it, with dates on a time line.
 *
 * EXPORT.md, "GEXF 1.3", has the reasons.  The old version, 1.2, has neither
 * kinds of edges nor lists nor, here, times. */
#include <stdlib.h>

#include "export/dates.h"
#include "export/format.h"
#include "export/xml.h"

struct writer {
	struct buf         *b;
	const struct graph *g;
	bool                is_old;
	struct dates        dates;
};

/* What has a place of its own, whatever the class. */
static bool
is_attribute(const struct column *c, bool is_node)
{
	static const char *const node[] = {
		"label", "size", "x", "y", "color", NULL
	}, *const edge[] = { "label", "weight", NULL };

	return !str_is_one_of(str_of(c->name), is_node ? node : edge);
}

static const char *
type_name(const struct writer *w, const struct rows *r, uint32_t column)
{
	switch (r->columns[column].type) {
	case COLUMN_TEXT:
		return "string";
	case COLUMN_LIST:
		return w->is_old ? "string" : "liststring";
	case COLUMN_REAL:
		return "double";
	case COLUMN_FLAG:
		return "boolean";
	case COLUMN_INTEGER:
		return format_is_long(r, column) ? "long" : "integer";
	}
	return NULL;
}

static void
put_attributes(const struct writer *w, const struct rows *r, bool is_node)
{
	struct buf *b = w->b;

	buf_printf(b, "<attributes class=\"%s\"%s>\n",
	    is_node ? "node" : "edge",
	    w->dates.is_timed ? " mode=\"static\"" : "");
	for (uint32_t c = 0; c < r->ncolumns; c++) {
		if (!is_attribute(&r->columns[c], is_node))
			continue;
		buf_lit(b, "<attribute id=\"");
		xml_attribute(b, str_of(r->columns[c].name));
		buf_lit(b, "\" title=\"");
		xml_attribute(b, str_of(r->columns[c].name));
		buf_printf(b, "\" type=\"%s\"/>\n", type_name(w, r, c));
	}
	buf_lit(b, "</attributes>\n");
}

/* ["a", "b"]: a backslash before quotes and backslashes; Gephi knows no other
 * escapes. */
static void
put_list(struct buf *b, const union cell *c)
{
	struct buf t = { 0 };

	buf_char(&t, '[');
	for (uint32_t i = 0; i < c->list.n; i++) {
		struct str s = c->list.at[i];

		buf_add(&t, i > 0 ? STR(", \"") : STR("\""));
		for (size_t j = 0; j < s.n; j++) {
			if (s.s[j] == '"' || s.s[j] == '\\')
				buf_char(&t, '\\');
			buf_char(&t, s.s[j]);
		}
		buf_char(&t, '"');
	}
	buf_char(&t, ']');
	xml_attribute(b, buf_str(&t));
	buf_free(&t);
}

static void
put_joined(struct buf *b, const union cell *c)
{
	format_joined(b, c, xml_attribute);
}

static void
put_values(const struct writer *w, const struct rows *r, uint32_t row,
    bool is_node)
{
	struct buf *b = w->b;

	buf_lit(b, "<attvalues>");
	for (uint32_t c = 0; c < r->ncolumns; c++) {
		const union cell *cell = graph_cell(r, row, c);

		if (!is_attribute(&r->columns[c], is_node) ||
		    graph_is_absent(r->columns[c].type, cell))
			continue;
		buf_lit(b, "<attvalue for=\"");
		xml_attribute(b, str_of(r->columns[c].name));
		buf_lit(b, "\" value=\"");
		format_cell(b, r->columns[c].type, cell, xml_attribute,
		    w->is_old ? put_joined : put_list);
		buf_lit(b, "\"/>");
	}
	buf_lit(b, "</attvalues>");
}

static void
put_spells(const struct writer *w, const uint32_t *of, uint32_t row)
{
	if (!w->dates.is_timed || of[row] == of[row + 1])
		return;
	buf_lit(w->b, "<spells>");
	for (uint32_t i = of[row]; i < of[row + 1]; i++) {
		buf_lit(w->b, "<spell timestamp=\"");
		dates_put(w->b, w->dates.at[i]);
		buf_lit(w->b, "\"/>");
	}
	buf_lit(w->b, "</spells>");
}

/* The number in the column called so, 0 where there is none. */
static double
real_of(const struct rows *r, uint32_t row, const char *name, bool *has_out)
{
	uint32_t c = graph_column(r, name);

	*has_out = c != NONE && r->columns[c].type == COLUMN_REAL &&
	    !graph_is_absent(COLUMN_REAL, graph_cell(r, row, c));
	return *has_out ? graph_cell(r, row, c)->real : 0;
}

/* How the node looks: size, position, colour. */
static void
put_look(struct buf *b, const struct rows *r, uint32_t row)
{
	struct str color = format_text(r, row, "color");
	bool has_size, has_x, has_y;
	double size = real_of(r, row, "size", &has_size);
	double x = real_of(r, row, "x", &has_x);
	double y = real_of(r, row, "y", &has_y);

	if (has_size) {
		buf_lit(b, "<viz:size value=\"");
		buf_number(b, size);
		buf_lit(b, "\"/>");
	}
	if (has_x && has_y) {
		buf_lit(b, "<viz:position x=\"");
		buf_number(b, x);
		buf_lit(b, "\" y=\"");
		buf_number(b, y);
		buf_lit(b, "\" z=\"0.0\"/>");
	}
	if (color.n == 7 && color.s[0] == '#') {
		unsigned long rgb = strtoul(color.s + 1, NULL, 16);

		buf_printf(b, "<viz:color r=\"%lu\" g=\"%lu\" b=\"%lu\"/>",
		    rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255);
	}
}

static void
put_named(struct buf *b, struct str before, struct str value)
{
	buf_add(b, before);
	xml_attribute(b, value);
}

static void
put_node(const struct writer *w, uint32_t i)
{
	const struct rows *r = &w->g->nodes;

	put_named(w->b, STR("<node id=\""), r->ids.at[i]);
	put_named(w->b, STR("\" label=\""), format_text(r, i, "label"));
	buf_lit(w->b, "\">");
	put_spells(w, w->dates.node, i);
	put_values(w, r, i, true);
	put_look(w->b, r, i);
	buf_lit(w->b, "</node>\n");
}

static void
put_edge(const struct writer *w, uint32_t i)
{
	const struct rows *r = &w->g->edges;
	struct edge ends = w->g->ends.at[i];
	struct str kind = format_text(r, i, "kind");

	put_named(w->b, STR("<edge id=\""), r->ids.at[i]);
	put_named(w->b, STR("\" source=\""), w->g->nodes.ids.at[ends.source]);
	put_named(w->b, STR("\" target=\""), w->g->nodes.ids.at[ends.target]);
	if (!w->is_old && kind.n > 0)
		put_named(w->b, STR("\" kind=\""), kind);
	put_named(w->b, STR("\" label=\""), format_text(r, i, "label"));
	buf_lit(w->b, "\" weight=\"");
	buf_number(w->b, graph_weight(w->g, i));
	buf_lit(w->b, "\">");
	put_spells(w, w->dates.edge, i);
	put_values(w, r, i, false);
	buf_lit(w->b, "</edge>\n");
}

static void
put_head(const struct writer *w)
{
	const char *space = w->is_old ? "http://www.gexf.net/1.2draft"
	    : "http://gexf.net/1.3";

	buf_printf(w->b, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<gexf xmlns=\"%s\" xmlns:viz=\"%s/viz\" version=\"%s\">\n",
	    space, space, w->is_old ? "1.2" : "1.3");
	buf_printf(w->b, "<graph %s defaultedgetype=\"directed\">\n",
	    w->dates.is_timed ? "mode=\"dynamic\" timeformat=\"date\" "
	    "timerepresentation=\"timestamp\" timezone=\"UTC\""
	    : "mode=\"static\"");
	put_attributes(w, &w->g->nodes, true);
	put_attributes(w, &w->g->edges, false);
}

void
gexf_write(const struct graph *g, const struct flavour *flavour,
    struct buf *b)
{
	struct writer w = { .b = b, .g = g, .is_old = flavour->is_old };

	if (!w.is_old)
		w.dates = dates_of(g);
	put_head(&w);
	buf_lit(b, "<nodes>\n");
	for (uint32_t i = 0; i < g->nodes.n; i++)
		put_node(&w, i);
	buf_lit(b, "</nodes>\n<edges>\n");
	for (uint32_t i = 0; i < g->edges.n; i++)
		put_edge(&w, i);
	buf_lit(b, "</edges>\n</graph>\n</gexf>\n");
	dates_free(&w.dates);
}
