/* json: reading JSON, by cJSON. */
#ifndef JSON_H
#define JSON_H

#include "base/str.h"

struct json;

/* The whole of `text` as one value, to be freed.  NULL if it is not JSON:
 * *bad_out is the first byte that does not fit.  Text with NUL in it (\u0000)
 * is refused. */
struct json *json_parse(struct str text, size_t *bad_out);
void json_free(struct json *);

bool json_is_object(const struct json *);
bool json_is_null(const struct json *);

/* The member of an object, NULL if there is none. */
const struct json *json_get(const struct json *, const char *key);

/* The items of an array or object, in order:
 *     for (j = json_first(list); j != NULL; j = json_next(j)) */
const struct json *json_first(const struct json *);
const struct json *json_next(const struct json *);

/* Is it text (a number)?  Then *out is its value; text lives as long as the
 * whole. */
bool json_str(const struct json *, struct str *out);
bool json_number(const struct json *, double *out);

#endif
