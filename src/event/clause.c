/* clause: a word that names an event and what stands around it, by slots. */
#include "event/clause.h"

#include "base/utf8.h"
#include "event/frame.h"

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
	const struct sentence *s = sentence_at(r, tok);
	const struct token *t = tok_at(r, tok);

	if (is_attribute(t))
		return !str_ends(t->lemma, STR("end"));
	for (uint32_t i = s->tok; i < s->tok + s->ntok; i++) {
		const struct token *c = tok_at(r, i);

		if (c->head != tok)
			continue;
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

static bool
holds(const ids *list, uint32_t tok)
{
	for (uint32_t i = 0; i < list->n; i++)
		if (list->at[i] == tok)
			return true;
	return false;
}

/* The verb whose subject does what the noun says, or NONE. */
static uint32_t
support_verb(const struct reading *r, uint32_t tok)
{
	const struct token *t = tok_at(r, tok);
	const struct frame *f;
	struct str lemma;

	if (t->head == NONE || !is_verbal(tok_at(r, t->head)))
		return NONE;
	lemma = verb_lemma(r, t->head);
	if (!lang_is(r->l, TABLE_SUPPORT_VERBS, lemma, "does"))
		return NONE;
	if (has_preposition(r, tok))
		return t->head;
	f = frame_of(r, t->head);
	return holds(&f->obj, tok) || (holds(&f->subj, tok) &&
	    is_passive(r, t->head, lemma)) ? t->head : NONE;
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
		p.support = support_verb(r, tok);
	/* `empört` is an adjective, whatever its lemma */
	if (class == WORD_ADJECTIVE && rules_find(&r->l->rules, class, p.lemma,
	    NULL)->n == 0)
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

/* Does this preposition, or (`use`) one of that use, govern the token?  `als`
 * and the like may be conjunctions to the reader. */
static bool
is_governed(const struct reading *r, uint32_t tok, struct str prep,
    const char *use)
{
	const struct sentence *s = sentence_at(r, tok);

	for (uint32_t i = s->tok; i < tok; i++) {
		const struct token *t = tok_at(r, i);
		/* `für verantwortlich`: the preposition hangs beside it */
		bool is_beside = i + 1 == tok && (t->upos == UPOS_ADP ||
		    t->deprel == DEP_CC || t->deprel == DEP_CASE) &&
		    (t->head == tok_at(r, tok)->head || t->head == NONE);

		if ((t->head != tok || (t->deprel != DEP_CASE &&
		    t->deprel != DEP_CC && t->deprel != DEP_MARK)) &&
		    !is_beside)
			continue;
		if (use != NULL ? lang_is(r->l, TABLE_ADPOSITIONS, t->lemma,
		    use) : str_eq(t->lemma, prep))
			return true;
	}
	return false;
}

/* Children with this preposition; they may be obl, nmod, whatever the reader
 * took them for. */
static void
with_adposition(const struct reading *r, uint32_t tok, struct str prep,
    const char *use, ids *out)
{
	const struct sentence *s = sentence_at(r, tok);

	for (uint32_t i = s->tok; i < s->tok + s->ntok; i++)
		if (tok_at(r, i)->head == tok && is_governed(r, i, prep, use))
			push_with_conjuncts(r, i, out);
}

static bool
is_noun(const struct token *t)
{
	return t->upos == UPOS_NOUN || t->upos == UPOS_PROPN;
}

/* Phrases with the preposition that hang deeper, on the nouns below: `verhängte
 * Zölle auf Waren aus Kanada`.  What says where something is from stays with
 * its noun, so for such prepositions only nouns without one are looked into. */
static void
with_preposition_below(const struct reading *r, uint32_t tok, uint32_t except,
    struct str prep, ids *out)
{
	const struct sentence *s = sentence_at(r, tok);
	bool is_owner = lang_is(r->l, TABLE_ADPOSITIONS, prep, "origin");

	with_adposition(r, tok, prep, NULL, out);
	for (uint32_t i = s->tok; i < s->tok + s->ntok && out->n == 0; i++)
		if (tok_at(r, i)->head == tok && i != except &&
		    (is_noun(tok_at(r, i)) || tok_at(r, i)->upos ==
		    UPOS_ADJ) && !(is_owner && has_preposition(r, i)))
			with_preposition_below(r, i, except, prep, out);
}

/* Is `tok` below `top`, or `top` itself? */
static bool
is_below(const struct reading *r, uint32_t tok, uint32_t top)
{
	while (tok != NONE && tok != top)
		tok = tok_at(r, tok)->head;
	return tok == top;
}

static uint32_t
left_edge(const struct reading *r, uint32_t tok)
{
	uint32_t left = tok;

	while (left > sentence_at(r, tok)->tok && is_below(r, left - 1, tok))
		left--;
	return left;
}

/* Phrases that the reader hung on the verb though they stand right behind the
 * noun: `Der Angriff Eritreas auf Äthiopien begann`. */
static void
with_preposition_behind(const struct reading *r, uint32_t noun,
    struct str prep, const char *use, ids *out)
{
	uint32_t head = tok_at(r, noun)->head;
	const struct sentence *s = sentence_at(r, noun);
	uint32_t end = noun + 1;	/* of what belongs to the noun */

	if (head == NONE)
		return;
	for (uint32_t i = noun + 1; i < s->tok + s->ntok && i != head; i++) {
		if (tok_at(r, i)->head != head || !has_preposition(r, i))
			continue;
		while (end < i && (is_below(r, end, noun) ||
		    tok_at(r, end)->upos == UPOS_ADV))
			end++;
		if (end < left_edge(r, i))
			return;
		if (is_governed(r, i, prep, use))
			push_with_conjuncts(r, i, out);
		end = i + 1;
		while (end < s->tok + s->ntok && is_below(r, end, i))
			end++;
	}
}

static bool
is_verb_between(const struct reading *r, uint32_t a, uint32_t b)
{
	for (uint32_t i = a; i < b; i++)
		if (is_verbal(tok_at(r, i)))
			return true;
	return false;
}

/* In a passive the doer may hang on a noun before it: `wird im Mai von Rutte
 * besucht`.  A name, a day owns nothing by `von`; nor does a noun that is
 * nobody: `wurde der Auftritt von Berlin untersagt`. */
static bool
is_stray_agent(const struct reading *r, uint32_t verb, uint32_t tok)
{
	uint32_t up = tok_at(r, tok)->head;
	if (up == NONE || up == verb || (!is_noun(tok_at(r, up)) &&
	    tok_at(r, up)->upos != UPOS_PRON) || !is_below(r, up, verb))
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

/* Genitives, `von` and names put beside a noun. */
static void
genitive_slot(const struct reading *r, uint32_t tok, ids *out)
{
	const struct sentence *s = sentence_at(r, tok);
	ids by = { 0 };

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
		with_adposition(r, tok, STR(""), "genitive", &by);
	/* behind the verb it is the doer: `die Geschäfte werden von der
	 * Kommission untersucht` */
	for (uint32_t i = 0; i < by.n; i++)
		if (!is_verb_between(r, tok, by.at[i]))
			*PUSH(&r->d->mem, out) = by.at[i];
}

/* Of a verb: `des Landes verwiesen`, or its noun's: `verwies ihn des Landes`,
 * `begrüßte den Beitritt Finnlands`, `wurde zum Ziel eines Angriffs`. */
static void
verb_genitive(const struct reading *r, const struct predicate *p, ids *out)
{
	const struct sentence *s = sentence_at(r, p->tok);
	const struct frame *f = frame_of(r, p->tok);
	const ids *obj = p->is_passive ? &f->subj : &f->obj;

	objects(r, p->tok, CASE_GEN, out);
	for (uint32_t i = 0; i < obj->n && out->n == 0; i++)
		genitive_slot(r, obj->at[i], out);
	for (uint32_t i = s->tok; i < s->tok + s->ntok && out->n == 0; i++)
		if (tok_at(r, i)->head == p->tok && has_preposition(r, i))
			genitive_slot(r, i, out);
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

		if (t->head == tok && !has_preposition(r, i) &&
		    (t->upos == UPOS_ADJ || t->upos == UPOS_ADV ||
		    t->upos == UPOS_PART || t->deprel == DEP_ADVMOD ||
		    t->deprel == DEP_AMOD || t->deprel == DEP_XCOMP ||
		    t->deprel == DEP_COMPOUND_PRT))
			push_with_conjuncts(r, i, out);
	}
}

static struct predicate
support_of(const struct reading *r, const struct predicate *p)
{
	return predicate_at(r, p->support, WORD_VERB);
}

static bool
is_finite_or_aux(const struct reading *r, uint32_t tok, enum feat_value v)
{
	uint32_t aux = tok_child(r->d, tok, DEP_AUX, NONE);

	return tok_has(tok_at(r, tok), v) ||
	    (aux != NONE && tok_has(tok_at(r, aux), v));
}

/* A complement clause or infinitive, also one in reported speech (`verlangt,
 * Budapest müsse …`), or the word that announces it: `davor`. */
static bool
is_clause_of(const struct reading *r, uint32_t i, uint32_t tok)
{
	const struct token *t = tok_at(r, i);

	if (t->head != tok)
		return false;
	switch (t->deprel) {
	case DEP_CCOMP: case DEP_XCOMP: case DEP_CSUBJ: case DEP_CSUBJ_PASS:
		return is_verbal(t) || tok_child(r->d, i, DEP_COP, NONE) !=
		    NONE || tok_child(r->d, i, DEP_MARK, NONE) != NONE;
	case DEP_ACL:
		return is_verbal(t) && (i < tok || !tok_has(t, VERBFORM_FIN));
	case DEP_CONJ: case DEP_PARATAXIS:
		return is_verbal(t) && is_finite_or_aux(r, i, MOOD_SUB) &&
		    tok_child(r->d, i, DEP_CC, NONE) == NONE;
	default:
		return lang_is(r->l, TABLE_AUXILIARIES, t->lemma, "correlate");
	}
}

bool
has_clause(const struct reading *r, uint32_t tok)
{
	const struct sentence *s = sentence_at(r, tok);

	for (uint32_t i = s->tok; i < s->tok + s->ntok; i++)
		if (is_clause_of(r, i, tok))
			return true;
	return false;
}

/* `appellierte an Israel, Hilfe durchzulassen`: before the comma, whatever the
 * reader hung it on. */
static void
before_clause(const struct reading *r, uint32_t tok, struct str prep,
    ids *out)
{
	const struct sentence *s = sentence_at(r, tok);

	for (uint32_t i = s->tok; i < s->tok + s->ntok; i++) {
		uint32_t head = tok_at(r, i)->head;
		bool is_before = false;

		if (head == NONE || i > head || !is_clause_of(r, head, tok) ||
		    !is_governed(r, i, prep, NULL))
			continue;
		for (uint32_t k = i; k < head; k++)
			is_before |= tok_at(r, k)->upos == UPOS_PUNCT;
		if (is_before)
			push_with_conjuncts(r, i, out);
	}
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
	    holds(&frame_of(r, head)->subj, p->tok) ||
	    holds(&frame_of(r, head)->obj, p->tok)))
		with_adposition(r, head, prep, NULL, &found);
	/* the agent of a passive is its subject */
	if (p->is_passive)
		agents(r, p->tok, &doers);
	for (uint32_t i = 0; i < found.n; i++)
		if (!holds(&doers, found.at[i]))
			*PUSH(&r->d->mem, out) = found.at[i];
}

/* A slot of the complement clause. */
static void
clause_slot(const struct reading *r, const struct predicate *p,
    enum slot_kind kind, ids *out)
{
	const struct sentence *s = sentence_at(r, p->tok);

	for (uint32_t i = s->tok; i < s->tok + s->ntok && out->n == 0; i++) {
		if (!is_clause_of(r, i, p->tok))
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
		/* `blieb ihm treu` */
		if (out->n == 0 && p->word_class == WORD_ADJECTIVE &&
		    tok_at(r, p->tok)->head != NONE)
			objects(r, tok_at(r, p->tok)->head, CASE_DAT, out);
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
		/* `gab grünes Licht`: also those of the object */
		for (uint32_t i = 0; is_verb && i < frame_of(r, p->tok)->obj.n;
		    i++)
			modifiers(r, frame_of(r, p->tok)->obj.at[i], out);
		break;
	case SLOT_SUPPORT:
		if (p->support == NONE)
			break;
		verb = support_of(r, p);
		subject_slot(r, &verb, out);
		break;
	case SLOT_SUPPORT_DAT:
		if (p->support != NONE)
			objects(r, p->support, CASE_DAT, out);
		break;
	case SLOT_SUPPORT_PREP:
		if (p->support != NONE)
			with_adposition(r, p->support, slot->prep, NULL, out);
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

/* The actor that the token itself is, or the name put beside it. */
static void
actor_itself(const struct reading *r, uint32_t tok, fillers *out)
{
	const struct sentence *s = sentence_at(r, tok);
	uint32_t m = r->at_head[tok], before = out->n;

	if (m != NONE && r->d->mentions.at[m].kind != KIND_NOUN)
		add_mention(r, tok, m, false, out);
	/* `dem Nachbarland Mexiko`: the name tells it more surely */
	for (uint32_t i = s->tok; i < s->tok + s->ntok && out->n == before;
	    i++)
		if (tok_at(r, i)->head == tok && r->at_head[i] != NONE &&
		    (tok_at(r, i)->deprel == DEP_APPOS ||
		    tok_at(r, i)->deprel == DEP_FLAT))
			add_mention(r, i, r->at_head[i], false, out);
	if (m != NONE && out->n == before)
		add_mention(r, tok, m, false, out);
}

/* An office holder, soldier or follower who is not named acts for his state or
 * leader; a son, a rival for nobody. */
static bool
owns_by_owner(const struct reading *r, uint32_t tok)
{
	static const char *const sorts[] = {
		"kin", "rival", "ally", "former", "successor", "guest", "host",
		"colleague", "neighbour", NULL
	};
	const struct mention *m;

	if (r->at_head[tok] == NONE)
		return true;
	m = &r->d->mentions.at[r->at_head[tok]];
	for (int i = 0; m->kind == KIND_NOUN && sorts[i] != NULL; i++)
		if (str_is(m->sort, sorts[i]))
			return false;
	return true;
}

/* The tokens that may own a thing: `ihre Armee`, `den russischen Angriff`,
 * `US-Waffen`, `die Entscheidung Moskaus`, `ein Schiff aus China`, `die Firma
 * Meta`; the first kind that there is. */
static void
owner_tokens(const struct reading *r, uint32_t tok, ids *out)
{
	mentions_of_kind(r, tok, KIND_POSSESSIVE, out);
	if (out->n == 0)
		mentions_of_kind(r, tok, KIND_DEMONYM, out);
	if (out->n == 0)
		compound_slot(r, tok, out);
	if (out->n == 0)
		genitive_slot(r, tok, out);
	if (out->n == 0)
		with_adposition(r, tok, STR(""), "origin", out);
	/* `gingen Anhänger von Sonko auf die Straße` */
	if (out->n == 0 && tok_at(r, tok)->head != NONE && !is_passive(r,
	    tok_at(r, tok)->head, tok_at(r, tok_at(r, tok)->head)->lemma))
		with_preposition_behind(r, tok, STR(""), "genitive", out);
}

/* Whose it is; of a thing of a thing, whose that is: `der Frachter einer
 * Reederei aus Athen`. */
static void
owners(const struct reading *r, uint32_t tok, int depth, fillers *out)
{
	ids at = { 0 };

	owner_tokens(r, tok, &at);
	for (uint32_t i = 0; i < at.n; i++) {
		fillers who = { 0 };

		actor_itself(r, at.at[i], &who);
		if (who.n == 0 && depth < 4 && is_noun(tok_at(r, at.at[i])) &&
		    owns_by_owner(r, at.at[i]))
			owners(r, at.at[i], depth + 1, &who);
		for (uint32_t k = 0; k < who.n; k++) {
			who.at[k].is_owner = true;
			if (!is_known(out, who.at[k].entity))
				*PUSH(&r->d->mem, out) = who.at[k];
		}
	}
}

/* An event that a noun names, if its genitive is whom it is done to: `die
 * Ermordung Nasrallahs` is not Nasrallah's; but who is for `die Aufnahme
 * Indiens` is for India. */
static const struct rule *
rule_against_genitive(const struct reading *r, const struct predicate *p)
{
	const ids *rules = rules_find(&r->l->rules, WORD_NOUN, p->lemma, NULL);

	for (uint32_t i = rules->n; i-- > 0; ) {
		const struct rule *rule = &r->l->rules.at.at[rules->at[i]];

		if (event_kinds[rule->type].intensity > 0)
			continue;
		for (uint32_t k = 0; k < rule->target.n; k++)
			if (rule->target.at[k].kind == SLOT_GEN)
				return rule;
	}
	return NULL;
}

/* Who did it. */
static void
doers(const struct reading *r, const struct predicate *p,
    const struct rule *rule, fillers *out)
{
	for (uint32_t i = 0; i < rule->source.n && out->n == 0; i++)
		if (rule->source.at[i].kind != SLOT_SUPPORT)
			slot_actors(r, p, &rule->source.at[i], out);
	for (uint32_t i = 0; i < out->n; i++)
		out->at[i].is_owner = true;
}

void
token_actors(const struct reading *r, uint32_t tok, fillers *out)
{
	fillers own = { 0 };

	actor_itself(r, tok, &own);
	if (own.n == 0 && is_noun(tok_at(r, tok)) && owns_by_owner(r, tok)) {
		struct predicate p = predicate_at(r, tok, WORD_NOUN);
		const struct rule *rule = rule_against_genitive(r, &p);

		if (rule != NULL)
			doers(r, &p, rule, &own);
		else
			owners(r, tok, 0, &own);
	}
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

bool
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
	struct reading r = { d, l, NEW(&d->mem, uint32_t, d->tokens.n + 1),
		NEW(&d->mem, struct frame *, d->tokens.n + 1) };

	for (uint32_t i = 0; i <= d->tokens.n; i++)
		r.at_head[i] = NONE;
	/* of two mentions with one head the first, longer one counts */
	for (uint32_t i = d->mentions.n; i-- > 0; )
		r.at_head[d->mentions.at[i].head] = i;
	return r;
}
