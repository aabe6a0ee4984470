/* setting: which of the times and places told is an event's. */
#include "event/setting.h"

#include <stdlib.h>

#include "event/frame.h"
#include "event/phrase.h"

const char *const setting_names[SETTING_FEATURE_COUNT] = {
#define SETTING(name) #name,
#include "event/setting.def"
#undef SETTING
};

/* ---- the event --------------------------------------------------------- */

/* The finite verb of a clause: the word itself or its auxiliary. */
static uint32_t
finite_of(const struct doc *d, uint32_t verb)
{
	const struct token *t = d->tokens.at;

	if (tok_has(&t[verb], VERBFORM_FIN))
		return verb;
	for (uint32_t i = t[verb].child; i != NONE; i = t[i].next)
		if (t[i].upos == UPOS_AUX && tok_has(&t[i], VERBFORM_FIN))
			return i;
	return NONE;
}

/* How a verb is told. */
static const char *
tense_of_verb(const struct reading *r, uint32_t verb)
{
	const struct token *t = r->d->tokens.at;
	uint32_t fin;
	bool is_past;

	/* `haben … gesprochen und … vereinbart` */
	while ((fin = finite_of(r->d, verb)) == NONE &&
	    t[verb].deprel == DEP_CONJ && is_verbal(&t[t[verb].head]))
		verb = t[verb].head;
	if (fin == NONE)
		return tok_has(&t[verb], VERBFORM_INF) ? "infinitive"
		    : "elliptic";
	is_past = tok_has(&t[fin], TENSE_PAST);
	if (tok_has(&t[fin], MOOD_SUB))
		return "subjunctive";
	if (fin != verb && t[fin].deprel != DEP_AUX_PASS &&
	    !tok_has(&t[verb], VERBFORM_INF) && !lang_is(r->l,
	    TABLE_AUXILIARIES, t[fin].lemma, "future"))
		return is_past ? "pluperfect" : "perfect";
	return is_past ? "past" : "present";
}

const char *
tense_of(const struct reading *r, const struct predicate *p)
{
	if (p->word_class != WORD_VERB)
		return p->word_class == WORD_NOUN ? "noun" : "adjective";
	return tok_at(r, p->tok)->deprel == DEP_AMOD ? "participle"
	    : tense_of_verb(r, p->tok);
}

uint32_t
clause_top(const struct doc *d, uint32_t tok)
{
	const struct token *t = d->tokens.at;

	while (t[tok].head != NONE && t[tok].upos != UPOS_VERB)
		tok = t[tok].head;
	return tok;
}

/* ---- where something stands -------------------------------------------- */

/* Is `tok` in the clause of `top`, not in a clause below it? */
static bool
is_within(const struct doc *d, uint32_t tok, uint32_t top)
{
	const struct token *t = d->tokens.at;

	for (; tok != top; tok = t[tok].head) {
		switch (t[tok].deprel) {
		case DEP_CCOMP: case DEP_ADVCL: case DEP_ACL:
		case DEP_PARATAXIS: case DEP_CSUBJ:
		/* `die seit Donnerstag inhaftierte Journalistin` */
		case DEP_AMOD:
			return false;
		case DEP_CONJ:
			if (t[tok].upos == UPOS_VERB)
				return false;
			break;
		default:
			break;
		}
		if (t[tok].head == NONE)
			return false;
	}
	return true;
}

/* The first of the clauses that are coordinated. */
static uint32_t
first_clause(const struct doc *d, uint32_t top)
{
	const struct token *t = d->tokens.at;

	while ((t[top].deprel == DEP_CONJ || t[top].deprel == DEP_PARATAXIS) &&
	    t[top].head != NONE)
		top = clause_top(d, t[top].head);
	return top;
}

static uint64_t
in_sentence(const struct reading *r, uint32_t event, uint32_t tok)
{
	const struct doc *d = r->d;
	uint32_t top = clause_top(d, event), there = clause_top(d, tok);
	enum setting_feature f;

	if (is_within(d, tok, event))
		f = SET_own;
	else if (is_within(d, tok, top))
		f = SET_clause;
	else if (first_clause(d, top) == first_clause(d, there))
		f = SET_joined;
	else if (is_below(r, event, there))
		f = SET_above;
	else if (is_below(r, tok, event))
		f = SET_below;
	else
		f = SET_sentence;
	return when(f, true) | when(SET_ahead, tok > event) |
	    when(SET_close, tok > event ? tok < event + 5
	    : event < tok + 5) | when(SET_verb_between, tok > event
	    ? is_verb_between(r, event + 1, tok)
	    : is_verb_between(r, tok + 1, event));
}

/* The verb that the token is told with. */
static uint64_t
telling(const struct reading *r, uint32_t event, uint32_t tok)
{
	uint32_t there = clause_top(r->d, tok);
	uint32_t here = clause_top(r->d, event);

	return when(SET_said, lang_has(r->l, TABLE_SPEECH,
	    verb_lemma(r, there))) | when(SET_same_tense,
	    strcmp(tense_of_verb(r, there), tense_of_verb(r, here)) == 0);
}

/* What the token hangs on. */
static uint64_t
hanging(const struct reading *r, uint32_t event, uint32_t tok)
{
	const struct token *t = r->d->tokens.at;
	uint32_t up = t[tok].head;

	if (up == NONE)
		return 0;
	return when(SET_root, t[up].head == NONE && t[up].upos == UPOS_VERB)
	    | when(SET_on_noun, up != event && is_noun(&t[up]) &&
	    t[tok].deprel == DEP_NMOD) | when(SET_on_participle,
	    up != event && t[up].deprel == DEP_AMOD) |
	    when(SET_attribute, up != event && t[up].deprel == DEP_AMOD &&
	    t[up].head == event);
}

uint64_t
standing(const struct reading *r, uint32_t event, uint32_t tok)
{
	const struct doc *d = r->d;
	uint32_t here = doc_sentence_of(d, event);
	uint32_t there = doc_sentence_of(d, tok);
	uint64_t f = hanging(r, event, tok) | telling(r, event, tok) |
	    when(SET_lead, there < 2) |
	    when(SET_headline, d->sentences.at[there].is_headline);

	if (here == there)
		return f | in_sentence(r, event, tok);
	if (there > here)
		return f | when(SET_next1, true);
	f |= when(SET_paragraph, d->sentences.at[here].paragraph ==
	    d->sentences.at[there].paragraph);
	here -= there;
	return f | when(here == 1 ? SET_back1 : here == 2 ? SET_back2
	    : here < 6 ? SET_back3 : SET_back6, true);
}

uint64_t
none_features(const struct scene *s, uint64_t told)
{
	const struct doc *d = s->r->d;
	uint32_t tok = s->p->tok, top = clause_top(d, tok);
	const struct token *t = d->tokens.at;
	uint64_t clause = when(SET_own, true) | when(SET_clause, true);
	uint64_t sentence = clause | when(SET_joined, true) |
	    when(SET_above, true) | when(SET_below, true) |
	    when(SET_sentence, true);
	uint32_t det = tok_child(d, tok, DEP_DET, NONE);

	return when(SET_none, true) |
	    when(SET_none_told, (told & clause) != 0) |
	    when(SET_none_sentence, (told & sentence) != 0) |
	    when(SET_none_lead, doc_sentence_of(d, tok) < 2) |
	    when(SET_none_below, governor(d, top) != NONE) |
	    when(SET_none_definite, t[tok].upos == UPOS_NOUN &&
	    det != NONE && tok_has(&t[det], DEFINITE_DEF));
}

/* ---- choosing ---------------------------------------------------------- */

/* What the features weigh in a class of the table; looked up once in a
 * document. */
static const int *
weights_of_class(const struct reading *r, struct str class)
{
	uint32_t *at = map_put(&r->d->mem, &r->settings->classes, class);
	struct rows rows;
	int *w;

	if (*at != NONE)
		return r->settings->weights.at[*at];
	*at = r->settings->weights.n;
	w = NEW(&r->d->mem, int, SETTING_FEATURE_COUNT);
	*PUSH(&r->d->mem, &r->settings->weights) = w;
	rows = lang_find(r->l, TABLE_SETTINGS, class);
	for (uint32_t i = rows.beg; i < rows.end; i++) {
		int f = label_find(setting_names, SETTING_FEATURE_COUNT,
		    lang_cell(r->l, TABLE_SETTINGS, i, 1));

		if (f >= 0)
			w[f] += lang_weight(r->l, TABLE_SETTINGS, i);
	}
	return w;
}

static void
add_weights(const struct reading *r, struct str class, int *w)
{
	const int *of = weights_of_class(r, class);

	for (int f = 0; f < SETTING_FEATURE_COUNT; f++)
		w[f] += of[f];
}

static struct str
class_of(const struct scene *s, const char *field, const char *of)
{
	return arena_printf(&s->r->d->mem, "%s-%s", field, of);
}

/* How near a candidate stands: a class of its own. */
static int
nearness(uint64_t f)
{
	uint64_t near = when(SET_own, true) | when(SET_clause, true);
	uint64_t sentence = when(SET_joined, true) |
	    when(SET_above, true) | when(SET_below, true) |
	    when(SET_sentence, true);

	return (f & near) != 0 ? 0 : (f & sentence) != 0 ? 1 : 2;
}

uint32_t
best_setting(const struct scene *s, const char *field,
    const candidate_list *all)
{
	static const char *const near[] = { "near", "sentence", "far" };
	int common[SETTING_FEATURE_COUNT] = { 0 };
	int w[3][SETTING_FEATURE_COUNT], most = 0;
	uint32_t best = 0;

	add_weights(s->r, str_of(field), common);
	add_weights(s->r, class_of(s, field, tense_of(s->r, s->p)), common);
	add_weights(s->r, class_of(s, field, status_names[s->status]), common);
	if (s->e != NULL)
		add_weights(s->r, class_of(s, field,
		    event_type_names[s->e->type]), common);
	for (int k = 0; k < 3; k++) {
		memcpy(w[k], common, sizeof common);
		add_weights(s->r, class_of(s, field, near[k]), w[k]);
	}
	for (uint32_t i = 0; i < all->n; i++) {
		int sum = 0;

		for (int f = 0; f < SETTING_FEATURE_COUNT; f++)
			if (all->at[i].features >> f & 1)
				sum += w[nearness(all->at[i].features)][f];
		if (i == 0 || sum > most) {
			most = sum;
			best = i;
		}
	}
	return best;
}
