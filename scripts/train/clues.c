/* clues: what speaks for the events of articles, for scripts/train/judge.
 *
 *     clues MODEL <ARTICLES.jsonl
 *
 * One article a line, as `score.py input` prints them (cJSON reads it).  Prints, tab
 * between fields, clues divided by `|`:
 *
 *     D  article
 *     E  entity, type, country, its mentions `begin:end`…       one line each
 *     W  its words `begin:end`…, class, type, found, clues    a word and a type of
 *                                                             its rules
 *     A  entity, sentences back, found, clues     who may be an actor of it
 *
 * `found` is what the rules say: `same` or `other` type, or `-`; `source`,
 * `target` of the same type, or `-`. */
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/json.h"
#include "doc/doc.h"
#include "event/clues.h"
#include "event/moment.h"
#include "lang/lang.h"
#include "pipeline.h"
#include "reader/reader.h"

static void
print_clues(const clue_list *clues)
{
	for (uint32_t i = 0; i < clues->n; i++)
		printf("%s" STR_FMT, i > 0 ? "|" : "",
		    STR_ARG(clues->at[i]));
	putchar('\n');
}

static void
print_entities(const struct doc *d)
{
	for (uint32_t i = 0; i < d->entities.n; i++) {
		printf("E\t%u\t%s\t" STR_FMT, i,
		    entity_type_names[d->entities.at[i].type],
		    STR_ARG(d->entities.at[i].country));
		for (uint32_t k = 0; k < d->mentions.n; k++) {
			const struct mention *m = &d->mentions.at[k];
			struct span at = doc_article_span(d, m->at);

			if (the_entity(m) == i)
				printf("\t%u:%u", at.beg, at.end);
		}
		putchar('\n');
	}
}

static void
print_actors(struct inquiry *e, const struct lead *l, enum event_type type)
{
	bool is_found = l->found != NULL && l->found->type == type;

	for (uint32_t i = 0; i < l->suspects.n; i++) {
		const struct suspect *s = &l->suspects.at[i];
		clue_list clues = { 0 };

		clues_of_actor(e, l, s, type, &clues);
		printf("A\t%u\t%u\t%s\t", s->entity, s->back,
		    is_found && event_has(l->found, ROLE_SOURCE, s->entity)
		    ? "source" : is_found && event_has(l->found, ROLE_TARGET,
		    s->entity) ? "target" : "-");
		print_clues(&clues);
	}
}

static void
print_words(const struct doc *d, const ids *words)
{
	for (uint32_t i = 0; i < words->n; i++) {
		struct span at = doc_article_span(d,
		    d->tokens.at[words->at[i]].at);

		printf("%s%u:%u", i == 0 ? "W\t" : " ", at.beg, at.end);
	}
}

static void
print_lead(struct inquiry *e, const struct lead *l)
{
	static const char *const classes[] = { "verb", "noun", "adjective" };
	enum event_type types[EVENT_TYPE_COUNT];
	ids words = { 0 };
	uint32_t n;

	lead_words(e, l, &words);
	lead_types(e, l, types, &n);
	for (uint32_t i = 0; i < n; i++) {
		clue_list clues = { 0 };

		clues_of_word(e, l, types[i], &clues);
		print_words(e->r.d, &words);
		printf("\t%s\t%s\t%s\t",
		    classes[l->p.word_class], event_type_names[types[i]],
		    l->found == NULL ? "-" : l->found->type == types[i]
		    ? "same" : "other");
		print_clues(&clues);
		print_actors(e, l, types[i]);
	}
}

static void
print(struct doc *d, const struct lang *lang)
{
	struct reading r = reading_of(d, lang);
	struct arena mem = { 0 };
	struct inquiry e = clues_begin(&r, &mem);
	struct lead l;

	moments_of(&e.r, &e.r.moments);
	printf("D\t" STR_FMT "\n", STR_ARG(d->article.id));
	print_entities(d);
	for (uint32_t i = 0; i < d->tokens.n; i++)
		if (clues_lead(&e, i, &l))
			print_lead(&e, &l);
	arena_free(&e.words);
	arena_free(&mem);
}

/* The member of the article, empty if it is not there. */
static struct str
member(const struct json *article, const char *key)
{
	struct str s = { 0 };

	json_str(json_get(article, key), &s);
	return s;
}

int
main(int argc, char **argv)
{
	struct arena mem = { 0 };
	struct str rest;
	const char *why;
	size_t bad;
	struct lang *lang = lang_open("de", NULL);

	if (argc != 2 || lang == NULL || (lang->reader = reader_open(
	    argv[1])) == NULL || file_read(&mem, "-", &rest, &why) != 0)
		return 2;
	while (rest.n > 0) {
		struct json *j = json_parse(str_cut(&rest, '\n'), &bad);
		struct doc *d = doc_new(&(struct article){
			.id = member(j, "id"), .text = member(j, "text"),
			.date = member(j, "date"),
			.language = member(j, "language") });

		pipeline_run(d, lang, stage_find("found"));
		print(d, lang);
		doc_free(d);
		json_free(j);
	}
	lang_free(lang);
	arena_free(&mem);
	return 0;
}
