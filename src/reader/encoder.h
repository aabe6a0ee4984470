/* encoder: the transformer.  Pieces in, vectors of words out. */
#ifndef ENCODER_H
#define ENCODER_H

#include "reader/model.h"

/* A sentence, or a part of one too long for the network. */
struct segment {
	uint32_t tok, ntok;		/* of the document                    */
	uint32_t piece, npiece;		/* of the batch, <s> and </s> with it */
	uint32_t row;			/* of the batch: <s>, then the words  */
};

/* Segments that are read together, one behind the other, without padding. */
struct batch {
	VEC(struct segment) segments;
	ids      pieces;		/* rows of the vocabulary             */
	ids      row_of;		/* [pieces] row of its word, or NONE  */
	uint32_t nrow;
};

/* n rows of numbers; how wide they are says the layer that takes them. */
struct rows_in { const float *at; uint32_t n; };

/* The vectors of the batch's rows, [nrow][hidden] in `mem` for each purpose;
 * a word's is the mean of its pieces'. */
void encoder_run(const struct reader *, const struct batch *, struct arena *mem,
    float *words_out[MIX_COUNT]);

/* What the layer says of the rows; [n][nout] in `mem`. */
float *linear_run(const struct reader *, const struct linear *,
    struct rows_in, struct arena *mem);

#endif
