/* source: a file that a command reads, knowledge or a graph. */
#include "cli/source.h"

#include "base/diag.h"
#include "base/file.h"
#include "export/load.h"

int
source_read(struct source *s, const char *path)
{
	struct str text;
	const char *why;

	*s = (struct source){ .path = path };
	if (file_read(&s->mem, path, &text, &why) != 0) {
		diag(DIAG_FILE_OPEN, path, 0, why);
		return -1;
	}
	s->is_knowledge = str_begins(str_trim(text), STR("{"));
	return s->is_knowledge ? knowledge_read(&s->knowledge, path, text)
	    : load_graph(&s->graph, path, text);
}

void
source_free(struct source *s)
{
	knowledge_free(&s->knowledge);
	graph_free(&s->graph);
	arena_free(&s->mem);
}
