/* merge: parts of knowledge into one, whatever their order. */
#include "corpus/merge.h"

#include <stdlib.h>

#include "corpus/copies.h"

struct str
merge_unique_id(struct arena *mem, struct map *given, struct str id)
{
	struct str try = id;

	for (uint32_t n = 2; map_get(given, try) != NONE; n++)
		try = arena_printf(mem, STR_FMT "_%u", STR_ARG(id), n);
	*map_put(mem, given, try) = 0;
	return try;
}

static int
by_place(const void *a, const void *b)
{
	const struct k_evidence *x = a, *y = b;

	if (x->document != y->document)
		return x->document < y->document ? -1 : 1;
	if (x->begin != y->begin)
		return x->begin < y->begin ? -1 : 1;
	if (x->end != y->end)
		return x->end < y->end ? -1 : 1;
	return str_cmp(x->rule, y->rule);
}

void
merge_sort_evidence(struct k_evidence *e, uint32_t n)
{
	if (n > 1)
		qsort(e, n, sizeof *e, by_place);
}

static int
by_id(const void *a, const void *b)
{
	const struct k_document *x = a, *y = b;

	return str_cmp(x->id, y->id);
}

/* What the parts say of copies; copies_find() knows more of documents that
 * were read, less of those from a file. */
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

/* All documents, sorted by id; the same id twice is the same document. */
static void
merge_documents(struct merging *m)
{
	struct knowledge *k = m->out;
	struct map at = { 0 };
	uint32_t n = 0;

	for (size_t p = 0; p < m->nparts; p++)
		for (uint32_t i = 0; i < m->parts[p]->documents.n; i++)
			*PUSH(&k->mem, &k->documents) =
			    m->parts[p]->documents.at[i];
	if (k->documents.n > 1)
		qsort(k->documents.at, k->documents.n,
		    sizeof *k->documents.at, by_id);
	for (uint32_t i = 0; i < k->documents.n; i++) {
		uint32_t *slot = map_put(&k->mem, &at,
		    k->documents.at[i].id);

		if (*slot != NONE)
			continue;
		*slot = n;
		k->documents.at[n] = k->documents.at[i];
		k->documents.at[n++].copy_of = NONE;
	}
	k->documents.n = n;
	for (size_t p = 0; p < m->nparts; p++) {
		const struct knowledge *from = m->parts[p];

		m->document[p] = NEW(&k->mem, uint32_t, from->documents.n + 1);
		for (uint32_t i = 0; i < from->documents.n; i++)
			m->document[p][i] = map_get(&at,
			    from->documents.at[i].id);
	}
	map_copies(m);
	copies_find(k);
}

void
knowledge_merge(struct knowledge *out, const struct knowledge *const *parts,
    size_t n, const struct review *review)
{
	struct merging m = { .out = out, .parts = parts, .nparts = n,
		.review = review };

	m.document = NEW(&out->mem, uint32_t *, n + 1);
	m.placed = NEW(&out->mem, placed_list *, n + 1);
	merge_documents(&m);
	merge_entities(&m);
	merge_relations(&m);
	merge_events(&m);
}
