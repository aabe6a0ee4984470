/* decode: bytes of any encoding to UTF-8, by iconv. */
#ifndef DECODE_H
#define DECODE_H

#include "base/arena.h"

/* Is there an encoding of that name? */
bool decode_knows(const char *encoding);

/* The file's bytes as UTF-8, in the arena or as they are: UTF-16 by its byte
 * order mark; else from `encoding`, if not NULL; else, of a page (`is_html`)
 * that is no UTF-8, as the page itself declares.  What cannot be decoded
 * becomes U+FFFD, and diag() warns once.  Bytes that nobody says the encoding
 * of are left alone, valid or not; a byte order mark of UTF-8 stays. */
struct str decode(struct arena *, const char *file, const char *encoding,
    bool is_html, struct str bytes);

/* The same of a file that is UTF-16 or that `encoding` is known of, into a
 * temporary file, in little memory whatever its size.  A descriptor for
 * file_close(), or -1 with *why_out set; `fd` stays open. */
int decode_file(const char *file, const char *encoding, int fd,
    const char **why_out);

/* iconv's name of the encoding that the byte order mark tells, or NULL. */
const char *decode_utf16(struct str begin);

#endif
