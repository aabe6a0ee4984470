/* owner: whose an office or body is: what the words beside it say, else, by a
 * learned model, one of those that the article speaks of there. */
#include <math.h>

#include "base/utf8.h"
#include "entity/refer.h"

/* Below that an office is nobody's: fewer than four in ten were right. */
#define LEAST_CERTAIN 0.4

/* The holder of an office that is told of without a name. */
#define UNNAMED (NONE - 1)

/* ---- what the words say ------------------------------------------------ */

static bool
is_kin(const struct mention *m)
{
	return str_is(m->sort, "kin") || str_is(m->sort, "spouse");
}

/* The country that a mention or its entity tells. */
static struct str
country_of(const struct resolving *r, const struct mention *m)
{
	uint32_t e = the_entity(m);

	return m->country.n != 0 || e == NONE || m->type == PLACE ? m->country
	    : r->d->entities.at[e].country;
}

/* `Air-France-Chef`: the organization whose name stands before the hyphen. */
static void
of_compound(struct resolving *r, struct mention *m)
{
	struct doc *d = r->d;
	uint32_t first = m->head, left, e;

	while ((left = tok_hyphen_left(d, first)) != NONE)
		first = left;
	if (first == m->head || m->of.n > 0 || m->country.n > 0)
		return;
	e = entity_find(r, ORGANIZATION, doc_str(d, (struct span){
		d->tokens.at[first].at.beg,
		d->tokens.at[m->head - 1].at.beg }));
	if (e != NONE)
		m->of = d->entities.at[e].name;
}

/* `EU-Kommissionspräsidentin`: of the EU-Kommission, not of the EU. */
static const struct gaz_entry *
organ_of_compound(struct resolving *r, const struct mention *m)
{
	struct doc *d = r->d;
	uint32_t left = tok_hyphen_left(d, m->head);
	struct str rest = { 0 }, two[2];
	const struct gaz_entry *e;

	if (left == NONE)
		return NULL;
	lang_find_ending(&d->mem, r->l, TABLE_OFFICES,
	    d->tokens.at[m->head].lemma, &rest);
	if (rest.n > 3 && str_ends(rest, STR("s")))
		rest = str_head(rest, rest.n - 1);
	two[0] = d->tokens.at[left].form;
	two[1] = rest;
	e = rest.n > 2 ? gazetteer_find(r->l, gazetteer_key(&d->mem, two, 2))
	    : NULL;
	return e != NULL && e->kind == GAZ_ORGANIZATION ? e : NULL;
}

/* Is the office one of a state?  `Botschafter`, not `Sprecher`. */
static bool
is_of_state(const struct mention *m)
{
	return str_is(m->sort, "state");
}

/* Whose office it is by a mention that says so; NONE if that means nobody. */
static uint32_t
owner_by(struct resolving *r, const struct mention *m,
    const struct mention *owner)
{
	uint32_t e = the_entity(owner);

	if (owner->type == PERSON || owner->kind == KIND_POSSESSIVE)
		return NONE;
	/* `der Pariser Bürgermeister` */
	if (owner->kind == KIND_DEMONYM && str_is(m->sort, "place") &&
	    str_is(str_of(owner->rule), "capital-adjective"))
		return entity_of_key(r, PLACE, gazetteer_capital(r->l,
		    owner->country));
	return e;
}

void
tell_owner(struct resolving *r, struct mention *m)
{
	struct doc *d = r->d;
	const struct gaz_entry *organ = organ_of_compound(r, m);
	uint32_t o = owner_of(r, m->head), beside;
	const struct mention *owner;

	of_compound(r, m);
	if (organ != NULL)
		m->of = organ->name;
	/* `Israels UN-Botschafter` */
	if (is_of_state(m) && (beside = owner_beside(r, m->head)) != NONE)
		o = beside;
	owner = o != NONE ? &d->mentions.at[o] : NULL;
	/* `die Schweizer Bundespräsidentin`: the adjective knows better which
	 * federation */
	if (owner != NULL && (m->country.n == 0 ||
	    owner->kind == KIND_DEMONYM))
		m->country = country_of(r, owner);
	if (owner != NULL && m->of.n == 0 && owner->type == ORGANIZATION &&
	    the_entity(owner) != NONE)
		m->of = d->entities.at[the_entity(owner)].name;
	if (m->type != PERSON || is_kin(m))
		return;
	if (owner != NULL && (m->of.n == 0 || is_of_state(m)))
		m->owner = owner_by(r, m, owner);
	if (m->owner == NONE && m->of.n != 0)
		m->owner = entity_of_key(r, ORGANIZATION, m->of);
	/* `der FDP-Minister`: the minister of a state, of the party */
	if (m->kind == KIND_OFFICE && m->owner != NONE && is_of_state(m) &&
	    str_is(r->facts.at[m->owner].sort, "party")) {
		m->party = m->owner;
		m->owner = NONE;
	}
	if (m->owner == NONE && m->country.n != 0)
		m->owner = entity_of_state(r, m->country);
}

/* ---- whom the article speaks of ---------------------------------------- */

/* Somebody who may be the owner, and where the article spoke of them. */
struct spoken_of {
	uint32_t entity;
	uint32_t before, after;		/* mentions nearest to it, or NONE    */
	uint64_t how;			/* features of that mention           */
	uint32_t rank;			/* of its type, from the office back  */
};

struct owners {
	struct resolving *r;
	uint32_t          office;	/* mention                            */
	VEC(struct spoken_of) all;
	uint32_t         *slot;		/* entity -> all, or NONE             */
	uint32_t          ntype[ENTITY_TYPE_COUNT];
	uint32_t          most[ENTITY_TYPE_COUNT];
};

static void
note(struct owners *o, uint32_t entity, uint32_t mention, uint64_t how)
{
	struct doc *d = o->r->d;
	enum entity_type type = d->entities.at[entity].type;
	struct spoken_of *s;

	if (o->slot[entity] == NONE) {
		o->slot[entity] = o->all.n;
		*PUSH(&d->mem, &o->all) = (struct spoken_of){
			entity, NONE, NONE, how, o->ntype[type]++ };
		if (o->r->facts.at[entity].count > o->most[type])
			o->most[type] = o->r->facts.at[entity].count;
	}
	s = &o->all.at[o->slot[entity]];
	if (mention < o->office && s->before == NONE)
		s->before = mention;
	if (mention > o->office && s->before == NONE && s->after == NONE)
		s->after = mention;
}

/* The state with this code, if the article has it. */
static uint32_t
state_of(const struct resolving *r, struct str iso)
{
	return iso.n == 0 ? NONE : entity_find(r, COUNTRY,
	    gazetteer_state_name(r->l, iso));
}

/* Whom a mention speaks of: itself, and the state that it belongs to. */
static void
note_mention(struct owners *o, uint32_t mention)
{
	struct resolving *r = o->r;
	const struct mention *m = &r->d->mentions.at[mention];
	uint32_t e = the_entity(m), state;
	enum entity_type type;

	if (e == NONE || mention == o->office)
		return;
	type = r->d->entities.at[e].type;
	if (type != PERSON)
		note(o, e, mention, when(OWNER_by_demonym,
		    m->kind == KIND_DEMONYM));
	if (type == COUNTRY || (state = state_of(r,
	    r->d->entities.at[e].country)) == NONE)
		return;
	if (type != PERSON || e != the_entity(&r->d->mentions.at[o->office]))
		note(o, state, mention, when(type == PLACE ? OWNER_by_place :
		    type == PERSON ? OWNER_by_person : OWNER_by_organization,
		    true));
}

static struct owners
spoken_of_there(struct resolving *r, uint32_t office)
{
	struct doc *d = r->d;
	struct owners o = { .r = r, .office = office };
	uint32_t here = doc_sentence_of(d, d->mentions.at[office].tok);

	o.slot = entity_slots(r);
	for (uint32_t i = office; i-- > 0; ) {
		if (doc_sentence_of(d, d->mentions.at[i].tok) +
		    CANDIDATES_BACK < here)
			break;
		note_mention(&o, i);
	}
	for (uint32_t i = office + 1; i < d->mentions.n; i++) {
		if (doc_sentence_of(d, d->mentions.at[i].tok) > here + 1)
			break;
		note_mention(&o, i);
	}
	for (uint32_t i = 0; i < office; i++) {
		if (doc_sentence_of(d, d->mentions.at[i].tok) > 1)
			break;
		note_mention(&o, i);
	}
	for (uint32_t i = 0; i < o.all.n; i++)
		o.slot[o.all.at[i].entity] = NONE;
	return o;
}

static uint64_t
fitting(const struct mention *m, enum entity_type type)
{
	static const char *const sorts[] = {
		"state", "organization", "place", "plain", "owned", "spoken",
		"organ", NULL
	};
	struct str sort = str_is(m->sort, "parliament") ? STR("organ")
	    : m->sort;
	static const int column[ENTITY_TYPE_COUNT] = {
		[COUNTRY] = 0, [ORGANIZATION] = 1, [PLACE] = 2
	};

	for (int i = 0; sorts[i] != NULL; i++)
		if (str_eq(sort, str_of(sorts[i])))
			return (uint64_t)1 << (OWNER_state_country + 3 * i +
			    column[type]);
	return 0;
}

static uint64_t
nearness(const struct doc *d, const struct mention *m,
    const struct spoken_of *s)
{
	uint32_t here = doc_sentence_of(d, m->tok), far;

	if (s->before == NONE)
		return when(doc_sentence_of(d, d->mentions.at[s->after].tok) ==
		    here ? OWNER_ahead0 : OWNER_ahead1, true);
	far = here - doc_sentence_of(d, d->mentions.at[s->before].tok);
	return when(far < 3 ? OWNER_near0 + (enum owner_feature)far : far < 6
	    ? OWNER_near3 : OWNER_near6, true);
}

/* The key of an office of somebody: two cannot hold it at once. */
static struct str
key_of_office(struct resolving *r, struct str office, uint32_t owner)
{
	struct str class = office_class(r, office);

	return arena_printf(&r->d->mem, "%u " STR_FMT, owner,
	    STR_ARG(class.n > 0 ? class : office));
}

/* `Präsident X beschuldigte Moskau`: an object of the verb that the holder
 * stands with. */
static bool
is_argument(const struct doc *d, const struct mention *m,
    const struct mention *other)
{
	const struct token *t = &d->tokens.at[other->head];
	uint32_t top = d->tokens.at[m->head].head;

	while (top != NONE && d->tokens.at[top].upos != UPOS_VERB)
		top = d->tokens.at[top].head;
	return top != NONE && t->head == top && (t->deprel == DEP_OBJ ||
	    t->deprel == DEP_IOBJ || t->deprel == DEP_OBL ||
	    t->deprel == DEP_OBL_ARG);
}

/* `Minister X in Canberra`: behind the holder's name and a preposition. */
static bool
is_placed(const struct doc *d, const struct mention *m,
    const struct spoken_of *s)
{
	const struct mention *p = s->after != NONE
	    ? &d->mentions.at[s->after] : NULL;

	return p != NULL && p->type == PLACE && p->tok > m->tok &&
	    p->tok < m->tok + 6 && d->tokens.at[p->tok - 1].upos == UPOS_ADP &&
	    !is_argument(d, m, p);
}

static uint64_t
features_of(const struct owners *o, const struct spoken_of *s)
{
	struct resolving *r = o->r;
	struct doc *d = r->d;
	const struct mention *m = &d->mentions.at[o->office];
	const struct mention *near = &d->mentions.at[s->before != NONE
	    ? s->before : s->after];
	const struct token *t = &d->tokens.at[near->head];
	const struct facts *f = &r->facts.at[s->entity];
	enum entity_type type = d->entities.at[s->entity].type;
	uint32_t holder = the_entity(m), who = m->kind == KIND_OFFICE
	    ? map_get(&r->holders, key_of_office(r, m->name, s->entity))
	    : NONE;

	return fitting(m, type) | nearness(d, m, s) | s->how |
	    when(OWNER_last, s->before != NONE && s->rank == 0) |
	    when(OWNER_subject, tok_is_subject(t)) |
	    when(OWNER_genitive, t->deprel == DEP_NMOD) |
	    when(OWNER_argument, is_argument(d, m, near) &&
	    doc_sentence_of(d, near->tok) == doc_sentence_of(d, m->tok)) |
	    when(OWNER_placed, is_placed(d, m, s)) |
	    when(OWNER_lead, f->is_lead) |
	    when(f->count < 4 ? OWNER_count2 : OWNER_count4, f->count > 1) |
	    when(OWNER_most, f->count == o->most[type]) |
	    when(OWNER_only, o->ntype[type] == 1) |
	    when(OWNER_taken, who < UNNAMED && who != holder) |
	    when(OWNER_told, who == UNNAMED) |
	    when(OWNER_held, holder != NONE &&
	    r->facts.at[holder].owner == s->entity);
}

static uint64_t
class_of_body(const struct mention *m)
{
	static const char *const classes[] = {
		"authority", "court", "forces", "government", "mission",
		"parliament", "people", "police", "service", "side",
		"team"
	};
	int i = label_find(classes, sizeof classes / sizeof *classes,
	    m->class);

	return i >= 0 ? when(OWNER_of_nobody_a_authority + (unsigned)i, true)
	    : 0;
}

static uint64_t
features_of_nobody(const struct resolving *r, const struct mention *m)
{
	const struct doc *d = r->d;
	const struct token *t = &d->tokens.at[m->head];
	uint32_t det = tok_child(d, m->head, DEP_DET, NONE);
	const struct token *article = det != NONE ? &d->tokens.at[det] : NULL;
	bool is_body = m->kind == KIND_BODY;

	return when(OWNER_of_nobody, true) | class_of_body(m) |
	    when(OWNER_of_nobody_owned, str_is(m->sort, "owned")) |
	    when(OWNER_of_nobody_spoken, str_is(m->sort, "spoken")) |
	    when(OWNER_of_nobody_organ, str_is(m->sort, "organ") ||
	    str_is(m->sort, "parliament")) |
	    when(OWNER_of_nobody_definite, is_body && article != NULL &&
	    tok_has(article, DEFINITE_DEF)) |
	    when(OWNER_of_nobody_indefinite, is_body && article != NULL &&
	    !tok_has(article, DEFINITE_DEF)) |
	    when(OWNER_of_nobody_bare, is_body && article == NULL) |
	    when(OWNER_of_nobody_plural, is_body && tok_has(t, NUMBER_PLUR)) |
	    when(OWNER_of_nobody_subject, is_body && tok_is_subject(t)) |
	    when(OWNER_of_nobody_explained, is_body && (tok_child(d, m->head,
	    DEP_NMOD, NONE) != NONE || tok_child(d, m->head, DEP_APPOS,
	    NONE) != NONE)) |
	    when(OWNER_of_nobody_state, str_is(m->sort, "state")) |
	    when(OWNER_of_nobody_place, str_is(m->sort, "place")) |
	    when(OWNER_of_nobody_article, tok_child(d, m->head, DEP_DET,
	    NONE) != NONE) |
	    when(OWNER_of_nobody_former, tok_child(d, m->head, DEP_AMOD,
	    NONE) != NONE);
}

/* ---- the two together -------------------------------------------------- */

/* The office is the owner's: what else it tells. */
static void
set_owner(struct resolving *r, struct mention *m, uint32_t owner)
{
	struct doc *d = r->d;
	uint32_t holder = the_entity(m);
	struct str iso = d->entities.at[owner].country;
	uint32_t *who = map_put(&d->mem, &r->holders,
	    key_of_office(r, m->name, owner));

	m->owner = owner;
	if (m->country.n == 0)
		m->country = iso;
	if (holder != NONE || *who == NONE)
		*who = holder != NONE ? holder : UNNAMED;
	if (holder == NONE)
		return;
	if (r->facts.at[holder].owner == NONE) {
		r->facts.at[holder].owner = owner;
		r->facts.at[holder].held = m->name;
	}
	if (d->entities.at[holder].country.n == 0)
		d->entities.at[holder].country = iso;
}

/* Of whom the holder has this office, or another of its kind, elsewhere; or
 * NONE. */
static uint32_t
owner_elsewhere(const struct resolving *r, const struct mention *m)
{
	const struct facts *f = &r->facts.at[the_entity(m)];
	enum entity_type type;

	if (f->owner == NONE || str_eq(f->held, m->name))
		return f->owner;
	type = r->d->entities.at[f->owner].type;
	return (type == COUNTRY && is_of_state(m)) || (type == ORGANIZATION &&
	    str_is(m->sort, "organization")) ? f->owner : NONE;
}

/* How probable the best of the candidates from `first` on is, in hundredths:
 * a softmax over their scores. */
static double
certainty(const struct doc *d, uint32_t first)
{
	double sum = 0;
	int best = d->antecedents.at[first].score;

	for (uint32_t i = first; i < d->antecedents.n; i++)
		if (d->antecedents.at[i].score > best)
			best = d->antecedents.at[i].score;
	for (uint32_t i = first; i < d->antecedents.n; i++)
		sum += exp((d->antecedents.at[i].score - best) / 1000.0);
	return floor(100 / sum + 0.5) / 100;
}

/* The best of those that the article speaks of; what it is sure of in
 * *certainty_out. */
static uint32_t
owner_learned(struct resolving *r, uint32_t office, enum reference_class c,
    double *certainty_out)
{
	const struct mention *m = &r->d->mentions.at[office];
	struct owners o = spoken_of_there(r, office);
	uint32_t first = refer_begin(r, m, features_of_nobody(r, m));
	ids who;

	for (uint32_t i = 0; i < o.all.n; i++) {
		ids one = { 0 };

		*PUSH(&r->d->mem, &one) = o.all.at[i].entity;
		refer_add(r, m, features_of(&o, &o.all.at[i]), one);
	}
	who = refer_best(r, first, c);
	*certainty_out = certainty(r->d, first);
	return who.n == 1 ? who.at[0] : NONE;
}

uint32_t
owner_of_body(struct resolving *r, uint32_t mention)
{
	double certainty;

	return owner_learned(r, mention, REFERENCE_BODY, &certainty);
}

/* `Sein Außenminister`, `deren Sprecherin`: a pronoun tells whose. */
static uint32_t
owning_pronoun(const struct resolving *r, const struct mention *m)
{
	uint32_t det = tok_child(r->d, m->head, DEP_DET, NONE);

	if (det == NONE)
		det = tok_child(r->d, m->head, DEP_NMOD, NONE);
	det = det != NONE ? mention_at(r, det) : NONE;
	return det != NONE && (r->d->mentions.at[det].kind == KIND_POSSESSIVE ||
	    r->d->mentions.at[det].kind == KIND_RELATIVE) ? det : NONE;
}

/* Do words say whose it is, if not whom they mean?  `der Sprecher der Gruppe`,
 * `seine Ministerin`. */
static bool
is_told(const struct resolving *r, const struct mention *m)
{
	const struct doc *d = r->d;

	for (uint32_t i = d->tokens.at[m->head].child; i != NONE;
	    i = d->tokens.at[i].next) {
		uint32_t p = tok_child(d, i, DEP_CASE, NONE);

		if (i > m->head && d->tokens.at[i].deprel == DEP_NMOD &&
		    (p == NONE || lang_is(r->l, TABLE_ADPOSITIONS,
		    d->tokens.at[p].lemma, "genitive")))
			return true;
	}
	return owning_pronoun(r, m) != NONE;
}

void
owners_of_offices(struct resolving *r)
{
	struct doc *d = r->d;

	for (uint32_t i = 0; i < d->mentions.n; i++)
		if (d->mentions.at[i].kind == KIND_OFFICE &&
		    d->mentions.at[i].owner != NONE)
			set_owner(r, &d->mentions.at[i],
			    d->mentions.at[i].owner);
	for (uint32_t i = 0; i < d->mentions.n; i++) {
		struct mention *m = &d->mentions.at[i];
		uint32_t owner;
		double score = -1;

		if (m->kind != KIND_OFFICE || the_entity(m) == NONE ||
		    m->owner != NONE || is_told(r, m))
			continue;
		if ((owner = owner_elsewhere(r, m)) == NONE) {
			owner = owner_learned(r, i, REFERENCE_OWNER, &score);
			if (score < LEAST_CERTAIN)
				continue;
		}
		if (owner == NONE)
			continue;
		m->owner_score = score;
		set_owner(r, m, owner);
	}
}

/* Of whom an office is that is owned by this entity: a person's is of whom he
 * acts for himself. */
static uint32_t
owner_behind(struct resolving *r, uint32_t e)
{
	struct str iso;

	if (r->d->entities.at[e].type != PERSON)
		return e;
	if (r->facts.at[e].owner != NONE)
		return r->facts.at[e].owner;
	iso = r->d->entities.at[e].country;
	return iso.n != 0 ? entity_of_state(r, iso) : NONE;
}

void
owners_by_reference(struct resolving *r)
{
	struct doc *d = r->d;

	for (uint32_t i = 0; i < d->mentions.n; i++) {
		struct mention *m = &d->mentions.at[i];
		uint32_t o, e;

		if ((m->kind != KIND_OFFICE && m->kind != KIND_NOUN) ||
		    the_entity(m) == NONE || m->owner != NONE)
			continue;
		if ((o = owning_pronoun(r, m)) == NONE &&
		    (o = owner_of(r, m->head)) == NONE)
			continue;
		if ((e = the_entity(&d->mentions.at[o])) == NONE ||
		    e == the_entity(m))
			continue;
		if (is_kin(m) && d->entities.at[e].type == PERSON)
			m->owner = e;
		else if (m->kind == KIND_OFFICE &&
		    (e = owner_behind(r, e)) != NONE)
			set_owner(r, m, e);
	}
}
