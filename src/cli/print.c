/* print: what a command answers, on standard output. */
#include "cli/print.h"

#include "base/diag.h"
#include "base/file.h"

int
print_out(struct str answer)
{
	const char *why;

	if (file_write("-", answer, &why) == 0)
		return 0;
	diag(DIAG_FILE_WRITE, "standard output", 0, why);
	return 1;
}
