/* type: what kind of thing a name names. */
#include "base/utf8.h"
#include "mention/find.h"

bool
type_of_class(struct doc *d, const struct lang *l, uint32_t tok,
    enum entity_type *out)
{
	struct str noun = d->tokens.at[tok].lemma;
	struct rows r = lang_find(l, TABLE_DESCRIPTIONS, noun);
	int type;

	/* `Stahlkonzern`: the longest end that is a word; `Wirbelsturm` ends in
	 * none */
	if (r.beg == r.end)
		r = lang_find_tail(&d->mem, l, TABLE_DESCRIPTIONS, noun);
	/* `die Regierung Cole` is hers */
	if (r.beg == r.end || lang_has(l, TABLE_BODIES, noun))
		return false;
	type = label_find(entity_type_names, ENTITY_TYPE_COUNT,
	    lang_cell(l, TABLE_DESCRIPTIONS, r.beg, 1));
	*out = (enum entity_type)type;
	return type == ORGANIZATION || type == PLACE;
}

/* `NASR`, in a headline of capitals, is Nasr of the text. */
static void
names_in_capitals(struct doc *d)
{
	struct map normal = { 0 };

	for (uint32_t i = 0; i < d->mentions.n; i++) {
		const struct mention *m = &d->mentions.at[i];
		struct str last = d->tokens.at[m->tok + m->ntok - 1].form;

		if (shape_is_shouted(last))
			continue;
		if (m->type == PERSON)
			*map_put(&d->mem, &normal, last) = i;
		*map_put(&d->mem, &normal, m->name) = i;
	}
	for (uint32_t i = 0; i < d->mentions.n; i++) {
		struct mention *m = &d->mentions.at[i];
		struct str name = m->name;
		uint32_t at;

		if (m->ntok != 1 || !shape_is_shouted(name))
			continue;
		name = shape_not_shouted(d, name);
		if ((at = map_get(&normal, name)) == NONE)
			continue;
		m->name = name;
		m->type = d->mentions.at[at].type;
	}
}

/* The last names of persons whom the article names in full. */
static struct map
last_names(struct doc *d)
{
	struct map last = { 0 };

	for (uint32_t i = 0; i < d->mentions.n; i++) {
		const struct mention *m = &d->mentions.at[i];

		if (m->type == PERSON && m->ntok > 1)
			*map_put(&d->mem, &last, d->tokens.at[m->tok +
			    m->ntok - 1].form) = i;
	}
	return last;
}

/* `Steinbrück`, taken for a place, is such a last name. */
static void
use_last_names(struct doc *d, const struct map *last)
{
	for (uint32_t i = 0; i < d->mentions.n; i++) {
		struct mention *m = &d->mentions.at[i];

		if (m->ntok == 1 && (m->type == PLACE ||
		    m->type == ORGANIZATION) && m->country.n == 0 &&
		    m->wikidata.n == 0 && m->of.n == 0 && m->sort.n == 0 &&
		    str_is(str_of(m->rule), "reader") &&
		    map_get(last, m->name) != NONE)
			m->type = PERSON;
	}
}

/* A class noun before a name says more than the reader. */
#define CLASS_VOTES 3

/* A preposition of place a little more. */
#define PLACE_VOTES 1.5

/* `der Konzern Halberg`, not `die Partei Putins`: does the class noun right
 * before the name tell its type? */
static bool
class_before(struct doc *d, const struct lang *l, const struct mention *m,
    enum entity_type *out)
{
	const struct token *t = &d->tokens.at[m->head];
	uint32_t before = m->tok - 1;

	if (m->tok < 2 || (m->type == PERSON && lang_has(l, TABLE_FIRSTNAMES,
	    d->tokens.at[m->tok].form)) ||
	    !str_eq(m->name, doc_str(d, m->at)))
		return false;
	if (d->tokens.at[before].upos == UPOS_PUNCT &&
	    !d->tokens.at[before].has_space &&
	    !str_is(d->tokens.at[before].form, "("))
		before--;
	return t->head == before && d->tokens.at[before].upos == UPOS_NOUN &&
	    !tok_has(&d->tokens.at[before], NUMBER_PLUR) &&
	    (t->deprel == DEP_APPOS || t->deprel == DEP_FLAT ||
	    (t->deprel == DEP_NMOD && !tok_has(t, CASE_GEN))) &&
	    tok_child(d, m->head, DEP_CASE, NONE) == NONE &&
	    tok_child(d, m->head, DEP_DET, NONE) == NONE &&
	    type_of_class(d, l, before, out);
}

/* The reader is less sure of it. */
#define UNSURE 0.5

/* `bei Tessik`, `aus Ormund`, no one who is named in full: is a name that the
 * reader takes for a person or organization, without being sure, used as one
 * of a place? */
static bool
is_used_as_place(const struct doc *d, const struct lang *l,
    const struct mention *m, const struct map *last)
{
	const struct token *t = &d->tokens.at[m->head];
	uint32_t p = tok_child(d, m->head, DEP_CASE, NONE);
	uint32_t i = name_from(d, m->tok);
	struct str word;

	if (m->ntok != 1 || !str_is(str_of(m->rule), "reader") ||
	    p == NONE || p + 1 != m->tok || t->upos != UPOS_PROPN ||
	    tok_hyphen_left(d, p) != NONE || i == d->names.n ||
	    d->names.at[i].score > UNSURE ||
	    map_get(last, m->name) != NONE ||
	    lang_has(l, TABLE_FIRSTNAMES, m->name))
		return false;
	word = d->tokens.at[p].lemma;
	return lang_is(l, TABLE_ADPOSITIONS, word, "town") ||
	    (m->type == PERSON && lang_is(l, TABLE_ADPOSITIONS, word, "near"));
}

/* What the mentions of one name say, and what the first of them does. */
struct tally {
	double           votes[ENTITY_TYPE_COUNT];
	enum entity_type first;
};

/* One type for one name in a document: the type that most of its mentions
 * have, of several the first's. */
void
type_agree(struct doc *d, const struct lang *l)
{
	struct map names = { 0 }, last;
	VEC(struct tally) tally = { 0 };

	names_in_capitals(d);
	last = last_names(d);
	use_last_names(d, &last);
	for (uint32_t i = 0; i < d->mentions.n; i++) {
		struct mention *m = &d->mentions.at[i];
		uint32_t *at = map_put(&d->mem, &names, m->name);
		enum entity_type type;

		if (*at == NONE) {
			*at = tally.n;
			PUSH(&d->mem, &tally)->first = m->type;
		}
		tally.at[*at].votes[m->type] += 1;
		if (m->country.n == 0 && class_before(d, l, m, &type))
			tally.at[*at].votes[type] += CLASS_VOTES;
		if (is_used_as_place(d, l, m, &last))
			tally.at[*at].votes[PLACE] += PLACE_VOTES;
	}
	for (uint32_t i = 0; i < d->mentions.n; i++) {
		struct mention *m = &d->mentions.at[i];
		const struct tally *y = &tally.at[map_get(&names, m->name)];

		m->type = y->first;
		for (int t = 0; t < ENTITY_TYPE_COUNT; t++)
			if (y->votes[t] > y->votes[m->type])
				m->type = (enum entity_type)t;
	}
}
