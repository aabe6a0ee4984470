/* wide_plain: the search for any processor. */
#include "analysis/wide_body.h"

WIDE(wide_plain, "plain");
