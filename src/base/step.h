/* step: what the program is at.
 *
 * On a terminal progress.h shows it.  If the environment has WHOWHOM_TIMING,
 * each step that ends is a line on standard error: its seconds, and its name.
 * For the thread that runs the command. */
#ifndef STEP_H
#define STEP_H

/* One step ends, the next begins: `what`, static text; NULL ends the last. */
void step(const char *what);

#endif
