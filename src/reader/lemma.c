/* lemma: from a word's form to its lemma by a script. */
#include "reader/lemma.h"

#include "base/utf8.h"

struct script {
	char       letters;
	uint32_t   before, behind;
	struct str prefix, suffix;
};

static bool
parse_number(struct str s, uint32_t *out)
{
	*out = 0;
	if (s.n == 0 || s.n > 4)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (s.s[i] < '0' || s.s[i] > '9')
			return false;
		*out = *out * 10 + (uint32_t)(s.s[i] - '0');
	}
	return true;
}

static bool
parse(struct str rest, struct script *out)
{
	struct str letters = str_cut(&rest, '\t');
	struct str before = str_cut(&rest, '\t'), behind;

	out->prefix = str_cut(&rest, '\t');
	behind = str_cut(&rest, '\t');
	out->suffix = rest;
	if (letters.n != 1 || strchr("KLC", letters.s[0]) == NULL)
		return false;
	out->letters = letters.s[0];
	return parse_number(before, &out->before) &&
	    parse_number(behind, &out->behind);
}

bool
lemma_script_ok(struct str script)
{
	struct script s;

	return str_begins(script, STR("=")) ? script.n > 1
	    : parse(script, &s);
}

/* Where the n-th character begins. */
static size_t
character(struct str s, size_t n)
{
	size_t i = 0;

	while (i < s.n && (n > 0 || utf8_is_tail(s.s[i])))
		n -= !utf8_is_tail(s.s[i++]);
	return i;
}

struct str
lemma_apply(struct str script, struct str form, struct arena *mem)
{
	struct script s;
	struct str core = form, out;
	size_t count, from;

	if (str_begins(script, STR("=")))
		return str_from(script, 1);
	if (!parse(script, &s))
		return STR("");
	if (s.letters != 'K')
		core = utf8_lower(mem, form);
	count = utf8_count(core);
	if ((size_t)s.before + s.behind > count)
		return STR("");
	from = character(core, s.before);
	core = (struct str){ core.s + from,
	    character(core, count - s.behind) - from };
	out = arena_printf(mem, STR_FMT STR_FMT STR_FMT, STR_ARG(s.prefix),
	    STR_ARG(core), STR_ARG(s.suffix));
	return s.letters == 'C' ? utf8_title(mem, out) : out;
}
