/* load_csv: a table of edges, as spreadsheets and Gephi have it.
 *
 * RFC 4180; fields are separated by what comes first in the first line of
 * comma, semicolon and tab.  The first line names the columns: Source and
 * Target (or From and To), and what else there is; Weight, Id, Label, Kind and
 * Gephi's Type (Directed, Undirected) mean what they say.  igraph reads no
 * such file, and Debian has no library for it. */
#include <math.h>
#include <stdlib.h>
#include <strings.h>

#include "base/diag.h"
#include "base/map.h"
#include "base/utf8.h"
#include "export/load.h"

struct table {
	struct arena    *mem;
	struct str       rest;
	char             separator;
	size_t           line;		/* of the field being read            */
	uint32_t         ncolumns;
	VEC(struct str)  fields;	/* row by row                         */
	VEC(size_t)      lines;		/* where each row begins              */
};

static char
separator_of(struct str text)
{
	for (size_t i = 0; i < text.n && text.s[i] != '\n'; i++)
		if (strchr(",;\t", text.s[i]) != NULL)
			return text.s[i];
	return ',';
}

/* The text between quotes, two of which stand for one; the rest begins behind
 * it. */
static struct str
quoted(struct table *t)
{
	char *p = NEW(t->mem, char, t->rest.n);
	size_t n = 0, i;

	for (i = 1; i < t->rest.n; i++) {
		char c = t->rest.s[i];

		if (c == '"') {
			if (i + 1 == t->rest.n || t->rest.s[i + 1] != '"')
				break;
			i++;
		}
		t->line += c == '\n';
		p[n++] = c;
	}
	t->rest = str_from(t->rest, i < t->rest.n ? i + 1 : i);
	return (struct str){ p, n };
}

/* The next field; is it the last of its row? */
static bool
read_field(struct table *t, struct str *out)
{
	size_t n = 0;
	bool is_last;

	*out = STR("");
	if (t->rest.n > 0 && t->rest.s[0] == '"')
		*out = quoted(t);
	while (n < t->rest.n && t->rest.s[n] != t->separator &&
	    t->rest.s[n] != '\n')
		n++;
	if (out->n == 0)
		*out = str_trim(str_head(t->rest, n));
	is_last = n == t->rest.n || t->rest.s[n] == '\n';
	t->line += n < t->rest.n && t->rest.s[n] == '\n';
	t->rest = str_from(t->rest, n < t->rest.n ? n + 1 : n);
	return is_last;
}

/* 0, or -1 with the line that has another number of fields said. */
static int
read_rows(struct table *t, const char *path)
{
	while (t->rest.n > 0) {
		size_t line = t->line;
		uint32_t n = 0;
		bool is_last;

		do {
			is_last = read_field(t, PUSH(t->mem, &t->fields));
			n++;
		} while (!is_last);
		if (n == 1 && t->fields.at[t->fields.n - 1].n == 0) {
			t->fields.n--;
			continue;
		}
		if (t->lines.n == 0)
			t->ncolumns = n;
		*PUSH(t->mem, &t->lines) = line;
		if (n == t->ncolumns)
			continue;
		diag(DIAG_GRAPH, path, line, arena_printf(t->mem, "fields: "
		    "%u, not %u as in the first line", (unsigned)n,
		    (unsigned)t->ncolumns).s);
		return -1;
	}
	return 0;
}

static struct str
field(const struct table *t, uint32_t row, uint32_t column)
{
	return t->fields.at[(size_t)row * t->ncolumns + column];
}

static bool
is_called(struct str s, const char *name)
{
	return s.n == strlen(name) && strncasecmp(s.s, name, s.n) == 0;
}

/* The column called one of both, or NONE. */
static uint32_t
find(const struct table *t, const char *name, const char *other)
{
	for (uint32_t c = 0; c < t->ncolumns; c++)
		if (is_called(field(t, 0, c), name) ||
		    is_called(field(t, 0, c), other))
			return c;
	return NONE;
}

/* The number that the field is, NaN for none; between semicolons the comma may
 * be that of decimals. */
static double
number(const struct table *t, struct str s)
{
	char *text = (char *)(uintptr_t)arena_str(t->mem, s).s, *end;
	char *comma = strchr(text, ',');
	double x;

	if (t->separator == ';' && comma != NULL)
		*comma = '.';
	x = strtod(text, &end);
	return s.n > 0 && *end == '\0' && isfinite(x) ? x : (double)NAN;
}

/* The first row that holds something other than a number, or NONE. */
static uint32_t
not_numeric(const struct table *t, uint32_t column)
{
	for (uint32_t i = 1; i < t->lines.n; i++) {
		struct str s = field(t, i, column);

		if (s.n > 0 && isnan(number(t, s)))
			return i;
	}
	return NONE;
}

static uint32_t
node_of(struct graph *g, struct map *seen, struct str name)
{
	uint32_t *at = map_put(&g->mem, seen, name);

	if (*at == NONE) {
		*at = graph_add(g, &g->nodes, name);
		graph_cell(&g->nodes, g->nodes.n - 1, 0)->text = name;
	}
	return *at;
}

static struct str
text_of(struct graph *g, struct str s)
{
	return graph_clean(&g->mem, arena_str(&g->mem, s));
}

/* The columns of edges: all but those of the ends, the id and the type. */
static void
set_columns(struct graph *g, const struct table *t, uint32_t *from,
    const uint32_t *not_of)
{
	struct column *columns = NEW(&g->mem, struct column, t->ncolumns);
	uint32_t n = 0;

	for (uint32_t c = 0; c < t->ncolumns; c++) {
		if (c == not_of[0] || c == not_of[1] || c == not_of[2] ||
		    c == not_of[3])
			continue;
		columns[n].name = arena_str(&g->mem, utf8_lower(&g->mem,
		    field(t, 0, c))).s;
		columns[n].type = not_numeric(t, c) == NONE
		    ? COLUMN_REAL : COLUMN_TEXT;
		columns[n].help = "";
		from[n++] = c;
	}
	g->edges.columns = columns;
	g->edges.ncolumns = n;
}

static void
add_edges(struct graph *g, const struct table *t, const uint32_t *from,
    const uint32_t *special)
{
	struct map seen = { 0 };

	g->is_undirected = t->lines.n > 1 && special[3] != NONE;
	for (uint32_t i = 1; i < t->lines.n; i++) {
		uint32_t row = graph_add(g, &g->edges, special[2] != NONE
		    ? text_of(g, field(t, i, special[2]))
		    : arena_printf(&g->mem, "%u", (unsigned)i - 1));
		uint32_t source = node_of(g, &seen,
		    text_of(g, field(t, i, special[0])));
		uint32_t target = node_of(g, &seen,
		    text_of(g, field(t, i, special[1])));

		*PUSH(&g->mem, &g->ends) = (struct edge){ source, target };
		for (uint32_t c = 0; c < g->edges.ncolumns; c++) {
			union cell *cell = graph_cell(&g->edges, row, c);
			struct str s = field(t, i, from[c]);

			if (g->edges.columns[c].type == COLUMN_REAL)
				cell->real = number(t, s);
			else
				cell->text = text_of(g, s);
		}
		if (special[3] != NONE && !is_called(field(t, i, special[3]),
		    "undirected"))
			g->is_undirected = false;
	}
}

/* Are there the ends of edges, and are weights numbers?  0, or -1 with the
 * reason said. */
static int
check(const struct table *t, const uint32_t *special, const char *path)
{
	uint32_t weight = find(t, "weight", "weight");
	uint32_t bad = weight != NONE ? not_numeric(t, weight) : NONE;

	if (special[0] == NONE || special[1] == NONE) {
		diag(DIAG_GRAPH, path, 1, "no columns Source and Target");
		return -1;
	}
	if (bad != NONE) {
		diag(DIAG_GRAPH, path, t->lines.at[bad],
		    "a weight that is no number");
		return -1;
	}
	return 0;
}

int
load_csv(struct graph *g, const char *path, struct str text)
{
	static const struct column label[] = {
		{ "label", COLUMN_TEXT, "name" }
	};
	struct arena mem = { 0 };
	struct table t = { .mem = &mem, .line = 1, .rest = text };
	int status = -1;

	if (str_begins(text, STR("\xef\xbb\xbf")))
		t.rest = str_from(text, 3);
	t.separator = separator_of(text);
	g->nodes.columns = label;
	g->nodes.ncolumns = 1;
	if (read_rows(&t, path) == 0) {
		const uint32_t special[] = { find(&t, "source", "from"),
			find(&t, "target", "to"), find(&t, "id", "id"),
			find(&t, "type", "type") };
		uint32_t *from = NEW(&mem, uint32_t, t.ncolumns);

		status = check(&t, special, path);
		if (status == 0) {
			set_columns(g, &t, from, special);
			add_edges(g, &t, from, special);
		}
	}
	arena_free(&mem);
	return status;
}
