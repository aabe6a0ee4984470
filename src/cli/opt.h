/* opt: commands and their options.
 *
 * One table a command is its parser, its help and its page of the manual;
 * popt does the parsing. */
#ifndef OPT_H
#define OPT_H

#include "base/arena.h"

enum opt_kind {			/* the member at `offset` is a        */
	OPT_FLAG,		/* bool                               */
	OPT_TEXT,		/* const char *                       */
	OPT_COUNT,		/* long, 0 or more                    */
	OPT_ENCODING,		/* const char *, a name that iconv knows      */
	OPT_GROUP		/* struct with the options of `group` */
};

struct opt {
	char              letter;	/* 0: none                            */
	const char       *name;
	enum opt_kind     kind;
	size_t            offset;	/* in the command's values            */
	const char       *value;	/* what it takes, for help; or NULL   */
	const char       *help;
	const struct opt *group;	/* OPT_GROUP: a table of its own      */
};

/* Ended by a row without a help. */
#define OPT_END { 0, NULL, OPT_FLAG, 0, NULL, NULL, NULL }

#define OPT_MANY UINT32_MAX

struct command {
	const char       *name;
	const char       *args;		/* `KNOWLEDGE A [B]`, for help        */
	uint32_t          least, most;	/* how many of them                   */
	const char       *help;		/* one line                           */
	const char       *more;		/* a paragraph, or NULL               */
	const struct opt *opts;
	int             (*run)(int argc, char **argv);	/* exit status        */
};

/* What is left when the options are read; if `is_over`, the command has
 * nothing to do but to return `status`. */
struct args {
	bool     is_over;
	int      status;
	uint32_t n;
	char   **at;
};

/* Read argv[1…]; the options' values go where the table says, texts live in
 * the arena.  Wrong usage and --help are answered here. */
struct args opt_parse(struct arena *, const struct command *, int argc,
    char **argv, void *values);

/* What help COMMAND prints.  The exit status. */
int opt_help(const struct command *);

/* `whowhom COMMAND: text` on standard error; 2, the status of wrong usage. */
int opt_wrong(const struct command *, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

#endif
