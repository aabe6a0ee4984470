/* listing: rows that a command prints, aligned for people, as CSV or as JSON
 * Lines. */
#ifndef LISTING_H
#define LISTING_H

#include "base/arena.h"
#include "base/buf.h"

enum listing_kind {
	LISTING_TEXT,
	LISTING_LIST,		/* `a, b` for people, `a; b` in CSV           */
	LISTING_COUNT,		/* whole numbers, to the right                */
	LISTING_REAL		/* 6 digits for people, else exact            */
};

struct listing_column {
	const char     *name;
	enum listing_kind kind;
	uint32_t        width;	/* for people: cut there; 0: as needed        */
};

/* Absent: no bytes, no members, NaN. */
union listing_cell {
	struct str text;
	struct { struct str *at; uint32_t n, cap; } list;
	double     number;
};

struct listing {
	struct arena               *mem;
	const struct listing_column  *columns;	/* ended by one without name  */
	uint32_t                    ncolumns, n;	/* columns, rows      */
	VEC(union listing_cell)       cells;
};

struct listing listing_new(struct arena *, const struct listing_column *);

/* The cells of a new row, all absent; valid until the next. */
union listing_cell *listing_add(struct listing *);

/* Columns in which every cell is absent are left out for people. */
void listing_put_text(struct buf *, const struct listing *);
void listing_put_csv(struct buf *, const struct listing *);
void listing_put_json_lines(struct buf *, const struct listing *);

/* One field of CSV (RFC 4180), in quotes. */
void listing_put_csv_text(struct buf *, struct str);

#endif
