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

static void
put_entities(const struct doc *d, struct buf *b, const ids *list)
{
	for (uint32_t i = 0; i < list->n; i++)
		buf_printf(b, "%s" STR_FMT, i > 0 ? " + " : "",
		    STR_ARG(d->entities.at[list->at[i]].name));
	if (list->n == 0)
		buf_lit(b, "-");
}

void
dump_mentions(const struct doc *d, struct buf *b)
{
	for (uint32_t i = 0; i < d->mentions.n; i++) {
		const struct mention *m = &d->mentions.at[i];
		struct span at = doc_article_span(d, m->at);

		buf_printf(b, "%u\t%u\t%s\t%s\t%s\t%s\t" STR_FMT "\t", at.beg,
		    at.end, mention_form_names[mention_form(m->kind)],
		    mention_kind_names[m->kind], entity_type_names[m->type],
		    m->rule, STR_ARG(doc_str(d, m->at)));
		put_entities(d, b, &m->entities);
		buf_char(b, '\n');
	}
}

static bool
means(const struct mention *m, uint32_t entity)
{
	for (uint32_t k = 0; k < m->entities.n; k++)
		if (m->entities.at[k] == entity)
			return true;
	return false;
}

/* The words other than names that mean the entity, in the order of the text. */
static void
put_references(const struct doc *d, uint32_t entity, struct buf *b)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < d->mentions.n; i++) {
		const struct mention *m = &d->mentions.at[i];

		if (m->kind == KIND_NAME || m->is_origin || !means(m, entity))
			continue;
		if (n++ > 0)
			buf_lit(b, ", ");
		buf_add(b, doc_str(d, m->at));
	}
	buf_add(b, n > 0 ? STR("\n") : STR("-\n"));
}

void
dump_entities(const struct doc *d, struct buf *b)
{
	for (uint32_t e = 0; e < d->entities.n; e++) {
		const struct entity *x = &d->entities.at[e];
		uint32_t n = 0;

		for (uint32_t i = 0; i < d->mentions.n; i++)
			n += means(&d->mentions.at[i], e);
		buf_printf(b, "%s\t" STR_FMT "\t" STR_FMT "\t%s\t%u\t",
		    entity_type_names[x->type], STR_ARG(x->name),
		    STR_ARG(x->country.n > 0 ? x->country : STR("-")),
		    x->gender == GENDER_MASC ? "m" :
		    x->gender == GENDER_FEM ? "f" : "-", n);
		put_references(d, e, b);
	}
}

/* The first name of the entity in the article; empty if it has none. */
static struct span
first_name(const struct doc *d, uint32_t e)
{
	for (uint32_t i = 0; i < d->mentions.n; i++)
		if (d->mentions.at[i].kind == KIND_NAME &&
		    the_entity(&d->mentions.at[i]) == e)
			return doc_article_span(d, d->mentions.at[i].at);
	return (struct span){ 0 };
}

/* An entity as a program finds it again: type, country, its first name. */
static void
put_known(const struct doc *d, uint32_t entity, struct buf *b)
{
	const struct entity *e = &d->entities.at[entity];
	struct span at = first_name(d, entity);

	buf_printf(b, "%s:" STR_FMT ":%u:%u", entity_type_names[e->type],
	    STR_ARG(e->country), (unsigned)at.beg, (unsigned)at.end);
}

static void
put_candidate(const struct doc *d, const struct antecedent *c, struct buf *b)
{
	const char *const *names;
	uint32_t nnames, nobody;

	buf_printf(b, "\t%.3f\t", c->score / 1000.0);
	put_entities(d, b, &c->who);
	buf_lit(b, "\t");
	for (uint32_t i = 0; i < c->who.n; i++) {
		if (i > 0)
			buf_char(b, ' ');
		put_known(d, c->who.at[i], b);
	}
	buf_lit(b, "\t");
	names = reference_features(c->class, &nnames, &nobody);
	for (uint32_t f = 0, n = 0; f < nnames; f++)
		if (antecedent_has(c, f))
			buf_printf(b, "%s%s", n++ > 0 ? " " : "", names[f]);
	buf_char(b, '\n');
}

void
dump_references(const struct doc *d, struct buf *b)
{
	for (uint32_t i = 0; i < d->antecedents.n; i++) {
		const struct antecedent *c = &d->antecedents.at[i];
		struct span words = d->tokens.at[c->tok].at;
		struct span at = doc_article_span(d, words);

		if (c->who.n == 0) {
			buf_printf(b, "%u\t%u\t%s\t" STR_FMT "\t",
			    (unsigned)at.beg, (unsigned)at.end,
			    reference_class_names[c->class],
			    STR_ARG(doc_str(d, words)));
			if (c->holder != NONE)
				put_known(d, c->holder, b);
			buf_char(b, '\n');
		}
		put_candidate(d, c, b);
	}
}

void
dump_relations(const struct doc *d, struct buf *b)
{
	for (uint32_t i = 0; i < d->relations.n; i++) {
		const struct relation *r = &d->relations.at[i];

		buf_printf(b, "%s%s\t" STR_FMT "\t" STR_FMT "\t" STR_FMT
		    "\t", r->is_former ? "former " : "",
		    relation_type_names[r->type],
		    STR_ARG(d->entities.at[r->source].name),
		    STR_ARG(d->entities.at[r->target].name),
		    STR_ARG(r->label.n > 0 ? r->label : STR("-")));
		/* an interval of ISO 8601-2, open ends as `..` */
		if (r->since.n + r->until.n > 0)
			buf_printf(b, STR_FMT "/" STR_FMT, STR_ARG(r->since.n >
			    0 ? r->since : STR("..")), STR_ARG(r->until.n > 0
			    ? r->until : STR("..")));
		else
			buf_char(b, '-');
		buf_printf(b, "\t%s\n", r->rule);
	}
}

static void
put_role(const struct doc *d, struct buf *b, const struct event *e,
    enum role role)
{
	ids who = { 0 };
	uint32_t at[64];

	who.at = at;
	for (uint32_t i = 0; i < e->roles.n && who.n < 64; i++)
		if (e->roles.at[i].role == role)
			at[who.n++] = e->roles.at[i].entity;
	put_entities(d, b, &who);
}

void
dump_events(const struct doc *d, struct buf *b)
{
	for (uint32_t i = 0; i < d->events.n; i++) {
		const struct event *e = &d->events.at[i];

		buf_printf(b, "%u\t%s%s%s\t%s\t", e->occasion + 1,
		    event_type_names[e->type], e->mode != NONE ? "/" : "",
		    e->mode != NONE ? event_modes[e->mode].name : "",
		    status_names[e->status]);
		put_role(d, b, e, ROLE_SOURCE);
		buf_lit(b, " -> ");
		put_role(d, b, e, ROLE_TARGET);
		buf_lit(b, "\tplace ");
		put_role(d, b, e, ROLE_PLACE);
		buf_printf(b, "\tdate " STR_FMT "\tby ",
		    STR_ARG(e->date.n > 0 ? e->date : STR("-")));
		put_role(d, b, e, ROLE_ATTRIBUTION);
		buf_printf(b, "\t" STR_FMT "\t" STR_FMT,
		    STR_ARG(doc_str(d, e->at)), STR_ARG(e->rule));
		if (e->confidence > 0)
			buf_printf(b, "\t%.2f", e->confidence);
		buf_char(b, '\n');
	}
}
