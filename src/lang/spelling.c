/* spelling: names as newspapers spell them, made the same. */
#include "lang/spelling.h"

#include "base/utf8.h"

struct str
spelling_key(struct arena *mem, struct str name)
{
	static const struct { const char *from, *to; } same[] = {
		{ "dsch", "j" }, { "tsch", "c" }, { "sch", "s" }, { "sh", "s" },
		{ "zh", "s" }, { "kh", "h" }, { "ch", "h" }, { "gh", "g" },
		{ "dh", "d" }, { "th", "t" }, { "ph", "f" }, { "ck", "k" },
		{ "ye", "e" }, { "je", "e" }, { "ts", "z" }, { "tz", "z" },
		{ "ij", "i" }, { "yj", "i" }, { "ii", "i" }, { "iy", "i" },
		{ "ei", "e" }, { "ej", "e" }, { "ey", "e" }, { "ay", "a" },
		{ "ai", "a" }, { "aj", "a" }, { "ou", "u" }, { "oo", "u" },
		{ "y", "i" }, { "j", "i" }, { "w", "v" }, { "q", "k" },
		{ "c", "k" }, { "z", "s" }, { "ß", "s" },
	};
	struct str fold = utf8_fold(mem, name);
	char *out = arena_alloc(mem, 1, fold.n + 1);
	size_t n = 0;

	for (size_t at = 0; at < fold.n; ) {
		size_t k, len = sizeof same / sizeof *same;

		for (k = 0; k < len; k++)
			if (str_begins(str_from(fold, at),
			    str_of(same[k].from)))
				break;
		if (n > 0 && fold.s[at] == out[n - 1] && k == len) {
			at++;	/* doubled letters */
			continue;
		}
		out[n++] = k < len ? same[k].to[0] : fold.s[at];
		at += k < len ? strlen(same[k].from) : 1;
	}
	return (struct str){ out, n };
}
