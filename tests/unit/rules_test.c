/* rules_test: every `+` and `-` example of the rule files, read by the whole
 * pipeline.  `+`: one event of the rule's type has exactly the marked sources
 * and targets; `-`: no event of this rule is found.
 *
 *     rules_test [WORD]     only the rules whose name contains WORD */
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "pipeline.h"
#include "reader/reader.h"

/* A marked span of an example, in bytes of the unmarked text. */
struct mark { char role; uint32_t beg, end; };
typedef VEC(struct mark) marks;

/* `[S Kiew] warf` -> `Kiew warf`, and where the marks were. */
static struct str
unmark(struct arena *mem, struct str text, marks *out)
{
	struct buf b = { 0 };
	struct str plain;
	char role = 0;
	uint32_t beg = 0;

	for (size_t i = 0; i < text.n; i++) {
		if (text.s[i] == '[' && i + 2 < text.n &&
		    text.s[i + 2] == ' ') {
			role = text.s[i + 1];
			beg = (uint32_t)b.n;
			i += 2;
		} else if (text.s[i] == ']' && role != 0) {
			*PUSH(mem, out) = (struct mark){ role, beg,
				(uint32_t)b.n };
			role = 0;
		} else
			buf_char(&b, text.s[i]);
	}
	plain = arena_str(mem, buf_str(&b));
	buf_free(&b);
	return plain;
}

/* The entities of the mentions in a span; several mentions may be there. */
static void
entities_in(struct doc *d, const struct mark *m, ids *out)
{
	for (uint32_t i = 0; i < d->mentions.n; i++) {
		const struct mention *x = &d->mentions.at[i];

		if (x->at.beg >= m->end || x->at.end <= m->beg)
			continue;
		for (uint32_t k = 0; k < x->entities.n; k++)
			*PUSH(&d->mem, out) = x->entities.at[k];
	}
}

static bool
holds(const ids *list, uint32_t x)
{
	for (uint32_t i = 0; i < list->n; i++)
		if (list->at[i] == x)
			return true;
	return false;
}

static void
role_entities(struct doc *d, const struct event *e, enum role role, ids *out)
{
	for (uint32_t i = 0; i < e->roles.n; i++)
		if (e->roles.at[i].role == role)
			*PUSH(&d->mem, out) = e->roles.at[i].entity;
}

/* A role's mention in the mark: `Moskau` stands for Russia there, though the
 * words alone name a city. */
static void
actors_in(struct doc *d, const struct event *e, enum role role,
    const struct mark *m, ids *out)
{
	for (uint32_t i = 0; i < e->roles.n; i++) {
		const struct mention *x = &d->mentions.at[
		    e->roles.at[i].mention];

		if (e->roles.at[i].role == role && x->at.beg < m->end &&
		    x->at.end > m->beg)
			*PUSH(&d->mem, out) = e->roles.at[i].entity;
	}
}

/* Each mark has an entity of the role, each of the role's has a mark. */
static bool
role_fits(struct doc *d, const struct event *e, enum role role, char letter,
    const marks *all)
{
	ids have = { 0 }, wanted = { 0 };

	role_entities(d, e, role, &have);
	for (uint32_t i = 0; i < all->n; i++) {
		ids in = { 0 };
		bool is_there = false;

		if (all->at[i].role != letter)
			continue;
		entities_in(d, &all->at[i], &in);
		actors_in(d, e, role, &all->at[i], &in);
		for (uint32_t k = 0; k < in.n; k++) {
			is_there |= holds(&have, in.at[k]);
			*PUSH(&d->mem, &wanted) = in.at[k];
		}
		if (!is_there)
			return false;
	}
	for (uint32_t i = 0; i < have.n; i++)
		if (!holds(&wanted, have.at[i]))
			return false;
	return true;
}

static bool
is_good(struct doc *d, const struct rule *rule, const struct example *x,
    const marks *all)
{
	for (uint32_t i = 0; i < d->events.n; i++) {
		const struct event *e = &d->events.at[i];

		if (!x->is_match) {
			if (str_eq(e->rule, rule->name))
				return false;
		} else if (e->type == rule->type &&
		    role_fits(d, e, ROLE_SOURCE, 'S', all) &&
		    role_fits(d, e, ROLE_TARGET, 'T', all))
			return true;
	}
	return !x->is_match;
}

static struct str
first_column(struct doc *d)
{
	struct buf b = { 0 };
	struct str s;

	for (const struct stage *st = stages; st->name != NULL; st++)
		if (strcmp(st->name, "events") == 0)
			st->show(d, &b);
	s = arena_str(&d->mem, buf_str(&b));
	buf_free(&b);
	return s;
}

static bool
run_example(const struct lang *l, const struct rule *rule,
    const struct example *x)
{
	struct arena mem = { 0 };
	marks all = { 0 };
	struct article a = { .id = rule->name,
		.text = unmark(&mem, x->text, &all) };
	struct doc *d = doc_new(&a);
	bool good;

	pipeline_run(d, l, stage_find("found"));
	good = is_good(d, rule, x, &all);
	if (!good)
		printf("%s:%u: " STR_FMT ": %c " STR_FMT "\n" STR_FMT "\n",
		    rule->path.s, x->line, STR_ARG(rule->name),
		    x->is_match ? '+' : '-', STR_ARG(x->text),
		    STR_ARG(first_column(d)));
	doc_free(d);
	arena_free(&mem);
	return good;
}

int
main(int argc, char **argv)
{
	struct str only = str_of(argc > 1 ? argv[1] : "");
	struct lang *l = lang_open("de", NULL);
	uint32_t good[2] = { 0, 0 }, bad[2] = { 0, 0 };

	if (l == NULL || (l->reader = reader_open("src/lang/reader.model"))
	    == NULL)
		return 1;
	for (uint32_t i = 0; i < l->rules.at.n; i++) {
		const struct rule *rule = &l->rules.at.at[i];

		if (str_find(rule->name, only) == rule->name.n && only.n > 0)
			continue;
		for (uint32_t k = 0; k < rule->examples.n; k++) {
			bool m = rule->examples.at[k].is_match;

			if (run_example(l, rule, &rule->examples.at[k]))
				good[m]++;
			else
				bad[m]++;
		}
	}
	printf("examples +: %u good, %u bad; -: %u good, %u bad\n", good[1],
	    bad[1], good[0], bad[0]);
	printf("rules_test: %u passed, %u failed\n", good[0] + good[1],
	    bad[0] + bad[1]);
	reader_free((struct reader *)(uintptr_t)l->reader);
	lang_free(l);
	return bad[0] + bad[1] > 0;
}
