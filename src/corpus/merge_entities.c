/* merge_entities: one entity for one actor, over all documents.
 *
 * Each entity of the parts is taken apart again into what single documents
 * call it, so that the order and grouping of the parts do not matter. */
#include <stdlib.h>

#include "base/utf8.h"
#include "corpus/merge.h"

/* ---- what documents call them ------------------------------------------- */

/* A part while its entities are taken apart. */
struct taking {
	struct merging *m;
	members        *all;
	size_t          part;
	uint32_t       *at;		/* document -> member of the entity   */
};

static const struct knowledge *
part_of(const struct taking *t)
{
	return t->m->parts[t->part];
}

static void
add_member(const struct taking *t, const struct k_entity *e,
    const struct k_called *c)
{
	struct member *x = PUSH(&t->m->out->mem, t->all);

	*x = (struct member){ .called = *c, .type = e->type, .part = t->part,
		.index = (uint32_t)(e - part_of(t)->entities.at) };
	if (c->document != NONE) {
		x->called.document = t->m->document[t->part][c->document];
		if (t->at[c->document] == NONE)
			t->at[c->document] = t->all->n - 1;
	}
}

/* All documents call it by its name. */
static void
add_plain(const struct taking *t, const struct k_entity *e)
{
	struct k_called c = { .name = e->name, .country = e->country,
		.wikidata = e->wikidata, .gender = e->gender };
	uint32_t before = t->all->n;

	for (uint32_t i = 0; i < e->mentions.n; i++) {
		c.document = e->mentions.at[i].document;
		if (t->at[c.document] == NONE)
			add_member(t, e, &c);
	}
	if (t->all->n > before)
		return;
	c.document = part_of(t)->documents.n == 1 ? 0 : NONE;
	add_member(t, e, &c);
}

/* Which of the members from `beg` on the mention belongs to. */
static struct member *
owner(const struct taking *t, uint32_t beg, const struct k_mention *x)
{
	uint32_t first = t->at[x->document] != NONE ? t->at[x->document] : beg;
	uint32_t i = x->called < t->all->n - first ? first + x->called : first;

	return &t->all->at[t->all->at[i].called.document ==
	    t->all->at[first].called.document ? i : first];
}

static bool
has(const struct member *m, struct str alias)
{
	for (uint32_t i = 0; i < m->aliases.n; i++)
		if (str_eq(m->aliases.at[i], alias))
			return true;
	return str_eq(m->called.name, alias);
}

/* An alias that no mention shows is the first member's. */
static void
deal_aliases(const struct taking *t, const struct k_entity *e, uint32_t beg)
{
	struct arena *mem = &t->m->out->mem;
	struct map known = { 0 };

	for (uint32_t i = beg; i < t->all->n; i++) {
		const struct member *x = &t->all->at[i];

		*map_put(mem, &known, x->called.name) = 0;
		for (uint32_t k = 0; k < x->aliases.n; k++)
			*map_put(mem, &known, x->aliases.at[k]) = 0;
	}
	for (uint32_t k = 0; k < e->aliases.n; k++)
		if (map_get(&known, e->aliases.at[k]) == NONE)
			*PUSH(mem, &t->all->at[beg].aliases) =
			    e->aliases.at[k];
}

/* The members of one entity. */
static void
take(const struct taking *t, const struct k_entity *e)
{
	struct arena *mem = &t->m->out->mem;
	uint32_t beg = t->all->n;

	for (uint32_t i = 0; i < e->called.n; i++)
		add_member(t, e, &e->called.at[i]);
	if (e->called.n == 0)
		add_plain(t, e);
	for (uint32_t i = 0; i < e->mentions.n; i++) {
		struct k_mention x = e->mentions.at[i];
		struct member *to = owner(t, beg, &x);

		if (x.form == FORM_NAME && !has(to, x.text))
			*PUSH(mem, &to->aliases) = x.text;
		x.document = t->m->document[t->part][x.document];
		*PUSH(mem, &to->mentions) = x;
	}
	deal_aliases(t, e, beg);
	for (uint32_t i = 0; i < e->called.n; i++)
		if (e->called.at[i].document != NONE)
			t->at[e->called.at[i].document] = NONE;
	for (uint32_t i = 0; i < e->mentions.n; i++)
		t->at[e->mentions.at[i].document] = NONE;
	if (part_of(t)->documents.n > 0)
		t->at[0] = NONE;
}

/* The offices that documents tell of who is called by one name there. */
static void
take_offices(const struct taking *t, const uint32_t *beg)
{
	const struct knowledge *k = part_of(t);

	for (uint32_t i = 0; i < k->relations.n; i++) {
		const struct k_relation *r = &k->relations.at[i];
		uint32_t v = 0;

		if (r->type != HOLDS_OFFICE ||
		    k->entities.at[r->source].called.n > 0)
			continue;
		for (uint32_t x = beg[r->source]; x < beg[r->source + 1]; x++) {
			struct k_called *c = &t->all->at[x].called;

			for (v = 0; v < r->evidence.n && t->m->document
			    [t->part][r->evidence.at[v].document] !=
			    c->document; v++)
				;
			if (v == r->evidence.n || c->office.n > 0)
				continue;
			c->office = r->label;
			if (c->country.n == 0)
				c->state = k->entities.at[r->target].country;
		}
	}
}

static int
by_name(const void *a, const void *b)
{
	const struct member *x = a, *y = b;
	int c;

	if (x->type != y->type)
		return x->type < y->type ? -1 : 1;
	if ((c = str_cmp(x->called.name, y->called.name)) != 0)
		return c;
	if (x->called.document != y->called.document)
		return x->called.document < y->called.document ? -1 : 1;
	if (x->part != y->part)
		return x->part < y->part ? -1 : 1;
	return (x->index > y->index) - (x->index < y->index);
}

/* How often each name is used over all documents. */
static void
count_uses(struct arena *mem, members *all)
{
	struct map sum = { 0 };

	for (uint32_t i = 0; i < all->n; i++) {
		uint32_t *n = map_put(mem, &sum, all->at[i].called.name);

		*n = (*n != NONE ? *n : 0) + all->at[i].mentions.n;
	}
	for (uint32_t i = 0; i < all->n; i++)
		all->at[i].uses = map_get(&sum, all->at[i].called.name);
}

static void
take_all(struct merging *m, members *all)
{
	struct taking t = { .m = m, .all = all };
	struct arena *mem = &m->out->mem;

	for (t.part = 0; t.part < m->nparts; t.part++) {
		const struct knowledge *from = part_of(&t);
		uint32_t *beg = NEW(mem, uint32_t, from->entities.n + 1);

		t.at = NEW(mem, uint32_t, from->documents.n + 1);
		for (uint32_t i = 0; i < from->documents.n; i++)
			t.at[i] = NONE;
		for (uint32_t i = 0; i < from->entities.n; i++) {
			beg[i] = all->n;
			take(&t, &from->entities.at[i]);
		}
		beg[from->entities.n] = all->n;
		take_offices(&t, beg);
	}
	if (all->n > 1)
		qsort(all->at, all->n, sizeof *all->at, by_name);
	count_uses(mem, all);
}

/* ---- entities of members ------------------------------------------------ */

static uint32_t
count_words(struct str name, size_t least)
{
	uint32_t n = 0;

	while (name.n > 0)
		n += utf8_count(str_cut(&name, ' ')) >= least;
	return n;
}

/* Fullest name first: most words, fewest initials, most used, bytewise. */
static bool
is_better_name(const struct member *a, const struct member *b)
{
	struct str x = a->called.name, y = b->called.name;

	for (size_t least = 1; least <= 3; least += 2)
		if (count_words(x, least) != count_words(y, least))
			return count_words(x, least) > count_words(y, least);
	if (a->uses != b->uses)
		return a->uses > b->uses;
	return str_cmp(x, y) < 0;
}

static int
by_bytes(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

static int
by_document(const void *a, const void *b)
{
	const struct k_mention *x = a, *y = b;

	if (x->document != y->document)
		return x->document < y->document ? -1 : 1;
	if (x->begin != y->begin)
		return x->begin < y->begin ? -1 : 1;
	return (x->end > y->end) - (x->end < y->end);
}

static int
by_caller(const void *a, const void *b)
{
	const struct k_called *x = a, *y = b;

	if (x->document != y->document)
		return x->document < y->document ? -1 : 1;
	return str_cmp(x->name, y->name);
}

static bool
is_same_name(struct arena *mem, struct str a, struct str b)
{
	return str_eq(utf8_fold(mem, a), utf8_fold(mem, b));
}

/* Everything of the member into the entity. */
static void
absorb(struct arena *mem, struct k_entity *to, const struct member *x)
{
	struct k_called c = x->called;
	uint32_t before = 0;

	for (uint32_t i = 0; i < to->called.n; i++)
		before += to->called.at[i].document == c.document;
	*PUSH(mem, &to->aliases) = c.name;
	for (uint32_t i = 0; i < x->aliases.n; i++)
		*PUSH(mem, &to->aliases) = x->aliases.at[i];
	for (uint32_t i = 0; i < x->mentions.n; i++) {
		struct k_mention m = x->mentions.at[i];

		m.called = before;
		*PUSH(mem, &to->mentions) = m;
	}
	if (is_same_name(mem, c.name, to->name))
		c.by = MERGE_NAME;
	else if (c.by == MERGE_NAME)
		c.by = x->new_name.n > 0 ? MERGE_REVIEW
		    : to->type == COUNTRY && to->country.n > 0 ? MERGE_STATE
		    : MERGE_SPELLING;
	*PUSH(mem, &to->called) = c;
}

static bool
is_plain(const struct k_entity *e, const struct k_called *c)
{
	return str_eq(c->name, e->name) && str_eq(c->country, e->country) &&
	    str_eq(c->wikidata, e->wikidata) && c->gender == e->gender &&
	    c->office.n == 0 && c->state.n == 0;
}

/* Sort the lists; what says nothing goes. */
static void
tidy(struct k_entity *e)
{
	uint32_t n = 0;
	bool all_plain = true;

	qsort(e->aliases.at, e->aliases.n, sizeof *e->aliases.at, by_bytes);
	for (uint32_t i = 0; i < e->aliases.n; i++)
		if (!str_eq(e->aliases.at[i], e->name) &&
		    (n == 0 || !str_eq(e->aliases.at[i],
		    e->aliases.at[n - 1])))
			e->aliases.at[n++] = e->aliases.at[i];
	e->aliases.n = n;
	if (e->mentions.n > 1)
		qsort(e->mentions.at, e->mentions.n, sizeof *e->mentions.at,
		    by_document);
	qsort(e->called.at, e->called.n, sizeof *e->called.at, by_caller);
	for (uint32_t i = 0; i < e->called.n; i++)
		all_plain &= is_plain(e, &e->called.at[i]);
	if (all_plain)
		e->called.n = 0;
}

/* The entity of members that are one, but for its lists. */
static struct k_entity
entity_of(const members *all, const ids *in)
{
	const struct member *best = &all->at[in->at[0]];
	struct k_called facts = merge_facts(all, in);
	struct k_entity e = { .country = facts.country,
		.wikidata = facts.wikidata, .gender = facts.gender };

	for (uint32_t i = 1; i < in->n; i++)
		if (is_better_name(&all->at[in->at[i]], best))
			best = &all->at[in->at[i]];
	e.name = best->called.name;
	e.type = best->type;
	for (uint32_t i = 0; i < in->n; i++)
		if (all->at[in->at[i]].new_name.n > 0)
			e.name = all->at[in->at[i]].new_name;
	return e;
}

/* An entity of those that are one, in the order of the first of each. */
static void
gather(struct merging *m, members *all)
{
	struct knowledge *k = m->out;
	ids *in = NEW(&k->mem, ids, all->n + 1);

	k->entities.n = 0;
	for (uint32_t i = 0; i < all->n; i++)
		*PUSH(&k->mem, &in[merge_root(all, i)]) = i;
	for (uint32_t i = 0; i < all->n; i++) {
		struct k_entity e;

		if (in[i].n == 0)
			continue;
		e = entity_of(all, &in[i]);
		for (uint32_t n = 0; n < in[i].n; n++) {
			absorb(&k->mem, &e, &all->at[in[i].at[n]]);
			all->at[in[i].at[n]].entity = k->entities.n;
		}
		tidy(&e);
		*PUSH(&k->mem, &k->entities) = e;
	}
}

struct numbered { struct k_entity e; uint32_t old; };

static int
by_id(const void *a, const void *b)
{
	return str_cmp(((const struct numbered *)a)->e.id,
	    ((const struct numbered *)b)->e.id);
}

/* Ids, then the order of the file: by id. */
static void
number(struct knowledge *k, members *of)
{
	struct numbered *all = NEW(&k->mem, struct numbered, k->entities.n);
	uint32_t *now = NEW(&k->mem, uint32_t, k->entities.n + 1);
	struct map given = { 0 };

	for (uint32_t i = 0; i < k->entities.n; i++) {
		struct k_entity *e = &k->entities.at[i];

		e->id = merge_unique_id(&k->mem, &given, arena_printf(&k->mem,
		    "%s." STR_FMT, entity_type_names[e->type],
		    STR_ARG(knowledge_slug(&k->mem, e->type == COUNTRY &&
		    e->country.n > 0 ? e->country : e->name))));
		all[i] = (struct numbered){ *e, i };
	}
	if (k->entities.n > 1)
		qsort(all, k->entities.n, sizeof *all, by_id);
	for (uint32_t i = 0; i < k->entities.n; i++) {
		k->entities.at[i] = all[i].e;
		now[all[i].old] = i;
	}
	for (uint32_t i = 0; i < of->n; i++)
		of->at[i].entity = now[of->at[i].entity];
}

uint32_t
merge_entity(const struct merging *m, size_t part, uint32_t entity,
    uint32_t document)
{
	const placed_list *at = &m->placed[part][entity];

	document = m->document[part][document];
	for (uint32_t i = 0; i < at->n; i++)
		if (at->at[i].document == document)
			return at->at[i].entity;
	return at->at[0].entity;
}

void
merge_entities(struct merging *m)
{
	struct knowledge *k = m->out;
	members all = { 0 };

	take_all(m, &all);
	merge_members(&all);
	gather(m, &all);
	number(k, &all);
	if (m->review != NULL) {
		merge_review(m, &all);
		gather(m, &all);
		number(k, &all);
	}
	for (size_t p = 0; p < m->nparts; p++)
		m->placed[p] = NEW(&k->mem, placed_list,
		    m->parts[p]->entities.n + 1);
	for (uint32_t i = 0; i < all.n; i++) {
		const struct member *x = &all.at[i];

		*PUSH(&k->mem, &m->placed[x->part][x->index]) =
		    (struct placed){ x->called.document, x->entity };
	}
}
