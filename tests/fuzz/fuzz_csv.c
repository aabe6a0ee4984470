/* Any bytes at all are a table of edges or are refused; what is read is
 * sound and fit to be written. */
#include <assert.h>
#include <stdio.h>

#include "export/load.h"
#include "graph/tidy.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct graph g = { 0 };

	if (load_csv(&g, "fuzz.csv", (struct str){ (const char *)data, size })
	    == 0) {
		tidy_types(&g);
		tidy_graph(&g);
		assert(g.ends.n == g.edges.n);
		for (uint32_t i = 0; i < g.ends.n; i++)
			assert(g.ends.at[i].source < g.nodes.n &&
			    g.ends.at[i].target < g.nodes.n &&
			    graph_weight(&g, i) > 0);
	}
	graph_free(&g);
	return 0;
}
