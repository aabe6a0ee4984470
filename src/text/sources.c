/* sources: from the names on the command line to files, each once and with a
 * name of its own. */
#include "text/sources.h"

#include <stdlib.h>

#include "base/diag.h"
#include "base/file.h"
#include "base/map.h"
#include "base/utf8.h"

struct named {
	struct str path;		/* as named, made simple; `-`         */
	struct str real;		/* the same for the same file         */
	struct str naming;		/* path that the id is taken from     */
	struct str id;
	uint32_t   parts;		/* of that path are in the id         */
};

/* What was found so far; all of it is gone in the end. */
struct finding {
	struct arena mem;
	VEC(struct named) all;
};

bool
source_is_lines(struct str path)
{
	return str_ends(path, STR(".jsonl"));
}

bool
source_is_page(struct str path)
{
	return str_ends(path, STR(".html")) || str_ends(path, STR(".htm")) ||
	    str_ends(path, STR(".xhtml"));
}

size_t
path_name_at(struct str path)
{
	size_t i = path.n;

	while (i > 0 && path.s[i - 1] != '/')
		i--;
	return i;
}

/* Without the ending: a dot that is not the first character of the name, a
 * letter, and up to four letters or digits. */
static struct str
without_ending(struct str path)
{
	size_t dot = path.n, name = path_name_at(path);

	while (dot > name && path.s[dot - 1] != '.')
		dot--;
	if (dot <= name + 1 || dot == path.n || path.n - dot > 5 ||
	    (path.s[dot] >= '0' && path.s[dot] <= '9'))
		return path;
	return str_head(path, dot - 1);
}

/* `./a//b` and `a/b` are the same; `./-` is a file, `-` is not. */
static struct str
simple_path(struct arena *mem, struct str path)
{
	char *p = arena_alloc(mem, 1, path.n + 2);
	size_t n = 0;
	struct str rest = path, part;

	if (path.n > 0 && path.s[0] == '/')
		p[n++] = '/';
	while (rest.n > 0) {
		part = str_cut(&rest, '/');
		if (part.n == 0 || str_is(part, "."))
			continue;
		if (n > 0 && p[n - 1] != '/')
			p[n++] = '/';
		memcpy(p + n, part.s, part.n);
		n += part.n;
	}
	if (n == 1 && p[0] == '-' && path.n > 1)
		return STR("./-");
	return n == 0 ? STR(".") : (struct str){ p, n };
}

static void
add_file(struct finding *f, struct str path)
{
	bool is_stdin = str_is(path, "-");

	*PUSH(&f->mem, &f->all) = (struct named){
		.path = path,
		.real = is_stdin ? path : file_real(&f->mem, path.s),
		.naming = is_stdin ? STR("stdin") : without_ending(path) };
}

/* The folders that lead to one, so that a link back up is not followed. */
struct way { struct str real; const struct way *up; };

static void
add_folder(struct finding *f, struct str path, const struct way *up)
{
	struct way here = { file_real(&f->mem, path.s), up };
	const char *why;
	str_list names = { 0 };

	for (; up != NULL; up = up->up)
		if (str_eq(up->real, here.real))
			return;
	if (file_list(&f->mem, path.s, &names, &why) != 0) {
		diag(DIAG_FILE_OPEN, path.s, 0, why);
		return;
	}
	for (uint32_t i = 0; i < names.n; i++) {
		struct str sub = arena_printf(&f->mem,
		    STR_FMT "%s" STR_FMT, STR_ARG(path),
		    str_is(path, "/") ? "" : "/", STR_ARG(names.at[i]));

		if (file_kind(sub.s) == FILE_FOLDER)
			add_folder(f, sub, &here);
		else if (str_ends(sub, STR(".txt")) || source_is_page(sub) ||
		    source_is_lines(sub))
			add_file(f, sub);
	}
}

static void
add_name(struct finding *f, const char *name)
{
	struct str path = simple_path(&f->mem, str_of(name));
	uint32_t before = f->all.n;
	size_t errors = diag_errors();

	if (file_kind(path.s) != FILE_FOLDER || strcmp(name, "-") == 0) {
		add_file(f, path);
		return;
	}
	add_folder(f, path, NULL);
	if (f->all.n == before && diag_errors() == errors)
		diag(DIAG_FOLDER_EMPTY, name, 0, NULL);
}

static int
by_real(const void *a, const void *b)
{
	const struct named *x = a, *y = b;
	int c = str_cmp(x->real, y->real);

	return c != 0 ? c : str_cmp(x->path, y->path);
}

static int
by_path(const void *a, const void *b)
{
	const struct named *x = a, *y = b;

	return str_cmp(x->path, y->path);
}

/* Each file once, under the first of its names; sorted by name. */
static void
make_unique(struct finding *f)
{
	struct named *s = f->all.at;
	uint32_t n = 0;

	if (f->all.n == 0)
		return;
	qsort(s, f->all.n, sizeof *s, by_real);
	for (uint32_t i = 0; i < f->all.n; i++)
		if (n == 0 || !str_eq(s[i].real, s[n - 1].real))
			s[n++] = s[i];
	f->all.n = n;
	qsort(s, n, sizeof *s, by_path);
}

/* The last `parts` parts of the path, or as many as there are, `/` as `.`. */
static struct str
tail(struct arena *mem, struct str path, uint32_t parts)
{
	struct str id = { 0 }, part;

	while (path.n > 0 && parts > 0) {
		part = str_from(path, path_name_at(path));
		path.n -= part.n;
		path.n -= path.n > 0;
		if (str_is(part, "..") || part.n == 0)
			break;
		id = id.n == 0 ? part : arena_printf(mem,
		    STR_FMT "." STR_FMT, STR_ARG(part), STR_ARG(id));
		parts--;
	}
	return id;
}

struct str
path_readable(struct arena *mem, struct str s)
{
	struct str copy = arena_str(mem, s);
	size_t bad;

	while ((bad = utf8_check(copy)) < copy.n)
		((char *)(uintptr_t)copy.s)[bad] = '_';
	return utf8_nfc(mem, copy);
}

/* Name the source by one part more of its path; false if there is none. */
static bool
name_longer(struct finding *f, struct named *s)
{
	struct str id = path_readable(&f->mem,
	    tail(&f->mem, s->naming, s->parts + 1));

	if (str_eq(id, s->id))
		return false;
	s->id = id;
	s->parts++;
	return true;
}

/* What must be unique: the names of JSON Lines are no ids themselves, so they
 * may be those of other files. */
static struct str
key_of(struct finding *f, const struct named *s)
{
	return source_is_lines(s->path) ? arena_printf(&f->mem, "/" STR_FMT,
	    STR_ARG(s->id)) : s->id;
}

/* The keys that two sources share. */
static struct map
shared_keys(struct finding *f)
{
	struct map seen = { 0 }, shared = { 0 };

	for (uint32_t i = 0; i < f->all.n; i++) {
		struct str key = key_of(f, &f->all.at[i]);
		uint32_t *at = map_put(&f->mem, &seen, key);

		if (*at != NONE)
			*map_put(&f->mem, &shared, key) = 0;
		*at = i;
	}
	return shared;
}

/* All that share their id name themselves by a longer tail, until none do or
 * no path has more; then `x.txt` and `x.md`, `x` and `../x` turn to the real
 * path, with its ending. */
static void
name_sources(struct finding *f)
{
	bool longer = true, turned = false;

	for (uint32_t i = 0; i < f->all.n; i++)
		name_longer(f, &f->all.at[i]);
	do {
		struct map shared = shared_keys(f);
		bool turn = !longer && !turned;

		longer = false;
		for (uint32_t i = 0; i < f->all.n; i++) {
			struct named *s = &f->all.at[i];

			if (map_get(&shared, key_of(f, s)) == NONE ||
			    str_is(s->path, "-"))
				continue;
			if (turn) {
				s->naming = s->real;
				s->parts = 0;
				s->id = (struct str){ 0 };
			}
			longer |= name_longer(f, s);
		}
		turned |= turn;
	} while (longer || !turned);
}

void
sources_find(struct arena *mem, const char *const *names, size_t n,
    source_list *out)
{
	struct finding f = { .mem = { 0 } };

	for (size_t i = 0; i < n; i++)
		add_name(&f, names[i]);
	make_unique(&f);
	name_sources(&f);
	*out = (source_list){ NEW(mem, struct source, f.all.n), f.all.n,
		f.all.n };
	for (uint32_t i = 0; i < f.all.n; i++)
		out->at[i] = (struct source){
			.path = arena_str(mem, f.all.at[i].path),
			.id = arena_str(mem, f.all.at[i].id), .fd = -1 };
	arena_free(&f.mem);
}
