/* input: from the names on the command line to articles.
 *
 * Files (.txt, .html, .jsonl, any other text), folders (their .txt, .html and
 * .jsonl, all the way down), `-` for standard input.  What cannot be read is
 * said by diag(), one line each, and left out. */
#ifndef INPUT_H
#define INPUT_H

#include "doc/doc.h"
#include "lang/lang.h"
#include "text/language.h"

struct input_options {
	const char *date;	/* of articles that have none themselves      */
	const char *language;	/* of all, whatever they or a guess say       */
	const char *encoding;	/* iconv's name; these three may be NULL      */
	const struct table *boilerplate;	/* TABLE_BOILERPLATE          */
	const struct guesser *guesser;	/* NULL: all is German                */
};

typedef VEC(struct article) article_list;

/* The articles of the inputs, sorted by id.  Neither ids nor order depend on
 * the order of `names`; a file named twice is read once. */
void input_read(struct arena *, const char *const *names, size_t n,
    const struct input_options *, article_list *out);

#endif
