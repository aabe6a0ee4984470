"""The reader's model file, which src/reader/model.c maps and checks.

      0  8 bytes  "WWREADER"
      8  uint32   version of the format, 2
     12  uint32   length of the head
     16  uint64   length of the file
     24  uint64   checksum of all bytes from 32 on
     32  head     JSON, zeros up to a multiple of 64
         data     tensors, each at a multiple of 64 from the file's begin

All numbers are little-endian. The checksum is FNV-1a with a 64 bit word for each step instead of a byte, the high half
folded down after each product.

A linear layer X is four tensors, its outputs filled up with zeros to a multiple of 16: X.weight, i8 [outputs / 16,
inputs / 4, 64], of which the last are 16 outputs times 4 inputs, as processors multiply them; X.scale, f32; X.sum, i32, of
an output's weights, which takes an activation's zero point back; X.bias, f32. weight * scale is the value; weights have
7 bits (-63 to 63), so that no processor's arithmetic overflows.
The table of pieces has the base's 4 bits unchanged: embed.word.nibbles, u8 [pieces, hidden / 2], of each 32 values the
first 16 in the low halves; embed.word.scale, f32 [pieces, hidden / 32]; (nibble - 8) * scale is the value.
The scores of the pieces are whole numbers of 1e-5, so that a sum of them is exact. label.pair is f32 [in, in, labels],
labels filled up to a multiple of 16: one product of two numbers meets all labels at once.
"""
import json
import struct

import numpy as np

import base

MAGIC, VERSION, ALIGN, BEGIN = b"WWREADER", 2, 64, 32
TILE, LARGEST = 16, 63  # outputs whose weights lie together; the largest weight
TYPES = {"i8": "<i1", "u8": "<u1", "i32": "<i4", "u32": "<u4", "f32": "<f4"}
TRAINING_ONLY = ("news", "unimorph", "style")  # what the program does not need


def checksum(data):
    """FNV-1a over 64 bit words, folded; data is a multiple of 8 bytes."""
    h, mask = 0xcbf29ce484222325, (1 << 64) - 1
    for word in np.frombuffer(data, "<u8").tolist():
        h = ((h ^ word) * 0x100000001b3) & mask
        h ^= h >> 32
    return h


class Tensors:
    def __init__(self):
        self.rows, self.data = [], bytearray()

    def put(self, name, kind, x):
        raw = np.ascontiguousarray(x).astype(TYPES[kind]).tobytes()
        self.rows.append({"name": name, "type": kind, "shape": list(x.shape), "at": len(self.data)})
        self.data += raw + bytes(-len(raw) % ALIGN)


def quantised(x):
    """Rows of weights to 7 bits and a scale each: of a few clips of the row's largest, the one that loses least."""
    top, best = np.maximum(np.abs(x).max(1), 1e-12), np.full(len(x), np.inf)
    scale, q = np.zeros(len(x), np.float32), np.zeros(x.shape, np.int8)
    for clip in np.arange(1, 0.7, -0.05):
        s = (top * clip / LARGEST).astype(np.float32)
        t = np.clip(np.rint(x / s[:, None]), -LARGEST, LARGEST)
        loss = ((t * s[:, None] - x) ** 2).sum(1)
        less = loss < best
        best[less], scale[less], q[less] = loss[less], s[less], t[less]
    return q, scale


def put_linear(out, name, weight, bias):
    fill = -len(weight) % TILE
    q, scale = quantised(np.pad(weight, ((0, fill), (0, 0))))
    tiles = q.reshape(-1, TILE, q.shape[1] // 4, 4).transpose(0, 2, 1, 3)
    out.put(name + ".weight", "i8", tiles.reshape(len(tiles), -1, 4 * TILE))
    out.put(name + ".scale", "f32", scale)
    out.put(name + ".sum", "i32", q.astype(np.int32).sum(1))
    out.put(name + ".bias", "f32", np.pad(bias, (0, fill)))


def put_pieces(out, texts, scores):
    """Texts one after the other, where each begins, scores, and the rows that can be found by their text in bytewise
    order of it."""
    raw = [t.encode() for t in texts]
    found = [i for i in range(base.UNK + 1, len(raw)) if texts[i] != "<mask>"]
    out.put("piece.text", "u8", np.frombuffer(b"".join(raw), np.uint8))
    out.put("piece.at", "u32", np.cumsum([0] + [len(t) for t in raw]))
    out.put("piece.score", "i32", np.array([round(float(s) * 1e5) for s in scores]))
    out.put("piece.order", "u32", np.array(sorted(found, key=lambda i: raw[i])))


def softmax(x):
    e = np.exp(x - x.max())
    return e / e.sum()


def write(path, state, config, b, made, training, scores):
    """state {tensor: float32 array} as network.Reader names them; config as there, with rows; b: base.Base; made (a date),
    training [{data, for, licence}] and scores {set: {what: value}} go into the head. Returns the file's size in bytes."""
    out = Tensors()
    texts = [b.pieces[r].decode("utf-8", "replace") for r in config["rows"]]
    put_pieces(out, texts, b.scores[config["rows"]])
    scale, nibbles = b.blocks("emb.word")
    wide = config["sizes"]["hidden"]
    out.put("embed.word.nibbles", "u8", nibbles.reshape(-1, wide // 2)[config["rows"]])
    out.put("embed.word.scale", "f32", scale.astype(np.float32).reshape(-1, wide // base.BLOCK)[config["rows"]])
    for name, x in state.items():
        if name == "embed.word" or name.startswith(TRAINING_ONLY):
            continue
        if name.endswith(".weight"):
            put_linear(out, name.removesuffix(".weight"), x, state[name.removesuffix("weight") + "bias"])
        elif name == "label.pair":
            fill = np.zeros((-len(x) % 16, *x.shape[1:]), np.float32)
            out.put(name, "f32", np.concatenate([x, fill]).transpose(1, 2, 0))
        elif name.startswith("mix."):
            out.put(name, "f32", softmax(x))
        elif name.removesuffix(".bias") + ".weight" not in state:
            out.put(name, "f32", x)
    head = json.dumps({
        "format": "whowhom reader", "made": made, "licence": "CC BY-SA 4.0", "languages": ["de", "en"], "checksum": "FNV-1a, 64 bit words, folded",
        "sizes": config["sizes"],
        "special": {"bos": base.BOS, "pad": base.PAD, "eos": base.EOS, "unk": base.UNK,
                    "unknown_score": round((float(b.scores[config["rows"]].min()) - 10) * 1e5),
                    "pieces_a_word": base.WordPieces.LONGEST},
        "training": training, "scores": scores,
        "labels": {k: v for k, v in config["labels"].items() if k not in TRAINING_ONLY},
        "tensors": out.rows}, ensure_ascii=False, indent=0).encode()
    body = head + bytes(-(BEGIN + len(head)) % ALIGN) + bytes(out.data)
    frame = struct.pack("<IIQQ", VERSION, len(head), BEGIN + len(body), checksum(body))
    path.write_bytes(MAGIC + frame + body)
    return BEGIN + len(body)


def read(path):
    """The head, and {tensor: float32 array} as network.Reader names them."""
    raw = np.fromfile(path, np.uint8)
    if raw[:8].tobytes() != MAGIC or struct.unpack_from("<I", raw, 8)[0] != VERSION:
        raise SystemExit(f"{path}: not a reader's model of format {VERSION}")
    size, = struct.unpack_from("<I", raw, 12)
    head = json.loads(raw[BEGIN:BEGIN + size].tobytes())
    begin, t = BEGIN + size + -(BEGIN + size) % ALIGN, {}
    for row in head["tensors"]:
        kind = np.dtype(TYPES[row["type"]])
        at, n = begin + row["at"], int(np.prod(row["shape"]))
        t[row["name"]] = raw[at:at + n * kind.itemsize].view(kind).reshape(row["shape"])
    nibbles = t["embed.word.nibbles"].reshape(-1, base.BLOCK // 2)
    state = {"embed.word": base.dequantised(t["embed.word.scale"].ravel(), nibbles).reshape(-1, head["sizes"]["hidden"])}
    labels = head["labels"] | {"feats": [x for v in head["labels"]["feats"].values() for x in v]}
    outputs = lambda name: len(labels[name.split(".")[0]]) if name.split(".")[0] in labels else None
    for name, x in t.items():
        if name.endswith(".weight"):
            q = x.reshape(len(x), -1, TILE, 4).transpose(0, 2, 1, 3).reshape(len(x) * TILE, -1)
            state[name] = (q.astype(np.float32) * t[name.removesuffix("weight") + "scale"][:, None])[:outputs(name)]
        elif name == "label.pair":
            state[name] = x.transpose(2, 0, 1)[:len(head["labels"]["deprel"])]
        elif name.startswith("mix."):
            state[name] = np.log(x)
        elif not name.startswith(("piece.", "embed.word.")) and not name.endswith((".scale", ".sum")):
            state[name] = x[:outputs(name)]
    text, at = t["piece.text"].tobytes(), t["piece.at"]
    head["pieces"] = [text[at[i]:at[i + 1]].decode() for i in range(len(at) - 1)]
    head["piece_scores"] = t["piece.score"] / 1e5
    return head, state
