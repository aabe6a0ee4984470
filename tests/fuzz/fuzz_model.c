/* Any model file at all is refused or reads sentences to trees; its length and
 * checksum are made right, so that what lies behind them is reached.  The seed
 * is made by scripts/train/tiny. */
#include <assert.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "doc/doc.h"
#include "lang/lang.h"
#include "reader/reader.h"
#include "text/text.h"
#include "token/sentence.h"
#include "token/token.h"

enum { LENGTH_AT = 16, CHECKSUM_AT = 24, BEGIN = 32, MOST = 1 << 17 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
set_number(uint8_t *file, size_t at, uint64_t x)
{
	for (size_t i = 0; i < 8; i++)
		file[at + i] = (uint8_t)(x >> 8 * i);
}

static uint64_t
checksum(const uint8_t *p, size_t n)
{
	uint64_t h = 0xcbf29ce484222325, word;

	for (size_t i = 0; i + sizeof word <= n; i += sizeof word) {
		memcpy(&word, p + i, sizeof word);
		h = (h ^ word) * 0x100000001b3;
		h ^= h >> 32;
	}
	return h;
}

static void
read_with(const struct reader *r)
{
	struct article a = { .id = STR("fuzz"),
		.text = STR("Abc der die. Das abc!\n\nx") };
	struct lang lang = { .reader = r };
	struct doc *d = doc_new(&a);

	text_normalize(d, &lang);
	sentence_split(d, &lang);
	token_split(d, &lang);
	read_sentences(d, &lang);
	assert(doc_ok(d));
	doc_free(d);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static uint8_t file[MOST];
	static char path[64];
	struct reader *r;
	const char *why;

	if (size < BEGIN || size > MOST)
		return 0;
	memcpy(file, data, size);
	set_number(file, LENGTH_AT, size);
	set_number(file, CHECKSUM_AT, checksum(file + BEGIN, size - BEGIN));
	snprintf(path, sizeof path, "/tmp/fuzz-%ld.model", (long)getpid());
	if (file_write(path, (struct str){ (char *)file, size }, &why) != 0)
		return 0;
	r = reader_open(path);
	unlink(path);
	if (r != NULL)
		read_with(r);
	reader_free(r);
	return 0;
}
