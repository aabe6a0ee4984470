/* doc: one article, in layers. */
#include "doc/doc.h"

#include <stdlib.h>

#include "base/utf8.h"

const char *const name_kind_names[] = { "PER", "LOC", "ORG", "OTH" };

struct doc *
doc_new(const struct article *a)
{
	struct arena mem = { 0 };
	struct doc *d = NEW(&mem, struct doc, 1);

	d->article = (struct article){
		.id = arena_str(&mem, a->id),
		.path = arena_str(&mem, a->path),
		.url = arena_str(&mem, a->url),
		.title = arena_str(&mem, a->title),
		.language = arena_str(&mem, a->language),
		.date = arena_str(&mem, a->date),
		.text = arena_str(&mem, a->text),
	};
	d->mem = mem;
	return d;
}

void
doc_free(struct doc *d)
{
	struct arena mem;

	if (d == NULL)
		return;
	mem = d->mem;	/* d itself lies in it */
	arena_free(&mem);
}

/* The code points of the article that the character at byte `at` is. */
static struct span
article_char(const struct doc *d, uint32_t at)
{
	uint32_t lo = 0, hi = d->anchors.n, n = 0;
	const struct anchor *a;

	while (hi - lo > 1) {
		uint32_t mid = lo + (hi - lo) / 2;

		if (d->anchors.at[mid].beg <= at)
			lo = mid;
		else
			hi = mid;
	}
	a = &d->anchors.at[lo];
	for (uint32_t i = a->beg; i < at; i++)
		n += !utf8_is_tail(d->text.s[i]);
	return (struct span){ a->article + n * a->each,
	    a->article + (n + 1) * a->each };
}

struct span
doc_article_span(const struct doc *d, struct span s)
{
	uint32_t last = s.end;

	if (d->anchors.n == 0)
		return (struct span){ 0, 0 };
	if (s.beg >= s.end)
		return (struct span){ article_char(d, s.beg).beg,
		    article_char(d, s.beg).beg };
	do
		last--;
	while (last > s.beg &&
	    utf8_is_tail(d->text.s[last]));
	return (struct span){ article_char(d, s.beg).beg,
	    article_char(d, last).end };
}

uint32_t
doc_sentence_of(const struct doc *d, uint32_t tok)
{
	uint32_t lo = 0, hi = d->sentences.n;

	while (hi - lo > 1) {
		uint32_t mid = lo + (hi - lo) / 2;

		if (d->sentences.at[mid].tok <= tok)
			lo = mid;
		else
			hi = mid;
	}
	return lo;
}

struct span
doc_tokens_span(const struct doc *d, uint32_t tok, uint32_t ntok)
{
	return (struct span){ d->tokens.at[tok].at.beg,
	    d->tokens.at[tok + ntok - 1].at.end };
}

static bool
is_mark(const struct token *t)
{
	static const char *const marks[] = {
		"\"", "„", "“", "”", "»", "«", NULL
	};

	for (int i = 0; t->upos == UPOS_PUNCT && marks[i] != NULL; i++)
		if (str_is(t->form, marks[i]))
			return true;
	return false;
}

/* Fill the marks of a paragraph's tokens [beg, end): open[i] is the mark that
 * is open before token i, or NONE. */
static void
open_marks(const struct doc *d, uint32_t beg, uint32_t end, uint32_t *open)
{
	uint32_t at = NONE;

	for (uint32_t i = beg; i < end; i++) {
		const struct token *t = &d->tokens.at[i];

		open[i] = at;
		if (is_mark(t))
			at = at == NONE || str_is(t->form, "„") ? i : NONE;
	}
}

void
doc_find_quoted(struct doc *d)
{
	uint32_t n = d->tokens.n, end = n, mark = NONE, *open, *finite;
	struct token *t = d->tokens.at;
	struct arena mem = { 0 };

	open = NEW(&mem, uint32_t, n + 1);
	finite = NEW(&mem, uint32_t, n + 1);
	/* the last finite verb before each token, counted from 1 */
	for (uint32_t i = 0; i < n; i++)
		finite[i + 1] = tok_is_finite(&t[i]) ? i + 1 : finite[i];
	for (uint32_t s = d->sentences.n; s-- > 0; ) {
		if (s > 0 && d->sentences.at[s - 1].paragraph ==
		    d->sentences.at[s].paragraph)
			continue;
		open_marks(d, d->sentences.at[s].tok, end, open);
		end = d->sentences.at[s].tok;
	}
	for (uint32_t i = n; i-- > 0; ) {
		t[i].is_quoted = open[i] != NONE && mark != NONE &&
		    finite[mark] > open[i] + 1;
		if (is_mark(&t[i]))
			mark = i;
	}
	arena_free(&mem);
}

struct str
doc_verb_lemma(struct doc *d, uint32_t verb)
{
	uint32_t p = tok_child(d, verb, DEP_COMPOUND_PRT, NONE);

	return p == NONE ? d->tokens.at[verb].lemma : arena_printf(&d->mem,
	    STR_FMT STR_FMT, STR_ARG(d->tokens.at[p].lemma),
	    STR_ARG(d->tokens.at[verb].lemma));
}

bool
antecedent_has(const struct antecedent *a, uint32_t feature)
{
	uint32_t n, nobody;

	reference_features(a->class, &n, &nobody);
	return (a->who.n == 0) == (feature >= nobody) &&
	    (a->features >> feature % FEATURE_BITS & 1) != 0;
}

bool
event_has(const struct event *e, enum role role, uint32_t entity)
{
	for (uint32_t i = 0; i < e->roles.n; i++)
		if (e->roles.at[i].role == role &&
		    e->roles.at[i].entity == entity)
			return true;
	return false;
}

uint32_t *
doc_mentions_by_head(struct doc *d)
{
	uint32_t *at = NEW(&d->mem, uint32_t, d->tokens.n + 1);

	for (uint32_t i = 0; i <= d->tokens.n; i++)
		at[i] = NONE;
	for (uint32_t i = d->mentions.n; i-- > 0; )
		at[d->mentions.at[i].head] = i;
	return at;
}

uint32_t
doc_mention_from(const struct doc *d, uint32_t tok)
{
	uint32_t lo = 0, hi = d->mentions.n;

	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;

		if (d->mentions.at[mid].tok < tok)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

enum mention_form
mention_form(enum mention_kind k)
{
	return k == KIND_NAME ? FORM_NAME :
	    k >= KIND_PERSONAL ? FORM_PRONOUN : FORM_DESCRIPTION;
}

void
doc_link_children(struct doc *d)
{
	struct token *t = d->tokens.at;

	for (uint32_t i = 0; i < d->tokens.n; i++)
		t[i].child = t[i].next = NONE;
	for (uint32_t i = d->tokens.n; i-- > 0; ) {
		if (t[i].head == NONE)
			continue;
		t[i].next = t[t[i].head].child;
		t[t[i].head].child = i;
	}
}

bool
tok_is_below(const struct doc *d, uint32_t tok, uint32_t top)
{
	while (tok != NONE && tok != top)
		tok = d->tokens.at[tok].head;
	return tok == top;
}

uint32_t
tok_child(const struct doc *d, uint32_t tok, enum deprel rel, uint32_t after)
{
	const struct token *t = d->tokens.at;
	uint32_t i = after != NONE ? t[after].next : t[tok].child;

	while (i != NONE && t[i].deprel != rel)
		i = t[i].next;
	return i;
}

uint32_t
tok_hyphen_left(const struct doc *d, uint32_t tok)
{
	const struct token *t = d->tokens.at;

	if (tok < 2 || t[tok - 1].has_space || t[tok - 2].has_space ||
	    !str_is(t[tok - 1].form, "-") ||
	    t[tok - 2].at.end != t[tok - 1].at.beg ||
	    t[tok - 1].at.end != t[tok].at.beg)
		return NONE;
	return tok - 2;
}

static bool
span_ok(const struct doc *d, struct span s)
{
	return s.beg < s.end && s.end <= d->text.n;
}

/* One root, and every word reaches it. */
static bool
tree_ok(const struct doc *d, const struct sentence *s)
{
	uint32_t roots = 0;

	for (uint32_t i = s->tok; i < s->tok + s->ntok; i++) {
		uint32_t steps = 0;

		for (uint32_t h = i; d->tokens.at[h].head != NONE;
		    h = d->tokens.at[h].head) {
			uint32_t up = d->tokens.at[h].head;

			if (up < s->tok || up >= s->tok + s->ntok ||
			    steps++ > s->ntok)
				return false;
		}
		roots += d->tokens.at[i].head == NONE;
	}
	return roots == 1;
}

static bool
tokens_ok(const struct doc *d)
{
	uint32_t next = 0, end = 0;

	for (uint32_t i = 0; i < d->sentences.n; i++) {
		const struct sentence *s = &d->sentences.at[i];

		if (!span_ok(d, s->at) || s->at.beg < end)
			return false;
		end = s->at.end;
		if (d->tokens.n == 0)
			continue;
		if (s->tok != next || s->ntok == 0)
			return false;
		next += s->ntok;
		if (next > d->tokens.n)
			return false;
	}
	for (uint32_t i = 1; i < d->tokens.n; i++) {
		const struct token *a = &d->tokens.at[i - 1], *b = a + 1;

		if (!span_ok(d, b->at) ||
		    (b->part == 0 ? b->at.beg < a->at.end
		    : b->at.beg != a->at.beg))
			return false;
	}
	return next == d->tokens.n;
}

bool
doc_ok(const struct doc *d)
{
	bool has_trees = false;

	if (!tokens_ok(d))
		return false;
	for (uint32_t i = 0; i < d->tokens.n; i++)
		has_trees |= d->tokens.at[i].head != NONE;
	for (uint32_t i = 0; has_trees && i < d->sentences.n; i++)
		if (!tree_ok(d, &d->sentences.at[i]))
			return false;
	for (uint32_t i = 0; i < d->names.n; i++)
		if (d->names.at[i].tok + d->names.at[i].ntok > d->tokens.n)
			return false;
	for (uint32_t i = 0; i < d->mentions.n; i++) {
		const struct mention *m = &d->mentions.at[i];

		if (!span_ok(d, m->at) || m->tok + m->ntok > d->tokens.n ||
		    m->head < m->tok || m->head >= m->tok + m->ntok)
			return false;
		for (uint32_t k = 0; k < m->entities.n; k++)
			if (m->entities.at[k] >= d->entities.n)
				return false;
	}
	for (uint32_t i = 0; i < d->relations.n; i++)
		if (d->relations.at[i].source >= d->entities.n ||
		    d->relations.at[i].target >= d->entities.n)
			return false;
	for (uint32_t i = 0; i < d->events.n; i++) {
		const struct event *e = &d->events.at[i];

		if (!span_ok(d, e->at) || e->trigger >= d->tokens.n)
			return false;
		for (uint32_t k = 0; k < e->roles.n; k++)
			if (e->roles.at[k].entity >= d->entities.n ||
			    e->roles.at[k].mention >= d->mentions.n)
				return false;
	}
	return true;
}
