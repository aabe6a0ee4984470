/* keep: only what is sure enough. */
#include "base/utf8.h"
#include "corpus/corpus.h"

/* `Außenministerin`, `Ministerin`: may be said of one office. */
static bool
is_same_office(struct arena *mem, struct str a, struct str b)
{
	return str_eq(a, b) || str_ends(a, utf8_lower(mem, b)) ||
	    str_ends(b, utf8_lower(mem, a));
}

/* A rule is surer than any number of models. */
#define BY_RULE 1e9

/* How sure the documents together are of a relation. */
static double
votes_for(const struct k_relation *r)
{
	double sum = 0;

	for (uint32_t i = 0; i < r->evidence.n; i++)
		sum += r->evidence.at[i].score < 0 ? BY_RULE
		    : r->evidence.at[i].score;
	return sum;
}

/* Does a model say so, and do other documents give the office to another with
 * more certainty?  One man is foreign minister of one state.  The relations of
 * one source lie together. */
static bool
is_outvoted(struct arena *mem, const struct knowledge *k, uint32_t relation)
{
	const struct k_relation *r = &k->relations.at[relation], *o = r;
	const struct k_relation *end = k->relations.at + k->relations.n;
	double votes = votes_for(r);

	if (r->type != HOLDS_OFFICE || votes >= BY_RULE)
		return false;
	while (o > k->relations.at && o[-1].type == HOLDS_OFFICE &&
	    o[-1].source == r->source)
		o--;
	for (; o < end && o->type == HOLDS_OFFICE && o->source == r->source;
	    o++)
		if (o->target != r->target && votes_for(o) > votes &&
		    is_same_office(mem, o->label, r->label))
			return true;
	return false;
}

static void
keep_offices(struct knowledge *k)
{
	struct arena mem = { 0 };
	uint8_t *is_out = NEW(&mem, uint8_t, k->relations.n + 1);
	uint32_t n = 0;

	for (uint32_t i = 0; i < k->relations.n; i++)
		is_out[i] = is_outvoted(&mem, k, i);
	for (uint32_t i = 0; i < k->relations.n; i++)
		if (is_out[i])
			*PUSH(&k->mem, &k->dropped_relations) =
			    k->relations.at[i];
		else
			k->relations.at[n++] = k->relations.at[i];
	k->relations.n = n;
	arena_free(&mem);
}

void
knowledge_keep(struct knowledge *k, double min_confidence)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < k->events.n; i++)
		if (k->events.at[i].confidence < min_confidence)
			*PUSH(&k->mem, &k->dropped_events) = k->events.at[i];
		else
			k->events.at[n++] = k->events.at[i];
	k->events.n = n;
	keep_offices(k);
}
