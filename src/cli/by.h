/* by: measures named on the command line. */
#ifndef CLI_BY_H
#define CLI_BY_H

#include "analysis/measure.h"
#include "cli/opt.h"

/* Of centrality and of slices, unless told otherwise. */
#define BY_USUAL "strength,degree,betweenness,harmonic,pagerank"

typedef VEC(const struct measure *) measure_list;

/* The measures of a list of names, separated by commas.  0, or the exit status
 * with the reason said: there is none called so, or none at all. */
int by_read(const struct command *, struct arena *, const char *names,
    measure_list *out);

#endif
