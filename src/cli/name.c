/* name: whom a name on the command line means. */
#include "cli/name.h"

#include <stdio.h>

#include "base/file.h"
#include "corpus/knowledge_find.h"

enum { SHOWN = 12, NEAREST = 5 };

static void
say_each(const struct named *list, const ids *which)
{
	for (uint32_t i = 0; i < which->n && i < SHOWN; i++) {
		const struct named *x = &list[which->at[i]];

		fprintf(stderr, "  " STR_FMT " (" STR_FMT ")\n",
		    STR_ARG(x->id), STR_ARG(x->name));
	}
	if (which->n > SHOWN)
		fprintf(stderr, "  and %u more\n",
		    (unsigned)which->n - SHOWN);
}

static int
find(struct arena *mem, const struct command *c, const struct named *list,
    uint32_t n, const char *name, uint32_t *out)
{
	ids found = named_find(mem, list, n, str_of(name), BY_END);
	ids near;

	if (found.n == 1) {
		*out = found.at[0];
		return 0;
	}
	if (found.n > 1) {
		opt_wrong(c, "%s may be", name);
		say_each(list, &found);
		return 2;
	}
	near = named_nearest(mem, list, n, str_of(name), NEAREST);
	opt_wrong(c, "nobody is called %s%s", name,
	    near.n > 0 ? "; the nearest:" : "");
	say_each(list, &near);
	return 2;
}

int
name_find_entity(const struct command *c, const struct knowledge *k,
    const char *name, uint32_t *out)
{
	struct arena mem = { 0 };
	int status = find(&mem, c, knowledge_named(&mem, k), k->entities.n,
	    name, out);

	arena_free(&mem);
	return status;
}

/* The members of a list that a file holds as one text. */
static void
split(struct arena *mem, struct named *x, struct str rest)
{
	str_list parts = { 0 };

	while (rest.n > 0)
		*PUSH(mem, &parts) = str_trim(str_cut(&rest, ';'));
	x->aliases = parts.at;
	x->naliases = parts.n;
}

int
name_find_node(const struct command *c, const struct graph *g,
    const char *name, uint32_t *out)
{
	struct arena mem = { 0 };
	uint32_t n = g->nodes.n, aliases = graph_column(&g->nodes, "aliases");
	struct named *list = NEW(&mem, struct named, n);
	int status;

	for (uint32_t i = 0; i < n; i++) {
		const union cell *cell = aliases != NONE
		    ? graph_cell(&g->nodes, i, aliases) : NULL;

		list[i].id = g->nodes.ids.at[i];
		list[i].name = graph_label(g, i);
		if (cell == NULL)
			continue;
		if (g->nodes.columns[aliases].type == COLUMN_TEXT) {
			split(&mem, &list[i], cell->text);
		} else if (g->nodes.columns[aliases].type == COLUMN_LIST) {
			list[i].aliases = cell->list.at;
			list[i].naliases = cell->list.n;
		}
	}
	status = find(&mem, c, list, n, name, out);
	arena_free(&mem);
	return status;
}
