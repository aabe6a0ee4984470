/* diag: messages about the input.
 *
 * One line each on standard error: PLACE: text.  A place is FILE, FILE:LINE
 * or FILE:BYTE.  The worst level decides the exit status (0 or 1). */
#ifndef DIAG_H
#define DIAG_H

#include "base/str.h"

enum diag_id {
#define DIAG(id, level, text) DIAG_##id,
#include "base/diag.def"
#undef DIAG
	DIAG_COUNT
};

enum diag_level { DIAG_WARN, DIAG_ERROR };

/* Say `id` about `file` at `position` (a line or byte, counted from 1; 0 for
 * none) with `detail` (may be NULL).  Safe to call from several threads. */
void diag(enum diag_id, const char *file, size_t position, const char *detail);

/* Say nothing, in this thread, until the same with false. */
void diag_hush(bool);

/* How many errors were said so far. */
size_t diag_errors(void);

#endif
