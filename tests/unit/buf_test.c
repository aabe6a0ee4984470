/* buf: numbers are as printf would have them, and read back to the same. */
#include "unit.h"

#include <math.h>

#include "base/buf.h"

static const struct {
	const char *why;
	double      number;
	const char *want;
} numbers[] = {
	{ "always a point", 1, "1.0" },
	{ "zero", 0, "0.0" },
	{ "no sign of zero", -0.0, "0.0" },
	{ "a subnormal is nothing", 1e-310, "0.0" },
	{ "as short as may be", 0.1, "0.1" },
	{ "negative", -3.5, "-3.5" },
	{ "17 digits where 15 will not do", 0.1 + 0.2, "0.30000000000000004" },
	{ "17, though 16 would do", 1.0 / 3, "0.33333333333333331" },
	{ "2^53", 9007199254740992.0, "9007199254740992.0" },
	{ "an exponent, and a point", 1e-300, "1.0e-300" },
	{ "the greatest", 1.7976931348623157e308, "1.7976931348623157e+308" },
	{ "just below a power of ten", 0.0099999999999999985,
	  "0.0099999999999999985" },
	{ "a million", 1e6, "1000000.0" },
	{ "hundredths", 12345678901234.56, "12345678901234.561" },
};

static void
writes_numbers(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(numbers); i++) {
		struct buf b = { 0 };

		buf_number(&b, numbers[i].number);
		buf_char(&b, '\0');
		CHECK_STR(numbers[i].why, b.s, numbers[i].want);
		buf_free(&b);
	}
	CHECKED();
}

/* EXPORT.md, rule 2, by printf. */
static void
by_printf(char text[48], double x)
{
	snprintf(text, 40, "%.15g", x);
	if (strtod(text, NULL) != x)
		snprintf(text, 40, "%.17g", x);
	if (strpbrk(text, ".e") == NULL)
		strcat(text, ".0");
}

static uint64_t
random_bits(uint64_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 7;
	*seed ^= *seed << 17;
	return *seed;
}

static void
compare(double x)
{
	struct buf b = { 0 };
	char want[48];

	buf_number(&b, x);
	buf_char(&b, '\0');
	by_printf(want, x);
	if (strchr(want, 'e') == NULL)
		assert_string_equal(b.s, want);
	assert_true(strtod(b.s, NULL) == x);
	buf_free(&b);
}

/* Decimals, quotients, numbers of any size, and the neighbours of each. */
static void
agrees_with_printf(void **state)
{
	uint64_t seed = 88172645463325252u;

	(void)state;
	for (int i = 0; i < 100000; i++) {
		double one = (double)(random_bits(&seed) % 1000000000000000u);
		double by = pow(10, (double)(random_bits(&seed) % 22));
		double x = i % 3 == 0 ? one / by : i % 3 == 1
		    ? (double)(random_bits(&seed) >> 11) * 0x1p-53
		    : one / (double)(random_bits(&seed) % 1000 + 1);

		compare(x);
		compare(-nextafter(x, 0));
		compare(nextafter(x, INFINITY));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(writes_numbers),
		cmocka_unit_test(agrees_with_printf),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
