/* relation: what holds: offices, membership, parts, places. */
#include "base/utf8.h"
#include "event/clause.h"
#include "event/event.h"
#include "event/tenure.h"

/* Note what holds between whom the mention means and `target`, once a
 * document; NULL if it was noted or is nothing. */
static struct relation *
add(struct doc *d, const struct mention *m, enum relation_type type,
    uint32_t target, const char *rule)
{
	uint32_t source = the_entity(m);
	struct relation *out;

	if (source == NONE || target == NONE || source == target)
		return NULL;
	for (uint32_t i = 0; i < d->relations.n; i++) {
		const struct relation *o = &d->relations.at[i];

		if (o->type == type && o->source == source &&
		    o->target == target)
			return NULL;
	}
	out = PUSH(&d->mem, &d->relations);
	*out = (struct relation){
		.type = type, .source = source, .target = target, .at = m->at,
		.rule = rule, .score = -1, .confidence = 0.8,
		.sentence = doc_sentence_of(d, m->tok),
	};
	return out;
}

static uint32_t
state(const struct doc *d, struct str iso)
{
	for (uint32_t i = 0; i < d->entities.n; i++)
		if (iso.n != 0 && d->entities.at[i].type == COUNTRY &&
		    str_eq(d->entities.at[i].country, iso))
			return i;
	return NONE;
}

static bool
is_former(const struct reading *r, uint32_t tok)
{
	for (uint32_t c = tok_child(r->d, tok, DEP_AMOD, NONE); c != NONE;
	    c = tok_child(r->d, tok, DEP_AMOD, c))
		if (lang_is(r->l, TABLE_AUXILIARIES, r->d->tokens.at[c].lemma,
		    "former"))
			return true;
	return false;
}

/* `der russische Präsident Wladimir Putin`, `der Abgeordnete Weber von den
 * Grünen`: entity/ bound the office to the name beside it and found its
 * owner. */
static void
office(const struct reading *r, const struct mention *m)
{
	bool is_member = str_is(m->sort, "member");
	struct tenure when;
	struct relation *held = add(r->d, m, is_member ? MEMBER_OF
	    : HOLDS_OFFICE, m->owner, "office-beside-name");

	/* `der FDP-Minister` */
	add(r->d, m, MEMBER_OF, m->party, "office-of-party");
	if (held == NULL)
		return;
	held->label = m->name;
	held->is_former = is_former(r, m->head);
	when = tenure_of(r, m->head);
	held->since = when.since;
	held->until = when.until;
	if (m->owner_score >= 0)
		held->score = held->confidence = m->owner_score;
}

/* `Kims Vater, Kim Jong Il`, `der FDP-Finanzexperte Hermann Otto Solms`, `ihr
 * polnischer Kollege Adam Nowak`. */
static void
noun(const struct reading *r, const struct mention *m)
{
	static const char *const members[] = {
		"profession", "party", "office", NULL
	};
	struct relation *is = NULL;

	if (m->owner == NONE)
		return;
	/* `seine Frau` */
	if (str_is(m->sort, "kin") || str_is(m->sort, "spouse"))
		is = add(r->d, m, KIN, m->owner, "kin-beside-name");
	else if (str_is(m->sort, "colleague"))
		is = add(r->d, m, HOLDS_OFFICE, m->owner, "colleague");
	else if (str_is_one_of(m->sort, members) &&
	    r->d->entities.at[m->owner].type == ORGANIZATION)
		is = add(r->d, m, MEMBER_OF, m->owner, "noun-beside-name");
	if (is != NULL)
		is->label = m->name;
}

/* The state that an adjective or genitive gives to a noun: `die russische
 * Weltraumbehörde Roskosmos`, or NONE. */
static uint32_t
state_of_noun(const struct reading *r, uint32_t tok)
{
	const struct doc *d = r->d;
	const struct token *t = d->tokens.at;

	for (uint32_t i = t[tok].child; i != NONE; i = t[i].next) {
		uint32_t m = r->at_head[i];

		if (m == NONE ||
		    tok_child(d, i, DEP_CASE, NONE) != NONE)
			continue;
		if (d->mentions.at[m].type == COUNTRY &&
		    (d->mentions.at[m].kind == KIND_DEMONYM ||
		    (d->mentions.at[m].kind == KIND_NAME &&
		    t[i].deprel == DEP_NMOD)) &&
		    !str_is(str_of(d->mentions.at[m].rule),
		    "capital-adjective"))
			return the_entity(&d->mentions.at[m]);
	}
	return NONE;
}

/* The region that an adjective gives to a noun: `das bayerische Ansbach`, or
 * NONE. */
static uint32_t
region_of_noun(const struct reading *r, uint32_t tok)
{
	const struct token *t = r->d->tokens.at;

	for (uint32_t i = t[tok].child; i != NONE; i = t[i].next)
		if (r->at_head[i] != NONE && str_is(str_of(
		    r->d->mentions.at[r->at_head[i]].rule), "regional"))
			return the_entity(&r->d->mentions.at[r->at_head[i]]);
	return NONE;
}

/* The noun that a name is put beside: `Weltraumbehörde Roskosmos`. */
static uint32_t
class_noun(const struct doc *d, const struct mention *m)
{
	uint32_t head = d->tokens.at[m->head].head;

	if (head != NONE && d->tokens.at[head].upos == UPOS_NOUN &&
	    (d->tokens.at[m->head].deprel == DEP_APPOS ||
	    d->tokens.at[m->head].deprel == DEP_FLAT ||
	    head + 1 == m->tok))
		return head;
	return NONE;
}

/* Does the name have a noun that heads organizations? */
static bool
is_headed(const struct reading *r, const struct mention *m)
{
	struct str rest;
	struct rows heads = lang_find_noun(&r->d->mem, r->l, TABLE_HEADS,
	    r->d->tokens.at[m->head].lemma, &rest);

	return heads.beg < heads.end;
}

/* `die staatliche Agentur`, `das Staatsfernsehen`: of a state. */
static bool
is_official(const struct reading *r, uint32_t noun)
{
	const struct doc *d = r->d;
	struct str lemma = d->tokens.at[noun].lemma;

	for (uint32_t a = tok_child(d, noun, DEP_AMOD, NONE); a != NONE;
	    a = tok_child(d, noun, DEP_AMOD, a))
		if (lang_is(r->l, TABLE_AUXILIARIES, d->tokens.at[a].lemma,
		    "official"))
			return true;
	for (size_t n = 3; n + 3 < lemma.n; n++)
		if (lang_is(r->l, TABLE_AUXILIARIES, str_head(lemma, n),
		    "official"))
			return true;
	return false;
}

static bool
is_organ(const struct reading *r, const struct mention *m, uint32_t noun)
{
	static const char *const sorts[] = {
		"agency", "service", "government", "parliament", "court", NULL
	};
	uint32_t n = noun != NONE ? r->at_head[noun] : NONE;

	/* `die russische Pazifikflotte`, not `die palästinensische Hamas` */
	if (str_is_one_of(m->sort, sorts) || (str_is(m->sort, "armed") &&
	    is_headed(r, m)) || is_official(r, noun != NONE ? noun : m->head))
		return true;
	return n != NONE && (r->d->mentions.at[n].kind == KIND_BODY ||
	    str_is(r->d->mentions.at[n].sort, "body") ||
	    str_is(r->d->mentions.at[n].sort, "service"));
}

/* `UN-Sicherheitsrat`, `US-Verteidigungsministerium`: the whole that the name's
 * first word tells, or NONE. */
static uint32_t
whole_of_compound(const struct reading *r, const struct mention *m)
{
	struct doc *d = r->d;
	struct str first = d->tokens.at[m->tok].form;
	const struct gaz_entry *e;

	if (m->ntok < 3 || tok_hyphen_left(d, m->tok + 2) != m->tok)
		return NONE;
	e = gazetteer_word(&d->mem, r->l, first, GAZ_ORGANIZATION);
	for (uint32_t i = 0; e != NULL && i < d->entities.n; i++)
		if (d->entities.at[i].type == ORGANIZATION &&
		    str_eq(d->entities.at[i].name, e->name))
			return i;
	if (lang_has(r->l, TABLE_PREFIXES, first))
		return state(d, lang_cell(r->l, TABLE_PREFIXES,
		    lang_find(r->l, TABLE_PREFIXES, first).beg, 1));
	e = gazetteer_word(&d->mem, r->l, first, GAZ_STATE);
	return e != NULL ? state(d, e->country) : NONE;
}

/* `der Nationale Sicherheitsrat des Weißen Hauses`: the organization in the
 * name's genitive, or NONE. */
static uint32_t
whole_in_genitive(const struct reading *r, const struct mention *m)
{
	const struct doc *d = r->d;
	const struct token *t = d->tokens.at;

	for (uint32_t i = t[m->head].child; i != NONE; i = t[i].next) {
		uint32_t at = r->at_head[i];

		if (at != NONE && t[i].deprel == DEP_NMOD && i > m->head &&
		    d->mentions.at[at].kind == KIND_NAME &&
		    d->mentions.at[at].type == ORGANIZATION &&
		    tok_child(d, i, DEP_CASE, NONE) == NONE)
			return the_entity(&d->mentions.at[at]);
	}
	return NONE;
}

/* `Außenministerium (Südkorea)`, `UN-Sicherheitsrat`, `der russische
 * Geheimdienst FSB`. */
static void
part(const struct reading *r, const struct mention *m)
{
	struct doc *d = r->d;
	uint32_t noun = class_noun(d, m), whole;

	if (m->type != ORGANIZATION || the_entity(m) == NONE)
		return;
	if ((whole = whole_of_compound(r, m)) != NONE)
		add(d, m, PART_OF, whole, "organ-in-compound");
	else if ((whole = whole_in_genitive(r, m)) != NONE)
		add(d, m, PART_OF, whole, "organ-of-organization");
	else if (str_is(str_of(m->rule), "body"))
		add(d, m, PART_OF, state(d,
		    d->entities.at[the_entity(m)].country), "body-of-state");
	else if (is_organ(r, m, noun)) {
		whole = state_of_noun(r, m->head);
		if (whole == NONE && noun != NONE)
			whole = state_of_noun(r, noun);
		add(d, m, PART_OF, whole, "organ-of-state");
	}
}

/* `Franz Josef Jung (CDU)`. */
static void
in_brackets(const struct reading *r, const struct mention *m)
{
	struct doc *d = r->d;
	uint32_t end = m->tok + m->ntok, at;

	if (m->type != PERSON || end + 2 >= d->tokens.n ||
	    !str_is(d->tokens.at[end].form, "("))
		return;
	at = r->at_head[end + 1];
	if (at != NONE && d->mentions.at[at].type == ORGANIZATION &&
	    d->mentions.at[at].kind == KIND_NAME &&
	    str_is(d->tokens.at[end + 1 + d->mentions.at[at].ntok].form, ")"))
		add(d, m, MEMBER_OF, the_entity(&d->mentions.at[at]),
		    "organization-in-brackets");
}

/* `Samuel Craig von der DUP`: wherever the tree hung it. */
static void
behind(const struct reading *r, const struct mention *m)
{
	struct doc *d = r->d;
	uint32_t i = m->tok + m->ntok, at;

	if (m->type != PERSON || i + 1 >= d->tokens.n ||
	    d->tokens.at[i].upos != UPOS_ADP || !lang_is(r->l,
	    TABLE_ADPOSITIONS, d->tokens.at[i].lemma, "genitive"))
		return;
	i += d->tokens.at[i + 1].upos == UPOS_DET ? 2 : 1;
	at = i < d->tokens.n ? doc_mention_from(d, i) : d->mentions.n;
	if (at < d->mentions.n && d->mentions.at[at].tok == i &&
	    d->mentions.at[at].kind == KIND_NAME &&
	    d->mentions.at[at].type == ORGANIZATION)
		add(d, m, MEMBER_OF, the_entity(&d->mentions.at[at]),
		    "person-of-organization");
}

/* Does the list of places end here: `in Fangchuan, China;`? */
static bool
is_end(const struct doc *d, uint32_t tok)
{
	return tok >= d->tokens.n || (d->tokens.at[tok].upos == UPOS_PUNCT &&
	    !str_is(d->tokens.at[tok].form, ","));
}

/* `Tallinn, Estland`, `Lebanon (Ohio)`. */
static void
place_beside(const struct reading *r, const struct mention *m)
{
	struct doc *d = r->d;
	const struct token *t = d->tokens.at;
	uint32_t end = m->tok + m->ntok, at, behind;
	const struct mention *n;
	bool is_bracket;
	struct str iso;

	if (m->type != PLACE || the_entity(m) == NONE ||
	    end + 2 >= d->tokens.n ||
	    (at = doc_mention_from(d, end + 1)) >= d->mentions.n)
		return;
	n = &d->mentions.at[at];
	behind = n->tok + n->ntok;
	is_bracket = str_is(t[end].form, "(") && behind < d->tokens.n &&
	    str_is(t[behind].form, ")");
	if (n->tok != end + 1 || n->kind != KIND_NAME ||
	    (n->type != COUNTRY && (n->type != PLACE || !is_bracket)))
		return;
	/* `in Paris, Polen und London` is a list */
	iso = d->entities.at[the_entity(m)].country;
	if (is_bracket || (str_is(t[end].form, ",") && (iso.n == 0 ?
	    (t[n->head].deprel == DEP_APPOS && t[n->head].head == m->head) ||
	    is_end(d, behind) : str_eq(iso, n->country))))
		add(d, m, LOCATED_IN, the_entity(n), "place-beside-place");
}

/* `aus Guantánamo`, `nach Gotland`: what follows says where to. */
static bool
is_moving(const struct reading *r, const struct mention *m)
{
	uint32_t p = tok_child(r->d, m->head, DEP_CASE, NONE);

	return p != NONE && !lang_is(r->l, TABLE_ADPOSITIONS,
	    r->d->tokens.at[p].lemma, "place");
}

/* `im indischen Bundesstaat Orissa`, `im türkischen Trabzon`, `Jiuquan in
 * Gansu`. */
static void
place_in_place(const struct reading *r, const struct mention *m)
{
	struct doc *d = r->d;
	uint32_t noun = class_noun(d, m), end = m->tok + m->ntok;

	if (m->type != PLACE)
		return;
	add(d, m, LOCATED_IN, state_of_noun(r, noun != NONE ? noun : m->head),
	    "place-of-state");
	add(d, m, LOCATED_IN, region_of_noun(r, noun != NONE ? noun : m->head),
	    "place-of-region");
	if (end + 1 >= d->tokens.n || d->tokens.at[end].upos != UPOS_ADP ||
	    !lang_is(r->l, TABLE_ADPOSITIONS, d->tokens.at[end].lemma,
	    "owner") || !lang_is(r->l, TABLE_ADPOSITIONS,
	    d->tokens.at[end].lemma, "place") || is_moving(r, m))
		return;
	for (uint32_t i = end + 1; i < d->tokens.n && i < end + 4; i++) {
		uint32_t at = r->at_head[i];

		/* `in den Jemen` */
		if (tok_has(&d->tokens.at[i], CASE_ACC) &&
		    d->tokens.at[i].upos == UPOS_DET)
			return;
		if (at == NONE || d->mentions.at[at].kind != KIND_NAME)
			continue;
		if (d->mentions.at[at].type == PLACE ||
		    d->mentions.at[at].type == COUNTRY)
			add(d, m, LOCATED_IN, the_entity(&d->mentions.at[at]),
			    "place-in-place");
		return;
	}
}

/* Names below a name: `John Kirby vom Nationalen Sicherheitsrat`,
 * `Wostotschny in der Amur-Region`, `die Bank of China aus Peking`. */
static void
below(const struct reading *r, const struct mention *m)
{
	struct doc *d = r->d;
	const struct token *t = d->tokens.at;

	for (uint32_t i = t[m->head].child; i != NONE; i = t[i].next) {
		uint32_t at = r->at_head[i], prep;
		const struct mention *n;

		if (at == NONE || t[i].deprel != DEP_NMOD)
			continue;
		n = &d->mentions.at[at];
		prep = tok_child(d, i, DEP_CASE, NONE);
		if (n->kind != KIND_NAME)
			continue;
		if (m->type == PERSON && n->type == ORGANIZATION &&
		    prep != NONE && lang_is(r->l, TABLE_ADPOSITIONS,
		    d->tokens.at[prep].lemma, "genitive"))
			add(d, m, MEMBER_OF, the_entity(n),
			    "person-of-organization");
		if (m->type == PLACE && (n->type == PLACE ||
		    n->type == COUNTRY) && (prep == NONE || lang_is(r->l,
		    TABLE_ADPOSITIONS, d->tokens.at[prep].lemma, "owner")))
			add(d, m, LOCATED_IN, the_entity(n), "place-in-place");
	}
}

/* The token in a slot of the verb, an object or behind a preposition: its
 * entity, or that of the name put beside it; NONE. */
static uint32_t
in_slot(const struct reading *r, uint32_t verb, struct str slot)
{
	const struct doc *d = r->d;
	const struct token *t = d->tokens.at;

	for (uint32_t i = t[verb].child; i != NONE; i = t[i].next) {
		uint32_t p = tok_child(d, i, DEP_CASE, NONE), m = r->at_head[i];

		if (p != NONE ? !str_eq(t[p].lemma, slot) :
		    !(str_is(slot, "obj") && t[i].deprel == DEP_OBJ) &&
		    !(str_is(slot, "iobj") && (t[i].deprel == DEP_IOBJ ||
		    t[i].deprel == DEP_OBJ)))
			continue;
		if (m == NONE || the_entity(&d->mentions.at[m]) == NONE)
			m = tok_child(d, i, DEP_APPOS, NONE) != NONE ?
			    r->at_head[tok_child(d, i, DEP_APPOS, NONE)] : m;
		if (m != NONE && the_entity(&d->mentions.at[m]) != NONE)
			return m;
	}
	return NONE;
}

/* Neither negated, nor modal, nor in a conditional clause. */
static bool
is_stated(const struct reading *r, uint32_t tok)
{
	const struct token *t = r->d->tokens.at;

	for (uint32_t i = t[tok].child; i != NONE; i = t[i].next)
		if (lang_has(r->l, TABLE_NEGATION, t[i].lemma) ||
		    lang_has(r->l, TABLE_MODALS, t[i].lemma) ||
		    (t[i].deprel == DEP_MARK && lang_is(r->l,
		    TABLE_AUXILIARIES, t[i].lemma, "condition")))
			return false;
	return true;
}

static bool
may_hold(enum relation_type type, enum entity_type a, enum entity_type b)
{
	switch (type) {
	case HOLDS_OFFICE:
		return a == PERSON && (b == COUNTRY || b == ORGANIZATION);
	case MEMBER_OF:
		return a != PLACE && b == ORGANIZATION;
	case PART_OF:
		return a == ORGANIZATION && (b == COUNTRY ||
		    b == ORGANIZATION);
	case LOCATED_IN:
		return a == PLACE && (b == PLACE || b == COUNTRY);
	case KIN:
		return a == PERSON && b == PERSON;
	case RELATION_TYPE_COUNT:
		break;
	}
	return false;
}

/* `Mohr leitet das Bundesamt`, `die beiden gehören der SPD an`. */
static void
verb(const struct reading *r, uint32_t tok)
{
	struct doc *d = r->d;
	struct rows rows = lang_find(r->l, TABLE_RELATIONS,
	    doc_verb_lemma(d, tok));

	for (uint32_t i = rows.beg; i < rows.end; i++) {
		int type = label_find(relation_type_names, RELATION_TYPE_COUNT,
		    lang_cell(r->l, TABLE_RELATIONS, i, 2));
		uint32_t s = tok_child(d, tok, DEP_NSUBJ, NONE), o;
		struct relation *is;

		s = s != NONE ? r->at_head[s] : NONE;
		o = type >= 0 ? in_slot(r, tok, lang_cell(r->l,
		    TABLE_RELATIONS, i, 1)) : NONE;
		if (s == NONE || o == NONE || !is_stated(r, tok) ||
		    the_entity(&d->mentions.at[s]) == NONE || !may_hold(
		    (enum relation_type)type, d->entities.at[the_entity(
		    &d->mentions.at[s])].type, d->entities.at[the_entity(
		    &d->mentions.at[o])].type))
			continue;
		is = add(d, &d->mentions.at[s], (enum relation_type)type,
		    the_entity(&d->mentions.at[o]), "verb");
		if (is != NULL)
			is->label = lang_cell(r->l, TABLE_RELATIONS, i, 3);
	}
}

void
relation_find(struct doc *d, const struct lang *l)
{
	struct reading r = reading_of(d, l);

	for (uint32_t i = 0; i < d->mentions.n; i++) {
		const struct mention *m = &d->mentions.at[i];

		/* what takes somebody up, `der Minister`, is too unsure */
		if (str_is(str_of(m->rule), "office-beside-name"))
			office(&r, m);
		if (m->kind == KIND_NOUN && m->type == PERSON &&
		    str_is(str_of(m->rule), "noun-beside-name"))
			noun(&r, m);
		if (m->kind != KIND_NAME)
			continue;
		part(&r, m);
		in_brackets(&r, m);
		behind(&r, m);
		place_in_place(&r, m);
		place_beside(&r, m);
		below(&r, m);
	}
	for (uint32_t i = 0; i < d->tokens.n; i++)
		if (d->tokens.at[i].upos == UPOS_VERB)
			verb(&r, i);
}
