/* copies: which documents are one article, printed more than once.
 *
 * A text is the sequence of its shingles: every WIDTH words that follow each
 * other (Broder, On the resemblance and containment of documents, 1997),
 * without case, quotation marks and other punctuation.  Broder compares sets;
 * here the order counts too.  A reprint has another headline, agency line or
 * last line and is the same between them; an update, a quotation, another
 * report of the same, a notice of the same form are not.  So of two copies,
 * seen from each of them:
 *
 *   - what both have reaches over half of the words and at least LEAST;
 *   - before it and behind it stand at most EDGE words and EDGE_SHARE of all;
 *   - between its ends at most CHANGED of all words are not in the other. */
#ifndef COPIES_H
#define COPIES_H

#include "corpus/knowledge.h"

#define COPIES_WIDTH      4
#define COPIES_LEAST      25
#define COPIES_EDGE       25
#define COPIES_EDGE_SHARE 0.05
#define COPIES_CHANGED    0.1

/* Fill the document's fingerprint from the article's text: each word's hash
 * (12 bits) as two characters; empty if it has less than LEAST words.  So it
 * may stand in knowledge JSON, and copies are found without the articles. */
void copies_read(struct arena *, struct k_document *, struct str text);

/* Fill `copy_of` of the documents that have a fingerprint: the first of those
 * that it is a copy of, by date (undated ones last) and id, and itself no
 * copy.  Does not depend on the order of the documents.  Time and memory grow
 * with the words. */
void copies_find(struct knowledge *);

#endif
