/* decode: the best whole of a sentence's scores. */
#include "reader/decode.h"

#include <math.h>

#include "reader/model.h"

/* May label b follow a? */
static bool
may_follow(const struct name_label *a, const struct name_label *b)
{
	bool is_open = a->place == 'B' || a->place == 'I';
	bool goes_on = b->place == 'I' || b->place == 'E';

	return is_open == goes_on &&
	    (!is_open || (a->kind == b->kind && a->form == b->form));
}

ids *
decode_before(const struct name_label *label, uint32_t n, struct arena *mem)
{
	ids *before = NEW(mem, ids, n);

	for (uint32_t b = 0; b < n; b++)
		for (uint32_t a = 0; a < n; a++)
			if (may_follow(&label[a], &label[b]))
				*PUSH(mem, &before[b]) = a;
	return before;
}

/* The best label before label `to`, by the scores so far; its score.  Behind
 * the last word, to is NONE. */
static double
best_before(const struct reader *r, const double *was, uint32_t to,
    uint32_t *label_out)
{
	uint32_t nlabel = r->name.nout;
	const ids *before = &r->before[to == NONE ? 0 : to];
	double top = -HUGE_VAL;

	*label_out = 0;
	for (uint32_t i = 0; i < before->n; i++) {
		uint32_t k = before->at[i];
		double score = was[k] + (to == NONE ? 0 :
		    (double)r->step[(size_t)k * nlabel + to]);

		if (score > top) {
			top = score;
			*label_out = k;
		}
	}
	return top;
}

/* Viterbi, "Error bounds for convolutional codes", 1967.  Outside of the
 * words all is O, label 0. */
void
decode_names(const struct reader *r, const float *scores, uint32_t n,
    uint32_t *out)
{
	uint32_t nlabel = r->name.nout, last;
	struct arena mem = { 0 };
	double *best = NEW(&mem, double, (size_t)n * nlabel);
	uint32_t *back = NEW(&mem, uint32_t, (size_t)n * nlabel);

	for (uint32_t j = 0; n > 0 && j < nlabel; j++)
		best[j] = r->before[j].n > 0 && r->before[j].at[0] == 0
		    ? (double)scores[j] : -HUGE_VAL;
	for (size_t i = nlabel; i < (size_t)n * nlabel; i++)
		best[i] = (double)scores[i] + best_before(r,
		    best + i / nlabel * nlabel - nlabel, i % nlabel, &back[i]);
	if (n > 0)
		best_before(r, best + (size_t)(n - 1) * nlabel, NONE, &last);
	for (size_t i = n; i-- > 0; last = back[i * nlabel + last])
		out[i] = last;
	arena_free(&mem);
}

/* Chu-Liu-Edmonds: every node takes its best head; a cycle becomes one node
 * that stands in the slot of its first member; in the end each is opened at
 * the node where the best arc enters it.
 *
 * A group is a node or a contracted cycle: groups 0…n-1 are the nodes. */
struct arc { uint32_t dependent, head; };

struct tree {
	uint32_t    n, ngroup;
	double     *score;		/* [n][n] of slots                    */
	struct arc *arc;		/* [n][n] the nodes' arc behind it    */
	bool       *is_gone;		/* [n] slot is merged into another    */
	uint32_t   *group;		/* [n] what the slot holds            */
	uint32_t   *best;		/* [n] slot of the best head          */
	uint32_t   *parent;		/* [2n] group that swallowed a group  */
	struct arc *enter;		/* [2n] the arc into a group          */
};

static void
choose_head(struct tree *t, uint32_t d)
{
	uint32_t best = NONE;

	for (uint32_t h = 0; h < t->n; h++)
		if (h != d && !t->is_gone[h] && (best == NONE ||
		    t->score[(size_t)d * t->n + h] >
		    t->score[(size_t)d * t->n + best]))
			best = h;
	t->best[d] = best;
}

/* A slot on a cycle of best heads, or NONE.  mark is [n]. */
static uint32_t
find_cycle(const struct tree *t, uint32_t *mark)
{
	memset(mark, 0, t->n * sizeof *mark);
	for (uint32_t d = 1; d < t->n; d++) {
		uint32_t at = d;

		if (t->is_gone[d])
			continue;
		while (at != 0 && mark[at] == 0) {
			mark[at] = d;
			at = t->best[at];
		}
		if (at != 0 && mark[at] == d)
			return at;
	}
	return NONE;
}

/* Merge the cycle through slot `first` into that slot. */
static void
contract(struct tree *t, uint32_t first)
{
	uint32_t n = t->n, made = t->ngroup++, c = first;
	double *to = t->score + (size_t)first * n;
	double first_own = to[t->best[first]];

	/* members keep their arc of the cycle unless it is opened there */
	do {
		uint32_t g = t->group[c];

		t->enter[g] = t->arc[(size_t)c * n + t->best[c]];
		t->parent[g] = made;
		t->is_gone[c] = true;
		c = t->best[c];
	} while (c != first);
	for (uint32_t h = 0; h < n; h++)
		if (!t->is_gone[h])
			to[h] -= first_own;
	for (c = t->best[first]; c != first; c = t->best[c]) {
		double *from = t->score + (size_t)c * n, own = from[t->best[c]];

		for (size_t v = 0; v < n; v++) {
			double *leave = t->score + v * n;

			if (t->is_gone[v])
				continue;
			if (from[v] - own > to[v]) {
				to[v] = from[v] - own;
				t->arc[first * (size_t)n + v] =
				    t->arc[c * (size_t)n + v];
			}
			if (leave[c] > leave[first]) {
				leave[first] = leave[c];
				t->arc[v * n + first] = t->arc[v * n + c];
			}
		}
	}
	t->is_gone[first] = false;
	t->group[first] = made;
	choose_head(t, first);
	for (uint32_t d = 1; d < n; d++)
		if (!t->is_gone[d] && t->is_gone[t->best[d]])
			choose_head(t, d);
}

static struct tree
tree_new(const float *score, uint32_t n, struct arena *mem)
{
	struct tree t = {
		.n = n, .ngroup = n,
		.score = NEW(mem, double, (size_t)n * n),
		.arc = NEW(mem, struct arc, (size_t)n * n),
		.is_gone = NEW(mem, bool, n),
		.group = NEW(mem, uint32_t, n),
		.best = NEW(mem, uint32_t, n),
		.parent = NEW(mem, uint32_t, 2 * (size_t)n),
		.enter = NEW(mem, struct arc, 2 * (size_t)n),
	};

	for (uint32_t d = 0; d < n; d++) {
		t.group[d] = d;
		for (uint32_t h = 0; h < n; h++) {
			size_t i = (size_t)d * n + h;

			/* so dear that the tree has but one root */
			t.score[i] = (double)score[i] - (h == 0 ? 1e6 : 0);
			t.arc[i] = (struct arc){ d, h };
		}
	}
	for (uint32_t d = 1; d < n; d++)
		choose_head(&t, d);
	return t;
}

void
decode_tree(const float *score, uint32_t n, uint32_t *head_out)
{
	struct arena mem = { 0 };
	struct tree t = tree_new(score, n, &mem);
	uint32_t *mark = NEW(&mem, uint32_t, n), slot;

	while ((slot = find_cycle(&t, mark)) != NONE)
		contract(&t, slot);
	for (uint32_t d = 1; d < n; d++)
		if (!t.is_gone[d])
			t.enter[t.group[d]] =
			    t.arc[(size_t)d * n + t.best[d]];
	for (uint32_t g = t.ngroup; g-- > n; ) {
		uint32_t in = t.enter[g].dependent;

		while (t.parent[in] != g)
			in = t.parent[in];
		t.enter[in] = t.enter[g];
	}
	for (uint32_t d = 1; d < n; d++)
		head_out[d] = t.enter[d].head;
	arena_free(&mem);
}
