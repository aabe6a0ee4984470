/* whowhom model: what the reader's model says of itself. */
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "cli/articles.h"
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
	const char *why;
	int status = args.status;

	if (args.is_over)
		goto end;
	status = 1;
	if ((r = articles_reader(&options)) == NULL)
		goto end;
	reader_about(r, &out);
	if (file_write("-", buf_str(&out), &why) != 0)
		diag(DIAG_FILE_WRITE, "standard output", 0, why);
	status = diag_errors() > 0;
end:
	buf_free(&out);
	reader_free(r);
	arena_free(&mem);
	return status;
}
