/* review: what a person says of who is who, as a file of statements.
 *
 *     # comment
 *     same A = B
 *     different A != B            (or ≠)
 *     name A = New name
 *     type A = person             (organization, country, place)
 *
 * A and B are names, aliases or ids of the knowledge as it is without it. */
#ifndef REVIEW_H
#define REVIEW_H

#include "base/arena.h"
#include "doc/labels.h"

enum review_kind {
	REVIEW_SAME, REVIEW_DIFFERENT, REVIEW_NAME, REVIEW_TYPE,
	REVIEW_KIND_COUNT
};

struct statement {
	enum review_kind kind;
	size_t           line;		/* from 1                             */
	struct str       a, b;
	enum entity_type type;		/* REVIEW_TYPE: what b says           */
};

struct review {
	struct arena mem;
	const char  *path;		/* for messages                       */
	VEC(struct statement) statements;
};

/* Read the statements of `text`; diag() names the lines that are none, the
 * rest is kept. */
void review_read(struct review *, const char *path, struct str text);
void review_free(struct review *);

#endif
