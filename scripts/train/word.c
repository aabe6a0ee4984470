/* word: what speaks for each word's status and attribution, were it an event.
 *
 *     word INPUT...        as `whowhom show` takes them
 *
 * An article begins with `D id`; `N entity type country name` and `M entity
 * begin end`, one a name, say who is who; `W begin end none evidence` is a
 * word (`none` 1: the content of a demand), the `S entity clues` below it are
 * the candidates for who says so, nobody (-1) first.  scripts/train/word
 * reads it. */
#include <stdio.h>

#include "base/diag.h"
#include "cli/articles.h"
#include "event/attribution.h"
#include "event/status.h"

static struct options {
	struct article_options articles;
} options;

static const struct opt opts[] = {
	{ 0, NULL, OPT_GROUP, offsetof(struct options, articles), NULL, "",
	  article_opts },
	OPT_END
};

static int run(int argc, char **argv);

static const struct command cmd_word = {
	"word", "INPUT...", 1, OPT_MANY, "", "", opts, run
};

static void
print_names(const struct doc *d)
{
	for (uint32_t i = 0; i < d->entities.n; i++)
		printf("N\t%u\t%s\t" STR_FMT "\t" STR_FMT "\n", i,
		    entity_type_names[d->entities.at[i].type],
		    STR_ARG(d->entities.at[i].country),
		    STR_ARG(d->entities.at[i].name));
	for (uint32_t i = 0; i < d->mentions.n; i++) {
		const struct mention *m = &d->mentions.at[i];
		struct span at = doc_article_span(d, m->at);

		if (m->kind == KIND_NAME && the_entity(m) != NONE)
			printf("M\t%u\t%u\t%u\n", the_entity(m), at.beg,
			    at.end);
	}
}

static void
print_bits(uint64_t bits, const char *const *names, int n)
{
	const char *between = "";

	for (int i = 0; i < n; i++)
		if (bits >> i & 1) {
			printf("%s%s", between, names[i]);
			between = " ";
		}
	putchar('\n');
}

static enum word_class
class_of(const struct token *t)
{
	if (t->upos == UPOS_NOUN || t->upos == UPOS_PROPN)
		return WORD_NOUN;
	return t->upos == UPOS_VERB || tok_has(t, VERBFORM_PART) ? WORD_VERB
	    : WORD_ADJECTIVE;
}

static void
print_word(const struct reading *r, uint32_t tok)
{
	const struct token *t = &r->d->tokens.at[tok];
	struct span at = doc_article_span(r->d, t->at);
	struct predicate p = predicate_at(r, tok, class_of(t));
	/* of a type that brings no evidence of its own */
	struct event e = { .type = EVENT_AID };
	speakers who = { 0 };
	bool is_none;
	uint64_t bits = status_evidence(r, &p, &is_none);

	printf("W\t%u\t%u\t%d\t", at.beg, at.end, is_none);
	print_bits(bits, evidence_names, EVIDENCE_COUNT);
	attribution_speakers(r, &p, &e, &who);
	for (uint32_t i = 0; i < who.n; i++) {
		printf("S\t%d\t", (int)who.at[i].entity);
		print_bits(who.at[i].clues, clue_names, CLUE_COUNT);
	}
}

static void
print(void *to, const struct doc *d)
{
	/* what is found out is kept in the document's arena */
	struct reading r = reading_of((struct doc *)d, to);

	printf("D\t" STR_FMT "\n", STR_ARG(d->article.id));
	print_names(d);
	for (uint32_t i = 0; i < d->tokens.n; i++)
		if (d->tokens.at[i].upos != UPOS_PUNCT &&
		    d->tokens.at[i].upos != UPOS_DET &&
		    d->tokens.at[i].upos != UPOS_ADP)
			print_word(&r, i);
}

static int
run(int argc, char **argv)
{
	struct arena mem = { 0 };
	struct articles articles;
	struct args args = opt_parse(&mem, &cmd_word, argc, argv, &options);
	struct lang *l;

	if (args.is_over)
		return args.status;
	articles_open(&articles, &options.articles, &args, 0, NULL);
	if ((l = articles_lang(&options.articles, true)) == NULL)
		return 1;
	articles_run(&options.articles, l, &articles, &(struct articles_work){
		.each = print, .to = l });
	articles_close(&articles);
	articles_lang_free(l);
	arena_free(&mem);
	return diag_errors() > 0;
}

int
main(int argc, char **argv)
{
	return run(argc, argv);
}
