/* wide_body: the search itself, compiled once a kind of processor; nothing but
 * vectors of 64 bytes that the compiler cuts as the processor has them.
 *
 * Small levels are pushed from the nodes in them; large ones are pulled into
 * every node that is not done.  A front is zero in the lanes that are not in
 * it, so the inner loops have neither branch nor mask. */
#include <stdlib.h>

#include "analysis/wide.h"

typedef double   vec __attribute__((vector_size(LINE)));
typedef int64_t  ivec __attribute__((vector_size(LINE)));
typedef uint64_t bits __attribute__((vector_size(LINE)));

/* Zeroed room that begins where a vector may. */
static void *
vectors(struct arena *mem, size_t bytes)
{
	char *p = ROOM(mem, char, bytes + LINE);

	p += (LINE - (uintptr_t)p % LINE) % LINE;
	return memset(p, 0, bytes);
}

/* Nodes of a level, and those of the next. */
struct levels {
	uint32_t *now, *then;
	uint32_t  nnow, nthen;
};

static void
advance(struct levels *l)
{
	uint32_t *now = l->now;

	l->now = l->then;
	l->then = now;
	l->nnow = l->nthen;
	l->nthen = 0;
}

/* Is it less work to push from these nodes than to pull into all? */
static bool
is_sparse(const struct adjacency *a, const struct neighbours *along,
    const uint32_t *nodes, uint32_t n)
{
	uint64_t arcs = 0;

	for (uint32_t i = 0; i < n; i++)
		arcs += along->at[nodes[i] + 1] - along->at[nodes[i]];
	return 3 * arcs < a->m;
}

/* ---- distances -------------------------------------------------------- */

struct search {
	const struct adjacency *a;
	bits                   *seen, *front, *next, whole;
	uint8_t                *is_done, *is_touched;
	struct levels           level;
	uint32_t                distance;
	struct distance_sums   *out;
};

static uint32_t
count(const bits *b)
{
	uint32_t n = 0;

	for (int i = 0; i < LINE / 8; i++)
		n += (uint32_t)__builtin_popcountll((*b)[i]);
	return n;
}

/* Those of `came` that are new at the node. */
static void
arrive(struct search *s, uint32_t node, const bits *came)
{
	bits fresh = *came & ~s->seen[node], left;
	uint32_t n = count(&fresh);
	struct distance_sums *out = &s->out[node];

	s->next[node] = fresh;
	if (n == 0)
		return;
	s->seen[node] |= fresh;
	left = s->whole & ~s->seen[node];
	s->is_done[node] = count(&left) == 0;
	s->level.then[s->level.nthen++] = node;
	out->reached += n;
	out->sum += (uint64_t)n * s->distance;
	out->harmonic += (double)n / s->distance;
	out->farthest = s->distance > out->farthest ? s->distance
	    : out->farthest;
}

static void
pull_bits(struct search *s)
{
	const struct neighbours *out = &s->a->out;

	for (uint32_t v = 0; v < s->a->n; v++) {
		bits came = { 0 };

		if (s->is_done[v])
			continue;
		for (uint32_t j = out->at[v]; j < out->at[v + 1]; j++)
			came |= s->front[out->to[j]];
		arrive(s, v, &came);
	}
}

static void
push_bits(struct search *s)
{
	const struct neighbours *in = &s->a->in;
	struct levels *l = &s->level;
	uint32_t touched = 0;

	for (uint32_t i = 0; i < l->nnow; i++) {
		uint32_t w = l->now[i];

		for (uint32_t j = in->at[w]; j < in->at[w + 1]; j++) {
			uint32_t v = in->to[j];

			if (s->is_done[v])
				continue;
			s->next[v] |= s->front[w];
			if (!s->is_touched[v]) {
				s->is_touched[v] = 1;
				l->then[touched++] = v;
			}
		}
	}
	/* arrive() writes over what is read already */
	for (uint32_t i = 0; i < touched; i++) {
		uint32_t v = l->then[i];

		s->is_touched[v] = 0;
		arrive(s, v, &s->next[v]);
	}
}

static void
search_step(struct search *s)
{
	bits *front = s->front;

	s->distance++;
	if (is_sparse(s->a, &s->a->in, s->level.now, s->level.nnow))
		push_bits(s);
	else
		pull_bits(s);
	for (uint32_t i = 0; i < s->level.nnow; i++)
		front[s->level.now[i]] = (bits){ 0 };
	s->front = s->next;
	s->next = front;
	advance(&s->level);
}

static void *
search_open(const struct adjacency *a, struct arena *mem)
{
	size_t bytes = a->n * sizeof(bits);
	struct search *s = vectors(mem, sizeof *s);

	s->a = a;
	s->seen = vectors(mem, bytes);
	s->front = vectors(mem, bytes);
	s->next = vectors(mem, bytes);
	s->is_done = NEW(mem, uint8_t, a->n);
	s->is_touched = NEW(mem, uint8_t, a->n);
	s->level.now = NEW(mem, uint32_t, a->n);
	s->level.then = NEW(mem, uint32_t, a->n);
	return s;
}

static void
distances(void *room, uint32_t first, struct distance_sums *out)
{
	struct search *s = room;

	memset(s->seen, 0, s->a->n * sizeof *s->seen);
	memset(s->is_done, 0, s->a->n);
	s->whole = (bits){ 0 };
	s->distance = 0;
	s->out = out;
	for (uint32_t i = 0; i < SEARCHES && first + i < s->a->n; i++) {
		s->whole[i / 64] |= (uint64_t)1 << i % 64;
		s->front[first + i][i / 64] = (uint64_t)1 << i % 64;
		s->seen[first + i] = s->front[first + i];
		s->level.now[s->level.nnow++] = first + i;
	}
	while (s->level.nnow > 0)
		search_step(s);
}

/* ---- paths ------------------------------------------------------------ */

enum { PARTS = LANES / (LINE / 8) };

struct lanes {
	vec at[PARTS];
};

struct entry {
	struct lanes paths;	/* to it, in the lanes where it is there      */
	uint32_t     node;
	char         pad[LINE - 4];
};

/* A search from LANES nodes.  Entries are the nodes of level after level; a
 * node is in as many levels as its lanes tell apart. */
struct walk {
	const struct adjacency *a;
	struct arena           *mem;
	struct lanes           *front, *next;
	uint16_t               *seen, all;	/* a bit a lane               */
	struct levels           level;
	struct entry           *entries;
	uint32_t                n, cap;
	ids                     starts;		/* of the levels              */
	ivec                    reached[PARTS];
	uint8_t                *is_touched;
};

/* Lane bits to a mask of each lane, part by part. */
static inline void
mask_of(uint32_t lanes, ivec mask[PARTS])
{
	ivec bit = { 1, 2, 4, 8, 16, 32, 64, 128 };

	for (int p = 0; p < PARTS; p++)
		mask[p] = ((bit << (8 * p)) & (int64_t)lanes) != 0;
}

/* The lanes that are not zero, a bit each. */
static inline uint32_t
lanes_of(const struct lanes *x)
{
	ivec bit = { 1, 2, 4, 8, 16, 32, 64, 128 }, sum = { 0 };
	int64_t lanes = 0;

	for (int p = 0; p < PARTS; p++)
		sum |= (x->at[p] != 0) & (bit << (8 * p));
	for (int i = 0; i < LINE / 8; i++)
		lanes |= sum[i];
	return (uint32_t)lanes;
}

static void
more_entries(struct walk *w)
{
	uint32_t cap = w->cap == 0 ? w->a->n + LANES : 2 * w->cap;
	char *p = ROOM(w->mem, char, cap * sizeof *w->entries + LINE);

	p += (LINE - (uintptr_t)p % LINE) % LINE;
	if (w->n > 0)
		memcpy(p, w->entries, w->n * sizeof *w->entries);
	w->entries = (struct entry *)(void *)p;
	w->cap = cap;
}

static void
enter(struct walk *w, uint32_t node, const struct lanes *paths)
{
	if (w->n == w->cap)
		more_entries(w);
	w->entries[w->n].node = node;
	w->entries[w->n].paths = *paths;
	w->n++;
}

/* The paths that come to the node for the first time. */
static inline void
come(struct walk *w, uint32_t node, const struct lanes *paths)
{
	struct lanes fresh;
	ivec mask[PARTS];
	uint32_t lanes;

	mask_of(~(uint32_t)w->seen[node], mask);
	for (int p = 0; p < PARTS; p++)
		fresh.at[p] = (vec)((ivec)paths->at[p] & mask[p]);
	lanes = lanes_of(&fresh);
	w->next[node] = fresh;
	if (lanes == 0)
		return;
	mask_of(lanes, mask);
	for (int p = 0; p < PARTS; p++)
		w->reached[p] -= mask[p];
	w->seen[node] = (uint16_t)(w->seen[node] | lanes);
	w->level.then[w->level.nthen++] = node;
	enter(w, node, &fresh);
}

/* The sum over the neighbours j…end - 1. */
static inline struct lanes
gather(const struct lanes *from, const uint32_t *j, const uint32_t *end)
{
	struct lanes sum = { { { 0 } } };

	for (; j < end; j++)
		for (int p = 0; p < PARTS; p++)
			sum.at[p] += from[*j].at[p];
	return sum;
}

static void
pull_paths(struct walk *w)
{
	const struct neighbours *in = &w->a->in;

	for (uint32_t v = 0; v < w->a->n; v++) {
		struct lanes paths;

		if (w->seen[v] == w->all)
			continue;
		paths = gather(w->front, in->to + in->at[v],
		    in->to + in->at[v + 1]);
		come(w, v, &paths);
	}
}

static void
push_paths(struct walk *w)
{
	const struct neighbours *out = &w->a->out;
	struct levels *l = &w->level;
	uint32_t touched = 0;

	for (uint32_t i = 0; i < l->nnow; i++) {
		uint32_t u = l->now[i];

		for (uint32_t j = out->at[u]; j < out->at[u + 1]; j++) {
			uint32_t v = out->to[j];

			if (w->seen[v] == w->all)
				continue;
			for (int p = 0; p < PARTS; p++)
				w->next[v].at[p] += w->front[u].at[p];
			if (!w->is_touched[v]) {
				w->is_touched[v] = 1;
				l->then[touched++] = v;
			}
		}
	}
	for (uint32_t i = 0; i < touched; i++) {
		uint32_t v = l->then[i];

		w->is_touched[v] = 0;
		come(w, v, &w->next[v]);
	}
}

static void
clear(struct lanes *x, const struct walk *w, uint32_t level)
{
	for (uint32_t i = w->starts.at[level]; i < w->starts.at[level + 1]; i++)
		x[w->entries[i].node] = (struct lanes){ { { 0 } } };
}

static void
swap(struct walk *w)
{
	struct lanes *front = w->front;

	w->front = w->next;
	w->next = front;
}

/* Level after level until nothing is new; starts gets one more, the end. */
static void
walk_out(struct walk *w, const struct batch *batch)
{
	*PUSH(w->mem, &w->starts) = 0;
	for (uint32_t i = 0; i < batch->n; i++) {
		uint32_t source = batch->source[i];

		w->all = (uint16_t)(w->all | 1u << i);
		w->seen[source] = (uint16_t)(1u << i);
		w->front[source].at[i / 8][i % 8] = 1;
		w->level.now[w->level.nnow++] = source;
		enter(w, source, &w->front[source]);
	}
	while (w->level.nnow > 0) {
		*PUSH(w->mem, &w->starts) = w->n;
		if (is_sparse(w->a, &w->a->out, w->level.now, w->level.nnow))
			push_paths(w);
		else
			pull_paths(w);
		clear(w->front, w, w->starts.n - 2);
		swap(w);
		advance(&w->level);
	}
}

/* From the last level back: what the sources depend on each node.  A node
 * hands (1 + dependency) / paths on to those before it. */
static void
walk_back(struct walk *w, const struct lanes *times, double *out)
{
	const struct neighbours *to = &w->a->out;

	for (uint32_t d = w->starts.n - 2; d > 0; d--) {
		for (uint32_t i = w->starts.at[d]; i < w->starts.at[d + 1];
		    i++) {
			const struct entry *e = &w->entries[i];
			struct lanes sum = gather(w->front,
			    to->to + to->at[e->node],
			    to->to + to->at[e->node + 1]);
			vec total = { 0 };
			double all = 0;

			for (int p = 0; p < PARTS; p++) {
				ivec is_there = e->paths.at[p] != 0;
				vec depend = e->paths.at[p] * sum.at[p];
				vec paths = (vec)((is_there &
				    (ivec)e->paths.at[p]) | (~is_there &
				    (ivec)((vec){ 0 } + 1.0)));

				total += depend * times->at[p];
				w->next[e->node].at[p] = (vec)(is_there &
				    (ivec)((1.0 + depend) / paths));
			}
			for (int l = 0; l < LINE / 8; l++)
				all += total[l];
			out[e->node] += all;
		}
		if (d + 2 < w->starts.n)
			clear(w->front, w, d + 1);
		swap(w);
	}
}

static void *
walk_open(const struct adjacency *a, struct arena *mem)
{
	size_t bytes = a->n * sizeof(struct lanes);
	struct walk *w = vectors(mem, sizeof *w);

	w->a = a;
	w->mem = mem;
	w->front = vectors(mem, bytes);
	w->next = vectors(mem, bytes);
	w->seen = NEW(mem, uint16_t, a->n);
	w->is_touched = NEW(mem, uint8_t, a->n);
	w->level.now = NEW(mem, uint32_t, a->n + LANES);
	w->level.then = NEW(mem, uint32_t, a->n + LANES);
	return w;
}

static struct yield
paths(void *room, const struct batch *batch, double *out, double *reached)
{
	struct walk *w = room;
	struct lanes times = { { { 0 } } };
	struct yield yield = { 0, 0 };

	memset(w->seen, 0, w->a->n * sizeof *w->seen);
	w->all = 0;
	w->n = w->starts.n = 0;
	for (int p = 0; p < PARTS; p++)
		w->reached[p] = (ivec){ 0 };
	walk_out(w, batch);
	for (uint32_t i = 0; i < batch->n; i++) {
		times.at[i / 8][i % 8] = batch->times[i];
		reached[i] = (double)w->reached[i / 8][i % 8];
		yield.seen += (uint64_t)reached[i];
	}
	yield.vectors = w->n - batch->n;
	if (out != NULL && w->starts.n > 2) {
		walk_back(w, &times, out);
		clear(w->front, w, 1);
	}
	return yield;
}

#define WIDE(id, name) \
	const struct wide id = { \
		name, search_open, distances, walk_open, paths \
	}
