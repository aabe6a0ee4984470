/* clause: a word that names an event and what stands around it, by slots. */
#include "event/clause.h"

#include "base/utf8.h"
#include "event/frame.h"
#include "event/phrase.h"

/* Is it a participle before its noun: `der angegriffene Staat`? */
static bool
is_attribute(const struct token *t)
{
	return t->deprel == DEP_AMOD;
}

/* Do the rules of the verb, if it has any, know an object? */
static bool
may_be_passive(const struct reading *r, struct str lemma)
{
	const ids *rules = rules_find(&r->l->rules, WORD_VERB, lemma, NULL);

	for (uint32_t i = 0; i < rules->n; i++) {
		const struct rule *rule = &r->l->rules.at.at[rules->at[i]];

		for (uint32_t k = 0; k < rule->target.n; k++)
			if (rule->target.at[k].kind == SLOT_OBJ ||
			    rule->target.at[k].kind == SLOT_DAT)
				return true;
		for (uint32_t k = 0; k < rule->when.n; k++)
			if (rule->when.at[k].slot.kind == SLOT_OBJ)
				return true;
	}
	return rules->n == 0;
}

bool
is_passive(const struct reading *r, uint32_t tok, struct str lemma)
{
	const struct token *t = tok_at(r, tok);

	/* `der zurückgetretene Minister` */
	if (is_attribute(t))
		return !str_ends(t->lemma, STR("end")) &&
		    may_be_passive(r, lemma);
	for (uint32_t i = t->child; i != NONE; i = tok_at(r, i)->next) {
		const struct token *c = tok_at(r, i);

		if (tok_has(c, REFLEX_YES) || (c->upos == UPOS_AUX &&
		    lang_is(r->l, TABLE_AUXILIARIES, c->lemma, "active")))
			return false;
		if (c->upos == UPOS_AUX && lang_is(r->l, TABLE_AUXILIARIES,
		    c->lemma, "future"))
			return c->deprel == DEP_AUX_PASS ||
			    (!tok_has(t, VERBFORM_INF) &&
			    !str_eq(t->form, t->lemma));
	}
	return (tok_child(r->d, tok, DEP_AUX_PASS, NONE) != NONE ||
	    tok_child(r->d, tok, DEP_NSUBJ_PASS, NONE) != NONE) &&
	    may_be_passive(r, lemma);
}

/* The verb whose subject does what the noun says, or (`suffers`) undergoes it;
 * NONE if it is no such verb. */
static uint32_t
support_verb(const struct reading *r, uint32_t tok, const char *kind)
{
	const struct token *t = tok_at(r, tok);
	const struct frame *f;
	struct str lemma;

	if (t->head == NONE || !is_verbal(tok_at(r, t->head)))
		return NONE;
	lemma = verb_lemma(r, t->head);
	if (!lang_is(r->l, TABLE_SUPPORT_VERBS, lemma, kind))
		return NONE;
	if (has_preposition(r, tok))
		return t->head;
	f = frame_of(r, t->head);
	return ids_have(&f->obj, tok) || (ids_have(&f->subj, tok) &&
	    is_passive(r, t->head, lemma)) ? t->head : NONE;
}

/* `EU-Beitritt`, if the rules know such compounds; else `Beitritt`. */
static struct str
compound_lemma(const struct reading *r, uint32_t tok)
{
	struct str lemma = tok_at(r, tok)->lemma, whole = lemma;

	for (uint32_t i = tok_hyphen_left(r->d, tok); i != NONE;
	    i = tok_hyphen_left(r->d, i))
		whole = arena_printf(&r->d->mem, STR_FMT "-" STR_FMT,
		    STR_ARG(tok_at(r, i)->form), STR_ARG(whole));
	return rules_have(&r->l->rules, WORD_NOUN, whole) ? whole : lemma;
}

struct predicate
predicate_at(const struct reading *r, uint32_t tok, enum word_class class)
{
	struct predicate p = { .tok = tok, .word_class = class,
		.lemma = tok_at(r, tok)->lemma, .support = NONE };

	if (class == WORD_VERB) {
		p.lemma = verb_lemma(r, tok);
		p.is_passive = is_passive(r, tok, p.lemma);
	} else
		p.support = support_verb(r, tok, "does");
	if (class == WORD_NOUN)
		p.lemma = compound_lemma(r, tok);
	/* `empört` is an adjective, whatever its lemma */
	if (class == WORD_ADJECTIVE &&
	    !rules_have(&r->l->rules, class, p.lemma))
		p.lemma = utf8_lower(&r->d->mem, tok_at(r, tok)->form);
	return p;
}

uint32_t
governor(const struct doc *d, uint32_t tok)
{
	const struct token *t = d->tokens.at;

	/* up through coordination to the clause's own relation */
	while (t[tok].head != NONE && t[tok].deprel == DEP_CONJ)
		tok = t[tok].head;
	switch (t[tok].deprel) {
	case DEP_CCOMP:
	case DEP_XCOMP:
	case DEP_ACL:
	case DEP_ADVCL:
	case DEP_CSUBJ:
	case DEP_PARATAXIS:
		return t[tok].head;
	default:
		return NONE;
	}
}

/* In a passive the doer may hang on a noun before it: `wird im Mai von Rutte
 * besucht`.  A name, a day owns nothing by `von`; nor does a noun that is
 * nobody: `wurde der Auftritt von Berlin untersagt`. */
static bool
is_stray_agent(const struct reading *r, uint32_t verb, uint32_t tok)
{
	uint32_t up = tok_at(r, tok)->head;
	if (up == NONE || up == verb || (!is_noun(tok_at(r, up)) &&
	    tok_at(r, up)->upos != UPOS_PRON && tok_at(r, up)->upos !=
	    UPOS_DET) || !is_below(r, up, verb))
		return false;
	if (is_verb_between(r, up, tok) || tok_at(r, up)->upos != UPOS_NOUN)
		return true;
	/* before the finite verb they are one phrase */
	return r->at_head[up] == NONE &&
	    is_verb_between(r, sentence_at(r, tok)->tok, up);
}

static void
agents(const struct reading *r, uint32_t tok, ids *out)
{
	const struct sentence *s = sentence_at(r, tok);

	ids all = { 0 };

	with_adposition(r, tok, STR(""), "agent", &all);
	/* `von den Sanktionen durch die USA befreit` */
	for (uint32_t i = 0; i < all.n; i++)
		if (r->at_head[all.at[i]] != NONE)
			*PUSH(&r->d->mem, out) = all.at[i];
	if (out->n == 0)
		*out = all;
	for (uint32_t i = s->tok; i < s->tok + s->ntok && out->n == 0; i++)
		if (is_governed(r, i, STR(""), "agent") &&
		    is_stray_agent(r, tok, i))
			push_with_conjuncts(r, i, out);
}

static void
push_all(const struct reading *r, const ids *from, ids *out)
{
	for (uint32_t i = 0; i < from->n; i++)
		push_with_conjuncts(r, from->at[i], out);
}

/* The object in the given case. */
static void
objects(const struct reading *r, uint32_t tok, uint8_t wanted, ids *out)
{
	const struct frame *f = frame_of(r, tok);

	push_all(r, wanted == CASE_ACC ? &f->obj : wanted == CASE_DAT
	    ? &f->dat : &f->gen, out);
}

/* Who is subject of the clause itself, without control or coordination. */
static void
own_subject(const struct reading *r, uint32_t tok, ids *out)
{
	push_all(r, &frame_of(r, tok)->subj, out);
}

static bool
controls_by_object(const struct reading *r, uint32_t verb)
{
	const ids *rules = rules_find(&r->l->rules, WORD_VERB,
	    verb_lemma(r, verb), NULL);

	for (uint32_t i = 0; i < rules->n; i++) {
		enum event_type t = r->l->rules.at.at[rules->at[i]].type;

		if (t == EVENT_REQUEST || t == EVENT_COERCE ||
		    t == EVENT_ACCUSE)
			return true;
	}
	return false;
}

/* The grammatical subject: the clause's own, else that of the verb it is
 * coordinated with, else whoever controls the infinitive. */
static void
grammatical_subject(const struct reading *r, uint32_t tok, int depth,
    ids *out)
{
	const struct token *t = tok_at(r, tok);

	own_subject(r, tok, out);
	if (out->n != 0 || t->head == NONE || depth > 8)
		return;
	if (t->deprel == DEP_AMOD) {
		push_with_conjuncts(r, t->head, out);
		return;
	}
	if (t->deprel == DEP_CONJ && is_verbal(tok_at(r, t->head))) {
		grammatical_subject(r, t->head, depth + 1, out);
		return;
	}
	if (tok_has(t, VERBFORM_FIN))
		return;
	if (t->deprel == DEP_XCOMP || t->deprel == DEP_CCOMP ||
	    t->deprel == DEP_ADVCL) {
		if (t->deprel != DEP_ADVCL && controls_by_object(r, t->head)) {
			objects(r, t->head, CASE_ACC, out);
			if (out->n == 0)
				objects(r, t->head, CASE_DAT, out);
		}
		if (out->n == 0)
			grammatical_subject(r, t->head, depth + 1, out);
	} else if (t->deprel == DEP_ACL) {
		/* `die Zusage Berlins, Waffen zu liefern` */
		if (tok_has(t, VERBFORM_PART))
			push_with_conjuncts(r, t->head, out);
		else
			*PUSH(&r->d->mem, out) = t->head;
	}
}

static void
subject_slot(const struct reading *r, const struct predicate *p, ids *out)
{
	uint32_t head = tok_at(r, p->tok)->head;

	if (p->is_passive) {
		agents(r, p->tok, out);
		return;
	}
	grammatical_subject(r, p->tok, 0, out);
	/* `zeigte sich besorgt` */
	if (out->n == 0 && p->word_class == WORD_ADJECTIVE && head != NONE &&
	    is_verbal(tok_at(r, head)))
		grammatical_subject(r, head, 0, out);
}

static void
object_slot(const struct reading *r, const struct predicate *p, ids *out)
{
	if (p->is_passive)
		grammatical_subject(r, p->tok, 0, out);
	else
		objects(r, p->tok, CASE_ACC, out);
}

/* Of a verb: `des Landes verwiesen`, or its noun's: `verwies ihn des Landes`,
 * `begrüßte den Beitritt Finnlands`, `wurde zum Ziel eines Angriffs`. */
static void
verb_genitive(const struct reading *r, const struct predicate *p, ids *out)
{
	const struct token *t = r->d->tokens.at;
	const struct frame *f = frame_of(r, p->tok);
	const ids *obj = p->is_passive ? &f->subj : &f->obj;

	objects(r, p->tok, CASE_GEN, out);
	for (uint32_t i = 0; i < obj->n && out->n == 0; i++)
		genitive_slot(r, obj->at[i], out);
	for (uint32_t i = t[p->tok].child; i != NONE && out->n == 0;
	    i = t[i].next)
		if (has_preposition(r, i))
			genitive_slot(r, i, out);
}

static void
preposition_slot(const struct reading *r, const struct predicate *p,
    struct str prep, ids *out)
{
	uint32_t head = tok_at(r, p->tok)->head, except = NONE;
	ids found = { 0 }, doers = { 0 };

	if (p->word_class == WORD_VERB && !p->is_passive &&
	    frame_of(r, p->tok)->subj.n > 0)
		except = frame_of(r, p->tok)->subj.at[0];
	with_preposition_below(r, p->tok, except, prep, &found);
	if (found.n == 0)
		before_clause(r, p->tok, prep, &found);
	/* `stieß die Haltung bei der Kommission auf Kritik` */
	if (found.n == 0 && except != NONE && except > p->tok)
		with_adposition(r, except, prep, NULL, &found);
	if (found.n == 0 && p->word_class == WORD_NOUN)
		with_preposition_behind(r, p->tok, prep, NULL, &found);
	/* `übte an Moskau Kritik`: beside the noun */
	if (found.n == 0 && p->word_class != WORD_VERB && head != NONE &&
	    is_verbal(tok_at(r, head)) && (p->support != NONE ||
	    p->word_class == WORD_ADJECTIVE ||
	    ids_have(&frame_of(r, head)->subj, p->tok) ||
	    ids_have(&frame_of(r, head)->obj, p->tok)))
		with_adposition(r, head, prep, NULL, &found);
	/* the agent of a passive is its subject */
	if (p->is_passive)
		agents(r, p->tok, &doers);
	for (uint32_t i = 0; i < found.n; i++)
		if (!ids_have(&doers, found.at[i]))
			*PUSH(&r->d->mem, out) = found.at[i];
}

/* A slot of the complement clause. */
static void
clause_slot(const struct reading *r, const struct predicate *p,
    enum slot_kind kind, ids *out)
{
	const struct token *t = r->d->tokens.at;

	for (uint32_t i = t[p->tok].child; i != NONE && out->n == 0;
	    i = t[i].next) {
		if (!is_clause_of(r, i, p->tok))
			continue;
		if (kind == SLOT_CLAUSE_SUBJ)
			own_subject(r, i, out);
		else
			objects(r, i, kind == SLOT_CLAUSE_OBJ ? CASE_ACC
			    : CASE_DAT, out);
	}
}

struct predicate
slots_of(const struct reading *r, const struct predicate *p)
{
	const struct token *t = tok_at(r, p->tok);
	struct predicate q = *p;

	if (p->word_class == WORD_VERB && t->head != NONE &&
	    t->deprel == DEP_XCOMP && lang_is(r->l, TABLE_AUXILIARIES,
	    tok_at(r, t->head)->lemma, "causative"))
		q.tok = t->head;
	return q;
}

/* Slots of a noun, mostly. */
static void
noun_slot(const struct reading *r, const struct predicate *p,
    const struct slot *slot, ids *out)
{
	struct predicate verb;
	uint32_t head;

	switch (slot->kind) {
	case SLOT_ADJ:
		demonyms(r, p->tok, out);
		break;
	case SLOT_POSS:
		mentions_of_kind(r, p->tok, KIND_POSSESSIVE, out);
		break;
	case SLOT_COMP:
		compound_slot(r, p->tok, out);
		break;
	case SLOT_SUPPORT:
		if (p->support == NONE)
			break;
		verb = predicate_at(r, p->support, WORD_VERB);
		subject_slot(r, &verb, out);
		break;
	case SLOT_SUFFERER:
		head = support_verb(r, p->tok, "suffers");
		if (head != NONE)
			own_subject(r, head, out);
		break;
	case SLOT_SUPPORT_DAT:
		if (p->support != NONE)
			objects(r, p->support, CASE_DAT, out);
		break;
	case SLOT_SUPPORT_PREP:
		if (p->support != NONE)
			with_adposition(r, p->support, slot->prep, NULL, out);
		break;
	default:
		preposition_slot(r, p, slot->prep, out);
		break;
	}
}

/* `blieb ihm treu`: of an adjective also the verb's. */
static void
dative_slot(const struct reading *r, const struct predicate *p, ids *out)
{
	uint32_t head = tok_at(r, p->tok)->head;

	objects(r, p->tok, CASE_DAT, out);
	if (out->n == 0 && p->word_class == WORD_ADJECTIVE && head != NONE)
		objects(r, head, CASE_DAT, out);
}

/* `gab grünes Licht`: of a verb also those of its object. */
static void
modifier_slot(const struct reading *r, const struct predicate *p, ids *out)
{
	const struct frame *f = frame_of(r, p->tok);

	modifiers(r, p->tok, out);
	for (uint32_t i = 0; p->word_class == WORD_VERB && i < f->obj.n; i++)
		modifiers(r, f->obj.at[i], out);
}

/* The noun that a relative pronoun stands for, if that is no mention: `den
 * Kauf, den Peking anprangert`; else the token itself. */
static uint32_t
antecedent(const struct reading *r, uint32_t tok)
{
	const struct token *t = tok_at(r, tok);

	if (r->at_head[tok] != NONE || !tok_has(t, PRONTYPE_REL))
		return tok;
	for (uint32_t up = t->head; up != NONE; up = tok_at(r, up)->head)
		if (tok_at(r, up)->deprel == DEP_ACL)
			return tok_at(r, up)->head != NONE
			    ? tok_at(r, up)->head : tok;
	return tok;
}

static void
tokens_of_slot(const struct reading *r, const struct predicate *of,
    const struct slot *slot, ids *out)
{
	struct predicate there = slots_of(r, of);
	const struct predicate *p = &there;
	bool is_verb = p->word_class == WORD_VERB;

	switch (slot->kind) {
	case SLOT_SUBJ:
		if (p->word_class != WORD_NOUN)
			subject_slot(r, p, out);
		break;
	case SLOT_OBJ:
		if (is_verb)
			object_slot(r, p, out);
		break;
	case SLOT_DAT:
		dative_slot(r, p, out);
		break;
	case SLOT_GEN:
		if (is_verb)
			verb_genitive(r, p, out);
		else
			genitive_slot(r, p->tok, out);
		break;
	case SLOT_CLAUSE_SUBJ:
	case SLOT_CLAUSE_OBJ:
	case SLOT_CLAUSE_DAT:
		clause_slot(r, p, slot->kind, out);
		break;
	case SLOT_MOD:
		modifier_slot(r, p, out);
		break;
	default:
		noun_slot(r, p, slot, out);
		break;
	}
}

void
slot_tokens(const struct reading *r, const struct predicate *p,
    const struct slot *slot, ids *out)
{
	uint32_t n = out->n;

	tokens_of_slot(r, p, slot, out);
	for (uint32_t i = n; i < out->n; i++)
		out->at[i] = antecedent(r, out->at[i]);
}

struct reading
reading_of(struct doc *d, const struct lang *l)
{
	struct reading r = { .d = d, .l = l,
		.at_head = doc_mentions_by_head(d),
		.frames = NEW(&d->mem, struct frame *, d->tokens.n + 1),
		.settings = NEW(&d->mem, struct setting_classes, 1),
		.counts = NEW(&d->mem, uint32_t, d->entities.n + 1) };

	for (uint32_t i = 0; i < d->mentions.n; i++)
		if (the_entity(&d->mentions.at[i]) != NONE)
			r.counts[the_entity(&d->mentions.at[i])]++;
	return r;
}
