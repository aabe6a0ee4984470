/* moment: the words of an article that tell a time, and which. */
#ifndef EVENT_MOMENT_H
#define EVENT_MOMENT_H

#include "event/clause.h"

/* ISO 8601, as exact as known.  What words mean may depend on whether they
 * tell of what was or of what will be: `im April`, `am Freitag`. */
struct moment {
	uint32_t   tok, end;		/* its words                          */
	uint32_t   head;		/* the one that the tree hangs on     */
	struct str past, ahead;		/* either may be empty                */
	bool       is_now;		/* `jetzt`                            */
	bool       is_again;		/* another one tells the same past    */
};

/* All of the article, in the order of the text, told against the document's
 * date and, `tags zuvor`, against each other. */
void moments_of(const struct reading *, moment_list *out);

/* The first that begins at the token or behind it, or moments.n. */
uint32_t moment_from(const struct reading *, uint32_t tok);

#endif
