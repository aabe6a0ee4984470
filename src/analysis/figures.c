/* figures: what there is to say about a whole graph. */
#include "analysis/figures.h"

#include <math.h>
#include <stdlib.h>

#include "analysis/balance.h"
#include "analysis/community.h"
#include "analysis/paths.h"
#include "base/map.h"
#include "base/progress.h"

const struct figure_row figure_rows[FIGURE_COUNT] = {
#define FIGURE(id, name, is_count, help) [FIGURE_##id] = { \
	name, is_count, help },
#include "analysis/figures.def"
#undef FIGURE
};

/* What the figures are computed from. */
struct figuring {
	struct arena                 *mem;
	const struct graph           *g;
	const struct figures_options *options;
	struct network                simple, plain;
	struct figures               *out;
};

static void
set(struct figuring *f, enum figure figure, double value)
{
	f->out->value[figure] = value;
}

/* ---- counts ----------------------------------------------------------- */

static uint32_t
count_isolates(const struct network *net)
{
	struct arena mem = { 0 };
	bool *is_met = NEW(&mem, bool, net->nodes);
	uint32_t n = 0;

	for (uint32_t i = 0; i < net->arcs.n; i++)
		is_met[net->arcs.at[i].from] = is_met[net->arcs.at[i].to] =
		    true;
	for (uint32_t v = 0; v < net->nodes; v++)
		n += !is_met[v];
	arena_free(&mem);
	return n;
}

static void
count(struct figuring *f)
{
	double n = f->simple.nodes, m = f->simple.arcs.n;
	uint32_t loops = 0, twofold = 0;

	for (uint32_t i = 0; i < f->g->ends.n; i++) {
		bool is_loop = f->g->ends.at[i].source ==
		    f->g->ends.at[i].target;

		loops += is_loop;
		twofold += !is_loop && f->simple.is_directed &&
		    graph_is_symmetric(f->g, i);
	}
	set(f, FIGURE_NODES, n);
	set(f, FIGURE_EDGES, f->g->ends.n);
	set(f, FIGURE_LOOPS, loops);
	set(f, FIGURE_PARALLEL, f->g->ends.n + twofold - loops - m);
	set(f, FIGURE_ISOLATES, count_isolates(&f->plain));
	if (n > 1)
		set(f, FIGURE_DENSITY, m / (n * (n - 1)) *
		    (f->simple.is_directed ? 1 : 2));
}

/* ---- distances -------------------------------------------------------- */

static void
measure_distances(struct figuring *f, const struct network *net,
    enum figure diameter, enum figure mean)
{
	struct arena mem = { 0 };
	struct distance_sums *sums = NEW(&mem, struct distance_sums,
	    net->nodes);
	uint32_t farthest = 0;
	uint64_t sum = 0, pairs = 0;

	paths_distances(net, f->options->threads, sums);
	for (uint32_t v = 0; v < net->nodes; v++) {
		farthest = sums[v].farthest > farthest ? sums[v].farthest
		    : farthest;
		sum += sums[v].sum;
		pairs += sums[v].reached;
	}
	if (pairs > 0) {
		set(f, diameter, farthest);
		set(f, mean, (double)sum / (double)pairs);
	}
	arena_free(&mem);
}

/* ---- by igraph -------------------------------------------------------- */

/* A number by igraph; one that it has no value for stays absent. */
static void
set_real(struct figuring *f, enum figure figure, igraph_error_t err,
    double value)
{
	if (err == IGRAPH_SUCCESS && isfinite(value))
		set(f, figure, value);
}

static void
find_components(struct figuring *f, const igraph_t *ig,
    igraph_connectedness_t mode, enum figure number, enum figure largest)
{
	igraph_vector_int_t sizes;
	igraph_integer_t n;

	if (igraph_vector_int_init(&sizes, 0) != IGRAPH_SUCCESS)
		return;
	if (igraph_connected_components(ig, NULL, &sizes, &n, mode) ==
	    IGRAPH_SUCCESS) {
		set(f, number, (double)n);
		set(f, largest, (double)igraph_vector_int_max(&sizes));
	}
	igraph_vector_int_destroy(&sizes);
}

static void
find_triads(struct figuring *f, const igraph_t *simple)
{
	igraph_vector_t v;

	if (igraph_vector_init(&v, 0) != IGRAPH_SUCCESS)
		return;
	if (igraph_triad_census(simple, &v) == IGRAPH_SUCCESS)
		for (int i = 0; i < 16; i++)
			set_real(f, FIGURE_TRIAD_003 + i, IGRAPH_SUCCESS,
			    VECTOR(v)[i]);
	igraph_vector_destroy(&v);
}

/* Where the graph would break. */
static void
find_breaks(struct figuring *f, const igraph_t *plain)
{
	igraph_vector_int_t v;

	if (igraph_vector_int_init(&v, 0) != IGRAPH_SUCCESS)
		return;
	if (igraph_articulation_points(plain, &v) == IGRAPH_SUCCESS)
		set(f, FIGURE_CUT_POINTS, (double)igraph_vector_int_size(&v));
	if (igraph_bridges(plain, &v) == IGRAPH_SUCCESS) {
		set(f, FIGURE_BRIDGES, (double)igraph_vector_int_size(&v));
		igraph_vector_int_sort(&v);
		for (igraph_integer_t i = 0; i < igraph_vector_int_size(&v);
		    i++) {
			const struct arc *a =
			    &f->plain.arcs.at[VECTOR(v)[i]];

			*PUSH(f->mem, &f->out->bridges) = (struct edge){
			    a->from, a->to };
		}
	}
	igraph_vector_int_destroy(&v);
}

/* Do nodes meet their like by what `type` says? */
static void
find_type_assortativity(struct figuring *f, const igraph_t *plain)
{
	struct arena mem = { 0 };
	struct map seen = { 0 };
	igraph_vector_int_t types;
	igraph_error_t err;
	double x = NAN;

	if (graph_column(&f->g->nodes, "type") == NONE ||
	    igraph_vector_int_init(&types, f->plain.nodes) != IGRAPH_SUCCESS)
		return;
	for (uint32_t v = 0; v < f->plain.nodes; v++) {
		uint32_t *type = map_put(&mem, &seen,
		    graph_text(&f->g->nodes, v, "type"));

		if (*type == NONE)
			*type = seen.entries.n - 1;
		VECTOR(types)[v] = *type;
	}
	err = igraph_assortativity_nominal(plain, &types, &x, false, true);
	set_real(f, FIGURE_ASSORTATIVITY_TYPE, err, x);
	igraph_vector_int_destroy(&types);
	arena_free(&mem);
}

static void
ask_igraph(struct figuring *f, const igraph_t *simple, const igraph_t *plain)
{
	double x = NAN;
	igraph_error_t err;

	find_components(f, plain, IGRAPH_WEAK, FIGURE_COMPONENTS,
	    FIGURE_LARGEST);
	if (f->simple.is_directed) {
		find_components(f, simple, IGRAPH_STRONG, FIGURE_STRONG,
		    FIGURE_LARGEST_STRONG);
		err = igraph_reciprocity(simple, &x, true,
		    IGRAPH_RECIPROCITY_DEFAULT);
		set_real(f, FIGURE_RECIPROCITY, err, x);
		progress_begin("triads");
		find_triads(f, simple);
	}
	progress_begin("triangles");
	err = igraph_transitivity_undirected(plain, &x,
	    IGRAPH_TRANSITIVITY_NAN);
	set_real(f, FIGURE_TRANSITIVITY, err, x);
	err = igraph_transitivity_avglocal_undirected(plain, &x,
	    IGRAPH_TRANSITIVITY_ZERO);
	set_real(f, FIGURE_CLUSTERING, err, x);
	err = igraph_assortativity_degree(plain, &x, false);
	set_real(f, FIGURE_ASSORTATIVITY, err, x);
	find_type_assortativity(f, plain);
	find_breaks(f, plain);
}

/* ---- friends and foes ------------------------------------------------- */

static void
find_balance(struct figuring *f)
{
	struct arena mem = { 0 };
	signed_edges edges = { 0 };
	uint64_t triads[4], all = 0;
	uint32_t negative = 0;
	struct frustration least;

	signed_edges_of(&mem, f->g, &edges);
	for (uint32_t i = 0; i < edges.n; i++)
		negative += edges.at[i].sign < 0;
	if (edges.n > 0) {
		set(f, FIGURE_POSITIVE, edges.n - negative);
		set(f, FIGURE_NEGATIVE, negative);
		balance_triads(&edges, f->g->nodes.n, triads);
		for (int i = 0; i < 4; i++) {
			set(f, FIGURE_TRIANGLES_0 + i, (double)triads[i]);
			all += triads[i];
		}
		if (all > 0)
			set(f, FIGURE_BALANCED, (double)(triads[0] +
			    triads[2]) / (double)all);
		least = balance_frustration(&edges, f->g->nodes.n);
		if (least.at_least < least.at_most) {
			set(f, FIGURE_FRUSTRATED_LEAST, least.at_least);
			set(f, FIGURE_FRUSTRATED_MOST, least.at_most);
		} else {
			set(f, FIGURE_FRUSTRATED, least.at_most);
		}
	}
	arena_free(&mem);
}

/* ---- all of it -------------------------------------------------------- */

/* Communities need weights that are not negative: signs may be in them. */
static void
find_communities(struct figuring *f)
{
	struct communities c;
	const char *why;

	if (communities_of(f->mem, f->g, &community_methods[0],
	    f->options->seed, &c, &why) != 0)
		return;
	set(f, FIGURE_COMMUNITIES, c.n);
	set(f, FIGURE_MODULARITY, c.modularity);
}

static int
compute(struct figuring *f, const char **why_out)
{
	const igraph_t *simple = network_igraph(&f->simple);
	const igraph_t *plain = network_igraph(&f->plain);

	*why_out = "igraph is out of memory";
	if (simple == NULL || plain == NULL)
		return -1;
	count(f);
	progress_begin("distances");
	if (f->simple.is_directed)
		measure_distances(f, &f->simple, FIGURE_DIAMETER,
		    FIGURE_MEAN_DISTANCE);
	measure_distances(f, &f->plain, FIGURE_DIAMETER_PLAIN,
	    FIGURE_MEAN_PLAIN);
	ask_igraph(f, simple, plain);
	progress_begin("communities");
	find_communities(f);
	progress_begin("balance");
	find_balance(f);
	progress_end();
	return 0;
}

int
figures_of(struct arena *mem, const struct graph *g,
    const struct figures_options *o, struct figures *out,
    const char **why_out)
{
	struct figuring f = { .mem = mem, .g = g, .options = o, .out = out };
	int status;

	*out = (struct figures){ .bridges = { 0 } };
	for (int i = 0; i < FIGURE_COUNT; i++)
		out->value[i] = NAN;
	set(&f, FIGURE_NODES, g->nodes.n);
	set(&f, FIGURE_EDGES, g->ends.n);
	if (g->nodes.n == 0)
		return 0;
	if (network_make(&f.simple, g, VIEW_SIMPLE, WEIGHT_UNUSED,
	    o->is_undirected, why_out) != 0)
		return -1;
	if (network_make(&f.plain, g, VIEW_PLAIN, WEIGHT_UNUSED, true,
	    why_out) != 0) {
		network_free(&f.simple);
		return -1;
	}
	status = compute(&f, why_out);
	network_free(&f.simple);
	network_free(&f.plain);
	return status;
}
