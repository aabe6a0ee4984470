"""Compare what whowhom makes of pages with what they hold: tests/html/NAME.html, NAME.txt (the words that must be
kept), NAME.json (title, date, language, url). Prints a row a page and one for all; says FAILED for each wrong field, for each mention that
is not where the shown text has it, and for too few words kept or dropped over all pages.

    pages.py WHOWHOM FOLDER
"""

import collections
import html.parser
import json
import os
import re
import subprocess
import sys

LEAST = 0.97
HIDDEN = "script", "style", "noscript", "title"


class Words(html.parser.HTMLParser):
    """All words of a page that a browser could show."""

    def __init__(self):
        super().__init__()
        self.hidden, self.is_title, self.text = False, False, []

    def handle_starttag(self, tag, attrs):
        if self.is_title:       # it was not closed
            self.is_title = self.hidden = False
        self.is_title = tag == "title"
        self.hidden = tag in HIDDEN
        self.text.append(" ")

    def handle_endtag(self, tag):
        self.hidden = self.hidden and tag not in HIDDEN
        self.text.append(" ")

    def handle_data(self, data):
        if not self.hidden:
            self.text.append(data)


def words(text):
    return collections.Counter(re.findall(r"\w+", text))


def decoded(data):
    if data[:2] == b"\xff\xfe":
        return data[2:].decode("utf-16-le")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("cp1252")
    try:                        # what was encoded twice
        return text.encode("cp1252").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return text


def run(whowhom, *args):
    return subprocess.run([whowhom, *args], capture_output=True, text=True, check=True).stdout


def main(whowhom, folder):
    total = collections.Counter()
    documents = {}
    names = sorted(f[:-5] for f in os.listdir(folder) if f.endswith(".html"))
    knowledge = json.loads(run(whowhom, "build", *[os.path.join(folder, n + ".html") for n in names]))
    for d in knowledge["documents"]:
        documents[d["id"]] = dict(d, mentions=[])
    for m in (m for e in knowledge["entities"] for m in e["mentions"]):
        documents[m["document"]]["mentions"].append(m)
    print("%-20s %6s %7s %6s %7s" % ("page", "words", "kept", "other", "dropped"))
    for name in names:
        path = os.path.join(folder, name)
        with open(path + ".html", "rb") as f:
            page = Words()
            page.feed(decoded(f.read()))
        with open(path + ".txt", encoding="utf-8") as f:
            want = words(f.read())
        with open(path + ".json", encoding="utf-8") as f:
            facts = json.load(f)
        shown = run(whowhom, "show", "text", path + ".html")
        got = words(shown)
        other = words("".join(page.text)) - want
        n = {"want": want.total(), "kept": (want & got).total(), "other": other.total(), "left": (got - want).total()}
        total.update(n)
        print("%-20s %6d %7.3f %6d %7.3f" % (name, n["want"], n["kept"] / n["want"], n["other"],
                                             1 - n["left"] / max(n["other"], 1)))
        for field, value in facts.items():
            if documents.get(name, {}).get(field) != value:
                print("FAILED %s: %s is %s, not %s" % (name, field, documents.get(name, {}).get(field), value))
        for m in documents.get(name, {}).get("mentions", []):
            if shown[m["begin"]:m["end"]] != m["text"]:
                print("FAILED %s: %s is not at %d" % (name, m["text"], m["begin"]))
    kept, dropped = total["kept"] / total["want"], 1 - total["left"] / total["other"]
    print("%-20s %6d %7.3f %6d %7.3f" % ("all", total["want"], kept, total["other"], dropped))
    for what, figure in ("kept", kept), ("dropped", dropped):
        if figure < LEAST:
            print("FAILED words %s: %.3f, not %.2f" % (what, figure, LEAST))


if __name__ == "__main__":
    main(*sys.argv[1:])
