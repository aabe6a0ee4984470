/* jobs: numbered jobs in threads, whose results are added up in their order. */
#include "base/jobs.h"

#include <pthread.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/progress.h"

enum { MOST_THREADS = 256, EARLY = 6, LINE = 64 };

/* Where a result waits for its turn.  There are as many slots as threads and
 * EARLY more: so many jobs may be ready before the one that is next. */
struct slot {
	void    *result;
	uint32_t job;			/* NONE: free                         */
	bool     is_ready;
};

struct state {
	const struct jobs *jobs;
	struct arena       mem;
	pthread_mutex_t    lock;
	pthread_cond_t     freed;
	uint32_t           next, added, nslots;
	struct slot       *slots;
};

/* A free slot for the next job, or NULL when all jobs are given out. */
static struct slot *
take(struct state *s)
{
	while (s->next < s->jobs->count) {
		for (uint32_t i = 0; i < s->nslots; i++) {
			if (s->slots[i].job != NONE)
				continue;
			s->slots[i].job = s->next++;
			s->slots[i].is_ready = false;
			return &s->slots[i];
		}
		pthread_cond_wait(&s->freed, &s->lock);
	}
	return NULL;
}

/* Add up whatever is next and ready. */
static void
settle(struct state *s)
{
	for (uint32_t i = 0; i < s->nslots; i++) {
		struct slot *slot = &s->slots[i];

		if (slot->job != s->added || !slot->is_ready)
			continue;
		s->jobs->add(s->jobs->with, s->jobs->total, slot->result);
		slot->job = NONE;
		s->added++;
		i = UINT32_MAX;		/* look from the first again */
	}
	progress_set(s->added, s->jobs->count);
	pthread_cond_broadcast(&s->freed);
}

static void *
worker(void *arg)
{
	struct state *s = arg;
	const struct jobs *jobs = s->jobs;
	void *room = jobs->begin(jobs->with);
	struct slot *slot;

	pthread_mutex_lock(&s->lock);
	while ((slot = take(s)) != NULL) {
		pthread_mutex_unlock(&s->lock);
		memset(slot->result, 0, jobs->result_size);
		jobs->work(jobs->with, room, slot->result, slot->job);
		pthread_mutex_lock(&s->lock);
		slot->is_ready = true;
		settle(s);
	}
	pthread_mutex_unlock(&s->lock);
	jobs->end(room);
	return NULL;
}

static long
threads_of(const struct jobs *jobs)
{
	long n = jobs->threads > 0 ? jobs->threads
	    : sysconf(_SC_NPROCESSORS_ONLN);

	if (n > MOST_THREADS)
		n = MOST_THREADS;
	return n > (long)jobs->count ? (long)jobs->count : n;
}

static void
make_slots(struct state *s, uint32_t n)
{
	s->nslots = n;
	s->slots = NEW(&s->mem, struct slot, n);
	for (uint32_t i = 0; i < n; i++) {
		char *p = ROOM(&s->mem, char, s->jobs->result_size + LINE);

		s->slots[i].result = p + (LINE - (uintptr_t)p % LINE) % LINE;
		s->slots[i].job = NONE;
	}
}

void
jobs_run(const struct jobs *jobs)
{
	struct state s = { .jobs = jobs, .lock = PTHREAD_MUTEX_INITIALIZER,
		.freed = PTHREAD_COND_INITIALIZER };
	pthread_t thread[MOST_THREADS];
	long n = threads_of(jobs), started = 0;

	if (jobs->count == 0)
		return;
	make_slots(&s, n > 1 ? (uint32_t)n + EARLY : 1);
	while (started + 1 < n &&
	    pthread_create(&thread[started], NULL, worker, &s) == 0)
		started++;
	worker(&s);
	for (long i = 0; i < started; i++)
		pthread_join(thread[i], NULL);
	arena_free(&s.mem);
}
