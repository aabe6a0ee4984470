/* whowhom model: what the reader's model says of itself. */
#include "base/buf.h"
#include "base/diag.h"
#include "cli/articles.h"
#include "cli/print.h"
#include "reader/reader.h"

static struct article_options options;

static int run(int argc, char **argv);

const struct command cmd_model = {
	"model", "", 0, 0,
	"Print what the reader's model says of itself.",
	"Its shape, its training data and their licences, its scores, its "
	"labels.", model_opts, run
};

static int
run(int argc, char **argv)
{
	struct arena mem = { 0 };
	struct args args = opt_parse(&mem, &cmd_model, argc, argv, &options);
	struct reader *r = NULL;
	struct buf out = { 0 };
	int status = args.status;

	if (args.is_over)
		goto end;
	status = 1;
	if ((r = articles_reader(&options)) == NULL)
		goto end;
	reader_about(r, &out);
	print_out(buf_str(&out));
	status = diag_errors() > 0;
end:
	buf_free(&out);
	reader_free(r);
	arena_free(&mem);
	return status;
}
