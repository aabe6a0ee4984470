#!/usr/bin/env python3
"""Compare what `whowhom centrality`, `stats` and `communities` say of a graph with python-igraph, and with NetworkX where
that is at hand and right.

    measures.py FILE.graphml VALUES.json FIGURES.json COMMUNITIES.json...

VALUES: all measures, --restart the first node. An edge with symmetric=true is two. Exit status as of read.py."""
import itertools
import json
import math
import random
import sys
import warnings

try:
    import igraph
    import numpy
except ImportError:
    sys.exit(77)
try:
    import networkx
except ImportError:
    networkx = None

LOOSE = "eigenvector pagerank pagerank_unweighted pagerank_personalised hub authority katz constraint".split()
ERROR = 0.01  # of estimates, as whowhom has it unless told otherwise
TRIADS = "003 012 102 021D 021U 021C 111D 111U 030T 030C 201 120D 120U 120C 210 300".split()


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


def clean(values):
    return [v if number(v) > 1e-12 else 0.0 for v in values]


def katz(s):
    """Katz by numpy: the largest eigenvalue is that of a strong component, each by itself (of the whole it would be lost
    in rounding where components follow each other)."""
    n = s.vcount()
    a = numpy.zeros((n, n))
    for e in s.es:
        a[e.target, e.source] = e["weight"]
    largest = max((max(abs(numpy.linalg.eigvals(a[numpy.ix_(c, c)]))) for c in s.connected_components() if len(c) > 1), default=0)
    if largest == 0:
        largest = max(a.sum(axis=1), default=0)
    alpha = 0.85 / largest if largest > 0 else 0
    return numpy.linalg.solve(numpy.identity(n) - alpha * a, numpy.ones(n)).tolist()


class Graph:
    def __init__(self, path):
        self.g = g = igraph.Graph.Read_GraphML(path)
        once = [(e.source, e.target, number(e.attributes().get("weight")) or 1.0, e.attributes().get("symmetric") or False) for e in g.es]
        self.multi_edges = [e[:3] for e in once] + [(b, a, w) for a, b, w, s in once if s and a != b]
        self.n = n = g.vcount()
        self.multi = make(n, self.multi_edges, True)
        self.simple = make(n, [(*k, w) for k, w in merged(self.multi_edges, True).items()], True)
        self.plain = make(n, [(*k, w) for k, w in merged([e[:3] for e in once], False).items()], False)
        self.type = g.vs["type"] if "type" in g.vs.attributes() else None
        self.sign = None
        if "sign" in g.es.attributes():
            sums = merged([(a, b, w * number(x)) for (a, b, w, _), x in zip(once, g.es["sign"])], False)
            self.sign = {k: 1 if v > 0 else -1 for k, v in sums.items() if v != 0}


def measures(x):
    m, s, p, n = x.multi, x.simple, x.plain, x.n
    cuts = set(p.articulation_points())
    return {
        "degree": m.degree(), "in_degree": m.indegree(), "out_degree": m.outdegree(),
        "strength": m.strength(weights="weight"), "in_strength": m.strength(mode="in", weights="weight"),
        "out_strength": m.strength(mode="out", weights="weight"),
        "betweenness": s.betweenness(), "betweenness_undirected": p.betweenness(directed=False),
        "betweenness_weighted": s.betweenness(weights="length"),
        "betweenness_estimated": s.betweenness(), "betweenness_undirected_estimated": p.betweenness(directed=False),
        "closeness": s.closeness(mode="out", normalized=True), "closeness_undirected": p.closeness(normalized=True),
        "closeness_weighted": s.closeness(mode="out", weights="length", normalized=True),
        "harmonic": s.harmonic_centrality(mode="out", normalized=False),
        "harmonic_undirected": p.harmonic_centrality(normalized=False),
        "harmonic_weighted": s.harmonic_centrality(mode="out", weights="length", normalized=False),
        "eccentricity": s.eccentricity(mode="out"), "eccentricity_undirected": p.eccentricity(),
        "eigenvector": clean(p.eigenvector_centrality(weights="weight")),
        "pagerank": s.pagerank(weights="weight"), "pagerank_unweighted": s.pagerank(),
        "pagerank_personalised": s.personalized_pagerank(reset_vertices=[0], weights="weight"),
        "hub": clean(s.hub_score(weights="weight")), "authority": clean(s.authority_score(weights="weight")), "katz": katz(s),
        "coreness": p.coreness(), "coreness_in": s.coreness(mode="in"), "coreness_out": s.coreness(mode="out"),
        "clustering": p.transitivity_local_undirected(mode="zero"),
        "constraint": p.constraint(weights="weight"), "cut_point": [int(v in cuts) for v in range(n)],
    }


def frustrated(x):
    """By trying all pairs of camps; None where that would take too long."""
    met = sorted({v for k in x.sign for v in k})
    if len(met) > 14:
        return None
    camps = (dict(zip(met, c)) for c in itertools.product((1, -1), repeat=len(met)))
    return min(sum(s * camp[a] * camp[b] < 0 for (a, b), s in x.sign.items()) for camp in camps)


def signed(x):
    if not x.sign:
        return {}
    adjacent = make(x.n, [(a, b, 1.0) for a, b in x.sign], False)
    count = [0, 0, 0, 0]
    for t in adjacent.cliques(3, 3):
        count[sum(x.sign[tuple(sorted(e))] < 0 for e in itertools.combinations(t, 2))] += 1
    out = {"positive_edges": sum(s > 0 for s in x.sign.values()), "negative_edges": sum(s < 0 for s in x.sign.values()),
           "triangles_ppp": count[0], "triangles_ppn": count[1], "triangles_pnn": count[2], "triangles_nnn": count[3],
           "balanced_triads": (count[0] + count[2]) / sum(count) if sum(count) else None}
    least = frustrated(x)
    return out if least is None else out | {"frustrated_edges": least}


def figures(x):
    s, p, n, g = x.simple, x.plain, x.n, x.g
    loops = sum(g.is_loop())
    weak, strong = p.connected_components().sizes(), s.connected_components().sizes()
    pairs = s.ecount() > 0
    out = {
        "nodes": n, "edges": g.ecount(), "loops": loops, "parallel_edges": len(x.multi_edges) - loops - s.ecount(),
        "isolates": p.degree().count(0), "density": s.density() if n > 1 else None,
        "reciprocity": s.reciprocity() if pairs else None,
        "components": len(weak), "largest_component": max(weak), "strong_components": len(strong), "largest_strong_component": max(strong),
        "diameter": s.diameter() if pairs else None, "mean_distance": s.average_path_length() if pairs else None,
        "diameter_undirected": p.diameter() if pairs else None, "mean_distance_undirected": p.average_path_length() if pairs else None,
        "transitivity": p.transitivity_undirected(), "mean_clustering": p.transitivity_avglocal_undirected(mode="zero"),
        "assortativity_degree": p.assortativity_degree(directed=False) if pairs else None,
        "cut_points": len(p.articulation_points()), "bridges": len(p.bridges()),
    }
    if x.type is not None and pairs:
        names = sorted(set(x.type))
        out["assortativity_type"] = p.assortativity_nominal([names.index(t) for t in x.type], directed=False)
    if n > 2:
        out |= {f"triad_{k}": getattr(s.triad_census(), f"t{k}") for k in TRIADS}
    return out | signed(x)


def by_networkx(x):
    """What igraph has not, or is worth a second opinion."""
    if networkx is None:
        return {}, {}
    s, p = networkx.DiGraph(), networkx.Graph()
    for to, view in ((s, x.simple), (p, x.plain)):
        to.add_nodes_from(range(x.n))
        to.add_weighted_edges_from((e.source, e.target, e["weight"]) for e in view.es)
    row = lambda d: [d[v] for v in range(x.n)]
    ask = {"betweenness": lambda: networkx.betweenness_centrality(s, normalized=False),
           "harmonic": lambda: networkx.harmonic_centrality(s.reverse()), "clustering": lambda: networkx.clustering(p),
           "coreness": lambda: networkx.core_number(p), "constraint": lambda: networkx.constraint(p, weight="weight"),
           "pagerank_personalised": lambda: networkx.pagerank(s, 0.85, personalization={0: 1}, max_iter=10000, tol=1e-14)}
    values = {}
    for k, f in ask.items():
        try:
            values[k] = row(f())
        except ImportError:  # some need scipy
            pass
    census = networkx.triadic_census(s) if x.n > 2 else {}
    return values, {f"triad_{k}": v for k, v in census.items()} | {"bridges": sum(1 for _ in networkx.bridges(p))}


def same(a, b, tolerance):
    if a is None or b is None:
        return a is None and b is None
    return abs(a - b) <= tolerance * max(1, abs(a))


def absent(v):
    return None if v is None or (isinstance(v, float) and not math.isfinite(v)) else v


def compare_measures(x, want, got, bad):
    for k, values in want.items():
        tolerance = 1e-6 if k in LOOSE else 1e-9
        bad += [f"{k} of {i}, which is no node" for i in got[k].keys() - set(x.g.vs["id"])]
        for i, v in zip(x.g.vs["id"], values):
            a, b = (absent if k == "constraint" else number)(v), got[k].get(i)
            if k.endswith("_estimated"):
                pairs = x.n * (x.n - 1) / (2 if "undirected" in k else 1)
                if abs(a - b) > ERROR * pairs:
                    bad.append(f"{k} of {i}: {b}, in truth {a}, {pairs} pairs")
            elif not same(a, b, tolerance):
                bad.append(f"{k} of {i}: {a}, here {b}")


def compare_communities(x, got, bad):
    names = [i for c in got["communities"] for i in c]
    sizes = [len(c) for c in got["communities"]]
    if sorted(names) != sorted(x.g.vs["id"]) or sizes != sorted(sizes, reverse=True):
        return bad.append(f"{got['by']}: not every node once, the largest first")
    of = {i: k for k, c in enumerate(got["communities"]) for i in c}
    member = [of[i] for i in x.g.vs["id"]]
    stated = absent(x.plain.modularity(member, weights="weight")) if x.plain.ecount() else None
    if not same(stated, got["modularity"], 1e-9):
        bad.append(f"{got['by']}: modularity {stated}, here {got['modularity']}")
    igraph.set_random_number_generator(random.Random(1))
    theirs = {"leiden": lambda: x.plain.community_leiden(objective_function="modularity", weights="weight", n_iterations=-1),
              "label-propagation": lambda: x.plain.community_label_propagation(weights="weight"),
              "walktrap": lambda: x.plain.community_walktrap(weights="weight").as_clustering()}[got["by"]]
    # label propagation is as good as its luck
    if stated is not None and got["by"] != "label-propagation":
        q = x.plain.modularity(theirs().membership, weights="weight")
        if stated < q - 0.02:
            bad.append(f"{got['by']}: modularity {stated}, igraph's {q}")


def main():
    warnings.simplefilter("ignore")  # igraph warns of hubs and eigenvectors in graphs that fall apart
    x = Graph(sys.argv[1])
    values, figs, *parts = (json.load(open(p, encoding="utf-8")) for p in sys.argv[2:])
    want, want_figures = measures(x), figures(x)
    more, more_figures = by_networkx(x)
    bad = [f"no {k}" for k in want.keys() ^ values.keys()]
    for w in want, more:
        compare_measures(x, {k: v for k, v in w.items() if k in values}, values, bad)
    for w in want_figures, more_figures:
        bad += [f"{k}: {v}, here {figs.get(k)}" for k, v in w.items() if not same(absent(v), figs[k], 1e-9)]
    for p in parts:
        compare_communities(x, p, bad)
    for line in bad[:10]:
        print(" ", line)
    print(f"{x.n} nodes, {len(want)} measures, {len(want_figures)} figures, {len(parts)} communities"
          + (f", {len(bad)} differences" if bad else "") + ("" if networkx else ", without NetworkX"))
    return 1 if bad else 0


sys.exit(main())
