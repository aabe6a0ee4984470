/* folder: a folder of files that appears whole or not at all. */
#define _GNU_SOURCE	/* renameat2(), where there is one */
#include "base/folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

static int
fail(const char **why_out)
{
	*why_out = strerror(errno);
	return -1;
}

static bool
is_name(const struct folder *f, const char *name)
{
	for (uint32_t i = 0; i < f->n; i++)
		if (strcmp(f->names[i], name) == 0)
			return true;
	return false;
}

/* May it be replaced? */
static int
check_old(const struct folder *f, const char **why_out)
{
	DIR *dir = opendir(f->path.s);
	bool is_ours = true;
	struct dirent *e;

	if (dir == NULL)
		return errno == ENOENT ? 0 : fail(why_out);
	while (is_ours && (e = readdir(dir)) != NULL)
		is_ours = strcmp(e->d_name, ".") == 0 ||
		    strcmp(e->d_name, "..") == 0 || is_name(f, e->d_name);
	closedir(dir);
	if (is_ours)
		return 0;
	*why_out = "the folder holds other files";
	return -1;
}

/* A folder beside the path, as accessible as any new one; NULL: errno. */
static const char *
make_temp(struct folder *f)
{
	char *temp = (char *)(uintptr_t)arena_printf(&f->mem, STR_FMT ".XXXXXX",
	    STR_ARG(f->path)).s;
	mode_t mask = umask(0);

	umask(mask);
	if (mkdtemp(temp) == NULL)
		return NULL;
	if (chmod(temp, 0777 & ~mask) == 0)
		return temp;
	rmdir(temp);
	return NULL;
}

static void
remove_folder(struct folder *f, const char *path)
{
	for (uint32_t i = 0; i < f->n; i++)
		unlink(arena_printf(&f->mem, "%s/%s", path, f->names[i]).s);
	rmdir(path);
}

int
folder_begin(struct folder *f, const char *path, const char *const *names,
    uint32_t n, const char **why_out)
{
	*f = (struct folder){ .names = names, .n = n };
	f->path = file_real(&f->mem, path);
	while (f->path.n > 1 && f->path.s[f->path.n - 1] == '/')
		f->path = arena_str(&f->mem, str_head(f->path, f->path.n - 1));
	if (check_old(f, why_out) == 0 && (f->temp = make_temp(f)) == NULL)
		fail(why_out);
	if (f->temp != NULL)
		return 0;
	arena_free(&f->mem);
	return -1;
}

const char *
folder_file(struct folder *f, const char *name)
{
	return arena_printf(&f->mem, "%s/%s", f->temp, name).s;
}

static int
sync_folder(const char *path)
{
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC), bad;

	if (fd < 0)
		return -1;
	bad = fsync(fd);
	close(fd);
	return bad;
}

/* Two steps, for systems that cannot do it in one. */
static int
replace(struct folder *f)
{
	const char *old = make_temp(f);

	if (old == NULL)
		return -1;
	if (rename(f->path.s, old) != 0) {
		rmdir(old);
		return -1;
	}
	if (rename(f->temp, f->path.s) != 0) {
		rename(old, f->path.s);
		return -1;
	}
	f->temp = old;
	return 0;
}

/* The two folders swap their names. */
static int
exchange(struct folder *f)
{
#ifdef RENAME_EXCHANGE
	if (renameat2(AT_FDCWD, f->temp, AT_FDCWD, f->path.s,
	    RENAME_EXCHANGE) == 0)
		return 0;
#endif
	return replace(f);
}

int
folder_end(struct folder *f, const char **why_out)
{
	bool is_new = false;
	int bad = sync_folder(f->temp);

	if (bad == 0) {
		is_new = rename(f->temp, f->path.s) == 0;
		if (!is_new && errno != EEXIST && errno != ENOTEMPTY)
			bad = -1;
		else if (!is_new)
			bad = exchange(f);
	}
	if (bad != 0)
		fail(why_out);
	if (bad != 0 || !is_new)
		remove_folder(f, f->temp);
	arena_free(&f->mem);
	return bad;
}

void
folder_drop(struct folder *f)
{
	remove_folder(f, f->temp);
	arena_free(&f->mem);
}
