/* filters: what is in time, what the names of sets stand for, who acts for
 * which state. */
#include "unit.h"

#include <limits.h>

#include "base/date.h"
#include "base/file.h"
#include "graph/filter.h"
#include "graph/states.h"

static const struct {
	const char *why, *since, *until, *date;
	enum in_time in;
} dates[] = {
	{ "no filter, no date",      "", "", "",                IN_TIME },
	{ "no filter, no sense",     "", "", "soon",            IN_TIME },
	{ "the first day",           "2031-03-05", "", "2031-03-05", IN_TIME },
	{ "the day before",          "2031-03-05", "", "2031-03-04",
	  OUT_OF_TIME },
	{ "the last day",            "", "2031-03-05", "2031-03-05", IN_TIME },
	{ "the day after",           "", "2031-03-05", "2031-03-06",
	  OUT_OF_TIME },
	{ "a month in a year",       "2031", "2031", "2031-12", IN_TIME },
	{ "a whole month",           "2031-02", "2031-02", "2031-02",
	  IN_TIME },
	{ "its last day, a leap year", "2032-02", "2032-02", "2032-02-29",
	  IN_TIME },
	{ "a month that begins too early", "2031-02-02", "", "2031-02",
	  TIME_UNKNOWN },
	{ "a month that ends too late", "", "2031-02-27", "2031-02",
	  TIME_UNKNOWN },
	{ "a year around a month",   "2031-02", "2031-02", "2031",
	  TIME_UNKNOWN },
	{ "a year that is surely before", "2031-02", "", "2030",
	  OUT_OF_TIME },
	{ "a year that is surely after", "", "2030-12", "2031",
	  OUT_OF_TIME },
	{ "no date",                 "2031", "", "",            TIME_UNKNOWN },
};

static struct filter
filter_of(const char *since, const char *until)
{
	struct filter f = { 0 };
	long other;

	f.has_since = date_days(str_of(since), &f.since, &other);
	f.has_until = date_days(str_of(until), &other, &f.until);
	return f;
}

static void
knows_the_time(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(dates); i++) {
		struct filter f = filter_of(dates[i].since, dates[i].until);

		if (filter_in_time(&f, str_of(dates[i].date)) != dates[i].in)
			fail_msg("%s", dates[i].why);
	}
}

static void
knows_sets(void **state)
{
	unsigned set;

	(void)state;
	assert_int_equal(filter_signs(STR("positive"), &set), 0);
	assert_int_equal(set, 1u << 2);
	assert_int_equal(filter_signs(STR("negative, neutral"), &set), 0);
	assert_int_equal(set, 1u << 0 | 1u << 1);
	assert_int_equal(filter_signs(STR("bad"), &set), -1);
	assert_int_equal(filter_signs(STR(""), &set), -1);
	assert_int_equal(filter_types(STR("person,place"), &set), 0);
	assert_int_equal(set, 1u << PERSON | 1u << PLACE);
	assert_int_equal(filter_types(STR("person,event"), &set), -1);
}

static void
knows_events(void **state)
{
	struct arena mem = { 0 };
	struct filter f = { 0 };
	struct str bad;

	(void)state;
	assert_int_equal(filter_events(&mem, &f, STR("assault,Visit"), &bad),
	    0);
	assert_int_equal(f.event_types, 1u << EVENT_ASSAULT);
	assert_int_equal(f.modes.n, 1);
	assert_string_equal(event_modes[f.modes.at[0]].name, "visit");
	f = (struct filter){ 0 };
	/* THREATEN/arrest and COERCE/arrest */
	assert_int_equal(filter_events(&mem, &f, STR("arrest"), &bad), 0);
	assert_int_equal(f.modes.n, 2);
	f = (struct filter){ 0 };
	assert_int_equal(filter_events(&mem, &f, STR("coerce/arrest"), &bad),
	    0);
	assert_int_equal(f.modes.n, 1);
	assert_int_equal(f.event_types, 0);
	assert_int_equal(filter_events(&mem, &f, STR("AID,AID/arrest"), &bad),
	    -1);
	assert_true(str_is(bad, "AID/arrest"));
	assert_int_equal(filter_events(&mem, &f, STR(""), &bad), -1);
	arena_free(&mem);
}

static const struct { const char *entity, *state, *why; } acting[] = {
	{ "country.xn", "country.xn", "a country for itself" },
	{ "country.westmark", "country.westmark", "one without a code, too" },
	{ "person.ida_holm", "country.xn", "by the code" },
	{ "person.jan_holm", "country.xs", "by the office" },
	{ "organization.fjordbund", "country.xn", "as a part" },
	{ "person.ole_berg", "country.xn", "as a member of a part, not by a "
	  "former office" },
	{ "person.mia_lund", "XE", "by a code that no country here has" },
	{ "person.per_dahl", NULL, "for none by an office, whatever his "
	  "country" },
	{ "person.eva_moen", "country.xs", "by the office, not by the code" },
	{ "organization.weltrat", NULL, "for none" },
};

static uint32_t
find(const struct knowledge *k, const char *id)
{
	for (uint32_t i = 0; i < k->entities.n; i++)
		if (str_is(k->entities.at[i].id, id))
			return i;
	fail_msg("no %s", id);
	return NONE;
}

static void
knows_for_whom_all_act(void **state)
{
	struct arena mem = { 0 };
	struct knowledge k;
	struct states s;
	struct str text;
	const char *why;

	(void)state;
	assert_int_equal(file_read(&mem, "tests/data/affair.json", &text,
	    &why), 0);
	assert_int_equal(knowledge_read(&k, "affair.json", text), 0);
	states_find(&mem, &k, &s);
	for (size_t i = 0; i < LENGTH(acting); i++) {
		uint32_t of = s.of[find(&k, acting[i].entity)];
		struct str id = of == NONE ? STR("none")
		    : s.at.at[of].entity == NONE ? s.at.at[of].code
		    : k.entities.at[s.at.at[of].entity].id;

		if (!str_is(id, acting[i].state != NULL ? acting[i].state
		    : "none"))
			fail_msg("%s: " STR_FMT, acting[i].why, STR_ARG(id));
	}
	assert_true(states_has(&k, STR("xn")));
	assert_true(states_has(&k, STR("Sudmark")));
	assert_true(states_has(&k, STR("XE")));
	assert_false(states_has(&k, STR("Ida Holm")));
	assert_false(states_has(&k, STR("")));
	knowledge_free(&k);
	arena_free(&mem);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(knows_the_time),
		cmocka_unit_test(knows_sets),
		cmocka_unit_test(knows_events),
		cmocka_unit_test(knows_for_whom_all_act),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
