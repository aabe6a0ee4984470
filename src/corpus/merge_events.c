/* merge_events: relations, and one event for one occasion. */
#include <stdlib.h>

#include "base/date.h"
#include "corpus/merge.h"

static int
by_number(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

/* Places of one part that tell one thing, all in one document. */
struct run {
	size_t                   part;
	const struct k_evidence *const *at;
	uint32_t                 n;
};

/* Who the part's entity is in the whole, in the first of the places that show
 * it in the role; of several who are meant by it there the first. */
static struct placed
whom(const struct merging *m, const struct run *r, enum role role,
    uint32_t entity)
{
	uint32_t nth = 0;

	for (uint32_t i = 0; i < r->n; i++)
		for (uint32_t k = 0; k < r->at[i]->roles.n; k++) {
			const struct k_role *x = &r->at[i]->roles.at[k];

			if (x->role == role && x->entity == entity) {
				nth = x->called;
				i = r->n - 1;
				break;
			}
		}
	return merge_place(m, r->part, entity, r->at[0]->document, nth);
}

static uint32_t
whom_one(const struct merging *m, const struct run *r, enum role role,
    uint32_t entity)
{
	return entity != NONE ? whom(m, r, role, entity).entity : NONE;
}

/* All who are meant in the first place that shows it, or the first name. */
static void
add_all(struct merging *m, const struct run *r, enum role role,
    uint32_t entity, ids *out)
{
	uint32_t before = out->n;

	for (uint32_t i = 0; i < r->n && out->n == before; i++)
		for (uint32_t k = 0; k < r->at[i]->roles.n; k++) {
			const struct k_role *x = &r->at[i]->roles.at[k];

			if (x->role == role && x->entity == entity)
				*PUSH(&m->temp, out) = merge_place(m, r->part,
				    entity, r->at[0]->document, x->called)
				    .entity;
		}
	if (out->n == before)
		*PUSH(&m->temp, out) = merge_place(m, r->part, entity,
		    r->at[0]->document, 0).entity;
}

/* Indexes of a part's entities as indexes of the whole, sorted, once each. */
static ids
mapped(struct merging *m, const struct run *r, enum role role,
    const ids *list)
{
	ids all = { 0 }, out = { 0 };

	for (uint32_t i = 0; i < list->n; i++)
		add_all(m, r, role, list->at[i], &all);
	if (all.n > 1)
		qsort(all.at, all.n, sizeof *all.at, by_number);
	out.at = NEW(&m->out->mem, uint32_t, all.n);
	for (uint32_t i = 0; i < all.n; i++)
		if (all.at[i] != NONE &&
		    (out.n == 0 || all.at[i] != out.at[out.n - 1]))
			out.at[out.n++] = all.at[i];
	out.cap = all.n;
	return out;
}

static struct k_evidence
mapped_evidence(struct merging *m, const struct run *r, uint32_t at)
{
	const struct k_evidence *v = r->at[at];
	struct k_evidence out = *v;

	out.document = m->document[r->part][v->document];
	out.alone = NULL;
	out.roles.n = 0;
	out.roles.cap = v->roles.n;
	out.roles.at = NEW(&m->out->mem, struct k_role, v->roles.n);
	for (uint32_t i = 0; i < v->roles.n; i++) {
		struct k_role x = v->roles.at[i];
		struct placed to = merge_place(m, r->part, x.entity,
		    v->document, x.called);

		x.entity = to.entity;
		x.called = to.nth;
		if (to.entity != NONE)
			out.roles.at[out.roles.n++] = x;
	}
	if (v->told != NULL) {
		out.told = NEW(&m->out->mem, struct k_told, 1);
		*out.told = *v->told;
		out.told->source = mapped(m, r, ROLE_SOURCE, &v->told->source);
		out.told->target = mapped(m, r, ROLE_TARGET, &v->told->target);
		out.told->place = whom_one(m, r, ROLE_PLACE, v->told->place);
		out.told->attribution = whom_one(m, r, ROLE_ATTRIBUTION,
		    v->told->attribution);
	}
	return out;
}

/* ---- relations ---- */

/* As one place tells it, its evidence. */
typedef VEC(struct k_relation) relations;

static int
text_order(struct str a, struct str b, int before)
{
	return before != 0 ? before : str_cmp(a, b);
}

static int
relation_order(const void *a, const void *b)
{
	const struct k_relation *x = a, *y = b;
	int c;

	if (x->type != y->type)
		return x->type < y->type ? -1 : 1;
	if (x->source != y->source)
		return x->source < y->source ? -1 : 1;
	if (x->target != y->target)
		return x->target < y->target ? -1 : 1;
	c = merge_by_place(x->evidence.at, y->evidence.at);
	c = text_order(x->label, y->label, c);
	c = text_order(x->since, y->since, c);
	return text_order(x->until, y->until, c);
}

/* The relation as the place alone tells it. */
static void
restore_relation(struct k_relation *r, const struct k_alone *a)
{
	if (a == NULL)
		return;
	if (a->has_label)
		r->label = a->label;
	if (a->has_since)
		r->since = a->since;
	if (a->has_until)
		r->until = a->until;
	if (a->has_former)
		r->is_former = a->former;
	if (a->has_confidence)
		r->confidence = a->confidence;
}

/* A document may have two names for who is one: only then it is said which is
 * meant. */
static void
say_names(struct merging *m, struct k_evidence *v, struct placed source,
    struct placed target)
{
	memset(&v->roles, 0, sizeof v->roles);
	if (source.nth > 0)
		*PUSH(&m->out->mem, &v->roles) = (struct k_role){ ROLE_SOURCE,
			source.entity, v->begin, v->end, source.nth };
	if (target.nth > 0)
		*PUSH(&m->out->mem, &v->roles) = (struct k_role){ ROLE_TARGET,
			target.entity, v->begin, v->end, target.nth };
}

/* One place that tells a relation. */
static void
collect_relation(struct merging *m, size_t part, const struct k_relation *from,
    relations *all)
{
	for (uint32_t v = 0; v < from->evidence.n; v++) {
		const struct k_evidence *e = &from->evidence.at[v];
		const struct run at = { part, &e, 1 };
		struct k_relation r = *from;
		struct placed source, target;

		if (merge_is_over(m, part, e->document))
			continue;
		source = whom(m, &at, ROLE_SOURCE, r.source);
		target = whom(m, &at, ROLE_TARGET, r.target);
		if (source.entity == NONE || target.entity == NONE)
			continue;
		r.source = source.entity;
		r.target = target.entity;
		restore_relation(&r, e->alone);
		memset(&r.evidence, 0, sizeof r.evidence);
		*PUSH(&m->temp, &r.evidence) = mapped_evidence(m, &at, 0);
		say_names(m, &r.evidence.at[0], source, target);
		*PUSH(&m->temp, all) = r;
	}
}

/* What the place tells otherwise than the whole. */
static void
keep_alone(struct arena *mem, const struct k_relation *whole,
    const struct k_relation *part, struct k_evidence *v)
{
	struct k_alone a = {
		.has_label = !str_eq(whole->label, part->label),
		.has_since = !str_eq(whole->since, part->since),
		.has_until = !str_eq(whole->until, part->until),
		.has_former = whole->is_former != part->is_former,
		.has_confidence = whole->confidence != part->confidence,
		.label = part->label, .since = part->since,
		.until = part->until, .former = part->is_former,
		.confidence = part->confidence,
	};

	if (!a.has_label && !a.has_since && !a.has_until && !a.has_former &&
	    !a.has_confidence)
		return;
	v->alone = NEW(mem, struct k_alone, 1);
	*v->alone = a;
}

/* The relation that the places from `at` on, `n` of them, tell. */
static struct k_relation
whole_relation(struct merging *m, const struct k_relation *at, uint32_t n)
{
	struct k_relation r = at[0];

	for (uint32_t i = 1; i < n; i++) {
		if (at[i].confidence > r.confidence)
			r.confidence = at[i].confidence;
		r.is_former &= at[i].is_former;
		if (r.since.n == 0)
			r.since = at[i].since;
		if (r.until.n == 0)
			r.until = at[i].until;
	}
	r.evidence.n = r.evidence.cap = n;
	r.evidence.at = NEW(&m->out->mem, struct k_evidence, n);
	for (uint32_t i = 0; i < n; i++) {
		r.evidence.at[i] = at[i].evidence.at[0];
		keep_alone(&m->out->mem, &r, &at[i], &r.evidence.at[i]);
	}
	return r;
}

/* What somebody is to himself is no relation, but may be one where more
 * documents tell the two apart. */
static void
add_relation(struct knowledge *k, struct k_relation *r)
{
	if (r->source == r->target) {
		r->id = arena_printf(&k->mem, "s%u",
		    k->dropped_relations.n + 1);
		*PUSH(&k->mem, &k->dropped_relations) = *r;
	} else {
		r->id = arena_printf(&k->mem, "r%u", k->relations.n + 1);
		*PUSH(&k->mem, &k->relations) = *r;
	}
}

void
merge_relations(struct merging *m)
{
	relations all = { 0 };
	uint32_t end;

	for (size_t p = 0; p < m->nparts; p++) {
		const struct knowledge *k = m->parts[p];

		for (uint32_t i = 0; i < k->relations.n; i++)
			collect_relation(m, p, &k->relations.at[i], &all);
		for (uint32_t i = 0; i < k->dropped_relations.n; i++)
			collect_relation(m, p, &k->dropped_relations.at[i],
			    &all);
	}
	if (all.n > 1)
		qsort(all.at, all.n, sizeof *all.at, relation_order);
	for (uint32_t beg = 0; beg < all.n; beg = end) {
		const struct k_relation *x = &all.at[beg];
		struct k_relation r;

		for (end = beg + 1; end < all.n && all.at[end].type ==
		    x->type && all.at[end].source == x->source &&
		    all.at[end].target == x->target; end++)
			;
		r = whole_relation(m, x, end - beg);
		add_relation(m->out, &r);
	}
}

/* ---- events ---- */

/* An event of one part, and when it may have been: days, ends included. */
struct telling {
	struct k_event e;
	long           first, last;
	bool           is_dated;	/* by the text itself                 */
	uint32_t       original;	/* its document, or what that is a
					 * copy of                            */
};
typedef VEC(struct telling) tellings;

#define LONG_AGO  (-100000L)
#define FAR_AHEAD 1000000L

/* An undated event is of the days around its article. */
#define DAYS_BEFORE 14
#define DAYS_AFTER  7

static void
set_days(struct telling *t, struct str document_date)
{
	t->first = LONG_AGO;
	t->last = FAR_AHEAD;
	t->is_dated = t->e.date.n > 0 &&
	    date_days(t->e.date, &t->first, &t->last);
	if (!t->is_dated && document_date.n > 0 &&
	    date_days(document_date, &t->first, &t->last)) {
		t->first -= DAYS_BEFORE;
		t->last += DAYS_AFTER;
	}
}

static int
list_order(const ids *a, const ids *b)
{
	for (uint32_t i = 0; i < a->n && i < b->n; i++)
		if (a->at[i] != b->at[i])
			return a->at[i] < b->at[i] ? -1 : 1;
	return (a->n > b->n) - (a->n < b->n);
}

static int
same_deed(const struct k_event *a, const struct k_event *b)
{
	int c;

	if (a->type != b->type)
		return a->type < b->type ? -1 : 1;
	if ((c = list_order(&a->source, &b->source)) != 0)
		return c;
	return list_order(&a->target, &b->target);
}

static bool
is_copy(const struct telling *t)
{
	return t->e.evidence.at[0].document != t->original;
}

/* The same deed together; of these, originals and the most exactly dated
 * first. */
static int
telling_order(const void *a, const void *b)
{
	const struct telling *x = a, *y = b;
	const struct k_evidence *v = &x->e.evidence.at[0];
	const struct k_evidence *w = &y->e.evidence.at[0];
	int c = same_deed(&x->e, &y->e);

	if (c != 0)
		return c;
	if (is_copy(x) != is_copy(y))
		return is_copy(x) ? 1 : -1;
	if (x->is_dated != y->is_dated)
		return x->is_dated ? -1 : 1;
	if (x->last - x->first != y->last - y->first)
		return x->last - x->first < y->last - y->first ? -1 : 1;
	if (x->first != y->first)
		return x->first < y->first ? -1 : 1;
	c = merge_by_place(v, w);
	c = text_order(x->e.date, y->e.date, c);
	c = text_order(x->e.label, y->e.label, c);
	if (c != 0 || x->e.status != y->e.status)
		return c != 0 ? c : x->e.status < y->e.status ? -1 : 1;
	return (x->e.place > y->e.place) - (x->e.place < y->e.place);
}

/* What this document tells otherwise than the event it became part of. */
static void
keep_differences(struct arena *mem, const struct k_event *whole,
    const struct k_event *part, struct k_evidence *v)
{
	struct k_told t = { .place = NONE, .attribution = NONE };

	if (v->told != NULL)
		t = *v->told;
	if (!str_eq(whole->date, part->date)) {
		t.has_date = true;
		t.date = part->date;
	}
	if (whole->place != part->place) {
		t.has_place = true;
		t.place = part->place;
	}
	if (whole->status != part->status) {
		t.has_status = true;
		t.status = part->status;
	}
	if (whole->attribution != part->attribution) {
		t.has_attribution = true;
		t.attribution = part->attribution;
	}
	if (t.has_date || t.has_place || t.has_status || t.has_attribution) {
		v->told = NEW(mem, struct k_told, 1);
		*v->told = t;
	}
	if (!str_eq(whole->label, part->label) || whole->mode != part->mode ||
	    whole->confidence != part->confidence) {
		v->alone = NEW(mem, struct k_alone, 1);
		*v->alone = (struct k_alone){
			.has_label = !str_eq(whole->label, part->label),
			.has_mode = whole->mode != part->mode,
			.has_confidence = whole->confidence !=
			    part->confidence,
			.label = part->label, .confidence = part->confidence,
			.mode = str_of(part->mode != NONE
			    ? event_modes[part->mode].name : NULL),
		};
	}
}

/* The evidence of all tellings; of each the first says what is its own. */
static void
gather_evidence(struct merging *m, tellings *all, const ids *group,
    struct k_event *e)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < group->n; i++)
		n += all->at[group->at[i]].e.evidence.n;
	e->evidence.at = NEW(&m->out->mem, struct k_evidence, n);
	e->evidence.n = 0;
	e->evidence.cap = n;
	for (uint32_t i = 0; i < group->n; i++) {
		struct k_event *x = &all->at[group->at[i]].e;
		uint32_t *before = &m->tellings[x->evidence.at[0].document];

		keep_differences(&m->out->mem, e, x, &x->evidence.at[0]);
		for (uint32_t v = 0; v < x->evidence.n; v++) {
			x->evidence.at[v].telling = *before;
			e->evidence.at[e->evidence.n++] = x->evidence.at[v];
		}
		++*before;
	}
	for (uint32_t v = 0; v < n; v++)
		m->tellings[e->evidence.at[v].document] = 0;
	qsort(e->evidence.at, n, sizeof *e->evidence.at, merge_by_place);
}

/* The event as all its tellings give it: the most exact date, the first
 * place, the surest status. */
static struct k_event
whole_of(struct merging *m, tellings *all, const ids *group)
{
	struct k_event e = all->at[group->at[0]].e;

	for (uint32_t i = 1; i < group->n; i++) {
		const struct k_event *x = &all->at[group->at[i]].e;

		if (x->date.n > e.date.n)
			e.date = x->date;
		if (e.place == NONE)
			e.place = x->place;
		if (x->status < e.status || (x->status == e.status &&
		    x->attribution == NONE)) {
			e.status = x->status;
			e.attribution = x->attribution;
		}
		if (x->confidence > e.confidence)
			e.confidence = x->confidence;
		if (e.mode == NONE && x->mode != NONE) {
			e.mode = x->mode;
			e.intensity = x->intensity;
		}
	}
	gather_evidence(m, all, group, &e);
	return e;
}

static struct str
event_id(struct merging *m, const struct k_event *e)
{
	struct str id = arena_printf(&m->temp, "event.%s",
	    event_type_names[e->type]);
	const ids *lists[] = { &e->source, &e->target };
	char *p;

	for (int l = 0; l < 2; l++)
		for (uint32_t i = 0; i < lists[l]->n; i++) {
			struct str rest = m->out->entities.at[
			    lists[l]->at[i]].id;

			str_cut(&rest, '.');
			id = arena_printf(&m->temp, STR_FMT "." STR_FMT,
			    STR_ARG(id), STR_ARG(rest));
		}
	if (e->date.n > 0)
		id = arena_printf(&m->temp, STR_FMT "." STR_FMT, STR_ARG(id),
		    STR_ARG(e->date));
	for (p = (char *)(uintptr_t)id.s; *p != '\0'; p++)
		if (*p >= 'A' && *p <= 'Z')
			*p = (char)(*p - 'A' + 'a');
	return id;
}

static int
event_order(const void *a, const void *b)
{
	return str_cmp(((const struct k_event *)a)->id,
	    ((const struct k_event *)b)->id);
}

/* Tellings of the same occasion, and the days of the first of them. */
struct occasion {
	ids  in;
	long first, last;
};

typedef VEC(struct occasion) occasions;

/* The first whose days it shares, or groups->n. */
static uint32_t
same_days(const occasions *groups, const struct telling *t)
{
	uint32_t g = 0;

	while (g < groups->n && (groups->at[g].last < t->first ||
	    groups->at[g].first > t->last))
		g++;
	return g;
}

/* The one of which another print of its article tells by the same word, though
 * `yesterday` is another day there; of several the nearest.  Or groups->n. */
static uint32_t
same_article(const tellings *all, const occasions *groups,
    const struct telling *t)
{
	uint32_t best = groups->n;
	long nearest = 0;

	for (uint32_t g = 0; g < groups->n; g++)
		for (uint32_t i = 0; i < groups->at[g].in.n; i++) {
			const struct telling *o =
			    &all->at[groups->at[g].in.at[i]];
			long far = labs(o->first - t->first);

			if (o->original != t->original ||
			    o->e.evidence.at[0].document ==
			    t->e.evidence.at[0].document ||
			    !str_eq(o->e.label, t->e.label) ||
			    (best < groups->n && far >= nearest))
				continue;
			best = g;
			nearest = far;
		}
	return best;
}

/* Tellings of one deed, from `beg` to `end`, into occasions. */
static void
group_deed(struct merging *m, tellings *all, uint32_t beg, uint32_t end,
    struct map *given)
{
	struct knowledge *k = m->out;
	occasions groups = { 0 };

	for (uint32_t i = beg; i < end; i++) {
		const struct telling *t = &all->at[i];
		uint32_t g = groups.n;

		if (is_copy(t))
			g = same_article(all, &groups, t);
		if (g == groups.n)
			g = same_days(&groups, t);
		if (g == groups.n) {
			(void)PUSH(&m->temp, &groups);
			groups.at[g].first = t->first;
			groups.at[g].last = t->last;
		}
		*PUSH(&m->temp, &groups.at[g].in) = i;
	}
	for (uint32_t g = 0; g < groups.n; g++) {
		struct k_event e = whole_of(m, all, &groups.at[g].in);

		e.id = merge_unique_id(m, given, event_id(m, &e));
		*PUSH(&k->mem, &k->events) = e;
	}
}

static uint32_t
original(const struct knowledge *k, uint32_t document)
{
	uint32_t of = k->documents.at[document].copy_of;

	return of != NONE ? of : document;
}

/* The event as one telling has it; the first place says what is its own.  What
 * `told` has of actors is not undone. */
static void
restore(struct k_event *e, const struct k_evidence *first)
{
	const struct k_told *t = first->told;
	const struct k_alone *a = first->alone;

	if (t != NULL && t->has_date)
		e->date = t->date;
	if (t != NULL && t->has_place)
		e->place = t->place;
	if (t != NULL && t->has_status)
		e->status = t->status;
	if (t != NULL && t->has_attribution)
		e->attribution = t->attribution;
	if (a != NULL && a->has_label)
		e->label = a->label;
	if (a != NULL && a->has_confidence)
		e->confidence = a->confidence;
	if (a != NULL && a->has_mode) {
		e->mode = a->mode.n > 0 ? event_mode_find(e->type, a->mode)
		    : NONE;
		e->intensity = event_intensity(e->type, e->mode);
	}
}

static void
forget_told(struct k_evidence *v)
{
	struct k_told *t = v->told;

	if (t == NULL)
		return;
	t->has_date = t->has_place = t->has_status = t->has_attribution =
	    false;
	if (!t->has_type && !t->has_source && !t->has_target)
		v->told = NULL;
}

/* What one document tells of an event at one time. */
static void
collect_telling(struct merging *m, const struct k_event *from,
    const struct run *r, tellings *all)
{
	struct k_event e = *from;
	struct telling t;

	restore(&e, r->at[0]);
	t.e = e;
	t.e.source = mapped(m, r, ROLE_SOURCE, &from->source);
	t.e.target = mapped(m, r, ROLE_TARGET, &from->target);
	t.e.place = whom_one(m, r, ROLE_PLACE, e.place);
	t.e.attribution = whom_one(m, r, ROLE_ATTRIBUTION, e.attribution);
	t.e.evidence.at = NEW(&m->temp, struct k_evidence, r->n);
	t.e.evidence.n = t.e.evidence.cap = r->n;
	for (uint32_t v = 0; v < r->n; v++) {
		t.e.evidence.at[v] = mapped_evidence(m, r, v);
		t.e.evidence.at[v].telling = 0;
	}
	forget_told(&t.e.evidence.at[0]);
	qsort(t.e.evidence.at, r->n, sizeof *t.e.evidence.at, merge_by_place);
	t.original = original(m->out, t.e.evidence.at[0].document);
	set_days(&t, m->out->documents.at[t.original].date);
	*PUSH(&m->temp, all) = t;
}

/* Evidence of one event by document and telling; of one telling in the order
 * of the list. */
static int
by_telling(const void *a, const void *b)
{
	const struct k_evidence *x = *(const struct k_evidence *const *)a;
	const struct k_evidence *y = *(const struct k_evidence *const *)b;

	if (x->document != y->document)
		return x->document < y->document ? -1 : 1;
	if (x->telling != y->telling)
		return x->telling < y->telling ? -1 : 1;
	return (x > y) - (x < y);
}

static void
collect_event(struct merging *m, size_t part, const struct k_event *e,
    tellings *all)
{
	uint32_t n = e->evidence.n, end;
	const struct k_evidence **at = NEW(&m->temp, const struct k_evidence *,
	    n);

	for (uint32_t v = 0; v < n; v++)
		at[v] = &e->evidence.at[v];
	qsort(at, n, sizeof *at, by_telling);
	for (uint32_t beg = 0; beg < n; beg = end) {
		struct run r = { part, at + beg, 0 };

		for (end = beg; end < n && at[end]->document ==
		    at[beg]->document && at[end]->telling == at[beg]->telling;
		    end++)
			;
		r.n = end - beg;
		if (!merge_is_over(m, part, at[beg]->document))
			collect_telling(m, e, &r, all);
	}
}

static void
collect(struct merging *m, tellings *all)
{
	for (size_t p = 0; p < m->nparts; p++) {
		const struct knowledge *k = m->parts[p];

		for (uint32_t i = 0; i < k->events.n; i++)
			collect_event(m, p, &k->events.at[i], all);
		for (uint32_t i = 0; i < k->dropped_events.n; i++)
			collect_event(m, p, &k->dropped_events.at[i], all);
	}
}

void
merge_events(struct merging *m)
{
	struct knowledge *k = m->out;
	struct map given = { 0 };
	tellings all = { 0 };
	uint32_t end;

	m->tellings = NEW(&m->temp, uint32_t, k->documents.n + 1);
	collect(m, &all);
	if (all.n > 1)
		qsort(all.at, all.n, sizeof *all.at, telling_order);
	for (uint32_t beg = 0; beg < all.n; beg = end) {
		for (end = beg + 1; end < all.n && same_deed(&all.at[beg].e,
		    &all.at[end].e) == 0; end++)
			;
		group_deed(m, &all, beg, end, &given);
	}
	if (k->events.n > 1)
		qsort(k->events.at, k->events.n, sizeof *k->events.at,
		    event_order);
}
