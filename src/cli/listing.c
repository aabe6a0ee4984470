/* listing: rows that a command prints. */
#include "cli/listing.h"

#include <math.h>
#include <stdio.h>

#include "base/json.h"
#include "base/utf8.h"

struct listing
listing_new(struct arena *mem, const struct listing_column *columns)
{
	struct listing t = { .mem = mem, .columns = columns };

	while (columns[t.ncolumns].name != NULL)
		t.ncolumns++;
	return t;
}

union listing_cell *
listing_add(struct listing *t)
{
	for (uint32_t c = 0; c < t->ncolumns; c++) {
		union listing_cell *cell = PUSH(t->mem, &t->cells);

		if (t->columns[c].kind >= LISTING_COUNT)
			cell->number = NAN;
	}
	t->n++;
	return &t->cells.at[(size_t)(t->n - 1) * t->ncolumns];
}

static const union listing_cell *
cell_of(const struct listing *t, uint32_t row, uint32_t column)
{
	return &t->cells.at[(size_t)row * t->ncolumns + column];
}

static bool
is_absent(enum listing_kind kind, const union listing_cell *c)
{
	return kind == LISTING_TEXT ? c->text.n == 0
	    : kind == LISTING_LIST ? c->list.n == 0 : !isfinite(c->number);
}

/* ---- for people --------------------------------------------------------- */

/* What stands in the cell, on one line, no wider than the column may be. */
static struct str
shown(const struct listing *t, uint32_t row, uint32_t column)
{
	const struct listing_column *c = &t->columns[column];
	const union listing_cell *cell = cell_of(t, row, column);
	struct buf b = { 0 };
	struct str s;
	size_t at = 0;

	if (is_absent(c->kind, cell))
		return STR("");
	if (c->kind == LISTING_COUNT)
		return arena_printf(t->mem, "%.0f", cell->number);
	if (c->kind == LISTING_REAL)
		return arena_printf(t->mem, "%.6g", cell->number);
	if (c->kind == LISTING_TEXT)
		buf_add(&b, cell->text);
	for (uint32_t i = 0; c->kind == LISTING_LIST && i < cell->list.n; i++) {
		buf_add(&b, i > 0 ? STR(", ") : STR(""));
		buf_add(&b, cell->list.at[i]);
	}
	for (size_t i = 0; i < b.n; i++)
		if ((unsigned char)b.s[i] < ' ')
			b.s[i] = ' ';
	s = arena_str(t->mem, buf_str(&b));
	buf_free(&b);
	if (c->width == 0 || utf8_count(s) <= c->width)
		return s;
	for (uint32_t i = 0; i + 1 < c->width; i++)
		utf8_next(s, &at);
	return arena_printf(t->mem, STR_FMT "\xe2\x80\xa6",
	    STR_ARG(str_trim(str_head(s, at))));
}

static void
put_blanks(struct buf *b, size_t n)
{
	while (n-- > 0)
		buf_char(b, ' ');
}

/* One line: the cells in columns as wide as told, 0: left out; no blanks at
 * the end. */
static void
put_line(struct buf *b, const struct listing *t, const struct str *cells,
    const size_t *widths)
{
	size_t gap = 0;

	for (uint32_t c = 0; c < t->ncolumns; c++) {
		size_t n = utf8_count(cells[c]), rest;

		if (widths[c] == 0)
			continue;
		rest = widths[c] - n;
		if (t->columns[c].kind >= LISTING_COUNT) {
			gap += rest;
			rest = 0;
		}
		if (n > 0) {
			put_blanks(b, gap);
			buf_add(b, cells[c]);
			gap = 0;
		}
		gap += rest + 2;
	}
	buf_char(b, '\n');
}

void
listing_put_text(struct buf *b, const struct listing *t)
{
	uint32_t n = t->ncolumns;
	struct str *cells = NEW(t->mem, struct str, (size_t)(t->n + 1) * n);
	size_t *widths = NEW(t->mem, size_t, n);

	for (uint32_t c = 0; c < n; c++) {
		cells[c] = str_of(t->columns[c].name);
		for (uint32_t i = 0; i < t->n; i++) {
			struct str s = shown(t, i, c);

			cells[(size_t)(i + 1) * n + c] = s;
			if (utf8_count(s) > widths[c])
				widths[c] = utf8_count(s);
		}
		if (widths[c] > 0 && widths[c] < cells[c].n)
			widths[c] = cells[c].n;
	}
	for (uint32_t i = 0; i <= t->n && t->n > 0; i++)
		put_line(b, t, &cells[(size_t)i * n], widths);
}

/* ---- for programs ------------------------------------------------------- */

void
listing_put_csv_text(struct buf *b, struct str s)
{
	buf_char(b, '"');
	for (size_t i = 0; i < s.n; i++) {
		if (s.s[i] == '"')
			buf_char(b, '"');
		buf_char(b, s.s[i]);
	}
	buf_char(b, '"');
}

static void
put_number(struct buf *b, enum listing_kind kind, double x)
{
	if (kind == LISTING_COUNT)
		buf_integer(b, (int64_t)x);
	else
		buf_number(b, x);
}

static void
put_csv_cell(struct buf *b, enum listing_kind kind,
    const union listing_cell *c)
{
	struct buf joined = { 0 };

	if (is_absent(kind, c))
		return;
	if (kind == LISTING_TEXT)
		listing_put_csv_text(b, c->text);
	if (kind >= LISTING_COUNT)
		put_number(b, kind, c->number);
	if (kind != LISTING_LIST)
		return;
	for (uint32_t i = 0; i < c->list.n; i++) {
		buf_add(&joined, i > 0 ? STR("; ") : STR(""));
		buf_add(&joined, c->list.at[i]);
	}
	listing_put_csv_text(b, buf_str(&joined));
	buf_free(&joined);
}

void
listing_put_csv(struct buf *b, const struct listing *t)
{
	for (uint32_t c = 0; c < t->ncolumns; c++)
		buf_printf(b, "%s%s", c > 0 ? "," : "", t->columns[c].name);
	buf_char(b, '\n');
	for (uint32_t i = 0; i < t->n; i++)
		for (uint32_t c = 0; c < t->ncolumns; c++) {
			put_csv_cell(b, t->columns[c].kind, cell_of(t, i, c));
			buf_char(b, c + 1 < t->ncolumns ? ',' : '\n');
		}
}

static void
put_json_cell(struct buf *b, enum listing_kind kind,
    const union listing_cell *c)
{
	if (kind == LISTING_LIST) {
		buf_char(b, '[');
		for (uint32_t i = 0; i < c->list.n; i++) {
			buf_add(b, i > 0 ? STR(",") : STR(""));
			json_put(b, c->list.at[i]);
		}
		buf_char(b, ']');
	} else if (is_absent(kind, c)) {
		buf_lit(b, "null");
	} else if (kind == LISTING_TEXT) {
		json_put(b, c->text);
	} else {
		put_number(b, kind, c->number);
	}
}

void
listing_put_json_lines(struct buf *b, const struct listing *t)
{
	for (uint32_t i = 0; i < t->n; i++) {
		for (uint32_t c = 0; c < t->ncolumns; c++) {
			buf_char(b, c > 0 ? ',' : '{');
			json_put(b, str_of(t->columns[c].name));
			buf_char(b, ':');
			put_json_cell(b, t->columns[c].kind, cell_of(t, i, c));
		}
		buf_lit(b, "}\n");
	}
}
