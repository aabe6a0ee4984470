/* whowhom review: what is doubtful about who is who, as a review file. */
#include "base/buf.h"
#include "base/map.h"
#include "base/utf8.h"
#include "cli/opt.h"
#include "cli/print.h"
#include "cli/source.h"
#include "corpus/doubt.h"

static struct options {
	long top;
} options;

static const struct opt opts[] = {
	{ 'n', "top", OPT_COUNT, offsetof(struct options, top), "N",
	  "only the N most doubtful (default: all)", NULL },
	OPT_END
};

static int run(int argc, char **argv);

const struct command cmd_review = {
	"review", "KNOWLEDGE", 1, 1,
	"Print who may be one, or several, for build --review.",
	"One statement a line, the most doubtful first, each a comment until "
	"you take its #\naway. build --review FILE reads these and your "
	"own:\n"
	"  same A = B            A and B are one\n"
	"  different A != B      they are two, also where names are alike\n"
	"  name A = New name     call A so\n"
	"  type A = TYPE         A is a person, organization, country or "
	"place\n"
	"A and B are names, aliases or ids.",
	opts, run
};

/* What to call each in a statement: its name, or its id where the name is not
 * its own. */
static struct str *
handles(struct arena *mem, const struct knowledge *k)
{
	struct str *out = NEW(mem, struct str, k->entities.n + 1);
	struct map first = { 0 };

	for (uint32_t i = 0; i < k->entities.n; i++) {
		const struct k_entity *e = &k->entities.at[i];
		uint32_t *at = map_put(mem, &first, utf8_fold(mem, e->name));
		bool is_sign = str_find(e->name, STR("=")) < e->name.n ||
		    str_find(e->name, STR("#")) < e->name.n;

		out[i] = *at != NONE || is_sign ? e->id : e->name;
		if (*at != NONE)
			out[*at] = k->entities.at[*at].id;
		*at = i;
	}
	return out;
}

static void
put_doubt(struct buf *b, const struct str *names, const struct doubt *d)
{
	struct str first = names[d->a];

	if (d->a == d->b)
		buf_printf(b, "#different " STR_FMT " != " STR_FMT,
		    STR_ARG(first), STR_ARG(d->name));
	else
		buf_printf(b, "#same " STR_FMT " = " STR_FMT, STR_ARG(first),
		    STR_ARG(names[d->b]));
	buf_printf(b, "  # " STR_FMT "\n", STR_ARG(d->reason));
}

static int
review(struct arena *mem, const char *path, struct source *s)
{
	struct buf b = { 0 };
	struct str *names;
	doubts all;
	int status = source_read_knowledge(s, path);

	if (status != 0)
		return status;
	all = doubt_all(mem, &s->knowledge);
	names = handles(mem, &s->knowledge);
	for (uint32_t i = 0; i < all.n && (options.top == 0 ||
	    i < options.top); i++)
		put_doubt(&b, names, &all.at[i]);
	status = print_out(buf_str(&b));
	buf_free(&b);
	return status;
}

static int
run(int argc, char **argv)
{
	struct arena mem = { 0 };
	struct source s = { 0 };
	struct args args = opt_parse(&mem, &cmd_review, argc, argv, &options);
	int status = args.is_over ? args.status : review(&mem, args.at[0], &s);

	source_free(&s);
	arena_free(&mem);
	return status;
}
