/* map: from text to a number; iterates in the order of insertion.
 *
 * Keys are borrowed: they live as long as the map. */
#ifndef MAP_H
#define MAP_H

#include "base/arena.h"

struct map_entry {
	struct str key;
	uint32_t   value;
};

struct map {
	VEC(struct map_entry) entries;
	uint32_t *slots;		/* index of the entry + 1, 0 free */
	uint32_t  nslots;
	size_t    longest;		/* bytes of a key: no need to ask for
					 * what is longer                   */
};

/* The value of `key`, or NONE. */
uint32_t map_get(const struct map *, struct str key);

/* The place of `key`'s value, made with the value NONE if it was not there;
 * valid until the next call. */
uint32_t *map_put(struct arena *, struct map *, struct str key);

/* A number that texts hardly share: the same text, the same number. */
uint32_t map_hash(struct str);

#endif
