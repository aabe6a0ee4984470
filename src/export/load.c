/* load: graph files, ours and others', by igraph. */
#include "export/load.h"

#include <stdio.h>
#include <stdlib.h>
#include <strings.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/utf8.h"
#include "graph/igraph.h"
#include "graph/tidy.h"

/* ---- formats ------------------------------------------------------------ */

static igraph_error_t
read_graphml(igraph_t *ig, FILE *f)
{
	return igraph_read_graph_graphml(ig, f, 0);
}

static igraph_error_t
read_lgl(igraph_t *ig, FILE *f)
{
	return igraph_read_graph_lgl(ig, f, true, IGRAPH_ADD_WEIGHTS_IF_PRESENT,
	    IGRAPH_UNDIRECTED);
}

/* SOURCE TARGET [WEIGHT], a line each: NCOL, read from left to right. */
static igraph_error_t
read_list(igraph_t *ig, FILE *f)
{
	return igraph_read_graph_ncol(ig, f, NULL, true,
	    IGRAPH_ADD_WEIGHTS_IF_PRESENT, IGRAPH_DIRECTED);
}

/* Ended by a row without a reader. */
static const struct reader {
	const char      *ending;
	const char      *begin;		/* what such a file begins with, or
					 * NULL: only the ending says so      */
	igraph_error_t (*read)(igraph_t *, FILE *);
} readers[] = {
	{ ".graphml",  "<",        read_graphml },
	{ ".gml",      "graph",    igraph_read_graph_gml },
	{ ".gml",      "Creator",  igraph_read_graph_gml },
	{ ".net",      "*",        igraph_read_graph_pajek },
	{ ".paj",      "*",        igraph_read_graph_pajek },
	{ ".lgl",      NULL,       read_lgl },
	{ ".ncol",     NULL,       read_list },
	{ ".edges",    NULL,       read_list },
	{ ".txt",      NULL,       read_list },
	{ 0 }
};

/* By the ending, else by how it begins; NULL: none of them. */
static const struct reader *
reader_of(const char *path, struct str text)
{
	for (const struct reader *r = readers; r->read != NULL; r++)
		if (str_ends(str_of(path), str_of(r->ending)))
			return r;
	for (const struct reader *r = readers; r->read != NULL; r++)
		if (r->begin != NULL &&
		    str_begins(str_trim(text), str_of(r->begin)))
			return r;
	return NULL;
}

/* How many words the line has. */
static uint32_t
words(struct str line)
{
	uint32_t n = 0;

	for (line = str_trim(line); line.n > 0; line = str_trim(line)) {
		while (line.n > 0 && strchr(" \t\r", line.s[0]) == NULL)
			line = str_from(line, 1);
		n++;
	}
	return n;
}

/* A list of edges as igraph wants it: without comments, and a weight of 1
 * where one lacks, which it would take for 0. */
static struct str
plain_list(struct arena *mem, struct str text)
{
	struct buf b = { 0 };
	struct str s;

	while (text.n > 0) {
		struct str line = str_cut(&text, '\n');

		if (line.n > 0 && strchr("#%", line.s[0]) != NULL)
			line.n = 0;
		buf_add(&b, str_trim(line));
		if (words(line) == 2)
			buf_lit(&b, " 1");
		buf_char(&b, '\n');
	}
	s = arena_str(mem, buf_str(&b));
	buf_free(&b);
	return s;
}

/* ---- errors ------------------------------------------------------------- */

/* igraph tells the reasons of an error to a handler without a context, the
 * nearest to the fault first. */
static _Thread_local char   reason[200];
static _Thread_local size_t line_of_error;

static void
keep_reason(const char *text, const char *file, int line, igraph_error_t err)
{
	const char *at = strstr(text, "Line ");

	(void)file;
	(void)line;
	(void)err;
	if (at == NULL)
		at = strstr(text, "line ");
	if (at != NULL && line_of_error == 0)
		line_of_error = strtoul(at + 5, NULL, 10);
	if (reason[0] == '\0')
		snprintf(reason, sizeof reason, "%s", text);
	IGRAPH_FINALLY_FREE();
}

/* `Parse error in GML file, line 3 (syntax error)`: the place is said before
 * it. */
static const char *
plain_reason(void)
{
	char *open = strchr(reason, '('), *end = strrchr(reason, ')');

	if (strncmp(reason, "Parse error", 11) == 0 && open != NULL &&
	    end != NULL) {
		*end = '\0';
		return open + 1;
	}
	if (strncmp(reason, "Line ", 5) == 0 && strchr(reason, ':') != NULL)
		return strchr(reason, ':') + 2;
	return reason;
}

/* ---- from igraph's attributes to columns ------------------------------ */

struct attributes {
	igraph_strvector_t  names;
	igraph_vector_int_t types;
};

static enum column_type
column_type(igraph_integer_t t)
{
	return t == IGRAPH_ATTRIBUTE_NUMERIC ? COLUMN_REAL
	    : t == IGRAPH_ATTRIBUTE_BOOLEAN ? COLUMN_FLAG : COLUMN_TEXT;
}

static void
set_columns(struct graph *g, struct rows *r, const struct attributes *a)
{
	uint32_t n = (uint32_t)igraph_strvector_size(&a->names);
	struct column *c = NEW(&g->mem, struct column, n);

	for (uint32_t i = 0; i < n; i++) {
		c[i].name = arena_str(&g->mem, str_of(
		    igraph_strvector_get(&a->names, i))).s;
		c[i].type = column_type(VECTOR(a->types)[i]);
		c[i].help = "";
	}
	r->columns = c;
	r->ncolumns = n;
}

static void
set_node_cell(struct graph *g, const igraph_t *ig, uint32_t row, uint32_t c)
{
	const struct column *column = &g->nodes.columns[c];
	union cell *cell = graph_cell(&g->nodes, row, c);

	if (column->type == COLUMN_REAL)
		cell->real = VAN(ig, column->name, row);
	else if (column->type == COLUMN_FLAG)
		cell->flag = VAB(ig, column->name, row);
	else
		cell->text = graph_clean(&g->mem, arena_str(&g->mem,
		    str_of(VAS(ig, column->name, row))));
}

static void
set_edge_cell(struct graph *g, const igraph_t *ig, uint32_t row, uint32_t c)
{
	const struct column *column = &g->edges.columns[c];
	union cell *cell = graph_cell(&g->edges, row, c);

	if (column->type == COLUMN_REAL)
		cell->real = EAN(ig, column->name, row);
	else if (column->type == COLUMN_FLAG)
		cell->flag = EAB(ig, column->name, row);
	else
		cell->text = graph_clean(&g->mem, arena_str(&g->mem,
		    str_of(EAS(ig, column->name, row))));
}

/* Our own id (EXPORT.md, rule 8), else the one that the file gives, else the
 * name, else the number. */
static struct str
own_id(struct graph *g, const struct rows *r, uint32_t row)
{
	static const char *const columns[] = { "kg_id", "id", "name" };

	for (size_t i = 0; i < 3; i++) {
		uint32_t c = graph_column(r, columns[i]);
		union cell *cell = c != NONE ? graph_cell(r, row, c) : NULL;

		if (c == NONE || graph_is_absent(r->columns[c].type, cell))
			continue;
		if (r->columns[c].type == COLUMN_TEXT)
			return cell->text;
		if (r->columns[c].type == COLUMN_REAL)
			return arena_printf(&g->mem, "%.15g", cell->real);
	}
	return arena_printf(&g->mem, "%u", (unsigned)row);
}

static void
from_igraph(struct graph *g, const igraph_t *ig, const struct attributes *v,
    const struct attributes *e)
{
	set_columns(g, &g->nodes, v);
	set_columns(g, &g->edges, e);
	g->is_undirected = !igraph_is_directed(ig);
	for (igraph_integer_t i = 0; i < igraph_vcount(ig); i++) {
		uint32_t row = graph_add(g, &g->nodes, STR(""));

		for (uint32_t c = 0; c < g->nodes.ncolumns; c++)
			set_node_cell(g, ig, row, c);
		g->nodes.ids.at[row] = own_id(g, &g->nodes, row);
	}
	for (igraph_integer_t i = 0; i < igraph_ecount(ig); i++) {
		uint32_t row = graph_add(g, &g->edges, STR(""));

		for (uint32_t c = 0; c < g->edges.ncolumns; c++)
			set_edge_cell(g, ig, row, c);
		g->edges.ids.at[row] = own_id(g, &g->edges, row);
		*PUSH(&g->mem, &g->ends) = (struct edge){
		    (uint32_t)IGRAPH_FROM(ig, i), (uint32_t)IGRAPH_TO(ig, i) };
	}
}

/* ---- GML and Pajek ------------------------------------------------------ */

/* `&#228;` in GML, which igraph leaves as it is: the character.  Before igraph
 * reads it: in what it makes of `&amp;#228;`, a reference is none. */
static struct str
without_references(struct arena *mem, struct str s)
{
	struct buf b = { 0 };

	while (s.n > 0) {
		char *end = NULL, out[4];
		unsigned long c = str_begins(s, STR("&#"))
		    ? strtoul(s.s + 2, &end, 10) : 0;

		if (c > 0 && c <= 0x10ffff && (c < 0xd800 || c > 0xdfff) &&
		    (size_t)(end - s.s) < s.n && *end == ';') {
			buf_add(&b, c == '"' ? STR("&quot;") : c == '&'
			    ? STR("&amp;")
			    : str_head((struct str){ out, sizeof out },
			    utf8_put((int32_t)c, out)));
			s = str_from(s, (size_t)(end - s.s) + 1);
		} else {
			buf_char(&b, s.s[0]);
			s = str_from(s, 1);
		}
	}
	s = arena_str(mem, buf_str(&b));
	buf_free(&b);
	return s;
}

/* Has the Pajek file sections of both kinds?  igraph keeps the direction of
 * one. */
static bool
is_mixed(struct str text)
{
	bool has_arcs = false, has_edges = false;

	while (text.n > 0) {
		struct str line = str_cut(&text, '\n');

		has_arcs |= line.n >= 5 &&
		    strncasecmp(line.s, "*arcs", 5) == 0;
		has_edges |= line.n >= 6 &&
		    strncasecmp(line.s, "*edges", 6) == 0;
	}
	return has_arcs && has_edges;
}

/* ---- reading ---------------------------------------------------------- */

static void
attributes_init(struct attributes *a)
{
	igraph_strvector_init(&a->names, 0);
	igraph_vector_int_init(&a->types, 0);
}

static void
attributes_free(struct attributes *a)
{
	igraph_strvector_destroy(&a->names);
	igraph_vector_int_destroy(&a->types);
}

static void
convert(struct graph *g, const igraph_t *ig)
{
	struct attributes of_graph, v, e;

	attributes_init(&of_graph);
	attributes_init(&v);
	attributes_init(&e);
	igraph_cattribute_list(ig, &of_graph.names, &of_graph.types, &v.names,
	    &v.types, &e.names, &e.types);
	from_igraph(g, ig, &v, &e);
	attributes_free(&of_graph);
	attributes_free(&v);
	attributes_free(&e);
}

/* 0, or -1 with the reason kept. */
static int
read_text(const struct reader *r, struct str text, igraph_t *ig)
{
	FILE *f = fmemopen((void *)(uintptr_t)text.s, text.n, "r");
	igraph_error_t err;

	reason[0] = '\0';
	line_of_error = 0;
	if (f == NULL)
		return -1;
	err = r->read(ig, f);
	fclose(f);
	return err == IGRAPH_SUCCESS ? 0 : -1;
}

/* What igraph leaves to do. */
static void
finish(struct graph *g, const struct reader *r, const char *path,
    struct str text)
{
	if (r->read == igraph_read_graph_pajek && is_mixed(text))
		diag(DIAG_GRAPH_MIXED, path, 0, g->is_undirected ? "edges"
		    : "arcs");
	tidy_types(g);
}

/* Is it GEXF or other XML?  igraph has no good words for that. */
static bool
is_other_xml(struct str text)
{
	return str_begins(str_trim(text), STR("<")) &&
	    str_find(text, STR("graphml")) == text.n;
}

/* Does XML define entities of its own?  igraph drops them and says nothing. */
static bool
defines_entities(struct str text)
{
	return str_find(text, STR("<!ENTITY")) < text.n;
}

int
load_graph(struct graph *out, const char *path, struct str text)
{
	const struct reader *r = reader_of(path, text);
	struct arena mem = { 0 };
	igraph_t ig;
	int status = 0;

	*out = (struct graph){ 0 };
	igraph_set_attribute_table(&igraph_cattribute_table);
	igraph_set_error_handler(keep_reason);
	igraph_set_warning_handler(igraph_warning_handler_ignore);
	if (str_ends(str_of(path), STR(".csv")) ||
	    str_ends(str_of(path), STR(".tsv"))) {
		status = load_csv(out, path, text);
		tidy_types(out);
		return status;
	}
	if (r != NULL && r->read == read_list)
		text = plain_list(&mem, text);
	if (r != NULL && r->read == igraph_read_graph_gml)
		text = without_references(&mem, text);
	if (text.n == 0 || r == NULL) {
		diag(DIAG_GRAPH, path, 0, text.n == 0 ? "empty"
		    : "neither GraphML nor GML nor Pajek; others by the ending "
		    ".lgl .ncol .edges .txt .csv .tsv");
		status = -1;
	} else if (r->read == read_graphml && is_other_xml(text)) {
		diag(DIAG_GRAPH, path, 0, "XML, but no GraphML");
		status = -1;
	} else if (r->read == read_graphml && defines_entities(text)) {
		diag(DIAG_GRAPH, path, 0, "entities of its own, which would "
		    "be read as nothing");
		status = -1;
	} else if (read_text(r, text, &ig) != 0) {
		diag(DIAG_GRAPH, path, line_of_error, plain_reason());
		status = -1;
	} else {
		convert(out, &ig);
		igraph_destroy(&ig);
		finish(out, r, path, text);
	}
	arena_free(&mem);
	return status;
}
