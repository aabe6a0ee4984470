/* Preloaded: ends the program by SIGKILL at the call KILL_AT, from 1, of those
 * that change files; a write is half done by then.  Without KILL_AT the number
 * of calls is written to the file KILL_COUNT at the end. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static long calls;

static int
is_the_end(void)
{
	const char *at = getenv("KILL_AT");

	return ++calls == (at != NULL ? atol(at) : 0);
}

static void
end(void)
{
	kill(getpid(), SIGKILL);
}

__attribute__((destructor)) static void
tell(void)
{
	const char *path = getenv("KILL_COUNT");
	FILE *f = path != NULL ? fopen(path, "w") : NULL;

	if (f == NULL)
		return;
	fprintf(f, "%ld\n", calls);
	fclose(f);
}

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

/* RETURN NAME(TYPED) { … NAME(ARGS) }, the program ended before the call */
#define BEFORE(type, name, typed, args) \
	type name typed \
	{ \
		if (is_the_end()) \
			end(); \
		return NEXT(name) args; \
	}

BEFORE(int, rename, (const char *a, const char *b), (a, b))
BEFORE(int, renameat2, (int f, const char *a, int g, const char *b,
    unsigned flags), (f, a, g, b, flags))
BEFORE(int, linkat, (int f, const char *a, int g, const char *b, int flags),
    (f, a, g, b, flags))
BEFORE(int, unlink, (const char *a), (a))
BEFORE(int, rmdir, (const char *a), (a))
BEFORE(int, fsync, (int fd), (fd))
BEFORE(int, fchmod, (int fd, mode_t mode), (fd, mode))
BEFORE(int, chmod, (const char *a, mode_t mode), (a, mode))

ssize_t
write(int fd, const void *p, size_t n)
{
	if (is_the_end()) {
		NEXT(write)(fd, p, n / 2);
		end();
	}
	return NEXT(write)(fd, p, n);
}

ssize_t
pwrite64(int fd, const void *p, size_t n, off64_t at)
{
	if (is_the_end()) {
		NEXT(pwrite64)(fd, p, n / 2, at);
		end();
	}
	return NEXT(pwrite64)(fd, p, n, at);
}
