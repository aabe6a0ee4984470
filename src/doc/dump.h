/* dump: the layers of a document in stable text forms, for people and for
 * golden tests (whowhom show STAGE).  Offsets are code points of the
 * article. */
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
/* The trees as pictures: a word a line with its tag and relation; a blank line
 * between sentences. */
void dump_tree(const struct doc *, struct buf *);
/* A name a line: begin, end, kind, form, score, text. */
void dump_names(const struct doc *, struct buf *);
/* A mention a line: begin, end, form, kind, type, number of the entity, rule,
 * text. */
void dump_mentions(const struct doc *, struct buf *);
/* An entity a line: type, name, country, gender, how often mentioned,
 * references. */
void dump_entities(const struct doc *, struct buf *);
/* Each reference, `first last class words`; below it each candidate, nobody
 * first: `score names type:country:first:last features`, the last three of
 * the first name of each that it means. */
void dump_references(const struct doc *, struct buf *);
/* A relation a line: type, source, target, label, since/until, rule. */
void dump_relations(const struct doc *, struct buf *);
/* An event a line: type/mode, status, who -> whom, place, date, on whose word,
 * trigger, rule. */
void dump_events(const struct doc *, struct buf *);

#endif
