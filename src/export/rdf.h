/* rdf: the knowledge as statements of RDF, for who writes or checks them.
 *
 * Events are those of the Simple Event Model; where they come from is told by
 * PROV-O; evidence and mentions are Web Annotations, whose selectors count
 * code points and quote the sentence: prefix, exact and suffix together are
 * it.  What those have no word for is in <urn:whowhom:def:>. */
#ifndef RDF_H
#define RDF_H

#include "corpus/knowledge.h"

enum rdf_kind {
	RDF_NAME,			/* with a prefix: `sem:Event`         */
	RDF_IRI,
	RDF_LITERAL,
	RDF_BLANK			/* a node without a name              */
};

struct rdf_term {
	enum rdf_kind kind;
	struct str    text;		/* borrowed until the next; clean:
					 * no character that XML refuses      */
	const char   *type;		/* of a literal, `xsd:date`; NULL:
					 * a string                           */
};

/* Who takes them, one after the other. */
struct rdf_taker {
	/* The next statements are about this one. */
	void (*begin)(void *, struct rdf_term subject);
	/* `a_name p_name object`; of a blank object the next statements tell,
	 * until back(). */
	void (*say)(void *, const char *predicate, struct rdf_term object);
	void (*back)(void *);
	void (*end)(void *);
};

/* Tell all that is known, always in the same order.  `with` is handed on. */
void rdf_tell(const struct knowledge *, const struct rdf_taker *, void *with);

/* What prefixes stand for; ended by a row without a name. */
struct rdf_prefix { const char *name, *iri; };
extern const struct rdf_prefix rdf_prefixes[];

/* How deep blank nodes lie within each other, at most. */
enum { RDF_DEPTH = 4 };

#endif
