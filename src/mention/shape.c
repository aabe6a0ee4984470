/* shape: how a word is written. */
#include "base/utf8.h"
#include "mention/find.h"

bool
shape_is_capital(struct str word)
{
	size_t at = 0;
	int32_t c = word.n != 0 ? utf8_next(word, &at) : -1;

	return c >= 0 && (utf8_is_upper(c) || utf8_is_digit(c));
}

bool
shape_is_shouted(struct str word)
{
	size_t letters = 0;

	for (size_t at = 0; at < word.n; ) {
		int32_t c = utf8_next(word, &at);

		if (c < 0 || (utf8_is_letter(c) && !utf8_is_upper(c)))
			return false;
		letters += utf8_is_letter(c);
	}
	return letters > 3;
}

struct str
shape_not_shouted(struct doc *d, struct str word)
{
	return utf8_title(&d->mem, utf8_lower(&d->mem, word));
}

bool
shape_is_short_form(struct str word)
{
	int capitals = 0;

	for (size_t at = 0; at < word.n; )
		capitals += utf8_is_upper(utf8_next(word, &at));
	return capitals > 1 && utf8_count(word) < 9;
}
