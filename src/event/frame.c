/* frame: which noun phrases of a clause are subject, object, dative.
 *
 * The reader's own labels count, but so do the cases that an article leaves
 * possible, agreement with the verb, what the verb's rules ask for, who can
 * act, and word order; the best sum wins.  So `Der Ukraine liefert Berlin
 * Panzer` has a subject, whatever the reader made of it. */
#include "event/frame.h"

#include "base/utf8.h"
#include "event/phrase.h"
#include "lang/forms.h"

enum { MAX_PHRASES = 6 };
enum part { PART_NONE, PART_SUBJ, PART_OBJ, PART_DAT, PART_GEN, PART_COUNT };
enum { NOM = 1, GEN = 2, DAT = 4, ACC = 8, ANY_CASE = NOM | DAT | ACC };

static const unsigned case_of_part[] = {
	[PART_SUBJ] = NOM, [PART_OBJ] = ACC, [PART_DAT] = DAT, [PART_GEN] = GEN
};

struct phrase {
	uint32_t tok;
	unsigned cases;		/* that its article leaves possible */
	double   fits[PART_COUNT];
};

struct phrases {
	struct phrase at[MAX_PHRASES];
	uint32_t n;
	bool needs_object;	/* no dative without one */
	bool lacks_without_object;	/* the verb has one */
	double without_subject;		/* what it costs to have none */
};

/* What the rules of a verb ask for: anything in the slot, or somebody. */
struct wants {
	const ids *rules;
	bool       slot[PART_COUNT], actor[PART_COUNT];
	bool       is_passive, has_clause;	/* of the verb, there       */
};

static bool
is_nominal(const struct token *t)
{
	return t->upos == UPOS_NOUN || t->upos == UPOS_PROPN ||
	    (t->upos == UPOS_PRON && (t->feats[FEAT_CASE] != NO_VALUE ||
	    t->feats[FEAT_PRONTYPE] != NO_VALUE)) || t->upos == UPOS_X ||
	    t->upos == UPOS_NUM ||
	    (t->upos == UPOS_DET && tok_has(t, PRONTYPE_REL));
}

/* ---- the verb ---- */

static bool
is_bare(const struct reading *r, uint32_t tok)
{
	return tok_at(r, tok)->child == NONE;
}

/* A bare adverb or adjective behind a verb may be its particle. */
static bool
may_be_particle(const struct reading *r, uint32_t verb, uint32_t tok)
{
	const struct token *t = tok_at(r, tok);

	return tok > verb && (t->upos == UPOS_ADV ||
	    t->upos == UPOS_ADJ || t->upos == UPOS_ADP ||
	    t->deprel == DEP_XCOMP || t->deprel == DEP_ADVMOD) &&
	    t->deprel != DEP_CASE && is_bare(r, tok);
}

static struct str
joined(const struct reading *r, uint32_t particle, struct str lemma)
{
	return arena_printf(&r->d->mem, STR_FMT STR_FMT,
	    STR_ARG(utf8_lower(&r->d->mem, tok_at(r, particle)->form)),
	    STR_ARG(lemma));
}

/* The verb of a coordination that stands last before `tok`. */
static uint32_t
last_conjunct(const struct reading *r, uint32_t verb, uint32_t tok)
{
	uint32_t last = verb;

	for (uint32_t c = tok_child(r->d, verb, DEP_CONJ, NONE);
	    c != NONE && c < tok; c = tok_child(r->d, verb, DEP_CONJ, c))
		if (tok_at(r, c)->upos == UPOS_VERB)
			last = c;
	return last;
}

/* The particle, or NONE: `protestierte und bestellte ihn ein` has one for its
 * second verb, whichever the reader gave it to. */
static uint32_t
particle_of(const struct reading *r, uint32_t verb)
{
	const struct token *t = tok_at(r, verb);
	uint32_t p = tok_child(r->d, verb, DEP_COMPOUND_PRT, NONE);

	if (p != NONE)
		return last_conjunct(r, verb, p) == verb ? p : NONE;
	if (t->deprel != DEP_CONJ || t->head == NONE)
		return NONE;
	p = tok_child(r->d, t->head, DEP_COMPOUND_PRT, NONE);
	return p != NONE && last_conjunct(r, t->head, p) == verb ? p : NONE;
}

struct str
verb_lemma(const struct reading *r, uint32_t tok)
{
	const struct token *t = tok_at(r, tok);
	uint32_t p = particle_of(r, tok);
	struct str lemma = t->lemma;

	/* participles that were taken for adjectives */
	if (t->upos != UPOS_VERB)
		lemma = forms_lemma(&r->d->mem, r->l, t->form, UPOS_VERB,
		    lemma);
	if (t->upos == UPOS_ADJ && !rules_have(&r->l->rules, WORD_VERB, lemma))
		lemma = forms_lemma(&r->d->mem, r->l, t->lemma, UPOS_VERB,
		    lemma);
	/* `von dort aus gestartet`: a participle has its particle in itself */
	/* `tadelte ihn gleich mit`: too */
	if (p != NONE && (p > tok || tok_has(t, VERBFORM_FIN)))
		return rules_have(&r->l->rules, WORD_VERB, lemma) &&
		    lang_is(r->l, TABLE_AUXILIARIES, tok_at(r, p)->lemma,
		    "along") && !rules_have(&r->l->rules, WORD_VERB,
		    joined(r, p, lemma)) ? lemma : joined(r, p, lemma);
	if (p != NONE)
		return lemma;
	for (uint32_t i = t->child; i != NONE; i = tok_at(r, i)->next)
		if (may_be_particle(r, tok, i) &&
		    rules_have(&r->l->rules, WORD_VERB, joined(r, i, lemma)))
			return joined(r, i, lemma);
	return lemma;
}

static enum part
part_of(const struct slot *slot)
{
	return slot->kind == SLOT_SUBJ ? PART_SUBJ :
	    slot->kind == SLOT_OBJ ? PART_OBJ :
	    slot->kind == SLOT_DAT ? PART_DAT :
	    slot->kind == SLOT_GEN ? PART_GEN : PART_NONE;
}

static void
add_wants(const struct rule *rule, struct wants *w)
{
	bool is_thing[PART_COUNT] = { false };	/* `obj=Vorwurf` */

	for (uint32_t i = 0; i < rule->when.n; i++) {
		const struct condition *c = &rule->when.at[i];

		if (c->is_not || c->kind < WHEN_LEMMA)
			continue;
		w->slot[part_of(&c->slot)] = true;
		is_thing[part_of(&c->slot)] |= c->kind == WHEN_LEMMA;
		if (c->kind >= WHEN_ACTOR)
			w->actor[part_of(&c->slot)] = true;
	}
	for (uint32_t i = 0; i < rule->source.n; i++)
		if (!is_thing[part_of(&rule->source.at[i])])
			w->actor[part_of(&rule->source.at[i])] = true;
	for (uint32_t i = 0; i < rule->target.n; i++)
		if (!is_thing[part_of(&rule->target.at[i])])
			w->actor[part_of(&rule->target.at[i])] = true;
	for (int part = PART_OBJ; part < PART_COUNT; part++)
		w->slot[part] |= w->actor[part];
}

static struct wants
wants_of(const struct reading *r, struct str lemma)
{
	struct wants w = { .rules = rules_find(&r->l->rules, WORD_VERB, lemma,
		NULL) };

	for (uint32_t i = 0; i < w.rules->n; i++)
		add_wants(&r->l->rules.at.at[w.rules->at[i]], &w);
	return w;
}

/* Does a rule of the verb list the word for this part: `obj=Vorwurf`? */
static bool
is_listed_for(const struct reading *r, const struct wants *w, uint32_t tok,
    enum part part)
{
	for (uint32_t i = 0; i < w->rules->n; i++) {
		const struct rule *rule = &r->l->rules.at.at[w->rules->at[i]];

		for (uint32_t k = 0; k < rule->when.n; k++)
			if (!rule->when.at[k].is_not &&
			    rule->when.at[k].kind == WHEN_LEMMA &&
			    part_of(&rule->when.at[k].slot) == part &&
			    is_listed(r, tok, &rule->when.at[k]))
				return true;
	}
	return false;
}

/* The number of the finite verb: NUMBER_SING, NUMBER_PLUR or NO_VALUE. */
static uint8_t
number_of_clause(const struct reading *r, uint32_t verb)
{
	const struct token *t = r->d->tokens.at;

	for (uint32_t i = t[verb].child; i != NONE; i = t[i].next)
		if (t[i].upos == UPOS_AUX &&
		    t[i].feats[FEAT_NUMBER] != NO_VALUE)
			return t[i].feats[FEAT_NUMBER];
	return t[verb].feats[FEAT_NUMBER];
}

/* ---- the cases of a phrase ---- */

/* The rows of a word, else of its longest ending (`-ung`). */
static struct rows
word_or_ending(const struct reading *r, enum table_id id, struct str word)
{
	struct rows rows = lang_find(r->l, id, word);

	for (size_t cut = 1; rows.beg == rows.end && cut < word.n; cut++)
		if (!utf8_is_tail(word.s[cut]))
			rows = lang_find(r->l, id, arena_printf(&r->d->mem,
			    "-" STR_FMT, STR_ARG(str_from(word, cut))));
	return rows;
}

/* The one gender that the rows tell, or NULL. */
static const char *
one_gender(const struct reading *r, enum table_id id, struct rows rows,
    uint32_t column)
{
	static const char *const genders[] = { "m", "f", "n", "p", NULL };
	struct str gender;
	int g = 0;

	if (rows.beg == rows.end)
		return NULL;
	gender = lang_cell(r->l, id, rows.beg, column);
	for (uint32_t i = rows.beg; i < rows.end; i++)
		if (!str_eq(lang_cell(r->l, id, i, column), gender))
			return NULL;
	while (genders[g] != NULL && !str_is(gender, genders[g]))
		g++;
	return genders[g];
}

/* The gender that the dictionary tells, `p` for a plural; NULL if open.  The
 * reader's follows from the case that it guessed. */
static const char *
gender_of(const struct reading *r, uint32_t tok)
{
	const struct token *t = tok_at(r, tok);
	struct rows rows = lang_find(r->l, TABLE_OFFICES, t->lemma);
	const char *g = one_gender(r, TABLE_OFFICES, rows, 1);

	if (g == NULL) {
		rows = lang_find(r->l, TABLE_BODIES, t->lemma);
		g = one_gender(r, TABLE_BODIES, rows, 2);
	}
	if (g == NULL)
		g = one_gender(r, TABLE_GENDERS, word_or_ending(r,
		    TABLE_GENDERS, t->form), 1);
	return g != NULL ? g : one_gender(r, TABLE_GENDERS, word_or_ending(r,
	    TABLE_GENDERS, t->lemma), 1);
}

static unsigned
cases_named(struct str letters)
{
	unsigned cases = 0;

	for (size_t i = 0; i < letters.n; i++)
		cases |= letters.s[i] == 'N' ? NOM : letters.s[i] == 'G' ? GEN
		    : letters.s[i] == 'D' ? DAT : ACC;
	return cases;
}

/* The cases that `word` can be before a noun of this gender; 0: unknown. */
static unsigned
cases_of_article(const struct reading *r, struct str word, const char *gender,
    bool may_be_plural)
{
	struct rows rows = word_or_ending(r, TABLE_ARTICLES,
	    utf8_lower(&r->d->mem, word));
	unsigned cases = 0;

	for (uint32_t i = rows.beg; i < rows.end; i++) {
		struct str g = lang_cell(r->l, TABLE_ARTICLES, i, 1);

		if (str_is(g, "p") ? may_be_plural :
		    gender == NULL || str_is(g, gender))
			cases |= cases_named(lang_cell(r->l, TABLE_ARTICLES,
			    i, 2));
	}
	return cases;
}

static unsigned
case_feature(const struct token *t)
{
	switch (t->feats[FEAT_CASE]) {
	case CASE_NOM: return NOM;
	case CASE_GEN: return GEN;
	case CASE_DAT: return DAT;
	case CASE_ACC: return ACC;
	default:       return 0;
	}
}

static bool
is_name_behind(const struct reading *r, uint32_t tok)
{
	uint32_t name = tok_child(r->d, tok, DEP_APPOS, NONE);

	return name == tok + 1 && r->at_head[name] != NONE &&
	    tok_child(r->d, name, DEP_CONJ, NONE) == NONE;
}

static unsigned
possible_cases(const struct reading *r, uint32_t tok)
{
	const struct token *t = tok_at(r, tok);
	unsigned cases;

	if (t->upos == UPOS_PRON || t->upos == UPOS_DET)
		return case_feature(t) != 0 ? case_feature(t) : ANY_CASE;
	for (uint32_t i = t->child; i < tok; i = tok_at(r, i)->next) {
		const struct token *c = tok_at(r, i);

		if (c->upos != UPOS_DET &&
		    (c->upos != UPOS_ADJ || c->deprel != DEP_AMOD))
			continue;
		/* `den Präsidenten Macron` is one */
		cases = cases_of_article(r, c->form, gender_of(r, tok),
		    !is_name_behind(r, tok));
		return cases != 0 ? cases : ANY_CASE;
	}
	return ANY_CASE;
}

static uint8_t
number_of(const struct reading *r, uint32_t tok)
{
	const struct token *t = tok_at(r, tok);

	if (tok_child(r->d, tok, DEP_CONJ, NONE) != NONE)
		return NUMBER_PLUR;
	return t->upos == UPOS_NOUN ? t->feats[FEAT_NUMBER] : NO_VALUE;
}

/* Somebody who can act: a name, office, body. */
static bool
is_somebody(const struct reading *r, uint32_t tok)
{
	uint32_t m = r->at_head[tok];

	if (tok_at(r, tok)->upos == UPOS_PRON)
		return true;
	/* `der Fluglinie Aeroflot` */
	if (m == NONE && tok_child(r->d, tok, DEP_APPOS, NONE) == tok + 1)
		m = r->at_head[tok + 1];
	return m != NONE && (r->d->mentions.at[m].type != PLACE ||
	    r->d->mentions.at[m].country.n != 0) &&
	    (r->d->mentions.at[m].kind == KIND_NAME ||
	    r->d->mentions.at[m].type != ORGANIZATION);
}

/* ---- the phrases of a clause ---- */

static bool
is_name(const struct reading *r, uint32_t tok)
{
	uint32_t m = r->at_head[tok];

	return m != NONE && r->d->mentions.at[m].kind == KIND_NAME;
}

/* A name that the reader hung on a noun to which it cannot belong: `gewährte
 * Moskau Asyl`, `schrieb den Angriff China zu`, `sieht Warschau Russland`. */
static bool
is_stray(const struct reading *r, uint32_t tok)
{
	const struct token *t = tok_at(r, tok);
	uint32_t up = t->head, m;

	if (!is_name(r, tok) || up == NONE || has_preposition(r, tok) ||
	    is_genitive_behind(r, tok) || !is_nominal(tok_at(r, up)))
		return false;
	m = r->at_head[up];
	if (t->deprel == DEP_AMOD || t->deprel == DEP_COMPOUND)
		return true;
	if (t->deprel != DEP_APPOS && t->deprel != DEP_FLAT &&
	    t->deprel != DEP_NMOD)
		return false;
	if (m != NONE && r->d->mentions.at[m].kind == KIND_NAME)
		return m != r->at_head[tok] && t->deprel != DEP_NMOD &&
		    !tok_has(t, CASE_GEN) && r->d->mentions.at[m].type != PLACE;
	/* `besuchte im Mai Chile`: a month is tagged as a name */
	return m == NONE && (tok_at(r, up)->upos == UPOS_NOUN ||
	    has_preposition(r, up)) && !tok_has(t, CASE_GEN);
}

/* `Den Gast empfing am Montag die Königin`: a subject or object hung on a noun
 * that has a preposition, and so is no predicate. */
static bool
is_strayed_part(const struct reading *r, uint32_t tok)
{
	const struct token *t = tok_at(r, tok);

	return (t->deprel == DEP_NSUBJ || t->deprel == DEP_OBJ ||
	    t->deprel == DEP_IOBJ) && tok > t->head &&
	    is_nominal(tok_at(r, t->head)) && has_preposition(r, t->head) &&
	    is_nominal(t) && tok_child(r->d, t->head, DEP_COP, NONE) == NONE;
}

/* `Dutzende Soldaten`, `zehn Jahren Haft`: the first measures the second. */
static bool
are_measure(const struct reading *r, uint32_t first)
{
	uint32_t second = first + 1;

	return second < r->d->tokens.n &&
	    tok_at(r, first)->upos == UPOS_NOUN &&
	    tok_at(r, second)->upos == UPOS_NOUN &&
	    tok_at(r, first)->head == tok_at(r, second)->head &&
	    !is_somebody(r, first) && (is_bare(r, first) ||
	    tok_child(r->d, first, DEP_NUMMOD, NONE) != NONE);
}

/* Of the two who can act counts, else the first. */
static bool
is_measured(const struct reading *r, uint32_t tok)
{
	return are_measure(r, tok) ? is_somebody(r, tok + 1) :
	    tok > 0 && are_measure(r, tok - 1) && !is_somebody(r, tok);
}

/* `Kim Jong Un`: the reader may hang each part of a name on the verb. */
static bool
is_inside_name(const struct reading *r, uint32_t tok)
{
	for (uint32_t i = tok; i > 0 && i + 5 > tok; i--) {
		uint32_t m = r->at_head[i - 1];

		if (m != NONE && r->d->mentions.at[m].kind == KIND_NAME)
			return tok < r->d->mentions.at[m].tok +
			    r->d->mentions.at[m].ntok;
	}
	/* `Sheikh Hasina`: what stands before the name, bare */
	return r->at_head[tok] == NONE && tok + 1 < r->d->tokens.n &&
	    tok_at(r, tok)->upos == UPOS_PROPN && is_name(r, tok + 1) &&
	    tok_at(r, tok + 1)->head == tok_at(r, tok)->head &&
	    tok_at(r, tok + 1)->deprel == tok_at(r, tok)->deprel;
}

static bool
is_phrase(const struct reading *r, uint32_t verb, uint32_t tok)
{
	const struct token *t = tok_at(r, tok);

	if (is_inside_name(r, tok))
		return false;
	if (has_preposition(r, tok) || tok_has(t, REFLEX_YES) ||
	    is_genitive_behind(r, tok) || tok == verb || is_measured(r, tok))
		return false;
	if (t->head != verb)
		return t->head != NONE && tok_at(r, t->head)->head == verb &&
		    (is_stray(r, tok) || is_strayed_part(r, tok));
	switch (t->deprel) {
	case DEP_NSUBJ: case DEP_NSUBJ_PASS: case DEP_OBJ: case DEP_IOBJ:
	case DEP_OBL_ARG: case DEP_OBL: case DEP_XCOMP: case DEP_NMOD:
	case DEP_OBL_AGENT: case DEP_DEP: case DEP_CCOMP:
		return is_nominal(t);
	case DEP_ADVMOD: case DEP_AMOD: case DEP_COMPOUND: case DEP_APPOS:
		return t->upos == UPOS_NOUN || t->upos == UPOS_PROPN;
	default:
		return false;
	}
}

/* What the reader's relation says for each part. */
static void
rate_relation(const struct reading *r, uint32_t verb, struct phrase *p)
{
	const struct token *t = tok_at(r, p->tok);

	p->fits[PART_NONE] = t->head == verb ? -1 : 0;
	if (t->head != verb) {
		for (int part = PART_SUBJ; part < PART_COUNT; part++)
			p->fits[part] -= 1.5;
		p->fits[PART_SUBJ] += t->deprel == DEP_NSUBJ ? 2 : 0;
		return;
	}
	switch (t->deprel) {
	case DEP_NSUBJ:
	case DEP_NSUBJ_PASS:
		p->fits[PART_SUBJ] += 2;
		break;
	case DEP_OBJ:
		p->fits[PART_OBJ] += 2;
		break;
	case DEP_IOBJ:
		p->fits[PART_DAT] += 2;
		break;
	case DEP_OBL_ARG:
		p->fits[PART_DAT] += 1.5;
		p->fits[PART_OBJ] += 0.5;
		p->fits[PART_GEN] += 1;
		break;
	default:
		p->fits[PART_NONE] = is_somebody(r, p->tok) ? 0 : 2;
		break;
	}
}

static void
rate_grammar(const struct reading *r, uint32_t verb, struct phrase *p)
{
	uint8_t number = number_of_clause(r, verb);
	uint8_t own = number_of(r, p->tok);
	unsigned feature = case_feature(tok_at(r, p->tok));

	for (int part = PART_SUBJ; part < PART_COUNT; part++) {
		if ((p->cases & case_of_part[part]) == 0)
			p->fits[part] -= 8;
		if (feature == case_of_part[part])
			p->fits[part] += p->cases == ANY_CASE ? 0.3 : 1;
	}
	if (number != NO_VALUE && own != NO_VALUE && number != own)
		p->fits[PART_SUBJ] -= 4.5;
	/* a single name, a verb in the plural */
	else if (number == NUMBER_PLUR && own == NO_VALUE &&
	    is_name(r, p->tok) && tok_child(r->d, p->tok, DEP_DET, NONE) ==
	    NONE)
		p->fits[PART_SUBJ] -= 1.5;
}

/* The part that the object has in the clause: in a passive it is subject. */
static enum part
part_there(const struct wants *w, enum part part)
{
	return w->is_passive && part == PART_OBJ ? PART_SUBJ : part;
}

static void
rate_meaning(const struct reading *r, const struct wants *w, struct phrase *p)
{
	bool is_actor = is_somebody(r, p->tok);

	p->fits[PART_SUBJ] += is_actor && (!w->is_passive ||
	    w->actor[PART_OBJ] || !w->actor[PART_DAT]) ? 2 : 0;
	p->fits[PART_DAT] += is_actor ? 1 : 0;
	p->fits[PART_OBJ] -= w->is_passive ? 4 : 0;
	if (w->rules->n == 0 && !w->slot[PART_DAT]) {
		p->fits[PART_DAT] -= 0.5;
		p->fits[PART_GEN] -= 3;
		return;
	}
	p->fits[PART_OBJ] += w->slot[PART_OBJ] ? 0.5 : -2;
	p->fits[PART_DAT] += w->slot[PART_DAT] ? 1.5 : -4;
	p->fits[PART_GEN] += w->slot[PART_GEN] ? 1 : -3;
	for (int part = w->is_passive ? PART_OBJ : PART_SUBJ;
	    part < PART_COUNT; part++)
		if (is_listed_for(r, w, p->tok, (enum part)part))
			p->fits[part_there(w, (enum part)part)] += 5;
	/* `die Armee modernisieren`: who is listed does not act */
	if (is_actor && !w->is_passive && is_listed_for(r, w, p->tok,
	    PART_OBJ))
		p->fits[PART_SUBJ] -= 2;
	/* `liefert Moskau Granaten`: somebody is never delivered;
	 * `unterstellte Warschau, …`: the clause is the object */
	if (is_actor && w->actor[PART_DAT] && (!w->actor[PART_OBJ] ||
	    w->has_clause))
		p->fits[part_there(w, PART_OBJ)] -= 2.5;
}

/* ---- the best distribution ---- */

/* Do neither the subject nor the one in `other` show a case? */
static bool
are_caseless(const struct phrases *p, const uint8_t *part, enum part other)
{
	for (uint32_t i = 0; i < p->n; i++)
		if ((part[i] == PART_SUBJ || part[i] == other) &&
		    p->at[i].cases != ANY_CASE)
			return false;
	return true;
}

static double
score_of(const struct phrases *p, const uint8_t *part)
{
	static const double twice[] = {
		[PART_NONE] = 0, [PART_SUBJ] = -20, [PART_OBJ] = -2,
		[PART_DAT] = -20, [PART_GEN] = -20
	};
	uint32_t at[PART_COUNT] = { NONE, NONE, NONE, NONE, NONE };
	double score = 0;

	for (uint32_t i = 0; i < p->n; i++) {
		score += p->at[i].fits[part[i]];
		if (at[part[i]] != NONE)
			score += twice[part[i]];
		else
			at[part[i]] = p->at[i].tok;
	}
	if (p->needs_object && at[PART_DAT] != NONE && at[PART_OBJ] == NONE)
		score -= 2;
	if (p->lacks_without_object && at[PART_OBJ] == NONE)
		score -= 1.5;
	if (at[PART_SUBJ] == NONE)
		return score - p->without_subject;
	/* where no word shows its case, German says the subject first:
	 * `Budapest verweigerte Kiew jede Hilfe` */
	if (at[PART_OBJ] != NONE && at[PART_SUBJ] < at[PART_OBJ])
		score += are_caseless(p, part, PART_OBJ) ? 2 : 1.2;
	if (at[PART_DAT] != NONE && at[PART_SUBJ] < at[PART_DAT])
		score += are_caseless(p, part, PART_DAT) ? 2 : 0.5;
	return score;
}

static void
distribute(const struct phrases *p, uint8_t *best)
{
	uint8_t part[MAX_PHRASES] = { 0 };
	double best_score = -1e9;
	uint32_t i = 0;

	while (i < p->n || p->n == 0) {
		double score = score_of(p, part);

		if (score > best_score) {
			best_score = score;
			memcpy(best, part, sizeof part);
		}
		if (p->n == 0)
			return;
		/* the next number in base PART_COUNT */
		for (i = 0; i < p->n && ++part[i] == PART_COUNT; i++)
			part[i] = PART_NONE;
	}
}

/* `ließ Juba Lebensmittel zukommen`, `nahm die Armee Soldaten gefangen`: what
 * the reader shared out between two verbs is one clause. */
static bool
shares_clause(const struct reading *r, uint32_t verb, uint32_t tok)
{
	const struct token *t = tok_at(r, tok);

	return t->head == verb && t->deprel == DEP_XCOMP &&
	    tok_child(r->d, tok, DEP_MARK, NONE) == NONE &&
	    (lang_is(r->l, TABLE_AUXILIARIES, tok_at(r, verb)->lemma,
	    "causative") || t->upos == UPOS_ADJ || tok_has(t, VERBFORM_PART));
}

static void
collect(const struct reading *r, uint32_t verb, const struct wants *w,
    struct phrases *out)
{
	const struct sentence *s = sentence_at(r, verb);

	for (uint32_t i = s->tok; i < s->tok + s->ntok; i++) {
		uint32_t at = verb;

		if (tok_at(r, i)->head != NONE &&
		    shares_clause(r, verb, tok_at(r, i)->head))
			at = tok_at(r, i)->head;
		if (out->n == MAX_PHRASES || !is_phrase(r, at, i))
			continue;
		out->at[out->n] = (struct phrase){
			.tok = i, .cases = possible_cases(r, i) };
		rate_relation(r, at, &out->at[out->n]);
		rate_grammar(r, at, &out->at[out->n]);
		rate_meaning(r, w, &out->at[out->n++]);
	}
}

/* What the verb wants in this clause: under `lassen` what the infinitive does,
 * with `treu bleiben` also what the adjective does. */
static struct wants
wants_at(const struct reading *r, uint32_t verb)
{
	const struct sentence *s = sentence_at(r, verb);
	uint32_t inf = tok_child(r->d, verb, DEP_XCOMP, NONE);
	bool is_causative = inf != NONE && lang_is(r->l, TABLE_AUXILIARIES,
	    tok_at(r, verb)->lemma, "causative");
	struct wants w = wants_of(r, verb_lemma(r, is_causative ? inf : verb));

	for (uint32_t i = s->tok; i < s->tok + s->ntok; i++) {
		const ids *rules;

		if ((tok_at(r, i)->head != verb && i != verb) ||
		    (tok_at(r, i)->upos != UPOS_ADJ &&
		    tok_at(r, i)->upos != UPOS_ADV))
			continue;
		rules = rules_find(&r->l->rules, WORD_ADJECTIVE, utf8_lower(
		    &r->d->mem, tok_at(r, i)->form), NULL);
		for (uint32_t k = 0; k < rules->n; k++)
			add_wants(&r->l->rules.at.at[rules->at[k]], &w);
	}
	return w;
}

/* A finite clause has a subject; an infinitive has none, the second of two
 * verbs may share the first one's. */
static double
cost_without_subject(const struct reading *r, uint32_t verb)
{
	const struct token *t = tok_at(r, verb);

	if (tok_child(r->d, verb, DEP_AUX, NONE) == NONE &&
	    tok_child(r->d, verb, DEP_AUX_PASS, NONE) == NONE &&
	    (tok_has(t, VERBFORM_INF) || t->deprel == DEP_XCOMP ||
	    t->deprel == DEP_AMOD))
		return 0;
	return t->deprel == DEP_CONJ ? 0.5 : 3.5;
}

const struct frame *
frame_of(const struct reading *r, uint32_t verb)
{
	struct phrases p = { 0 };
	uint8_t part[MAX_PHRASES] = { 0 };
	struct frame *f = r->frames[verb];
	struct wants w;

	if (f != NULL)
		return f;
	f = r->frames[verb] = NEW(&r->d->mem, struct frame, 1);
	w = wants_at(r, verb);
	w.has_clause = has_clause(r, verb);
	w.is_passive = is_passive(r, verb, verb_lemma(r, verb));
	p.needs_object = w.actor[PART_OBJ] && w.actor[PART_DAT] &&
	    !w.has_clause && !w.is_passive;
	p.lacks_without_object = w.actor[PART_OBJ] && !w.has_clause &&
	    !w.is_passive;
	p.without_subject = cost_without_subject(r, verb);
	collect(r, verb, &w, &p);
	distribute(&p, part);
	for (uint32_t i = 0; i < p.n; i++) {
		ids *to = part[i] == PART_SUBJ ? &f->subj :
		    part[i] == PART_OBJ ? &f->obj :
		    part[i] == PART_DAT ? &f->dat :
		    part[i] == PART_GEN ? &f->gen : NULL;

		if (to != NULL)
			*PUSH(&r->d->mem, to) = p.at[i].tok;
	}
	return f;
}
