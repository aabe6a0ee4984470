/* entity: who is who in one document.
 *
 * Reads   doc->tokens, mentions
 * Writes  doc->entities, mention.entities
 * Rules   names first, then what stands beside a name, then what refers back;
 *         in doubt to none */
#ifndef ENTITY_H
#define ENTITY_H

struct doc;
struct lang;

void entity_resolve(struct doc *, const struct lang *);

#endif
