/* discourse: sources and targets that the clause leaves to what was told
 * elsewhere in the article.
 *
 * `Moskau wies das zurück`: a denial is to whoever made the charge.
 * `Blinken verurteilte die Entscheidung`: whose it was stands in the sentence
 * before (GUIDELINES.md, section 6, 14).  `der Krieg gegen die Ukraine`: whose
 * war it is was told elsewhere in the article. */
#include "event/discourse.h"

static uint32_t
sentence_of(const struct doc *d, const struct event *e)
{
	return doc_sentence_of(d, e->trigger);
}

static bool
has_any(const struct event *e, enum role role)
{
	for (uint32_t i = 0; i < e->roles.n; i++)
		if (e->roles.at[i].role == role)
			return true;
	return false;
}

/* Are they the same, or a person and his state? */
static bool
are_one_side(const struct doc *d, uint32_t a, uint32_t b)
{
	const struct entity *x = &d->entities.at[a], *y = &d->entities.at[b];

	return a == b || (x->country.n > 0 &&
	    str_eq(x->country, y->country));
}

/* Has `e` somebody in `role` on the side of one of `of`'s sources? */
static bool
shares_side(const struct doc *d, const struct event *e, enum role role,
    const struct event *of)
{
	for (uint32_t i = 0; i < e->roles.n; i++) {
		if (e->roles.at[i].role != role)
			continue;
		for (uint32_t k = 0; k < of->roles.n; k++)
			if (of->roles.at[k].role == ROLE_SOURCE &&
			    are_one_side(d, e->roles.at[i].entity,
			    of->roles.at[k].entity))
				return true;
	}
	return false;
}

static bool
shares_target(const struct doc *d, const struct event *a,
    const struct event *b)
{
	for (uint32_t i = 0; i < a->roles.n; i++)
		for (uint32_t k = 0; k < b->roles.n; k++)
			if (a->roles.at[i].role == ROLE_TARGET &&
			    b->roles.at[k].role == ROLE_TARGET &&
			    are_one_side(d, a->roles.at[i].entity,
			    b->roles.at[k].entity))
				return true;
	return false;
}

/* What comes from elsewhere says so. */
static void
mark(struct doc *d, struct event *e)
{
	e->rule = arena_printf(&d->mem, STR_FMT "+discourse",
	    STR_ARG(e->rule));
}

static bool
is_source_side(const struct doc *d, const struct event *e, uint32_t entity)
{
	for (uint32_t i = 0; i < e->roles.n; i++)
		if (e->roles.at[i].role == ROLE_SOURCE &&
		    are_one_side(d, e->roles.at[i].entity, entity))
			return true;
	return false;
}

static void
take(struct doc *d, struct event *e, const struct event *from, enum role role,
    enum role as)
{
	for (uint32_t i = 0; i < from->roles.n; i++)
		if (from->roles.at[i].role == role)
			*PUSH(&d->mem, &e->roles) = (struct event_role){
				as, from->roles.at[i].entity,
				from->roles.at[i].mention };
	mark(d, e);
}

static bool
is_charge(enum event_type t)
{
	return t == EVENT_ACCUSE || t == EVENT_REQUEST || t == EVENT_THREATEN;
}

/* What stands open in the target's slot: `das`, `den Schritt`, `die Invasion`;
 * NO_EVENT if the words take up nothing, EVENT_TYPE_COUNT if any deed. */
static enum event_type
takes_up(const struct reading *r, const struct event *e)
{
	const struct token *t;
	const ids *rules;

	if (e->open == NONE)
		return NO_EVENT;
	t = &r->d->tokens.at[e->open];
	if (t->upos == UPOS_PRON || lang_has(r->l, TABLE_ACTS, t->lemma) ||
	    lang_is(r->l, TABLE_AUXILIARIES, t->lemma, "correlate"))
		return EVENT_TYPE_COUNT;
	rules = rules_find(&r->l->rules, WORD_NOUN, t->lemma, NULL);
	return rules->n > 0 ? r->l->rules.at.at[rules->at[rules->n - 1]].type
	    : NO_EVENT;
}

/* Which role of the earlier event `p` is the target of `e`, or ROLE_COUNT. */
static enum role
answer_to(const struct reading *r, const struct event *e,
    const struct event *p)
{
	const struct doc *d = r->d;
	uint32_t far = sentence_of(d, e) - sentence_of(d, p);
	enum event_type taken = takes_up(r, e);

	switch (e->type) {
	case EVENT_REJECT:
		return far <= 4 && is_charge(p->type) &&
		    shares_side(d, p, ROLE_TARGET, e) &&
		    !shares_side(d, p, ROLE_SOURCE, e)
		    ? ROLE_SOURCE : ROLE_COUNT;
	case EVENT_ACCUSE:
	case EVENT_SUPPORT:
		if (taken == NO_EVENT || shares_side(d, p, ROLE_SOURCE, e))
			return ROLE_COUNT;
		if (taken != EVENT_TYPE_COUNT)
			return p->type == taken ? ROLE_SOURCE : ROLE_COUNT;
		/* who joins a chorus sings of the same */
		return far > 3 ? ROLE_COUNT : p->type == EVENT_ACCUSE
		    ? ROLE_TARGET : ROLE_SOURCE;
	case EVENT_THREATEN:
		if (far > 2 || d->tokens.at[e->trigger].upos != UPOS_VERB)
			return ROLE_COUNT;
		return shares_side(d, p, ROLE_SOURCE, e) &&
		    has_any(p, ROLE_TARGET) ? ROLE_TARGET :
		    shares_side(d, p, ROLE_TARGET, e) ? ROLE_SOURCE
		    : ROLE_COUNT;
	default:
		return ROLE_COUNT;
	}
}

/* `rief Alijew an und verlangte ein Ende der Kämpfe`: what is said in one
 * breath goes to the same. */
static bool
take_from_sentence(struct doc *d, struct event *e)
{
	if (e->type != EVENT_REQUEST && e->type != EVENT_ACCUSE &&
	    e->type != EVENT_THREATEN)
		return false;
	for (uint32_t i = 0; i < d->events.n; i++) {
		const struct event *p = &d->events.at[i];
		uint32_t n = e->roles.n;

		if (p == e || sentence_of(d, p) != sentence_of(d, e) ||
		    !shares_side(d, p, ROLE_SOURCE, e) ||
		    (p->type != EVENT_CONSULT && !has_any(p, ROLE_TARGET)))
			continue;
		for (uint32_t k = 0; k < p->roles.n; k++)
			if (p->roles.at[k].role <= ROLE_TARGET &&
			    !is_source_side(d, e, p->roles.at[k].entity))
				*PUSH(&d->mem, &e->roles) =
				    (struct event_role){ ROLE_TARGET,
				    p->roles.at[k].entity,
				    p->roles.at[k].mention };
		if (e->roles.n == n)
			continue;
		mark(d, e);
		return true;
	}
	return false;
}

/* `den Beschluss`, `das`: a definite noun or pronoun takes up what was told. */
static bool
is_definite(const struct reading *r, uint32_t tok)
{
	const struct token *t = &r->d->tokens.at[tok];

	if (t->upos == UPOS_PRON)
		return !tok_has(t, PRONTYPE_REL);
	for (uint32_t c = tok_child(r->d, tok, DEP_DET, NONE); c != NONE;
	    c = tok_child(r->d, tok, DEP_DET, c))
		if (tok_has(&r->d->tokens.at[c], DEFINITE_DEF) ||
		    tok_has(&r->d->tokens.at[c], PRONTYPE_DEM))
			return true;
	return false;
}

/* Of whom the sentences before it told: `Äthiopien füllte das Becken.  Khartum
 * verurteilte das.` */
static bool
take_subject_before(const struct reading *r, struct event *e)
{
	static const struct slot subject = { .kind = SLOT_SUBJ };
	struct doc *d = r->d;
	uint32_t n = e->roles.n, at = sentence_of(d, e);

	if ((e->type != EVENT_ACCUSE && e->type != EVENT_SUPPORT &&
	    e->type != EVENT_REJECT) || e->open == NONE ||
	    d->tokens.at[e->trigger].upos != UPOS_VERB ||
	    !is_definite(r, e->open))
		return false;
	for (uint32_t far = 1; far <= 2 && far <= at; far++) {
		const struct sentence *s = &d->sentences.at[at - far];

		for (uint32_t i = s->tok; i < s->tok + s->ntok; i++) {
			struct predicate p;
			fillers who = { 0 };

			if (d->tokens.at[i].deprel != DEP_ROOT ||
			    d->tokens.at[i].upos != UPOS_VERB)
				continue;
			p = predicate_at(r, i, WORD_VERB);
			slot_actors(r, &p, &subject, &who);
			for (uint32_t k = 0; k < who.n; k++)
				if (!is_source_side(d, e, who.at[k].entity))
					*PUSH(&d->mem, &e->roles) =
					    (struct event_role){ ROLE_TARGET,
					    who.at[k].entity,
					    who.at[k].mention };
		}
		if (e->roles.n > n) {
			mark(d, e);
			return true;
		}
	}
	return false;
}

static uint32_t
mention_of(const struct doc *d, uint32_t entity)
{
	for (uint32_t i = 0; i < d->mentions.n; i++)
		if (d->mentions.at[i].entities.n == 1 &&
		    d->mentions.at[i].entities.at[0] == entity)
			return i;
	return NONE;
}

/* Who resigns leaves the state or body that he serves (GUIDELINES.md, section
 * 6, 31). */
static void
take_office(struct doc *d, struct event *e)
{
	if (e->type != EVENT_RETREAT || e->mode == NONE ||
	    strcmp(event_modes[e->mode].name, "resign") != 0)
		return;
	for (uint32_t i = 0; i < d->relations.n; i++) {
		const struct relation *o = &d->relations.at[i];
		uint32_t m = mention_of(d, o->target);

		if (o->type != HOLDS_OFFICE || m == NONE ||
		    !event_has(e, ROLE_SOURCE, o->source) ||
		    d->entities.at[o->target].type == PLACE)
			continue;
		*PUSH(&d->mem, &e->roles) = (struct event_role){
			ROLE_TARGET, o->target, m };
		mark(d, e);
		return;
	}
}

void
complete_targets(const struct reading *r)
{
	struct doc *d = r->d;

	for (uint32_t i = 0; i < d->events.n; i++) {
		struct event *e = &d->events.at[i];

		if (has_any(e, ROLE_TARGET) || take_from_sentence(d, e))
			continue;
		for (uint32_t k = i; k-- > 0; ) {
			enum role role = answer_to(r, e, &d->events.at[k]);

			if (role == ROLE_COUNT ||
			    !has_any(&d->events.at[k], role))
				continue;
			take(d, e, &d->events.at[k], role, ROLE_TARGET);
			break;
		}
		if (!has_any(e, ROLE_TARGET) && !take_subject_before(r, e))
			take_office(d, e);
	}
}

/* What only a state does to people: arrests, bans, trials. */
static bool
is_power_of_state(const struct event *e)
{
	static const char *const modes[] = {
		"arrest", "deport", "restrict", "seize", "censor", "curfew",
		"convict", "investigate", NULL
	};

	for (int i = 0; e->mode != NONE && modes[i] != NULL; i++)
		if (strcmp(event_modes[e->mode].name, modes[i]) == 0)
			return true;
	return false;
}

/* Arrests are made by the state where they happen, else by that of the one
 * arrested (GUIDELINES.md, section 6, 38). */
static void
take_state(const struct reading *r, struct event *e)
{
	struct doc *d = r->d;
	struct str iso = { 0 };

	if (!is_power_of_state(e))
		return;
	for (uint32_t i = 0; i < e->roles.n; i++) {
		const struct entity *x = &d->entities.at[e->roles.at[i].entity];

		if (x->country.n > 0 && (e->roles.at[i].role == ROLE_PLACE ||
		    (iso.n == 0 && e->roles.at[i].role == ROLE_TARGET)))
			iso = x->country;
	}
	for (uint32_t i = 0; iso.n > 0 && i < d->mentions.n; i++) {
		uint32_t who = the_entity(&d->mentions.at[i]);

		if (who == NONE || d->entities.at[who].type != COUNTRY ||
		    !str_eq(d->entities.at[who].country, iso))
			continue;
		/* nobody in particular was arrested */
		if (event_has(e, ROLE_TARGET, who))
			return;
		*PUSH(&d->mem, &e->roles) = (struct event_role){
			ROLE_SOURCE, who, i };
		mark(d, e);
		return;
	}
}

void
complete_sources(const struct reading *r)
{
	struct doc *d = r->d;
	uint32_t n = 0;

	for (uint32_t i = 0; i < d->events.n; i++) {
		struct event *e = &d->events.at[i];

		for (uint32_t k = 0; k < d->events.n &&
		    !has_any(e, ROLE_SOURCE); k++) {
			const struct event *p = &d->events.at[k];

			if (p->type == e->type && has_any(p, ROLE_SOURCE) &&
			    shares_target(d, p, e))
				take(d, e, p, ROLE_SOURCE, ROLE_SOURCE);
		}
		if (!has_any(e, ROLE_SOURCE))
			take_state(r, e);
	}
	for (uint32_t i = 0; i < d->events.n; i++)
		if (has_any(&d->events.at[i], ROLE_SOURCE))
			d->events.at[n++] = d->events.at[i];
	d->events.n = n;
}
