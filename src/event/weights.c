/* weights: what a piece of evidence weighs in a learned decision. */
#include "event/weights.h"

/* `-1.25` in thousandths. */
static int
thousandths(struct str s)
{
	int n = 0, digits = -1;
	bool is_negative = s.n > 0 && s.s[0] == '-';

	for (size_t i = is_negative; i < s.n && digits < 3; i++) {
		if (s.s[i] == '.') {
			digits = 0;
			continue;
		}
		n = n * 10 + (s.s[i] - '0');
		digits += digits >= 0;
	}
	for (digits = digits < 0 ? 0 : digits; digits < 3; digits++)
		n *= 10;
	return is_negative ? -n : n;
}

int
weight_of(const struct lang *l, enum table_id table, const char *evidence,
    const char *class)
{
	struct rows rows = lang_find(l, table, str_of(evidence));
	uint32_t last = class != NULL ? 2 : 1;

	for (uint32_t i = rows.beg; i < rows.end; i++)
		if (class == NULL ||
		    str_is(lang_cell(l, table, i, 1), class))
			return thousandths(lang_cell(l, table, i, last));
	return 0;
}
