/* keep: only the events that are sure enough. */
#include "corpus/corpus.h"

void
knowledge_keep(struct knowledge *k, double min_confidence)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < k->events.n; i++)
		if (k->events.at[i].confidence >= min_confidence)
			k->events.at[n++] = k->events.at[i];
	k->events.n = n;
}
