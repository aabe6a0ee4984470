/* model: the file of weights, read and checked; the shape of the network.
 *
 * scripts/train/modelfile.py writes the file and tells its form. */
#ifndef MODEL_H
#define MODEL_H

#include "doc/doc.h"
#include "reader/kernel.h"
#include "reader/pieces.h"

struct json;

enum { BLOCK = 32 };		/* numbers that share a scale         */

/* What becomes of y: nothing, gelu(y), or a tenth of it where y < 0. */
enum activation { NO_ACTIVATION, GELU, LEAKY };

/* y = x W' + b, activated.  A weight's value is weight * scale of its output;
 * none is beyond 63.  They lie in tiles of TILE outputs, the last filled up
 * with zeros, and in them by fours of inputs: [tiles][nin / 4][TILE][4]. */
struct linear {
	uint32_t       nin, nout;
	enum activation activation;
	const int8_t  *weight;
	const float   *scale, *bias;	/* [tiles * TILE]                     */
	const int32_t *sum;		/* [tiles * TILE] of its weights      */
};

struct norm { const float *gain, *bias; uint32_t size; };	/* [size] */

struct layer {
	struct linear qkv, out, up, down;
	struct norm   norm1, norm2;
};

/* A word's vector is a weighted mean over the layers, one for each purpose. */
enum mix { MIX_NAME, MIX_TAG, MIX_TREE, MIX_COUNT };

/* A label of a word in a name: BIOES, kind, form. */
struct name_label { char place; uint8_t kind, form; };

struct reader {
	struct str   file;		/* all of it                          */
	struct arena mem;		/* owns what is not in the file       */
	struct json *head;		/* what the file says of itself       */
	const struct kernel *kernel;	/* for this processor                 */

	uint32_t nlayer, hidden, ffn, nhead, npos;
	uint32_t nnarrow;		/* layers over pieces                 */
	const uint8_t *word;		/* [pieces][hidden / 2]               */
	const float  *word_scale;	/* [pieces][hidden / BLOCK]           */
	const float  *position;		/* [npos][hidden]                     */
	struct norm   embed_norm;
	struct layer *layers;
	const float  *mix[MIX_COUNT];	/* [nlayer + 1], sums to 1            */

	struct linear name, tag, upos, feats, lemma;
	struct linear arc_dependent, arc_head, label_dependent, label_head;
	const float  *step;		/* [name.nout][name.nout] a, then b   */
	const float  *arc_pair;		/* [arc + 1][arc]                     */
	const float  *label_pair;	/* [rel + 1][rel + 1][label_wide]     */
	uint32_t      label_wide;	/* labels, rounded up to 16           */

	struct pieces      pieces;
	struct name_label *names;	/* [name.nout]; the first is O        */
	ids               *before;	/* [name.nout], see decode.h          */
	enum upos         *upos_of;	/* [upos.nout]                        */
	enum deprel       *deprel_of;	/* [nlabel]                           */
	uint32_t           nlabel;
	uint32_t           root;	/* the label `root`                   */
	struct str        *scripts;	/* [lemma.nout], see lemma.h          */
	uint32_t           nfeat;	/* features, one after the other in   */
	uint32_t          *feat_size;	/* feats: [nfeat] how many values     */
	enum feat         *feat_of;	/* [nfeat]                            */
	uint8_t           *feat_value;	/* [feats.nout]                       */
};

#endif
