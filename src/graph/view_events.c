/* view_events: actors, places and events; who acts, on whom, where. */
#include "graph/maker.h"

static void
add_event(struct maker *m, const struct k_event *e, const struct basis *b)
{
	const struct k_evidence *why = maker_best(b, NULL, NONE, ROLE_COUNT);
	const char *type = event_type_names[e->type];

	maker_add_node(m, e->id, "event",
	    e->label.n > 0 ? e->label : str_of(type));
	maker_set_text(m, NODE_EVENT_TYPE, str_of(type));
	if (e->mode != NONE)
		maker_set_text(m, NODE_MODE, str_of(event_modes[e->mode].name));
	maker_set_text(m, NODE_STATUS, str_of(status_names[e->status]));
	maker_set_text(m, NODE_DATE, e->date);
	maker_cell(m, NODE_INTENSITY)->real = e->intensity;
	maker_set_integer(m, NODE_SIGN, maker_sign(e->intensity));
	maker_cell(m, NODE_CONFIDENCE)->real = e->confidence;
	maker_set_integer(m, NODE_COUNT, b->count);
	maker_set_documents(m, NODE_DOCUMENTS, &b->documents);
	if (why == NULL)
		return;
	maker_set_text(m, NODE_DOCUMENT, m->k->documents.at[why->document].id);
	maker_set_integer(m, NODE_BEGIN, why->begin);
	maker_set_integer(m, NODE_END, why->end);
	maker_set_text(m, NODE_SENTENCE, why->text);
	maker_set_text(m, NODE_RULE, why->rule);
}

/* The edge between an event and who has the role: actors act on the event,
 * the event on all else. */
static void
add_role(struct maker *m, const struct k_event *e, uint32_t node,
    const struct basis *b, struct k_role r, const uint32_t *actor)
{
	uint32_t who = m->node[r.entity];
	struct str id = arena_printf(&m->g->mem, STR_FMT "-%s-" STR_FMT,
	    STR_ARG(e->id), role_names[r.role],
	    STR_ARG(m->k->entities.at[r.entity].id));

	maker_add_edge(m, id, r.role == ROLE_SOURCE ? (struct edge){ who, node }
	    : (struct edge){ node, who }, role_names[r.role]);
	maker_set_text(m, EDGE_STATUS, str_of(status_names[e->status]));
	maker_set_integer(m, EDGE_SIGN, maker_sign(e->intensity));
	maker_cell(m, EDGE_INTENSITY)->real = e->intensity;
	maker_cell(m, EDGE_CONFIDENCE)->real = b->confidence;
	maker_set_integer(m, EDGE_COUNT, b->count);
	maker_set_text(m, EDGE_FIRST_DATE, e->date);
	maker_set_text(m, EDGE_LAST_DATE, e->date);
	if (e->attribution != NONE)
		maker_add_text(m, EDGE_ATTRIBUTION,
		    m->k->entities.at[e->attribution].name);
	maker_push_text(m, EDGE_EVENTS, e->id);
	maker_set_documents(m, EDGE_DOCUMENTS, &b->documents);
	maker_set_evidence(m, maker_best(b, actor, r.entity, r.role));
}

static void
add_roles(struct maker *m, const struct k_event *e, uint32_t node,
    const uint32_t *actor)
{
	bases parts = maker_bases(m, e->evidence.at, e->evidence.n,
	    e->confidence);
	VEC(struct k_role) roles = { 0 };	/* in `work` */

	for (uint32_t i = 0; i < e->source.n; i++)
		*PUSH(&m->work, &roles) = (struct k_role){
		    .role = ROLE_SOURCE, .entity = e->source.at[i] };
	for (uint32_t i = 0; i < e->target.n; i++)
		*PUSH(&m->work, &roles) = (struct k_role){
		    .role = ROLE_TARGET, .entity = e->target.at[i] };
	if (e->place != NONE)
		*PUSH(&m->work, &roles) = (struct k_role){
		    .role = ROLE_PLACE, .entity = e->place };
	if (e->attribution != NONE)
		*PUSH(&m->work, &roles) = (struct k_role){
		    .role = ROLE_ATTRIBUTION, .entity = e->attribution };
	for (uint32_t i = 0; i < roles.n; i++)
		for (uint32_t p = 0; p < parts.n &&
		    m->keep.entities[roles.at[i].entity]; p++)
			add_role(m, e, node, &parts.at[p], roles.at[i], actor);
	arena_free(&m->work);
}

static void
add_relation(struct maker *m, const struct k_relation *r,
    const struct basis *b)
{
	maker_add_edge(m, arena_str(&m->g->mem, r->id),
	    (struct edge){ m->node[r->source], m->node[r->target] },
	    relation_type_names[r->type]);
	if (r->label.n > 0)
		maker_set_text(m, EDGE_LABEL, r->label);
	maker_cell(m, EDGE_FORMER)->flag = r->is_former;
	maker_set_text(m, EDGE_SINCE, r->since);
	maker_set_text(m, EDGE_UNTIL, r->until);
	maker_cell(m, EDGE_CONFIDENCE)->real = b->confidence;
	maker_set_integer(m, EDGE_COUNT, b->count);
	maker_set_documents(m, EDGE_DOCUMENTS, &b->documents);
	maker_set_evidence(m, maker_best(b, NULL, NONE, ROLE_COUNT));
}

static void
add_relations(struct maker *m)
{
	for (uint32_t i = 0; i < m->k->relations.n; i++) {
		const struct k_relation *r = &m->k->relations.at[i];
		bases parts;

		if (!m->keep.entities[r->source] ||
		    !m->keep.entities[r->target])
			continue;
		parts = maker_bases(m, r->evidence.at, r->evidence.n,
		    r->confidence);
		for (uint32_t p = 0; p < parts.n; p++)
			add_relation(m, r, &parts.at[p]);
		arena_free(&m->work);
	}
}

/* Room for all entities, events and their edges. */
static void
reserve(struct maker *m)
{
	uint32_t n = m->k->relations.n;

	for (uint32_t i = 0; i < m->k->events.n; i++) {
		const struct k_event *e = &m->k->events.at[i];

		n += e->source.n + e->target.n + (e->place != NONE) +
		    (e->attribution != NONE);
	}
	graph_reserve(m->g, &m->g->nodes, m->k->entities.n + m->k->events.n);
	graph_reserve(m->g, &m->g->edges, n);
}

void
view_events(struct maker *m)
{
	const uint32_t *actor = maker_themselves(m);
	uint32_t node;

	reserve(m);
	for (uint32_t i = 0; i < m->k->entities.n; i++)
		if (m->keep.entities[i])
			maker_add_entity(m, i);
	node = m->g->nodes.n;
	for (uint32_t i = 0; i < m->k->events.n; i++) {
		const struct k_event *e = &m->k->events.at[i];
		struct basis b;

		if (!m->keep.events[i])
			continue;
		b = maker_whole(m, e->evidence.at, e->evidence.n,
		    e->confidence);
		add_event(m, e, &b);
		arena_free(&m->work);
	}
	add_relations(m);
	for (uint32_t i = 0; i < m->k->events.n; i++)
		if (m->keep.events[i])
			add_roles(m, &m->k->events.at[i], node++, actor);
}
