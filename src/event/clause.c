/* clause: a word that names an event and what stands around it, by slots. */
#include "event/clause.h"

#include "base/utf8.h"

static const struct token *
tok_at(const struct reading *r, uint32_t tok)
{
	return &r->d->tokens.at[tok];
}

static const struct sentence *
sentence_at(const struct reading *r, uint32_t tok)
{
	return &r->d->sentences.at[doc_sentence_of(r->d, tok)];
}

static bool
is_verbal(const struct token *t)
{
	return t->upos == UPOS_VERB || t->upos == UPOS_AUX;
}

/* The case of a noun phrase: its article tells more surely than its noun. */
static uint8_t
np_case(const struct reading *r, uint32_t tok)
{
	uint32_t det = tok_child(r->d, tok, DEP_DET, NONE);
	uint8_t c = det != NONE ? tok_at(r, det)->feats[FEAT_CASE] : NO_VALUE;

	return c != NO_VALUE ? c : tok_at(r, tok)->feats[FEAT_CASE];
}

/* A verb with its separated particle: `warf … vor` is vorwerfen. */
static struct str
verb_lemma(const struct reading *r, uint32_t tok)
{
	uint32_t p = tok_child(r->d, tok, DEP_COMPOUND_PRT, NONE);
	struct str lemma = tok_at(r, tok)->lemma;

	if (p == NONE)
		return lemma;
	return arena_printf(&r->d->mem, STR_FMT STR_FMT,
	    STR_ARG(utf8_lower(&r->d->mem, tok_at(r, p)->form)),
	    STR_ARG(lemma));
}

/* Is it a participle before its noun: `der angegriffene Staat`? */
static bool
is_attribute(const struct token *t)
{
	return t->deprel == DEP_AMOD;
}

struct predicate
predicate_at(const struct reading *r, uint32_t tok, enum word_class class)
{
	const struct token *t = tok_at(r, tok);
	struct predicate p = { .tok = tok, .word_class = class,
		.lemma = t->lemma, .support = NONE };

	if (class == WORD_VERB) {
		p.lemma = verb_lemma(r, tok);
		p.is_passive = tok_child(r->d, tok, DEP_AUX_PASS, NONE) != NONE
		    || tok_child(r->d, tok, DEP_NSUBJ_PASS, NONE) != NONE ||
		    (is_attribute(t) && !str_ends(t->lemma, STR("end")));
	} else if (t->head != NONE && is_verbal(tok_at(r, t->head)) &&
	    (t->deprel == DEP_OBJ || t->deprel == DEP_NSUBJ_PASS ||
	    t->deprel == DEP_OBL || t->deprel == DEP_OBL_ARG) &&
	    lang_is(r->l, TABLE_SUPPORT_VERBS, verb_lemma(r, t->head), "does"))
		p.support = t->head;
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

/* ---- tokens in slots ---- */

static void
push_with_conjuncts(const struct reading *r, uint32_t tok, ids *out)
{
	const struct sentence *s = sentence_at(r, tok);

	*PUSH(&r->d->mem, out) = tok;
	for (uint32_t i = s->tok; i < s->tok + s->ntok; i++)
		if (tok_at(r, i)->head == tok &&
		    tok_at(r, i)->deprel == DEP_CONJ &&
		    !is_verbal(tok_at(r, i)))
			push_with_conjuncts(r, i, out);
}

static void
children(const struct reading *r, uint32_t tok, enum deprel rel, ids *out)
{
	for (uint32_t c = tok_child(r->d, tok, rel, NONE); c != NONE;
	    c = tok_child(r->d, tok, rel, c))
		push_with_conjuncts(r, c, out);
}

/* Children with this preposition, or (`use`) with one of that use; they may
 * be obl, nmod, whatever the reader took them for. */
static void
with_adposition(const struct reading *r, uint32_t tok, struct str prep,
    const char *use, ids *out)
{
	const struct sentence *s = sentence_at(r, tok);

	for (uint32_t i = s->tok; i < s->tok + s->ntok; i++) {
		uint32_t p;

		if (tok_at(r, i)->head != tok)
			continue;
		/* `für verantwortlich`: the preposition hangs beside it */
		if (i > s->tok && tok_at(r, i - 1)->upos == UPOS_ADP &&
		    tok_at(r, i - 1)->head == tok && use == NULL &&
		    str_eq(tok_at(r, i - 1)->lemma, prep))
			push_with_conjuncts(r, i, out);
		for (p = tok_child(r->d, i, DEP_CASE, NONE); p != NONE;
		    p = tok_child(r->d, i, DEP_CASE, p))
			if (use != NULL ? lang_is(r->l, TABLE_ADPOSITIONS,
			    tok_at(r, p)->lemma, use) :
			    str_eq(tok_at(r, p)->lemma, prep))
				push_with_conjuncts(r, i, out);
	}
}

static void
with_preposition(const struct reading *r, uint32_t tok, struct str prep,
    ids *out)
{
	with_adposition(r, tok, prep, NULL, out);
}

static void
agents(const struct reading *r, uint32_t tok, ids *out)
{
	children(r, tok, DEP_OBL_AGENT, out);
	if (out->n == 0)
		with_adposition(r, tok, STR(""), "agent", out);
}

static bool
has_preposition(const struct reading *r, uint32_t tok)
{
	return tok_child(r->d, tok, DEP_CASE, NONE) != NONE;
}

/* A name in the genitive right behind a noun is its owner, wherever the
 * reader hung it: `die Waffenlieferungen Nordkoreas`. */
static bool
is_genitive_behind(const struct reading *r, uint32_t tok)
{
	const struct mention *m;

	if (tok == 0 || tok_at(r, tok - 1)->upos != UPOS_NOUN ||
	    r->at_head[tok] == NONE || has_preposition(r, tok))
		return false;
	m = &r->d->mentions.at[r->at_head[tok]];
	return m->kind == KIND_NAME && m->tok == tok && str_ends(
	    tok_at(r, tok)->form, STR("s")) && !str_ends(m->name, STR("s"));
}

/* May the noun phrase be in any case: a name without an article? */
static bool
is_bare_name(const struct reading *r, uint32_t tok)
{
	return tok_at(r, tok)->upos == UPOS_PROPN &&
	    tok_child(r->d, tok, DEP_DET, NONE) == NONE;
}

/* The object in the given case; `obj` may be wrong about the case.  With
 * `any`, names that show no case count too. */
static void
objects_as(const struct reading *r, uint32_t tok, uint8_t wanted, bool any,
    ids *out)
{
	static const enum deprel rels[] = {
		DEP_OBJ, DEP_IOBJ, DEP_OBL_ARG, DEP_OBL
	};

	for (size_t k = 0; k < sizeof rels / sizeof *rels; k++)
		for (uint32_t c = tok_child(r->d, tok, rels[k], NONE);
		    c != NONE; c = tok_child(r->d, tok, rels[k], c)) {
			uint8_t have = np_case(r, c);

			if (has_preposition(r, c) ||
			    tok_has(tok_at(r, c), REFLEX_YES))
				continue;
			if (is_genitive_behind(r, c))
				continue;
			if (any ? is_bare_name(r, c) : have == wanted ||
			    (have == NO_VALUE && (rels[k] == DEP_OBJ) ==
			    (wanted == CASE_ACC) && rels[k] != DEP_OBL) ||
			    (wanted == CASE_ACC && rels[k] == DEP_OBJ &&
			    have == CASE_NOM))
				push_with_conjuncts(r, c, out);
		}
}

static void
objects(const struct reading *r, uint32_t tok, uint8_t wanted, ids *out)
{
	bool is_first = true;

	objects_as(r, tok, wanted, false, out);
	if (out->n == 0 && wanted != CASE_GEN)
		objects_as(r, tok, wanted, true, out);
	/* `Washington verkauft Taiwan Raketen`: a second subject is none */
	for (uint32_t c = tok_child(r->d, tok, DEP_NSUBJ, NONE);
	    out->n == 0 && wanted != CASE_GEN && c != NONE;
	    c = tok_child(r->d, tok, DEP_NSUBJ, c)) {
		if (!is_first && is_bare_name(r, c) &&
		    !is_genitive_behind(r, c))
			push_with_conjuncts(r, c, out);
		is_first = false;
	}
	/* `wird der Armee vorgehalten`: no subject but a dative */
	if (out->n == 0 && wanted == CASE_DAT)
		for (uint32_t c = tok_child(r->d, tok, DEP_NSUBJ_PASS, NONE);
		    c != NONE; c = tok_child(r->d, tok, DEP_NSUBJ_PASS, c))
			if (np_case(r, c) == CASE_DAT)
				push_with_conjuncts(r, c, out);
}

/* Who is subject of the clause itself, without control or coordination.  A
 * clause has one: `Vor einem Angriff Ruandas hat Kinshasa gewarnt`. */
static void
own_subject(const struct reading *r, uint32_t tok, ids *out)
{
	static const enum deprel rels[] = { DEP_NSUBJ, DEP_NSUBJ_PASS };

	for (int k = 0; k < 2 && out->n == 0; k++)
		for (uint32_t c = tok_child(r->d, tok, rels[k], NONE);
		    c != NONE; c = tok_child(r->d, tok, rels[k], c))
			if (!is_genitive_behind(r, c) && out->n == 0)
				push_with_conjuncts(r, c, out);
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

/* `Den Kreml verurteilte Kuleba`: case before what the tree calls it. */
static bool
are_swapped(const struct reading *r, const ids *subj, uint32_t tok)
{
	ids obj = { 0 };

	if (subj->n == 0)
		return false;
	children(r, tok, DEP_OBJ, &obj);
	return obj.n != 0 && np_case(r, subj->at[0]) == CASE_ACC &&
	    np_case(r, obj.at[0]) == CASE_NOM;
}

static void
subject_slot(const struct reading *r, const struct predicate *p, ids *out)
{
	ids subj = { 0 };

	if (p->is_passive) {
		agents(r, p->tok, out);
		return;
	}
	grammatical_subject(r, p->tok, 0, &subj);
	if (are_swapped(r, &subj, p->tok))
		children(r, p->tok, DEP_OBJ, out);
	else
		*out = subj;
}

static void
object_slot(const struct reading *r, const struct predicate *p, ids *out)
{
	ids subj = { 0 };

	if (p->is_passive) {
		grammatical_subject(r, p->tok, 0, out);
		return;
	}
	own_subject(r, p->tok, &subj);
	if (are_swapped(r, &subj, p->tok))
		*out = subj;
	else
		objects(r, p->tok, CASE_ACC, out);
}

/* Genitives, `von` and names put beside a noun. */
static void
genitive_slot(const struct reading *r, uint32_t tok, ids *out)
{
	const struct sentence *s = sentence_at(r, tok);

	if (tok + 1 < s->tok + s->ntok && is_genitive_behind(r, tok + 1) &&
	    tok_at(r, tok + 1)->head != tok)
		push_with_conjuncts(r, tok + 1, out);
	for (uint32_t i = s->tok; i < s->tok + s->ntok; i++) {
		const struct token *t = tok_at(r, i);

		if (t->head != tok || (t->deprel != DEP_NMOD &&
		    t->deprel != DEP_APPOS && t->deprel != DEP_FLAT))
			continue;
		if (!has_preposition(r, i) && r->at_head[i] != NONE &&
		    r->d->mentions.at[r->at_head[i]].kind == KIND_POSSESSIVE)
			continue;
		if (!has_preposition(r, i) && (t->deprel == DEP_NMOD ||
		    t->upos == UPOS_PROPN))
			push_with_conjuncts(r, i, out);
	}
	if (out->n == 0)
		with_adposition(r, tok, STR(""), "genitive", out);
}

/* Parts of a compound to the left: Kim and Putin of Kim-Putin-Gipfel. */
static void
compound_slot(const struct reading *r, uint32_t tok, ids *out)
{
	for (uint32_t i = tok_hyphen_left(r->d, tok); i != NONE;
	    i = tok_hyphen_left(r->d, i))
		*PUSH(&r->d->mem, out) = i;
}

static void
mentions_of_kind(const struct reading *r, uint32_t tok,
    enum mention_kind kind, ids *out)
{
	const struct sentence *s = sentence_at(r, tok);

	for (uint32_t i = s->tok; i < s->tok + s->ntok; i++)
		if (tok_at(r, i)->head == tok && r->at_head[i] != NONE &&
		    r->d->mentions.at[r->at_head[i]].kind == kind)
			push_with_conjuncts(r, i, out);
}

/* Adjectives and adverbs with the word: `verbaler Angriff`, `macht
 * verantwortlich`, `nicht`. */
static void
modifiers(const struct reading *r, uint32_t tok, ids *out)
{
	const struct sentence *s = sentence_at(r, tok);

	for (uint32_t i = s->tok; i < s->tok + s->ntok; i++) {
		const struct token *t = tok_at(r, i);

		if (t->head == tok && (t->upos == UPOS_ADJ || t->upos ==
		    UPOS_ADV || t->upos == UPOS_PART || t->deprel ==
		    DEP_ADVMOD || t->deprel == DEP_AMOD))
			push_with_conjuncts(r, i, out);
	}
}

static struct predicate
support_of(const struct reading *r, const struct predicate *p)
{
	return predicate_at(r, p->support, WORD_VERB);
}

static void
preposition_slot(const struct reading *r, const struct predicate *p,
    struct str prep, ids *out)
{
	ids obj = { 0 };
	uint32_t head = tok_at(r, p->tok)->head;

	/* the agent of a passive is its subject */
	if (p->is_passive && lang_is(r->l, TABLE_ADPOSITIONS, prep, "agent"))
		return;
	with_preposition(r, p->tok, prep, out);
	if (out->n != 0)
		return;
	if (p->word_class == WORD_VERB) {
		/* `erhob Vorwürfe gegen Moskau`: behind the object */
		children(r, p->tok, p->is_passive ? DEP_NSUBJ_PASS : DEP_OBJ,
		    &obj);
		for (uint32_t i = 0; i < obj.n && out->n == 0; i++)
			with_preposition(r, obj.at[i], prep, out);
	} else if (head != NONE && is_verbal(tok_at(r, head)) &&
	    (p->support != NONE || tok_at(r, p->tok)->deprel == DEP_NSUBJ ||
	    tok_at(r, p->tok)->deprel == DEP_NSUBJ_PASS))
		/* `übte an Moskau Kritik`: beside the noun */
		with_preposition(r, head, prep, out);
}

/* A slot of the complement clause. */
static void
clause_slot(const struct reading *r, const struct predicate *p,
    enum slot_kind kind, ids *out)
{
	const struct sentence *s = sentence_at(r, p->tok);

	for (uint32_t i = s->tok; i < s->tok + s->ntok && out->n == 0; i++) {
		const struct token *t = tok_at(r, i);

		if (t->head != p->tok || (t->deprel != DEP_CCOMP &&
		    t->deprel != DEP_XCOMP && t->deprel != DEP_ACL))
			continue;
		if (kind == SLOT_CLAUSE_SUBJ)
			own_subject(r, i, out);
		else
			objects(r, i, kind == SLOT_CLAUSE_OBJ ? CASE_ACC
			    : CASE_DAT, out);
	}
}

/* The verb whose slots the predicate's are: under `lassen` those of lassen. */
static struct predicate
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

void
slot_tokens(const struct reading *r, const struct predicate *of,
    const struct slot *slot, ids *out)
{
	struct predicate there = slots_of(r, of);
	const struct predicate *p = &there;
	bool is_verb = p->word_class == WORD_VERB;
	struct predicate verb;

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
		objects(r, p->tok, CASE_DAT, out);
		break;
	case SLOT_GEN:
		if (is_verb)
			objects(r, p->tok, CASE_GEN, out);
		else
			genitive_slot(r, p->tok, out);
		break;
	case SLOT_CLAUSE_SUBJ:
	case SLOT_CLAUSE_OBJ:
	case SLOT_CLAUSE_DAT:
		clause_slot(r, p, slot->kind, out);
		break;
	case SLOT_ADJ:
		mentions_of_kind(r, p->tok, KIND_DEMONYM, out);
		if (out->n == 0)
			compound_slot(r, p->tok, out);
		break;
	case SLOT_POSS:
		mentions_of_kind(r, p->tok, KIND_POSSESSIVE, out);
		break;
	case SLOT_COMP:
		compound_slot(r, p->tok, out);
		break;
	case SLOT_MOD:
		modifiers(r, p->tok, out);
		break;
	case SLOT_SUPPORT:
		if (p->support == NONE)
			break;
		verb = support_of(r, p);
		if (tok_at(r, p->tok)->deprel == DEP_NSUBJ_PASS)
			agents(r, verb.tok, out);
		else
			subject_slot(r, &verb, out);
		break;
	case SLOT_SUPPORT_DAT:
		if (p->support != NONE)
			objects(r, p->support, CASE_DAT, out);
		break;
	case SLOT_SUPPORT_PREP:
		if (p->support != NONE)
			with_preposition(r, p->support, slot->prep, out);
		break;
	case SLOT_PREP:
		preposition_slot(r, p, slot->prep, out);
		break;
	}
}

/* ---- who stands there ---- */

static bool
is_actor(const struct doc *d, uint32_t entity)
{
	return d->entities.at[entity].type != PLACE;
}

static bool
is_known(const fillers *out, uint32_t entity)
{
	for (uint32_t i = 0; i < out->n; i++)
		if (out->at[i].entity == entity)
			return true;
	return false;
}

/* The state whose capital the entity is, if it is one; else itself. */
static uint32_t
as_actor(const struct doc *d, const struct mention *m, uint32_t entity)
{
	if (d->entities.at[entity].type != PLACE || m->country.n == 0)
		return entity;
	for (uint32_t i = 0; i < d->entities.n; i++)
		if (d->entities.at[i].type == COUNTRY &&
		    str_eq(d->entities.at[i].country, m->country))
			return i;
	return entity;
}

static void
add_mention(const struct reading *r, uint32_t tok, uint32_t mention,
    bool is_owner, fillers *out)
{
	const struct mention *m = &r->d->mentions.at[mention];

	for (uint32_t i = 0; i < m->entities.n; i++) {
		uint32_t e = as_actor(r->d, m, m->entities.at[i]);

		if (is_actor(r->d, e) && !is_known(out, e))
			*PUSH(&r->d->mem, out) = (struct filler){
				tok, mention, e, is_owner };
	}
}

/* The owner of a thing: `die Entscheidung Moskaus`, `den russischen Angriff`,
 * `ihre Armee`. */
static void
owners(const struct reading *r, uint32_t tok, fillers *out)
{
	ids at = { 0 };

	mentions_of_kind(r, tok, KIND_POSSESSIVE, &at);
	if (at.n == 0)
		mentions_of_kind(r, tok, KIND_DEMONYM, &at);
	if (at.n == 0)
		compound_slot(r, tok, &at);
	if (at.n == 0)
		genitive_slot(r, tok, &at);
	for (uint32_t i = 0; i < at.n; i++)
		if (r->at_head[at.at[i]] != NONE)
			add_mention(r, at.at[i], r->at_head[at.at[i]], true,
			    out);
}

/* The actor that the token itself is, or the name put beside it. */
static void
actor_itself(const struct reading *r, uint32_t tok, fillers *out)
{
	const struct sentence *s = sentence_at(r, tok);
	uint32_t m = r->at_head[tok], before = out->n;

	if (m != NONE)
		add_mention(r, tok, m, false, out);
	if (out->n != before)
		return;
	for (uint32_t i = s->tok; i < s->tok + s->ntok; i++)
		if (tok_at(r, i)->head == tok && r->at_head[i] != NONE &&
		    (tok_at(r, i)->deprel == DEP_APPOS ||
		    tok_at(r, i)->deprel == DEP_FLAT))
			add_mention(r, i, r->at_head[i], false, out);
}

/* Who did the event that a noun names: `die Ermordung Nasrallahs` is not
 * Nasrallah's.  False if the noun names none. */
static bool
doers(const struct reading *r, uint32_t tok, fillers *out)
{
	struct predicate p = predicate_at(r, tok, WORD_NOUN);
	const ids *rules = rules_find(&r->l->rules, WORD_NOUN, p.lemma, NULL);
	const struct rule *rule;

	if (rules->n == 0)
		return false;
	rule = &r->l->rules.at.at[rules->at[rules->n - 1]];
	for (uint32_t i = 0; i < rule->source.n && out->n == 0; i++)
		if (rule->source.at[i].kind != SLOT_SUPPORT)
			slot_actors(r, &p, &rule->source.at[i], out);
	for (uint32_t i = 0; i < out->n; i++)
		out->at[i].is_owner = true;
	return true;
}

/* An office holder or soldier who is not named acts for his state; a son, an
 * ally, a rival for nobody. */
static bool
stands_for_owner(const struct mention *m)
{
	static const char *const sorts[] = {
		"office", "profession", "leader", "person", NULL
	};

	if (m->type != PERSON || m->kind == KIND_OFFICE)
		return true;
	for (int i = 0; sorts[i] != NULL; i++)
		if (str_is(m->sort, sorts[i]))
			return true;
	return false;
}

void
token_actors(const struct reading *r, uint32_t tok, fillers *out)
{
	uint32_t m = r->at_head[tok];
	fillers own = { 0 };

	actor_itself(r, tok, &own);
	if (own.n == 0 && tok_at(r, tok)->upos == UPOS_NOUN &&
	    (m == NONE || stands_for_owner(&r->d->mentions.at[m])) &&
	    !doers(r, tok, &own))
		owners(r, tok, &own);
	for (uint32_t i = 0; i < own.n; i++)
		if (!is_known(out, own.at[i].entity))
			*PUSH(&r->d->mem, out) = own.at[i];
}

static void
slot_itself(const struct reading *r, const struct predicate *p,
    const struct slot *slot, fillers *out)
{
	ids at = { 0 };

	slot_tokens(r, p, slot, &at);
	for (uint32_t i = 0; i < at.n; i++)
		actor_itself(r, at.at[i], out);
}

void
slot_actors(const struct reading *r, const struct predicate *p,
    const struct slot *slot, fillers *out)
{
	ids at = { 0 };

	slot_tokens(r, p, slot, &at);
	for (uint32_t i = 0; i < at.n; i++)
		if (at.at[i] != p->tok)
			token_actors(r, at.at[i], out);
}

void
slot_places(const struct reading *r, const struct predicate *p,
    const struct slot *slot, fillers *out)
{
	ids at = { 0 };

	slot_tokens(r, p, slot, &at);
	for (uint32_t i = 0; i < at.n; i++) {
		uint32_t m = r->at_head[at.at[i]], e;

		if (m == NONE || r->d->mentions.at[m].entities.n != 1)
			continue;
		e = r->d->mentions.at[m].entities.at[0];
		if (r->d->entities.at[e].type == PLACE ||
		    r->d->entities.at[e].type == COUNTRY)
			*PUSH(&r->d->mem, out) = (struct filler){
				at.at[i], m, e, false };
	}
}

/* ---- conditions ---- */

static bool
is_listed(const struct reading *r, uint32_t tok, const struct condition *c)
{
	struct str lemma = tok_at(r, tok)->lemma;

	for (uint32_t i = 0; i < c->lemmas.n; i++) {
		struct str w = c->lemmas.at[i];

		if (str_eq(w, lemma) || str_eq(w, tok_at(r, tok)->form))
			return true;
		if (w.n > 1 && w.s[0] == '-' && lemma.n > w.n &&
		    str_ends(lemma, str_from(w, 1)))
			return true;
	}
	return false;
}

/* Is it below `top`, in the same clause? */
static bool
is_in_clause(const struct reading *r, uint32_t tok, uint32_t top)
{
	while (tok != NONE && tok != top) {
		if (is_verbal(tok_at(r, tok)))
			return false;
		tok = tok_at(r, tok)->head;
	}
	return tok == top;
}

/* `stellte Alijew wegen der Verhaftungen zur Rede`: an idiom's noun may hang
 * on the wrong word. */
static bool
is_listed_in_clause(const struct reading *r, const struct predicate *p,
    const struct condition *c)
{
	const struct sentence *s = sentence_at(r, p->tok);

	for (uint32_t i = s->tok; i < s->tok + s->ntok; i++) {
		uint32_t prep = tok_child(r->d, i, DEP_CASE, NONE);

		if (prep != NONE && str_eq(tok_at(r, prep)->lemma,
		    c->slot.prep) && is_listed(r, i, c) &&
		    is_in_clause(r, i, p->tok))
			return true;
	}
	return false;
}

static bool
is_reflexive(const struct reading *r, uint32_t tok)
{
	const struct sentence *s = sentence_at(r, tok);

	for (uint32_t i = s->tok; i < s->tok + s->ntok; i++)
		if (tok_at(r, i)->head == tok && (tok_at(r, i)->deprel ==
		    DEP_EXPL_PV || tok_has(tok_at(r, i), REFLEX_YES)))
			return true;
	return false;
}

static bool
has_clause(const struct reading *r, uint32_t tok)
{
	return tok_child(r->d, tok, DEP_CCOMP, NONE) != NONE ||
	    tok_child(r->d, tok, DEP_XCOMP, NONE) != NONE;
}

/* Does a thing stand there that takes up what somebody did: `kritisierte den
 * Schritt`, `verurteilte das`?  discourse.c finds out whose it was. */
static bool
slot_takes_up(const struct reading *r, const struct predicate *p,
    const struct slot *slot)
{
	ids at = { 0 };

	slot_tokens(r, p, slot, &at);
	for (uint32_t i = 0; i < at.n; i++) {
		const struct token *t = tok_at(r, at.at[i]);

		if (lang_has(r->l, TABLE_ACTS, t->lemma) ||
		    (t->upos == UPOS_PRON && tok_has(t, PRONTYPE_DEM)))
			return true;
	}
	return false;
}

static bool
has_target(const struct reading *r, const struct predicate *p,
    const struct rule *rule)
{
	fillers who = { 0 };

	for (uint32_t i = 0; i < rule->target.n && who.n == 0; i++)
		slot_actors(r, p, &rule->target.at[i], &who);
	for (uint32_t i = 0; i < rule->target.n && who.n == 0; i++)
		if (slot_takes_up(r, p, &rule->target.at[i]))
			return true;
	return who.n > 0;
}

static bool
condition_holds(const struct reading *r, const struct predicate *p,
    const struct rule *rule, const struct condition *c)
{
	ids at = { 0 };
	fillers who = { 0 };

	switch (c->kind) {
	case WHEN_SICH:
		return is_reflexive(r, p->tok);
	case WHEN_CLAUSE:
		return has_clause(r, p->tok);
	case WHEN_LASSEN:
		return slots_of(r, p).tok != p->tok;
	case WHEN_TARGET:
		return has_target(r, p, rule);
	case WHEN_ACTOR:
		slot_actors(r, p, &c->slot, &who);
		return who.n > 0 || (!c->is_not && c->slot.kind == SLOT_OBJ &&
		    (rule->type == EVENT_ACCUSE || rule->type ==
		    EVENT_SUPPORT) && slot_takes_up(r, p, &c->slot));
	case WHEN_SELF:
		slot_itself(r, p, &c->slot, &who);
		return who.n > 0;
	case WHEN_PERSON:
		slot_itself(r, p, &c->slot, &who);
		return who.n > 0 &&
		    r->d->entities.at[who.at[0].entity].type == PERSON;
	case WHEN_PLACE:
		slot_places(r, p, &c->slot, &who);
		return who.n > 0;
	case WHEN_FILLED:
		slot_tokens(r, p, &c->slot, &at);
		return at.n > 0;
	case WHEN_LEMMA:
		if (c->slot.kind == SLOT_SUPPORT)
			return p->support != NONE &&
			    is_listed(r, p->support, c);
		slot_tokens(r, p, &c->slot, &at);
		for (uint32_t i = 0; i < at.n; i++)
			if (is_listed(r, at.at[i], c))
				return true;
		return p->word_class == WORD_VERB &&
		    c->slot.kind == SLOT_PREP && !c->is_not &&
		    is_listed_in_clause(r, p, c);
	}
	return false;
}

bool
rule_holds(const struct reading *r, const struct predicate *p,
    const struct rule *rule)
{
	for (uint32_t i = 0; i < rule->when.n; i++)
		if (condition_holds(r, p, rule, &rule->when.at[i]) ==
		    rule->when.at[i].is_not)
			return false;
	return true;
}

struct reading
reading_of(struct doc *d, const struct lang *l)
{
	struct reading r = { d, l, NEW(&d->mem, uint32_t, d->tokens.n + 1) };

	for (uint32_t i = 0; i <= d->tokens.n; i++)
		r.at_head[i] = NONE;
	/* of two mentions with one head the first, longer one counts */
	for (uint32_t i = d->mentions.n; i-- > 0; )
		r.at_head[d->mentions.at[i].head] = i;
	return r;
}
