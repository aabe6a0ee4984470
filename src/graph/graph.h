/* graph: nodes and edges with typed columns.
 *
 * What every exporter writes and every measure reads.  It is made by a view
 * of knowledge (view.h) or read from a file (export/load.h).  Texts are clean
 * (EXPORT.md, rule 1), so all formats write the same string. */
#ifndef GRAPH_H
#define GRAPH_H

#include "base/arena.h"

enum column_type { COLUMN_TEXT, COLUMN_LIST, COLUMN_INTEGER, COLUMN_REAL,
	COLUMN_FLAG };

/* Absent: no bytes, no members, ABSENT_INTEGER, ABSENT_REAL (NaN),
 * ABSENT_FLAG. */
union cell {
	struct str text;
	struct { struct str *at; uint32_t n; } list;	/* without `;` */
	int64_t    integer;
	double     real;
	int        flag;		/* 0, 1                               */
};
#define ABSENT_INTEGER INT64_MIN
#define ABSENT_FLAG    (-1)

struct column {
	const char      *name;		/* lower_snake_case                   */
	enum column_type type;
	const char      *help;		/* what it says, for the manual       */
};

/* A table; row i of column c is cells[i * ncolumns + c]. */
struct rows {
	const struct column *columns;
	uint32_t             ncolumns, n;
	VEC(union cell)      cells;
	VEC(struct str)      ids;	/* [A-Za-z_][A-Za-z0-9_.-]*           */
};

struct edge { uint32_t source, target; };	/* nodes                      */

struct graph {
	struct arena mem;
	struct rows  nodes, edges;
	VEC(struct edge) ends;		/* one for each row of `edges`        */
	bool is_undirected;		/* foreign graphs only                */
};

void graph_free(struct graph *);

/* Append a row, all cells absent but for its id; the row's number. */
uint32_t graph_add(struct graph *, struct rows *, struct str id);

/* Make room for so many rows, before the first: large graphs are much smaller
 * so. */
void graph_reserve(struct graph *, struct rows *, uint32_t n);

/* Add a column, absent in all rows, in the place of one that is called so; its
 * number.  Its name and help are kept, not copied. */
uint32_t graph_add_column(struct graph *, struct rows *, struct column);

/* The number of the column called so, or NONE. */
uint32_t graph_column(const struct rows *, const char *name);

static inline union cell *
graph_cell(const struct rows *r, uint32_t row, uint32_t column)
{
	return &r->cells.at[(size_t)row * r->ncolumns + column];
}

union cell graph_absent(enum column_type);
bool graph_is_absent(enum column_type, const union cell *);

/* The weight of an edge: its column `weight`, 1 where there is none. */
double graph_weight(const struct graph *, uint32_t edge);

/* Does it count in both directions? */
bool graph_is_symmetric(const struct graph *, uint32_t edge);

/* The node's label, else its id. */
struct str graph_label(const struct graph *, uint32_t node);

/* What the column called so holds; empty, NaN where there is none such or it
 * is of another type. */
struct str graph_text(const struct rows *, uint32_t row, const char *column);
double graph_number(const struct rows *, uint32_t row, const char *column);

/* EXPORT.md, rule 1: NFC, LF, no character that XML refuses. */
struct str graph_clean(struct arena *, struct str);

#endif
