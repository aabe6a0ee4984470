/* json: JSON in by cJSON, out by hand.  Nothing else includes cJSON. */
#ifndef JSON_H
#define JSON_H

#include "base/buf.h"

struct json;			/* one value                          */

enum json_kind {
	JSON_ABSENT, JSON_NULL, JSON_BOOL, JSON_NUMBER, JSON_STRING, JSON_LIST,
	JSON_OBJECT, JSON_KIND_COUNT
};
/* For messages: `nothing`, `null`, …, `an object`. */
extern const char *const json_kind_names[JSON_KIND_COUNT];

/* The value that the text is.  NULL if it is not JSON in UTF-8 or holds a
 * NUL; then *at_out is the byte, from 1, where `*why_out` was expected. */
struct json *json_parse(struct str text, size_t *at_out, const char **why_out);
void json_free(struct json *);

/* The member of an object, NULL if there is none; the first of several. */
const struct json *json_get(const struct json *object, const char *key);

/* The members of a list or object, one by one; NULL at the end. */
const struct json *json_first(const struct json *);
const struct json *json_next(const struct json *);

enum json_kind json_kind(const struct json *);	/* of NULL: JSON_ABSENT */
struct str json_str(const struct json *);	/* lives as long as the value */
double     json_number(const struct json *);
bool       json_bool(const struct json *);

/* Append the text as a JSON string, quotes and all; a NUL as U+FFFD, since
 * few readers keep it. */
void json_put(struct buf *, struct str);

#endif
