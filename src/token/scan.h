/* scan: characters, words and full stops, for both stages of token/. */
#ifndef SCAN_H
#define SCAN_H

#include "base/str.h"

struct lang;

/* The character at byte `at` and its bytes, combining marks included; c is 0
 * at the end of the text. */
struct chr { int32_t c; size_t n; };
struct chr scan_at(struct str, size_t at);

/* The character that ends at byte `at`; c is 0 at the beginning. */
struct chr scan_before(struct str, size_t at);

/* Letters, digits, marks. */
bool scan_is_word(int32_t c);
bool scan_is_lower(int32_t c);
bool scan_is_upper(int32_t c);
/* Ends a sentence: . ! ? and their like. */
bool scan_is_final(int32_t c);
/* Quotes and brackets; a quote that can do both is both. */
bool scan_is_opener(int32_t c);
bool scan_is_closer(int32_t c);
bool scan_is_dash(int32_t c);

/* The first byte from `at` on, or the end, that is no blank or line end. */
size_t scan_blanks(struct str, size_t at);

/* A full stop at byte `dot`: what it is to the word before it. */
enum stop {
	STOP_END,		/* a mark of its own: the sentence ends       */
	STOP_BOTH,		/* the abbreviation's, and the sentence ends  */
	STOP_WORD,		/* the word's: `Dr.`, `13.`, `z. B.`          */
};

/* `line` is what the sentence may reach into, from its first byte on. */
enum stop scan_stop(const struct lang *, struct str line, size_t dot);

#endif
