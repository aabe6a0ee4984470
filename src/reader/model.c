/* model: read the file of weights, check all of it, point into it. */
#include "base/diag.h"
#include "base/file.h"
#include "base/json.h"
#include "reader/decode.h"
#include "reader/lemma.h"
#include "reader/model.h"
#include "reader/reader.h"

enum { FORMAT = 2, BEGIN = 32, ALIGN = 64 };

/* What is needed only while loading. */
struct loader {
	struct reader *r;
	const char    *data;		/* the tensors                        */
	size_t         ndata;
	const char    *why;		/* first thing that was wrong         */
};

static void
fail(struct loader *l, const char *fmt, const char *what)
{
	if (l->why == NULL)
		l->why = arena_printf(&l->r->mem, fmt, what).s;
}

/* FNV-1a with 64 bit words for bytes, folded; convert does the same. */
static uint64_t
checksum(struct str s)
{
	uint64_t h = 0xcbf29ce484222325, word;

	for (size_t i = 0; i + sizeof word <= s.n; i += sizeof word) {
		memcpy(&word, s.s + i, sizeof word);
		h = (h ^ word) * 0x100000001b3;
		h ^= h >> 32;
	}
	return h;
}

static uint64_t
number_at(struct str file, size_t at, size_t size)
{
	uint64_t x = 0;

	for (size_t i = size; i-- > 0; )
		x = x << 8 | (unsigned char)file.s[at + i];
	return x;
}

/* The frame around the head and the tensors. */
static void
check_frame(struct loader *l)
{
	struct str f = l->r->file;
	size_t nhead, begin;
	unsigned version;

	if (f.n < BEGIN || memcmp(f.s, "WWREADER", 8) != 0) {
		fail(l, "%s", "not a reader's model");
		return;
	}
	version = (unsigned)number_at(f, 8, 4);
	if (version != FORMAT) {
		fail(l, version < FORMAT
		    ? "older than this program: its format is %s"
		    : "newer than this program: its format is %s",
		    arena_printf(&l->r->mem, "%u, not %u", version,
		    (unsigned)FORMAT).s);
		return;
	}
	if (number_at(f, 16, 8) != f.n) {
		fail(l, "%s", "cut, or longer than it says");
		return;
	}
	nhead = (size_t)number_at(f, 12, 4);
	begin = (BEGIN + nhead + ALIGN - 1) / ALIGN * ALIGN;
	if (begin > f.n || f.n % ALIGN != 0) {
		fail(l, "%s", "cut");
		return;
	}
	if (checksum(str_from(f, BEGIN)) != number_at(f, 24, 8)) {
		fail(l, "%s", "damaged: its checksum is another");
		return;
	}
	l->data = f.s + begin;
	l->ndata = f.n - begin;
	l->r->head = json_parse((struct str){ f.s + BEGIN, nhead }, &begin);
	if (l->r->head == NULL)
		fail(l, "%s", "its head is not JSON");
}

/* A positive whole number of the head. */
static uint32_t
number(struct loader *l, const char *group, const char *name)
{
	double x;

	if (!json_number(json_get(json_get(l->r->head, group), name), &x) ||
	    x < 0 || x > 1 << 24 || x != (double)(uint32_t)x) {
		fail(l, "head lacks the number %s", name);
		return 0;
	}
	return (uint32_t)x;
}

static const struct { const char *name; size_t size; } types[] = {
	{ "i8", 1 }, { "u8", 1 }, { "i32", 4 }, { "u32", 4 }, { "f32", 4 },
	{ 0 }
};

/* A tensor to look for; a size of 0 takes any and is set. */
struct want { const char *name, *type; uint32_t shape[3]; };

static bool
shape_fits(const struct json *shape, uint32_t want[3])
{
	int i = 0;

	for (const struct json *x = json_first(shape); x != NULL;
	    x = json_next(x)) {
		double n;

		if (i == 3 || !json_number(x, &n) || n < 1 || n > 1 << 26 ||
		    (want[i] != 0 && (double)want[i] != n))
			return false;
		want[i++] = (uint32_t)n;
	}
	return i == 3 || want[i] == 0;
}

static const void *
tensor(struct loader *l, struct want *want)
{
	const struct json *t = json_first(json_get(l->r->head, "tensors"));
	struct str name = { 0 }, type = { 0 };
	size_t bytes = 0;
	double at;

	while (t != NULL && !(json_str(json_get(t, "name"), &name) &&
	    str_is(name, want->name)))
		t = json_next(t);
	if (!json_str(json_get(t, "type"), &type) ||
	    !str_is(type, want->type) ||
	    !json_number(json_get(t, "at"), &at) ||
	    !shape_fits(json_get(t, "shape"), want->shape)) {
		fail(l, "no tensor %s of the right type and shape",
		    want->name);
		return NULL;
	}
	for (int i = 0; types[i].name != NULL; i++)
		if (str_is(type, types[i].name))
			bytes = types[i].size;
	for (int i = 0; i < 3 && want->shape[i] != 0; i++)
		bytes *= want->shape[i];
	if (at < 0 || at > (double)l->ndata || (size_t)at % ALIGN != 0 ||
	    bytes > l->ndata - (size_t)at) {
		fail(l, "tensor %s lies outside the file", want->name);
		return NULL;
	}
	return l->data + (size_t)at;
}

/* The tensor whose name is `name` and, after a point, `part`. */
static const void *
part(struct loader *l, const char *name, const char *part_name,
    struct want want)
{
	want.name = arena_printf(&l->r->mem, "%s.%s", name, part_name).s;
	return tensor(l, &want);
}

static struct linear
load_linear(struct loader *l, const char *name, uint32_t nout, uint32_t nin)
{
	uint32_t tiles = (nout + TILE - 1) / TILE, wide = tiles * TILE;

	return (struct linear){
		.nin = nin, .nout = nout,
		.weight = part(l, name, "weight",
		    (struct want){ 0, "i8", { tiles, nin / 4, TILE * 4 } }),
		.scale = part(l, name, "scale",
		    (struct want){ 0, "f32", { wide } }),
		.sum = part(l, name, "sum",
		    (struct want){ 0, "i32", { wide } }),
		.bias = part(l, name, "bias",
		    (struct want){ 0, "f32", { wide } }),
	};
}

static struct linear
with(enum activation activation, struct linear l)
{
	l.activation = activation;
	return l;
}

static struct norm
load_norm(struct loader *l, const char *name)
{
	struct want want = { 0, "f32", { l->r->hidden } };

	return (struct norm){
		.gain = part(l, name, "gain", want),
		.bias = part(l, name, "bias", want),
		.size = l->r->hidden,
	};
}

/* `layer.I.PART` */
static const char *
layer_part(struct loader *l, uint32_t i, const char *part_name)
{
	return arena_printf(&l->r->mem, "layer.%u.%s", i, part_name).s;
}

static struct layer
load_layer(struct loader *l, uint32_t i)
{
	uint32_t hidden = l->r->hidden, ffn = l->r->ffn;

	return (struct layer){
		.qkv = load_linear(l, layer_part(l, i, "qkv"), 3 * hidden,
		    hidden),
		.out = load_linear(l, layer_part(l, i, "out"), hidden, hidden),
		.up = with(GELU, load_linear(l, layer_part(l, i, "up"), ffn,
		    hidden)),
		.down = load_linear(l, layer_part(l, i, "down"), hidden, ffn),
		.norm1 = load_norm(l, layer_part(l, i, "norm1")),
		.norm2 = load_norm(l, layer_part(l, i, "norm2")),
	};
}

static void
load_encoder(struct loader *l)
{
	static const char *const mixes[] = { "name", "tag", "tree" };
	struct reader *r = l->r;
	struct want want;

	r->nlayer = number(l, "sizes", "layers");
	r->nnarrow = number(l, "sizes", "narrow");
	r->hidden = number(l, "sizes", "hidden");
	r->ffn = number(l, "sizes", "ffn");
	r->nhead = number(l, "sizes", "heads");
	r->npos = number(l, "sizes", "positions");
	if (l->why != NULL || r->nlayer > 100 || r->nnarrow > r->nlayer ||
	    r->hidden > KERNEL_WIDEST || r->ffn > KERNEL_WIDEST ||
	    r->ffn % 16 != 0 || r->npos > 512 ||
	    r->npos < 32 || r->nhead == 0 ||
	    r->hidden != r->nhead * HEAD_SIZE) {
		fail(l, "%s", "sizes that this program cannot run");
		return;
	}
	r->pieces.n = number(l, "sizes", "pieces");
	r->word = part(l, "embed.word", "nibbles",
	    (struct want){ 0, "u8", { r->pieces.n, r->hidden / 2 } });
	r->word_scale = part(l, "embed.word", "scale",
	    (struct want){ 0, "f32", { r->pieces.n, r->hidden / BLOCK } });
	r->position = part(l, "embed", "position",
	    (struct want){ 0, "f32", { r->npos, r->hidden } });
	r->embed_norm = load_norm(l, "embed.norm");
	for (int i = 0; i < MIX_COUNT; i++) {
		want = (struct want){ 0, "f32", { r->nlayer + 1 } };
		r->mix[i] = part(l, "mix", mixes[i], want);
	}
	r->layers = NEW(&r->mem, struct layer, r->nlayer);
	for (uint32_t i = 0; i < r->nlayer; i++)
		r->layers[i] = load_layer(l, i);
}

static void
load_pieces(struct loader *l)
{
	struct pieces *p = &l->r->pieces;
	struct want text = { "piece.text", "u8", { 0 } };
	struct want order = { "piece.order", "u32", { 0 } };
	double unknown = 0;

	p->text = tensor(l, &text);
	p->at = part(l, "piece", "at", (struct want){ 0, "u32", { p->n + 1 } });
	p->score = part(l, "piece", "score",
	    (struct want){ 0, "i32", { p->n } });
	p->order = tensor(l, &order);
	p->nfound = order.shape[0];
	p->bos = number(l, "special", "bos");
	p->eos = number(l, "special", "eos");
	p->unk = number(l, "special", "unk");
	if (number(l, "special", "pieces_a_word") != PIECES_A_WORD ||
	    !json_number(json_get(json_get(l->r->head, "special"),
	    "unknown_score"), &unknown))
		fail(l, "%s", "words are cut in another way");
	if (l->why != NULL)
		return;
	p->unknown_score = (int32_t)unknown;
	if (p->at[0] != 0 || p->at[p->n] != text.shape[0] || p->bos >= p->n ||
	    p->eos >= p->n || p->unk >= p->n)
		fail(l, "%s", "pieces out of range");
	for (uint32_t i = 0; i < p->n; i++)
		if (p->at[i] > p->at[i + 1])
			fail(l, "%s", "pieces out of range");
	for (uint32_t i = 0; i < p->nfound; i++)
		if (p->order[i] >= p->n)
			fail(l, "%s", "pieces out of range");
}

/* The first of a list of labels; how many. */
static const struct json *
labels(struct loader *l, const char *name, uint32_t *n_out)
{
	const struct json *first = json_first(json_get(json_get(l->r->head,
	    "labels"), name));

	*n_out = 0;
	for (const struct json *x = first; x != NULL; x = json_next(x)) {
		if (json_kind(x) != JSON_STRING)
			fail(l, "labels of %s are not text", name);
		++*n_out;
	}
	if (*n_out == 0)
		fail(l, "no labels of %s", name);
	return first;
}

/* A label; empty where it is no text. */
static const char *
label(struct loader *l, const struct json *x)
{
	struct str s = { 0 };

	json_str(x, &s);
	return arena_str(&l->r->mem, s).s;
}

/* `O`, or BIES, a hyphen, the kind and for all but whole names the form. */
static struct name_label
name_label(struct loader *l, const char *text)
{
	static const char *const forms[] = { "", "DERIV", "PART" };
	struct str s = str_of(text);

	if (str_is(s, "O"))
		return (struct name_label){ 'O', 0, 0 };
	if (s.n >= 5 && strchr("BIES", s.s[0]) != NULL && s.s[1] == '-') {
		int kind = label_find(name_kind_names, NAME_KIND_COUNT,
		    (struct str){ s.s + 2, 3 });
		int form = label_find(forms, NAME_FORM_COUNT, str_from(s, 5));

		if (kind >= 0 && form >= 0)
			return (struct name_label){ s.s[0], (uint8_t)kind,
			    (uint8_t)form };
	}
	fail(l, "unknown label %s", text);
	return (struct name_label){ 'O', 0, 0 };
}

static uint32_t
label_id(struct loader *l, const char *const *names, int n, const char *text)
{
	int i = label_find(names, n, str_of(text));

	if (i < 0)
		fail(l, "unknown label %s", text);
	return i < 0 ? 0 : (uint32_t)i;
}

static void
load_names(struct loader *l)
{
	struct reader *r = l->r;
	uint32_t n, i = 0;
	const struct json *x = labels(l, "name", &n);

	if (l->why != NULL)
		return;
	r->names = NEW(&r->mem, struct name_label, n);
	for (; x != NULL; x = json_next(x))
		r->names[i++] = name_label(l, label(l, x));
	r->before = decode_before(r->names, n, &r->mem);
	r->name = load_linear(l, "name", n, r->hidden);
	r->step = part(l, "chain", "step", (struct want){ 0, "f32", { n, n } });
	if (r->names[0].place != 'O')
		fail(l, "%s", "the first label of names is not O");
}

static void
load_tags(struct loader *l)
{
	struct reader *r = l->r;
	uint32_t nupos, nlemma, i = 0;
	const struct json *x = labels(l, "upos", &nupos);
	const struct json *y = labels(l, "lemma", &nlemma);

	if (l->why != NULL)
		return;
	r->tag = with(GELU, load_linear(l, "tag", r->hidden, r->hidden));
	r->upos = load_linear(l, "upos", nupos, r->hidden);
	r->lemma = load_linear(l, "lemma", nlemma, r->hidden);
	r->upos_of = NEW(&r->mem, enum upos, nupos);
	for (; x != NULL; x = json_next(x))
		r->upos_of[i++] = (enum upos)label_id(l, upos_names,
		    UPOS_COUNT, label(l, x));
	r->scripts = NEW(&r->mem, struct str, nlemma);
	for (i = 0; y != NULL; y = json_next(y)) {
		r->scripts[i] = str_of(label(l, y));
		if (!lemma_script_ok(r->scripts[i]))
			fail(l, "unknown lemma script %s", r->scripts[i].s);
		i++;
	}
}

/* The values of all features, one after the other; the first of each is
 * `_`, none. */
static void
load_feats(struct loader *l)
{
	struct reader *r = l->r;
	const struct json *x, *f = json_first(json_get(json_get(l->r->head,
	    "labels"), "feats"));
	VEC(uint8_t) values = { 0 };

	r->feat_size = NEW(&r->mem, uint32_t, FEAT_COUNT);
	r->feat_of = NEW(&r->mem, enum feat, FEAT_COUNT);
	for (; f != NULL; f = json_next(f)) {
		const char *key = arena_str(&r->mem, json_key(f)).s;
		enum feat feat = (enum feat)label_id(l, feat_names,
		    FEAT_COUNT, key);
		uint32_t n = 0;

		if (r->nfeat == FEAT_COUNT)
			fail(l, "feature %s twice", key);
		for (x = json_first(f); x != NULL; x = json_next(x)) {
			struct str name = str_of(label(l, x));
			enum feat_value v = feat_value_find(feat, name);

			if (n++ == 0 ? !str_is(name, "_") : v == NO_VALUE)
				fail(l, "unknown value of %s", key);
			*PUSH(&r->mem, &values) = (uint8_t)v;
		}
		if (l->why != NULL || n == 0)
			return;
		r->feat_of[r->nfeat] = feat;
		r->feat_size[r->nfeat++] = n;
	}
	r->feat_value = values.at;
	r->feats = load_linear(l, "feats", values.n, r->hidden);
}

static void
load_tree(struct loader *l)
{
	struct reader *r = l->r;
	struct want want = { "arc.pair", "f32", { 0 } };
	uint32_t i = 0, arc, arc_rows, rel, root = NONE;
	const struct json *x = labels(l, "deprel", &r->nlabel);

	r->arc_pair = tensor(l, &want);
	arc = want.shape[1];
	arc_rows = want.shape[0];
	want = (struct want){ "label.pair", "f32", { 0 } };
	r->label_pair = tensor(l, &want);
	rel = want.shape[0] - 1;
	r->label_wide = want.shape[2];
	if (l->why == NULL && (arc % 16 != 0 || arc > KERNEL_WIDEST ||
	    arc_rows != arc + 1 || want.shape[1] != rel + 1 ||
	    r->label_wide % 16 != 0 ||
	    r->label_wide < r->nlabel))
		fail(l, "%s", "sizes that this program cannot run");
	if (l->why != NULL)
		return;
	r->arc_dependent = with(LEAKY, load_linear(l, "arc.dependent", arc,
	    r->hidden));
	r->arc_head = with(LEAKY, load_linear(l, "arc.head", arc, r->hidden));
	r->label_dependent = with(LEAKY, load_linear(l, "label.dependent", rel,
	    r->hidden));
	r->label_head = with(LEAKY, load_linear(l, "label.head", rel,
	    r->hidden));
	r->deprel_of = NEW(&r->mem, enum deprel, r->nlabel);
	for (; x != NULL; x = json_next(x)) {
		enum deprel d = (enum deprel)label_id(l, deprel_names,
		    DEP_COUNT, label(l, x));

		if (d == DEP_ROOT)
			root = i;
		r->deprel_of[i++] = d;
	}
	if (root == NONE)
		fail(l, "%s", "no label root");
	r->root = root;
}

struct reader *
reader_open(const char *path)
{
	static void (*const steps[])(struct loader *) = {
		check_frame, load_encoder, load_pieces, load_names, load_tags,
		load_feats, load_tree, NULL
	};
	struct arena mem = { 0 };
	struct reader *r = NEW(&mem, struct reader, 1);
	struct loader l = { .r = r };

	r->mem = mem;
	r->kernel = kernel_list()[0];
	if (file_load(path, &r->file, &l.why) != 0)
		r->file = (struct str){ 0 };
	for (int i = 0; steps[i] != NULL && l.why == NULL; i++)
		steps[i](&l);
	if (l.why != NULL) {
		diag(DIAG_MODEL, path, 0, l.why);
		reader_free(r);
		return NULL;
	}
	return r;
}

void
reader_free(struct reader *r)
{
	struct arena mem;

	if (r == NULL)
		return;
	file_unload(r->file);
	json_free(r->head);
	mem = r->mem;	/* r itself lies in it */
	arena_free(&mem);
}
