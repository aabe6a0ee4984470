/* cluster: which names name the same. */
#include "base/utf8.h"
#include "entity/refer.h"
#include "lang/names.h"

/* A full name: its words as they stand and as they are spelt. */
struct person {
	uint32_t          entity;
	word_list         words;
	VEC(struct spelt) spelt;
	uint32_t          count;
};

/* All of them, to be found by any of their words as it may be spelt. */
struct people {
	VEC(struct person) all;
	struct map         by_word;	/* -> lists                           */
	VEC(ids)           lists;	/* of `all`, rising                   */
	ids                of_entity;	/* entity -> all, or NONE             */
};

/* Are the last words of the longer the words of the shorter? */
static bool
ends_so(const struct person *longer, const struct person *shorter)
{
	uint32_t n = longer->spelt.n, m = shorter->spelt.n;

	if (n < m)
		return false;
	for (uint32_t i = 0; i < m; i++)
		if (!spelt_alike(&longer->spelt.at[n - m + i],
		    &shorter->spelt.at[i]))
			return false;
	return true;
}

/* `George W. Bush` and `George Bush`: all words of the shorter are in the
 * longer, the last and the first are the same; an initial stands for a name. */
static bool
same_person(const struct person *a, const struct person *b)
{
	uint32_t n = a->words.n, m = b->words.n;
	struct str x = a->words.at[0], y = b->words.at[0];

	if (n == m)
		return ends_so(a, b);
	if (!spelt_alike(&a->spelt.at[n - 1], &b->spelt.at[m - 1]))
		return false;
	return spelt_alike(&a->spelt.at[0], &b->spelt.at[0]) ||
	    (x.n == 2 && x.s[1] == '.' && x.s[0] == y.s[0]) ||
	    (y.n == 2 && y.s[1] == '.' && x.s[0] == y.s[0]);
}

/* How well a single word names the person: 0 not at all. */
static int
fits(const struct resolving *r, struct str word, const struct spelt *spelt,
    const struct person *p)
{
	const struct spelt *words = p->spelt.at;
	uint32_t n = p->spelt.n;

	if (spelt_alike(spelt, &words[n - 1]))
		return 3;
	/* `von der Leyen`, `al-Gaddafi`: the last words */
	for (uint32_t i = 1; i + 1 < n; i++)
		if (spelt_alike(spelt, &words[i]))
			return 1;
	/* `Kim` of Kim Jong Un; `Dina` in a tabloid */
	if (!spelt_alike(spelt, &words[0]))
		return 0;
	return lang_has(r->l, TABLE_FIRSTNAMES, word) ? 1 : 2;
}

static bool
is_lower_start(struct str s)
{
	size_t at = 0;
	int32_t c = s.n != 0 ? utf8_next(s, &at) : -1;

	return c >= 0 && utf8_is_letter(c) && !utf8_is_upper(c);
}

/* Those one of whose words is spelt so in this way; NULL if nobody's is. */
static const ids *
with_word(const struct people *p, const struct spelt *word, int way)
{
	uint32_t at = map_get(&p->by_word, word->way[way]);

	return at != NONE ? &p->lists.at[at] : NULL;
}

static void
add_person(struct arena *mem, struct people *p, const struct person *x)
{
	uint32_t id = p->all.n;

	*PUSH(mem, &p->all) = *x;
	for (uint32_t k = 0; k < x->spelt.n; k++)
		for (int way = 0; way < NAME_WAY_COUNT; way++) {
			uint32_t *at = map_put(mem, &p->by_word,
			    x->spelt.at[k].way[way]);
			ids *list;

			if (*at == NONE) {
				*at = p->lists.n;
				*PUSH(mem, &p->lists) = (ids){ 0 };
			}
			list = &p->lists.at[*at];
			if (list->n == 0 || list->at[list->n - 1] != id)
				*PUSH(mem, list) = id;
		}
	while (p->of_entity.n <= x->entity)
		*PUSH(mem, &p->of_entity) = NONE;
	p->of_entity.at[x->entity] = id;
}

/* The first person whom the name names, or NONE; a name that begins with a
 * particle is also the end of one: `Von der Leyen`. */
static uint32_t
find_person(const struct people *p, const struct person *x, bool is_end)
{
	uint32_t first = NONE;

	if (x->entity < p->of_entity.n && p->of_entity.at[x->entity] != NONE)
		return p->of_entity.at[x->entity];
	for (int way = 0; way < NAME_WAY_COUNT; way++) {
		const ids *list = with_word(p, &x->spelt.at[x->spelt.n - 1],
		    way);

		for (uint32_t i = 0; list != NULL && i < list->n &&
		    list->at[i] < first; i++) {
			const struct person *y = &p->all.at[list->at[i]];

			if (same_person(x, y) || (is_end && ends_so(y, x)))
				first = list->at[i];
		}
	}
	return first;
}

/* Names of several words that begin with a particle, or all others. */
static void
full_names(struct resolving *r, struct people *all, bool with_particle)
{
	struct doc *d = r->d;

	for (uint32_t i = 0; i < d->mentions.n; i++) {
		struct mention *m = &d->mentions.at[i];
		struct person p = { .entity = NONE };
		uint32_t known;

		if (m->kind != KIND_NAME || m->type != PERSON)
			continue;
		gazetteer_words(&d->mem, m->name, &p.words);
		if (p.words.n < 2 || with_particle != (is_lower_start(m->name)
		    || lang_has(r->l, TABLE_PARTICLES, p.words.at[0])))
			continue;
		for (uint32_t k = 0; k < p.words.n; k++)
			*PUSH(&d->mem, &p.spelt) = name_of(&d->mem,
			    p.words.at[k], false).whole;
		p.entity = entity_find(r, PERSON, m->name);
		known = find_person(all, &p, with_particle);
		if (known == NONE) {
			known = all->all.n;
			p.entity = entity_of_key(r, PERSON, m->name);
			add_person(&d->mem, all, &p);
		}
		all->all.at[known].count++;
		set_entity(r, m, all->all.at[known].entity);
	}
}

/* A single word names the person whom it fits best, of those the one named
 * most, of those the first. */
static uint32_t
best_person(struct resolving *r, struct str name, const struct people *p)
{
	struct spelt spelt = name_of(&r->d->mem, name, false).whole;
	uint32_t best = NONE;
	int best_fit = 0;

	for (int way = 0; way < NAME_WAY_COUNT; way++) {
		const ids *list = with_word(p, &spelt, way);

		for (uint32_t i = 0; list != NULL && i < list->n; i++) {
			uint32_t k = list->at[i];
			int fit = fits(r, name, &spelt, &p->all.at[k]);

			if (fit > best_fit || (fit > 0 && fit == best_fit &&
			    (p->all.at[k].count > p->all.at[best].count ||
			    (p->all.at[k].count == p->all.at[best].count &&
			    k < best)))) {
				best = k;
				best_fit = fit;
			}
		}
	}
	return best;
}

static void
short_names(struct resolving *r, const struct people *all)
{
	struct doc *d = r->d;

	for (uint32_t i = 0; i < d->mentions.n; i++) {
		struct mention *m = &d->mentions.at[i];
		word_list words = { 0 };
		uint32_t best = NONE;

		if (m->type != PERSON || (m->kind != KIND_NAME &&
		    !str_is(str_of(m->rule), "compound-person")))
			continue;
		gazetteer_words(&d->mem, m->name, &words);
		if (words.n > 1)
			continue;
		best = best_person(r, m->name, all);
		/* `Gaddafis` */
		if (best == NONE && str_ends(m->name, STR("s")))
			best = best_person(r, str_head(m->name, m->name.n - 1),
			    all);
		set_entity(r, m, best != NONE ? all->all.at[best].entity
		    : entity_of_key(r, PERSON, m->name));
	}
}

/* The gender that the first name tells. */
static void
genders(struct resolving *r, const struct people *all)
{
	for (uint32_t k = 0; k < all->all.n; k++) {
		struct rows f = lang_find(r->l, TABLE_FIRSTNAMES,
		    all->all.at[k].words.at[0]);

		if (f.end == f.beg + 1)
			r->d->entities.at[all->all.at[k].entity].gender =
			    str_is(lang_cell(r->l, TABLE_FIRSTNAMES, f.beg, 1),
			    "f") ? GENDER_FEM : GENDER_MASC;
	}
}

/* The gender of the words that name an entity that is no person: that of its
 * article, else what the dictionary says; states are neuter. */
static void
word_genders(struct resolving *r)
{
	struct doc *d = r->d;

	for (uint32_t i = 0; i < d->mentions.n; i++) {
		struct mention *m = &d->mentions.at[i];
		struct rows g;
		struct str last, rest;
		struct facts *f;
		uint32_t det;

		if (m->kind != KIND_NAME || m->type == PERSON ||
		    the_entity(m) == NONE)
			continue;
		f = &r->facts.at[the_entity(m)];
		last = d->tokens.at[m->tok + m->ntok - 1].form;
		g = lang_find_noun(&d->mem, r->l, TABLE_GENDERS, last, &rest);
		det = tok_child(d, m->head, DEP_DET, NONE);
		if (g.beg < g.end) {
			struct str s = lang_cell(r->l, TABLE_GENDERS, g.beg, 1);

			f->gender = str_is(s, "m") ? GENDER_MASC : str_is(s,
			    "f") ? GENDER_FEM : str_is(s, "n") ? GENDER_NEUT :
			    NO_VALUE;
			if (str_is(s, "p"))
				m->number = NUMBER_PLUR;
			else
				m->number = NUMBER_SING;
		} else if (det != NONE && !tok_has(&d->tokens.at[det],
		    NUMBER_PLUR) && f->gender == NO_VALUE)
			f->gender = d->tokens.at[det].feats[FEAT_GENDER];
	}
	for (uint32_t e = 0; e < d->entities.n; e++)
		if (d->entities.at[e].type == COUNTRY &&
		    r->facts.at[e].gender == NO_VALUE)
			r->facts.at[e].gender = GENDER_NEUT;
}

/* `Internationale Atomenergiebehörde (IAEA)`: what stands in brackets behind
 * an organization is its short form; its key leads to the long one. */
static void
bracketed(struct resolving *r, uint32_t i)
{
	struct doc *d = r->d;
	const struct mention *a = &d->mentions.at[i], *b = a + 1;
	uint32_t end = a->tok + a->ntok;

	/* `Millbrook (Ohio)` are two places */
	if (i + 1 >= d->mentions.n || b->kind != KIND_NAME ||
	    a->type != ORGANIZATION || b->type != a->type ||
	    b->tok != end + 1 || b->ntok != 1 || end + 2 >= d->tokens.n ||
	    !str_is(d->tokens.at[end].form, "(") ||
	    !str_is(d->tokens.at[end + 2].form, ")"))
		return;
	*map_put(&d->mem, &r->by_key, arena_printf(&d->mem, "%d " STR_FMT,
	    (int)b->type, STR_ARG(utf8_fold(&d->mem, b->name)))) =
	    entity_of_key(r, a->type, a->name);
}

/* `die Raumfahrtagentur ISRO`: the name that the body's noun is put before, or
 * NONE. */
static uint32_t
name_behind(const struct resolving *r, const struct mention *m)
{
	const struct doc *d = r->d;
	uint32_t n = doc_mention_from(d, m->tok + m->ntok);

	return n < d->mentions.n && d->mentions.at[n].kind == KIND_NAME &&
	    d->mentions.at[n].type == ORGANIZATION &&
	    d->mentions.at[n].tok == m->tok + m->ntok &&
	    d->tokens.at[d->mentions.at[n].head].head == m->head ? n : NONE;
}

uint32_t
entity_of_body(struct resolving *r, struct str noun, struct str iso,
    uint32_t owner)
{
	struct doc *d = r->d;
	struct str of = gazetteer_state_name(r->l, iso);
	uint32_t e;

	if (of.n == 0 && owner != NONE && d->mentions.at[owner].type == PLACE)
		of = d->mentions.at[owner].name;
	if (of.n == 0)
		return NONE;
	e = entity_of_key(r, ORGANIZATION, arena_printf(&d->mem,
	    STR_FMT " (" STR_FMT ")", STR_ARG(noun), STR_ARG(of)));
	if (iso.n != 0) {
		d->entities.at[e].country = iso;
		entity_of_state(r, iso);
	}
	return e;
}

/* A ministry is its state's: `das südkoreanische Außenministerium`; without a
 * state it is the one last named so. */
static uint32_t
body_entity(struct resolving *r, struct mention *m, struct map *last)
{
	struct doc *d = r->d;
	uint32_t o = owner_of(r, m->head), e, named = name_behind(r, m);
	struct str lemma = d->tokens.at[m->head].lemma, iso = m->country;
	uint32_t *known;

	if (iso.n == 0 && o != NONE)
		iso = d->mentions.at[o].country;
	known = map_put(&d->mem, last, lemma);
	if (named != NONE) {
		e = entity_of_key(r, ORGANIZATION, d->mentions.at[named].name);
		if (iso.n != 0 && d->mentions.at[named].country.n == 0)
			d->mentions.at[named].country = iso;
		return e;
	}
	e = entity_of_body(r, lemma, iso, o);
	if (e == NONE && *known != NONE)
		return *known;
	if (e == NONE)
		e = entity_of_key(r, ORGANIZATION, lemma);
	m->name = d->entities.at[e].name;
	return *known = e;
}

/* The state that a place lies in, as is known of capitals, larger cities and
 * regions. */
static void
set_state_of_place(struct resolving *r, uint32_t place)
{
	struct str iso = r->d->entities.at[place].country;

	if (iso.n == 0)
		iso = gazetteer_state_of_place(r->l,
		    r->d->entities.at[place].name);
	if (iso.n == 0)
		return;
	entity_of_state(r, iso);
	r->d->entities.at[place].country = iso;
}

/* `der russische Sicherheitsrat` is not that of the United Nations. */
static bool
is_organ_of_state(const struct resolving *r, const struct mention *m)
{
	uint32_t o = m->of.n != 0 && m->ntok == 1 ? owner_of(r, m->head)
	    : NONE;

	return o != NONE && r->d->mentions.at[o].country.n != 0;
}

void
cluster_names(struct resolving *r)
{
	struct doc *d = r->d;
	struct people all = { 0 };
	struct map bodies = { 0 };

	full_names(r, &all, false);
	full_names(r, &all, true);
	short_names(r, &all);
	genders(r, &all);
	for (uint32_t i = 0; i < d->mentions.n; i++) {
		struct mention *m = &d->mentions.at[i];

		if (m->type == COUNTRY && m->country.n != 0 &&
		    (m->kind == KIND_NAME || m->kind == KIND_DEMONYM))
			set_entity(r, m, entity_of_state(r, m->country));
		else if (m->kind == KIND_DEMONYM && m->of.n != 0) {
			set_entity(r, m, entity_of_key(r, ORGANIZATION, m->of));
			if (m->sort.n != 0)
				r->facts.at[the_entity(m)].sort = m->sort;
		} else if (m->kind == KIND_DEMONYM && m->type == PLACE) {
			set_entity(r, m, entity_of_key(r, PLACE, m->name));
			set_state_of_place(r, the_entity(m));
			m->is_origin = true;
		} else if (m->kind != KIND_NAME || m->type == PERSON)
			continue;
		else if (str_is(str_of(m->rule), "body") ||
		    is_organ_of_state(r, m)) {
			m->rule = "body";
			set_entity(r, m, body_entity(r, m, &bodies));
		} else {
			bracketed(r, i);
			set_entity(r, m, entity_of_key(r, m->type, m->name));
			if (m->sort.n != 0)
				r->facts.at[the_entity(m)].sort = m->sort;
			d->entities.at[the_entity(m)].country = m->country;
			d->entities.at[the_entity(m)].wikidata = m->wikidata;
			/* a capital may act for its state */
			if (m->type == PLACE)
				set_state_of_place(r, the_entity(m));
			if (m->of.n != 0)
				entity_of_key(r, ORGANIZATION, m->of);
			/* `US-Verteidigungsministerium` is part of it */
			if (m->type == ORGANIZATION && m->country.n != 0)
				entity_of_state(r, m->country);
		}
	}
	word_genders(r);
}
