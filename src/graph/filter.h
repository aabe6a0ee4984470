/* filter: which events and entities of knowledge a view shows.
 *
 * Filters combine: an event stays that passes all of them.  Types and
 * countries are of entities: those of others are left out, and with them the
 * events in which none of those left acts or is acted on.  Where events are
 * filtered otherwise (but by status), entities are left out that take part in
 * none of those left. */
#ifndef FILTER_H
#define FILTER_H

#include "base/file.h"
#include "corpus/knowledge.h"

/* A set of statuses: 1u << ACTUAL | … */
#define ALL_STATUSES ((1u << STATUS_COUNT) - 1)

enum attributed { ATTRIBUTED_ANY, ATTRIBUTED_NO, ATTRIBUTED_ONLY };

/* Zeroed: all, as the view has it. */
struct filter {
	bool     is_multi;	/* one edge for each piece of evidence        */
	unsigned statuses;	/* 0: the view's own                          */
	unsigned signs;		/* 1u << (sign + 1) | …; 0: all               */
	unsigned types;		/* of entities, 1u << PERSON | …; 0: all      */
	unsigned event_types;	/* 1u << EVENT_AID | … and                    */
	ids      modes;		/* of event_modes; both empty: all            */
	bool     has_since, has_until;
	long     since, until;	/* days (base/date.h), both included; an event
				 * whose date may lie outside is left out     */
	bool     is_reported;	/* without a date: when first reported        */
	enum attributed attributed;	/* rests on somebody's word alone     */
	str_list countries;	/* ISO 3166-1 codes or names of states        */
};

/* What stays: a flag for each. */
struct selection {
	bool    *events, *entities;
	uint32_t undated;	/* left out only since their date is not known
				 * or not exact enough                        */
};

enum in_time { IN_TIME, OUT_OF_TIME, TIME_UNKNOWN };

/* Does a date (ISO 8601, may be empty) lie in the filter's time? */
enum in_time filter_in_time(const struct filter *, struct str date);

/* The date of the first document that tells the event; may be empty. */
struct str filter_reported(const struct knowledge *, const struct k_event *);

/* The date by which the filter judges the event: its own, else, where the
 * filter says so, when it was first reported; may be empty. */
struct str filter_date(const struct filter *, const struct knowledge *,
    const struct k_event *);

/* `statuses`: where the filter names none; 0: the view is not of events, and
 * none stays. */
void filter_select(struct arena *, const struct filter *,
    const struct knowledge *, unsigned statuses, struct selection *out);

/* The set named by `actual,planned` or `all`, by `positive,neutral`, by
 * `person,place`.  0, or -1. */
int filter_statuses(struct str names, unsigned *out);
int filter_signs(struct str names, unsigned *out);
int filter_types(struct str names, unsigned *out);

/* PLOVER's types and modes, `ASSAULT,visit,COERCE/arrest`, in any case.
 * 0, or -1 with *bad_out the one that is none. */
int filter_events(struct arena *, struct filter *, struct str names,
    struct str *bad_out);

#endif
