/* Any bytes at all are a file of JSON Lines: what is read of it are articles
 * of valid text with ids of their own, the rest are messages. */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/date.h"
#include "base/file.h"
#include "base/utf8.h"
#include "text/input.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check(const article_list *l)
{
	for (uint32_t i = 0; i < l->n; i++) {
		const struct article *a = &l->at[i];

		assert(utf8_check(a->text) == a->text.n && a->text.n > 0);
		assert(memchr(a->text.s, '\0', a->text.n) == NULL);
		assert(utf8_check(a->id) == a->id.n && a->id.n > 0);
		assert(a->date.n == 0 || date_ok(a->date));
		assert(i == 0 || str_cmp(l->at[i - 1].id, a->id) < 0);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct arena pack;
	static struct table uses;
	static struct guesser *g;
	struct input_options options = { .boilerplate = &uses };
	struct arena mem = { 0 };
	article_list articles = { 0 };
	char path[64];
	const char *name = path, *why;

	if (g == NULL && ((g = guesser_open(NULL)) == NULL ||
	    lang_table(&pack, TABLE_BOILERPLATE, NULL, &uses) != 0))
		abort();
	options.guesser = g;
	snprintf(path, sizeof path, "/tmp/fuzz-%ld.jsonl", (long)getpid());
	if (file_write(path, (struct str){ (const char *)data, size }, &why)
	    == 0)
		input_read(&mem, &name, 1, &options, &articles);
	unlink(path);
	check(&articles);
	arena_free(&mem);
	return 0;
}
