/* Any bytes at all are GraphML or are refused; what is read is sound and fit
 * to be written. */
#include <assert.h>

#include "base/utf8.h"
#include "export/load.h"
#include "graph/tidy.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check(const struct graph *g)
{
	assert(g->ends.n == g->edges.n);
	for (uint32_t i = 0; i < g->ends.n; i++)
		assert(g->ends.at[i].source < g->nodes.n &&
		    g->ends.at[i].target < g->nodes.n);
	for (uint32_t i = 0; i < g->nodes.n; i++)
		assert(utf8_check(g->nodes.ids.at[i]) ==
		    g->nodes.ids.at[i].n);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct graph g = { 0 };

	if (load_graph(&g, "fuzz.graphml",
	    (struct str){ (const char *)data, size }) == 0) {
		tidy_types(&g);
		tidy_graph(&g);
		check(&g);
	}
	graph_free(&g);
	return 0;
}
