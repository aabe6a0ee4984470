/* estimate: betweenness from shortest paths between random pairs of nodes.
 *
 * Riondato and Kornaropoulos 2016: as many samples as bound the dimension of
 * Vapnik and Chervonenkis, by the longest shortest path.  A pair's paths are
 * found from both ends (Borassi and Natale 2019, KADABRA, section 4). */
#include <math.h>

#include "analysis/paths.h"
#include "base/jobs.h"

/* ---- the longest shortest path ---------------------------------------- */

/* Strong components: the same without direction. */
struct parts {
	uint32_t  n;
	uint32_t *of;			/* of each node                       */
	uint32_t *begin, *node;		/* begin[n + 1]; nodes part by part   */
};

static void
find_parts(struct arena *mem, struct network *net, const struct adjacency *a,
    struct parts *p)
{
	uint32_t *of = NEW(mem, uint32_t, a->n);	/* the network's node */

	p->n = network_strong(net, of);
	p->of = NEW(mem, uint32_t, a->n);
	p->node = NEW(mem, uint32_t, a->n);
	p->begin = NEW(mem, uint32_t, p->n + 1);
	for (uint32_t v = 0; v < a->n; v++) {
		p->of[v] = of[a->node[v]];
		p->begin[p->of[v]]++;
	}
	for (uint32_t i = 0, sum = 0; i <= p->n; i++)
		p->begin[i] = sum += p->begin[i];
	for (uint32_t v = a->n; v-- > 0; )
		p->node[--p->begin[p->of[v]]] = v;
}

/* How far the farthest node of the part is from (or to) its first one. */
static uint32_t
radius(const struct parts *p, const struct neighbours *along, uint32_t part,
    uint32_t *distance, uint32_t *queue)
{
	uint32_t n = 0, first = p->node[p->begin[part]];

	for (uint32_t i = p->begin[part]; i < p->begin[part + 1]; i++)
		distance[p->node[i]] = NONE;
	distance[first] = 0;
	queue[n++] = first;
	for (uint32_t i = 0; i < n; i++)
		for (uint32_t v = queue[i], j = along->at[v];
		    j < along->at[v + 1]; j++) {
			uint32_t w = along->to[j];

			if (p->of[w] != part || distance[w] != NONE)
				continue;
			distance[w] = distance[v] + 1;
			queue[n++] = w;
		}
	return distance[queue[n - 1]];
}

/* At least as many nodes as any shortest path has.  Within a part it goes from
 * anywhere to the part's first node and on; and it goes from part to part
 * without coming back, so a part is asked when all before it have been. */
static uint32_t
longest_path(struct network *net, const struct adjacency *a)
{
	struct arena mem = { 0 };
	struct parts p;
	uint32_t *before, *open, *queue, *distance, *todo, n = 0, most = 0;

	find_parts(&mem, net, a, &p);
	before = NEW(&mem, uint32_t, p.n);	/* nodes until there       */
	open = NEW(&mem, uint32_t, p.n);	/* arcs not yet come from  */
	todo = NEW(&mem, uint32_t, p.n);
	queue = NEW(&mem, uint32_t, a->n);
	distance = NEW(&mem, uint32_t, a->n);
	for (uint32_t v = 0; v < a->n; v++)
		for (uint32_t j = a->out.at[v]; j < a->out.at[v + 1]; j++)
			open[p.of[a->out.to[j]]] +=
			    p.of[v] != p.of[a->out.to[j]];
	for (uint32_t i = 0; i < p.n; i++)
		if (open[i] == 0)
			todo[n++] = i;
	for (uint32_t i = 0; i < n; i++) {
		uint32_t part = todo[i], here = before[part] + 1 +
		    radius(&p, &a->out, part, distance, queue) +
		    radius(&p, &a->in, part, distance, queue);

		most = here > most ? here : most;
		for (uint32_t k = p.begin[part]; k < p.begin[part + 1]; k++)
			for (uint32_t v = p.node[k], j = a->out.at[v];
			    j < a->out.at[v + 1]; j++) {
				uint32_t to = p.of[a->out.to[j]];

				if (to == part)
					continue;
				if (before[to] < here)
					before[to] = here;
				if (--open[to] == 0)
					todo[n++] = to;
			}
	}
	arena_free(&mem);
	return most;
}

/* ---- one pair --------------------------------------------------------- */

/* Splitmix64 (Steele and others 2014): the next of the stream. */
static uint64_t
next_random(uint64_t *state)
{
	uint64_t x = *state += 0x9e3779b97f4a7c15;

	x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9;
	x = (x ^ x >> 27) * 0x94d049bb133111eb;
	return x ^ x >> 31;
}

static uint32_t
random_below(uint64_t *state, uint32_t n)
{
	return (uint32_t)((next_random(state) >> 32) * n >> 32);
}

/* From 0, less than 1. */
static double
random_part(uint64_t *state)
{
	return (double)(next_random(state) >> 11) * 0x1p-53;
}

/* The search from one end. */
struct side {
	const struct neighbours *along, *back;
	uint32_t *distance, *queue;	/* NONE: not seen                     */
	double   *paths;
	uint32_t  n, level;		/* queue[level…n - 1] is the front    */
	uint64_t  arcs;			/* that leave the front               */
};

struct draw {
	struct arena mem;
	struct side  from, to;
};

static void
see(struct side *s, uint32_t v, uint32_t distance)
{
	s->distance[v] = distance;
	s->paths[v] = 0;
	s->queue[s->n++] = v;
	s->arcs += s->along->at[v + 1] - s->along->at[v];
}

static void
side_begin(struct side *s, uint32_t v)
{
	s->n = s->level = 0;
	s->arcs = 0;
	see(s, v, 0);
	s->paths[v] = 1;
}

static void
side_end(struct side *s)
{
	for (uint32_t i = 0; i < s->n; i++)
		s->distance[s->queue[i]] = NONE;
}

static void
side_step(struct side *s)
{
	uint32_t end = s->n;

	s->arcs = 0;
	for (uint32_t i = s->level; i < end; i++) {
		uint32_t v = s->queue[i], next = s->distance[v] + 1;

		for (uint32_t j = s->along->at[v]; j < s->along->at[v + 1];
		    j++) {
			uint32_t w = s->along->to[j];

			if (s->distance[w] == NONE)
				see(s, w, next);
			if (s->distance[w] == next)
				s->paths[w] += s->paths[v];
		}
	}
	s->level = end;
}

/* A node of the new front where the two sides meet, by the number of paths
 * through it; NONE if they do not meet yet.  Should that number be too large
 * for a double, the last one is as good as any. */
static uint32_t
meet(const struct side *s, const struct side *other, uint64_t *random)
{
	double all = 0, left;
	uint32_t found = NONE;

	for (uint32_t i = s->level; i < s->n; i++)
		if (other->distance[s->queue[i]] != NONE)
			all += s->paths[s->queue[i]] *
			    other->paths[s->queue[i]];
	if (all == 0)
		return NONE;
	left = all * random_part(random);
	for (uint32_t i = s->level; i < s->n && !(left < 0); i++)
		if (other->distance[s->queue[i]] != NONE) {
			found = s->queue[i];
			left -= s->paths[found] * other->paths[found];
		}
	return found;
}

/* Count the nodes between `v` and the side's end on a random path. */
static void
walk(const struct side *s, uint32_t v, uint64_t *random, uint32_t *count)
{
	while (s->distance[v] > 1) {
		double left = s->paths[v] * random_part(random);
		uint32_t before = NONE;

		for (uint32_t j = s->back->at[v]; j < s->back->at[v + 1] &&
		    !(left < 0); j++) {
			uint32_t u = s->back->to[j];

			if (s->distance[u] != s->distance[v] - 1)
				continue;
			before = u;
			left -= s->paths[u];
		}
		v = before;
		count[v]++;
	}
}

/* Draw a pair and one of its shortest paths; count the nodes inside. */
static void
draw(struct draw *d, uint32_t n, uint64_t random, uint32_t *count)
{
	uint32_t s = random_below(&random, n);
	uint32_t t = random_below(&random, n - 1), middle = NONE;

	t += t >= s;
	side_begin(&d->from, s);
	side_begin(&d->to, t);
	while (middle == NONE && d->from.level < d->from.n &&
	    d->to.level < d->to.n) {
		bool is_from = d->from.arcs <= d->to.arcs;
		struct side *here = is_from ? &d->from : &d->to;

		side_step(here);
		middle = meet(here, is_from ? &d->to : &d->from, &random);
	}
	if (middle != NONE) {
		count[middle] += middle != s && middle != t;
		walk(&d->from, middle, &random, count);
		walk(&d->to, middle, &random, count);
	}
	side_end(&d->from);
	side_end(&d->to);
}

/* ---- all of them ------------------------------------------------------ */

enum { SAMPLES = 1024 };	/* a job */

struct plan {
	const struct adjacency *a;
	const struct estimate  *e;
};

static struct side
side_new(struct arena *mem, uint32_t n, const struct neighbours *along,
    const struct neighbours *back)
{
	struct side s = { .along = along, .back = back,
		.distance = NEW(mem, uint32_t, n),
		.queue = NEW(mem, uint32_t, n), .paths = NEW(mem, double, n) };

	memset(s.distance, 0xff, n * sizeof *s.distance);
	return s;
}

static void *
draw_begin(const void *with)
{
	const struct adjacency *a = ((const struct plan *)with)->a;
	struct arena mem = { 0 };
	struct draw *d = NEW(&mem, struct draw, 1);

	d->from = side_new(&mem, a->n, &a->out, &a->in);
	d->to = side_new(&mem, a->n, &a->in, &a->out);
	d->mem = mem;
	return d;
}

static void
draw_end(void *room)
{
	struct arena mem = ((struct draw *)room)->mem;

	arena_free(&mem);		/* the room itself lies in it */
}

static void
draw_work(const void *with, void *room, void *result, uint32_t job)
{
	const struct plan *p = with;
	uint64_t first = (uint64_t)job * SAMPLES;

	for (uint64_t i = first; i < first + SAMPLES && i < p->e->samples;
	    i++) {
		uint64_t state = p->e->seed ^ i << 20;

		draw(room, p->a->n, next_random(&state), result);
	}
}

static void
draw_add(const void *with, void *total, const void *result)
{
	const struct plan *p = with;
	const uint32_t *from = result;
	double *to = total;

	for (uint32_t i = 0; i < p->a->n; i++)
		to[i] += from[i];
}

void
paths_betweenness_estimated(struct network *net, long threads,
    struct estimate *e, double *out)
{
	struct arena mem = { 0 };
	struct adjacency a;
	struct plan plan = { &a, e };
	struct jobs jobs = { .threads = threads, .with = &plan,
		.begin = draw_begin, .end = draw_end, .work = draw_work,
		.add = draw_add };
	double scale;

	adjacency_make(&a, net);
	e->longest = longest_path(net, &a);
	/* a path of two has nobody between */
	e->samples = e->longest < 3 ? 0 : (uint64_t)ceil(0.5 /
	    (e->error * e->error) * (floor(log2(e->longest - 2.0)) + 1 +
	    log(1 / (1 - e->confidence))));
	jobs.count = (uint32_t)((e->samples + SAMPLES - 1) / SAMPLES);
	jobs.result_size = a.n * sizeof(uint32_t);
	jobs.total = NEW(&mem, double, a.n);
	jobs_run(&jobs);
	scale = (double)a.n * (a.n - 1.0) / (a.is_directed ? 1 : 2);
	for (uint32_t i = 0; i < a.n; i++)
		out[a.node[i]] = e->samples == 0 ? 0 : ((double *)jobs.total)[i]
		    / (double)e->samples * scale;
	arena_free(&mem);
	adjacency_free(&a);
}
