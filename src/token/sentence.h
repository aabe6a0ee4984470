/* sentence: the text into paragraphs and sentences.
 *
 * Reads   doc->text
 * Writes  doc->sentences: at, paragraph, is_headline
 * Rules   a blank line ends a paragraph; a single line end does too, but in
 *         texts that are wrapped to a width; abbreviations.tsv, months.tsv,
 *         starters.tsv say what a full stop is. */
#ifndef SENTENCE_H
#define SENTENCE_H

struct doc;
struct lang;

void sentence_split(struct doc *, const struct lang *);

#endif
