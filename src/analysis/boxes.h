/* boxes: labels moved apart until none covers another.
 *
 * For layouts, which place points.  The same boxes give the same places. */
#ifndef BOXES_H
#define BOXES_H

#include <stdint.h>

struct box {
	double   x, y;			/* the middle                         */
	double   width, height;		/* above 0, margins included          */
	uint32_t group;			/* a component: 0, 1, … without a gap */
};

/* Scale each group until its boxes have room, move boxes that overlap to the
 * nearest free place, the largest first, and set the groups in rows, the
 * largest first.  Then no two boxes overlap, however many there are.  The
 * places are whole numbers.  Coordinates must be finite. */
void boxes_arrange(struct box *, uint32_t n);

/* Do they cover each other? */
int boxes_overlap(const struct box *, const struct box *);

#endif
