/* sources: from the names on the command line to files, each once and with a
 * name of its own. */
#ifndef SOURCES_H
#define SOURCES_H

#include "base/arena.h"

struct source {
	struct str path;		/* as named, made simple; `-`         */
	struct str id;			/* the shortest tail of the path, `/`
					 * as `.`, that no other has          */
	int        fd;			/* input.c: while it is read; of what
					 * can be read but once to the end;
					 * else -1                            */
	bool       is_copy;		/* input.c: that is a copy in UTF-8   */
};
typedef VEC(struct source) source_list;

/* The files that the names name, of folders all the way down their .txt, .html
 * and .jsonl, sorted by path; each file once, under the first of its names.
 * Those of JSON Lines may have the id of another file: their articles have ids
 * of their own.  All of it lies in the arena; diag() says what cannot be
 * read. */
void sources_find(struct arena *, const char *const *names, size_t n,
    source_list *out);

/* JSON Lines, a page, by the ending of the path? */
bool source_is_lines(struct str path);
bool source_is_page(struct str path);

/* Where the last part of the path begins. */
size_t path_name_at(struct str path);

/* The path as valid UTF-8 in NFC, whatever the file system has. */
struct str path_readable(struct arena *, struct str path);

#endif
