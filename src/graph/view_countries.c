/* view_countries: states; who to whom, where everybody counts as the state
 * that he acts for (states.h).
 *
 * Who acts for none is not in it.  What happens within a state would be a loop
 * and is none: the state's `domestic` counts the events that two or more who
 * act for it, and nobody who acts for another, take part in. */
#include "corpus/corpus.h"
#include "graph/maker.h"
#include "graph/states.h"

/* The states' numbers as actors: that of the country, else one of its own
 * above those of entities. */
static uint32_t
actor_of(const struct maker *m, const struct states *s, uint32_t state)
{
	return s->at.at[state].entity != NONE ? s->at.at[state].entity
	    : m->k->entities.n + state;
}

/* The id of a state that is known by its code alone. */
static struct str
coded_id(struct maker *m, struct str code)
{
	return arena_printf(&m->g->mem, "country." STR_FMT,
	    STR_ARG(knowledge_slug(&m->g->mem, code)));
}

static struct cast
fold(struct maker *m, const struct states *s)
{
	uint32_t n = m->k->entities.n;
	uint32_t *actor = NEW(&m->g->mem, uint32_t, n);
	struct str *names = NEW(&m->g->mem, struct str, n + s->at.n);

	for (uint32_t i = 0; i < n; i++)
		actor[i] = s->of[i] == NONE ? NONE : actor_of(m, s, s->of[i]);
	for (uint32_t i = 0; i < s->at.n; i++) {
		uint32_t e = s->at.at[i].entity;

		names[actor_of(m, s, i)] = e != NONE ? m->k->entities.at[e].id
		    : coded_id(m, s->at.at[i].code);
	}
	return (struct cast){ actor, names, true };
}

/* Of which state are all who take part?  NONE: of several, of none, or one
 * alone takes part. */
static uint32_t
only_state(const struct maker *m, const struct states *s,
    const struct k_event *e)
{
	uint32_t state = NONE, n = 0;

	for (uint32_t i = 0; i < e->source.n + e->target.n; i++) {
		uint32_t who = i < e->source.n ? e->source.at[i]
		    : e->target.at[i - e->source.n];

		if (!m->keep.entities[who] || s->of[who] == NONE)
			continue;
		if (state != NONE && s->of[who] != state)
			return NONE;
		state = s->of[who];
		n++;
	}
	return n > 1 ? state : NONE;
}

static void
add_state(struct maker *m, const struct states *s, uint32_t state,
    uint32_t *node, int64_t domestic)
{
	struct state of = s->at.at[state];
	uint32_t actor = actor_of(m, s, state);

	if (of.entity != NONE) {
		maker_add_entity(m, of.entity);
	} else {
		maker_add_node(m, coded_id(m, of.code),
		    entity_type_names[COUNTRY], of.code);
		maker_set_text(m, NODE_COUNTRY, of.code);
	}
	node[actor] = m->row;
	for (uint32_t i = 0; i < m->k->entities.n; i++)
		if (m->keep.entities[i] && s->of[i] == state &&
		    i != of.entity && m->k->entities.at[i].type != PLACE &&
		    m->k->entities.at[i].name.n > 0)
			maker_push_text(m, NODE_MEMBERS,
			    m->k->entities.at[i].name);
	if (domestic > 0)
		maker_set_integer(m, NODE_DOMESTIC, domestic);
}

void
view_countries(struct maker *m)
{
	struct states s;
	struct cast cast;
	bundles all = { 0 };
	int64_t *domestic;
	uint32_t *node;
	bool *stays;

	m->g->nodes.ncolumns = NODE_COLUMN_COUNT;
	states_find(&m->g->mem, m->k, &s);
	cast = fold(m, &s);
	maker_bundle(m, &cast, &all);
	domestic = NEW(&m->g->mem, int64_t, s.at.n);
	stays = NEW(&m->g->mem, bool, s.at.n);
	node = NEW(&m->g->mem, uint32_t, m->k->entities.n + s.at.n);
	for (uint32_t i = 0; i < m->k->events.n; i++) {
		uint32_t state = m->keep.events[i]
		    ? only_state(m, &s, &m->k->events.at[i]) : NONE;

		if (state != NONE)
			domestic[state]++;
	}
	for (uint32_t i = 0; i < m->k->entities.n; i++)
		if (m->keep.entities[i] && s.of[i] != NONE)
			stays[s.of[i]] = true;
	for (uint32_t i = 0; i < s.at.n; i++)
		if (stays[i])
			add_state(m, &s, i, node, domestic[i]);
	maker_add_bundles(m, &cast, &all, node);
}
