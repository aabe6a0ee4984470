/* reread_dot: DOT read again, by Graphviz's own gvpr.
 *
 * By the program, not by the library it is made of: libcgraph is under the
 * Eclipse Public License 1.0, which does not go with igraph's GPL in one
 * program, and its headers come with 140 MB of others.  Who has use for DOT
 * has gvpr. */
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/diag.h"
#include "base/file.h"
#include "export/reread.h"

extern char **environ;

/* Texts with their lengths before them, so that they may hold anything: N and
 * the node's name, or E and the names of the edge's ends; then names and
 * values of the attributes that are there; a line end.  A point ends all. */
#define PUT(text) "printf(\"%d:%s\", length(" text "), " text ");"
#define PUT_ALL(kind) \
	"for (a = fstAttr($G, \"" kind "\"); a != \"\"; " \
	"a = nxtAttr($G, \"" kind "\", a)) " \
	"if (aget($, a) != \"\") {" PUT("a") PUT("aget($, a)") "}" \
	"printf(\"\\n\");"

static const char script[] =
    "BEGIN { string a; }"
    "N { printf(\"N\");" PUT("$.name") PUT_ALL("N") "}"
    "E { printf(\"E\");" PUT("$.tail.name") PUT("$.head.name") PUT_ALL("E") "}"
    "END_G { printf(\".\\n\"); }";

/* ---- gvpr ------------------------------------------------------------- */

/* All that comes until the other end is closed.  0, or the errno. */
static int
read_all(int fd, struct buf *out)
{
	ssize_t n;

	do {
		buf_room(out, 1 << 16);
		n = read(fd, out->s + out->n, out->cap - out->n);
		out->n += n > 0 ? (size_t)n : 0;
	} while (n > 0 || (n < 0 && errno == EINTR));
	return n < 0 ? errno : 0;
}

/* What gvpr says of the file, errors as well.  0, or the errno. */
static int
ask(const char *path, struct buf *out)
{
	char *argv[] = { "gvpr", (char *)(uintptr_t)script, NULL };
	posix_spawn_file_actions_t to;
	pid_t pid;
	int ends[2], error;

	if (pipe(ends) != 0)
		return errno;
	posix_spawn_file_actions_init(&to);
	posix_spawn_file_actions_addopen(&to, 0, path, O_RDONLY, 0);
	posix_spawn_file_actions_adddup2(&to, ends[1], 1);
	posix_spawn_file_actions_adddup2(&to, ends[1], 2);
	posix_spawn_file_actions_addclose(&to, ends[0]);
	posix_spawn_file_actions_addclose(&to, ends[1]);
	error = posix_spawnp(&pid, argv[0], &to, NULL, argv, environ);
	posix_spawn_file_actions_destroy(&to);
	close(ends[1]);
	if (error == 0)
		error = read_all(ends[0], out);
	close(ends[0]);
	if (error == 0)
		while (waitpid(pid, NULL, 0) < 0 && errno == EINTR)
			;
	return error;
}

/* ---- what it says ----------------------------------------------------- */

/* The next text; false: there is none. */
static bool
next(struct str *rest, struct str *out)
{
	struct str s = *rest;
	size_t n = 0;

	while (s.n > 0 && s.s[0] >= '0' && s.s[0] <= '9' && n < s.n) {
		n = 10 * n + (size_t)(s.s[0] - '0');
		s = str_from(s, 1);
	}
	if (s.n == rest->n || s.n <= n || s.s[0] != ':')
		return false;
	*out = (struct str){ s.s + 1, n };
	*rest = str_from(s, n + 1);
	return true;
}

/* Backslashes are doubled in the file, and Graphviz leaves them so. */
static struct str
halved(struct arena *mem, struct str s)
{
	char *p = ROOM(mem, char, s.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++) {
		i += s.s[i] == '\\' && i + 1 < s.n && s.s[i + 1] == '\\';
		p[n++] = s.s[i];
	}
	return (struct str){ p, n };
}

static bool
read_cells(struct graph *g, struct rows *r, struct str *rest)
{
	struct str name, value;

	while (rest->n > 0 && rest->s[0] != '\n') {
		if (!next(rest, &name) || !next(rest, &value))
			return false;
		value = halved(&g->mem, value);
		if (r == &g->edges && str_is(name, "id"))
			r->ids.at[r->n - 1] = value;
		for (uint32_t c = 0; c < r->ncolumns; c++)
			if (str_is(name, dot_name(r->columns[c].name)))
				*graph_cell(r, r->n - 1, c) =
				    reread_cell(&g->mem, r->columns[c].type,
				    value);
	}
	return rest->n > 0;
}

/* A line.  The ends of edges are kept, since not all nodes may be there. */
static bool
read_line(struct graph *g, struct str *rest, str_list *ends)
{
	bool is_node = rest->s[0] == 'N';
	struct rows *r = is_node ? &g->nodes : &g->edges;
	struct str name, other;

	if (!is_node && rest->s[0] != 'E')
		return false;
	*rest = str_from(*rest, 1);
	if (!next(rest, &name) || (!is_node && !next(rest, &other)))
		return false;
	if (is_node) {
		graph_add(g, r, halved(&g->mem, name));
	} else {
		graph_add(g, r, STR(""));
		*PUSH(&g->mem, ends) = halved(&g->mem, name);
		*PUSH(&g->mem, ends) = halved(&g->mem, other);
	}
	if (!read_cells(g, r, rest))
		return false;
	*rest = str_from(*rest, 1);
	return true;
}

static bool
read_graph(struct graph *g, struct str *rest)
{
	str_list ends = { 0 };
	struct map nodes;

	while (rest->n > 0 && rest->s[0] != '.')
		if (!read_line(g, rest, &ends))
			return false;
	nodes = reread_ids(g);
	for (uint32_t i = 0; i < ends.n; i += 2)
		*PUSH(&g->mem, &g->ends) = (struct edge){
		    map_get(&nodes, ends.at[i]),
		    map_get(&nodes, ends.at[i + 1]) };
	return rest->n > 0;
}

int
reread_dot(const struct graph *like, const struct flavour *flavour,
    const char *path, struct graph *out)
{
	struct buf said = { 0 };
	struct str rest;
	int error = ask(path, &said);
	bool is_read = false;

	(void)flavour;
	reread_begin(out, like);
	rest = buf_str(&said);
	if (error != 0) {
		diag(DIAG_REREAD, path, 0, arena_printf(&out->mem, "cannot "
		    "run gvpr, of Graphviz: %s", strerror(error)).s);
	} else if (!(is_read = read_graph(out, &rest))) {
		rest = str_cut(&rest, '\n');
		diag(DIAG_REREAD, path, 0, arena_printf(&out->mem, "gvpr: "
		    STR_FMT, STR_ARG(rest)).s);
	}
	buf_free(&said);
	reread_reorder(out, like);
	return is_read ? 0 : -1;
}
