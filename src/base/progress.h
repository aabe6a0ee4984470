/* progress: what goes on, on a terminal.
 *
 * After two seconds a line on standard error tells what is being done and for
 * how long, or where that is known how much of it, how fast, and the minutes
 * and seconds that are left; it is written over and in
 * the end wiped out.  Nothing is written if standard error is no terminal. */
#ifndef PROGRESS_H
#define PROGRESS_H

#include <stdint.h>

/* `what` is borrowed until progress_end().  A second begin without an end
 * changes what is said. */
void progress_begin(const char *what);

/* So much of the whole is done.  From any thread; cheap. */
void progress_set(uint64_t done, uint64_t whole);

/* So many parts of a whole are done: only that is said, nothing of what is
 * begun, set and ended within a part, until `what` is NULL. */
void progress_whole(const char *what, uint64_t done, uint64_t whole);

/* Wipe the line out, since something else goes to standard error. */
void progress_hide(void);

void progress_end(void);

#endif
