/* csv: two tables as Gephi's spreadsheet importer maps them by itself.
 *
 * EXPORT.md, "Tables", has the reasons.  Gephi, like polars, guesses the type
 * of a column from its first rows, and loses what does not fit.  So the rows
 * that show what a column holds are written first; text that nothing tells
 * from numbers gets an apostrophe in one cell; and a date that is not a day
 * is written as ISO 8601-2 has it: 2031-02-XX. */
#include <limits.h>

#include "base/date.h"
#include "export/csv_cell.h"
#include "export/dates.h"
#include "export/format.h"

#define GUESSED 25			/* rows that Gephi looks at           */

struct table {
	struct arena        mem;
	struct buf         *b;
	const struct graph *g;
	const struct rows  *r;
	bool                is_nodes;
	struct dates        dates;
	ids                 first;	/* the rows that show the types       */
	uint32_t           *marked;	/* of each column: the row whose cell
				 * gets an apostrophe, or NONE        */
	struct buf          scratch;
};

/* ---- what a reader takes text for ------------------------------------- */

enum look { LOOK_EMPTY, LOOK_COUNT, LOOK_FLAG, LOOK_DAY, LOOK_TYPED,
	LOOK_TEXT };

static bool
is_count(struct str s)
{
	bool is_negative = s.n > 1 && s.s[0] == '-';
	struct str digits = str_from(s, is_negative);

	if (digits.n == 0 || digits.n > 9 || (digits.s[0] == '0' && s.n > 1))
		return false;
	for (size_t i = 0; i < digits.n; i++)
		if (digits.s[i] < '0' || digits.s[i] > '9')
			return false;
	return true;
}

/* Made of what numbers and times are made of, or beginning as Gephi's own
 * notation of times does?  Wide, since a doubt costs little. */
static bool
may_be_typed(struct str s)
{
	static const char *const words[] = {
		"NaN", "Infinity", "-Infinity", "+Infinity", "INF", NULL
	};

	if (strchr("<[(", s.s[0]) != NULL || str_is_one_of(s, words))
		return true;
	if (strchr("+-.0123456789", s.s[0]) == NULL)
		return false;
	if (str_find(s, STR("0x")) < 2 || str_find(s, STR("0X")) < 2)
		return true;
	for (size_t i = 0; i < s.n; i++)
		if (strchr("+-.,:0123456789 dDeEfFTWZ", s.s[i]) == NULL)
			return false;
	return true;
}

static enum look
look_of(struct str s)
{
	s = str_trim(s);
	if (s.n == 0)
		return LOOK_EMPTY;
	if (is_count(s))
		return LOOK_COUNT;
	if (str_is(s, "true") || str_is(s, "false"))
		return LOOK_FLAG;
	if (s.n == 10 && date_ok(s))
		return LOOK_DAY;
	return may_be_typed(s) ? LOOK_TYPED : LOOK_TEXT;
}

/* ---- cells ------------------------------------------------------------ */

static bool
is_text(const struct column *c)
{
	return c->type == COLUMN_TEXT || c->type == COLUMN_LIST;
}

static bool
is_date(const struct column *c)
{
	return c->type == COLUMN_TEXT &&
	    str_is_one_of(str_of(c->name), date_columns);
}

static void
append(struct buf *b, struct str s)
{
	buf_add(b, s);
}

static void
join(struct buf *b, const union cell *c)
{
	format_joined(b, c, append);
}

/* What is in the cell, before quoting; valid until the next call. */
static struct str
content(struct table *t, uint32_t row, uint32_t column)
{
	const struct column *c = &t->r->columns[column];
	const union cell *cell = graph_cell(t->r, row, column);
	struct buf *b = &t->scratch;

	b->n = 0;
	if (t->marked[column] == row)
		buf_char(b, '\'');
	if (!graph_is_absent(c->type, cell))
		format_cell(b, c->type, cell, append, join);
	if (is_date(c) && b->n < 10 && date_ok(buf_str(b)))
		buf_add(b, b->n == 4 ? STR("-XX-XX") : STR("-XX"));
	return buf_str(b);
}

static void
put_cell(struct table *t, uint32_t row, uint32_t column)
{
	struct str s = content(t, row, column);

	if (s.n > 0 && is_text(&t->r->columns[column]))
		csv_cell_put(t->b, s);
	else
		buf_add(t->b, s);
}

static const uint32_t *
days_of(const struct table *t)
{
	return t->is_nodes ? t->dates.node : t->dates.edge;
}

/* ---- which rows come first -------------------------------------------- */

/* Does the cell show of what type its column is? */
static bool
shows(struct table *t, uint32_t row, uint32_t column, bool is_long)
{
	const struct column *c = &t->r->columns[column];
	const union cell *cell = graph_cell(t->r, row, column);

	if (graph_is_absent(c->type, cell))
		return false;
	if (is_text(c))
		return look_of(content(t, row, column)) == LOOK_TEXT;
	return !is_long || cell->integer > INT_MAX || cell->integer < INT_MIN;
}

/* A column of text that looks like something else all through: what is taken
 * for numbers, days or flags and comes out as it was may stay; else one cell
 * says that it is text. */
static void
mark(struct table *t, uint32_t column)
{
	const struct column *c = &t->r->columns[column];
	bool is_seen[LOOK_TEXT + 1] = { false };
	uint32_t first = NONE;

	for (uint32_t i = 0; i < t->r->n; i++) {
		enum look look = look_of(content(t, i, column));

		is_seen[look] = true;
		if (first == NONE && look != LOOK_EMPTY)
			first = i;
	}
	if (first == NONE)
		return;
	if (is_seen[LOOK_TYPED] || is_seen[LOOK_COUNT] + is_seen[LOOK_FLAG] +
	    is_seen[LOOK_DAY] > 1 ||
	    (is_seen[LOOK_DAY] && !(is_date(c) && t->dates.is_timed)))
		t->marked[column] = first;
	*PUSH(&t->mem, &t->first) = first;
}

static void
settle_column(struct table *t, uint32_t column)
{
	bool is_long = t->r->columns[column].type == COLUMN_INTEGER &&
	    format_is_long(t->r, column);

	for (uint32_t i = 0; i < t->first.n; i++)
		if (shows(t, t->first.at[i], column, is_long))
			return;
	for (uint32_t i = 0; i < t->r->n; i++)
		if (shows(t, i, column, is_long)) {
			*PUSH(&t->mem, &t->first) = i;
			return;
		}
	if (is_text(&t->r->columns[column]))
		mark(t, column);
}

static void
settle_times(struct table *t)
{
	const uint32_t *of = days_of(t);

	for (uint32_t i = 0; t->dates.is_timed && i < t->r->n; i++)
		if (of[i] != of[i + 1]) {
			*PUSH(&t->mem, &t->first) = i;
			return;
		}
}

/* Find the rows that are to come first; none, if they do so anyway. */
static void
settle(struct table *t)
{
	uint32_t last = 0;

	t->marked = NEW(&t->mem, uint32_t, t->r->ncolumns);
	for (uint32_t c = 0; c < t->r->ncolumns; c++)
		t->marked[c] = NONE;
	settle_times(t);
	for (uint32_t c = 0; c < t->r->ncolumns; c++)
		settle_column(t, c);
	for (uint32_t i = 0; i < t->first.n; i++)
		if (t->first.at[i] > last)
			last = t->first.at[i];
	if (last < GUESSED)
		t->first.n = 0;
}

/* ---- rows ------------------------------------------------------------- */

/* What Gephi has a column of its own for; Id, Source, Target, Type aside. */
static const struct own {
	const char *name, *heading;
	bool        is_of_nodes;
} owns[] = {
	{ "label", "Label", true },
	{ "weight", "Weight", false },
	{ "kind", "Kind", false },
	{ 0 }
};

static bool
is_own(const struct table *t, uint32_t column)
{
	for (const struct own *o = owns; o->name != NULL; o++)
		if (strcmp(t->r->columns[column].name, o->name) == 0)
			return !t->is_nodes || o->is_of_nodes;
	return false;
}

static void
put_heading(struct table *t)
{
	buf_add(t->b, t->is_nodes ? STR("Id") : STR("Source,Target,Type,Id"));
	for (const struct own *o = owns; o->name != NULL; o++)
		if (!t->is_nodes || o->is_of_nodes)
			buf_printf(t->b, ",%s", o->heading);
	for (uint32_t c = 0; c < t->r->ncolumns; c++) {
		if (is_own(t, c))
			continue;
		buf_char(t->b, ',');
		csv_cell_put(t->b, str_of(t->r->columns[c].name));
	}
	buf_add(t->b, t->dates.is_timed ? STR(",Timeset\n") : STR("\n"));
}

/* <[2031-03-01, 2031-03-02]> */
static void
put_times(struct table *t, uint32_t row)
{
	const uint32_t *of = days_of(t);

	buf_char(t->b, ',');
	for (uint32_t i = of[row]; i < of[row + 1]; i++) {
		buf_add(t->b, i == of[row] ? STR("\"<[") : STR(", "));
		dates_put(t->b, t->dates.at[i]);
	}
	if (of[row] < of[row + 1])
		buf_lit(t->b, "]>\"");
}

static void
put_ends(struct table *t, uint32_t row)
{
	struct edge ends = t->g->ends.at[row];

	csv_cell_put(t->b, t->g->nodes.ids.at[ends.source]);
	buf_char(t->b, ',');
	csv_cell_put(t->b, t->g->nodes.ids.at[ends.target]);
	buf_lit(t->b, ",Directed,");
}

static void
put_row(struct table *t, uint32_t row)
{
	if (!t->is_nodes)
		put_ends(t, row);
	csv_cell_put(t->b, t->r->ids.at[row]);
	for (const struct own *o = owns; o->name != NULL; o++) {
		uint32_t c = graph_column(t->r, o->name);

		if (t->is_nodes && !o->is_of_nodes)
			continue;
		buf_char(t->b, ',');
		if (c != NONE)
			put_cell(t, row, c);
	}
	for (uint32_t c = 0; c < t->r->ncolumns; c++) {
		if (is_own(t, c))
			continue;
		buf_char(t->b, ',');
		put_cell(t, row, c);
	}
	if (t->dates.is_timed)
		put_times(t, row);
	buf_char(t->b, '\n');
}

static void
put_table(struct buf *b, const struct graph *g, const struct rows *r)
{
	struct table t = {
		.b = b, .g = g, .r = r, .is_nodes = r == &g->nodes,
		.dates = dates_of(g)
	};
	bool *is_first = NEW(&t.mem, bool, r->n);

	settle(&t);
	put_heading(&t);
	for (uint32_t i = 0; i < t.first.n; i++) {
		if (!is_first[t.first.at[i]])
			put_row(&t, t.first.at[i]);
		is_first[t.first.at[i]] = true;
	}
	for (uint32_t i = 0; i < r->n; i++)
		if (!is_first[i])
			put_row(&t, i);
	dates_free(&t.dates);
	buf_free(&t.scratch);
	arena_free(&t.mem);
}

void
csv_write_nodes(const struct graph *g, const struct flavour *flavour,
    struct buf *b)
{
	(void)flavour;
	put_table(b, g, &g->nodes);
}

void
csv_write_edges(const struct graph *g, const struct flavour *flavour,
    struct buf *b)
{
	(void)flavour;
	put_table(b, g, &g->edges);
}
