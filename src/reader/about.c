/* about: what a model file says of itself. */
#include "base/buf.h"
#include "base/json.h"
#include "reader/model.h"
#include "reader/reader.h"

static void
put_text(const struct json *object, const char *key, struct buf *out)
{
	struct str s = { 0 };

	if (json_str(json_get(object, key), &s))
		buf_printf(out, "%-10s " STR_FMT "\n", key, STR_ARG(s));
}

static void
put_sizes(const struct reader *r, struct buf *out)
{
	buf_printf(out, "%-10s %u layers of %u, %u of them over word pieces; "
	    "%u pieces; %.1f MB\n", "network", r->nlayer, r->hidden,
	    r->nnarrow, r->pieces.n, (double)r->file.n / 1e6);
	buf_printf(out, "%-10s %s\n", "kernel", r->kernel->name);
}

/* A list of short labels on a line, of long ones how many. */
static void
put_labels(const struct json *list, struct str key, struct buf *out)
{
	enum { MOST = 50 };
	uint32_t n = 0;
	struct str s;

	for (const struct json *x = json_first(list); x != NULL;
	    x = json_next(x))
		n++;
	buf_printf(out, "  %-12.*s", STR_ARG(key));
	if (n > MOST)
		buf_printf(out, " %u", n);
	for (const struct json *x = json_first(list); x != NULL && n <= MOST;
	    x = json_next(x))
		if (json_str(x, &s))
			buf_printf(out, " " STR_FMT, STR_ARG(s));
	buf_char(out, '\n');
}

static void
put_all_labels(const struct json *labels, struct buf *out)
{
	buf_lit(out, "\nlabels\n");
	for (const struct json *x = json_first(labels); x != NULL;
	    x = json_next(x)) {
		if (json_kind(x) == JSON_LIST)
			put_labels(x, json_key(x), out);
		for (const struct json *f = json_kind(x) == JSON_OBJECT ?
		    json_first(x) : NULL; f != NULL; f = json_next(f))
			put_labels(f, json_key(f), out);
	}
}

static void
put_training(const struct json *list, struct buf *out)
{
	buf_lit(out, "\ntraining data\n");
	for (const struct json *x = json_first(list); x != NULL;
	    x = json_next(x)) {
		struct str data = { 0 }, what = { 0 }, licence = { 0 };

		json_str(json_get(x, "data"), &data);
		json_str(json_get(x, "for"), &what);
		json_str(json_get(x, "licence"), &licence);
		buf_printf(out, "  " STR_FMT ": " STR_FMT "; " STR_FMT "\n",
		    STR_ARG(data), STR_ARG(what), STR_ARG(licence));
	}
}

static void
put_scores(const struct json *scores, struct buf *out)
{
	struct str s;
	double x;

	buf_lit(out, "\nscores\n");
	for (const struct json *set = json_first(scores); set != NULL;
	    set = json_next(set)) {
		if (json_str(set, &s))
			buf_printf(out, "  " STR_FMT ": " STR_FMT "\n",
			    STR_ARG(json_key(set)), STR_ARG(s));
		for (const struct json *y = json_kind(set) == JSON_OBJECT ?
		    json_first(set) : NULL; y != NULL; y = json_next(y))
			if (json_number(y, &x))
				buf_printf(out, "  " STR_FMT ", " STR_FMT
				    ": %.4f\n", STR_ARG(json_key(set)),
				    STR_ARG(json_key(y)), x);
	}
}

void
reader_about(const struct reader *r, struct buf *out)
{
	put_text(r->head, "format", out);
	put_text(r->head, "made", out);
	put_text(r->head, "licence", out);
	put_sizes(r, out);
	put_training(json_get(r->head, "training"), out);
	put_scores(json_get(r->head, "scores"), out);
	put_all_labels(json_get(r->head, "labels"), out);
}
