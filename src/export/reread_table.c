/* reread_table: tables of csv and neo4j read again (RFC 4180).
 *
 * Gephi's ways are undone before comparing: the apostrophe before what it
 * would take for a number, -XX in dates, the backslash more (csv.c). */
#include "base/date.h"
#include "base/diag.h"
#include "base/file.h"
#include "export/reread.h"

/* A table as it is read: line by line, cell by cell. */
struct reading {
	struct arena *mem;
	struct str    rest;
	VEC(struct str) cells;
};

/* The cell that the rest begins with, out of its quotes. */
static struct str
next_cell(struct reading *t)
{
	struct buf b = { 0 };
	struct str cell;
	size_t i = 0;

	if (t->rest.n > 0 && t->rest.s[0] == '"') {
		for (i = 1; i < t->rest.n; i++) {
			if (t->rest.s[i] == '"' && (i + 1 == t->rest.n ||
			    t->rest.s[++i] != '"'))
				break;
			buf_char(&b, t->rest.s[i]);
		}
	} else {
		while (i < t->rest.n && t->rest.s[i] != ',' &&
		    t->rest.s[i] != '\n')
			buf_char(&b, t->rest.s[i++]);
	}
	t->rest = str_from(t->rest, i);
	cell = arena_str(t->mem, buf_str(&b));
	buf_free(&b);
	return cell;
}

static bool
next_line(struct reading *t)
{
	t->cells.n = 0;
	if (t->rest.n == 0)
		return false;
	for (;;) {
		*PUSH(t->mem, &t->cells) = next_cell(t);
		if (t->rest.n == 0)
			return true;
		t->rest = str_from(t->rest, 1);
		if (t->rest.s[-1] == '\n')
			return true;
	}
}

/* An even run of backslashes before a quote or at the end may have been an
 * odd one: one less, as in what was written. */
static struct str
without_doubt(struct arena *mem, struct str text, struct str written)
{
	struct buf b = { 0 };
	size_t i = 0, w = 0;

	while (i < text.n) {
		if (text.s[i] == '\\' && (w >= written.n ||
		    written.s[w] != '\\')) {
			i++;
			continue;
		}
		buf_char(&b, text.s[i++]);
		w++;
	}
	text = arena_str(mem, buf_str(&b));
	buf_free(&b);
	return text;
}

static struct str
undone(struct arena *mem, struct str text, const struct column *c,
    const union cell *written)
{
	struct buf b = { 0 };

	if (c->type == COLUMN_LIST)
		format_joined(&b, written, buf_add);
	else if (c->type == COLUMN_TEXT)
		buf_add(&b, written->text);
	else
		return text;
	if (text.n > 0 && text.s[0] == '\'' && (b.n == 0 || b.s[0] != '\''))
		text = str_from(text, 1);
	if (text.n == 10 && b.n < 10 && date_ok(buf_str(&b)))
		while (str_ends(text, STR("-XX")))
			text.n -= 3;
	text = without_doubt(mem, text, buf_str(&b));
	buf_free(&b);
	return text;
}

/* Members joined by `;` alone, as neo4j has them. */
static struct str
spaced(struct arena *mem, struct str text)
{
	struct buf b = { 0 };

	for (size_t i = 0; i < text.n; i++) {
		buf_char(&b, text.s[i]);
		if (text.s[i] == ';')
			buf_char(&b, ' ');
	}
	text = arena_str(mem, buf_str(&b));
	buf_free(&b);
	return text;
}

/* Is the heading that of the column?  `Kind`, `aliases:string[]` are. */
static bool
is_heading(struct str heading, const char *name)
{
	size_t n = strlen(name);

	if (heading.n < n || (heading.n > n && heading.s[n] != ':'))
		return false;
	return str_eq(str_from(str_head(heading, n), 1),
	    str_from(str_of(name), 1)) && (heading.s[0] | 0x20) == name[0];
}

struct table {
	const char *file;
	const char *id, *source, *target;	/* headings                   */
	bool        is_spaced;			/* lists are joined by `; `   */
};

static struct str
cell_called(const struct reading *t, const struct str *headings, uint32_t n,
    const char *name)
{
	for (uint32_t i = 0; i < n && i < t->cells.n; i++)
		if (str_is(headings[i], name))
			return t->cells.at[i];
	return STR("");
}

/* The last row's cells; `row` is its number in what was written. */
static void
set_cells(struct graph *out, struct rows *r, const struct rows *written,
    uint32_t row, const struct reading *t, const struct str *headings,
    const struct table *table)
{
	for (uint32_t c = 0; row != NONE && c < r->ncolumns; c++)
		for (uint32_t i = 0; i < t->cells.n; i++) {
			const struct column *column = &r->columns[c];
			struct str text = t->cells.at[i];

			if (!is_heading(headings[i], column->name))
				continue;
			if (column->type == COLUMN_LIST && !table->is_spaced)
				text = spaced(&out->mem, text);
			*graph_cell(r, r->n - 1, c) = reread_cell(&out->mem,
			    column->type, undone(&out->mem, text, column,
			    graph_cell(written, row, c)));
			break;
		}
}

/* The lines below the headings. */
static int
read_lines(const struct graph *like, struct reading *t,
    const struct table *table, struct graph *out)
{
	bool is_nodes = table->source == NULL;
	struct rows *r = is_nodes ? &out->nodes : &out->edges;
	const struct rows *written = is_nodes ? &like->nodes : &like->edges;
	uint32_t n = t->cells.n;
	struct str *headings = NEW(&out->mem, struct str, n + 1);
	struct map nodes = reread_ids(out), rows = { 0 };

	for (uint32_t i = 0; i < n; i++)
		headings[i] = t->cells.at[i];
	for (uint32_t i = 0; i < written->n; i++)
		*map_put(&out->mem, &rows, written->ids.at[i]) = i;
	while (next_line(t)) {
		struct str id = cell_called(t, headings, n, table->id);

		if (t->cells.n != n)
			return -1;
		if (is_nodes)
			graph_add(out, r, id);
		else
			reread_edge(out, &nodes, id, cell_called(t, headings,
			    n, table->source), cell_called(t, headings, n,
			    table->target));
		set_cells(out, r, written, map_get(&rows, id), t, headings,
		    table);
	}
	return 0;
}

static int
read_table(const struct graph *like, const char *folder,
    const struct table *table, struct graph *out)
{
	struct reading t = { .mem = &out->mem };
	struct str path = arena_printf(&out->mem, "%s/%s", folder,
	    table->file);
	const char *why;

	if (file_read(&out->mem, path.s, &t.rest, &why) != 0) {
		diag(DIAG_FILE_OPEN, path.s, 0, why);
		return -1;
	}
	next_line(&t);
	if (read_lines(like, &t, table, out) == 0)
		return 0;
	diag(DIAG_REREAD, path.s, 0, "a line has more or less cells than the "
	    "first");
	return -1;
}

int
reread_csv(const struct graph *like, const struct flavour *flavour,
    const char *path, struct graph *out)
{
	(void)flavour;
	reread_begin(out, like);
	if (read_table(like, path, &(struct table){ "nodes.csv", "Id", NULL,
	    NULL, true }, out) != 0 ||
	    read_table(like, path, &(struct table){ "edges.csv", "Id",
	    "Source", "Target", true }, out) != 0)
		return -1;
	/* it writes rows that show the types first */
	reread_reorder(out, like);
	return 0;
}

int
reread_neo4j(const struct graph *like, const struct flavour *flavour,
    const char *path, struct graph *out)
{
	(void)flavour;
	reread_begin(out, like);
	return read_table(like, path, &(struct table){ "nodes.csv", "id:ID",
	    NULL, NULL, false }, out) != 0 ||
	    read_table(like, path, &(struct table){ "edges.csv", "id",
	    ":START_ID", ":END_ID", false }, out) != 0 ? -1 : 0;
}
