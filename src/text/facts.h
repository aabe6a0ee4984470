/* facts: what a page says of its article beside the text. */
#ifndef FACTS_H
#define FACTS_H

#include "doc/doc.h"
#include "text/content.h"

/* Title, date (a day), language (`de`) and url of the article, where the page
 * tells them, in the arena; *body_out is schema.org's articleBody, the text
 * once more, with or without tags, or empty. */
void facts_read(struct arena *, const struct page *, const struct content *,
    struct article *out, struct str *body_out);

#endif
