/* katz: Katz centrality. */
#ifndef KATZ_H
#define KATZ_H

#include "analysis/network.h"

/* x = 1 + a A x for every node, A holding the weights of the arcs that come to
 * it (Katz 1953).  The attenuation a is 0.85 / the largest eigenvalue of A, so
 * that the sum is sure to have an end; where no node can be reached from
 * itself, all eigenvalues are 0 and a is 0.85 / the largest weighted
 * in-degree.  Returns a; 0 without arcs, where all values are 1. */
double katz(struct network *, double *out);

#endif
