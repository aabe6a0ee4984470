/* view: knowledge seen as a graph. */
#include "graph/view.h"

#include <assert.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/map.h"

enum node_column {
#define NODE(id, name, type, help) NODE_##id,
#define EDGE(id, name, type, help)
#include "graph/columns.def"
#undef NODE
#undef EDGE
	NODE_COLUMN_COUNT
};

enum edge_column {
#define NODE(id, name, type, help)
#define EDGE(id, name, type, help) EDGE_##id,
#include "graph/columns.def"
#undef NODE
#undef EDGE
	EDGE_COLUMN_COUNT
};

static const struct column node_columns[] = {
#define NODE(id, name, type, help) { #name, COLUMN_##type, help },
#define EDGE(id, name, type, help)
#include "graph/columns.def"
#undef NODE
#undef EDGE
};

static const struct column edge_columns[] = {
#define NODE(id, name, type, help)
#define EDGE(id, name, type, help) { #name, COLUMN_##type, help },
#include "graph/columns.def"
#undef NODE
#undef EDGE
};

/* A graph in the making. */
struct maker {
	struct graph           *g;
	const struct knowledge *k;
	uint32_t               *node;	/* of each entity, or NONE            */
	uint32_t               *original;	/* of each document: itself, or
						 * what it is a copy of       */
	uint32_t               *teller;	/* of each original: the print of it
					 * that counts                        */
	struct map              ids;	/* of nodes and edges together        */
	uint32_t                row;	/* the row being filled …             */
	struct rows            *rows;	/* … of these                         */
};

/* ---- rows ------------------------------------------------------------- */

static union cell *
cell(struct maker *m, uint32_t column)
{
	return graph_cell(m->rows, m->row, column);
}

static void
set_text(struct maker *m, uint32_t column, struct str s)
{
	cell(m, column)->text = graph_clean(&m->g->mem, s);
}

static void
set_integer(struct maker *m, uint32_t column, int64_t i)
{
	cell(m, column)->integer = i;
}

/* As a member of a list: formats join them with `;`. */
static struct str
clean_member(struct arena *mem, struct str s)
{
	char *p;

	s = graph_clean(mem, s);
	if (s.n == 0 || memchr(s.s, ';', s.n) == NULL)
		return s;
	p = NEW(mem, char, s.n);
	for (size_t i = 0; i < s.n; i++)
		p[i] = s.s[i] == ';' ? ',' : s.s[i];
	return (struct str){ p, s.n };
}

/* One more member of the list. */
static void
push_text(struct maker *m, uint32_t column, struct str s)
{
	union cell *c = cell(m, column);
	struct str *more;

	/* room for a power of two */
	if ((c->list.n & (c->list.n - 1)) == 0) {
		more = NEW(&m->g->mem, struct str,
		    c->list.n == 0 ? 1 : (size_t)c->list.n * 2);
		if (c->list.n > 0)
			memcpy(more, c->list.at, c->list.n * sizeof *more);
		c->list.at = more;
	}
	c->list.at[c->list.n++] = clean_member(&m->g->mem, s);
}

/* The same, unless it is there. */
static void
add_text(struct maker *m, uint32_t column, struct str s)
{
	const union cell *c = cell(m, column);

	s = clean_member(&m->g->mem, s);
	for (uint32_t i = 0; i < c->list.n; i++)
		if (str_eq(c->list.at[i], s))
			return;
	push_text(m, column, s);
}

/* An id that no node or edge has: `id` itself, or with a number behind it. */
static struct str
own_id(struct maker *m, struct str id)
{
	struct str s = id;
	uint32_t *seen;

	for (unsigned n = 2; *(seen = map_put(&m->g->mem, &m->ids, s)) != NONE;
	    n++)
		s = arena_printf(&m->g->mem, STR_FMT "-%u", STR_ARG(id), n);
	*seen = 0;
	return s;
}

static uint32_t
add_node(struct maker *m, struct str id, const char *type, struct str label)
{
	m->rows = &m->g->nodes;
	id = own_id(m, arena_str(&m->g->mem, id));
	m->row = graph_add(m->g, m->rows, id);
	set_text(m, NODE_KG_ID, id);
	set_text(m, NODE_LABEL, label);
	set_text(m, NODE_TYPE, str_of(type));
	return m->row;
}

static void
add_edge(struct maker *m, struct str id, struct edge ends, const char *kind)
{
	m->rows = &m->g->edges;
	id = own_id(m, id);
	m->row = graph_add(m->g, m->rows, id);
	*PUSH(&m->g->mem, &m->g->ends) = ends;
	set_text(m, EDGE_KG_ID, id);
	set_text(m, EDGE_LABEL, str_of(kind));
	set_text(m, EDGE_KIND, str_of(kind));
	cell(m, EDGE_WEIGHT)->real = 1;
	cell(m, EDGE_SYMMETRIC)->flag = 0;
}

/* ---- evidence --------------------------------------------------------- */

typedef VEC(struct k_evidence) evidence_list;

static int
by_number(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

/* The numbers, sorted, each once. */
static void
sort_ids(ids *list)
{
	uint32_t n = 0;

	if (list->n < 2)
		return;
	qsort(list->at, list->n, sizeof *list->at, by_number);
	for (uint32_t i = 1; i < list->n; i++)
		if (list->at[i] != list->at[n])
			list->at[++n] = list->at[i];
	list->n = n + 1;
}

/* The first document of a chain of copies. */
static uint32_t
original(const struct knowledge *k, uint32_t document)
{
	for (uint32_t i = 0; i < k->documents.n; i++) {
		uint32_t of = k->documents.at[document].copy_of;

		if (of == NONE)
			break;
		document = of;
	}
	return document;
}

/* One article printed by several counts once, as its original, else as the
 * first of those. */
static void
choose_tellers(struct maker *m, const ids *documents)
{
	for (uint32_t i = 0; i < documents->n; i++)
		m->teller[m->original[documents->at[i]]] = NONE;
	for (uint32_t i = 0; i < documents->n; i++) {
		uint32_t d = documents->at[i], of = m->original[d];

		if (m->teller[of] == NONE || d == of)
			m->teller[of] = d;
	}
}

static bool
is_teller(const struct maker *m, uint32_t document)
{
	return m->teller[m->original[document]] == document;
}

/* How many pieces of evidence there are, those of one article once. */
static int64_t
count_told(struct maker *m, const struct k_evidence *at, uint32_t n,
    const ids *documents)
{
	int64_t told = 0;

	choose_tellers(m, documents);
	for (uint32_t i = 0; i < n; i++)
		told += is_teller(m, at[i].document);
	return told;
}

static bool
tells_role(const struct k_evidence *e, uint32_t entity, enum role role)
{
	for (uint32_t i = 0; i < e->roles.n; i++)
		if (e->roles.at[i].entity == entity &&
		    e->roles.at[i].role == role)
			return true;
	return false;
}

/* Is `a` better evidence than `b` that the entity has the role? It names the
 * entity, tells it as the whole does, is surer, comes first. */
static bool
is_better(const struct k_evidence *a, const struct k_evidence *b,
    uint32_t entity, enum role role)
{
	bool x = tells_role(a, entity, role), y = tells_role(b, entity, role);

	if (x != y)
		return x;
	if ((a->told == NULL) != (b->told == NULL))
		return a->told == NULL;
	return a->score > b->score;
}

/* The best piece of evidence, NULL if there is none. */
static const struct k_evidence *
best(const struct k_evidence *at, uint32_t n, uint32_t entity, enum role role)
{
	const struct k_evidence *e = NULL;

	for (uint32_t i = 0; i < n; i++)
		if (e == NULL || is_better(&at[i], e, entity, role))
			e = &at[i];
	return e;
}

static void
set_edge_evidence(struct maker *m, const struct k_evidence *e)
{
	if (e == NULL)
		return;
	set_text(m, EDGE_DOCUMENT, m->k->documents.at[e->document].id);
	set_integer(m, EDGE_BEGIN, e->begin);
	set_integer(m, EDGE_END, e->end);
	set_text(m, EDGE_SENTENCE, e->text);
	set_text(m, EDGE_BY, e->by);
	set_text(m, EDGE_RULE, e->rule);
}

static void
set_documents(struct maker *m, uint32_t column, const ids *documents)
{
	for (uint32_t i = 0; i < documents->n; i++)
		push_text(m, column, m->k->documents.at[documents->at[i]].id);
}

/* ---- entities --------------------------------------------------------- */

static void
add_entity(struct maker *m, uint32_t number)
{
	const struct k_entity *e = &m->k->entities.at[number];
	ids documents = { 0 };
	int64_t n = 0;

	m->node[number] = add_node(m, e->id, entity_type_names[e->type],
	    e->name);
	for (uint32_t i = 0; i < e->aliases.n; i++)
		add_text(m, NODE_ALIASES, e->aliases.at[i]);
	set_text(m, NODE_COUNTRY, e->country);
	set_text(m, NODE_GENDER, e->gender == GENDER_FEM ? STR("f")
	    : e->gender == GENDER_MASC ? STR("m") : STR(""));
	set_text(m, NODE_WIKIDATA, e->wikidata);
	for (uint32_t i = 0; i < e->mentions.n; i++)
		if (i == 0 || e->mentions.at[i].document !=
		    documents.at[documents.n - 1])
			*PUSH(&m->g->mem, &documents) =
			    e->mentions.at[i].document;
	sort_ids(&documents);
	choose_tellers(m, &documents);
	for (uint32_t i = 0; i < documents.n; i++)
		n += is_teller(m, documents.at[i]);
	set_integer(m, NODE_DOCUMENT_COUNT, n);
	n = 0;
	for (uint32_t i = 0; i < e->mentions.n; i++)
		n += is_teller(m, e->mentions.at[i].document);
	set_integer(m, NODE_MENTIONS, n);
}

/* ---- events as nodes -------------------------------------------------- */

static int64_t
sign(double x)
{
	return (x > 0) - (x < 0);
}

static ids
documents_of(struct maker *m, const struct k_evidence *at, uint32_t n)
{
	ids documents = { 0 };

	for (uint32_t i = 0; i < n; i++)
		*PUSH(&m->g->mem, &documents) = at[i].document;
	sort_ids(&documents);
	return documents;
}

static uint32_t
add_event(struct maker *m, const struct k_event *e, const ids *documents)
{
	const struct k_evidence *why = best(e->evidence.at, e->evidence.n, NONE,
	    ROLE_COUNT);
	const char *type = event_type_names[e->type];
	uint32_t node = add_node(m, e->id, "event",
	    e->label.n > 0 ? e->label : str_of(type));

	set_text(m, NODE_EVENT_TYPE, str_of(type));
	if (e->mode != NONE)
		set_text(m, NODE_MODE, str_of(event_modes[e->mode].name));
	set_text(m, NODE_STATUS, str_of(status_names[e->status]));
	set_text(m, NODE_DATE, e->date);
	cell(m, NODE_INTENSITY)->real = e->intensity;
	set_integer(m, NODE_SIGN, sign(e->intensity));
	cell(m, NODE_CONFIDENCE)->real = e->confidence;
	set_integer(m, NODE_COUNT, count_told(m, e->evidence.at,
	    e->evidence.n, documents));
	set_documents(m, NODE_DOCUMENTS, documents);
	if (why == NULL)
		return node;
	set_text(m, NODE_DOCUMENT, m->k->documents.at[why->document].id);
	set_integer(m, NODE_BEGIN, why->begin);
	set_integer(m, NODE_END, why->end);
	set_text(m, NODE_SENTENCE, why->text);
	set_text(m, NODE_RULE, why->rule);
	return node;
}

/* The edge between an event and who has the role: actors act on the event,
 * the event on all else. */
static void
add_role(struct maker *m, const struct k_event *e, uint32_t node,
    const ids *documents, struct k_role r)
{
	uint32_t who = m->node[r.entity];
	struct str id = arena_printf(&m->g->mem, STR_FMT "-%s-" STR_FMT,
	    STR_ARG(e->id), role_names[r.role],
	    STR_ARG(m->k->entities.at[r.entity].id));

	add_edge(m, id, r.role == ROLE_SOURCE ? (struct edge){ who, node }
	    : (struct edge){ node, who }, role_names[r.role]);
	set_text(m, EDGE_STATUS, str_of(status_names[e->status]));
	set_integer(m, EDGE_SIGN, sign(e->intensity));
	cell(m, EDGE_INTENSITY)->real = e->intensity;
	cell(m, EDGE_CONFIDENCE)->real = e->confidence;
	set_integer(m, EDGE_COUNT, count_told(m, e->evidence.at,
	    e->evidence.n, documents));
	set_text(m, EDGE_FIRST_DATE, e->date);
	set_text(m, EDGE_LAST_DATE, e->date);
	if (e->attribution != NONE)
		add_text(m, EDGE_ATTRIBUTION,
		    m->k->entities.at[e->attribution].name);
	push_text(m, EDGE_EVENTS, e->id);
	set_documents(m, EDGE_DOCUMENTS, documents);
	set_edge_evidence(m, best(e->evidence.at, e->evidence.n, r.entity,
	    r.role));
}

static void
add_roles(struct maker *m, const struct k_event *e, uint32_t node,
    const ids *documents)
{
	for (uint32_t i = 0; i < e->source.n; i++)
		add_role(m, e, node, documents, (struct k_role){
		    .role = ROLE_SOURCE, .entity = e->source.at[i] });
	for (uint32_t i = 0; i < e->target.n; i++)
		add_role(m, e, node, documents, (struct k_role){
		    .role = ROLE_TARGET, .entity = e->target.at[i] });
	if (e->place != NONE)
		add_role(m, e, node, documents, (struct k_role){
		    .role = ROLE_PLACE, .entity = e->place });
	if (e->attribution != NONE)
		add_role(m, e, node, documents, (struct k_role){
		    .role = ROLE_ATTRIBUTION, .entity = e->attribution });
}

static void
add_relation(struct maker *m, const struct k_relation *r)
{
	ids documents = documents_of(m, r->evidence.at, r->evidence.n);

	add_edge(m, arena_str(&m->g->mem, r->id),
	    (struct edge){ m->node[r->source], m->node[r->target] },
	    relation_type_names[r->type]);
	if (r->label.n > 0)
		set_text(m, EDGE_LABEL, r->label);
	cell(m, EDGE_FORMER)->flag = r->is_former;
	set_text(m, EDGE_SINCE, r->since);
	set_text(m, EDGE_UNTIL, r->until);
	cell(m, EDGE_CONFIDENCE)->real = r->confidence;
	set_integer(m, EDGE_COUNT, count_told(m, r->evidence.at,
	    r->evidence.n, &documents));
	set_documents(m, EDGE_DOCUMENTS, &documents);
	set_edge_evidence(m, best(r->evidence.at, r->evidence.n, NONE,
	    ROLE_COUNT));
}

static struct maker
begin(struct graph *g, const struct knowledge *k)
{
	struct maker m = { .g = g, .k = k };

	g->nodes.columns = node_columns;
	g->nodes.ncolumns = NODE_COLUMN_COUNT;
	g->edges.columns = edge_columns;
	g->edges.ncolumns = EDGE_COLUMN_COUNT;
	m.node = NEW(&g->mem, uint32_t, k->entities.n);
	for (uint32_t i = 0; i < k->entities.n; i++)
		m.node[i] = NONE;
	m.original = NEW(&g->mem, uint32_t, k->documents.n);
	m.teller = NEW(&g->mem, uint32_t, k->documents.n);
	for (uint32_t i = 0; i < k->documents.n; i++)
		m.original[i] = original(k, i);
	return m;
}

/* Room for all entities, events and their edges. */
static void
reserve_events(struct graph *g, const struct knowledge *k)
{
	uint32_t n = k->relations.n;

	for (uint32_t i = 0; i < k->events.n; i++) {
		const struct k_event *e = &k->events.at[i];

		n += e->source.n + e->target.n + (e->place != NONE) +
		    (e->attribution != NONE);
	}
	graph_reserve(g, &g->nodes, k->entities.n + k->events.n);
	graph_reserve(g, &g->edges, n);
}

static void
build_events(struct graph *g, const struct knowledge *k, unsigned statuses)
{
	struct maker m = begin(g, k);
	uint32_t first = k->entities.n;

	reserve_events(g, k);
	for (uint32_t i = 0; i < k->entities.n; i++)
		add_entity(&m, i);
	for (uint32_t i = 0; i < k->events.n; i++) {
		const struct k_event *e = &k->events.at[i];
		ids documents = documents_of(&m, e->evidence.at, e->evidence.n);

		if (statuses >> e->status & 1)
			add_event(&m, e, &documents);
	}
	for (uint32_t i = 0; i < k->relations.n; i++)
		add_relation(&m, &k->relations.at[i]);
	for (uint32_t i = 0; i < k->events.n; i++) {
		const struct k_event *e = &k->events.at[i];
		ids documents = documents_of(&m, e->evidence.at, e->evidence.n);

		if (statuses >> e->status & 1)
			add_roles(&m, e, first++, &documents);
	}
}

/* ---- who to whom ------------------------------------------------------ */

/* One edge: what all events of one type and status say between two.  Meetings
 * and agreements are between equals, unless one came to the other. */
struct bundle {
	struct bundle_key {
		uint32_t source, target, type, status, is_equal;
	} key;
	ids events;
};
typedef VEC(struct bundle) bundles;

static void
bundle(struct maker *m, bundles *all, struct map *seen, struct bundle_key key,
    uint32_t event)
{
	struct str bytes = { (const char *)&key, sizeof key };
	struct bundle *b;
	uint32_t *at;

	if (map_get(seen, bytes) == NONE) {
		at = map_put(&m->g->mem, seen, arena_str(&m->g->mem, bytes));
		*at = all->n;
		PUSH(&m->g->mem, all)->key = key;
	}
	b = &all->at[map_get(seen, bytes)];
	if (b->events.n == 0 || b->events.at[b->events.n - 1] != event)
		*PUSH(&m->g->mem, &b->events) = event;
}

/* Every pair of those who take part; the lesser id is the source, however
 * they are told. */
static void
bundle_equals(struct maker *m, bundles *all, struct map *seen, uint32_t event)
{
	const struct k_event *e = &m->k->events.at[event];

	for (uint32_t i = 0; i < e->source.n; i++)
		for (uint32_t j = i + 1; j < e->source.n; j++) {
			uint32_t a = e->source.at[i], b = e->source.at[j];
			bool swap = str_cmp(m->k->entities.at[a].id,
			    m->k->entities.at[b].id) > 0;

			bundle(m, all, seen, (struct bundle_key){
			    swap ? b : a, swap ? a : b, e->type, e->status,
			    true }, event);
		}
}

static void
bundle_event(struct maker *m, bundles *all, struct map *seen, uint32_t event)
{
	const struct k_event *e = &m->k->events.at[event];
	struct bundle_key key = { 0, 0, e->type, e->status, false };

	if (event_kinds[e->type].is_symmetric && e->target.n == 0) {
		bundle_equals(m, all, seen, event);
		return;
	}
	for (uint32_t i = 0; i < e->source.n; i++)
		for (uint32_t j = 0; j < e->target.n; j++) {
			key.source = e->source.at[i];
			key.target = e->target.at[j];
			bundle(m, all, seen, key, event);
		}
}

/* The surest event of the bundle, then the first told. */
static const struct k_event *
surest(const struct knowledge *k, const ids *events)
{
	const struct k_event *e = &k->events.at[events->at[0]];

	for (uint32_t i = 1; i < events->n; i++)
		if (k->events.at[events->at[i]].confidence > e->confidence)
			e = &k->events.at[events->at[i]];
	return e;
}

static void
set_dates(struct maker *m, struct str date)
{
	union cell *first = cell(m, EDGE_FIRST_DATE);
	union cell *last = cell(m, EDGE_LAST_DATE);

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
		ids its = documents_of(m, e->evidence.at, e->evidence.n);

		intensity += e->intensity / b->events.n;
		told += count_told(m, e->evidence.at, e->evidence.n, &its);
		for (uint32_t j = 0; j < its.n; j++)
			*PUSH(&m->g->mem, &documents) = its.at[j];
		set_dates(m, e->date);
		push_text(m, EDGE_EVENTS, e->id);
		if (e->attribution != NONE)
			add_text(m, EDGE_ATTRIBUTION,
			    m->k->entities.at[e->attribution].name);
	}
	sort_ids(&documents);
	set_documents(m, EDGE_DOCUMENTS, &documents);
	cell(m, EDGE_INTENSITY)->real = intensity;
	set_integer(m, EDGE_SIGN, sign(intensity));
	set_integer(m, EDGE_COUNT, told);
}

/* Is it one's coming to another, of a type that is mostly between equals?  It
 * has an id and a label of its own: programs join parallel edges. */
static bool
is_one_way(const struct bundle *b)
{
	return event_kinds[b->key.type].is_symmetric && !b->key.is_equal;
}

static struct str
bundle_id(struct maker *m, const struct bundle *b)
{
	struct str id = arena_printf(&m->g->mem, "edge.%s%s.%s." STR_FMT
	    "." STR_FMT, event_type_names[b->key.type],
	    is_one_way(b) ? "-to" : "", status_names[b->key.status],
	    STR_ARG(m->k->entities.at[b->key.source].id),
	    STR_ARG(m->k->entities.at[b->key.target].id));

	return id;
}

static void
add_bundle(struct maker *m, const struct bundle *b)
{
	const struct k_event *e = surest(m->k, &b->events);
	struct edge ends = {
		m->node[b->key.source], m->node[b->key.target]
	};

	add_edge(m, bundle_id(m, b), ends, event_type_names[b->key.type]);
	cell(m, EDGE_WEIGHT)->real = b->events.n;
	cell(m, EDGE_SYMMETRIC)->flag = b->key.is_equal;
	if (is_one_way(b))
		set_text(m, EDGE_LABEL, arena_printf(&m->g->mem, "%s to",
		    event_type_names[b->key.type]));
	set_text(m, EDGE_STATUS, str_of(status_names[b->key.status]));
	cell(m, EDGE_CONFIDENCE)->real = e->confidence;
	set_bundle(m, b);
	set_edge_evidence(m, best(e->evidence.at, e->evidence.n, b->key.source,
	    ROLE_SOURCE));
}

static void
build_actors(struct graph *g, const struct knowledge *k, unsigned statuses)
{
	struct maker m = begin(g, k);
	bundles all = { 0 };
	struct map seen = { 0 };

	for (uint32_t i = 0; i < k->events.n; i++)
		if (statuses >> k->events.at[i].status & 1)
			bundle_event(&m, &all, &seen, i);
	/* a place is no actor, unless it acts */
	for (uint32_t i = 0; i < all.n; i++) {
		m.node[all.at[i].key.source] = 0;
		m.node[all.at[i].key.target] = 0;
	}
	for (uint32_t i = 0; i < k->entities.n; i++)
		if (k->entities.at[i].type != PLACE || m.node[i] != NONE)
			add_entity(&m, i);
	for (uint32_t i = 0; i < all.n; i++)
		add_bundle(&m, &all.at[i]);
}

/* ---- the table -------------------------------------------------------- */

const struct view views[] = {
	{ "events", "actors, places and events; who acts, on whom, where",
	  ALL_STATUSES, build_events },
	{ "actors", "persons, organizations, countries; who to whom",
	  1u << ACTUAL, build_actors },
	{ 0 }
};

const struct view *
view_find(const char *name)
{
	for (const struct view *v = views; v->name != NULL; v++)
		if (strcmp(v->name, name) == 0)
			return v;
	return NULL;
}

int
view_statuses(const char *names, unsigned *out)
{
	struct str rest = str_of(names);

	*out = 0;
	if (str_is(rest, "all")) {
		*out = ALL_STATUSES;
		return 0;
	}
	while (rest.n > 0) {
		int i = label_find(status_names, STATUS_COUNT,
		    str_trim(str_cut(&rest, ',')));

		if (i < 0)
			return -1;
		*out |= 1u << i;
	}
	return *out != 0 ? 0 : -1;
}

void
view_build(const struct view *v, const struct knowledge *k, unsigned statuses,
    struct graph *out)
{
	*out = (struct graph){ 0 };
	v->build(out, k, statuses != 0 ? statuses : v->statuses);
}
