/* chosen: the graph that the options of a command ask for. */
#include "cli/chosen.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/progress.h"
#include "cli/name.h"
#include "cli/source.h"
#include "corpus/corpus.h"
#include "graph/part.h"
#include "graph/states.h"
#include "graph/view.h"

#define EVENT(letter, name, member, value, help) \
	{ letter, name, OPT_TEXT, offsetof(struct event_options, member), \
	  value, help, NULL }
#define VIEW(letter, name, member, value, help) \
	{ letter, name, OPT_TEXT, offsetof(struct view_options, member), \
	  value, help, NULL }

const struct opt event_opts[] = {
	EVENT(0, "type", type, "LIST",
	    "only person,organization,country,place"),
	EVENT(0, "country", country, "LIST",
	    "only who acts for these states: codes or names"),
	EVENT(0, "event", event, "LIST",
	    "only these events: PLOVER's types or modes"),
	EVENT('s', "status", status, "LIST",
	    "events that are actual,planned,possible,negated or all"),
	EVENT(0, "sign", sign, "LIST", "only positive,neutral,negative events"),
	EVENT(0, "since", since, "DATE",
	    "only events surely not before: YYYY[-MM[-DD]]"),
	EVENT(0, "until", until, "DATE", "only events surely not after"),
	EVENT(0, "undated", undated, "drop|report",
	    "no date: out of all times, or when first reported"),
	EVENT(0, "attributed", attributed, "no|only",
	    "without (only) what rests on somebody's word"),
	EVENT(0, "min-confidence", min_confidence, "X",
	    "only events at least so sure, 0 to 1 (build: 0.25)"),
	OPT_END
};

const struct opt view_opts[] = {
	VIEW('v', "view", view, "VIEW",
	    "events, actors (who to whom), countries, cooccurrence"),
	VIEW(0, "edges", edges, "LEVEL",
	    "aggregate, or multi: one for each piece of evidence"),
	{ 0, NULL, OPT_GROUP, offsetof(struct view_options, events), NULL, "",
	  event_opts },
	VIEW(0, "min-weight", min_weight, "X", "only edges at least so heavy"),
	VIEW(0, "ego", ego, "NAME", "only who is around NAME"),
	VIEW(0, "depth", depth, "N", "within N steps of --ego (1)"),
	VIEW(0, "component", component, "NAME",
	    "only the connected part with NAME, or the largest"),
	VIEW(0, "core", core, "K",
	    "only nodes with K neighbours or more among themselves"),
	OPT_END
};

/* ---- are they sound? ---------------------------------------------------- */

/* The number that the text is, at least `least`; NaN if it is none. */
static double
number(const char *text, double least)
{
	char *end;
	double x = strtod(text, &end);

	return end != text && *end == '\0' && isfinite(x) && x >= least ? x
	    : (double)NAN;
}

/* A whole number; -1 if it is none. */
static long
count(const char *text)
{
	char *end;
	long n = strtol(text, &end, 10);

	return end != text && *end == '\0' && n >= 0 && n < UINT32_MAX ? n
	    : -1;
}

static int
check_dates(const struct command *c, const struct event_options *o)
{
	long since, until, day;

	if (o->since != NULL && !date_days(str_of(o->since), &since, &day))
		return opt_wrong(c, "--since %s: YYYY, YYYY-MM or YYYY-MM-DD",
		    o->since);
	if (o->until != NULL && !date_days(str_of(o->until), &day, &until))
		return opt_wrong(c, "--until %s: YYYY, YYYY-MM or YYYY-MM-DD",
		    o->until);
	if (o->since != NULL && o->until != NULL && since > until)
		return opt_wrong(c, "--since %s is after --until %s",
		    o->since, o->until);
	return 0;
}

int
event_options_check(const struct command *c, const struct event_options *o)
{
	struct arena mem = { 0 };
	struct filter f = { 0 };
	struct str bad;
	unsigned set;

	if (o->status != NULL && filter_statuses(str_of(o->status), &set) != 0)
		return opt_wrong(c, "no status %s; there are actual, planned, "
		    "possible, negated, all", o->status);
	if (o->sign != NULL && filter_signs(str_of(o->sign), &set) != 0)
		return opt_wrong(c, "no sign %s; there are positive, neutral, "
		    "negative", o->sign);
	if (o->event != NULL &&
	    filter_events(&mem, &f, str_of(o->event), &bad) != 0) {
		opt_wrong(c, "no event " STR_FMT "; there are PLOVER's types "
		    "and modes: ASSAULT, visit, COERCE/arrest", STR_ARG(bad));
		arena_free(&mem);
		return 2;
	}
	arena_free(&mem);
	if (o->attributed != NULL && strcmp(o->attributed, "no") != 0 &&
	    strcmp(o->attributed, "only") != 0)
		return opt_wrong(c, "--attributed %s: no or only",
		    o->attributed);
	if (o->undated != NULL && strcmp(o->undated, "drop") != 0 &&
	    strcmp(o->undated, "report") != 0)
		return opt_wrong(c, "--undated %s: drop or report",
		    o->undated);
	if (o->min_confidence != NULL &&
	    !(number(o->min_confidence, 0) <= 1))
		return opt_wrong(c, "--min-confidence %s: 0 to 1",
		    o->min_confidence);
	return check_dates(c, o);
}

static int
no_view(const struct command *c, const char *name)
{
	struct buf b = { 0 };
	int status;

	for (const struct view *v = views; v->name != NULL; v++)
		buf_printf(&b, "%s%s", v == views ? "" : ", ", v->name);
	status = opt_wrong(c, "no view %s; there are " STR_FMT, name,
	    STR_ARG(buf_str(&b)));
	buf_free(&b);
	return status;
}

int
view_options_check(const struct command *c, const struct view_options *o)
{
	const struct event_options *e = &o->events;
	const struct view *v = o->view != NULL ? view_find(o->view) : NULL;

	if (o->view != NULL && v == NULL)
		return no_view(c, o->view);
	if (v != NULL && v->statuses == 0 && (e->event != NULL ||
	    e->status != NULL || e->sign != NULL || e->attributed != NULL))
		return opt_wrong(c, "--view %s is not of events: no --event, "
		    "--status, --sign, --attributed", v->name);
	if (o->edges != NULL && strcmp(o->edges, "aggregate") != 0 &&
	    strcmp(o->edges, "multi") != 0)
		return opt_wrong(c, "--edges %s: aggregate or multi",
		    o->edges);
	if (o->min_weight != NULL && isnan(number(o->min_weight, 0)))
		return opt_wrong(c, "--min-weight %s: 0 or more",
		    o->min_weight);
	if (o->depth != NULL && o->ego == NULL)
		return opt_wrong(c, "--depth goes with --ego");
	if (o->depth != NULL && count(o->depth) < 0)
		return opt_wrong(c, "--depth %s: a whole number", o->depth);
	if (o->core != NULL && count(o->core) < 0)
		return opt_wrong(c, "--core %s: a whole number", o->core);
	return event_options_check(c, e);
}

/* ---- of knowledge ------------------------------------------------------- */

void
event_options_filter(struct arena *mem, const struct event_options *o,
    struct filter *f)
{
	struct str rest = str_of(o->country), bad;
	long day;

	*f = (struct filter){ 0 };
	if (o->status != NULL)
		filter_statuses(str_of(o->status), &f->statuses);
	if (o->sign != NULL)
		filter_signs(str_of(o->sign), &f->signs);
	if (o->type != NULL)
		filter_types(str_of(o->type), &f->types);
	if (o->event != NULL)
		filter_events(mem, f, str_of(o->event), &bad);
	if (o->since != NULL)
		f->has_since = date_days(str_of(o->since), &f->since, &day);
	if (o->until != NULL)
		f->has_until = date_days(str_of(o->until), &day, &f->until);
	f->is_reported = o->undated != NULL &&
	    strcmp(o->undated, "report") == 0;
	if (o->attributed != NULL)
		f->attributed = strcmp(o->attributed, "no") == 0
		    ? ATTRIBUTED_NO : ATTRIBUTED_ONLY;
	while (rest.n > 0)
		*PUSH(mem, &f->countries) = str_trim(str_cut(&rest, ','));
}

double
event_options_confidence(const struct event_options *o)
{
	return o->min_confidence != NULL ? number(o->min_confidence, 0) : 0;
}

int
event_options_fit(const struct command *c, const struct event_options *o,
    const struct knowledge *k)
{
	struct str rest = str_of(o->country);
	unsigned types;

	if (o->type != NULL && filter_types(str_of(o->type), &types) != 0)
		return opt_wrong(c, "no type %s; there are person, "
		    "organization, country, place", o->type);
	while (rest.n > 0) {
		struct str name = str_trim(str_cut(&rest, ','));

		if (!states_has(k, name))
			return opt_wrong(c, "no state is called " STR_FMT,
			    STR_ARG(name));
	}
	return 0;
}

void
event_options_note(const struct command *c, uint32_t undated)
{
	if (undated > 0)
		fprintf(stderr, "whowhom %s: %u %s left out: no date, or "
		    "none so exact\n", c->name, (unsigned)undated,
		    undated > 1 ? "events" : "event");
}

void
view_options_filter(struct arena *mem, const struct view_options *o,
    struct filter *out)
{
	event_options_filter(mem, &o->events, out);
	out->is_multi = o->edges != NULL && strcmp(o->edges, "multi") == 0;
}

static int
see_knowledge(const struct command *c, const struct view_options *o,
    const struct view *v, struct source *s)
{
	struct arena mem = { 0 };
	struct filter f;
	struct selection keep;
	int status;

	if ((status = event_options_fit(c, &o->events, &s->knowledge)) != 0)
		return status;
	view_options_filter(&mem, o, &f);
	knowledge_keep(&s->knowledge, event_options_confidence(&o->events));
	filter_select(&mem, &f, &s->knowledge, v->statuses, &keep);
	event_options_note(c, keep.undated);
	progress_begin("making the graph");
	view_build(v, &s->knowledge, &f, &s->graph);
	progress_end();
	arena_free(&mem);
	return 0;
}

/* ---- of a graph --------------------------------------------------------- */

static int
see_labelled(const struct command *c, const char *column, const char *names,
    struct source *s)
{
	struct str bad;

	if (names == NULL ||
	    part_labelled(&s->graph, column, str_of(names), &bad) == 0)
		return 0;
	if (bad.n > 0)
		return opt_wrong(c, "%s: no node has the %s " STR_FMT, s->path,
		    column, STR_ARG(bad));
	return opt_wrong(c, "%s: its nodes have no %s", s->path, column);
}

static int
see_graph(const struct command *c, const struct view_options *o,
    struct source *s)
{
	const struct event_options *e = &o->events;
	const struct { const char *name, *value; } only[] = {
		{ "view", o->view }, { "edges", o->edges },
		{ "event", e->event }, { "status", e->status },
		{ "sign", e->sign }, { "since", e->since },
		{ "until", e->until }, { "undated", e->undated },
		{ "attributed", e->attributed },
		{ "min-confidence", e->min_confidence }
	};
	int status;

	for (size_t i = 0; i < sizeof only / sizeof *only; i++)
		if (only[i].value != NULL)
			return opt_wrong(c, "%s: --%s needs knowledge JSON",
			    s->path, only[i].name);
	if ((status = see_labelled(c, "type", e->type, s)) != 0)
		return status;
	return see_labelled(c, "country", e->country, s);
}

/* The id of the node called so; empty for none asked for. */
static int
find_node(const struct command *c, const struct graph *g, const char *name,
    struct str *id_out)
{
	uint32_t node;
	int status;

	*id_out = STR("");
	if (name == NULL)
		return 0;
	if ((status = name_find_node(c, g, name, &node)) == 0)
		*id_out = g->nodes.ids.at[node];
	return status;
}

int
view_options_names(const struct command *c, const struct view_options *o,
    const struct graph *g, struct part_names *out)
{
	bool is_largest = o->component != NULL &&
	    strcmp(o->component, "largest") == 0;
	int status = find_node(c, g, o->ego, &out->ego);

	return status != 0 ? status : find_node(c, g, is_largest ? NULL
	    : o->component, &out->component);
}

/* Where the node with the id is now, or NONE, and then nothing stays. */
static uint32_t
find_id(struct graph *g, struct str id)
{
	for (uint32_t i = 0; i < g->nodes.n; i++)
		if (str_eq(g->nodes.ids.at[i], id))
			return i;
	graph_drop(g);
	return NONE;
}

void
view_options_part(const struct view_options *o, const struct part_names *who,
    struct graph *g)
{
	uint32_t depth = o->depth != NULL ? (uint32_t)count(o->depth) : 1;

	if (o->min_weight != NULL)
		part_heavy(g, number(o->min_weight, 0));
	if (who->ego.n > 0)
		part_ego(g, find_id(g, who->ego), depth);
	if (o->component != NULL)
		part_component(g, who->component.n > 0
		    ? find_id(g, who->component) : NONE);
	if (o->core != NULL)
		part_core(g, (uint32_t)count(o->core));
}

int
view_options_see(const struct command *c, const struct view_options *o,
    const char *view, struct source *s)
{
	struct part_names who;
	int status = s->is_knowledge ? see_knowledge(c, o,
	    view_find(o->view != NULL ? o->view : view), s)
	    : see_graph(c, o, s);

	if (status == 0 && (status = view_options_names(c, o, &s->graph,
	    &who)) == 0)
		view_options_part(o, &who, &s->graph);
	return status;
}
