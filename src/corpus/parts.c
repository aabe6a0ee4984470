/* parts: knowledge of many documents on its way into a whole, compactly. */
#include "corpus/parts.h"

#include "base/diag.h"

/* The ids of its documents; those that are there already are said. */
static void
add_documents(struct parts *p, const struct knowledge *k, const char *path,
    size_t line)
{
	for (uint32_t i = 0; i < k->documents.n; i++) {
		struct str id = k->documents.at[i].id;
		uint32_t *at = map_put(&p->texts.index, &p->documents, id);

		if (*at != NONE)
			diag(DIAG_ID_TWICE, path, line, id.s);
		*at = 0;
	}
}

int
parts_add(struct parts *p, const char *path, size_t line, struct str json)
{
	struct knowledge *k = NEW(&p->mem, struct knowledge, 1);
	int status;

	/* all parts live in one arena */
	k->mem = p->mem;
	status = knowledge_read_part(k, &p->texts, path, line, json);
	p->mem = k->mem;
	k->mem = (struct arena){ 0 };
	if (status != 0)
		return -1;
	add_documents(p, k, path, line);
	*PUSH(&p->mem, &p->at) = k;
	return 0;
}

void
parts_merge(struct parts *p, const struct review *review,
    struct knowledge *out)
{
	arena_free(&p->texts.index);
	knowledge_merge(out, p->at.at, p->at.n, review);
	out->texts = p->texts.mem;
	p->texts.mem = (struct arena){ 0 };
	parts_free(p);
}

void
parts_free(struct parts *p)
{
	arena_free(&p->mem);
	arena_free(&p->texts.mem);
	arena_free(&p->texts.index);
	*p = (struct parts){ 0 };
}
