/* document: what one document tells, as knowledge. */
#include <math.h>

#include "base/utf8.h"
#include "corpus/copies.h"
#include "corpus/corpus.h"

/* A document on its way into knowledge. */
struct copying {
	struct knowledge *k;
	const struct doc *d;
	const uint32_t   *entity;	/* of the document -> of k, or NONE   */
	const size_t     *byte;		/* of every EACH-th code point of the
					 * article, and where it ends         */
};

/* Code points from one known byte to the next. */
#define EACH 64

static const size_t *
bytes_of(struct arena *mem, struct str s)
{
	VEC(size_t) out = { 0 };
	size_t at = 0;

	for (size_t n = 0; at < s.n; n++) {
		if (n % EACH == 0)
			*PUSH(mem, &out) = at;
		if (utf8_next(s, &at) < 0)
			break;
	}
	*PUSH(mem, &out) = at;
	return out.at;
}

/* The slice of the article between two code points. */
static struct str
article_slice(const struct copying *t, struct span at)
{
	struct str s = t->d->article.text;
	size_t from = t->byte[at.beg / EACH], to;

	for (uint32_t cp = at.beg / EACH * EACH; cp < at.beg && from < s.n &&
	    utf8_next(s, &from) >= 0; cp++)
		;
	to = from;
	for (uint32_t cp = at.beg; cp < at.end && to < s.n &&
	    utf8_next(s, &to) >= 0; cp++)
		;
	return (struct str){ s.s + from, to - from };
}

struct str
knowledge_slug(struct arena *mem, struct str name)
{
	static const struct { const char *from, *to; } spelt[] = {
		{ "ä", "ae" }, { "ö", "oe" }, { "ü", "ue" }, { "ß", "ss" },
	};
	struct arena temp = { 0 };
	struct str low = utf8_lower(&temp, name);
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
		fold = utf8_fold(&temp, ch);
		if (fold.n >= 1 && (unsigned char)fold.s[0] < 0x80) {
			out[n++] = fold.s[0];
		} else if (n > 0 && out[n - 1] != '_')
			out[n++] = '_';
	}
	while (n > 0 && out[n - 1] == '_')
		n--;
	arena_free(&temp);
	return n > 0 ? (struct str){ out, n } : STR("x");
}

static struct k_evidence
evidence_of(const struct copying *t, struct span at, uint32_t sentence,
    struct str rule, double score)
{
	struct arena *mem = &t->k->mem;
	struct span a = doc_article_span(t->d, at);
	struct span s = doc_article_span(t->d,
	    t->d->sentences.at[sentence].at);

	return (struct k_evidence){
		.begin = a.beg, .end = a.end, .sentence_begin = s.beg,
		.sentence_end = s.end,
		.by = score < 0 ? STR("rule") : STR("model"),
		.rule = arena_str(mem, rule), .score = score,
		.text = arena_str(mem, article_slice(t, s)),
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
 * hand.  Where each goes in `k`, NONE for the rest. */
static uint32_t *
used_entities(struct knowledge *k, const struct doc *d)
{
	uint32_t *to = NEW(&k->mem, uint32_t, d->entities.n + 1), n = 0;

	for (uint32_t i = 0; i < d->mentions.n; i++)
		for (uint32_t e = 0; !d->mentions.at[i].is_origin &&
		    e < d->mentions.at[i].entities.n; e++)
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
add_mentions(const struct copying *t)
{
	struct knowledge *k = t->k;
	const struct doc *d = t->d;

	for (uint32_t i = 0; i < d->mentions.n; i++) {
		const struct mention *m = &d->mentions.at[i];
		struct span at = doc_article_span(d, m->at);

		for (uint32_t n = 0; !m->is_origin && n < m->entities.n; n++) {
			struct k_entity *e = &k->entities.at[
			    t->entity[m->entities.at[n]]];
			struct k_mention *x = PUSH(&k->mem, &e->mentions);

			*x = (struct k_mention){
				.begin = at.beg, .end = at.end,
				.text = arena_str(&k->mem,
				    article_slice(t, at)),
				.form = mention_form(m->kind) };
			if (m->kind == KIND_NAME && !has_alias(e, x->text) &&
			    !str_eq(e->name, x->text))
				*PUSH(&k->mem, &e->aliases) = x->text;
		}
	}
}

static struct k_event
event_of(const struct copying *t, const struct event *e)
{
	struct knowledge *k = t->k;
	struct k_event out = {
		.label = arena_str(&k->mem, e->label), .type = e->type,
		.date = arena_str(&k->mem, e->date), .mode = e->mode,
		.place = NONE, .attribution = NONE, .status = e->status,
		.intensity = event_intensity(e->type, e->mode),
		.confidence = floor(e->confidence * 100 + 0.5) / 100,
	};

	for (uint32_t i = 0; i < e->roles.n; i++) {
		uint32_t who = t->entity[e->roles.at[i].entity];

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
add_event_evidence(const struct copying *t, const struct event *e,
    struct k_event *to)
{
	struct knowledge *k = t->k;
	const struct doc *d = t->d;
	struct k_evidence v = evidence_of(t, e->at,
	    doc_sentence_of(d, e->trigger), e->rule, e->score);

	for (uint32_t i = 0; i < e->roles.n; i++) {
		const struct event_role *r = &e->roles.at[i];
		struct span at = doc_article_span(d,
		    d->mentions.at[r->mention].at);

		*PUSH(&k->mem, &v.roles) = (struct k_role){
			r->role, t->entity[r->entity], at.beg, at.end, 0 };
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
add_events(const struct copying *t)
{
	struct knowledge *k = t->k;
	const struct doc *d = t->d;
	uint32_t *at = NEW(&k->mem, uint32_t, d->events.n + 1);

	for (uint32_t i = 0; i < d->events.n; i++) {
		const struct event *e = &d->events.at[i];
		struct k_event x = event_of(t, e);

		if (e->occasion == i) {
			at[i] = k->events.n;
			*PUSH(&k->mem, &k->events) = x;
		} else {
			at[i] = at[e->occasion];
			fill_in(&k->events.at[at[i]], &x);
		}
		add_event_evidence(t, e, &k->events.at[at[i]]);
	}
}

static void
add_document(struct knowledge *k, const struct doc *d)
{
	const struct article *a = &d->article;
	struct k_document *to = PUSH(&k->mem, &k->documents);

	*to = (struct k_document){
		.id = arena_str(&k->mem, a->id),
		.path = arena_str(&k->mem, a->path),
		.url = arena_str(&k->mem, a->url),
		.title = arena_str(&k->mem, a->title),
		.language = arena_str(&k->mem, a->language),
		.date = arena_str(&k->mem, d->date),
		.length = (uint32_t)utf8_count(a->text), .copy_of = NONE };
	for (uint32_t i = 0; i < d->sentences.n; i++)
		*PUSH(&k->mem, &to->sentences) =
		    doc_article_span(d, d->sentences.at[i].at).beg;
	copies_read(&k->mem, to, d->text);
}

static void
add_entities(const struct copying *t)
{
	struct knowledge *k = t->k;
	const struct doc *d = t->d;

	for (uint32_t i = 0; i < d->entities.n; i++) {
		const struct entity *e = &d->entities.at[i];

		if (t->entity[i] == NONE)
			continue;
		*PUSH(&k->mem, &k->entities) = (struct k_entity){
			.name = arena_str(&k->mem, e->name),
			.country = arena_str(&k->mem, e->country),
			.wikidata = arena_str(&k->mem, e->wikidata),
			.type = e->type, .gender = e->gender };
	}
}

static void
add_relations(const struct copying *t)
{
	struct knowledge *k = t->k;
	const struct doc *d = t->d;

	for (uint32_t i = 0; i < d->relations.n; i++) {
		const struct relation *r = &d->relations.at[i];
		struct k_relation *to = PUSH(&k->mem, &k->relations);

		*to = (struct k_relation){
			.label = arena_str(&k->mem, r->label),
			.type = r->type, .source = t->entity[r->source],
			.target = t->entity[r->target],
			.since = arena_str(&k->mem, r->since),
			.until = arena_str(&k->mem, r->until),
			.is_former = r->is_former,
			.confidence = r->confidence };
		*PUSH(&k->mem, &to->evidence) = evidence_of(t, r->at,
		    r->sentence, str_of(r->rule), r->score);
	}
}

void
knowledge_of_doc(struct knowledge *k, const struct doc *d)
{
	struct arena mem = { 0 };
	struct copying t = { k, d, used_entities(k, d),
		bytes_of(&mem, d->article.text) };

	add_document(k, d);
	add_entities(&t);
	add_mentions(&t);
	add_relations(&t);
	add_events(&t);
	arena_free(&mem);
}
