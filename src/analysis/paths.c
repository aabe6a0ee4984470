/* paths: what all shortest paths say about the nodes; unweighted. */
#include "analysis/paths.h"

#include "base/jobs.h"

/* A thread's room for the search of this processor. */
struct room {
	struct arena mem;
	void        *search;
};

static struct room *
room_new(void)
{
	struct arena mem = { 0 };
	struct room *r = NEW(&mem, struct room, 1);

	r->mem = mem;
	return r;
}

static void
room_end(void *room)
{
	struct arena mem = ((struct room *)room)->mem;

	arena_free(&mem);		/* the room itself lies in it */
}

/* ---- distances -------------------------------------------------------- */

static void *
distances_begin(const void *with)
{
	struct room *r = room_new();

	r->search = wide_best()->search_open(with, &r->mem);
	return r;
}

static void
distances_work(const void *with, void *room, void *result, uint32_t job)
{
	(void)with;
	wide_best()->distances(((struct room *)room)->search, job * SEARCHES,
	    result);
}

static void
distances_add(const void *with, void *total, const void *result)
{
	const struct adjacency *a = with;
	const struct distance_sums *from = result;
	struct distance_sums *to = total;

	for (uint32_t i = 0; i < a->n; i++) {
		struct distance_sums *t = &to[a->node[i]];

		t->sum += from[i].sum;
		t->harmonic += from[i].harmonic;
		t->reached += from[i].reached;
		if (from[i].farthest > t->farthest)
			t->farthest = from[i].farthest;
	}
}

void
paths_distances(const struct network *net, long threads,
    struct distance_sums *out)
{
	struct adjacency a;
	struct jobs jobs = { .threads = threads, .with = &a, .total = out,
		.begin = distances_begin, .end = room_end,
		.work = distances_work, .add = distances_add };

	adjacency_make(&a, net);
	memset(out, 0, a.n * sizeof *out);
	jobs.count = (a.n + SEARCHES - 1) / SEARCHES;
	jobs.result_size = a.n * sizeof *out;
	jobs_run(&jobs);
	adjacency_free(&a);
}

/* ---- betweenness ------------------------------------------------------ */

/* Where shortest paths begin.  A leaf's paths all go through its only
 * neighbour, so they are counted there: the neighbour counts once more. */
struct sources {
	const struct adjacency *a;
	uint32_t                n;
	uint32_t               *node;
	double                 *times;
	bool                    is_wide;	/* in lanes, or one by one    */
};

/* Does nothing but go to one node?  Not if that one is such a leaf, too. */
static bool
is_leaf(const struct adjacency *a, uint32_t v)
{
	uint32_t degree = a->out.at[v + 1] - a->out.at[v], to;

	if (degree != 1 || (a->is_directed && a->in.at[v + 1] != a->in.at[v]))
		return false;
	to = a->out.to[a->out.at[v]];
	return a->is_directed || a->out.at[to + 1] - a->out.at[to] > 1;
}

static void
find_sources(struct arena *mem, const struct adjacency *a, struct sources *s)
{
	double *times = NEW(mem, double, a->n);

	s->a = a;
	s->node = NEW(mem, uint32_t, a->n);
	s->times = NEW(mem, double, a->n);
	for (uint32_t v = 0; v < a->n; v++) {
		uint32_t to = is_leaf(a, v) ? a->out.to[a->out.at[v]] : v;

		times[to]++;
	}
	for (uint32_t v = 0; v < a->n; v++)
		if (times[v] > 0 && a->out.at[v + 1] > a->out.at[v]) {
			s->node[s->n] = v;
			s->times[s->n++] = times[v];
		}
}

/* One source after the other, for graphs where the lanes would be empty. */
struct single {
	double   *paths, *depend;
	uint32_t *distance, *queue;
};

static struct single *
single_open(const struct adjacency *a, struct arena *mem)
{
	struct single *s = NEW(mem, struct single, 1);

	s->paths = NEW(mem, double, a->n);
	s->depend = NEW(mem, double, a->n);
	s->distance = NEW(mem, uint32_t, a->n);
	s->queue = NEW(mem, uint32_t, a->n);
	memset(s->distance, 0xff, a->n * sizeof *s->distance);
	return s;
}

/* Search from the source; how many nodes are in the queue. */
static uint32_t
single_out(struct single *s, const struct neighbours *out, uint32_t source)
{
	uint32_t n = 0;

	s->queue[n++] = source;
	s->distance[source] = 0;
	s->paths[source] = 1;
	for (uint32_t i = 0; i < n; i++) {
		uint32_t v = s->queue[i];

		for (uint32_t j = out->at[v]; j < out->at[v + 1]; j++) {
			uint32_t w = out->to[j];

			if (s->distance[w] == NONE) {
				s->distance[w] = s->distance[v] + 1;
				s->queue[n++] = w;
			}
			if (s->distance[w] == s->distance[v] + 1)
				s->paths[w] += s->paths[v];
		}
	}
	return n;
}

static double
single_run(struct single *s, const struct adjacency *a, uint32_t source,
    double times, double *result)
{
	uint32_t n = single_out(s, &a->out, source);

	for (uint32_t i = n; i-- > 1; ) {
		uint32_t v = s->queue[i];
		double sum = 0;

		for (uint32_t j = a->out.at[v]; j < a->out.at[v + 1]; j++)
			if (s->distance[a->out.to[j]] == s->distance[v] + 1)
				sum += s->depend[a->out.to[j]];
		sum *= s->paths[v];
		result[v] += sum * times;
		s->depend[v] = (1 + sum) / s->paths[v];
	}
	for (uint32_t i = 0; i < n; i++) {
		s->distance[s->queue[i]] = NONE;
		s->paths[s->queue[i]] = 0;
	}
	return n - 1;
}

static struct batch
batch_of(const struct sources *s, uint32_t job)
{
	uint32_t first = job * LANES;

	return (struct batch){ s->n - first < LANES ? s->n - first : LANES,
		s->node + first, s->times + first };
}

static void *
betweenness_begin(const void *with)
{
	const struct sources *s = with;
	struct room *r = room_new();

	r->search = s->is_wide ? wide_best()->walk_open(s->a, &r->mem)
	    : single_open(s->a, &r->mem);
	return r;
}

static void
betweenness_work(const void *with, void *room, void *result, uint32_t job)
{
	const struct sources *s = with;
	struct batch batch = batch_of(s, job);
	void *search = ((struct room *)room)->search;
	double *out = result, reached[LANES];

	if (s->is_wide)
		wide_best()->paths(search, &batch, out, reached);
	for (uint32_t i = 0; i < batch.n; i++) {
		if (!s->is_wide)
			reached[i] = single_run(search, s->a, batch.source[i],
			    batch.times[i], out);
		/* paths of the leaves go through to all but themselves */
		out[batch.source[i]] += (batch.times[i] - 1) *
		    (reached[i] - !s->a->is_directed);
	}
}

static void
betweenness_add(const void *with, void *total, const void *result)
{
	const struct sources *s = with;
	const double *from = result;
	double *to = total;

	for (uint32_t i = 0; i < s->a->n; i++)
		to[i] += from[i];
}

/* Do many searches see a node at the same distance?  Tried out on the first. */
static bool
is_wide_better(const struct sources *s)
{
	struct arena mem = { 0 };
	struct batch batch = batch_of(s, 0);
	double reached[LANES];
	struct yield y = wide_best()->paths(wide_best()->walk_open(s->a, &mem),
	    &batch, NULL, reached);

	arena_free(&mem);
	return y.seen >= 3 * y.vectors;
}

void
paths_betweenness(const struct network *net, long threads, double *out)
{
	struct arena mem = { 0 };
	struct adjacency a;
	struct sources s = { 0 };
	struct jobs jobs = { .threads = threads, .with = &s,
		.begin = betweenness_begin, .end = room_end,
		.work = betweenness_work, .add = betweenness_add };
	double *total;

	adjacency_make(&a, net);
	find_sources(&mem, &a, &s);
	total = NEW(&mem, double, a.n);
	if (s.n > 0) {
		s.is_wide = is_wide_better(&s);
		jobs.count = (s.n + LANES - 1) / LANES;
		jobs.result_size = a.n * sizeof(double);
		jobs.total = total;
		jobs_run(&jobs);
	}
	for (uint32_t i = 0; i < a.n; i++)
		out[a.node[i]] = a.is_directed ? total[i] : total[i] / 2;
	arena_free(&mem);
	adjacency_free(&a);
}
