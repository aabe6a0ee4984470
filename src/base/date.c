/* date: days of the calendar, as ISO 8601 writes them. */
#include "base/date.h"

/* How many days the month has. */
static int
month_days(int year, int month)
{
	static const int days[] = {
		31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31
	};
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return days[month - 1] + (month == 2 && leap);
}

/* The number that the `n` digits at the front are, or -1. */
static int
number(struct str s, size_t n)
{
	int x = 0;

	if (s.n < n)
		return -1;
	for (size_t i = 0; i < n; i++) {
		if (s.s[i] < '0' || s.s[i] > '9')
			return -1;
		x = 10 * x + s.s[i] - '0';
	}
	return x;
}

bool
date_ok(struct str s)
{
	int year = number(s, 4), month, day;

	if (year < 1 || (s.n != 4 && s.n != 7 && s.n != 10))
		return false;
	if (s.n == 4)
		return true;
	month = number(str_from(s, 5), 2);
	if (s.s[4] != '-' || month < 1 || month > 12)
		return false;
	if (s.n == 7)
		return true;
	day = number(str_from(s, 8), 2);
	return s.s[7] == '-' && day >= 1 && day <= month_days(year, month);
}

/* Both ways: Howard Hinnant, "chrono-compatible low-level date algorithms". */
long
date_number(long y, long m, long d)
{
	long era, yoe, doy;

	y -= m <= 2;
	era = (y >= 0 ? y : y - 399) / 400;
	yoe = y - era * 400;
	doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
	return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

struct str
date_of_number(struct arena *mem, long days)
{
	long z = days + 719468;
	long era = (z >= 0 ? z : z - 146096) / 146097;
	long doe = z - era * 146097;
	long yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	long doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	long mp = (5 * doy + 2) / 153;
	long d = doy - (153 * mp + 2) / 5 + 1;
	long m = mp < 10 ? mp + 3 : mp - 9;

	return arena_printf(mem, "%04ld-%02ld-%02ld",
	    yoe + era * 400 + (m <= 2), m, d);
}

bool
date_days(struct str s, long *first_out, long *last_out)
{
	int year, month, day;

	if (!date_ok(s))
		return false;
	year = number(s, 4);
	month = s.n >= 7 ? number(str_from(s, 5), 2) : 0;
	day = s.n >= 10 ? number(str_from(s, 8), 2) : 0;
	*first_out = date_number(year, month != 0 ? month : 1,
	    day != 0 ? day : 1);
	if (month == 0)
		month = 12;
	*last_out = date_number(year, month,
	    day != 0 ? day : month_days(year, month));
	return true;
}
