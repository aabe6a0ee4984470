/* export: what export and build have in common. */
#ifndef CLI_EXPORT_H
#define CLI_EXPORT_H

#include "cli/opt.h"
#include "corpus/knowledge.h"

struct export_options {
	const char *to, *output, *view, *status;
	const char *graphml, *gexf, *json_edges, *with;
	const char *min_confidence;	/* NULL: 0 */
	bool        is_check;
};

/* For an OPT_GROUP row of a command's table. */
extern const struct opt export_opts[];

/* Are the options sound?  0, or the exit status with the reason said: ask
 * before the work. */
int export_check(const struct command *, const struct export_options *);

/* Write the knowledge, less the events that are too doubtful, as the options
 * say.  The exit status. */
int export_write(const struct command *, const struct export_options *,
    struct knowledge *);

#endif
