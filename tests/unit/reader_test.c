/* The reader against the same network in training's floats
 * (scripts/train/vectors), and what must never change what it says: batches,
 * threads, processors. */
#include "unit.h"

#include <math.h>
#include <pthread.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "lang/lang.h"
#include "reader/decode.h"
#include "reader/heads.h"
#include "reader/lemma.h"
#include "reader/reader.h"

#define MODEL  "src/lang/reader.model"
#define WANT   "tests/vectors/reader.want"
#define PIECES "tests/vectors/pieces.want"
#define BROKEN "build/broken.model"

/* How far scores may be from those of the network in floats: the worst, and
 * the root of the mean square.  They reach from -30 to 20. */
#define NEAR      1.5
#define NEAR_MEAN 0.15

struct off { double worst, squares, n; };

static struct reader *reader;
static struct lang    lang;

static int
open_reader(void **state)
{
	(void)state;
	reader = reader_open(MODEL);
	lang.reader = reader;
	return reader == NULL;
}

static int
close_reader(void **state)
{
	(void)state;
	reader_free(reader);
	return 0;
}

/* A document of one sentence for each line, words divided by blanks. */
static struct doc *
doc_of(struct str text)
{
	struct doc *d = doc_new(&(struct article){ .id = STR("test") });

	text = arena_str(&d->mem, text);
	while (text.n != 0) {
		struct str line = str_cut(&text, '\n');
		uint32_t tok = d->tokens.n;

		while (line.n != 0)
			*PUSH(&d->mem, &d->tokens) = (struct token){
				.form = str_cut(&line, ' '), .head = NONE };
		if (d->tokens.n > tok)
			*PUSH(&d->mem, &d->sentences) = (struct sentence){
				.tok = tok, .ntok = d->tokens.n - tok };
	}
	return d;
}

static struct doc *
read_text(struct str text)
{
	struct doc *d = doc_of(text);

	read_sentences(d, &lang);
	return d;
}

/* All that the reader says of a sentence, a line each as in the vectors. */
static void
say_words(struct buf *b, const struct doc *d, const struct sentence *s,
    const char *key, void (*say)(struct buf *, const struct doc *, uint32_t))
{
	buf_printf(b, "%s", key);
	for (uint32_t i = s->tok; i < s->tok + s->ntok; i++) {
		buf_char(b, ' ');
		say(b, d, i);
	}
	buf_char(b, '\n');
}

static void
say_form(struct buf *b, const struct doc *d, uint32_t i)
{
	buf_add(b, d->tokens.at[i].form);
}

static void
say_pieces(struct buf *b, const struct doc *d, uint32_t i)
{
	uint32_t piece[PIECES_A_WORD];
	uint32_t n = pieces_split(&reader->pieces, d->tokens.at[i].form, piece);

	for (uint32_t k = 0; k < n; k++)
		buf_printf(b, k == 0 ? "%u" : ",%u", piece[k]);
}

/* Thousands of words cut as training cuts them (scripts/train/train pieces). */
static void
words_are_cut_as_in_training(void **state)
{
	struct arena mem = { 0 };
	struct str rest;
	const char *why;
	uint32_t n = 0;

	(void)state;
	assert_int_equal(file_read(&mem, PIECES, &rest, &why), 0);
	for (; rest.n != 0; n++) {
		struct str line = str_cut(&rest, '\n'), want = line;
		struct str word = str_cut(&want, '\t');
		uint32_t piece[PIECES_A_WORD];
		uint32_t size = pieces_split(&reader->pieces, word, piece);
		struct buf got = { 0 };

		for (uint32_t k = 0; k < size; k++)
			buf_printf(&got, k == 0 ? "%u" : "\t%u", piece[k]);
		CHECK_STR(arena_str(&mem, word).s, got.s,
		    arena_str(&mem, want).s);
		buf_free(&got);
	}
	assert_in_range(n, 4000, 100000);
	arena_free(&mem);
	CHECKED();
}

static void
say_upos(struct buf *b, const struct doc *d, uint32_t i)
{
	buf_printf(b, "%s", upos_names[d->tokens.at[i].upos]);
}

static void
say_feats(struct buf *b, const struct doc *d, uint32_t i)
{
	const struct token *t = &d->tokens.at[i];
	const char *between = "";

	for (int f = 0; f < FEAT_COUNT; f++)
		if (t->feats[f] != NO_VALUE) {
			buf_printf(b, "%s%s=%s", between, feat_names[f],
			    feat_values[t->feats[f]].name);
			between = "|";
		}
	if (*between == '\0')
		buf_char(b, '_');
}

static void
say_lemma(struct buf *b, const struct doc *d, uint32_t i)
{
	buf_add(b, d->tokens.at[i].lemma);
}

static void
say_head(struct buf *b, const struct doc *d, uint32_t i)
{
	uint32_t head = d->tokens.at[i].head;

	buf_printf(b, "%u", head == NONE ? 0 : head + 1 -
	    d->sentences.at[doc_sentence_of(d, i)].tok);
}

static void
say_deprel(struct buf *b, const struct doc *d, uint32_t i)
{
	buf_printf(b, "%s", deprel_names[d->tokens.at[i].deprel]);
}

static void
say_name(struct buf *b, const struct doc *d, uint32_t i)
{
	static const char *const forms[] = { "", "DERIV", "PART" };

	for (uint32_t k = 0; k < d->names.n; k++) {
		const struct name *n = &d->names.at[k];
		bool is_first = n->tok == i;
		bool is_last = n->tok + n->ntok == i + 1;

		if (i < n->tok || i >= n->tok + n->ntok)
			continue;
		buf_printf(b, "%c-%s%s", is_first ? is_last ? 'S' : 'B'
		    : is_last ? 'E' : 'I', name_kind_names[n->kind],
		    forms[n->form]);
		return;
	}
	buf_char(b, 'O');
}

/* How sure the name that begins here is, to the last bit. */
static void
say_sure(struct buf *b, const struct doc *d, uint32_t i)
{
	for (uint32_t k = 0; k < d->names.n; k++)
		if (d->names.at[k].tok == i)
			buf_printf(b, "%a", (double)d->names.at[k].score);
}

static struct buf
say(const struct doc *d)
{
	struct buf b = { 0 };

	for (uint32_t i = 0; i < d->sentences.n; i++) {
		const struct sentence *s = &d->sentences.at[i];

		say_words(&b, d, s, "words", say_form);
		say_words(&b, d, s, "pieces", say_pieces);
		say_words(&b, d, s, "upos", say_upos);
		say_words(&b, d, s, "feats", say_feats);
		say_words(&b, d, s, "lemma", say_lemma);
		say_words(&b, d, s, "head", say_head);
		say_words(&b, d, s, "deprel", say_deprel);
		say_words(&b, d, s, "name", say_name);
		say_words(&b, d, s, "sure", say_sure);
	}
	buf_char(&b, '\0');
	return b;
}

/* The vectors' lines with this key, or without; ended by NUL. */
static struct str
want_lines(struct arena *mem, const char *key, bool is_wanted)
{
	struct buf b = { 0 };
	struct str file, out;
	const char *why;

	assert_int_equal(file_read(mem, WANT, &file, &why), 0);
	while (file.n != 0) {
		struct str line = str_cut(&file, '\n'), rest = line;

		if (str_is(str_cut(&rest, ' '), key) != is_wanted)
			continue;
		buf_add(&b, is_wanted ? rest : line);
		buf_char(&b, '\n');
	}
	out = arena_str(mem, buf_str(&b));
	buf_free(&b);
	return out;
}

static void
says_what_training_says(void **state)
{
	struct arena mem = { 0 };
	struct str want = want_lines(&mem, "scores", false);
	struct doc *d = read_text(want_lines(&mem, "words", true));
	struct buf got = say(d);
	struct str rest = buf_str(&got);

	(void)state;
	assert_int_equal(d->sentences.n, 10);
	while (want.n != 0) {
		struct str a = str_cut(&rest, '\n'), b;

		if (str_begins(a, STR("sure")))
			continue;
		b = str_cut(&want, '\n');
		CHECK_STR("as in " WANT, arena_printf(&mem, STR_FMT,
		    STR_ARG(a)).s, arena_printf(&mem, STR_FMT, STR_ARG(b)).s);
	}
	buf_free(&got);
	doc_free(d);
	arena_free(&mem);
	CHECKED();
}

/* The sentence alone as a batch. */
static struct batch
batch_of(const struct doc *d, const struct sentence *s, struct arena *mem)
{
	struct batch b = { 0 };
	uint32_t piece[PIECES_A_WORD];

	*PUSH(mem, &b.pieces) = reader->pieces.bos;
	*PUSH(mem, &b.row_of) = 0;
	for (uint32_t i = 0; i < s->ntok; i++) {
		uint32_t n = pieces_split(&reader->pieces,
		    d->tokens.at[s->tok + i].form, piece);

		for (uint32_t k = 0; k < n; k++) {
			*PUSH(mem, &b.pieces) = piece[k];
			*PUSH(mem, &b.row_of) = i + 1;
		}
	}
	*PUSH(mem, &b.pieces) = reader->pieces.eos;
	*PUSH(mem, &b.row_of) = NONE;
	b.nrow = s->ntok + 1;
	*PUSH(mem, &b.segments) = (struct segment){ s->tok, s->ntok, 0,
	    b.pieces.n, 0 };
	return b;
}

static void
compare(struct str *want, const float *got, size_t n, struct off *off)
{
	for (size_t i = 0; i < n; i++) {
		double x = strtod(str_cut(want, ' ').s, NULL);
		double by = fabs(x - (double)got[i]);

		off->worst = by > off->worst ? by : off->worst;
		off->squares += by * by;
		off->n++;
	}
}

static void
scores_are_near_those_of_training(void **state)
{
	struct arena mem = { 0 };
	struct str want = want_lines(&mem, "scores", true);
	struct doc *d = doc_of(want_lines(&mem, "words", true));
	struct off off = { 0 };
	double mean;

	(void)state;
	assert_int_equal(d->sentences.n, 10);
	for (uint32_t i = 0; i < d->sentences.n; i++) {
		const struct sentence *s = &d->sentences.at[i];
		struct str line = str_cut(&want, '\n');
		struct batch b = batch_of(d, s, &mem);
		float *words[MIX_COUNT], *arcs;
		struct scores got;

		encoder_run(reader, &b, &mem, words);
		got = heads_run(reader, &b, words, &mem);
		arcs = heads_arcs(&got, b.segments.at, &mem);
		compare(&line, got.name + reader->name.nout,
		    (size_t)s->ntok * reader->name.nout, &off);
		compare(&line, got.upos + reader->upos.nout,
		    (size_t)s->ntok * reader->upos.nout, &off);
		compare(&line, arcs + b.nrow, (size_t)s->ntok * b.nrow,
		    &off);
		assert_int_equal(line.n, 0);
	}
	mean = sqrt(off.squares / off.n);
	print_message("off by %.3f, the worst %.3f\n", mean, off.worst);
	assert_true(mean < NEAR_MEAN && off.worst < NEAR);
	doc_free(d);
	arena_free(&mem);
}

/* Read the text; `want` is what it must say, or what it says if NULL. */
static void
same(const char *why, struct str text, struct buf *want)
{
	struct doc *d = read_text(text);
	struct buf got = say(d);

	if (want->s == NULL) {
		*want = got;
		got = (struct buf){ 0 };
	} else
		CHECK_STR(why, got.s, want->s);
	buf_free(&got);
	doc_free(d);
}

static void
sentences_do_not_depend_on_their_batch(void **state)
{
	struct arena mem = { 0 };
	struct str text = want_lines(&mem, "words", true), all = text;

	(void)state;
	while (all.n != 0) {
		struct str line = str_cut(&all, '\n');
		struct doc *alone = read_text(line), *both = read_text(
		    arena_printf(&mem, STR_FMT STR_FMT "\n" STR_FMT,
		    STR_ARG(text), STR_ARG(line), STR_ARG(text)));
		struct buf a = say(alone), b = say(both);

		assert_non_null(strstr(b.s, a.s));
		buf_free(&a);
		buf_free(&b);
		doc_free(alone);
		doc_free(both);
	}
	arena_free(&mem);
}

static void
all_processors_say_the_same(void **state)
{
	struct arena mem = { 0 };
	struct str text = want_lines(&mem, "words", true);
	const struct kernel *const *k = kernel_list();
	const struct kernel *best = reader->kernel;
	struct buf want = { 0 };

	(void)state;
	for (; *k != NULL; k++) {
		reader->kernel = *k;
		same((*k)->name, text, &want);
	}
	reader->kernel = best;
	buf_free(&want);
	arena_free(&mem);
	CHECKED();
}

/* A layer whose weights and activations are the largest that there can be, so
 * that sums overflow where a processor adds up in 16 bits; nout is no
 * multiple of a tile. */
enum { NOUT = 55, NIN = 64, MOST_ROWS = 19 };

static void
fill(struct linear *l, int8_t *weight, int32_t *sum)
{
	for (uint32_t j = 0; j < NOUT; j++)
		for (uint32_t k = 0; k < NIN; k++) {
			int8_t w = (int8_t)(j % 3 == 0 ? 63 : j % 3 == 1 ? -63
			    : (int)(j * k % 127) - 63);

			sum[j] += w;
			weight[((j / TILE * NIN / 4 + k / 4) * TILE +
			    j % TILE) * 4 + k % 4] = w;
		}
	*l = (struct linear){ .nin = NIN, .nout = NOUT, .weight = weight,
		.sum = sum };
}

static float
by_hand(const struct linear *l, const struct quantised *x, uint32_t i,
    uint32_t j)
{
	int32_t acc = 0;

	for (uint32_t k = 0; k < NIN; k++)
		acc += x->q[i * NIN + k] * l->weight[((j / TILE * NIN / 4 +
		    k / 4) * TILE + j % TILE) * 4 + k % 4];
	return ((float)acc * x->step[i] + (float)l->sum[j] * x->low[i]) *
	    l->scale[j] + l->bias[j];
}

static void
products_are_exact(void **state)
{
	enum { WIDE = (NOUT + TILE - 1) / TILE * TILE };
	int8_t weight[WIDE * NIN] = { 0 };
	int32_t sum[WIDE] = { 0 };
	float scale[WIDE] = { 0 }, bias[WIDE] = { 0 };
	uint8_t q[MOST_ROWS * NIN];
	float low[MOST_ROWS], step[MOST_ROWS], y[MOST_ROWS * NOUT + 1];
	struct linear l;
	struct quantised x = { q, low, step, 0 };

	(void)state;
	fill(&l, weight, sum);
	l.scale = scale;
	l.bias = bias;
	for (uint32_t j = 0; j < NOUT; j++) {
		scale[j] = 0.5f + (float)j;
		bias[j] = (float)j / 3;
	}
	for (uint32_t i = 0; i < MOST_ROWS * NIN; i++)
		q[i] = (uint8_t)(i / NIN % 2 == 0 ? 255 : i % 251);
	for (uint32_t i = 0; i < MOST_ROWS; i++) {
		low[i] = -(float)i;
		step[i] = 1 / (1 + (float)i);
	}
	for (const struct kernel *const *k = kernel_list(); *k != NULL; k++)
		for (x.n = 1; x.n <= MOST_ROWS; x.n++) {
			y[x.n * NOUT] = 77;	/* must stay */
			(*k)->linear(&l, &x, y);
			for (uint32_t i = 0; i < x.n * NOUT; i++)
				assert_float_equal(y[i], by_hand(&l, &x,
				    i / NOUT, i % NOUT), 0);
			assert_float_equal(y[x.n * NOUT], 77, 0);
		}
}

static void *
thread(void *arg)
{
	struct str *text = arg;
	struct buf *said = calloc(1, sizeof *said);

	for (int i = 0; said != NULL && i < 3; i++) {
		struct doc *d = read_text(*text);

		buf_free(said);
		*said = say(d);
		doc_free(d);
	}
	return said;
}

static void
threads_share_a_reader(void **state)
{
	enum { N = 2 };
	struct arena mem = { 0 };
	struct str text = want_lines(&mem, "words", true);
	struct buf want = { 0 }, *got;
	pthread_t id[N];

	(void)state;
	same("alone", text, &want);
	for (int i = 0; i < N; i++)
		assert_int_equal(pthread_create(&id[i], NULL, thread, &text),
		    0);
	for (int i = 0; i < N; i++) {
		void *p;

		pthread_join(id[i], &p);
		got = p;
		CHECK_STR("in a thread", got->s, want.s);
		buf_free(got);
		free(got);
	}
	buf_free(&want);
	arena_free(&mem);
	CHECKED();
}

/* One root for each sentence, every word under it, lemmas everywhere. */
static void
check_trees(const struct doc *d)
{
	for (uint32_t i = 0; i < d->sentences.n; i++) {
		const struct sentence *s = &d->sentences.at[i];
		uint32_t roots = 0;

		for (uint32_t k = s->tok; k < s->tok + s->ntok; k++) {
			const struct token *t = &d->tokens.at[k];
			uint32_t steps = 0, at = k;

			roots += t->head == NONE;
			assert_int_equal(t->head == NONE,
			    t->deprel == DEP_ROOT);
			while (d->tokens.at[at].head != NONE) {
				at = d->tokens.at[at].head;
				assert_in_range(at, s->tok,
				    s->tok + s->ntok - 1);
				assert_true(steps++ <= s->ntok);
			}
		}
		assert_int_equal(roots, 1);
	}
}

static void
long_sentences_are_trees(void **state)
{
	static const struct { const char *why, *word; int n; } rows[] = {
		{ "600 words", "Haus", 600 },
		{ "no place to cut", "a", 1100 },
		{ "places to cut", "x ,", 700 },
		{ "words of 12 pieces", "qxzqxzqxzqxzqxzqxzqxzqxz", 90 },
		{ "exactly the network's size", "a", 510 },
		{ "one word more", "a", 511 },
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct buf b = { 0 };
		struct doc *d;

		for (int k = 0; k < rows[i].n; k++)
			buf_printf(&b, "%s ", rows[i].word);
		d = read_text(buf_str(&b));
		check_trees(d);
		doc_free(d);
		buf_free(&b);
	}
}

static void
odd_words_do_no_harm(void **state)
{
	static const struct str forms[] = {
		{ "", 0 }, { "\xff\xfe", 2 }, { "a\xc3", 2 }, { "\0", 1 },
		{ " ", 1 }, { "\xe2\x80\x8b", 3 }, { "\xcc\x88", 2 },
		{ "\xed\xa0\x80", 3 }, { "\xf0\x9f\x98\x80", 4 },
		{ "\t\n", 2 }, { "...", 3 }, { "\xef\xac\x81", 3 },
	};
	struct doc *d = doc_new(&(struct article){ .id = STR("odd") });

	(void)state;
	for (size_t i = 0; i < LENGTH(forms); i++) {
		/* alone, and all in a row */
		*PUSH(&d->mem, &d->tokens) =
		    (struct token){ .form = forms[i] };
		*PUSH(&d->mem, &d->sentences) = (struct sentence){
			.tok = d->tokens.n - 1, .ntok = 1 };
	}
	for (size_t i = 0; i < LENGTH(forms); i++)
		*PUSH(&d->mem, &d->tokens) =
		    (struct token){ .form = forms[i] };
	*PUSH(&d->mem, &d->sentences) = (struct sentence){
		.tok = LENGTH(forms), .ntok = LENGTH(forms) };
	read_sentences(d, &lang);
	check_trees(d);
	doc_free(d);

	d = doc_of(STR(""));
	read_sentences(d, &lang);
	assert_int_equal(d->names.n, 0);
	doc_free(d);
}

/* What is done to a copy of the model. */
struct fault { const char *why; size_t at; char flip; size_t cut; };

static void
faulty_models_are_refused(void **state)
{
	static const struct fault faults[] = {
		{ "foreign",             0,        1, 0       },
		{ "another version",     8,        2, 0       },
		{ "length of the head",  13,       64, 0      },
		{ "a bit of the head",   5000,     1, 0       },
		{ "a bit of a weight",   30000000, 64, 0      },
		{ "the last bit",        SIZE_MAX, (char)128, 0 },
		{ "without the end",     0,        0, 4096    },
		{ "nothing but a magic", 0,        0, 8       },
		{ "cut in the frame",    0,        0, 20      },
	};
	struct arena mem = { 0 };
	struct str model;
	const char *why;

	(void)state;
	assert_int_equal(file_read(&mem, MODEL, &model, &why), 0);
	for (size_t i = 0; i < LENGTH(faults); i++) {
		char *p = (char *)(uintptr_t)model.s;
		struct str data = model;
		size_t at = faults[i].at < model.n ? faults[i].at : model.n - 1;

		p[at] ^= faults[i].flip;
		if (faults[i].cut == 4096)
			data.n -= 4096;
		else if (faults[i].cut != 0)
			data.n = faults[i].cut;
		assert_int_equal(file_write(BROKEN, data, &why), 0);
		if (reader_open(BROKEN) != NULL)
			CHECK_STR("refused", "opened", faults[i].why);
		p[at] ^= faults[i].flip;
	}
	unlink(BROKEN);
	assert_null(reader_open("build/no such file"));
	assert_null(reader_open(WANT));
	arena_free(&mem);
	CHECKED();
}

static void
scripts_make_lemmas(void **state)
{
	static const struct { const char *why, *script, *form, *want; }
	rows[] = {
		{ "constant",        "=sein",           "ist",    "sein" },
		{ "lowered",         "L\t0\t\t1\tn",    "Gehe",   "gehn" },
		{ "kept",            "K\t0\t\t2\t",     "Hauses", "Haus" },
		{ "capitalised",     "C\t2\t\t0\t",     "zuhaus", "Haus" },
		{ "umlauts are one", "L\t2\tmü\t0\ten", "müss",   "müssen" },
		{ "all cut away",    "L\t3\ta\t0\t",    "äöü",    "a" },
		{ "too short",       "L\t3\t\t1\t",     "äöü",    "" },
		{ "nothing is left", "K\t1\t\t0\t",     "x",      "" },
	};
	static const char *const bad[] = {
		"", "=", "X\t0\t\t0\t", "K\tx\t\t0\t", "K\t0\t", "K",
		"K\t-1\t\t0\t"
	};
	struct arena mem = { 0 };

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct str got = lemma_apply(str_of(rows[i].script),
		    str_of(rows[i].form), &mem);

		CHECK_STR(rows[i].why, arena_str(&mem, got).s, rows[i].want);
	}
	for (size_t i = 0; i < LENGTH(bad); i++)
		assert_false(lemma_script_ok(str_of(bad[i])));
	arena_free(&mem);
	CHECKED();
}

static void
relations_and_cases_agree(void **state)
{
	static const struct {
		const char *why, *text;
		uint32_t    word;
		enum deprel deprel;
		enum feat_value feat;
	} rows[] = {
		{ "one subject: the other is the object",
		  "Den Krieg gegen die Ukraine , der seit Februar 2022 "
		  "andauert , nannte der Gast nicht bei dem Namen .",
		  1, DEP_OBJ, CASE_ACC },
		{ "the subject behind",
		  "Den Krieg gegen die Ukraine , der seit Februar 2022 "
		  "andauert , nannte der Gast nicht bei dem Namen .",
		  14, DEP_NSUBJ, CASE_NOM },
		{ "a name has the case of its article",
		  "Der Minister will noch in dieser Woche in die DVRK reisen .",
		  9, DEP_OBL, CASE_ACC },
		{ "adjectives between article and noun",
		  "Er kam trotz eines vollen Terminkalenders .",
		  4, DEP_AMOD, CASE_GEN },
		{ "dessen is a genitive, its noun is not",
		  "Er sprach mit dem Präsidenten und dessen Frau .",
		  7, DEP_CONJ, CASE_DAT },
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct doc *d = read_text(str_of(rows[i].text));
		const struct token *t = &d->tokens.at[rows[i].word];

		CHECK_STR(rows[i].why, deprel_names[t->deprel],
		    deprel_names[rows[i].deprel]);
		CHECK_STR(rows[i].why, feat_values[t->feats[FEAT_CASE]].name,
		    feat_values[rows[i].feat].name);
		doc_free(d);
	}
	CHECKED();
}

/* A little generator of numbers, so that the test is the same each time. */
static uint32_t
next(uint32_t *seed)
{
	*seed = *seed * 1664525 + 1013904223;
	return *seed >> 16;
}

/* The best tree by trying all; -1e9 where heads are none. */
static double
try_all(const float *score, uint32_t n, uint32_t *head, uint32_t at)
{
	double best = -1e9, sum = 0;
	uint32_t roots = 0;

	if (at < n) {
		for (head[at] = 0; head[at] < n; head[at]++) {
			double x = try_all(score, n, head, at + 1);

			best = x > best ? x : best;
		}
		return best;
	}
	for (uint32_t d = 1; d < n; d++) {
		uint32_t h = d, steps = 0;

		while (h != 0 && steps++ < n)
			h = head[h];
		if (h != 0)
			return -1e9;
		roots += head[d] == 0;
		sum += (double)score[d * n + head[d]];
	}
	return roots == 1 ? sum : -1e9;
}

static void
trees_are_the_best(void **state)
{
	enum { MOST = 6 };
	float score[MOST * MOST];
	uint32_t head[MOST], seed = 1;

	(void)state;
	for (int round = 0; round < 300; round++) {
		uint32_t n = 2 + next(&seed) % (MOST - 1);
		double sum = 0, best;

		for (uint32_t i = 0; i < n * n; i++)
			score[i] = (float)(next(&seed) % 64);
		decode_tree(score, n, head);
		for (uint32_t d = 1; d < n; d++)
			sum += (double)score[d * n + head[d]];
		best = try_all(score, n, head, 1);
		assert_true(sum == best);
	}
}

static void
names_begin_and_end(void **state)
{
	static struct name_label labels[] = {
		{ 'O', 0, 0 }, { 'B', NAME_PER, 0 }, { 'E', NAME_PER, 0 },
		{ 'E', NAME_LOC, 0 }, { 'S', NAME_LOC, 0 },
	};
	static const struct {
		const char *why;
		float       score[3][5];
		uint32_t    want[3];
	} rows[] = {
		{ "a begun name ends as what it is",
		  { { 0, 5, 0, 0, 0 }, { 0, 0, 2, 3, 0 }, { 1, 0, 0, 0, 0 } },
		  { 1, 2, 0 } },
		{ "none ends that has not begun",
		  { { 0, 0, 9, 0, 1 }, { 1, 0, 0, 0, 0 }, { 0, 0, 0, 9, 2 } },
		  { 4, 0, 4 } },
		{ "none is open at the end",
		  { { 1, 0, 0, 0, 0 }, { 1, 0, 0, 0, 0 }, { 1, 9, 0, 0, 0 } },
		  { 0, 0, 0 } },
	};
	static const float step[LENGTH(labels) * LENGTH(labels)];
	struct reader small = { .names = labels, .name.nout = LENGTH(labels),
		.step = step };
	uint32_t got[3];

	(void)state;
	small.before = decode_before(labels, LENGTH(labels), &small.mem);
	for (size_t i = 0; i < LENGTH(rows); i++) {
		decode_names(&small, rows[i].score[0], 3, got);
		assert_memory_equal(got, rows[i].want, sizeof got);
	}
	arena_free(&small.mem);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(scripts_make_lemmas),
		cmocka_unit_test(trees_are_the_best),
		cmocka_unit_test(names_begin_and_end),
		cmocka_unit_test(products_are_exact),
		cmocka_unit_test(words_are_cut_as_in_training),
		cmocka_unit_test(says_what_training_says),
		cmocka_unit_test(relations_and_cases_agree),
		cmocka_unit_test(scores_are_near_those_of_training),
		cmocka_unit_test(sentences_do_not_depend_on_their_batch),
		cmocka_unit_test(all_processors_say_the_same),
		cmocka_unit_test(threads_share_a_reader),
		cmocka_unit_test(long_sentences_are_trees),
		cmocka_unit_test(odd_words_do_no_harm),
		cmocka_unit_test(faulty_models_are_refused),
	};

	return cmocka_run_group_tests(tests, open_reader, close_reader);
}
