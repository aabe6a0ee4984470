/* named: who is called so, among whatever bears names. */
#include "corpus/named.h"

#include <stdlib.h>

#include "base/utf8.h"

/* How a name is written for comparison. */
typedef struct str written(struct arena *, struct str);

/* `Tuerkei` as `Türkei` without its marks: the second letter of ae, oe, ue
 * goes, here and there. */
static struct str
fold_umlauts(struct arena *mem, struct str s)
{
	struct str folded = utf8_fold(mem, s);
	char *p = NEW(mem, char, folded.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < folded.n; i++) {
		p[n++] = folded.s[i];
		if (i + 1 < folded.n && folded.s[i + 1] == 'e' &&
		    strchr("aou", folded.s[i]) != NULL)
			i++;
	}
	return (struct str){ p, n };
}

struct wanted {
	struct str name, folded;
	written   *write;
};

static bool
is_called(struct arena *mem, struct str name, enum named_way way,
    const struct wanted *w)
{
	/* the last words: `van der Berg` */
	for (size_t i = 1; way == BY_END && i < name.n; i++)
		if (name.s[i - 1] == ' ' && str_eq(w->write(mem,
		    str_from(name, i)), w->folded))
			return true;
	name = w->write(mem, name);
	return way == BY_BEGINNING ? str_begins(name, w->folded)
	    : str_eq(name, w->folded);
}

static bool
matches(struct arena *mem, const struct named *x, enum named_way way,
    const struct wanted *w)
{
	if (way == BY_ID)
		return str_eq(x->id, w->name);
	if (way != BY_ALIAS && is_called(mem, x->name, way, w))
		return true;
	for (uint32_t i = 0; way != BY_NAME && i < x->naliases; i++)
		if (is_called(mem, x->aliases[i], way, w))
			return true;
	return false;
}

ids
named_find(struct arena *mem, const struct named *list, uint32_t n,
    struct str name, enum named_way last)
{
	static written *const writings[] = { utf8_fold, fold_umlauts };
	struct arena work = { 0 };
	ids found = { 0 };

	for (size_t f = 0; f < 2 && found.n == 0; f++) {
		const struct wanted w = {
			name, writings[f](&work, name), writings[f]
		};

		if (w.folded.n == 0)
			break;
		for (enum named_way way = 0; way <= last && found.n == 0;
		    way++)
			for (uint32_t i = 0; i < n; i++)
				if (matches(&work, &list[i], way, &w))
					*PUSH(mem, &found) = i;
	}
	arena_free(&work);
	return found;
}

/* ---- the nearest -------------------------------------------------------- */

typedef VEC(int32_t) letters;

static letters
letters_of(struct arena *mem, struct str s)
{
	letters l = { 0 };
	size_t at = 0;

	s = utf8_fold(mem, s);
	while (at < s.n)
		*PUSH(mem, &l) = utf8_next(s, &at);
	return l;
}

static uint32_t
least(uint32_t a, uint32_t b)
{
	return a < b ? a : b;
}

/* Levenshtein's distance. */
static uint32_t
distance(struct arena *mem, letters a, letters b)
{
	uint32_t *row = NEW(mem, uint32_t, (size_t)b.n + 1);

	for (uint32_t j = 0; j <= b.n; j++)
		row[j] = j;
	for (uint32_t i = 0; i < a.n; i++) {
		uint32_t diagonal = row[0];

		row[0] = i + 1;
		for (uint32_t j = 0; j < b.n; j++) {
			uint32_t change = diagonal + (a.at[i] != b.at[j]);

			diagonal = row[j + 1];
			row[j + 1] = least(change,
			    least(diagonal, row[j]) + 1);
		}
	}
	return row[b.n];
}

/* How far the name, or the nearest of its words, is. */
static uint32_t
far(struct arena *mem, struct str name, letters wanted)
{
	uint32_t d = distance(mem, letters_of(mem, name), wanted);

	while (name.n > 0) {
		struct str word = str_cut(&name, ' ');

		d = least(d, distance(mem, letters_of(mem, word), wanted));
	}
	return d;
}

struct near { uint32_t far, number; };

static int
by_distance(const void *x, const void *y)
{
	const struct near *a = x, *b = y;

	if (a->far != b->far)
		return a->far < b->far ? -1 : 1;
	return (a->number > b->number) - (a->number < b->number);
}

ids
named_nearest(struct arena *mem, const struct named *list, uint32_t n,
    struct str name, uint32_t most)
{
	struct arena work = { 0 };
	VEC(struct near) near = { 0 };
	ids found = { 0 };
	letters wanted = letters_of(mem, name);

	for (uint32_t i = 0; i < n; i++) {
		uint32_t d = far(&work, list[i].name, wanted);

		for (uint32_t j = 0; j < list[i].naliases; j++)
			d = least(d, far(&work, list[i].aliases[j], wanted));
		if (d <= (wanted.n + 2) / 3 && d < wanted.n)
			*PUSH(mem, &near) = (struct near){ d, i };
		arena_free(&work);
	}
	if (near.n > 1)
		qsort(near.at, near.n, sizeof *near.at, by_distance);
	for (uint32_t i = 0; i < near.n && i < most; i++)
		*PUSH(mem, &found) = near.at[i].number;
	return found;
}
