/* roles_test: what must hold of any sentence: whoever the names are, and in
 * whatever construction it is told, the same one does it to the same other. */
#include "unit.h"

#include "base/buf.h"
#include "pipeline.h"
#include "reader/reader.h"

static struct lang *lang;
static struct reader *reader;

/* `@` does it to `%`; of states, or of people. */
static const struct {
	const char *why, *text;
	enum event_type type;
	bool of_people;
} told[] = {
	{ "active", "@ griff % am Montag an.", EVENT_ASSAULT, false },
	{ "passive", "% wurde am Montag von @ angegriffen.",
	  EVENT_ASSAULT, false },
	{ "noun with genitive", "Der Angriff von @ auf % begann am Montag.",
	  EVENT_ASSAULT, false },
	{ "dative", "@ warf % Betrug vor.", EVENT_ACCUSE, false },
	{ "relative clause", "%, das von @ angegriffen wurde, schwieg danach.",
	  EVENT_ASSAULT, false },
	{ "subordinate clause", "Die Lage blieb gespannt, weil @ % "
	  "verurteilte.", EVENT_ACCUSE, false },
	{ "light verb", "@ übte scharfe Kritik an %.", EVENT_ACCUSE, false },
	{ "light verb, passive", "Gegen % wurden von @ Vorwürfe erhoben.",
	  EVENT_ACCUSE, false },
	{ "preposition", "@ drohte % mit Krieg.", EVENT_THREATEN, false },
	{ "separable verb", "@ forderte % auf, die Truppen abzuziehen.",
	  EVENT_REQUEST, false },
	{ "sanctions", "@ verhängte Sanktionen gegen %.",
	  EVENT_SANCTION, false },
	{ "sanctions, passive", "Gegen % wurden von @ Sanktionen verhängt.",
	  EVENT_SANCTION, false },
	{ "delivery", "@ lieferte % Waffen.", EVENT_AID, false },
	{ "Swiss spelling", "@ beschliesst Sanktionen gegen %.",
	  EVENT_SANCTION, false },
	{ "old spelling", "@ mißbilligte die Haltung von %.",
	  EVENT_ACCUSE, false },
	{ "old spelling of a noun", "Der Beschuß von % durch @ begann am "
	  "Montag.", EVENT_ASSAULT, false },
	{ "perfect tense", "@ hat % am Freitag bombardiert.",
	  EVENT_ASSAULT, false },
	{ "two verbs, one subject", "@ zog die Botschafterin ab und "
	  "verurteilte %.", EVENT_ACCUSE, false },
	{ "the case decides, not the order",
	  "Den Minister % kritisierte der Abgeordnete @ scharf.",
	  EVENT_ACCUSE, true },
	{ "dative first", "Dem Minister % warf der Abgeordnete @ Betrug vor.",
	  EVENT_ACCUSE, true },
	{ "subject first", "Der Abgeordnete @ kritisierte den Minister % "
	  "scharf.", EVENT_ACCUSE, true },
	{ "people, passive", "Der Minister % wurde vom Abgeordneten @ "
	  "kritisiert.", EVENT_ACCUSE, true },
};

enum { PAIRS = 5 };

static const char *const pairs[2][PAIRS][2] = {
	{ { "Polen", "Litauen" }, { "Ghana", "Togo" }, { "Chile", "Peru" },
	  { "Portugal", "Norwegen" }, { "Vietnam", "Kambodscha" } },
	{ { "Karl Huber", "Jonas Weber" }, { "Emil Steiner", "Paul Lindner" },
	  { "Omar Haddad", "Tariq Nasser" }, { "Ivo Marin", "Luka Horvat" },
	  { "Jan Novak", "Petr Dvorak" } },
};

static struct str
fill_in(struct arena *mem, const char *text, const char *who, const char *whom)
{
	struct str out = { "", 0 };

	for (; *text != '\0'; text++)
		out = *text == '@' || *text == '%'
		    ? arena_printf(mem, STR_FMT "%s", STR_ARG(out),
		    *text == '@' ? who : whom)
		    : arena_printf(mem, STR_FMT "%c", STR_ARG(out), *text);
	return out;
}

static bool
has(const struct doc *d, const struct event *e, enum role role,
    const char *name)
{
	for (uint32_t i = 0; i < e->roles.n; i++)
		if (e->roles.at[i].role == role && str_is(
		    d->entities.at[e->roles.at[i].entity].name, name))
			return true;
	return false;
}

/* As likely as `build` keeps: of the type, who to whom? */
static bool
is_told(const struct doc *d, enum event_type type, const char *who,
    const char *whom)
{
	for (uint32_t i = 0; i < d->events.n; i++)
		if (d->events.at[i].type == type &&
		    d->events.at[i].confidence >= 0.25 &&
		    has(d, &d->events.at[i], ROLE_SOURCE, who) &&
		    has(d, &d->events.at[i], ROLE_TARGET, whom))
			return true;
	return false;
}

/* How often a construction failed: with all pairs of names, each in both
 * orders. */
static uint32_t
failures_of(size_t k)
{
	uint32_t bad = 0;

	for (size_t p = 0; p < 2 * PAIRS; p++) {
		const char *const *pair = pairs[told[k].of_people][p / 2];
		const char *who = pair[p % 2], *whom = pair[1 - p % 2];
		struct arena mem = { 0 };
		struct article a = { .id = STR("t"), .date = STR("2031-02-03"),
			.text = fill_in(&mem, told[k].text, who, whom) };
		struct doc *d = doc_new(&a);

		pipeline_run(d, lang, NULL);
		if (!is_told(d, told[k].type, who, whom) ||
		    is_told(d, told[k].type, whom, who)) {
			print_message("%s: " STR_FMT "\n", told[k].why,
			    STR_ARG(a.text));
			bad++;
		}
		doc_free(d);
		arena_free(&mem);
	}
	return bad;
}

static void
names_change_nothing(void **state)
{
	uint32_t bad = 0;

	(void)state;
	for (size_t k = 0; k < LENGTH(told); k++)
		bad += failures_of(k);
	assert_int_equal(bad, 0);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_change_nothing),
	};
	int failed;

	reader = reader_open("build/reader.model");
	lang = lang_open("de", NULL);
	if (reader == NULL || lang == NULL)
		return 2;
	lang->reader = reader;
	failed = cmocka_run_group_tests_name("roles", tests, NULL, NULL);
	lang_free(lang);
	reader_free(reader);
	return failed != 0;
}
