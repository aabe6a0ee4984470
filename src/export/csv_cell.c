/* csv_cell: what csv and neo4j have in common. */
#include "export/csv_cell.h"

void
csv_cell_put(struct buf *b, struct str s)
{
	bool is_odd = false;		/* the run of backslashes so far      */

	buf_char(b, '"');
	for (size_t i = 0; i < s.n; i++) {
		char c = s.s[i];

		if (c == '"')
			buf_add(b, is_odd ? STR("\\\"") : STR("\""));
		buf_char(b, c);
		is_odd = c == '\\' && !is_odd;
	}
	buf_add(b, is_odd ? STR("\\\"") : STR("\""));
}
