/* reread_turtle: Turtle read again, by Serd, statement by statement. */
#include <errno.h>
#include <serd/serd.h>
#include <stdio.h>

#include "base/diag.h"
#include "export/rdf.h"
#include "export/reread.h"

/* Of a statement that was read; names are written out. */
struct got {
	SerdType   kind;
	struct str text, type;		/* type: of a literal, or empty       */
};
struct statement { struct got subject, predicate, object; };

struct check {
	struct differences differ;
	SerdReader *reader;
	SerdEnv    *env;		/* the file's prefixes                */
	struct arena mem;		/* of what follows                    */
	VEC(struct statement) read;	/* up to a full stop                  */
	uint32_t    next;		/* of them                            */
	bool        is_over;		/* nothing more can be read           */
	bool        is_lost;		/* no more is compared of this
					 * subject                            */
	unsigned    depth;
	struct got about[RDF_DEPTH];	/* whom statements are about, at each
					 * depth                              */
	struct buf  about_text;		/* of the first                       */
};

/* ---- what is there ---------------------------------------------------- */

static struct str
text_of(struct arena *mem, const SerdNode *n)
{
	return n != NULL && n->buf != NULL ? arena_str(mem,
	    (struct str){ (const char *)n->buf, n->n_bytes }) : STR("");
}

static struct got
got_of(struct check *c, const SerdNode *n)
{
	struct got p = { .kind = n->type };
	SerdNode whole;

	if (n->type != SERD_CURIE) {
		p.text = text_of(&c->mem, n);
		return p;
	}
	whole = serd_env_expand_node(c->env, n);
	p.kind = SERD_URI;
	p.text = text_of(&c->mem, &whole);
	serd_node_free(&whole);
	return p;
}

static SerdStatus
take_statement(void *with, SerdStatementFlags flags, const SerdNode *graph,
    const SerdNode *subject, const SerdNode *predicate, const SerdNode *object,
    const SerdNode *type, const SerdNode *language)
{
	struct check *c = with;
	struct statement *s = PUSH(&c->mem, &c->read);

	(void)flags;
	(void)graph;
	s->subject = got_of(c, subject);
	s->predicate = got_of(c, predicate);
	s->object = got_of(c, object);
	if (type != NULL && type->type != SERD_NOTHING)
		s->object.type = got_of(c, type).text;
	else if (language != NULL && language->type != SERD_NOTHING)
		s->object.type = got_of(c, language).text;
	return SERD_SUCCESS;
}

static SerdStatus
take_prefix(void *with, const SerdNode *name, const SerdNode *iri)
{
	return serd_env_set_prefix(((struct check *)with)->env, name, iri);
}

static SerdStatus
take_error(void *with, const SerdError *e)
{
	struct check *c = with;

	buf_printf(&c->differ.text, "no Turtle in line %u", e->line);
	reread_differs(&c->differ);
	return SERD_SUCCESS;
}

/* The next statement, or NULL: the file is at its end. */
static const struct statement *
peek(struct check *c)
{
	while (c->next == c->read.n && !c->is_over) {
		arena_free(&c->mem);
		c->read.at = NULL;
		c->read.n = c->read.cap = c->next = 0;
		c->is_over = serd_reader_read_chunk(c->reader) !=
		    SERD_SUCCESS;
	}
	return c->next < c->read.n ? &c->read.at[c->next] : NULL;
}

/* ---- what should be --------------------------------------------------- */

/* What the prefix of `sem:Event` stands for, which is taken off. */
static struct str
cut_prefix(struct str *name)
{
	struct str prefix = str_cut(name, ':');
	const struct rdf_prefix *p = rdf_prefixes;

	while (p->name != NULL && !str_is(prefix, p->name))
		p++;
	return str_of(p->iri);
}

static bool
is_name(struct str name, struct str read)
{
	struct str iri = cut_prefix(&name);

	return str_begins(read, iri) && str_eq(str_from(read, iri.n), name);
}

static bool
is_term(struct rdf_term want, const struct got *got)
{
	switch (want.kind) {
	case RDF_NAME:
		return got->kind == SERD_URI && is_name(want.text, got->text);
	case RDF_IRI:
		return got->kind == SERD_URI && str_eq(want.text, got->text);
	case RDF_BLANK:
		return got->kind == SERD_BLANK;
	default:
		return got->kind == SERD_LITERAL &&
		    str_eq(want.text, got->text) && (want.type == NULL
		    ? got->type.n == 0
		    : is_name(str_of(want.type), got->type));
	}
}

/* A blank node has no name yet when it begins. */
static bool
is_subject(struct check *c, const struct got *got)
{
	struct got *want = &c->about[c->depth];

	if (want->kind == SERD_BLANK && want->text.n == 0)
		*want = *got;
	return want->kind == got->kind && str_eq(want->text, got->text);
}

static void
put_short(struct buf *b, struct str s)
{
	buf_printf(b, "`" STR_FMT "`", STR_ARG(str_head(s, s.n > 60 ? 60
	    : s.n)));
}

/* What was written, and what of it is another. */
static void
say_differ(struct check *c, const char *predicate, struct rdf_term want,
    const struct statement *got)
{
	struct buf *b = &c->differ.text;

	buf_add(b, c->about_text.n > 0 ? buf_str(&c->about_text)
	    : STR("a mention"));
	buf_printf(b, ": %s was ", predicate);
	put_short(b, want.kind == RDF_BLANK ? STR("[]") : want.text);
	if (got == NULL) {
		buf_lit(b, ", is not there");
	} else if (!is_subject(c, &got->subject)) {
		buf_lit(b, ", is of ");
		put_short(b, got->subject.text);
	} else if (!is_name(str_of(predicate), got->predicate.text)) {
		buf_lit(b, ", is ");
		put_short(b, got->predicate.text);
	} else {
		buf_lit(b, ", is ");
		put_short(b, got->object.text);
		if (want.kind == RDF_LITERAL && got->object.type.n > 0)
			buf_printf(b, ", " STR_FMT,
			    STR_ARG(got->object.type));
	}
	reread_differs(&c->differ);
}

/* ---- comparing -------------------------------------------------------- */

static void
begin(void *with, struct rdf_term subject)
{
	struct check *c = with;

	bool was_over = c->is_over;

	c->is_lost = peek(c) == NULL;
	if (c->is_lost && !was_over && c->differ.n == 0) {
		buf_lit(&c->differ.text, "it ends too early");
		reread_differs(&c->differ);
	}
	c->depth = 0;
	c->about_text.n = 0;
	if (subject.kind == RDF_NAME)
		buf_add(&c->about_text, cut_prefix(&subject.text));
	buf_add(&c->about_text, subject.text);
	c->about[0] = (struct got){
		.kind = subject.kind == RDF_BLANK ? SERD_BLANK : SERD_URI,
		.text = buf_str(&c->about_text)
	};
}

static void
say(void *with, const char *predicate, struct rdf_term object)
{
	struct check *c = with;
	const struct statement *s = c->next < c->read.n
	    ? &c->read.at[c->next] : NULL;

	if (!c->is_lost && (s == NULL || !is_subject(c, &s->subject) ||
	    !is_name(str_of(predicate), s->predicate.text) ||
	    !is_term(object, &s->object))) {
		say_differ(c, predicate, object, s);
		c->is_lost = true;
	}
	c->next += s != NULL;
	if (object.kind == RDF_BLANK)
		c->about[++c->depth] = (struct got){
			.kind = SERD_BLANK,
			.text = s != NULL ? s->object.text : STR("")
		};
}

static void
back(void *with)
{
	((struct check *)with)->depth--;
}

/* Statements up to the full stop are one subject's. */
static void
end(void *with)
{
	struct check *c = with;

	if (c->next < c->read.n && !c->is_lost) {
		buf_printf(&c->differ.text, STR_FMT ": %u statements more",
		    STR_ARG(buf_str(&c->about_text)),
		    (unsigned)(c->read.n - c->next));
		reread_differs(&c->differ);
	}
	c->next = c->read.n;
}

static void
compare(struct check *c, const struct knowledge *k)
{
	static const struct rdf_taker taker = { begin, say, back, end };

	rdf_tell(k, &taker, c);
	if (peek(c) != NULL) {
		buf_lit(&c->differ.text, "statements that nobody wrote");
		reread_differs(&c->differ);
	}
}

int
reread_turtle(const struct knowledge *k, const char *path)
{
	struct check c = { .differ.path = path };
	FILE *f = fopen(path, "r");

	if (f == NULL) {
		diag(DIAG_FILE_OPEN, path, 0, strerror(errno));
		return -1;
	}
	c.env = serd_env_new(NULL);
	c.reader = serd_reader_new(SERD_TURTLE, &c, NULL, NULL, take_prefix,
	    take_statement, NULL);
	serd_reader_set_strict(c.reader, true);
	serd_reader_set_error_sink(c.reader, take_error, &c);
	serd_reader_start_stream(c.reader, f, (const uint8_t *)path, true);
	compare(&c, k);
	serd_reader_end_stream(c.reader);
	serd_reader_free(c.reader);
	serd_env_free(c.env);
	fclose(f);
	arena_free(&c.mem);
	buf_free(&c.about_text);
	return reread_end(&c.differ) > 0 ? -1 : 0;
}
