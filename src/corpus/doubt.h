/* doubt: which entities may yet be one, or no one. */
#ifndef DOUBT_H
#define DOUBT_H

#include "corpus/knowledge.h"

/* The most doubtful first. */
enum doubt_kind {
	DOUBT_TYPE,			/* one name, two types                */
	DOUBT_FACTS,			/* one name, facts that clash         */
	DOUBT_LETTER,			/* one letter apart                   */
	DOUBT_SPELLING,			/* one only by spelling               */
	DOUBT_SHORT,			/* one's name is a shorter one        */
	DOUBT_LAST,			/* a last name alone was enough       */
	DOUBT_GIVEN,			/* given names differ after a letter  */
	DOUBT_NONE			/* nothing speaks for one             */
};

struct doubt {
	enum doubt_kind kind;
	uint32_t        a, b;		/* entities; the same: may be several */
	struct str      name;		/* a == b: the name that is doubtful  */
	struct str      reason;
	uint32_t        mentions;	/* of both                            */
};
typedef VEC(struct doubt) doubts;

/* Why two entities are not one. */
struct doubt doubt_between(struct arena *, const struct knowledge *,
    uint32_t a, uint32_t b);

/* All that is doubtful, the most first. */
doubts doubt_all(struct arena *, const struct knowledge *);

/* What a rule of merging says, for people. */
const char *doubt_rule(enum merge_rule);

#endif
