/* date: when the article was published. */
#include <stdlib.h>

#include "mention/find.h"

/* `Odessa, 19. Juli.`: the dateline needs a year to be a date of its own, so
 * only `19. Juli 2023` counts. */
static bool
dateline(struct doc *d, const struct lang *l, uint32_t at)
{
	const struct token *t = &d->tokens.at[at];
	struct rows month;
	unsigned long day, year;

	if (at + 2 >= d->tokens.n)
		return false;
	day = strtoul(t[0].form.s, NULL, 10);
	month = lang_find(l, TABLE_MONTHS, t[1].form);
	year = t[2].form.n == 4 ? strtoul(t[2].form.s, NULL, 10) : 0;
	if (day < 1 || day > 31 || month.beg == month.end || year < 1800 ||
	    year > 2200)
		return false;
	d->date = arena_printf(&d->mem, "%04lu-%02lu-%02lu", year,
	    strtoul(lang_cell(l, TABLE_MONTHS, month.beg, 1).s, NULL, 10), day);
	return true;
}

void
date_find(struct doc *d, const struct lang *l)
{
	d->date = d->article.date;
	if (d->date.n != 0 || d->sentences.n == 0)
		return;
	/* a dateline is among the first words of the first paragraphs */
	for (uint32_t s = 0; s < d->sentences.n && s < 4; s++)
		for (uint32_t i = 0; i < 12 && i < d->sentences.at[s].ntok; i++)
			if (dateline(d, l, d->sentences.at[s].tok + i))
				return;
}
