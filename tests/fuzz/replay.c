/* Feeds a fuzz target its seeds, tests/fuzz/seeds/TARGET/, without a fuzzer:
 * the program's name is the target's.  A seed that ends the program is named
 * by the last line. */
#include <libgen.h>
#include <stdio.h>

#include "base/file.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
main(int argc, char **argv)
{
	struct arena mem = { 0 };
	const char *why = "no seeds";
	const char *target = argc > 0 ? basename(argv[0]) : "";
	struct str folder = arena_printf(&mem, "tests/fuzz/seeds/%s", target);
	str_list names = { 0 };

	if (file_list(&mem, folder.s, &names, &why) != 0 || names.n == 0) {
		fprintf(stderr, "%s: %s\n", folder.s, why);
		return 1;
	}
	for (uint32_t i = 0; i < names.n; i++) {
		struct str path = arena_printf(&mem, STR_FMT "/" STR_FMT,
		    STR_ARG(folder), STR_ARG(names.at[i])), data;

		fprintf(stderr, "%s\n", path.s);
		if (file_read(&mem, path.s, &data, &why) != 0) {
			fprintf(stderr, "%s: %s\n", path.s, why);
			return 1;
		}
		LLVMFuzzerTestOneInput((const uint8_t *)data.s, data.n);
	}
	printf("%s: %u passed, 0 failed\n", target, (unsigned)names.n);
	arena_free(&mem);
	return 0;
}
