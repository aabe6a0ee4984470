/* progress: what goes on, on a terminal.  A thread of its own wakes every
 * second, so that no work has to remember to say something. */
#include "base/progress.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

enum { SILENT = 2 };		/* seconds before the first word */
static const char wiped[] = "\r\033[K";

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t  stop = PTHREAD_COND_INITIALIZER;
static pthread_t       thread;
static bool            is_running, is_said;
static const char     *doing;
static time_t          since;
static _Atomic uint64_t done, whole;	/* 0: not known */
static _Atomic bool     is_part;	/* of what progress_whole() says */

static void
say(void)
{
	uint64_t n = atomic_load(&done), all = atomic_load(&whole);
	long seconds = (long)(time(NULL) - since), left;
	double rate;

	if (seconds < SILENT)
		return;
	is_said = true;
	if (n == 0 || all == 0) {
		fprintf(stderr, "\r%s: %ld s\033[K", doing, seconds);
		return;
	}
	rate = (double)n / (double)seconds;
	left = (long)((double)(all - n) / rate);
	fprintf(stderr, "\r%s: %llu of %llu, %.1f a second, %ld:%02ld left"
	    "\033[K", doing, (unsigned long long)n, (unsigned long long)all,
	    rate, left / 60, left % 60);
}

static void *
watch(void *unused)
{
	struct timespec until;

	(void)unused;
	pthread_mutex_lock(&lock);
	while (is_running) {
		clock_gettime(CLOCK_REALTIME, &until);
		until.tv_sec++;
		pthread_cond_timedwait(&stop, &lock, &until);
		if (is_running)
			say();
	}
	if (is_said)
		fputs(wiped, stderr);
	is_said = false;
	pthread_mutex_unlock(&lock);
	return NULL;
}

/* Ctrl-C: leave no line behind, then end as without this handler. */
static void
interrupted(int number)
{
	ssize_t unused = write(2, wiped, sizeof wiped - 1);

	(void)unused;
	raise(number);		/* SA_RESETHAND: now it ends us */
}

static void
wipe_on_interrupt(void)
{
	struct sigaction now, then = { .sa_handler = interrupted,
		.sa_flags = (int)SA_RESETHAND };

	if (sigaction(SIGINT, NULL, &now) == 0 && now.sa_handler == SIG_DFL)
		sigaction(SIGINT, &then, NULL);
}

void
progress_begin(const char *what)
{
	if (is_part || !isatty(2))
		return;
	wipe_on_interrupt();
	pthread_mutex_lock(&lock);
	doing = what;
	since = time(NULL);
	atomic_store(&done, 0);
	atomic_store(&whole, 0);
	if (!is_running) {
		is_running = true;
		is_running = pthread_create(&thread, NULL, watch, NULL) == 0;
	}
	pthread_mutex_unlock(&lock);
}

void
progress_set(uint64_t n, uint64_t all)
{
	if (is_part)
		return;
	atomic_store(&done, n);
	atomic_store(&whole, all);
}

void
progress_hide(void)
{
	pthread_mutex_lock(&lock);
	if (is_said)
		fputs(wiped, stderr);
	is_said = false;
	pthread_mutex_unlock(&lock);
}

void
progress_end(void)
{
	bool was_running;

	if (is_part)
		return;
	pthread_mutex_lock(&lock);
	was_running = is_running;
	is_running = false;
	pthread_cond_signal(&stop);
	pthread_mutex_unlock(&lock);
	if (was_running)
		pthread_join(thread, NULL);
}

void
progress_whole(const char *what, uint64_t n, uint64_t all)
{
	if (!is_part && what != NULL)
		progress_begin(what);
	is_part = what != NULL;
	if (what == NULL) {
		progress_end();
		return;
	}
	atomic_store(&done, n);
	atomic_store(&whole, all);
}
