/* merge_entities: one entity for one actor, over all documents. */
#include <stdlib.h>

#include "base/utf8.h"
#include "corpus/merge.h"

/* All entities of all parts, and which cluster each is in. */
struct member {
	const struct k_entity *e;
	size_t      part;
	uint32_t    index, cluster;
	struct str  key;
	uint32_t    uses;	/* mentions of all who are called the same */
};
typedef VEC(struct member) members;

/* Spelling that newspapers vary, made the same: `Sergej Lawrow`, `Sergei
 * Lavrov`; `Selenskyj`, `Selenskij`. */
static struct str
spelling(struct arena *mem, struct str name)
{
	static const struct { const char *from, *to; } same[] = {
		{ "dsch", "j" }, { "tsch", "c" }, { "sch", "s" }, { "sh", "s" },
		{ "zh", "s" }, { "kh", "h" }, { "ch", "h" }, { "gh", "g" },
		{ "dh", "d" }, { "th", "t" }, { "ph", "f" }, { "ck", "k" },
		{ "ye", "e" }, { "je", "e" }, { "ts", "z" }, { "tz", "z" },
		{ "ij", "i" }, { "yj", "i" }, { "ii", "i" }, { "iy", "i" },
		{ "ei", "e" }, { "ej", "e" }, { "ey", "e" }, { "ay", "a" },
		{ "ai", "a" }, { "aj", "a" }, { "ou", "u" }, { "oo", "u" },
		{ "y", "i" }, { "j", "i" }, { "w", "v" }, { "q", "k" },
		{ "c", "k" }, { "z", "s" }, { "ß", "s" },
	};
	struct str fold = utf8_fold(mem, name);
	char *out = arena_alloc(mem, 1, fold.n + 1);
	size_t n = 0;

	for (size_t at = 0; at < fold.n; ) {
		size_t k, len = sizeof same / sizeof *same;

		for (k = 0; k < len; k++)
			if (str_begins(str_from(fold, at),
			    str_of(same[k].from)))
				break;
		if (n > 0 && fold.s[at] == out[n - 1] && k == len) {
			at++;	/* doubled letters */
			continue;
		}
		out[n++] = k < len ? same[k].to[0] : fold.s[at];
		at += k < len ? strlen(same[k].from) : 1;
	}
	return (struct str){ out, n };
}

static uint32_t
count_words(struct str name)
{
	uint32_t n = 0;

	while (name.n > 0)
		n += str_cut(&name, ' ').n > 0;
	return n;
}

static struct str
last_word(struct str name)
{
	struct str last = { 0 };

	while (name.n > 0) {
		struct str w = str_cut(&name, ' ');

		if (w.n > 0)
			last = w;
	}
	return last;
}

static struct str
key_of(struct arena *mem, const struct k_entity *e)
{
	struct str name = e->type == PERSON ? spelling(mem, e->name)
	    : utf8_fold(mem, e->name);

	if (e->type == COUNTRY && e->country.n > 0)
		name = e->country;
	return arena_printf(mem, "%d " STR_FMT, (int)e->type, STR_ARG(name));
}

/* A last name alone joins the one person of the corpus who is called so. */
static void
join_short_names(struct arena *mem, members *all)
{
	struct map full = { 0 };	/* last word -> member, or n: several */

	for (uint32_t i = 0; i < all->n; i++) {
		const struct k_entity *e = all->at[i].e;
		uint32_t *at;

		if (e->type != PERSON || count_words(e->name) < 2)
			continue;
		at = map_put(mem, &full, spelling(mem, last_word(e->name)));
		if (*at == NONE)
			*at = i;
		else if (*at < all->n &&
		    !str_eq(all->at[*at].key, all->at[i].key))
			*at = all->n;
	}
	for (uint32_t i = 0; i < all->n; i++) {
		const struct k_entity *e = all->at[i].e;
		uint32_t at;

		if (e->type != PERSON || count_words(e->name) != 1)
			continue;
		at = map_get(&full, spelling(mem, e->name));
		if (at < all->n)
			all->at[i].key = all->at[at].key;
	}
}

/* Fullest name first: most words, most used, bytewise. */
static bool
is_better_name(const struct member *a, const struct member *b)
{
	uint32_t n = count_words(a->e->name), m = count_words(b->e->name);

	if (n != m)
		return n > m;
	if (a->uses != b->uses)
		return a->uses > b->uses;
	return str_cmp(a->e->name, b->e->name) < 0;
}

/* How often each name is used over all documents. */
static void
count_uses(struct arena *mem, members *all)
{
	struct map sum = { 0 };

	for (uint32_t i = 0; i < all->n; i++) {
		uint32_t *n = map_put(mem, &sum, all->at[i].e->name);

		*n = (*n != NONE ? *n : 0) + all->at[i].e->mentions.n;
	}
	for (uint32_t i = 0; i < all->n; i++)
		all->at[i].uses = map_get(&sum, all->at[i].e->name);
}

static bool
has(const struct k_entity *e, struct str alias)
{
	for (uint32_t i = 0; i < e->aliases.n; i++)
		if (str_eq(e->aliases.at[i], alias))
			return true;
	return str_eq(e->name, alias);
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

/* Everything of `from` into `to`. */
static void
absorb(struct merging *m, struct k_entity *to, const struct member *from)
{
	const struct k_entity *e = from->e;
	struct arena *mem = &m->out->mem;

	if (to->country.n == 0)
		to->country = e->country;
	if (to->wikidata.n == 0)
		to->wikidata = e->wikidata;
	if (to->gender == NO_VALUE)
		to->gender = e->gender;
	if (!has(to, e->name))
		*PUSH(mem, &to->aliases) = e->name;
	for (uint32_t i = 0; i < e->aliases.n; i++)
		if (!has(to, e->aliases.at[i]))
			*PUSH(mem, &to->aliases) = e->aliases.at[i];
	for (uint32_t i = 0; i < e->mentions.n; i++) {
		struct k_mention x = e->mentions.at[i];

		x.document = m->document[from->part][x.document];
		*PUSH(mem, &to->mentions) = x;
	}
}

static int
by_key(const void *a, const void *b)
{
	const struct member *x = a, *y = b;
	int c = str_cmp(x->key, y->key);

	if (c != 0)
		return c;
	if (is_better_name(x, y))
		return -1;
	if (is_better_name(y, x))
		return 1;
	if (x->part != y->part)
		return x->part < y->part ? -1 : 1;
	return (x->index > y->index) - (x->index < y->index);
}

struct numbered { struct k_entity e; uint32_t old; };

static int
by_id(const void *a, const void *b)
{
	return str_cmp(((const struct numbered *)a)->e.id,
	    ((const struct numbered *)b)->e.id);
}

/* Ids, then the order of the file: by id. */
static uint32_t *
number(struct knowledge *k)
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
		if (e->aliases.n > 1)
			qsort(e->aliases.at, e->aliases.n,
			    sizeof *e->aliases.at, by_bytes);
		if (e->mentions.n > 1)
			qsort(e->mentions.at, e->mentions.n,
			    sizeof *e->mentions.at, by_document);
		all[i] = (struct numbered){ *e, i };
	}
	if (k->entities.n > 1)
		qsort(all, k->entities.n, sizeof *all, by_id);
	for (uint32_t i = 0; i < k->entities.n; i++) {
		k->entities.at[i] = all[i].e;
		now[all[i].old] = i;
	}
	return now;
}

void
merge_entities(struct merging *m)
{
	struct knowledge *k = m->out;
	members all = { 0 };
	uint32_t *now;

	for (size_t p = 0; p < m->nparts; p++) {
		const struct knowledge *from = m->parts[p];

		m->entity[p] = NEW(&k->mem, uint32_t, from->entities.n + 1);
		for (uint32_t i = 0; i < from->entities.n; i++)
			*PUSH(&k->mem, &all) = (struct member){
				&from->entities.at[i], p, i, NONE,
				key_of(&k->mem, &from->entities.at[i]), 0 };
	}
	join_short_names(&k->mem, &all);
	count_uses(&k->mem, &all);
	if (all.n > 1)
		qsort(all.at, all.n, sizeof *all.at, by_key);
	for (uint32_t i = 0; i < all.n; i++) {
		struct member *x = &all.at[i];

		if (i == 0 || !str_eq(x->key, all.at[i - 1].key))
			*PUSH(&k->mem, &k->entities) = (struct k_entity){
				.name = x->e->name, .type = x->e->type,
				.gender = NO_VALUE };
		x->cluster = k->entities.n - 1;
		absorb(m, &k->entities.at[x->cluster], x);
	}
	now = number(k);
	for (uint32_t i = 0; i < all.n; i++)
		m->entity[all.at[i].part][all.at[i].index] =
		    now[all.at[i].cluster];
}
