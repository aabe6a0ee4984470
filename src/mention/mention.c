/* mention: the words that stand for an entity. */
#include "mention/mention.h"

#include <stdlib.h>

#include "mention/find.h"

static int
by_place(const void *a, const void *b)
{
	const struct mention *x = a, *y = b;

	if (x->tok != y->tok)
		return x->tok < y->tok ? -1 : 1;
	if (x->ntok != y->ntok)
		return x->ntok > y->ntok ? -1 : 1;
	return (x->kind > y->kind) - (x->kind < y->kind);
}

void
mention_find(struct doc *d, const struct lang *l)
{
	date_find(d, l);
	name_find(d, l);
	metonym_find(d, l);
	reference_find(d, l);
	if (d->mentions.n > 1)
		qsort(d->mentions.at, d->mentions.n, sizeof *d->mentions.at,
		    by_place);
}
