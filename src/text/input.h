/* input: from the names on the command line to articles.
 *
 * Files (.txt, .jsonl, any other text), folders (their .txt and .jsonl, all
 * the way down), `-` for standard input.  What cannot be read is said by
 * diag(), one line each, and left out. */
#ifndef INPUT_H
#define INPUT_H

#include "doc/doc.h"

struct input_options {
	const char *date;	/* of articles that have none themselves      */
	const char *language;	/* likewise; either may be NULL               */
};

typedef VEC(struct article) article_list;

/* The articles of the inputs, sorted by id.  Neither ids nor order depend on
 * the order of `names`; a file named twice is read once. */
void input_read(struct arena *, const char *const *names, size_t n,
    const struct input_options *, article_list *out);

#endif
