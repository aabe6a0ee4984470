/* decode: the best whole of a sentence's scores: its names, its tree. */
#ifndef DECODE_H
#define DECODE_H

#include "base/arena.h"

struct name_label;
struct reader;

/* For each of n labels those that may stand before it, the least first. */
ids *decode_before(const struct name_label *, uint32_t n, struct arena *);

/* The best labels of n words, each name from its first word to its last; the
 * scores are [n][name.nout].  out is [n]. */
void decode_names(const struct reader *, const float *scores, uint32_t n,
    uint32_t *out);

/* The best tree: score is [n][n], the dependent's row first, node 0 is the
 * root and has one dependent.  n is at least 2.  head_out, [n], is the head of
 * each node; head_out[0] has no meaning. */
void decode_tree(const float *score, uint32_t n, uint32_t *head_out);

#endif
