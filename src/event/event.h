/* event: what holds and what happens between the entities of a document.
 *
 * Reads   doc->tokens, mentions, entities
 * Writes  doc->relations (relation_find), doc->events (event_find: what the
 *         rules find; event_judge: what is likely of all that)
 * Rules   lang/XX/events/ *.rules say which words and slots; status, date,
 *         place and attribution come from the clause around them, status
 *         and attribution by learned weights (status.c, attribution.c) */
#ifndef EVENT_H
#define EVENT_H

struct doc;
struct lang;

void relation_find(struct doc *, const struct lang *);
void event_find(struct doc *, const struct lang *);
void event_judge(struct doc *, const struct lang *);

#endif
