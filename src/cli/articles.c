/* articles: inputs to documents, in threads. */
#include "cli/articles.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/diag.h"
#include "base/file.h"
#include "reader/reader.h"

const struct opt model_opts[] = {
	{ 'm', "model", OPT_TEXT, offsetof(struct article_options, model),
	  "FILE", "the reader's model (else $WHOWHOM_MODEL, else beside the "
	  "program)", NULL },
	OPT_END
};

const struct opt article_opts[] = {
	{ 'd', "date", OPT_TEXT, offsetof(struct article_options, date),
	  "DATE", "of articles that tell none: YYYY-MM-DD", NULL },
	{ 0, "language", OPT_TEXT, offsetof(struct article_options, language),
	  "CODE", "of all articles, whatever they say or look like", NULL },
	{ 0, "encoding", OPT_ENCODING,
	  offsetof(struct article_options, encoding), "NAME",
	  "of what is no Unicode: windows-1252, or any that iconv knows",
	  NULL },
	{ 0, "lang-dir", OPT_TEXT, offsetof(struct article_options, lang_dir),
	  "DIR", "read the language pack from there", NULL },
	{ 0, NULL, OPT_GROUP, 0, NULL, "", model_opts },
	{ 'j', "threads", OPT_COUNT, offsetof(struct article_options, threads),
	  "N", "how many at once (default: one a core)", NULL },
	OPT_END
};

/* Beside the program, else where `make install` puts it. */
static struct str
model_path(struct arena *mem, const struct article_options *o)
{
	const char *env = getenv("WHOWHOM_MODEL");
	char self[4096];
	ssize_t n;
	struct str beside;

	if (o->model != NULL)
		return str_of(o->model);
	if (env != NULL && env[0] != '\0')
		return str_of(env);
	n = readlink("/proc/self/exe", self, sizeof self - 1);
	while (n > 0 && self[n - 1] != '/')
		n--;
	if (n <= 0)
		return STR("reader.model");
	beside = arena_printf(mem, "%.*sreader.model", (int)n, self);
	return file_kind(beside.s) == FILE_REGULAR ? beside
	    : arena_printf(mem, "%.*s../share/whowhom/reader.model", (int)n,
	    self);
}

struct reader *
articles_reader(const struct article_options *o)
{
	struct arena mem = { 0 };
	struct reader *r = reader_open(model_path(&mem, o).s);

	arena_free(&mem);
	return r;
}

struct lang *
articles_lang(const struct article_options *o, bool with_model)
{
	struct lang *l = lang_open("de", o->lang_dir);

	if (l == NULL || !with_model)
		return l;
	l->reader = articles_reader(o);
	if (l->reader == NULL) {
		articles_lang_free(l);
		return NULL;
	}
	return l;
}

void
articles_lang_free(struct lang *l)
{
	if (l != NULL)
		reader_free((struct reader *)(uintptr_t)l->reader);
	lang_free(l);
}

void
articles_read(struct arena *mem, const struct article_options *o,
    const struct args *args, uint32_t from, article_list *out)
{
	struct table boilerplate;
	struct guesser *guesser = o->language == NULL ? guesser_open() : NULL;
	struct input_options in = { o->date, o->language, o->encoding,
		&boilerplate, guesser };

	if (lang_table(mem, TABLE_BOILERPLATE, o->lang_dir, &boilerplate) == 0)
		input_read(mem, (const char *const *)args->at + from,
		    args->n - from, &in, out);
	guesser_free(guesser);
}

/* Workers take articles in order and hand documents over in order: one that
 * is ready early waits in `done` for its turn. */
struct work {
	const struct lang  *lang;
	const article_list *articles;
	const struct stage *last;
	article_function   *then;
	void               *to;
	pthread_mutex_t     lock;
	pthread_cond_t      turn;
	uint32_t            next, handed;
	bool                is_shown;
};

static void
show_progress(const struct work *w)
{
	if (w->is_shown)
		fprintf(stderr, "\r%u of %u articles%s", w->handed,
		    w->articles->n, w->handed == w->articles->n ? "\n" : "");
}

static void *
worker(void *arg)
{
	struct work *w = arg;

	for (;;) {
		uint32_t i;
		struct doc *d;

		pthread_mutex_lock(&w->lock);
		i = w->next < w->articles->n ? w->next++ : NONE;
		pthread_mutex_unlock(&w->lock);
		if (i == NONE)
			return NULL;
		d = doc_new(&w->articles->at[i]);
		pipeline_run(d, w->lang, w->last);
		pthread_mutex_lock(&w->lock);
		while (w->handed != i)
			pthread_cond_wait(&w->turn, &w->lock);
		w->then(w->to, d);
		w->handed++;
		show_progress(w);
		pthread_cond_broadcast(&w->turn);
		pthread_mutex_unlock(&w->lock);
		doc_free(d);
	}
}

void
articles_run(const struct article_options *o, const struct lang *l,
    const article_list *articles, const struct stage *last,
    article_function *then, void *to)
{
	struct work w = { .lang = l, .articles = articles, .last = last,
		.then = then, .to = to, .lock = PTHREAD_MUTEX_INITIALIZER,
		.turn = PTHREAD_COND_INITIALIZER,
		.is_shown = isatty(2) && articles->n > 1 };
	long n = o->threads > 0 ? o->threads : sysconf(_SC_NPROCESSORS_ONLN);
	pthread_t thread[256];
	long started = 0;

	if (n > 256)
		n = 256;
	while (started + 1 < n && started + 1 < (long)articles->n &&
	    pthread_create(&thread[started], NULL, worker, &w) == 0)
		started++;
	worker(&w);
	for (long i = 0; i < started; i++)
		pthread_join(thread[i], NULL);
}
