/* turtle: the knowledge in Turtle, RDF 1.1 (export/rdf.h says what).
 *
 * Not by Serd's own writer, which reads it back: its line ends differ from
 * version to version, and the same input shall give the same bytes. */
#include "export/format.h"
#include "export/rdf.h"

struct writer {
	struct buf *b;
	unsigned    depth;		/* in how many blank nodes            */
	const char *last[RDF_DEPTH];	/* predicate at each depth; NULL:
					 * none yet                           */
};

static void
put_quoted(struct buf *b, struct str s)
{
	size_t done = 0;

	buf_char(b, '"');
	for (size_t i = 0; i < s.n; i++) {
		char c = s.s[i];

		if (c == '\0' || strchr("\"\\\n\r\t", c) == NULL)
			continue;
		buf_add(b, (struct str){ s.s + done, i - done });
		if (c == '"' || c == '\\')
			buf_printf(b, "\\%c", c);
		else
			buf_printf(b, "\\u%04X", (unsigned)c);
		done = i + 1;
	}
	buf_add(b, str_from(s, done));
	buf_char(b, '"');
}

static void
put_literal(struct buf *b, struct rdf_term term)
{
	if (term.type != NULL && (strcmp(term.type, "xsd:integer") == 0 ||
	    strcmp(term.type, "xsd:boolean") == 0)) {
		buf_add(b, term.text);
		return;
	}
	put_quoted(b, term.text);
	if (term.type != NULL)
		buf_printf(b, "^^%s", term.type);
}

static void
put_term(struct buf *b, struct rdf_term term)
{
	switch (term.kind) {
	case RDF_NAME:
		buf_add(b, term.text);
		break;
	case RDF_IRI:
		buf_char(b, '<');
		buf_add(b, term.text);
		buf_char(b, '>');
		break;
	case RDF_LITERAL:
		put_literal(b, term);
		break;
	case RDF_BLANK:
		buf_lit(b, "[]");
		break;
	}
}

static void
begin(void *with, struct rdf_term subject)
{
	struct writer *w = with;

	put_term(w->b, subject);
	w->depth = 0;
	w->last[0] = NULL;
}

static void
say(void *with, const char *predicate, struct rdf_term object)
{
	struct writer *w = with;
	static const char *const gaps[RDF_DEPTH] = { "\n ", "\n  ", " ", " " };
	const char *last = w->last[w->depth];

	if (last != NULL && strcmp(last, predicate) == 0) {
		buf_lit(w->b, " ,");
		buf_add(w->b, str_of(object.kind == RDF_BLANK
		    ? gaps[w->depth] : " "));
	} else {
		buf_add(w->b, last == NULL ? STR("") : STR(" ;"));
		buf_add(w->b, last == NULL ? STR(" ")
		    : str_of(gaps[w->depth]));
		buf_add(w->b, str_of(strcmp(predicate, "rdf:type") == 0 ? "a"
		    : predicate));
		buf_char(w->b, ' ');
	}
	w->last[w->depth] = predicate;
	if (object.kind != RDF_BLANK) {
		put_term(w->b, object);
		return;
	}
	buf_char(w->b, '[');
	w->last[++w->depth] = NULL;
}

static void
back(void *with)
{
	struct writer *w = with;

	buf_lit(w->b, " ]");
	w->depth--;
}

static void
end(void *with)
{
	buf_lit(((struct writer *)with)->b, " .\n");
}

void
turtle_write(const struct knowledge *k, struct buf *b)
{
	static const struct rdf_taker taker = { begin, say, back, end };
	struct writer w = { .b = b };

	for (const struct rdf_prefix *p = rdf_prefixes; p->name != NULL; p++)
		buf_printf(b, "@prefix %s: <%s> .\n", p->name, p->iri);
	rdf_tell(k, &taker, &w);
}
