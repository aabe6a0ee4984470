/* folder: a folder of files that appears whole or not at all. */
#ifndef FOLDER_H
#define FOLDER_H

#include "base/arena.h"

struct folder {
	struct arena       mem;
	const char *const *names;	/* what it may hold; borrowed, and …  */
	uint32_t           n;		/* … how many they are                */
	struct str         path;
	const char        *temp;	/* where it is made, beside `path`    */
};

/* Begin it anew.  A folder that is there will be replaced, if it holds nothing
 * but files of these names.  0, or -1 with *why_out set (static text) and
 * nothing begun. */
int folder_begin(struct folder *, const char *path, const char *const *names,
    uint32_t n, const char **why_out);

/* Where to write the file of that name until folder_end(). */
const char *folder_file(struct folder *, const char *name);

/* Put it in its place, the old one gone at the same moment where the system
 * can do that.  0, or -1 with *why_out set and nothing changed. */
int folder_end(struct folder *, const char **why_out);

/* Instead of folder_end(): leave things as they were. */
void folder_drop(struct folder *);

#endif
