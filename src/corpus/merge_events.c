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

/* Where something is told: a document of a part. */
struct place { size_t part; uint32_t document; };

static uint32_t
mapped_one(const struct merging *m, struct place at, uint32_t entity)
{
	return entity != NONE ? merge_entity(m, at.part, entity, at.document)
	    : NONE;
}

/* Indexes of a part's entities as indexes of the whole, sorted, once each. */
static ids
mapped(struct merging *m, struct place at, const ids *list)
{
	ids out = { 0 };
	uint32_t n = 0;

	for (uint32_t i = 0; i < list->n; i++)
		*PUSH(&m->out->mem, &out) = mapped_one(m, at, list->at[i]);
	if (out.n > 1)
		qsort(out.at, out.n, sizeof *out.at, by_number);
	for (uint32_t i = 0; i < out.n; i++)
		if (i == 0 || out.at[i] != out.at[n - 1])
			out.at[n++] = out.at[i];
	out.n = n;
	return out;
}

static struct k_evidence
mapped_evidence(struct merging *m, size_t part, const struct k_evidence *v)
{
	const struct place at = { part, v->document };
	struct k_evidence out = *v;

	out.document = m->document[part][v->document];
	memset(&out.roles, 0, sizeof out.roles);
	for (uint32_t i = 0; i < v->roles.n; i++) {
		struct k_role r = v->roles.at[i];

		r.entity = mapped_one(m, at, r.entity);
		*PUSH(&m->out->mem, &out.roles) = r;
	}
	if (v->told != NULL) {
		out.told = NEW(&m->out->mem, struct k_told, 1);
		*out.told = *v->told;
		out.told->source = mapped(m, at, &v->told->source);
		out.told->target = mapped(m, at, &v->told->target);
		out.told->place = mapped_one(m, at, v->told->place);
		out.told->attribution = mapped_one(m, at,
		    v->told->attribution);
	}
	return out;
}

/* ---- relations ---- */

typedef VEC(struct k_relation) relations;

static int
relation_order(const void *a, const void *b)
{
	const struct k_relation *x = a, *y = b;

	if (x->type != y->type)
		return x->type < y->type ? -1 : 1;
	if (x->source != y->source)
		return x->source < y->source ? -1 : 1;
	if (x->target != y->target)
		return x->target < y->target ? -1 : 1;
	if (x->evidence.at[0].document != y->evidence.at[0].document)
		return x->evidence.at[0].document <
		    y->evidence.at[0].document ? -1 : 1;
	return (x->evidence.at[0].begin > y->evidence.at[0].begin) -
	    (x->evidence.at[0].begin < y->evidence.at[0].begin);
}

/* One place that tells a relation. */
static void
collect_relation(struct merging *m, size_t part, const struct k_relation *from,
    relations *all)
{
	for (uint32_t v = 0; v < from->evidence.n; v++) {
		const struct k_evidence *e = &from->evidence.at[v];
		const struct place at = { part, e->document };
		struct k_relation r = *from;

		r.source = mapped_one(m, at, r.source);
		r.target = mapped_one(m, at, r.target);
		memset(&r.evidence, 0, sizeof r.evidence);
		*PUSH(&m->out->mem, &r.evidence) = mapped_evidence(m, part, e);
		if (r.source != r.target)
			*PUSH(&m->out->mem, all) = r;
	}
}

void
merge_relations(struct merging *m)
{
	struct knowledge *k = m->out;
	relations all = { 0 };

	for (size_t p = 0; p < m->nparts; p++)
		for (uint32_t i = 0; i < m->parts[p]->relations.n; i++)
			collect_relation(m, p, &m->parts[p]->relations.at[i],
			    &all);
	if (all.n > 1)
		qsort(all.at, all.n, sizeof *all.at, relation_order);
	for (uint32_t i = 0; i < all.n; i++) {
		struct k_relation *last = k->relations.n > 0
		    ? &k->relations.at[k->relations.n - 1] : NULL;
		const struct k_relation *r = &all.at[i];

		if (last != NULL && last->type == r->type &&
		    last->source == r->source && last->target == r->target) {
			for (uint32_t v = 0; v < r->evidence.n; v++)
				*PUSH(&k->mem, &last->evidence) =
				    r->evidence.at[v];
			if (r->confidence > last->confidence)
				last->confidence = r->confidence;
			last->is_former &= r->is_former;
			if (last->since.n == 0)
				last->since = r->since;
			if (last->until.n == 0)
				last->until = r->until;
			continue;
		}
		*PUSH(&k->mem, &k->relations) = *r;
		k->relations.at[k->relations.n - 1].id = arena_printf(&k->mem,
		    "r%u", k->relations.n);
	}
	for (uint32_t i = 0; i < k->relations.n; i++)
		merge_sort_evidence(k->relations.at[i].evidence.at,
		    k->relations.at[i].evidence.n);
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
	if (v->document != w->document)
		return v->document < w->document ? -1 : 1;
	return (v->begin > w->begin) - (v->begin < w->begin);
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
}

/* The event as all its tellings give it: the most exact date, the first
 * place, the surest status. */
static struct k_event
whole_of(struct arena *mem, tellings *all, const ids *group)
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
	memset(&e.evidence, 0, sizeof e.evidence);
	for (uint32_t i = 0; i < group->n; i++) {
		struct k_event *x = &all->at[group->at[i]].e;

		merge_sort_evidence(x->evidence.at, x->evidence.n);
		keep_differences(mem, &e, x, &x->evidence.at[0]);
		for (uint32_t v = 0; v < x->evidence.n; v++)
			*PUSH(mem, &e.evidence) = x->evidence.at[v];
	}
	merge_sort_evidence(e.evidence.at, e.evidence.n);
	return e;
}

static struct str
event_id(struct knowledge *k, const struct k_event *e)
{
	struct str id = arena_printf(&k->mem, "event.%s",
	    event_type_names[e->type]);
	const ids *lists[] = { &e->source, &e->target };
	char *p;

	for (int l = 0; l < 2; l++)
		for (uint32_t i = 0; i < lists[l]->n; i++) {
			struct str rest = k->entities.at[lists[l]->at[i]].id;

			str_cut(&rest, '.');
			id = arena_printf(&k->mem, STR_FMT "." STR_FMT,
			    STR_ARG(id), STR_ARG(rest));
		}
	if (e->date.n > 0)
		id = arena_printf(&k->mem, STR_FMT "." STR_FMT, STR_ARG(id),
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
			(void)PUSH(&k->mem, &groups);
			groups.at[g].first = t->first;
			groups.at[g].last = t->last;
		}
		*PUSH(&k->mem, &groups.at[g].in) = i;
	}
	for (uint32_t g = 0; g < groups.n; g++) {
		struct k_event e = whole_of(&k->mem, all, &groups.at[g].in);

		e.id = merge_unique_id(&k->mem, given, event_id(k, &e));
		*PUSH(&k->mem, &k->events) = e;
	}
}

static uint32_t
original(const struct knowledge *k, uint32_t document)
{
	uint32_t of = k->documents.at[document].copy_of;

	return of != NONE ? of : document;
}

/* The event as one document told it before it became part of a whole. */
static void
restore(struct telling *t, struct k_evidence *first)
{
	struct k_told *told = first->told;

	if (told == NULL)
		return;
	if (told->has_date)
		t->e.date = told->date;
	if (told->has_place)
		t->e.place = told->place;
	if (told->has_status)
		t->e.status = told->status;
	if (told->has_attribution)
		t->e.attribution = told->attribution;
	told->has_date = told->has_place = told->has_status =
	    told->has_attribution = false;
	if (!told->has_type && !told->has_source && !told->has_target)
		first->told = NULL;
}

/* What one document, that of evidence `v`, tells of an event. */
static void
collect_telling(struct merging *m, size_t part, const struct k_event *from,
    uint32_t v, tellings *all)
{
	struct knowledge *k = m->out;
	uint32_t document = from->evidence.at[v].document;
	const struct place at = { part, document };
	struct telling t = { .e = *from };

	t.e.source = mapped(m, at, &from->source);
	t.e.target = mapped(m, at, &from->target);
	t.e.place = mapped_one(m, at, from->place);
	t.e.attribution = mapped_one(m, at, from->attribution);
	memset(&t.e.evidence, 0, sizeof t.e.evidence);
	for (; v < from->evidence.n; v++)
		if (from->evidence.at[v].document == document)
			*PUSH(&k->mem, &t.e.evidence) = mapped_evidence(m,
			    part, &from->evidence.at[v]);
	restore(&t, &t.e.evidence.at[0]);
	t.original = original(k, t.e.evidence.at[0].document);
	set_days(&t, k->documents.at[t.original].date);
	*PUSH(&k->mem, all) = t;
}

static bool
is_first_of_document(const struct k_event *e, uint32_t v)
{
	for (uint32_t i = 0; i < v; i++)
		if (e->evidence.at[i].document == e->evidence.at[v].document)
			return false;
	return true;
}

static void
collect(struct merging *m, tellings *all)
{
	for (size_t p = 0; p < m->nparts; p++)
		for (uint32_t i = 0; i < m->parts[p]->events.n; i++) {
			const struct k_event *e = &m->parts[p]->events.at[i];

			for (uint32_t v = 0; v < e->evidence.n; v++)
				if (is_first_of_document(e, v))
					collect_telling(m, p, e, v, all);
		}
}

void
merge_events(struct merging *m)
{
	struct knowledge *k = m->out;
	struct map given = { 0 };
	tellings all = { 0 };
	uint32_t end;

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
