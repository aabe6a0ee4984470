/* facts: what a page says of its article beside the text. */
#include "text/facts.h"

#include "base/date.h"
#include "base/json.h"
#include "base/utf8.h"

/* Where pages say it, the best first.  Names in lower case. */
static const char *const title_names[] = {
	"og:title", "twitter:title", "dc.title", "dcterms.title", "headline",
	NULL
};
static const char *const date_names[] = {
	"article:published_time", "og:article:published_time",
	"datepublished", "dc.date.issued", "dcterms.issued", "dc.date",
	"dcterms.date", "dcterms.created", "dc.date.created", "date",
	"publication_date", "publish-date", "pubdate", "parsely-pub-date",
	"sailthru.date", NULL
};
static const char *const language_names[] = {
	"inlanguage", "og:locale", "content-language", "dc.language",
	"dcterms.language", "language", NULL
};
static const char *const url_names[] = { "og:url", "twitter:url", NULL };

/* How deep an article's object lies in JSON-LD, at most. */
#define DEEPEST 8

/* The day of `2031-03-05T08:00:00+01:00`, `20310305` or `5.3.2031`; empty if
 * it is none of them. */
static struct str
day_of(struct arena *mem, struct str s)
{
	struct str day = s = str_trim(s), rest;
	unsigned part[3] = { 0 }, n = 0;

	if (s.n > 10 && (s.s[10] == 'T' || s.s[10] == ' '))
		day = str_head(s, 10);
	if (day.n == 10 && date_ok(day))
		return arena_str(mem, day);
	if (s.n >= 8) {
		day = arena_printf(mem, "%.4s-%.2s-%.2s", s.s, s.s + 4,
		    s.s + 6);
		if (date_ok(day))
			return day;
	}
	for (rest = s; rest.n > 0 && n < 3; n++) {
		struct str number = str_cut(&rest, '.');

		for (size_t i = 0; i < number.n && i < 4 &&
		    number.s[i] >= '0' && number.s[i] <= '9'; i++)
			part[n] = part[n] * 10 + (unsigned)(number.s[i] - '0');
	}
	day = arena_printf(mem, "%04u-%02u-%02u", part[2], part[1], part[0]);
	return n == 3 && part[2] > 1000 && date_ok(day) ? day
	    : (struct str){ 0 };
}

/* `de` of `de-AT`, `de_DE`, `DE`; empty if it is no such code. */
static struct str
code_of(struct arena *mem, struct str s)
{
	size_t n = 0;

	s = str_trim(s);
	while (n < s.n && ((s.s[n] | 32) >= 'a' && (s.s[n] | 32) <= 'z'))
		n++;
	if (n < 2 || n > 3 || (n < s.n && s.s[n] != '-' && s.s[n] != '_'))
		return (struct str){ 0 };
	return utf8_lower(mem, str_head(s, n));
}

static bool
is_address(struct str s)
{
	return (str_begins(s, STR("https://")) ||
	    str_begins(s, STR("http://"))) && memchr(s.s, ' ', s.n) == NULL;
}

/* --------------------------------------------------------------- JSON-LD */

/* A string, or the first of several, or the id of an object. */
static struct str
text_of(const struct json *j)
{
	struct str s = { 0 };

	if (json_kind(j) == JSON_LIST)
		j = json_first(j);
	if (json_is_object(j))
		j = json_get(j, "@id");
	return json_str(j, &s) ? s : (struct str){ 0 };
}

/* NewsArticle, ReportageNewsArticle, BlogPosting, LiveBlogPosting, … */
static bool
is_article(const struct json *j)
{
	const struct json *type = json_get(j, "@type");
	const struct json *one = json_kind(type) == JSON_LIST
	    ? json_first(type) : type;
	struct str s;

	if (json_get(j, "headline") == NULL &&
	    json_get(j, "articleBody") == NULL)
		return false;
	for (; one != NULL; one = one == type ? NULL : json_next(one))
		if (json_str(one, &s) && (str_ends(s, STR("Article")) ||
		    str_ends(s, STR("Posting"))))
			return true;
	return false;
}

/* The first article in the value, by depth. */
static const struct json *
find_article(const struct json *j, int deep)
{
	const struct json *found = NULL;

	if (deep > DEEPEST || (!json_is_object(j) &&
	    json_kind(j) != JSON_LIST))
		return NULL;
	if (json_is_object(j) && is_article(j))
		return j;
	for (j = json_first(j); j != NULL && found == NULL; j = json_next(j))
		found = find_article(j, deep + 1);
	return found;
}

static void
read_json(struct arena *mem, const struct json *j, struct article *out,
    struct str *body_out)
{
	struct str url = text_of(json_get(j, "mainEntityOfPage"));

	if (!is_address(url))
		url = text_of(json_get(j, "url"));
	out->title = arena_str(mem, str_trim(text_of(json_get(j,
	    "headline"))));
	out->date = day_of(mem, text_of(json_get(j, "datePublished")));
	out->language = code_of(mem, text_of(json_get(j, "inLanguage")));
	if (is_address(url))
		out->url = arena_str(mem, url);
	*body_out = arena_str(mem, str_trim(text_of(json_get(j,
	    "articleBody"))));
}

/* ----------------------------------------------------------------- metas */

static struct str
meta_of(const struct page *p, const char *const *names)
{
	for (; *names != NULL; names++) {
		const struct meta *m = page_meta(p, *names);

		if (m != NULL)
			return m->content;
	}
	return (struct str){ 0 };
}

static struct str
date_of(struct arena *mem, const struct page *p, const struct content *c)
{
	struct str day = { 0 };

	for (size_t i = 0; date_names[i] != NULL && day.n == 0; i++) {
		const struct meta *m = page_meta(p, date_names[i]);

		if (m != NULL)
			day = day_of(mem, m->content);
	}
	for (uint32_t i = 0; i < p->metas.n && day.n == 0; i++) {
		const struct meta *m = &p->metas.at[i];

		if (str_is(m->name, "time") && m->block >= c->beg &&
		    m->block <= c->end)
			day = day_of(mem, m->content);
	}
	return day;
}

/* The first headline of the article, else the page's title. */
static struct str
headline(const struct page *p, const struct content *c)
{
	for (uint32_t i = c->beg; i < c->end; i++)
		if (c->is_kept[i] && p->blocks.at[i].kind == BLOCK_HEADLINE &&
		    p->blocks.at[i].level == 1)
			return p->blocks.at[i].text;
	return p->title;
}

void
facts_read(struct arena *mem, const struct page *p, const struct content *c,
    struct article *out, struct str *body_out)
{
	struct str url = meta_of(p, url_names);
	size_t bad;

	for (uint32_t i = 0; i < p->json_ld.n && out->title.n == 0; i++) {
		struct json *j = json_parse(p->json_ld.at[i], &bad);
		const struct json *article = find_article(j, 0);

		if (article != NULL)
			read_json(mem, article, out, body_out);
		json_free(j);
	}
	if (out->title.n == 0)
		out->title = meta_of(p, title_names);
	if (out->title.n == 0)
		out->title = headline(p, c);
	if (out->date.n == 0)
		out->date = date_of(mem, p, c);
	if (out->language.n == 0)
		out->language = code_of(mem, p->language);
	if (out->language.n == 0)
		out->language = code_of(mem, meta_of(p, language_names));
	if (is_address(p->canonical))
		url = p->canonical;
	if (is_address(url))
		out->url = url;
	out->title = arena_str(mem, out->title);
	out->url = arena_str(mem, out->url);
}
