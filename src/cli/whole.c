/* whole: what build and merge have in common: parts of knowledge to one file. */
#include "cli/whole.h"

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

/* Is the first line all of an object, as extract writes them? */
static bool
is_lines(struct str text)
{
	struct str line;

	text = str_trim(text);
	line = str_trim(str_cut(&text, '\n'));
	return str_begins(line, STR("{")) && str_ends(line, STR("}"));
}

/* A line that is no knowledge is said, and the others are added. */
static void
add_lines(struct parts *p, const char *place, struct str text)
{
	for (size_t n = 1; text.n > 0; n++) {
		struct str line = str_trim(str_cut(&text, '\n'));

		if (line.n > 0)
			parts_add(p, place, n, line);
	}
}

int
whole_read(struct whole *w, const char *path)
{
	const char *place = strcmp(path, "-") == 0 ? "stdin" : path, *why;
	struct arena mem = { 0 };
	struct str text;
	int status = 0;

	if (file_read(&mem, path, &text, &why) != 0) {
		diag(DIAG_FILE_OPEN, place, 0, why);
		status = 1;
	} else if (is_lines(text)) {
		add_lines(&w->parts, place, text);
	} else {
		status = parts_add(&w->parts, place, 0, text) != 0;
	}
	arena_free(&mem);
	return status;
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
