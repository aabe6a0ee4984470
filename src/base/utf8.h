/* utf8: characters, by utf8proc.  Nothing else in the project includes it. */
#ifndef UTF8_H
#define UTF8_H

#include "base/arena.h"

/* Is the byte inside a character, not its first? */
static inline bool
utf8_is_tail(char c)
{
	return ((unsigned char)c & 0xc0) == 0x80;
}

/* The code point at s[*at]; *at moves behind it.  -1 if it is not UTF-8. */
int32_t utf8_next(struct str s, size_t *at);

/* Where the first byte that is not UTF-8 is, or s.n. */
size_t utf8_check(struct str s);

/* How many code points. */
size_t utf8_count(struct str s);

/* Append one code point to out[], which has room for 4; the bytes written. */
size_t utf8_put(int32_t c, char out[4]);

bool utf8_is_letter(int32_t c);
bool utf8_is_upper(int32_t c);
bool utf8_is_digit(int32_t c);
bool utf8_is_number(int32_t c);	/* digits, and the like of ² ½ Ⅳ       */
bool utf8_is_space(int32_t c);	/* white space, no-break space too   */
bool utf8_is_mark(int32_t c);	/* combining                         */
bool utf8_is_control(int32_t c);	/* control or format: no ink */

/* NFC of s; s itself where it is so already. */
struct str utf8_nfc(struct arena *, struct str s);
/* NFKC of s. */
struct str utf8_nfkc(struct arena *, struct str s);
/* Lower case, one to one. */
struct str utf8_lower(struct arena *, struct str s);
/* Upper case, one to one. */
struct str utf8_upper(struct arena *, struct str s);
/* First letter in upper case. */
struct str utf8_title(struct arena *, struct str s);
/* For comparing names: NFKD, case folded, letters and digits only, without
 * marks: `Choe Son-hui` and `choe sonhui` are the same. */
struct str utf8_fold(struct arena *, struct str s);

/* May a character sequence be composed across the border before c?  False
 * where a normal form can safely be cut. */
bool utf8_composes(int32_t c);

#endif
