/* measure: who is central; by our own search where igraph is slow, else by
 * igraph. */
#include "analysis/measure.h"

#include <math.h>

#include "analysis/katz.h"
#include "analysis/paths.h"
#include "base/buf.h"

const char *const graph_view_names[] = {
	"all edges, directed",
	"parallel edges merged, no loops, directed",
	"parallel edges merged, no loops, undirected"
};
const char *const weight_use_names[] = {
	"unweighted", "weighted", "distance 1/weight"
};

/* What a measure computes from. */
struct measuring {
	struct network                net;
	const struct measure_options *options;
	struct measure_notes          notes;
	const char                   *why;
};

/* ---- by igraph -------------------------------------------------------- */

/* The graph and room for igraph's result; NULL if igraph has no memory. */
static const igraph_t *
begin(struct measuring *m, igraph_vector_t *v)
{
	const igraph_t *ig = network_igraph(&m->net);

	m->why = "igraph is out of memory";
	return ig != NULL && igraph_vector_init(v, 0) == IGRAPH_SUCCESS ? ig
	    : NULL;
}

/* Copy igraph's result out. */
static int
take(struct measuring *m, igraph_error_t err, igraph_vector_t *v,
    double *value)
{
	m->why = igraph_strerror(err);
	if (err == IGRAPH_SUCCESS)
		igraph_vector_copy_to(v, value);
	igraph_vector_destroy(v);
	return err == IGRAPH_SUCCESS ? 0 : -1;
}

/* The same for what cannot be below 0, less the noise around it. */
static int
take_clean(struct measuring *m, igraph_error_t err, igraph_vector_t *v,
    double *value)
{
	int status = take(m, err, v, value);

	for (uint32_t i = 0; i < m->net.nodes && status == 0; i++)
		if (!(value[i] > 1e-12))
			value[i] = 0;
	return status;
}

static int
sum(struct measuring *m, igraph_neimode_t mode, double *value)
{
	igraph_vector_t v;
	const igraph_t *ig = begin(m, &v);

	return ig == NULL ? -1 : take(m, igraph_strength(ig, &v,
	    igraph_vss_all(), mode, IGRAPH_LOOPS, m->net.weights), &v, value);
}

static int
sum_all(struct measuring *m, double *value)
{
	return sum(m, IGRAPH_ALL, value);
}

static int
sum_in(struct measuring *m, double *value)
{
	return sum(m, IGRAPH_IN, value);
}

static int
sum_out(struct measuring *m, double *value)
{
	return sum(m, IGRAPH_OUT, value);
}

static int
betweenness_weighted(struct measuring *m, double *value)
{
	igraph_vector_t v;
	const igraph_t *ig = begin(m, &v);

	return ig == NULL ? -1 : take(m, igraph_betweenness(ig, &v,
	    igraph_vss_all(), m->net.is_directed, m->net.weights), &v, value);
}

/* NaN is igraph's word for a node that reaches none. */
static int
closeness_weighted(struct measuring *m, double *value)
{
	igraph_vector_t v;
	const igraph_t *ig = begin(m, &v);

	return ig == NULL ? -1 : take_clean(m, igraph_closeness(ig, &v, NULL,
	    NULL, igraph_vss_all(), IGRAPH_OUT, m->net.weights, true), &v,
	    value);
}

static int
harmonic_weighted(struct measuring *m, double *value)
{
	igraph_vector_t v;
	const igraph_t *ig = begin(m, &v);

	return ig == NULL ? -1 : take(m, igraph_harmonic_centrality(ig, &v,
	    igraph_vss_all(), IGRAPH_OUT, m->net.weights, false), &v, value);
}

static int
eigenvector(struct measuring *m, double *value)
{
	igraph_vector_t v;
	igraph_arpack_options_t arpack;
	const igraph_t *ig = begin(m, &v);

	igraph_arpack_options_init(&arpack);
	return ig == NULL ? -1 : take_clean(m, igraph_eigenvector_centrality(
	    ig, &v, NULL, m->net.is_directed, true, m->net.weights, &arpack),
	    &v, value);
}

static int
hub(struct measuring *m, double *value)
{
	igraph_vector_t v;
	igraph_arpack_options_t arpack;
	const igraph_t *ig = begin(m, &v);

	igraph_arpack_options_init(&arpack);
	return ig == NULL ? -1 : take_clean(m,
	    igraph_hub_and_authority_scores(ig, &v, NULL, NULL, true,
	    m->net.weights, &arpack), &v, value);
}

static int
authority(struct measuring *m, double *value)
{
	igraph_vector_t v;
	igraph_arpack_options_t arpack;
	const igraph_t *ig = begin(m, &v);

	igraph_arpack_options_init(&arpack);
	return ig == NULL ? -1 : take_clean(m,
	    igraph_hub_and_authority_scores(ig, NULL, &v, NULL, true,
	    m->net.weights, &arpack), &v, value);
}

static int
pagerank(struct measuring *m, double *value)
{
	igraph_vector_t v;
	const igraph_t *ig = begin(m, &v);

	return ig == NULL ? -1 : take(m, igraph_pagerank(ig,
	    IGRAPH_PAGERANK_ALGO_PRPACK, &v, NULL, igraph_vss_all(),
	    m->net.is_directed, 0.85, m->net.weights, NULL), &v, value);
}

static int
pagerank_personalised(struct measuring *m, double *value)
{
	const struct measure_options *o = m->options;
	igraph_vector_t v, reset;
	const igraph_t *ig;
	igraph_error_t err;

	m->why = "needs nodes to restart at: centrality --restart";
	if (o->nrestart == 0 || (ig = begin(m, &v)) == NULL)
		return -1;
	if ((err = igraph_vector_init(&reset, m->net.nodes)) !=
	    IGRAPH_SUCCESS)
		return take(m, err, &v, value);
	for (uint32_t i = 0; i < o->nrestart; i++)
		VECTOR(reset)[o->restart[i]] = 1;
	err = igraph_personalized_pagerank(ig, IGRAPH_PAGERANK_ALGO_PRPACK,
	    &v, NULL, igraph_vss_all(), m->net.is_directed, 0.85, &reset,
	    m->net.weights, NULL);
	igraph_vector_destroy(&reset);
	return take(m, err, &v, value);
}

static int
clustering(struct measuring *m, double *value)
{
	igraph_vector_t v;
	const igraph_t *ig = begin(m, &v);

	return ig == NULL ? -1 : take(m, igraph_transitivity_local_undirected(
	    ig, &v, igraph_vss_all(), IGRAPH_TRANSITIVITY_ZERO), &v, value);
}

static int
constraint(struct measuring *m, double *value)
{
	igraph_vector_t v;
	const igraph_t *ig = begin(m, &v);

	return ig == NULL ? -1 : take(m, igraph_constraint(ig, &v,
	    igraph_vss_all(), m->net.weights), &v, value);
}

static int
cores(struct measuring *m, igraph_neimode_t mode, double *value)
{
	const igraph_t *ig = network_igraph(&m->net);
	igraph_vector_int_t v;
	igraph_error_t err;

	m->why = "igraph is out of memory";
	if (ig == NULL || igraph_vector_int_init(&v, 0) != IGRAPH_SUCCESS)
		return -1;
	err = igraph_coreness(ig, &v, mode);
	for (uint32_t i = 0; i < m->net.nodes && err == IGRAPH_SUCCESS; i++)
		value[i] = (double)VECTOR(v)[i];
	igraph_vector_int_destroy(&v);
	return err == IGRAPH_SUCCESS ? 0 : -1;
}

static int
coreness(struct measuring *m, double *value)
{
	return cores(m, IGRAPH_ALL, value);
}

static int
coreness_in(struct measuring *m, double *value)
{
	return cores(m, IGRAPH_IN, value);
}

static int
coreness_out(struct measuring *m, double *value)
{
	return cores(m, IGRAPH_OUT, value);
}

static int
cut_point(struct measuring *m, double *value)
{
	const igraph_t *ig = network_igraph(&m->net);
	igraph_vector_int_t v;
	igraph_error_t err;

	m->why = "igraph is out of memory";
	if (ig == NULL || igraph_vector_int_init(&v, 0) != IGRAPH_SUCCESS)
		return -1;
	memset(value, 0, m->net.nodes * sizeof *value);
	err = igraph_articulation_points(ig, &v);
	for (igraph_integer_t i = 0; err == IGRAPH_SUCCESS &&
	    i < igraph_vector_int_size(&v); i++)
		value[VECTOR(v)[i]] = 1;
	igraph_vector_int_destroy(&v);
	return err == IGRAPH_SUCCESS ? 0 : -1;
}

/* ---- by ourselves ----------------------------------------------------- */

static int
betweenness(struct measuring *m, double *value)
{
	paths_betweenness(&m->net, m->options->threads, value);
	m->why = "has more shortest paths than a number holds (1e308)";
	for (uint32_t i = 0; i < m->net.nodes; i++)
		if (!isfinite(value[i]))
			return -1;
	return 0;
}

static int
betweenness_estimated(struct measuring *m, double *value)
{
	const struct measure_options *o = m->options;
	struct estimate e = { .error = o->error > 0 ? o->error : 0.01,
		.confidence = o->confidence > 0 ? o->confidence : 0.99,
		.seed = o->seed };
	double n = m->net.nodes;

	paths_betweenness_estimated(&m->net, o->threads, &e, value);
	m->notes.samples = e.samples;
	m->notes.confidence = e.confidence;
	m->notes.most_off = e.error * n * (n - 1) /
	    (m->net.is_directed ? 1 : 2);
	return 0;
}

static double
closeness_of(const struct distance_sums *s)
{
	return s->reached > 0 ? (double)s->reached / (double)s->sum : 0;
}

static double
harmonic_of(const struct distance_sums *s)
{
	return s->harmonic;
}

static double
eccentricity_of(const struct distance_sums *s)
{
	return s->farthest;
}

static int
by_distance(struct measuring *m, double (*of)(const struct distance_sums *),
    double *value)
{
	struct arena mem = { 0 };
	struct distance_sums *sums = NEW(&mem, struct distance_sums,
	    m->net.nodes);

	paths_distances(&m->net, m->options->threads, sums);
	for (uint32_t i = 0; i < m->net.nodes; i++)
		value[i] = of(&sums[i]);
	arena_free(&mem);
	return 0;
}

static int
closeness(struct measuring *m, double *value)
{
	return by_distance(m, closeness_of, value);
}

static int
harmonic(struct measuring *m, double *value)
{
	return by_distance(m, harmonic_of, value);
}

static int
eccentricity(struct measuring *m, double *value)
{
	return by_distance(m, eccentricity_of, value);
}

static int
katz_of(struct measuring *m, double *value)
{
	m->notes.attenuation = katz(&m->net, value);
	return 0;
}

/* ---- the table -------------------------------------------------------- */

const struct measure measures[] = {
#define MEASURE(name, help, source, apart, view, weights, is_count, function) \
	{ name, help, source, apart, view, weights, is_count, function },
#include "analysis/measures.def"
#undef MEASURE
	{ 0 }
};

const struct measure *
measure_find(struct str name)
{
	for (const struct measure *m = measures; m->name != NULL; m++) {
		const char *p = m->name;
		size_t i = 0;

		for (;; p++, i++) {
			while (*p == '_')
				p++;
			while (i < name.n &&
			    (name.s[i] == '_' || name.s[i] == '-'))
				i++;
			if (*p == '\0' || i == name.n || *p != name.s[i])
				break;
		}
		if (*p == '\0' && i == name.n)
			return m;
	}
	return NULL;
}

/* The measure with `ending` behind its name, or NULL. */
static const struct measure *
variant(const struct measure *m, const char *ending)
{
	struct buf name = { 0 };
	const struct measure *v;

	buf_printf(&name, "%s_%s", m->name, ending);
	v = measure_find(buf_str(&name));
	buf_free(&name);
	return v;
}

const struct measure *
measure_undirected(const struct measure *m)
{
	const struct measure *u = variant(m, "undirected");

	return u != NULL ? u : m;
}

const struct measure *
measure_estimated(const struct measure *m)
{
	return variant(m, "estimated");
}

int
measure_run(const struct measure *m, const struct graph *g,
    const struct measure_options *o, double *value_out,
    struct measure_notes *notes_out, const char **why_out)
{
	struct measuring run = { .options = o };
	int status;

	if (notes_out != NULL)
		*notes_out = run.notes;
	if (g->nodes.n == 0)
		return 0;
	if (network_make(&run.net, g, m->view, m->weights, o->is_undirected,
	    why_out) != 0)
		return -1;
	status = m->compute(&run, value_out);
	*why_out = run.why;
	if (notes_out != NULL)
		*notes_out = run.notes;
	network_free(&run.net);
	return status;
}

int
measure_compute(const struct measure *m, const struct graph *g,
    bool is_undirected, double *value_out, const char **why_out)
{
	struct measure_options o = { .is_undirected = is_undirected };

	return measure_run(m, g, &o, value_out, NULL, why_out);
}
