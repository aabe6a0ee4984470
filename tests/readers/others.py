"""Readers of what is neither GraphML nor JSON, for load.py: tables, DOT, GML, Pajek, RDF, SQLite.

A function gets a path and returns nodes, edges, directed; or None where it has compared all by itself, with the truth
that lies beside the file.
"""
import collections
import csv
import json
import math
import os
import pathlib
import re
import subprocess


def beside(path, form, ending="json"):
    """The same data and view in another format."""
    data, view = os.path.basename(path).split(".")[:2]
    with open(pathlib.Path(path).parent / f"{data}.{view}.{form}.{ending}", encoding="utf-8") as f:
        return json.load(f)


def equal(what, want, got):
    if want != got:
        raise ValueError(f"{what}: {str(want)[:120]} was written, {str(got)[:120]} read")


def typed(text, want):
    """The text of a cell as a value of the type that was written."""
    if isinstance(want, bool):
        return {"true": True, "false": False}.get(text, text)
    if isinstance(want, (int, float)):
        return float(text) if re.fullmatch(r"-?\d+(\.\d+)?(e[-+]?\d+)?", text) else text
    return text


def as_written(path, nodes, edges):
    """Text back to values."""
    truth = beside(path, "node-link")
    for rows, wants in (nodes, truth["nodes"]), (edges, truth["edges"]):
        for want in wants:
            row = rows.get(want["id"], {})
            rows[want["id"]] = {k: typed(v, want.get(k)) if isinstance(v, str) else v for k, v in row.items()}
    return nodes, edges, True


# ---- tables -------------------------------------------------------------------------------------------------------

def table(path, name):
    with open(f"{path}/{name}", encoding="utf-8", newline="") as f:
        rows = list(csv.reader(f, strict=True))
    for i, row in enumerate(rows):
        equal(f"cells of row {i + 1} of {name}", len(rows[0]), len(row))
    return [dict(zip(rows[0], row)) for row in rows[1:]]


def python_csv(path):
    names = {"Label": "label", "Weight": "weight", "Kind": "kind", "Source": "source", "Target": "target"}
    nodes, edges = ({r["Id"]: {names.get(k, k): v for k, v in r.items()} for r in table(path, name)}
                    for name in ("nodes.csv", "edges.csv"))
    for e in edges.values():
        equal("Type", "Directed", e["Type"])
    return as_written(path, nodes, edges)


def pandas_csv(path):
    """With its guesses of types; only the word NA is left what it is."""
    import pandas
    out = []
    for name in "nodes.csv", "edges.csv":
        rows = pandas.read_csv(f"{path}/{name}", keep_default_na=False, na_values=[""]).to_dict("records")
        rows = [{k.lower() if k[0].isupper() else k: None if isinstance(v, float) and math.isnan(v) else v
                 for k, v in r.items()} for r in rows]
        out.append({r["id"]: r for r in rows})
    return *out, True


def pandas_version():
    import pandas
    return pandas.__version__


SHAPES = {"long": (r"-?\d+", int), "double": r"", "boolean": (r"true|false", "true".__eq__)}
SHAPES["double"] = (r"-?\d+(\.\d+)?(e[-+]?\d+)?", float)


def neo4j_cell(heading, text):
    name, _, kind = heading.partition(":")
    if text == "":
        return name, None
    if kind == "string[]":
        return name, text.split(";")
    if kind in SHAPES:
        shape, make = SHAPES[kind]
        if not re.fullmatch(shape, text):
            raise ValueError(f"{heading}: {text}")
        return name, make(text)
    return name, text


def neo4j(path):
    """By the headings, as neo4j-admin reads them; the script must have each type and kind."""
    script = pathlib.Path(path, "load.cypher").read_text(encoding="utf-8")
    nodes, edges = {}, {}
    for r in table(path, "nodes.csv"):
        row = dict(neo4j_cell(k, v) for k, v in r.items() if k[0] != ":")
        equal(":LABEL", f"Entity;{row['type'].capitalize()}", r[":LABEL"])
        nodes[row["id"]] = row
    for r in table(path, "edges.csv"):
        row = dict(neo4j_cell(k, v) for k, v in r.items() if k[0] != ":")
        equal(":TYPE", row["kind"], r[":TYPE"])
        edges[row["id"]] = {**row, "source": r[":START_ID"], "target": r[":END_ID"]}
    for kind in {n["type"] for n in nodes.values()}:
        equal(f"LOAD CSV of {kind}", 1, script.count(f"SET n:`{kind.capitalize()}`\n"))
    for kind in {e["kind"] for e in edges.values()}:
        equal(f"LOAD CSV of {kind}", 1, script.count(f"[r:`{kind}` "))
    equal("statements", 1 + len({n["type"] for n in nodes.values()}) + len({e["kind"] for e in edges.values()}),
          script.count(";\n"))
    return nodes, edges, True


# ---- DOT, GML, Pajek ----------------------------------------------------------------------------------------------

def graphviz(path):
    """The quickest layout; backslashes, which Graphviz keeps doubled outside labels, are halved; `\\N`, the id, is the label
    of a node without one."""
    nop = subprocess.run(["nop", path], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    equal("what nop says", b"", nop.stderr)
    r = subprocess.run(["osage", "-Tdot_json", path], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    data = json.loads(r.stdout.decode("utf-8").replace("\t", "\\t"))
    names = [o["name"] for o in data.get("objects", [])]

    def values(x):
        return {k: v.replace("\\\\", "\\") if isinstance(v, str) else v for k, v in x.items() if (k, v) != ("label", "\\N")}
    nodes = {o["name"]: values(o) for o in data.get("objects", [])}
    edges = {e["id"]: {**values(e), "source": names[e["tail"]], "target": names[e["head"]]} for e in data.get("edges", [])}
    return *as_written(path, nodes, edges)[:2], data["directed"]


def graphviz_version():
    said = subprocess.run(["dot", "-V"], stdout=subprocess.PIPE, stderr=subprocess.PIPE).stderr.decode()
    return re.search(r"version ([\d.]+)", said).group(1)


def igraph_gml(path):
    import igraph
    g = igraph.Graph.Read_GML(path)
    ids = g.vs["kg_id"] if g.vcount() else []
    edges = {e["kg_id"]: {**e.attributes(), "source": ids[e.source], "target": ids[e.target]} for e in g.es}
    return {v["kg_id"]: {**v.attributes(), "id": v["kg_id"]} for v in g.vs}, edges, g.is_directed()


def pajek(path, nodes, edges, directed):
    """Its edges have no ids: source, target, weight and kind of all."""
    truth = beside(path, "node-link")
    equal("nodes", sorted(n["id"] for n in truth["nodes"]), sorted(nodes))
    equal("edges", sorted((e["source"], e["target"], e["weight"], e["kind"]) for e in truth["edges"]), sorted(edges))
    equal("directed", True, directed or not edges)


def igraph_pajek(path):
    import igraph
    g = igraph.Graph.Read_Pajek(path)
    names = g.vs["name"] if g.vcount() else []
    pajek(path, names, [(names[e.source], names[e.target], e["weight"], e["label"]) for e in g.es], g.is_directed())


def networkx_pajek(path):
    import networkx
    g = networkx.read_pajek(path)
    pajek(path, g.nodes, [(a, b, d["weight"], d["l"]) for a, b, d in g.edges(data=True)], g.is_directed())


# ---- RDF ----------------------------------------------------------------------------------------------------------

PREFIXES = {"dcterms": "http://purl.org/dc/terms/", "oa": "http://www.w3.org/ns/oa#", "owl": "http://www.w3.org/2002/07/owl#",
            "prov": "http://www.w3.org/ns/prov#", "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
            "rdfs": "http://www.w3.org/2000/01/rdf-schema#", "schema": "https://schema.org/",
            "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/", "skos": "http://www.w3.org/2004/02/skos/core#",
            "ww": "urn:whowhom:def:"}


class Triples:
    """What a reader holds, asked by names with prefixes; values come sorted, as text."""

    def __init__(self, graph):
        self.of = collections.defaultdict(lambda: collections.defaultdict(list))
        for s, p, o in graph:
            self.of[s][str(p)].append(o)

    def get(self, subject, name):
        prefix, _, local = name.partition(":")
        return sorted(self.of[subject][PREFIXES[prefix] + local])

    def texts(self, subject, name):
        return [str(o) for o in self.get(subject, name)]


def clean(s):
    return re.sub("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", s)


def known(*values):
    return sorted(clean(v) for v in values if v)


def iri(kind, name):
    return f"urn:whowhom:{kind}" + "".join(chr(b) if re.match(rb"[A-Za-z0-9._-]", bytes([b])) else f"%{b:02X}"
                                           for b in name.encode())


def numbers(texts):
    return [float(t) for t in texts]


def positions(t, target):
    """Where the selectors of the target point, and what they quote."""
    places, quotes = [], []
    for s in t.get(target, "oa:hasSelector"):
        if t.texts(s, "oa:start"):
            places.append((int(t.texts(s, "oa:start")[0]), int(t.texts(s, "oa:end")[0])))
        else:
            quotes.append(["".join(t.texts(s, f"oa:{part}")) for part in ("prefix", "exact", "suffix")])
    return places, quotes


def check_evidence(t, node, iri_of, evidence):
    for i, e in enumerate(evidence, 1):
        a = node(f"{iri_of}:evidence:{i}")
        equal("body", [iri_of], t.texts(a, "oa:hasBody"))
        target = t.get(a, "oa:hasTarget")[0]
        equal("source", [iri("document:", e["document"])], t.texts(target, "oa:hasSource"))
        places, quotes = positions(t, target)
        equal("position", [(e["begin"], e["end"])], places)
        text, (begin, _) = e.get("text") or "", e["sentence"]
        equal("sentence", [clean(text)], ["".join(q) for q in quotes])
        if begin <= e["begin"] < e["end"] <= e["sentence"][1]:
            equal("exact", clean(text[e["begin"] - begin:e["end"] - begin]), quotes[0][1])
        equal("rule", known(e.get("rule")), t.texts(a, "ww:rule"))
        equal("score", [e["score"]] if "score" in e else [], numbers(t.texts(a, "ww:score")))
        equal("roles", sorted((iri("def:", r["role"]), iri("", r["entity"]), r["begin"], r["end"]) for r in e.get("roles", [])),
              sorted((t.texts(r, "sem:roleType")[0], t.texts(r, "rdf:value")[0], *positions(t, r)[0][0])
                     for r in t.get(a, "ww:role")))
        told = t.get(a, "ww:told")
        equal("told", int(any(k in e for k in ("type", "source", "target", "place", "date", "status", "attribution"))), len(told))
        if told and e.get("date"):
            equal("told date", [e["date"]], t.texts(told[0], "sem:hasTimeStamp"))
        if told and e.get("source"):
            equal("told source", sorted({iri("", x) for x in e["source"]}), t.texts(told[0], "ww:source"))


def check_entity(t, node, e, annotations):
    me = node(iri("", e["id"]))
    equal("name", [clean(e["name"])], t.texts(me, "rdfs:label"))
    equal("aliases", known(*set(e["aliases"])), t.texts(me, "skos:altLabel"))
    is_item = re.fullmatch(r"Q\d+", e["wikidata"] or "")
    equal("Wikidata", [f"http://www.wikidata.org/entity/{e['wikidata']}"] if is_item else [], t.texts(me, "owl:sameAs"))
    got = []
    for a in annotations[me]:
        target = t.get(a, "oa:hasTarget")[0]
        places, quotes = positions(t, target)
        got.append((t.texts(target, "oa:hasSource")[0], *places[0], quotes[0][1] if quotes else "", t.texts(a, "ww:form")[0]))
    equal("mentions", sorted((iri("document:", m["document"]), m["begin"], m["end"], clean(m["text"] or ""), m["form"])
                             for m in e["mentions"]), sorted(got))


def check_event(t, node, e):
    me = node(iri("", e["id"]))
    one = {"sem:eventType": [iri("def:", e["type"])], "ww:status": [e["status"]], "ww:mode": known(e["mode"]),
           "rdfs:label": known(e["label"]), "sem:hasTimeStamp": known(e["date"]),
           "ww:source": sorted({iri("", x) for x in e["source"]}), "ww:target": sorted({iri("", x) for x in e["target"]}),
           "sem:hasActor": sorted({iri("", x) for x in e["source"] + e["target"]}),
           "sem:hasPlace": [iri("", e["place"])] if e["place"] else [],
           "sem:accordingTo": [iri("", e["attribution"])] if e["attribution"] else [],
           "prov:wasDerivedFrom": sorted({iri("document:", x["document"]) for x in e["evidence"]})}
    for name, want in one.items():
        equal(f"{e['id']} {name}", want, t.texts(me, name))
    equal("intensity", [e["intensity"]], numbers(t.texts(me, "ww:intensity")))
    equal("confidence", [e["confidence"]], numbers(t.texts(me, "ww:confidence")))
    check_evidence(t, node, str(me), e["evidence"])


def check_relation(t, node, r):
    me = node(iri("", r["id"]))
    one = {"rdf:predicate": [iri("def:", r["type"])], "rdf:subject": [iri("", r["source"])], "rdf:object": [iri("", r["target"])],
           "rdfs:label": known(r["label"]), "ww:since": known(r["since"]), "ww:until": known(r["until"]),
           "ww:former": [str(r["former"]).lower()]}
    for name, want in one.items():
        equal(f"{r['id']} {name}", want, t.texts(me, name))
    check_evidence(t, node, str(me), r["evidence"])


def check_triples(path, graph, node):
    k, t = beside(path, "knowledge"), Triples(graph)
    annotations = collections.defaultdict(list)
    for a, of in list(t.of.items()):
        if PREFIXES["ww"] + "form" in of:
            annotations[t.get(a, "oa:hasBody")[0]].append(a)
    for d in k["documents"]:
        me = node(iri("document:", d["id"]))
        equal("document", [clean(d["id"])], t.texts(me, "dcterms:identifier"))
        equal("title", known(d["title"]), t.texts(me, "dcterms:title"))
        equal("copy", [iri("document:", d["copy_of"])] if d["copy_of"] else [], t.texts(me, "prov:wasDerivedFrom"))
    for e in k["entities"]:
        check_entity(t, node, e, annotations)
    for r in k["relations"]:
        check_relation(t, node, r)
    for e in k["events"]:
        check_event(t, node, e)


def rdflib_of(text, form):
    import rdflib
    g = rdflib.Graph()
    g.parse(data=text, format=form)
    for o in g.objects():
        if isinstance(o, rdflib.Literal) and o.ill_typed:
            raise ValueError(f"no value of its type: {o.n3()}")
    return g


def rdflib(path):
    import rdflib as r
    check_triples(path, rdflib_of(pathlib.Path(path).read_text(encoding="utf-8"), "turtle"), r.URIRef)


def rdflib_version():
    import rdflib
    return rdflib.__version__


def rapper(path):
    """rapper's triples, asked by rdflib."""
    import rdflib as r
    said = subprocess.run(["rapper", "-q", "-i", "turtle", "-o", "ntriples", path], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    equal("what rapper says", b"", said.stderr)
    check_triples(path, rdflib_of(said.stdout.decode("utf-8"), "nt"), r.URIRef)


def rapper_version():
    rdflib_version()
    return subprocess.run(["rapper", "--version"], stdout=subprocess.PIPE).stdout.decode().strip()


# ---- SQLite -------------------------------------------------------------------------------------------------------

def sqlite(path):
    """The knowledge made again from the tables."""
    import sqlite3
    db = sqlite3.connect(path)
    db.row_factory = sqlite3.Row
    equal("integrity", [("ok",)], [tuple(r) for r in db.execute("PRAGMA integrity_check")])
    equal("foreign keys", [], [tuple(r) for r in db.execute("PRAGMA foreign_key_check")])

    def rows(sql, *values):
        return [dict(r) for r in db.execute(sql, values)]

    def evidence(what, i):
        out = []
        for r in rows(f"SELECT * FROM evidence WHERE {what} = ? ORDER BY id", i):
            e = {"document": r["document"], "begin": r["begin_offset"], "end": r["end_offset"], "by": r["found_by"],
                 "rule": r["rule"], "sentence": [r["sentence_begin"], r["sentence_end"]], "text": r["sentence"]}
            if r["score"] is not None:
                e["score"] = r["score"]
            roles = rows('SELECT role, entity, begin_offset AS "begin", end_offset AS "end" FROM evidence_roles '
                         "WHERE evidence = ? ORDER BY rowid", r["id"])
            if roles:
                e["roles"] = roles
            for t in rows("SELECT * FROM told WHERE evidence = ? ORDER BY rowid", r["id"]):
                if t["key"] in ("source", "target"):
                    e.setdefault(t["key"], []).extend([t["value"]] if t["value"] else [])
                else:
                    e[t["key"]] = t["value"]
            out.append(e)
        return out

    def entity(r):
        called = rows("SELECT document, name, merged_by AS by, country, gender, wikidata, office, state FROM called "
                      "WHERE entity = ? ORDER BY number", r["id"])
        mentions = rows('SELECT document, begin_offset AS "begin", end_offset AS "end", text, form, called FROM mentions '
                        "WHERE entity = ? ORDER BY rowid", r["id"])
        aliases = [a["alias"] for a in rows("SELECT alias FROM aliases WHERE entity = ? ORDER BY rowid", r["id"])]
        return {**r, "aliases": aliases, "mentions": [{k: v for k, v in m.items() if k != "called" or v} for m in mentions],
                **({"called": [{k: v for k, v in c.items() if v is not None} for c in called]} if called else {})}

    def event(r):
        who = rows("SELECT role, entity FROM roles WHERE event = ? ORDER BY rowid", r["id"])
        return {**r, **{role: [w["entity"] for w in who if w["role"] == role] for role in ("source", "target")},
                "evidence": evidence("event", r["id"])}

    k = beside(path, "knowledge")
    got = {"documents": rows("SELECT * FROM documents ORDER BY rowid"),
           "entities": [entity(r) for r in rows("SELECT * FROM entities ORDER BY rowid")],
           "relations": [{**r, "former": bool(r["former"]), "evidence": evidence("relation", r["id"])}
                         for r in rows("SELECT * FROM relations ORDER BY rowid")],
           "events": [event(r) for r in rows("SELECT * FROM events ORDER BY rowid")]}
    for name, records in got.items():
        equal(f"number of {name}", len(k[name]), len(records))
        for want, record in zip(k[name], records):
            equal(f"keys of {name}", sorted(want), sorted(record))
            for key in want:
                if want[key] or record[key]:  # an empty text is none
                    equal(f"{want['id']} {key}", want[key], record[key])


def sqlite_version():
    import sqlite3
    return sqlite3.sqlite_version
