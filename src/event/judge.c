/* judge: which of the words that the rules know name an event, who did it to
 * whom, and how sure that is.
 *
 * Five logistic models, each a sum of learned weights (judge.tsv): of a word
 * and a type of its rules, of somebody as its source, as its target, of all
 * three together (a pair), and of the event that comes of the likeliest pair.
 * The last two were learned from what those before say of articles that they
 * had not seen, so that the probability can be trusted (stacking: Wolpert,
 * Stacked Generalization, 1992).  What the rules found is the strongest clue.
 * Learned and checked by scripts/train/judge, which has the same pairs. */
#include <math.h>
#include <stdlib.h>

#include "event/clues.h"
#include "event/event.h"
#include "event/finding.h"
#include "event/moment.h"

enum model { WORD, SOURCE, TARGET, PAIR, EVENT, MODEL_COUNT };

static const char *const model_names[MODEL_COUNT] = {
	"word", "source", "target", "pair", "event"
};

/* What is less likely is not looked at; the least probability of an event of
 * which the rules know nothing; of a further actor. */
static const double LEAST = 0.12, KEEP = 0.10, ALSO = 0.25;

/* What the models say, each. */
struct sums { double of[MODEL_COUNT]; };

/* A word and one of its types. */
struct charge {
	struct lead      *lead;
	enum event_type   type;
	double            word, best;	/* its score; of all types there   */
	double           *as[2];	/* [suspects] as source, as target */
};

/* Somebody did it to somebody. */
struct pair {
	struct charge *charge;
	uint32_t       who, whom;	/* suspects; whom: NONE, nobody */
	double         p;		/* 0…1                          */
	uint32_t       telling;
};

/* The best product of word and source that two words have for one pair. */
struct telling {
	double             best, second;
	const struct lead *by;		/* whose the best is */
};

struct trial {
	struct inquiry      e;
	double              none[MODEL_COUNT];	/* the weights of nothing */
	struct map          told;	/* type and actors -> tellings    */
	VEC(struct telling) tellings;
	VEC(struct charge)  charges;
	VEC(struct pair)    pairs;
	VEC(struct event)   events;
	uint8_t            *used;	/* [tokens] 1 + the type of the event
					 * whose verb has this noun, or 0     */
};

static double
probability(double score)
{
	return 1 / (1 + exp(-score));
}

/* ---- weights ---- */

static void
weigh(const struct inquiry *e, struct str clue, double value,
    struct sums *to)
{
	const struct lang *l = e->r.l;
	struct rows rows = lang_find(l, TABLE_JUDGE, clue);

	for (uint32_t i = rows.beg; i < rows.end; i++) {
		struct str model = lang_cell(l, TABLE_JUDGE, i, 1);
		double weight = lang_weight(l, TABLE_JUDGE, i) / 1000.0;

		for (int m = 0; m < MODEL_COUNT; m++)
			if (str_is(model, model_names[m]))
				to->of[m] += value * weight;
	}
}

/* The clues come in any number and more than once; each counts once. */
static struct sums
weigh_all(const struct trial *t, const clue_list *clues)
{
	struct sums sums = { 0 };

	memcpy(sums.of, t->none, sizeof sums.of);
	for (uint32_t i = 0; i < clues->n; i++) {
		bool is_new = true;

		for (uint32_t k = 0; k < i && is_new; k++)
			is_new = !str_eq(clues->at[k], clues->at[i]);
		if (is_new)
			weigh(&t->e, clues->at[i], 1, &sums);
	}
	return sums;
}

/* ---- words and actors ---- */

static void
add_charge(struct trial *t, struct lead *l, enum event_type type)
{
	struct charge c = { .lead = l, .type = type };
	clue_list clues = { 0 };

	clues_of_word(&t->e, l, type, &clues);
	c.word = weigh_all(t, &clues).of[WORD];
	for (int k = 0; k < 2; k++)
		c.as[k] = NEW(t->e.mem, double, l->suspects.n + 1);
	arena_free(&t->e.words);
	for (uint32_t i = 0; i < l->suspects.n; i++) {
		struct sums sums;

		clues = (clue_list){ 0 };
		clues_of_actor(&t->e, l, &l->suspects.at[i], type, &clues);
		sums = weigh_all(t, &clues);
		arena_free(&t->e.words);
		c.as[0][i] = sums.of[SOURCE];
		c.as[1][i] = event_kinds[type].is_symmetric ? sums.of[SOURCE]
		    : sums.of[TARGET];
	}
	*PUSH(t->e.mem, &t->charges) = c;
}

static void
add_charges(struct trial *t, uint32_t tok)
{
	struct lead *l = NEW(t->e.mem, struct lead, 1);
	enum event_type types[EVENT_TYPE_COUNT];
	uint32_t n, first = t->charges.n;
	double best = -HUGE_VAL;

	if (!clues_lead(&t->e, tok, l))
		return;
	lead_types(&t->e, l, types, &n);
	for (uint32_t i = 0; i < n; i++)
		add_charge(t, l, types[i]);
	for (uint32_t i = first; i < t->charges.n; i++)
		best = fmax(best, t->charges.at[i].word);
	for (uint32_t i = first; i < t->charges.n; i++)
		t->charges.at[i].best = best;
}

/* ---- pairs ---- */

/* The best score in the role of all but `except`; -4 if there is nobody. */
static double
best_but(const struct charge *c, int role, uint32_t except)
{
	double best = -HUGE_VAL;

	for (uint32_t i = 0; i < c->lead->suspects.n; i++)
		if (i != except)
			best = fmax(best, c->as[role][i]);
	return best > -HUGE_VAL ? best : -4;
}

static uint32_t
entity_of(const struct charge *c, uint32_t suspect)
{
	return suspect == NONE ? NONE : c->lead->suspects.at[suspect].entity;
}

static uint32_t
telling_of(struct trial *t, const struct pair *p)
{
	const struct charge *c = p->charge;
	struct str key = arena_printf(t->e.mem, "%d %u %u", (int)c->type,
	    (unsigned)entity_of(c, p->who), (unsigned)entity_of(c, p->whom));
	uint32_t *at = map_put(t->e.mem, &t->told, key);

	if (*at == NONE) {
		*at = t->tellings.n;
		*PUSH(t->e.mem, &t->tellings) = (struct telling){ 0 };
	}
	return *at;
}

static void
tell(struct trial *t, struct pair *p)
{
	const struct charge *c = p->charge;
	double product = probability(c->word) * probability(c->as[0][p->who]);
	struct telling *told;

	p->telling = telling_of(t, p);
	told = &t->tellings.at[p->telling];
	if (product <= told->best) {
		if (told->by != c->lead)
			told->second = fmax(told->second, product);
		return;
	}
	if (told->by != c->lead)
		told->second = told->best;
	told->best = product;
	told->by = c->lead;
}

/* What another word of the article says of the same. */
static double
again(const struct trial *t, const struct pair *p)
{
	const struct telling *told = &t->tellings.at[p->telling];

	return told->by == p->charge->lead ? told->second : told->best;
}

/* The role that the rules gave the suspect in an event of this type: `source`,
 * `target` or `-`. */
static const char *
found_as(const struct charge *c, uint32_t suspect)
{
	const struct event *found = c->lead->found;
	uint32_t entity = entity_of(c, suspect);

	if (found == NULL || found->type != c->type)
		return "-";
	return event_has(found, ROLE_SOURCE, entity) ? "source" :
	    event_has(found, ROLE_TARGET, entity) ? "target" : "-";
}

static bool
has_found_target(const struct charge *c)
{
	for (uint32_t i = 0; i < c->lead->suspects.n; i++)
		if (strcmp(found_as(c, i), "target") == 0)
			return true;
	return false;
}

/* Add the value of a clue of two or three words. */
static void
put(struct trial *t, double value, struct sums *to, const char *a,
    const char *b)
{
	struct str clue = arena_printf(&t->e.words, "%s%s%s", a,
	    *b != '\0' ? " " : "", b);

	weigh(&t->e, clue, value, to);
}

static void
put_found(struct trial *t, const struct pair *p, struct sums *to)
{
	const struct charge *c = p->charge;
	const struct event *found = c->lead->found;
	const char *who = found_as(c, p->who);
	const char *whom = p->whom == NONE ? "alone" : found_as(c, p->whom);
	bool is_equal = event_kinds[c->type].is_symmetric, is_both;

	put(t, 1, to, "found", found == NULL ? "-" :
	    found->type == c->type ? "same" : "other");
	if (found == NULL || found->type != c->type)
		return;
	put(t, 1, to, "found source", who);
	put(t, 1, to, "found target", whom);
	is_both = p->whom == NONE ? !has_found_target(c) :
	    strcmp(whom, is_equal ? "source" : "target") == 0;
	if (is_both && strcmp(who, "source") == 0)
		put(t, 1, to, "found both", "");
}

static bool
are_of_one_state(const struct trial *t, uint32_t a, uint32_t b)
{
	const struct entity *all = t->e.r.d->entities.at;

	return all[a].country.n > 0 &&
	    str_eq(all[a].country, all[b].country);
}

static void
put_people(struct trial *t, const struct pair *p, struct sums *to)
{
	const struct charge *c = p->charge;
	const struct suspect *who = &c->lead->suspects.at[p->who];
	const struct suspect *whom = p->whom == NONE ? NULL
	    : &c->lead->suspects.at[p->whom];
	const struct entity *all = t->e.r.d->entities.at;
	char back[8] = "0 -";

	back[0] = (char)('0' + who->back);
	if (whom != NULL)
		back[2] = (char)('0' + whom->back);
	put(t, 1, to, "back", back);
	if (whom != NULL && are_of_one_state(t, who->entity, whom->entity))
		put(t, 1, to, "one state", arena_printf(&t->e.words, "%s %s",
		    entity_type_names[all[who->entity].type],
		    entity_type_names[all[whom->entity].type]).s);
}

static double
score_of(struct trial *t, const struct pair *p)
{
	static const char *const kinds[] = { "verb", "noun", "adjective" };
	const struct charge *c = p->charge;
	const char *type = event_type_names[c->type];
	double source = c->as[0][p->who], rest = best_but(c, 1, p->who);
	struct sums sums = { 0 };

	sums.of[PAIR] = t->none[PAIR];
	put(t, c->word, &sums, "word", "");
	put(t, c->word - c->best, &sums, "word gap", "");
	put(t, source, &sums, "source", "");
	put(t, source - best_but(c, 0, NONE), &sums, "source gap", "");
	put(t, 1, &sums, "type", type);
	put(t, 1, &sums, "kind", kinds[c->lead->p.word_class]);
	if (p->whom != NONE) {
		put(t, c->as[1][p->whom], &sums, "target", "");
		put(t, c->as[1][p->whom] - rest, &sums, "target gap", "");
	} else {
		put(t, 1, &sums, "alone", "");
		put(t, rest, &sums, "alone target", "");
		put(t, 1, &sums, "alone", type);
	}
	put(t, again(t, p), &sums, "again", "");
	put_found(t, p, &sums);
	put_people(t, p, &sums);
	arena_free(&t->e.words);
	return sums.of[PAIR];
}

static void
add_pairs(struct trial *t, struct charge *c)
{
	bool is_equal = event_kinds[c->type].is_symmetric;
	uint32_t n = c->lead->suspects.n;

	if (probability(c->word) < LEAST)
		return;
	for (uint32_t a = 0; a < n; a++) {
		if (probability(c->as[0][a]) < LEAST)
			continue;
		for (uint32_t b = 0; b < n; b++) {
			/* of two equals the likelier one comes first */
			bool is_first = !is_equal || c->as[0][b] <
			    c->as[0][a] || (c->as[0][b] == c->as[0][a] &&
			    b > a);

			if (b != a && is_first &&
			    probability(c->as[1][b]) >= LEAST)
				*PUSH(t->e.mem, &t->pairs) =
				    (struct pair){ c, a, b, 0, 0 };
		}
		*PUSH(t->e.mem, &t->pairs) = (struct pair){ c, a, NONE, 0, 0 };
	}
}

/* ---- events ---- */

static void
push_actor(struct trial *t, const struct charge *c, uint32_t suspect,
    fillers *out)
{
	const struct suspect *s = &c->lead->suspects.at[suspect];
	struct filler f = { .entity = s->entity };

	if (fillers_have(out, s->entity))
		return;
	f.mention = s->at.n > 0 ? s->at.at[0].mention
	    : suspect_mention(&t->e, c->lead, s);
	f.tok = t->e.r.d->mentions.at[f.mention].head;
	*PUSH(&t->e.r.d->mem, out) = f;
}

/* Those of equals whom the rules have as target (a visitor's host) are it. */
static void
part_equals(struct arena *mem, const struct charge *c, struct finding *f)
{
	const struct event *found = c->lead->found;
	uint32_t n = 0;

	if (found == NULL || found->type != c->type ||
	    !event_kinds[c->type].is_symmetric)
		return;
	for (uint32_t i = 0; i < f->source.n; i++)
		if (event_has(found, ROLE_TARGET, f->source.at[i].entity))
			*PUSH(mem, &f->target) = f->source.at[i];
		else
			f->source.at[n++] = f->source.at[i];
	f->source.n = n;
}

/* The rule of the word for this type that holds, else the first. */
static const struct rule *
rule_for(const struct trial *t, const struct charge *c)
{
	const struct rule *best = NULL;
	const struct lead *l = c->lead;

	for (uint32_t i = 0; i < l->rules->n; i++) {
		const struct rule *rule = lead_rule(&t->e, l, i);

		if (rule->type != c->type)
			continue;
		if (l->holds[i])
			return rule;
		best = best == NULL ? rule : best;
	}
	return best;
}

/* Has everybody in it the same role in the other? */
static bool
agrees(const struct event *a, const struct event *b)
{
	for (uint32_t i = 0; i < a->roles.n; i++)
		if (a->roles.at[i].role <= ROLE_TARGET && !event_has(b,
		    a->roles.at[i].role, a->roles.at[i].entity))
			return false;
	return true;
}

/* Is one of them of the same state, and one of the two that state itself?  Who
 * acts for a state and the state are not both actors. */
static bool
acts_for(const struct trial *t, uint32_t entity, const fillers *others)
{
	const struct entity *all = t->e.r.d->entities.at;

	for (uint32_t i = 0; i < others->n; i++) {
		uint32_t other = others->at[i].entity;

		if (are_of_one_state(t, entity, other) &&
		    (all[entity].type == COUNTRY ||
		    all[other].type == COUNTRY))
			return true;
	}
	return false;
}

/* Is the suspect in a slot of the word? */
static bool
stands(const struct pair *p, uint32_t suspect)
{
	return p->charge->lead->suspects.at[suspect].at.n > 0;
}

/* Others who are likely, too, with one of those chosen; who did it with others
 * stands with the word.  `pairs` are the word's, the likeliest first. */
static void
add_others(struct trial *t, const struct pair *pairs, uint32_t n,
    struct finding *f)
{
	const struct pair *best = pairs;
	bool is_equal = event_kinds[best->charge->type].is_symmetric;

	for (uint32_t i = 1; i < n; i++) {
		const struct pair *p = &pairs[i];
		uint32_t who = entity_of(p->charge, p->who);
		uint32_t whom = entity_of(p->charge, p->whom);
		bool is_in;

		if (p->p < fmax(ALSO, best->p / 2) ||
		    p->charge != best->charge ||
		    (p->whom == NONE) != (best->whom == NONE))
			continue;
		is_in = fillers_have(&f->source, who);
		if (is_in && whom != NONE && !fillers_have(&f->source, whom)) {
			fillers *to = is_equal ? &f->source : &f->target;

			if (!acts_for(t, whom, to))
				push_actor(t, p->charge, p->whom, to);
		} else if (!is_equal && !is_in && stands(p, p->who) &&
		    !fillers_have(&f->target, who) && (whom == NONE ||
		    fillers_have(&f->target, whom)) &&
		    !acts_for(t, who, &f->source))
			push_actor(t, p->charge, p->who, &f->source);
	}
}

/* How sure the event is that came of a pair with these actors. */
static double
confidence_of(struct trial *t, const struct pair *p, const struct finding *f)
{
	uint32_t n = f->source.n + f->target.n;
	struct sums sums = { 0 };

	sums.of[EVENT] = t->none[EVENT];
	put(t, log(p->p / (1 - p->p)), &sums, "score", "");
	put(t, n > 2 ? n - 2 : 0, &sums, "others", "");
	return probability(sums.of[EVENT]);
}

/* `stattete einen Besuch ab`: the noun is no event of its own. */
static void
use_up(struct trial *t, const struct lead *l, enum event_type type)
{
	ids words = { 0 };

	if (l->p.word_class != WORD_VERB)
		return;
	lead_words(&t->e, l, &words);
	for (uint32_t i = 0; i < words.n; i++)
		if (words.at[i] != l->p.tok)
			t->used[words.at[i]] = (uint8_t)(1 + type);
}

/* The event of the likeliest pair; the rules' own if it is the same. */
static void
add_event(struct trial *t, const struct pair *pairs, uint32_t n)
{
	const struct charge *c = pairs->charge;
	const struct event *found = c->lead->found;
	struct finding f = { .p = c->lead->p, .rule = rule_for(t, c) };
	struct event e;

	push_actor(t, c, pairs->who, &f.source);
	if (pairs->whom != NONE)
		push_actor(t, c, pairs->whom, event_kinds[c->type].is_symmetric
		    ? &f.source : &f.target);
	add_others(t, pairs, n, &f);
	part_equals(&t->e.r.d->mem, c, &f);
	if (!event_told(&t->e.r, &f, &e))
		return;
	e.score = e.confidence = confidence_of(t, pairs, &f);
	if (found != NULL && found->type == e.type && agrees(&e, found) &&
	    agrees(found, &e)) {
		double confidence = e.confidence;

		e = *found;
		e.confidence = confidence;
		e.score = -1;
	}
	*PUSH(t->e.mem, &t->events) = e;
	use_up(t, c->lead, e.type);
}

static int
by_word(const void *a, const void *b)
{
	const struct pair *x = a, *y = b;
	uint32_t i = x->charge->lead->p.tok, k = y->charge->lead->p.tok;

	if (i != k)
		return i < k ? -1 : 1;
	if (x->p != y->p)
		return x->p > y->p ? -1 : 1;
	if (x->charge->type != y->charge->type)
		return x->charge->type < y->charge->type ? -1 : 1;
	if (x->who != y->who)
		return x->who < y->who ? -1 : 1;
	return (x->whom > y->whom) - (x->whom < y->whom);
}

/* What the rules found stays, however doubtful. */
static void
keep_found(struct trial *t)
{
	const struct doc *d = t->e.r.d;

	for (uint32_t i = 0; i < d->events.n; i++) {
		struct event e = d->events.at[i];
		bool is_judged = false;

		for (uint32_t k = 0; k < t->events.n; k++)
			is_judged |= t->events.at[k].trigger == e.trigger;
		if (is_judged)
			continue;
		e.confidence = 0.05;
		e.score = -1;
		*PUSH(t->e.mem, &t->events) = e;
	}
}

static void
decide(struct trial *t)
{
	for (uint32_t i = 0; i < t->pairs.n; i++)
		tell(t, &t->pairs.at[i]);
	for (uint32_t i = 0; i < t->pairs.n; i++)
		t->pairs.at[i].p = probability(score_of(t, &t->pairs.at[i]));
	if (t->pairs.n > 1)
		qsort(t->pairs.at, t->pairs.n, sizeof *t->pairs.at, by_word);
	for (uint32_t i = 0, end; i < t->pairs.n; i = end) {
		const struct lead *l = t->pairs.at[i].charge->lead;

		for (end = i + 1; end < t->pairs.n &&
		    t->pairs.at[end].charge->lead == l; )
			end++;
		if (t->pairs.at[i].p >= KEEP)
			add_event(t, &t->pairs.at[i], end - i);
	}
	keep_found(t);
}

void
event_judge(struct doc *d, const struct lang *l)
{
	struct arena mem = { 0 };
	struct reading r = reading_of(d, l);
	struct trial t = { .e = clues_begin(&r, &mem) };
	struct sums none = { 0 };

	moments_of(&t.e.r, &t.e.r.moments);
	weigh(&t.e, STR("-"), 1, &none);
	memcpy(t.none, none.of, sizeof t.none);
	t.used = NEW(&mem, uint8_t, d->tokens.n + 1);
	for (uint32_t i = 0; i < d->tokens.n; i++)
		add_charges(&t, i);
	for (uint32_t i = 0; i < t.charges.n; i++)
		add_pairs(&t, &t.charges.at[i]);
	decide(&t);
	d->events.n = 0;
	for (uint32_t i = 0; i < t.events.n; i++)
		if (t.used[t.events.at[i].trigger] != 1 + t.events.at[i].type)
			*PUSH(&d->mem, &d->events) = t.events.at[i];
	event_order(d);
	arena_free(&t.e.words);
	arena_free(&mem);
}
