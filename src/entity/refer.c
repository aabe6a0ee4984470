/* refer: whom a reference takes up, of those mentioned before, or nobody.
 *
 * Mention ranking (Denis and Baldridge 2008) by a linear model over the
 * features of doc/references.def, one for each class of references.  The
 * weights are references.tsv's, learned by scripts/train/refer; here they are
 * whole thousandths, so that sums are exact. */
#include "entity/refer.h"

#include <assert.h>

#include "base/utf8.h"

static_assert((int)F_nobody <= FEATURE_BITS &&
    REFERENCE_FEATURE_COUNT - F_nobody <= FEATURE_BITS &&
    (int)OWNER_of_nobody <= FEATURE_BITS &&
    OWNER_FEATURE_COUNT - OWNER_of_nobody <= FEATURE_BITS &&
    (int)DEMONYM_FEATURE_COUNT <= FEATURE_BITS, "too many features");

static const int *
weights_of(struct resolving *r, enum reference_class c)
{
	struct rows rows = lang_find(r->l, TABLE_REFERENCES,
	    str_of(reference_class_names[c]));
	const char *const *names;
	uint32_t n, nobody;
	int *w;

	if (r->weights[c] != NULL)
		return r->weights[c];
	names = reference_features(c, &n, &nobody);
	r->weights[c] = w = NEW(&r->d->mem, int, n);
	for (uint32_t i = rows.beg; i < rows.end; i++) {
		int f = label_find(names, (int)n,
		    lang_cell(r->l, TABLE_REFERENCES, i, 1));

		if (f >= 0)
			w[f] = lang_weight(r->l, TABLE_REFERENCES, i);
	}
	return w;
}

static int
score_of(const int *weights, const struct antecedent *a)
{
	uint32_t n, nobody;
	int sum = 0;

	reference_features(a->class, &n, &nobody);
	for (uint32_t f = 0; f < n; f++)
		if (weights[f] != 0 && antecedent_has(a, f))
			sum += weights[f];
	return sum;
}

/* The subject of the clause, or NONE. */
static uint32_t
subject_of(const struct doc *d, uint32_t clause)
{
	uint32_t s = tok_child(d, clause, DEP_NSUBJ, NONE);

	return s != NONE ? s : tok_child(d, clause, DEP_NSUBJ_PASS, NONE);
}

/* The verb, or predicate, whose clause the token is in. */
static uint32_t
clause_of(const struct doc *d, uint32_t tok)
{
	const struct token *t = d->tokens.at;

	while (t[tok].head != NONE && t[tok].upos != UPOS_VERB &&
	    subject_of(d, tok) == NONE)
		tok = t[tok].head;
	return tok;
}

static bool
is_feminine_possessive(const struct resolving *r, const struct mention *p)
{
	return lang_is(r->l, TABLE_PRONOUNS, r->d->tokens.at[p->head].lemma,
	    "feminine");
}

/* Is the entity an argument of the reference's own verb already?  `er will
 * mit ihm telefonieren`: two men. */
static bool
is_argument(const struct resolving *r, const struct mention *p, uint32_t e)
{
	const struct doc *d = r->d;
	uint32_t clause = clause_of(d, p->head);

	for (uint32_t i = d->tokens.at[clause].child; i != NONE;
	    i = d->tokens.at[i].next)
		if (i != p->head && entity_at(r, i) == e)
			return true;
	return false;
}

/* The gender under which the candidate is taken up; NO_VALUE if open. */
static uint8_t
gender_of(const struct resolving *r, const struct mention *m, uint32_t e)
{
	if (r->d->entities.at[e].type == PERSON)
		return r->d->entities.at[e].gender;
	return m->kind == KIND_NAME ? r->facts.at[e].gender : m->gender;
}

/* Gender and number against those of the reference. */
static uint64_t
agreement(const struct resolving *r, const struct mention *a,
    const struct mention *m, uint32_t e)
{
	const struct token *t = &r->d->tokens.at[a->head];
	uint8_t theirs = gender_of(r, m, e);
	uint8_t ours = a->gender != NO_VALUE ? a->gender
	    : t->feats[FEAT_GENDER];
	bool is_plural = tok_has(t, NUMBER_PLUR);
	bool are_many = m->number == NUMBER_PLUR &&
	    (m->kind != KIND_NAME || r->d->entities.at[e].type != PERSON);

	if (a->kind == KIND_POSSESSIVE) {
		bool is_feminine = is_feminine_possessive(r, a);

		if (are_many)
			return when(F_number_clash, !is_feminine);
		if (theirs == NO_VALUE)
			return 0;
		return is_feminine == (theirs == GENDER_FEM)
		    ? when(F_gender_same, true) : when(F_gender_clash, true);
	}
	if (is_plural != are_many)
		return when(F_number_clash, true);
	if (is_plural || ours == NO_VALUE || theirs == NO_VALUE)
		return 0;
	return ours == theirs ? when(F_gender_same, true)
	    : when(F_gender_clash, true);
}

/* Do the words end alike: `Gericht` and `Bundesverfassungsgericht`? */
static bool
ends_alike(struct doc *d, struct str name, struct str noun)
{
	return str_eq(name, noun) || (noun.n > 3 &&
	    (str_ends(name, utf8_lower(&d->mem, noun)) ||
	    str_ends(noun, utf8_lower(&d->mem, name))));
}

/* Is the noun in the entity's name, or stood it beside it? */
static bool
is_called(const struct resolving *r, uint32_t e, struct str noun)
{
	struct doc *d = r->d;
	word_list words = { 0 };

	for (uint32_t i = 0; i < r->facts.at[e].nouns.n; i++)
		if (ends_alike(d, r->facts.at[e].nouns.at[i], noun))
			return true;
	if (d->entities.at[e].type == PERSON)
		return false;
	gazetteer_words(&d->mem, d->entities.at[e].name, &words);
	for (uint32_t i = 0; i < words.n; i++)
		if (ends_alike(d, words.at[i], noun))
			return true;
	return false;
}

/* Was it taken up by the same noun before? */
static bool
was_called(const struct facts *f, struct str noun)
{
	for (uint32_t i = 0; i < f->again.n; i++)
		if (str_eq(f->again.at[i], noun))
			return true;
	return false;
}

/* The class of descriptions.tsv for one of organizations.tsv. */
static struct str
class_of_sort(struct str sort)
{
	static const char *const same[][2] = {
		{ "agency", "body" }, { "court", "body" },
		{ "government", "body" }, { "parliament", "body" },
		{ "intergovernmental", "alliance" }, { "ngo", "organization" },
	};

	for (size_t i = 0; i < sizeof same / sizeof *same; i++)
		if (str_is(sort, same[i][0]))
			return str_of(same[i][1]);
	return sort;
}

struct str
office_class(const struct resolving *r, struct str office)
{
	struct str rest;
	struct rows c = lang_find_noun(&r->d->mem, r->l, TABLE_OFFICE_CLASSES,
	    office, &rest);

	return c.beg < c.end ? lang_cell(r->l, TABLE_OFFICE_CLASSES, c.beg, 1)
	    : (struct str){ 0 };
}

/* What the words of a description say of the candidate. */
static uint64_t
meaning(const struct resolving *r, const struct mention *a, uint32_t e)
{
	struct doc *d = r->d;
	const struct entity *x = &d->entities.at[e];
	const struct facts *f = &r->facts.at[e];
	struct str sort = class_of_sort(f->sort);
	struct str class = f->office.n > 0 ? office_class(r, a->name)
	    : (struct str){ 0 };
	bool is_office = f->office.n > 0 && (str_eq(f->office, a->name) ||
	    str_ends(f->office, utf8_lower(&d->mem, a->name)));
	bool is_called_so = is_called(r, e, a->name);

	return when(F_noun_same, is_called_so) |
	    when(F_noun_again, was_called(f, a->name)) |
	    when(F_sort_same, !is_called_so && sort.n > 0 &&
	    str_eq(sort, a->sort)) |
	    when(F_sort_clash, !is_called_so && sort.n > 0 && a->sort.n > 0 &&
	    !str_eq(sort, a->sort)) |
	    when(F_type_same, x->type == a->type) |
	    when(F_type_clash, x->type != a->type) |
	    when(F_office_same, is_office) |
	    when(F_class_same, !is_office && class.n > 0 &&
	    str_eq(class, f->office_class)) |
	    when(F_class_clash, !is_office && class.n > 0 &&
	    !str_eq(class, f->office_class)) |
	    when(F_country_same, a->country.n > 0 &&
	    str_eq(a->country, x->country)) |
	    when(F_country_clash, a->country.n > 0 && x->country.n > 0 &&
	    !str_eq(a->country, x->country)) |
	    when(F_of_same, a->of.n > 0 && f->owner != NONE &&
	    str_eq(d->entities.at[f->owner].name, a->of));
}

static uint64_t
distance(const struct doc *d, const struct mention *a, const struct mention *m)
{
	uint32_t here = doc_sentence_of(d, a->tok);
	uint32_t there = doc_sentence_of(d, m->tok), far = here - there;

	if (m->tok > a->tok)
		return when(F_later, true);
	return when(far == 1 ? F_far1 : far == 2 ? F_far2 : far < 5 ? F_far3
	    : F_far5, far > 0) | when(F_paragraph,
	    d->sentences.at[here].paragraph !=
	    d->sentences.at[there].paragraph);
}

static uint64_t
features_of(const struct resolving *r, const struct mention *a,
    const struct mention *m, uint32_t e, uint32_t rank)
{
	const struct doc *d = r->d;
	const struct token *t = &d->tokens.at[m->head];
	uint32_t count = r->facts.at[e].count, s = subject_of(d,
	    clause_of(d, a->head));
	enum entity_type type = d->entities.at[e].type;

	return distance(d, a, m) | agreement(r, a, m, e) |
	    (a->kind < KIND_PERSONAL ? meaning(r, a, e) : 0) |
	    when(rank == 1 ? F_rank1 : rank < 4 ? F_rank2 : F_rank4,
	    rank > 0) |
	    when(F_subject, tok_is_subject(t)) |
	    when(F_object, t->deprel == DEP_OBJ || t->deprel == DEP_IOBJ ||
	    t->deprel == DEP_OBL_ARG) |
	    when(F_genitive, t->deprel == DEP_NMOD || t->deprel == DEP_DET) |
	    when(F_parallel, tok_is_subject(t) &&
	    tok_is_subject(&d->tokens.at[a->head])) |
	    when(F_by_name, m->kind == KIND_NAME) |
	    when(F_by_pronoun, m->kind >= KIND_PERSONAL) |
	    when(F_by_demonym, m->kind == KIND_DEMONYM) |
	    when(F_same_clause, doc_sentence_of(d, a->tok) ==
	    doc_sentence_of(d, m->tok) && clause_of(d, a->head) ==
	    clause_of(d, m->head)) |
	    when(F_argument, is_argument(r, a, e)) |
	    when(F_fronted, s != NONE && s > a->head && s == m->head &&
	    !tok_is_below(d, a->head, s)) |
	    when(F_person, type == PERSON) |
	    when(F_organization, type == ORGANIZATION) |
	    when(F_country, type == COUNTRY) |
	    when(count < 4 ? F_count2 : F_count4, count > 1) |
	    when(F_lead, r->facts.at[e].is_lead);
}

/* `weil sie mit ihrem Handy …`: the subject of the clause agrees and is nobody
 * here. */
static bool
subject_is_nobody(const struct resolving *r, const struct mention *p)
{
	const struct token *t = r->d->tokens.at;
	uint32_t s = subject_of(r->d, clause_of(r->d, p->head));
	bool is_feminine = is_feminine_possessive(r, p);

	if (s == NONE || s > p->head || entity_at(r, s) != NONE ||
	    (t[s].upos != UPOS_NOUN && t[s].upos != UPOS_PRON))
		return false;
	if (tok_has(&t[s], NUMBER_PLUR))
		return is_feminine;
	return t[s].feats[FEAT_GENDER] != NO_VALUE &&
	    is_feminine == tok_has(&t[s], GENDER_FEM);
}

/* A subject of this sentence or the one before that agrees and is nobody
 * here: `Die Lokführer … sie`. */
static bool
noun_agrees(const struct resolving *r, const struct mention *p)
{
	const struct doc *d = r->d;
	const struct token *t = d->tokens.at, *pron = &t[p->head];
	uint32_t here = doc_sentence_of(d, p->tok);
	uint32_t first = d->sentences.at[here > 0 ? here - 1 : 0].tok;

	for (uint32_t i = p->tok; i-- > first; )
		if (t[i].upos == UPOS_NOUN && tok_is_subject(&t[i]) &&
		    entity_at(r, i) == NONE && tok_has(&t[i], NUMBER_PLUR) ==
		    tok_has(pron, NUMBER_PLUR) && (tok_has(pron, NUMBER_PLUR) ||
		    t[i].feats[FEAT_GENDER] == pron->feats[FEAT_GENDER]) &&
		    clause_of(d, i) != clause_of(d, p->head))
			return true;
	return false;
}

/* The class of the noun: `company` of Konzern. */
static uint64_t
class_of_noun(const struct mention *a)
{
	uint32_t n, nobody;
	const char *const *names = reference_features(REFERENCE_THING, &n,
	    &nobody);

	for (uint32_t f = F_a_alliance; f < n; f++)
		if (str_is(a->class.n > 0 ? a->class : a->sort, names[f] + 2))
			return when(f, true);
	return 0;
}

/* What speaks for nobody. */
static uint64_t
features_of_nobody(const struct resolving *r, const struct mention *a)
{
	const struct doc *d = r->d;
	const struct token *t = &d->tokens.at[a->head];
	uint32_t det = tok_child(d, a->head, DEP_DET, NONE);
	const struct token *article = det != NONE ? &d->tokens.at[det] : NULL;
	bool is_pronoun = a->kind >= KIND_PERSONAL;
	bool is_owned = article != NULL && tok_has(article, POSS_YES);
	bool is_indefinite = article != NULL && (tok_has(article,
	    DEFINITE_IND) || tok_has(article, PRONTYPE_NEG) ||
	    tok_has(article, PRONTYPE_IND));

	return when(F_nobody, true) | class_of_noun(a) |
	    when(F_early, doc_sentence_of(d, a->tok) < 2) |
	    when(F_definite, article != NULL && tok_has(article,
	    DEFINITE_DEF)) |
	    when(F_demonstrative, article != NULL && tok_has(article,
	    PRONTYPE_DEM)) | when(F_indefinite, is_indefinite) |
	    when(F_owned, is_owned) |
	    when(F_bare, !is_pronoun && article == NULL) |
	    when(F_plural, tok_has(t, NUMBER_PLUR)) |
	    when(F_neuter, is_pronoun && tok_has(t, GENDER_NEUT)) |
	    when(F_explained, !is_pronoun && (tok_child(d, a->head, DEP_NMOD,
	    NONE) != NONE || tok_child(d, a->head, DEP_APPOS, NONE) !=
	    NONE)) |
	    when(F_compound, str_is(str_of(a->rule), "compound-noun")) |
	    when(F_predicate, tok_child(d, a->head, DEP_COP, NONE) != NONE) |
	    when(F_is_subject, tok_is_subject(t)) |
	    when(F_adjective, tok_child(d, a->head, DEP_AMOD, NONE) != NONE) |
	    when(F_of_country, a->country.n > 0) |
	    when(F_of_organization, a->of.n > 0) |
	    when(F_subject_is_nobody, a->kind == KIND_POSSESSIVE &&
	    subject_is_nobody(r, a)) |
	    when(F_noun_agrees, a->kind == KIND_PERSONAL &&
	    noun_agrees(r, a));
}

/* Those that are coordinated with a mention, itself first: `Michalski und
 * Heckhoff`; none if it is alone. */
static ids
group_of(const struct resolving *r, const struct mention *m)
{
	struct doc *d = r->d;
	ids group = { 0 };

	for (uint32_t i = d->tokens.at[m->head].child; i != NONE;
	    i = d->tokens.at[i].next) {
		uint32_t e = entity_at(r, i);

		if (i < m->head || d->tokens.at[i].deprel != DEP_CONJ ||
		    e == NONE || e == the_entity(m))
			continue;
		if (group.n == 0)
			*PUSH(&d->mem, &group) = the_entity(m);
		*PUSH(&d->mem, &group) = e;
	}
	return group;
}

/* May the reference stand for several? */
static bool
may_be_many(const struct resolving *r, const struct mention *p)
{
	return p->kind == KIND_POSSESSIVE ? is_feminine_possessive(r, p)
	    : tok_has(&r->d->tokens.at[p->head], NUMBER_PLUR);
}

void
refer_add(struct resolving *r, const struct mention *a, uint64_t features,
    ids who)
{
	*PUSH(&r->d->mem, &r->d->antecedents) = (struct antecedent){
		.tok = a->head, .holder = the_entity(a), .features = features,
		.who = who };
}

/* Those who are the only candidates of their type, or mentioned most often. */
static void
compare_candidates(struct resolving *r, uint32_t first)
{
	struct doc *d = r->d;
	uint32_t n[ENTITY_TYPE_COUNT] = { 0 }, most[ENTITY_TYPE_COUNT] = { 0 };

	for (uint32_t i = first; i < d->antecedents.n; i++) {
		uint32_t e = one_of(d->antecedents.at[i].who);

		if (e == NONE)
			continue;
		n[d->entities.at[e].type]++;
		if (r->facts.at[e].count > most[d->entities.at[e].type])
			most[d->entities.at[e].type] = r->facts.at[e].count;
	}
	for (uint32_t i = first; i < d->antecedents.n; i++) {
		uint32_t e = one_of(d->antecedents.at[i].who);
		enum entity_type type = e != NONE ? d->entities.at[e].type : 0;

		if (e != NONE)
			d->antecedents.at[i].features |=
			    when(F_most, r->facts.at[e].count == most[type]) |
			    when(F_only, n[type] == 1);
	}
}

static void
add_candidates(struct resolving *r, const struct mention *a,
    enum reference_class c)
{
	struct doc *d = r->d;
	uint32_t at = doc_mention_from(d, a->tok);
	uint32_t here = doc_sentence_of(d, a->tok), rank = 0;
	uint32_t first = d->antecedents.n, *seen = entity_slots(r);

	for (uint32_t i = at; i-- > 0; ) {
		const struct mention *m = &d->mentions.at[i];
		uint32_t e = the_entity(m);
		ids group = { 0 }, who = { 0 };

		if (doc_sentence_of(d, m->tok) + CANDIDATES_BACK <
		    here)
			break;
		if (e == NONE || m->kind == KIND_RELATIVE)
			continue;
		if (may_be_many(r, a) && (group = group_of(r, m)).n > 1)
			refer_add(r, a, (features_of(r, a, m, e,
			    rank) & ~when(F_number_clash, true) &
			    ~when(F_gender_clash, true) &
			    ~when(F_gender_same, true)) |
			    when(F_group, true), group);
		if (seen[e] != NONE)
			continue;
		seen[e] = i;
		*PUSH(&d->mem, &who) = e;
		refer_add(r, a, features_of(r, a, m, e, rank++),
		    who);
	}
	for (uint32_t i = at + 1; c == REFERENCE_POSSESSIVE &&
	    i < d->mentions.n; i++) {
		const struct mention *m = &d->mentions.at[i];
		uint32_t e = the_entity(m);
		ids who = { 0 };

		if (doc_sentence_of(d, m->tok) > here + 1)
			break;
		if (e == NONE || m->kind != KIND_NAME || seen[e] != NONE)
			continue;
		seen[e] = i;
		*PUSH(&d->mem, &who) = e;
		refer_add(r, a, features_of(r, a, m, e, 0), who);
	}
	for (uint32_t i = first; i < d->antecedents.n; i++)
		for (uint32_t k = 0; k < d->antecedents.at[i].who.n; k++)
			seen[d->antecedents.at[i].who.at[k]] = NONE;
	compare_candidates(r, first);
}

/* The best of the candidates from `first` on; the first of equals. */
ids
refer_best(struct resolving *r, uint32_t first, enum reference_class c)
{
	struct doc *d = r->d;
	const int *weights = weights_of(r, c);
	uint32_t best = first;

	for (uint32_t i = first; i < d->antecedents.n; i++) {
		struct antecedent *k = &d->antecedents.at[i];

		k->class = c;
		k->score = score_of(weights, k);
		if (k->score > d->antecedents.at[best].score)
			best = i;
	}
	return d->antecedents.at[best].who;
}

uint32_t
refer_begin(struct resolving *r, const struct mention *a, uint64_t nobody)
{
	uint32_t first = r->d->antecedents.n;

	/* nobody comes first: it wins where no one is better */
	refer_add(r, a, nobody, (ids){ 0 });
	return first;
}

ids
refer(struct resolving *r, const struct mention *a, enum reference_class c)
{
	uint32_t first = refer_begin(r, a, features_of_nobody(r, a));

	add_candidates(r, a, c);
	return refer_best(r, first, c);
}
