"""Sentences to tensors: labels, noise as news have it, batches of few shapes, the same order for the same seed."""
import collections
import random

import numpy as np
import torch

import base
import corpora
from network import FORBIDDEN

LONGEST = 200  # pieces of a sentence that is trained on
WITHOUT_UMLAUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})
QUOTES = (("„", "“"), ("»", "«"), ("“", "”"), ("\"", "\""), ("''", "''"))


def labels_of(tasks):
    """{head: [label]} of all training data; labels of one occurrence are left out where there are hundreds."""
    def counted(key):
        return collections.Counter(x for sentences in tasks.values() for s in sentences for x in s.get(key, ()))

    lemma = collections.Counter(corpora.lemma_script(w, x) for sentences in tasks.values() for s in sentences
                                for w, x in zip(s["words"], s.get("lemma", ())))
    feats = {f: set() for f in corpora.FEATS}
    for sentences in tasks.values():
        for s in sentences:
            for token in s.get("feats", ()):
                for f in feats.keys() & token.keys():
                    feats[f].add(token[f])
    for values in feats.values():
        values -= {"_", "?"}
    return {"name": ["O"] + sorted(counted("name").keys() - {"O"}), "news": ["O"] + sorted(counted("news").keys() - {"O"}),
            "upos": sorted(counted("upos").keys() - {"?"}), "deprel": sorted(counted("deprel")),
            "unimorph": sorted(k for k, n in counted("unimorph").items() if n > 1),
            "lemma": sorted(k for k, n in lemma.items() if n > 1 and k),
            "feats": {f: ["_"] + sorted(v) for f, v in feats.items()}}


class Encoder:
    """Sentences to numbers. pieces: a WordPieces; mask: the row of <mask>."""

    def __init__(self, labels, pieces, mask):
        self.pieces, self.mask = pieces, mask
        self.index = {k: {x: i for i, x in enumerate(v)} for k, v in labels.items() if k != "feats"}
        self.feats = {f: {x: i for i, x in enumerate(v)} for f, v in labels["feats"].items()}
        self.loose = np.array([x[2:] not in corpora.NAMES for x in labels["name"]])

    def cut(self, words):
        """Rows, and for each the word it is of (0 <s>, -1 </s>)."""
        rows, word = [base.BOS], [0]
        for i, w in enumerate(words):
            cut = self.pieces(w)
            rows += cut
            word += [i + 1] * len(cut)
        return rows + [base.EOS], word + [-1]

    def gold(self, s):
        """{head: int [words]}; name: bool [words, labels], what is allowed; -100 where nothing is known."""
        out = {}
        for key in ("upos", "deprel", "unimorph", "news"):
            if key in s:
                out[key] = np.array([self.index[key].get(x, -100) for x in s[key]])
        if "lemma" in s:
            out["lemma"] = np.array([self.index["lemma"].get(corpora.lemma_script(w, x), -100)
                                     for w, x in zip(s["words"], s["lemma"])])
        if "head" in s:
            out["arc"] = np.array(s["head"])
        if "feats" in s:
            for f, index in self.feats.items():
                out[f] = np.array([index.get(x.get(f, "_"), -100) for x in s["feats"]])
        if "name" in s:
            at = np.array([self.index["name"][x] for x in s["name"]])
            out["name"] = np.eye(len(self.loose), dtype=bool)[at]
            if s.get("loose"):
                out["name"][at == self.index["name"]["O"]] = self.loose
        return out


def noisy(words, rng):
    """Now and then: all capitals, no umlauts, other quotation marks, or the words as they are."""
    kind = rng.random()
    if kind < 0.03:
        return [w.upper() for w in words]
    if kind < 0.05:
        return [w.translate(WITHOUT_UMLAUT) for w in words]
    if kind < 0.35 and any(w in ("\"", "``", "''") for w in words):
        marks, n, out = rng.choice(QUOTES), 0, []
        for w in words:
            if w in ("\"", "``", "''"):
                w, n = marks[n % 2], n + 1
            out.append(w)
        return out
    return words


def collate(sentences, golds, encoder, length=None, rng=None, masked=0.0, device="cpu"):
    """golds: [{head: array}], as Encoder.gold; length: pieces to fill up to; rng: for noise. A dict of tensors."""
    cut = [encoder.cut(noisy(s["words"], rng) if rng else s["words"]) for s in sentences]
    n, m = len(sentences), max(length or 0, max(len(rows) for rows, _ in cut))
    w = (max(len(s["words"]) for s in sentences) + 3) // 4 * 4
    sizes = [s.get("written") or [1] * len(s["words"]) for s in sentences]
    wide = (max(map(len, sizes)) + 3) // 4 * 4
    pieces = np.full((n, m), base.PAD)
    mean = np.zeros((n, w + 1, m), np.float32)
    real, real_written = np.zeros((n, w), bool), np.zeros((n, wide), bool)
    written = np.zeros((n, wide, w + 1), np.float32)
    for i, (rows, word) in enumerate(cut):
        pieces[i, :len(rows)] = rows
        real[i, :len(sentences[i]["words"])] = True
        real_written[i, :len(sizes[i])] = True
        at = 1
        for k, size in enumerate(sizes[i]):
            written[i, k, at:at + size:2] = 1 / ((size + 1) // 2)
            at += size
        for k, at in enumerate(word[:-1]):
            mean[i, at, k] = 1
    style = np.array([[s.get("style") == x for x in corpora.STYLES] for s in sentences], np.float32)
    hidden = pieces == base.PAD
    if masked:
        draw = np.random.default_rng(rng.getrandbits(32)).random((n, m))
        pieces[(draw < masked) & (mean[:, 1:].sum(1) > 0)] = encoder.mask
    mean /= np.maximum(mean.sum(2, keepdims=True), 1)
    gold = {}
    for i, labels in enumerate(golds):
        for key, x in labels.items():
            if key not in gold:
                shape = (n, wide if key in corpora.WRITTEN else w) + x.shape[1:]
                gold[key] = np.full(shape, True if key == "name" else -100)
            gold[key][i, :len(x)] = x
    t = lambda x: torch.from_numpy(x).to(device)
    far = lambda x: torch.zeros(x.shape, device=device).masked_fill_(t(x), FORBIDDEN)[:, None, None]
    return {"pieces": t(pieces), "mean": t(mean), "real": t(real), "written": t(written),
            "real_written": t(real_written), "style": t(style), "piece_mask": far(hidden),
            "word_mask": far(np.concatenate([np.zeros((n, 1), bool), ~real], 1)),
            "gold": {k: t(x) for k, x in gold.items()}}


def filled(soft, width, written, device="cpu"):
    """[{head: array of a sentence}] of like heads to {head: tensor of the batch}, `width` words, `written` names."""
    out = {}
    for key, first in soft[0].items():
        shape = {"arc": (width, width + 1), "state": (width + 1, first.shape[-1]),
                 "step": first.shape, "name": (written, first.shape[-1])}.get(key, (width,) + first.shape[1:])
        empty = {"arc": FORBIDDEN, "lemma": -100}.get(key, 0)
        x = np.full((len(soft), *shape), empty, first.dtype)
        for i, s in enumerate(soft):
            x[(i, *map(slice, s[key].shape))] = s[key]
        out[key] = torch.from_numpy(x).to(device)
    return out


def stream(items, lengths, limit, rng):
    """Endless groups (indices, length) of items whose lengths round up to the same multiple of 8; every item once a
    round; groups hold about `limit` pieces, so that there are few shapes (a CPU's kernels are compiled for each)."""
    waiting = collections.defaultdict(list)
    while True:
        order = list(range(len(items)))
        rng.shuffle(order)
        for i in order:
            length = (lengths[i] + 7) // 8 * 8
            waiting[length].append(i)
            if len(waiting[length]) >= max(1, limit // length):
                yield waiting.pop(length), length


def schedule(tasks, shares, encoder, limit, seed):
    """Endless (task, [sentence], [gold], length, rng of this step), the same for the same seed."""
    rng = random.Random(seed)
    names = [k for k in shares if shares[k] > 0]
    sentences, feeds = {}, {}
    for k in names:
        lengths = [len(encoder.cut(s["words"])[0]) for s in tasks[k]]
        sentences[k] = [s for s, n in zip(tasks[k], lengths) if n <= LONGEST]
        feeds[k] = stream(sentences[k], [n for n in lengths if n <= LONGEST], limit, random.Random(f"{seed} {k}"))
    gold = {}
    while True:
        k = rng.choices(names, [shares[x] for x in names])[0]
        at, length = next(feeds[k])
        step = random.Random(rng.getrandbits(32))
        for i in at:
            if (k, i) not in gold:
                gold[k, i] = encoder.gold(sentences[k][i])
        yield k, [sentences[k][i] for i in at], [gold[k, i] for i in at], length, step
