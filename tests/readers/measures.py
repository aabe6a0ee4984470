#!/usr/bin/env python3
"""Compare the values of `whowhom centrality --json` with those of python-igraph.

    measures.py FILE.graphml VALUES.json

An edge with symmetric=true is two. Exit status as of read.py."""
import json
import sys

try:
    import igraph
except ImportError:
    sys.exit(77)


def merged(edges, directed):
    out = {}
    for a, b, w in edges:
        if a != b:
            k = (a, b) if directed or a < b else (b, a)
            out[k] = out.get(k, 0.0) + w
    return out


def make(n, edges, directed):
    edges = list(edges)
    return igraph.Graph(n=n, edges=[e[:2] for e in edges], directed=directed,
                        edge_attrs={"weight": [e[2] for e in edges], "length": [1 / e[2] for e in edges]})


def number(v):
    return 0.0 if v is None or v != v else v


def main():
    g = igraph.Graph.Read_GraphML(sys.argv[1])
    once = [(e.source, e.target, number(e.attributes().get("weight")) or 1.0, e.attributes().get("symmetric") or False) for e in g.es]
    multi = [e[:3] for e in once] + [(b, a, w) for a, b, w, s in once if s and a != b]
    n = g.vcount()
    m = make(n, multi, True)
    s = make(n, [(*k, w) for k, w in merged(multi, True).items()], True)
    p = make(n, [(*k, w) for k, w in merged([e[:3] for e in once], False).items()], False)
    want = {
        "degree": m.degree(), "in_degree": m.indegree(), "out_degree": m.outdegree(),
        "strength": m.strength(weights="weight"), "in_strength": m.strength(mode="in", weights="weight"),
        "out_strength": m.strength(mode="out", weights="weight"), "betweenness": s.betweenness(),
        "betweenness_weighted": s.betweenness(weights="length"), "betweenness_undirected": p.betweenness(directed=False),
        "closeness": s.closeness(mode="out", normalized=True), "closeness_undirected": p.closeness(normalized=True),
        "harmonic": s.harmonic_centrality(mode="out", normalized=False),
        "harmonic_weighted": s.harmonic_centrality(mode="out", weights="length", normalized=False),
        "harmonic_undirected": p.harmonic_centrality(normalized=False),
        "pagerank": s.pagerank(weights="weight"), "pagerank_unweighted": s.pagerank(),
    }
    with open(sys.argv[2], encoding="utf-8") as f:
        got = json.load(f)
    bad = [f"no {k}" for k in want.keys() ^ got.keys()]
    for k in want.keys() & got.keys():
        tolerance = 1e-6 if "pagerank" in k else 1e-9
        for i, v in zip(g.vs["id"], want[k]):
            a, b = number(v), got[k][i]
            if abs(a - b) > tolerance * max(1, abs(a)):
                bad.append(f"{k} of {i}: igraph {a}, here {b}")
    for line in bad[:10]:
        print(" ", line)
    print(f"{n} nodes, {len(want)} measures" + (f", {len(bad)} differences" if bad else ""))
    return 1 if bad else 0


sys.exit(main())
