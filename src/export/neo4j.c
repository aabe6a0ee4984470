/* neo4j: tables for neo4j-admin's import, and a script for LOAD CSV.
 *
 * The headings say the types.  Every node is an Entity and, with a capital
 * letter, what its type says; an edge is of its kind.  The script has one
 * LOAD CSV a type, since labels could not be taken from a cell before 5.26. */
#include "base/map.h"
#include "export/csv_cell.h"
#include "export/format.h"

static void
put_list(struct buf *b, const union cell *c)
{
	struct buf joined = { 0 };

	for (uint32_t i = 0; i < c->list.n; i++) {
		if (i > 0)
			buf_char(&joined, ';');
		buf_add(&joined, c->list.at[i]);
	}
	csv_cell_put(b, buf_str(&joined));
	buf_free(&joined);
}

/* What the heading says of the type, and Cypher makes of the text. */
static const struct {
	const char *heading, *before, *after;
} types[] = {
	[COLUMN_TEXT]    = { "", "", "" },
	[COLUMN_LIST]    = { ":string[]", "split(", ", ';')" },
	[COLUMN_INTEGER] = { ":long", "toInteger(", ")" },
	[COLUMN_REAL]    = { ":double", "toFloat(", ")" },
	[COLUMN_FLAG]    = { ":boolean", "toBoolean(", ")" },
};

/* person: Person */
static struct str
label_of(struct arena *mem, struct str type)
{
	char first;

	if (type.n == 0)
		return STR("");
	first = type.s[0] >= 'a' && type.s[0] <= 'z'
	    ? (char)(type.s[0] - 'a' + 'A') : type.s[0];
	return arena_printf(mem, "%c" STR_FMT, first,
	    STR_ARG(str_from(type, 1)));
}

static struct str
kind_of(const struct graph *g, uint32_t edge)
{
	struct str kind = format_text(&g->edges, edge, "kind");

	return kind.n > 0 ? kind : STR("RELATED");
}

static void
put_headings(struct buf *b, const struct rows *r)
{
	for (uint32_t c = 0; c < r->ncolumns; c++)
		buf_printf(b, ",%s%s", r->columns[c].name,
		    types[r->columns[c].type].heading);
}

static void
put_cells(struct buf *b, const struct rows *r, uint32_t row)
{
	for (uint32_t c = 0; c < r->ncolumns; c++) {
		const union cell *cell = graph_cell(r, row, c);

		buf_char(b, ',');
		if (!graph_is_absent(r->columns[c].type, cell))
			format_cell(b, r->columns[c].type, cell, csv_cell_put,
			    put_list);
	}
}

/* ---- the tables ------------------------------------------------------- */

void
neo4j_write_nodes(const struct graph *g, const struct flavour *flavour,
    struct buf *b)
{
	struct arena mem = { 0 };

	(void)flavour;
	buf_lit(b, "id:ID,:LABEL");
	put_headings(b, &g->nodes);
	buf_char(b, '\n');
	for (uint32_t i = 0; i < g->nodes.n; i++) {
		struct str label = label_of(&mem, format_text(&g->nodes, i,
		    "type"));

		csv_cell_put(b, g->nodes.ids.at[i]);
		buf_char(b, ',');
		csv_cell_put(b, label.n == 0 ? STR("Entity")
		    : arena_printf(&mem, "Entity;" STR_FMT, STR_ARG(label)));
		put_cells(b, &g->nodes, i);
		buf_char(b, '\n');
	}
	arena_free(&mem);
}

void
neo4j_write_edges(const struct graph *g, const struct flavour *flavour,
    struct buf *b)
{
	(void)flavour;
	buf_lit(b, ":START_ID,:END_ID,:TYPE,id");
	put_headings(b, &g->edges);
	buf_char(b, '\n');
	for (uint32_t i = 0; i < g->edges.n; i++) {
		csv_cell_put(b, g->nodes.ids.at[g->ends.at[i].source]);
		buf_char(b, ',');
		csv_cell_put(b, g->nodes.ids.at[g->ends.at[i].target]);
		buf_char(b, ',');
		csv_cell_put(b, kind_of(g, i));
		buf_char(b, ',');
		csv_cell_put(b, g->edges.ids.at[i]);
		put_cells(b, &g->edges, i);
		buf_char(b, '\n');
	}
}

/* ---- the script ------------------------------------------------------- */

/* `a name` */
static void
put_name(struct buf *b, struct str s)
{
	buf_char(b, '`');
	for (size_t i = 0; i < s.n; i++) {
		if (s.s[i] == '`')
			buf_char(b, '`');
		buf_char(b, s.s[i]);
	}
	buf_char(b, '`');
}

/* 'a text' */
static void
put_text(struct buf *b, struct str s)
{
	buf_char(b, '\'');
	for (size_t i = 0; i < s.n; i++) {
		if (s.s[i] == '\'' || s.s[i] == '\\')
			buf_char(b, '\\');
		buf_char(b, s.s[i]);
	}
	buf_char(b, '\'');
}

/* SET x.name = toFloat(row.`name:double`), ... */
static void
put_sets(struct buf *b, const struct rows *r, char who)
{
	for (uint32_t c = 0; c < r->ncolumns; c++) {
		const struct column *column = &r->columns[c];
		struct buf heading = { 0 };

		buf_printf(&heading, "%s%s", column->name,
		    types[column->type].heading);
		buf_printf(b, "%s%c.", c > 0 ? ",\n  " : "SET ", who);
		put_name(b, str_of(column->name));
		buf_printf(b, " = %srow.", types[column->type].before);
		put_name(b, buf_str(&heading));
		buf_add(b, str_of(types[column->type].after));
		buf_free(&heading);
	}
	buf_lit(b, ";\n");
}

static void
put_node_script(struct buf *b, const struct graph *g)
{
	struct arena mem = { 0 };
	struct map seen = { 0 };

	for (uint32_t i = 0; i < g->nodes.n; i++)
		*map_put(&mem, &seen, format_text(&g->nodes, i, "type")) = 0;
	for (uint32_t i = 0; i < seen.entries.n; i++) {
		struct str label = label_of(&mem, seen.entries.at[i].key);

		buf_lit(b, "LOAD CSV WITH HEADERS FROM 'file:///nodes.csv' "
		    "AS row\nWITH row WHERE row.`:LABEL` = ");
		put_text(b, label.n == 0 ? STR("Entity")
		    : arena_printf(&mem, "Entity;" STR_FMT, STR_ARG(label)));
		buf_lit(b, "\nMERGE (n:Entity {id: row.`id:ID`})\n");
		if (label.n > 0) {
			buf_lit(b, "SET n:");
			put_name(b, label);
			buf_char(b, '\n');
		}
		put_sets(b, &g->nodes, 'n');
	}
	arena_free(&mem);
}

static void
put_edge_script(struct buf *b, const struct graph *g)
{
	struct arena mem = { 0 };
	struct map seen = { 0 };

	for (uint32_t i = 0; i < g->edges.n; i++)
		*map_put(&mem, &seen, kind_of(g, i)) = 0;
	for (uint32_t i = 0; i < seen.entries.n; i++) {
		struct str kind = seen.entries.at[i].key;

		buf_lit(b, "LOAD CSV WITH HEADERS FROM 'file:///edges.csv' "
		    "AS row\nWITH row WHERE row.`:TYPE` = ");
		put_text(b, kind);
		buf_lit(b, "\nMATCH (a:Entity {id: row.`:START_ID`})\n"
		    "MATCH (b:Entity {id: row.`:END_ID`})\nMERGE (a)-[r:");
		put_name(b, kind);
		buf_lit(b, " {id: row.id}]->(b)\n");
		put_sets(b, &g->edges, 'r');
	}
	arena_free(&mem);
}

void
neo4j_write_script(const struct graph *g, const struct flavour *flavour,
    struct buf *b)
{
	(void)flavour;
	buf_lit(b, "// Into a database that is running, nodes.csv and "
	    "edges.csv in its import folder:\n"
	    "//   cypher-shell --file load.cypher\n"
	    "// Into a new one, much faster:\n"
	    "//   neo4j-admin database import full --nodes=nodes.csv "
	    "--relationships=edges.csv --multiline-fields=true\n"
	    "CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (n:Entity) "
	    "REQUIRE n.id IS UNIQUE;\n");
	put_node_script(b, g);
	put_edge_script(b, g);
}
