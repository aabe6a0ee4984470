/* whowhom build: articles in, knowledge or a graph out. */
#include "base/diag.h"
#include "base/file.h"
#include "cli/articles.h"
#include "cli/export.h"
#include "corpus/corpus.h"
#include "corpus/review.h"

static struct options {
	struct article_options articles;
	struct export_options  export;
	const char            *review;
} options = { .export.view.events.min_confidence = "0.25" };

static const struct opt opts[] = {
	{ 0, NULL, OPT_GROUP, offsetof(struct options, export), NULL, "",
	  export_opts },
	{ 0, NULL, OPT_GROUP, offsetof(struct options, articles), NULL, "",
	  article_opts },
	{ 'r', "review", OPT_TEXT, offsetof(struct options, review), "FILE",
	  "who is who by your own word: see whowhom review", NULL },
	OPT_END
};

static int run(int argc, char **argv);

const struct command cmd_build = {
	"build", "INPUT...", 1, OPT_MANY, "Read articles and build the graph.",
	"INPUT is a text file, JSON Lines (.jsonl: text, and if known id, "
	"title, date,\nlanguage, url), a folder of them, or - for standard "
	"input.", opts, run
};

struct parts {
	struct arena mem;
	VEC(struct knowledge *) at;
};

static void
add_part(void *to, const struct doc *d)
{
	struct parts *parts = to;
	struct knowledge *k = NEW(&parts->mem, struct knowledge, 1);

	knowledge_of_doc(k, d);
	*PUSH(&parts->mem, &parts->at) = k;
}

/* The review file.  0, or the exit status; diag() said why. */
static int
read_review(struct arena *mem, const char *path, struct review *out)
{
	struct str text;
	const char *why;

	if (path == NULL)
		return 0;
	if (file_read(mem, path, &text, &why) != 0) {
		diag(DIAG_FILE_OPEN, path, 0, why);
		return 1;
	}
	review_read(out, path, text);
	return 0;
}

static int
build(const struct lang *l, const article_list *articles,
    const struct review *review)
{
	struct parts parts = { 0 };
	struct knowledge whole = { 0 };
	int status;

	articles_run(&options.articles, l, articles, NULL, add_part, &parts);
	knowledge_merge(&whole, (const struct knowledge *const *)parts.at.at,
	    parts.at.n, options.review != NULL ? review : NULL);
	status = export_write(&cmd_build, &options.export, &whole);
	knowledge_free(&whole);
	for (uint32_t i = 0; i < parts.at.n; i++)
		knowledge_free(parts.at.at[i]);
	arena_free(&parts.mem);
	return status;
}

static int
run(int argc, char **argv)
{
	struct arena mem = { 0 };
	struct review review = { 0 };
	article_list articles = { 0 };
	struct args args = opt_parse(&mem, &cmd_build, argc, argv, &options);
	int status = args.status;
	struct lang *l = NULL;

	if (!args.is_over &&
	    (status = export_check(&cmd_build, &options.export)) == 0 &&
	    (status = read_review(&mem, options.review, &review)) == 0) {
		articles_read(&mem, &options.articles, &args, 0, &articles);
		status = 1;
		if (articles.n > 0 &&
		    (l = articles_lang(&options.articles, true)) != NULL)
			status = build(l, &articles, &review);
		if (status == 0 && diag_errors() > 0)
			status = 1;
	}
	articles_lang_free(l);
	review_free(&review);
	arena_free(&mem);
	return status;
}
