/* knowledge_find: entities by what people call them. */
#ifndef KNOWLEDGE_FIND_H
#define KNOWLEDGE_FIND_H

#include "corpus/knowledge.h"

/* The entities called so, in the first of these ways in which any is: by id,
 * by name, by alias, by the beginning of name or alias, by its last words;
 * upper case, marks and blanks aside.  One is found, several are
 * candidates. */
ids knowledge_find(struct arena *, const struct knowledge *, struct str name);

/* The same without the last two ways. */
ids knowledge_called(struct arena *, const struct knowledge *,
    struct str name);

#endif
