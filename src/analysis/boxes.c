/* boxes: labels moved apart until none covers another.
 *
 * As in word clouds: box after box, each at its place if that is free, else at
 * the first free point of rings around it.  A grid of cells tells which boxes
 * are near.  What makes it fast where many boxes want the same place: a cell
 * remembers how far out the last box that came from it had to go. */
#include "analysis/boxes.h"

#include <math.h>
#include <stdlib.h>

#include "base/arena.h"

/* The part of a group's room that boxes cover at first. */
#define DENSITY 0.2
/* Rings and rooms are so much wider than high, as labels and screens are. */
#define ASPECT 1.6
#define TURN 6.283185307179586

struct rect { double left, top, right, bottom; };	/* top < bottom */

struct entry { uint32_t box, next; };

/* Boxes by the cells that they touch; what lies outside is in the cells at the
 * border. */
struct grid {
	struct arena mem;
	const struct box *boxes;
	struct rect  at;
	double       width, height;	/* of a cell                          */
	uint32_t     columns, rows;
	uint32_t    *first;		/* entry of each cell, or NONE        */
	uint32_t    *ring;		/* of each cell: where to begin       */
	VEC(struct entry) entries;
};

int
boxes_overlap(const struct box *a, const struct box *b)
{
	return fabs(a->x - b->x) * 2 < a->width + b->width &&
	    fabs(a->y - b->y) * 2 < a->height + b->height;
}

static struct rect
bounds(const struct box *boxes, const uint32_t *list, uint32_t n)
{
	struct rect r = { INFINITY, INFINITY, -INFINITY, -INFINITY };

	for (uint32_t i = 0; i < n; i++) {
		const struct box *b = &boxes[list[i]];

		r.left = fmin(r.left, b->x - b->width / 2);
		r.right = fmax(r.right, b->x + b->width / 2);
		r.top = fmin(r.top, b->y - b->height / 2);
		r.bottom = fmax(r.bottom, b->y + b->height / 2);
	}
	return r;
}

/* ---- the grid --------------------------------------------------------- */

static uint32_t
cell_of(double at, double begin, double size, uint32_t n)
{
	double i = floor((at - begin) / size);

	return i < 0 ? 0 : i >= n ? n - 1 : (uint32_t)i;
}

static uint32_t
cell(const struct grid *g, double x, double y)
{
	return cell_of(y, g->at.top, g->height, g->rows) * g->columns +
	    cell_of(x, g->at.left, g->width, g->columns);
}

/* About a cell for each box. */
static void
grid_make(struct grid *g, const struct box *boxes, const uint32_t *list,
    uint32_t n)
{
	uint32_t cells;

	*g = (struct grid){ .boxes = boxes, .at = bounds(boxes, list, n) };
	g->columns = g->rows = (uint32_t)ceil(sqrt(n));
	g->width = (g->at.right - g->at.left) / g->columns;
	g->height = (g->at.bottom - g->at.top) / g->rows;
	cells = g->columns * g->rows;
	g->first = NEW(&g->mem, uint32_t, cells);
	g->ring = NEW(&g->mem, uint32_t, cells);
	for (uint32_t i = 0; i < cells; i++)
		g->first[i] = NONE;
}

/* The cells that the box touches: from *lo to *hi, both inclusive. */
static void
cells_of(const struct grid *g, const struct box *b, uint32_t lo[2],
    uint32_t hi[2])
{
	lo[0] = cell_of(b->x - b->width / 2, g->at.left, g->width, g->columns);
	hi[0] = cell_of(b->x + b->width / 2, g->at.left, g->width, g->columns);
	lo[1] = cell_of(b->y - b->height / 2, g->at.top, g->height, g->rows);
	hi[1] = cell_of(b->y + b->height / 2, g->at.top, g->height, g->rows);
}

static void
grid_add(struct grid *g, uint32_t box)
{
	uint32_t lo[2], hi[2];

	cells_of(g, &g->boxes[box], lo, hi);
	for (uint32_t y = lo[1]; y <= hi[1]; y++)
		for (uint32_t x = lo[0]; x <= hi[0]; x++) {
			uint32_t *first = &g->first[y * g->columns + x];

			*PUSH(&g->mem, &g->entries) =
			    (struct entry){ box, *first };
			*first = g->entries.n - 1;
		}
}

static bool
is_free(const struct grid *g, const struct box *b)
{
	uint32_t lo[2], hi[2];

	cells_of(g, b, lo, hi);
	for (uint32_t y = lo[1]; y <= hi[1]; y++)
		for (uint32_t x = lo[0]; x <= hi[0]; x++)
			for (uint32_t e = g->first[y * g->columns + x];
			    e != NONE; e = g->entries.at[e].next)
				if (boxes_overlap(b,
				    &g->boxes[g->entries.at[e].box]))
					return false;
	return true;
}

/* ---- a group ---------------------------------------------------------- */

/* Scaled about their middle, so that the boxes cover DENSITY of the circle
 * that holds most of them. */
static void
scale(struct box *boxes, const uint32_t *list, uint32_t n)
{
	double x = 0, y = 0, squares = 0, area = 0, by;

	for (uint32_t i = 0; i < n; i++) {
		x += boxes[list[i]].x / n;
		y += boxes[list[i]].y / n;
	}
	for (uint32_t i = 0; i < n; i++) {
		struct box *b = &boxes[list[i]];

		b->x -= x;
		b->y -= y;
		squares += (b->x * b->x + b->y * b->y) / n;
		area += b->width * b->height;
	}
	/* a disc of radius r has mean squares of r * r / 2 */
	by = squares > 0 ? sqrt(area / DENSITY / (TURN * squares)) : 0;
	for (uint32_t i = 0; i < n; i++) {
		boxes[list[i]].x *= by * sqrt(ASPECT);
		boxes[list[i]].y *= by / sqrt(ASPECT);
	}
}

/* The first free point on rings about the place, from the ring given on; the
 * ring where it is. */
static uint32_t
find_place(const struct grid *g, struct box *b, uint32_t ring, double step)
{
	double x = b->x, y = b->y, turn = atan2(y, x);

	for (;; ring++) {
		uint32_t points = ring > 0 ? 8 * ring : 1;

		for (uint32_t i = 0; i < points; i++) {
			double angle = turn + TURN * i / points;

			b->x = round(x + ring * step * ASPECT * cos(angle));
			b->y = round(y + ring * step * sin(angle));
			if (is_free(g, b))
				return ring;
		}
	}
}

static int
by_area(const void *x, const void *y)
{
	const struct box *const *a = x, *const *b = y;
	double s = (*a)->width * (*a)->height, t = (*b)->width * (*b)->height;

	return s != t ? (s < t) - (s > t) : (*a > *b) - (*a < *b);
}

static void
spread(struct box *boxes, const uint32_t *list, uint32_t n)
{
	struct grid g;
	const struct box **order;
	double step = 0;

	scale(boxes, list, n);
	grid_make(&g, boxes, list, n);
	order = NEW(&g.mem, const struct box *, n);
	for (uint32_t i = 0; i < n; i++) {
		order[i] = &boxes[list[i]];
		step += order[i]->height / 2 / n;
	}
	qsort(order, n, sizeof *order, by_area);
	for (uint32_t i = 0; i < n; i++) {
		struct box *b = &boxes[order[i] - boxes];
		uint32_t *ring = &g.ring[cell(&g, b->x, b->y)];
		uint32_t from = *ring > 1 ? *ring - 1 : 0;

		*ring = find_place(&g, b, from, step);
		grid_add(&g, (uint32_t)(b - boxes));
	}
	arena_free(&g.mem);
}

/* ---- all groups ------------------------------------------------------- */

struct group {
	uint32_t    *list, n;		/* its boxes                          */
	struct rect  at;
};

static int
by_size(const void *x, const void *y)
{
	const struct group *a = x, *b = y;
	double s = a->at.bottom - a->at.top, t = b->at.bottom - b->at.top;

	if (a->n != b->n && (a->n > 2 || b->n > 2))
		return a->n > b->n ? -1 : 1;
	return s != t ? (s < t) - (s > t)
	    : (a->list[0] > b->list[0]) - (a->list[0] < b->list[0]);
}

static void
move(struct box *boxes, const struct group *g, double x, double y)
{
	for (uint32_t i = 0; i < g->n; i++) {
		boxes[g->list[i]].x += x;
		boxes[g->list[i]].y += y;
	}
}

/* In rows as wide as the largest group, or as all together want. */
static void
set_in_rows(struct box *boxes, struct group *groups, uint32_t n)
{
	double wide = 0, area = 0, x = 0, y = 0, high = 0;

	for (uint32_t i = 0; i < n; i++) {
		struct rect *r = &groups[i].at;

		wide = fmax(wide, r->right - r->left);
		area += (r->right - r->left) * (r->bottom - r->top);
	}
	wide = fmax(wide, sqrt(area * ASPECT));
	for (uint32_t i = 0; i < n; i++) {
		struct rect *r = &groups[i].at;

		if (x > 0 && x + r->right - r->left > wide) {
			x = 0;
			y += high;
			high = 0;
		}
		/* downwards: y grows upwards in Gephi */
		move(boxes, &groups[i], ceil(x - r->left),
		    -ceil(y + r->bottom));
		x += ceil(r->right - r->left) + 1;
		high = fmax(high, ceil(r->bottom - r->top) + 1);
	}
}

void
boxes_arrange(struct box *boxes, uint32_t n)
{
	struct arena mem = { 0 };
	uint32_t ngroups = 0, *list = NEW(&mem, uint32_t, n);
	struct group *groups;

	for (uint32_t i = 0; i < n; i++)
		if (boxes[i].group >= ngroups)
			ngroups = boxes[i].group + 1;
	groups = NEW(&mem, struct group, ngroups);
	for (uint32_t i = 0; i < n; i++)
		groups[boxes[i].group].n++;
	for (uint32_t i = 0; i < ngroups; i++) {
		groups[i].list = list;
		list += groups[i].n;
		groups[i].n = 0;
	}
	for (uint32_t i = 0; i < n; i++) {
		struct group *g = &groups[boxes[i].group];

		g->list[g->n++] = i;
	}
	for (uint32_t i = 0; i < ngroups; i++) {
		spread(boxes, groups[i].list, groups[i].n);
		groups[i].at = bounds(boxes, groups[i].list, groups[i].n);
	}
	qsort(groups, ngroups, sizeof *groups, by_size);
	set_in_rows(boxes, groups, ngroups);
	arena_free(&mem);
}
