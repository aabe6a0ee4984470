/* page: an HTML page as blocks of text. */
#include "text/page.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <stdlib.h>

#include "base/utf8.h"

enum tag_kind {
	TAG_BLOCK,		/* every tag that is not listed below         */
	TAG_INLINE,
	TAG_HIDDEN,		/* holds no text for readers                  */
	TAG_LINK, TAG_BREAK, TAG_TIME, TAG_META, TAG_CANONICAL, TAG_TITLE,
	TAG_SCRIPT, TAG_PAGE,
	TAG_ARTICLE,		/* may hold anything, whatever it is called   */
	TAG_HEADLINE, TAG_ITEM, TAG_ROW, TAG_CELL, TAG_CAPTION
};

static const struct tag {
	const char   *name;
	enum tag_kind kind;
	uint8_t       level;
} tags[] = {
	{ "a", TAG_LINK, 0 }, { "abbr", TAG_INLINE, 0 },
	{ "acronym", TAG_INLINE, 0 }, { "article", TAG_ARTICLE, 0 },
	{ "audio", TAG_HIDDEN, 0 }, { "b", TAG_INLINE, 0 },
	{ "bdi", TAG_INLINE, 0 }, { "bdo", TAG_INLINE, 0 },
	{ "big", TAG_INLINE, 0 }, { "body", TAG_ARTICLE, 0 },
	{ "br", TAG_BREAK, 0 }, { "canvas", TAG_HIDDEN, 0 },
	{ "caption", TAG_CAPTION, 0 }, { "cite", TAG_INLINE, 0 },
	{ "code", TAG_INLINE, 0 }, { "data", TAG_INLINE, 0 },
	{ "del", TAG_HIDDEN, 0 }, { "dfn", TAG_INLINE, 0 },
	{ "em", TAG_INLINE, 0 }, { "figcaption", TAG_CAPTION, 0 },
	{ "font", TAG_INLINE, 0 }, { "h1", TAG_HEADLINE, 1 },
	{ "h2", TAG_HEADLINE, 2 }, { "h3", TAG_HEADLINE, 3 },
	{ "h4", TAG_HEADLINE, 4 }, { "h5", TAG_HEADLINE, 5 },
	{ "h6", TAG_HEADLINE, 6 }, { "html", TAG_PAGE, 0 },
	{ "i", TAG_INLINE, 0 }, { "iframe", TAG_HIDDEN, 0 },
	{ "img", TAG_INLINE, 0 }, { "ins", TAG_INLINE, 0 },
	{ "kbd", TAG_INLINE, 0 }, { "label", TAG_INLINE, 0 },
	{ "li", TAG_ITEM, 0 }, { "dd", TAG_ITEM, 0 }, { "dt", TAG_ITEM, 0 },
	{ "link", TAG_CANONICAL, 0 }, { "main", TAG_ARTICLE, 0 },
	{ "map", TAG_HIDDEN, 0 }, { "mark", TAG_INLINE, 0 },
	{ "meta", TAG_META, 0 }, { "noscript", TAG_HIDDEN, 0 },
	{ "object", TAG_HIDDEN, 0 }, { "option", TAG_HIDDEN, 0 },
	{ "q", TAG_INLINE, 0 }, { "s", TAG_HIDDEN, 0 },
	{ "samp", TAG_INLINE, 0 }, { "script", TAG_SCRIPT, 0 },
	{ "select", TAG_HIDDEN, 0 }, { "small", TAG_INLINE, 0 },
	{ "span", TAG_INLINE, 0 }, { "strike", TAG_HIDDEN, 0 },
	{ "strong", TAG_INLINE, 0 }, { "style", TAG_HIDDEN, 0 },
	{ "sub", TAG_INLINE, 0 }, { "sup", TAG_INLINE, 0 },
	{ "svg", TAG_HIDDEN, 0 }, { "td", TAG_CELL, 0 },
	{ "template", TAG_HIDDEN, 0 }, { "textarea", TAG_HIDDEN, 0 },
	{ "th", TAG_CELL, 0 }, { "time", TAG_TIME, 0 },
	{ "title", TAG_TITLE, 0 }, { "tr", TAG_ROW, 0 },
	{ "tt", TAG_INLINE, 0 }, { "u", TAG_INLINE, 0 },
	{ "var", TAG_INLINE, 0 }, { "video", TAG_HIDDEN, 0 },
	{ "wbr", TAG_INLINE, 0 }, { NULL, TAG_BLOCK, 0 }
};

/* A cell of more words is no cell of a table, but a part of the page. */
#define LONG_CELL 30

/* An element that is open. */
struct open {
	const struct tag *tag;
	uint32_t element;	/* NONE: an inline tag makes none             */
	bool     is_link, is_hidden;
};

struct parser {
	struct page        *page;
	const struct table *uses;
	htmlParserCtxtPtr   xml;
	VEC(struct open)    open;
	uint32_t            element;	/* the innermost                      */
	uint32_t            links, hidden;	/* how many are open          */
	uint32_t            breaks;	/* <br> without text behind it        */
	uint32_t            times;
	struct buf          text;	/* of the block, or title, or script  */
	bool                is_blank;	/* white space was read               */
	size_t              cell;	/* where the table's cell begins      */
	bool                in_cell;
	size_t              in_links, in_times;	/* bytes of the block         */
	bool                is_json, is_deep, has_closed;
};

/* ---------------------------------------------------------------- blocks */

static uint32_t
count_words(struct str s)
{
	uint32_t n = 0;
	bool inside = false;

	for (size_t i = 0; i < s.n; i++) {
		bool is_ink = s.s[i] != ' ' && s.s[i] != '\n';

		n += is_ink && !inside;
		inside = is_ink;
	}
	return n;
}

/* Does it end with a mark, or a mark and quotes or brackets? */
static bool
ends_sentence(struct str s)
{
	size_t beg = s.n, at;
	int32_t c = 0;

	for (int closers = 0; closers < 4 && beg > 0; closers++) {
		do
			beg--;
		while (beg > 0 && utf8_is_tail(s.s[beg]));
		at = beg;
		c = utf8_next(s, &at);
		if (c == '.' || c == '!' || c == '?' || c == 0x2026)
			return true;
		if (utf8_is_letter(c) || utf8_is_number(c))
			return false;
	}
	return false;
}

/* Is it the time of an entry, `20:41`, `18.02 Uhr`? */
static bool
is_time(struct str s)
{
	size_t n = 0;

	while (n < s.n && s.s[n] >= '0' && s.s[n] <= '9')
		n++;
	return n > 0 && n < 3 && n + 2 < s.n && s.n < 12 &&
	    (s.s[n] == ':' || s.s[n] == '.') &&
	    s.s[n + 1] >= '0' && s.s[n + 1] <= '9' &&
	    s.s[n + 2] >= '0' && s.s[n + 2] <= '9';
}

static enum block_kind
kind_of(const struct parser *p, uint8_t *level_out)
{
	uint32_t top = p->open.n > 50 ? p->open.n - 50 : 0;

	*level_out = 0;
	for (uint32_t i = p->open.n; i-- > top; ) {
		const struct tag *t = p->open.at[i].tag;

		*level_out = t->level;
		switch (t->kind) {
		case TAG_HEADLINE: return BLOCK_HEADLINE;
		case TAG_CAPTION:  return BLOCK_CAPTION;
		case TAG_ITEM:     return BLOCK_ITEM;
		case TAG_ROW:      return BLOCK_ROW;
		case TAG_CELL:     return p->in_cell ? BLOCK_ROW : BLOCK_TEXT;
		case TAG_ARTICLE:  return BLOCK_TEXT;
		default:           break;
		}
	}
	return BLOCK_TEXT;
}

static void
add_block(struct parser *p, struct str s)
{
	struct block b = { .element = p->element };

	if ((b.words = count_words(s = str_trim(s))) == 0)
		return;
	b.text = arena_str(&p->page->mem, s);
	b.kind = kind_of(p, &b.level);
	b.is_sentence = ends_sentence(s);
	b.linked = p->in_links >= s.n ? b.words
	    : (uint32_t)((uint64_t)b.words * p->in_links / s.n);
	if (b.kind == BLOCK_TEXT && (p->in_times * 2 > s.n || is_time(s)))
		b.kind = BLOCK_TIME;
	*PUSH(&p->page->mem, &p->page->blocks) = b;
}

/* The block ends here.  What stands before the cell that it ends in is a
 * block of its own: such a cell holds no figure, but text. */
static void
end_block(struct parser *p)
{
	struct str s = buf_str(&p->text);

	if (p->in_cell && p->cell > 0 && p->cell < s.n) {
		struct str before = str_head(s, p->cell);

		before.n -= str_ends(before, STR(", ")) ? 2 : 0;
		add_block(p, before);
		s = str_from(s, p->cell);
	}
	p->in_cell = p->in_cell && count_words(s) == 0;
	add_block(p, s);
	p->text.n = p->cell = p->in_links = p->in_times = 0;
	p->is_blank = false;
	p->breaks = 0;
}

static void
end_cell(struct parser *p)
{
	if (!p->in_cell || (p->cell < p->text.n && count_words(str_from(
	    buf_str(&p->text), p->cell)) > LONG_CELL))
		end_block(p);
	p->in_cell = false;
	if (p->text.n > 0 && !str_ends(buf_str(&p->text), STR(", "))) {
		buf_lit(&p->text, ", ");
		p->is_blank = false;
	}
}

/* A row ends without the comma of its last cell. */
static void
end_row(struct parser *p)
{
	while (str_ends(buf_str(&p->text), STR(", ")))
		p->text.n -= 2;
	end_block(p);
}

static void
put_text(struct parser *p, struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (strchr(" \t\r\n\f", s.s[i]) != NULL && s.s[i] != '\0') {
			p->is_blank = true;
			continue;
		}
		if (p->breaks > 1)
			end_block(p);
		if (p->text.n > 0 && p->breaks == 1)
			buf_char(&p->text, '\n');
		else if (p->is_blank && p->text.n > 0 &&
		    !str_ends(buf_str(&p->text), STR(" ")))
			buf_char(&p->text, ' ');
		p->breaks = 0;
		p->is_blank = p->has_closed = false;
		p->in_links += p->links > 0;
		p->in_times += p->times > 0;
		buf_char(&p->text, s.s[i]);
	}
}

/* ------------------------------------------------------------------ tags */

static struct str
attribute(const xmlChar **atts, const char *name)
{
	for (; atts != NULL && atts[0] != NULL; atts += 2)
		if (strcmp((const char *)atts[0], name) == 0)
			return str_of((const char *)atts[1]);
	return (struct str){ 0 };
}

static const struct tag *
tag_of(const char *name)
{
	const struct tag *t = tags;

	while (t->name != NULL && strcmp(t->name, name) != 0)
		t++;
	return t;
}

/* The use of one word of the table, lower case. */
static enum page_use
use_of(const struct table *uses, struct str word, bool *is_flag_out)
{
	static const char *const names[] = {
		[USE_DROP] = "drop", [USE_DOUBT] = "doubt",
		[USE_BODY] = "body"
	};
	struct rows r = table_find(uses, word);
	struct str use;

	*is_flag_out = false;
	if (r.beg == r.end)
		return USE_NONE;
	use = table_cell(uses, r.beg, 1);
	for (enum page_use u = USE_DROP; u <= USE_BODY; u++)
		if (str_is(use, names[u]))
			return u;
	*is_flag_out = true;
	return USE_NONE;
}

/* Of `articleBody`, `wp-related-posts` or `c_teaser`: what the whole without
 * its joints means, else its first two words together or one word that is
 * known; nothing if it begins with a flag (`has-sidebar`). */
static enum page_use
use_of_name(const struct table *uses, struct str name)
{
	char whole[64];
	size_t n = 0, beg = 0, before = 0;
	enum page_use use = USE_NONE, pair, whole_use;
	bool is_flag = false, is_pair_flag;

	for (size_t i = 0; i <= name.n && n < sizeof whole; i++) {
		char c = i < name.n ? name.s[i] : '-';
		bool is_upper = c >= 'A' && c <= 'Z';
		bool is_inside = is_upper || (c >= 'a' && c <= 'z') ||
		    (unsigned char)c >= 0x80;

		if ((!is_inside || (is_upper && i > 0 &&
		    name.s[i - 1] >= 'a' && name.s[i - 1] <= 'z')) && n > beg) {
			enum page_use u = use_of(uses, (struct str){
			    whole + beg, n - beg }, &is_flag);

			if (is_flag && beg == 0)
				return USE_NONE;
			pair = use_of(uses, (struct str){ whole + before,
			    n - before }, &is_pair_flag);
			use = pair != USE_NONE ? pair :
			    use == USE_NONE ? u : use;
			before = beg;
			beg = n;
		}
		if (is_inside)
			whole[n++] = (char)(is_upper ? c - 'A' + 'a' : c);
	}
	whole_use = use_of(uses, (struct str){ whole, n }, &is_flag);
	return whole_use != USE_NONE ? whole_use : use;
}

/* Of all that names the element: the surest. */
static enum page_use
use_of_element(const struct parser *p, const char *tag, const xmlChar **atts)
{
	static const char *const where[] = {
		"class", "id", "role", "itemprop", "data-qa", "data-testid",
		"data-component", "data-module", "data-area", "data-block",
		NULL
	};
	enum page_use best = use_of_name(p->uses, str_of(tag));
	struct str style = attribute(atts, "style");

	for (size_t i = 0; where[i] != NULL; i++) {
		struct str rest = attribute(atts, where[i]);

		while (rest.n > 0) {
			enum page_use u = use_of_name(p->uses,
			    str_cut(&rest, ' '));

			if (u == USE_DROP || (u != USE_NONE &&
			    best != USE_DROP && best != USE_BODY))
				best = u;
		}
	}
	for (; best == USE_NONE && atts != NULL && *atts != NULL; atts += 2)
		if (strcmp((const char *)atts[0], "hidden") == 0 ||
		    (strcmp((const char *)atts[0], "aria-hidden") == 0 &&
		    str_is(str_of((const char *)atts[1]), "true")))
			best = USE_DOUBT;
	if (best == USE_NONE && (str_find(style, STR("display:none")) <
	    style.n || str_find(style, STR("display: none")) < style.n))
		best = USE_DOUBT;
	return best;
}

static void
add_meta(struct parser *p, struct str name, struct str content)
{
	struct arena *mem = &p->page->mem;

	if (str_trim(content).n == 0 || name.n == 0)
		return;
	*PUSH(mem, &p->page->metas) = (struct meta){
		.name = utf8_lower(mem, arena_str(mem, str_trim(name))),
		.content = arena_str(mem, str_trim(content)),
		.block = p->page->blocks.n,
	};
}

/* What the tag says of the page. */
static void
read_facts(struct parser *p, enum tag_kind kind, const xmlChar **atts)
{
	static const char *const names[] = {
		"property", "name", "itemprop", "http-equiv", NULL
	};
	struct str content = attribute(atts, "content");
	struct str item = attribute(atts, "itemprop");
	struct arena *mem = &p->page->mem;

	if (kind == TAG_PAGE && p->page->language.n == 0) {
		p->page->language = arena_str(mem, attribute(atts, "lang"));
		if (p->page->language.n == 0)
			p->page->language = arena_str(mem,
			    attribute(atts, "xml:lang"));
	} else if (kind == TAG_CANONICAL) {
		if (str_is(attribute(atts, "rel"), "canonical") &&
		    p->page->canonical.n == 0)
			p->page->canonical = arena_str(mem,
			    str_trim(attribute(atts, "href")));
	} else if (kind == TAG_META) {
		for (size_t i = 0; names[i] != NULL; i++)
			add_meta(p, attribute(atts, names[i]), content);
	} else if (kind == TAG_TIME) {
		struct str when = attribute(atts, "datetime");

		add_meta(p, item.n != 0 ? item : STR("time"), when);
	} else if (item.n != 0)
		add_meta(p, item, content);
}

/* A link within the page is none. */
static bool
is_link(const xmlChar **atts)
{
	struct str to = str_trim(attribute(atts, "href"));

	return to.n > 0 && to.s[0] != '#';
}

static bool
is_inline(enum tag_kind kind)
{
	return kind == TAG_INLINE || kind == TAG_LINK || kind == TAG_TIME ||
	    kind == TAG_BREAK || kind == TAG_META || kind == TAG_CANONICAL;
}

/* How the text goes on where a tag opens. */
static void
begin_text(struct parser *p, enum tag_kind kind)
{
	if (kind == TAG_BREAK)
		p->breaks++;
	else if (kind == TAG_CELL) {
		p->in_cell = true;
		p->cell = p->text.n;
	} else if (kind == TAG_ROW)
		end_row(p);
	else if (!is_inline(kind) && kind != TAG_HIDDEN)
		end_block(p);
	else if (p->has_closed)		/* </span><span> */
		p->is_blank = true;
	p->has_closed = false;
}

static void
on_start(void *ctx, const xmlChar *name, const xmlChar **atts)
{
	struct parser *p = ctx;
	struct page *page = p->page;
	const struct tag *t = tag_of((const char *)name);
	struct open o = { .tag = t, .element = NONE };
	enum page_use use;

	if (p->open.n >= PAGE_DEEPEST) {
		p->is_deep = true;
		xmlStopParser(p->xml);
		return;
	}
	if (p->hidden == 0)
		begin_text(p, t->kind);
	read_facts(p, t->kind, atts);
	use = use_of_element(p, (const char *)name, atts);
	if (!is_inline(t->kind) || use != USE_NONE) {
		if (is_inline(t->kind) && t->kind != TAG_BREAK)
			end_block(p);
		o.element = page->elements.n;
		*PUSH(&page->mem, &page->elements) = (struct element){
			.parent = p->element, .beg = page->blocks.n,
			.use = use, .is_wide = t->kind == TAG_ARTICLE ||
			    t->kind == TAG_PAGE,
			.is_article = strcmp((const char *)name,
			    "article") == 0,
		};
		p->element = o.element;
	}
	o.is_link = t->kind == TAG_LINK && is_link(atts);
	o.is_hidden = t->kind == TAG_HIDDEN || t->kind == TAG_SCRIPT;
	p->links += o.is_link;
	p->hidden += o.is_hidden;
	p->times += t->kind == TAG_TIME;
	p->is_json = t->kind == TAG_SCRIPT && str_begins(str_trim(attribute(
	    atts, "type")), STR("application/ld+json"));
	*PUSH(&page->mem, &p->open) = o;
}

static void
end_text(struct parser *p, const struct open *o)
{
	enum tag_kind kind = o->tag->kind;

	if (kind == TAG_TITLE) {
		if (p->page->title.n == 0)
			p->page->title = arena_str(&p->page->mem,
			    str_trim(buf_str(&p->text)));
		p->text.n = 0;
	} else if (kind == TAG_CELL)
		end_cell(p);
	else if (kind == TAG_ROW)
		end_row(p);
	else if (!is_inline(kind) || o->element != NONE)
		end_block(p);
	else
		p->has_closed = kind != TAG_BREAK;
}

static void
on_end(void *ctx, const xmlChar *name)
{
	struct parser *p = ctx;
	struct open o;

	(void)name;
	if (p->open.n == 0)
		return;
	o = p->open.at[p->open.n - 1];
	if (p->hidden == 0)
		end_text(p, &o);
	p->open.n--;
	p->links -= o.is_link;
	p->hidden -= o.is_hidden;
	p->times -= o.tag->kind == TAG_TIME;
	if (o.element == NONE)
		return;
	p->page->elements.at[o.element].end = p->page->blocks.n;
	p->element = p->page->elements.at[o.element].parent;
}

static void
on_text(void *ctx, const xmlChar *s, int n)
{
	struct parser *p = ctx;

	if (p->hidden == 0)
		put_text(p, (struct str){ (const char *)s, (size_t)n });
}

static void
on_script(void *ctx, const xmlChar *s, int n)
{
	struct parser *p = ctx;
	struct str json = { (const char *)s, (size_t)n };

	if (p->is_json)
		*PUSH(&p->page->mem, &p->page->json_ld) =
		    arena_str(&p->page->mem, json);
}

/* Nothing at all is no input to libxml2. */
static void
parse(struct parser *p, struct str html)
{
	htmlSAXHandler sax = {
		.startElement = on_start, .endElement = on_end,
		.characters = on_text, .ignorableWhitespace = on_text,
		.cdataBlock = on_script,
	};

	if (html.n == 0)
		return;
	p->xml = htmlCreateMemoryParserCtxt(html.s, (int)html.n);
	if (p->xml == NULL)
		abort();		/* memory ended */
	htmlCtxtUseOptions(p->xml, HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
	xmlSwitchEncoding(p->xml, XML_CHAR_ENCODING_UTF8);
	*p->xml->sax = sax;
	p->xml->userData = p;
	htmlParseDocument(p->xml);
	htmlFreeParserCtxt(p->xml);
}

int
page_read(struct page *page, const struct table *uses, struct str html)
{
	struct parser p = { .page = page, .uses = uses };

	*page = (struct page){ 0 };
	*PUSH(&page->mem, &page->elements) = (struct element){
		.parent = NONE, .is_wide = true };
	parse(&p, html);
	while (p.open.n > 0)
		on_end(&p, NULL);
	end_block(&p);
	page->elements.at[0].end = page->blocks.n;
	buf_free(&p.text);
	return p.is_deep ? -1 : 0;
}

void
page_free(struct page *p)
{
	arena_free(&p->mem);
}

const struct meta *
page_meta(const struct page *p, const char *name)
{
	for (uint32_t i = 0; i < p->metas.n; i++)
		if (str_is(p->metas.at[i].name, name))
			return &p->metas.at[i];
	return NULL;
}
