/* merging: who is one over documents, whatever the order and grouping. */
#include "unit.h"

#include "base/buf.h"
#include "base/file.h"
#include "corpus/corpus.h"
#include "corpus/review.h"

enum { DOCUMENTS = 9 };

static const char *const document_ids[DOCUMENTS] = { "d1", "d2", "d3", "d4",
	"d5", "d6", "d7", "d8", "d9" };

/* What one article tells of one entity; it lives in `k`. */
static struct k_called
facts_of(struct str cell)
{
	struct k_called c = { 0 };

	while (cell.n > 0) {
		struct str fact = str_cut(&cell, ' ');

		if (str_is(fact, "f") || str_is(fact, "m"))
			c.gender = fact.s[0] == 'f' ? GENDER_FEM : GENDER_MASC;
		else if (fact.s[0] == 'Q' && fact.n > 2)
			c.wikidata = fact;
		else if (fact.n == 2)
			c.country = fact;
		else
			c.office = fact;
	}
	return c;
}

static void
add_document(struct knowledge *k, struct str id)
{
	*PUSH(&k->mem, &k->documents) = (struct k_document){ .id = id,
		.copy_of = NONE };
}

/* `names`: NAME | ALIAS. */
static struct k_entity *
add_entity(struct knowledge *k, enum entity_type type, struct str names,
    struct str facts)
{
	struct k_entity *e = PUSH(&k->mem, &k->entities);
	struct k_called c = facts_of(facts);

	c.name = str_trim(str_cut(&names, '|'));
	*e = (struct k_entity){ .name = c.name, .type = type,
		.country = c.country, .gender = c.gender,
		.wikidata = c.wikidata };
	for (uint32_t at = 0; names.n > 0; at++) {
		struct str alias = str_trim(str_cut(&names, '|'));

		*PUSH(&k->mem, &e->aliases) = alias;
		*PUSH(&k->mem, &e->mentions) = (struct k_mention){
			.begin = 10 * at, .end = 10 * at + 9, .text = alias };
	}
	*PUSH(&k->mem, &e->mentions) = (struct k_mention){ .begin = 100,
		.end = 109, .text = e->name };
	*PUSH(&k->mem, &e->called) = c;
	return e;
}

static int
type_named(struct str name)
{
	return label_find(entity_type_names, ENTITY_TYPE_COUNT, name);
}

/* The entities left when the two articles of a row are merged, either first. */
static uint32_t
merged(const struct str row[7], bool is_turned)
{
	struct knowledge a = { 0 }, b = { 0 }, out = { 0 };
	const struct knowledge *parts[] = { &a, &b };
	struct str type = row[1];
	int first = type_named(str_cut(&type, '/'));
	int second = type.n > 0 ? type_named(type) : first;
	uint32_t n;

	assert_true(first >= 0 && second >= 0);
	add_document(&a, STR("a"));
	add_document(&b, STR("b"));
	add_entity(&a, (enum entity_type)first, row[2], row[3]);
	add_entity(&b, (enum entity_type)second, row[4], row[5]);
	if (is_turned) {
		parts[0] = &b;
		parts[1] = &a;
	}
	knowledge_merge(&out, parts, 2, NULL);
	n = out.entities.n;
	knowledge_free(&out);
	knowledge_free(&a);
	knowledge_free(&b);
	return n;
}

static void
check_row(struct str line, uint32_t number)
{
	struct str row[7];
	uint32_t want;

	for (int i = 0; i < 7; i++)
		row[i] = str_cut(&line, '\t');
	want = str_is(row[0], "same") ? 1 : 2;
	assert_true(want == 1 || str_is(row[0], "different"));
	if (merged(row, false) == want && merged(row, true) == want)
		return;
	print_error("tests/data/names.tsv:%u: " STR_FMT ", " STR_FMT
	    " not " STR_FMT ": " STR_FMT "\n", (unsigned)number,
	    STR_ARG(row[2]), STR_ARG(row[4]), STR_ARG(row[0]),
	    STR_ARG(row[6]));
	unit_wrong++;
}

static void
knows_pairs(void **state)
{
	struct arena mem = { 0 };
	struct str text;
	const char *why;
	uint32_t rows = 0;

	(void)state;
	assert_int_equal(file_read(&mem, "tests/data/names.tsv", &text, &why),
	    0);
	for (uint32_t n = 1; text.n > 0; n++) {
		struct str line = str_cut(&text, '\n');

		if (line.n == 0 || line.s[0] == '#')
			continue;
		check_row(line, n);
		rows++;
	}
	assert_true(rows >= 200);
	arena_free(&mem);
	CHECKED();
}

/* ---- several names ------------------------------------------------------ */

static const struct {
	const char *why, *names;	/* one article each; NAME [FACTS]     */
	uint32_t    want;
} affairs[] = {
	{ "who is meant by the shorter name is open",
	  "George Bush;George W. Bush;George H. W. Bush", 3 },
	{ "it is not where there is one",
	  "George Bush;George W. Bush;Laura Bush", 2 },
	{ "longer names that agree", "J. Biden;Joe Biden;Joe R. Biden", 1 },
	{ "an initial of two given names",
	  "A. Merkel;Angela Merkel;Anton Merkel", 3 },
	{ "a last name of two persons", "Clinton;Bill Clinton;Hillary Clinton",
	  3 },
	{ "of whom the gender tells one",
	  "Clinton [f];Bill Clinton [m];Hillary Clinton [f]", 2 },
	{ "of whom the office tells one",
	  "Weber [Minister];Max Weber [Minister];Anna Weber", 2 },
	{ "a genitive is a last name of its own where there is one",
	  "Peters;Carl Peters;Anna Peter", 2 },
	{ "what few documents tell is a misreading",
	  "Olga Iwanowa [RU];Olga Iwanowa [RU];Olga Iwanowa [RU];"
	  "Olga Iwanowa [RU];Olga Iwanowa [US]", 1 },
	{ "of whom nothing is known goes with most",
	  "Ida Koch [CH];Ida Koch [CH];Ida Koch [CH];Ida Koch [DE];"
	  "Ida Koch [DE];Ida Koch", 2 },
	{ "an office of one kind in two states is a misreading",
	  "Lin Hai [CN Sprecherin];Lin Hai [RU Regierungssprecherin]", 1 },
	{ "with nobody if there are as many",
	  "Ida Koch [CH];Ida Koch [DE];Ida Koch", 3 },
	{ "last names of one office in two states",
	  "Weber [DE Minister];Weber [Minister];Weber [AT Minister]", 3 },
	{ "of one state, but not one gender",
	  "Weber [DE];Weber [DE f];Weber [DE m]", 2 },
	{ "three states, offices of one kind between",
	  "Ida Koch [CH Trainerin];Ida Koch [DE Trainerin];"
	  "Ida Koch [AT Cheftrainerin]", 1 },
	{ "no letter in the name", "+++;***;+++", 2 },
	{ "a bridge of spellings", "Sergej Lawrow;Sergei Lavrov;Sergey Lavrov",
	  1 },
};

/* The articles `names` merged under a review; the parts live in `parts`. */
static void
merge_affair(struct knowledge *out, struct knowledge parts[DOCUMENTS],
    const char *names, const struct review *review)
{
	const struct knowledge *list[DOCUMENTS];
	struct str rest = str_of(names);
	size_t n = 0;

	for (; rest.n > 0; n++) {
		struct str facts = str_cut(&rest, ';');
		struct str name = str_trim(str_cut(&facts, '['));

		list[n] = &parts[n];
		add_document(&parts[n], str_of(document_ids[n]));
		add_entity(&parts[n], PERSON, name, str_cut(&facts, ']'));
	}
	knowledge_merge(out, list, n, review);
}

static void
free_affair(struct knowledge *out, struct knowledge parts[DOCUMENTS])
{
	knowledge_free(out);
	for (size_t i = 0; i < DOCUMENTS; i++)
		knowledge_free(&parts[i]);
}

static void
knows_affairs(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(affairs); i++) {
		struct knowledge parts[DOCUMENTS] = { { .mem = { 0 } } };
		struct knowledge out = { 0 };

		merge_affair(&out, parts, affairs[i].names, NULL);
		if (out.entities.n != affairs[i].want) {
			print_error("%s: %u\n", affairs[i].why,
			    (unsigned)out.entities.n);
			unit_wrong++;
		}
		free_affair(&out, parts);
	}
	CHECKED();
}

/* ---- review files ------------------------------------------------------- */

static const struct {
	const char *why, *names, *review, *want;	/* ids and names      */
} reviews[] = {
	{ "nothing said", "Ida Koch;Uwe Berg", "",
	  "person.ida_koch Ida Koch;person.uwe_berg Uwe Berg;" },
	{ "one by name", "Ida Koch;Ida Berg", "same Ida Koch = Ida Berg",
	  "person.ida_berg Ida Berg;" },
	{ "one by id", "Ida Koch;Ida Berg",
	  "same person.ida_koch = person.ida_berg",
	  "person.ida_berg Ida Berg;" },
	{ "one over three", "A Berg;B Berg;C Berg",
	  "same A Berg = B Berg\nsame B Berg = C Berg",
	  "person.a_berg A Berg;" },
	{ "two that are spelt alike", "Ida Sacharow;Ida Zakharov",
	  "different Ida Sacharow != Ida Zakharov",
	  "person.ida_sacharow Ida Sacharow;person.ida_zakharov Ida Zakharov;"
	},
	{ "two, the last name alone being another's", "Ida Koch;Koch",
	  "different Ida Koch \xe2\x89\xa0 Koch",
	  "person.ida_koch Ida Koch;person.koch Koch;" },
	{ "what one article calls both cannot be parted", "Ida Koch | Koch",
	  "different Ida Koch != Koch", "person.ida_koch Ida Koch;" },
	{ "different goes before same", "Ida Koch;Ida Berg;Ida Horn",
	  "same Ida Koch = Ida Berg\nsame Ida Berg = Ida Horn\n"
	  "different Ida Koch != Ida Horn",
	  "person.ida_berg Ida Berg;person.ida_horn Ida Horn;" },
	{ "a new name", "Ida Koch;Koch", "name Koch = Ida Koch-Berg",
	  "person.ida_koch_berg Ida Koch-Berg;" },
	{ "a new name for one of two", "Ida Sacharow;Ida Zakharov",
	  "different Ida Sacharow != Ida Zakharov\nname Ida Zakharov = Eva",
	  "person.eva Eva;person.ida_sacharow Ida Sacharow;" },
	{ "a new type", "Wagner", "type Wagner = organization",
	  "organization.wagner Wagner;" },
	{ "nobody is called so", "Ida Koch", "same Ida Koch = Nemo",
	  "person.ida_koch Ida Koch;" },
	{ "several are", "Ida Koch [CH];Ida Koch [DE]", "name Ida Koch = Eva",
	  "person.ida_koch Ida Koch;person.ida_koch_2 Ida Koch;" },
	{ "the beginning of a name is none", "Ida Koch", "name Ida = Eva",
	  "person.ida_koch Ida Koch;" },
	{ "comments and blank lines", "Ida Koch",
	  "\xef\xbb\xbf# x\r\n\n  name Ida Koch = Eva  # so\r\n",
	  "person.eva Eva;" },
	{ "lines that are none", "Ida Koch",
	  "same\nsame Ida Koch\nsame = Ida Koch\ntype Ida Koch = man\n"
	  "different Ida Koch = Eva\nName Ida Koch = Eva\n\xff\n",
	  "person.ida_koch Ida Koch;" },
};

static void
obeys_reviews(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(reviews); i++) {
		struct knowledge parts[DOCUMENTS] = { { .mem = { 0 } } };
		struct knowledge out = { 0 };
		struct review r = { 0 };
		struct buf got = { 0 };

		review_read(&r, "review", str_of(reviews[i].review));
		merge_affair(&out, parts, reviews[i].names, &r);
		for (uint32_t n = 0; n < out.entities.n; n++)
			buf_printf(&got, STR_FMT " " STR_FMT ";",
			    STR_ARG(out.entities.at[n].id),
			    STR_ARG(out.entities.at[n].name));
		buf_char(&got, '\0');
		CHECK_STR(reviews[i].why, got.s, reviews[i].want);
		buf_free(&got);
		free_affair(&out, parts);
		review_free(&r);
	}
	CHECKED();
}

/* ---- any order and grouping --------------------------------------------- */

enum { TRIALS = 300 };

static uint32_t seed;

static uint32_t
any(uint32_t n)
{
	seed = seed * 1664525 + 1013904223;
	return (seed >> 8) % n;
}

static const struct {
	enum entity_type type;
	const char      *names, *facts;
} pool[] = {
	{ PERSON, "Sergej Lawrow | Lawrow", "RU m Minister" },
	{ PERSON, "Sergei Lavrov", "" },
	{ PERSON, "Sergey Lavrov | Lavrow", "KP Minister" },
	{ PERSON, "Lawrow", "RU" },
	{ PERSON, "Lawrow | Lawrows", "Minister" },
	{ PERSON, "Lavrov", "" },
	{ PERSON, "Iwan Lawrow", "UA m" },
	{ PERSON, "George Bush", "" },
	{ PERSON, "George W. Bush | Bush", "US" },
	{ PERSON, "George H. W. Bush", "US m" },
	{ PERSON, "Bush", "m" },
	{ PERSON, "Ida Koch", "CH f" },
	{ PERSON, "Ida Koch", "DE f" },
	{ PERSON, "Ida Koch", "" },
	{ PERSON, "Koch", "DE" },
	{ PERSON, "Koch", "" },
	{ PERSON, "Kim Jong Un | Kim", "KP" },
	{ PERSON, "Kims", "" },
	{ PERSON, "Kim", "" },
	{ ORGANIZATION, "Bund der Obstbauern | BDO", "" },
	{ ORGANIZATION, "BDO", "" },
	{ ORGANIZATION, "Bund der Orgelbauer | BDO", "" },
	{ ORGANIZATION, "Agentur", "Q7" },
	{ ORGANIZATION, "Dienst", "Q7" },
	{ PLACE, "Paris", "FR" },
	{ PLACE, "Paris", "US" },
	{ PLACE, "Paris", "" },
	{ COUNTRY, "Russland", "RU" },
	{ COUNTRY, "Russische Föderation", "RU" },
};

static struct k_evidence
any_evidence(void)
{
	uint32_t at = 200 + any(1000);

	return (struct k_evidence){ .begin = at, .end = at + 5,
		.by = STR("rule"), .rule = STR("r"), .score = -1 };
}

/* One telling of an event: who is in it stands in its roles, as entity/ and
 * event/ have it. */
static void
add_telling(struct knowledge *k)
{
	static const char *const dates[] = { "", "2031", "2031-03",
		"2031-03-04", "2031-06-01" };
	static const char *const labels[] = { "treffen", "Besuch" };
	struct k_event *e = PUSH(&k->mem, &k->events);
	struct k_evidence v = any_evidence();

	*e = (struct k_event){ .type = EVENT_CONSULT,
		.mode = any(3) == 0 ? event_mode_find(EVENT_CONSULT,
		    STR("visit")) : NONE,
		.label = str_of(labels[any(LENGTH(labels))]),
		.date = str_of(dates[any(LENGTH(dates))]),
		.status = (enum status)any(STATUS_COUNT),
		.place = NONE, .attribution = NONE,
		.confidence = any(100) / 100.0 };
	e->intensity = event_intensity(e->type, e->mode);
	for (uint32_t r = ROLE_SOURCE; r < ROLE_COUNT; r++) {
		uint32_t who = any(k->entities.n);

		if (r > ROLE_TARGET && any(2) == 0)
			continue;
		*PUSH(&k->mem, &v.roles) = (struct k_role){ (enum role)r, who,
			v.begin + r, v.begin + r + 1, 0 };
		if (r == ROLE_SOURCE)
			*PUSH(&k->mem, &e->source) = who;
		else if (r == ROLE_TARGET)
			*PUSH(&k->mem, &e->target) = who;
		else
			*(r == ROLE_PLACE ? &e->place : &e->attribution) = who;
	}
	*PUSH(&k->mem, &e->evidence) = v;
	if (any(3) == 0) {
		v = any_evidence();
		*PUSH(&k->mem, &e->evidence) = v;
	}
}

static void
add_relation(struct knowledge *k)
{
	static const char *const labels[] = { "Minister", "Chef" };
	static const char *const days[] = { "", "2031", "2030-01-01" };
	struct k_relation *r = PUSH(&k->mem, &k->relations);

	*r = (struct k_relation){
		.type = any(2) == 0 ? MEMBER_OF : HOLDS_OFFICE,
		.label = str_of(labels[any(LENGTH(labels))]),
		.since = str_of(days[any(LENGTH(days))]),
		.until = str_of(days[any(LENGTH(days))]),
		.is_former = any(2) == 0, .confidence = any(100) / 100.0,
		.source = any(k->entities.n), .target = any(k->entities.n) };
	*PUSH(&k->mem, &r->evidence) = any_evidence();
	/* what an office is told of is found in the relations */
	if (r->type == HOLDS_OFFICE)
		k->entities.at[r->source].called.n = 0;
}

/* An article of some entities, of which any may turn out to be one, what they
 * are to each other, and did, perhaps once, told twice. */
static void
make_document(struct knowledge *k, const char *id)
{
	add_document(k, str_of(id));
	for (uint32_t n = 2 + any(5); n > 0; n--) {
		uint32_t p = any(LENGTH(pool));
		struct k_entity *e;

		add_entity(k, pool[p].type, str_of(pool[p].names),
		    str_of(pool[p].facts));
		e = &k->entities.at[k->entities.n - 1];
		if (any(4) == 0)	/* nowhere named, only meant */
			e->mentions.n = e->aliases.n = 0;
		if (any(2) == 0)
			e->called.n = 0;
	}
	for (uint32_t n = any(4); n > 0; n--)
		add_relation(k);
	for (uint32_t n = any(4); n > 0; n--)
		add_telling(k);
}

static struct buf
merged_bytes(const struct knowledge *const *parts, size_t n)
{
	struct knowledge out = { 0 };
	struct buf b = { 0 };

	knowledge_merge(&out, parts, n, NULL);
	knowledge_keep(&out, 0.25);
	knowledge_write(&out, &b);
	knowledge_free(&out);
	return b;
}

/* Merge as many groups as there are, written and read between, then these. */
static struct buf
grouped_bytes(const struct knowledge *documents)
{
	struct knowledge groups[DOCUMENTS];
	const struct knowledge *list[DOCUMENTS];
	uint32_t of[DOCUMENTS], n = 1 + any(DOCUMENTS), turn = any(n);
	struct buf out;

	for (size_t i = 0; i < DOCUMENTS; i++)
		of[i] = any(n);
	for (uint32_t g = 0; g < n; g++) {
		size_t in = 0;
		struct buf b;

		for (size_t i = DOCUMENTS; i-- > 0; )
			if (of[i] == g)
				list[in++] = &documents[i];
		b = merged_bytes(list, in);
		assert_int_equal(knowledge_read(&groups[g], "group",
		    buf_str(&b)), 0);
		buf_free(&b);
	}
	for (uint32_t g = 0; g < n; g++)
		list[g] = &groups[(g + turn) % n];
	out = merged_bytes(list, n);
	for (uint32_t g = 0; g < n; g++)
		knowledge_free(&groups[g]);
	return out;
}

static void
show_first_difference(struct str want, struct str got)
{
	struct str a, b;

	do {
		a = str_cut(&want, '\n');
		b = str_cut(&got, '\n');
	} while (str_eq(a, b));
	fprintf(stderr, STR_FMT "\nis not\n" STR_FMT "\n", STR_ARG(b),
	    STR_ARG(a));
}

static void
merges_in_any_grouping(void **state)
{
	(void)state;
	for (uint32_t trial = 0; trial < TRIALS; trial++) {
		struct knowledge documents[DOCUMENTS] = { { .mem = { 0 } } };
		const struct knowledge *list[DOCUMENTS];
		struct buf whole, grouped;

		seed = trial;
		for (size_t i = 0; i < DOCUMENTS; i++) {
			make_document(&documents[i], document_ids[i]);
			list[i] = &documents[i];
		}
		whole = merged_bytes(list, DOCUMENTS);
		grouped = grouped_bytes(documents);
		if (!str_eq(buf_str(&whole), buf_str(&grouped))) {
			show_first_difference(buf_str(&whole),
			    buf_str(&grouped));
			fail_msg("trial %u", (unsigned)trial);
		}
		buf_free(&whole);
		buf_free(&grouped);
		for (size_t i = 0; i < DOCUMENTS; i++)
			knowledge_free(&documents[i]);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(knows_pairs),
		cmocka_unit_test(knows_affairs),
		cmocka_unit_test(obeys_reviews),
		cmocka_unit_test(merges_in_any_grouping),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
