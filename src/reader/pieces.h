/* pieces: a word into the pieces that the network knows. */
#ifndef PIECES_H
#define PIECES_H

#include "base/arena.h"

enum { PIECES_A_WORD = 12 };	/* the network was trained so */

/* The vocabulary; all arrays lie in the model file. */
struct pieces {
	const char     *text;		/* of all pieces                      */
	const uint32_t *at;		/* [n + 1] where each begins          */
	const int32_t  *score;		/* [n] log probability * 1e5          */
	const uint32_t *order;		/* [nfound] sorted bytewise by text   */
	uint32_t        n, nfound;
	uint32_t        bos, eos, unk;
	int32_t         unknown_score;
};

/* The most probable pieces of `word`, at least one and at most PIECES_A_WORD
 * of them; how many. */
uint32_t pieces_split(const struct pieces *, struct str word,
    uint32_t out[PIECES_A_WORD]);

#endif
