/* Any bytes at all, taken for a page in any encoding, become valid text and
 * facts, or a message; nothing of it has a NUL. */
#include <assert.h>
#include <stdlib.h>

#include "base/date.h"
#include "base/utf8.h"
#include "text/decode.h"
#include "text/html.h"
#include "text/language.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check(struct str s)
{
	assert(utf8_check(s) == s.n);
	assert(s.n == 0 || memchr(s.s, '\0', s.n) == NULL);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct arena pack;
	static struct table uses;
	static struct guesser *g;
	struct arena mem = { 0 };
	struct article a = { 0 };
	span_list parts = { 0 };
	struct str page = decode(&mem, "fuzz", NULL, true,
	    (struct str){ (const char *)data, size }), blank;

	if (g == NULL && ((g = guesser_open(NULL)) == NULL ||
	    lang_table(&pack, TABLE_BOILERPLATE, NULL, &uses) != 0))
		abort();
	page = str_head(page, utf8_check(page));
	if (html_begins(page) || size % 2 == 0) {
		if (html_read(&mem, &uses, "fuzz", page, &a) == 0) {
			check(a.text);
			check(a.title);
			check(a.url);
			assert(a.date.n == 0 || date_ok(a.date));
			assert(a.language.n <= 3);
			language_foreign(&mem, g, a.text, &parts);
			blank = language_blank(&mem, a.text, parts.at,
			    parts.n);
			assert(utf8_count(blank) == utf8_count(a.text));
		}
	}
	arena_free(&mem);
	return 0;
}
