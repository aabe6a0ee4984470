"""The annotated articles: gold/SET of the shared folder, and those of scripts/train/articles.

`news/*.ann` and `long/*.ann` there are as gold/written is: articles written for whowhom, marked inline (eval/inline.py says how).
`wikinews.marks` annotates articles of data/de/news/wikinews-de.jsonl.xz without their text: `=== NAME` (wn and the number of the article), a line
`[[ BEGIN END ID` for each mark (`{{` and `<<` likewise; Unicode code points), `---`, and the facts as in .ann.
"""
import importlib
import json
import lzma
import pathlib
import re
import subprocess
import sys
import tempfile

ARTICLES = pathlib.Path(__file__).resolve().parent / "train/articles"
LEARNED = "wikinews", "written", "wikinews-more", "news"    # sets that are learned from
CLOSE = {"[[": "]]", "{{": "}}", "<<": ">>"}


def inline(head, text, marks, facts):
    """An article of *.ann from its text and [(open, begin, end, ids)]."""
    out, ends, at = [], [], 0
    for kind, begin, end, ids in [*sorted(marks, key=lambda m: (m[1], -m[2])), ("", len(text), len(text), "")]:
        while ends and ends[-1][0] <= begin:
            stop, close = ends.pop()
            out += [text[at:stop], close]
            at = stop
        out += [text[at:begin], kind]
        at = begin
        if kind:
            ends.append((end, f"|{ids}{CLOSE[kind]}"))
    return "\n".join([f"=== {head}", "".join(out), "---", *facts, "", ""])


def joined(path, news):
    """The articles of a *.marks file as *.ann."""
    out = []
    for part in re.split(r"(?m)^=== ", path.read_text(encoding="utf-8"))[1:]:
        name, *lines = part.strip().split("\n")
        cut = lines.index("---")
        marks = [(kind, int(begin), int(end), ids) for kind, begin, end, ids in (x.split() for x in lines[:cut])]
        article = news["wikinews-" + name.removeprefix("wn")]
        out.append(inline(f"{name} | {article['date']} | {article['title']}", article["text"].strip(), marks, lines[cut + 1:]))
    return "".join(out)


def annotations(shared, name, made):
    """The *.ann files of a set, or none; `made`: a folder for those that are made."""
    if name != "wikinews-more":
        return sorted([*(shared / "gold" / name).glob("*.ann"), *(ARTICLES / name).glob("*.ann")])
    with lzma.open(shared / "data/de/news/wikinews-de.jsonl.xz", "rt", encoding="utf-8") as lines:
        news = {article["id"]: article for article in map(json.loads, lines)}
    path = pathlib.Path(made, "wikinews.ann")
    path.write_text(joined(ARTICLES / "wikinews.marks", news), encoding="utf-8")
    return [path]


def folder_of(shared, name, folder):
    """Where NAME.txt and NAME.gold.json of a set's articles are: in the shared folder itself, or made in this one."""
    with tempfile.TemporaryDirectory() as made:
        files = annotations(shared, name, made)
        if not files:
            return shared / "gold" / name
        subprocess.run([sys.executable, shared / "eval/inline.py", "expand", *files, folder], check=True,
                       stdout=subprocess.DEVNULL)
    return pathlib.Path(folder)


def scorer(shared):
    """The module score.py of the shared folder."""
    sys.path.insert(0, str(shared / "eval"))
    return importlib.import_module("score")


def gold_of(shared, name, folder):
    """A set's documents as score.py has them, and their articles as JSON Lines."""
    source = folder_of(shared, name, folder)
    articles = subprocess.run([sys.executable, shared / "eval/score.py", "input", source], capture_output=True, check=True)
    return scorer(shared).load_gold(source), articles.stdout
