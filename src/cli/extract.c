/* whowhom extract: what each article alone tells, a line each. */
#include "base/diag.h"
#include "base/file.h"
#include "base/step.h"
#include "cli/articles.h"

static struct options {
	struct article_options articles;
	const char            *output;
} options = { .output = "-" };

static const struct opt opts[] = {
	{ 'o', "output", OPT_TEXT, offsetof(struct options, output), "FILE",
	  "write there; - is standard output", NULL },
	{ 0, NULL, OPT_GROUP, offsetof(struct options, articles), NULL, "",
	  article_opts },
	OPT_END
};

static int run(int argc, char **argv);

const struct command cmd_extract = {
	"extract", "INPUT...", 1, OPT_MANY,
	"Read articles and print knowledge, a line for each, for merge.",
	"INPUT is what build reads. The lines are in the order of the ids; "
	"merge makes of\nthem, in any order and from any number of files, "
	"what build makes of the articles.", opts, run
};

static bool
take(void *to, struct str line)
{
	struct file *f = to;

	buf_add(&f->text, line);
	return f->error == 0;
}

/* The exit status. */
static int
extract(const struct lang *l, struct articles *articles)
{
	struct file f;
	const char *why;

	if (file_begin(&f, options.output, &why) != 0) {
		diag(DIAG_FILE_WRITE, options.output, 0, why);
		return 1;
	}
	step("reading");
	articles_run(&options.articles, l, articles, &(struct articles_work){
		.make = articles_extract, .take = take, .to = &f });
	step(NULL);
	if (file_end(&f, &why) == 0)
		return 0;
	diag(DIAG_FILE_WRITE, options.output, 0, why);
	return 1;
}

static int
run(int argc, char **argv)
{
	struct arena mem = { 0 };
	struct articles articles = { 0 };
	struct args args = opt_parse(&mem, &cmd_extract, argc, argv, &options);
	struct lang *l = NULL;
	int status = args.status;

	if (!args.is_over) {
		step("finding articles");
		articles_open(&articles, &options.articles, &args, 0, NULL);
		status = 1;
		if (articles.n > 0 &&
		    (l = articles_lang(&options.articles, true)) != NULL)
			status = extract(l, &articles);
		if (status == 0 && diag_errors() > 0)
			status = 1;
	}
	step(NULL);
	articles_close(&articles);
	articles_lang_free(l);
	arena_free(&mem);
	return status;
}
