#!/usr/bin/env python3
"""Is standard input CoNLL-U as Universal Dependencies defines it (levels 1 and 2 of its validator)?

Prints each fault with its line; exit status 1 if there is one. Standard library only.
"""
import sys

UPOS = set("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split())
faults = 0


def fault(line, what):
    global faults
    faults += 1
    print(f"line {line}: {what}")


def check_text(rows, text, line):
    """The surface tokens and SpaceAfter give the text."""
    plain, covered = "", 0
    for c in rows:
        if "-" in c[0]:
            covered = int(c[0].split("-")[1])
        elif int(c[0]) <= covered:
            continue
        plain += c[1] + ("" if "SpaceAfter=No" in c[9].split("|") else " ")
    if plain.rstrip() != text.rstrip():
        fault(line, f"# text is {text!r}, the words give {plain!r}")


def check_tree(words, line):
    heads = {int(c[0]): c for c in words}
    if sum(c[6] == "0" for c in words) != 1:
        fault(line, "not one root")
    for i, c in heads.items():
        seen, at = set(), i
        while at and at not in seen:
            seen.add(at)
            up = heads[at][6]
            if not up.isdigit() or (int(up) and int(up) not in heads):
                fault(line, f"word {at} has the head {up}")
                return
            at = int(up)
        if at:
            fault(line, f"word {i} hangs in a circle")
        if (c[6] == "0") != (c[7] == "root"):
            fault(line, f"word {i}: head {c[6]} and relation {c[7]}")


def check_sentence(rows, comments, line):
    if not rows:
        return fault(line, "an empty sentence")
    words = [c for c in rows if "-" not in c[0]]
    if [c[0] for c in words] != [str(i + 1) for i in range(len(words))]:
        return fault(line, "the words are not numbered from 1")
    if "sent_id" not in comments or "text" not in comments:
        fault(line, "sent_id and text are missing")
    for c in words:
        feats = [] if c[5] == "_" else c[5].split("|")
        names = [f.split("=")[0].lower() for f in feats]
        if c[3] not in UPOS:
            fault(line, f"{c[3]} is no UPOS")
        if names != sorted(set(names)):
            fault(line, f"features are not sorted: {c[5]}")
    check_text(rows, comments.get("text", ""), line)
    check_tree(words, line)


def main():
    rows, comments, start, ids = [], {}, 1, set()
    for number, row in enumerate(sys.stdin.read().split("\n")[:-1], 1):
        if row.startswith("#"):
            key, _, value = row[1:].partition("=")
            comments[key.strip()] = value[1:]
        elif row:
            c = row.split("\t")
            if len(c) != 10 or not all(c):
                fault(number, "not ten fields")
                continue
            rows.append(c)
        else:
            check_sentence(rows, comments, start)
            if comments.get("sent_id") in ids:
                fault(start, "sent_id given twice")
            ids.add(comments.get("sent_id"))
            rows, comments, start = [], {}, number + 1
    if rows:
        fault(start, "no empty line behind the last sentence")
    if not ids:
        fault(1, "no sentence")
    sys.exit(faults > 0)


if __name__ == "__main__":
    main()
