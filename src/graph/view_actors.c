/* view_actors: persons, organizations, countries; who to whom. */
#include "graph/maker.h"

void
view_actors(struct maker *m)
{
	uint32_t n = m->k->entities.n;
	struct str *names = NEW(&m->g->mem, struct str, n);
	struct cast cast = { .actor = maker_themselves(m), .ids = names };
	bundles all = { 0 };

	for (uint32_t i = 0; i < n; i++)
		names[i] = m->k->entities.at[i].id;
	maker_bundle(m, &cast, &all);
	/* a place is no actor, unless it acts */
	for (uint32_t i = 0; i < all.n; i++) {
		m->node[all.at[i].key.source] = 0;
		m->node[all.at[i].key.target] = 0;
	}
	for (uint32_t i = 0; i < n; i++)
		if (m->keep.entities[i] && (m->k->entities.at[i].type != PLACE
		    || m->node[i] != NONE))
			maker_add_entity(m, i);
	maker_add_bundles(m, &cast, &all, m->node);
}
