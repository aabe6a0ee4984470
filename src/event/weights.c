/* weights: what a piece of evidence weighs in a learned decision. */
#include "event/weights.h"

int
weight_of(const struct lang *l, enum table_id table, const char *evidence,
    const char *class)
{
	struct rows rows = lang_find(l, table, str_of(evidence));

	for (uint32_t i = rows.beg; i < rows.end; i++)
		if (class == NULL ||
		    str_is(lang_cell(l, table, i, 1), class))
			return lang_weight(l, table, i);
	return 0;
}
