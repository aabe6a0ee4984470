/* merge_review: what the review file says comes before all rules. */
#include "base/diag.h"
#include "base/utf8.h"
#include "corpus/knowledge_find.h"
#include "corpus/merge.h"
#include "corpus/review.h"

struct reviewing {
	const struct merging *m;
	struct arena *mem;
	members      *all;
	uint32_t     *was;		/* member -> entity without it        */
	uint32_t     *a, *b;		/* statement -> entity, or NONE       */
};

/* The entity called so; NONE, with a warning, if it is not one. */
static uint32_t
find(const struct reviewing *r, const struct statement *s, struct str name)
{
	ids found = knowledge_called(r->mem, r->m->out, name);

	if (found.n == 1)
		return found.at[0];
	diag(found.n == 0 ? DIAG_REVIEW_NOBODY : DIAG_REVIEW_SEVERAL,
	    r->m->review->path, s->line, arena_printf(r->mem, STR_FMT,
	    STR_ARG(name)).s);
	return NONE;
}

static void
find_all(struct reviewing *r)
{
	const struct review *v = r->m->review;

	r->a = NEW(r->mem, uint32_t, v->statements.n + 1);
	r->b = NEW(r->mem, uint32_t, v->statements.n + 1);
	r->was = NEW(r->mem, uint32_t, r->all->n + 1);
	for (uint32_t i = 0; i < v->statements.n; i++) {
		const struct statement *s = &v->statements.at[i];

		r->a[i] = find(r, s, s->a);
		r->b[i] = NONE;
		if (s->kind == REVIEW_SAME || s->kind == REVIEW_DIFFERENT)
			r->b[i] = find(r, s, s->b);
	}
	for (uint32_t i = 0; i < r->all->n; i++)
		r->was[i] = r->all->at[i].entity;
}

static bool
retype(struct reviewing *r, uint32_t entity, enum entity_type type)
{
	bool is_new = false;

	for (uint32_t i = 0; i < r->all->n; i++)
		if (r->was[i] == entity && r->all->at[i].type != type) {
			struct str *was = &r->all->at[i].called.type;

			if (was->n == 0)
				*was = str_of(entity_type_names[
				    r->all->at[i].type]);
			r->all->at[i].type = type;
			is_new = true;
		}
	return is_new;
}

static void
unite(struct reviewing *r, uint32_t a, uint32_t b)
{
	uint32_t first = NONE;

	for (uint32_t i = 0; i < r->all->n; i++) {
		struct k_called *c = &r->all->at[i].called;

		if (r->was[i] != a && r->was[i] != b)
			continue;
		if (first == NONE)
			first = i;
		merge_join(r->all, i, first, MERGE_REVIEW);
		if (c->by == MERGE_NAME)
			c->by = MERGE_REVIEW;
	}
}

static bool
is_called(const struct reviewing *r, uint32_t i, struct str name)
{
	return str_eq(utf8_fold(r->mem, r->all->at[i].called.name),
	    utf8_fold(r->mem, name));
}

static uint32_t
first_of(const struct reviewing *r, uint32_t entity)
{
	uint32_t i = 0;

	while (r->was[i] != entity)
		i++;
	return i;
}

/* Is the member on the second side: called `name`, or of its entity? */
static bool
is_beyond(const struct reviewing *r, uint32_t i, struct str name,
    uint32_t entity)
{
	return entity != NONE ? r->was[i] == entity : is_called(r, i, name);
}

/* Part those of one root who are on the second side from the rest.  False: one
 * side is empty. */
static bool
split(struct reviewing *r, uint32_t root, struct str name, uint32_t entity)
{
	uint32_t side[2] = { NONE, NONE };
	uint32_t *of = NEW(r->mem, uint32_t, r->all->n);

	for (uint32_t i = 0; i < r->all->n; i++)
		of[i] = merge_root(r->all, i);
	for (uint32_t i = 0; i < r->all->n; i++)
		if (of[i] == root && side[is_beyond(r, i, name, entity)] ==
		    NONE)
			side[is_beyond(r, i, name, entity)] = i;
	for (uint32_t i = 0; side[0] != NONE && side[1] != NONE &&
	    i < r->all->n; i++)
		if (of[i] == root)
			r->all->at[i].up =
			    side[is_beyond(r, i, name, entity)];
	return side[0] != NONE && side[1] != NONE;
}

static void
part(struct reviewing *r, const struct statement *s, uint32_t a, uint32_t b)
{
	uint32_t root = merge_root(r->all, first_of(r, a));

	if (root != merge_root(r->all, first_of(r, b)))
		return;
	if (!split(r, root, s->b, a != b ? b : NONE) &&
	    !split(r, root, s->a, a != b ? a : NONE))
		diag(DIAG_REVIEW_ONE, r->m->review->path, s->line,
		    arena_printf(r->mem, STR_FMT, STR_ARG(s->a)).s);
}

/* The new name goes to those who are one with somebody called so; by an id,
 * to all. */
static void
rename_all(struct reviewing *r, const struct statement *s, uint32_t a)
{
	uint32_t root = NONE;

	for (uint32_t i = 0; root == NONE && i < r->all->n; i++)
		if (r->was[i] == a && is_called(r, i, s->a))
			root = merge_root(r->all, i);
	for (uint32_t i = 0; i < r->all->n; i++)
		if (r->was[i] == a && (root == NONE ||
		    merge_root(r->all, i) == root))
			r->all->at[i].new_name = s->b;
}

void
merge_review(struct merging *m, members *all)
{
	struct reviewing r = { .m = m, .mem = &m->out->mem, .all = all };
	const struct review *v = m->review;
	bool is_new = false;

	find_all(&r);
	for (uint32_t i = 0; i < v->statements.n; i++)
		if (v->statements.at[i].kind == REVIEW_TYPE && r.a[i] != NONE)
			is_new |= retype(&r, r.a[i], v->statements.at[i].type);
	if (is_new)
		merge_members(all);
	for (uint32_t i = 0; i < v->statements.n; i++)
		if (v->statements.at[i].kind == REVIEW_SAME &&
		    r.a[i] != NONE && r.b[i] != NONE)
			unite(&r, r.a[i], r.b[i]);
	for (uint32_t i = 0; i < v->statements.n; i++)
		if (v->statements.at[i].kind == REVIEW_DIFFERENT &&
		    r.a[i] != NONE && r.b[i] != NONE)
			part(&r, &v->statements.at[i], r.a[i], r.b[i]);
	for (uint32_t i = 0; i < v->statements.n; i++)
		if (v->statements.at[i].kind == REVIEW_NAME && r.a[i] != NONE)
			rename_all(&r, &v->statements.at[i], r.a[i]);
}
