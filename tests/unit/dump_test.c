/* dump_test: the text forms of the layers. */
#include "doc_of.h"

#include "base/buf.h"
#include "doc/dump.h"

static const char article[] =
    "Gipfel\xc2\xad  im Osten\r\n\r\nKim kam zum\nAmur. Er lachte.";

static const struct {
	void      (*dump)(const struct doc *, struct buf *);
	const char *why, *want;
} plain[] = {
	{ dump_text, "the text",
	  "Gipfel  im Osten\n\nKim kam zum\nAmur. Er lachte." },
	{ dump_sentences, "sentences",
	  "[0,17)\t# Gipfel im Osten\n"
	  "\n"
	  "[21,38)\tKim kam zum Amur.\n"
	  "[39,49)\tEr lachte.\n" },
	{ dump_tokens, "tokens",
	  "0\t6\tGipfel\n9\t11\tin\n9\t11\tdem\t+\n12\t17\tOsten\n"
	  "\n"
	  "21\t24\tKim\n25\t28\tkam\n29\t32\tzu\n29\t32\tdem\t+\n33\t37\tAmur\n"
	  "37\t38\t.\n"
	  "\n"
	  "39\t41\tEr\n42\t48\tlachte\n48\t49\t.\n" },
	{ dump_conllu, "CoNLL-U before the reader",
	  "# sent_id = t-1\n"
	  "# text = Gipfel im Osten\n"
	  "1\tGipfel\t_\t_\t_\t_\t_\t_\t_\tOffset=0:6\n"
	  "2-3\tim\t_\t_\t_\t_\t_\t_\t_\tOffset=9:11\n"
	  "2\tin\t_\t_\t_\t_\t_\t_\t_\t_\n"
	  "3\tdem\t_\t_\t_\t_\t_\t_\t_\t_\n"
	  "4\tOsten\t_\t_\t_\t_\t_\t_\t_\tOffset=12:17\n"
	  "\n"
	  "# sent_id = t-2\n"
	  "# text = Kim kam zum Amur.\n"
	  "1\tKim\t_\t_\t_\t_\t_\t_\t_\tOffset=21:24\n"
	  "2\tkam\t_\t_\t_\t_\t_\t_\t_\tOffset=25:28\n"
	  "3-4\tzum\t_\t_\t_\t_\t_\t_\t_\tOffset=29:32\n"
	  "3\tzu\t_\t_\t_\t_\t_\t_\t_\t_\n"
	  "4\tdem\t_\t_\t_\t_\t_\t_\t_\t_\n"
	  "5\tAmur\t_\t_\t_\t_\t_\t_\t_\tOffset=33:37|SpaceAfter=No\n"
	  "6\t.\t_\t_\t_\t_\t_\t_\t_\tOffset=37:38\n"
	  "\n"
	  "# sent_id = t-3\n"
	  "# text = Er lachte.\n"
	  "1\tEr\t_\t_\t_\t_\t_\t_\t_\tOffset=39:41\n"
	  "2\tlachte\t_\t_\t_\t_\t_\t_\t_\tOffset=42:48|SpaceAfter=No\n"
	  "3\t.\t_\t_\t_\t_\t_\t_\t_\tOffset=48:49|SpaceAfter=No\n"
	  "\n" },
};

static void
dump_plain(void **state)
{
	struct doc *d = doc_of(article);

	(void)state;
	for (size_t i = 0; i < LENGTH(plain); i++) {
		struct buf b = { 0 };

		plain[i].dump(d, &b);
		buf_char(&b, '\0');
		CHECK_STR(plain[i].why, b.s, plain[i].want);
		buf_free(&b);
	}
	doc_free(d);
	CHECKED();
}

/* As the reader leaves it. */
static void
dump_read(void **state)
{
	static const struct { enum upos upos; const char *lemma; uint32_t head;
		enum deprel deprel; } read[] = {
		{ UPOS_PROPN, "Kim", 2, DEP_NSUBJ },
		{ UPOS_PROPN, "Jong", 0, DEP_FLAT },
		{ UPOS_VERB, "kommen", NONE, DEP_ROOT },
		{ UPOS_PUNCT, ".", 2, DEP_PUNCT },
	};
	struct doc *d = doc_of("Kim Jong kam.");
	struct buf b = { 0 };

	(void)state;
	for (uint32_t i = 0; i < LENGTH(read); i++) {
		d->tokens.at[i].upos = read[i].upos;
		d->tokens.at[i].lemma = str_of(read[i].lemma);
		d->tokens.at[i].head = read[i].head;
		d->tokens.at[i].deprel = read[i].deprel;
	}
	d->tokens.at[0].feats[FEAT_NUMBER] = NUMBER_SING;
	d->tokens.at[0].feats[FEAT_CASE] = CASE_NOM;
	*PUSH(&d->mem, &d->names) = (struct name){
		.ntok = 2, .kind = NAME_PER, .score = 0.75f };
	*PUSH(&d->mem, &d->names) = (struct name){ .tok = 2, .ntok = 1,
		.kind = NAME_LOC, .form = NAME_DERIV, .score = 0.5f };
	assert_true(doc_ok(d));
	dump_conllu(d, &b);
	dump_names(d, &b);
	buf_char(&b, '\0');
	CHECK_STR("tree and names", b.s,
	    "# sent_id = t-1\n"
	    "# text = Kim Jong kam.\n"
	    "1\tKim\tKim\tPROPN\t_\tCase=Nom|Number=Sing\t3\tnsubj\t_\t"
	    "Name=B-PER|Offset=0:3\n"
	    "2\tJong\tJong\tPROPN\t_\t_\t1\tflat\t_\tName=E-PER|Offset=4:8\n"
	    "3\tkam\tkommen\tVERB\t_\t_\t0\troot\t_\t"
	    "Name=S-LOCDeriv|Offset=9:12|SpaceAfter=No\n"
	    "4\t.\t.\tPUNCT\t_\t_\t3\tpunct\t_\tOffset=12:13|SpaceAfter=No\n"
	    "\n"
	    "0\t8\tPER\twhole\t0.750\tKim Jong\n"
	    "9\t12\tLOC\tderiv\t0.500\tkam\n");
	buf_free(&b);
	doc_free(d);
	CHECKED();
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dump_plain),
		cmocka_unit_test(dump_read),
	};
	int failed;

	if ((lang = lang_open("de", NULL)) == NULL)
		return 1;
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	lang_free(lang);
	return failed;
}
