/* format: the table of formats. */
#include "export/format.h"

#include <limits.h>

static const struct part csv_parts[] = {
	{ "nodes.csv", csv_write_nodes }, { "edges.csv", csv_write_edges },
	{ 0 }
}, neo4j_parts[] = {
	{ "nodes.csv", neo4j_write_nodes }, { "edges.csv", neo4j_write_edges },
	{ "load.cypher", neo4j_write_script }, { 0 }
};

const struct format formats[] = {
	{ .name = "knowledge", .ending = ".json",
	  .help = "for whowhom and scripts; other formats are made from it",
	  .keeps = "all, with every piece of evidence",
	  .write_knowledge = knowledge_write, .check = reread_knowledge },
	{ .name = "graphml", .ending = ".graphml",
	  .help = "for Gephi, igraph, NetworkX, Cytoscape, yEd",
	  .keeps = "every attribute with its type, parallel edges",
	  .loses = "lists are text joined by `; `, only the best evidence",
	  .write_graph = graphml_write,
	  .reread = reread_igraph },
	{ .name = "gexf", .ending = ".gexf",
	  .help = "for Gephi's time line, Gephi Lite, NetworkX",
	  .keeps = "every attribute with its type, lists, parallel edges; "
	  "dates as time",
	  .loses = "only the best evidence", .write_graph = gexf_write,
	  .reread = reread_gexf },
	{ .name = "node-link",
	  .help = "JSON for NetworkX, D3 and web pages",
	  .keeps = "every attribute, lists, parallel edges",
	  .loses = "only the best evidence", .write_graph = node_link_write,
	  .reread = reread_node_link },
	{ .name = "cytoscape",
	  .help = "JSON for Cytoscape.js, Cytoscape, NetworkX",
	  .keeps = "every attribute, lists, parallel edges, positions",
	  .loses = "only the best evidence",
	  .write_graph = cytoscape_write,
	  .reread = reread_cytoscape },
	{ .name = "graphology",
	  .help = "JSON for graphology and sigma.js",
	  .keeps = "every attribute, lists, parallel edges",
	  .loses = "only the best evidence",
	  .write_graph = graphology_write,
	  .reread = reread_graphology },
	{ .name = "gephi-lite",
	  .help = "a workspace of Gephi Lite",
	  .keeps = "every attribute with its type, parallel edges, looks",
	  .loses = "lists are text joined by `; `, only the best evidence",
	  .write_graph = gephi_lite_write,
	  .reread = reread_gephi_lite },
	{ .name = "jgf",
	  .help = "JSON Graph Format 2",
	  .keeps = "every attribute, lists, parallel edges",
	  .loses = "only the best evidence",
	  .write_graph = jgf_write,
	  .reread = reread_jgf },
	{ .name = "vis",
	  .help = "JSON for vis-network",
	  .keeps = "every attribute, lists, parallel edges",
	  .loses = "only the best evidence",
	  .write_graph = vis_write,
	  .reread = reread_vis },
	{ .name = "d3",
	  .help = "JSON for D3's force layout",
	  .keeps = "every attribute, lists, parallel edges",
	  .loses = "only the best evidence",
	  .write_graph = d3_write,
	  .reread = reread_d3 },
	{ .name = "csv", .help = "for Gephi's spreadsheet import, pandas, R",
	  .keeps = "every attribute, parallel edges by their kind; dates as "
	  "time",
	  .loses = "lists are text joined by `; `, only the best evidence; a "
	  "month is 2031-02-XX",
	  .place = PLACE_FOLDER, .parts = csv_parts,
	  .reread = reread_csv },
	{ .name = "neo4j", .help = "for neo4j-admin, or LOAD CSV by its script",
	  .keeps = "every attribute with its type, lists, parallel edges",
	  .loses = "only the best evidence",
	  .place = PLACE_FOLDER, .parts = neo4j_parts,
	  .reread = reread_neo4j },
	{ .name = "turtle", .ending = ".ttl",
	  .help = "RDF: SEM, PROV-O, Web Annotation, links to Wikidata",
	  .keeps = "all, with every piece of evidence",
	  .loses = "why the names of documents are one entity",
	  .write_knowledge = turtle_write, .check = reread_turtle },
	{ .name = "dot", .ending = ".dot", .help = "for Graphviz",
	  .keeps = "every attribute, parallel edges",
	  .loses = "all values are text, lists joined by `; `, only the best "
	  "evidence", .write_graph = dot_write, .reread = reread_dot },
	{ .name = "gml", .ending = ".gml", .help = "for igraph, Gephi, yEd",
	  .keeps = "every attribute, parallel edges",
	  .loses = "lists are text joined by `; `, true and false 1 and 0, "
	  "only the best evidence; NetworkX wants ASCII",
	  .write_graph = gml_write, .reread = reread_igraph },
	{ .name = "pajek", .ending = ".net", .help = "for Pajek, igraph",
	  .keeps = "who is linked to whom, weight and kind; parallel edges",
	  .loses = "all other attributes", .write_graph = pajek_write,
	  .reread = reread_pajek },
	{ .name = "sqlite", .ending = ".sqlite",
	  .help = "a database for SQL, with indexes and the view who_whom",
	  .keeps = "all, with every piece of evidence", .place = PLACE_FILE,
	  .write_file = sqlite_write, .check = reread_sqlite },
	{ 0 }
};

const struct format *
format_find(const char *name)
{
	for (const struct format *f = formats; f->name != NULL; f++)
		if (strcmp(f->name, name) == 0)
			return f;
	return NULL;
}

const struct format *
format_of_path(const char *path)
{
	for (const struct format *f = formats; f->name != NULL; f++)
		if (f->ending != NULL &&
		    str_ends(str_of(path), str_of(f->ending)))
			return f;
	return NULL;
}

bool
format_is_graph(const struct format *f)
{
	return f->write_graph != NULL || f->parts != NULL;
}

void
format_cell(struct buf *b, enum column_type type, const union cell *c,
    void (*text)(struct buf *, struct str),
    void (*list)(struct buf *, const union cell *))
{
	switch (type) {
	case COLUMN_TEXT:
		text(b, c->text);
		break;
	case COLUMN_LIST:
		list(b, c);
		break;
	case COLUMN_INTEGER:
		buf_integer(b, c->integer);
		break;
	case COLUMN_REAL:
		buf_number(b, c->real);
		break;
	case COLUMN_FLAG:
		buf_add(b, c->flag ? STR("true") : STR("false"));
		break;
	}
}

void
format_joined(struct buf *b, const union cell *c,
    void (*text)(struct buf *, struct str))
{
	for (uint32_t i = 0; i < c->list.n; i++) {
		if (i > 0)
			buf_lit(b, "; ");
		text(b, c->list.at[i]);
	}
}

struct str
format_text(const struct rows *r, uint32_t row, const char *column)
{
	uint32_t c = graph_column(r, column);

	if (c == NONE || r->columns[c].type != COLUMN_TEXT)
		return STR("");
	return graph_cell(r, row, c)->text;
}

bool
format_is_long(const struct rows *r, uint32_t column)
{
	for (uint32_t i = 0; i < r->n; i++) {
		int64_t x = graph_cell(r, i, column)->integer;

		if (x != ABSENT_INTEGER && (x > INT_MAX || x < INT_MIN))
			return true;
	}
	return false;
}
