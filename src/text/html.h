/* html: a page to an article.
 *
 * The text is what content.h chooses, a block a paragraph, an empty line
 * between two, in normal form (text.h); title, date, language and address are
 * the page's own word: JSON-LD (schema.org), meta elements (Open Graph, Dublin
 * Core), <time>, <html lang>, <link rel=canonical>. */
#ifndef HTML_H
#define HTML_H

#include "doc/doc.h"
#include "lang/lang.h"

/* Pages of more bytes are not read. */
#define HTML_LARGEST (64u << 20)

/* Does the text begin as a page does? */
bool html_begins(struct str);

/* Fill text, title, date, language and url of *out from the page, valid
 * UTF-8; all in the arena.  `uses` is TABLE_BOILERPLATE.  The text may be
 * empty.  0, or -1: diag() said about `file` why not. */
int html_read(struct arena *, const struct table *uses, const char *file,
    struct str html, struct article *out);

#endif
