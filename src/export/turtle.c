/* turtle: the knowledge as RDF.
 *
 * Events are those of the Simple Event Model; where they come from is told by
 * PROV-O; evidence and mentions are Web Annotations, whose selectors count
 * code points and quote the sentence: prefix, exact and suffix together are
 * it.  What those have no word for is in <urn:whowhom:def:>. */
#include "base/date.h"
#include "base/utf8.h"
#include "export/format.h"

#define HEAD \
"@prefix dcterms: <http://purl.org/dc/terms/> .\n" \
"@prefix oa: <http://www.w3.org/ns/oa#> .\n" \
"@prefix owl: <http://www.w3.org/2002/07/owl#> .\n" \
"@prefix prov: <http://www.w3.org/ns/prov#> .\n" \
"@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n" \
"@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n" \
"@prefix schema: <https://schema.org/> .\n" \
"@prefix sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> .\n" \
"@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n" \
"@prefix ww: <urn:whowhom:def:> .\n" \
"@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n" \
"ww:source rdfs:subPropertyOf sem:hasActor .\n" \
"ww:target rdfs:subPropertyOf sem:hasActor .\n"

struct writer {
	struct buf             *b;
	const struct knowledge *k;
};

/* ---- terms ------------------------------------------------------------ */

/* Text as in the knowledge, so that quotes are the article's own; only what
 * rapper or XML cannot hold becomes U+FFFD. */
static void
put_literal(struct buf *b, struct str s)
{
	buf_char(b, '"');
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.s[i];

		if (c == '"' || c == '\\')
			buf_printf(b, "\\%c", c);
		else if (c == '\n' || c == '\r' || c == '\t')
			buf_printf(b, "\\u%04X", c);
		else if (c < 0x20)
			buf_lit(b, "\xef\xbf\xbd");
		else if (c >= 0xbe && i > 1 && str_is((struct str){ s.s + i - 2,
		    2 }, "\xef\xbf"))
			buf_char(b, (char)0xbd);
		else
			buf_char(b, (char)c);
	}
	buf_char(b, '"');
}

static bool
is_plain(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (c >= '0' && c <= '9') || (c != '\0' && strchr("._-", c) != NULL);
}

/* <urn:whowhom:ID>; ids of documents may hold anything. */
static void
put_iri(struct buf *b, struct str kind, struct str id)
{
	buf_lit(b, "<urn:whowhom:");
	buf_add(b, kind);
	for (size_t i = 0; i < id.n; i++)
		if (is_plain(id.s[i]))
			buf_char(b, id.s[i]);
		else
			buf_printf(b, "%%%02X", (unsigned char)id.s[i]);
	buf_char(b, '>');
}

static void
put_entity(const struct writer *w, uint32_t i)
{
	put_iri(w->b, STR(""), w->k->entities.at[i].id);
}

static void
put_document(const struct writer *w, uint32_t i)
{
	put_iri(w->b, STR("document:"), w->k->documents.at[i].id);
}

/* "2031-03"^^xsd:gYearMonth */
static void
put_date(struct buf *b, struct str s)
{
	put_literal(b, s);
	if (date_ok(s))
		buf_add(b, s.n == 4 ? STR("^^xsd:gYear") : s.n == 7
		    ? STR("^^xsd:gYearMonth") : STR("^^xsd:date"));
}

/* ---- predicates of the subject that was begun ------------------------- */

static void
put_predicate(struct buf *b, const char *predicate)
{
	buf_printf(b, " ;\n %s ", predicate);
}

/* Nothing where there is none. */
static void
add_text(struct buf *b, const char *predicate, struct str s)
{
	if (s.n == 0)
		return;
	put_predicate(b, predicate);
	put_literal(b, s);
}

static void
add_date(struct buf *b, const char *predicate, struct str s)
{
	if (s.n == 0)
		return;
	put_predicate(b, predicate);
	put_date(b, s);
}

static void
add_real(struct buf *b, const char *predicate, double x)
{
	put_predicate(b, predicate);
	buf_char(b, '"');
	buf_number(b, x);
	buf_lit(b, "\"^^xsd:double");
}

static void
add_entity(const struct writer *w, const char *predicate, uint32_t i)
{
	if (i == NONE)
		return;
	put_predicate(w->b, predicate);
	put_entity(w, i);
}

static void
add_entities(const struct writer *w, const char *predicate, const ids *list)
{
	for (uint32_t i = 0; i < list->n; i++)
		add_entity(w, predicate, list->at[i]);
}

/* ---- Web Annotation --------------------------------------------------- */

static void
put_position(struct buf *b, uint32_t begin, uint32_t end)
{
	buf_printf(b, "[ a oa:TextPositionSelector ; oa:start %u ; oa:end %u ]",
	    (unsigned)begin, (unsigned)end);
}

/* Where the code point is in the text, or s.n. */
static size_t
offset(struct str s, uint32_t point)
{
	size_t at = 0;

	while (point-- > 0 && at < s.n)
		utf8_next(s, &at);
	return at;
}

/* What the evidence points at, and the sentence around it; all of the
 * sentence where it does not lie in it. */
static void
put_quote(struct buf *b, const struct k_evidence *e)
{
	struct str s = e->text, exact = s, prefix = STR(""), suffix = STR("");

	if (e->begin >= e->sentence_begin && e->end <= e->sentence_end &&
	    e->begin < e->end) {
		size_t from = offset(s, e->begin - e->sentence_begin);
		size_t to = offset(s, e->end - e->sentence_begin);

		prefix = str_head(s, from);
		exact = (struct str){ s.s + from, to - from };
		suffix = str_from(s, to);
	}
	buf_lit(b, "[ a oa:TextQuoteSelector ; oa:exact ");
	put_literal(b, exact);
	if (prefix.n > 0) {
		buf_lit(b, " ; oa:prefix ");
		put_literal(b, prefix);
	}
	if (suffix.n > 0) {
		buf_lit(b, " ; oa:suffix ");
		put_literal(b, suffix);
	}
	buf_lit(b, " ]");
}

static void
put_mention(const struct writer *w, const struct k_entity *e, uint32_t i)
{
	const struct k_mention *m = &e->mentions.at[i];
	struct buf *b = w->b;

	buf_lit(b, "[] a oa:Annotation ;\n oa:motivatedBy oa:identifying ;\n"
	    " oa:hasBody ");
	put_iri(b, STR(""), e->id);
	buf_printf(b, " ;\n ww:form \"%s\" ;\n oa:hasTarget [ oa:hasSource ",
	    mention_form_names[m->form]);
	put_document(w, m->document);
	buf_lit(b, " ;\n  oa:hasSelector ");
	put_position(b, m->begin, m->end);
	if (m->text.n > 0) {
		buf_lit(b, " ,\n  [ a oa:TextQuoteSelector ; oa:exact ");
		put_literal(b, m->text);
		buf_lit(b, " ]");
	}
	buf_lit(b, " ] .\n");
}

/* Who of the event is named where, as this evidence has it. */
static void
put_roles(const struct writer *w, const struct k_evidence *e)
{
	for (uint32_t i = 0; i < e->roles.n; i++) {
		const struct k_role *r = &e->roles.at[i];

		buf_printf(w->b, " ;\n ww:role [ a sem:Role ; sem:roleType "
		    "ww:%s ; rdf:value ", role_names[r->role]);
		put_entity(w, r->entity);
		buf_lit(w->b, " ; oa:hasSelector ");
		put_position(w->b, r->begin, r->end);
		buf_lit(w->b, " ]");
	}
}

static void
put_without(struct buf *b, const char *key)
{
	buf_printf(b, " ;\n ww:without \"%s\"", key);
}

/* What this document tells otherwise. */
static void
put_told(const struct writer *w, const struct k_told *t)
{
	struct buf *b = w->b;

	buf_lit(b, " ;\n ww:told [ a sem:Event");
	if (t->has_type)
		buf_printf(b, " ;\n sem:eventType ww:%s",
		    event_type_names[t->type]);
	add_entities(w, "ww:source", &t->source);
	add_entities(w, "ww:target", &t->target);
	if (t->has_source && t->source.n == 0)
		put_without(b, "source");
	if (t->has_target && t->target.n == 0)
		put_without(b, "target");
	if (t->has_place && t->place == NONE)
		put_without(b, "place");
	else if (t->has_place)
		add_entity(w, "sem:hasPlace", t->place);
	if (t->has_date && t->date.n == 0)
		put_without(b, "date");
	else if (t->has_date)
		add_date(b, "sem:hasTimeStamp", t->date);
	if (t->has_status)
		buf_printf(b, " ;\n ww:status \"%s\"",
		    status_names[t->status]);
	if (t->has_attribution && t->attribution == NONE)
		put_without(b, "attribution");
	else if (t->has_attribution)
		add_entity(w, "sem:accordingTo", t->attribution);
	buf_lit(b, " ]");
}

/* The annotation number `i` of what is called `id`. */
static void
put_evidence(const struct writer *w, struct str id,
    const struct k_evidence *e, uint32_t i)
{
	struct buf *b = w->b;

	buf_lit(b, "<urn:whowhom:");
	buf_add(b, id);
	buf_printf(b, ":evidence:%u> a oa:Annotation ;\n"
	    " oa:motivatedBy oa:identifying ;\n oa:hasBody ",
	    (unsigned)i + 1);
	put_iri(b, STR(""), id);
	buf_lit(b, " ;\n oa:hasTarget [ oa:hasSource ");
	put_document(w, e->document);
	buf_lit(b, " ;\n  oa:hasSelector ");
	put_position(b, e->begin, e->end);
	buf_lit(b, " ,\n  ");
	put_quote(b, e);
	buf_lit(b, " ]");
	add_text(b, "ww:foundBy", e->by);
	add_text(b, "ww:rule", e->rule);
	if (e->score >= 0)
		add_real(b, "ww:score", e->score);
	put_roles(w, e);
	if (e->told != NULL)
		put_told(w, e->told);
	buf_lit(b, " .\n");
}

/* The documents that tell it, each once. */
static void
add_documents(const struct writer *w, const struct k_evidence *at, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		uint32_t j = 0;

		while (j < i && at[j].document != at[i].document)
			j++;
		if (j < i)
			continue;
		put_predicate(w->b, "prov:wasDerivedFrom");
		put_document(w, at[i].document);
	}
}

/* ---- records ---------------------------------------------------------- */

static void
put_documents(const struct writer *w)
{
	struct buf *b = w->b;

	for (uint32_t i = 0; i < w->k->documents.n; i++) {
		const struct k_document *d = &w->k->documents.at[i];

		put_document(w, i);
		buf_lit(b, " a prov:Entity , schema:Article ;\n"
		    " dcterms:identifier ");
		put_literal(b, d->id);
		add_text(b, "dcterms:title", d->title);
		add_text(b, "dcterms:language", d->language);
		add_date(b, "dcterms:date", d->date);
		add_text(b, "schema:url", d->url);
		add_text(b, "ww:path", d->path);
		buf_printf(b, " ;\n ww:length %u", (unsigned)d->length);
		if (d->copy_of != NONE) {
			put_predicate(b, "prov:wasDerivedFrom");
			put_document(w, d->copy_of);
		}
		buf_lit(b, " .\n");
	}
}

static const char *const entity_classes[ENTITY_TYPE_COUNT] = {
	[PERSON] = "sem:Actor , prov:Agent , schema:Person",
	[ORGANIZATION] = "sem:Actor , prov:Agent , schema:Organization",
	[COUNTRY] = "sem:Actor , sem:Place , prov:Agent , schema:Country",
	[PLACE] = "sem:Place , schema:Place",
};

static bool
is_wikidata(struct str s)
{
	if (s.n < 2 || s.s[0] != 'Q')
		return false;
	for (size_t i = 1; i < s.n; i++)
		if (s.s[i] < '0' || s.s[i] > '9')
			return false;
	return true;
}

static void
put_entities(const struct writer *w)
{
	struct buf *b = w->b;

	for (uint32_t i = 0; i < w->k->entities.n; i++) {
		const struct k_entity *e = &w->k->entities.at[i];

		put_entity(w, i);
		buf_printf(b, " a %s ;\n rdfs:label ",
		    entity_classes[e->type]);
		put_literal(b, e->name);
		for (uint32_t j = 0; j < e->aliases.n; j++)
			add_text(b, "skos:altLabel", e->aliases.at[j]);
		add_text(b, "ww:country", e->country);
		add_text(b, "schema:gender", e->gender == GENDER_FEM
		    ? STR("female") : e->gender == GENDER_MASC ? STR("male")
		    : STR(""));
		if (is_wikidata(e->wikidata))
			buf_printf(b, " ;\n owl:sameAs <http://www.wikidata.org"
			    "/entity/" STR_FMT ">", STR_ARG(e->wikidata));
		else
			add_text(b, "ww:wikidata", e->wikidata);
		buf_lit(b, " .\n");
		for (uint32_t j = 0; j < e->mentions.n; j++)
			put_mention(w, e, j);
	}
}

static void
put_relations(const struct writer *w)
{
	struct buf *b = w->b;

	for (uint32_t i = 0; i < w->k->relations.n; i++) {
		const struct k_relation *r = &w->k->relations.at[i];
		const char *type = relation_type_names[r->type];

		put_iri(b, STR(""), r->id);
		buf_printf(b, " a rdf:Statement ;\n rdf:predicate ww:%s", type);
		add_entity(w, "rdf:subject", r->source);
		add_entity(w, "rdf:object", r->target);
		add_text(b, "rdfs:label", r->label);
		buf_printf(b, " ;\n ww:former %s",
		    r->is_former ? "true" : "false");
		add_date(b, "ww:since", r->since);
		add_date(b, "ww:until", r->until);
		add_real(b, "ww:confidence", r->confidence);
		add_documents(w, r->evidence.at, r->evidence.n);
		buf_lit(b, " .\n");
		for (uint32_t e = 0; e < r->evidence.n; e++)
			put_evidence(w, r->id, &r->evidence.at[e], e);
		if (r->is_former)
			continue;
		put_entity(w, r->source);
		buf_printf(b, " ww:%s ", type);
		put_entity(w, r->target);
		buf_lit(b, " .\n");
	}
}

static void
put_event(const struct writer *w, const struct k_event *e)
{
	struct buf *b = w->b;

	put_iri(b, STR(""), e->id);
	buf_printf(b, " a sem:Event ;\n sem:eventType ww:%s ;\n"
	    " ww:status \"%s\"", event_type_names[e->type],
	    status_names[e->status]);
	if (e->mode != NONE)
		add_text(b, "ww:mode", str_of(event_modes[e->mode].name));
	add_text(b, "rdfs:label", e->label);
	add_entities(w, "ww:source", &e->source);
	add_entities(w, "ww:target", &e->target);
	add_entities(w, "sem:hasActor", &e->source);
	add_entities(w, "sem:hasActor", &e->target);
	add_entity(w, "sem:hasPlace", e->place);
	add_entity(w, "sem:accordingTo", e->attribution);
	add_date(b, "sem:hasTimeStamp", e->date);
	add_real(b, "ww:intensity", e->intensity);
	add_real(b, "ww:confidence", e->confidence);
	add_documents(w, e->evidence.at, e->evidence.n);
	buf_lit(b, " .\n");
	for (uint32_t i = 0; i < e->evidence.n; i++)
		put_evidence(w, e->id, &e->evidence.at[i], i);
}

void
turtle_write(const struct knowledge *k, struct buf *b)
{
	struct writer w = { b, k };

	buf_add(b, STR(HEAD));
	put_documents(&w);
	put_entities(&w);
	put_relations(&w);
	for (uint32_t i = 0; i < k->events.n; i++)
		put_event(&w, &k->events.at[i]);
}
