/* source: a file that a command reads, knowledge or a graph. */
#include "cli/source.h"

#include "base/diag.h"
#include "base/file.h"
#include "base/progress.h"
#include "export/load.h"

static int
read_text(struct source *s, const char *path, struct str *text)
{
	const char *why;

	*s = (struct source){ .path = path };
	if (file_read(&s->mem, path, text, &why) != 0) {
		diag(DIAG_FILE_OPEN, path, 0, why);
		return 1;
	}
	s->is_knowledge = str_begins(str_trim(*text), STR("{")) ||
	    str_begins(str_trim(*text), STR("["));
	return 0;
}

/* The text is not needed after that, and may be large. */
static int
read_knowledge(struct source *s, const char *path, struct str text)
{
	int status = knowledge_read(&s->knowledge, path, text) != 0;

	arena_free(&s->mem);
	return status;
}

static int
read_any(struct source *s, const char *path)
{
	struct str text;

	if (read_text(s, path, &text) != 0)
		return 1;
	return s->is_knowledge ? read_knowledge(s, path, text)
	    : load_graph(&s->graph, path, text) != 0;
}

static int
read_only_knowledge(struct source *s, const char *path)
{
	struct str text;

	if (read_text(s, path, &text) != 0)
		return 1;
	if (s->is_knowledge)
		return read_knowledge(s, path, text);
	diag(DIAG_KNOWLEDGE, path, 0, "an object; a graph does not hold "
	    "enough for this command");
	return 2;
}

int
source_read(struct source *s, const char *path)
{
	int status;

	progress_begin("reading");
	status = read_any(s, path);
	progress_end();
	return status;
}

int
source_read_knowledge(struct source *s, const char *path)
{
	int status;

	progress_begin("reading");
	status = read_only_knowledge(s, path);
	progress_end();
	return status;
}

void
source_free(struct source *s)
{
	knowledge_free(&s->knowledge);
	graph_free(&s->graph);
	arena_free(&s->mem);
}
