/* articles: what build, extract and show have in common: inputs to documents,
 * in threads. */
#ifndef CLI_ARTICLES_H
#define CLI_ARTICLES_H

#include "base/buf.h"
#include "cli/opt.h"
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

/* Articles that were found, not yet read. */
struct articles {
	struct input *in;
	uint32_t      n, known;		/* how many; input.h                  */
	struct arena  mem;
	struct table  boilerplate;
	struct guesser *guesser;
};

/* Find the articles of the arguments from `from` on, but for those whose ids
 * are `known` (may be NULL). */
void articles_open(struct articles *, const struct article_options *,
    const struct args *, uint32_t from, const struct map *known);
void articles_close(struct articles *);

struct articles_work {
	const struct stage *last;	/* of the stages to run; NULL: all    */
	/* Of one document after the other in the order of their ids. */
	void (*each)(void *to, const struct doc *);
	/* Or, quicker: append what becomes of a document; in threads, in any
	 * order. */
	void (*make)(void *to, const struct doc *, struct buf *);
	/* And take that, in the order of the ids; false: no more. */
	bool (*take)(void *to, struct str made);
	void *to;
};

/* A `make`: what the document alone tells, knowledge JSON in a line. */
void articles_extract(void *unused, const struct doc *, struct buf *);

/* Read all articles, one a thread at a time. */
void articles_run(const struct article_options *, const struct lang *,
    struct articles *, const struct articles_work *);

#endif
