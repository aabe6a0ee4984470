/* date: days of the calendar, as ISO 8601 writes them. */
#ifndef DATE_H
#define DATE_H

#include "base/arena.h"

/* Is it YYYY, YYYY-MM or YYYY-MM-DD, and is there such a day? */
bool date_ok(struct str);

/* Days since 1970-01-01. */
long date_number(long year, long month, long day);

/* The day of that number, as YYYY-MM-DD. */
struct str date_of_number(struct arena *, long days);

/* The first and last day of YYYY, YYYY-MM or YYYY-MM-DD; false: it is none. */
bool date_days(struct str, long *first_out, long *last_out);

#endif
