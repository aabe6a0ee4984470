/* view_cooccurrence: who is named in one sentence with whom, in documents
 * whose sentences are not known, in one document.  To compare with: what most
 * programs make of news.
 *
 * An edge is as heavy as there are sentences (documents), those of copies
 * once, and symmetric; the lesser id is its source.  Its time is that of the
 * documents. */
#include <stdlib.h>

#include "graph/maker.h"

/* An entity named in a sentence: `unit` is its number in the document, or
 * NONE for the whole document. */
struct naming { uint32_t document, unit, entity; };
typedef VEC(struct naming) namings;

/* The sentence that the offset lies in. */
static uint32_t
unit_at(const struct k_document *d, uint32_t at)
{
	uint32_t low = 0, high = d->sentences.n;

	if (high == 0)
		return NONE;
	while (high - low > 1) {
		uint32_t middle = low + (high - low) / 2;

		if (d->sentences.at[middle] <= at)
			low = middle;
		else
			high = middle;
	}
	return low;
}

static int
by_place(const void *x, const void *y)
{
	const struct naming *a = x, *b = y;

	if (a->document != b->document)
		return a->document < b->document ? -1 : 1;
	if (a->unit != b->unit)
		return a->unit < b->unit ? -1 : 1;
	return (a->entity > b->entity) - (a->entity < b->entity);
}

/* All namings, sorted, each entity once a sentence. */
static void
collect(const struct maker *m, namings *out)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < m->k->entities.n; i++)
		for (uint32_t j = 0; m->keep.entities[i] &&
		    j < m->k->entities.at[i].mentions.n; j++) {
			const struct k_mention *x =
			    &m->k->entities.at[i].mentions.at[j];
			const struct k_document *d =
			    &m->k->documents.at[x->document];

			if (x->form != FORM_NAME ||
			    m->original[x->document] != x->document ||
			    filter_in_time(m->filter, d->date) != IN_TIME)
				continue;
			*PUSH(&m->g->mem, out) = (struct naming){
			    x->document, unit_at(d, x->begin), i };
		}
	if (out->n == 0)
		return;
	qsort(out->at, out->n, sizeof *out->at, by_place);
	for (uint32_t i = 1; i < out->n; i++)
		if (by_place(&out->at[i], &out->at[n]) != 0)
			out->at[++n] = out->at[i];
	out->n = n + 1;
}

/* What two have in common. */
struct tie {
	struct tie_key { uint32_t source, target, is_document, naming; } key;
	uint32_t weight;
	ids      documents;
};
typedef VEC(struct tie) ties;

static void
tie(struct maker *m, ties *all, struct map *seen, const namings *list,
    uint32_t a, uint32_t b)
{
	const struct k_entity *entities = m->k->entities.at;
	struct naming x = list->at[a], y = list->at[b];
	bool swap = str_cmp(entities[x.entity].id, entities[y.entity].id) > 0;
	struct tie_key key = { swap ? y.entity : x.entity,
		swap ? x.entity : y.entity, x.unit == NONE,
		m->filter->is_multi ? a : 0 };
	struct str bytes = { (const char *)&key, sizeof key };
	struct tie *t;

	if (map_get(seen, bytes) == NONE) {
		*map_put(&m->g->mem, seen, arena_str(&m->g->mem, bytes)) =
		    all->n;
		PUSH(&m->g->mem, all)->key = key;
	}
	t = &all->at[map_get(seen, bytes)];
	t->weight++;
	if (t->documents.n == 0 ||
	    t->documents.at[t->documents.n - 1] != x.document)
		*PUSH(&m->g->mem, &t->documents) = x.document;
}

static void
add_tie(struct maker *m, const struct tie *t)
{
	const struct k_entity *e = m->k->entities.at;
	const char *kind = t->key.is_document ? "document" : "sentence";
	struct str first = { 0 }, last = { 0 };

	maker_add_edge(m, arena_printf(&m->g->mem, "edge.%s." STR_FMT "."
	    STR_FMT, kind, STR_ARG(e[t->key.source].id),
	    STR_ARG(e[t->key.target].id)), (struct edge){
	    m->node[t->key.source], m->node[t->key.target] }, kind);
	maker_cell(m, EDGE_WEIGHT)->real = t->weight;
	maker_cell(m, EDGE_SYMMETRIC)->flag = 1;
	maker_set_integer(m, EDGE_COUNT, t->weight);
	for (uint32_t i = 0; i < t->documents.n; i++) {
		struct str date =
		    m->k->documents.at[t->documents.at[i]].date;

		if (date.n == 0)
			continue;
		if (first.n == 0 || str_cmp(date, first) < 0)
			first = date;
		if (str_cmp(date, last) > 0)
			last = date;
	}
	maker_set_text(m, EDGE_FIRST_DATE, first);
	maker_set_text(m, EDGE_LAST_DATE, last);
	maker_set_documents(m, EDGE_DOCUMENTS, &t->documents);
}

void
view_cooccurrence(struct maker *m)
{
	struct map seen = { 0 };
	namings list = { 0 };
	ties all = { 0 };

	collect(m, &list);
	for (uint32_t i = 0; i < list.n; i++)
		for (uint32_t j = i + 1; j < list.n &&
		    list.at[j].document == list.at[i].document &&
		    list.at[j].unit == list.at[i].unit; j++)
			tie(m, &all, &seen, &list, i, j);
	/* in a time, who is not named in it is not there */
	if (m->filter->has_since || m->filter->has_until) {
		for (uint32_t i = 0; i < m->k->entities.n; i++)
			m->keep.entities[i] = false;
		for (uint32_t i = 0; i < list.n; i++)
			m->keep.entities[list.at[i].entity] = true;
	}
	for (uint32_t i = 0; i < m->k->entities.n; i++)
		if (m->keep.entities[i])
			maker_add_entity(m, i);
	for (uint32_t i = 0; i < all.n; i++)
		add_tie(m, &all.at[i]);
}
