/* evidence: what the rows of a view rest on. */
#include <stdlib.h>

#include "graph/maker.h"

static int
by_number(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

void
maker_sort(ids *list)
{
	uint32_t n = 0;

	if (list->n < 2)
		return;
	qsort(list->at, list->n, sizeof *list->at, by_number);
	for (uint32_t i = 1; i < list->n; i++)
		if (list->at[i] != list->at[n])
			list->at[++n] = list->at[i];
	list->n = n + 1;
}

/* One article printed by several counts once, as its original, else as the
 * first of those. */
void
maker_choose_tellers(struct maker *m, const ids *documents)
{
	for (uint32_t i = 0; i < documents->n; i++)
		m->teller[m->original[documents->at[i]]] = NONE;
	for (uint32_t i = 0; i < documents->n; i++) {
		uint32_t d = documents->at[i], of = m->original[d];

		if (m->teller[of] == NONE || d == of)
			m->teller[of] = d;
	}
}

bool
maker_is_teller(const struct maker *m, uint32_t document)
{
	return m->teller[m->original[document]] == document;
}

static bool
tells_role(const struct k_evidence *e, const uint32_t *actor, uint32_t who,
    enum role role)
{
	for (uint32_t i = 0; i < e->roles.n; i++)
		if (actor[e->roles.at[i].entity] == who &&
		    e->roles.at[i].role == role)
			return true;
	return false;
}

/* What a rule says is surer than what a model does. */
static double
sureness(const struct k_evidence *e)
{
	return e->score < 0 ? 1 : e->score;
}

/* Is `a` better evidence than `b` that this is whose role it is? It names
 * who, tells it as the whole does, is surer, comes first. */
static bool
is_better(const struct k_evidence *a, const struct k_evidence *b, bool x,
    bool y)
{
	if (x != y)
		return x;
	if ((a->told == NULL) != (b->told == NULL))
		return a->told == NULL;
	return sureness(a) > sureness(b);
}

const struct k_evidence *
maker_best(const struct basis *basis, const uint32_t *actor, uint32_t who,
    enum role role)
{
	const struct k_evidence *found = NULL;
	bool names_who = false;

	for (uint32_t i = 0; i < basis->n; i++) {
		const struct k_evidence *e = &basis->at[i];
		bool names = who != NONE && tells_role(e, actor, who, role);

		if (found != NULL && !is_better(e, found, names, names_who))
			continue;
		found = e;
		names_who = names;
	}
	return found;
}

void
maker_set_evidence(struct maker *m, const struct k_evidence *e)
{
	if (e == NULL)
		return;
	maker_set_text(m, EDGE_DOCUMENT, m->k->documents.at[e->document].id);
	maker_set_integer(m, EDGE_BEGIN, e->begin);
	maker_set_integer(m, EDGE_END, e->end);
	maker_set_text(m, EDGE_SENTENCE, e->text);
	maker_set_text(m, EDGE_BY, e->by);
	maker_set_text(m, EDGE_RULE, e->rule);
}

void
maker_set_documents(struct maker *m, uint32_t column, const ids *documents)
{
	for (uint32_t i = 0; i < documents->n; i++)
		maker_push_text(m, column,
		    m->k->documents.at[documents->at[i]].id);
}

struct basis
maker_whole(struct maker *m, const struct k_evidence *at, uint32_t n,
    double confidence)
{
	struct basis b = { .at = at, .n = n, .confidence = confidence };

	b.documents.at = NEW(&m->work, uint32_t, n);
	for (uint32_t i = 0; i < n; i++)
		b.documents.at[b.documents.n++] = at[i].document;
	maker_sort(&b.documents);
	maker_choose_tellers(m, &b.documents);
	for (uint32_t i = 0; i < n; i++)
		b.count += maker_is_teller(m, at[i].document);
	return b;
}

/* One piece, told by its document and the copies of it that tell it too. */
static struct basis
piece(struct maker *m, const struct k_evidence *e, const struct basis *all)
{
	struct basis b = { .at = e, .n = 1, .count = 1,
		.confidence = e->score >= 0 ? e->score : all->confidence };

	for (uint32_t i = 0; i < all->documents.n; i++) {
		uint32_t d = all->documents.at[i];

		if (m->original[d] == m->original[e->document])
			*PUSH(&m->work, &b.documents) = d;
	}
	return b;
}

bases
maker_bases(struct maker *m, const struct k_evidence *at, uint32_t n,
    double confidence)
{
	struct basis all = maker_whole(m, at, n, confidence);
	bases list = { .at = NEW(&m->work, struct basis, n + 1) };

	for (uint32_t i = 0; i < n && m->filter->is_multi; i++)
		if (maker_is_teller(m, at[i].document))
			list.at[list.n++] = piece(m, &at[i], &all);
	if (list.n == 0)
		list.at[list.n++] = all;
	return list;
}
