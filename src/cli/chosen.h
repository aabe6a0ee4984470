/* chosen: the view of knowledge that --view and --status ask for. */
#ifndef CHOSEN_H
#define CHOSEN_H

#include "cli/opt.h"
#include "graph/view.h"

/* *view_out is NULL and *statuses_out 0 where the option is NULL.
 * 0, or the exit status with the reason said. */
int view_chosen(const struct command *, const char *view, const char *status,
    const struct view **view_out, unsigned *statuses_out);

#endif
