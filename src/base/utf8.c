/* utf8: characters, by utf8proc. */
#include "base/utf8.h"

#include <stdlib.h>
#include <utf8proc.h>

#include "base/buf.h"
#include "base/bytes.h"

int32_t
utf8_next(struct str s, size_t *at)
{
	utf8proc_int32_t c;
	utf8proc_ssize_t n = utf8proc_iterate(
	    (const utf8proc_uint8_t *)s.s + *at,
	    (utf8proc_ssize_t)(s.n - *at), &c);

	if (n <= 0)
		return -1;
	*at += (size_t)n;
	return c;
}

size_t
utf8_check(struct str s)
{
	size_t at = 0;

	while (at < s.n) {
		while (s.n - at >= 8 && (bytes_load(s.s + at) &
		    BYTES(0x80)) == 0)
			at += 8;
		while (at < s.n && (unsigned char)s.s[at] < 0x80)
			at++;
		if (at < s.n && utf8_next(s, &at) < 0)
			return at;
	}
	return s.n;
}

size_t
utf8_count(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += !utf8_is_tail(s.s[i]);
	return n;
}

size_t
utf8_put(int32_t c, char out[4])
{
	return (size_t)utf8proc_encode_char(c, (utf8proc_uint8_t *)out);
}

bool
utf8_is_letter(int32_t c)
{
	utf8proc_category_t k = utf8proc_category(c);

	return k >= UTF8PROC_CATEGORY_LU && k <= UTF8PROC_CATEGORY_LO;
}

bool
utf8_is_upper(int32_t c)
{
	return utf8proc_category(c) == UTF8PROC_CATEGORY_LU ||
	    utf8proc_category(c) == UTF8PROC_CATEGORY_LT;
}

bool
utf8_is_digit(int32_t c)
{
	return utf8proc_category(c) == UTF8PROC_CATEGORY_ND;
}

bool
utf8_is_number(int32_t c)
{
	utf8proc_category_t k = utf8proc_category(c);

	return k >= UTF8PROC_CATEGORY_ND && k <= UTF8PROC_CATEGORY_NO;
}

bool
utf8_is_space(int32_t c)
{
	utf8proc_category_t k = utf8proc_category(c);

	return k == UTF8PROC_CATEGORY_ZS || k == UTF8PROC_CATEGORY_ZL ||
	    k == UTF8PROC_CATEGORY_ZP || (c >= 9 && c <= 13) || c == 0x85;
}

bool
utf8_is_mark(int32_t c)
{
	utf8proc_category_t k = utf8proc_category(c);

	return k == UTF8PROC_CATEGORY_MN || k == UTF8PROC_CATEGORY_MC ||
	    k == UTF8PROC_CATEGORY_ME;
}

bool
utf8_is_control(int32_t c)
{
	utf8proc_category_t k = utf8proc_category(c);

	return k == UTF8PROC_CATEGORY_CC || k == UTF8PROC_CATEGORY_CF;
}

bool
utf8_composes(int32_t c)
{
	/* marks, and the vowels and finals of Hangul */
	return utf8_is_mark(c) ||
	    utf8proc_get_property(c)->combining_class != 0 ||
	    (c >= 0x1160 && c <= 0x11ff);
}

static struct str
map(struct arena *mem, struct str s, int options)
{
	utf8proc_uint8_t *p = NULL;
	utf8proc_ssize_t n;
	struct str out;

	n = utf8proc_map((const utf8proc_uint8_t *)s.s,
	    (utf8proc_ssize_t)s.n, &p, (utf8proc_option_t)options);
	if (n < 0)
		return s;
	out = arena_str(mem, (struct str){ (char *)p, (size_t)n });
	free(p);
	return out;
}

struct str
utf8_nfc(struct arena *mem, struct str s)
{
	size_t i;

	for (i = 0; i < s.n && (unsigned char)s.s[i] < 0x80; i++)
		;
	return i == s.n ? s
	    : map(mem, s, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
}

struct str
utf8_nfkc(struct arena *mem, struct str s)
{
	return map(mem, s,
	    UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT);
}

/* Each character as `to` has it. */
static struct str
each(struct arena *mem, struct str s, utf8proc_int32_t (*to)(utf8proc_int32_t))
{
	struct buf b = { 0 };
	struct str out;
	char c4[4];

	for (size_t at = 0; at < s.n; ) {
		int32_t c = utf8_next(s, &at);

		if (c < 0)
			break;
		buf_add(&b, (struct str){ c4, utf8_put(to(c), c4) });
	}
	out = arena_str(mem, buf_str(&b));
	buf_free(&b);
	return out;
}

struct str
utf8_lower(struct arena *mem, struct str s)
{
	return each(mem, s, utf8proc_tolower);
}

struct str
utf8_upper(struct arena *mem, struct str s)
{
	return each(mem, s, utf8proc_toupper);
}

struct str
utf8_title(struct arena *mem, struct str s)
{
	struct buf b = { 0 };
	struct str out;
	char c4[4];
	size_t at = 0;
	int32_t c = s.n != 0 ? utf8_next(s, &at) : -1;

	if (c < 0)
		return s;
	buf_add(&b, (struct str){ c4, utf8_put(utf8proc_toupper(c), c4) });
	buf_add(&b, str_from(s, at));
	out = arena_str(mem, buf_str(&b));
	buf_free(&b);
	return out;
}

struct str
utf8_fold(struct arena *mem, struct str s)
{
	struct str d = map(mem, s, UTF8PROC_STABLE | UTF8PROC_DECOMPOSE |
	    UTF8PROC_COMPAT | UTF8PROC_CASEFOLD);
	char *p = arena_alloc(mem, 1, d.n + 1);
	size_t n = 0;

	for (size_t at = 0; at < d.n; ) {
		size_t from = at;
		int32_t c = utf8_next(d, &at);

		if (c < 0)
			break;
		if (!utf8_is_letter(c) && !utf8_is_digit(c))
			continue;
		memcpy(p + n, d.s + from, at - from);
		n += at - from;
	}
	return (struct str){ p, n };
}
