/* Any bytes at all are a review file of which something is done, or nothing,
 * with a handful of persons; what comes out is knowledge that is read again. */
#include <assert.h>

#include "base/buf.h"
#include "corpus/corpus.h"
#include "corpus/review.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Each name is in two documents, beside the next name. */
static const char *const names[] = { "A", "B", "Ida A", "Ida B", "Eva B" };

enum { PARTS = sizeof names / sizeof *names };

static void
make_part(struct knowledge *k, int i)
{
	static const char *const numbers[PARTS] = { "1", "2", "3", "4", "5" };

	*PUSH(&k->mem, &k->documents) = (struct k_document){
		.id = str_of(numbers[i]), .copy_of = NONE };
	for (int n = 0; n < 2; n++)
		*PUSH(&k->mem, &k->entities) = (struct k_entity){
			.name = str_of(names[(i + n) % PARTS]) };
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct review r = { 0 };
	struct knowledge parts[PARTS] = { { .mem = { 0 } } }, whole = { 0 };
	const struct knowledge *list[PARTS];
	struct knowledge again;
	struct buf json = { 0 };

	for (int i = 0; i < PARTS; i++) {
		make_part(&parts[i], i);
		list[i] = &parts[i];
	}
	review_read(&r, "fuzz", (struct str){ (const char *)data, size });
	knowledge_merge(&whole, list, PARTS, &r);
	knowledge_write(&whole, &json);
	assert(knowledge_read(&again, "fuzz", buf_str(&json)) == 0);
	knowledge_free(&again);
	buf_free(&json);
	knowledge_free(&whole);
	review_free(&r);
	for (int i = 0; i < PARTS; i++)
		knowledge_free(&parts[i]);
	return 0;
}
