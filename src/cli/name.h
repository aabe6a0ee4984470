/* name: whom a name on the command line means.
 *
 * By id, name, alias, the beginning of one, its last words: the first of
 * these ways by which anybody is found; upper case, marks and blanks aside,
 * and where nobody is found so, with `ae` for `ä`. */
#ifndef NAME_H
#define NAME_H

#include "cli/opt.h"
#include "corpus/knowledge.h"
#include "graph/graph.h"

/* The one called so.  0, or 2 with the reason said: the candidates where it
 * may be several, the nearest names where it is nobody. */
int name_find_entity(const struct command *, const struct knowledge *,
    const char *name, uint32_t *out);
int name_find_node(const struct command *, const struct graph *,
    const char *name, uint32_t *out);

#endif
