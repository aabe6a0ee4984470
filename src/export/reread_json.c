/* reread_json: JSON formats read again, by cJSON. */
#include "base/diag.h"
#include "base/file.h"
#include "base/json.h"
#include "export/members.h"
#include "export/reread.h"

/* Where a format has its nodes and edges. */
struct shape {
	const char *at;			/* the object with the lists          */
	const char *nodes, *edges;	/* lists; `nodes` may be a map by id  */
	const char *id, *source, *target;
	const char *inside;		/* of an item: its attributes; NULL   */
	/* maps by id, beside the lists, or NULL */
	const char *node_data, *edge_data, *places;
};

/* An item and where else its members are. */
struct item {
	struct str         id;
	const struct json *item, *parts[3];
};

/* Walks over a list or map and over the maps beside it, which have the same
 * order. */
struct walk {
	const struct json *item, *data, *places;
	const char        *id, *inside;
	bool               is_map;
};

static struct str
text_of(const struct json *j, const char *key)
{
	struct str s = STR("");

	json_str(json_get(j, key), &s);
	return s;
}

static bool
next_item(struct walk *w, struct item *out)
{
	const struct json *inside;

	if (w->item == NULL)
		return false;
	inside = w->inside != NULL ? json_get(w->item, w->inside) : NULL;
	*out = (struct item){ .item = w->item, .parts = {
	    inside != NULL ? inside : w->data, w->item,
	    w->places != NULL ? w->places : json_get(w->item, "position") } };
	out->id = w->is_map ? json_key(w->item)
	    : text_of(w->item, w->id);
	if (out->id.n == 0 && inside != NULL)
		out->id = text_of(inside, w->id);
	w->item = json_next(w->item);
	w->data = w->data != NULL ? json_next(w->data) : NULL;
	w->places = w->places != NULL ? json_next(w->places) : NULL;
	return true;
}

static struct walk
walk_over(const struct json *list, const struct shape *s,
    const struct json *data, const struct json *places)
{
	return (struct walk){ json_first(list), json_first(data),
	    json_first(places), s->id, s->inside,
	    json_kind(list) == JSON_OBJECT };
}

/* A list of texts, each as one member. */
static void
set_list(struct arena *mem, const struct json *list, union cell *out)
{
	uint32_t n = 0;

	for (const struct json *j = json_first(list); j; j = json_next(j))
		n++;
	out->list.at = NEW(mem, struct str, n);
	for (const struct json *j = json_first(list); j; j = json_next(j)) {
		json_str(j, &out->list.at[out->list.n]);
		out->list.at[out->list.n] = arena_str(mem,
		    out->list.at[out->list.n]);
		out->list.n++;
	}
}

/* The cell, if the value is of the column's type. */
static void
set_cell(struct arena *mem, enum column_type type, const struct json *value,
    union cell *out)
{
	struct str text;
	double x;
	bool is_true;

	if (type == COLUMN_LIST && json_kind(value) == JSON_LIST) {
		set_list(mem, value, out);
	} else if (json_str(value, &text)) {
		if (type == COLUMN_TEXT || type == COLUMN_LIST)
			*out = reread_cell(mem, type, arena_str(mem, text));
	} else if (json_number(value, &x)) {
		if (type == COLUMN_REAL)
			out->real = x;
		else if (type == COLUMN_INTEGER)
			out->integer = (int64_t)x;
	} else if (type == COLUMN_FLAG && json_bool(value, &is_true)) {
		out->flag = is_true;
	}
}

static void
set_cells(struct graph *g, struct rows *r, const struct item *item)
{
	for (uint32_t c = 0; c < r->ncolumns; c++) {
		const struct json *value = NULL;

		for (size_t i = 0; i < 3 && value == NULL; i++)
			if (item->parts[i] != NULL)
				value = json_get(item->parts[i], members_key(
				    r->columns[c].name));
		if (value != NULL)
			set_cell(&g->mem, r->columns[c].type, value,
			    graph_cell(r, r->n - 1, c));
	}
}

static struct str
end_of(const struct item *item, const char *key)
{
	struct str end = text_of(item->item, key);

	return end.n > 0 || item->parts[0] == NULL ? end
	    : text_of(item->parts[0], key);
}

static void
read_graph(const struct shape *s, const struct json *j, struct graph *out)
{
	const struct json *at = s->at != NULL ? json_get(j, s->at) : j;
	const struct json *lists = s->node_data != NULL
	    ? json_get(at, "fullGraph") : at;
	struct walk w = walk_over(json_get(lists, s->nodes), s,
	    s->node_data != NULL ? json_get(at, s->node_data) : NULL,
	    s->places != NULL ? json_get(at, s->places) : NULL);
	struct item item;
	struct map nodes;

	while (next_item(&w, &item)) {
		graph_add(out, &out->nodes, arena_str(&out->mem, item.id));
		set_cells(out, &out->nodes, &item);
	}
	nodes = reread_ids(out);
	w = walk_over(json_get(lists, s->edges), s, s->edge_data != NULL
	    ? json_get(at, s->edge_data) : NULL, NULL);
	while (next_item(&w, &item)) {
		reread_edge(out, &nodes, arena_str(&out->mem, item.id),
		    end_of(&item, s->source), end_of(&item, s->target));
		set_cells(out, &out->edges, &item);
	}
}

static int
reread(const struct shape *s, const struct graph *like, const char *path,
    struct graph *out)
{
	struct arena mem = { 0 };
	struct json *j = NULL;
	struct str text;
	const char *why;
	size_t bad;
	int status = -1;

	reread_begin(out, like);
	if (file_read(&mem, path, &text, &why) != 0)
		diag(DIAG_FILE_OPEN, path, 0, why);
	else if ((j = json_parse(text, &bad)) == NULL)
		diag(DIAG_JSON_SYNTAX, path, bad + 1, "a value");
	else {
		read_graph(s, j, out);
		status = 0;
	}
	json_free(j);
	arena_free(&mem);
	return status;
}

int
reread_node_link(const struct graph *like, const struct flavour *flavour,
    const char *path, struct graph *out)
{
	return reread(&(struct shape){ .nodes = "nodes", .id = "id",
	    .edges = flavour->json_edges != NULL ? flavour->json_edges
	    : "edges", .source = "source", .target = "target" }, like, path,
	    out);
}

int
reread_d3(const struct graph *like, const struct flavour *flavour,
    const char *path, struct graph *out)
{
	(void)flavour;
	return reread(&(struct shape){ .nodes = "nodes", .edges = "links",
	    .id = "id", .source = "source", .target = "target" }, like, path,
	    out);
}

int
reread_vis(const struct graph *like, const struct flavour *flavour,
    const char *path, struct graph *out)
{
	(void)flavour;
	return reread(&(struct shape){ .nodes = "nodes", .edges = "edges",
	    .id = "id", .source = "from", .target = "to" }, like, path, out);
}

int
reread_cytoscape(const struct graph *like, const struct flavour *flavour,
    const char *path, struct graph *out)
{
	(void)flavour;
	return reread(&(struct shape){ .at = "elements", .nodes = "nodes",
	    .edges = "edges", .id = "id", .source = "source",
	    .target = "target", .inside = "data" }, like, path, out);
}

int
reread_graphology(const struct graph *like, const struct flavour *flavour,
    const char *path, struct graph *out)
{
	(void)flavour;
	return reread(&(struct shape){ .nodes = "nodes", .edges = "edges",
	    .id = "key", .source = "source", .target = "target",
	    .inside = "attributes" }, like, path, out);
}

int
reread_gephi_lite(const struct graph *like, const struct flavour *flavour,
    const char *path, struct graph *out)
{
	(void)flavour;
	return reread(&(struct shape){ .at = "graphDataset",
	    .nodes = "nodes", .edges = "edges", .id = "key",
	    .source = "source", .target = "target", .node_data = "nodeData",
	    .edge_data = "edgeData", .places = "layout" }, like, path, out);
}

int
reread_jgf(const struct graph *like, const struct flavour *flavour,
    const char *path, struct graph *out)
{
	(void)flavour;
	return reread(&(struct shape){ .at = "graph", .nodes = "nodes",
	    .edges = "edges", .id = "id", .source = "source",
	    .target = "target", .inside = "metadata" }, like, path, out);
}
