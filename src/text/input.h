/* input: from the names on the command line to articles.
 *
 * Files (.txt, .html, .jsonl, any other text), folders (their .txt, .html and
 * .jsonl, all the way down), `-` for standard input.  What cannot be read is
 * said by diag(), one line each, and left out. */
#ifndef INPUT_H
#define INPUT_H

#include "base/map.h"
#include "doc/doc.h"
#include "lang/lang.h"
#include "text/language.h"

struct input_options {
	const char *date;	/* of articles that have none themselves      */
	const char *language;	/* of all, whatever they or a guess say       */
	const char *encoding;	/* iconv's name; these three may be NULL      */
	const struct table *boilerplate;	/* TABLE_BOILERPLATE          */
	struct guesser *guesser;	/* NULL: all is German                */
};

/* Articles that were found: of each its id and where its text is, no more, so
 * that any number needs little memory. */
struct input;

/* Find the articles of the inputs.  Neither ids nor order, that of the ids,
 * depend on the order of `names`; a file named twice is read once.  Each is
 * looked at, so that what cannot be read is said now, but for those whose id
 * is `known` (NULL: none is), which are left out.  What the options point to
 * must live until input_close(). */
struct input *input_open(const char *const *names, size_t n,
    const struct input_options *, const struct map *known);
void input_close(struct input *);

uint32_t input_count(const struct input *);

/* How many were known, so not looked at. */
uint32_t input_known(const struct input *);

/* The i-th article; its strings live in the arena.  0, or -1: it is gone or
 * another than before, which was said.  For one thread at a time. */
int input_load(struct input *, uint32_t i, struct arena *,
    struct article *out);

typedef VEC(struct article) article_list;

/* The same of all at once. */
void input_read(struct arena *, const char *const *names, size_t n,
    const struct input_options *, article_list *out);

#endif
