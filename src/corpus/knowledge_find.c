/* knowledge_find: entities by what people call them. */
#include "corpus/knowledge_find.h"

#include "base/utf8.h"

enum way { BY_ID, BY_NAME, BY_ALIAS, BY_BEGINNING, BY_END };

struct wanted { struct str name, folded; };

static bool
is_called(struct arena *mem, struct str name, enum way way, struct str folded)
{
	/* the last words: `van der Berg` */
	for (size_t i = 1; way == BY_END && i < name.n; i++)
		if (name.s[i - 1] == ' ' && str_eq(utf8_fold(mem,
		    str_from(name, i)), folded))
			return true;
	name = utf8_fold(mem, name);
	return way == BY_BEGINNING ? str_begins(name, folded)
	    : str_eq(name, folded);
}

static bool
matches(struct arena *mem, const struct k_entity *e, enum way way,
    const struct wanted *w)
{
	if (way == BY_ID)
		return str_eq(e->id, w->name);
	if (way != BY_ALIAS && is_called(mem, e->name, way, w->folded))
		return true;
	for (uint32_t i = 0; way != BY_NAME && i < e->aliases.n; i++)
		if (is_called(mem, e->aliases.at[i], way, w->folded))
			return true;
	return false;
}

static ids
find(struct arena *mem, const struct knowledge *k, struct str name,
    enum way last)
{
	const struct wanted w = { name, utf8_fold(mem, name) };
	ids found = { 0 };

	if (w.folded.n == 0)
		return found;
	for (enum way way = 0; way <= last && found.n == 0; way++)
		for (uint32_t i = 0; i < k->entities.n; i++)
			if (matches(mem, &k->entities.at[i], way, &w))
				*PUSH(mem, &found) = i;
	return found;
}

ids
knowledge_find(struct arena *mem, const struct knowledge *k, struct str name)
{
	return find(mem, k, name, BY_END);
}

ids
knowledge_called(struct arena *mem, const struct knowledge *k,
    struct str name)
{
	return find(mem, k, name, BY_ALIAS);
}
