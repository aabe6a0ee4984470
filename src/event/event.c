/* event: who did what to whom in one document. */
#include "event/event.h"

#include <stdlib.h>

#include "event/attribution.h"
#include "event/clause.h"
#include "event/discourse.h"
#include "event/finding.h"
#include "event/frame.h"
#include "event/moment.h"
#include "event/status.h"
#include "event/when.h"
#include "event/where.h"

static void
fill(const struct reading *r, const struct predicate *p,
    const slot_list *slots, bool all, fillers *out)
{
	for (uint32_t i = 0; i < slots->n && (all || out->n == 0); i++)
		slot_actors(r, p, &slots->at[i], out);
}

/* Nobody does it to himself. */
static void
without_sources(struct finding *f)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < f->target.n; i++)
		if (!fillers_have(&f->source, f->target.at[i].entity))
			f->target.at[n++] = f->target.at[i];
	f->target.n = n;
}

/* The first slot that holds others than the sources: `beendeten ihre Mission
 * in Mali`. */
static void
fill_target(const struct reading *r, struct finding *f)
{
	const slot_list *slots = &f->rule->target;

	for (uint32_t i = 0; i < slots->n && f->target.n == 0; i++) {
		slot_actors(r, &f->p, &slots->at[i], &f->target);
		without_sources(f);
	}
}

/* Everybody takes part in an event between equals; who only announces it
 * (`support`) does if nobody else is named. */
static void
fill_mutual(const struct reading *r, struct finding *f)
{
	static const struct slot with = { .kind = SLOT_SUPPORT };
	const slot_list *slots = &f->rule->source;

	for (uint32_t i = 0; i < slots->n; i++)
		if (slots->at[i].kind != SLOT_SUPPORT)
			slot_actors(r, &f->p, &slots->at[i], &f->source);
	fill(r, &f->p, &f->rule->target, true, &f->source);
	for (uint32_t i = 0; i < slots->n && f->source.n < 2; i++)
		if (slots->at[i].kind == SLOT_SUPPORT)
			slot_actors(r, &f->p, &with, &f->source);
}

/* `sagte Kim bei einem Treffen mit Putin`: who is subject of the verb that a
 * meeting or visit is the occasion of takes part in it. */
static void
fill_occasion(const struct reading *r, struct finding *f)
{
	static const struct slot subject = { .kind = SLOT_SUBJ };
	const struct token *t = &r->d->tokens.at[f->p.tok];
	uint32_t prep = tok_child(r->d, f->p.tok, DEP_CASE, NONE);
	struct predicate verb;

	if (f->p.word_class != WORD_NOUN || f->rule->type != EVENT_CONSULT ||
	    t->deprel != DEP_OBL || prep == NONE || t->head == NONE ||
	    !lang_is(r->l, TABLE_ADPOSITIONS, r->d->tokens.at[prep].lemma,
	    "occasion"))
		return;
	verb = predicate_at(r, t->head, WORD_VERB);
	slot_actors(r, &verb, &subject, &f->source);
}

/* `Brüssel: Kein Ende des Embargos`: a state or body before the colon of a
 * headline does what the nouns and participles behind it name. */
static void
fill_headline(const struct reading *r, struct finding *f)
{
	const struct sentence *s = &r->d->sentences.at[
	    doc_sentence_of(r->d, f->p.tok)];
	uint32_t colon = s->tok;

	if (f->p.word_class == WORD_VERB && !f->p.is_passive)
		return;
	while (colon < f->p.tok && colon < s->tok + 4 &&
	    !str_is(r->d->tokens.at[colon].form, ":"))
		colon++;
	if (colon == s->tok || !str_is(r->d->tokens.at[colon].form, ":"))
		return;
	for (uint32_t i = s->tok; i < colon; i++)
		if (r->at_head[i] != NONE && r->d->mentions.at[
		    r->at_head[i]].type != PERSON && f->source.n == 0)
			token_actors(r, i, &f->source);
}

/* The first rule of the word that holds and finds who did it. */
static bool
best_rule(const struct reading *r, struct finding *f)
{
	const ids *rules = rules_find(&r->l->rules, f->p.word_class,
	    f->p.lemma, &f->p.rest);

	for (uint32_t i = 0; i < rules->n; i++) {
		f->rule = &r->l->rules.at.at[rules->at[i]];
		if (!rule_holds(r, &f->p, f->rule))
			continue;
		f->source.n = f->target.n = 0;
		if (f->rule->is_mutual) {
			fill_mutual(r, f);
			if (f->source.n < 2)
				fill_occasion(r, f);
			if (f->source.n >= 2)
				return true;
			continue;
		}
		fill(r, &f->p, &f->rule->source, false, &f->source);
		if (f->source.n == 0)
			fill_occasion(r, f);
		if (f->source.n == 0)
			fill_headline(r, f);
		fill_target(r, f);
		/* nouns and passives may leave the doer to the rest of the
		 * article */
		if (f->source.n > 0 || (f->target.n > 0 &&
		    (f->p.word_class == WORD_NOUN || f->p.is_passive)) ||
		    (f->p.is_passive && f->rule->type == EVENT_COERCE))
			return true;
	}
	return false;
}

static void
add_roles(const struct reading *r, struct event *e, enum role role,
    const fillers *who)
{
	for (uint32_t i = 0; i < who->n; i++)
		*PUSH(&r->d->mem, &e->roles) = (struct event_role){
			role, who->at[i].entity, who->at[i].mention };
}

/* When and where it happened. */
static void
add_setting(const struct reading *r, struct event *e, const struct finding *f)
{
	struct scene s = { r, &f->p, e->status, e, &f->rule->place };
	uint32_t mention = NONE, place = place_of(&s, &mention);

	e->date = date_of(&s);
	if (place != NONE)
		*PUSH(&r->d->mem, &e->roles) = (struct event_role){
			ROLE_PLACE, place, mention };
}

static void
add_attribution(const struct reading *r, struct event *e,
    const struct finding *f)
{
	uint32_t mention = NONE;
	uint32_t who = attribution_of(r, &f->p, e, &mention);

	if (who == NONE)
		return;
	*PUSH(&r->d->mem, &e->roles) = (struct event_role){
		ROLE_ATTRIBUTION, who, mention };
}

static void
turn_refusal(struct event *e, const struct finding *f)
{
	if (e->status != NEGATED || f->p.word_class != WORD_VERB ||
	    (e->type != EVENT_SUPPORT && e->type != EVENT_AGREE))
		return;
	e->type = EVENT_REJECT;
	e->mode = NONE;
	e->status = ACTUAL;
}

/* The first token of the target's slots, for want of an actor there. */
static uint32_t
open_target(const struct reading *r, const struct finding *f)
{
	const struct token *t = r->d->tokens.at;

	if (f->target.n > 0)
		return NONE;
	for (uint32_t i = 0; i < f->rule->target.n; i++) {
		ids at = { 0 };

		slot_tokens(r, &f->p, &f->rule->target.at[i], &at);
		if (at.n > 0)
			return at.at[0];
	}
	/* `legte dagegen Protest ein` */
	for (uint32_t i = t[f->p.tok].child; i != NONE; i = t[i].next)
		if (lang_is(r->l, TABLE_AUXILIARIES, t[i].lemma, "correlate"))
			return i;
	return NONE;
}

/* `duldet nicht`: the negation is part of what the rule names. */
static bool
asks_for_negation(const struct reading *r, const struct rule *rule)
{
	for (uint32_t i = 0; i < rule->when.n; i++) {
		const struct condition *c = &rule->when.at[i];

		for (uint32_t k = 0; k < c->lemmas.n; k++)
			if (!c->is_not && c->kind == WHEN_LEMMA &&
			    lang_has(r->l, TABLE_NEGATION, c->lemmas.at[k]))
				return true;
	}
	return false;
}

/* `bot Hilfe an`, `plant einen Angriff`: what the verb of a noun says of it. */
static enum status
status_of_support(const struct reading *r, const struct finding *f,
    const struct event *e)
{
	struct str stance = stance_of(r, f->p.tok);
	bool has_noun = false;

	for (uint32_t i = 0; i < f->rule->when.n; i++)
		has_noun |= f->rule->when.at[i].kind == WHEN_LEMMA &&
		    !f->rule->when.at[i].is_not &&
		    f->rule->when.at[i].slot.kind == SLOT_OBJ;
	if (e->status != ACTUAL || f->p.word_class != WORD_VERB || !has_noun ||
	    is_speech_act(e->type))
		return e->status;
	return str_is(stance, "planned") ? PLANNED :
	    str_is(stance, "offer") ? POSSIBLE : e->status;
}

bool
event_told(const struct reading *r, const struct finding *f,
    struct event *out)
{
	struct doc *d = r->d;
	struct event e = {
		.type = f->rule->type, .mode = f->rule->mode,
		.trigger = f->p.tok, .at = d->tokens.at[f->p.tok].at,
		.label = f->p.lemma, .rule = f->rule->name,
		.score = -1,
	};
	bool is_equal = event_kinds[e.type].is_symmetric && f->rule->is_mutual;

	add_roles(r, &e, ROLE_SOURCE, &f->source);
	add_roles(r, &e, is_equal ? ROLE_SOURCE : ROLE_TARGET, &f->target);
	add_attribution(r, &e, f);
	e.status = status_of(r, &f->p, &e);
	if (e.status == STATUS_COUNT)
		return false;	/* the content of a demand or refusal */
	if (e.status == NEGATED && asks_for_negation(r, f->rule))
		e.status = ACTUAL;
	e.status = status_of_support(r, f, &e);
	turn_refusal(&e, f);
	e.open = open_target(r, f);
	if (f->rule->status > (int)e.status)
		e.status = (enum status)f->rule->status;
	add_setting(r, &e, f);
	*out = e;
	return true;
}

/* The tokens that a rule's `obj=Vorwurf` used up: they are no event of their
 * own. */
static void
use_up(const struct reading *r, const struct finding *f, uint8_t *used)
{
	for (uint32_t i = 0; i < f->rule->when.n; i++) {
		const struct condition *c = &f->rule->when.at[i];
		ids at = { 0 };

		if (c->kind != WHEN_LEMMA || c->is_not)
			continue;
		slot_tokens(r, &f->p, &c->slot, &at);
		for (uint32_t k = 0; k < at.n; k++)
			used[at.at[k]] = 1;
	}
}

/* What is demanded, threatened, refused, promised is no event of its own
 * (GUIDELINES.md, section 6, 18). */
static bool
is_content(const struct reading *r, uint32_t tok, const uint8_t *type_at)
{
	const struct token *t = r->d->tokens.at;

	for (int depth = 0; depth < 6 && t[tok].head != NONE; depth++) {
		uint32_t up = t[tok].head;
		enum deprel rel = t[tok].deprel;

		if (rel == DEP_XCOMP || rel == DEP_CCOMP || rel == DEP_ACL ||
		    rel == DEP_OBJ || rel == DEP_OBL || rel == DEP_OBL_ARG ||
		    rel == DEP_NMOD)
			switch ((enum event_type)type_at[up]) {
			case EVENT_REQUEST:
			case EVENT_REJECT:
			case EVENT_THREATEN:
			case EVENT_AGREE:
				return true;
			default:
				break;
			}
		/* a clause that stands for itself ends the search */
		if (rel == DEP_ADVCL || rel == DEP_PARATAXIS ||
		    (rel == DEP_ACL && tok_has(&t[tok], VERBFORM_FIN)))
			return false;
		tok = up;
	}
	return false;
}

/* `der verurteilte Minister`: is the adjective a past participle? */
static bool
is_participle(const struct reading *r, uint32_t tok)
{
	const struct token *t = &r->d->tokens.at[tok];

	return t->deprel == DEP_AMOD && (str_ends(t->lemma, STR("t")) ||
	    str_ends(t->lemma, STR("en"))) && rules_have(&r->l->rules,
	    WORD_VERB, verb_lemma(r, tok));
}

/* A participle may be tagged as an adjective: `sind zu einem Kompromiss
 * gelangt`. */
bool
event_word(const struct reading *r, uint32_t tok, enum word_class *out)
{
	const struct lang *l = r->l;
	const struct token *t = &r->d->tokens.at[tok];

	if (t->upos == UPOS_ADJ &&
	    rules_have(&l->rules, WORD_ADJECTIVE, t->lemma))
		*out = WORD_ADJECTIVE;
	else if (t->upos == UPOS_VERB || (t->upos == UPOS_ADJ &&
	    (tok_has(t, VERBFORM_PART) || (!str_eq(t->lemma, t->form) &&
	    rules_have(&l->rules, WORD_VERB, t->lemma)) ||
	    is_participle(r, tok))))
		*out = WORD_VERB;
	else if (t->upos == UPOS_NOUN)
		*out = WORD_NOUN;
	else if (t->upos == UPOS_ADJ || t->upos == UPOS_ADV)
		*out = WORD_ADJECTIVE;
	else
		return false;
	return true;
}

/* The same type between the same actors, told again: one occasion.  Two
 * dates make two. */
static bool
same_occasion(const struct event *a, const struct event *b)
{
	uint32_t n = 0, m = 0;

	if (a->type != b->type || (a->date.n != 0 && b->date.n != 0 &&
	    !str_begins(a->date, b->date) && !str_begins(b->date, a->date)))
		return false;
	for (uint32_t i = 0; i < a->roles.n; i++) {
		if (a->roles.at[i].role > ROLE_TARGET)
			continue;
		n++;
		if (!event_has(b, a->roles.at[i].role, a->roles.at[i].entity))
			return false;
	}
	for (uint32_t i = 0; i < b->roles.n; i++)
		m += b->roles.at[i].role <= ROLE_TARGET;
	return n == m;
}

static int
by_trigger(const void *a, const void *b)
{
	const struct event *x = a, *y = b;

	return (x->trigger > y->trigger) - (x->trigger < y->trigger);
}

void
event_order(struct doc *d)
{
	struct event *e = d->events.at;

	if (d->events.n > 1)
		qsort(e, d->events.n, sizeof *e, by_trigger);
	for (uint32_t i = 0; i < d->events.n; i++) {
		e[i].occasion = i;
		for (uint32_t k = 0; k < i; k++)
			if (same_occasion(&e[k], &e[i])) {
				e[i].occasion = e[k].occasion;
				break;
			}
	}
}

void
event_find(struct doc *d, const struct lang *l)
{
	struct reading r = reading_of(d, l);
	uint8_t *used = NEW(&d->mem, uint8_t, d->tokens.n + 1);
	uint8_t *type_at = NEW(&d->mem, uint8_t, d->tokens.n + 1);
	VEC(struct finding) all = { 0 };
	struct event e;

	moments_of(&r, &r.moments);
	/* verbs first: they take their nouns with them */
	for (int class = WORD_VERB; class < WORD_CLASS_COUNT; class++)
		for (uint32_t i = 0; i < d->tokens.n; i++) {
			enum word_class is;
			struct finding f = { 0 };

			if (used[i] || !event_word(&r, i, &is) ||
			    (int)is != class)
				continue;
			f.p = predicate_at(&r, i, is);
			if (!best_rule(&r, &f))
				continue;
			/* what may yet be dropped leaves its nouns alone */
			if (f.source.n > 0)
				use_up(&r, &f, used);
			type_at[i] = (uint8_t)f.rule->type;
			*PUSH(&d->mem, &all) = f;
		}
	for (uint32_t i = 0; i < all.n; i++)
		if (!is_content(&r, all.at[i].p.tok, type_at) &&
		    event_told(&r, &all.at[i], &e))
			*PUSH(&d->mem, &d->events) = e;
	event_order(d);
	complete_sources(&r);
	complete_targets(&r);
	event_order(d);
}
