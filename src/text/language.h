/* language: which language a text is in: by its function words if they are
 * many, else by libexttextcat (character n-grams; Cavnar, Trenkle: N-Gram-Based
 * Text Categorization, SDAIR 1994).
 *
 * One guesser is for one thread. */
#ifndef LANGUAGE_H
#define LANGUAGE_H

#include "doc/doc.h"

struct guesser;

/* With the table of the language pack in `dir`, or the one built in if NULL.
 * NULL if it cannot be read; diag() said why.  Where the library's data are
 * not there, what is not sure by its words is German; diag() warns once. */
struct guesser *guesser_open(const char *dir);
void guesser_free(struct guesser *);

/* The code (`de`, `fr`) of the text's language in the arena; empty where the
 * guess is unsure: a short text, mostly names, or too many languages like it.
 * Where German is among the likely ones it is German, then English. */
struct str language_guess(struct arena *, struct guesser *, struct str);

/* Can whowhom read it: `de`, `en`? */
bool language_is_read(struct str code);

/* The language of the first paragraph that is surely in one that is read, or
 * empty. */
struct str language_of_part(struct arena *, struct guesser *, struct str);

/* The paragraphs that are surely in another language than those that are read,
 * added to the list in the arena, in their order.  A paragraph ends at an empty
 * line, or at the end of a line that no one wraps so wide. */
typedef VEC(struct span) span_list;
void language_foreign(struct arena *, struct guesser *, struct str,
    span_list *out);

/* The text with these n parts of it blank, character by character, so that
 * offsets hold. */
struct str language_blank(struct arena *, struct str,
    const struct span *parts, uint32_t n);

#endif
