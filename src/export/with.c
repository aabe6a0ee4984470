/* with: columns that are computed on request. */
#include "export/with.h"

#include <math.h>
#include <stdlib.h>

#include "analysis/boxes.h"
#include "analysis/community.h"
#include "base/progress.h"
#include "base/utf8.h"
#include "export/format.h"

/* Of communities, as `whowhom communities` has it unless told. */
#define SEED 1

/* Columns of Gephi's own statistics.  A measure of ours that is called so and
 * may be another number gets a longer name. */
static const char *const gephi_names[] = {
	"degree", "indegree", "outdegree", "eccentricity", "authority", "hub",
	"clustering", NULL
};

/* Paul Tol's scheme `light`: told apart by the colour-blind, and black labels
 * can be read on it (Colour Schemes, SRON/EPS/TN/09-002, 2021). */
static const char *const colors[] = {
	"#77aadd", "#ee8866", "#44bb99", "#eedd88", "#ffaabb", "#99ddff",
	"#bbcc33", "#aaaa00"
};
#define NCOLORS (sizeof colors / sizeof *colors)
#define GREY "#dddddd"

/* Gephi's import dialog scales by default (`auto scale`): places, so that the
 * farthest lies EXTENT from the middle, and sizes alike, but of all it takes
 * what makes the least SIZE_LEAST, and none is above SIZE_MOST.  So written,
 * places stay as they are, sizes too if one is the least already, and labels
 * stay apart.  A size is half of what the node is wide. */
#define EXTENT     5000.0
#define SIZE_LEAST 4.0
#define SIZE_MOST  100.0		/* of the largest …                   */
#define SIZE_SMALL 12.0			/* … at least, where there are many   */
/* Of all labels together, for a start. */
#define COVER (0.3 * EXTENT * EXTENT)

/* What a type looks like; the README has the legend. */
static const struct looks {
	const char *type, *color;
	double      size;		/* 0: by a measure                    */
} looks[] = {
	{ "person",       "#ee8866", 0 },
	{ "country",      "#77aadd", 0 },
	{ "organization", "#44bb99", 0 },
	{ "place",        "#eedd88", 0 },
	{ "event",        "#bbbbbb", SIZE_LEAST },
};

/* Labels as Gephi's preview draws them by default: Arial of 12 points for a
 * node 10 wide, in proportion.  A character of text in Arial is 0.5 to 0.55 as
 * wide as the font is high, rarely more than 0.6. */
#define FONT_PER_SIZE (12 * 2 / 10.0)
#define CHARACTER     0.6
#define LINE          1.2
#define MARGIN        4.0

/* ---- what is asked for ------------------------------------------------ */

int
with_read(struct arena *mem, const char *names, struct with *out,
    struct str *bad_out)
{
	struct str rest = str_of(names);

	*out = (struct with){ 0 };
	while (rest.n > 0) {
		struct str name = str_trim(str_cut(&rest, ','));
		const struct measure *m = measure_find(name);

		*bad_out = name;
		if (m != NULL) {
			*PUSH(mem, &out->measures) = m;
		} else if (str_is(name, "community")) {
			out->is_community = true;
		} else if (str_is(name, "layout")) {
			out->is_layout = true;
		} else if ((out->layout = layout_find(name)) != NULL) {
			out->is_layout = true;
		} else {
			return -1;
		}
	}
	*bad_out = STR("");
	return out->measures.n > 0 || out->is_community || out->is_layout
	    ? 0 : -1;
}

/* ---- measures --------------------------------------------------------- */

static const char *
column_name(struct graph *g, const struct measure *m)
{
	if (!str_is_one_of(str_of(m->name), gephi_names))
		return m->name;
	return arena_printf(&g->mem, "whowhom_%s", m->name).s;
}

static int
add_measure(const struct measure *m, struct graph *g, const char **why_out)
{
	const char *name = column_name(g, m);
	double *value = NEW(&g->mem, double, g->nodes.n);
	uint32_t c;

	if (measure_compute(m, g, g->is_undirected, value, why_out) != 0)
		return -1;
	c = graph_add_column(g, &g->nodes, (struct column){ name,
	    m->is_count ? COLUMN_INTEGER : COLUMN_REAL, m->help });
	for (uint32_t i = 0; i < g->nodes.n; i++)
		if (m->is_count && isfinite(value[i]))
			graph_cell(&g->nodes, i, c)->integer =
			    (int64_t)value[i];
		else if (!m->is_count)
			graph_cell(&g->nodes, i, c)->real = value[i];
	return 0;
}

static int
add_community(struct graph *g, const char **why_out)
{
	struct communities all;
	uint32_t c;

	if (communities_of(&g->mem, g, &community_methods[0], SEED, &all,
	    why_out) != 0)
		return -1;
	c = graph_add_column(g, &g->nodes, (struct column){ "community",
	    COLUMN_INTEGER, "whom it keeps with; 1 is the largest" });
	for (uint32_t i = 0; i < g->nodes.n; i++)
		graph_cell(&g->nodes, i, c)->integer =
		    (int64_t)all.of[i] + 1;
	return 0;
}

/* ---- colours, sizes, places -------------------------------------------- */

static const struct looks *
looks_of(struct str type)
{
	for (size_t i = 0; i < sizeof looks / sizeof *looks; i++)
		if (str_is(type, looks[i].type))
			return &looks[i];
	return NULL;
}

const char *
with_color(struct str type)
{
	const struct looks *l = looks_of(type);

	return l != NULL ? l->color : GREY;
}

/* The colour of a community: the largest have one of their own; who is alone
 * has none. */
static const char *
community_color(const struct graph *g, uint32_t column, uint32_t node,
    const uint32_t *size)
{
	int64_t k = graph_cell(&g->nodes, node, column)->integer;

	return k <= (int64_t)NCOLORS && size[k] > 1 ? colors[k - 1] : GREY;
}

static void
add_colors(struct graph *g, bool is_community)
{
	uint32_t of = is_community ? graph_column(&g->nodes, "community")
	    : NONE;
	uint32_t *size = NEW(&g->mem, uint32_t, g->nodes.n + 1);
	uint32_t c = graph_add_column(g, &g->nodes, (struct column){
	    "color", COLUMN_TEXT, "by type, or by community" });

	for (uint32_t i = 0; of != NONE && i < g->nodes.n; i++)
		size[graph_cell(&g->nodes, i, of)->integer]++;
	for (uint32_t i = 0; i < g->nodes.n; i++)
		graph_cell(&g->nodes, i, c)->text = str_of(of != NONE
		    ? community_color(g, of, i, size)
		    : with_color(format_text(&g->nodes, i, "type")));
}

/* Characters from Hangul on are twice as wide. */
static double
label_width(struct str label)
{
	double n = 0;
	size_t at = 0;

	while (at < label.n) {
		int32_t c = utf8_next(label, &at);

		if (c < 0)
			at++;
		n += c >= 0x1100 ? 2 : 1;
	}
	return n;
}

/* What the node and its label, over the node's middle, cover. */
static struct box
box_of(const struct graph *g, uint32_t node, double size)
{
	double font = size * FONT_PER_SIZE;

	return (struct box){
	    .width = MARGIN + fmax(2 * size, font * CHARACTER *
	    label_width(graph_label(g, node))),
	    .height = MARGIN + fmax(2 * size, font * LINE) };
}

/* The size of a node whose measure is that part of the largest: the disc's
 * area grows with the measure. */
static double
size_of(const struct graph *g, uint32_t node, double part, double most)
{
	const struct looks *l = looks_of(format_text(&g->nodes, node,
	    "type"));

	return l != NULL && l->size > 0 ? l->size : round((SIZE_LEAST +
	    (most - SIZE_LEAST) * sqrt(part)) * 10) / 10;
}

/* A graph on its way to a picture. */
struct picture {
	const struct graph *g;
	const double *part;		/* of each node's measure             */
	const struct place *places;
	struct box   *boxes;
	double        most;		/* size of the largest node           */
};

static double
cover(const struct picture *p)
{
	double sum = 0;

	for (uint32_t i = 0; i < p->g->nodes.n; i++) {
		struct box b = box_of(p->g, i, size_of(p->g, i, p->part[i],
		    p->most));

		sum += b.width * b.height;
	}
	return sum;
}

/* Arrange them about their middle; how far the farthest is from it. */
static double
arrange(struct picture *p)
{
	uint32_t n = p->g->nodes.n;
	double x = 0, y = 0, far = 0;

	for (uint32_t i = 0; i < n; i++) {
		p->boxes[i] = box_of(p->g, i, size_of(p->g, i, p->part[i],
		    p->most));
		p->boxes[i].x = p->places[i].x;
		p->boxes[i].y = p->places[i].y;
		p->boxes[i].group = p->places[i].component;
	}
	boxes_arrange(p->boxes, n);
	for (uint32_t i = 0; i < n; i++) {
		x += p->boxes[i].x / n;
		y += p->boxes[i].y / n;
	}
	for (uint32_t i = 0; i < n; i++) {
		struct box *b = &p->boxes[i];

		b->x -= x;
		b->y -= y;
		far = fmax(far, fmax(fabs(b->x), fabs(b->y)));
	}
	return far;
}

/* As large as there is room for, and then as far apart. */
static void
fill(struct picture *p)
{
	double far, by;

	while (p->most > SIZE_SMALL && cover(p) > COVER)
		p->most *= 0.9;
	while ((far = arrange(p)) > EXTENT && p->most > SIZE_SMALL)
		p->most *= 0.9;
	by = far > 0 && far < EXTENT ? EXTENT / far : 1;
	for (uint32_t i = 0; i < p->g->nodes.n; i++) {
		p->boxes[i].x = round(p->boxes[i].x * by);
		p->boxes[i].y = round(p->boxes[i].y * by);
	}
}

/* The measure's part of its largest value. */
static int
compute_part(const struct graph *g, const struct measure *m, double *part,
    const char **why_out)
{
	double most = 0;

	if (measure_compute(m, g, g->is_undirected, part, why_out) != 0)
		return -1;
	for (uint32_t i = 0; i < g->nodes.n; i++)
		most = fmax(most, part[i]);
	for (uint32_t i = 0; i < g->nodes.n; i++)
		part[i] = most > 0 && part[i] > 0 ? part[i] / most : 0;
	return 0;
}

static void
add_picture(struct graph *g, const struct picture *p)
{
	static const struct column columns[] = {
		{ "size", COLUMN_REAL, "by the first measure asked for, "
		  "or strength" },
		{ "x", COLUMN_REAL, "where it lies" },
		{ "y", COLUMN_REAL, "the same, upwards" },
	};
	uint32_t size = graph_add_column(g, &g->nodes, columns[0]);
	uint32_t x = graph_add_column(g, &g->nodes, columns[1]);
	uint32_t y = graph_add_column(g, &g->nodes, columns[2]);

	for (uint32_t i = 0; i < g->nodes.n; i++) {
		graph_cell(&g->nodes, i, size)->real = size_of(g, i,
		    p->part[i], p->most);
		graph_cell(&g->nodes, i, x)->real = p->boxes[i].x;
		graph_cell(&g->nodes, i, y)->real = p->boxes[i].y;
	}
}

static int
add_layout(const struct with *w, struct graph *g, const struct measure *by,
    const char **what_out, const char **why_out)
{
	double *part = NEW(&g->mem, double, g->nodes.n);
	struct place *places = NEW(&g->mem, struct place, g->nodes.n);
	struct picture p = {
		.g = g, .part = part, .places = places, .most = SIZE_MOST,
		.boxes = NEW(&g->mem, struct box, g->nodes.n)
	};

	*what_out = by->name;
	progress_begin(*what_out);
	if (compute_part(g, by, part, why_out) != 0)
		return -1;
	*what_out = "layout";
	progress_begin(*what_out);
	if (layout_compute(w->layout, g, places, why_out) != 0)
		return -1;
	fill(&p);
	add_colors(g, w->is_community);
	add_picture(g, &p);
	return 0;
}

static int
add_all(const struct with *w, struct graph *g, const char **what_out,
    const char **why_out)
{
	for (uint32_t i = 0; i < w->measures.n; i++) {
		*what_out = w->measures.at[i]->name;
		progress_begin(*what_out);
		if (add_measure(w->measures.at[i], g, why_out) != 0)
			return -1;
	}
	*what_out = "community";
	progress_begin(*what_out);
	if (w->is_community && add_community(g, why_out) != 0)
		return -1;
	if (!w->is_layout)
		return 0;
	return add_layout(w, g, w->measures.n > 0 ? w->measures.at[0]
	    : measure_find(STR("strength")), what_out, why_out);
}

int
with_add(const struct with *w, struct graph *g, const char **what_out,
    const char **why_out)
{
	int status = add_all(w, g, what_out, why_out);

	progress_end();
	return status;
}
