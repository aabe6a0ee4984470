/* arena: memory with one owner and one end of life. */
#include "base/arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#define BLOCK ((size_t)1 << 16)
#define ALIGN ((size_t)16)

struct arena_block {
	struct arena_block *next;
	size_t              size;	/* keeps the payload aligned */
};

static void
die(void)
{
	fputs("whowhom: out of memory\n", stderr);
	abort();
}

void *
arena_room(struct arena *a, size_t size, size_t count)
{
	size_t need, room;
	struct arena_block *b;
	char *p;

	if (count != 0 && size > (SIZE_MAX / 2) / count)
		die();
	need = (size * count + ALIGN - 1) / ALIGN * ALIGN;
	if ((size_t)(a->end - a->at) < need || a->at == NULL) {
		room = need > BLOCK / 4 ? need : BLOCK;
		if ((b = malloc(sizeof *b + room)) == NULL)
			die();
		b->size = room;
		b->next = a->blocks;
		a->blocks = b;
		a->at = (char *)(b + 1);
		a->end = a->at + room;
	}
	p = a->at;
	a->at += need;
	return p;
}

void *
arena_alloc(struct arena *a, size_t size, size_t count)
{
	void *p = arena_room(a, size, count);

	return count != 0 ? memset(p, 0, size * count) : p;
}

void *
arena_grow(struct arena *a, void *old, size_t size, uint32_t *cap)
{
	uint32_t more = *cap > 0 ? *cap * 2 : size < 32 ? 8 : 2;
	void *p;

	if (*cap > UINT32_MAX / 2)
		die();
	p = arena_room(a, size, more);
	if (*cap != 0)
		memcpy(p, old, size * *cap);
	memset((char *)p + size * *cap, 0, size * (more - *cap));
	*cap = more;
	return p;
}

void
arena_back(struct arena *a, const struct arena *then)
{
	struct arena_block *b, *next;

	for (b = a->blocks; b != then->blocks; b = next) {
		next = b->next;
		free(b);
	}
	*a = *then;
}

void
arena_free(struct arena *a)
{
	static const struct arena empty;

	arena_back(a, &empty);
}

struct str
arena_str(struct arena *a, struct str s)
{
	char *p = arena_room(a, 1, s.n + 1);

	if (s.n != 0)
		memcpy(p, s.s, s.n);
	p[s.n] = '\0';
	return (struct str){ p, s.n };
}

struct str
arena_printf(struct arena *a, const char *fmt, ...)
{
	va_list ap;
	int n;
	char *p;

	va_start(ap, fmt);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (n < 0)
		die();
	p = arena_alloc(a, 1, (size_t)n + 1);
	va_start(ap, fmt);
	vsnprintf(p, (size_t)n + 1, fmt, ap);
	va_end(ap);
	return (struct str){ p, (size_t)n };
}
