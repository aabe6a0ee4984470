/* pipeline: how an article becomes knowledge. */
#ifndef PIPELINE_H
#define PIPELINE_H

#include "doc/doc.h"
#include "lang/lang.h"

struct buf;

struct stage {
	const char *name;
	void      (*run)(struct doc *, const struct lang *); /* or NULL */
	void      (*show)(const struct doc *, struct buf *);
	const char *help;
};

/* In order; ended by a row without a name. */
extern const struct stage stages[];

/* Run all stages up to and with `last`; all of them if it is NULL. */
void pipeline_run(struct doc *, const struct lang *, const struct stage *last);

/* The stage called so, or NULL. */
const struct stage *stage_find(const char *name);

#endif
