/* relation: what holds: offices, membership, parts, places. */
#include "base/utf8.h"
#include "event/clause.h"
#include "event/event.h"

/* A relation about to be noted; it is noted once a document. */
static void
add(struct doc *d, enum relation_type type, uint32_t source, uint32_t target,
    const struct mention *m, struct str label, const char *rule)
{
	if (source == NONE || target == NONE || source == target)
		return;
	for (uint32_t i = 0; i < d->relations.n; i++) {
		const struct relation *o = &d->relations.at[i];

		if (o->type == type && o->source == source &&
		    o->target == target)
			return;
	}
	*PUSH(&d->mem, &d->relations) = (struct relation){
		.type = type, .source = source, .target = target,
		.label = label, .at = m->at, .rule = rule, .confidence = 0.8,
		.sentence = doc_sentence_of(d, m->tok),
	};
}

static uint32_t
find(const struct doc *d, enum entity_type type, struct str name)
{
	for (uint32_t i = 0; i < d->entities.n; i++)
		if (d->entities.at[i].type == type &&
		    str_eq(d->entities.at[i].name, name))
			return i;
	return NONE;
}

static uint32_t
state(const struct doc *d, struct str iso)
{
	for (uint32_t i = 0; i < d->entities.n; i++)
		if (iso.n != 0 && d->entities.at[i].type == COUNTRY &&
		    str_eq(d->entities.at[i].country, iso))
			return i;
	return NONE;
}

static uint32_t
one(const struct mention *m)
{
	return m->entities.n == 1 ? m->entities.at[0] : NONE;
}

static bool
is_former(const struct reading *r, uint32_t tok)
{
	for (uint32_t c = tok_child(r->d, tok, DEP_AMOD, NONE); c != NONE;
	    c = tok_child(r->d, tok, DEP_AMOD, c))
		if (lang_is(r->l, TABLE_AUXILIARIES, r->d->tokens.at[c].lemma,
		    "former"))
			return true;
	return false;
}

/* `der russische Präsident Wladimir Putin`: entity/ bound the office to the
 * name beside it. */
static void
office(const struct reading *r, const struct mention *m)
{
	struct doc *d = r->d;
	uint32_t n = d->relations.n;
	uint32_t target = m->of.n != 0 ? find(d, ORGANIZATION, m->of) : NONE;

	if (target == NONE)
		target = state(d, m->country);
	add(d, HOLDS_OFFICE, one(m), target, m, m->name,
	    "office-beside-name");
	if (d->relations.n > n)
		d->relations.at[n].is_former = is_former(r, m->head);
}

/* `Außenministerium (Südkorea)`, `UN-Sicherheitsrat`. */
static void
part(struct doc *d, const struct mention *m)
{
	if (m->of.n != 0)
		add(d, PART_OF, one(m), find(d, ORGANIZATION, m->of), m,
		    (struct str){ 0 }, "organ");
	else if (one(m) != NONE && str_is(str_of(m->rule), "body"))
		add(d, PART_OF, one(m), state(d,
		    d->entities.at[one(m)].country), m, (struct str){ 0 },
		    "body-of-state");
}

/* Names below a name: `John Kirby vom Nationalen Sicherheitsrat`,
 * `Wostotschny in der Amur-Region`, `die Bank of China aus Peking`. */
static void
below(const struct reading *r, const struct mention *m)
{
	struct doc *d = r->d;
	const struct sentence *s = &d->sentences.at[doc_sentence_of(d, m->tok)];

	for (uint32_t i = s->tok; i < s->tok + s->ntok; i++) {
		uint32_t at = r->at_head[i], prep;
		const struct mention *n;

		if (d->tokens.at[i].head != m->head || at == NONE ||
		    d->tokens.at[i].deprel != DEP_NMOD)
			continue;
		n = &d->mentions.at[at];
		prep = tok_child(d, i, DEP_CASE, NONE);
		if (n->kind != KIND_NAME)
			continue;
		if (m->type == PERSON && n->type == ORGANIZATION &&
		    prep != NONE && lang_is(r->l, TABLE_ADPOSITIONS,
		    d->tokens.at[prep].lemma, "genitive"))
			add(d, MEMBER_OF, one(m), one(n), m, (struct str){ 0 },
			    "person-of-organization");
		if (m->type == PLACE && (n->type == PLACE ||
		    n->type == COUNTRY) && (prep == NONE || lang_is(r->l,
		    TABLE_ADPOSITIONS, d->tokens.at[prep].lemma, "owner")))
			add(d, LOCATED_IN, one(m), one(n), m,
			    (struct str){ 0 }, "place-in-place");
	}
}

void
relation_find(struct doc *d, const struct lang *l)
{
	struct reading r = reading_of(d, l);

	for (uint32_t i = 0; i < d->mentions.n; i++) {
		const struct mention *m = &d->mentions.at[i];

		if (m->kind == KIND_OFFICE &&
		    str_is(str_of(m->rule), "office-beside-name"))
			office(&r, m);
		if (m->kind != KIND_NAME)
			continue;
		part(d, m);
		below(&r, m);
	}
}
