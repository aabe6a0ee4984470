/* igraph: <igraph.h> beside our own names; both have a macro STR.  Whoever
 * needs igraph (graph/, analysis/, export/load.c) includes this instead. */
#ifndef GRAPH_IGRAPH_H
#define GRAPH_IGRAPH_H

#include "base/str.h"

#pragma push_macro("STR")
#undef STR
#include <igraph.h>
#undef STR
#pragma pop_macro("STR")

#endif
