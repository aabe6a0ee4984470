/* agree: relations and features of a sentence's words, decided together. */
#ifndef AGREE_H
#define AGREE_H

#include "reader/model.h"

/* What the heads say of n words, and their tree. */
struct agree {
	uint32_t        n;
	const uint32_t *head;		/* [n] word, from 1; 0 at the root    */
	const float    *label;		/* [n][label_wide] scores             */
	float          *feats;		/* [n][feats.nout] scores             */
};

/* The relation of each word, label_out[n], an index of the model's labels;
 * makes the scores of the features agree within phrases and with these. */
void agree_decide(const struct reader *, const struct agree *,
    uint32_t *label_out);

#endif
