/* json: reading JSON, by cJSON. */
#include "base/json.h"

#include <cjson/cJSON.h>

static const cJSON *
in(const struct json *j)
{
	return (const cJSON *)(const void *)j;
}

/* Where `\u0000` is, or text.n: cJSON would end the text there. */
static size_t
find_nul(struct str text)
{
	for (size_t i = 0; i + 1 < text.n; i++) {
		if (text.s[i] != '\\')
			continue;
		if (str_begins(str_from(text, i), STR("\\u0000")))
			return i;
		i++;
	}
	return text.n;
}

struct json *
json_parse(struct str text, size_t *bad_out)
{
	const char *end = text.s;
	cJSON *j;

	if ((*bad_out = find_nul(text)) < text.n)
		return NULL;
	j = cJSON_ParseWithLengthOpts(text.s, text.n, &end, 0);
	*bad_out = end != NULL ? (size_t)(end - text.s) : 0;
	if (j != NULL && str_trim(str_from(text, *bad_out)).n != 0) {
		cJSON_Delete(j);
		j = NULL;
	}
	return (struct json *)(void *)j;
}

void
json_free(struct json *j)
{
	cJSON_Delete((cJSON *)(void *)j);
}

bool
json_is_object(const struct json *j)
{
	return cJSON_IsObject(in(j));
}

bool
json_is_null(const struct json *j)
{
	return cJSON_IsNull(in(j));
}

const struct json *
json_get(const struct json *j, const char *key)
{
	return (const struct json *)(const void *)
	    cJSON_GetObjectItemCaseSensitive(in(j), key);
}

const struct json *
json_first(const struct json *j)
{
	return j == NULL ? NULL
	    : (const struct json *)(const void *)in(j)->child;
}

const struct json *
json_next(const struct json *j)
{
	return (const struct json *)(const void *)in(j)->next;
}

bool
json_str(const struct json *j, struct str *out)
{
	if (!cJSON_IsString(in(j)))
		return false;
	*out = str_of(in(j)->valuestring);
	return true;
}

bool
json_number(const struct json *j, double *out)
{
	if (!cJSON_IsNumber(in(j)))
		return false;
	*out = in(j)->valuedouble;
	return true;
}
