/* articles: inputs to documents, in threads. */
#include "cli/articles.h"

#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/diag.h"
#include "base/file.h"
#include "base/progress.h"
#include "corpus/corpus.h"
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
articles_open(struct articles *a, const struct article_options *o,
    const struct args *args, uint32_t from, const struct map *known)
{
	struct input_options in = { o->date, o->language, o->encoding,
		&a->boilerplate, NULL };

	*a = (struct articles){ .in = NULL };
	if (o->language == NULL && (in.guesser = a->guesser =
	    guesser_open(o->lang_dir)) == NULL)
		return;
	if (lang_table(&a->mem, TABLE_BOILERPLATE, o->lang_dir,
	    &a->boilerplate) != 0)
		return;
	a->in = input_open((const char *const *)args->at + from,
	    args->n - from, &in, known);
	a->n = input_count(a->in);
	a->known = input_known(a->in);
}

void
articles_close(struct articles *a)
{
	input_close(a->in);
	guesser_free(a->guesser);
	arena_free(&a->mem);
	*a = (struct articles){ 0 };
}

void
articles_extract(void *unused, const struct doc *d, struct buf *out)
{
	struct knowledge told = { 0 }, k = { 0 };
	const struct knowledge *part = &told;

	(void)unused;
	knowledge_of_doc(&told, d);
	knowledge_merge(&k, &part, 1, NULL);
	knowledge_write_line(&k, out);
	knowledge_free(&k);
	knowledge_free(&told);
}

/* Workers take articles in order and hand over in order what they make of
 * them: who is ready early waits for his turn. */
struct work {
	const struct lang          *lang;
	struct articles            *articles;
	const struct articles_work *todo;
	pthread_mutex_t loading, handing;
	pthread_cond_t  turn;
	uint32_t        next, handed;
	bool            is_over;	/* nobody takes any more              */
};

/* The next article as a document; *at is NONE if there is none, the document
 * NULL if it could not be read. */
static struct doc *
next_document(struct work *w, uint32_t *at)
{
	struct arena mem = { 0 };
	struct article a;
	struct doc *d = NULL;

	pthread_mutex_lock(&w->loading);
	*at = w->next < w->articles->n && !w->is_over ? w->next++ : NONE;
	if (*at != NONE && input_load(w->articles->in, *at, &mem, &a) == 0)
		d = doc_new(&a);
	pthread_mutex_unlock(&w->loading);
	arena_free(&mem);
	return d;
}

static void
hand_over(struct work *w, uint32_t at, const struct doc *d, struct str made)
{
	const struct articles_work *todo = w->todo;
	bool goes_on = true;

	pthread_mutex_lock(&w->handing);
	while (w->handed != at)
		pthread_cond_wait(&w->turn, &w->handing);
	if (d != NULL && todo->each != NULL)
		todo->each(todo->to, d);
	else if (d != NULL)
		goes_on = todo->take(todo->to, made);
	progress_set(++w->handed, w->articles->n);
	pthread_cond_broadcast(&w->turn);
	pthread_mutex_unlock(&w->handing);
	if (!goes_on) {
		pthread_mutex_lock(&w->loading);
		w->is_over = true;
		pthread_mutex_unlock(&w->loading);
	}
}

static void *
worker(void *arg)
{
	struct work *w = arg;
	struct buf made = { 0 };
	uint32_t at;

	for (;;) {
		struct doc *d = next_document(w, &at);

		if (at == NONE)
			break;
		made.n = 0;
		if (d != NULL) {
			pipeline_run(d, w->lang, w->todo->last);
			if (w->todo->each == NULL)
				w->todo->make(w->todo->to, d, &made);
		}
		hand_over(w, at, d, buf_str(&made));
		if (d != NULL)
			doc_free(d);
	}
	buf_free(&made);
	return NULL;
}

void
articles_run(const struct article_options *o, const struct lang *l,
    struct articles *articles, const struct articles_work *todo)
{
	struct work w = { .lang = l, .articles = articles, .todo = todo,
		.loading = PTHREAD_MUTEX_INITIALIZER,
		.handing = PTHREAD_MUTEX_INITIALIZER,
		.turn = PTHREAD_COND_INITIALIZER };
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
