/* names: names as they are compared over documents. */
#include "lang/names.h"

#include "base/buf.h"
#include "base/utf8.h"

/* ---- the sounds of a word ---------------------------------------------- */

enum where {
	ALWAYS, IN_SYLLABLE, ANYWHERE, AT_START, AT_END, BEHIND_VOWEL
};

/* Letters that German and English write for one sound; the first row that
 * fits is taken.  The rows before the first ANYWHERE hold for every word, the
 * others for words of several syllables.  A sound without a letter has a
 * capital: C (Tschechow), X (Charkiw), S (Schukow, Zhukov), Z (Zar), D
 * (Dschibuti), J (Juri). */
static const struct sound {
	const char *from, *german, *english;
	enum where  where;
} sounds[] = {
	{ "ł",    "l", "l", ALWAYS },
	{ "đ",    "d", "d", ALWAYS },
	{ "ø",    "o", "o", ALWAYS },
	{ "ı",    "i", "i", ALWAYS },
	/* `Koeln`; but `Choe` is not `Cho` */
	{ "ae",   "a", "a", IN_SYLLABLE },
	{ "oe",   "o", "o", IN_SYLLABLE },
	{ "ue",   "u", "u", IN_SYLLABLE },
	{ "dsch", "D", "D", ANYWHERE },
	{ "tsch", "C", "C", ANYWHERE },
	{ "sch",  "S", "S", ANYWHERE },
	{ "dzh",  "D", "D", ANYWHERE },
	{ "sh",   "S", "S", ANYWHERE },
	{ "zh",   "S", "S", ANYWHERE },
	{ "kh",   "X", "X", ANYWHERE },
	{ "ch",   "X", "C", ANYWHERE },
	{ "gh",   "g", "g", ANYWHERE },
	{ "dh",   "d", "d", ANYWHERE },
	{ "ts",   "Z", "Z", ANYWHERE },
	{ "tz",   "Z", "Z", ANYWHERE },
	{ "ks",   "x", "x", ANYWHERE },
	{ "ss",   "s", "s", ANYWHERE },
	{ "z",    "Z", "s", ANYWHERE },
	{ "w",    "v", "v", ANYWHERE },
	{ "q",    "k", "k", ANYWHERE },
	{ "ou",   "u", "u", ANYWHERE },
	{ "oo",   "u", "u", ANYWHERE },
	{ "ij",   "i", "i", ANYWHERE },
	{ "iy",   "i", "i", ANYWHERE },
	{ "yj",   "i", "i", ANYWHERE },
	{ "yy",   "i", "i", ANYWHERE },
	{ "ii",   "i", "i", ANYWHERE },
	{ "je",   "e", "e", ANYWHERE },
	{ "ye",   "e", "e", ANYWHERE },
	{ "j",    "J", "J", AT_START },
	{ "y",    "J", "J", AT_START },
	{ "j",    "i", "i", AT_END },
	{ "y",    "i", "i", AT_END },
	/* `Heyne` is not `Heine` */
	{ "j",    "y", "y", BEHIND_VOWEL },
	{ "y",    "y", "y", BEHIND_VOWEL },
	{ "j",    "i", "i", ANYWHERE },
	{ "y",    "i", "i", ANYWHERE },
};

static bool
is_vowel(char c)
{
	return c != '\0' && strchr("aeiouy", c) != NULL;
}

static bool
fits(const struct sound *s, struct str word, size_t at)
{
	if (!str_begins(str_from(word, at), str_of(s->from)))
		return false;
	switch (s->where) {
	case AT_START:
		return at == 0;
	case AT_END:
		return at + strlen(s->from) == word.n;
	case BEHIND_VOWEL:
		return at > 0 && is_vowel(word.s[at - 1]);
	case IN_SYLLABLE:
		return at + 2 < word.n && !is_vowel(word.s[at + 2]);
	case ALWAYS:
	case ANYWHERE:
		break;
	}
	return true;
}

/* How many syllables: runs of vowels. */
static uint32_t
count_syllables(struct str word)
{
	uint32_t n = 0;

	for (size_t i = 0; i < word.n; i++)
		n += is_vowel(word.s[i]) &&
		    (i == 0 || !is_vowel(word.s[i - 1]));
	return n;
}

/* `Gaddafi`, `Gadafi`; but `Hoffmann` is not `Hofmann`. */
static size_t
drop_doubled(char *s, size_t n)
{
	size_t to = 0;

	for (size_t i = 0; i < n; i++)
		if (i < 2 || i + 1 >= n || s[i] != s[i - 1] ||
		    is_vowel(s[i]) || !is_vowel(s[i - 2]) ||
		    !is_vowel(s[i + 1]))
			s[to++] = s[i];
	return to;
}

/* `Gorbatschow`, `Gorbachev`; `Mohammad`, `Mohammed`. */
static void
even_ending(char *s, size_t n)
{
	size_t v = n > 0 && s[n - 1] == 'a' ? n - 1 : n;

	if (v > 2 && s[v - 1] == 'v' && s[v - 2] == 'e' &&
	    (s[v - 3] == 'C' || s[v - 3] == 'S'))
		s[v - 2] = 'o';
	if (n > 2 && s[n - 1] == 'd' && s[n - 2] == 'a')
		s[n - 2] = 'e';
}

/* The first vowel of a long given name: `Benjamin`, `Binyamin`; `Mohammed`,
 * `Muhammad`; but `Lena` is not `Lina`. */
static void
even_first_vowel(char *s, size_t n)
{
	uint32_t vowels = 0;
	size_t first = n;

	for (size_t i = 0; i < n; i++)
		if (is_vowel(s[i]) && vowels++ == 0)
			first = i;
	if (vowels > 2 && s[first] == 'i')
		s[first] = 'e';
	else if (vowels > 2 && s[first] == 'u')
		s[first] = 'o';
}

/* How a folded word is read. */
struct reading {
	bool is_english;
	bool is_given;			/* the first of a person's names      */
	bool is_fixed;			/* one syllable, or capitals: `Yong` is
					 * not `Jong`, `Busch` not `Bush`     */
};

static size_t
count_rows(const struct reading *r)
{
	size_t n = 0;

	while (n < sizeof sounds / sizeof *sounds &&
	    (!r->is_fixed || sounds[n].where != ANYWHERE))
		n++;
	return n;
}

static struct str
sounds_of(struct arena *mem, struct str fold, const struct reading *r)
{
	char *out = arena_alloc(mem, 1, fold.n + 1);
	size_t n = 0, rows = count_rows(r);

	for (size_t at = 0; at < fold.n; ) {
		size_t k = 0;

		while (k < rows && !fits(&sounds[k], fold, at))
			k++;
		out[n++] = k == rows ? fold.s[at] : r->is_english
		    ? sounds[k].english[0] : sounds[k].german[0];
		at += k == rows ? 1 : strlen(sounds[k].from);
	}
	if (!r->is_fixed) {
		n = drop_doubled(out, n);
		even_ending(out, n);
	}
	if (r->is_given && !r->is_fixed)
		even_first_vowel(out, n);
	return (struct str){ out, n };
}

/* ---- words -------------------------------------------------------------- */

static bool
begins_small(struct str word)
{
	size_t at = 0;
	int32_t c = word.n != 0 ? utf8_next(word, &at) : -1;

	return c >= 0 && utf8_is_letter(c) && !utf8_is_upper(c);
}

static bool
has_small(struct str word)
{
	for (size_t at = 0; at < word.n; ) {
		int32_t c = utf8_next(word, &at);

		if (c < 0)
			return false;
		if (utf8_is_letter(c) && !utf8_is_upper(c))
			return true;
	}
	return false;
}

/* `al-`, `el-`, `as-Sisi`, `ash-Shaar`: a vowel and an l, or what the next
 * word begins with. */
static bool
is_arabic_article(struct str word, struct str next)
{
	if (word.n < 2 || word.n > 3 || next.n == 0 ||
	    strchr("aeu", word.s[0]) == NULL)
		return false;
	return str_is(str_from(word, 1), "l") ||
	    str_begins(next, str_from(word, 1));
}

/* Add the parts of a word between hyphens to what it is called. */
static void
add_parts(struct arena *mem, struct str word, bool is_given,
    struct name_word *out)
{
	struct buf way[NAME_WAY_COUNT] = { { 0 } };

	out->is_syllable = true;
	while (word.n > 0) {
		struct str part = str_cut(&word, '-');
		struct str fold = utf8_fold(mem, part);
		uint32_t n = count_syllables(fold);

		if (is_arabic_article(fold, utf8_fold(mem, word)))
			continue;
		out->is_syllable &= n < 2;
		buf_add(&way[AS_IT_STANDS], fold);
		for (enum name_way w = AS_GERMAN; w < NAME_WAY_COUNT; w++)
			buf_add(&way[w], sounds_of(mem, fold,
			    &(struct reading){ w == AS_ENGLISH, is_given,
			    n < 2 || !has_small(part) }));
	}
	for (enum name_way w = 0; w < NAME_WAY_COUNT; w++) {
		out->as.way[w] = arena_str(mem, buf_str(&way[w]));
		buf_free(&way[w]);
	}
}

static struct spelt
joined(struct arena *mem, const struct parted *n)
{
	struct spelt out;

	for (enum name_way w = 0; w < NAME_WAY_COUNT; w++) {
		struct buf b = { 0 };

		for (uint32_t i = 0; i < n->words.n; i++)
			buf_add(&b, n->words.at[i].as.way[w]);
		out.way[w] = arena_str(mem, buf_str(&b));
		buf_free(&b);
	}
	return out;
}

struct parted
name_of(struct arena *mem, struct str text, bool is_person)
{
	struct parted out = { .text = text };

	for (struct str rest = text; rest.n > 0; ) {
		struct str word = str_cut(&rest, ' ');
		struct name_word w = { .is_particle = begins_small(word) };

		/* `Abdel Fattah al Sisi` */
		if (is_person && w.is_particle && out.words.n > 0 &&
		    is_arabic_article(word, utf8_fold(mem, rest)))
			continue;
		add_parts(mem, word, is_person && out.words.n == 0 &&
		    rest.n > 0, &w);
		w.is_initial = utf8_count(w.as.way[AS_IT_STANDS]) == 1;
		if (w.as.way[AS_IT_STANDS].n > 0)
			*PUSH(mem, &out.words) = w;
	}
	out.whole = joined(mem, &out);
	return out;
}

/* ---- names -------------------------------------------------------------- */

bool
spelt_alike(const struct spelt *a, const struct spelt *b)
{
	for (enum name_way v = 0; v < NAME_WAY_COUNT; v++)
		for (enum name_way w = 0; w < NAME_WAY_COUNT; w++)
			if (a->way[v].n > 0 && str_eq(a->way[v], b->way[w]))
				return true;
	return false;
}

bool
name_is_short(const struct parted *n)
{
	return n->words.n == 1 || (n->words.n > 1 &&
	    n->words.at[0].is_particle);
}

/* The same word, or `a` its initial. */
static bool
stands_for(const struct name_word *a, const struct name_word *b)
{
	return spelt_alike(&a->as, &b->as) || (a->is_initial &&
	    str_begins(b->as.way[AS_IT_STANDS], a->as.way[AS_IT_STANDS]));
}

bool
name_ends(const struct parted *full, const struct parted *tail)
{
	uint32_t n = tail->words.n, from = full->words.n - n;

	if (n == 0 || n >= full->words.n)
		return false;
	for (uint32_t i = 0; i < n; i++)
		if (!spelt_alike(&full->words.at[from + i].as,
		    &tail->words.at[i].as))
			return false;
	return true;
}

static bool
has_particle(const struct parted *n)
{
	for (uint32_t i = 0; i < n->words.n; i++)
		if (n->words.at[i].is_particle)
			return true;
	return false;
}

/* `Kim Jong Un`: what is left out there makes another name. */
static bool
is_of_syllables(const struct parted *n)
{
	for (uint32_t i = 0; i < n->words.n; i++)
		if (!n->words.at[i].is_syllable)
			return false;
	return true;
}

/* Has it an initial behind the first word? */
static bool
has_initial(const struct parted *n)
{
	for (uint32_t i = 1; i < n->words.n; i++)
		if (n->words.at[i].is_initial)
			return true;
	return false;
}

/* May the name do without this word?  `bin` makes another father. */
static bool
may_lack(const struct parted *n, uint32_t i)
{
	return n->words.at[i].is_initial ||
	    (!n->words.at[i].is_particle && !is_of_syllables(n));
}

bool
name_abbreviates(const struct parted *a, const struct parted *b)
{
	uint32_t n = a->words.n, m = b->words.n, i = 0;
	bool is_less = n < m;

	if (n < 2 || n > m || a->words.at[n - 1].is_initial ||
	    !spelt_alike(&a->words.at[n - 1].as, &b->words.at[m - 1].as))
		return false;
	if (has_particle(a) && name_ends(b, a))
		return true;
	/* who writes initials leaves none out: George W. Bush, George H. W.
	 * Bush */
	if (!stands_for(&a->words.at[0], &b->words.at[0]) ||
	    (n < m && has_initial(a)))
		return false;
	for (uint32_t k = 0; k < m; k++) {
		/* the last words are the same */
		bool is_last = (k == m - 1) != (i == n - 1);

		if (i < n && !is_last && stands_for(&a->words.at[i],
		    &b->words.at[k])) {
			is_less |= !spelt_alike(&a->words.at[i].as,
			    &b->words.at[k].as);
			i++;
		} else if (!may_lack(b, k))
			return false;
	}
	return i == n && is_less;
}

bool
name_is_acronym(struct str text)
{
	return utf8_count(text) >= 2 && text.n < 16 &&
	    memchr(text.s, ' ', text.n) == NULL && !has_small(text);
}

struct str
name_without_s(struct str text)
{
	return text.n > 3 && text.s[text.n - 1] == 's'
	    ? str_head(text, text.n - 1) : STR("");
}
