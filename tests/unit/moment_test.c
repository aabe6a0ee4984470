/* moment_test: which times words tell, against the date of the article; and
 * which of them is an event's. */
#include "unit.h"

#include "base/buf.h"
#include "event/moment.h"
#include "pipeline.h"
#include "reader/reader.h"

static struct lang *l;

/* `past` of each moment, `/ahead` where that differs; `-`: none. */
static const struct {
	const char *why, *date, *text, *want;
} moments[] = {
	{ "the day of the article", "2021-06-16",
	  "Heute sprach die Ministerin.", "2021-06-16" },
	{ "days before it", "2021-03-01",
	  "Die Ministerin kam gestern an, der Kanzler vorgestern.",
	  "2021-02-28 2021-02-27" },
	{ "an adjective of a day", "2021-03-01",
	  "Die gestrige Sitzung war kurz.", "2021-02-28" },
	{ "a noun is no day", "2021-03-01",
	  "Am Morgen kam der Kanzler an.", "" },
	{ "a weekday was the last one, will be the next one", "2021-06-16",
	  "Die Ministerin reiste am Montag ab.", "2021-06-14/2021-06-21" },
	{ "the article's own weekday", "2021-06-16",
	  "Die Ministerin reiste am Mittwoch ab.", "2021-06-16" },
	{ "a weekday with a time of the day", "2021-06-16",
	  "Die Ministerin reiste am Montagabend ab.",
	  "2021-06-14/2021-06-21" },
	{ "a weekday with a shift", "2021-06-16",
	  "Die Ministerin reiste am vergangenen Montag ab und kommt am "
	  "kommenden Freitag wieder.", "2021-06-14 2021-06-18" },
	{ "last week's weekday", "2021-06-16",
	  "Die Ministerin reiste am Montag vergangener Woche ab.",
	  "2021-06-07" },
	{ "a weekday with its date is one moment", "2021-06-16",
	  "Die Ministerin reiste am Dienstag, dem 8. Juni 2021, ab.",
	  "2021-06-08" },
	{ "short words are no weekdays", "2021-06-16",
	  "So kam es.", "" },
	{ "day and month", "2021-06-16",
	  "Der Rat tagte am 7. Dezember.", "2020-12-07/2021-12-07" },
	{ "day, month and year", "2021-06-16",
	  "Der Rat tagte am 7. Dezember 1998.", "1998-12-07" },
	{ "a range begins", "2021-06-16",
	  "Der Rat tagte vom 3. bis 5. Mai.", "2021-05-03/2022-05-03" },
	{ "a month was the last one", "2021-06-16",
	  "Der Rat tagte im September.", "2020-09/2021-09" },
	{ "a month with a shift", "2021-06-16",
	  "Der Rat tagte im vergangenen September.", "2020-09" },
	{ "a month with a year told by words", "2021-06-16",
	  "Der Rat tagte im Oktober vergangenen Jahres.", "2020-10" },
	{ "a month at the front of a sentence", "2021-06-16",
	  "Es ist warm. März 2008: Der Rat tagt.", "2008-03" },
	{ "a month behind one with a year is of that year", "2021-06-16",
	  "Der Rat tagte im Juli 1993. Im Oktober löste er sich auf.",
	  "1993-07 1993-10" },
	{ "numbers", "2021-06-16",
	  "Der Rat tagte am 09.04.2005 und am 2006-05-13.",
	  "2005-04-09 2006-05-13" },
	{ "a number without a year", "2021-06-16",
	  "Der Rat tagte am 3.12. in Bonn.", "2020-12-03/2021-12-03" },
	{ "a year", "2021-06-16", "Der Rat tagte im Jahr 1987.", "1987" },
	{ "a count is no year", "2021-06-16",
	  "Der Staat schickt 2000 Soldaten.", "" },
	{ "a decade is no year", "2021-06-16",
	  "In den 1990er Jahren tagte der Rat.", "" },
	{ "days ago", "2021-06-16",
	  "Die Ministerin reiste vor zehn Tagen ab.", "2021-06-06" },
	{ "weeks ago are as exact as a month", "2021-06-16",
	  "Die Ministerin reiste vor drei Wochen ab.", "2021-05" },
	{ "years ago", "2021-06-16",
	  "Vor zehn Jahren trat die Ministerin zurück.", "2011" },
	{ "with a word between", "2021-06-16",
	  "Vor knapp zwei Jahren trat die Ministerin zurück.", "2019" },
	{ "since", "2021-06-16",
	  "Seit drei Jahren streiten die Staaten.", "2018" },
	{ "days ahead", "2021-06-16",
	  "In drei Tagen reist die Ministerin ab.", "-/2021-06-19" },
	{ "last week", "2021-06-16",
	  "Vergangene Woche reiste die Ministerin ab.", "2021-06" },
	{ "last month", "2021-01-16",
	  "Die Ministerin reiste im vergangenen Monat ab.", "2020-12" },
	{ "next year", "2021-01-16",
	  "Die Ministerin wird im kommenden Jahr abreisen.", "2022" },
	{ "several weeks are none", "2021-01-16",
	  "In den vergangenen Wochen reiste die Ministerin.", "" },
	{ "how long it took is none", "2021-01-16",
	  "Die Ministerin blieb zwei Tage lang.", "" },
	{ "a day before another", "2021-06-16",
	  "Am 4. Mai tagte der Rat. Tags zuvor war die Ministerin "
	  "zurückgetreten.", "2021-05-04/2022-05-04 2021-05-03" },
	{ "days behind another", "2021-06-16",
	  "Am 4. Mai tagte der Rat. Zwei Tage später trat die Ministerin "
	  "zurück.", "2021-05-04/2022-05-04 2021-05-06" },
	{ "the same day", "2021-06-16",
	  "Am 4. Mai tagte der Rat. Am selben Tag trat die Ministerin "
	  "zurück.", "2021-05-04/2022-05-04 2021-05-04" },
	{ "a weekday behind a day", "2021-06-16",
	  "Am 4. Mai tagte der Rat. Am darauffolgenden Freitag trat die "
	  "Ministerin zurück.", "2021-05-04/2022-05-04 2021-05-07" },
	{ "a season", "2021-06-16",
	  "Im Frühjahr 2006 tagte der Rat.", "2006" },
	{ "a season that was, will be", "2021-06-16",
	  "Der Rat tagte im Herbst.", "2020/2021" },
	{ "last summer", "2021-05-16",
	  "Der Rat tagte im vergangenen Sommer.", "2020" },
	{ "a holiday of Easter", "2021-06-16",
	  "Der Rat tagte am Karfreitag.", "2021-04-02/2022-04-15" },
	{ "a holiday with a year", "2021-06-16",
	  "Der Rat tagte zu Pfingsten 2000.", "2000-06-11" },
	{ "a holiday of a fixed day", "2021-06-16",
	  "Der Rat tagte zu Silvester.", "2020-12-31/2021-12-31" },
	{ "the end of the month", "2024-02-10",
	  "Der Rat tagt bis Monatsende.", "2024-02-29" },
	{ "now", "2021-06-16", "Jetzt tagt der Rat.", "2021-06-16" },
	{ "only a month is known of the article", "2021-06",
	  "Der Rat tagte gestern, im Mai und am Freitag.",
	  "2021-05/2022-05" },
	{ "nothing is known of the article", "",
	  "Der Rat tagte gestern, im Mai und am Freitag, auch schon 1987.",
	  "1987" },
};

/* Read as far as `last`. */
static struct doc *
read_text(const char *text, const char *date, const char *last)
{
	struct article a = { .id = STR("t"), .text = str_of(text),
		.date = str_of(date) };
	struct doc *d = doc_new(&a);

	pipeline_run(d, l, stage_find(last));
	return d;
}

static void
put(struct buf *b, const struct moment *m)
{
	buf_printf(b, "%s" STR_FMT, b->n > 0 ? " " : "", STR_ARG(m->past.n > 0
	    ? m->past : STR("-")));
	if (!str_eq(m->past, m->ahead))
		buf_printf(b, "/" STR_FMT, STR_ARG(m->ahead));
}

static void
moments_told(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(moments); i++) {
		struct doc *d = read_text(moments[i].text, moments[i].date,
		    "mentions");
		struct reading r = reading_of(d, l);
		struct buf b = { 0 };

		moments_of(&r, &r.moments);
		for (uint32_t k = 0; k < r.moments.n; k++)
			put(&b, &r.moments.at[k]);
		CHECK_STR(moments[i].why, arena_printf(&d->mem, STR_FMT,
		    STR_ARG(buf_str(&b))).s, moments[i].want);
		buf_free(&b);
		doc_free(d);
	}
	CHECKED();
}

/* Date and place of the first event; `-`: none. */
static const struct {
	const char *why, *text, *want;
} settings[] = {
	{ "of its clause",
	  "Präsident Karl Weber traf am Montag in Genf die norwegische "
	  "Ministerin Ida Berg.", "2021-06-14 Genf" },
	{ "what is planned lies ahead",
	  "Präsident Karl Weber will am Montag in Genf die norwegische "
	  "Ministerin Ida Berg treffen.", "2021-06-21 Genf" },
	{ "the state that is attacked is not repeated",
	  "Norwegen hat am Dienstag Schweden angegriffen.",
	  "2021-06-15 -" },
	{ "the state where there is war is told as a place",
	  "Norwegen führt seit 2019 Krieg in Schweden.", "2019 Schweden" },
	{ "the day before is that of the same story",
	  "Präsident Karl Weber kam am Montag nach Genf. Dort traf er die "
	  "norwegische Ministerin Ida Berg.", "2021-06-14 Genf" },
	{ "nothing is told",
	  "Norwegen kritisiert Schweden.", "- -" },
};

static void
settings_chosen(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(settings); i++) {
		struct doc *d = read_text(settings[i].text, "2021-06-16",
		    "events");
		const struct event *e = d->events.at;
		struct str place = STR("-");

		assert_true(d->events.n > 0);
		for (uint32_t k = 0; k < e->roles.n; k++)
			if (e->roles.at[k].role == ROLE_PLACE)
				place = d->entities.at[
				    e->roles.at[k].entity].name;
		CHECK_STR(settings[i].why, arena_printf(&d->mem, STR_FMT " "
		    STR_FMT, STR_ARG(e->date.n > 0 ? e->date : STR("-")),
		    STR_ARG(place)).s, settings[i].want);
		doc_free(d);
	}
	CHECKED();
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(moments_told),
		cmocka_unit_test(settings_chosen),
	};
	int bad = 1;

	if ((l = lang_open("de", NULL)) != NULL && (l->reader =
	    reader_open("src/lang/reader.model")) != NULL)
		bad = cmocka_run_group_tests_name("moment_test", tests, NULL,
		    NULL);
	if (l != NULL) {
		reader_free((struct reader *)(uintptr_t)l->reader);
		lang_free(l);
	}
	return bad;
}
