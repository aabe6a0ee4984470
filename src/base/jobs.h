/* jobs: numbered jobs in threads, whose results are added up in their order.
 *
 * So a sum of doubles does not depend on how many threads there are.  Results
 * that are ready early wait; a thread goes on with the next job meanwhile. */
#ifndef JOBS_H
#define JOBS_H

#include <stddef.h>
#include <stdint.h>

struct jobs {
	uint32_t    count;		/* jobs 0…count-1                     */
	long        threads;		/* at most; 0: one a processor        */
	size_t      result_size;	/* bytes that each job fills          */
	const void *with;		/* what all jobs read                 */
	void       *total;		/* what add() adds to                 */
	/* A thread's own working memory, and its end. */
	void     *(*begin)(const void *with);
	void      (*end)(void *room);
	/* One job; `result` is zeroed and lies at a multiple of 64. */
	void      (*work)(const void *with, void *room, void *result,
	    uint32_t job);
	/* Job after job in order, never two at a time. */
	void      (*add)(const void *with, void *total, const void *result);
};

/* Do them all, and say on the way how many are done (progress.h). */
void jobs_run(const struct jobs *);

#endif
