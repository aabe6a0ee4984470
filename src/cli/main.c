/* whowhom: who did what to whom, from the news. */
#include <signal.h>
#include <stdio.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "base/buf.h"
#include "cli/opt.h"
#include "cli/print.h"

#define VERSION "0.1.0"

extern const struct command cmd_build, cmd_extract, cmd_merge, cmd_show,
    cmd_export, cmd_centrality, cmd_communities, cmd_stats, cmd_path, cmd_ego,
    cmd_why, cmd_events, cmd_timeline, cmd_compare, cmd_review, cmd_model;

static const struct command *const commands[] = {
	&cmd_build, &cmd_extract, &cmd_merge, &cmd_show, &cmd_export,
	&cmd_centrality, &cmd_communities, &cmd_stats, &cmd_path, &cmd_ego,
	&cmd_why, &cmd_events, &cmd_timeline, &cmd_compare, &cmd_review,
	&cmd_model, NULL
};

static const char version[] =
    "whowhom " VERSION "\n"
    "\n"
    "The sources are under the MIT license. The program is linked with "
    "igraph and so,\n"
    "as a whole, under the GNU General Public License, version 3 or later. "
    "The model\n"
    "and the tables that come from CC BY-SA data are under CC BY-SA 4.0, "
    "the table of\n"
    "cities (GeoNames) is under CC BY 4.0.\n";

static const struct command *
find(const char *name)
{
	for (size_t i = 0; commands[i] != NULL; i++)
		if (strcmp(commands[i]->name, name) == 0)
			return commands[i];
	return NULL;
}

static void
put_usage(struct buf *b)
{
	buf_lit(b, "usage: whowhom COMMAND [options] [files]\n\n");
	for (size_t i = 0; commands[i] != NULL; i++)
		buf_printf(b, "  %-12s %s\n", commands[i]->name,
		    commands[i]->help);
	buf_printf(b, "  %-12s %s\n", "help", "Print this, or what COMMAND "
	    "does.");
	buf_lit(b, "\nwhowhom --version prints the version and the "
	    "licences.\n");
}

/* On standard output for who asks, on standard error for who errs. */
static int
usage(int status)
{
	struct buf b = { 0 };

	put_usage(&b);
	if (status == 0)
		status = print_out(buf_str(&b));
	else
		fprintf(stderr, STR_FMT, (int)b.n, b.s);
	buf_free(&b);
	return status;
}

static int
unknown(const char *name)
{
	fprintf(stderr, "whowhom: no command %s; see whowhom help\n", name);
	return 2;
}

static int
help(const char *name)
{
	if (name == NULL)
		return usage(0);
	if (find(name) == NULL)
		return unknown(name);
	return opt_help(find(name));
}

/* The C library gives memory back to the system that the next batch of
 * sentences asks for again: a sixth of the time.  Let it keep it. */
static void
keep_memory(void)
{
#ifdef __GLIBC__
	mallopt(M_MMAP_THRESHOLD, 1 << 25);
	mallopt(M_TRIM_THRESHOLD, 1 << 27);
	mallopt(M_TOP_PAD, 1 << 22);
#endif
}

int
main(int argc, char **argv)
{
	keep_memory();
	/* a closed pipe is the end of the output, not of the program */
	signal(SIGPIPE, SIG_IGN);
	/* a limit of size is an error of writing, like a full disk */
	signal(SIGXFSZ, SIG_IGN);
	if (argc < 2)
		return usage(2);
	if (strcmp(argv[1], "help") == 0 || strcmp(argv[1], "--help") == 0)
		return help(argv[2]);
	if (strcmp(argv[1], "--version") == 0)
		return print_out(str_of(version));
	if (find(argv[1]) == NULL)
		return unknown(argv[1]);
	return find(argv[1])->run(argc - 1, argv + 1);
}
