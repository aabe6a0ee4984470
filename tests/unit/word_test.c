/* word_test: status and attribution, construction by construction, read by the
 * whole pipeline; and what must hold of any sentence: a negation put in turns
 * the status and nothing else, a source put in names the speaker. */
#include "unit.h"

#include "base/buf.h"
#include "pipeline.h"
#include "reader/reader.h"

static struct lang *lang;
static struct reader *reader;

static struct doc *
read_text(const char *text)
{
	struct article a = { .id = STR("t"), .date = STR("2031-02-03"),
		.text = str_of(text) };
	struct doc *d = doc_new(&a);

	pipeline_run(d, lang, NULL);
	return d;
}

/* The event at the word, or NULL. */
static const struct event *
event_at(const struct doc *d, const char *word)
{
	for (uint32_t i = 0; i < d->events.n; i++)
		if (str_is(d->tokens.at[d->events.at[i].trigger].form, word))
			return &d->events.at[i];
	return NULL;
}

/* `possible by Polen`, `actual`. */
static void
put_event(const struct doc *d, const struct event *e, struct buf *b)
{
	if (e == NULL) {
		buf_lit(b, "none");
		return;
	}
	buf_add(b, str_of(status_names[e->status]));
	for (uint32_t i = 0; i < e->roles.n; i++)
		if (e->roles.at[i].role == ROLE_ATTRIBUTION)
			buf_printf(b, " by " STR_FMT, STR_ARG(d->entities.at[
			    e->roles.at[i].entity].name));
}

static const struct {
	const char *why, *text, *word, *want;
} cases[] = {
	{ "told as fact", "Polen griff Litauen am Montag an.", "griff",
	  "actual" },
	{ "`nicht`", "Polen griff Litauen nicht an.", "griff", "negated" },
	{ "`kein` beside the object", "Polen lieferte Litauen keine Waffen.",
	  "lieferte", "negated" },
	{ "`weder … noch`", "Weder Polen noch Estland griffen Litauen an.",
	  "griffen", "negated" },
	{ "`weder` before a clause", "Weder hat Polen Litauen gedroht, noch "
	  "plant es das.", "gedroht", "negated" },
	{ "`müsste`", "Polen müsste Litauen verurteilen.", "verurteilen",
	  "possible" },
	{ "a question", "Hat Polen Litauen gedroht?", "gedroht", "possible" },
	{ "a question that takes it for granted",
	  "Warum hat Polen Litauen gedroht?", "gedroht", "actual" },
	{ "an indirect question",
	  "Ob Polen Litauen angegriffen hat, ist offen.", "angegriffen",
	  "possible" },
	{ "what a light verb offers", "Polen bot Litauen Hilfe an.", "bot",
	  "possible by Polen" },
	{ "what a light verb promises", "Polen sagte Litauen Hilfe zu.",
	  "sagte", "planned" },
	{ "a participle before its noun", "Der von Norwegen ausgewiesene "
	  "Diplomat Karl Weber beschuldigte Oslo der Lüge.", "ausgewiesene",
	  "actual" },
	{ "future", "Polen wird Litauen Waffen liefern.", "liefern",
	  "planned" },
	{ "`wollen`", "Polen will Litauen Waffen liefern.", "liefern",
	  "planned" },
	{ "`könnte`", "Polen könnte Litauen angreifen.", "angreifen",
	  "possible" },
	{ "`soll … haben`", "Polen soll Litauen angegriffen haben.",
	  "angegriffen", "possible" },
	{ "`angeblich`", "Polen hat Litauen angeblich angegriffen.",
	  "angegriffen",
	  "possible" },
	{ "`wenn`", "Wenn Polen Litauen angreift, hilft Norwegen.",
	  "angreift", "possible" },
	{ "verb first", "Sollte Polen Litauen angreifen, hilft Norwegen.",
	  "angreifen", "possible" },
	{ "a plan", "Polen plant einen Angriff auf Litauen.", "Angriff",
	  "planned" },
	{ "fear", "Norwegen befürchtet einen Angriff Polens auf Litauen.",
	  "Angriff", "possible" },
	{ "what did not come about",
	  "Der Angriff Polens auf Litauen blieb aus.", "Angriff", "negated" },
	{ "`laut`", "Laut Norwegen griff Polen Litauen an.", "griff",
	  "possible by Norwegen" },
	{ "`nach Angaben`", "Nach Angaben Norwegens griff Polen Litauen an.",
	  "griff", "possible by Norwegen" },
	{ "`zufolge`", "Norwegen zufolge griff Polen Litauen an.", "griff",
	  "possible by Norwegen" },
	{ "Konjunktiv I", "Norwegen sagte, Polen habe Litauen angegriffen.",
	  "angegriffen", "possible by Norwegen" },
	{ "`dass` and Konjunktiv I", "Norwegen behauptete, dass Polen Litauen "
	  "angegriffen habe.", "angegriffen", "possible by Norwegen" },
	{ "`so X`", "Polen habe Litauen angegriffen, so Norwegen.",
	  "angegriffen", "possible by Norwegen" },
	{ "a quotation", "„Polen hat Litauen angegriffen“, sagte Präsident "
	  "Karl Weber.", "angegriffen", "by Karl Weber" },
	{ "an accusation as a verb", "Norwegen beschuldigt Polen, Litauen mit "
	  "Raketen anzugreifen.", "anzugreifen", "possible by Norwegen" },
	{ "the speaker of the sentence before",
	  "Präsident Karl Weber sprach in Oslo. Polen habe Litauen "
	  "angegriffen.",
	  "angegriffen", "possible by Karl Weber" },
};

/* A row that begins with `by` asks only for the speaker. */
static const char *
part_of(const char *got, const char *want)
{
	const char *by = strstr(got, "by ");

	return strncmp(want, "by ", 3) == 0 && by != NULL ? by : got;
}

static void
reads_constructions(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct doc *d = read_text(cases[i].text);
		struct buf b = { 0 };

		put_event(d, event_at(d, cases[i].word), &b);
		buf_char(&b, '\0');
		CHECK_STR(cases[i].why, part_of(b.s, cases[i].want),
		    cases[i].want);
		buf_free(&b);
		doc_free(d);
	}
	CHECKED();
}

/* Type and actors. */
static void
put_actors(const struct doc *d, const struct event *e, struct buf *b)
{
	if (e == NULL)
		return;
	buf_add(b, str_of(event_type_names[e->type]));
	for (uint32_t i = 0; i < e->roles.n; i++)
		if (e->roles.at[i].role <= ROLE_TARGET)
			buf_printf(b, " %s " STR_FMT,
			    role_names[e->roles.at[i].role], STR_ARG(
			    d->entities.at[e->roles.at[i].entity].name));
	buf_char(b, '\0');
}

/* %s is where the words are put in. */
static const struct {
	const char *text, *word, *put_in, *want;
} inserted[] = {
	{ "Polen griff Litauen %san.", "griff", "nicht ", "negated" },
	{ "Polen beschoss Litauen %s.", "beschoss", "keineswegs", "negated" },
	{ "Estland besetzte Norwegen %s.", "besetzte", "nie", "negated" },
	{ "Die Ukraine hat Russland %sbeschossen.", "beschossen", "nicht ",
	  "negated" },
	{ "Polen hat Litauen %sangegriffen.", "angegriffen", "laut Norwegen ",
	  "possible by Norwegen" },
	{ "Die Ukraine hat Russland %sbeschossen.", "beschossen",
	  "nach Angaben Norwegens ", "possible by Norwegen" },
};

static void
insertion_changes_nothing_else(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(inserted); i++) {
		struct buf without = { 0 }, with = { 0 }, a = { 0 }, b = { 0 };
		struct buf told = { 0 };
		struct doc *d, *n;

		/* the text is a format of ours */
		buf_printf(&without, inserted[i].text, "");
		buf_printf(&with, inserted[i].text, inserted[i].put_in);
		buf_char(&without, '\0');
		buf_char(&with, '\0');
		d = read_text(without.s);
		n = read_text(with.s);
		put_actors(d, event_at(d, inserted[i].word), &a);
		put_actors(n, event_at(n, inserted[i].word), &b);
		assert_true(a.n > 1);
		CHECK_STR(with.s, b.n > 0 ? b.s : "", a.s);
		put_event(n, event_at(n, inserted[i].word), &told);
		buf_char(&told, '\0');
		CHECK_STR(with.s, told.s, inserted[i].want);
		told.n = 0;
		put_event(d, event_at(d, inserted[i].word), &told);
		buf_char(&told, '\0');
		CHECK_STR(without.s, told.s, "actual");
		doc_free(d);
		doc_free(n);
		buf_free(&without);
		buf_free(&with);
		buf_free(&a);
		buf_free(&b);
		buf_free(&told);
	}
	CHECKED();
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_constructions),
		cmocka_unit_test(insertion_changes_nothing_else),
	};
	int failed;

	reader = reader_open("build/reader.model");
	lang = lang_open("de", NULL);
	if (reader == NULL || lang == NULL)
		return 2;
	lang->reader = reader;
	failed = cmocka_run_group_tests_name("word", tests, NULL, NULL);
	lang_free(lang);
	reader_free(reader);
	return failed != 0;
}
