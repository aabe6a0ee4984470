/* by_line: a file line by line, in the memory of its longest line. */
#ifndef BY_LINE_H
#define BY_LINE_H

#include "base/buf.h"

/* Begun with `fd` alone, of file_open(); ended by by_line_end(). */
struct by_line {
	int         fd;
	uint64_t    at;			/* byte of the file that the line ... */
	size_t      number;		/* ... begins with, and its number,
					 * from 1                             */
	const char *why;		/* not NULL: reading failed, and why  */
	struct buf  text;		/* what was read and not yet given    */
	size_t      used;		/* of it, by lines that were given    */
	uint64_t    next;		/* byte of the file behind all that   */
	bool        is_end;
};

/* The next line, without its end; valid until the next call.  False: there is
 * none. */
bool by_line_next(struct by_line *, struct str *out);
void by_line_end(struct by_line *);

#endif
