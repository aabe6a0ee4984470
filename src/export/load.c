/* load: graph files, ours and others', by igraph. */
#include "export/load.h"

#include <stdio.h>

#include "base/diag.h"
#include "graph/igraph.h"

static igraph_error_t
read_graphml(igraph_t *ig, FILE *f)
{
	return igraph_read_graph_graphml(ig, f, 0);
}

/* Ended by a row without a reader; the first is for all other endings. */
static const struct reader {
	const char      *ending;
	igraph_error_t (*read)(igraph_t *, FILE *);
} readers[] = {
	{ ".graphml", read_graphml },
	{ ".gml", igraph_read_graph_gml },
	{ ".net", igraph_read_graph_pajek },
	{ 0 }
};

/* igraph tells the reason of an error to a handler without a context. */
static _Thread_local char reason[200];

static void
keep_reason(const char *text, const char *file, int line, igraph_error_t err)
{
	(void)file;
	(void)line;
	(void)err;
	snprintf(reason, sizeof reason, "%s", text);
	IGRAPH_FINALLY_FREE();
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

/* The id that the file gives, else the number. */
static struct str
own_id(struct graph *g, const struct rows *r, uint32_t row)
{
	uint32_t c = graph_column(r, "id");
	struct str id = STR("");

	if (c != NONE && r->columns[c].type == COLUMN_TEXT)
		id = graph_cell(r, row, c)->text;
	return id.n > 0 ? id : arena_printf(&g->mem, "%u", (unsigned)row);
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

static const struct reader *
reader_of(const char *path)
{
	for (const struct reader *r = readers; r->read != NULL; r++)
		if (str_ends(str_of(path), str_of(r->ending)))
			return r;
	return &readers[0];
}

int
load_graph(struct graph *out, const char *path, struct str text)
{
	FILE *f;
	igraph_t ig;
	igraph_error_t err;

	*out = (struct graph){ 0 };
	igraph_set_attribute_table(&igraph_cattribute_table);
	igraph_set_error_handler(keep_reason);
	igraph_set_warning_handler(igraph_warning_handler_ignore);
	f = text.n > 0 ? fmemopen((void *)(uintptr_t)text.s, text.n, "r")
	    : NULL;
	if (f == NULL) {
		diag(DIAG_GRAPH, path, 0, "empty");
		return -1;
	}
	err = reader_of(path)->read(&ig, f);
	fclose(f);
	if (err != IGRAPH_SUCCESS) {
		diag(DIAG_GRAPH, path, 0, reason);
		return -1;
	}
	convert(out, &ig);
	igraph_destroy(&ig);
	return 0;
}
