/* whowhom communities: which nodes of a graph keep together. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "analysis/community.h"
#include "base/diag.h"
#include "base/json.h"
#include "base/progress.h"
#include "cli/graph.h"
#include "cli/listing.h"
#include "cli/print.h"
#include "cli/table.h"

static struct options {
	struct graph_options graph;
	const char *by;
	long        seed, top;
	bool        is_csv, is_json, is_list;
} options = { .by = "leiden", .seed = 1, .top = -1 };

static const struct opt opts[] = {
	{ 'b', "by", OPT_TEXT, offsetof(struct options, by), "METHOD",
	  "leiden, label-propagation or walktrap", NULL },
	{ 0, "seed", OPT_COUNT, offsetof(struct options, seed), "N",
	  "of what is random in it (1)", NULL },
	{ 'n', "top", OPT_COUNT, offsetof(struct options, top), "N",
	  "only the N largest communities", NULL },
	{ 0, "csv", OPT_FLAG, offsetof(struct options, is_csv), NULL,
	  "print CSV: one row a node", NULL },
	{ 0, "json", OPT_FLAG, offsetof(struct options, is_json), NULL,
	  "print JSON: the members of each community", NULL },
	{ 'l', "list", OPT_FLAG, offsetof(struct options, is_list), NULL,
	  "print the methods", NULL },
	{ 0, NULL, OPT_GROUP, offsetof(struct options, graph), NULL, "",
	  graph_opts },
	OPT_END
};

static int run(int argc, char **argv);

const struct command cmd_communities = {
	"communities", "GRAPH", 0, 1, "Print which nodes keep together.",
	GRAPH_HELP "\nCommunities have no direction: all edges between two are "
	"one, their weights summed.", opts, run
};

/* What is printed: the members of each community one after another. */
struct answer {
	const struct graph            *g;
	const struct community_method *by;
	struct communities             c;
	uint32_t                      *member;	/* by community, then degree  */
	uint32_t                       n;	/* communities to print       */
};

struct rank {
	uint32_t   community, degree, node;
	struct str label;
};

static int
by_community(const void *x, const void *y)
{
	const struct rank *a = x, *b = y;
	int c;

	if (a->community != b->community)
		return a->community < b->community ? -1 : 1;
	if (a->degree != b->degree)
		return a->degree > b->degree ? -1 : 1;
	if ((c = str_cmp(a->label, b->label)) != 0)
		return c;
	return (a->node > b->node) - (a->node < b->node);
}

/* Members with most edges first. */
static void
sort(struct arena *mem, struct answer *a)
{
	uint32_t n = a->g->nodes.n;
	struct rank *ranks = NEW(mem, struct rank, n);

	for (uint32_t i = 0; i < n; i++)
		ranks[i] = (struct rank){ a->c.of[i], 0, i,
		    graph_label(a->g, i) };
	for (uint32_t i = 0; i < a->g->ends.n; i++) {
		ranks[a->g->ends.at[i].source].degree++;
		ranks[a->g->ends.at[i].target].degree++;
	}
	if (n > 1)
		qsort(ranks, n, sizeof *ranks, by_community);
	a->member = NEW(mem, uint32_t, n);
	for (uint32_t i = 0; i < n; i++)
		a->member[i] = ranks[i].node;
	a->n = options.top >= 0 && (unsigned long)options.top < a->c.n
	    ? (uint32_t)options.top : a->c.n;
}

static void
put_text(struct buf *b, const struct answer *a)
{
	const uint32_t *node = a->member;

	buf_printf(b, "%u %s by %s, modularity ", a->c.n, a->c.n == 1
	    ? "community" : "communities", a->by->name);
	if (isnan(a->c.modularity))
		buf_lit(b, "-");
	else
		buf_printf(b, "%.4f", a->c.modularity);
	buf_printf(b, ", seed %ld\n", options.seed);
	for (uint32_t i = 0; i < a->n; i++) {
		if (a->c.size[i] > 1)
			buf_printf(b, "\n%u: %u nodes\n", i + 1,
			    a->c.size[i]);
		else if (i == 0 || a->c.size[i - 1] > 1)
			buf_printf(b, "\nalone: %u\n", a->n - i);
		for (uint32_t j = 0; j < a->c.size[i]; j++) {
			buf_lit(b, "  ");
			table_cell(b, graph_label(a->g, *node++), 0);
			buf_char(b, '\n');
		}
	}
}

static void
put_csv(struct buf *b, const struct answer *a)
{
	const uint32_t *node = a->member;

	buf_lit(b, "community,id,label,type\n");
	for (uint32_t i = 0; i < a->n; i++)
		for (uint32_t j = 0; j < a->c.size[i]; j++, node++) {
			buf_printf(b, "%u,", i + 1);
			listing_put_csv_text(b, a->g->nodes.ids.at[*node]);
			buf_char(b, ',');
			listing_put_csv_text(b, graph_label(a->g, *node));
			buf_char(b, ',');
			listing_put_csv_text(b, graph_text(&a->g->nodes, *node,
			    "type"));
			buf_char(b, '\n');
		}
}

static void
put_json(struct buf *b, const struct answer *a)
{
	const uint32_t *node = a->member;

	buf_lit(b, "{\"by\":");
	json_put(b, str_of(a->by->name));
	buf_printf(b, ",\"seed\":%ld,\"modularity\":", options.seed);
	table_exact(b, a->c.modularity, false, STR("null"));
	buf_lit(b, ",\"communities\":[");
	for (uint32_t i = 0; i < a->n; i++) {
		buf_add(b, i > 0 ? STR(",\n[") : STR("\n["));
		for (uint32_t j = 0; j < a->c.size[i]; j++) {
			if (j > 0)
				buf_char(b, ',');
			json_put(b, a->g->nodes.ids.at[*node++]);
		}
		buf_char(b, ']');
	}
	buf_lit(b, "\n]}\n");
}

static int
answer(struct arena *mem, const struct source *s,
    const struct community_method *by)
{
	struct answer a = { .g = &s->graph, .by = by };
	struct buf b = { 0 };
	const char *why = "";
	int status;

	progress_begin(by->name);
	status = communities_of(mem, a.g, by, (uint64_t)options.seed, &a.c,
	    &why);
	progress_end();
	if (status != 0) {
		diag(DIAG_GRAPH, s->path, 0, arena_printf(mem, "%s %s",
		    by->name, why).s);
		return 1;
	}
	sort(mem, &a);
	if (options.is_json)
		put_json(&b, &a);
	else if (options.is_csv)
		put_csv(&b, &a);
	else
		put_text(&b, &a);
	if (options.is_csv)
		fprintf(stderr, "by %s, modularity %.4f, seed %ld\n", by->name,
		    a.c.modularity, options.seed);
	status = print_out(buf_str(&b));
	buf_free(&b);
	return status;
}

static int
list(void)
{
	struct buf b = { 0 };
	int status;

	for (const struct community_method *m = community_methods;
	    m->name != NULL; m++)
		buf_printf(&b, "%-18s %s (%s)\n", m->name, m->help,
		    m->source);
	status = print_out(buf_str(&b));
	buf_free(&b);
	return status;
}

static int
communities(struct arena *mem, const struct args *args, struct source *s)
{
	const struct community_method *by = community_find(str_of(options.by));
	int status;

	if (options.is_list)
		return list();
	if (args->n == 0)
		return opt_wrong(&cmd_communities, "which graph?");
	if (by == NULL)
		return opt_wrong(&cmd_communities, "no method %s; see whowhom "
		    "communities --list", options.by);
	if (options.is_csv && options.is_json)
		return opt_wrong(&cmd_communities, "--csv or --json?");
	if ((status = graph_read(&cmd_communities, &options.graph,
	    args->at[0], s)) != 0)
		return status;
	return answer(mem, s, by);
}

static int
run(int argc, char **argv)
{
	struct arena mem = { 0 };
	struct source s = { 0 };
	struct args args = opt_parse(&mem, &cmd_communities, argc, argv,
	    &options);
	int status = args.is_over ? args.status
	    : communities(&mem, &args, &s);

	source_free(&s);
	arena_free(&mem);
	return status;
}
