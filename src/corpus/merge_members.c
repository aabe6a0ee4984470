/* merge_members: which names of which documents are one actor's.
 *
 * Names that are spelt alike are one actor unless what is known of them
 * clashes.  Of a person's full name, what few documents tell, or of the same
 * office, is rather a misreading: `der Außenminister der USA` and `Israels`.
 * A shorter name is that of the longer one if only one can be meant: `Donald
 * Trump`, `Donald J. Trump`.  A last name alone is that of the person whom its
 * document names in full; else of the one person of the corpus who is so called
 * and whose gender, state and office do not clash; else two of them are one
 * where the state, or without one the office, is the same. */
#include <stdlib.h>

#include "base/utf8.h"
#include "corpus/merge.h"
#include "lang/names.h"

/* Members of one name that may be one: no fact of theirs clashes. */
struct group {
	ids             members, names;	/* `names`: of who.names, once each   */
	struct k_called facts;
	bool            is_short;	/* of a person                        */
	uint32_t        person;		/* whose full name it is, or NONE     */
};

typedef VEC(struct str) texts;

/* A person with a full name, out of groups that are one. */
struct person {
	uint32_t root;
	ids      members;
	texts    states, offices;
	uint8_t  gender;
};

struct who {
	struct arena      mem;
	struct arena      temp;		/* of one step                        */
	members          *all;
	VEC(struct parted) names;	/* different names of one type        */
	ids               up;		/* name -> another, spelt alike       */
	ids               name;		/* member -> name                     */
	VEC(struct group) groups;
	VEC(struct person) persons;
	struct map        by_end;	/* last word -> lists                 */
	VEC(ids)          lists;	/* groups                             */
	struct map        by_alias;	/* -> lists, too                      */
};

uint32_t
merge_root(const members *all, uint32_t i)
{
	while (all->at[i].up != i)
		i = all->at[i].up;
	return i;
}

void
merge_join(members *all, uint32_t i, uint32_t with, enum merge_rule why)
{
	uint32_t a = merge_root(all, i), b = merge_root(all, with);

	if (a == b)
		return;
	if (all->at[i].called.by == MERGE_NAME)
		all->at[i].called.by = why;
	all->at[a > b ? a : b].up = a > b ? b : a;
}

/* ---- names that are spelt alike ---------------------------------------- */

static uint32_t
root_of_name(const struct who *w, uint32_t i)
{
	while (w->up.at[i] != i)
		i = w->up.at[i];
	return i;
}

static void
join_by_key(struct who *w, struct map *keys, struct str key, uint32_t name)
{
	uint32_t *at = map_put(&w->temp, keys, key), a, b;

	if (*at == NONE)
		*at = name;
	a = root_of_name(w, *at);
	b = root_of_name(w, name);
	w->up.at[a > b ? a : b] = a > b ? b : a;
}

/* By the sounds of its name; by the name itself if it has none: `+++`. */
static void
join_by_name(struct who *w, struct map *keys, enum entity_type type,
    uint32_t id)
{
	const struct parted *n = &w->names.at[id];

	for (enum name_way v = 0; v < NAME_WAY_COUNT; v++)
		join_by_key(w, keys, arena_printf(&w->temp, "%d " STR_FMT,
		    (int)type, STR_ARG(n->words.n > 0 ? n->whole.way[v]
		    : n->text)), id);
}

static void
find_names(struct who *w)
{
	struct map seen = { 0 }, keys = { 0 };

	for (uint32_t i = 0; i < w->all->n; i++) {
		const struct member *x = &w->all->at[i];
		uint32_t *at = map_put(&w->temp, &seen, arena_printf(&w->temp,
		    "%d " STR_FMT, (int)x->type, STR_ARG(x->called.name)));
		bool is_new = *at == NONE;
		uint32_t id = is_new ? (*at = w->names.n) : *at;

		*PUSH(&w->mem, &w->name) = id;
		if (is_new) {
			*PUSH(&w->mem, &w->names) = name_of(&w->mem,
			    x->called.name, x->type == PERSON);
			*PUSH(&w->mem, &w->up) = id;
			join_by_name(w, &keys, x->type, id);
		}
		if (x->type == COUNTRY && x->called.country.n > 0)
			join_by_key(w, &keys, x->called.country, id);
	}
	arena_free(&w->temp);
}

/* ---- facts ------------------------------------------------------------- */

enum fact { WIKIDATA, COUNTRY_CODE, GENDER, FACT_COUNT };

static struct str
fact_of(const struct k_called *c, enum fact f)
{
	switch (f) {
	case WIKIDATA:
		return c->wikidata;
	case COUNTRY_CODE:
		return c->country;
	case GENDER:
		return c->gender == GENDER_FEM ? STR("f")
		    : c->gender == GENDER_MASC ? STR("m") : STR("");
	case FACT_COUNT:
		break;
	}
	return STR("");
}

/* What most of them tell; of two, the first bytewise. */
static struct str
mostly(const members *all, const ids *in, enum fact f)
{
	struct map seen = { 0 };
	struct arena mem = { 0 };
	struct str best = { 0 };
	uint32_t most = 0;

	for (uint32_t i = 0; i < in->n; i++) {
		struct str v = fact_of(&all->at[in->at[i]].called, f);
		uint32_t *n = map_put(&mem, &seen, v);

		*n = *n == NONE ? 1 : *n + 1;
	}
	for (uint32_t i = 0; i < seen.entries.n; i++) {
		const struct map_entry *e = &seen.entries.at[i];

		if (e->key.n > 0 && (e->value > most || (e->value == most &&
		    str_cmp(e->key, best) < 0))) {
			best = e->key;
			most = e->value;
		}
	}
	arena_free(&mem);
	return best;
}

struct k_called
merge_facts(const members *all, const ids *in)
{
	struct str gender = mostly(all, in, GENDER);

	return (struct k_called){
		.wikidata = mostly(all, in, WIKIDATA),
		.country = mostly(all, in, COUNTRY_CODE),
		.gender = str_is(gender, "f") ? GENDER_FEM
		    : str_is(gender, "m") ? GENDER_MASC : NO_VALUE };
}

static bool
clash(const struct k_called *a, const struct k_called *b)
{
	for (enum fact f = 0; f < FACT_COUNT; f++) {
		struct str x = fact_of(a, f), y = fact_of(b, f);

		if (x.n > 0 && y.n > 0 && !str_eq(x, y))
			return true;
	}
	return false;
}

static void
add_once(struct arena *mem, ids *to, uint32_t id)
{
	for (uint32_t i = 0; i < to->n; i++)
		if (to->at[i] == id)
			return;
	*PUSH(mem, to) = id;
}

static bool
has_text(const texts *t, struct str s)
{
	for (uint32_t i = 0; i < t->n; i++)
		if (str_eq(t->at[i], s))
			return true;
	return false;
}

static void
add_text(struct arena *mem, texts *to, struct str s)
{
	if (s.n > 0 && !has_text(to, s))
		*PUSH(mem, to) = s;
}

static void
add_group(struct who *w, const ids *in)
{
	struct group g = { .members = { NEW(&w->mem, uint32_t, in->n), in->n,
		in->n }, .facts = merge_facts(w->all, in),
		.is_short = w->all->at[in->at[0]].type == PERSON };

	memcpy(g.members.at, in->at, in->n * sizeof *in->at);
	for (uint32_t i = 0; i < in->n; i++) {
		uint32_t name = w->name.at[in->at[i]];

		add_once(&w->mem, &g.names, name);
		g.is_short &= name_is_short(&w->names.at[name]);
	}
	for (uint32_t i = 0; !g.is_short && i < in->n; i++)
		merge_join(w->all, in->at[i], in->at[0], MERGE_NAME);
	*PUSH(&w->mem, &w->groups) = g;
}

/* Members of whom the same is told. */
struct counted {
	struct str value;
	ids        members;
	texts      offices;		/* folded, once each                  */
};
typedef VEC(struct counted) counts;

static void
count_values(struct who *w, const ids *in, enum fact f, counts *out)
{
	for (uint32_t i = 0; i < in->n; i++) {
		struct str v = fact_of(&w->all->at[in->at[i]].called, f);
		uint32_t k = 0;

		while (k < out->n && !str_eq(out->at[k].value, v))
			k++;
		if (k == out->n)
			PUSH(&w->temp, out)->value = v;
		*PUSH(&w->temp, &out->at[k].members) = in->at[i];
		add_text(&w->temp, &out->at[k].offices, utf8_fold(&w->temp,
		    w->all->at[in->at[i]].called.office));
	}
}

/* Is one office, or of one kind (`Sprecherin`, `Außenamtssprecherin`), told of
 * both? */
static bool
share_office(const struct counted *a, const struct counted *b)
{
	for (uint32_t i = 0; i < a->offices.n; i++)
		for (uint32_t k = 0; k < b->offices.n; k++) {
			struct str x = a->offices.at[i];
			struct str y = b->offices.at[k];

			if (str_ends(x, y) || str_ends(y, x))
				return true;
		}
	return false;
}

static void
move_all(struct who *w, struct counted *to, struct counted *from)
{
	for (uint32_t i = 0; i < from->members.n; i++)
		*PUSH(&w->temp, &to->members) = from->members.at[i];
	for (uint32_t i = 0; i < from->offices.n; i++)
		add_text(&w->temp, &to->offices, from->offices.at[i]);
	from->members.n = from->offices.n = 0;
}

/* The value that most members tell; NONE if there is none or a tie. */
static uint32_t
most_told(const counts *c)
{
	uint32_t most = NONE;
	bool is_tie = false;

	for (uint32_t k = 0; k < c->n; k++) {
		uint32_t n = c->at[k].value.n > 0 ? c->at[k].members.n : 0;

		if (n == 0)
			continue;
		if (most == NONE || n >= c->at[most].members.n) {
			is_tie = most != NONE && n == c->at[most].members.n;
			most = k;
		}
	}
	return is_tie ? NONE : most;
}

/* Are they too few to part a person: no more than half as many as tell the
 * other? */
static bool
is_misread(const counts *c, uint32_t k, uint32_t most)
{
	return c->at[k].members.n * 2 <= c->at[most].members.n;
}

/* Part members by what is known of them, fact by fact.  Of whom nothing is
 * known goes with what most documents tell. */
static void
part(struct who *w, const ids *in, enum fact f)
{
	bool is_full = w->all->at[in->at[0]].type == PERSON &&
	    !name_is_short(&w->names.at[w->name.at[in->at[0]]]);
	counts c = { 0 };
	uint32_t most;

	if (f == FACT_COUNT) {
		add_group(w, in);
		return;
	}
	count_values(w, in, f, &c);
	for (uint32_t k = 0; is_full && k < c.n; k++)
		for (uint32_t i = 0; i < k && c.at[k].value.n > 0; i++)
			if (c.at[i].value.n > 0 &&
			    share_office(&c.at[k], &c.at[i]))
				move_all(w, &c.at[i], &c.at[k]);
	most = most_told(&c);
	for (uint32_t k = 0; most != NONE && k < c.n; k++)
		if (k != most && (c.at[k].value.n == 0 || (is_full &&
		    is_misread(&c, k, most))))
			move_all(w, &c.at[most], &c.at[k]);
	for (uint32_t k = 0; k < c.n; k++)
		if (c.at[k].members.n > 0)
			part(w, &c.at[k].members, f + 1);
}

static void
join_group(struct who *w, const struct group *g, uint32_t with,
    enum merge_rule why)
{
	merge_join(w->all, g->members.at[0], with, why);
	for (uint32_t i = 0; i < g->members.n; i++)
		w->all->at[g->members.at[i]].called.by = why;
}

/* Groups of members whose names are spelt alike and whose facts agree. */
static void
find_groups(struct who *w)
{
	VEC(ids) of = { 0 };
	struct map items = { 0 };

	for (uint32_t i = 0; i < w->names.n; i++)
		(void)PUSH(&w->mem, &of);
	for (uint32_t i = 0; i < w->all->n; i++)
		*PUSH(&w->mem, &of.at[root_of_name(w, w->name.at[i])]) = i;
	for (uint32_t i = 0; i < of.n; i++)
		if (of.at[i].n > 0) {
			part(w, &of.at[i], 0);
			arena_free(&w->temp);
		}
	for (uint32_t g = 0; g < w->groups.n; g++) {
		const struct group *x = &w->groups.at[g];
		uint32_t first = x->members.at[0], *at;

		if (x->facts.wikidata.n == 0)
			continue;
		at = map_put(&w->mem, &items, arena_printf(&w->mem, "%d "
		    STR_FMT, (int)w->all->at[first].type,
		    STR_ARG(x->facts.wikidata)));
		if (*at == NONE)
			*at = first;
		else
			join_group(w, x, *at, MERGE_WIKIDATA);
	}
}

/* ---- shorter and longer names ------------------------------------------- */

static ids *
list_of(struct who *w, struct map *index, struct str key)
{
	uint32_t *at = map_put(&w->mem, index, key);

	if (*at == NONE) {
		*at = w->lists.n;
		(void)PUSH(&w->mem, &w->lists);
	}
	return &w->lists.at[*at];
}

static const struct spelt *
last_word(const struct parted *n)
{
	return &n->words.at[n->words.n - 1].as;
}

static bool
is_person(const struct who *w, const struct group *g)
{
	return w->all->at[g->members.at[0]].type == PERSON;
}

static void
index_ends(struct who *w)
{
	for (uint32_t g = 0; g < w->groups.n; g++) {
		const struct group *x = &w->groups.at[g];

		for (uint32_t i = 0; is_person(w, x) && !x->is_short &&
		    i < x->names.n; i++) {
			const struct parted *n = &w->names.at[x->names.at[i]];

			for (enum name_way v = 0; n->words.n > 0 &&
			    v < NAME_WAY_COUNT; v++)
				add_once(&w->mem, list_of(w, &w->by_end,
				    last_word(n)->way[v]), g);
		}
	}
}

/* Is a name of one less of a name of the other? */
static bool
is_less(const struct who *w, const struct group *a, const struct group *b)
{
	if (clash(&a->facts, &b->facts))
		return false;
	for (uint32_t i = 0; i < a->names.n; i++)
		for (uint32_t k = 0; k < b->names.n; k++)
			if (name_abbreviates(&w->names.at[a->names.at[i]],
			    &w->names.at[b->names.at[k]]))
				return true;
	return false;
}

/* Add the groups with a name that ends in the same word. */
static void
same_end(struct who *w, const struct parted *n, ids *out)
{
	for (enum name_way v = 0; n->words.n > 0 && v < NAME_WAY_COUNT; v++) {
		uint32_t at = map_get(&w->by_end, last_word(n)->way[v]);

		for (uint32_t k = 0; at != NONE && k < w->lists.at[at].n; k++)
			add_once(&w->mem, out, w->lists.at[at].at[k]);
	}
}

/* Can they all be one? */
static bool
agree(const struct who *w, const ids *list)
{
	for (uint32_t i = 0; i < list->n; i++)
		for (uint32_t k = i + 1; k < list->n; k++) {
			const struct group *a = &w->groups.at[list->at[i]];
			const struct group *b = &w->groups.at[list->at[k]];

			if (!is_less(w, a, b) && !is_less(w, b, a))
				return false;
		}
	return true;
}

static void
join_less(struct who *w)
{
	for (uint32_t g = 0; g < w->groups.n; g++) {
		const struct group *x = &w->groups.at[g];
		ids end = { 0 }, longer = { 0 };

		if (!is_person(w, x) || x->is_short)
			continue;
		for (uint32_t i = 0; i < x->names.n; i++)
			same_end(w, &w->names.at[x->names.at[i]], &end);
		for (uint32_t i = 0; i < end.n; i++)
			if (is_less(w, x, &w->groups.at[end.at[i]]))
				*PUSH(&w->mem, &longer) = end.at[i];
		if (!agree(w, &longer))
			continue;
		for (uint32_t i = 0; i < longer.n; i++)
			join_group(w, x, w->groups.at[longer.at[i]]
			    .members.at[0], MERGE_LESS);
	}
}

/* ---- last names alone --------------------------------------------------- */

/* Whose he is, or whose office he holds. */
static struct str
state_of(const struct k_called *c)
{
	return c->country.n > 0 ? c->country : c->state;
}

static void
find_persons(struct who *w)
{
	uint32_t *of = NEW(&w->mem, uint32_t, w->all->n + 1);

	for (uint32_t i = 0; i < w->all->n; i++)
		of[i] = NONE;
	for (uint32_t g = 0; g < w->groups.n; g++) {
		struct group *x = &w->groups.at[g];
		uint32_t root = merge_root(w->all, x->members.at[0]);
		struct person *p;

		x->person = NONE;
		if (!is_person(w, x) || x->is_short)
			continue;
		if (of[root] == NONE) {
			of[root] = w->persons.n;
			*PUSH(&w->mem, &w->persons) = (struct person){
				.root = root, .gender = NO_VALUE };
		}
		x->person = of[root];
		p = &w->persons.at[x->person];
		if (x->facts.gender != NO_VALUE)
			p->gender = x->facts.gender;
		for (uint32_t i = 0; i < x->members.n; i++) {
			const struct k_called *c =
			    &w->all->at[x->members.at[i]].called;

			*PUSH(&w->mem, &p->members) = x->members.at[i];
			add_text(&w->mem, &p->states, state_of(c));
			add_text(&w->mem, &p->offices, c->office);
		}
	}
}

static void
add_alias(struct who *w, enum entity_type type, struct str folded, uint32_t g)
{
	add_once(&w->mem, list_of(w, &w->by_alias, arena_printf(&w->mem,
	    "%d " STR_FMT, (int)type, STR_ARG(folded))), g);
}

static bool
is_word_of(const struct parted *n, struct str folded)
{
	for (uint32_t i = 0; i < n->words.n; i++)
		if (str_eq(n->words.at[i].as.way[AS_IT_STANDS], folded))
			return true;
	return false;
}

/* A document that names somebody in full shows what else he is called: `Kim`,
 * `Kims` of Kim Jong Un; `IAEA`. */
static void
index_aliases(struct who *w)
{
	for (uint32_t g = 0; g < w->groups.n; g++) {
		const struct group *x = &w->groups.at[g];

		for (uint32_t i = 0; !x->is_short && i < x->members.n; i++) {
			uint32_t at = x->members.at[i];
			const struct member *m = &w->all->at[at];

			for (uint32_t k = 0; k < m->aliases.n; k++) {
				struct str f = utf8_fold(&w->mem,
				    m->aliases.at[k]);

				add_alias(w, m->type, f, g);
				f = name_without_s(f);
				if (is_word_of(&w->names.at[w->name.at[at]],
				    f))
					add_alias(w, m->type, f, g);
			}
		}
	}
}

static const ids *
called_so(struct who *w, enum entity_type type, struct str name)
{
	static const ids none = { 0 };
	uint32_t at = map_get(&w->by_alias, arena_printf(&w->mem, "%d "
	    STR_FMT, (int)type, STR_ARG(utf8_fold(&w->mem, name))));

	return at != NONE ? &w->lists.at[at] : &none;
}

static bool
ends_so(const struct who *w, const struct group *g, const struct parted *tail)
{
	for (uint32_t i = 0; i < g->names.n; i++)
		if (name_ends(&w->names.at[g->names.at[i]], tail))
			return true;
	return false;
}

/* The persons who may be called by a short name. */
static ids
candidates(struct who *w, struct str text)
{
	struct parted tail = name_of(&w->mem, text, true);
	const ids *alias = called_so(w, PERSON, text);
	ids end = { 0 }, out = { 0 };

	same_end(w, &tail, &end);
	for (uint32_t i = 0; i < end.n; i++)
		if (ends_so(w, &w->groups.at[end.at[i]], &tail))
			add_once(&w->mem, &out, w->groups.at[
			    end.at[i]].person);
	for (uint32_t i = 0; i < alias->n; i++)
		add_once(&w->mem, &out, w->groups.at[
		    alias->at[i]].person);
	return out;
}

static bool
shares_fact(const struct k_called *c, const struct person *p)
{
	return has_text(&p->states, state_of(c)) ||
	    has_text(&p->offices, c->office);
}

/* May the member, known by a short name, be this person? */
static bool
may_be(const struct k_called *c, const struct person *p)
{
	struct str state = state_of(c);

	if (c->gender != NO_VALUE && p->gender != NO_VALUE &&
	    c->gender != p->gender)
		return false;
	return state.n == 0 || p->states.n == 0 || shares_fact(c, p);
}

static bool
is_in_document(const struct who *w, const struct person *p, uint32_t document)
{
	for (uint32_t i = 0; i < p->members.n; i++)
		if (w->all->at[p->members.at[i]].called.document == document)
			return document != NONE;
	return false;
}

/* Which of the candidates it is, and why: NONE if nothing tells. */
static uint32_t
choose(const struct who *w, uint32_t member, const ids *from,
    enum merge_rule *why)
{
	const struct k_called *c = &w->all->at[member].called;
	uint32_t one[MERGE_RULE_COUNT], n[MERGE_RULE_COUNT] = { 0 };

	for (uint32_t i = 0; i < from->n; i++) {
		const struct person *p = &w->persons.at[from->at[i]];

		if (!may_be(c, p))
			continue;
		one[MERGE_LAST] = p->root;
		n[MERGE_LAST]++;
		if (shares_fact(c, p)) {
			one[MERGE_FACTS] = p->root;
			n[MERGE_FACTS]++;
		}
		if (is_in_document(w, p, c->document)) {
			one[MERGE_DOCUMENT] = p->root;
			n[MERGE_DOCUMENT]++;
		}
	}
	*why = n[MERGE_DOCUMENT] == 1 ? MERGE_DOCUMENT
	    : n[MERGE_LAST] == 1 ? MERGE_LAST : MERGE_FACTS;
	return n[*why] == 1 ? one[*why] : NONE;
}

/* Short names that nobody has in full: one where the state is the same; where
 * none is told, the office. */
static void
join_by_facts(struct who *w, struct map *seen, uint32_t i)
{
	const struct k_called *c = &w->all->at[i].called;
	struct str state = state_of(c);
	ids *list;

	if (state.n == 0 && c->office.n == 0)
		return;
	list = list_of(w, seen, arena_printf(&w->mem, "%u %d " STR_FMT,
	    (unsigned)root_of_name(w, w->name.at[i]), state.n > 0,
	    STR_ARG(state.n > 0 ? state : c->office)));
	for (uint32_t k = 0; k < list->n; k++)
		if (clash(c, &w->all->at[list->at[k]].called))
			return;
	*PUSH(&w->mem, list) = i;
	merge_join(w->all, i, list->at[0], MERGE_FACTS);
}

static void
join_short(struct who *w)
{
	struct map seen = { 0 };

	for (uint32_t g = 0; g < w->groups.n; g++) {
		const struct group *x = &w->groups.at[g];

		for (uint32_t i = 0; x->is_short && i < x->members.n; i++) {
			uint32_t m = x->members.at[i], to;
			struct str name = w->all->at[m].called.name;
			ids who = candidates(w, name);
			enum merge_rule why;

			if (who.n == 0)
				who = candidates(w, name_without_s(name));
			to = choose(w, m, &who, &why);
			if (to != NONE)
				merge_join(w->all, m, to, why);
			else
				join_by_facts(w, &seen, m);
		}
	}
}

/* ---- acronyms ----------------------------------------------------------- */

/* The one body that a document names in full and by this acronym. */
static uint32_t
body_called(struct who *w, const struct group *g)
{
	uint32_t first = g->members.at[0], found = NONE;
	const ids *so = called_so(w, ORGANIZATION,
	    w->all->at[first].called.name);

	for (uint32_t i = 0; i < so->n; i++) {
		const struct group *x = &w->groups.at[so->at[i]];
		uint32_t root = merge_root(w->all, x->members.at[0]);

		if (x == g || clash(&x->facts, &g->facts))
			continue;
		if (found != NONE && found != root)
			return NONE;
		found = root;
	}
	return found;
}

static void
join_acronyms(struct who *w)
{
	ids of = { 0 };

	for (uint32_t g = 0; g < w->groups.n; g++) {
		const struct group *x = &w->groups.at[g];
		const struct member *m = &w->all->at[x->members.at[0]];

		*PUSH(&w->mem, &of) = m->type == ORGANIZATION &&
		    name_is_acronym(m->called.name) ? body_called(w, x) : NONE;
	}
	for (uint32_t g = 0; g < w->groups.n; g++)
		if (of.at[g] != NONE)
			join_group(w, &w->groups.at[g], of.at[g],
			    MERGE_ACRONYM);
}

void
merge_members(members *all)
{
	struct who w = { .all = all };

	for (uint32_t i = 0; i < all->n; i++) {
		all->at[i].up = i;
		all->at[i].called.by = MERGE_NAME;
	}
	find_names(&w);
	find_groups(&w);
	index_ends(&w);
	join_less(&w);
	find_persons(&w);
	index_aliases(&w);
	join_short(&w);
	join_acronyms(&w);
	arena_free(&w.mem);
}
