/* maker: a graph in the making; rows and what they rest on.  Only the views
 * of graph/ include this. */
#ifndef MAKER_H
#define MAKER_H

#include "base/map.h"
#include "graph/view.h"

enum node_column {
#define NODE(id, name, type, help) NODE_##id,
#define EDGE(id, name, type, help)
#include "graph/columns.def"
#undef NODE
#undef EDGE
	NODE_COLUMN_COUNT
};

enum edge_column {
#define NODE(id, name, type, help)
#define EDGE(id, name, type, help) EDGE_##id,
#include "graph/columns.def"
#undef NODE
#undef EDGE
	EDGE_COLUMN_COUNT
};

struct maker {
	struct graph           *g;
	const struct knowledge *k;
	const struct filter    *filter;
	struct selection        keep;
	uint32_t               *node;	/* of each entity, or NONE            */
	uint32_t               *original;	/* of each document: itself, or
						 * what it is a copy of       */
	uint32_t               *teller;	/* of each original: the print of it
					 * that counts                        */
	struct arena            work;	/* of what one row needs: freed often */
	struct map              ids;	/* of nodes and edges together        */
	uint32_t                row;	/* the row being filled …             */
	struct rows            *rows;	/* … of these                         */
};

/* ---- rows: of the one being filled -------------------------------------- */

uint32_t maker_add_node(struct maker *, struct str id, const char *type,
    struct str label);
void maker_add_edge(struct maker *, struct str id, struct edge ends,
    const char *kind);

union cell *maker_cell(struct maker *, uint32_t column);
void maker_set_text(struct maker *, uint32_t column, struct str);
void maker_set_integer(struct maker *, uint32_t column, int64_t);

/* One more member of the list; `add`: unless it is there.  A `;` in it becomes
 * `,`: formats join members with it. */
void maker_push_text(struct maker *, uint32_t column, struct str);
void maker_add_text(struct maker *, uint32_t column, struct str);

/* -1, 0, 1. */
int64_t maker_sign(double);

/* Every entity's own number: it counts as itself. */
uint32_t *maker_themselves(struct maker *);

/* The node of the entity, as the knowledge has it. */
void maker_add_entity(struct maker *, uint32_t entity);

/* ---- evidence ----------------------------------------------------------- */

/* What an edge rests on: all evidence of a claim, or in multi one piece.
 * Lives in `work`. */
struct basis {
	const struct k_evidence *at;
	uint32_t                 n;
	ids                      documents;	/* in order, each once        */
	int64_t                  count;		/* told so often, copies once */
	double                   confidence;
};
typedef VEC(struct basis) bases;

/* All evidence of a claim that is so sure. */
struct basis maker_whole(struct maker *, const struct k_evidence *at,
    uint32_t n, double confidence);

/* The bases of a claim that is so sure: one, or in multi as many as count. */
bases maker_bases(struct maker *, const struct k_evidence *at, uint32_t n,
    double confidence);

/* The numbers, sorted, each once. */
void maker_sort(ids *);

/* Of copies of one article one counts: are these told by it? */
void maker_choose_tellers(struct maker *, const ids *documents);
bool maker_is_teller(const struct maker *, uint32_t document);

void maker_set_documents(struct maker *, uint32_t column, const ids *);

/* The best evidence that `who` has the role, where actor[] says as whom each
 * entity counts; `who` NONE: the best at all.  NULL if there is none. */
const struct k_evidence *maker_best(const struct basis *,
    const uint32_t *actor, uint32_t who, enum role);
void maker_set_evidence(struct maker *, const struct k_evidence *);

/* ---- who to whom -------------------------------------------------------- */

/* Who counts as whom in a view of actors. */
struct cast {
	const uint32_t *actor;		/* of each entity: a number, or NONE  */
	const struct str *ids;		/* of each number                     */
	bool            is_folded;	/* many are one: no edge within one   */
};

/* One edge: what events of one type and status say between two, or in multi
 * one piece of evidence of one event.  Meetings and agreements are between
 * equals, unless one came to the other. */
struct bundle {
	struct bundle_key {
		uint32_t source, target;	/* numbers of the cast        */
		uint32_t type, status, is_equal;
		uint32_t event, piece;		/* in multi, else 0           */
	} key;
	ids events;
};
typedef VEC(struct bundle) bundles;

/* The edges of all events that stay, in the order in which they are told. */
void maker_bundle(struct maker *, const struct cast *, bundles *out);

/* One row each; node[] is that of each number. */
void maker_add_bundles(struct maker *, const struct cast *, const bundles *,
    const uint32_t *node);

/* ---- views -------------------------------------------------------------- */

void view_events(struct maker *);
void view_actors(struct maker *);
void view_countries(struct maker *);
void view_cooccurrence(struct maker *);

#endif
