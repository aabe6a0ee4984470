/* whowhom build: articles in, knowledge or a graph out. */
#include "base/diag.h"
#include "base/step.h"
#include "cli/articles.h"
#include "cli/whole.h"

static struct options {
	struct article_options articles;
	struct whole_options   whole;
	const char            *add;
} options = {
	.whole.export.view.events.min_confidence = WHOLE_CONFIDENCE
};

static const struct opt opts[] = {
	{ 0, NULL, OPT_GROUP, offsetof(struct options, whole), NULL, "",
	  whole_opts },
	{ 0, NULL, OPT_GROUP, offsetof(struct options, articles), NULL, "",
	  article_opts },
	{ 'a', "add", OPT_TEXT, offsetof(struct options, add), "KNOWLEDGE",
	  "to what was built before; what is in it is not read again", NULL },
	OPT_END
};

static int run(int argc, char **argv);

const struct command cmd_build = {
	"build", "INPUT...", 1, OPT_MANY, "Read articles and build the graph.",
	"INPUT is a text file, JSON Lines (.jsonl: text, and if known id, "
	"title, date,\nlanguage, url), a folder of them, or - for standard "
	"input.", opts, run
};

/* Through JSON, so that it is the same, and takes as little room, as what
 * extract writes and merge reads. */
static bool
take(void *to, struct str line)
{
	struct whole *w = to;

	parts_add(&w->parts, "build", 0, line);
	return true;
}

static int
build(struct whole *w, struct articles *articles)
{
	struct lang *l = NULL;

	if (articles->n == 0 && articles->known == 0)
		return 1;
	if (articles->n > 0) {
		if ((l = articles_lang(&options.articles, true)) == NULL)
			return 1;
		step("reading");
		articles_run(&options.articles, l, articles,
		    &(struct articles_work){ .make = articles_extract,
		    .take = take, .to = w });
		articles_lang_free(l);
	}
	return whole_write(w);
}

/* Say what was left out, since its text may be another now. */
static void
say_known(const struct articles *articles)
{
	struct arena mem = { 0 };

	if (articles->known > 0)
		diag(DIAG_KNOWN, options.add, 0, arena_printf(&mem, "%u",
		    (unsigned)articles->known).s);
	arena_free(&mem);
}

static int
run(int argc, char **argv)
{
	struct arena mem = { 0 };
	struct whole w = { .parts = { .mem = { 0 } } };
	struct articles articles = { 0 };
	struct args args = opt_parse(&mem, &cmd_build, argc, argv, &options);
	int status = args.status;

	if (!args.is_over && (status = whole_begin(&w, &cmd_build,
	    &options.whole)) == 0 && (options.add == NULL ||
	    (status = whole_read(&w, options.add)) == 0)) {
		step("finding articles");
		articles_open(&articles, &options.articles, &args, 0,
		    &w.parts.documents);
		say_known(&articles);
		status = build(&w, &articles);
		if (status == 0 && diag_errors() > 0)
			status = 1;
	}
	step(NULL);
	articles_close(&articles);
	whole_free(&w);
	arena_free(&mem);
	return status;
}
