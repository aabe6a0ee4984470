/* gazetteer: names that are known beforehand. */
#include "lang/gazetteer.h"

#include "base/utf8.h"
#include "lang/lang.h"
#include "lang/lines.h"

void
gazetteer_words(struct arena *mem, struct str text, word_list *out)
{
	while (text.n > 0) {
		size_t n = 0;

		while (n < text.n && strchr(" -/", text.s[n]) == NULL)
			n++;
		if (n > 0)
			*PUSH(mem, out) = str_head(text, n);
		text = str_from(text, n < text.n ? n + 1 : n);
	}
}

/* Without the ending that German puts on adjectives and nouns; the table
 * and the text are cut alike, so it need not be right, only the same. */
static struct str
stem(struct str word)
{
	static const char *const endings[] = {
		"en", "em", "er", "es", "e", "n", "s", NULL
	};

	for (int i = 0; endings[i] != NULL; i++) {
		struct str e = str_of(endings[i]);

		if (word.n > e.n + 2 && str_ends(word, e)) {
			word = str_head(word, word.n - e.n);
			break;
		}
	}
	/* `Haus`, `Hauses`, `Hause` */
	return word.n > 3 && str_ends(word, STR("s"))
	    ? str_head(word, word.n - 1) : word;
}

struct str
gazetteer_key(struct arena *mem, const struct str *words, uint32_t n)
{
	size_t size = n;
	char *key, *p;

	if (n == 1)
		return words[0];
	for (uint32_t i = 0; i < n; i++)
		size += words[i].n;
	p = key = arena_alloc(mem, 1, size);
	for (uint32_t i = 0; i < n; i++) {
		struct str w = stem(words[i]);

		if (w.n != 0)
			memcpy(p, w.s, w.n);
		p += w.n;
		*p++ = i + 1 < n ? ' ' : '\0';
	}
	return utf8_lower(mem, (struct str){ key, (size_t)(p - key - 1) });
}

static void
add(struct lang *l, struct str form, struct gaz_entry e)
{
	struct gazetteer *g = &l->gazetteer;
	word_list words = { 0 };
	uint32_t *first;

	gazetteer_words(&l->mem, form, &words);
	if (words.n == 0)
		return;
	if (words.n > g->max_words)
		g->max_words = words.n;
	e.last = words.at[words.n - 1];
	first = map_put(&l->mem, &g->by_key,
	    gazetteer_key(&l->mem, words.at, words.n));
	e.next = *first;
	*first = g->entries.n;
	*PUSH(&l->mem, &g->entries) = e;
}

struct str
gazetteer_state_name(const struct lang *l, struct str iso)
{
	struct rows r = lang_find(l, TABLE_STATES, iso);
	uint32_t column = str_is(l->code, "de") ? 2 : 3;

	return r.beg < r.end ? lang_cell(l, TABLE_STATES, r.beg, column)
	    : (struct str){ 0 };
}

static void
add_regions(struct lang *l)
{
	const struct table *t = &l->tables[TABLE_REGIONS];
	struct str label = { 0 };

	for (uint32_t i = 0; i < t->nrows; i++) {
		struct str code = table_cell(t, i, 0), kind = table_cell(t, i,
		    1);
		struct rows same = table_find(t, code);

		for (uint32_t k = same.beg; k < same.end; k++)
			if (str_is(table_cell(t, k, 1), "label"))
				label = table_cell(t, k, 2);
		add(l, table_cell(t, i, 2), (struct gaz_entry){
			.kind = str_is(kind, "adjective") ? GAZ_REGIONAL
			    : GAZ_REGION,
			.name = label, .region = str_head(code, 2) });
	}
}

struct str
gazetteer_capital(const struct lang *l, struct str iso)
{
	const struct table *t = &l->tables[TABLE_STATE_WORDS];

	for (uint32_t i = 0; i < t->nrows; i++)
		if (str_eq(table_cell(t, i, 0), iso) &&
		    str_is(table_cell(t, i, 1), "capital"))
			return table_cell(t, i, 2);
	return (struct str){ 0 };
}

struct str
gazetteer_state_of_place(const struct lang *l, struct str name)
{
	const struct gaz_entry *e = gazetteer_find(l, name);
	size_t next;
	struct str line;

	while (e != NULL && e->kind != GAZ_REGION)
		e = e->next != NONE ? &l->gazetteer.entries.at[e->next] : NULL;
	if (e != NULL)
		return e->region;
	/* a line that begins with the name and a tab is not before the name */
	for (size_t at = lines_find(l->cities, name); at < l->cities.n;
	    at = next) {
		line = lines_at(l->cities, at, &next);
		if (!str_begins(line, name))
			break;
		if (line.n > name.n && line.s[name.n] == '\t')
			return str_from(line, name.n + 1);
	}
	return (struct str){ 0 };
}

void
gazetteer_build(struct lang *l)
{
	static const char *const kinds[] = {
		[GAZ_STATE] = "name", [GAZ_CAPITAL] = "capital",
		[GAZ_ADJECTIVE] = "adjective", [GAZ_INHABITANT] = "inhabitant"
	};
	const struct table *t = &l->tables[TABLE_STATE_WORDS];

	for (uint32_t i = 0; i < t->nrows; i++) {
		struct gaz_entry e = { .country = table_cell(t, i, 0) };
		int kind = label_find(kinds, 4, table_cell(t, i, 1));

		if (kind < 0)
			continue;
		e.kind = (enum gaz_kind)kind;
		e.name = e.kind == GAZ_CAPITAL ? table_cell(t, i, 2)
		    : gazetteer_state_name(l, e.country);
		add(l, table_cell(t, i, 2), e);
	}
	t = &l->tables[TABLE_ORGANIZATIONS];
	for (uint32_t i = 0; i < t->nrows; i++)
		add(l, table_cell(t, i, 0), (struct gaz_entry){
			.kind = GAZ_ORGANIZATION,
			.name = table_cell(t, i, 1),
			.sort = table_cell(t, i, 2),
			.country = table_cell(t, i, 3),
			.wikidata = table_cell(t, i, 4),
			.of = table_cell(t, i, 5) });
	add_regions(l);
}

const struct gaz_entry *
gazetteer_find(const struct lang *l, struct str key)
{
	uint32_t at = map_get(&l->gazetteer.by_key, key);

	return at != NONE ? &l->gazetteer.entries.at[at] : NULL;
}

static const struct gaz_entry *
of_kind(const struct lang *l, struct str key, enum gaz_kind kind)
{
	const struct gaz_entry *e = gazetteer_find(l, key);

	while (e != NULL && e->kind != kind)
		e = e->next != NONE ? &l->gazetteer.entries.at[e->next] : NULL;
	return e;
}

bool
gazetteer_ends(const struct gaz_entry *e, struct str word)
{
	static const char *const endings[] = {
		"", "s", "es", "e", "n", "en", "'", "’", NULL
	};

	if (!str_begins(word, e->last))
		return false;
	for (int i = 0; endings[i] != NULL; i++)
		if (str_is(str_from(word, e->last.n), endings[i]))
			return true;
	return false;
}

const struct gaz_entry *
gazetteer_word(struct arena *mem, const struct lang *l, struct str word,
    enum gaz_kind kind)
{
	static const char *const of_names[] = {
		"", "s", "es", "'", "’", "n", NULL
	};
	static const char *const of_people[] = {
		"", "n", "s", "en", "innen", NULL
	};
	static const char *const of_adjectives[] = {
		"e", "er", "es", "en", "em", "", NULL
	};
	bool is_adjective = kind == GAZ_ADJECTIVE || kind == GAZ_REGIONAL;
	const char *const *endings = is_adjective ? of_adjectives :
	    kind == GAZ_INHABITANT ? of_people : of_names;

	if (is_adjective)
		word = utf8_lower(mem, word);
	for (; *endings != NULL; endings++) {
		struct str end = str_of(*endings);
		const struct gaz_entry *e;

		if (word.n < end.n + 2 || !str_ends(word, end))
			continue;
		e = of_kind(l, str_head(word, word.n - end.n), kind);
		if (e != NULL)
			return e;
	}
	return NULL;
}
