/* page: an HTML page as blocks of text.
 *
 * libxml2's HTML parser mends what is broken and tells tags and text one by
 * one (SAX); no tree of its own is built, so memory is a few times the page
 * and depth costs no stack.  A block is what a reader sees as one piece: a
 * paragraph, a headline, an item, a row of a table.  Blocks come in the order
 * of the page, so those of an element are a range. */
#ifndef PAGE_H
#define PAGE_H

#include "base/buf.h"
#include "lang/lang.h"

/* What class, id, role or name of an element say of it: the uses of
 * lang/boilerplate.tsv. */
enum page_use {
	USE_NONE,
	USE_DROP,		/* no article's: menu, comments               */
	USE_DOUBT,		/* likewise, if it is small                   */
	USE_BODY		/* the article's text                         */
};

struct element {
	uint32_t      parent;	/* NONE: the page itself                      */
	uint32_t      beg, end;	/* its blocks                                 */
	enum page_use use;
	bool          is_wide;	/* <body>, <main>, <article>: may hold all,
				 * whatever it is called                      */
	bool          is_article;	/* <article>                          */
};

enum block_kind {
	BLOCK_TEXT, BLOCK_HEADLINE, BLOCK_ITEM, BLOCK_ROW, BLOCK_CAPTION,
	BLOCK_TIME		/* nothing but the time of something          */
};

struct block {
	struct str      text;	/* white space made single, `\n` for a <br>   */
	enum block_kind kind;
	uint8_t         level;	/* of a headline, 1…6                         */
	uint32_t        element;
	uint32_t        words, linked;	/* those in links                     */
	bool            is_sentence;	/* ends as one                        */
};

/* <meta name="…" content="…">, itemprop and property, too; names in lower
 * case.  <time> and what is marked as `itemprop` are among them. */
struct meta { struct str name, content; uint32_t block; };

struct page {
	struct arena mem;
	VEC(struct element) elements;	/* the first is the page              */
	VEC(struct block)   blocks;
	VEC(struct meta)    metas;
	VEC(struct str)     json_ld;
	struct str title, language, canonical;
};

/* Parse the page, valid UTF-8 of less than 2 GB.  0, or -1: its tags are
 * nested deeper than PAGE_DEEPEST.  page_free() in both cases. */
#define PAGE_DEEPEST 2000
int page_read(struct page *, const struct table *uses, struct str html);
void page_free(struct page *);

/* The first meta of that name that says something; NULL: none. */
const struct meta *page_meta(const struct page *, const char *name);

#endif
