/* katz: Katz centrality. */
#include "analysis/katz.h"

#include <math.h>

#include "base/progress.h"

enum { MOST_STEPS = 2000 };
static const double share = 0.85, close_enough = 1e-13;

/* to[v] += sum of weight * from[u] over the arcs u -> v within a part; `part`
 * NULL: over all arcs. */
static void
spread(const struct network *net, const uint32_t *part, const double *from,
    double *to)
{
	for (uint32_t i = 0; i < net->arcs.n; i++) {
		const struct arc *a = &net->arcs.at[i];

		if (part != NULL && part[a->from] != part[a->to])
			continue;
		to[a->to] += a->weight * from[a->from];
		if (!net->is_directed)
			to[a->from] += a->weight * from[a->to];
	}
}

/* Where the largest eigenvalue of a part lies (Collatz 1942, Wielandt 1950). */
struct bounds {
	double low, high, top;	/* top: the largest x of the part             */
};

/* One step of the power method in each part by itself, A + shift in A's place
 * so that circles of even length do not swing.  x is scaled to 1. */
static struct bounds
power_step(const struct network *net, const uint32_t *part, uint32_t nparts,
    struct bounds *b, double *x, double *y)
{
	struct bounds all = { 0, 0, 0 };

	memset(y, 0, net->nodes * sizeof *y);
	spread(net, part, x, y);
	for (uint32_t i = 0; i < nparts; i++)
		b[i] = (struct bounds){ INFINITY, 0, b[i].high / 4 };
	for (uint32_t v = 0; v < net->nodes; v++) {
		struct bounds *of = &b[part[v]];

		of->low = fmin(of->low, y[v] / x[v]);
		of->high = fmax(of->high, y[v] / x[v]);
		y[v] += of->top * x[v];
	}
	for (uint32_t i = 0; i < nparts; i++) {
		all.low = isinf(b[i].low) ? all.low : fmax(all.low, b[i].low);
		all.high = fmax(all.high, b[i].high);
		b[i].top = 0;
	}
	for (uint32_t v = 0; v < net->nodes; v++)
		b[part[v]].top = fmax(b[part[v]].top, y[v]);
	for (uint32_t v = 0; v < net->nodes; v++)
		x[v] = b[part[v]].top > 0 ? y[v] / b[part[v]].top : 1;
	return all;
}

/* The largest eigenvalue, or slightly more where the method is too slow. */
static double
largest_eigenvalue(struct arena *mem, struct network *net)
{
	uint32_t *part = NEW(mem, uint32_t, net->nodes);
	uint32_t n = network_strong(net, part);
	struct bounds *b = NEW(mem, struct bounds, n), all = { 0, 1, 0 };
	double *x = NEW(mem, double, net->nodes);
	double *y = NEW(mem, double, net->nodes);

	for (uint32_t v = 0; v < net->nodes; v++)
		x[v] = 1;
	for (int i = 0; i < MOST_STEPS &&
	    all.high - all.low > close_enough * all.high; i++) {
		all = power_step(net, part, n, b, x, y);
		progress_set((uint64_t)i, MOST_STEPS);
	}
	return all.high;
}

static double
largest(const double *x, uint32_t n)
{
	double most = 0;

	for (uint32_t i = 0; i < n; i++)
		most = fmax(most, x[i]);
	return most;
}

double
katz(struct network *net, double *out)
{
	struct arena mem = { 0 };
	double *next = NEW(&mem, double, net->nodes), a, moved = 1;
	double eigenvalue = largest_eigenvalue(&mem, net);

	for (uint32_t v = 0; v < net->nodes; v++)
		out[v] = 1;
	if (!(eigenvalue > 0)) {
		spread(net, NULL, out, next);
		eigenvalue = largest(next, net->nodes);
	}
	a = eigenvalue > 0 ? share / eigenvalue : 0;
	for (int i = 0; i < MOST_STEPS && moved > close_enough; i++) {
		memset(next, 0, net->nodes * sizeof *next);
		spread(net, NULL, out, next);
		moved = 0;
		for (uint32_t v = 0; v < net->nodes; v++) {
			double x = 1 + a * next[v];

			moved = fmax(moved, fabs(x - out[v]) / x);
			out[v] = x;
		}
	}
	arena_free(&mem);
	return a;
}
