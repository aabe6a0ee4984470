/* test: cmocka and what it wants to be included before it. */
#ifndef TEST_H
#define TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/str.h"

#define COUNT(table) (sizeof (table) / sizeof *(table))

#define assert_str(got, want) do { \
	struct str got_ = (got), want_ = (want); \
	if (!str_eq(got_, want_)) \
		fail_msg(STR_FMT " is not " STR_FMT, STR_ARG(got_), \
		    STR_ARG(want_)); \
} while (0)

#endif
