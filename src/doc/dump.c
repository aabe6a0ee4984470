/* dump: the layers of a document in stable text forms. */
#include "doc/dump.h"

#include "base/buf.h"
#include "doc/doc.h"

static const char *const form_endings[NAME_FORM_COUNT] = {
	[NAME_WHOLE] = "", [NAME_DERIV] = "Deriv", [NAME_PART] = "Part",
};

/* On one line: blanks and line ends together are one blank. */
static void
add_line(struct buf *b, struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		bool is_blank = s.s[i] == ' ' || s.s[i] == '\n';

		if (!is_blank)
			buf_char(b, s.s[i]);
		else if (i + 1 == s.n ||
		    (s.s[i + 1] != ' ' && s.s[i + 1] != '\n'))
			buf_char(b, ' ');
	}
}

static struct str
or_none(struct str s)
{
	return s.n != 0 ? s : STR("_");
}

void
dump_text(const struct doc *d, struct buf *b)
{
	buf_add(b, d->text);
}

void
dump_sentences(const struct doc *d, struct buf *b)
{
	for (uint32_t i = 0; i < d->sentences.n; i++) {
		const struct sentence *s = &d->sentences.at[i];
		struct span at = doc_article_span(d, s->at);

		if (i > 0 && s->paragraph != s[-1].paragraph)
			buf_char(b, '\n');
		buf_printf(b, "[%u,%u)\t%s", (unsigned)at.beg,
		    (unsigned)at.end, s->is_headline ? "# " : "");
		add_line(b, doc_str(d, s->at));
		buf_char(b, '\n');
	}
}

void
dump_tokens(const struct doc *d, struct buf *b)
{
	for (uint32_t i = 0; i < d->sentences.n; i++) {
		const struct sentence *s = &d->sentences.at[i];

		if (i > 0)
			buf_char(b, '\n');
		for (uint32_t k = s->tok; k < s->tok + s->ntok; k++) {
			const struct token *t = &d->tokens.at[k];
			struct span at = doc_article_span(d, t->at);

			buf_printf(b, "%u\t%u\t" STR_FMT "%s\n",
			    (unsigned)at.beg, (unsigned)at.end,
			    STR_ARG(t->form), t->part != 0 ? "\t+" : "");
		}
	}
}

/* --------------------------------------------------------------- CoNLL-U */

static void
add_feats(struct buf *b, const struct token *t)
{
	const char *sep = "";

	for (int f = 0; f < FEAT_COUNT; f++) {
		if (t->feats[f] == NO_VALUE)
			continue;
		buf_printf(b, "%s%s=%s", sep, feat_names[f],
		    feat_values[t->feats[f]].name);
		sep = "|";
	}
	if (sep[0] == '\0')
		buf_char(b, '_');
}

/* `Name=B-PER`: the token's place in the name that holds it, if any. */
static void
add_name(struct buf *b, const struct name *n, uint32_t tok)
{
	char place = n->ntok == 1 ? 'S' : tok == n->tok ? 'B' :
	    tok == n->tok + n->ntok - 1 ? 'E' : 'I';

	buf_printf(b, "|Name=%c-%s%s", place, name_kind_names[n->kind],
	    form_endings[n->form]);
}

/* The last column.  Keys are in alphabetical order. */
static void
add_misc(struct buf *b, const struct doc *d, uint32_t tok, uint32_t *name)
{
	const struct token *t = &d->tokens.at[tok];
	struct span at = doc_article_span(d, t->at);
	const struct name *n;
	size_t from = b->n;

	while (*name < d->names.n && d->names.at[*name].tok +
	    d->names.at[*name].ntok <= tok)
		++*name;
	n = *name < d->names.n ? &d->names.at[*name] : NULL;
	if (n != NULL && n->tok <= tok)
		add_name(b, n, tok);
	if (t->parts == 1)
		buf_printf(b, "|Offset=%u:%u%s", (unsigned)at.beg,
		    (unsigned)at.end, t->has_space ? "" : "|SpaceAfter=No");
	if (b->n == from)
		buf_lit(b, "_");
	else
		memmove(b->s + from, b->s + from + 1, --b->n - from);
	buf_char(b, '\n');
}

/* The line of a word written together with the next: `3-4	zum`. */
static void
add_surface(struct buf *b, const struct doc *d, const struct token *t,
    uint32_t number)
{
	struct span at = doc_article_span(d, t->at);

	buf_printf(b, "%u-%u\t", (unsigned)number,
	    (unsigned)(number + t->parts - 1));
	add_line(b, doc_str(d, t->at));
	buf_printf(b, "\t_\t_\t_\t_\t_\t_\t_\tOffset=%u:%u%s\n",
	    (unsigned)at.beg, (unsigned)at.end,
	    t->has_space ? "" : "|SpaceAfter=No");
}

/* The columns of what the reader knows, as far as it has read. */
static void
add_word(struct buf *b, const struct sentence *s, const struct token *t)
{
	bool is_read = t->lemma.n != 0 || t->head != NONE;

	add_line(b, t->form);
	buf_printf(b, "\t" STR_FMT "\t%s\t_\t", STR_ARG(or_none(t->lemma)),
	    is_read ? upos_names[t->upos] : "_");
	add_feats(b, t);
	if (t->head != NONE)
		buf_printf(b, "\t%u", (unsigned)(t->head - s->tok + 1));
	else
		buf_printf(b, "\t%s", is_read ? "0" : "_");
	buf_printf(b, "\t%s\t_\t", is_read ? deprel_names[t->deprel] : "_");
}

void
dump_conllu(const struct doc *d, struct buf *b)
{
	uint32_t name = 0;

	for (uint32_t i = 0; i < d->sentences.n; i++) {
		const struct sentence *s = &d->sentences.at[i];

		buf_printf(b, "# sent_id = " STR_FMT "-%u\n# text = ",
		    STR_ARG(d->article.id), (unsigned)(i + 1));
		add_line(b, doc_str(d, s->at));
		buf_char(b, '\n');
		for (uint32_t k = s->tok; k < s->tok + s->ntok; k++) {
			const struct token *t = &d->tokens.at[k];

			if (t->parts > 1 && t->part == 0)
				add_surface(b, d, t, k - s->tok + 1);
			buf_printf(b, "%u\t", (unsigned)(k - s->tok + 1));
			add_word(b, s, t);
			add_misc(b, d, k, &name);
		}
		buf_char(b, '\n');
	}
}

void
dump_names(const struct doc *d, struct buf *b)
{
	static const char *const forms[NAME_FORM_COUNT] = {
		[NAME_WHOLE] = "whole", [NAME_DERIV] = "deriv",
		[NAME_PART] = "part",
	};

	for (uint32_t i = 0; i < d->names.n; i++) {
		const struct name *n = &d->names.at[i];
		struct span s = doc_tokens_span(d, n->tok, n->ntok);
		struct span at = doc_article_span(d, s);

		buf_printf(b, "%u\t%u\t%s\t%s\t%.3f\t", (unsigned)at.beg,
		    (unsigned)at.end, name_kind_names[n->kind],
		    forms[n->form], (double)n->score);
		add_line(b, doc_str(d, s));
		buf_char(b, '\n');
	}
}
