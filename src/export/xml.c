/* xml: text in XML. */
#include "export/xml.h"

#include "base/bytes.h"

/* What stands for a byte between tags (1) or between quotes (2) as well. */
static const struct {
	unsigned   where;
	struct str escape;
} escapes[256] = {
	['&'] = { 1 | 2, { "&amp;", 5 } },
	['<'] = { 1 | 2, { "&lt;", 4 } },
	['>'] = { 1, { "&gt;", 4 } },
	['"'] = { 2, { "&quot;", 6 } },
	['\n'] = { 2, { "&#10;", 5 } },
	['\t'] = { 2, { "&#9;", 4 } },
};

/* May one of the eight characters at the place want an escape? */
static bool
is_any(const char *at)
{
	uint64_t x = bytes_load(at);

	return (bytes_have(x, '&') | bytes_have(x, '<') | bytes_have(x, '>') |
	    bytes_have(x, '"') | bytes_below(x, 0x20)) != 0;
}

static void
put(struct buf *b, struct str s, unsigned where)
{
	size_t done = 0;

	for (size_t i = 0; i < s.n; i++) {
		unsigned char c;

		while (s.n - i > 8 && !is_any(s.s + i))
			i += 8;
		c = (unsigned char)s.s[i];
		if ((escapes[c].where & where) == 0)
			continue;
		if (c == '>' && (i < 2 || s.s[i - 1] != ']' ||
		    s.s[i - 2] != ']'))
			continue;
		buf_add(b, (struct str){ s.s + done, i - done });
		buf_add(b, escapes[c].escape);
		done = i + 1;
	}
	buf_add(b, (struct str){ s.s + done, s.n - done });
}

void
xml_text(struct buf *b, struct str s)
{
	put(b, s, 1);
}

void
xml_attribute(struct buf *b, struct str s)
{
	put(b, s, 2);
}
