/* date: days of the calendar, as ISO 8601 writes them. */
#ifndef DATE_H
#define DATE_H

#include "base/str.h"

/* Is it YYYY, YYYY-MM or YYYY-MM-DD, and is there such a day? */
bool date_ok(struct str);

/* How many days the month has. */
int date_month_days(int year, int month);

#endif
