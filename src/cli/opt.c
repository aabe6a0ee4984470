/* opt: commands and their options, by popt. */
#include "cli/opt.h"

#include <assert.h>
#include <popt.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "cli/print.h"
#include "text/decode.h"

/* The rows of a command's table, groups unfolded. */
struct flat {
	VEC(struct opt) opts;
};

static void
flatten(struct arena *mem, struct flat *out, const struct opt *opts,
    size_t offset)
{
	for (; opts != NULL && opts->help != NULL; opts++) {
		if (opts->kind == OPT_GROUP) {
			flatten(mem, out, opts->group, offset + opts->offset);
			continue;
		}
		*PUSH(mem, &out->opts) = *opts;
		out->opts.at[out->opts.n - 1].offset += offset;
	}
}

/* No letter and no name twice, and `help` is ours. */
static bool
is_unambiguous(const struct flat *flat)
{
	for (uint32_t i = 0; i < flat->opts.n; i++) {
		const struct opt *a = &flat->opts.at[i];

		if (strcmp(a->name, "help") == 0)
			return false;
		for (uint32_t j = 0; j < i; j++)
			if (strcmp(a->name, flat->opts.at[j].name) == 0 ||
			    (a->letter != 0 &&
			    a->letter == flat->opts.at[j].letter))
				return false;
	}
	return true;
}

int
opt_wrong(const struct command *c, const char *fmt, ...)
{
	va_list ap;

	fprintf(stderr, "whowhom %s: ", c->name);
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fputc('\n', stderr);
	return 2;
}

static void
help_row(struct buf *b, const struct opt *o)
{
	size_t begin = b->n;

	if (o->letter != 0)
		buf_printf(b, "  -%c, --%s", o->letter, o->name);
	else
		buf_printf(b, "      --%s", o->name);
	if (o->value != NULL)
		buf_printf(b, " %s", o->value);
	do
		buf_char(b, ' ');
	while (b->n - begin < 28);
	buf_printf(b, "%s\n", o->help);
}

int
opt_help(const struct command *c)
{
	struct arena mem = { 0 };
	struct flat flat = { 0 };
	struct buf b = { 0 };
	int status;

	flatten(&mem, &flat, c->opts, 0);
	buf_printf(&b, "usage: whowhom %s [options]%s%s\n\n%s\n", c->name,
	    c->args[0] != '\0' ? " " : "", c->args, c->help);
	if (c->more != NULL)
		buf_printf(&b, "\n%s\n", c->more);
	buf_lit(&b, "\n");
	for (uint32_t i = 0; i < flat.opts.n; i++)
		help_row(&b, &flat.opts.at[i]);
	help_row(&b, &(struct opt){ .name = "help", .help = "print this" });
	status = print_out(buf_str(&b));
	buf_free(&b);
	arena_free(&mem);
	return status;
}

/* Put what popt found where the table says.  0, or the exit status. */
static int
store(struct arena *mem, const struct command *c, const struct opt *o,
    char *text, char *values)
{
	char *end;
	long n;

	switch (o->kind) {
	case OPT_FLAG:
		*(bool *)(values + o->offset) = true;
		break;
	case OPT_ENCODING:
		if (!decode_knows(text))
			return opt_wrong(c, "--%s: iconv knows no %s",
			    o->name, text);
		/* fall through */
	case OPT_TEXT:
		*(const char **)(void *)(values + o->offset) =
		    arena_str(mem, str_of(text)).s;
		break;
	case OPT_COUNT:
		n = strtol(text, &end, 10);
		if (end == text || *end != '\0' || n < 0)
			return opt_wrong(c, "--%s wants a number, not %s",
			    o->name, text);
		*(long *)(void *)(values + o->offset) = n;
		break;
	case OPT_GROUP:
		break;
	}
	return 0;
}

static struct poptOption *
to_popt(struct arena *mem, const struct flat *flat)
{
	struct poptOption *p = NEW(mem, struct poptOption, flat->opts.n + 2);

	for (uint32_t i = 0; i < flat->opts.n; i++) {
		const struct opt *o = &flat->opts.at[i];

		p[i].longName = o->name;
		p[i].shortName = o->letter;
		p[i].argInfo = o->kind == OPT_FLAG ? POPT_ARG_NONE
		    : POPT_ARG_STRING;
		p[i].val = (int)i + 1;
	}
	p[flat->opts.n] = (struct poptOption){ .longName = "help",
	    .argInfo = POPT_ARG_NONE, .val = (int)flat->opts.n + 1 };
	return p;
}

/* Reads all options; -1 to go on, else the exit status. */
static int
read_options(struct arena *mem, const struct command *c, poptContext context,
    const struct flat *flat, char *values)
{
	int i, status = 0;

	while ((i = poptGetNextOpt(context)) > 0) {
		char *text = poptGetOptArg(context);

		if ((uint32_t)i > flat->opts.n) {
			free(text);
			return opt_help(c);
		}
		status = store(mem, c, &flat->opts.at[i - 1], text, values);
		free(text);
		if (status != 0)
			return status;
	}
	if (i < -1)
		return opt_wrong(c, "%s: %s; see whowhom help %s",
		    poptBadOption(context, POPT_BADOPTION_NOALIAS),
		    poptStrerror(i), c->name);
	return -1;
}

static void
take_args(struct arena *mem, poptContext context, struct args *out)
{
	const char **left = poptGetArgs(context);

	while (left != NULL && left[out->n] != NULL)
		out->n++;
	out->at = NEW(mem, char *, out->n + 1);
	for (uint32_t i = 0; i < out->n; i++)
		out->at[i] = (char *)(uintptr_t)
		    arena_str(mem, str_of(left[i])).s;
}

struct args
opt_parse(struct arena *mem, const struct command *c, int argc, char **argv,
    void *values)
{
	struct args args = { 0 };
	struct flat flat = { 0 };
	poptContext context;

	flatten(mem, &flat, c->opts, 0);
	assert(is_unambiguous(&flat));
	context = poptGetContext("whowhom", argc, (const char **)(void *)argv,
	    to_popt(mem, &flat), 0);
	args.status = read_options(mem, c, context, &flat, values);
	args.is_over = args.status >= 0;
	if (!args.is_over)
		take_args(mem, context, &args);
	poptFreeContext(context);
	if (!args.is_over && (args.n < c->least || args.n > c->most)) {
		args.is_over = true;
		args.status = opt_wrong(c, "usage: whowhom %s [options] %s",
		    c->name, c->args);
	}
	return args;
}
