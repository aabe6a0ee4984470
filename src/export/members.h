/* members: rows of a graph as JSON objects, for all formats that are JSON. */
#ifndef MEMBERS_H
#define MEMBERS_H

#include "base/buf.h"
#include "graph/graph.h"

/* Writes the members of the object that stands for node or edge `row`. */
typedef void member_writer(struct buf *, const struct graph *, uint32_t row);

/* `[{…},…]`, or `{"id":{…},…}`: one object a row, one a line. */
void members_list(struct buf *, const struct graph *, const struct rows *,
    member_writer *);
void members_map(struct buf *, const struct graph *, const struct rows *,
    member_writer *);

/* `"name":"text"`; the same with a comma before it. */
void member_first(struct buf *, const char *name, struct str);
void member_text(struct buf *, const char *name, struct str);

/* `,"name":1.5`. */
void member_number(struct buf *, const char *name, double);

/* `,"source":"id","target":"id"`, the edge's ends under these names. */
void member_ends(struct buf *, const struct graph *, uint32_t edge,
    const char *source, const char *target);

/* `,"name":"text"` of the column called so; nothing where it is absent. */
void member_column(struct buf *, const char *name, const struct rows *,
    uint32_t row, const char *column);

/* What a column is called in JSON: its name, or `key_` and the like where a
 * format has a member `key` of its own. */
const char *members_key(const char *column);

/* All cells of the row that are not absent, each `,"name":value`, but those of
 * the columns named in `without` (ended by NULL; or NULL).  Lists are
 * arrays. */
void members_put(struct buf *, const struct rows *, uint32_t row,
    const char *const *without);

/* The same as one object, `{…}`. */
void members_object(struct buf *, const struct rows *, uint32_t row,
    const char *const *without);

/* The same, lists joined with `; ` (EXPORT.md, rule 8), without the braces. */
void members_joined(struct buf *, const struct rows *, uint32_t row,
    const char *const *without);

/* Do the columns x and y place the node?  Then *x_out, *y_out are there. */
bool members_position(const struct graph *, uint32_t node, double *x_out,
    double *y_out);

#endif
