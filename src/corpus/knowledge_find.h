/* knowledge_find: entities by what people call them. */
#ifndef KNOWLEDGE_FIND_H
#define KNOWLEDGE_FIND_H

#include "corpus/knowledge.h"
#include "corpus/named.h"

/* What each entity is called. */
struct named *knowledge_named(struct arena *, const struct knowledge *);

/* The entities called so by id, name or alias. */
ids knowledge_called(struct arena *, const struct knowledge *,
    struct str name);

#endif
