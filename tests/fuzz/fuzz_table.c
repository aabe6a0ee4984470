/* Any bytes at all are a table of a language pack or are refused; each row of
 * what is read is found by its key, and large tables, which are searched where
 * they lie, are searched within their bounds. */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "lang/lang.h"
#include "lang/lines.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The table as the pack's file of pages' words. */
static int
read_table(struct arena *mem, struct str text, struct table *out)
{
	char folder[64], path[96];
	const char *why;
	int status = -1;

	snprintf(folder, sizeof folder, "/tmp/fuzz-%ld", (long)getpid());
	snprintf(path, sizeof path, "%s/boilerplate.tsv", folder);
	mkdir(folder, 0700);
	if (file_write(path, text, &why) == 0)
		status = lang_table(mem, TABLE_BOILERPLATE, folder, out);
	unlink(path);
	rmdir(folder);
	return status;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str text = { (const char *)data, size };
	struct arena mem = { 0 };
	struct table t = { 0 };
	size_t at = lines_find(text, str_head(text, size / 2)), next;

	assert(at <= text.n);
	if (at < text.n) {
		lines_at(text, at, &next);
		assert(next > at && next <= text.n);
	}
	if (read_table(&mem, text, &t) == 0)
		for (uint32_t row = 0; row < t.nrows; row++) {
			struct rows r = table_find(&t,
			    table_cell(&t, row, t.key));

			assert(r.beg <= row && row < r.end);
		}
	arena_free(&mem);
	return 0;
}
