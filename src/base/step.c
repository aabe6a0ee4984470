/* step: what the program is at. */
#include "base/step.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/progress.h"

static const char     *doing;
static struct timespec since;

static double
seconds_since(const struct timespec *then)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)(now.tv_sec - then->tv_sec) +
	    (double)(now.tv_nsec - then->tv_nsec) / 1e9;
}

void
step(const char *what)
{
	if (doing != NULL && getenv("WHOWHOM_TIMING") != NULL)
		fprintf(stderr, "%8.2f s  %s\n", seconds_since(&since),
		    doing);
	doing = what;
	clock_gettime(CLOCK_MONOTONIC, &since);
	if (what != NULL)
		progress_begin(what);
	else
		progress_end();
}
