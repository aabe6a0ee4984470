/* input_test: which articles come of which names, and what is said of the
 * rest. */
#include "unit.h"

#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "text/input.h"

#define DATA(lit) { "" lit, sizeof lit - 1 }

#define GERMAN "Die Ministerin sagte am Mittwoch, das Land werde vor dem " \
	"Ende des Jahres keine neuen Waffen liefern, während die Opposition " \
	"eine Debatte im Parlament über die Politik der Regierung verlangt. " \
	"Die Verhandlungen sollen in der kommenden Woche weitergehen."

/* What lies in the test's folder; sub-folders are made as needed. */
static const struct { const char *path; struct str data; } files[] = {
	{ "kim.txt", DATA("Kim kam.\r\n") },
	{ "bom.txt", DATA("\xef\xbb\xbfKim kam.") },
	{ "latin.txt", DATA("Kim kam f\xfcr Putin.") },
	{ "utf16.txt", DATA("\xff\xfeK\0i\0m\0") },
	{ "empty.txt", DATA("") },
	{ "blank.txt", DATA(" \r\n\t\xc2\xa0\n") },
	{ "nul.txt", DATA("Kim\0kam") },
	{ "paper.pdf", DATA("%PDF-1.4 Kim") },
	{ "utf16be.txt", DATA("\xfe\xff\0K\0i\0m\0 \0k\0a\0m\0 \0f\0\xfc\0r"
	  "\0 \xd8\x3d\xde\x00\0.") },
	{ "half.txt", DATA("\xff\xfeK\0\x3d\xd8m\0!") },
	{ "bad8.txt", DATA("K\xfcm, K\xfcm") },
	{ "latin.jsonl", DATA("{\"text\": \"f\xfcr\"}\n") },
	{ "page.html", DATA("<html lang=de><title>Gipfel</title>"
	  "<meta name=date content=2031-03-05><nav><a href=/>Start</a></nav>"
	  "<p>Kim kam am Mittwoch nach Moskau.") },
	{ "latin.html", DATA("<meta charset=iso-8859-1><title>f\xfcr</title>"
	  "<p>Kim kam am Mittwoch f\xfcr \x84Putin\x93.") },
	{ "liar.html", DATA("<meta charset=iso-8859-1>"
	  "<p>Kim kam am Mittwoch für Putin.") },
	{ "wrong.html", DATA("<meta charset=utf-8>"
	  "<p>Kim kam am Mittwoch f\xfcr Putin.") },
	{ "void.html", DATA("<script>x</script><nav>Kim</nav>") },
	{ "nuls.htm", DATA("\0\0") },
	{ "nul.htm", DATA("<p>Kim k\0am am Mittwoch nach Moskau.\0") },
	{ "notes.md", DATA("Kim kam.") },
	{ "plain", DATA("Kim ging.") },
	{ "2023-09-13-gipfel.txt", DATA("Kim kam.") },
	{ "tagblatt_20230914.txt", DATA("Kim kam.") },
	{ "2023-13-45.txt", DATA("Kim kam.") },
	{ "id-12023091499.txt", DATA("Kim kam.") },
	{ "a/x.txt", DATA("eins") },
	{ "b/x.txt", DATA("zwei") },
	{ "b/c/x.txt", DATA("drei") },
	{ "x.txt", DATA("vier") },
	{ "x.md", DATA("fünf") },
	{ "dir/z.txt", DATA("Z") },
	{ "dir/a.jsonl", DATA("{\"text\": \"J\"}\n") },
	{ "dir/skip.csv", DATA("a;b") },
	{ "dir/.hidden.txt", DATA("H") },
	{ "dir/sub/y.txt", DATA("Y") },
	{ "none/skip.csv", DATA("a;b") },
	{ "l.jsonl", DATA("\xef\xbb\xbf"
	  "{\"id\": \"eins\", \"title\": \"Gipfel\", \"date\": \"2023-09-13\","
	  " \"language\": \"de\", \"url\": \"http://x.de\","
	  " \"text\": \"Kim\"}\n"
	  "\r\n"
	  "{\"text\": \"P\\u00fctin\", \"date\": \"2023-09-13T08:00:00Z\", "
	  "\"language\": \"en\", \"title\": null}\r\n"
	  "{\"id\": 17, \"text\": \"Kim\", \"date\": \"2023-09\"}") },
	{ "bad.jsonl", DATA(
	  "{\"text\": \"Kim\",}\n"
	  "[1]\n"
	  "{\"id\": \"n\", \"title\": 5, \"text\": \"Kim\"}\n"
	  "{\"id\": \"n\", \"text\": \"again\"}\n"
	  "{\"id\": \"t\"}\n"
	  "{\"text\": 5}\n"
	  "{\"text\": \" \"}\n"
	  "{\"text\": \"f\xfcr\"}\n"
	  "{\"text\": \"Ki\\u0000m\"}\n"
	  "{\"text\": \"\\ud800\"}\n"
	  "{\"text\": \"Kim\", \"date\": \"13.9.2023\"}\n"
	  "{\"text\": \"Kim\"} x\n"
	  "{\"text\": \"\\\\u0000\"}\n"
	  "null") },
	{ "2022-01-02.jsonl", DATA("{\"text\": \"Kim\"}\n"
	  "{\"text\": \"Kim\", \"date\": \"2020\"}") },
	{ "wide.jsonl", DATA("\xff\xfe{\0}\0\n\0{\0}\0") },
	{ "blank.jsonl", DATA("\n\n") },
	{ "own.jsonl", DATA(
	  "{\"language\": \"de-AT\", \"text\": \"Kim kam.\"}\n"
	  "{\"language\": \"fr\", \"text\": \"Kim est venu.\"}\n"
	  "{\"language\": \"fr\", \"text\": \"" GERMAN "\"}\n") },
	{ "ids.jsonl", DATA("{\"id\": \"a\\nb\", \"text\": \"Kim\"}\n"
	  "{\"id\": \" u\u0308 \", \"text\": \"Kim\"}") },
	{ "kim.jsonl", DATA("{\"id\": \"kim\", \"text\": \"zwei\"}") },
};

/* Articles as id|date|language|title|text, `;` between them. */
static const struct {
	const char *why, *names[4];
	struct input_options options;
	const char *want, *said;
} cases[] = {
	{ "a file, carriage returns and all", { "kim.txt" }, { 0 },
	  "kim||de||Kim kam.\r\n", "" },
	{ "a byte order mark is no text", { "bom.txt" }, { 0 },
	  "bom||de||Kim kam.", "" },
	{ "not UTF-8, and where", { "latin.txt", "kim.txt" }, { 0 },
	  "kim||de||Kim kam.\r\n",
	  "latin.txt:10: not UTF-8; try --encoding windows-1252\n" },
	{ "UTF-16 by its byte order mark", { "utf16.txt", "utf16be.txt" },
	  { 0 }, "utf16||de||Kim;utf16be||de||Kim kam für 😀.", "" },
	{ "half a pair and half a unit", { "half.txt" }, { 0 },
	  "half||de||K\uFFFDm\uFFFD",
	  "half.txt: warning: what is not UTF-16LE is read as U+FFFD\n" },
	{ "an encoding that is asked for", { "latin.txt" },
	  { .encoding = "windows-1252" },
	  "latin||de||Kim kam für Putin.", "" },
	{ "and what is not in it", { "latin.txt", "bad8.txt" },
	  { .encoding = "utf-8" },
	  "bad8||de||K\uFFFDm, K\uFFFDm;latin||de||Kim kam f\uFFFDr Putin.",
	  "bad8.txt: warning: what is not utf-8 is read as U+FFFD\n"
	  "latin.txt: warning: what is not utf-8 is read as U+FFFD\n" },
	{ "a byte order mark comes before it", { "utf16.txt" },
	  { .encoding = "windows-1252" }, "utf16||de||Kim", "" },
	{ "a line of JSON in it", { "latin.jsonl" },
	  { .encoding = "ISO-8859-1" }, "latin-1||de||für", "" },
	{ "empty", { "empty.txt" }, { 0 }, "",
	  "empty.txt: empty, no article in it\n" },
	{ "white space only", { "blank.txt" }, { 0 }, "",
	  "blank.txt: empty, no article in it\n" },
	{ "NUL bytes", { "nul.txt" }, { 0 }, "",
	  "nul.txt: not text: there are NUL bytes in it\n" },
	{ "PDF", { "paper.pdf" }, { 0 }, "",
	  "paper.pdf: not text: PDF\n" },
	{ "a page", { "page.html" }, { 0 },
	  "page|2031-03-05|de|Gipfel|Kim kam am Mittwoch nach Moskau.\n", "" },
	{ "its own encoding", { "latin.html" }, { 0 },
	  "latin||de|für|Kim kam am Mittwoch für „Putin“.\n", "" },
	{ "declared wrongly, and it is UTF-8", { "liar.html" }, { 0 },
	  "liar||de||Kim kam am Mittwoch für Putin.\n", "" },
	{ "not as it declares", { "wrong.html" }, { 0 }, "",
	  "wrong.html:45: not UTF-8; try --encoding windows-1252\n" },
	{ "a page without an article", { "void.html" }, { 0 }, "",
	  "void.html: empty, no article in it\n" },
	{ "a page of nothing else", { "nuls.htm" }, { 0 }, "",
	  "nuls.htm: empty, no article in it\n" },
	{ "NULs in a page", { "nul.htm" }, { 0 },
	  "nul||de||Kim kam am Mittwoch nach Moskau.\n", "" },
	{ "no such file", { "no.txt" }, { 0 }, "",
	  "no.txt: cannot read: No such file or directory\n" },
	{ "any text by its name", { "notes.md", "plain" }, { 0 },
	  "notes||de||Kim kam.;plain||de||Kim ging.", "" },
	{ "the date in the name", { "2023-09-13-gipfel.txt",
	  "tagblatt_20230914.txt" }, { 0 },
	  "2023-09-13-gipfel|2023-09-13|de||Kim kam.;"
	  "tagblatt_20230914|2023-09-14|de||Kim kam.", "" },
	{ "numbers that are no date", { "2023-13-45.txt",
	  "id-12023091499.txt" }, { 0 },
	  "2023-13-45||de||Kim kam.;id-12023091499||de||Kim kam.", "" },
	{ "a date that is given comes before the name's",
	  { "2023-09-13-gipfel.txt" },
	  { .date = "2020-01-01", .language = "en" },
	  "2023-09-13-gipfel|2020-01-01|en||Kim kam.", "" },
	{ "a file named twice is read once",
	  { "kim.txt", "./kim.txt", "a/../kim.txt" }, { 0 },
	  /* the first in bytewise order names it */
	  "kim||de||Kim kam.\r\n", "" },
	{ "the same name in two folders", { "b/x.txt", "a/x.txt" }, { 0 },
	  "a.x||de||eins;b.x||de||zwei", "" },
	{ "in any order", { "a/x.txt", "b/x.txt" }, { 0 },
	  "a.x||de||eins;b.x||de||zwei", "" },
	{ "only as long as needed", { "a/x.txt", "b/x.txt", "b/c/x.txt",
	  "x.txt" }, { 0 },
	  "a.x||de||eins;b.x||de||zwei;c.x||de||drei;x||de||vier", "" },
	{ "names that differ by the ending", { "x.txt", "x.md" }, { 0 },
	  "x.md||de||fünf;x.txt||de||vier", "" },
	{ "a folder, all the way down", { "dir" }, { 0 },
	  "a-1||de||J;y||de||Y;z||de||Z", "" },
	{ "a folder with nothing in it", { "none/" }, { 0 }, "",
	  "none/: no .txt, .html or .jsonl file in this folder\n" },
	{ "JSON Lines", { "l.jsonl" }, { 0 },
	  "17|2023-09|de||Kim;eins|2023-09-13|de|Gipfel|Kim;"
	  "l-3|2023-09-13|en||Pütin", "" },
	{ "what JSON does not say, the options and the name do",
	  { "2022-01-02.jsonl" }, { 0 },
	  "2022-01-02-1|2022-01-02|de||Kim;2022-01-02-2|2020|de||Kim", "" },
	{ "the options first", { "2022-01-02.jsonl" },
	  { .date = "2021", .language = "de" },
	  "2022-01-02-1|2021|de||Kim;2022-01-02-2|2020|de||Kim", "" },
	{ "bad lines, each alone", { "bad.jsonl" }, { 0 },
	  "bad-11||de||Kim;bad-13||de||\\u0000;n||de||Kim",
	  "bad.jsonl:1: not JSON: expected one object a line (byte 16)\n"
	  "bad.jsonl:2: not JSON: expected one object a line (byte 1)\n"
	  "bad.jsonl:3: title is not a string\n"
	  "bad.jsonl:4: id n was read before, not read again\n"
	  "bad.jsonl:5: there is no text\n"
	  "bad.jsonl:6: text is not a string\n"
	  "bad.jsonl:7: empty, no article in it\n"
	  "bad.jsonl:8: not UTF-8; try --encoding windows-1252\n"
	  "bad.jsonl:9: not JSON: expected one object a line (byte 13)\n"
	  "bad.jsonl:10: not JSON: expected one object a line (byte 11)\n"
	  "bad.jsonl:11: not a date (YYYY, YYYY-MM or YYYY-MM-DD): 13.9.2023\n"
	  "bad.jsonl:12: not JSON: expected one object a line (byte 17)\n"
	  "bad.jsonl:14: not JSON: expected one object a line (byte 1)\n" },
	{ "lines of UTF-16", { "wide.jsonl" }, { 0 }, "",
	  "wide.jsonl:1: there is no text\n"
	  "wide.jsonl:2: there is no text\n" },
	{ "what it says of its language, and what it surely is",
	  { "own.jsonl" }, { 0 },
	  "own-1||de-AT||Kim kam.;own-3||de||" GERMAN,
	  "own.jsonl:2: in language fr, neither German nor English; "
	  "see --language\n" },
	{ "--language goes before both", { "own.jsonl" },
	  { .language = "de" },
	  "own-1||de||Kim kam.;own-2||de||Kim est venu.;own-3||de||" GERMAN,
	  "" },
	{ "no line", { "blank.jsonl" }, { 0 }, "",
	  "blank.jsonl: empty, no article in it\n" },
	{ "ids on one line", { "ids.jsonl" }, { 0 },
	  "ids-1||de||Kim;u\u0308||de||Kim",
	  "ids.jsonl:1: id has control characters in it\n" },
	{ "an id of a file is taken", { "kim.jsonl", "kim.txt" }, { 0 },
	  "kim||de||Kim kam.\r\n",
	  "kim.jsonl:1: id kim was read before, not read again\n" },
};

static struct guesser *guesser;

static void
write_files(void)
{
	const char *why;

	for (size_t i = 0; i < LENGTH(files); i++) {
		char *path = strdup(files[i].path);

		for (char *p = path; (p = strchr(p, '/')) != NULL; p++) {
			*p = '\0';
			mkdir(path, 0777);
			*p = '/';
		}
		assert_int_equal(file_write(path, files[i].data, &why), 0);
		free(path);
	}
}

/* Send standard error to the file `errors`; returns the old one. */
static int
catch_errors(void)
{
	int old = dup(2);

	fflush(stderr);
	assert_non_null(freopen("errors", "w", stderr));
	return old;
}

static void
release_errors(int old)
{
	fflush(stderr);
	dup2(old, 2);
	close(old);
}

static void
show(const article_list *list, struct buf *b)
{
	for (uint32_t i = 0; i < list->n; i++) {
		const struct article *a = &list->at[i];
		const struct str parts[] = {
			a->id, a->date, a->language, a->title, a->text
		};

		for (size_t k = 0; k < LENGTH(parts); k++) {
			if (k > 0 || i > 0)
				buf_char(b, k > 0 ? '|' : ';');
			buf_add(b, parts[k]);
		}
	}
	buf_char(b, '\0');
}

static void
check_case(const char *why, const char *const *names, size_t n,
    const struct input_options *o, const char *want, const char *said)
{
	struct arena mem = { 0 };
	article_list list = { 0 };
	struct buf got = { 0 };
	struct str errors = { 0 };
	const char *reason;
	struct table boilerplate;
	struct input_options with = *o;
	int old = catch_errors();

	assert_int_equal(lang_table(&mem, TABLE_BOILERPLATE, NULL,
	    &boilerplate), 0);
	with.boilerplate = &boilerplate;
	with.guesser = guesser;
	input_read(&mem, names, n, &with, &list);
	release_errors(old);
	show(&list, &got);
	CHECK_STR(why, got.s, want);
	if (said != NULL) {
		file_read(&mem, "errors", &errors, &reason);
		CHECK_STR(why, errors.s, said);
	}
	buf_free(&got);
	arena_free(&mem);
}

static void
read_inputs(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		size_t n = 0;

		while (n < 4 && cases[i].names[n] != NULL)
			n++;
		check_case(cases[i].why, cases[i].names, n, &cases[i].options,
		    cases[i].want, cases[i].said);
	}
	CHECKED();
}

static void
read_stdin(void **state)
{
	static const struct { const char *why, *data, *want, *said; } rows[] = {
		{ "plain text", "Kim kam.", "stdin||de||Kim kam.", "" },
		{ "JSON Lines", "\n {\"text\": \"Kim\"}\n",
		  "stdin-2||de||Kim", "" },
		{ "a page", " <!DOCTYPE HTML>\n<p>Kim kam am Mittwoch nach "
		  "Moskau.", "stdin||de||Kim kam am Mittwoch nach Moskau.\n",
		  "" },
		{ "nothing", "", "", "stdin: empty, no article in it\n" },
	};
	const char *const names[] = { "-", "-" }, *why;
	struct input_options o = { 0 };

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		assert_int_equal(file_write("in", str_of(rows[i].data), &why),
		    0);
		assert_non_null(freopen("in", "r", stdin));
		check_case(rows[i].why, names, 2, &o, rows[i].want,
		    rows[i].said);
	}
	CHECKED();
}

static void
links(void **state)
{
	const char *const names[] = { "loop" };
	struct input_options o = { 0 };

	(void)state;
	mkdir("loop", 0777);
	assert_int_equal(symlink(".", "loop/again"), 0);
	assert_int_equal(symlink("../kim.txt", "loop/k.txt"), 0);
	assert_int_equal(symlink("../kim.txt", "loop/l.txt"), 0);
	check_case("a folder in itself, a file under two names", names, 1, &o,
	    "k||de||Kim kam.\r\n", "");
	CHECKED();
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(read_inputs),
		cmocka_unit_test(read_stdin),
		cmocka_unit_test(links),
	};
	char folder[] = "/tmp/input_test.XXXXXX", command[64];
	int failed;

	if (mkdtemp(folder) == NULL || chdir(folder) != 0)
		return 1;
	write_files();
	guesser = guesser_open(NULL);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	guesser_free(guesser);
	snprintf(command, sizeof command, "rm -rf %s", folder);
	return system(command) != 0 || failed;
}
