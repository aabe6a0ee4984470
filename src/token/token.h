/* token: sentences into words, as Universal Dependencies counts them.
 *
 * Reads   doc->text, doc->sentences
 * Writes  doc->tokens: at, form, part, parts, has_space; tok and ntok of each
 *         sentence
 * Rules   contractions.tsv (`zum` is `zu` and `dem`), and those of sentence.h
 *         for full stops */
#ifndef TOKEN_H
#define TOKEN_H

struct doc;
struct lang;

void token_split(struct doc *, const struct lang *);

#endif
