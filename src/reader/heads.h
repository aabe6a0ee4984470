/* heads: small layers on the vectors of the words: the scores of all labels.
 * Rows are the batch's: <s> first in each segment, then its words. */
#ifndef HEADS_H
#define HEADS_H

#include "reader/encoder.h"

struct scores {
	const struct reader *r;
	float *name;			/* [nrow][name.nout]                  */
	float *upos;			/* [nrow][upos.nout]                  */
	float *feats;			/* [nrow][feats.nout]                 */
	float *lemma;			/* [nrow][lemma.nout]                 */
	/* the two sides of trees: dependents, heads */
	float *arc_dependent, *arc_head;	/* [nrow][arc]                */
	float *label_dependent, *label_head;	/* [nrow][rel]                */
};

/* All that needs one word alone; in `mem`. */
struct scores heads_run(const struct reader *, const struct batch *,
    float *const words[MIX_COUNT], struct arena *mem);

/* How well each row of the segment hangs on each: [n][n], n = ntok + 1, the
 * dependent's row first; row 0 is the root; in `mem`. */
float *heads_arcs(const struct scores *, const struct segment *,
    struct arena *mem);

/* How well each label fits each of the batch's n rows and its head:
 * [n][label_wide]; head, [n], is a row of the batch; in `mem`. */
float *heads_labels(const struct scores *, const uint32_t *head, uint32_t n,
    struct arena *mem);

#endif
