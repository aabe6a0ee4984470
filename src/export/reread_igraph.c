/* reread_igraph: GraphML, GML and Pajek read again, by igraph. */
#include "base/diag.h"
#include "base/file.h"
#include "export/load.h"
#include "export/reread.h"

static union cell
list_copy(struct arena *mem, const union cell *c)
{
	union cell out = { .list = { NEW(mem, struct str, c->list.n),
	    c->list.n } };

	for (uint32_t i = 0; i < out.list.n; i++)
		out.list.at[i] = arena_str(mem, c->list.at[i]);
	return out;
}

/* igraph has numbers, flags and texts; GML no flags. */
static union cell
cell_from(struct arena *mem, enum column_type want, enum column_type have,
    const union cell *c)
{
	union cell out = graph_absent(want);

	if (graph_is_absent(have, c))
		return out;
	if (have == COLUMN_TEXT)
		return reread_cell(mem, want, arena_str(mem, c->text));
	if (have == COLUMN_LIST)
		return want == COLUMN_LIST ? list_copy(mem, c) : out;
	if (have == want)
		return *c;
	if (have == COLUMN_REAL && want == COLUMN_INTEGER)
		out.integer = (int64_t)c->real;
	else if (have == COLUMN_INTEGER && want == COLUMN_REAL)
		out.real = (double)c->integer;
	else if (have == COLUMN_REAL && want == COLUMN_FLAG)
		out.flag = c->real == 1;
	else if (have == COLUMN_INTEGER && want == COLUMN_FLAG)
		out.flag = c->integer == 1;
	return out;
}

/* The id of a row: `kg_id`, since igraph 1.0 mixes up the ids of edges, else
 * what the file calls it. */
static struct str
id_of(const struct rows *r, uint32_t row)
{
	struct str id = format_text(r, row, "kg_id");

	return id.n > 0 ? id : r->ids.at[row];
}

static void
copy(struct graph *out, struct rows *to, const struct rows *from)
{
	for (uint32_t i = 0; i < from->n; i++) {
		uint32_t row = graph_add(out, to, arena_str(&out->mem,
		    id_of(from, i)));

		for (uint32_t c = 0; c < to->ncolumns; c++) {
			uint32_t f = graph_column(from, to->columns[c].name);

			if (f != NONE)
				*graph_cell(to, row, c) = cell_from(&out->mem,
				    to->columns[c].type,
				    from->columns[f].type,
				    graph_cell(from, i, f));
		}
	}
}

/* load_graph() goes by the ending, of which the file may have another. */
static int
load(const char *path, struct graph *out)
{
	struct arena mem = { 0 };
	struct str text;
	const char *why, *ending;
	int status = -1;

	if (file_read(&mem, path, &text, &why) != 0) {
		diag(DIAG_FILE_OPEN, path, 0, why);
	} else {
		ending = str_begins(text, STR("<")) ? ".graphml"
		    : str_begins(text, STR("*")) ? ".net" : ".gml";
		if (text.n > 0 && !str_ends(str_of(path), str_of(ending)))
			path = arena_printf(&mem, "%s%s", path, ending).s;
		status = load_graph(out, path, text);
	}
	arena_free(&mem);
	return status;
}

int
reread_igraph(const struct graph *like, const struct flavour *flavour,
    const char *path, struct graph *out)
{
	struct graph g;

	(void)flavour;
	reread_begin(out, like);
	if (load(path, &g) != 0)
		return -1;
	copy(out, &out->nodes, &g.nodes);
	copy(out, &out->edges, &g.edges);
	for (uint32_t i = 0; i < g.ends.n; i++)
		*PUSH(&out->mem, &out->ends) = g.ends.at[i];
	graph_free(&g);
	return 0;
}

/* Pajek carries names and weights; edges have no ids. */
int
reread_pajek(const struct graph *like, const struct flavour *flavour,
    const char *path, struct graph *out)
{
	static const struct column weight = { "weight", COLUMN_REAL, "" };
	struct graph g;

	(void)flavour;
	*out = (struct graph){ 0 };
	if (load(path, &g) != 0)
		return -1;
	out->edges.columns = &weight;
	out->edges.ncolumns = 1;
	for (uint32_t i = 0; i < g.nodes.n; i++)
		graph_add(out, &out->nodes, arena_str(&out->mem,
		    format_text(&g.nodes, i, "name").n > 0
		    ? format_text(&g.nodes, i, "name") : g.nodes.ids.at[i]));
	copy(out, &out->edges, &g.edges);
	for (uint32_t i = 0; i < g.ends.n; i++) {
		*PUSH(&out->mem, &out->ends) = g.ends.at[i];
		if (i < like->edges.n)
			out->edges.ids.at[i] = like->edges.ids.at[i];
	}
	graph_free(&g);
	return 0;
}
