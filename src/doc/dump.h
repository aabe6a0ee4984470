/* dump: the layers of a document in stable text forms, for people and for
 * golden tests (whowhom show STAGE).  Offsets are code points of the article. */
#ifndef DUMP_H
#define DUMP_H

struct doc;
struct buf;

/* The text as it is. */
void dump_text(const struct doc *, struct buf *);
/* A sentence a line: [begin,end), tab, text.  A blank line between
 * paragraphs; headlines are marked by `#` before the text. */
void dump_sentences(const struct doc *, struct buf *);
/* A token a line: begin, end, form, and `+` for all but the first word of a
 * contraction; a blank line between sentences. */
void dump_tokens(const struct doc *, struct buf *);
/* CoNLL-U, as far as the layers are there. */
void dump_conllu(const struct doc *, struct buf *);
/* A name a line: begin, end, kind, form, score, text. */
void dump_names(const struct doc *, struct buf *);

#endif
