/* Any bytes at all are knowledge JSON or are refused; what is read can be
 * written, is the same when it is read again, and merges. */
#include <assert.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "corpus/corpus.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str text = { (const char *)data, size };
	struct knowledge first = { 0 }, again = { 0 }, whole = { 0 };
	const struct knowledge *parts[] = { &again };
	struct buf once = { 0 }, twice = { 0 };

	if (knowledge_read(&first, "fuzz", text) == 0) {
		knowledge_write(&first, &once);
		if (knowledge_read(&again, "fuzz", buf_str(&once)) != 0)
			abort();
		knowledge_write(&again, &twice);
		assert(str_eq(buf_str(&once), buf_str(&twice)));
		knowledge_merge(&whole, parts, 1, NULL);
		knowledge_keep(&whole, 0.5);
		twice.n = 0;
		knowledge_write(&whole, &twice);
		assert(utf8_check(buf_str(&twice)) == twice.n);
	}
	knowledge_free(&whole);
	knowledge_free(&again);
	knowledge_free(&first);
	buf_free(&once);
	buf_free(&twice);
	return 0;
}
