/* unit: what every unit test includes. */
#ifndef UNIT_H
#define UNIT_H

/* cmocka wants these first, in this order */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/str.h"

#define LENGTH(a) (sizeof (a) / sizeof *(a))

/* How many rows of this test's tables were wrong. */
static int unit_wrong __attribute__((unused));

/* Says why the row is in the table if it is wrong; CHECKED() ends the test. */
#define CHECK_STR(why, got, want) do { \
	if (strcmp((got), (want)) != 0) { \
		print_error("%s:\n got %s\nwant %s\n", (why), (got), \
		    (want)); \
		unit_wrong++; \
	} \
} while (0)

/* The same for text that a NUL need not end; ends the test at once. */
#define ASSERT_STR(got, want) do { \
	struct str got_ = (got), want_ = (want); \
	if (!str_eq(got_, want_)) \
		fail_msg(STR_FMT " is not " STR_FMT, STR_ARG(got_), \
		    STR_ARG(want_)); \
} while (0)

#define CHECKED() do { \
	int wrong_ = unit_wrong; \
	unit_wrong = 0; \
	assert_int_equal(wrong_, 0); \
} while (0)

#endif
