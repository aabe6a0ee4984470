/* copies: which documents are one article, printed more than once. */
#include "corpus/copies.h"

#include <stdlib.h>

#include "base/utf8.h"

/* A phrase that so many originals have tells nothing of another. */
#define SET_PHRASE 64

/* Of a document's shingles so many must be found in an original for the two
 * to be compared: one in … */
#define FEW 4

/* Which originals have a shingle: lists of those with the same slot. */
struct posting { uint32_t shingle, original, next; };

struct search {
	struct arena            mem;
	struct knowledge       *k;
	uint32_t               *slots, mask;	/* first posting, or NONE     */
	VEC(struct posting)     postings;
	uint32_t               *found;	/* of each original: shingles found   */
	ids                     touched;	/* originals with any         */
};

/* ---- reading ---- */

#define FNV_BASIS 2166136261u
#define FNV_PRIME 16777619u

/* FNV-1a, 32 bits (Fowler, Noll, Vo). */
static uint32_t
mixed(uint32_t hash, const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		hash = (hash ^ (unsigned char)s[i]) * FNV_PRIME;
	return hash;
}

/* Hash of the next word of `s`, letters and digits, behind *at; false at the
 * end. */
static bool
next_word(struct str s, size_t *at, uint32_t *out)
{
	bool any = false;

	*out = FNV_BASIS;
	while (*at < s.n) {
		size_t from = *at;
		int32_t c = utf8_next(s, at);

		if (c < 0)
			break;
		if (utf8_is_letter(c) || utf8_is_number(c) ||
		    utf8_is_mark(c)) {
			*out = mixed(*out, s.s + from, *at - from);
			any = true;
		} else if (any)
			break;
	}
	return any;
}

/* Twelve bits of the hash, as two characters. */
static void
put_word(char out[2], uint32_t hash)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	    "abcdefghijklmnopqrstuvwxyz0123456789-_";

	hash ^= hash >> 12 ^ hash >> 24;
	out[0] = digits[hash >> 6 & 63];
	out[1] = digits[hash & 63];
}

void
copies_read(struct arena *mem, struct k_document *d, struct str text)
{
	struct arena scratch = { 0 };
	struct str low = utf8_lower(&scratch, text);
	VEC(char) all = { 0 };
	uint32_t word, n = 0;

	for (size_t at = 0; next_word(low, &at, &word); n++) {
		char c[2];

		put_word(c, word);
		*PUSH(&scratch, &all) = c[0];
		*PUSH(&scratch, &all) = c[1];
	}
	d->fingerprint = n >= COPIES_LEAST ? arena_str(mem,
	    (struct str){ all.at, all.n }) : STR("");
	arena_free(&scratch);
}

/* ---- comparing ---- */

/* Hashes of every WIDTH words that follow each other. */
static ids
shingles_of(struct arena *mem, const struct k_document *d)
{
	size_t words = d->fingerprint.n / 2;
	ids out = { 0 };

	if (words < COPIES_WIDTH)
		return out;
	out.n = out.cap = (uint32_t)(words - COPIES_WIDTH + 1);
	out.at = NEW(mem, uint32_t, out.n);
	for (uint32_t i = 0; i < out.n; i++)
		out.at[i] = mixed(FNV_BASIS, d->fingerprint.s + 2 * i,
		    2 * COPIES_WIDTH);
	return out;
}

static int
by_number(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

/* Has `a` little that is not in `b`, and that at its ends? */
static bool
is_like(const struct k_document *a, const struct k_document *b)
{
	struct arena mem = { 0 };
	ids in_a = shingles_of(&mem, a), in_b = shingles_of(&mem, b);
	uint32_t n = in_a.n, shared = 0, first = n, end = 0, reach;
	double edge = COPIES_EDGE + COPIES_EDGE_SHARE * n;

	qsort(in_b.at, in_b.n, sizeof *in_b.at, by_number);
	for (uint32_t i = 0; i < n; i++)
		if (bsearch(&in_a.at[i], in_b.at, in_b.n, sizeof *in_b.at,
		    by_number) != NULL) {
			if (shared++ == 0)
				first = i;
			end = i + 1;
		}
	arena_free(&mem);
	if (shared == 0)
		return false;
	reach = end - first;
	return reach + COPIES_WIDTH - 1 >= COPIES_LEAST && reach * 2 > n &&
	    first <= edge && n - end <= edge &&
	    reach - shared <= COPIES_CHANGED * n;
}

/* ---- finding ---- */

static uint32_t *
slot_of(struct search *s, uint32_t shingle)
{
	return &s->slots[shingle * 2654435761u & s->mask];
}

/* Count the shingles that each original has. */
static void
look_up(struct search *s, const ids *shingles)
{
	for (uint32_t i = 0; i < shingles->n; i++)
		for (uint32_t p = *slot_of(s, shingles->at[i]); p != NONE;
		    p = s->postings.at[p].next) {
			const struct posting *at = &s->postings.at[p];

			if (at->shingle != shingles->at[i])
				continue;
			if (s->found[at->original]++ == 0)
				*PUSH(&s->mem, &s->touched) = at->original;
		}
}

/* From now on the document is found by its shingles. */
static void
add_original(struct search *s, uint32_t document, const ids *shingles)
{
	for (uint32_t i = 0; i < shingles->n; i++) {
		uint32_t *slot = slot_of(s, shingles->at[i]), have = 0;

		for (uint32_t p = *slot; p != NONE;
		    p = s->postings.at[p].next)
			have += s->postings.at[p].shingle == shingles->at[i];
		if (have >= SET_PHRASE)
			continue;
		s->postings.at[s->postings.n] = (struct posting){
			shingles->at[i], document, *slot };
		*slot = s->postings.n++;
	}
}

/* Earliest date first, then by id; documents without a date last. */
static int
earlier(const struct k_document *a, const struct k_document *b)
{
	int c;

	if ((a->date.n == 0) != (b->date.n == 0))
		return a->date.n == 0 ? 1 : -1;
	c = str_cmp(a->date, b->date);
	return c != 0 ? c : str_cmp(a->id, b->id);
}

/* The first original that the document is like, NONE: it is one itself. */
static uint32_t
original_of(struct search *s, uint32_t document, const ids *shingles)
{
	struct k_document *all = s->k->documents.at, *d = &all[document];
	uint32_t best = NONE;

	s->touched.n = 0;
	look_up(s, shingles);
	for (uint32_t i = 0; i < s->touched.n; i++) {
		uint32_t o = s->touched.at[i], found = s->found[o];

		s->found[o] = 0;
		if ((uint64_t)found * FEW < shingles->n || (best != NONE &&
		    earlier(&all[best], &all[o]) < 0))
			continue;
		if (is_like(d, &all[o]) && is_like(&all[o], d))
			best = o;
	}
	return best;
}

struct place { const struct k_document *d; uint32_t index; };

static int
by_date(const void *a, const void *b)
{
	return earlier(((const struct place *)a)->d,
	    ((const struct place *)b)->d);
}

/* The documents in the order in which they become originals. */
static struct place *
in_order(struct arena *mem, const struct knowledge *k)
{
	struct place *out = NEW(mem, struct place, k->documents.n + 1);

	for (uint32_t i = 0; i < k->documents.n; i++)
		out[i] = (struct place){ &k->documents.at[i], i };
	qsort(out, k->documents.n, sizeof *out, by_date);
	return out;
}

void
copies_find(struct knowledge *k)
{
	struct search s = { .k = k, .mask = 0xffff };
	struct place *order = in_order(&s.mem, k);
	uint64_t words = 0;

	for (uint32_t i = 0; i < k->documents.n; i++)
		words += k->documents.at[i].fingerprint.n / 2;
	while (s.mask < words && s.mask < UINT32_MAX / 2)
		s.mask = s.mask * 2 + 1;
	s.slots = NEW(&s.mem, uint32_t, (size_t)s.mask + 1);
	memset(s.slots, 0xff, ((size_t)s.mask + 1) * sizeof *s.slots);
	s.postings.at = ROOM(&s.mem, struct posting, words + 1);
	s.found = NEW(&s.mem, uint32_t, k->documents.n + 1);
	for (uint32_t i = 0; i < k->documents.n; i++) {
		struct arena temp = { 0 };
		uint32_t at = order[i].index, of;
		ids shingles = shingles_of(&temp, &k->documents.at[at]);

		if (shingles.n > 0) {
			of = original_of(&s, at, &shingles);
			k->documents.at[at].copy_of = of;
			if (of == NONE)
				add_original(&s, at, &shingles);
		}
		arena_free(&temp);
	}
	arena_free(&s.mem);
}
