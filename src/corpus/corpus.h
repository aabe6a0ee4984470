/* corpus: from documents to knowledge.
 *
 * Each document becomes knowledge of its own; knowledge is merged, whatever
 * the order and grouping. */
#ifndef CORPUS_H
#define CORPUS_H

#include "corpus/knowledge.h"
#include "doc/doc.h"

/* What one document tells; strings are copied. */
void knowledge_of_doc(struct knowledge *out, const struct doc *);

struct review;

/* Join `n` parts: one entity for one actor, one event for one occasion; what
 * `review` says (NULL: nothing) comes first.  The result depends neither on
 * the order of the parts nor on what was joined before: what each document
 * tells is taken apart and joined anew.  Of a document that several parts have
 * the first is heard.  Strings, and nothing else, stay borrowed from the parts:
 * they must live as long as `out`. */
void knowledge_merge(struct knowledge *out,
    const struct knowledge *const *parts, size_t n, const struct review *);

/* Put aside, into the lists of what is dropped: the events whose confidence
 * (0…1) is below `min_confidence`, and the offices that a model gave to one
 * while other documents give them to another with more certainty. */
void knowledge_keep(struct knowledge *, double min_confidence);

/* A readable id made of a name: `wladimir_putin`. */
struct str knowledge_slug(struct arena *, struct str name);

#endif
