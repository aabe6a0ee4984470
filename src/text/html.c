/* html: a page to an article. */
#include "text/html.h"

#include "base/diag.h"
#include "base/utf8.h"
#include "text/content.h"
#include "text/facts.h"
#include "text/text.h"

/* What windows-1252 has at 0x80…0x9f, where Latin-1 has nothing to see; 0:
 * nothing either (WHATWG Encoding Standard, index windows-1252). */
static const uint16_t windows[32] = {
	0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
	0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017d, 0,
	0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
	0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178
};

/* The byte that the character was taken from, or -1. */
static int
byte_of(int32_t c)
{
	if (c >= 0 && c < 0x100)
		return c;
	for (int i = 0; i < 32; i++)
		if (c == windows[i] && c != 0)
			return 0x80 + i;
	return -1;
}

/* UTF-8 that was read as windows-1252 and written as UTF-8 again (`fÃ¼r`):
 * the character meant at s[*at], which moves behind it; -1: there is none.
 * Only characters of two or three bytes, which is all that news have. */
static int32_t
twice_encoded(struct str s, size_t *at)
{
	char bytes[4];
	size_t p = *at, n = 0, want = 0, from = 0;
	int32_t c = 0;

	do {
		int b = p < s.n ? byte_of(utf8_next(s, &p)) : -1;

		if (n == 0)
			want = b >= 0xc3 && b < 0xe0 ? 2 :
			    b == 0xc2 ? 2 : (b & 0xf0) == 0xe0 ? 3 : 0;
		if (b < 0x80 || want == 0)
			return -1;
		bytes[n++] = (char)b;
	} while (n < want);
	c = utf8_next((struct str){ bytes, n }, &from);
	if (c >= 0)
		*at = p;
	return c;
}

/* The page as it was meant: twice encoded characters mended, characters of
 * windows-1252 that came as Latin-1 too, NULs gone. */
static void
mend(struct str html, struct buf *out)
{
	for (size_t at = 0, next; at < html.n; at = next) {
		char c4[4];
		int32_t c;

		next = at;
		if ((unsigned char)html.s[at] < 0x80) {
			next++;
			if (html.s[at] != '\0')
				buf_char(out, html.s[at]);
			continue;
		}
		if ((c = twice_encoded(html, &next)) < 0)
			c = utf8_next(html, &next);
		if (c >= 0x80 && c < 0xa0 && windows[c - 0x80] != 0)
			c = windows[c - 0x80];
		buf_add(out, (struct str){ c4, utf8_put(c, c4) });
	}
}

static void
join(struct buf *out, const struct page *p, const struct content *c)
{
	for (uint32_t i = c->beg; i < c->end; i++)
		if (c->is_kept == NULL || c->is_kept[i]) {
			if (out->n > 0)
				buf_lit(out, "\n\n");
			buf_add(out, p->blocks.at[i].text);
		}
}

/* Text that may have tags and entities in it, without them. */
static struct str
plain_text(struct arena *mem, const struct table *uses, struct str s)
{
	struct page p;
	struct buf b = { 0 };

	if (s.n == 0)
		return s;
	if (page_read(&p, uses, s) == 0) {
		join(&b, &p, &(struct content){ 0, p.blocks.n, NULL });
		s = arena_str(mem, buf_str(&b));
	}
	buf_free(&b);
	page_free(&p);
	return s;
}

/* The text in normal form, so that what whowhom shows of it is what offsets
 * count. */
static struct str
normal(struct arena *mem, struct str s)
{
	struct doc *d = doc_new(&(struct article){ .text = s });

	text_normalize(d, NULL);
	s = arena_str(mem, d->text);
	doc_free(d);
	return s;
}

bool
html_begins(struct str s)
{
	static const char *const begins[] = {
		"<!doctype html", "<html", "<head", "<?xml", "<!--", NULL
	};

	s = str_trim(str_head(s, s.n < 1000 ? s.n : 1000));
	for (size_t i = 0; begins[i] != NULL; i++) {
		size_t n = 0;

		while (begins[i][n] != '\0' && n < s.n &&
		    (s.s[n] >= 'A' && s.s[n] <= 'Z' ? s.s[n] | 32 : s.s[n]) ==
		    begins[i][n])
			n++;
		if (begins[i][n] == '\0')
			return true;
	}
	return false;
}

int
html_read(struct arena *mem, const struct table *uses, const char *file,
    struct str html, struct article *out)
{
	struct page page;
	struct content content;
	struct buf b = { 0 };
	struct str body = { 0 };
	int bad;

	if (html.n > HTML_LARGEST) {
		diag(DIAG_KIND_UNKNOWN, file, 0, "HTML of more than 64 MB");
		return -1;
	}
	mend(html, &b);
	bad = page_read(&page, uses, buf_str(&b));
	b.n = 0;
	if (bad != 0)
		diag(DIAG_KIND_UNKNOWN, file, 0, "tags nested too deep");
	else {
		content = content_find(&page, uses);
		facts_read(mem, &page, &content, out, &body);
		join(&b, &page, &content);
		out->title = plain_text(mem, uses, out->title);
		/* a page that a script fills has its text there only */
		body = plain_text(mem, uses, body);
		if (b.n > 0)
			buf_char(&b, '\n');
		out->text = normal(mem, body.n > b.n * 2 ? body
		    : buf_str(&b));
	}
	buf_free(&b);
	page_free(&page);
	return bad;
}
