/* clues: what speaks for an event, and for its actors, as short texts. */
#include "event/clues.h"

#include <stdarg.h>

#include "event/finding.h"
#include "event/phrase.h"
#include "event/status.h"

/* How many sentences back an actor may have been told of; how far the tree is
 * searched; how many suspects a word has (twice as many with its slots), so
 * that a list of names stays cheap. */
enum { BACK = 2, FAR = 8, MOST_SUSPECTS = 32 };

static const char *const classes[WORD_CLASS_COUNT] = { "V", "N", "A" };
static const char *const digits[] = {
	"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"
};

/* Add the parts, NULL behind the last, as one clue; empty ones are left out. */
static void
clue(struct inquiry *e, clue_list *out, ...)
{
	va_list parts;
	size_t n = 0;
	char *begin, *to;

	va_start(parts, out);
	for (const char *s = va_arg(parts, const char *); s != NULL;
	    s = va_arg(parts, const char *))
		n += strlen(s) + 1;
	va_end(parts);
	begin = to = NEW(&e->words, char, n);
	va_start(parts, out);
	for (const char *s = va_arg(parts, const char *); s != NULL;
	    s = va_arg(parts, const char *)) {
		if (*s == '\0')
			continue;
		if (to != begin)
			*to++ = ' ';
		memcpy(to, s, strlen(s));
		to += strlen(s);
	}
	va_end(parts);
	*PUSH(&e->words, out) = (struct str){ begin,
		(size_t)(to - begin) };
}

/* A borrowed text as C wants it. */
static const char *
c_str(struct inquiry *e, struct str s)
{
	return arena_str(&e->words, s).s;
}

static const char *
few(uint32_t n, uint32_t most)
{
	return digits[n < most ? n : most];
}

/* 0 … 9: the binary logarithm. */
static uint32_t
magnitude(uint32_t n)
{
	uint32_t k = 0;

	for (; n > 1 && k < 9; n /= 2)
		k++;
	return k;
}

/* ---- whom an event may be about ---- */

static struct suspect *
suspect_of(struct lead *l, uint32_t entity)
{
	for (uint32_t i = 0; i < l->suspects.n; i++)
		if (l->suspects.at[i].entity == entity)
			return &l->suspects.at[i];
	return NULL;
}

static void
add_entity(struct inquiry *e, struct lead *l, uint32_t entity,
    uint32_t mention, uint32_t back)
{
	struct suspect *s = suspect_of(l, entity);

	if (e->r.d->entities.at[entity].type == PLACE)
		return;
	if (s == NULL && l->suspects.n == MOST_SUSPECTS)
		return;
	if (s == NULL) {
		s = PUSH(e->mem, &l->suspects);
		*s = (struct suspect){ .entity = entity, .back = back };
	}
	if (s->back == back)
		*PUSH(e->mem, &s->mentions) = mention;
}

static void
add_sentence(struct inquiry *e, struct lead *l, uint32_t sentence,
    uint32_t back)
{
	const struct doc *d = e->r.d;
	const struct sentence *s = &d->sentences.at[sentence];

	for (uint32_t i = doc_mention_from(d, s->tok); i < d->mentions.n &&
	    d->mentions.at[i].tok < s->tok + s->ntok; i++)
		for (uint32_t k = 0; k < d->mentions.at[i].entities.n; k++)
			add_entity(e, l, d->mentions.at[i].entities.at[k], i,
			    back);
}

static void
add_slot(struct inquiry *e, struct lead *l, const struct slot *slot,
    struct str name)
{
	fillers who = { 0 };

	slot_actors(&e->r, &l->p, slot, &who);
	for (uint32_t i = 0; i < who.n; i++) {
		struct suspect *s = suspect_of(l, who.at[i].entity);

		if (s == NULL && l->suspects.n == 2 * MOST_SUSPECTS)
			return;
		if (s == NULL) {
			s = PUSH(e->mem, &l->suspects);
			*s = (struct suspect){ .entity = who.at[i].entity };
			*PUSH(e->mem, &s->mentions) = who.at[i].mention;
		}
		*PUSH(e->mem, &s->at) = (struct standing){ name,
			who.at[i].tok, who.at[i].mention, who.at[i].is_owner };
	}
}

static const struct { enum slot_kind kind; const char *name; } slots[] = {
	{ SLOT_SUBJ, "subj" }, { SLOT_OBJ, "obj" }, { SLOT_DAT, "dat" },
	{ SLOT_GEN, "gen" }, { SLOT_CLAUSE_SUBJ, "clause-subj" },
	{ SLOT_CLAUSE_OBJ, "clause-obj" }, { SLOT_CLAUSE_DAT, "clause-dat" },
	{ SLOT_ADJ, "adj" }, { SLOT_POSS, "poss" }, { SLOT_COMP, "comp" },
	{ SLOT_SUPPORT, "support" }, { SLOT_SUPPORT_DAT, "support-dat" },
	{ SLOT_SUFFERER, "sufferer" },
};

/* All slots of the word: the fixed ones, and each preposition that stands in
 * the sentence. */
static void
add_slots(struct inquiry *e, struct lead *l)
{
	const struct doc *d = e->r.d;
	const struct sentence *s = sentence_at(&e->r, l->p.tok);

	for (size_t i = 0; i < sizeof slots / sizeof *slots; i++)
		add_slot(e, l, &(struct slot){ .kind = slots[i].kind },
		    str_of(slots[i].name));
	for (uint32_t i = s->tok; i < s->tok + s->ntok; i++) {
		struct str prep = d->tokens.at[i].lemma;
		bool is_new = d->tokens.at[i].upos == UPOS_ADP;

		for (uint32_t k = s->tok; k < i && is_new; k++)
			is_new = d->tokens.at[k].upos != UPOS_ADP ||
			    !str_eq(d->tokens.at[k].lemma, prep);
		if (!is_new)
			continue;
		add_slot(e, l, &(struct slot){ SLOT_PREP, prep }, prep);
		if (l->p.support != NONE)
			add_slot(e, l, &(struct slot){ SLOT_SUPPORT_PREP,
			    prep }, arena_printf(e->mem, "support-" STR_FMT,
			    STR_ARG(prep)));
	}
}

bool
clues_lead(struct inquiry *e, uint32_t tok, struct lead *out)
{
	uint32_t sentence = doc_sentence_of(e->r.d, tok);
	enum word_class class;
	struct lead l = { .found = e->found[tok] };

	if (!event_word(&e->r, tok, &class))
		return false;
	l.p = predicate_at(&e->r, tok, class);
	l.rules = rules_find(&e->r.l->rules, class, l.p.lemma, &l.p.rest);
	if (l.rules->n == 0)
		return false;
	l.holds = NEW(e->mem, uint8_t, l.rules->n);
	for (uint32_t i = 0; i < l.rules->n; i++)
		l.holds[i] = rule_holds(&e->r, &l.p, lead_rule(e, &l, i));
	l.evidence = status_evidence(&e->r, &l.p, &l.is_content);
	for (uint32_t back = 0; back <= BACK && back <= sentence; back++)
		add_sentence(e, &l, sentence - back, back);
	add_slots(e, &l);
	*out = l;
	return true;
}

/* ---- the word ---- */

void
lead_words(const struct inquiry *e, const struct lead *l, ids *out)
{
	*PUSH(e->mem, out) = l->p.tok;
	if (l->p.support != NONE)
		*PUSH(e->mem, out) = l->p.support;
	for (uint32_t i = 0; i < l->rules->n; i++) {
		const struct rule *rule = lead_rule(e, l, i);

		for (uint32_t k = 0; l->holds[i] && k < rule->when.n; k++)
			if (rule->when.at[k].kind == WHEN_LEMMA &&
			    !rule->when.at[k].is_not)
				slot_tokens(&e->r, &l->p,
				    &rule->when.at[k].slot, out);
	}
}

void
lead_types(const struct inquiry *e, const struct lead *l,
    enum event_type out[EVENT_TYPE_COUNT], uint32_t *n_out)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < l->rules->n; i++) {
		enum event_type type = lead_rule(e, l, i)->type;
		bool is_new = true;

		for (uint32_t k = 0; k < n; k++)
			is_new &= out[k] != type;
		if (is_new)
			out[n++] = type;
	}
	*n_out = n;
}

/* What the rules of the word say, and whether they hold. */
static void
clues_of_rules(struct inquiry *e, const struct lead *l,
    enum event_type type, clue_list *out)
{
	const char *class = classes[l->p.word_class];
	bool has_held = false, has_other = false;

	for (uint32_t i = 0; i < l->rules->n; i++) {
		const struct rule *rule = lead_rule(e, l, i);
		const char *name = c_str(e, rule->name);

		if (rule->type != type) {
			has_other |= l->holds[i];
			continue;
		}
		clue(e, out, l->holds[i] ? "holds" : "not", name, NULL);
		if (l->holds[i] && !has_held)
			clue(e, out, has_other ? "second" : "first", name,
			    NULL);
		has_held |= l->holds[i];
	}
	clue(e, out, has_held ? "held" : "none held", class, NULL);
	clue(e, out, has_held ? "held" : "none held",
	    event_type_names[type], NULL);
	if (has_other)
		clue(e, out, "other held", has_held ? "too" : "alone", NULL);
	if (lead_rule(e, l, 0)->type != type)
		clue(e, out, "second type", NULL);
	if (l->found != NULL)
		clue(e, out, "found", l->found->type == type ? "same" :
		    "other", NULL);
	if (l->found != NULL && l->found->type == type)
		clue(e, out, "found", event_type_names[type], NULL);
}

/* Who is there to do it. */
static void
clues_of_company(struct inquiry *e, const struct lead *l, clue_list *out)
{
	const char *class = classes[l->p.word_class];
	uint32_t here = 0, standing = 0;

	for (uint32_t i = 0; i < l->suspects.n; i++) {
		const struct suspect *s = &l->suspects.at[i];

		here += s->back == 0;
		standing += s->at.n > 0;
		for (uint32_t k = 0; k < s->at.n; k++)
			clue(e, out, "filled", c_str(e, s->at.at[k].slot),
			    class, NULL);
	}
	clue(e, out, "actors", few(here, 4), class, NULL);
	clue(e, out, standing > 0 ? "some stand" : "none stands", class, NULL);
}

/* The word's place in the tree and the article, its features. */
static void
clues_of_grammar(struct inquiry *e, const struct lead *l, clue_list *out)
{
	const struct doc *d = e->r.d;
	const struct token *t = tok_at(&e->r, l->p.tok);
	const struct sentence *s = sentence_at(&e->r, l->p.tok);
	uint32_t number = doc_sentence_of(d, l->p.tok);
	const char *class = classes[l->p.word_class];

	clue(e, out, class, NULL);
	clue(e, out, "lemma", c_str(e, l->p.lemma), NULL);
	clue(e, out, "deprel", deprel_names[t->deprel], class, NULL);
	if (l->is_content)
		clue(e, out, "content", NULL);
	for (int i = 0; i < EVIDENCE_COUNT; i++)
		if (l->evidence >> i & 1)
			clue(e, out, "is", evidence_names[i], NULL);
	if (l->p.is_passive)
		clue(e, out, "passive", NULL);
	if (l->p.support != NONE)
		clue(e, out, "support", c_str(e,
		    tok_at(&e->r, l->p.support)->lemma), NULL);
	clue(e, out, s->is_headline ? "headline" : "sentence",
	    few(number, 5), NULL);
	for (int f = 0; f < FEAT_COUNT; f++)
		if (t->feats[f] != NO_VALUE)
			clue(e, out, feat_names[f],
			    feat_values[t->feats[f]].name, class, NULL);
	for (uint32_t i = t->child; i != NONE; i = tok_at(&e->r, i)->next)
		if (tok_at(&e->r, i)->deprel == DEP_DET)
			clue(e, out, "det", c_str(e,
			    tok_at(&e->r, i)->lemma), class, NULL);
	if (t->head == NONE)
		return;
	clue(e, out, "under", c_str(e, tok_at(&e->r, t->head)->lemma), NULL);
	if (e->found[t->head] != NULL)
		clue(e, out, "under", event_type_names[
		    e->found[t->head]->type], deprel_names[t->deprel], NULL);
}

void
clues_of_word(struct inquiry *e, const struct lead *l, enum event_type type,
    clue_list *out)
{
	clue(e, out, event_type_names[type], classes[l->p.word_class], NULL);
	clues_of_rules(e, l, type, out);
	clues_of_company(e, l, out);
	clues_of_grammar(e, l, out);
}

/* ---- an actor ---- */

static bool
slot_is(const struct slot *slot, struct str name)
{
	if (slot->kind == SLOT_PREP)
		return str_eq(slot->prep, name);
	if (slot->kind == SLOT_SUPPORT_PREP)
		return str_begins(name, STR("support-")) &&
		    str_eq(slot->prep, str_from(name, 8));
	for (size_t i = 0; i < sizeof slots / sizeof *slots; i++)
		if (slots[i].kind == slot->kind)
			return str_is(name, slots[i].name);
	return false;
}

/* Do the rules of the type name the slot for the role? */
static void
clues_of_slot_list(struct inquiry *e, const struct lead *l,
    const struct standing *at, enum event_type type, clue_list *out)
{
	const char *class = classes[l->p.word_class];

	for (uint32_t i = 0; i < l->rules->n; i++) {
		const struct rule *rule = lead_rule(e, l, i);
		const slot_list *lists[] = { &rule->source, &rule->target };
		const char *holds = l->holds[i] ? "holds" : "not";

		if (rule->type != type)
			continue;
		for (int role = 0; role < 2; role++)
			for (uint32_t k = 0; k < lists[role]->n; k++) {
				if (!slot_is(&lists[role]->at[k], at->slot))
					continue;
				clue(e, out, role_names[role], few(k, 1),
				    holds, at->is_owner ? "owner" : "", NULL);
				clue(e, out, role_names[role], class, holds,
				    NULL);
				break;
			}
	}
}

static void
clues_of_standing(struct inquiry *e, const struct lead *l,
    const struct suspect *s, enum event_type type, clue_list *out)
{
	const char *class = classes[l->p.word_class];
	const char *kind = event_kinds[type].is_symmetric ? "both" : "one";

	for (uint32_t i = 0; i < s->at.n; i++) {
		const struct standing *at = &s->at.at[i];
		const char *slot = c_str(e, at->slot);
		const char *owner = at->is_owner ? "owner" : "";

		clue(e, out, "slot", class, slot, owner, NULL);
		clue(e, out, "slot", class, slot, owner,
		    event_type_names[type], NULL);
		clue(e, out, "slot", class, slot, owner, kind, NULL);
		if (l->p.is_passive)
			clue(e, out, "passive", slot, owner, NULL);
		clues_of_slot_list(e, l, at, type, out);
	}
	clue(e, out, s->at.n > 0 ? "stands" : "stands nowhere", class, NULL);
}

/* What the rules made of him here. */
static void
clues_of_finding(struct inquiry *e, const struct lead *l,
    const struct suspect *s, enum event_type type, clue_list *out)
{
	const char *is = "found neither";

	if (l->found == NULL) {
		clue(e, out, "nothing found", NULL);
		return;
	}
	if (event_has(l->found, ROLE_SOURCE, s->entity))
		is = "found source";
	else if (event_has(l->found, ROLE_TARGET, s->entity))
		is = "found target";
	clue(e, out, is, l->found->type == type ? "same" : "other", NULL);
}

uint32_t
suspect_mention(const struct inquiry *e, const struct lead *l,
    const struct suspect *s)
{
	uint32_t best = s->mentions.at[0], least = NONE;

	for (uint32_t i = 0; i < s->mentions.n; i++) {
		uint32_t at = e->r.d->mentions.at[s->mentions.at[i]].head;
		uint32_t far = at < l->p.tok ? l->p.tok - at : at - l->p.tok;

		if (far < least) {
			best = s->mentions.at[i];
			least = far;
		}
	}
	return best;
}

/* The way through the tree from the word up, and down to the mention. */
static void
clues_of_path(struct inquiry *e, const struct lead *l, uint32_t to,
    clue_list *out)
{
	const char *class = classes[l->p.word_class];
	const char *down[3] = { "", "", "" };
	uint32_t up = 0, n = 0, top = l->p.tok, word;

	while (!is_below(&e->r, to, top) && tok_at(&e->r, top)->head != NONE) {
		up++;
		top = tok_at(&e->r, top)->head;
	}
	for (uint32_t i = to; i != top && i != NONE && n < FAR;
	    i = tok_at(&e->r, i)->head, n++)
		if (n < 3)
			down[n] = deprel_names[tok_at(&e->r, i)->deprel];
	clue(e, out, "up", few(up, 4), NULL);
	clue(e, out, "down", few(n, 4), NULL);
	clue(e, out, "way", few(up, 3), few(n, 3), NULL);
	clue(e, out, "relation", down[0], class, NULL);
	/* also prepositions that no rule has; `Kiew zufolge`, `laut Kiew` */
	if ((word = tok_child(e->r.d, to, DEP_CASE, NONE)) != NONE)
		clue(e, out, "case", lang_is(e->r.l, TABLE_ADPOSITIONS,
		    tok_at(&e->r, word)->lemma, "source") ? "of who says so"
		    : arena_printf(&e->words, STR_FMT,
		    STR_ARG(tok_at(&e->r, word)->lemma)).s, NULL);
	if (up + n <= 5 && n <= 3)
		clue(e, out, "path", class, up == 0 ? "" : deprel_names[
		    tok_at(&e->r, l->p.tok)->deprel], few(up, 5), down[0],
		    down[1], down[2], NULL);
}

static const fillers *
subjects_of(struct inquiry *e, uint32_t verb)
{
	struct predicate p;

	if (e->subjects[verb] != NULL)
		return e->subjects[verb];
	e->subjects[verb] = NEW(e->mem, fillers, 1);
	p = predicate_at(&e->r, verb, WORD_VERB);
	slot_actors(&e->r, &p, &(struct slot){ .kind = SLOT_SUBJ },
	    e->subjects[verb]);
	return e->subjects[verb];
}

/* Is he the subject of a verb above the word? */
static void
clues_of_subject(struct inquiry *e, const struct lead *l,
    const struct suspect *s, clue_list *out)
{
	uint32_t at = l->p.tok;

	for (uint32_t up = 0; at != NONE && up < FAR;
	    up++, at = tok_at(&e->r, at)->head) {
		if (tok_at(&e->r, at)->upos != UPOS_VERB ||
		    !fillers_have(subjects_of(e, at), s->entity))
			continue;
		clue(e, out, "subject of", few(up, 3),
		    classes[l->p.word_class], NULL);
		if (up > 0)
			clue(e, out, "subject of", c_str(e,
			    tok_at(&e->r, at)->lemma), NULL);
		return;
	}
}

/* Who else is there, and who stands between. */
static void
clues_of_others(struct inquiry *e, const struct lead *l,
    const struct suspect *s, uint32_t at, clue_list *out)
{
	uint32_t others = 0, between = 0;
	uint32_t from = at < l->p.tok ? at : l->p.tok;
	uint32_t to = at < l->p.tok ? l->p.tok : at;

	for (uint32_t i = 0; i < l->suspects.n; i++) {
		const struct suspect *o = &l->suspects.at[i];

		if (o->entity == s->entity || o->back > 0)
			continue;
		others++;
		for (uint32_t k = 0; k < o->mentions.n; k++) {
			uint32_t head = e->r.d->mentions.at[
			    o->mentions.at[k]].head;

			between += head > from && head < to;
		}
	}
	clue(e, out, "others", few(others, 3), NULL);
	clue(e, out, "between", few(between, 3), NULL);
}

static void
clues_of_mention(struct inquiry *e, const struct lead *l,
    const struct suspect *s, clue_list *out)
{
	const struct mention *m = &e->r.d->mentions.at[
	    suspect_mention(e, l, s)];
	const char *class = classes[l->p.word_class];
	bool is_before = m->head < l->p.tok;
	uint32_t far = is_before ? l->p.tok - m->head : m->head - l->p.tok;

	clue(e, out, mention_kind_names[m->kind], class, NULL);
	clue(e, out, is_before ? "before" : "behind",
	    few(magnitude(far + 1), 5), NULL);
	if (s->at.n == 0)
		clues_of_path(e, l, m->head, out);
	clues_of_subject(e, l, s, out);
	clues_of_others(e, l, s, m->head, out);
	if (m->is_origin)
		clue(e, out, "origin", NULL);
}

/* Told of in a sentence before. */
static void
clues_of_past(struct inquiry *e, const struct lead *l,
    const struct suspect *s, clue_list *out)
{
	const struct doc *d = e->r.d;
	const struct mention *m = &d->mentions.at[s->mentions.at[0]];
	const struct sentence *there = sentence_at(&e->r, m->tok);
	uint32_t here = 0, standing = 0;

	for (uint32_t i = 0; i < l->suspects.n; i++) {
		here += l->suspects.at[i].back == 0;
		standing += l->suspects.at[i].at.n > 0;
	}
	clue(e, out, "back", few(s->back, 2), "here", few(here, 2), NULL);
	clue(e, out, "back", mention_kind_names[m->kind], NULL);
	clue(e, out, "back", "stand", few(standing, 2), NULL);
	for (uint32_t i = there->tok; i < there->tok + there->ntok; i++)
		if (d->tokens.at[i].upos == UPOS_VERB &&
		    fillers_have(subjects_of(e, i), s->entity)) {
			clue(e, out, "back subject", few(s->back, 2),
			    classes[l->p.word_class], NULL);
			return;
		}
}

void
clues_of_actor(struct inquiry *e, const struct lead *l,
    const struct suspect *s, enum event_type type, clue_list *out)
{
	const char *is = entity_type_names[
	    e->r.d->entities.at[s->entity].type];

	clues_of_standing(e, l, s, type, out);
	clues_of_finding(e, l, s, type, out);
	clue(e, out, is, NULL);
	clue(e, out, is, event_type_names[type], NULL);
	clue(e, out, "rank", few(e->rank[s->entity], 4), NULL);
	if (s->back == 0)
		clues_of_mention(e, l, s, out);
	else
		clues_of_past(e, l, s, out);
}

/* ---- the document ---- */

/* How many entities are mentioned more often, or as often and before. */
static void
rank_entities(struct inquiry *e)
{
	const struct doc *d = e->r.d;
	uint32_t n = d->entities.n;
	uint32_t *count = NEW(e->mem, uint32_t, n + 1);

	for (uint32_t i = 0; i < d->mentions.n; i++)
		for (uint32_t k = 0; k < d->mentions.at[i].entities.n; k++)
			count[d->mentions.at[i].entities.at[k]]++;
	for (uint32_t i = 0; i < n; i++)
		for (uint32_t k = 0; k < n && e->rank[i] < 4; k++)
			e->rank[i] += count[k] > count[i] ||
			    (count[k] == count[i] && k < i);
}

struct inquiry
clues_begin(const struct reading *r, struct arena *mem)
{
	struct doc *d = r->d;
	struct inquiry e = { .r = *r, .mem = mem,
		.rank = NEW(mem, uint32_t, d->entities.n + 1),
		.subjects = NEW(mem, fillers *, d->tokens.n + 1),
		.found = NEW(mem, struct event *, d->tokens.n + 1) };

	rank_entities(&e);
	for (uint32_t i = 0; i < d->events.n; i++)
		e.found[d->events.at[i].trigger] = &d->events.at[i];
	return e;
}
