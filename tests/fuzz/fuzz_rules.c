/* Any bytes at all are a file of rules of a language pack or are refused; each
 * rule that is read is found by its words. */
#include <assert.h>

#include "lang/rules.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena mem = { 0 };
	struct rules rules = { 0 };
	struct str text = { (const char *)data, size }, rest;

	if (rules_read(&mem, &rules, "fuzz.rules", text) == 0) {
		rules_sort(&mem, &rules);
		for (uint32_t i = 0; i < rules.lists.n; i++)
			for (uint32_t j = 0; j < rules.lists.at[i].n; j++)
				assert(rules.lists.at[i].at[j] < rules.at.n);
		for (int c = 0; c < WORD_CLASS_COUNT; c++)
			rules_find(&rules, (enum word_class)c, text, &rest);
	}
	arena_free(&mem);
	return 0;
}
