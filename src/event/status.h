/* status: did it happen? */
#ifndef EVENT_STATUS_H
#define EVENT_STATUS_H

#include "event/clause.h"

enum evidence {
#define EVIDENCE(name) E_##name,
#include "event/status.def"
#undef EVIDENCE
	EVIDENCE_COUNT
};
extern const char *const evidence_names[EVIDENCE_COUNT];

/* What the words around the predicate say of it, a bit each (1 << enum
 * evidence).  *none_out: it is the content of a demand, threat or refusal
 * (modals.tsv: none). */
uint64_t status_evidence(const struct reading *, const struct predicate *,
    bool *none_out);

/* Actual, planned, possible or negated, by the evidence and what each piece of
 * it weighs (status.tsv); `e` has its type, actors and attribution.
 * STATUS_COUNT: what is told is the content of a demand or refusal and no
 * event. */
enum status status_of(const struct reading *, const struct predicate *,
    const struct event *e);

/* Is an event of the type done by saying so: charges, refusals, demands …? */
bool is_speech_act(enum event_type);

/* What a word that governs or modifies an event says of it (modals.tsv,
 * status); empty: nothing.  Of a verb its particle counts, too. */
struct str stance_of(const struct reading *, uint32_t tok);

#endif
