/* text: the article's text made clean.
 *
 * Reads   doc->article.text
 * Writes  doc->text, doc->anchors
 * UTF-8 in NFC; lines end in LF; every other white space is one blank;
 * characters without ink (soft hyphens, zero width, bidi, control) are gone.
 * The anchors lead from each character back to the code points of the article
 * that it stands for. */
#ifndef TEXT_H
#define TEXT_H

struct doc;
struct lang;

void text_normalize(struct doc *, const struct lang *);

#endif
