/* reread_gexf: GEXF read again, by libxml2. */
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <stdlib.h>

#include "base/diag.h"
#include "export/reread.h"

static bool
is(const xmlNode *n, const char *name)
{
	return n->type == XML_ELEMENT_NODE &&
	    strcmp((const char *)n->name, name) == 0;
}

/* The first child called so, or NULL. */
static xmlNode *
child(const xmlNode *n, const char *name)
{
	xmlNode *c = n != NULL ? n->children : NULL;

	while (c != NULL && !is(c, name))
		c = c->next;
	return c;
}

/* The attribute's text, in the arena; empty where it is not there. */
static struct str
attribute(struct arena *mem, xmlNode *n, const char *name)
{
	xmlChar *value = n != NULL ? xmlGetProp(n, (const xmlChar *)name)
	    : NULL;
	struct str text = arena_str(mem, str_of((const char *)value));

	xmlFree(value);
	return text;
}

/* ["a", "b"], a backslash before quotes and backslashes. */
static union cell
list_of(struct arena *mem, struct str text)
{
	union cell c = graph_absent(COLUMN_LIST);
	struct buf b = { 0 };

	c.list.at = NEW(mem, struct str, text.n / 2 + 1);
	for (size_t i = 0; i < text.n; i++) {
		if (text.s[i] != '"')
			continue;
		b.n = 0;
		for (i++; i < text.n && text.s[i] != '"'; i++) {
			i += text.s[i] == '\\' && i + 1 < text.n;
			buf_char(&b, text.s[i]);
		}
		c.list.at[c.list.n++] = arena_str(mem, buf_str(&b));
	}
	buf_free(&b);
	return c;
}

static void
set(struct graph *g, struct rows *r, const char *name, struct str text,
    bool is_old)
{
	uint32_t c = graph_column(r, name);

	if (c == NONE || text.n == 0)
		return;
	*graph_cell(r, r->n - 1, c) = r->columns[c].type == COLUMN_LIST &&
	    !is_old ? list_of(&g->mem, text)
	    : reread_cell(&g->mem, r->columns[c].type, text);
}

static void
set_values(struct graph *g, struct rows *r, const xmlNode *n, bool is_old)
{
	xmlNode *values = child(n, "attvalues");

	for (xmlNode *v = values != NULL ? values->children : NULL; v != NULL;
	    v = v->next)
		if (is(v, "attvalue"))
			set(g, r, attribute(&g->mem, v, "for").s,
			    attribute(&g->mem, v, "value"), is_old);
}

static void
read_node(struct graph *g, xmlNode *n, bool is_old)
{
	struct rows *r = &g->nodes;
	xmlNode *color = child(n, "color"), *at = child(n, "position");

	graph_add(g, r, attribute(&g->mem, n, "id"));
	set_values(g, r, n, is_old);
	set(g, r, "label", attribute(&g->mem, n, "label"), is_old);
	set(g, r, "size", attribute(&g->mem, child(n, "size"), "value"),
	    is_old);
	set(g, r, "x", attribute(&g->mem, at, "x"), is_old);
	set(g, r, "y", attribute(&g->mem, at, "y"), is_old);
	if (color != NULL)
		set(g, r, "color", arena_printf(&g->mem, "#%02x%02x%02x",
		    (unsigned)atoi(attribute(&g->mem, color, "r").s),
		    (unsigned)atoi(attribute(&g->mem, color, "g").s),
		    (unsigned)atoi(attribute(&g->mem, color, "b").s)), is_old);
}

static void
read_edge(struct graph *g, xmlNode *n, const struct map *nodes, bool is_old)
{
	reread_edge(g, nodes, attribute(&g->mem, n, "id"),
	    attribute(&g->mem, n, "source"), attribute(&g->mem, n, "target"));
	set_values(g, &g->edges, n, is_old);
	set(g, &g->edges, "label", attribute(&g->mem, n, "label"), is_old);
	set(g, &g->edges, "weight", attribute(&g->mem, n, "weight"), is_old);
}

int
reread_gexf(const struct graph *like, const struct flavour *flavour,
    const char *path, struct graph *out)
{
	xmlDoc *doc = xmlReadFile(path, NULL, XML_PARSE_NONET |
	    XML_PARSE_HUGE | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
	xmlNode *graph, *list;
	struct map nodes;

	reread_begin(out, like);
	if (doc == NULL) {
		diag(DIAG_REREAD, path, 0, "it is no XML");
		return -1;
	}
	graph = child(xmlDocGetRootElement(doc), "graph");
	list = child(graph, "nodes");
	for (xmlNode *n = list != NULL ? list->children : NULL; n; n = n->next)
		if (is(n, "node"))
			read_node(out, n, flavour->is_old);
	nodes = reread_ids(out);
	list = child(graph, "edges");
	for (xmlNode *n = list != NULL ? list->children : NULL; n; n = n->next)
		if (is(n, "edge"))
			read_edge(out, n, &nodes, flavour->is_old);
	xmlFreeDoc(doc);
	return 0;
}
