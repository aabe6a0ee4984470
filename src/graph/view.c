/* view: knowledge seen as a graph. */
#include "graph/view.h"

#include "graph/maker.h"

const struct column view_node_columns[] = {
#define NODE(id, name, type, help) { #name, COLUMN_##type, help },
#define EDGE(id, name, type, help)
#include "graph/columns.def"
#undef NODE
#undef EDGE
};

const struct column view_edge_columns[] = {
#define NODE(id, name, type, help)
#define EDGE(id, name, type, help) { #name, COLUMN_##type, help },
#include "graph/columns.def"
#undef NODE
#undef EDGE
};

const uint32_t view_node_column_count = NODE_COLUMN_COUNT;
const uint32_t view_edge_column_count = EDGE_COLUMN_COUNT;

const struct view views[] = {
	{ "events", "actors, places and events; who acts, on whom, where",
	  ALL_STATUSES, view_events },
	{ "actors", "persons, organizations, countries; who to whom",
	  1u << ACTUAL, view_actors },
	{ "countries", "the same, everybody as the state he acts for",
	  1u << ACTUAL, view_countries },
	{ "cooccurrence", "who is named in one sentence with whom",
	  0, view_cooccurrence },
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

void
view_build(const struct view *v, const struct knowledge *k,
    const struct filter *filter, struct graph *g)
{
	static const struct filter all;
	struct maker m = { .g = g, .k = k,
		.filter = filter != NULL ? filter : &all };

	*g = (struct graph){ 0 };
	g->nodes.columns = view_node_columns;
	g->nodes.ncolumns = NODE_MEMBERS;
	g->edges.columns = view_edge_columns;
	g->edges.ncolumns = EDGE_COLUMN_COUNT;
	filter_select(&g->mem, m.filter, k, v->statuses, &m.keep);
	m.node = NEW(&g->mem, uint32_t, k->entities.n);
	for (uint32_t i = 0; i < k->entities.n; i++)
		m.node[i] = NONE;
	m.original = NEW(&g->mem, uint32_t, k->documents.n);
	m.teller = NEW(&g->mem, uint32_t, k->documents.n);
	for (uint32_t i = 0; i < k->documents.n; i++)
		m.original[i] = original(k, i);
	v->build(&m);
	arena_free(&m.work);
}
