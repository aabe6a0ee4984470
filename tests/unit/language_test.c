/* language_test: which texts are taken for which language, and what is not
 * read of a text in two. */
#include "unit.h"

#include "base/utf8.h"
#include "text/language.h"

#define GERMAN "Die Ministerin sagte am Mittwoch, das Land werde vor dem " \
	"Ende des Jahres keine neuen Waffen liefern, während die Opposition " \
	"eine Debatte im Parlament über die Politik der Regierung verlangt. " \
	"Die Verhandlungen sollen in der kommenden Woche weitergehen."
#define FRENCH "La ministre a déclaré mercredi que le pays ne livrera pas " \
	"de nouvelles armes avant la fin de l'année, tandis que l'opposition " \
	"demande un débat au parlement sur la politique du gouvernement. Les " \
	"négociations doivent reprendre la semaine prochaine."
#define ENGLISH "The minister said on Wednesday that the country would not " \
	"deliver any new weapons before the end of the year, while the " \
	"opposition is asking for a debate in parliament about the policy of " \
	"the government. The talks are to go on next week."

static const struct { const char *why, *text, *want; } guesses[] = {
	{ "German", GERMAN, "de" },
	{ "English", ENGLISH, "en" },
	{ "French", FRENCH, "fr" },
	{ "Dutch is near", "De minister zei woensdag dat het land voor het "
	  "einde van het jaar geen nieuwe wapens zal leveren, terwijl de "
	  "oppositie een debat in het parlement eist over het beleid van de "
	  "regering. De onderhandelingen gaan volgende week verder.", "nl" },
	{ "so is Danish", "Ministeren sagde onsdag, at landet ikke vil levere "
	  "nye våben inden årets udgang, mens oppositionen kræver en debat i "
	  "parlamentet om regeringens politik. Forhandlingerne skal "
	  "fortsætte i næste uge i hovedstaden.", "da" },
	{ "and Luxembourgish, whose articles are German ones",
	  "D'Ministesch sot e Mëttwoch, d'Land géif virum Enn vum Joer keng "
	  "nei Waffe liwweren, während d'Oppositioun eng Debatt am Parlament "
	  "iwwer d'Politik vun der Regierung verlaangt. D'Verhandlunge ginn "
	  "déi nächst Woch weider, an der Haaptstad vum Nopeschland.", "lb" },
	{ "Spanish", "La ministra dijo el miércoles que el país no entregará "
	  "nuevas armas antes de que termine el año, mientras la oposición "
	  "pide un debate en el parlamento sobre la política del gobierno. "
	  "Las negociaciones deben seguir la próxima semana.", "es" },
	{ "Polish", "Minister powiedziała w środę, że kraj nie dostarczy "
	  "nowej broni przed końcem roku, a opozycja domaga się debaty w "
	  "parlamencie o polityce rządu. Rozmowy mają być kontynuowane w "
	  "przyszłym tygodniu w stolicy sąsiedniego państwa.", "pl" },
	{ "Turkish", "Bakan çarşamba günü yaptığı açıklamada ülkenin yıl "
	  "sonuna kadar yeni silah göndermeyeceğini söyledi, muhalefet ise "
	  "hükümetin politikası hakkında mecliste bir tartışma yapılmasını "
	  "istiyor. Görüşmeler gelecek hafta devam edecek.", "tr" },
	{ "Russian", "Министр заявила в среду, что страна не будет поставлять "
	  "новое оружие до конца года, а оппозиция требует провести в "
	  "парламенте дебаты о политике правительства. Переговоры должны "
	  "продолжиться на следующей неделе в столице.", "ru" },
	{ "Swiss spelling", "Der Bundesrat hat am Mittwoch beschlossen, dass "
	  "die Schweiz keine neuen Waffen liefert, und die Grossen Räte "
	  "verlangen eine Debatte über die Aussenpolitik; in Zürich und Bern "
	  "fanden Kundgebungen statt, teilte die Polizei mit.", "de" },
	{ "German, but mostly names: unsure, so read as German",
	  "Xi Jinping empfing Narendra Modi und Recep Tayyip Erdoğan in "
	  "Peking, Wang Yi sprach mit Sergej Lawrow und Subrahmanyam "
	  "Jaishankar. Kim Jong Un schickte Choe Son Hui, Wolodymyr "
	  "Selenskyj ließ sich von Dmytro Kuleba vertreten.",
	  "" },
	{ "too short to be sure", "Le ministre est arrivé à Paris.", "" },
	{ "a headline", "Kim Jong Un reist nach Wladiwostok", "" },
	{ "names are in no language", "Marek Nowak, Piotr Kowalski, Jan "
	  "Wiśniewski, Krzysztof Wójcik, Andrzej Kowalczyk, Tomasz "
	  "Kamiński, Paweł Lewandowski, Michał Zieliński, Marcin Szymański, "
	  "Jakub Woźniak, Adam Dąbrowski, Zbigniew Kozłowski, Jerzy "
	  "Jankowski, Tadeusz Mazur, Stanisław Wojciechowski", "" },
	{ "figures are not either", "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15", "" },
	{ "nothing", "", "" },
};

static const struct { const char *why, *text, *gone; } blanks[] = {
	{ "all German", GERMAN "\n\n" GERMAN, NULL },
	{ "German and English", GERMAN "\n\n" ENGLISH "\n", NULL },
	{ "French, line by line", GERMAN "\n" FRENCH "\r\n" GERMAN, FRENCH },
	{ "French at the end", GERMAN "\n\n" FRENCH, FRENCH },
	{ "a French sentence stays, it may be a quote",
	  GERMAN "\n\nLe ministre est arrivé à Paris.\n\n" GERMAN, NULL },
};

static void
guess(void **state)
{
	struct guesser *g = guesser_open(NULL);
	struct arena mem = { 0 };

	(void)state;
	assert_non_null(g);
	for (size_t i = 0; i < LENGTH(guesses); i++)
		CHECK_STR(guesses[i].why, arena_str(&mem, language_guess(&mem,
		    g, str_of(guesses[i].text))).s, guesses[i].want);
	guesser_free(g);
	arena_free(&mem);
	CHECKED();
}

/* What is gone is gone as a whole, and nothing else moves. */
static void
blank(void **state)
{
	struct guesser *g = guesser_open(NULL);
	struct arena mem = { 0 };

	(void)state;
	for (size_t i = 0; i < LENGTH(blanks); i++) {
		struct str text = str_of(blanks[i].text);
		struct str got, want = text;
		span_list parts = { 0 };
		size_t at, n;

		language_foreign(&mem, g, text, &parts);
		got = language_blank(&mem, text, parts.at, parts.n);
		if (blanks[i].gone != NULL) {
			at = str_find(text, str_of(blanks[i].gone));
			n = utf8_count(str_of(blanks[i].gone));
			want = arena_printf(&mem, STR_FMT "%*s%s",
			    STR_ARG(str_head(text, at)), (int)n, "",
			    text.s + at + strlen(blanks[i].gone));
		}
		CHECK_STR(blanks[i].why, arena_str(&mem, got).s,
		    arena_str(&mem, want).s);
		assert_int_equal(utf8_count(got), utf8_count(text));
	}
	guesser_free(g);
	arena_free(&mem);
	CHECKED();
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(guess),
		cmocka_unit_test(blank),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
