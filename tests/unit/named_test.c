/* names: who is called so, and who nearly. */
#include "unit.h"

#include "corpus/named.h"

static const struct str turkey[] = { { "Republik Türkei", 16 } };
static const struct str weber[] = { { "Weber", 5 }, { "Kanzler", 7 } };

static const struct named list[] = {
	{ { "country.tr", 10 }, { "Türkei", 7 }, turkey, 1 },
	{ { "person.klaus_weber", 18 }, { "Klaus Weber", 11 }, weber, 2 },
	{ { "person.klaudia_weber", 20 }, { "Klaudia Weber", 13 }, weber, 1 },
	{ { "person.anne", 11 }, { "Anne", 4 }, NULL, 0 },
	{ { "person.anneke_gross", 19 }, { "Anneke Groß", 12 }, NULL, 0 },
	{ { "person.jan_van_der_berg", 23 }, { "Jan van der Berg", 16 }, NULL,
	  0 },
	{ { "anne", 4 }, { "Bert", 4 }, NULL, 0 },
};

static const struct {
	const char *why, *name;
	enum named_way last;
	const char *found;
} cases[] = {
	{ "an id goes before all names", "anne", BY_END, "anne" },
	{ "case aside",            "ANNE",            BY_END, "person.anne" },
	{ "marks aside",           "Turkei",          BY_END, "country.tr" },
	{ "ue for ü",              "tuerkei",         BY_END, "country.tr" },
	{ "ue for ü in the last words", "Republik Tuerkei", BY_END,
	  "country.tr" },
	{ "ss for ß",              "Anneke Gross",    BY_END,
	  "person.anneke_gross" },
	{ "an alias",              "kanzler",         BY_END,
	  "person.klaus_weber" },
	{ "an alias of two",       "Weber",           BY_END,
	  "person.klaus_weber person.klaudia_weber" },
	{ "the beginning of one",  "Klaus W",         BY_END,
	  "person.klaus_weber" },
	{ "the beginning of two",  "Klau",            BY_END,
	  "person.klaus_weber person.klaudia_weber" },
	{ "a whole name goes before a beginning", "Anne ", BY_END,
	  "person.anne" },
	{ "the last words",        "van der Berg",    BY_END,
	  "person.jan_van_der_berg" },
	{ "not the last words",    "Berg",            BY_BEGINNING, "" },
	{ "not a beginning",       "Klaus W",         BY_ALIAS, "" },
	{ "the middle is nothing", "der",             BY_END, "" },
	{ "nothing is nobody",     "",                BY_END, "" },
	{ "no letters, nobody",    "--",              BY_END, "" },
}, near[] = {
	{ "a letter more",         "Türrkei",         BY_END, "country.tr" },
	{ "a letter less, the first name", "Klas Weber", BY_END,
	  "person.klaus_weber" },
	{ "a word of it",          "Webber",          BY_END,
	  "person.klaus_weber person.klaudia_weber" },
	{ "too far",               "Xylophon",        BY_END, "" },
	{ "all of a short name is too much", "Xy",    BY_END, "" },
};

static struct str
joined(struct arena *mem, const ids *found)
{
	struct str s = STR("");

	for (uint32_t i = 0; i < found->n; i++)
		s = arena_printf(mem, STR_FMT "%s" STR_FMT, STR_ARG(s),
		    i > 0 ? " " : "", STR_ARG(list[found->at[i]].id));
	return s;
}

static void
finds(void **state)
{
	struct arena mem = { 0 };

	(void)state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		ids found = named_find(&mem, list, LENGTH(list),
		    str_of(cases[i].name), cases[i].last);
		struct str got = joined(&mem, &found);

		if (!str_is(got, cases[i].found))
			fail_msg("%s: " STR_FMT, cases[i].why, STR_ARG(got));
	}
	arena_free(&mem);
}

static void
finds_the_nearest(void **state)
{
	struct arena mem = { 0 };

	(void)state;
	for (size_t i = 0; i < LENGTH(near); i++) {
		ids found = named_nearest(&mem, list, LENGTH(list),
		    str_of(near[i].name), 2);
		struct str got = joined(&mem, &found);

		if (!str_is(got, near[i].found))
			fail_msg("%s: " STR_FMT, near[i].why, STR_ARG(got));
	}
	arena_free(&mem);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds),
		cmocka_unit_test(finds_the_nearest),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
