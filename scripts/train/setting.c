/* setting: the times and places that each word of articles may have if it is
 * an event, to learn from.
 *
 *     setting INPUT...
 *
 * An article is a line `# newdoc id = ID`; a word that may be an event a line
 * of its begin and end in the article, whether the program takes it for an
 * event (`event` or `-`), its tag, tense and status; below it a line for each candidate,
 * `date` or `place`, the date or where the place is named, and the features. */
#include <stdio.h>

#include "cli/articles.h"
#include "event/frame.h"
#include "event/moment.h"
#include "event/status.h"
#include "event/when.h"
#include "event/where.h"

struct showing { const struct lang *l; };

static void
put_features(uint64_t features)
{
	for (int f = 0; f < SETTING_FEATURE_COUNT; f++)
		if (features >> f & 1)
			printf(" %s", setting_names[f]);
	putchar('\n');
}

static void
put_names(const struct doc *d, uint32_t entity)
{
	for (uint32_t i = 0; i < d->mentions.n; i++) {
		const struct mention *m = &d->mentions.at[i];
		struct span at = doc_article_span(d, m->at);

		if (m->kind == KIND_NAME && the_entity(m) == entity)
			printf("%u-%u,", (unsigned)at.beg, (unsigned)at.end);
	}
}

static bool
class_of(const struct token *t, enum word_class *out)
{
	bool is_verb = t->upos == UPOS_VERB || (t->upos == UPOS_ADJ &&
	    (tok_has(t, VERBFORM_PART) || t->deprel == DEP_AMOD));

	*out = is_verb ? WORD_VERB : t->upos == UPOS_NOUN ||
	    t->upos == UPOS_PROPN ? WORD_NOUN : WORD_ADJECTIVE;
	return is_verb || *out == WORD_NOUN || t->upos == UPOS_ADJ;
}

static const struct event *
event_at(const struct doc *d, uint32_t tok)
{
	for (uint32_t i = 0; i < d->events.n; i++)
		if (d->events.at[i].trigger == tok)
			return &d->events.at[i];
	return NULL;
}

/* Where the event's rule looks for its place. */
static const slot_list *
slots_of_event(const struct lang *l, const struct event *e)
{
	for (uint32_t i = 0; e != NULL && i < l->rules.at.n; i++)
		if (str_begins(e->rule, l->rules.at.at[i].name) &&
		    (e->rule.n == l->rules.at.at[i].name.n ||
		    e->rule.s[l->rules.at.at[i].name.n] == '+'))
			return &l->rules.at.at[i].place;
	return NULL;
}

static void
show_word(const struct reading *r, uint32_t tok, enum word_class class)
{
	struct doc *d = r->d;
	struct predicate p = predicate_at(r, tok, class);
	const struct event *e = event_at(d, tok), none = { 0 };
	enum status status = e != NULL ? e->status : status_of(r, &p, &none);
	struct scene s = { r, &p, status == STATUS_COUNT ? POSSIBLE : status,
		NULL, slots_of_event(r->l, e) };
	struct span at = doc_article_span(d, d->tokens.at[tok].at);
	candidate_list dates = { 0 }, places = { 0 };

	printf("%u %u %s %s %s %s\n", (unsigned)at.beg, (unsigned)at.end,
	    e != NULL ? "event" : "-", upos_names[d->tokens.at[tok].upos],
	    tense_of(r, &p), status_names[s.status]);
	date_candidates(&s, &dates);
	for (uint32_t i = 0; i < dates.n; i++) {
		printf("date " STR_FMT, STR_ARG(dates.at[i].date.n > 0
		    ? dates.at[i].date : STR("-")));
		put_features(dates.at[i].features);
	}
	place_candidates(&s, &places);
	for (uint32_t i = 0; i < places.n; i++) {
		printf("place -");
		if (places.at[i].entity != NONE)
			put_names(d, places.at[i].entity);
		put_features(places.at[i].features);
	}
}

static void
show(void *to, const struct doc *d)
{
	const struct showing *s = to;
	/* the document is the caller's; what is made here lives as long */
	struct reading r = reading_of((struct doc *)(uintptr_t)d, s->l);
	enum word_class class;

	moments_of(&r, &r.moments);
	printf("# newdoc id = " STR_FMT "\n", STR_ARG(d->article.id));
	for (uint32_t i = 0; i < d->tokens.n; i++)
		if (class_of(&d->tokens.at[i], &class))
			show_word(&r, i, class);
}

int
main(int argc, char **argv)
{
	struct article_options options = { .threads = 2 };
	struct arena mem = { 0 };
	struct articles articles;
	struct args args = { .n = (uint32_t)argc, .at = argv };
	struct showing s = { articles_lang(&options, true) };

	if (s.l == NULL)
		return 1;
	articles_open(&articles, &options, &args, 1, NULL);
	articles_run(&options, s.l, &articles, &(struct articles_work){
		.each = show, .to = &s });
	articles_close(&articles);
	articles_lang_free((struct lang *)(uintptr_t)s.l);
	arena_free(&mem);
	return 0;
}
