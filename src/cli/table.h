/* table: rows that a command prints, aligned for people, as CSV or as JSON
 * Lines. */
#ifndef TABLE_H
#define TABLE_H

#include "base/arena.h"
#include "base/buf.h"

enum table_kind {
	TABLE_TEXT,
	TABLE_LIST,		/* `a, b` for people, `a; b` in CSV           */
	TABLE_COUNT,		/* whole numbers, to the right                */
	TABLE_REAL		/* 6 digits for people, else exact            */
};

struct table_column {
	const char     *name;
	enum table_kind kind;
	uint32_t        width;	/* for people: cut there; 0: as needed        */
};

/* Absent: no bytes, no members, NaN. */
union table_cell {
	struct str text;
	struct { struct str *at; uint32_t n, cap; } list;
	double     number;
};

struct table {
	struct arena               *mem;
	const struct table_column  *columns;	/* ended by one without name  */
	uint32_t                    ncolumns, n;	/* columns, rows      */
	VEC(union table_cell)       cells;
};

struct table table_new(struct arena *, const struct table_column *);

/* The cells of a new row, all absent; valid until the next. */
union table_cell *table_add(struct table *);

/* Columns in which every cell is absent are left out for people. */
void table_put_text(struct buf *, const struct table *);
void table_put_csv(struct buf *, const struct table *);
void table_put_json_lines(struct buf *, const struct table *);

/* One field of CSV (RFC 4180), in quotes. */
void table_put_csv_text(struct buf *, struct str);

#endif
