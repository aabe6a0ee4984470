/* paths: the same values by every processor's code, any number of threads, in
 * lanes or one by one, and nearly by estimate. */
#include "unit.h"

#include <math.h>

#include "analysis/paths.h"

/* Deterministic graphs of some kinds; loops and parallel arcs are left out by
 * network_make(). */
enum kind { RANDOM, SPARSE, PATH, STAR, GRID, LEAVES };

static uint32_t
some(uint32_t *state, uint32_t n)
{
	*state = *state * 1664525 + 1013904223;
	return (*state >> 8) % n;
}

static void
add(struct graph *g, uint32_t a, uint32_t b)
{
	graph_add(g, &g->edges, arena_printf(&g->mem, "e%u", g->edges.n));
	*PUSH(&g->mem, &g->ends) = (struct edge){ a, b };
}

static struct graph
make(enum kind kind, uint32_t n)
{
	struct graph g = { 0 };
	uint32_t state = 1;

	for (uint32_t i = 0; i < n; i++)
		graph_add(&g, &g.nodes, arena_printf(&g.mem, "n%u", i));
	for (uint32_t i = 0; i < (kind == RANDOM ? 5 * n : n); i++)
		if (kind == RANDOM || kind == SPARSE)
			add(&g, some(&state, n), some(&state, n));
		else if (kind == PATH && i + 1 < n)
			add(&g, i, i + 1);
		else if (kind == STAR)
			add(&g, 0, i);
		else if (kind == GRID && i + 30 < n)
			add(&g, i, i + 30);
		else if (kind == LEAVES)
			add(&g, i, i % 2 == 0 ? (i + 2) % n : i - 1);
	for (uint32_t i = 0; kind == GRID && i + 1 < n; i++)
		if (i % 30 != 29)
			add(&g, i + 1, i);
	return g;
}

static const struct {
	enum kind kind;
	uint32_t  n;
	bool      is_undirected;
} graphs[] = {
	{ RANDOM, 700, false }, { RANDOM, 700, true }, { SPARSE, 600, false },
	{ SPARSE, 600, true }, { PATH, 1001, false }, { PATH, 1001, true },
	{ STAR, 600, false }, { STAR, 600, true }, { GRID, 900, false },
	{ GRID, 900, true }, { LEAVES, 600, false }, { LEAVES, 600, true },
	{ PATH, 1, false }, { PATH, 2, true }, { RANDOM, 16, false },
};
enum { MOST = 1001 };

/* Brandes 2001, word by word. */
static void
slow_betweenness(const struct network *net, double *out)
{
	struct arena mem = { 0 };
	struct adjacency a;
	uint32_t *queue = NEW(&mem, uint32_t, net->nodes);
	uint32_t *distance = NEW(&mem, uint32_t, net->nodes);
	double *paths = NEW(&mem, double, net->nodes);
	double *depend = NEW(&mem, double, net->nodes);

	adjacency_make(&a, net);
	memset(out, 0, net->nodes * sizeof *out);
	for (uint32_t s = 0; s < a.n; s++) {
		uint32_t n = 1;

		memset(distance, 0xff, a.n * sizeof *distance);
		memset(paths, 0, a.n * sizeof *paths);
		memset(depend, 0, a.n * sizeof *depend);
		distance[queue[0] = s] = 0;
		paths[s] = 1;
		for (uint32_t i = 0; i < n; i++)
			for (uint32_t v = queue[i], j = a.out.at[v];
			    j < a.out.at[v + 1]; j++) {
				uint32_t w = a.out.to[j];

				if (distance[w] == NONE) {
					distance[w] = distance[v] + 1;
					queue[n++] = w;
				}
				if (distance[w] == distance[v] + 1)
					paths[w] += paths[v];
			}
		while (n-- > 1)
			for (uint32_t w = queue[n], j = a.in.at[w];
			    j < a.in.at[w + 1]; j++)
				if (distance[a.in.to[j]] + 1 == distance[w])
					depend[a.in.to[j]] +=
					    paths[a.in.to[j]] / paths[w] *
					    (1 + depend[w]);
		for (uint32_t v = 0; v < a.n; v++)
			out[a.node[v]] += v == s ? 0 : depend[v] /
			    (a.is_directed ? 1 : 2);
	}
	adjacency_free(&a);
	arena_free(&mem);
}

static struct network
network_of(size_t i, struct graph *g)
{
	struct network net;
	const char *why;

	*g = make(graphs[i].kind, graphs[i].n);
	assert_int_equal(network_make(&net, g, VIEW_SIMPLE, WEIGHT_UNUSED,
	    graphs[i].is_undirected, &why), 0);
	return net;
}

static void
betweenness_is_right(void **state)
{
	static double want[MOST], one[MOST], three[MOST];

	(void)state;
	for (size_t i = 0; i < LENGTH(graphs); i++) {
		struct graph g;
		struct network net = network_of(i, &g);

		slow_betweenness(&net, want);
		paths_betweenness(&net, 1, one);
		paths_betweenness(&net, 3, three);
		for (uint32_t v = 0; v < net.nodes; v++)
			if (fabs(one[v] - want[v]) > 1e-9 * fmax(1, want[v]))
				fail_msg("graph %zu, node %u: %.17g, not "
				    "%.17g", i, v, one[v], want[v]);
		assert_memory_equal(one, three, net.nodes * sizeof *one);
		network_free(&net);
		graph_free(&g);
	}
}

static void
distances_are_right(void **state)
{
	static struct distance_sums one[MOST], three[MOST];

	(void)state;
	for (size_t i = 0; i < LENGTH(graphs); i++) {
		struct graph g;
		struct network net = network_of(i, &g);
		const igraph_t *ig = network_igraph(&net);
		igraph_matrix_t d;

		igraph_matrix_init(&d, 0, 0);
		igraph_distances(ig, &d, igraph_vss_all(), igraph_vss_all(),
		    IGRAPH_OUT);
		paths_distances(&net, 1, one);
		paths_distances(&net, 3, three);
		assert_memory_equal(one, three, net.nodes * sizeof *one);
		for (uint32_t v = 0; v < net.nodes; v++) {
			struct distance_sums want = { 0, 0, 0, 0 };

			for (uint32_t w = 0; w < net.nodes; w++) {
				double x = MATRIX(d, v, w);

				if (v == w || !isfinite(x))
					continue;
				want.sum += (uint64_t)x;
				want.harmonic += 1 / x;
				want.reached++;
				if (x > want.farthest)
					want.farthest = (uint32_t)x;
			}
			assert_int_equal(one[v].sum, want.sum);
			assert_int_equal(one[v].reached, want.reached);
			assert_int_equal(one[v].farthest, want.farthest);
			assert_float_equal(one[v].harmonic, want.harmonic,
			    1e-9);
		}
		igraph_matrix_destroy(&d);
		network_free(&net);
		graph_free(&g);
	}
}

/* What a processor's code adds up for one batch. */
static void
run(const struct wide *w, const struct adjacency *a, double *paths,
    struct distance_sums *sums)
{
	struct arena mem = { 0 };
	uint32_t source[LANES];
	double times[LANES], reached[LANES];
	struct batch batch = { a->n < LANES ? a->n : LANES, source, times };

	for (uint32_t i = 0; i < batch.n; i++) {
		source[i] = i;
		times[i] = i + 1;
	}
	memset(paths, 0, a->n * sizeof *paths);
	memset(sums, 0, a->n * sizeof *sums);
	w->paths(w->walk_open(a, &mem), &batch, paths, reached);
	w->distances(w->search_open(a, &mem), 0, sums);
	arena_free(&mem);
}

static void
processors_agree_to_the_bit(void **state)
{
	static double want[MOST], got[MOST];
	static struct distance_sums want_sums[MOST], got_sums[MOST];

	(void)state;
	for (size_t i = 0; i < LENGTH(graphs); i++) {
		struct graph g;
		struct network net = network_of(i, &g);
		struct adjacency a;

		adjacency_make(&a, &net);
		run(&wide_plain, &a, want, want_sums);
		for (const struct wide *const *w = wide_list(); *w != NULL;
		    w++) {
			run(*w, &a, got, got_sums);
			assert_memory_equal(got, want, a.n * sizeof *got);
			assert_memory_equal(got_sums, want_sums,
			    a.n * sizeof *got_sums);
		}
		adjacency_free(&a);
		network_free(&net);
		graph_free(&g);
	}
}

/* Off by no more than promised, by far: the bound is for the worst graph. */
static void
estimate_keeps_its_word(void **state)
{
	static double want[MOST], one[MOST], three[MOST];

	(void)state;
	for (size_t i = 0; i < LENGTH(graphs); i++) {
		struct graph g;
		struct network net = network_of(i, &g);
		struct estimate e = { .error = 0.02, .confidence = 0.9,
			.seed = 7 };
		double pairs = net.nodes * (net.nodes - 1.0) /
		    (net.is_directed ? 1 : 2);

		paths_betweenness(&net, 1, want);
		paths_betweenness_estimated(&net, 1, &e, one);
		paths_betweenness_estimated(&net, 3, &e, three);
		assert_memory_equal(one, three, net.nodes * sizeof *one);
		for (uint32_t v = 0; v < net.nodes; v++)
			assert_true(fabs(one[v] - want[v]) <= 0.02 * pairs);
		if (graphs[i].kind == PATH && net.nodes > 2) {
			assert_true(e.longest >= net.nodes);
			assert_int_equal(e.samples, (uint64_t)ceil(0.5 /
			    (0.02 * 0.02) * (floor(log2(e.longest - 2.0)) +
			    1 + log(10))));
		}
		network_free(&net);
		graph_free(&g);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(betweenness_is_right),
		cmocka_unit_test(distances_are_right),
		cmocka_unit_test(processors_agree_to_the_bit),
		cmocka_unit_test(estimate_keeps_its_word),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
