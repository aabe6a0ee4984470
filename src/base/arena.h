/* arena: memory with one owner and one end of life.
 *
 * There are three: the language's (a run), the corpus' (a run) and the
 * document's (one article).  Nothing in them is freed one by one.
 * Running out of memory ends the program, so no caller checks for NULL. */
#ifndef ARENA_H
#define ARENA_H

#include "base/str.h"

struct arena_block;

struct arena {
	struct arena_block *blocks;	/* newest first */
	char               *at, *end;	/* free space of the newest */
};

/* `count` zeroed objects of `size` bytes, aligned for any type. */
void *arena_alloc(struct arena *, size_t size, size_t count);

/* The same, not zeroed: for large room that is written before it is read. */
void *arena_room(struct arena *, size_t size, size_t count);

/* A copy of `old` (*cap objects of `size` bytes) with more room; *cap grows. */
void *arena_grow(struct arena *, void *old, size_t size, uint32_t *cap);

/* Free everything; the arena is empty and usable again. */
void arena_free(struct arena *);

/* Free what was allocated since the arena was `then`: for the working memory
 * of one step, of which nothing is kept.
 *     struct arena then = *a;  …  arena_back(a, &then);  */
void arena_back(struct arena *, const struct arena *then);

/* A copy that lives in the arena, with a NUL behind it. */
struct str arena_str(struct arena *, struct str);

/* printf into the arena. */
struct str arena_printf(struct arena *, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

#define NEW(a, T, n)  ((T *)arena_alloc((a), sizeof(T), (n)))
#define ROOM(a, T, n) ((T *)arena_room((a), sizeof(T), (n)))

/* A list that grows in an arena: VEC(struct token) tokens; */
#define VEC(T) struct { T *at; uint32_t n, cap; }

/* Append one zeroed element; the result is an lvalue:
 *     *PUSH(mem, &doc->tokens) = (struct token){ .at = span };  */
#define PUSH(a, v) \
	((v)->n == (v)->cap ? (void)((v)->at = arena_grow((a), (v)->at, \
	    sizeof *(v)->at, &(v)->cap)) : (void)0, &(v)->at[(v)->n++])

/* A list of indexes. */
typedef VEC(uint32_t) ids;

/* No index. */
#define NONE UINT32_MAX

static inline bool
ids_have(const ids *list, uint32_t i)
{
	for (uint32_t k = 0; k < list->n; k++)
		if (list->at[k] == i)
			return true;
	return false;
}

#endif
