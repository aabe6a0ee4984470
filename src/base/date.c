/* date: days of the calendar, as ISO 8601 writes them. */
#include "base/date.h"

int
date_month_days(int year, int month)
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
	return s.s[7] == '-' && day >= 1 && day <= date_month_days(year, month);
}
