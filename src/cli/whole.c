/* whole: parts of knowledge to one file. */
#include "cli/whole.h"

#include "base/by_line.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/step.h"

const struct opt whole_opts[] = {
	{ 0, NULL, OPT_GROUP, offsetof(struct whole_options, export), NULL, "",
	  export_opts },
	{ 'r', "review", OPT_TEXT, offsetof(struct whole_options, review),
	  "FILE", "who is who by your own word: see whowhom review", NULL },
	OPT_END
};

/* 0, or the exit status; diag() said why. */
static int
read_review(const char *path, struct review *out)
{
	struct arena mem = { 0 };
	struct str text;
	const char *why;
	int status = 0;

	if (path == NULL)
		return 0;
	if (file_read(&mem, path, &text, &why) != 0) {
		diag(DIAG_FILE_OPEN, path, 0, why);
		status = 1;
	} else {
		review_read(out, path, text);
	}
	arena_free(&mem);
	return status;
}

int
whole_begin(struct whole *w, const struct command *c,
    const struct whole_options *o)
{
	int status;

	w->command = c;
	w->options = o;
	if ((status = export_check(c, &o->export)) != 0)
		return status;
	return read_review(o->review, &w->review);
}

/* Is the line all of an object, as extract writes them? */
static bool
is_object(struct str line)
{
	line = str_trim(line);
	return str_begins(line, STR("{")) && str_ends(line, STR("}"));
}

/* A line that is no knowledge is said, and the others are added. */
static void
add_lines(struct parts *p, const char *place, int fd)
{
	struct by_line l = { .fd = fd };
	struct str line;

	while (by_line_next(&l, &line))
		if (str_trim(line).n > 0)
			parts_add(p, place, l.number, str_trim(line));
	if (l.why != NULL)
		diag(DIAG_FILE_OPEN, place, 0, l.why);
	by_line_end(&l);
}

static void
add_file(struct parts *p, const char *place, int fd)
{
	size_t size = file_size(fd);
	struct arena mem = { 0 };
	char *text = ROOM(&mem, char, size + 1);
	const char *why;
	int64_t n = file_read_at(fd, 0, text, size, &why);

	text[n > 0 ? n : 0] = '\0';
	if (n < 0)
		diag(DIAG_FILE_OPEN, place, 0, why);
	else
		parts_add(p, place, 0, (struct str){ text, (size_t)n });
	arena_free(&mem);
}

int
whole_read(struct whole *w, const char *path)
{
	const char *place = strcmp(path, "-") == 0 ? "stdin" : path, *why;
	uint32_t before = w->parts.at.n;
	struct by_line first = { .fd = file_open(path, &why) };
	struct str line;
	bool has_lines;

	if (first.fd < 0) {
		diag(DIAG_FILE_OPEN, place, 0, why);
		return 1;
	}
	has_lines = by_line_next(&first, &line) && is_object(line);
	by_line_end(&first);
	if (has_lines)
		add_lines(&w->parts, place, first.fd);
	else
		add_file(&w->parts, place, first.fd);
	file_close(first.fd);
	return w->parts.at.n == before;
}

int
whole_write(struct whole *w)
{
	struct knowledge k = { 0 };
	int status;

	step("merging");
	parts_merge(&w->parts, w->options->review != NULL ? &w->review : NULL,
	    &k);
	step("writing");
	status = export_write(w->command, &w->options->export, &k);
	step(NULL);
	knowledge_free(&k);
	return status;
}

void
whole_free(struct whole *w)
{
	parts_free(&w->parts);
	review_free(&w->review);
}
