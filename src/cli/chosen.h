/* chosen: the graph that the options of a command ask for: by which view of
 * knowledge, which of its events and actors, which part of it. */
#ifndef CHOSEN_H
#define CHOSEN_H

#include "cli/opt.h"
#include "graph/filter.h"

struct graph;
struct source;

/* Which events and actors of knowledge.  NULL: not given. */
struct event_options {
	const char *type, *country, *event, *status, *sign, *since, *until,
	    *undated, *attributed, *min_confidence;
};

/* The same, and which part of the graph. */
struct view_options {
	const char *view, *edges;
	struct event_options events;
	const char *min_weight, *ego, *depth, *component, *core;
};

/* For an OPT_GROUP row of a command's table; the second is all of the first
 * and more. */
extern const struct opt event_opts[], view_opts[];

/* Are the options sound?  0, or the exit status with the reason said: ask
 * before the work. */
int event_options_check(const struct command *, const struct event_options *);
int view_options_check(const struct command *, const struct view_options *);

/* What the events' options ask for; they are sound. */
void event_options_filter(struct arena *, const struct event_options *,
    struct filter *out);

/* How sure events must be, 0…1. */
double event_options_confidence(const struct event_options *);

/* Do the options speak of what the knowledge has?  0, or the exit status with
 * the reason said. */
int event_options_fit(const struct command *, const struct event_options *,
    const struct knowledge *);

/* Say that so many events were left out for want of a date. */
void event_options_note(const struct command *, uint32_t undated);

void view_options_filter(struct arena *, const struct view_options *,
    struct filter *out);

/* Whom --ego and --component name: ids of nodes, empty for none.  0, or the
 * exit status with the reason said. */
struct part_names { struct str ego, component; };
int view_options_names(const struct command *, const struct view_options *,
    const struct graph *, struct part_names *out);

/* What the options leave of the graph; nothing where the named are not in
 * it. */
void view_options_part(const struct view_options *, const struct part_names *,
    struct graph *);

/* Make the graph of what was read (source_read()): knowledge by the view
 * called `view` unless the options say another, a graph as it is; then what
 * the options leave of it.  0, or the exit status with the reason said: a
 * name that is nobody's, an option that needs knowledge. */
int view_options_see(const struct command *, const struct view_options *,
    const char *view, struct source *);

#endif
