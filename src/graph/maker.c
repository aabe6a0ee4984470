/* maker: a graph in the making; rows and what they rest on. */
#include "graph/maker.h"

union cell *
maker_cell(struct maker *m, uint32_t column)
{
	return graph_cell(m->rows, m->row, column);
}

void
maker_set_text(struct maker *m, uint32_t column, struct str s)
{
	maker_cell(m, column)->text = graph_clean(&m->g->mem, s);
}

void
maker_set_integer(struct maker *m, uint32_t column, int64_t i)
{
	maker_cell(m, column)->integer = i;
}

static struct str
clean_member(struct arena *mem, struct str s)
{
	char *p;

	s = graph_clean(mem, s);
	if (s.n == 0 || memchr(s.s, ';', s.n) == NULL)
		return s;
	p = NEW(mem, char, s.n);
	for (size_t i = 0; i < s.n; i++)
		p[i] = s.s[i] == ';' ? ',' : s.s[i];
	return (struct str){ p, s.n };
}

void
maker_push_text(struct maker *m, uint32_t column, struct str s)
{
	union cell *c = maker_cell(m, column);
	struct str *more;

	/* room for a power of two */
	if ((c->list.n & (c->list.n - 1)) == 0) {
		more = NEW(&m->g->mem, struct str,
		    c->list.n == 0 ? 1 : (size_t)c->list.n * 2);
		if (c->list.n > 0)
			memcpy(more, c->list.at, c->list.n * sizeof *more);
		c->list.at = more;
	}
	c->list.at[c->list.n++] = clean_member(&m->g->mem, s);
}

void
maker_add_text(struct maker *m, uint32_t column, struct str s)
{
	const union cell *c = maker_cell(m, column);

	s = clean_member(&m->g->mem, s);
	for (uint32_t i = 0; i < c->list.n; i++)
		if (str_eq(c->list.at[i], s))
			return;
	maker_push_text(m, column, s);
}

/* An id that no node or edge has: `id` itself, or with a number behind it. */
static struct str
own_id(struct maker *m, struct str id)
{
	struct str s = id;
	uint32_t *seen;

	for (unsigned n = 2; *(seen = map_put(&m->g->mem, &m->ids, s)) != NONE;
	    n++)
		s = arena_printf(&m->g->mem, STR_FMT "-%u", STR_ARG(id), n);
	*seen = 0;
	return s;
}

uint32_t
maker_add_node(struct maker *m, struct str id, const char *type,
    struct str label)
{
	m->rows = &m->g->nodes;
	id = own_id(m, arena_str(&m->g->mem, id));
	m->row = graph_add(m->g, m->rows, id);
	maker_set_text(m, NODE_KG_ID, id);
	maker_set_text(m, NODE_LABEL, label);
	maker_set_text(m, NODE_TYPE, str_of(type));
	return m->row;
}

void
maker_add_edge(struct maker *m, struct str id, struct edge ends,
    const char *kind)
{
	m->rows = &m->g->edges;
	id = own_id(m, id);
	m->row = graph_add(m->g, m->rows, id);
	*PUSH(&m->g->mem, &m->g->ends) = ends;
	maker_set_text(m, EDGE_KG_ID, id);
	maker_set_text(m, EDGE_LABEL, str_of(kind));
	maker_set_text(m, EDGE_KIND, str_of(kind));
	maker_cell(m, EDGE_WEIGHT)->real = 1;
	maker_cell(m, EDGE_SYMMETRIC)->flag = 0;
}

void
maker_add_entity(struct maker *m, uint32_t number)
{
	const struct k_entity *e = &m->k->entities.at[number];
	ids documents = { 0 };
	int64_t n = 0;

	m->node[number] = maker_add_node(m, e->id, entity_type_names[e->type],
	    e->name);
	for (uint32_t i = 0; i < e->aliases.n; i++)
		maker_add_text(m, NODE_ALIASES, e->aliases.at[i]);
	maker_set_text(m, NODE_COUNTRY, e->country);
	maker_set_text(m, NODE_GENDER, e->gender == GENDER_FEM ? STR("f")
	    : e->gender == GENDER_MASC ? STR("m") : STR(""));
	maker_set_text(m, NODE_WIKIDATA, e->wikidata);
	for (uint32_t i = 0; i < e->mentions.n; i++)
		if (i == 0 || e->mentions.at[i].document !=
		    documents.at[documents.n - 1])
			*PUSH(&m->work, &documents) =
			    e->mentions.at[i].document;
	maker_sort(&documents);
	maker_choose_tellers(m, &documents);
	for (uint32_t i = 0; i < documents.n; i++)
		n += maker_is_teller(m, documents.at[i]);
	maker_set_integer(m, NODE_DOCUMENT_COUNT, n);
	n = 0;
	for (uint32_t i = 0; i < e->mentions.n; i++)
		n += maker_is_teller(m, e->mentions.at[i].document);
	maker_set_integer(m, NODE_MENTIONS, n);
	arena_free(&m->work);
}

int64_t
maker_sign(double x)
{
	return (x > 0) - (x < 0);
}

uint32_t *
maker_themselves(struct maker *m)
{
	uint32_t *actor = NEW(&m->g->mem, uint32_t, m->k->entities.n);

	for (uint32_t i = 0; i < m->k->entities.n; i++)
		actor[i] = i;
	return actor;
}
