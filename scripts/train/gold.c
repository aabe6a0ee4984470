/* gold: read sentences whose words are known, to measure the reader.
 *
 *     gold MODEL [LANGUAGE [KERNEL]] <SENTENCES
 *
 * One word a line, an empty line behind each sentence; prints CoNLL-U, the
 * name of each word (BIOES) in the last column.  LANGUAGE's dictionary, where
 * one is given, is asked for lemmas, as the program does.  KERNEL is what to
 * calculate with if not with the fastest that the processor has.  Says on standard
 * error how fast it was. */
#include <stdio.h>
#include <time.h>

#include "base/file.h"
#include "doc/doc.h"
#include "lang/lang.h"
#include "reader/model.h"
#include "reader/reader.h"

/* About as long as an article, so that batches are as in life. */
enum { WORDS_A_DOCUMENT = 500 };

static double
seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* Words from `rest` until the document is full, as if blanks divided them. */
static struct doc *
take(struct str *rest)
{
	struct doc *d = doc_new(&(struct article){ .id = STR("gold") });
	struct sentence s = { 0 };
	uint32_t at = 0;

	while (rest->n != 0 && (s.ntok != 0 ||
	    d->tokens.n < WORDS_A_DOCUMENT)) {
		struct str form = str_cut(rest, '\n');

		if (form.n != 0) {
			*PUSH(&d->mem, &d->tokens) = (struct token){
				.form = form, .has_space = true,
				.at = { at, at + (uint32_t)form.n },
			};
			at += (uint32_t)form.n + 1;
			s.ntok++;
		} else if (s.ntok != 0) {
			*PUSH(&d->mem, &d->sentences) = s;
			s = (struct sentence){ .tok = d->tokens.n };
		}
	}
	if (s.ntok != 0)
		*PUSH(&d->mem, &d->sentences) = s;
	return d;
}

static void
print_feats(const struct token *t)
{
	const char *between = "";

	for (int f = 0; f < FEAT_COUNT; f++)
		if (t->feats[f] != NO_VALUE) {
			printf("%s%s=%s", between, feat_names[f],
			    feat_values[t->feats[f]].name);
			between = "|";
		}
	fputs(*between == '\0' ? "_" : "", stdout);
}

static void
print_name(const struct doc *d, uint32_t tok)
{
	static const char *const forms[] = { "", "DERIV", "PART" };

	for (uint32_t i = 0; i < d->names.n; i++) {
		const struct name *n = &d->names.at[i];
		bool is_first = n->tok == tok;
		bool is_last = n->tok + n->ntok == tok + 1;

		if (tok < n->tok || tok >= n->tok + n->ntok)
			continue;
		printf("%c-%s%s\n", is_first ? is_last ? 'S' : 'B'
		    : is_last ? 'E' : 'I', name_kind_names[n->kind],
		    forms[n->form]);
		return;
	}
	puts("O");
}

static void
print(const struct doc *d)
{
	for (uint32_t i = 0; i < d->sentences.n; i++) {
		const struct sentence *s = &d->sentences.at[i];

		for (uint32_t k = 0; k < s->ntok; k++) {
			const struct token *t = &d->tokens.at[s->tok + k];

			printf("%u\t" STR_FMT "\t" STR_FMT "\t%s\t_\t", k + 1,
			    STR_ARG(t->form), STR_ARG(t->lemma),
			    upos_names[t->upos]);
			print_feats(t);
			printf("\t%u\t%s\t_\t", t->head == NONE ? 0
			    : t->head - s->tok + 1, deprel_names[t->deprel]);
			print_name(d, s->tok + k);
		}
		putchar('\n');
	}
}

static bool
use_kernel(struct reader *r, const char *name)
{
	for (const struct kernel *const *k = kernel_list(); *k != NULL; k++)
		if (strcmp((*k)->name, name) == 0) {
			r->kernel = *k;
			return true;
		}
	fprintf(stderr, "gold: this processor has no kernel %s\n", name);
	return false;
}

int
main(int argc, char **argv)
{
	struct arena mem = { 0 };
	struct str rest;
	const char *why;
	double begin = seconds(), opened, spent = 0;
	struct reader *r = argc >= 2 ? reader_open(argv[1]) : NULL;
	struct lang none = { 0 }, *lang = argc < 3 ? &none
	    : lang_open(argv[2], NULL);
	size_t words = 0;

	if (r == NULL || lang == NULL || file_read(&mem, "-", &rest, &why) != 0)
		return 2;
	opened = seconds() - begin;
	lang->reader = r;
	if (argc > 3 && !use_kernel(r, argv[3]))
		return 2;
	while (rest.n != 0) {
		struct doc *d = take(&rest);

		begin = seconds();
		read_sentences(d, lang);
		spent += seconds() - begin;
		words += d->tokens.n;
		print(d);
		doc_free(d);
	}
	fprintf(stderr, "opened in %.1f ms; %zu words, %.0f a second of one "
	    "processor\n",
	    opened * 1e3, words, (double)words / spent);
	arena_free(&mem);
	if (lang != &none)
		lang_free(lang);
	reader_free(r);
	return 0;
}
