"""How much of what was read is right. Standard library only."""
import collections

import corpora

RELATIONS = ("nsubj", "obj", "nsubj:pass", "obl:agent", "iobj", "obl", "nmod", "appos", "conj", "compound:prt")


def spans(labels):
    """BIOES labels to {(first, last, class)}; PER, LOC, ORG only."""
    out, first = set(), 0
    for i, x in enumerate(labels):
        if x[0] in "BS":
            first = i
        if x[0] in "ES" and x[2:] in corpora.NAMES:
            out.add((first, i, x[2:]))
    return out


def score(gold, system):
    """Two lists of sentences to {score: value}: F1 of names (exact spans) and of relations (subtypes count, head and
    label right); accuracies of tags, UAS, LAS (universal labels); of Case where gold has it."""
    n, right = collections.Counter(), collections.Counter()
    for g, s in zip(gold, system):
        if "name" in g:
            a, b = spans(g["name"]), spans(s["name"])
            for kind in ("names", *corpora.NAMES):
                of = lambda x: {y for y in x if kind in ("names", y[2])}
                right[kind] += 2 * len(of(a) & of(b))
                n[kind] += len(of(a)) + len(of(b))
        for i in range(len(g["words"]) if "head" in g else 0):
            same_head = g["head"][i] == s["head"][i]
            a, b = g["deprel"][i], s["deprel"][i]
            for kind, ok in (("UPOS", g["upos"][i] == s["upos"][i]), ("lemma", g["lemma"][i] == s["lemma"][i]),
                             ("UAS", same_head), ("LAS", same_head and a.split(":")[0] == b.split(":")[0])):
                n[kind] += 1
                right[kind] += ok
            if "Case" in g["feats"][i]:
                n["Case"] += 1
                right["Case"] += g["feats"][i]["Case"] == s["feats"][i].get("Case")
            for kind in RELATIONS:
                n[kind] += (a == kind) + (b == kind)
                right[kind] += 2 * (a == b == kind and same_head)
    return {k: round(right[k] / n[k], 4) for k in n if n[k]}
