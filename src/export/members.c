/* members: rows of a graph as JSON objects. */
#include "export/members.h"

#include "base/json.h"
#include "export/format.h"

void
member_first(struct buf *b, const char *name, struct str text)
{
	json_put(b, str_of(name));
	buf_char(b, ':');
	json_put(b, text);
}

void
member_text(struct buf *b, const char *name, struct str text)
{
	buf_char(b, ',');
	member_first(b, name, text);
}

void
member_number(struct buf *b, const char *name, double x)
{
	buf_char(b, ',');
	json_put(b, str_of(name));
	buf_char(b, ':');
	buf_number(b, x);
}

void
member_ends(struct buf *b, const struct graph *g, uint32_t edge,
    const char *source, const char *target)
{
	member_text(b, source, g->nodes.ids.at[g->ends.at[edge].source]);
	member_text(b, target, g->nodes.ids.at[g->ends.at[edge].target]);
}

void
member_column(struct buf *b, const char *name, const struct rows *r,
    uint32_t row, const char *column)
{
	struct str text = format_text(r, row, column);

	if (text.n > 0)
		member_text(b, name, text);
}

static void
put_array(struct buf *b, const union cell *c)
{
	buf_char(b, '[');
	for (uint32_t i = 0; i < c->list.n; i++) {
		if (i > 0)
			buf_char(b, ',');
		json_put(b, c->list.at[i]);
	}
	buf_char(b, ']');
}

static void
put_joined(struct buf *b, const union cell *c)
{
	struct buf all = { 0 };

	format_joined(&all, c, buf_add);
	json_put(b, buf_str(&all));
	buf_free(&all);
}

/* Members that a format has beside the columns; id, source and target are no
 * columns (EXPORT.md, rule 4). */
static const struct { const char *column, *key; } taken[] = {
	{ "key", "key_" }, { "value", "value_" }, { "name", "name_" },
	{ "group", "group_" }, { "from", "from_" }, { "to", "to_" },
	{ "arrows", "arrows_" },
};

const char *
members_key(const char *column)
{
	for (size_t i = 0; i < sizeof taken / sizeof *taken; i++)
		if (strcmp(column, taken[i].column) == 0)
			return taken[i].key;
	return column;
}

/* The cells, the first one with a comma before it or without one. */
static void
put_cells(struct buf *b, const struct rows *r, uint32_t row,
    const char *const *without, struct str comma,
    void (*list)(struct buf *, const union cell *))
{
	for (uint32_t c = 0; c < r->ncolumns; c++) {
		const union cell *cell = graph_cell(r, row, c);
		struct str name = str_of(r->columns[c].name);

		if (graph_is_absent(r->columns[c].type, cell) ||
		    (without != NULL && str_is_one_of(name, without)))
			continue;
		buf_add(b, comma);
		json_put(b, str_of(members_key(r->columns[c].name)));
		buf_char(b, ':');
		format_cell(b, r->columns[c].type, cell, json_put, list);
		comma = STR(",");
	}
}

void
members_put(struct buf *b, const struct rows *r, uint32_t row,
    const char *const *without)
{
	put_cells(b, r, row, without, STR(","), put_array);
}

void
members_object(struct buf *b, const struct rows *r, uint32_t row,
    const char *const *without)
{
	buf_char(b, '{');
	put_cells(b, r, row, without, STR(""), put_array);
	buf_char(b, '}');
}

void
members_joined(struct buf *b, const struct rows *r, uint32_t row,
    const char *const *without)
{
	put_cells(b, r, row, without, STR(""), put_joined);
}

void
members_list(struct buf *b, const struct graph *g, const struct rows *r,
    member_writer *put)
{
	buf_char(b, '[');
	for (uint32_t i = 0; i < r->n; i++) {
		buf_add(b, i > 0 ? STR(",\n{") : STR("\n{"));
		put(b, g, i);
		buf_char(b, '}');
	}
	buf_add(b, r->n > 0 ? STR("\n]") : STR("]"));
}

void
members_map(struct buf *b, const struct graph *g, const struct rows *r,
    member_writer *put)
{
	buf_char(b, '{');
	for (uint32_t i = 0; i < r->n; i++) {
		buf_add(b, i > 0 ? STR(",\n") : STR("\n"));
		json_put(b, r->ids.at[i]);
		buf_lit(b, ":{");
		put(b, g, i);
		buf_char(b, '}');
	}
	buf_add(b, r->n > 0 ? STR("\n}") : STR("}"));
}

bool
members_position(const struct graph *g, uint32_t node, double *x_out,
    double *y_out)
{
	uint32_t x = graph_column(&g->nodes, "x");
	uint32_t y = graph_column(&g->nodes, "y");

	if (x == NONE || y == NONE ||
	    g->nodes.columns[x].type != COLUMN_REAL ||
	    g->nodes.columns[y].type != COLUMN_REAL)
		return false;
	*x_out = graph_cell(&g->nodes, node, x)->real;
	*y_out = graph_cell(&g->nodes, node, y)->real;
	return !graph_is_absent(COLUMN_REAL, graph_cell(&g->nodes, node, x)) &&
	    !graph_is_absent(COLUMN_REAL, graph_cell(&g->nodes, node, y));
}
