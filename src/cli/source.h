/* source: a file that a command reads, knowledge or a graph. */
#ifndef SOURCE_H
#define SOURCE_H

#include "corpus/knowledge.h"
#include "graph/graph.h"

struct source {
	const char      *path;
	struct arena     mem;
	bool             is_knowledge;
	struct knowledge knowledge;	/* one of the two                     */
	struct graph     graph;
};

/* Read the file ("-" is standard input); JSON is knowledge, all else a graph.
 * 0, or the exit status; diag() said why. */
int source_read(struct source *, const char *path);

/* The same for commands that need knowledge: a graph is wrong usage. */
int source_read_knowledge(struct source *, const char *path);

void source_free(struct source *);

#endif
