/* rdf: the knowledge as statements. */
#include "export/rdf.h"

#include "base/buf.h"
#include "base/date.h"
#include "base/utf8.h"

const struct rdf_prefix rdf_prefixes[] = {
	{ "dcterms", "http://purl.org/dc/terms/" },
	{ "oa", "http://www.w3.org/ns/oa#" },
	{ "owl", "http://www.w3.org/2002/07/owl#" },
	{ "prov", "http://www.w3.org/ns/prov#" },
	{ "rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#" },
	{ "rdfs", "http://www.w3.org/2000/01/rdf-schema#" },
	{ "schema", "https://schema.org/" },
	{ "sem", "http://semanticweb.cs.vu.nl/2009/11/sem/" },
	{ "skos", "http://www.w3.org/2004/02/skos/core#" },
	{ "ww", "urn:whowhom:def:" },
	{ "xsd", "http://www.w3.org/2001/XMLSchema#" },
	{ 0 }
};

struct teller {
	const struct knowledge *k;
	const struct rdf_taker *taker;
	void                   *with;
	struct buf              text;	/* of the term being made             */
};

/* ---- terms ------------------------------------------------------------ */

static struct rdf_term
name(struct teller *t, const char *prefix, const char *local)
{
	t->text.n = 0;
	buf_add(&t->text, str_of(prefix));
	buf_char(&t->text, ':');
	buf_add(&t->text, str_of(local));
	return (struct rdf_term){ .kind = RDF_NAME,
		.text = buf_str(&t->text) };
}

static bool
is_plain(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (c >= '0' && c <= '9') || (c != '\0' && strchr("._-", c) != NULL);
}

/* How many bytes need no escape. */
static size_t
plain_bytes(struct str s)
{
	size_t n = 0;

	while (n < s.n && is_plain(s.s[n]))
		n++;
	return n;
}

/* urn:whowhom:KIND and the id; ids of documents may hold anything. */
static struct rdf_term
iri(struct teller *t, const char *kind, struct str id)
{
	t->text.n = 0;
	buf_lit(&t->text, "urn:whowhom:");
	buf_add(&t->text, str_of(kind));
	while (id.n > 0) {
		size_t n = plain_bytes(id);

		buf_add(&t->text, str_head(id, n));
		id = str_from(id, n);
		if (id.n == 0)
			break;
		buf_printf(&t->text, "%%%02X", (unsigned char)id.s[0]);
		id = str_from(id, 1);
	}
	return (struct rdf_term){ .kind = RDF_IRI,
		.text = buf_str(&t->text) };
}

static struct rdf_term
entity(struct teller *t, uint32_t i)
{
	return iri(t, "", t->k->entities.at[i].id);
}

static struct rdf_term
document(struct teller *t, uint32_t i)
{
	return iri(t, "document:", t->k->documents.at[i].id);
}

/* The length of a character that rapper or XML cannot hold (control characters,
 * U+FFFE, U+FFFF), if one is there; else 0. */
static size_t
refused(struct str s, size_t at)
{
	unsigned char c = (unsigned char)s.s[at];

	if (c < 0x20)
		return c != '\n' && c != '\r' && c != '\t';
	return c == 0xef && s.n - at >= 3 && s.s[at + 1] == '\xbf' &&
	    (unsigned char)s.s[at + 2] >= 0xbe ? 3 : 0;
}

/* Text as in the knowledge, so that quotes are the article's own; only what is
 * refused becomes U+FFFD. */
static struct rdf_term
literal(struct teller *t, struct str s, const char *type)
{
	size_t done = 0, n;

	t->text.n = 0;
	for (size_t i = 0; i < s.n; i++) {
		if ((n = refused(s, i)) == 0)
			continue;
		buf_add(&t->text, (struct str){ s.s + done, i - done });
		buf_lit(&t->text, "\xef\xbf\xbd");
		done = i + n;
		i = done - 1;
	}
	if (done > 0) {
		buf_add(&t->text, str_from(s, done));
		s = buf_str(&t->text);
	}
	return (struct rdf_term){ RDF_LITERAL, s, type };
}

/* ---- statements ------------------------------------------------------- */

static void
begin(struct teller *t, struct rdf_term subject)
{
	t->taker->begin(t->with, subject);
}

static void
end(struct teller *t)
{
	t->taker->end(t->with);
}

static void
say(struct teller *t, const char *predicate, struct rdf_term object)
{
	t->taker->say(t->with, predicate, object);
}

static void
say_a(struct teller *t, const char *class)
{
	say(t, "rdf:type", (struct rdf_term){ .kind = RDF_NAME,
	    .text = str_of(class) });
}

/* A blank node of this class; what follows is about it, until back(). */
static void
open(struct teller *t, const char *predicate, const char *class)
{
	say(t, predicate, (struct rdf_term){ .kind = RDF_BLANK });
	if (class != NULL)
		say_a(t, class);
}

static void
back(struct teller *t)
{
	t->taker->back(t->with);
}

/* Nothing where there is none. */
static void
say_text(struct teller *t, const char *predicate, struct str s)
{
	if (s.n > 0)
		say(t, predicate, literal(t, s, NULL));
}

static void
say_date(struct teller *t, const char *predicate, struct str s)
{
	if (s.n > 0)
		say(t, predicate, literal(t, s, !date_ok(s) ? NULL
		    : s.n == 4 ? "xsd:gYear" : s.n == 7 ? "xsd:gYearMonth"
		    : "xsd:date"));
}

static void
say_real(struct teller *t, const char *predicate, double x)
{
	t->text.n = 0;
	buf_number(&t->text, x);
	say(t, predicate, (struct rdf_term){ RDF_LITERAL, buf_str(&t->text),
	    "xsd:double" });
}

static void
say_count(struct teller *t, const char *predicate, uint32_t n)
{
	t->text.n = 0;
	buf_integer(&t->text, n);
	say(t, predicate, (struct rdf_term){ RDF_LITERAL, buf_str(&t->text),
	    "xsd:integer" });
}

static void
say_flag(struct teller *t, const char *predicate, bool is_true)
{
	say(t, predicate, (struct rdf_term){ RDF_LITERAL, is_true
	    ? STR("true") : STR("false"), "xsd:boolean" });
}

static void
say_entity(struct teller *t, const char *predicate, uint32_t i)
{
	if (i != NONE)
		say(t, predicate, entity(t, i));
}

static void
say_entities(struct teller *t, const char *predicate, const ids *list)
{
	for (uint32_t i = 0; i < list->n; i++)
		say_entity(t, predicate, list->at[i]);
}

/* ---- Web Annotation --------------------------------------------------- */

static void
say_position(struct teller *t, uint32_t from, uint32_t to)
{
	open(t, "oa:hasSelector", "oa:TextPositionSelector");
	say_count(t, "oa:start", from);
	say_count(t, "oa:end", to);
	back(t);
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
say_quote(struct teller *t, const struct k_evidence *e)
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
	open(t, "oa:hasSelector", "oa:TextQuoteSelector");
	say(t, "oa:exact", literal(t, exact, NULL));
	say_text(t, "oa:prefix", prefix);
	say_text(t, "oa:suffix", suffix);
	back(t);
}

static void
tell_mention(struct teller *t, const struct k_entity *e, uint32_t i)
{
	const struct k_mention *m = &e->mentions.at[i];

	begin(t, (struct rdf_term){ .kind = RDF_BLANK });
	say_a(t, "oa:Annotation");
	say(t, "oa:motivatedBy", name(t, "oa", "identifying"));
	say(t, "oa:hasBody", iri(t, "", e->id));
	say_text(t, "ww:form", str_of(mention_form_names[m->form]));
	open(t, "oa:hasTarget", NULL);
	say(t, "oa:hasSource", document(t, m->document));
	say_position(t, m->begin, m->end);
	if (m->text.n > 0) {
		open(t, "oa:hasSelector", "oa:TextQuoteSelector");
		say_text(t, "oa:exact", m->text);
		back(t);
	}
	back(t);
	end(t);
}

/* Who of the event is named where, as this evidence has it. */
static void
say_roles(struct teller *t, const struct k_evidence *e)
{
	for (uint32_t i = 0; i < e->roles.n; i++) {
		const struct k_role *r = &e->roles.at[i];

		open(t, "ww:role", "sem:Role");
		say(t, "sem:roleType", name(t, "ww", role_names[r->role]));
		say_entity(t, "rdf:value", r->entity);
		say_position(t, r->begin, r->end);
		back(t);
	}
}

/* Which of the event's fields this document tells, and that it has none. */
static void
say_without(struct teller *t, bool has, bool is_empty, const char *key)
{
	if (has && is_empty)
		say_text(t, "ww:without", str_of(key));
}

/* What this document tells otherwise. */
static void
say_told(struct teller *t, const struct k_told *told)
{
	open(t, "ww:told", "sem:Event");
	if (told->has_type)
		say(t, "sem:eventType", name(t, "ww",
		    event_type_names[told->type]));
	say_entities(t, "ww:source", &told->source);
	say_entities(t, "ww:target", &told->target);
	say_without(t, told->has_source, told->source.n == 0, "source");
	say_without(t, told->has_target, told->target.n == 0, "target");
	say_without(t, told->has_place, told->place == NONE, "place");
	if (told->has_place)
		say_entity(t, "sem:hasPlace", told->place);
	say_without(t, told->has_date, told->date.n == 0, "date");
	if (told->has_date)
		say_date(t, "sem:hasTimeStamp", told->date);
	if (told->has_status)
		say_text(t, "ww:status", str_of(status_names[told->status]));
	say_without(t, told->has_attribution, told->attribution == NONE,
	    "attribution");
	if (told->has_attribution)
		say_entity(t, "sem:accordingTo", told->attribution);
	back(t);
}

/* The annotation number `i` of what is called `id`. */
static void
tell_evidence(struct teller *t, struct str id, const struct k_evidence *e,
    uint32_t i)
{
	struct rdf_term me = iri(t, "", id);

	buf_printf(&t->text, ":evidence:%u", (unsigned)i + 1);
	me.text = buf_str(&t->text);
	begin(t, me);
	say_a(t, "oa:Annotation");
	say(t, "oa:motivatedBy", name(t, "oa", "identifying"));
	say(t, "oa:hasBody", iri(t, "", id));
	open(t, "oa:hasTarget", NULL);
	say(t, "oa:hasSource", document(t, e->document));
	say_position(t, e->begin, e->end);
	say_quote(t, e);
	back(t);
	say_text(t, "ww:foundBy", e->by);
	say_text(t, "ww:rule", e->rule);
	if (e->score >= 0)
		say_real(t, "ww:score", e->score);
	say_roles(t, e);
	if (e->told != NULL)
		say_told(t, e->told);
	end(t);
}

/* The documents that tell it, each once. */
static void
say_documents(struct teller *t, const struct k_evidence *at, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		uint32_t j = 0;

		while (j < i && at[j].document != at[i].document)
			j++;
		if (j == i)
			say(t, "prov:wasDerivedFrom",
			    document(t, at[i].document));
	}
}

/* ---- records ---------------------------------------------------------- */

static void
tell_documents(struct teller *t)
{
	for (uint32_t i = 0; i < t->k->documents.n; i++) {
		const struct k_document *d = &t->k->documents.at[i];

		begin(t, document(t, i));
		say_a(t, "prov:Entity");
		say_a(t, "schema:Article");
		say(t, "dcterms:identifier", literal(t, d->id, NULL));
		say_text(t, "dcterms:title", d->title);
		say_text(t, "dcterms:language", d->language);
		say_date(t, "dcterms:date", d->date);
		say_text(t, "schema:url", d->url);
		say_text(t, "ww:path", d->path);
		say_count(t, "ww:length", d->length);
		if (d->copy_of != NONE)
			say(t, "prov:wasDerivedFrom", document(t, d->copy_of));
		end(t);
	}
}

static const char *const entity_classes[ENTITY_TYPE_COUNT][5] = {
	[PERSON] = { "sem:Actor", "prov:Agent", "schema:Person" },
	[ORGANIZATION] = { "sem:Actor", "prov:Agent", "schema:Organization" },
	[COUNTRY] = { "sem:Actor", "sem:Place", "prov:Agent",
		"schema:Country" },
	[PLACE] = { "sem:Place", "schema:Place" },
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
say_wikidata(struct teller *t, struct str item)
{
	if (!is_wikidata(item)) {
		say_text(t, "ww:wikidata", item);
		return;
	}
	t->text.n = 0;
	buf_lit(&t->text, "http://www.wikidata.org/entity/");
	buf_add(&t->text, item);
	say(t, "owl:sameAs", (struct rdf_term){ .kind = RDF_IRI,
	    .text = buf_str(&t->text) });
}

static void
tell_entities(struct teller *t)
{
	for (uint32_t i = 0; i < t->k->entities.n; i++) {
		const struct k_entity *e = &t->k->entities.at[i];

		begin(t, entity(t, i));
		for (const char *const *c = entity_classes[e->type];
		    *c != NULL; c++)
			say_a(t, *c);
		say(t, "rdfs:label", literal(t, e->name, NULL));
		for (uint32_t j = 0; j < e->aliases.n; j++)
			say_text(t, "skos:altLabel", e->aliases.at[j]);
		say_text(t, "ww:country", e->country);
		say_text(t, "schema:gender", e->gender == GENDER_FEM
		    ? STR("female") : e->gender == GENDER_MASC ? STR("male")
		    : STR(""));
		say_wikidata(t, e->wikidata);
		end(t);
		for (uint32_t j = 0; j < e->mentions.n; j++)
			tell_mention(t, e, j);
	}
}

static void
tell_relation(struct teller *t, const struct k_relation *r)
{
	struct buf predicate = { 0 };

	buf_printf(&predicate, "ww:%s%c", relation_type_names[r->type], '\0');
	begin(t, iri(t, "", r->id));
	say_a(t, "rdf:Statement");
	say(t, "rdf:predicate", name(t, "ww", relation_type_names[r->type]));
	say_entity(t, "rdf:subject", r->source);
	say_entity(t, "rdf:object", r->target);
	say_text(t, "rdfs:label", r->label);
	say_flag(t, "ww:former", r->is_former);
	say_date(t, "ww:since", r->since);
	say_date(t, "ww:until", r->until);
	say_real(t, "ww:confidence", r->confidence);
	say_documents(t, r->evidence.at, r->evidence.n);
	end(t);
	for (uint32_t e = 0; e < r->evidence.n; e++)
		tell_evidence(t, r->id, &r->evidence.at[e], e);
	if (!r->is_former) {
		begin(t, entity(t, r->source));
		say_entity(t, predicate.s, r->target);
		end(t);
	}
	buf_free(&predicate);
}

static void
tell_event(struct teller *t, const struct k_event *e)
{
	begin(t, iri(t, "", e->id));
	say_a(t, "sem:Event");
	say(t, "sem:eventType", name(t, "ww", event_type_names[e->type]));
	say_text(t, "ww:status", str_of(status_names[e->status]));
	if (e->mode != NONE)
		say_text(t, "ww:mode", str_of(event_modes[e->mode].name));
	say_text(t, "rdfs:label", e->label);
	say_entities(t, "ww:source", &e->source);
	say_entities(t, "ww:target", &e->target);
	say_entities(t, "sem:hasActor", &e->source);
	say_entities(t, "sem:hasActor", &e->target);
	say_entity(t, "sem:hasPlace", e->place);
	say_entity(t, "sem:accordingTo", e->attribution);
	say_date(t, "sem:hasTimeStamp", e->date);
	say_real(t, "ww:intensity", e->intensity);
	say_real(t, "ww:confidence", e->confidence);
	say_documents(t, e->evidence.at, e->evidence.n);
	end(t);
	for (uint32_t i = 0; i < e->evidence.n; i++)
		tell_evidence(t, e->id, &e->evidence.at[i], i);
}

/* Who acts and who is acted on are both actors. */
static void
tell_roles(struct teller *t)
{
	static const enum role actors[] = { ROLE_SOURCE, ROLE_TARGET };

	for (size_t i = 0; i < sizeof actors / sizeof *actors; i++) {
		begin(t, name(t, "ww", role_names[actors[i]]));
		say(t, "rdfs:subPropertyOf", name(t, "sem", "hasActor"));
		end(t);
	}
}

void
rdf_tell(const struct knowledge *k, const struct rdf_taker *taker, void *with)
{
	struct teller t = { .k = k, .taker = taker, .with = with };

	tell_roles(&t);
	tell_documents(&t);
	tell_entities(&t);
	for (uint32_t i = 0; i < k->relations.n; i++)
		tell_relation(&t, &k->relations.at[i]);
	for (uint32_t i = 0; i < k->events.n; i++)
		tell_event(&t, &k->events.at[i]);
	buf_free(&t.text);
}
