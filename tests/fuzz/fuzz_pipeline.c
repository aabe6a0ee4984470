/* Any bytes at all go through all of reading, up to knowledge as JSON, and
 * come out sound; the pipeline asserts doc_ok() after every stage. */
#include <stdlib.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "corpus/corpus.h"
#include "pipeline.h"
#include "reader/reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct lang *
pack(void)
{
	static struct lang *l;

	if (l == NULL && ((l = lang_open("de", NULL)) == NULL ||
	    (l->reader = reader_open("src/lang/reader.model")) == NULL))
		abort();
	return l;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct article a = { .id = STR("fuzz"), .date = STR("2031-03-14"),
		.text = { (const char *)data, size } };
	struct knowledge part = { 0 }, whole = { 0 };
	const struct knowledge *parts[] = { &part };
	struct buf json = { 0 };
	struct doc *d;

	a.text.n = utf8_check(a.text);	/* input_read() lets no other in */
	d = doc_new(&a);
	pipeline_run(d, pack(), NULL);
	knowledge_of_doc(&part, d);
	knowledge_merge(&whole, parts, 1, NULL);
	knowledge_write(&whole, &json);
	buf_free(&json);
	knowledge_free(&whole);
	knowledge_free(&part);
	doc_free(d);
	return 0;
}
