/* Any UTF-8 at all must become sound text, sentences and tokens, and every
 * token must lead back into the article. */
#include <assert.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "doc/doc.h"
#include "doc/dump.h"
#include "lang/lang.h"
#include "text/text.h"
#include "token/sentence.h"
#include "token/token.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct lang *lang;
	struct str text = { (const char *)data, size };
	struct article a = { .id = STR("fuzz"),
		.text = str_head(text, utf8_check(text)) };
	struct doc *d = doc_new(&a);
	struct buf b = { 0 };
	size_t length = utf8_count(a.text);

	if (lang == NULL)
		lang = lang_open("de", NULL);
	text_normalize(d, lang);
	sentence_split(d, lang);
	assert(doc_ok(d));
	token_split(d, lang);
	assert(doc_ok(d));
	for (uint32_t i = 0; i < d->tokens.n; i++) {
		struct span at = doc_article_span(d, d->tokens.at[i].at);

		assert(at.beg < at.end && at.end <= length);
	}
	dump_sentences(d, &b);
	dump_tokens(d, &b);
	dump_conllu(d, &b);
	buf_free(&b);
	doc_free(d);
	return 0;
}
