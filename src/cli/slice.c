/* slice: a graph for each month, and who is central when. */
#include "cli/slice.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/date.h"
#include "base/diag.h"
#include "base/progress.h"
#include "cli/by.h"
#include "cli/listing.h"
#include "cli/source.h"
#include "corpus/corpus.h"
#include "graph/view.h"

struct slice { long first, last; };	/* days */
typedef VEC(struct slice) slices;

/* ---- units of time ------------------------------------------------------ */

enum unit { DAY, WEEK, MONTH, QUARTER, YEAR, UNIT_COUNT };
static const char *const unit_names[] = {
	"day", "week", "month", "quarter", "year"
};

bool
slice_is_unit(const char *name)
{
	return label_find(unit_names, UNIT_COUNT, str_of(name)) >= 0;
}

/* The number of the digits of a date from `at`. */
static long
digits(struct str date, size_t at, size_t n)
{
	long x = 0;

	for (size_t i = at; i < at + n; i++)
		x = 10 * x + date.s[i] - '0';
	return x;
}

/* The slice that the day lies in.  Weeks are those of ISO 8601, from Monday;
 * day 0, 1970-01-01, was a Thursday. */
static struct slice
slice_of(struct arena *mem, enum unit unit, long day)
{
	struct str date = date_of_number(mem, day);
	long year = digits(date, 0, 4), month = digits(date, 5, 2), next;

	if (unit == DAY)
		return (struct slice){ day, day };
	if (unit == WEEK) {
		long monday = day - (((day + 3) % 7) + 7) % 7;

		return (struct slice){ monday, monday + 6 };
	}
	if (unit == QUARTER)
		month = (month - 1) / 3 * 3 + 1;
	if (unit == YEAR)
		month = 1;
	next = month + (unit == MONTH ? 1 : unit == QUARTER ? 3 : 12);
	return (struct slice){ date_number(year, month, 1),
		date_number(next > 12 ? year + 1 : year,
		next > 12 ? next - 12 : next, 1) - 1 };
}

/* 2031-03-04, 2031-W10, 2031-03, 2031-Q1, 2031. */
static struct str
name_of(struct arena *mem, enum unit unit, struct slice s)
{
	struct str date = date_of_number(mem, s.first);
	long thursday = s.first + 3, year;

	switch (unit) {
	case DAY:
		return date;
	case WEEK:
		year = digits(date_of_number(mem, thursday), 0, 4);
		return arena_printf(mem, "%04ld-W%02ld", year,
		    (thursday - date_number(year, 1, 1)) / 7 + 1);
	case MONTH:
		return str_head(date, 7);
	case QUARTER:
		return arena_printf(mem, STR_FMT "-Q%ld",
		    STR_ARG(str_head(date, 4)), digits(date, 5, 2) / 3 + 1);
	default:
		return str_head(date, 4);
	}
}

/* ---- which slices there are --------------------------------------------- */

static int
by_day(const void *x, const void *y)
{
	const struct slice *a = x, *b = y;

	return (a->first > b->first) - (a->first < b->first);
}

/* The slice that the date surely lies in; false: it may be several. */
static bool
add_date(struct arena *mem, slices *out, enum unit unit, struct str date)
{
	long first, last;
	struct slice s;

	if (!date_days(date, &first, &last))
		return false;
	s = slice_of(mem, unit, first);
	if (last > s.last)
		return false;
	*PUSH(mem, out) = s;
	return true;
}

/* Slices with events (of a view that is not of events: with documents) that
 * the filter leaves, in order; how many of those are in none. */
static uint32_t
find_slices(struct arena *mem, const struct knowledge *k,
    const struct view *v, const struct filter *f, enum unit unit, slices *out)
{
	struct selection keep;
	uint32_t without = 0, n = 0;

	filter_select(mem, f, k, v->statuses, &keep);
	for (uint32_t i = 0; i < k->events.n && v->statuses != 0; i++)
		if (keep.events[i])
			without += !add_date(mem, out, unit,
			    filter_date(f, k, &k->events.at[i]));
	for (uint32_t i = 0; i < k->documents.n && v->statuses == 0; i++)
		if (filter_in_time(f, k->documents.at[i].date) == IN_TIME)
			without += !add_date(mem, out, unit,
			    k->documents.at[i].date);
	if (out->n == 0)
		return without;
	qsort(out->at, out->n, sizeof *out->at, by_day);
	for (uint32_t i = 1; i < out->n; i++)
		if (out->at[i].first != out->at[n].first)
			out->at[++n] = out->at[i];
	out->n = n + 1;
	return without + keep.undated;
}

/* ---- the table ---------------------------------------------------------- */

enum { SLICE, ID, LABEL, TYPE, MEASURES };
static const struct listing_column columns[MEASURES] = {
	[SLICE] = { "slice", LISTING_TEXT, 0 },
	[ID] = { "id", LISTING_TEXT, 0 },
	[LABEL] = { "label", LISTING_TEXT, 0 },
	[TYPE] = { "type", LISTING_TEXT, 0 },
};

/* A column for each measure. */
static struct listing
new_table(struct arena *mem, const measure_list *by)
{
	struct listing_column *all = NEW(mem, struct listing_column,
	    MEASURES + by->n + 1);

	memcpy(all, columns, sizeof columns);
	for (uint32_t m = 0; m < by->n; m++) {
		all[MEASURES + m].name = by->at[m]->name;
		all[MEASURES + m].kind = by->at[m]->is_count ? LISTING_COUNT
		    : LISTING_REAL;
	}
	return listing_new(mem, all);
}

/* 0, or 1 with the reason said. */
static int
add_rows(struct listing *t, const measure_list *by, struct str name,
    const struct graph *g, const char *path)
{
	double **value = NEW(t->mem, double *, by->n);

	for (uint32_t m = 0; m < by->n; m++) {
		const char *why = "";

		value[m] = NEW(t->mem, double, g->nodes.n);
		if (measure_compute(by->at[m], g, false, value[m], &why) == 0)
			continue;
		diag(DIAG_GRAPH, path, 0, arena_printf(t->mem, "%s %s",
		    by->at[m]->name, why).s);
		return 1;
	}
	for (uint32_t i = 0; i < g->nodes.n; i++) {
		union listing_cell *c = listing_add(t);

		c[SLICE].text = name;
		c[ID].text = arena_str(t->mem, g->nodes.ids.at[i]);
		c[LABEL].text = arena_str(t->mem, graph_label(g, i));
		c[TYPE].text = graph_text(&g->nodes, i, "type");
		for (uint32_t m = 0; m < by->n; m++)
			c[MEASURES + m].number = value[m][i];
	}
	return 0;
}

/* ---- writing ------------------------------------------------------------ */

/* `DIR/NAME-WHAT` with the ending of the path, or with `ending`. */
static const char *
beside(struct arena *mem, const char *path, struct str what,
    const char *ending)
{
	const char *dot = strrchr(path, '.'), *slash = strrchr(path, '/');

	if (dot == NULL || dot == path || (slash != NULL && dot <= slash + 1))
		dot = path + strlen(path);
	return arena_printf(mem, "%.*s-" STR_FMT "%s", (int)(dot - path),
	    path, STR_ARG(what), ending != NULL ? ending : dot).s;
}

struct slicing {
	struct arena                *mem;
	const struct command        *cmd;
	const struct export_options *o;
	const struct knowledge      *k;
	const struct view           *view;
	struct filter                filter;
	struct part_names            who;
	measure_list                 by;
	struct listing               table;
	slice_writer                *write;
};

static int
write_slice(struct slicing *s, struct slice slice, struct str name)
{
	struct export_options o = *s->o;
	struct filter f = s->filter;
	struct graph g;
	int status;

	f.since = f.has_since && f.since > slice.first ? f.since
	    : slice.first;
	f.until = f.has_until && f.until < slice.last ? f.until : slice.last;
	f.has_since = f.has_until = true;
	view_build(s->view, s->k, &f, &g);
	view_options_part(&o.view, &s->who, &g);
	o.output = beside(s->mem, s->o->output, name, NULL);
	status = s->write(s->cmd, &o, &g);
	if (status == 0)
		status = add_rows(&s->table, &s->by, name, &g, o.output);
	graph_free(&g);
	return status;
}

static int
write_table(struct slicing *s)
{
	const char *why, *path = beside(s->mem, s->o->output,
	    STR("centrality"), ".csv");
	struct buf b = { 0 };
	int status;

	listing_put_csv(&b, &s->table);
	if ((status = file_write(path, buf_str(&b), &why)) != 0)
		diag(DIAG_FILE_WRITE, path, 0, why);
	buf_free(&b);
	return status != 0;
}

static int
write_all(struct slicing *s)
{
	enum unit unit = label_find(unit_names, UNIT_COUNT,
	    str_of(s->o->slice));
	slices list = { 0 };
	uint32_t without = find_slices(s->mem, s->k, s->view, &s->filter, unit,
	    &list);
	int status = 0;

	if (without > 0)
		fprintf(stderr, "whowhom %s: %u %s%s in no slice: no date, "
		    "or none so exact\n", s->cmd->name,
		    (unsigned)without, s->view->statuses != 0 ? "event"
		    : "document", without == 1 ? "" : "s");
	for (uint32_t i = 0; i < list.n && status == 0; i++) {
		progress_whole("slices", i, list.n);
		status = write_slice(s, list.at[i],
		    name_of(s->mem, unit, list.at[i]));
	}
	progress_whole(NULL, 0, 0);
	return status == 0 ? write_table(s) : status;
}

int
slice_export(const struct command *cmd, const struct export_options *o,
    struct source *source, slice_writer *write)
{
	struct arena mem = { 0 };
	struct slicing s = { .mem = &mem, .cmd = cmd, .o = o,
		.k = &source->knowledge, .write = write };
	struct graph whole = { 0 };
	int status;

	if (!source->is_knowledge)
		return opt_wrong(cmd, "%s: --slice needs knowledge JSON",
		    source->path);
	if ((status = event_options_fit(cmd, &o->view.events,
	    &source->knowledge)) != 0)
		return status;
	s.view = view_find(o->view.view != NULL ? o->view.view : "events");
	if ((status = by_read(cmd, &mem, o->by != NULL ? o->by : BY_USUAL,
	    &s.by)) != 0)
		return status;
	s.table = new_table(&mem, &s.by);
	knowledge_keep(&source->knowledge,
	    event_options_confidence(&o->view.events));
	view_options_filter(&mem, &o->view, &s.filter);
	view_build(s.view, s.k, &s.filter, &whole);
	status = view_options_names(cmd, &o->view, &whole, &s.who);
	if (status == 0)
		status = write_all(&s);
	graph_free(&whole);
	arena_free(&mem);
	return status;
}
