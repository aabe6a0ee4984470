/* kernel_plain: the arithmetic for any processor. */
#include <math.h>
#include <string.h>

#define LANES 4
#include "reader/kernel_body.h"

KERNEL(kernel_plain, "plain");
