/* document: what one document tells, as knowledge. */
#include <math.h>

#include "base/utf8.h"
#include "corpus/corpus.h"

/* The slice of the article between two code points. */
static struct str
article_slice(const struct doc *d, struct span at)
{
	struct str s = d->article.text;
	size_t byte = 0, from = 0;

	for (uint32_t cp = 0; byte < s.n; cp++) {
		if (cp == at.beg)
			from = byte;
		if (cp == at.end)
			break;
		if (utf8_next(s, &byte) < 0)
			break;
	}
	return (struct str){ s.s + from, byte - from };
}

struct str
knowledge_slug(struct arena *mem, struct str name)
{
	static const struct { const char *from, *to; } spelt[] = {
		{ "ä", "ae" }, { "ö", "oe" }, { "ü", "ue" }, { "ß", "ss" },
	};
	struct str low = utf8_lower(mem, name);
	char *out = arena_alloc(mem, 2, low.n + 1);
	size_t n = 0;

	for (size_t at = 0; at < low.n; ) {
		size_t from = at;
		int32_t c = utf8_next(low, &at);
		struct str ch = { low.s + from, at - from }, fold;
		bool is_done = false;

		for (size_t k = 0; k < sizeof spelt / sizeof *spelt; k++)
			if (str_is(ch, spelt[k].from)) {
				memcpy(out + n, spelt[k].to, 2);
				n += 2;
				is_done = true;
			}
		if (is_done || c < 0)
			continue;
		fold = utf8_fold(mem, ch);
		if (fold.n >= 1 && (unsigned char)fold.s[0] < 0x80) {
			out[n++] = fold.s[0];
		} else if (n > 0 && out[n - 1] != '_')
			out[n++] = '_';
	}
	while (n > 0 && out[n - 1] == '_')
		n--;
	return n > 0 ? (struct str){ out, n } : STR("x");
}

static struct span
sentence_span(const struct doc *d, uint32_t sentence)
{
	return doc_article_span(d, d->sentences.at[sentence].at);
}

static struct k_evidence
evidence_of(struct arena *mem, const struct doc *d, struct span at,
    uint32_t sentence, struct str rule)
{
	struct span a = doc_article_span(d, at);
	struct span s = sentence_span(d, sentence);

	return (struct k_evidence){
		.begin = a.beg, .end = a.end, .sentence_begin = s.beg,
		.sentence_end = s.end, .by = STR("rule"),
		.rule = arena_str(mem, rule), .score = -1,
		.text = arena_str(mem, article_slice(d, s)),
	};
}

static bool
has_alias(const struct k_entity *e, struct str text)
{
	for (uint32_t i = 0; i < e->aliases.n; i++)
		if (str_eq(e->aliases.at[i], text))
			return true;
	return false;
}

/* Which entities the document speaks of; entity/ made others to have them at
 * hand.  Fills where each goes, NONE for the rest. */
static uint32_t *
used_entities(struct knowledge *k, const struct doc *d)
{
	uint32_t *to = NEW(&k->mem, uint32_t, d->entities.n + 1), n = 0;

	for (uint32_t i = 0; i < d->mentions.n; i++)
		for (uint32_t e = 0; e < d->mentions.at[i].entities.n; e++)
			to[d->mentions.at[i].entities.at[e]] = 1;
	for (uint32_t i = 0; i < d->relations.n; i++)
		to[d->relations.at[i].source] =
		    to[d->relations.at[i].target] = 1;
	for (uint32_t i = 0; i < d->events.n; i++)
		for (uint32_t e = 0; e < d->events.at[i].roles.n; e++)
			to[d->events.at[i].roles.at[e].entity] = 1;
	for (uint32_t i = 0; i < d->entities.n; i++)
		to[i] = to[i] != 0 ? n++ : NONE;
	return to;
}

static void
add_mentions(struct knowledge *k, const struct doc *d, const uint32_t *to)
{
	for (uint32_t i = 0; i < d->mentions.n; i++) {
		const struct mention *m = &d->mentions.at[i];
		struct span at = doc_article_span(d, m->at);

		for (uint32_t n = 0; n < m->entities.n; n++) {
			struct k_entity *e = &k->entities.at[
			    to[m->entities.at[n]]];
			struct k_mention *x = PUSH(&k->mem, &e->mentions);

			*x = (struct k_mention){
				.begin = at.beg, .end = at.end,
				.text = arena_str(&k->mem,
				    article_slice(d, at)),
				.form = mention_form(m->kind) };
			if (m->kind == KIND_NAME && !has_alias(e, x->text) &&
			    !str_eq(e->name, x->text))
				*PUSH(&k->mem, &e->aliases) = x->text;
		}
	}
}

static struct k_event
event_of(struct knowledge *k, const struct event *e, const uint32_t *to)
{
	struct k_event out = {
		.label = arena_str(&k->mem, e->label), .type = e->type,
		.date = arena_str(&k->mem, e->date), .mode = e->mode,
		.place = NONE, .attribution = NONE, .status = e->status,
		.intensity = event_intensity(e->type, e->mode),
		.confidence = floor(e->confidence * 100 + 0.5) / 100,
	};

	for (uint32_t i = 0; i < e->roles.n; i++) {
		uint32_t who = to[e->roles.at[i].entity];

		switch (e->roles.at[i].role) {
		case ROLE_SOURCE:
			*PUSH(&k->mem, &out.source) = who;
			break;
		case ROLE_TARGET:
			*PUSH(&k->mem, &out.target) = who;
			break;
		case ROLE_PLACE:
			out.place = who;
			break;
		case ROLE_ATTRIBUTION:
			out.attribution = who;
			break;
		case ROLE_COUNT:
			break;
		}
	}
	return out;
}

static void
add_event_evidence(struct knowledge *k, const struct doc *d,
    const struct event *e, const uint32_t *entity, struct k_event *to)
{
	struct k_evidence v = evidence_of(&k->mem, d, e->at,
	    doc_sentence_of(d, e->trigger), e->rule);

	for (uint32_t i = 0; i < e->roles.n; i++) {
		const struct event_role *r = &e->roles.at[i];
		struct span at = doc_article_span(d,
		    d->mentions.at[r->mention].at);

		*PUSH(&k->mem, &v.roles) = (struct k_role){
			r->role, entity[r->entity], at.beg, at.end };
	}
	*PUSH(&k->mem, &to->evidence) = v;
}

/* A retelling fills what the first telling left open. */
static void
fill_in(struct k_event *to, const struct k_event *from)
{
	if (from->date.n > to->date.n)
		to->date = from->date;
	if (to->place == NONE)
		to->place = from->place;
	if (from->status < to->status) {
		to->status = from->status;
		to->attribution = from->attribution;
	}
	if (from->confidence > to->confidence)
		to->confidence = from->confidence;
	if (to->mode == NONE && from->mode != NONE) {
		to->mode = from->mode;
		to->intensity = from->intensity;
	}
}

static void
add_events(struct knowledge *k, const struct doc *d, const uint32_t *to)
{
	uint32_t *at = NEW(&k->mem, uint32_t, d->events.n + 1);

	for (uint32_t i = 0; i < d->events.n; i++) {
		const struct event *e = &d->events.at[i];
		struct k_event x = event_of(k, e, to);

		if (e->occasion == i) {
			at[i] = k->events.n;
			*PUSH(&k->mem, &k->events) = x;
		} else {
			at[i] = at[e->occasion];
			fill_in(&k->events.at[at[i]], &x);
		}
		add_event_evidence(k, d, e, to, &k->events.at[at[i]]);
	}
}

void
knowledge_of_doc(struct knowledge *k, const struct doc *d)
{
	const struct article *a = &d->article;
	const uint32_t *to_entity = used_entities(k, d);

	*PUSH(&k->mem, &k->documents) = (struct k_document){
		.id = arena_str(&k->mem, a->id),
		.path = arena_str(&k->mem, a->path),
		.url = arena_str(&k->mem, a->url),
		.title = arena_str(&k->mem, a->title),
		.language = arena_str(&k->mem, a->language),
		.date = arena_str(&k->mem, d->date),
		.length = (uint32_t)utf8_count(a->text), .copy_of = NONE };
	for (uint32_t i = 0; i < d->entities.n; i++) {
		const struct entity *e = &d->entities.at[i];

		if (to_entity[i] == NONE)
			continue;
		*PUSH(&k->mem, &k->entities) = (struct k_entity){
			.name = arena_str(&k->mem, e->name),
			.country = arena_str(&k->mem, e->country),
			.wikidata = arena_str(&k->mem, e->wikidata),
			.type = e->type, .gender = e->gender };
	}
	add_mentions(k, d, to_entity);
	for (uint32_t i = 0; i < d->relations.n; i++) {
		const struct relation *r = &d->relations.at[i];
		struct k_relation *to = PUSH(&k->mem, &k->relations);

		*to = (struct k_relation){
			.label = arena_str(&k->mem, r->label),
			.type = r->type, .source = to_entity[r->source],
			.target = to_entity[r->target],
			.is_former = r->is_former,
			.confidence = r->confidence };
		*PUSH(&k->mem, &to->evidence) = evidence_of(&k->mem, d, r->at,
		    r->sentence, str_of(r->rule));
	}
	add_events(k, d, to_entity);
}
