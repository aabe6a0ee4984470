/* Any bytes at all are JSON or refused; what is read can be written, and is
 * the same when it is read again. */
#include <stdlib.h>

#include "base/buf.h"
#include "base/json.h"
#include "base/utf8.h"

static void
put(struct buf *b, const struct json *j)
{
	bool is_object = json_is_object(j), flag;
	struct str s;
	double x;

	if (json_str(j, &s)) {
		json_put(b, s);
	} else if (json_number(j, &x)) {
		buf_number(b, x - x == 0 ? x : 0);
	} else if (json_bool(j, &flag)) {
		buf_add(b, flag ? STR("true") : STR("false"));
	} else if (json_is_null(j)) {
		buf_lit(b, "null");
	} else {
		buf_char(b, is_object ? '{' : '[');
		for (const struct json *i = json_first(j); i != NULL;
		    i = json_next(i)) {
			if (i != json_first(j))
				buf_char(b, ',');
			if (is_object) {
				json_put(b, json_key(i));
				buf_char(b, ':');
			}
			put(b, i);
		}
		buf_char(b, is_object ? '}' : ']');
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str text = { (const char *)data, size };
	struct buf once = { 0 }, twice = { 0 };
	size_t bad = 0;
	struct json *j;

	if (utf8_check(text) < text.n)
		return 0;
	if ((j = json_parse(text, &bad)) == NULL) {
		if (bad > size)
			abort();
		return 0;
	}
	put(&once, j);
	json_free(j);
	if ((j = json_parse(buf_str(&once), &bad)) == NULL)
		abort();
	put(&twice, j);
	json_free(j);
	if (!str_eq(buf_str(&once), buf_str(&twice)))
		abort();
	buf_free(&once);
	buf_free(&twice);
	return 0;
}
