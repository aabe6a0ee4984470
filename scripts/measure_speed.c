/* measure_speed: our measures and igraph's, in turns, on one graph.
 *
 *   measure_speed GRAPH THREADS RUNS betweenness|closeness|harmonic...
 *
 * One line a run: measure, run, seconds of processor time and of wall time of
 * igraph, then ours, and the largest relative difference of a value. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "analysis/paths.h"
#include "base/file.h"
#include "export/load.h"

struct times {
	double cpu, wall;
};

static double
seconds(clockid_t clock)
{
	struct timespec t;

	clock_gettime(clock, &t);
	return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static struct times
now(void)
{
	return (struct times){ seconds(CLOCK_PROCESS_CPUTIME_ID),
		seconds(CLOCK_MONOTONIC) };
}

static void
by_igraph(const char *measure, const igraph_t *g, double *out)
{
	igraph_vector_t v;
	igraph_error_t err;

	igraph_vector_init(&v, 0);
	if (measure[0] == 'b')
		err = igraph_betweenness(g, &v, igraph_vss_all(), true, NULL);
	else if (measure[0] == 'c')
		err = igraph_closeness(g, &v, NULL, NULL, igraph_vss_all(),
		    IGRAPH_OUT, NULL, true);
	else
		err = igraph_harmonic_centrality(g, &v, igraph_vss_all(),
		    IGRAPH_OUT, NULL, false);
	if (err != IGRAPH_SUCCESS)
		exit(1);
	for (igraph_integer_t i = 0; i < igraph_vector_size(&v); i++)
		out[i] = isnan(VECTOR(v)[i]) ? 0 : VECTOR(v)[i];
	igraph_vector_destroy(&v);
}

static void
by_us(const char *measure, const struct network *net, long threads,
    double *out)
{
	struct arena mem = { 0 };
	struct distance_sums *sums;

	if (measure[0] == 'b') {
		paths_betweenness(net, threads, out);
		return;
	}
	sums = NEW(&mem, struct distance_sums, net->nodes);
	paths_distances(net, threads, sums);
	for (uint32_t i = 0; i < net->nodes; i++)
		out[i] = measure[0] == 'h' ? sums[i].harmonic
		    : sums[i].reached > 0
		    ? (double)sums[i].reached / (double)sums[i].sum : 0;
	arena_free(&mem);
}

static double
difference(const double *a, const double *b, uint32_t n)
{
	double worst = 0;

	for (uint32_t i = 0; i < n; i++)
		if (a[i] != b[i])
			worst = fmax(worst, fabs(a[i] - b[i]) /
			    fmax(fabs(a[i]), fabs(b[i])));
	return worst;
}

int
main(int argc, char **argv)
{
	struct arena mem = { 0 };
	struct graph g = { 0 };
	struct network net;
	struct str text;
	const char *why;
	double *theirs, *ours;

	if (argc < 5 || file_read(&mem, argv[1], &text, &why) != 0 ||
	    load_graph(&g, argv[1], text) != 0 || network_make(&net, &g,
	    VIEW_SIMPLE, WEIGHT_UNUSED, false, &why) != 0)
		return 2;
	theirs = NEW(&mem, double, net.nodes);
	ours = NEW(&mem, double, net.nodes);
	for (int i = 4; i < argc; i++)
		for (int run = 0; run < atoi(argv[3]); run++) {
			struct times a = now(), b, c;

			by_igraph(argv[i], network_igraph(&net), theirs);
			b = now();
			by_us(argv[i], &net, atol(argv[2]), ours);
			c = now();
			printf("%s\t%d\t%.4f\t%.4f\t%.4f\t%.4f\t%.1e\n",
			    argv[i], run, b.cpu - a.cpu, b.wall - a.wall,
			    c.cpu - b.cpu, c.wall - b.wall,
			    difference(theirs, ours, net.nodes));
			fflush(stdout);
		}
	network_free(&net);
	graph_free(&g);
	arena_free(&mem);
	return 0;
}
