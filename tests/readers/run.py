#!/usr/bin/env python3
"""Load exports with other programs' readers and compare every value with what was written.

    run.py FOLDER TABLE

FOLDER  holds DATA.VIEW.FORMAT.ENDING (a file, or the folder of several), and for each DATA.VIEW its truth
        DATA.VIEW.node-link.json
TABLE   lines `FORMAT READER...`; FORMAT as in the names, READER one of READERS below

Each reader is one process that gets all its files. It prints a line of JSON a file: {"version", "nodes": {id: {name:
value}}, "edges": {id: {"source", "target", name: value}}, "directed"}; or {"valid": true}, where it only checks; or
{"failed": why}. A reader that is not installed ends with 77 and is skipped; READERS=required makes that a failure.
Prints a line for each format and reader, what differs, and the count. Exit status 1 if anything does.
"""
import collections
import datetime
import glob
import json
import math
import os
import pathlib
import re
import struct
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
CLIENTS = os.environ.get("CLIENTS", "/tmp/clients")
DEBIAN = "/usr/bin/python3"
LOAD, LOAD_JS = str(HERE / "load.py"), str(HERE / "load.mjs")


def newest(name):
    """By the virtual environment, which has the newest versions; else by Debian's packages."""
    python = f"{CLIENTS}/py/bin/python"
    return [python if os.path.exists(python) else DEBIAN, "-B", LOAD, name]


def gephi(*options):
    jar = (glob.glob(f"{CLIENTS}/java/lib/gephi-toolkit*-all.jar") or ["absent"])[0]
    return ["java", "-Djava.awt.headless=true", "-Duser.timezone=America/New_York", "-XX:+UseSerialGC", "-Xss16m", *options, "-cp", jar,
            str(HERE / "GephiRead.java")] if os.path.exists(jar) else ["absent"]


READERS = {
    "gephi": gephi(),
    "gephi-dialog": gephi("-Dscale=true"),  # as its dialog has it: places stay as they are
    "networkx": newest("networkx"),
    "networkx-links": newest("networkx-links"),
    "networkx-2.8": [DEBIAN, "-B", LOAD, "networkx"],
    "igraph": newest("igraph"),
    "igraph-0.10": [DEBIAN, "-B", LOAD, "igraph"],
    "pandas": newest("pandas"),
    "json": newest("json"),
    "jq": newest("jq"),
    "jsonschema": newest("jsonschema"),
    "csv": newest("csv"),
    "neo4j-headings": newest("neo4j-headings"),
    "graphviz": newest("graphviz"),
    "rdflib": newest("rdflib"),
    "rapper": newest("rapper"),
    "sqlite3": newest("sqlite3"),
    "xmllint": newest("xmllint"),
    "graphology": ["node", LOAD_JS, "graphology"],
    "cytoscape.js": ["node", LOAD_JS, "cytoscape"],
    "d3-force": ["node", LOAD_JS, "d3-force"],
    "vis-data": ["node", LOAD_JS, "vis-data"],
}

# What a reader makes of values by itself, which no exporter can help: reader, format, the change, the reason.
def doubled(v):
    return re.sub(r"(?<!\\)(\\\\)*\\(?=\"|$)", lambda m: m.group() + "\\", v)


def unescaped(v):
    """Of a backslash and a letter; what ends a cell is trimmed."""
    letters = dict(zip("tnrbf", "\t\n\r\b\f"))
    return re.sub(r"\\(.)", lambda m: letters.get(m.group(1), m.group(1) if m.group(1) in '\\,"' else m.group()), doubled(v)).strip()


def stamp(v):
    """A day as Gephi has it: milliseconds."""
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", v):
        return v
    day = datetime.datetime.fromisoformat(v).replace(tzinfo=datetime.timezone.utc)
    return f"<[{day.timestamp() * 1000}]>"


def inexact(v):
    return v + {4: "-XX-XX", 7: "-XX"}[len(v)] if re.fullmatch(r"\d{4}(-\d\d)?", v) else v


KNOWN = [
    ("gephi", "gml", lambda v: v.replace("&", "&amp;").replace('"', "&quot;"), "Gephi shows GML's references as they are"),
    *[(who, "csv", change, why) for who in ("gephi", "csv", "pandas") for change, why in (
        (inexact, "a date that is no day, as ISO 8601-2 has it"),
        (doubled, "a backslash before a quote is doubled for Gephi and Neo4j"))],
    ("gephi", "csv", stamp, "Gephi reads days as time"),
    ("gephi", "csv", lambda v: v.strip() or None, "Gephi trims cells"),
    ("gephi", "csv", lambda v: v.strip().replace("INF", "Infinity"), "Gephi reads INF as Infinity"),
    ("gephi", "csv", unescaped, "Gephi takes a backslash in a table for an escape"),
    ("neo4j-headings", "neo4j", doubled, "a backslash before a quote is doubled for Gephi and Neo4j"),
    ("graphology", "gexf", lambda v: re.sub("[\u0085\u2028]", " ", v), "xmldom takes NEL and LS for line ends (browsers do not)"),
    ("gephi", "", lambda v: None if not v.strip() else v, "Gephi drops text of blanks only"),
    ("gephi", "", lambda v: None if v == "null" else v, "Gephi takes the word null for nothing"),
    ("gephi", "", lambda v: v.replace("INF", "Infinity"), "Gephi reads INF as Infinity"),
    ("graphology", "graphml", lambda v: re.sub("[\u0085\u2028]", "\n", v), "xmldom takes NEL and LS for line ends (browsers do not)"),
]
# What a reader's format does not hold, or holds under another name.
FLOATS = {"gephi": {"weight", "x", "y", "size"}}  # kept in 32 bits
ARRAYS = {"json", "jq", "graphology", "cytoscape.js", "d3-force", "vis-data", "networkx", "networkx-links", "networkx-2.8"}


def joined(v):
    return "; ".join(v) if isinstance(v, list) else v


def absent(v):
    return v is None or v == "" or v == [] or isinstance(v, float) and math.isnan(v)


DATES = ("date", "first_date", "last_date", "since", "until")


def days(row):
    """When the row is, in milliseconds: the first day of each of its dates."""
    dates = [row[k] + "-01-01"[len(row[k]) - 4:] for k in DATES if re.fullmatch(r"\d{4}(-\d\d){0,2}", row.get(k) or "")]
    return {datetime.datetime.fromisoformat(d).replace(tzinfo=datetime.timezone.utc).timestamp() * 1000 for d in dates}


def times(truth, told):
    """What differs on Gephi's time line; a node is there with its edges."""
    want = {i: days(e) for i, e in truth["edges"].items()}
    if not any(want.values()):
        return []
    for i, n in truth["nodes"].items():
        want[i] = days(n).union(*(want[j] for j, e in truth["edges"].items() if i in (e["source"], e["target"])))
    got = {i: {float(x) for x in re.findall(r"[\d.E]+", r.get("Timestamp") or "")} for w in ("nodes", "edges") for i, r in told[w].items()}
    return [f"{i}: time {sorted(want[i])} was written, {sorted(got.get(i, ()))} read" for i in want if want[i] != got.get(i)]


def by_kg_id(told):
    """GML numbers nodes, and has no ids of edges."""
    ids = {i: n["kg_id"] for i, n in told["nodes"].items()}
    return {**told, "nodes": {n["kg_id"]: {**n, "label": n["kg_id"] if n["label"] == i else n["label"]} for i, n in told["nodes"].items()},
            "edges": {e["kg_id"]: {**e, "source": ids[e["source"]], "target": ids[e["target"]]} for e in told["edges"].values()}}


def same(want, got, reader, name):
    """The same value of the same type: text, number or flag; a list is one, or text joined by `; `."""
    if absent(want) or absent(got):
        # igraph has no flag that is absent
        return absent(want) and (absent(got) or got is False)
    if isinstance(want, list) and isinstance(got, list):
        return want == got
    want = joined(want)
    if isinstance(want, bool) or isinstance(got, bool):
        return want is got
    if isinstance(want, (int, float)):
        if not isinstance(got, (int, float)):
            return False
        if name in FLOATS.get(reader, ()):
            return struct.pack("f", want) == struct.pack("f", got)
        return float(want) == float(got)
    return want == got


def reason(want, got, reader, form):
    """Why the value is another one, where the reader is known for it."""
    if isinstance(want, list) and isinstance(got, list) and len(want) == len(got):
        whys = [reason(a, b, reader, form) for a, b in zip(want, got) if a != b]
        return whys[0] if all(whys) else None
    if isinstance(want, list) and reader.startswith("networkx") and form == "gexf":
        return "NetworkX keeps a list as text" if want == json.loads(got, strict=False) else None
    want = joined(want)
    for who, where, change, why in KNOWN:
        if who == reader and form.startswith(where) and isinstance(want, str):
            left = change(want)
            if left != want and (absent(left) and absent(got) or left == got):
                return why
    return None


class Check:
    """One reader's files of one format."""

    def __init__(self, form, reader):
        self.form, self.reader = form, reader
        self.kind = reader.replace("-dialog", "")
        self.version, self.files, self.nodes, self.edges, self.values = "", 0, 0, 0, 0
        self.bad, self.known = [], collections.Counter()

    def rows(self, what, want, got):
        if want.keys() != got.keys():
            self.bad.append(f"{what}s: {len(want)} written, {len(got)} read; differ: {sorted(want.keys() ^ got.keys())[:3]}")
        # the dialog shrinks what is farther than 5000 from the middle, and takes from all sizes what makes the least 4
        far = any(abs(row.get(name, 0)) > 5000 for row in want.values() for name in "xy")
        least = min((row.get("size", 4) for row in want.values()), default=4)
        for i in want.keys() & got.keys():
            for name in sorted(want[i].keys() | (got[i].keys() & self.names[what])):
                if name in ("id", "key"):
                    continue
                a, b = want[i].get(name), got[i].get(name)
                self.values += 1
                if same(a, b, self.kind, name) or self.kind != self.reader and (
                        name in "xy" and (far or abs(a - b) < 0.5) or name == "size" and (far or abs(a - least + 4 - b) < 0.5)):
                    continue
                if self.kind == "gephi" and what == "node" and name == "label" and (absent(a) or not a.strip()) and b == i:
                    self.known["Gephi shows a node without a label by its id"] += 1
                elif reason(a, b, self.kind, self.form):
                    self.known[reason(a, b, self.kind, self.form)] += 1
                else:
                    self.bad.append(f"{what} {i}: {name} was {a!r}, is {b!r}"[:240])

    def add(self, name, told, truth):
        self.files += 1
        self.version = told.get("version", "")
        if "failed" in told:
            self.bad.append(f"{name}: {told['failed']}")
            return
        if told.get("valid"):
            return
        if self.form == "gml":  # flags are 1 and 0
            told = told if self.reader.startswith("igraph") else by_kg_id(told)
            truth = {w: {i: {k: int(v) if isinstance(v, bool) else v for k, v in r.items()} for i, r in rows.items()}
                     for w, rows in truth.items()}
        self.names = {w: {k for r in truth[w + "s"].values() for k in r} for w in ("node", "edge")}
        self.nodes += len(told["nodes"])
        self.edges += len(told["edges"])
        bad = len(self.bad)
        self.rows("node", truth["nodes"], told["nodes"])
        self.rows("edge", truth["edges"], told["edges"])
        if self.reader == "gephi" and self.form in ("gexf", "csv"):
            self.bad += times(truth, told)
        if truth["edges"] and told["directed"] is not True:
            self.bad.append("not directed")
        self.bad[bad:] = [f"{name}: {x}" for x in self.bad[bad:]]

    def line(self):
        known = f", {sum(self.known.values())} known" if self.known else ""
        counts = f"{self.files} files, {self.nodes} nodes, {self.edges} edges, {self.values} values{known}" if self.nodes else f"{self.files} files valid"
        return f"{self.form:16} {self.reader + ' ' + self.version:22} {counts}"


def rules(nodes, edges):
    """EXPORT.md's rules that can be seen in the truth itself."""
    bad = [f"id {i}" for i in [*nodes, *edges] if not re.fullmatch("[A-Za-z_][A-Za-z0-9_.-]*", i)]
    bad += [f"id {i} of a node and an edge" for i in nodes.keys() & edges.keys()]
    bad += [f"end of {i}" for i, e in edges.items() if e["source"] not in nodes or e["target"] not in nodes]
    bad += [f"weight of {i}" for i, e in edges.items() if not e["weight"] > 0]
    bad += [f"text of {i}: {k}" for r in (nodes, edges) for i, a in r.items() for k, v in a.items()
            if re.search("[\0-\x08\x0b-\x1f\ufffe\uffff]", str(joined(v)))]
    bad += [f"name {k}" for r in (nodes, edges) for a in r.values() for k in a if not re.fullmatch("[a-z][a-z0-9_]*", k)]
    return bad


def truth_of(path):
    with open(path, encoding="utf-8") as f:
        d = json.load(f)
    if d["links"] != d["edges"]:
        raise ValueError(f"{path}: links and edges differ")
    return {"nodes": {n["id"]: n for n in d["nodes"]}, "edges": {e["id"]: e for e in d["edges"]}}


def run(reader, paths):
    """The reader's lines; None where it is not installed."""
    try:
        r = subprocess.run(READERS[reader] + [str(p) for p in paths], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    except FileNotFoundError:
        return None
    if r.returncode == 77:
        return None
    lines = [json.loads(x) for x in r.stdout.decode("utf-8").split("\n") if x]
    why = r.stderr.decode("utf-8", "replace").strip()[-300:] or f"status {r.returncode}"
    return lines + [{"failed": why}] * (len(paths) - len(lines))


def main():
    folder = pathlib.Path(sys.argv[1])
    table = [row.split() for row in pathlib.Path(sys.argv[2]).read_text().splitlines() if row.strip()]
    files = {}
    for path in sorted(folder.iterdir()):
        parts = path.name.split(".")
        if len(parts) > 2:
            files.setdefault(parts[2], []).append(path)
    truths = {tuple(p.name.split(".")[:2]): truth_of(p) for p in files.get("node-link", [])}
    good, bad, checks, skipped = 0, 0, {}, []
    for key, truth in truths.items():
        wrong = rules(truth["nodes"], truth["edges"])
        bad += bool(wrong)
        good += not wrong
        for x in wrong[:10]:
            print(f"FAILED   {'.'.join(key)}: {x}")
    for reader in dict.fromkeys(r for row in table for r in row[1:]):
        todo = [(row[0], p) for row in table if reader in row[1:] for p in files.get(row[0], [])]
        lines = run(reader, [p for _, p in todo])
        if lines is None:
            skipped.append(reader)
            continue
        for (form, path), told in zip(todo, lines):
            check = checks.setdefault((form, reader), Check(form, reader))
            check.add(path.name, told, truths.get(tuple(path.name.split(".")[:2]), {}))
    for row in table:
        for reader in row[1:]:
            check = checks.get((row[0], reader))
            if check is None:
                print(f"skipped  {row[0]:16} {reader}")
                bad += os.environ.get("READERS") == "required"
                continue
            print(f"{'FAILED' if check.bad else 'ok':8} {check.line()}")
            for x in check.bad[:8]:
                print(f"    {x}")
            bad += len(check.bad) > 0
            good += not check.bad
    known = collections.Counter()
    for check in checks.values():
        known.update(check.known)
    for why, n in sorted(known.items()):
        print(f"known    {n} values: {why}")
    print(f"{good} passed, {bad} failed")
    sys.exit(bad > 0)


main()
