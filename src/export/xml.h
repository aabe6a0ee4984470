/* xml: text in XML. */
#ifndef XML_H
#define XML_H

#include "base/buf.h"

/* Between tags: only what must be is escaped: & < and the > of ]]>. */
void xml_text(struct buf *, struct str);

/* Between double quotes: quotes and white space, too. */
void xml_attribute(struct buf *, struct str);

#endif
