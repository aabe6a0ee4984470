/* copies: what is the same article, and which of the prints stands for it. */
#include "unit.h"

#include "corpus/copies.h"
#include "corpus/corpus.h"

#define LEAD "Im Streit um die Fähre über den Wesenarm hat der Landkreis der " \
    "Reederei Holm ein Ultimatum gestellt. "
#define WHO  "Landrätin Gesa Thomsen forderte das Unternehmen am Dienstag in " \
    "Eiderstadt auf, den Betrieb bis zum Monatsende wieder aufzunehmen. "
#define SAID "\"Wer eine Konzession hat, muss fahren\", sagte sie nach einem " \
    "Treffen mit den Bürgermeistern der Inseldörfer. "
#define BACK "Die Reederei hatte den Verkehr vor drei Wochen eingestellt und " \
    "das mit der Höhe der Liegegebühren begründet. Seither müssen Pendler " \
    "einen Umweg von vierzig Kilometern nehmen, der Schulbus fährt eine " \
    "Stunde früher ab. Ein Sprecher der Reederei wies die Vorwürfe zurück " \
    "und bot an, die Bücher offenzulegen. "
#define LAST "Der Kreistag will in der kommenden Woche beraten. "
#define REPORT LEAD WHO SAID BACK LAST

#define NOTE "Die Feuerwehr hat am Montagabend in Norderfeld einen Brand in " \
    "einer Tischlerei gelöscht. Verletzt wurde nach Angaben der Polizei " \
    "niemand. Der Schaden beträgt 40000 Euro."
#define NOTICE(name, day, goods) "Der Preis für " goods " ist am " day \
    " an der Börse in " name " gestiegen. Händler sprachen von einem " \
    "ruhigen Geschäft. Eine Tonne " goods " zur Lieferung im nächsten Monat " \
    "kostete am " day " in " name " am Ende mehr als am Tag davor, wie die " \
    "Börse mitteilte."

struct pair { const char *a, *b; bool are_copies; const char *why; };

static const struct pair pairs[] = {
	{ REPORT, REPORT, true, "the same text" },
	{ "Ultimatum für die Reederei\n\n" REPORT,
	  "Landkreis droht: Fähre muss wieder fahren\n\n" REPORT, true,
	  "another headline" },
	{ "EIDERSTADT (dna) - " REPORT,
	  "Eiderstadt. " REPORT "(Mit Material der Agentur dna)", true,
	  "agency lines" },
	{ REPORT, LEAD WHO "»Wer eine Konzession hat, muss fahren«, sagte sie "
	  "nach einem Treffen mit den Bürgermeistern der Inseldörfer. " BACK
	  LAST, true, "typographic quotation marks" },
	{ REPORT, "Der Landkreis setzt der Reederei Holm eine Frist. " WHO SAID
	  BACK LAST, true, "another first line" },
	{ REPORT, LEAD WHO SAID BACK "Am Donnerstag tagt der Kreistag dazu.",
	  true, "another last line" },
	{ REPORT, LEAD WHO SAID BACK, true, "the last line was cut" },
	{ REPORT, "IM STREIT UM DIE FÄHRE ÜBER DEN WESENARM hat der Landkreis "
	  "der Reederei Holm ein Ultimatum gestellt. " WHO SAID BACK LAST,
	  true, "a lead in capitals" },
	{ NOTE, "Brand in Tischlerei\n" NOTE, true, "a note, word for word" },
	{ NOTE, "In Norderfeld hat am Montag eine Tischlerei gebrannt. Die "
	  "Feuerwehr löschte den Brand am Abend. Verletzt wurde nach Angaben "
	  "der Polizei niemand.", false, "two notes on one fire" },
	{ "Die Polizei sucht Zeugen.", "Die Polizei sucht Zeugen.", false,
	  "too short to tell" },
	{ NOTICE("Altenhafen", "Montag", "Raps"),
	  NOTICE("Neuburg", "Freitag", "Weizen"), false,
	  "notices of one form, each word of them that matters different" },
	{ REPORT, "Seit Wochen ärgern sich die Leute auf den Inseln über die "
	  "Reederei. Nun hat sich auch die Landesregierung geäußert. "
	  SAID "Der Minister nannte das einen klaren Satz, dem er sich "
	  "anschließe. Er werde mit der Reederei reden, sobald der Kreistag "
	  "beraten habe. Die Opposition im Landtag sprach von einem Schauspiel "
	  "und verlangte, die Konzession sofort zu entziehen.", false,
	  "a paragraph is quoted" },
	{ REPORT, "Die Reederei Holm hat am Abend eingelenkt. Vom kommenden "
	  "Montag an soll die Fähre wieder viermal am Tag verkehren, teilte "
	  "das Unternehmen mit. Die Landrätin begrüßte das, will die "
	  "Konzession aber dennoch prüfen lassen. Auch die Bürgermeister "
	  "zeigten sich erleichtert. " REPORT, false,
	  "an update tells more before it" },
	{ REPORT, LEAD WHO "Die Bürgermeister der Dörfer stellten sich hinter "
	  "sie und kündigten an, gemeinsam vor das Verwaltungsgericht zu "
	  "ziehen, falls die Frist verstreicht. " SAID BACK LAST, false,
	  "an update tells more inside" },
	{ REPORT, "Der Landkreis hat der Reederei Holm eine Frist bis zum Ende "
	  "des Monats gesetzt. Dann müsse die Fähre über den Wesenarm wieder "
	  "fahren, sagte Landrätin Gesa Thomsen am Dienstag in Eiderstadt. Das "
	  "Unternehmen hatte den Verkehr vor drei Wochen eingestellt, weil ihm "
	  "die Liegegebühren zu hoch sind. Die Vorwürfe wies ein Sprecher der "
	  "Reederei zurück. Der Kreistag will in der kommenden Woche beraten.",
	  false, "another author on the same" },
};

/* A corpus of documents with these ids, dates and texts. */
struct print { const char *id, *date, *text; };

static void
collect(struct knowledge *k, const struct print *prints, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct k_document *d = PUSH(&k->mem, &k->documents);

		d->id = str_of(prints[i].id);
		d->date = str_of(prints[i].date);
		d->copy_of = NONE;
		copies_read(&k->mem, d, str_of(prints[i].text));
	}
}

static void
tells_copies(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(pairs); i++)
		for (int turned = 0; turned < 2; turned++) {
			const struct pair *p = &pairs[i];
			struct print both[] = {
				{ "a", "", turned ? p->b : p->a },
				{ "b", "", turned ? p->a : p->b },
			};
			struct knowledge k = { 0 };

			collect(&k, both, 2);
			copies_find(&k);
			CHECK_STR(p->why, k.documents.at[1].copy_of == 0
			    ? "copies" : "two", p->are_copies ? "copies"
			    : "two");
			assert_int_equal(k.documents.at[0].copy_of, NONE);
			knowledge_free(&k);
		}
	CHECKED();
}

static const struct print prints[] = {
	{ "abend", "2031-05-03", REPORT "(dna)" },
	{ "bote", "", REPORT },
	{ "kurier", "2031-05-02", "Frist gesetzt\n" REPORT },
	{ "mond", "2031-05-02", NOTE },
	{ "zeit", "2031-05-02", REPORT },
};

/* Each print merged with the others, in this order; what is a copy of what. */
static void
assert_merged(const int order[5], bool as_two)
{
	struct knowledge part[5] = { 0 }, half[2] = { 0 }, whole = { 0 };
	const struct knowledge *parts[5], *halves[] = { &half[0], &half[1] };
	const char *of;

	for (int i = 0; i < 5; i++) {
		collect(&part[i], &prints[order[i]], 1);
		parts[i] = &part[i];
	}
	if (as_two) {
		knowledge_merge(&half[0], parts, 2, NULL);
		knowledge_merge(&half[1], parts + 2, 3, NULL);
		knowledge_merge(&whole, halves, 2, NULL);
	} else
		knowledge_merge(&whole, parts, 5, NULL);
	assert_int_equal(whole.documents.n, 5);
	for (uint32_t i = 0; i < 5; i++) {
		const struct k_document *d = &whole.documents.at[i];

		of = d->copy_of == NONE ? "nothing"
		    : whole.documents.at[d->copy_of].id.s;
		CHECK_STR(prints[i].id, of, i == 2 || i == 3 ? "nothing"
		    : "kurier");
	}
	for (int i = 0; i < 5; i++)
		knowledge_free(&part[i]);
	knowledge_free(&half[0]);
	knowledge_free(&half[1]);
	knowledge_free(&whole);
}

/* The earliest, of these the first by id; undated ones are never first. */
static void
stands_for_all(void **state)
{
	static const int orders[][5] = {
		{ 0, 1, 2, 3, 4 }, { 4, 3, 2, 1, 0 }, { 1, 4, 0, 2, 3 },
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(orders); i++) {
		assert_merged(orders[i], false);
		assert_merged(orders[i], true);
	}
	CHECKED();
}

/* What a file says of copies stays: it has no texts. */
static void
keeps_what_is_known(void **state)
{
	struct knowledge part = { 0 }, whole = { 0 };
	const struct knowledge *parts[] = { &part };
	struct print known[] = { { "z", "", "" }, { "a", "", "" } };

	(void)state;
	collect(&part, known, 2);
	part.documents.at[1].copy_of = 0;
	knowledge_merge(&whole, parts, 1, NULL);
	assert_int_equal(whole.documents.at[0].copy_of, 1);
	assert_int_equal(whole.documents.at[1].copy_of, NONE);
	knowledge_free(&part);
	knowledge_free(&whole);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tells_copies),
		cmocka_unit_test(stands_for_all),
		cmocka_unit_test(keeps_what_is_known),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
