/* input: from the names on the command line to articles. */
#include "text/input.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/by_line.h"
#include "base/date.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/json.h"
#include "base/map.h"
#include "base/utf8.h"
#include "text/decode.h"
#include "text/html.h"
#include "text/sources.h"

/* Bytes of an article. */
#define MOST ((size_t)UINT32_MAX / 4)

/* An article in a source: bytes of it, and their line, 0 for all; and what is
 * not found out twice. */
struct found {
	struct str id;
	uint64_t   at;
	uint32_t   n, line, source;
	uint32_t   hash;		/* of the text                        */
	uint32_t   foreign, nforeign;	/* parts that are not read            */
	char       language[4];		/* that was guessed, or empty         */
};

struct input {
	struct arena  mem;		/* as long as this                    */
	struct arena  scratch;		/* while finding                      */
	struct arena  temp;		/* while looking at one article       */
	source_list   sources;
	span_list     foreign;		/* of all articles                    */
	VEC(struct found)  all;
	struct found  here;		/* where it is reading                */
	struct map    ids;		/* that are taken                     */
	uint32_t      known;
	struct input_options options;
	const struct map *is_known;
	/* loading: which, what comes of it, and where that lives */
	const struct found *wanted;
	struct article     *out;
	struct arena       *to;
};

/* What messages call it. */
static const char *
place(const struct source *s)
{
	return str_is(s->path, "-") ? "stdin" : s->path.s;
}

/* -------------------------------------------------------------- articles */

/* A date of publication in the file's name: `2023-09-13-gipfel`,
 * `tagblatt_20230913`; empty if there is none. */
static struct str
date_in_name(struct arena *mem, struct str path)
{
	struct str s = str_from(path, path_name_at(path));

	for (size_t i = 0; i + 8 <= s.n; i++) {
		struct str rest = str_from(s, i), day = { 0 };

		if (i > 0 && ((s.s[i - 1] >= '0' && s.s[i - 1] <= '9') ||
		    s.s[i - 1] == '-'))
			continue;
		if (rest.n >= 10 && rest.s[4] == '-')
			day = str_head(rest, 10);
		else if (str_begins(rest, STR("19")) ||
		    str_begins(rest, STR("20")))
			day = arena_printf(mem, "%.4s-%.2s-%.2s", rest.s,
			    rest.s + 4, rest.s + 6);
		rest = str_from(rest, day.s == rest.s ? 10 : 8);
		if (day.n != 0 && date_ok(day) && (rest.n == 0 ||
		    rest.s[0] < '0' || rest.s[0] > '9'))
			return day;
	}
	return (struct str){ 0 };
}

/* What the options and the file's name know of an article. */
static void
complete(struct input *in, struct article *a)
{
	if (a->date.n == 0)
		a->date = str_of(in->options.date);
	if (a->date.n == 0)
		a->date = date_in_name(in->to, a->path);
}

/* The language that the text, whose input says `own` of it, looks like; what
 * nobody knows is German. */
static struct str
guessed(struct input *in, struct str text, struct str own)
{
	struct guesser *g = in->options.guesser;
	struct str code = language_guess(&in->temp, g, text), part;

	if (code.n == 0)
		code = own.n != 0 ? own : STR("de");
	if (!language_is_read(code)) {
		part = language_of_part(&in->temp, g, text);
		code = part.n != 0 ? part : code;
	}
	return code;
}

/* Is the article in a language that can be read?  Then in->here knows it, and
 * what stands in others: the language that the options say, the input's own,
 * or what it looks like.  A page whose words are surely German is German,
 * whatever it says of itself. */
static bool
is_readable(struct input *in, const struct article *a, const char *file,
    size_t line)
{
	struct str own = a->language, code;

	in->here.language[0] = '\0';
	in->here.foreign = in->foreign.n;
	in->here.nforeign = 0;
	in->here.hash = map_hash(a->text);
	if (in->options.language != NULL)
		return true;
	own = str_cut(&own, '-');
	own = str_cut(&own, '_');
	if (!language_is_read(own)) {
		code = guessed(in, a->text, own);
		if (!language_is_read(code)) {
			diag(DIAG_LANGUAGE, file, line,
			    arena_str(&in->temp, code).s);
			return false;
		}
		memcpy(in->here.language, code.s, code.n);
		in->here.language[code.n] = '\0';
	}
	language_foreign(&in->scratch, in->options.guesser, a->text,
	    &in->foreign);
	in->here.nforeign = in->foreign.n - in->here.foreign;
	return true;
}

static bool
is_blank(struct str s)
{
	for (size_t at = 0; at < s.n; ) {
		int32_t c = utf8_next(s, &at);

		if (!utf8_is_space(c) && !utf8_is_control(c))
			return false;
	}
	return true;
}

/* Say what keeps the file from being text at all; true if something does. */
static bool
is_binary(const char *file, struct str s)
{
	if (str_begins(s, STR("%PDF-")))
		diag(DIAG_BINARY, file, 0, "PDF");
	else if (s.n != 0 && memchr(s.s, '\0', s.n) != NULL)
		diag(DIAG_BINARY, file, 0, "there are NUL bytes in it");
	else
		return false;
	return true;
}

/* Say what keeps the bytes from being an article; true if nothing does. */
static bool
is_article(const char *file, struct str s)
{
	size_t bad;

	if (s.n > MOST)
		diag(DIAG_KIND_UNKNOWN, file, 0, "more than 1 GB of text");
	else if ((bad = utf8_check(s)) < s.n)
		diag(DIAG_NOT_UTF8, file, bad + 1, NULL);
	else if (is_blank(s))
		diag(DIAG_FILE_EMPTY, file, 0, NULL);
	else
		return true;
	return false;
}

static struct str
without_bom(struct str s)
{
	return str_begins(s, STR("\xef\xbb\xbf")) ? str_from(s, 3) : s;
}

static bool
is_known(const struct input *in, struct str id)
{
	return in->is_known != NULL &&
	    map_get(in->is_known, id) != NONE;
}

/* Loading: it is the one that is wanted, if it still is called so and has the
 * same text. */
static void
copy_out(struct input *in, struct article *a)
{
	const struct found *f = in->wanted;

	if (!str_eq(a->id, f->id) || map_hash(a->text) != f->hash)
		return;
	complete(in, a);
	if (in->options.language != NULL)
		a->language = str_of(in->options.language);
	else if (f->language[0] != '\0')
		a->language = str_of(f->language);
	if (f->nforeign > 0)
		a->text = language_blank(&in->temp, a->text,
		    in->foreign.at + f->foreign, f->nforeign);
	*in->out = (struct article){
		.id = arena_str(in->to, a->id),
		.path = arena_str(in->to, a->path),
		.url = arena_str(in->to, a->url),
		.title = arena_str(in->to, a->title),
		.language = arena_str(in->to, a->language),
		.date = arena_str(in->to, a->date),
		.text = arena_str(in->to, a->text),
	};
	in->wanted = NULL;
}

/* Note where the article is, if its id is free and its language is read, or
 * say why not. */
static void
take(struct input *in, struct article *a, const char *file, size_t line)
{
	uint32_t *taken;

	if (in->wanted != NULL) {
		copy_out(in, a);
		return;
	}
	if (is_known(in, a->id)) {
		in->known++;
		return;
	}
	if (!is_readable(in, a, file, line))
		return;
	if (a->id.s != in->sources.at[in->here.source].id.s)
		a->id = arena_str(&in->mem, a->id);
	taken = map_put(&in->scratch, &in->ids, a->id);
	if (*taken != NONE) {
		diag(DIAG_ID_TWICE, file, line, a->id.s);
		return;
	}
	*taken = 0;
	in->here.id = a->id;
	*PUSH(&in->scratch, &in->all) = in->here;
}

/* ------------------------------------------------------------ JSON Lines */

struct line {
	const char *file;
	size_t      number;
	const struct json *object;
};

/* The text that the member is; empty if it is absent, null or, said by a
 * message, something else. */
static struct str
member(const struct line *l, const char *key)
{
	const struct json *j = json_get(l->object, key);
	struct str s = { 0 };
	char why[64];

	if (j == NULL || json_is_null(j) || json_str(j, &s))
		return s;
	snprintf(why, sizeof why, "%s is not a string", key);
	diag(DIAG_JSON_FIELD, l->file, l->number, why);
	return s;
}

/* The same of an id, which may be a whole number. */
static struct str
member_id(struct input *in, const struct line *l)
{
	struct str s;
	double x;

	if (json_number(json_get(l->object, "id"), &x) && x >= 0 &&
	    x < 9007199254740992.0 && x == (double)(uint64_t)x)
		return arena_printf(&in->temp, "%.0f", x);
	s = str_trim(member(l, "id"));
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.s[i] < ' ') {
			diag(DIAG_JSON_FIELD, l->file, l->number,
			    "id has control characters in it");
			return (struct str){ 0 };
		}
	return s;
}

/* A day, also of a time: `2023-09-13T08:00:00Z`. */
static struct str
member_date(struct input *in, const struct line *l)
{
	struct str s = str_trim(member(l, "date")), day = s;

	if (s.n > 10 && (s.s[10] == 'T' || s.s[10] == ' '))
		day = str_head(s, 10);
	if (s.n == 0 || date_ok(day))
		return day;
	diag(DIAG_DATE_BAD, l->file, l->number,
	    arena_str(&in->temp, s).s);
	return (struct str){ 0 };
}

static void
read_object(struct input *in, const struct source *s, const struct line *l)
{
	struct article a = {
		.path = path_readable(&in->temp, s->path),
		.id = member_id(in, l),
		.title = str_trim(member(l, "title")),
		.date = member_date(in, l),
		.language = str_trim(member(l, "language")),
		.url = str_trim(member(l, "url")),
	};
	const struct json *text = json_get(l->object, "text");

	if (!json_str(text, &a.text)) {
		diag(DIAG_JSON_FIELD, l->file, l->number, text == NULL
		    ? "there is no text" : "text is not a string");
		return;
	}
	if (is_blank(a.text)) {
		diag(DIAG_FILE_EMPTY, l->file, l->number, NULL);
		return;
	}
	if (a.id.n == 0)
		a.id = arena_printf(&in->temp, STR_FMT "-%zu",
		    STR_ARG(s->id), l->number);
	take(in, &a, l->file, l->number);
}

static void
read_line(struct input *in, const struct source *s, struct str text,
    size_t number)
{
	struct line l = { .file = place(s), .number = number };
	struct json *j;
	size_t bad;
	char why[64];

	if (utf8_check(text) < text.n) {
		diag(DIAG_NOT_UTF8, l.file, number, NULL);
		return;
	}
	j = json_parse(text, &bad);
	l.object = j;
	if (json_is_object(j))
		read_object(in, s, &l);
	else {
		snprintf(why, sizeof why, "one object a line (byte %zu)",
		    (j != NULL ? 0 : bad) + 1);
		diag(DIAG_JSON_SYNTAX, l.file, number, why);
	}
	json_free(j);
}

static void
read_lines(struct input *in, const struct source *s)
{
	struct by_line l = { .fd = s->fd };
	struct str text;

	while (by_line_next(&l, &text)) {
		in->here.at = l.at;
		in->here.n = (uint32_t)text.n;
		in->here.line = (uint32_t)l.number;
		text = str_trim(l.at == 0 ? without_bom(text) : text);
		if (text.n > MOST)
			diag(DIAG_KIND_UNKNOWN, place(s), l.number,
			    "more than 1 GB of text");
		else if (text.n != 0)
			read_line(in, s, text, l.number);
		arena_free(&in->temp);
	}
	if (l.why != NULL)
		diag(DIAG_FILE_OPEN, place(s), 0, l.why);
	by_line_end(&l);
}

/* ----------------------------------------------------------------- files */

/* Kinds of file that are text, but not an article's. */
static const struct { const char *ending, *what; } refused[] = {
	{ ".xml", "XML" }, { ".graphml", "GraphML" }, { ".gexf", "GEXF" },
	{ ".json", "JSON; articles come as .jsonl, one object a line" },
	{ 0 }
};

static bool
is_refused(const struct source *s)
{
	for (size_t i = 0; refused[i].ending != NULL; i++)
		if (str_ends(s->path, str_of(refused[i].ending))) {
			diag(DIAG_KIND_UNKNOWN, place(s), 0, refused[i].what);
			return true;
		}
	return false;
}

/* JSON Lines by its ending; standard input by its first character. */
static bool
is_lines(const struct source *s, struct str begin)
{
	return source_is_lines(s->path) || (str_is(s->path, "-") &&
	    str_begins(str_trim(without_bom(begin)), STR("{")));
}

/* A page by its ending; standard input by its begin. */
static bool
is_page(const struct source *s, struct str data)
{
	return source_is_page(s->path) || (str_is(s->path, "-") &&
	    html_begins(without_bom(data)));
}

/* `n` bytes of the source from `at` on, or what there is of them.  -1: said
 * why. */
static int
read_bytes(struct input *in, const struct source *s, uint64_t at, size_t n,
    struct str *out)
{
	char *p = ROOM(&in->temp, char, n + 1);
	const char *why;
	int64_t got = file_read_at(s->fd, at, p, n, &why);

	if (got < 0) {
		diag(DIAG_FILE_OPEN, place(s), 0, why);
		return -1;
	}
	p[got] = '\0';
	*out = (struct str){ p, (size_t)got };
	return 0;
}

/* All of the source as one article, plain or a page. */
static void
read_whole(struct input *in, const struct source *s)
{
	struct article a = { .id = s->id,
		.path = path_readable(&in->temp, s->path) };
	const char *file = place(s);
	struct str data;
	bool is_from_page;

	if (read_bytes(in, s, 0, file_size(s->fd), &data) != 0)
		return;
	in->here.n = (uint32_t)data.n;
	is_from_page = is_page(s, data);
	data = decode(&in->temp, file, in->options.encoding, is_from_page,
	    data);
	if ((!is_from_page && is_binary(file, data)) ||
	    !is_article(file, data))
		return;
	a.text = without_bom(data);
	if (is_from_page && (html_read(&in->temp, in->options.boilerplate,
	    file, a.text, &a) != 0 || !is_article(file, a.text)))
		return;
	take(in, &a, file, 0);
}

/* Lines in another encoding are read from a copy in UTF-8.  0, or -1: said
 * why. */
static int
decode_lines(const struct input *in, struct source *s)
{
	const char *why;
	int fd = decode_file(place(s), in->options.encoding, s->fd, &why);

	if (fd < 0) {
		diag(DIAG_FILE_OPEN, place(s), 0, why);
		return -1;
	}
	file_close(s->fd);
	s->fd = fd;
	s->is_copy = true;
	return 0;
}

/* How much of a source tells what it is. */
enum { BEGIN = 1 << 16 };

static void
look_into(struct input *in, struct source *s)
{
	struct str begin;

	if (read_bytes(in, s, 0, BEGIN, &begin) != 0)
		return;
	if (is_lines(s, begin) && (decode_utf16(begin) != NULL ||
	    in->options.encoding != NULL)) {
		if (decode_lines(in, s) != 0 ||
		    read_bytes(in, s, 0, BEGIN, &begin) != 0)
			return;
	}
	if (!is_lines(s, begin) || is_blank(begin))
		read_whole(in, s);
	else if (!is_binary(place(s), begin))
		read_lines(in, s);
}

static void
find_in(struct input *in, uint32_t source)
{
	struct source *s = &in->sources.at[source];
	const char *why;

	in->here = (struct found){ .source = source };
	if (is_refused(s))
		return;
	if (!source_is_lines(s->path) && is_known(in, s->id)) {
		in->known++;
		return;
	}
	if ((s->fd = file_open(s->path.s, &why)) < 0) {
		diag(DIAG_FILE_OPEN, place(s), 0, why);
		return;
	}
	look_into(in, s);
	arena_free(&in->temp);
	if (!s->is_copy && file_kind(s->path.s) == FILE_REGULAR &&
	    !str_is(s->path, "-")) {
		file_close(s->fd);
		s->fd = -1;
	}
}

static int
by_id(const void *a, const void *b)
{
	const struct found *x = a, *y = b;

	return str_cmp(x->id, y->id);
}

/* A list as it is, without room for more. */
#define KEEP(mem, list) ((list)->n == 0 ? (void)0 : (void)((list)->at = \
	memcpy(arena_room((mem), sizeof *(list)->at, (list)->n), (list)->at, \
	(list)->n * sizeof *(list)->at)))

/* What is kept of the articles, in their order. */
static void
keep_found(struct input *in)
{
	KEEP(&in->mem, &in->all);
	KEEP(&in->mem, &in->foreign);
	if (in->all.n > 1)
		qsort(in->all.at, in->all.n, sizeof *in->all.at, by_id);
	in->ids = (struct map){ 0 };
	in->is_known = NULL;
	arena_free(&in->scratch);
}

struct input *
input_open(const char *const *names, size_t n,
    const struct input_options *options, const struct map *known)
{
	struct arena mem = { 0 };
	struct input *in = NEW(&mem, struct input, 1);

	*in = (struct input){ .mem = mem, .options = *options,
		.is_known = known };
	sources_find(&in->mem, names, n, &in->sources);
	/* plain text first: its ids are taken when JSON names its own */
	for (uint32_t i = 0; i < in->sources.n; i++)
		if (!source_is_lines(in->sources.at[i].path))
			find_in(in, i);
	for (uint32_t i = 0; i < in->sources.n; i++)
		if (source_is_lines(in->sources.at[i].path))
			find_in(in, i);
	keep_found(in);
	return in;
}

void
input_close(struct input *in)
{
	struct arena mem;

	if (in == NULL)
		return;
	for (uint32_t i = 0; i < in->sources.n; i++)
		if (in->sources.at[i].fd >= 0)
			file_close(in->sources.at[i].fd);
	arena_free(&in->scratch);
	arena_free(&in->temp);
	mem = in->mem;
	arena_free(&mem);
}

uint32_t
input_count(const struct input *in)
{
	return in->all.n;
}

uint32_t
input_known(const struct input *in)
{
	return in->known;
}

/* The article again, from the same bytes. */
static void
load(struct input *in, const struct source *s, const struct found *f)
{
	struct str text;

	if (f->line == 0) {
		if (file_size(s->fd) == f->n)
			read_whole(in, s);
	} else if (read_bytes(in, s, f->at, f->n, &text) == 0 &&
	    text.n == f->n)
		read_line(in, s, str_trim(f->at == 0 ? without_bom(text)
		    : text), f->line);
}

int
input_load(struct input *in, uint32_t i, struct arena *mem,
    struct article *out)
{
	const struct found *f = &in->all.at[i];
	struct source *s = &in->sources.at[f->source];
	bool is_kept = s->fd >= 0;
	const char *why;

	in->wanted = f;
	in->out = out;
	in->to = mem;
	/* what there is to say was said when it was found */
	diag_hush(true);
	if (is_kept || (s->fd = file_open(s->path.s, &why)) >= 0)
		load(in, s, f);
	diag_hush(false);
	if (!is_kept && s->fd >= 0) {
		file_close(s->fd);
		s->fd = -1;
	}
	arena_free(&in->temp);
	if (in->wanted == NULL)
		return 0;
	in->wanted = NULL;
	diag(DIAG_GONE, place(s), f->line, NULL);
	return -1;
}

void
input_read(struct arena *mem, const char *const *names, size_t n,
    const struct input_options *options, article_list *out)
{
	struct input *in = input_open(names, n, options, NULL);

	for (uint32_t i = 0; i < in->all.n; i++) {
		struct article a;

		if (input_load(in, i, mem, &a) == 0)
			*PUSH(mem, out) = a;
	}
	input_close(in);
}
