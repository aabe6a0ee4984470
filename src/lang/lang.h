/* lang: what the program knows of a language, read from text.
 *
 * A pack lives for the whole run and is read-only after loading, so all
 * threads share it. */
#ifndef LANG_H
#define LANG_H

#include "base/map.h"
#include "doc/labels.h"
#include "lang/gazetteer.h"
#include "lang/rules.h"

struct reader;

/* A TSV file, its rows sorted by their key column. */
struct table {
	VEC(struct str) cells;		/* row by row                         */
	uint32_t        ncols, nrows, key;
	int            *weights;	/* [nrows] the last column, if it is
					 * called `weight`, in thousandths    */
	struct map      by_key;		/* key -> first row                   */
};

enum table_id {
#define TABLE(id, file, columns, key) TABLE_##id,
#include "lang/tables.def"
#undef TABLE
	TABLE_COUNT
};

/* A range of rows: for (uint32_t r = rows.beg; r < rows.end; r++) … */
struct rows { uint32_t beg, end; };

struct lang {
	struct arena  mem;
	struct str    code;			/* `de`                       */
	struct table  tables[TABLE_COUNT];
	struct rules  rules;
	struct gazetteer gazetteer;
	struct str    forms;			/* de/forms.tsv, see forms.h  */
	struct str    cities;			/* cities.tsv, see lines.h    */
	const struct reader *reader;		/* NULL: no model             */
};

/* Open the pack `code`: built in, or, if `dir` is not NULL, the files of
 * `dir`, laid out as src/lang.  NULL if there is none or it is malformed;
 * diag() said why. */
struct lang *lang_open(const char *code, const char *dir);
void lang_free(struct lang *);

/* One table alone, of those that belong to no language, read as lang_open()
 * does.  0, or -1; diag() said why. */
int lang_table(struct arena *, enum table_id, const char *dir, struct table *);

/* The rows whose key is exactly this; empty if none. */
struct rows table_find(const struct table *, struct str key);

static inline struct str
table_cell(const struct table *t, uint32_t row, uint32_t col)
{
	return t->cells.at[row * t->ncols + col];
}

static inline struct rows
lang_find(const struct lang *l, enum table_id id, struct str key)
{
	return table_find(&l->tables[id], key);
}

static inline struct str
lang_cell(const struct lang *l, enum table_id id, uint32_t row, uint32_t col)
{
	return table_cell(&l->tables[id], row, col);
}

/* What the row weighs, in whole thousandths so that sums are exact; of tables
 * whose last column is `weight`. */
static inline int
lang_weight(const struct lang *l, enum table_id id, uint32_t row)
{
	return l->tables[id].weights[row];
}

static inline bool
lang_has(const struct lang *l, enum table_id id, struct str key)
{
	struct rows r = lang_find(l, id, key);

	return r.beg < r.end;
}

/* Does the table say `value` in its second column of this key? */
static inline bool
lang_is(const struct lang *l, enum table_id id, struct str key,
    const char *value)
{
	struct rows r = lang_find(l, id, key);

	for (uint32_t i = r.beg; i < r.end; i++)
		if (str_is(lang_cell(l, id, i, 1), value))
			return true;
	return false;
}

/* Does the verb make somebody what stands in this slot (empty: in any):
 * `werden`, `wählen` with `zu`? */
bool lang_becomes(const struct lang *, struct str verb, struct str slot);

/* The rows for a noun: its own, else those of the longest ending (`-chef`)
 * that it has; *rest_out is then the part before the ending (`Kreml`), else
 * empty. */
struct rows lang_find_noun(struct arena *, const struct lang *, enum table_id,
    struct str noun, struct str *rest_out);

/* The rows of the longest word that the noun ends in, not being it:
 * `Organisation` of Umweltschutzorganisation. */
struct rows lang_find_tail(struct arena *, const struct lang *, enum table_id,
    struct str noun);

/* The same by an ending alone. */
struct rows lang_find_ending(struct arena *, const struct lang *,
    enum table_id, struct str noun, struct str *rest_out);

#endif
