/* whowhom merge: knowledge of several files into one. */
#include "base/diag.h"
#include "base/step.h"
#include "cli/whole.h"

static struct options {
	struct whole_options whole;
} options = {
	.whole.export.view.events.min_confidence = WHOLE_CONFIDENCE
};

static const struct opt opts[] = {
	{ 0, NULL, OPT_GROUP, offsetof(struct options, whole), NULL, "",
	  whole_opts },
	OPT_END
};

static int run(int argc, char **argv);

const struct command cmd_merge = {
	"merge", "FILE...", 1, OPT_MANY,
	"Join knowledge of extract, build or merge into one.",
	"FILE is knowledge JSON, lines of it (extract), or - for standard "
	"input. The result\nis what build makes of the articles, whatever was "
	"merged before and in which order.", opts, run
};

static int
run(int argc, char **argv)
{
	struct arena mem = { 0 };
	struct whole w = { .parts = { .mem = { 0 } } };
	struct args args = opt_parse(&mem, &cmd_merge, argc, argv, &options);
	int status = args.status;

	if (!args.is_over && (status = whole_begin(&w, &cmd_merge,
	    &options.whole)) == 0) {
		step("reading");
		for (uint32_t i = 0; i < args.n; i++)
			whole_read(&w, args.at[i]);
		status = w.parts.at.n > 0 ? whole_write(&w) : 1;
		if (status == 0 && diag_errors() > 0)
			status = 1;
	}
	step(NULL);
	whole_free(&w);
	arena_free(&mem);
	return status;
}
