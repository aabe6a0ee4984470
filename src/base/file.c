/* file: whole files in, whole files out.  POSIX lives here. */
#define _GNU_SOURCE		/* realpath(), O_TMPFILE */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static int
fail(const char **why_out)
{
	*why_out = strerror(errno);
	return -1;
}

/* How large the file says it is, 0 if it is a pipe. */
static size_t
size_of(int fd)
{
	struct stat st;

	return fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0
	    ? (size_t)st.st_size : 0;
}

/* Read on until there are n bytes or no more; how many there are, or -1. */
static ssize_t
read_up_to(int fd, char *to, size_t n)
{
	size_t done = 0;
	ssize_t more;

	while (done < n && (more = read(fd, to + done, n - done)) != 0) {
		if (more < 0 && errno == EINTR)
			continue;
		if (more < 0)
			return -1;
		done += (size_t)more;
	}
	return (ssize_t)done;
}

/* The same for what does not say how large it is. */
static ssize_t
read_stream(struct arena *mem, int fd, struct str *out)
{
	struct buf b = { 0 };
	ssize_t n;

	do {
		buf_room(&b, 1 << 16);
		n = read_up_to(fd, b.s + b.n, b.cap - b.n);
		b.n += n > 0 ? (size_t)n : 0;
	} while (n > 0);
	if (n == 0)
		*out = arena_str(mem, buf_str(&b));
	buf_free(&b);
	return n;
}

int
file_read(struct arena *mem, const char *path, struct str *out,
    const char **why_out)
{
	int fd = strcmp(path, "-") == 0 ? 0 : open(path, O_RDONLY | O_CLOEXEC);
	size_t size;
	ssize_t n;
	char *p;

	if (fd < 0)
		return fail(why_out);
	if ((size = size_of(fd)) > 0) {
		p = ROOM(mem, char, size + 1);
		n = read_up_to(fd, p, size);
		p[n > 0 ? n : 0] = '\0';
		*out = (struct str){ p, n > 0 ? (size_t)n : 0 };
	} else {
		n = read_stream(mem, fd, out);
	}
	if (n < 0)
		fail(why_out);
	if (fd != 0)
		close(fd);
	return n < 0 ? -1 : 0;
}

static int
write_all(int fd, struct str data)
{
	while (data.n > 0) {
		ssize_t n = write(fd, data.s, data.n);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -1;
		data = str_from(data, (size_t)n);
	}
	return 0;
}

int64_t
file_read_at(int fd, uint64_t at, char *to, size_t n, const char **why_out)
{
	size_t done = 0;
	ssize_t more;

	while (done < n && (more = pread(fd, to + done, n - done,
	    (off_t)(at + done))) != 0) {
		if (more < 0 && errno == EINTR)
			continue;
		if (more < 0)
			return fail(why_out);
		done += (size_t)more;
	}
	return (int64_t)done;
}

/* A file without a name. */
static int
open_temp(void)
{
	const char *folder = getenv("TMPDIR");
	struct buf name = { 0 };
	int fd;

	buf_printf(&name, "%s/whowhom.XXXXXX", folder != NULL ? folder
	    : "/tmp");
	buf_char(&name, '\0');
	if ((fd = mkstemp(name.s)) >= 0)
		unlink(name.s);
	buf_free(&name);
	return fd;
}

/* All that comes from `from` into a temporary file. */
static int
spool(int from)
{
	int to = open_temp();
	char piece[1 << 16];
	ssize_t n = -1;

	while (to >= 0 && (n = read_up_to(from, piece, sizeof piece)) > 0)
		if (write_all(to, (struct str){ piece, (size_t)n }) != 0) {
			n = -1;
			break;
		}
	if (n < 0 && to >= 0) {
		int error = errno;

		close(to);
		errno = error;
		to = -1;
	}
	return to;
}

int
file_open(const char *path, const char **why_out)
{
	int fd = strcmp(path, "-") == 0 ? 0 : open(path, O_RDONLY | O_CLOEXEC);
	struct stat st;
	int copy;

	if (fd < 0)
		return fail(why_out);
	if (fd != 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode))
		return fd;
	if ((copy = spool(fd)) < 0)
		fail(why_out);
	if (fd != 0)
		close(fd);
	return copy;
}

int
file_temp(const char **why_out)
{
	int fd = open_temp();

	return fd >= 0 ? fd : fail(why_out);
}

int
file_add(int fd, struct str data, const char **why_out)
{
	return write_all(fd, data) == 0 ? 0 : fail(why_out);
}

size_t
file_size(int fd)
{
	return size_of(fd);
}

void
file_close(int fd)
{
	close(fd);
}

/* Room of so many bytes, page by page, filled from the file; what was cut
 * meanwhile is shorter.  0, or -1 with errno set. */
static int
fill_pages(int fd, size_t size, struct str *out)
{
	char *p = mmap(NULL, size, PROT_READ | PROT_WRITE,
	    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	ssize_t n;

	if (p == MAP_FAILED)
		return -1;
	if ((n = read_up_to(fd, p, size)) <= 0) {
		int error = n < 0 ? errno : ENODATA;

		munmap(p, size);
		errno = error;
		return -1;
	}
	mprotect(p, size, PROT_READ);
	*out = (struct str){ p, (size_t)n };
	return 0;
}

int
file_load(const char *path, struct str *out, const char **why_out)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC), status = -1;
	size_t size = fd < 0 ? 0 : size_of(fd);

	if (fd < 0)
		return fail(why_out);
	if (size == 0)
		*why_out = "empty";
	else if ((status = fill_pages(fd, size, out)) != 0)
		fail(why_out);
	close(fd);
	return status;
}

void
file_unload(struct str s)
{
	if (s.n != 0)
		munmap((void *)(uintptr_t)s.s, s.n);
}

enum file_kind
file_kind(const char *path)
{
	struct stat st;

	if (stat(path, &st) != 0)
		return FILE_ABSENT;
	return S_ISREG(st.st_mode) ? FILE_REGULAR :
	    S_ISDIR(st.st_mode) ? FILE_FOLDER : FILE_OTHER;
}

/* ---- writing ---------------------------------------------------------- */

#define PIECE (1 << 18)

/* What is in the buffer goes out; after a failure nowhere. */
static void
put_piece(struct buf *b)
{
	struct file *f = (struct file *)(void *)b;

	if (f->error == 0 && write_all(f->fd, buf_str(b)) != 0)
		f->error = errno;
	b->n = 0;
}

/* A new file beside the path, as accessible as any new one: without a name, so
 * that nothing is left of it if the program is killed; with one where the file
 * system cannot do that. */
static int
make_temp(struct file *f)
{
	struct buf name = { 0 };
	mode_t mask = umask(0);
	const char *slash = strrchr(f->path, '/');

	umask(mask);
	buf_add(&name, slash == NULL ? STR(".") : (struct str){ f->path,
	    (size_t)(slash - f->path) + 1 });
	buf_char(&name, '\0');
	f->fd = open(name.s, O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);
	f->is_nameless = f->fd >= 0;
	name.n = 0;
	buf_printf(&name, "%s.XXXXXX", f->path);
	buf_char(&name, '\0');
	f->temp = name.s;
	if (f->is_nameless)
		return 0;
	if ((f->fd = mkstemp(f->temp)) < 0)
		return -1;
	if (fchmod(f->fd, 0666 & ~mask) == 0)
		return 0;
	close(f->fd);
	unlink(f->temp);
	return -1;
}

/* Give the file its temporary name.  0, or -1 with errno set. */
static int
name_temp(struct file *f)
{
	char self[64];
	char *number = f->temp + strlen(f->temp) - 6;

	snprintf(self, sizeof self, "/proc/self/fd/%d", f->fd);
	for (unsigned n = 0; n < 1000000; n++) {
		snprintf(number, 7, "%06u", ((unsigned)getpid() + n) %
		    1000000);
		if (linkat(AT_FDCWD, self, AT_FDCWD, f->temp,
		    AT_SYMLINK_FOLLOW) == 0) {
			f->is_nameless = false;
			return 0;
		}
		if (errno != EEXIST)
			break;
	}
	return -1;
}

int
file_begin(struct file *f, const char *path, const char **why_out)
{
	*f = (struct file){ .path = path, .text.empty = put_piece };
	if (strcmp(path, "-") == 0)
		f->fd = 1;
	else if (file_kind(path) == FILE_OTHER)
		f->fd = open(path, O_WRONLY | O_CLOEXEC);
	else if (make_temp(f) != 0)
		f->fd = -1;
	if (f->fd < 0) {
		fail(why_out);
		free(f->temp);
		return -1;
	}
	buf_room(&f->text, PIECE);
	return 0;
}

int
file_give_name(struct file *f, const char **why_out)
{
	return f->is_nameless && name_temp(f) != 0 ? fail(why_out) : 0;
}

int
file_end(struct file *f, const char **why_out)
{
	put_piece(&f->text);
	if (f->temp == NULL && f->error == EPIPE)
		f->error = 0;
	if (f->temp != NULL && f->error == 0 && fsync(f->fd) != 0)
		f->error = errno;
	if (f->is_nameless && f->error == 0 && name_temp(f) != 0)
		f->error = errno;
	if (f->fd != 1 && close(f->fd) != 0 && f->error == 0)
		f->error = errno;
	if (f->temp != NULL && f->error == 0 && rename(f->temp, f->path) != 0)
		f->error = errno;
	if (f->temp != NULL && f->error != 0 && !f->is_nameless)
		unlink(f->temp);
	buf_free(&f->text);
	free(f->temp);
	errno = f->error;
	return f->error != 0 ? fail(why_out) : 0;
}

void
file_drop(struct file *f)
{
	const char *why;

	f->error = ECANCELED;
	file_end(f, &why);
}

int
file_write(const char *path, struct str data, const char **why_out)
{
	struct file f;

	if (file_begin(&f, path, why_out) != 0)
		return -1;
	if (write_all(f.fd, data) != 0)
		f.error = errno;
	return file_end(&f, why_out);
}

struct str
file_real(struct arena *mem, const char *path)
{
	char *real = realpath(path, NULL);
	struct str s = arena_str(mem, str_of(real != NULL ? real : path));

	free(real);
	return s;
}

static int
by_bytes(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

int
file_list(struct arena *mem, const char *folder, str_list *out,
    const char **why_out)
{
	DIR *dir = opendir(folder);
	struct dirent *e;

	if (dir == NULL)
		return fail(why_out);
	while ((e = readdir(dir)) != NULL)
		if (e->d_name[0] != '.')
			*PUSH(mem, out) = arena_str(mem, str_of(e->d_name));
	closedir(dir);
	if (out->n > 1)
		qsort(out->at, out->n, sizeof *out->at, by_bytes);
	return 0;
}
