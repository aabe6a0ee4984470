/* map: from text to a number, open addressing. */
#include "base/map.h"

#include "base/bytes.h"

uint32_t
map_hash(struct str s)
{
	uint64_t h = s.n, x = 0;

	for (; s.n >= 8; s = str_from(s, 8))
		h = (h ^ bytes_load(s.s)) * UINT64_C(0x9e3779b97f4a7c15) ^
		    h >> 29;
	if (s.n > 0)
		memcpy(&x, s.s, s.n);
	h = (h ^ x) * UINT64_C(0x9e3779b97f4a7c15);
	return (uint32_t)(h ^ h >> 32);
}

/* The slot where `key` is or belongs. */
static uint32_t
slot_of(const struct map *m, struct str key)
{
	uint32_t i = map_hash(key) & (m->nslots - 1);

	while (m->slots[i] != 0 &&
	    !str_eq(m->entries.at[m->slots[i] - 1].key, key))
		i = (i + 1) & (m->nslots - 1);
	return i;
}

uint32_t
map_get(const struct map *m, struct str key)
{
	uint32_t at;

	if (m->nslots == 0 || key.n > m->longest ||
	    (at = m->slots[slot_of(m, key)]) == 0)
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
		if (m->longest < key.n)
			m->longest = key.n;
	}
	return &m->entries.at[m->slots[slot] - 1].value;
}
