/* lines: a large sorted table, searched where it lies: nothing is loaded. */
#ifndef LINES_H
#define LINES_H

#include "base/str.h"

/* Where the first line begins that is not bytewise before `key`; text.n if
 * there is none.  The lines of `text` are sorted bytewise. */
size_t lines_find(struct str text, struct str key);

/* The line that byte `at` is in, without its end; *next_out is where the next
 * begins. */
struct str lines_at(struct str text, size_t at, size_t *next_out);

#endif
