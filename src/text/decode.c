/* decode: bytes of any encoding to UTF-8, by iconv. */
#include "text/decode.h"

#include <errno.h>
#include <iconv.h>
#include <strings.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/utf8.h"

/* A page tells its encoding in its first bytes (HTML: 1024, some later). */
#define DECLARED_WITHIN 4096

bool
decode_knows(const char *encoding)
{
	iconv_t cd = iconv_open("UTF-8", encoding);

	if (cd == (iconv_t)-1)
		return false;
	iconv_close(cd);
	return true;
}

/* Bytes of the unit that is left out where nothing can be decoded. */
static size_t
unit_of(const char *encoding)
{
	return strncasecmp(encoding, "utf-16", 6) == 0 ||
	    strncasecmp(encoding, "ucs-2", 5) == 0 ? 2 :
	    strncasecmp(encoding, "utf-32", 6) == 0 ||
	    strncasecmp(encoding, "ucs-4", 5) == 0 ? 4 : 1;
}

/* `bytes` from the encoding; *bad_out is how many units became U+FFFD. */
static struct str
convert(struct arena *mem, const char *encoding, struct str bytes,
    size_t *bad_out)
{
	iconv_t cd = iconv_open("UTF-8", encoding);
	char *in = (char *)(uintptr_t)bytes.s, chunk[1 << 14], *out = chunk;
	size_t left = bytes.n, room = sizeof chunk, unit = unit_of(encoding);
	struct buf b = { 0 };
	struct str s;

	*bad_out = 0;
	if (cd == (iconv_t)-1)
		return bytes;
	while (left > 0) {
		size_t done = iconv(cd, &in, &left, &out, &room);

		buf_add(&b, (struct str){ chunk, sizeof chunk - room });
		out = chunk;
		room = sizeof chunk;
		if (done != (size_t)-1 || errno == E2BIG)
			continue;
		buf_lit(&b, "\xef\xbf\xbd");
		++*bad_out;
		in += left < unit ? left : unit;
		left -= left < unit ? left : unit;
	}
	iconv(cd, NULL, NULL, &out, &room);	/* what it still holds */
	buf_add(&b, (struct str){ chunk, sizeof chunk - room });
	iconv_close(cd);
	s = arena_str(mem, buf_str(&b));
	buf_free(&b);
	return s;
}

static struct str
convert_or_warn(struct arena *mem, const char *file, const char *encoding,
    struct str bytes)
{
	size_t bad = 0;
	struct str s = convert(mem, encoding, bytes, &bad);

	if (bad != 0)
		diag(DIAG_UNDECODED, file, 0, encoding);
	return s;
}

static bool
is_of_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
	    c == '-' || c == '_' || c == ':' || c == '.';
}

/* What stands behind `charset=` or `encoding=` near the page's begin, in lower
 * case; empty if nothing does, or nothing that iconv knows. */
static struct str
declared(struct arena *mem, struct str bytes)
{
	static const char *const keys[] = { "charset", "encoding", NULL };
	struct str head = arena_str(mem, str_head(bytes, bytes.n <
	    DECLARED_WITHIN ? bytes.n : DECLARED_WITHIN));
	char *p = (char *)(uintptr_t)head.s;

	for (size_t i = 0; i < head.n; i++)
		if (p[i] >= 'A' && p[i] <= 'Z')
			p[i] = (char)(p[i] | 32);
	for (size_t i = 0; keys[i] != NULL; i++) {
		size_t at = str_find(head, str_of(keys[i])), n = 0;
		struct str rest = str_from(head, at);

		if (rest.n == 0)
			continue;
		rest = str_from(rest, strlen(keys[i]));
		while (rest.n > 0 && strchr(" =\"'", rest.s[0]) != NULL)
			rest = str_from(rest, 1);
		while (n < rest.n && is_of_name(rest.s[n]))
			n++;
		rest = arena_str(mem, str_head(rest, n));
		if (n > 0 && decode_knows(rest.s))
			return rest;
	}
	return (struct str){ 0 };
}

struct str
decode(struct arena *mem, const char *file, const char *encoding,
    bool is_html, struct str bytes)
{
	struct str name;

	if (str_begins(bytes, STR("\xff\xfe")))
		return convert_or_warn(mem, file, "UTF-16LE",
		    str_from(bytes, 2));
	if (str_begins(bytes, STR("\xfe\xff")))
		return convert_or_warn(mem, file, "UTF-16BE",
		    str_from(bytes, 2));
	if (encoding != NULL)
		return convert_or_warn(mem, file, encoding, bytes);
	/* what is valid UTF-8 is that, whatever the page says */
	if (!is_html || utf8_check(bytes) == bytes.n)
		return bytes;
	name = declared(mem, bytes);
	if (name.n == 0 || str_begins(name, STR("utf")))
		return bytes;
	/* as all browsers do (WHATWG Encoding Standard) */
	if (str_is(name, "iso-8859-1") || str_is(name, "latin1") ||
	    str_is(name, "us-ascii"))
		name = STR("windows-1252");
	return convert_or_warn(mem, file, name.s, bytes);
}
