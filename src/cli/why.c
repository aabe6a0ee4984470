/* whowhom why: the sentences behind what is said of one or between two. */
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/file.h"
#include "cli/dated.h"
#include "cli/name.h"
#include "cli/print.h"
#include "cli/source.h"
#include "corpus/doubt.h"

static struct options {
	bool is_merge;
} options;

static const struct opt opts[] = {
	{ 0, "merge", OPT_FLAG, offsetof(struct options, is_merge), NULL,
	  "say instead why the names are one, or A and B two", NULL },
	OPT_END
};

static int run(int argc, char **argv);

const struct command cmd_why = {
	"why", "KNOWLEDGE A [B]", 2, 3,
	"Print the sentences that say what A has to do with B.",
	"A and B are names, aliases, ids, the beginning or the last words of "
	"one, without regard\nto case and marks.",
	opts, run
};

/* Who is asked for; `b` is NONE where only A is. */
struct question {
	const struct knowledge *k;
	uint32_t a, b;
};

/* ---- who -------------------------------------------------------------- */

static bool
is_event_asked(const struct question *q, const struct k_event *e)
{
	return takes_part(e, q->a) && (q->b == NONE || takes_part(e, q->b));
}

static bool
is_relation_asked(const struct question *q, const struct k_relation *r)
{
	if (q->b == NONE)
		return r->source == q->a || r->target == q->a;
	return (r->source == q->a && r->target == q->b) ||
	    (r->source == q->b && r->target == q->a);
}

/* ---- what is said ------------------------------------------------------ */

/* As one line: sentences may hold line ends. */
static void
put_line(struct buf *b, struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		buf_char(b, (unsigned char)s.s[i] < ' ' ? ' ' : s.s[i]);
	buf_char(b, '\n');
}

static void
put_names(struct buf *b, const struct knowledge *k, const char *role,
    const uint32_t *who, uint32_t n)
{
	if (n == 0)
		return;
	buf_printf(b, "  %-12s", role);
	for (uint32_t i = 0; i < n; i++) {
		if (i > 0)
			buf_lit(b, ", ");
		buf_add(b, k->entities.at[who[i]].name);
	}
	buf_char(b, '\n');
}

static void
put_told_names(struct buf *b, const struct knowledge *k, const char *role,
    const ids *who)
{
	buf_printf(b, ", %s", role);
	for (uint32_t i = 0; i < who->n; i++) {
		buf_add(b, i > 0 ? STR(" and ") : STR(" "));
		buf_add(b, k->entities.at[who->at[i]].name);
	}
	if (who->n == 0)
		buf_lit(b, " nobody");
}

/* What this document tells otherwise. */
static void
put_told(struct buf *b, const struct knowledge *k, const struct k_told *t)
{
	if (t->has_type)
		buf_printf(b, ", type %s", event_type_names[t->type]);
	if (t->has_source)
		put_told_names(b, k, "source", &t->source);
	if (t->has_target)
		put_told_names(b, k, "target", &t->target);
	if (t->has_place)
		buf_printf(b, ", place " STR_FMT, STR_ARG(t->place != NONE
		    ? k->entities.at[t->place].name : STR("unknown")));
	if (t->has_date)
		buf_printf(b, ", date " STR_FMT, STR_ARG(t->date.n > 0
		    ? t->date : STR("unknown")));
	if (t->has_status)
		buf_printf(b, ", status %s", status_names[t->status]);
	if (t->has_attribution)
		buf_printf(b, ", attribution " STR_FMT,
		    STR_ARG(t->attribution != NONE
		    ? k->entities.at[t->attribution].name : STR("nobody")));
}

static void
put_evidence(struct buf *b, const struct knowledge *k,
    const struct k_evidence *e)
{
	buf_lit(b, "  ");
	buf_add(b, k->documents.at[e->document].id);
	buf_printf(b, ":%u-%u", (unsigned)e->begin, (unsigned)e->end);
	if (e->by.n > 0 || e->rule.n > 0)
		buf_printf(b, ", " STR_FMT "%s" STR_FMT, STR_ARG(e->by),
		    e->by.n > 0 && e->rule.n > 0 ? " " : "", STR_ARG(e->rule));
	if (e->score >= 0)
		buf_printf(b, ", %.2f", e->score);
	if (e->told != NULL)
		put_told(b, k, e->told);
	buf_lit(b, "\n    ");
	put_line(b, e->text);
}

static void
put_event(struct buf *b, const struct knowledge *k, const struct k_event *e)
{
	buf_add(b, str_of(event_type_names[e->type]));
	if (e->mode != NONE)
		buf_printf(b, "/%s", event_modes[e->mode].name);
	if (e->label.n > 0)
		buf_printf(b, " " STR_FMT, STR_ARG(e->label));
	buf_printf(b, ", %s, " STR_FMT "\n", status_names[e->status],
	    STR_ARG(e->date.n > 0 ? e->date : STR("no date")));
	put_names(b, k, "source", e->source.at, e->source.n);
	put_names(b, k, "target", e->target.at, e->target.n);
	put_names(b, k, "place", &e->place, e->place != NONE);
	put_names(b, k, "attribution", &e->attribution,
	    e->attribution != NONE);
	for (uint32_t i = 0; i < e->evidence.n; i++)
		put_evidence(b, k, &e->evidence.at[i]);
	buf_char(b, '\n');
}

static void
put_relation(struct buf *b, const struct knowledge *k,
    const struct k_relation *r)
{
	buf_add(b, str_of(relation_type_names[r->type]));
	if (r->label.n > 0)
		buf_printf(b, " " STR_FMT, STR_ARG(r->label));
	if (r->is_former)
		buf_lit(b, ", former");
	if (r->since.n > 0)
		buf_printf(b, ", since " STR_FMT, STR_ARG(r->since));
	if (r->until.n > 0)
		buf_printf(b, ", until " STR_FMT, STR_ARG(r->until));
	buf_char(b, '\n');
	put_names(b, k, "source", &r->source, 1);
	put_names(b, k, "target", &r->target, 1);
	for (uint32_t i = 0; i < r->evidence.n; i++)
		put_evidence(b, k, &r->evidence.at[i]);
	buf_char(b, '\n');
}

/* ---- who is one --------------------------------------------------------- */

static bool
has_text(const str_list *l, struct str s)
{
	for (uint32_t i = 0; i < l->n; i++)
		if (str_eq(l->at[i], s))
			return true;
	return false;
}

/* The document, and what it calls the entity besides. */
static void
put_caller(struct arena *mem, struct buf *b, const struct knowledge *k,
    const struct k_entity *e, const struct k_called *c)
{
	str_list seen = { 0 };
	uint32_t which = 0;

	for (const struct k_called *x = e->called.at; x < c; x++)
		which += x->document == c->document;
	buf_lit(b, "    ");
	buf_add(b, c->document != NONE ? k->documents.at[c->document].id
	    : STR("no document"));
	*PUSH(mem, &seen) = c->name;
	for (uint32_t i = 0; i < e->mentions.n; i++) {
		const struct k_mention *m = &e->mentions.at[i];

		if (m->document != c->document || m->called != which ||
		    m->form != FORM_NAME || has_text(&seen, m->text))
			continue;
		buf_add(b, seen.n > 1 ? STR(", ") : STR(": "));
		buf_add(b, m->text);
		*PUSH(mem, &seen) = m->text;
	}
	buf_char(b, '\n');
}

/* Each name once, with its rule and the documents. */
static void
put_names_of(struct arena *mem, struct buf *b, const struct knowledge *k,
    const struct k_entity *e)
{
	buf_printf(b, STR_FMT ", " STR_FMT "\n", STR_ARG(e->name),
	    STR_ARG(e->id));
	for (uint32_t i = 0; i < e->called.n; i++) {
		const struct k_called *c = &e->called.at[i];
		bool is_new = true;

		for (uint32_t n = 0; n < i; n++)
			is_new &= e->called.at[n].by != c->by ||
			    !str_eq(e->called.at[n].name, c->name);
		if (!is_new)
			continue;
		buf_printf(b, "  " STR_FMT ": %s\n", STR_ARG(c->name),
		    doubt_rule(c->by));
		for (uint32_t n = i; n < e->called.n; n++)
			if (e->called.at[n].by == c->by &&
			    str_eq(e->called.at[n].name, c->name))
				put_caller(mem, b, k, e, &e->called.at[n]);
	}
}

/* All documents call it by its name. */
static void
put_plain(struct arena *mem, struct buf *b, const struct knowledge *k,
    const struct k_entity *e)
{
	struct k_entity all = *e;

	for (uint32_t i = 0; i < e->mentions.n; i++)
		if (i == 0 || e->mentions.at[i].document !=
		    e->mentions.at[i - 1].document)
			*PUSH(mem, &all.called) = (struct k_called){
				.document = e->mentions.at[i].document,
				.name = e->name, .by = MERGE_NAME };
	put_names_of(mem, b, k, &all);
}

static void
answer_merge(struct arena *mem, const struct question *q, struct buf *b)
{
	const struct k_entity *list = q->k->entities.at;
	const uint32_t who[] = { q->a, q->b };

	for (int i = 0; i < 2; i++) {
		if (who[i] == NONE || (i == 1 && q->a == q->b))
			continue;
		if (i == 1)
			buf_printf(b, "\nnot one: " STR_FMT "\n\n",
			    STR_ARG(doubt_between(mem, q->k, q->a, q->b)
			    .reason));
		if (list[who[i]].called.n > 0)
			put_names_of(mem, b, q->k, &list[who[i]]);
		else
			put_plain(mem, b, q->k, &list[who[i]]);
	}
}

/* ---- the answer -------------------------------------------------------- */

static void
answer(struct arena *mem, const struct question *q, struct buf *b)
{
	VEC(struct dated) events = { 0 };

	for (uint32_t i = 0; i < q->k->relations.n; i++)
		if (is_relation_asked(q, &q->k->relations.at[i]))
			put_relation(b, q->k, &q->k->relations.at[i]);
	for (uint32_t i = 0; i < q->k->events.n; i++)
		if (is_event_asked(q, &q->k->events.at[i]))
			*PUSH(mem, &events) = (struct dated){
			    q->k->events.at[i].date, i };
	if (events.n > 1)
		qsort(events.at, events.n, sizeof *events.at, by_date);
	for (uint32_t i = 0; i < events.n; i++)
		put_event(b, q->k, &q->k->events.at[events.at[i].event]);
}

static int
why(struct arena *mem, const struct args *args, struct source *s)
{
	struct question q = { .k = &s->knowledge, .b = NONE };
	struct buf b = { 0 };
	int status;

	if ((status = source_read_knowledge(s, args->at[0])) != 0 ||
	    (status = name_find_entity(&cmd_why, q.k,
	    args->at[1], &q.a)) != 0)
		return status;
	if (args->n > 2 &&
	    (status = name_find_entity(&cmd_why, q.k, args->at[2], &q.b)) != 0)
		return status;
	if (options.is_merge)
		answer_merge(mem, &q, &b);
	else
		answer(mem, &q, &b);
	if (b.n == 0)
		fputs("whowhom why: nothing is told of that\n", stderr);
	else if (!options.is_merge)
		b.n--;	/* no blank line at the end */
	status = print_out(buf_str(&b));
	buf_free(&b);
	return status;
}

static int
run(int argc, char **argv)
{
	struct arena mem = { 0 };
	struct source s = { 0 };
	struct args args = opt_parse(&mem, &cmd_why, argc, argv, &options);
	int status = args.is_over ? args.status : why(&mem, &args, &s);

	source_free(&s);
	arena_free(&mem);
	return status;
}
