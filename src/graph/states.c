/* states: for which state whoever is told of acts. */
#include "graph/states.h"

#include "base/map.h"
#include "base/utf8.h"

static void
find_countries(struct arena *mem, const struct knowledge *k,
    struct states *s, struct map *codes)
{
	for (uint32_t i = 0; i < k->entities.n; i++) {
		const struct k_entity *e = &k->entities.at[i];
		uint32_t *of;

		s->of[i] = NONE;
		if (e->type != COUNTRY)
			continue;
		s->of[i] = s->at.n;
		if (e->country.n > 0 &&
		    *(of = map_put(mem, codes, e->country)) == NONE)
			*of = s->at.n;
		*PUSH(mem, &s->at) = (struct state){ i, e->country };
	}
}

/* By the code that all others have but holders of offices; a state may be told
 * of by it alone. */
static void
find_coded(struct arena *mem, const struct knowledge *k, struct states *s,
    struct map *codes, const bool *holds_office)
{
	for (uint32_t i = 0; i < k->entities.n; i++) {
		struct str code = k->entities.at[i].country;
		uint32_t *of;

		if (s->of[i] != NONE || code.n == 0 || holds_office[i])
			continue;
		if (*(of = map_put(mem, codes, code)) == NONE) {
			*of = s->at.n;
			*PUSH(mem, &s->at) = (struct state){ NONE, code };
		}
		s->of[i] = *of;
	}
}

static bool
is_office(const struct k_relation *r)
{
	return r->type == HOLDS_OFFICE && !r->is_former;
}

/* How much a relation says of the state that its source acts for. */
static int
force(const struct k_relation *r)
{
	switch (r->type) {
	case HOLDS_OFFICE:
		return is_office(r) ? 4 : 0;
	case PART_OF:
		return 3;
	case MEMBER_OF:
		return 2;
	case LOCATED_IN:
		return 1;
	default:
		return 0;
	}
}

static bool
says_more(const struct k_relation *a, const struct k_relation *b)
{
	return force(a) != force(b) ? force(a) > force(b)
	    : a->confidence > b->confidence;
}

/* One step along relations: who belongs to whoever acts for a state acts for
 * it.  Is anybody's state found? */
static bool
find_related(struct arena *mem, const struct knowledge *k, struct states *s,
    const bool *holds_office)
{
	const struct k_relation **best = NEW(mem, const struct k_relation *,
	    k->entities.n);
	bool is_any = false;

	for (uint32_t i = 0; i < k->relations.n; i++) {
		const struct k_relation *r = &k->relations.at[i];

		if (force(r) == 0 || s->of[r->source] != NONE ||
		    s->of[r->target] == NONE ||
		    is_office(r) != holds_office[r->source])
			continue;
		if (best[r->source] == NULL || says_more(r, best[r->source]))
			best[r->source] = r;
	}
	for (uint32_t i = 0; i < k->entities.n; i++)
		if (best[i] != NULL) {
			s->of[i] = s->of[best[i]->target];
			is_any = true;
		}
	return is_any;
}

void
states_find(struct arena *mem, const struct knowledge *k, struct states *out)
{
	bool *holds_office = NEW(mem, bool, k->entities.n);
	struct map codes = { 0 };

	for (uint32_t i = 0; i < k->relations.n; i++)
		if (is_office(&k->relations.at[i]))
			holds_office[k->relations.at[i].source] = true;
	*out = (struct states){ .of = NEW(mem, uint32_t, k->entities.n) };
	find_countries(mem, k, out, &codes);
	find_coded(mem, k, out, &codes, holds_office);
	while (find_related(mem, k, out, holds_office))
		continue;
}

static bool
is_called(struct arena *mem, const struct k_entity *e, struct str folded)
{
	if (str_eq(utf8_fold(mem, e->name), folded))
		return true;
	for (uint32_t i = 0; i < e->aliases.n; i++)
		if (str_eq(utf8_fold(mem, e->aliases.at[i]), folded))
			return true;
	return false;
}

static bool
is_state(struct arena *mem, const struct knowledge *k, struct state s,
    struct str country)
{
	struct str folded = utf8_fold(mem, country);

	if (folded.n == 0)
		return false;
	if (str_eq(utf8_fold(mem, s.code), folded))
		return true;
	return s.entity != NONE &&
	    (str_eq(k->entities.at[s.entity].id, country) ||
	    is_called(mem, &k->entities.at[s.entity], folded));
}

bool
states_is_one_of(struct arena *mem, const struct knowledge *k,
    const struct states *s, uint32_t entity, const str_list *countries)
{
	for (uint32_t i = 0; i < countries->n && s->of[entity] != NONE; i++)
		if (is_state(mem, k, s->at.at[s->of[entity]],
		    countries->at[i]))
			return true;
	return false;
}

bool
states_has(const struct knowledge *k, struct str country)
{
	struct arena mem = { 0 };
	struct states s;
	bool is_any = false;

	states_find(&mem, k, &s);
	for (uint32_t i = 0; i < s.at.n && !is_any; i++)
		is_any = is_state(&mem, k, s.at.at[i], country);
	arena_free(&mem);
	return is_any;
}
