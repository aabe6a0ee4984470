/* tidy: foreign graphs in the form that ours have. */
#include "graph/tidy.h"

#include <ctype.h>
#include <math.h>

#include "base/map.h"
#include "base/utf8.h"
#include "graph/view.h"

/* ---- columns ------------------------------------------------------------ */

/* The same rows with other columns: from[i] is where column i was, or NONE. */
static void
set_columns(struct graph *g, struct rows *r, const struct column *columns,
    const uint32_t *from, uint32_t n)
{
	struct rows old = *r;

	*r = (struct rows){ .columns = columns, .ncolumns = n };
	for (uint32_t i = 0; i < old.n; i++) {
		graph_add(g, r, old.ids.at[i]);
		for (uint32_t c = 0; c < n; c++)
			if (from[c] != NONE)
				*graph_cell(r, i, c) =
				    *graph_cell(&old, i, from[c]);
	}
}

/* The views' column called so, or NULL. */
static const struct column *
known(const struct column *list, uint32_t n, const char *name)
{
	for (uint32_t i = 0; i < n; i++)
		if (strcmp(list[i].name, name) == 0)
			return &list[i];
	return NULL;
}

/* The members of a list; formats join them with `; `. */
static void
split(struct graph *g, union cell *c)
{
	struct str rest = c->text;
	VEC(struct str) parts = { 0 };

	while (rest.n > 0) {
		*PUSH(&g->mem, &parts) = str_cut(&rest, ';');
		if (str_begins(rest, STR(" ")))
			rest = str_from(rest, 1);
	}
	c->list.at = parts.at;
	c->list.n = parts.n;
}

static bool
is_whole(const struct rows *r, uint32_t column)
{
	for (uint32_t i = 0; i < r->n; i++) {
		double x = graph_cell(r, i, column)->real;

		if (!isnan(x) && (x != floor(x) || fabs(x) > 1LL << 53))
			return false;
	}
	return true;
}

/* Make the column of the type wanted, if what it holds can be. */
static void
retype(struct graph *g, struct rows *r, uint32_t c, struct column *column,
    enum column_type wanted)
{
	if (column->type == COLUMN_TEXT && wanted == COLUMN_LIST)
		for (uint32_t i = 0; i < r->n; i++)
			split(g, graph_cell(r, i, c));
	else if (column->type == COLUMN_REAL && wanted == COLUMN_INTEGER &&
	    is_whole(r, c))
		for (uint32_t i = 0; i < r->n; i++) {
			union cell *cell = graph_cell(r, i, c);

			cell->integer = isnan(cell->real) ? ABSENT_INTEGER
			    : (int64_t)cell->real;
		}
	else if (column->type == COLUMN_REAL && wanted == COLUMN_FLAG)
		for (uint32_t i = 0; i < r->n; i++) {
			union cell *cell = graph_cell(r, i, c);

			cell->flag = isnan(cell->real) ? ABSENT_FLAG
			    : cell->real != 0;
		}
	else
		return;
	column->type = wanted;
}

static void
type_rows(struct graph *g, struct rows *r, const struct column *ours,
    uint32_t nours)
{
	struct column *columns = NEW(&g->mem, struct column, r->ncolumns + 1);
	uint32_t *from = NEW(&g->mem, uint32_t, r->ncolumns + 1);
	bool has_label = graph_column(r, "label") != NONE;
	uint32_t n = 0;

	for (uint32_t c = 0; c < r->ncolumns; c++) {
		const struct column *own;

		if (strcmp(r->columns[c].name, "id") == 0)
			continue;
		columns[n] = r->columns[c];
		from[n] = c;
		if (strcmp(columns[n].name, "name") == 0 && !has_label)
			columns[n].name = "label";
		own = known(ours, nours, columns[n].name);
		if (own != NULL)
			retype(g, r, c, &columns[n], own->type);
		n++;
	}
	set_columns(g, r, columns, from, n);
}

/* igraph takes an absent flag for false: only relations are `former` or not. */
static void
clear_former(struct graph *g)
{
	uint32_t c = graph_column(&g->edges, "former");

	if (c == NONE || g->edges.columns[c].type != COLUMN_FLAG)
		return;
	for (uint32_t i = 0; i < g->edges.n; i++)
		if (label_find(relation_type_names, RELATION_TYPE_COUNT,
		    graph_text(&g->edges, i, "kind")) < 0)
			graph_cell(&g->edges, i, c)->flag = ABSENT_FLAG;
}

void
tidy_types(struct graph *g)
{
	type_rows(g, &g->nodes, view_node_columns, view_node_column_count);
	type_rows(g, &g->edges, view_edge_columns, view_edge_column_count);
	clear_former(g);
}

/* ---- fit to be written -------------------------------------------------- */

/* `s` with `_` for all but ASCII letters, digits and `also`, and `first` before
 * it if it does not begin with a letter. */
static struct str
sound(struct arena *mem, struct str s, char first, const char *also)
{
	char *p = NEW(mem, char, s.n + 2);
	size_t n = 0;

	if (s.n == 0 || !(isalpha((unsigned char)s.s[0]) || s.s[0] == '_'))
		p[n++] = first;
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.s[i];

		if (utf8_is_tail(s.s[i]))
			continue;
		p[n++] = c < 0x80 && c != '\0' &&
		    (isalnum(c) || strchr(also, c) != NULL) ? (char)c : '_';
	}
	return (struct str){ p, n };
}

/* The same, unlike all before: `seen` has of each the last number that was put
 * behind it. */
static struct str
unlike(struct arena *mem, struct map *seen, struct str s, char sep)
{
	struct str own = s;
	uint32_t n = *map_put(mem, seen, s), *at;

	if (n == NONE)
		n = 0;
	for (n++; n > 1; n++) {
		own = arena_printf(mem, STR_FMT "%c%u", STR_ARG(s), sep,
		    (unsigned)n);
		if (*(at = map_put(mem, seen, own)) == NONE) {
			*at = 1;
			break;
		}
	}
	*map_put(mem, seen, s) = n;
	return own;
}

static void
tidy_ids(struct graph *g)
{
	struct map seen = { 0 };
	struct rows *const both[] = { &g->nodes, &g->edges };

	for (int k = 0; k < 2; k++)
		for (uint32_t i = 0; i < both[k]->n; i++) {
			struct str *id = &both[k]->ids.at[i];

			*id = unlike(&g->mem, &seen, sound(&g->mem, *id,
			    k == 0 ? 'n' : 'e', ".-"), '-');
		}
}

/* Names that no column of ours and none of Gephi's has with another meaning:
 * EXPORT.md, rule 4. */
static bool
is_taken(struct str name)
{
	static const char *const taken[] = {
		"id", "source", "target", "timeset", "degree", "indegree",
		"outdegree", "eccentricity", "closnesscentrality",
		"harmonicclosnesscentrality", "betweenesscentrality",
		"pageranks", "authority", "hub", "eigencentrality",
		"modularity_class", "clustering", "componentnumber",
		"strongcompnum", NULL
	};

	return str_is_one_of(name, taken);
}

/* Columns with sound names, and behind them those of `more` that lack. */
static void
tidy_columns(struct graph *g, struct rows *r, const struct column *more,
    uint32_t nmore)
{
	uint32_t n = r->ncolumns;
	struct column *columns = NEW(&g->mem, struct column, n + nmore);
	uint32_t *from = NEW(&g->mem, uint32_t, n + nmore);
	struct map seen = { 0 };

	for (uint32_t c = 0; c < n; c++) {
		struct str name = utf8_lower(&g->mem, sound(&g->mem,
		    str_of(r->columns[c].name), 'c', ""));

		if (is_taken(name))
			name = arena_printf(&g->mem, STR_FMT "_",
			    STR_ARG(name));
		columns[c] = r->columns[c];
		columns[c].name = arena_str(&g->mem, unlike(&g->mem, &seen,
		    name, '_')).s;
		from[c] = c;
	}
	for (uint32_t i = 0; i < nmore; i++) {
		if (map_get(&seen, str_of(more[i].name)) != NONE)
			continue;
		columns[n] = more[i];
		from[n++] = NONE;
	}
	set_columns(g, r, columns, from, n);
}

static void
tidy_edges(struct graph *g)
{
	uint32_t weight = graph_column(&g->edges, "weight");
	uint32_t symmetric = graph_column(&g->edges, "symmetric");

	for (uint32_t i = 0; i < g->edges.n; i++) {
		union cell *w = graph_cell(&g->edges, i, weight);
		union cell *s = graph_cell(&g->edges, i, symmetric);

		if (g->edges.columns[weight].type == COLUMN_REAL &&
		    !(w->real > 0))
			w->real = 1;
		if (g->edges.columns[symmetric].type == COLUMN_FLAG &&
		    (g->is_undirected || s->flag == ABSENT_FLAG))
			s->flag = g->is_undirected;
	}
	g->is_undirected = false;
}

/* The id is the label where there is none, or where it cannot stay as it is. */
static void
tidy_labels(struct graph *g, bool has_labels)
{
	uint32_t c = graph_column(&g->nodes, "label");

	for (uint32_t i = 0; i < g->nodes.n; i++) {
		union cell *cell = graph_cell(&g->nodes, i, c);
		struct str id = g->nodes.ids.at[i];

		if (g->nodes.columns[c].type == COLUMN_TEXT &&
		    cell->text.n == 0 && (!has_labels || !str_eq(id,
		    sound(&g->mem, id, 'n', ".-"))))
			cell->text = id;
	}
}

void
tidy_graph(struct graph *g)
{
	static const struct column label[] = {
		{ "label", COLUMN_TEXT, "name" }
	}, edge[] = {
		{ "weight", COLUMN_REAL, "how heavy" },
		{ "symmetric", COLUMN_FLAG, "it goes both ways" }
	};
	bool has_labels = graph_column(&g->nodes, "label") != NONE;

	tidy_columns(g, &g->nodes, label, 1);
	tidy_columns(g, &g->edges, edge, 2);
	tidy_labels(g, has_labels);
	tidy_edges(g);
	tidy_ids(g);
}
