/* whowhom show: any stage of reading, as text. */
#include "base/buf.h"
#include "base/diag.h"
#include "base/step.h"
#include "cli/articles.h"
#include "cli/print.h"

static struct options {
	struct article_options articles;
} options;

static const struct opt opts[] = {
	{ 0, NULL, OPT_GROUP, offsetof(struct options, articles), NULL, "",
	  article_opts },
	OPT_END
};

static int run(int argc, char **argv);

const struct command cmd_show = {
	"show", "STAGE INPUT...", 2, OPT_MANY,
	"Print what a stage of reading makes of articles.",
	"STAGE is text, sentences, tokens, syntax (CoNLL-U), tree, names, "
	"mentions,\nentities, references, relations or events.", opts, run
};

struct showing {
	const struct stage *stage;
	struct buf          out;
	bool                is_many;
	bool                is_broken;	/* the output took no more */
};

/* Written whenever there is this much, so that any number of articles needs
 * the memory of a few. */
enum { ENOUGH = 1 << 20 };

static void
put_out(struct showing *s)
{
	if (!s->is_broken)
		s->is_broken = print_out(buf_str(&s->out)) != 0;
	s->out.n = 0;
}

static void
show(void *to, const struct doc *d, struct buf *b)
{
	const struct showing *s = to;

	/* as CoNLL-U has it, where no two empty lines follow each other */
	if (s->is_many)
		buf_printf(b, "# newdoc id = " STR_FMT "\n",
		    STR_ARG(d->article.id));
	s->stage->show(d, b);
	if (s->is_many && !str_ends(buf_str(b), STR("\n\n")))
		buf_char(b, '\n');
}

static bool
take(void *to, struct str shown)
{
	struct showing *s = to;

	buf_add(&s->out, shown);
	if (s->out.n > ENOUGH)
		put_out(s);
	return !s->is_broken;
}

/* Only the stages from syntax on need the model. */
static bool
needs_model(const struct stage *stage)
{
	return stage >= stage_find("syntax");
}

static int
run(int argc, char **argv)
{
	struct arena mem = { 0 };
	struct articles articles = { 0 };
	struct args args = opt_parse(&mem, &cmd_show, argc, argv, &options);
	struct showing s = { 0 };
	struct articles_work work = { .make = show, .take = take, .to = &s };
	struct lang *l = NULL;
	int status = args.status;

	if (args.is_over)
		goto end;
	if ((s.stage = work.last = stage_find(args.at[0])) == NULL) {
		status = opt_wrong(&cmd_show, "no stage %s; see whowhom help "
		    "show", args.at[0]);
		goto end;
	}
	articles_open(&articles, &options.articles, &args, 1, NULL);
	s.is_many = articles.n > 1;
	status = 1;
	if (articles.n == 0 || (l = articles_lang(&options.articles,
	    needs_model(s.stage))) == NULL)
		goto end;
	step("reading");
	articles_run(&options.articles, l, &articles, &work);
	step(NULL);
	put_out(&s);
	status = s.is_broken || diag_errors() > 0;
end:
	buf_free(&s.out);
	articles_close(&articles);
	articles_lang_free(l);
	arena_free(&mem);
	return status;
}
