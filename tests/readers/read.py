#!/usr/bin/env python3
"""Load an export with another program's reader and compare every value with what was written.

    read.py READER FILE TRUTH

READER  igraph networkx gephi (GraphML), networkx-links networkx-edges json (node-link JSON)
TRUTH   the same graph as node-link JSON

Exit status 0 and a line of counts when all is equal; 1 and what differs; 77 when the reader is not installed.
"""
import glob
import json
import math
import os
import re
import struct
import subprocess
import sys

CLIENTS = os.environ.get("CLIENTS", "/tmp/clients")


def igraph_graphml(path):
    import igraph
    g = igraph.Graph.Read_GraphML(path)
    ids = [v["id"] for v in g.vs] if g.vcount() else []
    nodes = {v["id"]: v.attributes() for v in g.vs}
    # kg_id, since igraph 1.0.0 mixes up the ids of edges
    edges = {e["kg_id"]: {**e.attributes(), "source": ids[e.source], "target": ids[e.target]} for e in g.es}
    return nodes, edges, g.is_directed()


def networkx_of(g):
    edges = {d.get("kg_id"): {**d, "source": a, "target": b} for a, b, d in g.edges(data=True)}
    return dict(g.nodes(data=True)), edges, g.is_directed()


def networkx_graphml(path):
    import networkx
    return networkx_of(networkx.read_graphml(path))


def networkx_link(name):
    def load(path):
        import networkx
        with open(path, encoding="utf-8") as f:
            data = json.load(f)
        try:
            return networkx_of(networkx.node_link_graph(data, edges=name))
        except TypeError:  # before 3.4 there is only the one name
            return networkx_of(networkx.node_link_graph(data))
    return load


def gephi(path):
    jars = glob.glob(f"{CLIENTS}/java/lib/gephi-toolkit*.jar")
    if not jars:
        raise ImportError("no gephi-toolkit")
    here = os.path.dirname(os.path.abspath(__file__))
    r = subprocess.run(["java", "-Djava.awt.headless=true", "-XX:+UseSerialGC", "-Xss16m", "-cp", jars[0],
                        f"{here}/GephiRead.java", path], capture_output=True, text=True)
    if r.returncode:
        raise RuntimeError(r.stderr.strip()[-300:])
    d = json.loads(r.stdout)
    if d["told"]:
        raise RuntimeError("; ".join(d["told"][:3]))
    directed = all(e.pop("directed of gephi") for e in d["edges"].values())
    for e in d["edges"].values():
        relation = e.pop("relation of gephi")
        if relation is not None and relation != e.get("kind"):
            raise RuntimeError(f"the relation is {relation}, not {e.get('kind')}")
    return d["nodes"], d["edges"], directed


def plain_json(path):
    def pairs(items):
        if len({k for k, _ in items}) != len(items):
            raise ValueError("a key twice")
        return dict(items)

    with open(path, encoding="utf-8") as f:
        d = json.load(f, object_pairs_hook=pairs, parse_constant=lambda x: 1 / 0)
    if d["links"] != d["edges"]:
        raise ValueError("links and edges differ")
    return {n["id"]: n for n in d["nodes"]}, {e["id"]: e for e in d["edges"]}, d["directed"]


READERS = {"igraph": igraph_graphml, "networkx": networkx_graphml, "gephi": gephi, "json": plain_json,
           "networkx-links": networkx_link("links"), "networkx-edges": networkx_link("edges")}


def text(v):
    return "; ".join(v) if isinstance(v, list) else v


def same(want, got, reader, attribute):
    want, got = text(want), text(got)
    if want is None or want == "":
        return got is None or got == "" or got is False or isinstance(got, float) and math.isnan(got)
    if got is None or isinstance(want, bool) or isinstance(got, bool):
        # Gephi loses blanks and the word null
        return want is got or reader == "gephi" and got is None and (not str(want).strip() or want == "null")
    if isinstance(want, (int, float)):
        if reader == "gephi" and attribute == "weight":
            return struct.pack("f", want) == struct.pack("f", got)
        return float(want) == float(got)
    if reader == "gephi" and attribute != "label":
        want = want.replace("INF", "Infinity")  # Gephi's way with columns
    return want == got


def compare(reader, what, want, got, names):
    bad = []
    if want.keys() != got.keys():
        bad.append(f"{what}: {len(want)} written, {len(got)} read; differ: {sorted(want.keys() ^ got.keys())[:3]}")
    for i in want.keys() & got.keys():
        for k in names:
            if reader == "gephi" and k == "label" and not str(want[i].get(k, "")).strip() and got[i].get(k) in (i, None, ""):
                continue  # Gephi shows a node without a label by its id
            if not same(want[i].get(k), got[i].get(k), reader, k):
                bad.append(f"{what} {i}: {k} was {want[i].get(k)!r}, is {got[i].get(k)!r}"[:200])
    return bad


def rules(nodes, edges):
    """EXPORT.md's rules that can be seen in the truth itself."""
    bad = [f"id {i}" for i in [*nodes, *edges] if not re.fullmatch("[A-Za-z_][A-Za-z0-9_.-]*", i)]
    bad += [f"id {i} of a node and an edge" for i in nodes.keys() & edges.keys()]
    bad += [f"end of {i}" for i, e in edges.items() if e["source"] not in nodes or e["target"] not in nodes]
    bad += [f"weight of {i}" for i, e in edges.items() if not e["weight"] > 0]
    bad += [f"text of {i}: {k}" for r in (nodes, edges) for i, a in r.items() for k, v in a.items()
            if re.search("[\0-\x08\x0b-\x1f\ufffe\uffff]", str(text(v)))]
    return bad


def main():
    reader, path, truth = sys.argv[1:]
    nodes, edges, _ = plain_json(truth)
    try:
        got_nodes, got_edges, directed = READERS[reader](path)
    except (ImportError, FileNotFoundError):
        return 77
    names = lambda rows: sorted({k for r in rows.values() for k in r} - {"id", "key"})
    bad = compare(reader, "node", nodes, got_nodes, names(nodes)) + compare(reader, "edge", edges, got_edges, names(edges))
    bad += rules(nodes, edges) if reader == "json" else []
    if edges and not directed:
        bad.append("not directed")
    for line in bad[:10]:
        print(" ", line)
    print(f"{len(got_nodes)} nodes, {len(got_edges)} edges" + (f", {len(bad)} differences" if bad else ""))
    return 1 if bad else 0


sys.exit(main())
