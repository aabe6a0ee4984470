/* decode: bytes of any encoding to UTF-8, by iconv. */
#include "text/decode.h"

#include <assert.h>
#include <errno.h>
#include <iconv.h>
#include <strings.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/utf8.h"

/* A page tells its encoding in its first bytes (HTML: 1024, some later); bytes
 * of a byte order mark; of a file that are decoded at once. */
enum { DECLARED_WITHIN = 4096, MARK = 2, PIECE = 1 << 16 };

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

struct decoder {
	iconv_t cd;
	size_t  unit, bad;		/* units that became U+FFFD           */
};

/* Add to `out` what `bytes` mean; what is left of them is the begin of a
 * character, and only if more are to come. */
static void
decode_some(struct decoder *d, struct str *bytes, bool is_last,
    struct buf *out)
{
	char *in = (char *)(uintptr_t)bytes->s, chunk[1 << 14], *to = chunk;
	size_t left = bytes->n, room = sizeof chunk, skip;

	while (left > 0) {
		size_t done = iconv(d->cd, &in, &left, &to, &room);
		int error = errno;

		buf_add(out, (struct str){ chunk, sizeof chunk - room });
		to = chunk;
		room = sizeof chunk;
		if (done != (size_t)-1 || error == E2BIG)
			continue;
		if (error == EINVAL && !is_last)
			break;
		buf_lit(out, "\xef\xbf\xbd");
		d->bad++;
		skip = left < d->unit ? left : d->unit;
		in += skip;
		left -= skip;
	}
	*bytes = (struct str){ in, left };
	if (!is_last)
		return;
	iconv(d->cd, NULL, NULL, &to, &room);	/* what it still holds */
	buf_add(out, (struct str){ chunk, sizeof chunk - room });
}

static struct str
convert_or_warn(struct arena *mem, const char *file, const char *encoding,
    struct str bytes)
{
	struct decoder d = { iconv_open("UTF-8", encoding), unit_of(encoding),
		0 };
	struct buf b = { 0 };
	struct str s;

	if (d.cd == (iconv_t)-1)
		return bytes;
	decode_some(&d, &bytes, true, &b);
	iconv_close(d.cd);
	s = arena_str(mem, buf_str(&b));
	buf_free(&b);
	if (d.bad != 0)
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

const char *
decode_utf16(struct str begin)
{
	return str_begins(begin, STR("\xff\xfe")) ? "UTF-16LE" :
	    str_begins(begin, STR("\xfe\xff")) ? "UTF-16BE" : NULL;
}

struct str
decode(struct arena *mem, const char *file, const char *encoding,
    bool is_html, struct str bytes)
{
	struct str name;

	if (decode_utf16(bytes) != NULL)
		return convert_or_warn(mem, file, decode_utf16(bytes),
		    str_from(bytes, MARK));
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

/* All of `from`, from byte `at` on.  0, or -1 with *why_out set. */
static int
decode_rest(struct decoder *d, int from, uint64_t at, int to,
    const char **why_out)
{
	char piece[PIECE];
	struct buf out = { 0 };
	struct str bytes = { piece, 0 };
	int64_t n;
	int status = 0;

	do {
		size_t kept = bytes.n;

		memmove(piece, bytes.s, kept);
		n = file_read_at(from, at, piece + kept, sizeof piece - kept,
		    why_out);
		if (n < 0)
			break;
		at += (uint64_t)n;
		bytes = (struct str){ piece, kept + (size_t)n };
		out.n = 0;
		decode_some(d, &bytes, n == 0, &out);
		status = file_add(to, buf_str(&out), why_out);
	} while (n > 0 && status == 0);
	buf_free(&out);
	return n < 0 ? -1 : status;
}

int
decode_file(const char *file, const char *encoding, int fd,
    const char **why_out)
{
	char begin[MARK];
	int64_t n = file_read_at(fd, 0, begin, sizeof begin, why_out);
	const char *utf16 = n < 0 ? NULL : decode_utf16((struct str){ begin,
	    (size_t)n });
	const char *name = utf16 != NULL ? utf16 : encoding;
	struct decoder d = { .unit = unit_of(name) };
	int to;

	if (n < 0 || (to = file_temp(why_out)) < 0)
		return -1;
	d.cd = iconv_open("UTF-8", name);
	assert(d.cd != (iconv_t)-1);
	if (decode_rest(&d, fd, utf16 != NULL ? MARK : 0, to, why_out) != 0) {
		file_close(to);
		to = -1;
	}
	iconv_close(d.cd);
	if (d.bad != 0)
		diag(DIAG_UNDECODED, file, 0, name);
	return to;
}
