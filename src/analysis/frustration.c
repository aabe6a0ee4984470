/* frustration: how many edges keep a signed graph from balance. */
#include <math.h>

#include "analysis/balance.h"
#include "base/progress.h"
#include "graph/igraph.h"

enum { TRIED_OUT = 24, DESCENTS = 32 };

/* A block: no node of it holds it together alone, so that the whole is as
 * frustrated as its blocks are together.  Neighbours as in later: those of v
 * are to[at[v]…at[v + 1] - 1]. */
struct block {
	uint32_t  n, m;
	uint32_t *at, *to;
	int      *sign, *camp;		/* of neighbours; of nodes: -1, 1     */
};

/* The block's nodes get numbers in `number`. */
static struct block
block_of(struct arena *mem, const signed_edges *all,
    const igraph_vector_int_t *nodes, const igraph_vector_int_t *edges,
    uint32_t *number)
{
	struct block b = { .n = (uint32_t)igraph_vector_int_size(nodes),
		.m = (uint32_t)igraph_vector_int_size(edges) };

	b.at = NEW(mem, uint32_t, b.n + 1);
	b.to = NEW(mem, uint32_t, 2 * (size_t)b.m);
	b.sign = NEW(mem, int, 2 * (size_t)b.m);
	b.camp = NEW(mem, int, b.n);
	for (uint32_t i = 0; i < b.n; i++)
		number[VECTOR(*nodes)[i]] = i;
	for (uint32_t i = 0; i < b.m; i++) {
		b.at[number[all->at[VECTOR(*edges)[i]].a]]++;
		b.at[number[all->at[VECTOR(*edges)[i]].b]]++;
	}
	for (uint32_t v = 0, sum = 0; v <= b.n; v++)
		b.at[v] = sum += b.at[v];
	for (uint32_t i = 0; i < b.m; i++) {
		const struct signed_edge *e = &all->at[VECTOR(*edges)[i]];
		uint32_t x = number[e->a], y = number[e->b];

		b.sign[--b.at[x]] = e->sign;
		b.to[b.at[x]] = y;
		b.sign[--b.at[y]] = e->sign;
		b.to[b.at[y]] = x;
	}
	return b;
}

/* Edges of v that fit less those that do not: what its change of camp costs. */
static int
fit(const struct block *b, uint32_t v)
{
	int sum = 0;

	for (uint32_t j = b->at[v]; j < b->at[v + 1]; j++)
		sum += b->sign[j] * b->camp[v] * b->camp[b->to[j]];
	return sum;
}

static int
count_frustrated(const struct block *b)
{
	int sum = 0;

	for (uint32_t v = 0; v < b->n; v++)
		sum += fit(b, v);
	return ((int)b->m - sum / 2) / 2;
}

/* All ways to make two camps, each but for one change the last (Gray code). */
static int
try_out(struct block *b)
{
	int now, least;

	for (uint32_t v = 0; v < b->n; v++)
		b->camp[v] = 1;
	now = least = count_frustrated(b);
	for (uint32_t i = 1; i < 1u << (b->n - 1) && least > 0; i++) {
		uint32_t v = (uint32_t)__builtin_ctz(i);

		now += fit(b, v);
		b->camp[v] = -b->camp[v];
		least = now < least ? now : least;
	}
	return least;
}

/* Change camps as long as that helps. */
static int
descend(struct block *b)
{
	bool is_moving = true;

	while (is_moving) {
		is_moving = false;
		for (uint32_t v = 0; v < b->n; v++)
			if (fit(b, v) < 0) {
				b->camp[v] = -b->camp[v];
				is_moving = true;
			}
	}
	return count_frustrated(b);
}

/* Camps along a tree of shortest paths, so that all its edges fit. */
static void
follow_tree(struct block *b, uint32_t *queue)
{
	uint32_t n = 0;

	memset(b->camp, 0, b->n * sizeof *b->camp);
	b->camp[0] = 1;
	queue[n++] = 0;
	for (uint32_t i = 0; i < n; i++)
		for (uint32_t v = queue[i], j = b->at[v]; j < b->at[v + 1];
		    j++)
			if (b->camp[b->to[j]] == 0) {
				b->camp[b->to[j]] = b->sign[j] * b->camp[v];
				queue[n++] = b->to[j];
			}
}

static int
best_descent(struct arena *mem, struct block *b)
{
	uint32_t *queue = NEW(mem, uint32_t, b->n);
	int *camp = NEW(mem, int, b->n), least = 0;
	uint64_t random = 1;

	for (int i = 0; i < DESCENTS; i++) {
		int now;

		if (i == 0)
			follow_tree(b, queue);
		for (uint32_t v = 0; v < b->n && i > 0; v++) {
			/* Knuth's linear congruence */
			random = random * 6364136223846793005 +
			    1442695040888963407;
			b->camp[v] = random >> 63 ? 1 : -1;
		}
		now = descend(b);
		progress_set((uint64_t)i, DESCENTS);
		if (i > 0 && now >= least)
			continue;
		least = now;
		memcpy(camp, b->camp, b->n * sizeof *camp);
	}
	memcpy(b->camp, camp, b->n * sizeof *camp);
	return least;
}

/* A search for circles; `used` is for each place in `to`. */
struct circles {
	bool     *used;
	uint32_t *queue, *from, *seen;	/* seen: by the search with this
					 * number                             */
	uint32_t  searches;
};

/* Use the edge from v at place j, both ways. */
static void
use(const struct block *b, struct circles *c, uint32_t v, uint32_t j)
{
	c->used[j] = true;
	for (uint32_t k = b->at[b->to[j]]; k < b->at[b->to[j] + 1]; k++)
		if (b->to[k] == v)
			c->used[k] = true;
}

/* A way from v to the other end of the edge at place j by unused edges that
 * fit: with that edge, which does not, an unbalanced circle.  Found, it is
 * used up. */
static bool
find_circle(const struct block *b, struct circles *c, uint32_t v, uint32_t j)
{
	uint32_t n = 0, end = b->to[j];

	c->seen[v] = ++c->searches;
	c->queue[n++] = v;
	for (uint32_t i = 0; i < n && c->seen[end] != c->searches; i++)
		for (uint32_t u = c->queue[i], k = b->at[u]; k < b->at[u + 1];
		    k++) {
			uint32_t w = b->to[k];

			if (c->used[k] || c->seen[w] == c->searches ||
			    b->sign[k] * b->camp[u] * b->camp[w] < 0)
				continue;
			c->seen[w] = c->searches;
			c->from[w] = k;
			c->queue[n++] = w;
		}
	if (c->seen[end] != c->searches)
		return false;
	use(b, c, v, j);
	while (end != v) {
		uint32_t k = c->from[end], u = 0, high = b->n;

		while (high - u > 1) {	/* whose place k is            */
			uint32_t middle = u + (high - u) / 2;

			if (b->at[middle] <= k)
				u = middle;
			else
				high = middle;
		}
		use(b, c, u, k);
		end = u;
	}
	return true;
}

/* Unbalanced circles without a common edge: each holds a frustrated edge. */
static int
count_circles(struct arena *mem, const struct block *b)
{
	struct circles c = { NEW(mem, bool, 2 * (size_t)b->m),
		NEW(mem, uint32_t, b->n), NEW(mem, uint32_t, b->n),
		NEW(mem, uint32_t, b->n), 0 };
	int count = 0;

	for (uint32_t v = 0; v < b->n; v++)
		for (uint32_t j = b->at[v]; j < b->at[v + 1]; j++)
			if (v < b->to[j] && b->sign[j] * b->camp[v] *
			    b->camp[b->to[j]] < 0)
				count += find_circle(b, &c, v, j);
	return count;
}

static void
add_block(struct block *b, struct frustration *out)
{
	struct arena mem = { 0 };
	int least;

	if (b->n <= TRIED_OUT) {
		least = try_out(b);
		out->at_least += least;
	} else {
		least = best_descent(&mem, b);
		out->at_least += count_circles(&mem, b);
	}
	out->at_most += least;
	arena_free(&mem);
}

static struct frustration
add_blocks(const signed_edges *edges, uint32_t nodes,
    igraph_vector_int_list_t *block_edges, igraph_vector_int_list_t *blocks)
{
	struct arena mem = { 0 };
	uint32_t *number = NEW(&mem, uint32_t, nodes);
	struct frustration sum = { 0, 0 };

	for (igraph_integer_t i = 0; i < igraph_vector_int_list_size(blocks);
	    i++) {
		const igraph_vector_int_t *its =
		    igraph_vector_int_list_get_ptr(blocks, i);
		struct arena own = { 0 };
		struct block b;

		if (igraph_vector_int_size(its) < 3)
			continue;
		b = block_of(&own, edges, its,
		    igraph_vector_int_list_get_ptr(block_edges, i), number);
		add_block(&b, &sum);
		arena_free(&own);
	}
	arena_free(&mem);
	return sum;
}

static igraph_error_t
find_blocks(const signed_edges *edges, uint32_t nodes,
    igraph_vector_int_list_t *block_edges, igraph_vector_int_list_t *blocks)
{
	igraph_vector_int_t ends;
	igraph_t ig;
	igraph_error_t err;

	igraph_set_error_handler(igraph_error_handler_ignore);
	if ((err = igraph_vector_int_init(&ends,
	    2 * (igraph_integer_t)edges->n)) != IGRAPH_SUCCESS)
		return err;
	for (uint32_t i = 0; i < edges->n; i++) {
		VECTOR(ends)[2 * (size_t)i] = edges->at[i].a;
		VECTOR(ends)[2 * (size_t)i + 1] = edges->at[i].b;
	}
	err = igraph_create(&ig, &ends, nodes, false);
	igraph_vector_int_destroy(&ends);
	if (err != IGRAPH_SUCCESS)
		return err;
	err = igraph_biconnected_components(&ig, NULL, NULL, block_edges,
	    blocks, NULL);
	igraph_destroy(&ig);
	return err;
}

struct frustration
balance_frustration(const signed_edges *edges, uint32_t nodes)
{
	igraph_vector_int_list_t block_edges, blocks;
	struct frustration sum = { NAN, NAN };

	if (igraph_vector_int_list_init(&block_edges, 0) != IGRAPH_SUCCESS)
		return sum;
	if (igraph_vector_int_list_init(&blocks, 0) == IGRAPH_SUCCESS) {
		if (find_blocks(edges, nodes, &block_edges, &blocks) ==
		    IGRAPH_SUCCESS)
			sum = add_blocks(edges, nodes, &block_edges, &blocks);
		igraph_vector_int_list_destroy(&blocks);
	}
	igraph_vector_int_list_destroy(&block_edges);
	return sum;
}
