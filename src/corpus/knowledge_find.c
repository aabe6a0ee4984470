/* knowledge_find: entities by what people call them. */
#include "corpus/knowledge_find.h"

struct named *
knowledge_named(struct arena *mem, const struct knowledge *k)
{
	struct named *list = NEW(mem, struct named, k->entities.n);

	for (uint32_t i = 0; i < k->entities.n; i++) {
		const struct k_entity *e = &k->entities.at[i];

		list[i] = (struct named){ e->id, e->name, e->aliases.at,
		    e->aliases.n };
	}
	return list;
}

ids
knowledge_called(struct arena *mem, const struct knowledge *k,
    struct str name)
{
	return named_find(mem, knowledge_named(mem, k), k->entities.n, name,
	    BY_ALIAS);
}
