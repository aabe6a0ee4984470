/* chosen: the view of knowledge that --view and --status ask for. */
#include "cli/chosen.h"

int
view_chosen(const struct command *c, const char *view, const char *status,
    const struct view **view_out, unsigned *statuses_out)
{
	*view_out = NULL;
	*statuses_out = 0;
	if (view != NULL && (*view_out = view_find(view)) == NULL)
		return opt_wrong(c, "no view %s; there are events and actors",
		    view);
	if (status != NULL && view_statuses(status, statuses_out) != 0)
		return opt_wrong(c, "no status %s; there are actual, planned, "
		    "possible, negated, all", status);
	return 0;
}
