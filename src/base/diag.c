/* diag: messages about the input, one line each on standard error. */
#include "base/diag.h"

#include <pthread.h>
#include <stdio.h>

#include "base/progress.h"

static const struct {
	enum diag_level level;
	const char     *text;
} messages[] = {
#define DIAG(id, level, text) [DIAG_##id] = { DIAG_##level, text },
#include "base/diag.def"
#undef DIAG
};

/* The only mutable global besides commands' options: how bad it was. */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static size_t          errors;
static _Thread_local bool is_hushed;

void
diag_hush(bool on)
{
	is_hushed = on;
}

void
diag(enum diag_id id, const char *file, size_t position, const char *detail)
{
	const char *text = messages[id].text;
	const char *hole = strstr(text, "%s");

	if (is_hushed)
		return;
	pthread_mutex_lock(&lock);
	errors += messages[id].level == DIAG_ERROR;
	progress_hide();
	fprintf(stderr, "%s:", file);
	if (position != 0)
		fprintf(stderr, "%zu:", position);
	fprintf(stderr, "%s ",
	    messages[id].level == DIAG_WARN ? " warning:" : "");
	if (hole == NULL)
		fprintf(stderr, "%s\n", text);
	else
		fprintf(stderr, "%.*s%s%s\n", (int)(hole - text), text,
		    detail != NULL ? detail : "?", hole + 2);
	pthread_mutex_unlock(&lock);
}

size_t
diag_errors(void)
{
	size_t n;

	pthread_mutex_lock(&lock);
	n = errors;
	pthread_mutex_unlock(&lock);
	return n;
}
