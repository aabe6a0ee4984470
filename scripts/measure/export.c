/* export: what the steps of `whowhom export` take, beside igraph's and cJSON's.
 *
 * usage: build/export KNOWLEDGE ROUNDS
 *
 * Prints a line `STEP SECONDS BYTES` for each step of each round.  Everything
 * is written to /dev/null, igraph's graph is our GraphML as it reads it. */
#include <cjson/cJSON.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/file.h"
#include "base/json.h"
#include "export/format.h"
#include "graph/igraph.h"
#include "graph/view.h"

static double start;

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static void
begin(void)
{
	start = now();
}

static void
done(const char *step, size_t bytes)
{
	printf("%s %.6f %zu\n", step, now() - start, bytes);
	fflush(stdout);
}

static void
fail(const char *what, const char *why)
{
	fprintf(stderr, "export: %s: %s\n", what, why);
	exit(1);
}

static void
write_ours(const struct knowledge *k, const struct graph *g, size_t bytes)
{
	struct file out;
	const char *why;

	if (file_begin(&out, "/dev/null", &why) != 0)
		fail("/dev/null", why);
	begin();
	if (k != NULL)
		knowledge_write(k, &out.text);
	else
		graphml_write(g, &(struct flavour){ 0 }, &out.text);
	if (file_end(&out, &why) != 0)
		fail("/dev/null", why);
	done(k != NULL ? "knowledge_write" : "graphml_write", bytes);
}

static void
write_igraph(const struct graph *g)
{
	struct buf b = { 0 };
	igraph_t ig;
	FILE *in, *out = fopen("/dev/null", "w");

	igraph_set_attribute_table(&igraph_cattribute_table);
	graphml_write(g, &(struct flavour){ 0 }, &b);
	in = fmemopen(b.s, b.n, "r");
	if (in == NULL || out == NULL ||
	    igraph_read_graph_graphml(&ig, in, 0) != IGRAPH_SUCCESS)
		fail("igraph", "does not read our GraphML");
	fclose(in);
	begin();
	if (igraph_write_graph_graphml(&ig, out, false) != IGRAPH_SUCCESS)
		fail("igraph", "does not write GraphML");
	fflush(out);
	done("igraph_graphml_write", b.n);
	fclose(out);
	igraph_destroy(&ig);
	buf_free(&b);
}

static void
use_cjson(struct str text)
{
	cJSON *j;
	char *printed;

	begin();
	j = cJSON_ParseWithLength(text.s, text.n);
	done("cjson_parse", text.n);
	begin();
	printed = cJSON_PrintUnformatted(j);
	done("cjson_print", printed != NULL ? strlen(printed) : 0);
	free(printed);
	begin();
	cJSON_Delete(j);
	done("cjson_delete", text.n);
}

/* The same by ours, and with the checks that cJSON does not make. */
static void
use_ours(struct str text)
{
	struct json *j;
	size_t bad;

	begin();
	j = json_parse(text, &bad);
	done("json_parse", text.n);
	begin();
	json_free(j);
	done("json_free", text.n);
}

static size_t
size_of(const struct graph *g)
{
	struct buf b = { 0 };
	size_t n;

	graphml_write(g, &(struct flavour){ 0 }, &b);
	n = b.n;
	buf_free(&b);
	return n;
}

static void
measure(const char *path, struct str text)
{
	struct knowledge k;
	struct graph g;

	use_ours(text);
	begin();
	if (knowledge_read(&k, path, text) != 0)
		fail(path, "is no knowledge");
	done("knowledge_read", text.n);
	begin();
	view_build(view_find("events"), &k, 0, &g);
	done("view_build", 0);
	printf("edges 0 %u\n", (unsigned)g.edges.n);
	write_ours(NULL, &g, size_of(&g));
	write_ours(&k, NULL, text.n);
	write_igraph(&g);
	graph_free(&g);
	knowledge_free(&k);
	use_cjson(text);
}

int
main(int argc, char **argv)
{
	struct arena mem = { 0 };
	struct str text;
	const char *why;

	if (argc != 3) {
		fputs("usage: export KNOWLEDGE ROUNDS\n", stderr);
		return 2;
	}
	begin();
	if (file_read(&mem, argv[1], &text, &why) != 0)
		fail(argv[1], why);
	done("file_read", text.n);
	for (int i = atoi(argv[2]); i > 0; i--)
		measure(argv[1], text);
	arena_free(&mem);
	return 0;
}
