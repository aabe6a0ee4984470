/* merge: parts of knowledge into one, whatever their order. */
#include "corpus/merge.h"

#include <stdlib.h>

#include "corpus/copies.h"

struct str
merge_unique_id(struct merging *m, struct map *given, struct str id)
{
	struct str try = id;

	for (uint32_t n = 2; map_get(given, try) != NONE; n++)
		try = arena_printf(&m->temp, STR_FMT "_%u", STR_ARG(id), n);
	try = arena_str(&m->out->mem, try);
	*map_put(&m->temp, given, try) = 0;
	return try;
}

static int
number_order(uint32_t a, uint32_t b)
{
	return (a > b) - (a < b);
}

static int
role_order(const struct k_evidence *a, const struct k_evidence *b)
{
	int c = number_order(a->roles.n, b->roles.n);

	for (uint32_t i = 0; c == 0 && i < a->roles.n; i++) {
		const struct k_role *x = &a->roles.at[i];
		const struct k_role *y = &b->roles.at[i];

		if ((c = number_order(x->begin, y->begin)) == 0 &&
		    (c = number_order(x->end, y->end)) == 0)
			c = (int)x->role - (int)y->role;
	}
	return c;
}

int
merge_by_place(const void *a, const void *b)
{
	const struct k_evidence *x = a, *y = b;
	int c;

	if ((c = number_order(x->document, y->document)) != 0 ||
	    (c = number_order(x->begin, y->begin)) != 0 ||
	    (c = number_order(x->end, y->end)) != 0 ||
	    (c = str_cmp(x->rule, y->rule)) != 0 ||
	    (c = number_order(x->telling, y->telling)) != 0 ||
	    (c = role_order(x, y)) != 0)
		return c;
	return (x->score > y->score) - (x->score < y->score);
}

static int
by_id(const void *a, const void *b)
{
	const struct k_document *x = a, *y = b;

	return str_cmp(x->id, y->id);
}

/* What the parts say of copies; copies_find() knows more of documents that
 * have a fingerprint. */
static void
map_copies(struct merging *m)
{
	for (size_t p = 0; p < m->nparts; p++)
		for (uint32_t i = 0; i < m->parts[p]->documents.n; i++) {
			uint32_t of = m->parts[p]->documents.at[i].copy_of;
			struct k_document *to =
			    &m->out->documents.at[m->document[p][i]];

			if (of != NONE && m->document[p][of] < to->copy_of)
				to->copy_of = m->document[p][of];
		}
}

static void
add_document(struct knowledge *k, const struct k_document *from)
{
	struct k_document *d = PUSH(&k->mem, &k->documents);
	uint32_t n = from->sentences.n;

	*d = *from;
	d->copy_of = NONE;
	d->sentences.at = NEW(&k->mem, uint32_t, n);
	d->sentences.cap = n;
	if (n > 0)
		memcpy(d->sentences.at, from->sentences.at,
		    n * sizeof *from->sentences.at);
}

/* Of each id the first. */
static void
collect_documents(struct merging *m, struct map *at)
{
	struct knowledge *k = m->out;

	for (size_t p = 0; p < m->nparts; p++)
		k->documents.cap += m->parts[p]->documents.n;
	k->documents.at = NEW(&k->mem, struct k_document, k->documents.cap);
	for (size_t p = 0; p < m->nparts; p++)
		for (uint32_t i = 0; i < m->parts[p]->documents.n; i++) {
			const struct k_document *d =
			    &m->parts[p]->documents.at[i];
			uint32_t *slot = map_put(&m->temp, at, d->id);

			if (*slot != NONE)
				continue;
			*slot = (uint32_t)p;
			add_document(k, d);
		}
}

/* All documents, sorted by id; the same id twice is the same document, and the
 * first part that has it tells what it says. */
static void
merge_documents(struct merging *m)
{
	struct knowledge *k = m->out;
	struct map at = { 0 };

	collect_documents(m, &at);
	if (k->documents.n > 1)
		qsort(k->documents.at, k->documents.n,
		    sizeof *k->documents.at, by_id);
	m->part_of = NEW(&m->mem, size_t, k->documents.n + 1);
	for (uint32_t i = 0; i < k->documents.n; i++) {
		uint32_t *slot = map_put(&m->temp, &at,
		    k->documents.at[i].id);

		m->part_of[i] = *slot;
		*slot = i;
	}
	for (size_t p = 0; p < m->nparts; p++) {
		const struct knowledge *from = m->parts[p];

		m->document[p] = NEW(&m->mem, uint32_t,
		    from->documents.n + 1);
		for (uint32_t i = 0; i < from->documents.n; i++)
			m->document[p][i] = map_get(&at,
			    from->documents.at[i].id);
	}
	map_copies(m);
	copies_find(k);
}

static void (*const steps[])(struct merging *) = {
	merge_documents, merge_entities, merge_relations, merge_events
};

void
knowledge_merge(struct knowledge *out, const struct knowledge *const *parts,
    size_t n, const struct review *review)
{
	struct merging m = { .out = out, .parts = parts, .nparts = n,
		.review = review };

	m.document = NEW(&m.mem, uint32_t *, n + 1);
	m.placed = NEW(&m.mem, placed_list *, n + 1);
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		steps[i](&m);
		arena_free(&m.temp);
	}
	arena_free(&m.mem);
}
