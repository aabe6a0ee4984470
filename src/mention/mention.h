/* mention: the words that stand for an entity.
 *
 * Reads   doc->sentences, tokens, names
 * Writes  doc->date, doc->mentions (all but `entities`)
 * Rules   names first (the reader's, the gazetteer's, bodies of a state,
 *         organizations by their head noun), one type for one name in a
 *         document, capitals that act; then demonyms, offices, bodies, nouns
 *         that refer back, pronouns.  Who they are is entity/'s work. */
#ifndef MENTION_H
#define MENTION_H

struct doc;
struct lang;

void mention_find(struct doc *, const struct lang *);

#endif
