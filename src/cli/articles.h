/* articles: what build and show have in common: inputs to documents. */
#ifndef CLI_ARTICLES_H
#define CLI_ARTICLES_H

#include "cli/opt.h"
#include "corpus/knowledge.h"
#include "pipeline.h"
#include "text/input.h"

struct article_options {
	const char *date, *language, *encoding, *lang_dir, *model;
	long        threads;		/* 0: one a core                      */
};

/* For an OPT_GROUP row of a command's table; the second is all of the first
 * and more. */
extern const struct opt model_opts[], article_opts[];

/* Open the model.  NULL; diag() said why.  The caller frees it. */
struct reader *articles_reader(const struct article_options *);

/* Open the pack and, if `with_model`, the model.  NULL; diag() said why. */
struct lang *articles_lang(const struct article_options *, bool with_model);
void articles_lang_free(struct lang *);

/* Read the inputs; the articles are sorted by id. */
void articles_read(struct arena *, const struct article_options *,
    const struct args *, uint32_t from, article_list *out);

/* Run the stages up to `last` (NULL: all) over all articles, in threads, and
 * hand each document over in the order of the list.  `is_shown`: say on the
 * terminal how far it is. */
typedef void article_function(void *to, const struct doc *);
void articles_run(const struct article_options *, const struct lang *,
    const article_list *, const struct stage *last, article_function *,
    void *to);

#endif
