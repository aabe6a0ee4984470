/* export: what export and build have in common. */
#ifndef CLI_EXPORT_H
#define CLI_EXPORT_H

#include "cli/chosen.h"

struct export_options {
	const char *to, *output, *slice, *by;
	const char *graphml, *gexf, *json_edges, *with;
	bool        is_check;
	struct view_options view;
};

/* For an OPT_GROUP row of a command's table. */
extern const struct opt export_opts[];

/* Are the options sound?  0, or the exit status with the reason said: ask
 * before the work. */
int export_check(const struct command *, const struct export_options *);

/* Write the knowledge as the options say; what is not to stay knowledge by the
 * view events unless they say another.  The exit status. */
int export_write(const struct command *, const struct export_options *,
    struct knowledge *);

/* The same of knowledge or a graph that was read. */
int export_source(const struct command *, const struct export_options *,
    struct source *);

#endif
