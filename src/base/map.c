/* map: from text to a number, open addressing over FNV-1a. */
#include "base/map.h"

static uint32_t
hash(struct str s)
{
	uint32_t h = 2166136261u;

	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.s[i]) * 16777619u;
	return h ^ h >> 15;
}

/* The slot where `key` is or belongs. */
static uint32_t
slot_of(const struct map *m, struct str key)
{
	uint32_t i = hash(key) & (m->nslots - 1);

	while (m->slots[i] != 0 &&
	    !str_eq(m->entries.at[m->slots[i] - 1].key, key))
		i = (i + 1) & (m->nslots - 1);
	return i;
}

uint32_t
map_get(const struct map *m, struct str key)
{
	uint32_t at;

	if (m->nslots == 0 || (at = m->slots[slot_of(m, key)]) == 0)
		return NONE;
	return m->entries.at[at - 1].value;
}

uint32_t *
map_put(struct arena *a, struct map *m, struct str key)
{
	uint32_t slot;

	if (m->entries.n * 2 >= m->nslots) {
		m->nslots = m->nslots != 0 ? m->nslots * 2 : 16;
		m->slots = NEW(a, uint32_t, m->nslots);
		for (uint32_t i = 0; i < m->entries.n; i++)
			m->slots[slot_of(m, m->entries.at[i].key)] = i + 1;
	}
	slot = slot_of(m, key);
	if (m->slots[slot] == 0) {
		*PUSH(a, &m->entries) = (struct map_entry){ key, NONE };
		m->slots[slot] = m->entries.n;
	}
	return &m->entries.at[m->slots[slot] - 1].value;
}
