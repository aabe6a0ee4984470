/* spelling: names as newspapers spell them, made the same. */
#ifndef SPELLING_H
#define SPELLING_H

#include "base/arena.h"

/* A key that spellings of one name share, whatever the alphabet it came from:
 * `Sergej Lawrow`, `Sergei Lavrov`; `Selenskyj`, `Selenskij`; `Gaddafi`,
 * `Ghadhafi`.  Case, marks and blanks do not count. */
struct str spelling_key(struct arena *, struct str name);

#endif
