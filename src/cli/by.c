/* by: measures named on the command line. */
#include "cli/by.h"

int
by_read(const struct command *c, struct arena *mem, const char *names,
    measure_list *out)
{
	struct str rest = str_of(names);

	while (rest.n > 0) {
		struct str name = str_trim(str_cut(&rest, ','));
		const struct measure *m = measure_find(name);

		if (m == NULL)
			return opt_wrong(c, "no measure " STR_FMT "; see "
			    "whowhom centrality --list", STR_ARG(name));
		*PUSH(mem, out) = m;
	}
	return out->n > 0 ? 0 : opt_wrong(c, "by what?");
}
