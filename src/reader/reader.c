/* reader: the stage.  Sentences are packed into batches, a batch runs through
 * the network, each segment's scores become labels of tokens. */
#include "reader/reader.h"

#include "base/diag.h"
#include "base/utf8.h"
#include "lang/lang.h"
#include "reader/agree.h"
#include "reader/decode.h"
#include "reader/heads.h"
#include "lang/forms.h"
#include "reader/lemma.h"

/* Pieces in a batch: enough for the matrix product to run at full speed, few
 * enough for the processor's cache. */
enum { BATCH = 256 };

/* One document being read. */
struct work {
	const struct reader *r;
	struct doc   *d;
	struct batch  batch;
	struct arena  mem;		/* of the batch                       */
	ids           pieces;		/* of the sentence                    */
	ids           begin;		/* [words + 1] first piece of each   */
	struct arena  sentence_mem;
};

static uint32_t
argmax(const float *x, uint32_t n)
{
	uint32_t best = 0;

	for (uint32_t i = 1; i < n; i++)
		if (x[i] > x[best])
			best = i;
	return best;
}

static void
set_feats(const struct reader *r, const float *score, struct token *t)
{
	const uint8_t *value = r->feat_value;

	memset(t->feats, 0, sizeof t->feats);
	for (uint32_t f = 0; f < r->nfeat; f++) {
		uint8_t v = value[argmax(score, r->feat_size[f])];

		if (v != NO_VALUE)
			t->feats[feat_values[v].feat] = v;
		score += r->feat_size[f];
		value += r->feat_size[f];
	}
}

/* The lemma by the best script that can be applied. */
static struct str
best_lemma(const struct reader *r, const float *score, struct str form,
    struct arena *mem)
{
	uint32_t n = r->lemma.nout, at = argmax(score, n);

	for (uint32_t tried = 0; tried < n; tried++) {
		struct str lemma = lemma_apply(r->scripts[at], form, mem);
		uint32_t next = NONE;

		if (lemma.n != 0)
			return lemma;
		/* the next in order of score, then of number */
		for (uint32_t i = 0; i < n; i++)
			if ((score[i] < score[at] ||
			    (score[i] == score[at] && i > at)) &&
			    (next == NONE || score[i] > score[next]))
				next = i;
		if (next == NONE)
			break;
		at = next;
	}
	return form;
}

/* How sure the network is of these labels: the mean of their probabilities. */
static float
name_score(struct work *w, const float *score, const uint32_t *label,
    uint32_t n)
{
	uint32_t width = w->r->name.nout;
	float *p = NEW(&w->mem, float, width + 16), sum = 0;

	for (size_t i = 0; i < n; i++) {
		memcpy(p, score + i * width, width * sizeof *p);
		w->r->kernel->softmax(p, width);
		sum += p[label[i]];
	}
	return sum / (float)n;
}

/* How many tokens one written word is: `US`, `-`, `Präsident` are three.  The
 * names were learned on written words. */
static uint32_t
written_word(const struct doc *d, uint32_t tok, uint32_t end)
{
	uint32_t n = 1;

	while (tok + n + 1 < end &&
	    tok_hyphen_left(d, tok + n + 1) == tok + n - 1)
		n += 2;
	return n;
}

/* The scores of a written word: the mean of its parts, hyphens aside. */
static void
mean_scores(const float *from, uint32_t ntok, uint32_t nout, float *to)
{
	uint32_t n = (ntok + 1) / 2;

	for (uint32_t k = 0; k < nout; k++) {
		float sum = 0;

		for (uint32_t i = 0; i < ntok; i += 2)
			sum += from[(size_t)i * nout + k];
		to[k] = sum / (float)n;
	}
}

static void
write_names(struct work *w, const struct scores *s, const struct segment *g)
{
	const struct reader *r = w->r;
	uint32_t nout = r->name.nout, n = 0, begin = 0;
	const float *score = s->name + (size_t)(g->row + 1) * nout;
	float *word = NEW(&w->mem, float, (size_t)g->ntok * nout);
	uint32_t *label = NEW(&w->mem, uint32_t, g->ntok);
	uint32_t *first = NEW(&w->mem, uint32_t, g->ntok + 1);

	for (uint32_t i = 0; i < g->ntok; i = first[n]) {
		uint32_t size = written_word(w->d, g->tok + i,
		    g->tok + g->ntok);

		first[n] = i;
		mean_scores(score + (size_t)i * nout, size, nout,
		    word + (size_t)n * nout);
		first[++n] = i + size;
	}
	decode_names(r, word, n, label);
	for (uint32_t i = 0; i < n; i++) {
		const struct name_label *l = &r->names[label[i]];

		if (l->place == 'B' || l->place == 'S')
			begin = i;
		if (l->place != 'E' && l->place != 'S')
			continue;
		*PUSH(&w->d->mem, &w->d->names) = (struct name){
			.tok = g->tok + first[begin],
			.ntok = first[i + 1] - first[begin],
			.kind = (enum name_kind)l->kind,
			.form = (enum name_form)l->form,
			.score = name_score(w, word + (size_t)begin * nout,
			    label + begin, i + 1 - begin),
		};
	}
}

static void
write_tags(struct work *w, const struct scores *s, const struct segment *g)
{
	const struct reader *r = w->r;

	for (uint32_t i = 0; i < g->ntok; i++) {
		struct token *t = &w->d->tokens.at[g->tok + i];
		size_t row = g->row + 1 + i;

		t->upos = r->upos_of[argmax(s->upos + row * r->upos.nout,
		    r->upos.nout)];
		set_feats(r, s->feats + row * r->feats.nout, t);
		t->lemma = best_lemma(r, s->lemma + row * r->lemma.nout,
		    t->form, &w->d->mem);
	}
}

/* The head of each row of the batch, a row; roots and <s> hang on <s>. */
static uint32_t *
batch_heads(struct work *w, const struct scores *s)
{
	uint32_t *head = NEW(&w->mem, uint32_t, w->batch.nrow);

	for (uint32_t i = 0; i < w->batch.segments.n; i++) {
		const struct segment *g = &w->batch.segments.at[i];
		uint32_t *h = head + g->row;

		decode_tree(heads_arcs(s, g, &w->mem), g->ntok + 1, h);
		h[0] = 0;
		for (uint32_t k = 0; k <= g->ntok; k++)
			h[k] += g->row;
	}
	return head;
}

/* The tree; makes the scores of the features agree with it.  head and label
 * are the batch's. */
static void
write_tree(struct work *w, const struct scores *s, const struct segment *g,
    const uint32_t *head, float *label)
{
	const struct reader *r = w->r;
	uint32_t *own = NEW(&w->mem, uint32_t, g->ntok);
	uint32_t *chosen = NEW(&w->mem, uint32_t, g->ntok);
	size_t first = g->row + 1;

	for (uint32_t i = 0; i < g->ntok; i++)
		own[i] = head[first + i] - g->row;
	agree_decide(r, &(struct agree){
		.n = g->ntok, .head = own,
		.label = label + first * r->label_wide,
		.feats = s->feats + first * r->feats.nout,
	}, chosen);
	for (uint32_t i = 0; i < g->ntok; i++) {
		struct token *t = &w->d->tokens.at[g->tok + i];

		t->head = own[i] == 0 ? NONE : g->tok + own[i] - 1;
		t->deprel = r->deprel_of[chosen[i]];
	}
}

static void
flush(struct work *w)
{
	float *words[MIX_COUNT], *label;
	uint32_t *head;
	struct scores s;

	if (w->batch.segments.n == 0)
		return;
	encoder_run(w->r, &w->batch, &w->mem, words);
	s = heads_run(w->r, &w->batch, words, &w->mem);
	head = batch_heads(w, &s);
	label = heads_labels(&s, head, w->batch.nrow, &w->mem);
	for (uint32_t i = 0; i < w->batch.segments.n; i++) {
		const struct segment *g = &w->batch.segments.at[i];

		write_tree(w, &s, g, head, label);
		write_tags(w, &s, g);
		write_names(w, &s, g);
	}
	arena_free(&w->mem);
	w->batch = (struct batch){ 0 };
}

static void
add_piece(struct work *w, uint32_t piece, uint32_t row)
{
	*PUSH(&w->mem, &w->batch.pieces) = piece;
	*PUSH(&w->mem, &w->batch.row_of) = row;
}

/* Queue words [from, to) of the sentence that begins with token `tok` and
 * whose pieces were collected. */
static void
add_segment(struct work *w, uint32_t tok, uint32_t from, uint32_t to)
{
	uint32_t n = w->begin.at[to] - w->begin.at[from] + 2;

	if (w->batch.pieces.n + n > BATCH)
		flush(w);
	*PUSH(&w->mem, &w->batch.segments) = (struct segment){
		tok + from, to - from, w->batch.pieces.n, n, w->batch.nrow };
	add_piece(w, w->r->pieces.bos, w->batch.nrow++);
	for (uint32_t i = from; i < to; i++, w->batch.nrow++)
		for (uint32_t k = w->begin.at[i]; k < w->begin.at[i + 1]; k++)
			add_piece(w, w->pieces.at[k], w->batch.nrow);
	add_piece(w, w->r->pieces.eos, NONE);
}

static bool
is_punctuation(struct str form)
{
	size_t at = 0;
	int32_t c = form.n != 0 ? utf8_next(form, &at) : 'a';

	return at == form.n && c >= 0 && !utf8_is_letter(c) &&
	    !utf8_is_number(c);
}

/* How many words from `from` on make a segment: as many as the network takes,
 * where it may be cut behind a punctuation mark of the later half. */
static uint32_t
segment_end(const struct work *w, const struct sentence *s, uint32_t from)
{
	uint32_t end = from, cut;

	while (end < s->ntok && w->begin.at[end + 1] - w->begin.at[from] + 2 <=
	    w->r->npos)
		end++;
	if (end == s->ntok)
		return end;
	for (cut = end; cut > from + (end - from) / 2; cut--)
		if (is_punctuation(w->d->tokens.at[s->tok + cut - 1].form))
			return cut;
	return end;
}

static void
add_sentence(struct work *w, const struct sentence *s)
{
	uint32_t piece[PIECES_A_WORD], end;

	w->pieces.n = w->begin.n = 0;
	*PUSH(&w->sentence_mem, &w->begin) = 0;
	for (uint32_t i = 0; i < s->ntok; i++) {
		uint32_t n = pieces_split(&w->r->pieces,
		    w->d->tokens.at[s->tok + i].form, piece);

		for (uint32_t k = 0; k < n; k++)
			*PUSH(&w->sentence_mem, &w->pieces) = piece[k];
		*PUSH(&w->sentence_mem, &w->begin) = w->pieces.n;
	}
	for (uint32_t from = 0; from < s->ntok; from = end) {
		end = segment_end(w, s, from);
		add_segment(w, s->tok, from, end);
	}
}

/* A sentence that was cut has a tree for each part: hang the others on the
 * first. */
static void
join(struct doc *d, const struct sentence *s)
{
	uint32_t root = NONE, parts = 0;

	for (uint32_t i = s->tok; i < s->tok + s->ntok; i++) {
		struct token *t = &d->tokens.at[i];

		if (t->head != NONE)
			continue;
		parts++;
		if (root == NONE) {
			root = i;
			continue;
		}
		t->head = root;
		t->deprel = DEP_PARATAXIS;
	}
	if (parts > 1) {
		struct str n = arena_printf(&d->mem, "%u", s->ntok);

		diag(DIAG_SENTENCE_LONG, d->article.path.n != 0
		    ? d->article.path.s : d->article.id.s, 0, n.s);
	}
}

void
read_sentences(struct doc *d, const struct lang *lang)
{
	struct work w = { .r = lang->reader, .d = d };

	if (w.r == NULL)
		return;
	for (uint32_t i = 0; i < d->sentences.n; i++)
		add_sentence(&w, &d->sentences.at[i]);
	flush(&w);
	for (uint32_t i = 0; i < d->sentences.n; i++)
		join(d, &d->sentences.at[i]);
	doc_link_children(d);
	doc_find_quoted(d);
	/* the dictionary knows irregular forms better than the scripts */
	for (uint32_t i = 0; i < d->tokens.n; i++) {
		struct token *t = &d->tokens.at[i];

		t->lemma = forms_lemma(&d->mem, lang, t->form, t->upos,
		    t->lemma);
	}
	arena_free(&w.sentence_mem);
}
