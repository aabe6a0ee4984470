/* bundle: events between two become edges, who to whom. */
#include "graph/maker.h"

/* Bundles in the making. */
struct binder {
	struct maker      *m;
	const struct cast *cast;
	bundles           *all;
	struct map         seen;
	uint32_t           event;	/* the one at hand …                  */
	uint32_t           parts;	/* … and how many edges it makes      */
};

static void
bundle(struct binder *b, struct bundle_key key)
{
	struct arena *mem = &b->m->g->mem;
	struct str bytes = { (const char *)&key, sizeof key };
	struct bundle *one;
	uint32_t *at;

	if (map_get(&b->seen, bytes) == NONE) {
		at = map_put(mem, &b->seen, arena_str(mem, bytes));
		*at = b->all->n;
		PUSH(mem, b->all)->key = key;
	}
	one = &b->all->at[map_get(&b->seen, bytes)];
	if (one->events.n > 0 &&
	    one->events.at[one->events.n - 1] == b->event)
		return;
	*PUSH(mem, &one->events) = b->event;
}

/* The event goes from one to the other, in multi once a piece of evidence. */
static void
bind_pair(struct binder *b, uint32_t source, uint32_t target, bool is_equal)
{
	const struct k_event *e = &b->m->k->events.at[b->event];
	struct bundle_key key = { b->cast->actor[source],
		b->cast->actor[target], e->type, e->status, is_equal, 0, 0 };

	if (!b->m->keep.entities[source] || !b->m->keep.entities[target] ||
	    key.source == NONE || key.target == NONE ||
	    (b->cast->is_folded && key.source == key.target))
		return;
	/* the lesser id is the source of equals, however they are told */
	if (is_equal && str_cmp(b->cast->ids[key.source],
	    b->cast->ids[key.target]) > 0) {
		uint32_t other = key.source;

		key.source = key.target;
		key.target = other;
	}
	for (uint32_t i = 0; i < b->parts; i++) {
		if (b->m->filter->is_multi) {
			key.event = b->event;
			key.piece = i;
		}
		bundle(b, key);
	}
}

static void
bind_event(struct binder *b)
{
	const struct k_event *e = &b->m->k->events.at[b->event];
	bool is_equal = event_kinds[e->type].is_symmetric &&
	    e->target.n == 0;

	b->parts = maker_bases(b->m, e->evidence.at, e->evidence.n,
	    e->confidence).n;
	arena_free(&b->m->work);
	for (uint32_t i = 0; i < e->source.n; i++) {
		for (uint32_t j = i + 1; is_equal && j < e->source.n; j++)
			bind_pair(b, e->source.at[i], e->source.at[j], true);
		for (uint32_t j = 0; j < e->target.n; j++)
			bind_pair(b, e->source.at[i], e->target.at[j], false);
	}
}

void
maker_bundle(struct maker *m, const struct cast *cast, bundles *out)
{
	struct binder b = { .m = m, .cast = cast, .all = out };

	for (uint32_t i = 0; i < m->k->events.n; i++)
		if (m->keep.events[i]) {
			b.event = i;
			bind_event(&b);
		}
}

/* ---- rows --------------------------------------------------------------- */

/* What the bundle's I-th event, in multi that piece of it, rests on. */
static struct basis
basis_of(struct maker *m, const struct bundle *b, uint32_t i)
{
	const struct k_event *e = &m->k->events.at[b->events.at[i]];

	return maker_bases(m, e->evidence.at, e->evidence.n,
	    e->confidence).at[b->key.piece];
}

/* The same of the surest, then the first told. */
static struct basis
surest(struct maker *m, const struct bundle *b)
{
	uint32_t best = 0;

	for (uint32_t i = 1; i < b->events.n; i++)
		if (m->k->events.at[b->events.at[i]].confidence >
		    m->k->events.at[b->events.at[best]].confidence)
			best = i;
	return basis_of(m, b, best);
}

static void
set_dates(struct maker *m, struct str date)
{
	union cell *first = maker_cell(m, EDGE_FIRST_DATE);
	union cell *last = maker_cell(m, EDGE_LAST_DATE);

	if (date.n == 0)
		return;
	date = graph_clean(&m->g->mem, date);
	if (first->text.n == 0 || str_cmp(date, first->text) < 0)
		first->text = date;
	if (str_cmp(date, last->text) > 0)
		last->text = date;
}

/* Dates, documents, attributions and means over all events of the bundle. */
static void
set_bundle(struct maker *m, const struct bundle *b)
{
	ids documents = { 0 };
	double intensity = 0;
	int64_t told = 0;

	for (uint32_t i = 0; i < b->events.n; i++) {
		const struct k_event *e = &m->k->events.at[b->events.at[i]];
		struct basis its = basis_of(m, b, i);

		intensity += e->intensity / b->events.n;
		told += its.count;
		for (uint32_t j = 0; j < its.documents.n; j++)
			*PUSH(&m->work, &documents) = its.documents.at[j];
		set_dates(m, e->date);
		maker_push_text(m, EDGE_EVENTS, e->id);
		if (e->attribution != NONE)
			maker_add_text(m, EDGE_ATTRIBUTION,
			    m->k->entities.at[e->attribution].name);
	}
	maker_sort(&documents);
	maker_set_documents(m, EDGE_DOCUMENTS, &documents);
	maker_cell(m, EDGE_INTENSITY)->real = intensity;
	maker_set_integer(m, EDGE_SIGN, maker_sign(intensity));
	maker_set_integer(m, EDGE_COUNT, told);
}

/* Is it one's coming to another, of a type that is mostly between equals?  It
 * has an id and a label of its own: programs join parallel edges. */
static bool
is_one_way(const struct bundle *b)
{
	return event_kinds[b->key.type].is_symmetric && !b->key.is_equal;
}

static struct str
bundle_id(struct maker *m, const struct cast *cast, const struct bundle *b)
{
	struct str source = cast->ids[b->key.source];
	struct str target = cast->ids[b->key.target];

	if (m->filter->is_multi)
		return arena_printf(&m->g->mem, "edge." STR_FMT "." STR_FMT
		    "." STR_FMT, STR_ARG(m->k->events.at[b->key.event].id),
		    STR_ARG(source), STR_ARG(target));
	return arena_printf(&m->g->mem, "edge.%s%s.%s." STR_FMT "." STR_FMT,
	    event_type_names[b->key.type], is_one_way(b) ? "-to" : "",
	    status_names[b->key.status], STR_ARG(source), STR_ARG(target));
}

static void
add_bundle(struct maker *m, const struct cast *cast, const struct bundle *b,
    const uint32_t *node)
{
	struct basis best = surest(m, b);
	struct edge ends = { node[b->key.source], node[b->key.target] };

	maker_add_edge(m, bundle_id(m, cast, b), ends,
	    event_type_names[b->key.type]);
	maker_cell(m, EDGE_WEIGHT)->real = b->events.n;
	maker_cell(m, EDGE_SYMMETRIC)->flag = b->key.is_equal;
	if (is_one_way(b))
		maker_set_text(m, EDGE_LABEL, arena_printf(&m->g->mem,
		    "%s to", event_type_names[b->key.type]));
	maker_set_text(m, EDGE_STATUS, str_of(status_names[b->key.status]));
	maker_cell(m, EDGE_CONFIDENCE)->real = best.confidence;
	set_bundle(m, b);
	maker_set_evidence(m, maker_best(&best, cast->actor, b->key.source,
	    ROLE_SOURCE));
	arena_free(&m->work);
}

void
maker_add_bundles(struct maker *m, const struct cast *cast,
    const bundles *all, const uint32_t *node)
{
	for (uint32_t i = 0; i < all->n; i++)
		add_bundle(m, cast, &all->at[i], node);
}
