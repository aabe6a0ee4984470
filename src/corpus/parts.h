/* parts: knowledge of many documents on its way into a whole, compactly. */
#ifndef PARTS_H
#define PARTS_H

#include "corpus/corpus.h"

struct parts {
	struct arena mem;
	struct texts texts;
	VEC(const struct knowledge *) at;
	struct map   documents;		/* ids that are there                 */
};

/* Add a part, knowledge JSON that `path` has, in that line of it (0: as the
 * whole file).  A document that is there already is not added again, with a
 * message.  0, or -1: it is no knowledge, which was said. */
int parts_add(struct parts *, const char *path, size_t line, struct str json);

/* Join them; `out` owns what it has, and the parts are empty. */
void parts_merge(struct parts *, const struct review *,
    struct knowledge *out);

void parts_free(struct parts *);

#endif
