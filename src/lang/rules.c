/* rules: which words name an event, and where its actors stand. */
#include "lang/rules.h"

#include "base/diag.h"
#include "base/utf8.h"

/* Where a message about the rule file points, and what is being read. */
struct reading {
	struct arena *mem;
	struct rules *rules;
	struct str    path;
	uint32_t      line;
	bool          is_open;		/* a rule has begun */
};

static int
expected(const struct reading *r, const char *what)
{
	diag(DIAG_LANG_FILE, r->path.s, r->line, what);
	return -1;
}

static const struct {
	const char    *name;
	enum slot_kind kind;
} slot_names[] = {
	{ "subj", SLOT_SUBJ }, { "obj", SLOT_OBJ }, { "dat", SLOT_DAT },
	{ "gen", SLOT_GEN }, { "clause-subj", SLOT_CLAUSE_SUBJ },
	{ "clause-obj", SLOT_CLAUSE_OBJ }, { "clause-dat", SLOT_CLAUSE_DAT },
	{ "adj", SLOT_ADJ }, { "poss", SLOT_POSS }, { "comp", SLOT_COMP },
	{ "mod", SLOT_MOD }, { "support", SLOT_SUPPORT },
	{ "support-dat", SLOT_SUPPORT_DAT },
	{ 0 }
};

static struct slot
slot_read(struct str word)
{
	for (int i = 0; slot_names[i].name != NULL; i++)
		if (str_is(word, slot_names[i].name))
			return (struct slot){ .kind = slot_names[i].kind };
	if (str_begins(word, STR("support-")))
		return (struct slot){ SLOT_SUPPORT_PREP, str_from(word, 8) };
	return (struct slot){ SLOT_PREP, word };
}

static int
read_slots(struct reading *r, struct str rest, slot_list *out)
{
	if (rest.n == 0)
		return expected(r, "slots");
	while (rest.n > 0) {
		struct str word = str_cut(&rest, ' ');

		if (word.n > 0)
			*PUSH(r->mem, out) = slot_read(word);
	}
	return 0;
}

static int
read_event(struct reading *r, struct rule *rule, struct str rest)
{
	struct str type = str_cut(&rest, '/');
	int t = label_find(event_type_names, EVENT_TYPE_COUNT, type);

	if (t <= 0)
		return expected(r, "a PLOVER type");
	rule->type = (enum event_type)t;
	if (rest.n > 0) {
		rule->mode = event_mode_find(rule->type, rest);
		if (rule->mode == NONE)
			return expected(r, "a mode of that PLOVER type");
	}
	return 0;
}

/* One word of `when`: sich, clause, no-obj, obj-actor, not-obj=Wort,Wort … */
static void
read_condition(struct reading *r, struct rule *rule, struct str word)
{
	static const struct {
		const char         *name;
		enum condition_kind kind;
	} plain[] = {
		{ "sich", WHEN_SICH }, { "clause", WHEN_CLAUSE },
		{ "lassen", WHEN_LASSEN }, { "target", WHEN_TARGET },
		{ NULL, WHEN_FILLED }
	}, endings[] = {
		{ "-actor", WHEN_ACTOR }, { "-self", WHEN_SELF },
		{ "-person", WHEN_PERSON }, { "-place", WHEN_PLACE },
		{ NULL, WHEN_FILLED }
	};
	struct condition c = { 0 };
	struct str names, slot;

	if (str_begins(word, STR("not-")) || str_begins(word, STR("no-"))) {
		c.is_not = true;
		str_cut(&word, '-');
	}
	names = word;
	slot = str_cut(&names, '=');
	c.kind = WHEN_FILLED;
	for (size_t i = 0; plain[i].name != NULL; i++)
		if (str_is(word, plain[i].name))
			c.kind = plain[i].kind;
	for (size_t i = 0; endings[i].name != NULL && names.n == 0; i++)
		if (str_ends(slot, str_of(endings[i].name))) {
			c.kind = endings[i].kind;
			slot.n -= strlen(endings[i].name);
			break;
		}
	if (names.n > 0) {
		c.kind = WHEN_LEMMA;
		while (names.n > 0)
			*PUSH(r->mem, &c.lemmas) = str_cut(&names, ',');
	}
	c.slot = slot_read(slot);
	*PUSH(r->mem, &rule->when) = c;
}

/* In bytes; longer ones are not respelt. */
enum { LONGEST_WORD = 128 };

/* Is there a sharp s at this byte? */
static bool
is_sharp_s(struct str s, size_t at)
{
	return at + 1 < s.n && memcmp(s.s + at, "\xc3\x9f", 2) == 0;
}

/* The word with `ss` for a sharp s, which takes as many bytes, so that the
 * spellings of Switzerland and of before 1996 find their rules; in `room`, or
 * itself if it has none or is too long. */
static struct str
with_ss(struct str word, char room[LONGEST_WORD])
{
	size_t at = 0;

	while (at < word.n && !is_sharp_s(word, at))
		at++;
	if (at == word.n || word.n > LONGEST_WORD)
		return word;
	memcpy(room, word.s, word.n);
	for (; at < word.n; at++)
		if (is_sharp_s(word, at))
			memcpy(room + at, "ss", 2);
	return (struct str){ room, word.n };
}

bool
rules_spelt_alike(struct str a, struct str b)
{
	char room[2][LONGEST_WORD];

	return a.n == b.n && str_eq(with_ss(a, room[0]), with_ss(b, room[1]));
}

static void
add_word(struct reading *r, enum word_class class, struct str word)
{
	struct rules *rules = r->rules;
	struct map *map = &rules->words[class];
	char room[LONGEST_WORD];
	uint32_t *list;

	if (class == WORD_NOUN && word.s[0] == '-') {
		map = &rules->endings;
		word = utf8_lower(r->mem, str_from(word, 1));
	}
	if (word.n <= LONGEST_WORD)
		word = arena_str(r->mem, with_ss(word, room));
	list = map_put(r->mem, map, word);
	if (*list == NONE) {
		*list = rules->lists.n;
		*PUSH(r->mem, &rules->lists) = (ids){ 0 };
	}
	*PUSH(r->mem, &rules->lists.at[*list]) = rules->at.n - 1;
}

static int
read_words(struct reading *r, enum word_class class, struct str rest)
{
	struct rule *rule = &r->rules->at.at[r->rules->at.n - 1];

	if (rest.n == 0)
		return expected(r, "words");
	rule->word_class = class;
	while (rest.n > 0) {
		struct str word = str_cut(&rest, ' ');

		if (word.n > 0)
			add_word(r, class, word);
	}
	return 0;
}

static int
read_status(struct reading *r, struct rule *rule, struct str rest)
{
	rule->status = label_find(status_names, STATUS_COUNT, rest);
	return rule->status < 0
	    ? expected(r, "planned, possible or negated") : 0;
}

static void
read_conditions(struct reading *r, struct rule *rule, struct str rest)
{
	while (rest.n > 0) {
		struct str word = str_cut(&rest, ' ');

		if (word.n > 0)
			read_condition(r, rule, word);
	}
}

static int
read_line(struct reading *r, struct str line)
{
	struct str rest = line;
	struct str key = str_cut(&rest, ' ');
	struct rule *rule;

	rest = str_trim(rest);
	if (str_is(key, "rule")) {
		if (rest.n == 0)
			return expected(r, "the rule's name");
		*PUSH(r->mem, &r->rules->at) = (struct rule){
			.name = rest, .path = r->path, .mode = NONE,
			.status = -1 };
		r->is_open = true;
		return 0;
	}
	if (!r->is_open)
		return expected(r, "rule NAME");
	rule = &r->rules->at.at[r->rules->at.n - 1];
	if (str_is(key, "event"))
		return read_event(r, rule, rest);
	if (str_is(key, "verbs"))
		return read_words(r, WORD_VERB, rest);
	if (str_is(key, "nouns"))
		return read_words(r, WORD_NOUN, rest);
	if (str_is(key, "adjectives"))
		return read_words(r, WORD_ADJECTIVE, rest);
	if (str_is(key, "source"))
		return read_slots(r, rest, &rule->source);
	if (str_is(key, "target"))
		return read_slots(r, rest, &rule->target);
	if (str_is(key, "place"))
		return read_slots(r, rest, &rule->place);
	if (str_is(key, "status"))
		return read_status(r, rule, rest);
	if (str_is(key, "mutual")) {
		rule->is_mutual = true;
		return 0;
	}
	if (str_is(key, "when")) {
		read_conditions(r, rule, rest);
		return 0;
	}
	if (str_is(key, "+") || str_is(key, "-")) {
		*PUSH(r->mem, &rule->examples) = (struct example){
			rest, key.s[0] == '+', r->line };
		return 0;
	}
	return expected(r, "rule, event, verbs, nouns, adjectives, when, "
	    "source, target, place, status, mutual, + or -");
}

/* More conditions first, then lists of words, then heads themselves.  What must
 * not be is only a guard. */
static uint32_t
rank_of(const struct rule *rule)
{
	uint32_t rank = 0;

	for (uint32_t i = 0; i < rule->when.n; i++)
		rank += rule->when.at[i].is_not ? 1 :
		    rule->when.at[i].kind == WHEN_LEMMA ? 110 :
		    rule->when.at[i].kind == WHEN_SELF ||
		    rule->when.at[i].kind == WHEN_PERSON ? 101 : 100;
	return rank;
}

/* Insertion sort: lists are short, and it keeps the order of equals. */
static void
sort_list(const struct rules *rules, ids *list)
{
	for (uint32_t i = 1; i < list->n; i++) {
		uint32_t x = list->at[i], k = i;

		for (; k > 0 && rules->at.at[list->at[k - 1]].rank <
		    rules->at.at[x].rank; k--)
			list->at[k] = list->at[k - 1];
		list->at[k] = x;
	}
}

/* Behind a hyphen (`Nato-Beitritt`) the rules of the word and those of the
 * ending `-beitritt` hold, each once. */
static void
add_hyphened(struct arena *mem, struct rules *rules, struct str noun,
    const ids *list)
{
	uint32_t *at = map_put(mem, &rules->hyphened, noun);
	ids *all;

	if (*at == NONE) {
		*at = rules->lists.n;
		*PUSH(mem, &rules->lists) = (ids){ 0 };
	}
	all = &rules->lists.at[*at];
	for (uint32_t i = 0; i < list->n; i++) {
		bool is_new = true;

		for (uint32_t k = 0; k < all->n; k++)
			is_new &= all->at[k] != list->at[i];
		if (is_new)
			*PUSH(mem, all) = list->at[i];
	}
}

/* `target support`: the verb's subject undergoes what the noun says. */
static void
read_sufferers(struct rule *rule)
{
	bool suffers = false;

	for (uint32_t i = 0; i < rule->target.n; i++)
		if (rule->target.at[i].kind == SLOT_SUPPORT) {
			rule->target.at[i].kind = SLOT_SUFFERER;
			suffers = true;
		}
	for (uint32_t i = 0; suffers && i < rule->when.n; i++)
		if (rule->when.at[i].slot.kind == SLOT_SUPPORT)
			rule->when.at[i].slot.kind = SLOT_SUFFERER;
}

void
rules_sort(struct arena *mem, struct rules *rules)
{
	const struct map *words = &rules->words[WORD_NOUN];

	for (uint32_t i = 0; i < rules->endings.entries.n; i++) {
		struct map_entry e = rules->endings.entries.at[i];
		ids list = rules->lists.at[e.value];

		add_hyphened(mem, rules, utf8_title(mem, e.key), &list);
	}
	for (uint32_t i = 0; i < words->entries.n; i++) {
		ids list = rules->lists.at[words->entries.at[i].value];

		add_hyphened(mem, rules, words->entries.at[i].key, &list);
	}
	for (uint32_t i = 0; i < rules->at.n; i++) {
		rules->at.at[i].rank = rank_of(&rules->at.at[i]);
		read_sufferers(&rules->at.at[i]);
	}
	for (uint32_t i = 0; i < rules->lists.n; i++)
		sort_list(rules, &rules->lists.at[i]);
}

int
rules_read(struct arena *mem, struct rules *rules, const char *path,
    struct str data)
{
	struct reading r = { .mem = mem, .rules = rules,
		.path = arena_str(mem, str_of(path)) };

	while (data.n > 0) {
		struct str line = str_trim(str_cut(&data, '\n'));

		r.line++;
		if (line.n == 0 || line.s[0] == '#')
			continue;
		if (read_line(&r, line) != 0)
			return -1;
	}
	return 0;
}

const ids *
rules_find(const struct rules *rules, enum word_class class,
    struct str lemma, struct str *rest_out)
{
	static const ids none;
	struct str whole = lemma;
	char room[LONGEST_WORD];
	uint32_t list;

	lemma = with_ss(lemma, room);
	list = map_get(&rules->words[class], lemma);

	if (rest_out != NULL)
		*rest_out = STR("");
	if (list == NONE && class == WORD_NOUN) {
		/* longest ending first; four bytes at least are left of it */
		for (size_t cut = lang_cut(lemma, 2);
		    list == NONE && cut + 2 < lemma.n; cut++) {
			struct str end = str_from(lemma, cut);

			if (utf8_is_tail(end.s[0]))
				continue;
			list = map_get(lemma.s[cut - 1] == '-'
			    ? &rules->hyphened : &rules->endings, end);
			if (list != NONE && rest_out != NULL)
				*rest_out = str_head(whole, cut);
		}
	}
	return list != NONE ? &rules->lists.at[list] : &none;
}
