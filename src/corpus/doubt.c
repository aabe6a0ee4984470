/* doubt: which entities may yet be one, or no one. */
#include "corpus/doubt.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/map.h"
#include "lang/names.h"

static const char *const rules[MERGE_RULE_COUNT] = {
	[MERGE_NAME] = "the same name",
	[MERGE_SPELLING] = "spelt alike",
	[MERGE_LESS] = "less of the name, and nobody else can be meant",
	[MERGE_DOCUMENT] = "a last name, and the document has the full name",
	[MERGE_LAST] = "a last name that only one has whose facts fit",
	[MERGE_FACTS] = "a last name, and the same state or office",
	[MERGE_ACRONYM] = "an acronym that a document explains",
	[MERGE_WIKIDATA] = "the same item of Wikidata",
	[MERGE_STATE] = "the same state's code",
	[MERGE_REVIEW] = "the review file says so",
};

const char *
doubt_rule(enum merge_rule rule)
{
	return rules[rule];
}

/* An entity and its name taken apart; what documents call it otherwise. */
struct named {
	const struct k_entity *e;
	struct parted          name;
	VEC(struct parted)     others;
};

/* All entities of the knowledge so. */
static struct named *
take_apart(struct arena *mem, const struct knowledge *k)
{
	struct named *all = NEW(mem, struct named, k->entities.n + 1);

	for (uint32_t i = 0; i < k->entities.n; i++) {
		const struct k_entity *e = &k->entities.at[i];

		all[i] = (struct named){ .e = e, .name = name_of(mem, e->name,
		    e->type == PERSON) };
		for (uint32_t n = 0; n < e->called.n; n++)
			if (!str_eq(e->called.at[n].name, e->name))
				*PUSH(mem, &all[i].others) = name_of(mem,
				    e->called.at[n].name, e->type == PERSON);
	}
	return all;
}

/* ---- what clashes ------------------------------------------------------- */

static void
put_clash(struct buf *b, const char *what, struct str x, struct str y)
{
	if (x.n > 0 && y.n > 0 && !str_eq(x, y))
		buf_printf(b, "%s%s " STR_FMT " and " STR_FMT,
		    b->n > 0 ? ", " : "", what, STR_ARG(x), STR_ARG(y));
}

static struct str
gender_of(const struct k_entity *e)
{
	return e->gender == GENDER_FEM ? STR("f")
	    : e->gender == GENDER_MASC ? STR("m") : STR("");
}

/* Its own state, or that of the office which a document tells of. */
static struct str
state_of(const struct k_entity *e)
{
	struct str state = e->country;

	for (uint32_t i = 0; i < e->called.n && state.n == 0; i++)
		state = e->called.at[i].state;
	return state;
}

/* `country GE and US`, or empty. */
static struct str
clash_of(struct arena *mem, const struct k_entity *a, const struct k_entity *b)
{
	struct buf out = { 0 };
	struct str s;

	put_clash(&out, "country", state_of(a), state_of(b));
	put_clash(&out, "gender", gender_of(a), gender_of(b));
	put_clash(&out, "Wikidata", a->wikidata, b->wikidata);
	s = arena_str(mem, buf_str(&out));
	buf_free(&out);
	return s;
}

/* ---- names that are near ------------------------------------------------ */

/* Is it the other with one letter changed, lost or added? */
static bool
is_one_letter(struct str a, struct str b)
{
	size_t i = 0, k = 0;

	if (a.n > b.n)
		return is_one_letter(b, a);
	if (a.n < 6 || b.n - a.n > 1 || str_eq(a, b))
		return false;
	while (i < a.n && a.s[i] == b.s[i])
		i++;
	while (k < a.n - i && a.s[a.n - 1 - k] == b.s[b.n - 1 - k])
		k++;
	return i + k + 1 >= b.n;
}

static bool
share_last(const struct parted *a, const struct parted *b)
{
	return a->words.n > 0 && b->words.n > 0 &&
	    spelt_alike(&a->words.at[a->words.n - 1].as,
	    &b->words.at[b->words.n - 1].as);
}

static bool
share_initial(const struct parted *a, const struct parted *b)
{
	return a->words.at[0].as.way[AS_IT_STANDS].s[0] ==
	    b->words.at[0].as.way[AS_IT_STANDS].s[0];
}

/* Is a name of one spelt as a name of the other? */
static bool
are_alike(const struct named *a, const struct named *b)
{
	for (uint32_t i = 0; i <= a->others.n; i++)
		for (uint32_t k = 0; k <= b->others.n; k++)
			if (spelt_alike(i > 0 ? &a->others.at[i - 1].whole
			    : &a->name.whole, k > 0
			    ? &b->others.at[k - 1].whole : &b->name.whole))
				return true;
	return false;
}

static bool
is_less(const struct named *a, const struct named *b)
{
	return a->e->type == b->e->type && (name_ends(&b->name, &a->name) ||
	    name_abbreviates(&a->name, &b->name));
}

/* ---- two entities ------------------------------------------------------- */

/* Entities that share a key, each pair looked at once. */
struct searching {
	struct arena *mem;
	uint32_t      n;
	struct named *all;
	struct map    index;		/* key -> lists                       */
	VEC(ids)      lists;
	struct map    seen;		/* pairs                              */
	doubts        out;
};

/* Of two that are spelt alike. */
static struct doubt
same_name(struct arena *mem, const struct named *a, const struct named *b)
{
	struct str clash = clash_of(mem, a->e, b->e);

	if (a->e->type != b->e->type)
		return (struct doubt){ .kind = DOUBT_TYPE,
			.reason = arena_printf(mem, "the same name, but "
			    "types %s and %s", entity_type_names[a->e->type],
			    entity_type_names[b->e->type]) };
	if (clash.n > 0)
		return (struct doubt){ .kind = DOUBT_FACTS,
			.reason = arena_printf(mem, "the same name, but "
			    STR_FMT, STR_ARG(clash)) };
	return (struct doubt){ .kind = DOUBT_SHORT, .reason = STR("the same "
	    "name, but nothing else shows that they are one") };
}

/* The name of one is less of that of the other. */
static struct doubt
shorter(const struct searching *s, const struct named *a,
    const struct named *b)
{
	struct arena *mem = s->mem;
	struct str clash = clash_of(mem, a->e, b->e);
	uint32_t n = 0;

	for (uint32_t i = 0; i < s->n; i++)
		n += is_less(a, &s->all[i]);
	if (clash.n == 0 && n > 1)
		clash = arena_printf(mem, "%u may be meant", (unsigned)n);
	return (struct doubt){ .kind = DOUBT_SHORT, .reason = arena_printf(mem,
	    "less of the name%s" STR_FMT, clash.n > 0 ? ", but " : "",
	    STR_ARG(clash)) };
}

static struct doubt
compare(const struct searching *s, const struct named *a,
    const struct named *b)
{
	struct arena *mem = s->mem;

	if (are_alike(a, b))
		return same_name(mem, a, b);
	if (a->e->type != b->e->type)
		return (struct doubt){ .kind = DOUBT_NONE,
			.reason = arena_printf(mem, "types %s and %s",
			    entity_type_names[a->e->type],
			    entity_type_names[b->e->type]) };
	if (is_one_letter(a->name.whole.way[AS_IT_STANDS],
	    b->name.whole.way[AS_IT_STANDS]))
		return (struct doubt){ .kind = DOUBT_LETTER,
			.reason = STR("one letter differs") };
	if (a->e->type == PERSON && is_less(a, b))
		return shorter(s, a, b);
	if (a->e->type == PERSON && is_less(b, a))
		return shorter(s, b, a);
	if (a->e->type == PERSON && share_last(&a->name, &b->name))
		return (struct doubt){ .kind = share_initial(&a->name,
		    &b->name) ? DOUBT_GIVEN : DOUBT_NONE,
		    .reason = STR("the given names differ") };
	return (struct doubt){ .kind = DOUBT_NONE,
		.reason = STR("nothing speaks for one") };
}

static struct doubt
between(const struct searching *s, uint32_t a, uint32_t b)
{
	struct doubt d = compare(s, &s->all[a], &s->all[b]);

	d.a = a;
	d.b = b;
	d.mentions = s->all[a].e->mentions.n + s->all[b].e->mentions.n;
	return d;
}

struct doubt
doubt_between(struct arena *mem, const struct knowledge *k, uint32_t a,
    uint32_t b)
{
	const struct searching s = { .mem = mem, .n = k->entities.n,
		.all = take_apart(mem, k) };

	return between(&s, a, b);
}

/* ---- all of them -------------------------------------------------------- */

/* Too many who are called alike are no one's doubt. */
enum { CROWD = 50 };

static void
try_pair(struct searching *s, uint32_t a, uint32_t b)
{
	uint32_t *at = map_put(s->mem, &s->seen, arena_printf(s->mem, "%u %u",
	    (unsigned)a, (unsigned)b));
	struct doubt d;

	if (*at != NONE)
		return;
	*at = 0;
	d = between(s, a, b);
	if (d.kind != DOUBT_NONE)
		*PUSH(s->mem, &s->out) = d;
}

static void
add_key(struct searching *s, struct str key, uint32_t entity)
{
	uint32_t *at = map_put(s->mem, &s->index, key);
	ids *list;

	if (*at == NONE) {
		*at = s->lists.n;
		(void)PUSH(s->mem, &s->lists);
	}
	list = &s->lists.at[*at];
	if (list->n == 0 || list->at[list->n - 1] != entity)
		*PUSH(s->mem, list) = entity;
}

/* The keys by which a doubtful pair meets: the name, the name less a letter,
 * the last word. */
static void
add_keys(struct searching *s, uint32_t i)
{
	const struct named x = s->all[i];
	struct str name = x.name.whole.way[AS_IT_STANDS];

	for (enum name_way v = 0; v < NAME_WAY_COUNT; v++) {
		add_key(s, x.name.whole.way[v], i);
		for (uint32_t n = 0; n < x.others.n; n++)
			add_key(s, x.others.at[n].whole.way[v], i);
		if (x.e->type == PERSON && x.name.words.n > 0)
			add_key(s, x.name.words.at[x.name.words.n - 1]
			    .as.way[v], i);
	}
	for (size_t at = 0; at < name.n && name.n >= 6; at++)
		add_key(s, arena_printf(s->mem, "%d " STR_FMT "." STR_FMT,
		    (int)x.e->type, STR_ARG(str_head(name, at)),
		    STR_ARG(str_from(name, at + 1))), i);
	for (size_t at = 0; at <= name.n && name.n >= 6; at++)
		add_key(s, arena_printf(s->mem, "%d " STR_FMT "." STR_FMT,
		    (int)x.e->type, STR_ARG(str_head(name, at)),
		    STR_ARG(str_from(name, at))), i);
}

/* Names of the entity that only a weak rule brought there. */
static void
add_weak(struct searching *s, uint32_t i)
{
	const struct k_entity *e = s->all[i].e;
	struct map seen = { 0 };

	for (uint32_t n = 0; n < e->called.n; n++) {
		const struct k_called *c = &e->called.at[n];
		uint32_t *at;

		if (c->by != MERGE_SPELLING && c->by != MERGE_LESS &&
		    c->by != MERGE_LAST && c->by != MERGE_FACTS)
			continue;
		at = map_put(s->mem, &seen, c->name);
		if (*at != NONE)
			continue;
		*at = 0;
		*PUSH(s->mem, &s->out) = (struct doubt){
			.kind = c->by == MERGE_SPELLING ? DOUBT_SPELLING
			    : DOUBT_LAST, .a = i, .b = i, .name = c->name,
			.reason = str_of(rules[c->by]),
			.mentions = e->mentions.n };
	}
}

static int
by_doubt(const void *x, const void *y)
{
	const struct doubt *a = x, *b = y;

	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	if (a->mentions != b->mentions)
		return a->mentions > b->mentions ? -1 : 1;
	if (a->a != b->a)
		return a->a < b->a ? -1 : 1;
	if (a->b != b->b)
		return a->b < b->b ? -1 : 1;
	return str_cmp(a->name, b->name);
}

doubts
doubt_all(struct arena *mem, const struct knowledge *k)
{
	struct searching s = { .mem = mem, .n = k->entities.n,
		.all = take_apart(mem, k) };

	for (uint32_t i = 0; i < k->entities.n; i++) {
		add_keys(&s, i);
		add_weak(&s, i);
	}
	for (uint32_t l = 0; l < s.lists.n; l++) {
		const ids *list = &s.lists.at[l];

		for (uint32_t i = 0; list->n <= CROWD && i < list->n; i++)
			for (uint32_t n = i + 1; n < list->n; n++)
				try_pair(&s, list->at[i], list->at[n]);
	}
	if (s.out.n > 1)
		qsort(s.out.at, s.out.n, sizeof *s.out.at, by_doubt);
	return s.out;
}
