/* whowhom events, whowhom timeline: who did what to whom, by time. */
#include <stdlib.h>

#include "base/buf.h"
#include "cli/chosen.h"
#include "cli/dated.h"
#include "cli/name.h"
#include "cli/print.h"
#include "cli/source.h"
#include "cli/listing.h"
#include "corpus/corpus.h"

static struct options {
	struct event_options events;
	long                 top;
	bool                 is_csv, is_json;
} options = { .top = -1 };

static const struct opt opts[] = {
	{ 'n', "top", OPT_COUNT, offsetof(struct options, top), "N",
	  "only the first N", NULL },
	{ 0, "csv", OPT_FLAG, offsetof(struct options, is_csv), NULL,
	  "print CSV", NULL },
	{ 0, "json", OPT_FLAG, offsetof(struct options, is_json), NULL,
	  "print JSON Lines: an event a line", NULL },
	{ 0, NULL, OPT_GROUP, offsetof(struct options, events), NULL, "",
	  event_opts },
	OPT_END
};

static int run_events(int argc, char **argv);
static int run_timeline(int argc, char **argv);

const struct command cmd_events = {
	"events", "KNOWLEDGE", 1, 1, "Print all events in order of time.",
	"Those without a date come last; --undated report puts them, in "
	"brackets, where they\nwere first reported. A negated event is denied. "
	"whowhom why prints the sentences.", opts, run_events
}, cmd_timeline = {
	"timeline", "KNOWLEDGE NAME", 2, 2,
	"Print the events of one actor in order of time.",
	"Of whoever acts, is acted on, is the place or tells of it.",
	opts, run_timeline
};

enum { DATE, REPORTED, TYPE, MODE, LABEL, WHO, WHOM, WHERE, STATUS, WORD,
	CONFIDENCE, TOLD, DOCUMENTS, SENTENCE, ID, SOURCE_IDS, TARGET_IDS,
	PLACE_ID, WORD_ID };

/* For people: what is needed to see what happened; for programs, all. */
static const struct listing_column columns[] = {
	[DATE] = { "date", LISTING_TEXT, 0 },
	[REPORTED] = { "reported", LISTING_TEXT, 0 },
	[TYPE] = { "type", LISTING_TEXT, 0 },
	[MODE] = { "mode", LISTING_TEXT, 0 },
	[LABEL] = { "label", LISTING_TEXT, 0 },
	[WHO] = { "who", LISTING_LIST, 0 },
	[WHOM] = { "whom", LISTING_LIST, 0 },
	[WHERE] = { "where", LISTING_TEXT, 0 },
	[STATUS] = { "status", LISTING_TEXT, 0 },
	[WORD] = { "on_whose_word", LISTING_TEXT, 0 },
	[CONFIDENCE] = { "confidence", LISTING_REAL, 0 },
	[TOLD] = { "told", LISTING_COUNT, 0 },
	[DOCUMENTS] = { "documents", LISTING_LIST, 0 },
	[SENTENCE] = { "sentence", LISTING_TEXT, 0 },
	[ID] = { "id", LISTING_TEXT, 0 },
	[SOURCE_IDS] = { "source", LISTING_LIST, 0 },
	[TARGET_IDS] = { "target", LISTING_LIST, 0 },
	[PLACE_ID] = { "place", LISTING_TEXT, 0 },
	[WORD_ID] = { "attribution", LISTING_TEXT, 0 },
	{ 0 }
};

enum { B_DATE, B_WHAT, B_LABEL, B_WHO, B_WHOM, B_WHERE, B_STATUS, B_WORD,
	B_DOCUMENT };

static const struct listing_column brief[] = {
	[B_DATE] = { "date", LISTING_TEXT, 0 },
	[B_WHAT] = { "what", LISTING_TEXT, 22 },
	[B_LABEL] = { "label", LISTING_TEXT, 20 },
	[B_WHO] = { "who", LISTING_LIST, 30 },
	[B_WHOM] = { "whom", LISTING_LIST, 30 },
	[B_WHERE] = { "where", LISTING_TEXT, 20 },
	[B_STATUS] = { "status", LISTING_TEXT, 0 },
	[B_WORD] = { "on whose word", LISTING_TEXT, 24 },
	[B_DOCUMENT] = { "document", LISTING_TEXT, 0 },
	{ 0 }
};

static void
set_names(struct arena *mem, union listing_cell *c, const struct knowledge *k,
    const ids *who)
{
	for (uint32_t i = 0; i < who->n; i++)
		*PUSH(mem, &c->list) = k->entities.at[who->at[i]].name;
}

static struct str
name_of(const struct knowledge *k, uint32_t entity)
{
	return entity != NONE ? k->entities.at[entity].name : STR("");
}

static struct str
id_of(const struct knowledge *k, uint32_t entity)
{
	return entity != NONE ? k->entities.at[entity].id : STR("");
}

static void
set_ids(struct arena *mem, union listing_cell *c, const struct knowledge *k,
    const ids *who)
{
	for (uint32_t i = 0; i < who->n; i++)
		*PUSH(mem, &c->list) = k->entities.at[who->at[i]].id;
}

static const char *
mode_of(const struct k_event *e)
{
	return e->mode != NONE ? event_modes[e->mode].name : "";
}

/* The documents that tell it, each once, in the order of the evidence. */
static void
set_documents(struct arena *mem, union listing_cell *c,
    const struct knowledge *k, const struct k_event *e)
{
	for (uint32_t i = 0; i < e->evidence.n; i++) {
		struct str id = k->documents.at[e->evidence.at[i].document].id;
		bool is_new = true;

		for (uint32_t j = 0; j < c->list.n; j++)
			is_new = is_new && !str_eq(c->list.at[j], id);
		if (is_new)
			*PUSH(mem, &c->list) = id;
	}
}

static void
add_whole(struct listing *t, const struct knowledge *k, const struct k_event *e)
{
	union listing_cell *c = listing_add(t);

	c[DATE].text = e->date;
	c[REPORTED].text = filter_reported(k, e);
	c[TYPE].text = str_of(event_type_names[e->type]);
	c[MODE].text = str_of(mode_of(e));
	c[LABEL].text = e->label;
	set_names(t->mem, &c[WHO], k, &e->source);
	set_names(t->mem, &c[WHOM], k, &e->target);
	c[WHERE].text = name_of(k, e->place);
	c[STATUS].text = str_of(status_names[e->status]);
	c[WORD].text = name_of(k, e->attribution);
	c[CONFIDENCE].number = e->confidence;
	c[TOLD].number = e->evidence.n;
	set_documents(t->mem, &c[DOCUMENTS], k, e);
	if (e->evidence.n > 0)
		c[SENTENCE].text = e->evidence.at[0].text;
	c[ID].text = e->id;
	set_ids(t->mem, &c[SOURCE_IDS], k, &e->source);
	set_ids(t->mem, &c[TARGET_IDS], k, &e->target);
	c[PLACE_ID].text = id_of(k, e->place);
	c[WORD_ID].text = id_of(k, e->attribution);
}

static void
add_brief(struct listing *t, const struct knowledge *k, const struct k_event *e,
    struct str date)
{
	union listing_cell *c = listing_add(t), documents = { 0 };

	c[B_DATE].text = e->date.n > 0 ? e->date : date.n > 0
	    ? arena_printf(t->mem, "(" STR_FMT ")", STR_ARG(date)) : STR("-");
	c[B_WHAT].text = arena_printf(t->mem, "%s%s%s",
	    event_type_names[e->type], e->mode != NONE ? "/" : "",
	    mode_of(e));
	c[B_LABEL].text = e->label;
	set_names(t->mem, &c[B_WHO], k, &e->source);
	set_names(t->mem, &c[B_WHOM], k, &e->target);
	c[B_WHERE].text = name_of(k, e->place);
	c[B_STATUS].text = str_of(status_names[e->status]);
	c[B_WORD].text = name_of(k, e->attribution);
	set_documents(t->mem, &documents, k, e);
	if (documents.list.n > 0)
		c[B_DOCUMENT].text = documents.list.at[0];
	if (documents.list.n > 1)
		c[B_DOCUMENT].text = arena_printf(t->mem, STR_FMT " +%u",
		    STR_ARG(documents.list.at[0]),
		    (unsigned)documents.list.n - 1);
}

/* ---- which, in what order ----------------------------------------------- */

static void
fill(struct listing *t, const struct knowledge *k, const struct filter *f,
    const struct selection *keep, uint32_t who)
{
	VEC(struct dated) list = { 0 };

	for (uint32_t i = 0; i < k->events.n; i++) {
		const struct k_event *e = &k->events.at[i];

		if (keep->events[i] && (who == NONE || takes_part(e, who)))
			*PUSH(t->mem, &list) = (struct dated){
			    filter_date(f, k, e), i };
	}
	if (list.n > 1)
		qsort(list.at, list.n, sizeof *list.at, by_date);
	for (uint32_t i = 0; i < list.n &&
	    (options.top < 0 || i < (unsigned long)options.top); i++) {
		const struct k_event *e = &k->events.at[list.at[i].event];

		if (options.is_csv || options.is_json)
			add_whole(t, k, e);
		else
			add_brief(t, k, e, list.at[i].date);
	}
}

static int
answer(const struct command *cmd, struct arena *mem, const struct knowledge *k,
    uint32_t who)
{
	bool is_whole = options.is_csv || options.is_json;
	struct listing t = listing_new(mem, is_whole ? columns : brief);
	struct filter f;
	struct selection keep;
	struct buf b = { 0 };
	int status;

	event_options_filter(mem, &options.events, &f);
	filter_select(mem, &f, k, ALL_STATUSES, &keep);
	event_options_note(cmd, keep.undated);
	fill(&t, k, &f, &keep, who);
	if (options.is_json)
		listing_put_json_lines(&b, &t);
	else if (options.is_csv)
		listing_put_csv(&b, &t);
	else
		listing_put_text(&b, &t);
	status = print_out(buf_str(&b));
	buf_free(&b);
	return status;
}

static int
run(const struct command *cmd, int argc, char **argv)
{
	struct arena mem = { 0 };
	struct source s = { 0 };
	struct args args = opt_parse(&mem, cmd, argc, argv, &options);
	uint32_t who = NONE;
	int status = args.status;

	if (!args.is_over && options.is_csv && options.is_json)
		status = opt_wrong(cmd, "--csv or --json?");
	else if (!args.is_over &&
	    (status = event_options_check(cmd, &options.events)) == 0 &&
	    (status = source_read_knowledge(&s, args.at[0])) == 0 &&
	    (status = event_options_fit(cmd, &options.events,
	    &s.knowledge)) == 0 && (args.n < 2 ||
	    (status = name_find_entity(cmd, &s.knowledge, args.at[1],
	    &who)) == 0)) {
		knowledge_keep(&s.knowledge,
		    event_options_confidence(&options.events));
		status = answer(cmd, &mem, &s.knowledge, who);
	}
	source_free(&s);
	arena_free(&mem);
	return status;
}

static int
run_events(int argc, char **argv)
{
	return run(&cmd_events, argc, argv);
}

static int
run_timeline(int argc, char **argv)
{
	return run(&cmd_timeline, argc, argv);
}
