/* reader: the neural reader.  Words in, grammar and names out.
 *
 * Reads   doc->sentences, and the form of each token
 * Writes  upos, feats, lemma, head, deprel of each token; doc->names
 * Rules   none; what it knows is in the model file, src/lang/reader.model
 *
 * One transformer runs once over each sentence; small heads on the vectors
 * of its words say the rest.  What a sentence gets never depends on its
 * neighbours, on other threads or on the processor. */
#ifndef READER_H
#define READER_H

#include "base/str.h"

struct buf;
struct doc;
struct lang;
struct reader;

/* Map the model file and check all of it.  NULL if it is not one that this
 * program can read; diag(DIAG_MODEL) said why.  The caller frees it. */
struct reader *reader_open(const char *path);
void reader_free(struct reader *);

/* What the model says of itself: shape, training data, scores, labels. */
void reader_about(const struct reader *, struct buf *out);

/* The stage.  Reads with lang->reader, which many threads may share; does
 * nothing if that is NULL. */
void read_sentences(struct doc *, const struct lang *);

#endif
