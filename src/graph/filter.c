/* filter: which events and entities of knowledge a view shows. */
#include "graph/filter.h"

#include <strings.h>

#include "base/date.h"
#include "base/utf8.h"
#include "graph/states.h"

/* ---- what the names stand for ------------------------------------------- */

static const char *const sign_names[] = { "negative", "neutral", "positive" };

/* The set that names of a list make, a bit each.  0, or -1. */
static int
find_set(const char *const *names, int n, struct str rest, unsigned *out)
{
	*out = 0;
	while (rest.n > 0) {
		int i = label_find(names, n, str_trim(str_cut(&rest, ',')));

		if (i < 0)
			return -1;
		*out |= 1u << i;
	}
	return *out != 0 ? 0 : -1;
}

int
filter_statuses(struct str names, unsigned *out)
{
	if (str_is(names, "all")) {
		*out = ALL_STATUSES;
		return 0;
	}
	return find_set(status_names, STATUS_COUNT, names, out);
}

int
filter_signs(struct str names, unsigned *out)
{
	return find_set(sign_names, 3, names, out);
}

int
filter_types(struct str names, unsigned *out)
{
	return find_set(entity_type_names, ENTITY_TYPE_COUNT, names, out);
}

static bool
is_called(struct str s, const char *name)
{
	return s.n == strlen(name) && strncasecmp(s.s, name, s.n) == 0;
}

/* A type, a mode of any type, or TYPE/mode. */
static bool
add_kind(struct arena *mem, struct filter *f, struct str name)
{
	struct str mode = name, type = str_cut(&mode, '/');
	bool is_pair = type.n < name.n, is_any = false;

	for (int t = NO_EVENT + 1; t < EVENT_TYPE_COUNT && !is_pair; t++)
		if (is_called(name, event_type_names[t])) {
			f->event_types |= 1u << t;
			is_any = true;
		}
	for (uint32_t i = 0; event_modes[i].name != NULL; i++)
		if (is_called(is_pair ? mode : name, event_modes[i].name) &&
		    (!is_pair || is_called(type,
		    event_type_names[event_modes[i].type]))) {
			*PUSH(mem, &f->modes) = i;
			is_any = true;
		}
	return is_any;
}

int
filter_events(struct arena *mem, struct filter *f, struct str rest,
    struct str *bad_out)
{
	do {
		*bad_out = str_trim(str_cut(&rest, ','));
		if (!add_kind(mem, f, *bad_out))
			return -1;
	} while (rest.n > 0);
	return 0;
}

/* ---- what stays --------------------------------------------------------- */

static bool
has_kind(const struct filter *f, const struct k_event *e)
{
	if (f->event_types == 0 && f->modes.n == 0)
		return true;
	if (f->event_types >> e->type & 1)
		return true;
	for (uint32_t i = 0; i < f->modes.n; i++)
		if (f->modes.at[i] == e->mode)
			return true;
	return false;
}

static bool
has_sign(const struct filter *f, const struct k_event *e)
{
	int sign = (e->intensity > 0) - (e->intensity < 0);

	return f->signs == 0 || (f->signs >> (sign + 1) & 1);
}

static bool
is_attributed_so(const struct filter *f, const struct k_event *e)
{
	return f->attributed == ATTRIBUTED_ANY ||
	    (f->attributed == ATTRIBUTED_ONLY) == (e->attribution != NONE);
}

enum in_time
filter_in_time(const struct filter *f, struct str date)
{
	long first, last;
	bool after, before;

	if (!f->has_since && !f->has_until)
		return IN_TIME;
	if (!date_days(date, &first, &last))
		return TIME_UNKNOWN;
	after = f->has_since && last < f->since;
	before = f->has_until && first > f->until;
	if (after || before)
		return OUT_OF_TIME;
	return (f->has_since && first < f->since) ||
	    (f->has_until && last > f->until) ? TIME_UNKNOWN : IN_TIME;
}

struct str
filter_reported(const struct knowledge *k, const struct k_event *e)
{
	struct str first = STR("");

	for (uint32_t i = 0; i < e->evidence.n; i++) {
		struct str date =
		    k->documents.at[e->evidence.at[i].document].date;

		if (date.n > 0 && (first.n == 0 || str_cmp(date, first) < 0))
			first = date;
	}
	return first;
}

struct str
filter_date(const struct filter *f, const struct knowledge *k,
    const struct k_event *e)
{
	return e->date.n > 0 || !f->is_reported ? e->date
	    : filter_reported(k, e);
}

static bool
any_stays(const bool *stays, const ids *list)
{
	for (uint32_t i = 0; i < list->n; i++)
		if (stays[list->at[i]])
			return true;
	return false;
}

/* Of the types and countries asked for? */
static void
select_entities(struct arena *mem, const struct filter *f,
    const struct knowledge *k, bool *out)
{
	struct states states = { 0 };

	if (f->countries.n > 0)
		states_find(mem, k, &states);
	for (uint32_t i = 0; i < k->entities.n; i++) {
		out[i] = f->types == 0 ||
		    (f->types >> k->entities.at[i].type & 1);
		if (f->countries.n > 0)
			out[i] = out[i] && states_is_one_of(mem, k, &states,
			    i, &f->countries);
	}
}

static void
select_events(const struct filter *f, const struct knowledge *k,
    unsigned statuses, struct selection *out)
{
	bool is_narrow = f->types != 0 || f->countries.n > 0;

	for (uint32_t i = 0; i < k->events.n; i++) {
		const struct k_event *e = &k->events.at[i];
		enum in_time when = filter_in_time(f,
		    filter_date(f, k, e));

		if (!(statuses >> e->status & 1) || !has_kind(f, e) ||
		    !has_sign(f, e) || !is_attributed_so(f, e) ||
		    (is_narrow && !any_stays(out->entities, &e->source) &&
		    !any_stays(out->entities, &e->target)))
			continue;
		out->events[i] = when == IN_TIME;
		out->undated += when == TIME_UNKNOWN;
	}
}

static void
mark(bool *takes_part, const ids *list)
{
	for (uint32_t i = 0; i < list->n; i++)
		takes_part[list->at[i]] = true;
}

/* Leave out entities that take part in no event that stays. */
static void
drop_idle(struct arena *mem, const struct knowledge *k, struct selection *s)
{
	bool *takes_part = NEW(mem, bool, k->entities.n);

	for (uint32_t i = 0; i < k->events.n; i++) {
		const struct k_event *e = &k->events.at[i];

		if (!s->events[i])
			continue;
		mark(takes_part, &e->source);
		mark(takes_part, &e->target);
		if (e->place != NONE)
			takes_part[e->place] = true;
		if (e->attribution != NONE)
			takes_part[e->attribution] = true;
	}
	for (uint32_t i = 0; i < k->entities.n; i++)
		s->entities[i] = s->entities[i] && takes_part[i];
}

void
filter_select(struct arena *mem, const struct filter *f,
    const struct knowledge *k, unsigned statuses, struct selection *out)
{
	*out = (struct selection){
		.events = NEW(mem, bool, k->events.n),
		.entities = NEW(mem, bool, k->entities.n),
	};
	select_entities(mem, f, k, out->entities);
	if (statuses == 0)
		return;
	select_events(f, k, f->statuses != 0 ? f->statuses : statuses, out);
	if (f->signs != 0 || f->event_types != 0 || f->modes.n > 0 ||
	    f->has_since || f->has_until || f->attributed != ATTRIBUTED_ANY)
		drop_idle(mem, k, out);
}
