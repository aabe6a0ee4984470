/* name: proper names, with their exact spans, types and uninflected forms. */
#include <stdlib.h>

#include "base/utf8.h"
#include "mention/find.h"

static const struct gaz_entry *
first_of(const struct lang *l, const struct gaz_entry *e, bool (*is)(
    enum gaz_kind))
{
	while (e != NULL && !is(e->kind))
		e = e->next != NONE ? &l->gazetteer.entries.at[e->next] : NULL;
	return e;
}

static bool
is_name_kind(enum gaz_kind k)
{
	return k == GAZ_STATE || k == GAZ_CAPITAL || k == GAZ_ORGANIZATION ||
	    k == GAZ_REGION;
}

static enum entity_type
type_of(const struct gaz_entry *e)
{
	return e->kind == GAZ_STATE ? COUNTRY :
	    e->kind == GAZ_ORGANIZATION ? ORGANIZATION : PLACE;
}

static const struct gaz_entry *
known_words(struct doc *d, const struct lang *l, const word_list *words)
{
	const struct gaz_entry *e;

	if (words->n > 1) {
		e = first_of(l, gazetteer_find(l, gazetteer_key(&d->mem,
		    words->at, words->n)), is_name_kind);
		return e != NULL && gazetteer_ends(e, words->at[words->n - 1])
		    ? e : NULL;
	}
	for (int k = GAZ_STATE; k <= GAZ_REGION; k++)
		if (is_name_kind((enum gaz_kind)k) && (e = gazetteer_word(
		    &d->mem, l, words->at[0], (enum gaz_kind)k)) != NULL)
			return e;
	return NULL;
}

const struct gaz_entry *
name_known(struct doc *d, const struct lang *l, uint32_t tok, uint32_t ntok)
{
	struct arena before = d->mem;
	word_list words = { 0 };
	const struct gaz_entry *e = NULL;
	bool is_shouted = false;

	for (uint32_t i = tok; i < tok + ntok; i++)
		if (!str_is(d->tokens.at[i].form, "/"))
			gazetteer_words(&d->mem, d->tokens.at[i].form, &words);
	if (words.n > 0 && words.n <= l->gazetteer.max_words &&
	    (e = known_words(d, l, &words)) == NULL) {
		for (uint32_t i = 0; i < words.n; i++)
			if (shape_is_shouted(words.at[i])) {
				words.at[i] = shape_not_shouted(d,
				    words.at[i]);
				is_shouted = true;
			}
		if (is_shouted)
			e = known_words(d, l, &words);
	}
	arena_back(&d->mem, &before);
	return e;
}

static bool
known_state(struct doc *d, const struct lang *l, uint32_t tok)
{
	const struct gaz_entry *e = name_known(d, l, tok, 1);

	return e != NULL && e->kind == GAZ_STATE;
}

/* `EU-Kommissar`, `UN-Resolution`: a compound that ends in an office or an
 * event is no name. */
static bool
is_compound_noun(struct doc *d, const struct lang *l, uint32_t last)
{
	struct str rest, lemma = d->tokens.at[last].lemma;
	struct rows r;

	if (tok_hyphen_left(d, last) == NONE)
		return false;
	r = lang_find_noun(&d->mem, l, TABLE_OFFICES, lemma, &rest);
	return r.beg < r.end ||
	    rules_have(&l->rules, WORD_NOUN, lemma);
}

/* `Hotel Astra`: the name is what stands behind the class noun. */
static void
cut_class(struct doc *d, const struct lang *l, struct candidate *c)
{
	struct str rest;
	enum entity_type type;
	struct rows r;

	if (c->ntok < 2 || d->tokens.at[c->tok].upos != UPOS_NOUN ||
	    d->tokens.at[c->tok + 1].upos != UPOS_PROPN ||
	    d->tokens.at[c->tok + 1].head != c->tok ||
	    !type_of_class(d, l, c->tok, &type))
		return;
	r = lang_find_noun(&d->mem, l, TABLE_HEADS,
	    d->tokens.at[c->tok].lemma, &rest);
	for (; r.beg < r.end; r.beg++)
		if (str_is(lang_cell(l, TABLE_HEADS, r.beg, 1), "seat"))
			return;
	c->tok++;
	c->ntok--;
}

/* Cut off quotation marks, articles, class nouns, a state, what follows a
 * preposition. */
static void
trim(struct doc *d, const struct lang *l, struct candidate *c)
{
	const struct token *t = d->tokens.at;

	while (c->ntok > 1 && (t[c->tok].upos == UPOS_PUNCT ||
	    t[c->tok].upos == UPOS_DET)) {
		c->tok++;
		c->ntok--;
	}
	while (c->ntok > 1 && t[c->tok + c->ntok - 1].upos == UPOS_PUNCT)
		c->ntok--;
	/* `dass Pawel Hrynko Norwegen besucht`: a state is no last name */
	if (c->type == PERSON && c->ntok > 2 && known_state(d, l,
	    c->tok + c->ntok - 1))
		c->ntok--;
	cut_class(d, l, c);
	/* `Mai Thi Hoa in Hanoi` ends before `in` */
	for (uint32_t k = 1; c->type == PERSON && k < c->ntok; k++)
		if (t[c->tok + k].upos == UPOS_ADP && !lang_has(l,
		    TABLE_PARTICLES, t[c->tok + k].form))
			c->ntok = k;
}

/* The reader's names. */
static void
from_reader(struct doc *d, const struct lang *l, candidates *out)
{
	static const enum entity_type types[] = {
		[NAME_PER] = PERSON, [NAME_LOC] = PLACE,
		[NAME_ORG] = ORGANIZATION, [NAME_OTH] = PLACE
	};

	for (uint32_t i = 0; i < d->names.n; i++) {
		const struct name *n = &d->names.at[i];
		struct candidate c = { n->tok, n->ntok, types[n->kind], NULL,
			"reader", 1 + n->score, { 0 } };

		if (n->kind == NAME_OTH || n->form != NAME_WHOLE)
			continue;
		trim(d, l, &c);
		if (d->tokens.at[c.tok].upos == UPOS_PUNCT ||
		    is_compound_noun(d, l, c.tok + c.ntok - 1))
			continue;
		c.known = name_known(d, l, c.tok, c.ntok);
		/* a state or capital is taken for a person by mistake, if it is
		 * no first name */
		if (c.known != NULL && c.type == PERSON && c.known->kind !=
		    GAZ_ORGANIZATION && !lang_has(l, TABLE_FIRSTNAMES,
		    d->tokens.at[c.tok].form))
			c.type = type_of(c.known);
		if (c.known != NULL && c.type != PERSON) {
			c.type = type_of(c.known);
			c.rule = "reader+gazetteer";
		}
		*PUSH(&d->mem, out) = c;
	}
}

/* Names of the gazetteer that the reader may have missed. */
static void
from_gazetteer(struct doc *d, const struct lang *l, candidates *out)
{
	for (uint32_t s = 0; s < d->sentences.n; s++) {
		uint32_t end = d->sentences.at[s].tok + d->sentences.at[s].ntok;

		for (uint32_t i = d->sentences.at[s].tok; i < end; i++) {
			/* `Die Grünen` begins behind the article */
			if (!shape_is_capital(d->tokens.at[i].form) ||
			    d->tokens.at[i].upos == UPOS_DET)
				continue;
			for (uint32_t n = 1; i + n <= end &&
			    n <= 2 * l->gazetteer.max_words; n++) {
				const struct gaz_entry *e;

				if (d->tokens.at[i + n - 1].upos == UPOS_PUNCT)
					continue;
				e = name_known(d, l, i, n);
				if (e == NULL || (n == 1 &&
				    d->tokens.at[i].form.n < 2))
					continue;
				/* one word may be another: it needs to look
				 * like a name */
				if (n == 1 && d->tokens.at[i].upos != UPOS_PROPN
				    && d->tokens.at[i].upos != UPOS_NOUN)
					continue;
				*PUSH(&d->mem, out) = (struct candidate){
					i, n, type_of(e), e, "gazetteer",
					n > 1 ? 2.5 : 1.2, { 0 } };
			}
		}
	}
}

uint32_t
name_from(const struct doc *d, uint32_t tok)
{
	uint32_t lo = 0, hi = d->names.n;

	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;

		if (d->names.at[mid].tok + d->names.at[mid].ntok <= tok)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

/* `die Raumfahrtbehörde JAXA`: the name is CNSA. */
static bool
names_itself(const struct doc *d, uint32_t tok)
{
	uint32_t i = name_from(d, tok + 1);
	const struct name *n = &d->names.at[i];

	return i < d->names.n && n->tok == tok + 1 && n->kind == NAME_ORG &&
	    n->form == NAME_WHOLE && d->tokens.at[tok + 1].head == tok;
}

/* Ministries and the like, where one state's is meant: not plural, not `ein`.
 * `US-Verteidigungsministerium` is marked whole. */
static void
from_bodies(struct doc *d, const struct lang *l, candidates *out)
{
	for (uint32_t i = 0; i < d->tokens.n; i++) {
		const struct token *t = &d->tokens.at[i];
		struct str rest;
		struct rows r;
		uint32_t det, left;

		if (t->upos != UPOS_NOUN && t->upos != UPOS_PROPN)
			continue;
		r = lang_find_noun(&d->mem, l, TABLE_BODIES, t->lemma, &rest);
		if (r.beg == r.end)
			r = lang_find_noun(&d->mem, l, TABLE_BODIES, t->form,
			    &rest);
		if (r.beg == r.end || !str_is(lang_cell(l, TABLE_BODIES, r.beg,
		    1), "named") || tok_has(t, NUMBER_PLUR))
			continue;
		det = tok_child(d, i, DEP_DET, NONE);
		if (det != NONE && tok_has(&d->tokens.at[det], DEFINITE_IND))
			continue;
		if (names_itself(d, i))
			continue;
		left = tok_hyphen_left(d, i);
		*PUSH(&d->mem, out) = (struct candidate){
			left != NONE ? left : i, left != NONE ? 3 : 1,
			ORGANIZATION, NULL, "body", 2.2, { 0 } };
	}
}

static int
by_strength(const void *a, const void *b)
{
	const struct candidate *x = a, *y = b;
	double p = x->strength + 0.3 * x->ntok, q = y->strength + 0.3 * y->ntok;

	if (p != q)
		return p > q ? -1 : 1;
	if (x->tok != y->tok)
		return x->tok < y->tok ? -1 : 1;
	return (x->ntok > y->ntok) - (x->ntok < y->ntok);
}

/* The token of the span whose head lies outside it. */
static uint32_t
head_of(const struct doc *d, uint32_t tok, uint32_t ntok)
{
	for (uint32_t i = tok; i < tok + ntok; i++) {
		uint32_t h = d->tokens.at[i].head;

		if (h == NONE || h < tok || h >= tok + ntok)
			return i;
	}
	return tok;
}

/* The name without a genitive's ending: `Putins` is Putin where the text has
 * Putin too or the tree says genitive. */
static struct str
without_genitive(const struct map *seen, struct str name,
    const struct token *last)
{
	struct str bare = str_head(name, name.n - 1);

	if (str_ends(name, STR("’")))
		return str_head(name, name.n - strlen("’"));
	if (str_ends(name, STR("'")))
		return bare;
	if (!str_ends(name, STR("s")) || name.n < 4)
		return name;
	if (map_get(seen, bare) != NONE)
		return bare;
	/* `Mitsotakis`, `Ramos` end so by themselves */
	if (!tok_has(last, CASE_GEN) || strchr("iouas", bare.s[bare.n - 1]))
		return name;
	return last->deprel == DEP_NMOD || last->deprel == DEP_FLAT ||
	    last->deprel == DEP_APPOS ? bare : name;
}

/* `Nationalen Sicherheitsrates`: the nominative of the reader's lemma. */
static struct str
nominative(struct doc *d, const struct candidate *c)
{
	uint32_t head = head_of(d, c->tok, c->ntok);
	const struct token *t = d->tokens.at, *noun = &t[head];
	const char *end = tok_has(noun, NUMBER_PLUR) ||
	    tok_has(noun, GENDER_FEM) ? "e" :
	    tok_has(noun, GENDER_NEUT) ? "es" : "er";
	struct str name = { 0 };

	for (uint32_t i = c->tok; i < c->tok + c->ntok; i++) {
		struct str word = t[i].form;

		if (i < head && t[i].upos == UPOS_ADJ && t[i].head == head)
			for (size_t k = 2; k > 0; k--)
				if (word.n > k + 3 && (str_ends(word, STR("en"))
				    || str_ends(word, STR("er")) ||
				    str_ends(word, STR("es")) ||
				    str_ends(word, STR("em")))) {
					word = arena_printf(&d->mem,
					    STR_FMT "%s", (int)word.n - 2,
					    word.s, end);
					break;
				}
		if (i == head && noun->upos == UPOS_NOUN && noun->lemma.n > 3 &&
		    !tok_has(noun, NUMBER_PLUR) &&
		    str_begins(word, str_head(noun->lemma, 3)))
			word = noun->lemma;
		name = arena_printf(&d->mem, STR_FMT STR_FMT STR_FMT,
		    STR_ARG(name), name.n != 0 && t[i - 1].has_space ? 1 : 0,
		    " ", STR_ARG(word));
	}
	return name;
}

static void
add(struct doc *d, const struct lang *l, const struct candidate *c,
    const struct map *seen)
{
	struct mention m = {
		.tok = c->tok, .ntok = c->ntok, .kind = KIND_NAME,
		.type = c->type, .rule = c->rule,
		.at = doc_tokens_span(d, c->tok, c->ntok),
		.head = head_of(d, c->tok, c->ntok),
	};
	struct str text = doc_str(d, m.at);
	const struct token *t = &d->tokens.at[m.head];

	m.number = t->feats[FEAT_NUMBER];
	if (c->known != NULL && c->type != PERSON) {
		m.name = c->known->name;
		m.country = c->known->country;
		m.wikidata = c->known->wikidata;
		m.of = c->known->of;
		m.sort = c->known->sort;
	} else if (c->name.n > 0)
		m.name = c->name;
	else if (c->type == ORGANIZATION)
		m.name = nominative(d, c);
	else
		m.name = without_genitive(seen, text,
		    &d->tokens.at[c->tok + c->ntok - 1]);
	if (c->known == NULL && m.head >= 2 &&
	    tok_hyphen_left(d, m.head) == c->tok)
		mention_set_prefix(d, l, &m, d->tokens.at[c->tok].form);
	*PUSH(&d->mem, &d->mentions) = m;
}

/* Does the word name a person by itself somewhere, also as `Kims`? */
static bool
stands_alone(const struct doc *d, const candidates *all, struct str word)
{
	for (uint32_t i = 0; i < all->n; i++) {
		struct str form = d->tokens.at[all->at[i].tok].form;

		if (all->at[i].type == PERSON && all->at[i].ntok == 1 &&
		    (str_eq(form, word) || (form.n == word.n + 1 &&
		    str_begins(form, word) && str_ends(form, STR("s")))))
			return true;
	}
	return false;
}

/* What the reader took for one name and is a name and the next word: `dass
 * Weber Keïta eingeladen hat`, two persons, if each is named alone elsewhere
 * and the first is no first name; `Weber Togo`; `Webers Anwalt`. */
static void
split_names(struct doc *d, const struct lang *l, candidates *all)
{
	uint32_t n = all->n;

	for (uint32_t i = 0; i < n; i++) {
		struct candidate c = all->at[i];
		struct str a = d->tokens.at[c.tok].form, b, bare = a;
		bool is_owner;

		if (c.type != PERSON || c.ntok != 2 ||
		    lang_has(l, TABLE_FIRSTNAMES, a))
			continue;
		b = d->tokens.at[c.tok + 1].form;
		is_owner = d->tokens.at[c.tok + 1].upos == UPOS_NOUN &&
		    str_ends(a, STR("s"));
		if (is_owner)
			bare = str_head(a, a.n - 1);
		if (!stands_alone(d, all, bare))
			continue;
		/* the gazetteer finds the state */
		if (is_owner || gazetteer_word(&d->mem, l, b, GAZ_STATE) !=
		    NULL) {
			all->at[i].ntok = 1;
			continue;
		}
		if (!stands_alone(d, all, b))
			continue;
		all->at[i].ntok = 1;
		c.tok++;
		c.ntok = 1;
		*PUSH(&d->mem, all) = c;
	}
}

void
name_find(struct doc *d, const struct lang *l)
{
	candidates all = { 0 }, chosen = { 0 };
	uint8_t *taken = NEW(&d->mem, uint8_t, d->tokens.n + 1);
	struct map seen = { 0 };

	from_reader(d, l, &all);
	split_names(d, l, &all);
	from_gazetteer(d, l, &all);
	from_bodies(d, l, &all);
	organization_find(d, l, &all);
	if (all.n > 1)
		qsort(all.at, all.n, sizeof *all.at, by_strength);
	for (uint32_t i = 0; i < all.n; i++) {
		const struct candidate *c = &all.at[i];
		bool is_free = true;

		for (uint32_t k = c->tok; k < c->tok + c->ntok; k++)
			is_free &= !taken[k];
		/* `UN` of UN-Sanktionen is no name, `Associated Press` of
		 * Associated Press-Journalisten is */
		if (!is_free || tok_hyphen_left(d, c->tok) != NONE ||
		    (c->ntok == 1 && extent_in_compound(d, c->tok)))
			continue;
		for (uint32_t k = c->tok; k < c->tok + c->ntok; k++)
			taken[k] = 1;
		*PUSH(&d->mem, &chosen) = *c;
	}
	extent_settle(d, l, &chosen, taken);
	for (uint32_t i = 0; i < chosen.n; i++)
		*map_put(&d->mem, &seen, doc_str(d, doc_tokens_span(d,
		    chosen.at[i].tok, chosen.at[i].ntok))) = i;
	for (uint32_t i = 0; i < chosen.n; i++)
		add(d, l, &chosen.at[i], &seen);
	type_agree(d, l);
}
