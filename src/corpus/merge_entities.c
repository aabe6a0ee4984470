/* merge_entities: one entity for one actor, over all documents.
 *
 * Each entity of the parts is taken apart again into what single documents
 * call it, so that the order and grouping of the parts do not matter. */
#include <stdlib.h>

#include "base/file.h"
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
	int type = label_find(entity_type_names, ENTITY_TYPE_COUNT, c->type);
	struct member *x;

	if (c->document != NONE && merge_is_over(t->m, t->part, c->document))
		return;
	x = PUSH(&t->m->temp, t->all);
	*x = (struct member){ .called = *c, .part = t->part,
		.type = type < 0 ? e->type : (enum entity_type)type,
		.index = (uint32_t)(e - part_of(t)->entities.at),
		.order = t->all->n };
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
	if (t->all->n > before || e->mentions.n > 0)
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
	struct arena *mem = &t->m->temp;
	struct map known = { 0 };

	for (uint32_t i = beg; i < t->all->n; i++) {
		const struct member *x = &t->all->at[i];

		*map_put(mem, &known, x->called.name) = 0;
		for (uint32_t k = 0; k < x->aliases.n; k++)
			*map_put(mem, &known, x->aliases.at[k]) = 0;
	}
	for (uint32_t k = 0; beg < t->all->n && k < e->aliases.n; k++)
		if (map_get(&known, e->aliases.at[k]) == NONE)
			*PUSH(mem, &t->all->at[beg].aliases) =
			    e->aliases.at[k];
}

/* The members of one entity. */
static void
take(const struct taking *t, const struct k_entity *e)
{
	struct arena *mem = &t->m->temp;
	uint32_t beg = t->all->n;

	for (uint32_t i = 0; i < e->called.n; i++)
		add_member(t, e, &e->called.at[i]);
	if (e->called.n == 0)
		add_plain(t, e);
	for (uint32_t i = 0; i < e->mentions.n; i++) {
		const struct k_mention *x = &e->mentions.at[i];
		struct member *to;

		if (merge_is_over(t->m, t->part, x->document))
			continue;
		to = owner(t, beg, x);
		if (x->form == FORM_NAME && !has(to, x->text))
			*PUSH(mem, &to->aliases) = x->text;
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
by_document(const void *a, const void *b)
{
	const struct k_mention *x = a, *y = b;

	if (x->document != y->document)
		return x->document < y->document ? -1 : 1;
	if (x->begin != y->begin)
		return x->begin < y->begin ? -1 : 1;
	return (x->end > y->end) - (x->end < y->end);
}

/* An order of two whom one document calls by one name: by what it tells of
 * them and where, since they may have been in any order before. */
static int
tell_apart(const struct member *x, const struct member *y)
{
	const struct k_called *a = &x->called, *b = &y->called;
	int c;

	if ((c = str_cmp(a->country, b->country)) != 0 ||
	    (c = str_cmp(a->wikidata, b->wikidata)) != 0 ||
	    (c = str_cmp(a->office, b->office)) != 0 ||
	    (c = str_cmp(a->state, b->state)) != 0 ||
	    (c = (int)a->gender - (int)b->gender) != 0)
		return c;
	if (x->mentions.n > 0 && y->mentions.n > 0 &&
	    (c = by_document(x->mentions.at[0], y->mentions.at[0])) != 0)
		return c;
	if (x->mentions.n != y->mentions.n)
		return x->mentions.n < y->mentions.n ? -1 : 1;
	return (x->order > y->order) - (x->order < y->order);
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
	return tell_apart(x, y);
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

/* At most so many members will come of the entity. */
static uint32_t
count_members(const struct k_entity *e)
{
	uint32_t n = e->called.n;

	for (uint32_t i = 0; e->called.n == 0 && i < e->mentions.n; i++)
		n += i == 0 || e->mentions.at[i].document !=
		    e->mentions.at[i - 1].document;
	return n > 0 ? n : 1;
}

static void
make_room(struct merging *m, members *all)
{
	for (size_t p = 0; p < m->nparts; p++)
		for (uint32_t i = 0; i < m->parts[p]->entities.n; i++)
			all->cap += count_members(
			    &m->parts[p]->entities.at[i]);
	all->at = NEW(&m->temp, struct member, all->cap);
}

static void
take_all(struct merging *m, members *all)
{
	struct taking t = { .m = m, .all = all };
	struct arena *mem = &m->temp;

	make_room(m, all);
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

static bool
is_same_name(struct arena *mem, struct str a, struct str b)
{
	return str_eq(utf8_fold(mem, a), utf8_fold(mem, b));
}

/* Everything of the member into the entity; those of one document follow each
 * other. */
static void
absorb(struct merging *g, struct k_entity *to, str_list *aliases,
    struct member *x)
{
	struct arena *temp = &g->temp;
	struct k_called c = x->called;

	x->nth = 0;
	while (x->nth < to->called.n && to->called.at[to->called.n - 1 -
	    x->nth].document == c.document)
		x->nth++;
	*PUSH(temp, aliases) = c.name;
	for (uint32_t i = 0; i < x->aliases.n; i++)
		*PUSH(temp, aliases) = x->aliases.at[i];
	for (uint32_t i = 0; i < x->mentions.n; i++) {
		struct k_mention *m = &to->mentions.at[to->mentions.n++];

		*m = *x->mentions.at[i];
		m->document = g->document[x->part][m->document];
		m->called = x->nth;
	}
	if (is_same_name(temp, c.name, to->name))
		c.by = MERGE_NAME;
	else if (c.by == MERGE_NAME)
		c.by = x->new_name.n > 0 ? MERGE_REVIEW
		    : to->type == COUNTRY && to->country.n > 0 ? MERGE_STATE
		    : MERGE_SPELLING;
	if (str_is(c.type, entity_type_names[to->type]))
		c.type = STR("");
	to->called.at[to->called.n++] = c;
}

static bool
is_plain(const struct k_entity *e, const struct k_called *c)
{
	return str_eq(c->name, e->name) && str_eq(c->country, e->country) &&
	    str_eq(c->wikidata, e->wikidata) && c->gender == e->gender &&
	    c->office.n == 0 && c->state.n == 0 && c->type.n == 0;
}

/* Do the mentions tell as much as `called`: every document that has any calls
 * it so, once, and no other? */
static bool
says_nothing(const struct k_entity *e)
{
	uint32_t m = 0;

	for (uint32_t i = 0; i < e->called.n; i++) {
		const struct k_called *c = &e->called.at[i];

		if (!is_plain(e, c) || m == e->mentions.n ||
		    e->mentions.at[m].document != c->document)
			return false;
		while (m < e->mentions.n &&
		    e->mentions.at[m].document == c->document)
			m++;
	}
	return m == e->mentions.n;
}

/* Sort the lists; what says nothing goes. */
static void
tidy(struct arena *mem, struct k_entity *e, str_list *aliases)
{
	uint32_t n = 0;

	qsort(aliases->at, aliases->n, sizeof *aliases->at, by_bytes);
	for (uint32_t i = 0; i < aliases->n; i++)
		if (!str_eq(aliases->at[i], e->name) &&
		    (n == 0 || !str_eq(aliases->at[i], aliases->at[n - 1])))
			aliases->at[n++] = aliases->at[i];
	e->aliases.at = NEW(mem, struct str, n);
	e->aliases.n = e->aliases.cap = n;
	if (n > 0)
		memcpy(e->aliases.at, aliases->at, n * sizeof *aliases->at);
	if (e->mentions.n > 1)
		qsort(e->mentions.at, e->mentions.n, sizeof *e->mentions.at,
		    by_document);
	if (says_nothing(e))
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

struct dated { uint32_t document, member; };

static int
by_number(const void *a, const void *b)
{
	const struct dated *x = a, *y = b;

	if (x->document != y->document)
		return x->document < y->document ? -1 : 1;
	return (x->member > y->member) - (x->member < y->member);
}

/* The members that are one, document after document; how many mentions they
 * have. */
static uint32_t
sort_members(struct arena *temp, const members *all, ids *in)
{
	struct dated *d = NEW(temp, struct dated, in->n);
	uint32_t mentions = 0;

	for (uint32_t i = 0; i < in->n; i++)
		d[i] = (struct dated){ all->at[in->at[i]].called.document,
			in->at[i] };
	qsort(d, in->n, sizeof *d, by_number);
	for (uint32_t i = 0; i < in->n; i++) {
		in->at[i] = d[i].member;
		mentions += all->at[d[i].member].mentions.n;
	}
	return mentions;
}

/* An entity of those that are one, in the order of the first of each. */
static void
gather(struct merging *m, members *all)
{
	struct knowledge *k = m->out;
	ids *in = NEW(&m->temp, ids, all->n + 1);

	k->entities.n = k->entities.cap = 0;
	for (uint32_t i = 0; i < all->n; i++) {
		ids *root = &in[merge_root(all, i)];

		k->entities.cap += root->n == 0;
		*PUSH(&m->temp, root) = i;
	}
	k->entities.at = NEW(&k->mem, struct k_entity, k->entities.cap);
	for (uint32_t i = 0; i < all->n; i++) {
		str_list aliases = { 0 };
		struct k_entity e;

		if (in[i].n == 0)
			continue;
		e = entity_of(all, &in[i]);
		e.mentions.cap = sort_members(&m->temp, all, &in[i]);
		e.mentions.at = NEW(&k->mem, struct k_mention, e.mentions.cap);
		e.called.cap = in[i].n;
		e.called.at = NEW(&k->mem, struct k_called, e.called.cap);
		for (uint32_t n = 0; n < in[i].n; n++) {
			absorb(m, &e, &aliases, &all->at[in[i].at[n]]);
			all->at[in[i].at[n]].entity = k->entities.n;
		}
		tidy(&k->mem, &e, &aliases);
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
number(struct merging *m, members *of)
{
	struct knowledge *k = m->out;
	struct numbered *all = NEW(&m->temp, struct numbered, k->entities.n);
	uint32_t *now = NEW(&m->temp, uint32_t, k->entities.n + 1);
	struct map given = { 0 };

	for (uint32_t i = 0; i < k->entities.n; i++) {
		struct k_entity *e = &k->entities.at[i];

		e->id = merge_unique_id(m, &given, arena_printf(&m->temp,
		    "%s." STR_FMT, entity_type_names[e->type],
		    STR_ARG(knowledge_slug(&m->temp, e->type == COUNTRY &&
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

/* ---- and back ----------------------------------------------------------- */

static int
by_order(const void *a, const void *b)
{
	const struct placed *x = a, *y = b;

	if (x->document != y->document)
		return x->document < y->document ? -1 : 1;
	return (x->order > y->order) - (x->order < y->order);
}

/* Where the members of each entity of the parts have gone. */
static void
place(struct merging *m, const members *all)
{
	for (size_t p = 0; p < m->nparts; p++)
		m->placed[p] = NEW(&m->mem, placed_list,
		    m->parts[p]->entities.n + 1);
	for (uint32_t i = 0; i < all->n; i++) {
		const struct member *x = &all->at[i];

		*PUSH(&m->mem, &m->placed[x->part][x->index]) =
		    (struct placed){ x->called.document, x->order, x->entity,
			x->nth };
	}
	for (size_t p = 0; p < m->nparts; p++)
		for (uint32_t i = 0; i < m->parts[p]->entities.n; i++) {
			placed_list *l = &m->placed[p][i];

			if (l->n > 1)
				qsort(l->at, l->n, sizeof *l->at, by_order);
		}
}

struct placed
merge_place(const struct merging *m, size_t part, uint32_t entity,
    uint32_t document, uint32_t nth)
{
	const placed_list *l = &m->placed[part][entity];
	uint32_t beg = 0, end = l->n;

	if (l->n == 0)
		return (struct placed){ NONE, 0, NONE, 0 };
	document = m->document[part][document];
	while (beg < end) {
		uint32_t mid = beg + (end - beg) / 2;

		if (l->at[mid].document < document)
			beg = mid + 1;
		else
			end = mid;
	}
	if (beg == l->n || l->at[beg].document != document)
		return l->at[0];
	return nth < l->n - beg && l->at[beg + nth].document == document
	    ? l->at[beg + nth] : l->at[beg];
}

void
merge_entities(struct merging *m)
{
	members all = { 0 };

	take_all(m, &all);
	merge_members(&all);
	gather(m, &all);
	number(m, &all);
	if (m->review != NULL) {
		merge_review(m, &all);
		gather(m, &all);
		number(m, &all);
	}
	place(m, &all);
}
