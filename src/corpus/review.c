/* review: what a person says of who is who, as a file of statements. */
#include "corpus/review.h"

#include "base/diag.h"
#include "base/utf8.h"

static const struct {
	const char *verb, *signs[3], *form;
} kinds[REVIEW_KIND_COUNT] = {
	[REVIEW_SAME] = { "same", { "=" }, "same A = B" },
	[REVIEW_DIFFERENT] = { "different", { "!=", "\xe2\x89\xa0" },
	    "different A != B" },
	[REVIEW_NAME] = { "name", { "=" }, "name A = New name" },
	[REVIEW_TYPE] = { "type", { "=" }, "type A = person, organization, "
	    "country or place" },
};

/* The line up to a # that begins it or stands behind a blank. */
static struct str
without_comment(struct str line)
{
	for (size_t i = 0; i < line.n; i++)
		if (line.s[i] == '#' && (i == 0 ||
		    strchr(" \t", line.s[i - 1]) != NULL))
			return str_trim(str_head(line, i));
	return str_trim(line);
}

static enum review_kind
kind_of(struct str verb)
{
	enum review_kind k = 0;

	while (k < REVIEW_KIND_COUNT && !str_is(verb, kinds[k].verb))
		k++;
	return k;
}

/* Cut what stands on both sides of the sign.  False: it is not there. */
static bool
cut_sides(struct statement *s, struct str rest)
{
	const char *const *signs = kinds[s->kind].signs;

	for (; *signs != NULL; signs++) {
		struct str sign = str_of(*signs);
		size_t at = str_find(rest, sign);

		if (at == rest.n)
			continue;
		s->a = str_trim(str_head(rest, at));
		s->b = str_trim(str_from(rest, at + sign.n));
		return s->a.n > 0 && s->b.n > 0;
	}
	return false;
}

/* The statement of a line that is not empty; what was expected if it is none,
 * else NULL. */
static const char *
read_line(struct str line, struct statement *s)
{
	size_t end = 0;
	int type;

	while (end < line.n && strchr(" \t", line.s[end]) == NULL)
		end++;
	s->kind = kind_of(str_head(line, end));
	if (s->kind == REVIEW_KIND_COUNT)
		return "same, different, name or type at the beginning";
	if (!cut_sides(s, str_from(line, end)))
		return kinds[s->kind].form;
	if (s->kind != REVIEW_TYPE)
		return NULL;
	type = label_find(entity_type_names, ENTITY_TYPE_COUNT, s->b);
	if (type < 0)
		return kinds[s->kind].form;
	s->type = (enum entity_type)type;
	return NULL;
}

void
review_read(struct review *r, const char *path, struct str text)
{
	static const char bom[] = "\xef\xbb\xbf";

	r->path = path;
	if (str_begins(text, str_of(bom)))
		text = str_from(text, strlen(bom));
	for (size_t n = 1; text.n > 0; n++) {
		struct str line = without_comment(str_cut(&text, '\n'));
		struct statement s = { .line = n };
		const char *expected = NULL;

		if (utf8_check(line) < line.n)
			expected = "UTF-8";
		else if (line.n > 0)
			expected = read_line(utf8_nfc(&r->mem, line), &s);
		if (expected != NULL) {
			diag(DIAG_REVIEW, path, n, expected);
		} else if (line.n > 0) {
			s.a = arena_str(&r->mem, s.a);
			s.b = arena_str(&r->mem, s.b);
			*PUSH(&r->mem, &r->statements) = s;
		}
	}
}

void
review_free(struct review *r)
{
	arena_free(&r->mem);
	*r = (struct review){ 0 };
}
