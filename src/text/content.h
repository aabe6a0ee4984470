/* content: which blocks of a page are the article.
 *
 * A page is a tree of elements.  What class, id or name call no article's is
 * out; so is a card: a linked headline and a few words; and a paragraph whose
 * words speak of the site itself.  Of the rest a block
 * speaks for itself by its number of words and how many of them are links
 * (Kohlschütter, Fankhauser, Nejdl: Boilerplate Detection using Shallow Text
 * Features, WSDM 2010).  The article is the element whose blocks have the
 * largest sum, words counting for it and links and scraps against it
 * (Pasternack, Roth: Extracting Article Text from the Web with Maximum
 * Subsequence Segmentation, WWW 2009); within it a short block stays if it is
 * beside what stays. */
#ifndef CONTENT_H
#define CONTENT_H

#include "text/page.h"

/* The blocks of an article: those of [beg, end) with is_kept[i]. */
struct content {
	uint32_t beg, end;
	bool    *is_kept;	/* one a block of the page                    */
};

/* Choose; memory from page->mem, which is not read.  `uses` is
 * TABLE_BOILERPLATE. */
struct content content_find(struct page *, const struct table *uses);

#endif
