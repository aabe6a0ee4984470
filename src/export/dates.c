/* dates: when the nodes and edges of a graph are. */
#include "export/dates.h"

#include <stdlib.h>

#include "base/date.h"

const char *const date_columns[] = {
	"date", "first_date", "last_date", "since", "until", NULL
};

#define MOST (sizeof date_columns / sizeof *date_columns)

typedef VEC(day) days;

static int
by_day(const void *a, const void *b)
{
	day x = *(const day *)a, y = *(const day *)b;

	return (x > y) - (x < y);
}

/* Sort what was added from `from` on, each once. */
static void
tidy(days *d, uint32_t from)
{
	uint32_t n = from;

	if (d->n - from > 1)
		qsort(d->at + from, d->n - from, sizeof *d->at, by_day);
	for (uint32_t i = from; i < d->n; i++)
		if (n == from || d->at[i] != d->at[n - 1])
			d->at[n++] = d->at[i];
	d->n = n;
}

static unsigned
number(struct str s, size_t at, size_t n)
{
	unsigned x = 0;

	for (size_t i = at; i < at + n; i++)
		x = x * 10 + (unsigned)(s.s[i] - '0');
	return x;
}

static day
day_of(struct str s)
{
	return number(s, 0, 4) << 9 | (s.n > 4 ? number(s, 5, 2) : 1) << 5 |
	    (s.n > 7 ? number(s, 8, 2) : 1);
}

/* Which of the columns hold dates; how many. */
static uint32_t
find_columns(const struct rows *r, uint32_t column[MOST])
{
	uint32_t n = 0;

	for (const char *const *name = date_columns; *name != NULL; name++) {
		uint32_t c = graph_column(r, *name);

		if (c != NONE && r->columns[c].type == COLUMN_TEXT)
			column[n++] = c;
	}
	return n;
}

/* The days of each row behind those that are there; where each begins. */
static uint32_t *
of_rows(struct arena *mem, const struct rows *r, days *d)
{
	uint32_t column[MOST], n = find_columns(r, column);
	uint32_t *from = NEW(mem, uint32_t, (size_t)r->n + 1);

	for (uint32_t i = 0; i < r->n; i++) {
		from[i] = d->n;
		for (uint32_t c = 0; c < n; c++) {
			struct str s = graph_cell(r, i, column[c])->text;

			if (date_ok(s))
				*PUSH(mem, d) = day_of(s);
		}
		tidy(d, from[i]);
	}
	from[r->n] = d->n;
	return from;
}

/* Edges by node: those of node i are list[where[i]] to list[where[i + 1]]. */
static uint32_t *
edges_of(struct arena *mem, const struct graph *g, uint32_t **where_out)
{
	uint32_t *list = NEW(mem, uint32_t, 2 * (size_t)g->edges.n);
	uint32_t *where = NEW(mem, uint32_t, (size_t)g->nodes.n + 1);

	for (uint32_t i = 0; i < g->edges.n; i++) {
		where[g->ends.at[i].source]++;
		where[g->ends.at[i].target]++;
	}
	for (uint32_t i = 0; i < g->nodes.n; i++)
		where[i + 1] += where[i];
	/* where each ends becomes where it begins */
	for (uint32_t i = g->edges.n; i-- > 0;) {
		list[--where[g->ends.at[i].source]] = i;
		list[--where[g->ends.at[i].target]] = i;
	}
	*where_out = where;
	return list;
}

/* The days of the edges list[0] to list[n]. */
static void
add_edges(struct dates *d, days *all, const uint32_t *list, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		for (uint32_t e = d->edge[list[i]]; e < d->edge[list[i] + 1];
		    e++) {
			day x = all->at[e];

			*PUSH(&d->mem, all) = x;
		}
}

struct dates
dates_of(const struct graph *g)
{
	struct dates d = { 0 };
	days all = { 0 }, own = { 0 };
	uint32_t *from, *where, *list = edges_of(&d.mem, g, &where);

	d.edge = of_rows(&d.mem, &g->edges, &all);
	d.is_timed = all.n > 0;
	from = of_rows(&d.mem, &g->nodes, &own);
	d.node = NEW(&d.mem, uint32_t, (size_t)g->nodes.n + 1);
	for (uint32_t i = 0; i < g->nodes.n; i++) {
		d.node[i] = all.n;
		for (uint32_t j = from[i]; j < from[i + 1]; j++)
			*PUSH(&d.mem, &all) = own.at[j];
		add_edges(&d, &all, &list[where[i]], where[i + 1] - where[i]);
		tidy(&all, d.node[i]);
	}
	d.node[g->nodes.n] = all.n;
	d.at = all.at;
	return d;
}

void
dates_free(struct dates *d)
{
	arena_free(&d->mem);
}

void
dates_put(struct buf *b, day d)
{
	buf_printf(b, "%04u-%02u-%02u", d >> 9, d >> 5 & 15, d & 31);
}
