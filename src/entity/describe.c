/* describe: offices, bodies and nouns, each to whom they mean. */
#include "base/utf8.h"
#include "entity/steps.h"

/* The country that a mention or its entity tells. */
static struct str
country_of(const struct resolving *r, uint32_t mention)
{
	const struct mention *m = &r->d->mentions.at[mention];
	uint32_t e = the_entity(m);

	return m->country.n != 0 || e == NONE ? m->country
	    : r->d->entities.at[e].country;
}

/* `der US-Botschafter in Pristina, Jeff Hovenier, und …`: the name between
 * commas behind the office, no verb before it. */
static bool
is_between_commas(const struct doc *d, uint32_t office,
    const struct mention *name)
{
	const struct token *t = d->tokens.at;
	uint32_t end = name->tok + name->ntok;

	if (name->tok < office + 3 || name->tok > office + 8 ||
	    end >= d->tokens.n || !str_is(t[end].form, ",") ||
	    !str_is(t[name->tok - 1].form, ","))
		return false;
	for (uint32_t i = office + 1; i + 1 < name->tok; i++)
		if (t[i].upos == UPOS_VERB || t[i].upos == UPOS_AUX ||
		    t[i].upos == UPOS_PUNCT || t[i].upos == UPOS_CCONJ)
			return false;
	return true;
}

/* `Präsident Putin`, `Putin, der Präsident`: the person's name that stands
 * beside the office, or NONE. */
static uint32_t
name_beside(const struct resolving *r, uint32_t tok)
{
	const struct doc *d = r->d;
	const struct sentence *s = &d->sentences.at[doc_sentence_of(d, tok)];
	const struct token *t = d->tokens.at;

	for (uint32_t i = s->tok; i < s->tok + s->ntok; i++) {
		uint32_t m = mention_at(r, i);

		if (m == NONE || d->mentions.at[m].kind != KIND_NAME ||
		    d->mentions.at[m].type != PERSON)
			continue;
		if (d->mentions.at[m].tok == tok + 1 ||
		    is_between_commas(d, tok, &d->mentions.at[m]))
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

/* `Air-France-Chef`: the organization whose name stands before the hyphen. */
static void
belongs_to_compound(struct resolving *r, struct mention *m)
{
	struct doc *d = r->d;
	uint32_t first = m->head, left, e;

	while ((left = tok_hyphen_left(d, first)) != NONE)
		first = left;
	if (first == m->head || m->of.n > 0 || m->country.n > 0)
		return;
	e = entity_find(r, ORGANIZATION, doc_str(d, (struct span){
		d->tokens.at[first].at.beg,
		d->tokens.at[m->head - 1].at.beg }));
	if (e != NONE)
		m->of = d->entities.at[e].name;
}

/* Country and organization that an office, body or noun belongs to. */
static void
belongs_to(struct resolving *r, struct mention *m)
{
	uint32_t o = owner_of(r, m->head);
	const struct mention *owner;

	belongs_to_compound(r, m);
	if (o == NONE)
		return;
	owner = &r->d->mentions.at[o];
	/* `die Schweizer Bundespräsidentin`: the adjective knows better which
	 * federation */
	if (m->country.n == 0 || owner->kind == KIND_DEMONYM)
		m->country = country_of(r, o);
	if (m->of.n == 0 && owner->type == ORGANIZATION &&
	    the_entity(owner) != NONE)
		m->of = r->d->entities.at[the_entity(owner)].name;
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

/* The class of an office, `government` of Bundeskanzlerin; empty if it is a
 * class of its own. */
static struct str
class_of(const struct resolving *r, struct str office)
{
	struct str rest;
	struct rows c = lang_find_noun(&r->d->mem, r->l, TABLE_OFFICE_CLASSES,
	    office, &rest);

	return c.beg < c.end ? lang_cell(r->l, TABLE_OFFICE_CLASSES, c.beg, 1)
	    : (struct str){ 0 };
}

/* How far back somebody may be and still be near, in sentences. */
#define NEAR 4

/* How many sentences before the mention the entity was mentioned last; NONE
 * if that is not near. */
static uint32_t
distance(const struct resolving *r, const struct mention *m, uint32_t entity)
{
	const struct doc *d = r->d;
	uint32_t here = doc_sentence_of(d, m->tok);

	for (uint32_t i = (uint32_t)(m - d->mentions.at); i-- > 0; ) {
		uint32_t far = here - doc_sentence_of(d,
		    d->mentions.at[i].tok);

		if (far > NEAR)
			break;
		if (the_entity(&d->mentions.at[i]) == entity)
			return far;
	}
	return NONE;
}

/* How well a person fits an office or noun: below LIKELY, he does not. */
#define LIKELY 1.9

static double
fitness(const struct resolving *r, const struct mention *m, uint32_t e)
{
	const struct entity *x = &r->d->entities.at[e];
	const struct facts *f = &r->facts.at[e];
	struct str class = { 0 };
	double score = 0;
	uint32_t far;

	if (x->type != PERSON || (x->gender != NO_VALUE && m->gender !=
	    NO_VALUE && x->gender != m->gender))
		return 0;
	if (f->office.n > 0)
		class = class_of(r, m->name);
	if (m->country.n > 0 && x->country.n > 0)
		score += str_eq(x->country, m->country) ? 2 : -9;
	if (m->of.n > 0 && str_eq(f->of, m->of))
		score += 2;
	if (f->office.n > 0 && (str_eq(f->office, m->name) ||
	    str_ends(f->office, utf8_lower(&r->d->mem, m->name))))
		score += 2;
	else if (class.n > 0)
		score += str_eq(class, f->office_class) ? 1.6 : -2;
	else if (m->kind == KIND_OFFICE && f->office.n == 0 && x->gender !=
	    NO_VALUE && x->gender == m->gender && m->country.n > 0)
		score += 0.7;
	if (m->kind == KIND_DEMONYM && !str_eq(x->country, m->country))
		return 0;
	far = distance(r, m, e);
	if (far <= 1)
		score += 1.2;
	else if (far <= NEAR)
		score += 0.4;
	return score + 0.5 * (1 - 1.0 / (1 + f->count));
}

/* The person who is called so elsewhere in the document. */
static uint32_t
holder(const struct resolving *r, const struct mention *m)
{
	uint32_t best = NONE;
	double best_score = LIKELY;

	for (uint32_t e = 0; e < r->d->entities.n; e++) {
		double score = fitness(r, m, e);

		if (score > best_score) {
			best = e;
			best_score = score;
		}
	}
	return best;
}

/* Nouns that say what somebody is, not whose: they take up the person
 * mentioned last, `der Politiker`. */
static uint32_t
last_person(const struct resolving *r, const struct mention *m)
{
	const struct doc *d = r->d;
	uint32_t here = doc_sentence_of(d, m->tok);

	for (uint32_t i = (uint32_t)(m - d->mentions.at); i-- > 0; ) {
		const struct mention *x = &d->mentions.at[i];
		uint32_t e = the_entity(x);

		if (doc_sentence_of(d, x->tok) + 2 < here)
			return NONE;
		if (e == NONE || d->entities.at[e].type != PERSON ||
		    (d->entities.at[e].gender != NO_VALUE && m->gender !=
		    NO_VALUE && d->entities.at[e].gender != m->gender))
			continue;
		return doc_sentence_of(d, x->tok) < here ? e : NONE;
	}
	return NONE;
}

/* Whom an office or a noun for a person means. */
static uint32_t
person_meant(const struct resolving *r, const struct mention *m)
{
	static const char *const by_office[] = {
		"office", "leader", "state", "organization", "place", NULL
	}, *const by_person[] = { "profession", "person", "accused", NULL };

	if (m->kind == KIND_DEMONYM || str_is_one_of(m->sort, by_office))
		return holder(r, m);
	return str_is_one_of(m->sort, by_person) && m->country.n == 0 &&
	    m->of.n == 0 && tok_child(r->d, m->head, DEP_DET, NONE) != NONE
	    ? last_person(r, m) : NONE;
}

/* `die Gewerkschaft Verdi`: noun and name mean the same. */
static void
resolve_class_noun(struct resolving *r, struct mention *m)
{
	uint32_t n = name_of_noun(r, m), e;

	if (n == NONE || tok_has(&r->d->tokens.at[m->head], NUMBER_PLUR))
		return;
	if ((e = the_entity(&r->d->mentions.at[n])) == NONE)
		return;
	set_entity(r, m, e);
	m->rule = "noun-beside-name";
	*PUSH(&r->d->mem, &r->facts.at[e].nouns) = m->name;
	if (r->facts.at[e].sort.n == 0)
		r->facts.at[e].sort = m->sort;
}

static void
resolve_beside(struct resolving *r)
{
	struct doc *d = r->d;

	for (uint32_t i = 0; i < d->mentions.n; i++) {
		struct mention *m = &d->mentions.at[i];
		uint32_t n, e;

		if (m->kind != KIND_OFFICE && m->kind != KIND_NOUN)
			continue;
		belongs_to(r, m);
		if (m->kind == KIND_NOUN && m->type != PERSON) {
			resolve_class_noun(r, m);
			continue;
		}
		if (m->type != PERSON || (n = name_beside(r, m->head)) == NONE)
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
			r->facts.at[e].office_class = class_of(r, m->name);
			r->facts.at[e].of = m->of;
		}
	}
}

/* `die Behörden`, `die Truppen`: with a definite article. */
static bool
has_definite_article(const struct resolving *r, uint32_t tok)
{
	uint32_t det = tok_child(r->d, tok, DEP_DET, NONE);

	return det != NONE && tok_has(&r->d->tokens.at[det], DEFINITE_DEF);
}

/* `seine Firma`. */
static bool
is_owned(const struct resolving *r, uint32_t tok)
{
	uint32_t det = tok_child(r->d, tok, DEP_DET, NONE);

	return det != NONE && tok_has(&r->d->tokens.at[det], POSS_YES);
}

/* Says the noun itself whose it is, or is it told of somebody?  `die Polizei
 * der Stadt`, `X ist die Partei`, `seine Firma`: it takes up nobody. */
static bool
is_explained(const struct resolving *r, uint32_t tok)
{
	const struct doc *d = r->d;

	return tok_child(d, tok, DEP_NMOD, NONE) != NONE ||
	    tok_child(d, tok, DEP_APPOS, NONE) != NONE ||
	    tok_child(d, tok, DEP_COP, NONE) != NONE ||
	    is_owned(r, tok);
}

/* Which states the article speaks of, and where. */
static void
find_states(struct resolving *r)
{
	struct doc *d = r->d;

	for (uint32_t i = 0; i < d->mentions.n; i++) {
		const struct mention *m = &d->mentions.at[i];
		uint32_t e = the_entity(m);

		if (m->kind != KIND_NAME && m->kind != KIND_DEMONYM)
			continue;
		if (m->type == PLACE && m->country.n != 0)
			e = entity_find(r, COUNTRY, gazetteer_state_name(r->l,
			    m->country));
		if (e != NONE && d->entities.at[e].type == COUNTRY)
			*PUSH(&d->mem, &r->spoken) = (struct spoken){
				e, doc_sentence_of(d, m->tok), i,
				m->type == PLACE };
	}
}

/* The state that the article speaks of at a mention: each state, adjective or
 * place counts, the nearer the more, and everywhere the article a little.  NONE
 * if there is none. */
static uint32_t
topic(const struct resolving *r, uint32_t mention, double everywhere)
{
	const struct doc *d = r->d;
	uint32_t here = doc_sentence_of(d, d->mentions.at[mention].tok);
	uint32_t best = NONE;
	struct arena mem = { 0 };
	double *votes = NEW(&mem, double, d->entities.n);

	for (uint32_t i = 0; i < r->spoken.n; i++) {
		uint32_t s = r->spoken.at[i].sentence;
		uint32_t e = r->spoken.at[i].state;
		double weight = everywhere + (s <= here ? 1.0 / (1 + here - s)
		    : 0.5 / (1 + s - here));

		if (r->spoken.at[i].is_place)
			weight *= 0.6;
		if (s < 2)
			weight += 0.3;
		/* `Präsident Hrynko hat Norwegen besucht` */
		if (everywhere > 0 && s == here &&
		    r->spoken.at[i].mention > mention)
			weight = 0;
		if ((votes[e] += weight) > (best == NONE ? 0 : votes[best]))
			best = e;
	}
	arena_free(&mem);
	return best;
}

/* `Präsident Gusmão` in an article on East Timor: an office of a state that no
 * word names is that of the person's state, else of the article's. */
static void
offices_of_topic(struct resolving *r)
{
	struct doc *d = r->d;

	for (uint32_t i = 0; i < d->mentions.n; i++) {
		struct mention *m = &d->mentions.at[i];
		uint32_t e = the_entity(m), state;

		if (m->kind != KIND_OFFICE || e == NONE || m->of.n != 0 ||
		    !str_is(m->sort, "state") || m->country.n != 0)
			continue;
		m->country = d->entities.at[e].country;
		if (m->country.n == 0 && (state = topic(r, i, 0.1)) != NONE)
			m->country = d->entities.at[state].country;
		if (m->country.n != 0)
			entity_of_state(r, m->country);
		d->entities.at[e].country = m->country;
	}
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
	gazetteer_words(&d->mem, d->entities.at[e].name, &words);
	for (uint32_t i = 0; i < words.n; i++)
		if (ends_alike(d, words.at[i], noun))
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

/* How well an organization or place fits a noun; below 0: not at all. */
static double
fitness_of_noun(const struct resolving *r, const struct mention *m, uint32_t e)
{
	struct str sort = class_of_sort(r->facts.at[e].sort);

	if (is_called(r, e, m->name))
		return 4;
	if (m->kind == KIND_BODY)
		return -1;
	if (m->type == PLACE)
		return str_is(m->sort, "city") && (sort.n == 0 ||
		    str_is(sort, "city")) ? 2 : -1;
	if (sort.n == 0)
		return str_is(m->sort, "company") ||
		    str_is(m->sort, "club") ? 2 :
		    str_is(m->sort, "body") ? -1 : 1;
	if (str_eq(sort, m->sort))
		return 3;
	return str_is(m->sort, "organization") &&
	    !str_is(sort, "media") && !str_is(sort, "body") ? 2 :
	    str_is(m->sort, "alliance") && str_is(sort, "organization") ? 2
	    : -1;
}

/* How many sentences back a noun may take up a name. */
#define NOUN_BACK 8

/* The organization or place that a noun takes up: `die Partei`. */
static uint32_t
named_before(const struct resolving *r, uint32_t mention,
    enum entity_type type)
{
	const struct doc *d = r->d;
	const struct mention *m = &d->mentions.at[mention];
	uint32_t here = doc_sentence_of(d, m->tok), best = NONE;
	double best_score = 0;

	for (uint32_t i = mention; i-- > 0; ) {
		const struct mention *x = &d->mentions.at[i];
		uint32_t e = the_entity(x);
		uint32_t far = here - doc_sentence_of(d, x->tok);
		double score;

		if (far > NOUN_BACK)
			break;
		if (e == NONE || d->entities.at[e].type != type)
			continue;
		score = fitness_of_noun(r, m, e);
		if (score < 0 || (m->country.n > 0 &&
		    d->entities.at[e].country.n > 0 &&
		    !str_eq(m->country, d->entities.at[e].country)))
			continue;
		score -= 0.3 * far + 0.001 * (m->tok - x->tok);
		if (d->tokens.at[x->head].deprel == DEP_NSUBJ)
			score += 0.3;
		score += 0.5 * (1 - 1.0 / (1 + r->facts.at[e].count));
		if (score > best_score) {
			best = e;
			best_score = score;
		}
	}
	return best;
}

/* Whose a body is that no word tells: `das Gericht`, `die Regierung`. */
static uint32_t
body_meant(const struct resolving *r, uint32_t mention)
{
	const struct mention *m = &r->d->mentions.at[mention];
	uint32_t e = NONE;

	if (str_is(m->sort, "owned"))
		e = named_before(r, mention, ORGANIZATION);
	return e != NONE || str_is(m->sort, "spoken") ? e
	    : topic(r, mention, 0);
}

void
resolve_descriptions(struct resolving *r)
{
	struct doc *d = r->d;

	find_states(r);
	resolve_beside(r);
	offices_of_topic(r);
	for (uint32_t i = 0; i < d->mentions.n; i++) {
		struct mention *m = &d->mentions.at[i];
		uint32_t e = NONE;

		if (m->entities.n != 0)
			continue;
		if (m->kind == KIND_BODY) {
			belongs_to(r, m);
			if (m->country.n != 0)
				e = entity_of_state(r, m->country);
			else if (has_definite_article(r, m->head) &&
			    !is_explained(r, m->head))
				e = body_meant(r, i);
		} else if (m->kind == KIND_NOUN && (m->type == ORGANIZATION ||
		    m->type == PLACE) && is_definite(r, m->head) &&
		    tok_child(d, m->head, DEP_DET, NONE) != NONE &&
		    !is_explained(r, m->head))
			e = named_before(r, i, m->type);
		else if (m->type == PERSON && is_definite(r, m->head) &&
		    (m->kind == KIND_OFFICE || m->kind == KIND_NOUN ||
		    m->kind == KIND_DEMONYM))
			e = person_meant(r, m);
		else if (m->kind == KIND_NOUN && m->type == COUNTRY &&
		    is_definite(r, m->head) && !is_owned(r, m->head))
			e = m->country.n != 0 ? entity_of_state(r, m->country)
			    : topic(r, i, 0);
		if (e == NONE)
			continue;
		set_entity(r, m, e);
		if (m->type != PERSON)
			m->type = d->entities.at[e].type;
	}
}
