/* file: whole files in, whole files out. */
#ifndef FILE_H
#define FILE_H

#include "base/arena.h"
#include "base/buf.h"

/* All of the file ("-" is standard input), in the arena.  0, or -1 with
 * *why_out set (static text). */
int file_read(struct arena *, const char *path, struct str *out,
    const char **why_out);

/* The file, open to be read anywhere and more than once: what is no regular
 * file (a pipe, "-") is first copied to a temporary one.  A descriptor for
 * file_close(), or -1 with *why_out set. */
int file_open(const char *path, const char **why_out);
void file_close(int fd);

/* A temporary file, likewise, and more bytes at its end: 0, or -1 with *why_out
 * set. */
int file_temp(const char **why_out);
int file_add(int fd, struct str, const char **why_out);

/* How long it is, in bytes. */
size_t file_size(int fd);

/* Read from byte `at` on until there are n bytes or no more; how many, or -1
 * with *why_out set. */
int64_t file_read_at(int fd, uint64_t at, char *to, size_t n,
    const char **why_out);

/* All of the file in pages of its own, which are ours: whatever becomes of the
 * file, they stay.  0, or -1 with *why_out set. */
int file_load(const char *path, struct str *out, const char **why_out);
void file_unload(struct str);

/* A file in the making, which appears whole or not at all: a temporary file in
 * the same folder, fsync, rename.  Append to `text`: it goes out piece by
 * piece.  Into "-", standard output, a device or a pipe it goes at once. */
struct file {
	struct buf  text;
	const char *path;		/* borrowed                           */
	char       *temp;		/* NULL: there is nothing to replace  */
	bool        is_nameless;	/* that is not yet its name           */
	int         fd, error;		/* errno of the first failure, or 0   */
};

/* 0, or -1 with *why_out set and nothing begun. */
int file_begin(struct file *, const char *path, const char **why_out);

/* Let it have its temporary name now, for who writes it by that.  0, or -1
 * with *why_out set. */
int file_give_name(struct file *, const char **why_out);

/* 0, or -1 with *why_out set and nothing changed; a pipe closed by its reader
 * is 0. */
int file_end(struct file *, const char **why_out);

/* Instead of file_end(): leave things as they were. */
void file_drop(struct file *);

/* The same in one. */
int file_write(const char *path, struct str data, const char **why_out);

enum file_kind { FILE_ABSENT, FILE_REGULAR, FILE_FOLDER, FILE_OTHER };

enum file_kind file_kind(const char *path);

/* One name for each file or folder, without links and `..`; the path itself
 * if there is no such file. */
struct str file_real(struct arena *, const char *path);

/* The names in a folder, sorted bytewise, without those that begin with a
 * dot.  0, or -1 with *why_out set. */
typedef VEC(struct str) str_list;
int file_list(struct arena *, const char *folder, str_list *out,
    const char **why_out);

#endif
