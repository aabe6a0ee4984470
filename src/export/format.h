/* format: the forms in which whowhom writes what it knows, one row each.
 *
 * Reads   struct knowledge, struct graph
 * Rules   EXPORT.md */
#ifndef FORMAT_H
#define FORMAT_H

#include "base/buf.h"
#include "corpus/knowledge.h"
#include "graph/graph.h"

/* How a format is written, where there are several ways. */
struct flavour {
	bool is_strict;			/* GraphML for the stock schema       */
	bool is_old;			/* GEXF 1.2                           */
	const char *json_edges;		/* node-link's one list of edges, or
					 * NULL: `edges` and `links`          */
};

enum format_place {
	PLACE_STREAM,			/* a file or standard output          */
	PLACE_FILE,			/* a file of a library's making       */
	PLACE_FOLDER			/* a folder of files                  */
};

typedef void knowledge_writer(const struct knowledge *, struct buf *);
typedef void graph_writer(const struct graph *, const struct flavour *,
    struct buf *);

/* Into the file, which is there and empty.  0, or -1 with *why_out (static
 * text) set. */
typedef int file_writer(const struct knowledge *, const char *path,
    const char **why_out);

/* Read what was written at `path` into a graph with the columns of `like` that
 * the format carries, all rows in their order (export/reread.h).  0, or -1;
 * diag() said why. */
typedef int graph_reader(const struct graph *like, const struct flavour *,
    const char *path, struct graph *out);

/* Is that what is at `path`?  0, or -1; diag() said what differs. */
typedef int knowledge_checker(const struct knowledge *, const char *path);

/* One file of a folder. */
struct part {
	const char   *name;
	graph_writer *write;
};

struct format {
	const char *name;
	const char *ending;		/* of a file; NULL: only by name      */
	const char *help;		/* for whom                           */
	const char *keeps, *loses;	/* what it can carry; cannot, or NULL */
	enum format_place place;
	/* one of the four: of the whole knowledge, the same into a file, of a
	 * view of it, the same into a folder (the last row has no name) */
	knowledge_writer  *write_knowledge;
	file_writer       *write_file;
	graph_writer      *write_graph;
	const struct part *parts;
	/* for --check: of the whole knowledge, or of a view */
	knowledge_checker *check;
	graph_reader      *reread;
};

/* Ended by a row without a name. */
extern const struct format formats[];

/* The format called so, or NULL. */
const struct format *format_find(const char *name);

/* The format that the ending of the path speaks for, or NULL. */
const struct format *format_of_path(const char *path);

/* Is it of a view of the knowledge? */
bool format_is_graph(const struct format *);

/* Append what the cell holds, which is not absent: numbers and flags as JSON
 * and XML both write them, text and lists as the format does. */
void format_cell(struct buf *, enum column_type, const union cell *,
    void (*text)(struct buf *, struct str),
    void (*list)(struct buf *, const union cell *));

/* Append the members of a list joined by `; ` (EXPORT.md, rule 8; they hold no
 * `;`), each as `text` writes it. */
void format_joined(struct buf *, const union cell *,
    void (*text)(struct buf *, struct str));

/* The text in the column called so; empty where there is none. */
struct str format_text(const struct rows *, uint32_t row, const char *column);

/* Has a column of integers one that 32 bits do not hold? */
bool format_is_long(const struct rows *, uint32_t column);

/* What a column is called in DOT: its name, or `key_` for `key`, by which
 * Graphviz tells parallel edges apart, and drops those that share one. */
const char *dot_name(const char *column);

/* For --check. */
knowledge_checker reread_knowledge, reread_sqlite, reread_turtle;
graph_reader reread_csv, reread_cytoscape, reread_d3, reread_dot,
    reread_gephi_lite, reread_gexf, reread_graphology, reread_igraph,
    reread_jgf, reread_neo4j, reread_node_link, reread_pajek, reread_vis;

/* The writers, one file each. */
graph_writer cytoscape_write, d3_write, dot_write, gephi_lite_write, gexf_write,
    gml_write, graphml_write, graphology_write, jgf_write, node_link_write,
    pajek_write, vis_write;
graph_writer csv_write_nodes, csv_write_edges;
graph_writer neo4j_write_nodes, neo4j_write_edges, neo4j_write_script;
file_writer sqlite_write;
knowledge_writer turtle_write;

#endif
