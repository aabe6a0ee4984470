/* whole: what build and merge have in common: parts of knowledge to one file,
 * whatever its format. */
#ifndef CLI_WHOLE_H
#define CLI_WHOLE_H

#include "cli/export.h"
#include "corpus/parts.h"
#include "corpus/review.h"

struct whole_options {
	struct export_options export;
	const char           *review;
};

/* What --min-confidence is if it is not said. */
#define WHOLE_CONFIDENCE "0.25"

/* For an OPT_GROUP row of a command's table. */
extern const struct opt whole_opts[];

struct whole {
	const struct command       *command;
	const struct whole_options *options;
	struct parts                parts;
	struct review               review;
};

/* Are the options sound, and the review file?  0, or the exit status, which
 * was said: ask before the work. */
int whole_begin(struct whole *, const struct command *,
    const struct whole_options *);

/* Add the parts that a file ("-": standard input) has: knowledge JSON, or a
 * line of it each.  0, or 1; diag() said why. */
int whole_read(struct whole *, const char *path);

/* Merge all parts and write what the options say.  The exit status. */
int whole_write(struct whole *);

void whole_free(struct whole *);

#endif
