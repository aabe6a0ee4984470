/* table: cells of what a command answers. */
#ifndef CLI_TABLE_H
#define CLI_TABLE_H

#include "base/buf.h"

/* The text, filled up to so many columns; line ends would break it. */
void table_cell(struct buf *, struct str, size_t width);

/* Two blanks and the text, at the right end of so many columns. */
void table_right(struct buf *, struct str, size_t width);

/* A number for the eye, `-` for NaN; at the right end of the columns. */
void table_number(struct buf *, double, size_t width);

/* A number for programs, as exact as it is, an integer if `is_count`; NaN, what
 * is not there, is the word `absent`. */
void table_exact(struct buf *, double, bool is_count, struct str absent);

static inline size_t
table_wider(size_t a, size_t b)
{
	return a > b ? a : b;
}

#endif
