/* output: knowledge, or a graph of it, written to a file in a format. */
#include "cli/output.h"

#include "base/diag.h"
#include "base/file.h"
#include "base/folder.h"
#include "base/progress.h"
#include "export/reread.h"

static int
write_file(const struct format *f, const struct content *c, const char *path,
    const char **why_out)
{
	struct file out;

	if (file_begin(&out, path, why_out) != 0)
		return -1;
	if (f->write_knowledge != NULL)
		f->write_knowledge(c->k, &out.text);
	else
		f->write_graph(c->g, &c->flavour, &out.text);
	return file_end(&out, why_out);
}

static int
write_by_library(const struct format *f, const struct content *c,
    const char *path, const char **why_out)
{
	struct file out;

	if (file_kind(path) == FILE_OTHER) {
		*why_out = "not a file";
		return -1;
	}
	if (file_begin(&out, path, why_out) != 0)
		return -1;
	if (file_give_name(&out, why_out) == 0 &&
	    f->write_file(c->k, out.temp, why_out) == 0)
		return file_end(&out, why_out);
	file_drop(&out);
	return -1;
}

static int
write_folder(const struct format *f, const struct content *c, const char *path,
    const char **why_out)
{
	const char *names[8];
	struct folder folder;
	struct file out;
	uint32_t n = 0;

	for (const struct part *p = f->parts; p->name != NULL; p++)
		names[n++] = p->name;
	if (folder_begin(&folder, path, names, n, why_out) != 0)
		return -1;
	for (const struct part *p = f->parts; p->name != NULL; p++) {
		if (file_begin(&out, folder_file(&folder, p->name), why_out)
		    == 0) {
			p->write(c->g, &c->flavour, &out.text);
			if (file_end(&out, why_out) == 0)
				continue;
		}
		folder_drop(&folder);
		return -1;
	}
	return folder_end(&folder, why_out);
}

int
output_write(const struct format *f, const struct content *c, const char *path)
{
	const char *why;
	int status;

	progress_begin("writing");
	status = f->place == PLACE_FOLDER ? write_folder(f, c, path, &why)
	    : f->place == PLACE_FILE ? write_by_library(f, c, path, &why)
	    : write_file(f, c, path, &why);
	progress_end();
	if (status == 0)
		return 0;
	diag(DIAG_FILE_WRITE, path, 0, why);
	return 1;
}

static int
check(const struct format *f, const struct content *c, const char *path)
{
	struct graph got;
	uint32_t n = 0;
	int status;

	if (f->check != NULL)
		return f->check(c->k, path) != 0;
	status = f->reread(c->g, &c->flavour, path, &got);
	if (status == 0)
		n = reread_compare(c->g, &got, path);
	graph_free(&got);
	return status != 0 || n > 0;
}

int
output_check(const struct format *f, const struct content *c, const char *path)
{
	int status;

	progress_begin("reading back");
	status = check(f, c, path);
	progress_end();
	return status;
}
