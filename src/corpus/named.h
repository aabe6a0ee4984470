/* named: who is called so, among whatever bears names. */
#ifndef NAMED_H
#define NAMED_H

#include "base/arena.h"

struct named {
	struct str        id, name;
	const struct str *aliases;
	uint32_t          naliases;
};

/* The ways to be called so, the surest first. */
enum named_way { BY_ID, BY_NAME, BY_ALIAS, BY_BEGINNING, BY_END };

/* Those called `name` in the first of the ways, up to `last`, in which any
 * is; upper case, marks and blanks aside.  Where nobody is, the same with
 * `ae` for `ä`.  One is found, several are candidates. */
ids named_find(struct arena *, const struct named *, uint32_t n,
    struct str name, enum named_way last);

/* At most `most` of them whose names or words of names are spelt the most
 * like it (Levenshtein, a third of the letters at most), the nearest first. */
ids named_nearest(struct arena *, const struct named *, uint32_t n,
    struct str name, uint32_t most);

#endif
