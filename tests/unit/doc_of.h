/* doc_of: a document of a text, as far as its words; `lang` is the test's. */
#ifndef DOC_OF_H
#define DOC_OF_H

#include "unit.h"

#include "doc/doc.h"
#include "lang/lang.h"
#include "text/text.h"
#include "token/sentence.h"
#include "token/token.h"

static struct lang *lang;

static struct doc *
doc_of(const char *text)
{
	struct article a = { .id = STR("t"), .text = str_of(text) };
	struct doc *d = doc_new(&a);

	text_normalize(d, lang);
	sentence_split(d, lang);
	token_split(d, lang);
	assert_true(doc_ok(d));
	return d;
}

#endif
