/* describe: offices, bodies and nouns, each to whom they mean. */
#include "entity/refer.h"

/* `der US-Botschafter in Pristina, Jeff Hovenier, und …`: the name between
 * a comma and another mark behind the office, no verb before it. */
static bool
is_between_commas(const struct doc *d, uint32_t office,
    const struct mention *name)
{
	const struct token *t = d->tokens.at;
	uint32_t end = name->tok + name->ntok;

	if (name->tok < office + 3 || name->tok > office + 8 ||
	    end >= d->tokens.n || t[end].upos != UPOS_PUNCT ||
	    !str_is(t[name->tok - 1].form, ","))
		return false;
	for (uint32_t i = office + 1; i + 1 < name->tok; i++)
		if (t[i].upos == UPOS_VERB || t[i].upos == UPOS_AUX ||
		    t[i].upos == UPOS_PUNCT || t[i].upos == UPOS_CCONJ)
			return false;
	return true;
}

static bool
is_name_of_person(const struct mention *m)
{
	return m->kind == KIND_NAME && m->type == PERSON;
}

/* `Präsident Putin`, `Putin, der Präsident`: the person's name that stands
 * beside the office, or NONE. */
static uint32_t
name_beside(const struct resolving *r, uint32_t tok)
{
	const struct doc *d = r->d;
	const struct sentence *s = &d->sentences.at[doc_sentence_of(d, tok)];
	const struct token *t = d->tokens.at;
	uint32_t next = doc_mention_from(d, tok + 1);

	if (next < d->mentions.n && is_name_of_person(&d->mentions.at[next]) &&
	    d->mentions.at[next].tok == tok + 1)
		return next;
	for (uint32_t i = s->tok; i < s->tok + s->ntok; i++) {
		uint32_t m = mention_at(r, i);

		if (m == NONE || !is_name_of_person(&d->mentions.at[m]))
			continue;
		if (is_between_commas(d, tok, &d->mentions.at[m]))
			return m;
		if ((t[i].head == tok && (t[i].deprel == DEP_APPOS ||
		    t[i].deprel == DEP_FLAT)) ||
		    (t[tok].head == i && (t[tok].deprel == DEP_APPOS ||
		    t[tok].deprel == DEP_FLAT)))
			return m;
		/* `Selenskyj ist Präsident` */
		if (t[i].head == tok && t[i].deprel == DEP_NSUBJ &&
		    tok_child(d, tok, DEP_COP, NONE) != NONE)
			return m;
	}
	return NONE;
}

/* How far behind a noun the mark is looked for that ends what is said of it. */
enum { LONG_APPOSITION = 20 };

/* Does a mark follow the noun, no verb and no `und` before it? */
static bool
ends_in_mark(const struct doc *d, uint32_t noun)
{
	const struct token *t = d->tokens.at;

	for (uint32_t i = noun + 1; i < d->tokens.n && i < noun +
	    LONG_APPOSITION; i++) {
		if (t[i].upos == UPOS_PUNCT && !str_is(t[i].form, "-"))
			return true;
		if (t[i].upos == UPOS_VERB || t[i].upos == UPOS_AUX ||
		    t[i].upos == UPOS_CCONJ)
			return false;
	}
	return false;
}

/* `Erigabo, einer Stadt im Norden, …`: the name of this type before the comma
 * before all that is said of the noun, wherever the tree hung it; or NONE. */
static uint32_t
name_before_comma(const struct resolving *r, const struct mention *noun)
{
	const struct doc *d = r->d;
	uint32_t first = noun->head, end;

	while (first > 0 && d->tokens.at[first - 1].upos != UPOS_PUNCT &&
	    tok_is_below(d, first - 1, noun->head))
		first--;
	if (first < 3 || !str_is(d->tokens.at[first - 1].form, ",") ||
	    !ends_in_mark(d, noun->head))
		return NONE;
	/* `„Nordbote“,` */
	end = first - 1 - (d->tokens.at[first - 2].upos == UPOS_PUNCT);
	for (uint32_t m = doc_mention_from(d, end); m-- > 0; ) {
		const struct mention *x = &d->mentions.at[m];

		if (x->kind == KIND_NAME && x->type == noun->type &&
		    x->tok + x->ntok == end)
			return m;
		if (x->tok + LONG_APPOSITION < end)
			break;
	}
	return NONE;
}

/* The person's name that hangs on the word by this relation, or NONE. */
static uint32_t
person_at(const struct resolving *r, uint32_t head, enum deprel relation)
{
	const struct doc *d = r->d;

	for (uint32_t i = tok_child(d, head, relation, NONE); i != NONE;
	    i = tok_child(d, head, relation, i)) {
		uint32_t m = mention_at(r, i), beside = tok_child(d, i,
		    DEP_APPOS, NONE);

		/* `Der Norweger Lars Dahl` */
		if ((m == NONE || !is_name_of_person(&d->mentions.at[m])) &&
		    beside != NONE)
			m = mention_at(r, beside);
		if (m != NONE && is_name_of_person(&d->mentions.at[m]))
			return m;
	}
	return NONE;
}

/* `Weber wird Trainer`, `sie wählten Blum zur Vorsitzenden`: the person who
 * becomes it, or NONE. */
static uint32_t
name_of_become(const struct resolving *r, uint32_t tok)
{
	static const enum deprel of_object[] = {
		DEP_OBJ, DEP_NSUBJ_PASS, DEP_NSUBJ
	};
	const struct doc *d = r->d;
	uint32_t verb = d->tokens.at[tok].head, n = NONE, p;

	if (verb == NONE || d->tokens.at[verb].upos != UPOS_VERB)
		return NONE;
	p = tok_child(d, tok, DEP_CASE, NONE);
	if (!lang_becomes(r->l, d->tokens.at[verb].lemma, p != NONE
	    ? d->tokens.at[p].lemma : STR("xcomp")))
		return NONE;
	/* with a preposition it is the object that becomes */
	for (int i = p != NONE ? 0 : 2; i < 3 && n == NONE; i++)
		n = person_at(r, verb, of_object[i]);
	/* `Der Italiener Karl Weber wird Trainer`: two subjects, by mistake */
	return n != NONE ? n : person_at(r, tok, DEP_NSUBJ);
}

/* `Skerrit, Regierungschef von Dominica und Vorsitzender der Caricom`: the name
 * beside the first of two offices, or NONE. */
static uint32_t
name_of_first(const struct resolving *r, uint32_t tok)
{
	const struct token *t = &r->d->tokens.at[tok];
	uint32_t m = t->deprel == DEP_CONJ && t->head < tok
	    ? mention_at(r, t->head) : NONE;

	return m != NONE && r->d->mentions.at[m].kind == KIND_OFFICE &&
	    r->d->tokens.at[t->head].deprel == DEP_APPOS
	    ? name_beside(r, t->head) : NONE;
}

/* `die Gewerkschaft Verdi`, `die Stadt Ulm`: the name of the noun's type put
 * beside it, or NONE. */
static uint32_t
name_of_noun(const struct resolving *r, const struct mention *noun)
{
	const struct doc *d = r->d;
	const struct token *t = d->tokens.at;
	uint32_t end = noun->head + 1;

	for (uint32_t i = end; i < d->tokens.n && i < end + 8; i++) {
		uint32_t m = mention_at(r, i);

		if (t[i].upos == UPOS_VERB || t[i].upos == UPOS_AUX)
			return NONE;
		if (m == NONE || d->mentions.at[m].kind != KIND_NAME ||
		    d->mentions.at[m].type != noun->type)
			continue;
		if (d->mentions.at[m].tok == end ||
		    (t[i].head == noun->head && (t[i].deprel == DEP_APPOS ||
		    t[i].deprel == DEP_FLAT)))
			return m;
	}
	return NONE;
}

/* `ein Sprecher` is nobody; a plural is not one person. */
static bool
is_definite(const struct resolving *r, uint32_t tok)
{
	uint32_t det = tok_child(r->d, tok, DEP_DET, NONE);
	const struct token *t = &r->d->tokens.at[tok];

	return !tok_has(t, NUMBER_PLUR) && (det == NONE ||
	    !(tok_has(&r->d->tokens.at[det], DEFINITE_IND) ||
	    tok_has(&r->d->tokens.at[det], PRONTYPE_NEG) ||
	    tok_has(&r->d->tokens.at[det], PRONTYPE_IND)));
}

/* `die Gewerkschaft Verdi`: noun and name mean the same. */
static void
resolve_class_noun(struct resolving *r, struct mention *m)
{
	uint32_t n = name_of_noun(r, m), e;

	if (n == NONE)
		n = name_before_comma(r, m);
	if (n == NONE || tok_has(&r->d->tokens.at[m->head], NUMBER_PLUR))
		return;
	if ((e = the_entity(&r->d->mentions.at[n])) == NONE)
		return;
	set_entity(r, m, e);
	m->rule = "noun-beside-name";
	*PUSH(&r->d->mem, &r->facts.at[e].nouns) = m->name;
	if (r->facts.at[e].gender == NO_VALUE)
		r->facts.at[e].gender = m->gender;
	if (r->facts.at[e].sort.n == 0)
		r->facts.at[e].sort = m->sort;
}

static void
resolve_beside(struct resolving *r)
{
	struct doc *d = r->d;

	for (uint32_t i = 0; i < d->mentions.n; i++)
		if (d->mentions.at[i].kind == KIND_NOUN &&
		    d->mentions.at[i].type != PERSON)
			resolve_class_noun(r, &d->mentions.at[i]);
	for (uint32_t i = 0; i < d->mentions.n; i++) {
		struct mention *m = &d->mentions.at[i];
		uint32_t n, e;

		if (m->kind != KIND_OFFICE && m->kind != KIND_NOUN)
			continue;
		tell_owner(r, m);
		if (m->type != PERSON || ((n = name_beside(r, m->head)) ==
		    NONE && (n = name_of_first(r, m->head)) == NONE &&
		    (n = name_before_comma(r, m)) == NONE &&
		    (n = name_of_become(r, m->head)) == NONE))
			continue;
		e = the_entity(&d->mentions.at[n]);
		if (e == NONE)
			continue;
		set_entity(r, m, e);
		m->rule = m->kind == KIND_OFFICE ? "office-beside-name"
		    : "noun-beside-name";
		if (m->country.n != 0 && d->entities.at[e].country.n == 0)
			d->entities.at[e].country = m->country;
		if (m->kind == KIND_OFFICE && r->facts.at[e].office.n == 0) {
			r->facts.at[e].office = m->name;
			r->facts.at[e].office_class = office_class(r, m->name);
		}
	}
}

/* `seine Firma`. */
static bool
is_owned(const struct resolving *r, uint32_t tok)
{
	uint32_t det = tok_child(r->d, tok, DEP_DET, NONE);

	return det != NONE && tok_has(&r->d->tokens.at[det], POSS_YES);
}

/* Offices are told apart by what they are of, other persons by who was
 * mentioned last. */
static enum reference_class
person_class(const struct mention *m)
{
	static const char *const by_office[] = {
		"office", "leader", "state", "organization", "place", NULL
	};

	return m->kind == KIND_DEMONYM || str_is_one_of(m->sort, by_office)
	    ? REFERENCE_OFFICE : REFERENCE_PERSON;
}

/* Does the word stand for people who speak for what they are of: `Sprecher`? */
static bool
speaks(const struct resolving *r, const struct mention *m)
{
	struct str rest;
	struct rows row = lang_find_noun(&r->d->mem, r->l, TABLE_BODIES,
	    m->name, &rest);

	return row.beg < row.end && str_is(lang_cell(r->l, TABLE_BODIES,
	    row.beg, 1), "spoken");
}

/* A person who was named; else whom an unnamed one speaks for, as words tell,
 * `ein Sprecher der Nato`: a body of theirs. */
static uint32_t
person_meant(struct resolving *r, struct mention *m)
{
	uint32_t e = one_of(refer(r, m, person_class(m)));

	if (e != NONE || m->owner == NONE || !speaks(r, m))
		return e;
	e = m->owner;
	m->kind = KIND_BODY;
	m->type = r->d->entities.at[e].type;
	m->owner = NONE;
	return e;
}

/* The one organization of the article that is this state's parliament, or
 * NONE. */
static uint32_t
parliament_of(const struct resolving *r, struct str iso)
{
	uint32_t found = NONE;

	for (uint32_t e = 0; e < r->facts.n; e++)
		if (str_is(r->facts.at[e].sort, "parliament") &&
		    str_eq(r->d->entities.at[e].country, iso)) {
			if (found != NONE)
				return NONE;
			found = e;
		}
	return found;
}

/* `das niederländische Parlament`, `die Opposition`: an organization of its own
 * that this word names, or one that was named before. */
static uint32_t
organ_meant(struct resolving *r, uint32_t mention)
{
	struct doc *d = r->d;
	const struct mention *m = &d->mentions.at[mention];
	uint32_t o = owner_of(r, m->head), e = one_of(refer(r, m,
	    REFERENCE_THING));
	struct str iso = m->country;

	if (e != NONE && d->entities.at[e].type == ORGANIZATION)
		return e;
	if (!is_definite(r, m->head))
		return NONE;
	if (iso.n == 0 && o == NONE &&
	    (e = owner_of_body(r, mention)) != NONE)
		iso = d->entities.at[e].country;
	if (iso.n != 0 && str_is(m->sort, "parliament") &&
	    (e = parliament_of(r, iso)) != NONE)
		return e;
	return entity_of_body(r, m->name, iso, o);
}

/* `die litauische Hauptstadt`. */
static uint32_t
capital_of(struct resolving *r, struct str iso)
{
	struct str name = gazetteer_capital(r->l, iso);
	uint32_t e = name.n != 0 ? entity_of_key(r, PLACE, name) : NONE;

	if (e != NONE)
		r->d->entities.at[e].country = iso;
	return e;
}

/* Whose a body is that no word tells: `das Gericht`, `die Regierung`. */
static uint32_t
body_meant(struct resolving *r, uint32_t mention)
{
	const struct mention *m = &r->d->mentions.at[mention];
	uint32_t e = NONE;

	if (str_is(m->sort, "owned"))
		e = one_of(refer(r, m, REFERENCE_THING));
	return e != NONE ? e : owner_of_body(r, mention);
}

/* Nouns that stand beside a name or are told of it, so that it may be called
 * by them again: `die Deponie Schönberg`, `der Pilot Weber`. */
static void
note_nouns(struct resolving *r)
{
	struct doc *d = r->d;
	const struct token *t = d->tokens.at;

	for (uint32_t i = 0; i < d->mentions.n; i++) {
		const struct mention *m = &d->mentions.at[i];
		uint32_t noun = t[m->head].head, e = the_entity(m);

		if (m->kind != KIND_NAME || e == NONE)
			continue;
		if (noun != NONE && t[noun].upos == UPOS_NOUN &&
		    (t[m->head].deprel == DEP_APPOS ||
		    t[m->head].deprel == DEP_FLAT ||
		    (t[m->head].deprel == DEP_NSUBJ &&
		    tok_child(d, noun, DEP_COP, NONE) != NONE)))
			*PUSH(&d->mem, &r->facts.at[e].nouns) = t[noun].lemma;
		noun = tok_child(d, m->head, DEP_APPOS, NONE);
		if (noun != NONE && t[noun].upos == UPOS_NOUN)
			*PUSH(&d->mem, &r->facts.at[e].nouns) = t[noun].lemma;
	}
}

/* What somebody was called here, to be called so again. */
static void
note_again(struct resolving *r, const struct mention *m, uint32_t e)
{
	struct facts *f = &r->facts.at[e];

	*PUSH(&r->d->mem, &f->again) = m->name;
	if (f->sort.n == 0 && m->kind == KIND_NOUN && m->type != PERSON &&
	    m->type == r->d->entities.at[e].type)
		f->sort = m->sort;
}

/* The class of a noun for something of this type, or empty. */
static struct str
sort_of_noun(struct resolving *r, enum entity_type type, struct str noun)
{
	struct rows row = lang_find(r->l, TABLE_DESCRIPTIONS, noun);

	if (row.beg == row.end)
		row = lang_find_tail(&r->d->mem, r->l, TABLE_DESCRIPTIONS,
		    noun);
	for (uint32_t i = row.beg; i < row.end; i++)
		if (str_is(lang_cell(r->l, TABLE_DESCRIPTIONS, i, 1),
		    entity_type_names[type]))
			return lang_cell(r->l, TABLE_DESCRIPTIONS, i, 4);
	return (struct str){ 0 };
}

/* What an organization or place is by its name: `Landgericht Kempten`. */
static void
sorts_by_name(struct resolving *r)
{
	struct doc *d = r->d;

	for (uint32_t e = 0; e < d->entities.n; e++) {
		struct facts *f = &r->facts.at[e];
		enum entity_type type = d->entities.at[e].type;
		word_list words = { 0 };

		if (type == ORGANIZATION || type == PLACE)
			gazetteer_words(&d->mem, d->entities.at[e].name,
			    &words);
		for (uint32_t i = 0; i < words.n && f->sort.n == 0; i++)
			f->sort = sort_of_noun(r, type, words.at[i]);
	}
}

void
resolve_descriptions(struct resolving *r)
{
	struct doc *d = r->d;

	resolve_beside(r);
	owners_of_offices(r);
	note_nouns(r);
	sorts_by_name(r);
	for (uint32_t i = 0; i < d->mentions.n; i++) {
		struct mention *m = &d->mentions.at[i];
		uint32_t e = NONE;

		if (m->entities.n != 0)
			continue;
		if (m->kind == KIND_BODY) {
			tell_owner(r, m);
			if (str_is(m->sort, "organ") ||
			    str_is(m->sort, "parliament"))
				e = organ_meant(r, i);
			/* `die SPD-Führung`, `Nato-Truppen` */
			else if (m->of.n != 0)
				e = entity_find(r, ORGANIZATION, m->of);
			else if (m->country.n != 0)
				e = entity_of_state(r, m->country);
			else
				e = body_meant(r, i);
		} else if (str_is(m->sort, "capital") && m->country.n != 0)
			e = capital_of(r, m->country);
		else if (m->kind == KIND_NOUN && (m->type == ORGANIZATION ||
		    m->type == PLACE))
			e = one_of(refer(r, m, m->type == PLACE
			    ? REFERENCE_SITE : REFERENCE_THING));
		else if (m->type == PERSON && (m->kind == KIND_OFFICE ||
		    m->kind == KIND_NOUN || m->kind == KIND_DEMONYM))
			e = person_meant(r, m);
		else if (m->kind == KIND_NOUN && m->type == COUNTRY &&
		    is_definite(r, m->head) && !is_owned(r, m->head))
			e = m->country.n != 0 ? entity_of_state(r, m->country)
			    : one_of(refer(r, m, REFERENCE_LAND));
		if (e == NONE)
			continue;
		set_entity(r, m, e);
		note_again(r, m, e);
		if (m->type != PERSON)
			m->type = d->entities.at[e].type;
	}
}
