/* json: JSON in and out. */
#ifndef JSON_H
#define JSON_H

#include "base/buf.h"

struct json;

enum json_kind {
	JSON_ABSENT, JSON_NULL, JSON_BOOL, JSON_NUMBER, JSON_STRING, JSON_LIST,
	JSON_OBJECT, JSON_KIND_COUNT
};
/* For messages: `nothing`, `null`, …, `an object`. */
extern const char *const json_kind_names[JSON_KIND_COUNT];

/* The whole of `text` as one value, to be freed; the text must live as long.
 * NULL if it is not JSON: *bad_out is the first byte that does not fit.  Text
 * with NUL in it (\u0000) is refused. */
struct json *json_parse(struct str text, size_t *bad_out);
void json_free(struct json *);

enum json_kind json_kind(const struct json *);	/* of NULL: JSON_ABSENT */
bool json_is_object(const struct json *);
bool json_is_null(const struct json *);

/* The member of an object, NULL if there is none. */
const struct json *json_get(const struct json *, const char *key);

/* The items of an array or object, in order:
 *     for (j = json_first(list); j != NULL; j = json_next(j)) */
const struct json *json_first(const struct json *);
const struct json *json_next(const struct json *);

/* The member of an object called so, NULL if there is none.  Looked for from
 * *from on (NULL: the first), which moves behind what is found: whoever asks
 * in the order of the text finds at once. */
const struct json *json_find(const struct json *, struct str key,
    const struct json **from);

/* How many items there are. */
uint32_t json_count(const struct json *);

/* The key of a member of an object. */
struct str json_key(const struct json *);

/* Is it text (a number, true or false)?  Then *out is its value; text lives
 * as long as the whole. */
bool json_str(const struct json *, struct str *out);
bool json_number(const struct json *, double *out);
bool json_bool(const struct json *, bool *out);

/* Append the text as a JSON string, quotes and all; a NUL as U+FFFD, since
 * few readers keep it; `<`, U+2028 and U+2029 escaped, so that the JSON may
 * stand in a page's <script>. */
void json_put(struct buf *, struct str);

#endif
