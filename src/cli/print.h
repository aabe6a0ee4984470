/* print: what a command answers, on standard output. */
#ifndef CLI_PRINT_H
#define CLI_PRINT_H

#include "base/str.h"

/* 0, or 1 if it cannot be written, which is said; a pipe closed by its reader
 * is 0. */
int print_out(struct str);

#endif
