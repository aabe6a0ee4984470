/* token_test: paragraphs, sentences, words. */
#include "doc_of.h"

#include "base/buf.h"

/* Words between `|`, sentences between ` ¦ `; the second word of a
 * contraction follows its first after `+`. */
static const struct {
	const char *why, *text, *want;
} words[] = {
	{ "nothing in, nothing out", " \n ", "" },
	{ "marks are words of their own", "Kim traf Putin, sagte er.",
	  "Kim|traf|Putin|,|sagte|er|." },
	{ "umlauts do not split", "Südkorea übt Maß.", "Südkorea|übt|Maß|." },
	/* contractions */
	{ "a contraction is two words", "Er fuhr zum Amur.",
	  "Er|fuhr|zu+dem|Amur|." },
	{ "in the case of the surface", "Im Kreml und ZUR SACHE",
	  "In+dem|Kreml|und|ZU+DER|SACHE" },
	{ "but not inside a name", "Zum-Beispiel-Straße",
	  "Zum|-|Beispiel|-|Straße" },
	/* hyphens, slashes, dashes */
	{ "hyphens are words of their own", "der US-Präsident beim Kim-Besuch",
	  "der|US|-|Präsident|bei+dem|Kim|-|Besuch" },
	{ "and at the cut of a compound", "Import- und Exportverbot",
	  "Import|-|und|Exportverbot" },
	{ "a slash divides", "Wostotschny/Moskau (npa) - Kim",
	  "Wostotschny|/|Moskau|(|npa|)|-|Kim" },
	{ "dashes stand alone", "Kim – er lachte – ging -- endlich",
	  "Kim|–|er|lachte|–|ging|--|endlich" },
	{ "a dash against a word", "Seoul–Tokio", "Seoul|–|Tokio" },
	{ "spans of years", "1950-1953", "1950-1953" },
	/* numbers */
	{ "thousands and decimals", "1.000 Tote, 3,5 Prozent, 60 000 Mann",
	  "1.000|Tote|,|3,5|Prozent|,|60|000|Mann" },
	{ "times and results", "um 14.30 Uhr 2:1", "um|14.30|Uhr|2:1" },
	{ "signs stand alone", "5% von 3€, $7 und §8",
	  "5|%|von|3|€|,|$|7|und|§|8" },
	{ "a sign before a number belongs to it", "bei -5 Grad (+3)",
	  "bei|-5|Grad|(|+3|)" },
	{ "a number ends the sentence", "Das war 1996. Kim kam.",
	  "Das|war|1996|. ¦ Kim|kam|." },
	{ "numerals of other kinds", "12 km² und 5½", "12|km²|und|5½" },
	/* ordinals and dates */
	{ "a date", "Am 13. September kam er.",
	  "An+dem|13.|September|kam|er|." },
	{ "a date and a year", "am 3. Oktober 1990. Dann",
	  "an+dem|3.|Oktober|1990|. ¦ Dann" },
	{ "a date in numbers", "am 13.9.2023 und am 14. 9. 2023",
	  "an+dem|13.9.2023|und|an+dem|14.|9.|2023" },
	{ "a short date", "Am 13.9. traf er Kim.",
	  "An+dem|13.9.|traf|er|Kim|." },
	{ "an ordinal", "im 18. Jahrhundert", "in+dem|18.|Jahrhundert" },
	{ "a number at the end", "Er wurde 13. Das war wenig.",
	  "Er|wurde|13|. ¦ Das|war|wenig|." },
	{ "a number after its noun", "Er kam auf Platz 3. Trainer Moor lobte.",
	  "Er|kam|auf|Platz|3|. ¦ Trainer|Moor|lobte|." },
	{ "a point of a list", "2. Der Vertrag gilt.",
	  "2.|Der|Vertrag|gilt|." },
	{ "a ruler", "Ludwig XIV. starb. Papst Johannes Paul II. betete.",
	  "Ludwig|XIV.|starb|. ¦ Papst|Johannes|Paul|II.|betete|." },
	/* abbreviations */
	{ "titles", "Prof. Dr. Moor und St. Gallen",
	  "Prof.|Dr.|Moor|und|St.|Gallen" },
	{ "initials", "George W. Bush traf J. D. Vance.",
	  "George|W.|Bush|traf|J.|D.|Vance|." },
	{ "of several parts", "Länder, z. B. Japan, und z.B. China",
	  "Länder|,|z.|B.|Japan|,|und|z.B.|China" },
	{ "that may end a sentence", "Äpfel, Birnen usw. Das reicht.",
	  "Äpfel|,|Birnen|usw. ¦ Das|reicht|." },
	{ "and may not", "Äpfel usw. kaufte er.",
	  "Äpfel|usw.|kaufte|er|." },
	{ "before a number", "Nach Art. 5 und Nr. 3 ca. 20 Mio. Euro",
	  "Nach|Art.|5|und|Nr.|3|ca.|20|Mio.|Euro" },
	{ "in brackets", "Waffen (u.a. Raketen) und Öl (Gas etc.).",
	  "Waffen|(|u.a.|Raketen|)|und|Öl|(|Gas|etc.|)|." },
	{ "at the sentence's end", "Er kam aus den U.S.A.",
	  "Er|kam|aus|den|U.S.A." },
	{ "clubs", "Der Verein e.V. klagte.", "Der|Verein|e.V.|klagte|." },
	{ "unknown ones without a vowel", "Hptm. Moor grüßte.",
	  "Hptm.|Moor|grüßte|." },
	{ "units and companies are none",
	  "Er lief 5 km. Kim kam zur GmbH. Moor ging.",
	  "Er|lief|5|km|. ¦ Kim|kam|zu+der|GmbH|. ¦ Moor|ging|." },
	{ "a blank that was forgotten", "Das war schwer.Der Gast kam.",
	  "Das|war|schwer|. ¦ Der|Gast|kam|." },
	{ "and was not", "Die Linke.PDS liest www.Tagblatt.de, a.Kim@x.de.",
	  "Die|Linke.PDS|liest|www.Tagblatt.de|,|a.Kim@x.de|." },
	/* quotes */
	{ "all kinds of quotes", "„a“ »b« «c» ‚d‘ \"e\" 'f' “g” ``h''",
	  "„|a|“|»|b|«|«|c|»|‚|d|‘|\"|e|\"|'|f|'|“|g|”|``|h|''" },
	{ "a quotation goes on", "„Wir kommen“, sagte er. Kim kam.",
	  "„|Wir|kommen|“|,|sagte|er|. ¦ Kim|kam|." },
	{ "after its mark", "„Kommt er?“, fragte sie. „Ja!“ rief Kim.",
	  "„|Kommt|er|?|“|,|fragte|sie|. ¦ „|Ja|!|“|rief|Kim|." },
	{ "a whole sentence in quotes", "»Er kam.« Kim ging. \"Gut.\" Aus.",
	  "»|Er|kam|.|« ¦ Kim|ging|. ¦ \"|Gut|.|\" ¦ Aus|." },
	{ "two sentences in quotes", "„Er kam. Sie ging“, sagte Kim.",
	  "„|Er|kam|. ¦ Sie|ging|“|,|sagte|Kim|." },
	{ "a remark", "Der Sieg (!) kam.", "Der|Sieg|(|!|)|kam|." },
	/* ellipsis */
	{ "an ellipsis is one", "Er ging ... und kam… Ende.",
	  "Er|ging|...|und|kam|… ¦ Ende|." },
	{ "marks are not", "Nein!!! Doch?!", "Nein|!|!|! ¦ Doch|?|!" },
	/* apostrophes */
	{ "a genitive", "Hans' Auto und Marx’ Werk",
	  "Hans'|Auto|und|Marx’|Werk" },
	{ "not a closing quote", "Er las ‚Haus’ und 'Das Haus' gern.",
	  "Er|las|‚|Haus|’|und|'|Das|Haus|'|gern|." },
	{ "'s is a word", "Putin's Plan, wie geht's?",
	  "Putin|'s|Plan|,|wie|geht|'s|?" },
	{ "a name's apostrophe", "O'Neill traf N’Diaye",
	  "O'Neill|traf|N’Diaye" },
	/* the net */
	{ "addresses",
	  "Siehe https://www.tagblatt.de/a?b=1,2. Oder (www.x.de).",
	  "Siehe|https://www.tagblatt.de/a?b=1,2|. ¦ Oder|(|www.x.de|)|." },
	{ "mail", "An kim@example.org, bitte.",
	  "An|kim@example.org|,|bitte|." },
	{ "a domain", "Das meldet tagblatt.de heute.",
	  "Das|meldet|tagblatt.de|heute|." },
	{ "handles", "@kreml schrieb #Frieden.", "@kreml|schrieb|#Frieden|." },
	{ "gender marks", "Bürger*innen, Bürger_innen",
	  "Bürger*innen|,|Bürger_innen" },
};

static void
show_words(const struct doc *d, struct buf *b)
{
	for (uint32_t i = 0; i < d->tokens.n; i++) {
		const struct token *t = &d->tokens.at[i];

		if (t->part != 0)
			buf_lit(b, "+");
		else if (i > 0)
			buf_add(b, d->sentences.at[doc_sentence_of(d, i)].tok
			    == i ? STR(" ¦ ") : STR("|"));
		buf_add(b, t->form);
	}
	buf_char(b, '\0');
}

static void
split_words(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(words); i++) {
		struct doc *d = doc_of(words[i].text);
		struct buf got = { 0 };

		show_words(d, &got);
		CHECK_STR(words[i].why, got.s, words[i].want);
		buf_free(&got);
		doc_free(d);
	}
	CHECKED();
}

/* Sentences between ` ¦ `, paragraphs between ` ¶ `, `#` before headlines. */
static const struct {
	const char *why, *text, *want;
} lines[] = {
	{ "a blank line ends a paragraph", "Kim kam.\n\nPutin ging.",
	  "Kim kam. ¶ Putin ging." },
	{ "blanks do not fill it", "Kim kam.\n \t\nPutin ging.\n\n\n",
	  "Kim kam. ¶ Putin ging." },
	{ "a headline", "Kim trifft Putin\n\nKim kam. Er ging.",
	  "#Kim trifft Putin ¶ Kim kam. ¦ Er ging." },
	{ "a headline without a blank line",
	  "Kim trifft Putin\nKim kam. Er ging.\nSie lachten.",
	  "#Kim trifft Putin ¶ Kim kam. ¦ Er ging. ¶ Sie lachten." },
	{ "a last line without an end is none", "Kim kam.\n\nMehr in Kürze",
	  "Kim kam. ¶ Mehr in Kürze" },
	{ "a paragraph a line",
	  "Kim kam am Mittwoch mit dem Zug an.\nPutin empfing ihn dort. "
	  "Sie sprachen lange.\nDann fuhr er ab.",
	  "Kim kam am Mittwoch mit dem Zug an. ¶ Putin empfing ihn dort. ¦ "
	  "Sie sprachen lange. ¶ Dann fuhr er ab." },
	{ "a stray line end", "Der Gast kam und\nlachte. Er ging.",
	  "Der Gast kam und lachte. ¦ Er ging." },
	{ "wrapped lines",
	  "Der Gast aus dem Norden kam am frühen\n"
	  "Morgen mit dem Zug über die Grenze und\n"
	  "fuhr weiter. Am Abend traf er dort den\n"
	  "Gastgeber.\n"
	  "\n"
	  "Beide sprachen zwei Stunden lang über\n"
	  "Handel, Technik und den Krieg.\n",
	  "Der Gast aus dem Norden kam am frühen Morgen mit dem Zug über "
	  "die Grenze und fuhr weiter. ¦ Am Abend traf er dort den "
	  "Gastgeber. ¶ Beide sprachen zwei Stunden lang über Handel, "
	  "Technik und den Krieg." },
	{ "wrapped lines with a headline",
	  "Gast kommt an\n"
	  "\n"
	  "Der Gast aus dem Norden kam am frühen\n"
	  "Morgen mit dem Zug über die Grenze und\n"
	  "fuhr weiter.\n",
	  "#Gast kommt an ¶ Der Gast aus dem Norden kam am frühen Morgen "
	  "mit dem Zug über die Grenze und fuhr weiter." },
};

static void
show_lines(const struct doc *d, struct buf *b)
{
	for (uint32_t i = 0; i < d->sentences.n; i++) {
		const struct sentence *s = &d->sentences.at[i];
		struct str text = doc_str(d, s->at);

		if (i > 0)
			buf_add(b, s[-1].paragraph == s->paragraph
			    ? STR(" ¦ ") : STR(" ¶ "));
		if (s->is_headline)
			buf_lit(b, "#");
		for (size_t k = 0; k < text.n; k++)
			buf_char(b, text.s[k] == '\n' ? ' ' : text.s[k]);
	}
	buf_char(b, '\0');
}

static void
split_lines(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(lines); i++) {
		struct doc *d = doc_of(lines[i].text);
		struct buf got = { 0 };

		show_lines(d, &got);
		CHECK_STR(lines[i].why, got.s, lines[i].want);
		buf_free(&got);
		doc_free(d);
	}
	CHECKED();
}

/* Where white space follows; what CoNLL-U tells by SpaceAfter. */
static void
spaces(void **state)
{
	struct doc *d = doc_of("Im Kreml, dort.");
	char got[16] = "";

	(void)state;
	for (uint32_t i = 0; i < d->tokens.n; i++)
		got[i] = d->tokens.at[i].has_space ? 'x' : '-';
	CHECK_STR("blanks follow", got, "xx-x--");
	doc_free(d);
	CHECKED();
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(split_words),
		cmocka_unit_test(split_lines),
		cmocka_unit_test(spaces),
	};
	int failed;

	if ((lang = lang_open("de", NULL)) == NULL)
		return 1;
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	lang_free(lang);
	return failed;
}
