/* csv_cell: what csv and neo4j have in common. */
#ifndef CSV_CELL_H
#define CSV_CELL_H

#include "base/buf.h"

/* The text in quotes, always: so it is never NA, null or a number to a reader
 * that minds.  Gephi and Neo4j's LOAD CSV take a backslash for an escape: an
 * odd run of them before a quote or at the end gets one more, else the rest of
 * the file would be lost. */
void csv_cell_put(struct buf *, struct str);

#endif
