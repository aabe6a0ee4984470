/* format: the table of formats. */
#include "export/format.h"

const struct format formats[] = {
	{ .name = "knowledge", .ending = ".json",
	  .help = "for whowhom and scripts; other formats are made from it",
	  .keeps = "all, with every piece of evidence",
	  .write_knowledge = knowledge_write },
	{ .name = "graphml", .ending = ".graphml",
	  .help = "for Gephi, igraph, NetworkX, Cytoscape, yEd",
	  .keeps = "every attribute with its type, parallel edges",
	  .loses = "lists are text joined by `; `, of evidence the best",
	  .write_graph = graphml_write },
	{ .name = "node-link",
	  .help = "JSON for NetworkX, D3 and web pages",
	  .keeps = "every attribute, lists, parallel edges",
	  .loses = "of evidence the best", .write_graph = node_link_write },
	{ .name = "cytoscape",
	  .help = "JSON for Cytoscape.js, Cytoscape, NetworkX",
	  .keeps = "every attribute, lists, parallel edges, positions",
	  .loses = "of evidence the best",
	  .write_graph = cytoscape_write },
	{ .name = "graphology",
	  .help = "JSON for graphology and sigma.js",
	  .keeps = "every attribute, lists, parallel edges",
	  .loses = "of evidence the best",
	  .write_graph = graphology_write },
	{ .name = "gephi-lite",
	  .help = "a workspace of Gephi Lite",
	  .keeps = "every attribute with its type, parallel edges, looks",
	  .loses = "lists are text joined by `; `, of evidence the best",
	  .write_graph = gephi_lite_write },
	{ .name = "jgf",
	  .help = "JSON Graph Format 2",
	  .keeps = "every attribute, lists, parallel edges",
	  .loses = "of evidence the best",
	  .write_graph = jgf_write },
	{ .name = "vis",
	  .help = "JSON for vis-network",
	  .keeps = "every attribute, lists, parallel edges",
	  .loses = "of evidence the best",
	  .write_graph = vis_write },
	{ .name = "d3",
	  .help = "JSON for D3's force layout",
	  .keeps = "every attribute, lists, parallel edges",
	  .loses = "of evidence the best",
	  .write_graph = d3_write },
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
	return f->write_knowledge == NULL;
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
