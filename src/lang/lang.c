/* lang: what the program knows of a language, read from text. */
#include "lang/lang.h"

#include <stdlib.h>

#include "base/diag.h"
#include "base/file.h"
#include "base/utf8.h"

/* The pack that scripts/embed put into the program. */
extern const struct pack_file {
	const char *name, *beg, *end;
} pack_files[];

static const struct {
	const char *file, *columns;
	uint32_t    key;
} defs[] = {
#define TABLE(id, file, columns, key) [TABLE_##id] = { file, columns, key },
#include "lang/tables.def"
#undef TABLE
};

struct rows
table_find(const struct table *t, struct str key)
{
	uint32_t beg = map_get(&t->by_key, key), end;

	if (beg == NONE)
		return (struct rows){ 0, 0 };
	for (end = beg + 1; end < t->nrows &&
	    str_eq(table_cell(t, end, t->key), key); end++)
		;
	return (struct rows){ beg, end };
}

struct rows
lang_find_ending(struct arena *mem, const struct lang *l, enum table_id id,
    struct str noun, struct str *rest_out)
{
	struct str key = arena_printf(mem, "-" STR_FMT, STR_ARG(noun));
	char *p = (char *)(uintptr_t)key.s;

	*rest_out = (struct str){ 0 };
	for (size_t cut = lang_cut(noun, 2); cut + 3 < noun.n; cut++) {
		struct rows r;

		if (utf8_is_tail(noun.s[cut]))
			continue;
		/* the byte before the ending becomes the `-` of the key */
		p[cut] = '-';
		r = lang_find(l, id, str_from(key, cut));
		p[cut] = noun.s[cut - 1];
		if (r.beg < r.end) {
			*rest_out = str_head(noun, cut);
			return r;
		}
	}
	return (struct rows){ 0, 0 };
}

/* The shortest word that may end a compound, in bytes. */
enum { SHORTEST = 5 };

struct rows
lang_find_tail(struct arena *mem, const struct lang *l, enum table_id id,
    struct str noun)
{
	struct rows r = { 0, 0 };

	for (size_t cut = lang_cut(noun, 2);
	    r.beg == r.end && cut + SHORTEST <= noun.n; cut++)
		if (!utf8_is_tail(noun.s[cut]))
			r = lang_find(l, id, utf8_title(mem,
			    str_from(noun, cut)));
	return r;
}

bool
lang_becomes(const struct lang *l, struct str verb, struct str slot)
{
	struct rows rows = lang_find(l, TABLE_RELATIONS, verb);

	for (uint32_t i = rows.beg; i < rows.end; i++)
		if (str_is(lang_cell(l, TABLE_RELATIONS, i, 2), "become") &&
		    (slot.n == 0 || str_eq(lang_cell(l, TABLE_RELATIONS, i,
		    1), slot)))
			return true;
	return false;
}

struct rows
lang_find_noun(struct arena *mem, const struct lang *l, enum table_id id,
    struct str noun, struct str *rest_out)
{
	struct rows r = lang_find(l, id, noun);

	*rest_out = (struct str){ 0 };
	return r.beg < r.end ? r
	    : lang_find_ending(mem, l, id, noun, rest_out);
}

/* Columns of the row being compared; qsort() passes no context. */
struct sortable { const struct str *row; uint32_t key, at; };

static int
by_key(const void *a, const void *b)
{
	const struct sortable *x = a, *y = b;
	int c = str_cmp(x->row[x->key], y->row[y->key]);

	return c != 0 ? c : (x->at > y->at) - (x->at < y->at);
}

static void
table_index(struct arena *mem, struct table *t)
{
	struct sortable *rows = NEW(mem, struct sortable, t->nrows);
	struct str *sorted = NEW(mem, struct str, t->cells.n);

	for (uint32_t i = 0; i < t->nrows; i++)
		rows[i] = (struct sortable){
			&t->cells.at[i * t->ncols], t->key, i };
	if (t->nrows > 1)
		qsort(rows, t->nrows, sizeof *rows, by_key);
	for (uint32_t i = 0; i < t->nrows; i++)
		memcpy(&sorted[i * t->ncols], rows[i].row,
		    t->ncols * sizeof *sorted);
	t->cells.at = sorted;
	for (uint32_t i = t->nrows; i-- > 0; )
		*map_put(mem, &t->by_key, table_cell(t, i, t->key)) = i;
}

/* `-1.25` in thousandths. */
static int
thousandths(struct str s)
{
	int n = 0, digits = -1;
	bool is_negative = s.n > 0 && s.s[0] == '-';

	for (size_t i = is_negative; i < s.n && digits < 3; i++) {
		if (s.s[i] == '.') {
			digits = 0;
			continue;
		}
		n = n * 10 + (s.s[i] - '0');
		digits += digits >= 0;
	}
	for (digits = digits < 0 ? 0 : digits; digits < 3; digits++)
		n *= 10;
	return is_negative ? -n : n;
}

/* Parse a TSV file whose first line is `# columns: …` with these columns,
 * to be found by column `key`.  0, or -1; diag() said why. */
static int
table_read(struct arena *mem, struct table *t, const char *path,
    struct str data, const char *columns, uint32_t key)
{
	struct str want = arena_printf(mem, "# columns: %s", columns);
	size_t line = 1;

	if (!str_eq(str_cut(&data, '\n'), want)) {
		diag(DIAG_LANG_FILE, path, line, want.s);
		return -1;
	}
	t->ncols = 1;
	t->key = key;
	for (const char *p = columns; *p != '\0'; p++)
		t->ncols += *p == '\t';
	while (data.n > 0) {
		struct str row = str_cut(&data, '\n');
		uint32_t n = 1;

		line++;
		if (row.n == 0 || row.s[0] == '#')
			continue;
		for (size_t i = 0; i < row.n; i++)
			n += row.s[i] == '\t';
		if (n != t->ncols) {
			diag(DIAG_LANG_FILE, path, line, arena_printf(mem,
			    "%u fields", t->ncols).s);
			return -1;
		}
		for (uint32_t i = 0; i < n; i++)
			*PUSH(mem, &t->cells) = str_cut(&row, '\t');
		t->nrows++;
	}
	table_index(mem, t);
	if (!str_ends(str_of(columns), STR("\tweight")))
		return 0;
	t->weights = NEW(mem, int, t->nrows + 1);
	for (uint32_t i = 0; i < t->nrows; i++)
		t->weights[i] = thousandths(table_cell(t, i, t->ncols - 1));
	return 0;
}

/* `%` in a file's name is the language. */
static struct str
file_name(struct arena *mem, const char *pattern, struct str code)
{
	struct str rest = str_of(pattern);
	struct str head = str_cut(&rest, '%');

	return head.n == strlen(pattern) ? head : arena_printf(mem,
	    STR_FMT STR_FMT STR_FMT, STR_ARG(head), STR_ARG(code),
	    STR_ARG(rest));
}

/* The pack's file `name`: built in, or in `dir`.  0, or -1: there is none. */
static int
pack_file(struct arena *mem, const char *dir, struct str name,
    struct str *out, const char **why_out)
{
	if (dir != NULL)
		return file_read(mem, arena_printf(mem, "%s/" STR_FMT, dir,
		    STR_ARG(name)).s, out, why_out);
	for (const struct pack_file *f = pack_files; f->name != NULL; f++)
		if (str_is(name, f->name)) {
			*out = (struct str){ f->beg,
				(size_t)(f->end - f->beg) };
			return 0;
		}
	*why_out = "not in the program";
	return -1;
}

/* The names of the pack's rule files, sorted. */
static int
rule_files(struct arena *mem, struct str code, const char *dir,
    str_list *out, const char **why_out)
{
	struct str folder = arena_printf(mem, STR_FMT "/events/",
	    STR_ARG(code));
	str_list names = { 0 };

	for (const struct pack_file *f = pack_files;
	    dir == NULL && f->name != NULL; f++)
		if (str_begins(str_of(f->name), folder))
			*PUSH(mem, out) = str_of(f->name);
	if (dir == NULL)
		return 0;
	if (file_list(mem, arena_printf(mem, "%s/" STR_FMT, dir,
	    STR_ARG(folder)).s, &names, why_out) != 0)
		return -1;
	for (uint32_t i = 0; i < names.n; i++)
		if (str_ends(names.at[i], STR(".rules")))
			*PUSH(mem, out) = arena_printf(mem, STR_FMT STR_FMT,
			    STR_ARG(folder), STR_ARG(names.at[i]));
	return 0;
}

/* The rows of a large table, as they lie; empty if there is none. */
static struct str
large_file(struct lang *l, const char *dir, const char *pattern)
{
	struct str text = { 0 };
	const char *why;

	if (pack_file(&l->mem, dir, file_name(&l->mem, pattern, l->code), &text,
	    &why) != 0)
		return text;
	while (text.n > 0 && text.s[0] == '#')
		str_cut(&text, '\n');
	return text;
}

/* The same of what is read line by line: it is UTF-8, without NUL. */
static int
text_file(struct arena *mem, const char *dir, struct str name,
    struct str *out, const char **why_out)
{
	if (pack_file(mem, dir, name, out, why_out) != 0)
		return -1;
	if (dir == NULL || out->n == 0 || (utf8_check(*out) == out->n &&
	    memchr(out->s, '\0', out->n) == NULL))
		return 0;
	*why_out = "not UTF-8";
	return -1;
}

static int
load_table(struct arena *mem, enum table_id id, struct str code,
    const char *dir, struct table *out)
{
	struct str data, name = arena_str(mem, file_name(mem, defs[id].file,
	    code));
	const char *why = "";

	if (text_file(mem, dir, name, &data, &why) != 0) {
		diag(DIAG_FILE_OPEN, name.s, 0, why);
		return -1;
	}
	return table_read(mem, out, name.s, data, defs[id].columns,
	    defs[id].key);
}

int
lang_table(struct arena *mem, enum table_id id, const char *dir,
    struct table *out)
{
	*out = (struct table){ 0 };
	return load_table(mem, id, (struct str){ 0 }, dir, out);
}

static int
load(struct lang *l, const char *dir)
{
	const char *why = "";
	struct str data;
	str_list files = { 0 };

	for (int i = 0; i < TABLE_COUNT; i++)
		if (load_table(&l->mem, (enum table_id)i, l->code, dir,
		    &l->tables[i]) != 0)
			return -1;
	gazetteer_build(l);
	/* a pack without them is poorer, not wrong */
	l->forms = large_file(l, dir, "%/forms.tsv");
	l->cities = large_file(l, dir, "cities.tsv");
	if (rule_files(&l->mem, l->code, dir, &files, &why) != 0) {
		diag(DIAG_FILE_OPEN, dir, 0, why);
		return -1;
	}
	for (uint32_t i = 0; i < files.n; i++) {
		if (text_file(&l->mem, dir, files.at[i], &data, &why) != 0) {
			diag(DIAG_FILE_OPEN, files.at[i].s, 0, why);
			return -1;
		}
		if (rules_read(&l->mem, &l->rules, files.at[i].s, data) != 0)
			return -1;
	}
	rules_sort(&l->mem, &l->rules);
	return 0;
}

struct lang *
lang_open(const char *code, const char *dir)
{
	struct arena mem = { 0 };
	struct lang *l = NEW(&mem, struct lang, 1);
	int bad;

	l->code = arena_str(&mem, str_of(code));
	l->mem = mem;
	bad = load(l, dir);
	if (bad != 0) {
		lang_free(l);
		return NULL;
	}
	return l;
}

void
lang_free(struct lang *l)
{
	struct arena mem;

	if (l == NULL)
		return;
	mem = l->mem;	/* l itself lies in it */
	arena_free(&mem);
}
