#!/usr/bin/env python3
"""Load files with one reader; a line of JSON a file, as run.py wants it. Exit status 77: the reader is not installed.

    load.py READER FILE...

The format is in the file's name: DATA.VIEW.FORMAT.ENDING.
"""
import json
import os
import pathlib
import platform
import re
import subprocess
import sys

import others

HERE = pathlib.Path(__file__).resolve().parent
CLIENTS = os.environ.get("CLIENTS", "/tmp/clients")
SOURCE = HERE.parent.parent / "src"


def form(path):
    return os.path.basename(path).split(".")[2]


# ---- NetworkX, igraph ---------------------------------------------------------------------------------------------

def of_networkx(g):
    # kg_id, since GraphML's edge ids are keys or lost, as the version likes
    edges = {d.get("kg_id"): {**d, "source": a, "target": b} for a, b, d in g.edges(data=True)}
    return dict(g.nodes(data=True)), edges, g.is_directed()


def networkx(path, name="edges"):
    import networkx as nx
    kind = form(path)
    if kind.startswith("graphml"):
        return of_networkx(nx.read_graphml(path))
    if kind.startswith("gexf"):
        nodes, edges, directed = of_networkx(nx.read_gexf(path))
        for n in nodes.values():
            look = n.pop("viz", {})
            n.update(look.get("position", {}), size=look.get("size"))
            if "color" in look:
                n["color"] = "#%02x%02x%02x" % tuple(look["color"][k] for k in "rgb")
        return nodes, edges, directed
    if kind == "pajek":
        return others.networkx_pajek(path)
    with open(path, encoding="utf-8") as f:
        data = json.load(f)
    if kind == "cytoscape":
        nodes, edges, directed = of_networkx(nx.cytoscape_graph(data))
        for n in nodes.values():  # it drops positions
            n.update(next((x.get("position", {}) for x in data["elements"]["nodes"] if x["data"]["id"] == n["id"]), {}))
        return nodes, edges, directed
    try:
        return of_networkx(nx.node_link_graph(data, edges=name))
    except TypeError:  # before 3.4 there is but the one name
        return of_networkx(nx.node_link_graph(data))


def networkx_version():
    import networkx
    return networkx.__version__


def igraph(path):
    import igraph as ig
    if form(path) in ("gml", "pajek"):
        return (others.igraph_gml if form(path) == "gml" else others.igraph_pajek)(path)
    g = ig.Graph.Read_GraphML(path)
    ids = [v["id"] for v in g.vs] if g.vcount() else []
    # kg_id, since igraph 1.0.0 mixes up the ids of edges
    edges = {e["kg_id"]: {**e.attributes(), "source": ids[e.source], "target": ids[e.target]} for e in g.es}
    return {v["id"]: v.attributes() for v in g.vs}, edges, g.is_directed()


def igraph_version():
    import igraph
    return igraph.__version__


# ---- JSON ---------------------------------------------------------------------------------------------------------

def strict(text):
    """RFC 8259 and no key twice."""
    def pairs(items):
        if len({k for k, _ in items}) != len(items):
            raise ValueError("a key twice")
        return dict(items)

    def refuse(name):
        raise ValueError(f"{name} is not JSON")
    return json.loads(text, object_pairs_hook=pairs, parse_constant=refuse)


def rows(data, key, inside=None):
    """{id: row}; an id twice is an error."""
    out = {}
    for x in data:
        row = x if inside is None else {**x.get(inside, {}), **{k: v for k, v in x.items() if k in ("source", "target", "position")}}
        row = {**row, **row.pop("position", {})} if "position" in row else row
        i = x[key] if inside is None or key in x else x[inside][key]
        if i in out:
            raise ValueError(f"{i} twice")
        out[i] = row
    return out


def shape_node_link(d):
    return rows(d["nodes"], "id"), rows(d["edges"], "id")


def shape_d3(d):
    return rows(d["nodes"], "id"), rows(d["links"], "id")


def shape_vis(d):
    nodes, edges = rows(d["nodes"], "id"), rows(d["edges"], "id")
    for e in edges.values():
        if e["value"] != e["weight"]:
            raise ValueError("value is not the weight")
    return nodes, {i: {**e, "source": e["from"], "target": e["to"]} for i, e in edges.items()}


def shape_cytoscape(d):
    nodes, edges = rows(d["elements"]["nodes"], "id", "data"), rows(d["elements"]["edges"], "id", "data")
    if nodes.keys() & edges.keys():
        raise ValueError("ids of nodes and edges are not apart")
    for x in d["elements"]["nodes"]:
        if x.get("classes") != x["data"].get("type"):
            raise ValueError("classes is not the type")
    return nodes, edges


def shape_graphology(d):
    return rows(d["nodes"], "key", "attributes"), rows(d["edges"], "key", "attributes")


def shape_gephi_lite(d):
    """And what Gephi Lite wants to be there: its reader checks nothing and fails later."""
    if d["type"] != "gephi-lite" or d["filters"] != {"filters": []} or not d["appearance"]["nodesLabel"]:
        raise ValueError("no workspace")
    s = d["graphDataset"]
    for what in "node", "edge":
        fields = {f["id"]: f["type"] for f in s[what + "Fields"]}
        python = {"text": str, "color": str, "number": (int, float), "boolean": bool, "keywords": str}
        for row in s[what + "Data"].values():
            for k, v in row.items():
                if not isinstance(v, python[fields[k]]) or isinstance(v, bool) != (fields[k] == "boolean"):
                    raise ValueError(f"{k} is no {fields[k]}")
    nodes = {n["key"]: {**s["nodeData"][n["key"]], **s["layout"][n["key"]]} for n in s["fullGraph"]["nodes"]}
    if any(not isinstance(n[k], (int, float)) for n in nodes.values() for k in "xy"):
        raise ValueError("no place")
    edges = {e["key"]: {**s["edgeData"][e["key"]], "source": e["source"], "target": e["target"]} for e in s["fullGraph"]["edges"]}
    return nodes, edges


def shape_jgf(d):
    """And the schema of version 2: no other keys."""
    g = d["graph"]
    allowed = [(g, "id label directed type metadata nodes edges")]
    allowed += [(n, "label metadata") for n in g["nodes"].values()]
    allowed += [(e, "id source target relation directed label metadata") for e in g["edges"]]
    for x, names in allowed:
        if set(x) - set(names.split()):
            raise ValueError(f"not in the format: {set(x) - set(names.split())}")
    nodes = {i: {**n["metadata"], **{k: n[k] for k in n if k == "label"}} for i, n in g["nodes"].items()}
    edges = {e["id"]: {**e["metadata"], **{k: e[k] for k in ("label", "source", "target") if k in e}} for e in g["edges"]}
    if any(e.get("relation") != e["metadata"].get("kind") for e in g["edges"]):
        raise ValueError("relation is not the kind")
    return nodes, edges


def shaped(path, text):
    if "<" in text or "\u2028" in text or "\u2029" in text:
        raise ValueError("not safe inside HTML")
    return (*globals()["shape_" + form(path).replace("-", "_")](strict(text)), True)


def plain(path):
    with open(path, encoding="utf-8") as f:
        return shaped(path, f.read())


def jq(path):
    r = subprocess.run(["jq", "-a", ".", path], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if r.returncode:
        raise ValueError(r.stderr.decode())
    return shaped(path, r.stdout.decode().replace("<", "\\u003c"))


def jq_version():
    return subprocess.run(["jq", "--version"], stdout=subprocess.PIPE).stdout.decode().strip()[3:]


def jsonschema(path):
    import jsonschema as js
    schema = json.loads((SOURCE / "corpus/knowledge.schema.json").read_text(encoding="utf-8"))
    js.Draft202012Validator.check_schema(schema)
    with open(path, encoding="utf-8") as f:
        for error in js.Draft202012Validator(schema).iter_errors(strict(f.read())):
            raise ValueError(error.message)


def jsonschema_version():
    import importlib.metadata
    import jsonschema
    return importlib.metadata.version("jsonschema")


# ---- XML ----------------------------------------------------------------------------------------------------------

def xmllint_gexf(path):
    """The schema has no place for viz, which is validated apart."""
    text = pathlib.Path(path).read_text(encoding="utf-8")
    command = ["xmllint", "--nonet", "--noout", "--huge", "-"]
    if form(path) == "gexf-old":
        command[1:1] = ["--schema", f"{CLIENTS}/xsd/gexf.xsd"]
        text = re.sub("<viz:[^>]*/>", "", text)
    r = subprocess.run(command, input=text.encode(), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if r.returncode:
        raise ValueError(r.stderr.decode().strip()[-300:])


def xmllint(path):
    """GraphML by our schema, which extends the stock one; strict GraphML by the stock one; GEXF 1.2 by its own. For GEXF
    1.3 there is none: it is well-formed."""
    if form(path).startswith("gexf"):
        xmllint_gexf(path)
        return
    schema = f"{CLIENTS}/xsd/graphml.xsd"
    if not os.path.exists(schema):
        raise FileNotFoundError(schema)
    catalog = pathlib.Path(path).parent / "catalog.xml"
    catalog.write_text('<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog"><rewriteURI uriStartString='
                       f'"http://graphml.graphdrawing.org/xmlns/1.0/" rewritePrefix="file://{CLIENTS}/xsd/"/></catalog>')
    if form(path) == "graphml":
        schema = str(SOURCE / "export/graphml.xsd")
    r = subprocess.run(["xmllint", "--nonet", "--noout", "--huge", "--schema", schema, path], stdout=subprocess.PIPE,
                       stderr=subprocess.PIPE, env={**os.environ, "XML_CATALOG_FILES": str(catalog)})
    if r.returncode:
        raise ValueError(r.stderr.decode().strip()[-300:])


def xmllint_version():
    said = subprocess.run(["xmllint", "--version"], stdout=subprocess.PIPE, stderr=subprocess.PIPE).stderr.decode()
    return re.search(r"version (\d+)", said).group(1)


# ---- the table ----------------------------------------------------------------------------------------------------

READERS = {
    "networkx": (networkx, networkx_version),
    "networkx-links": (lambda path: networkx(path, "links"), networkx_version),
    "igraph": (igraph, igraph_version),
    "json": (plain, platform.python_version),
    "jq": (jq, jq_version),
    "jsonschema": (jsonschema, jsonschema_version),
    "xmllint": (xmllint, xmllint_version),
    "csv": (others.python_csv, platform.python_version),
    "pandas": (others.pandas_csv, others.pandas_version),
    "neo4j-headings": (others.neo4j, platform.python_version),
    "graphviz": (others.graphviz, others.graphviz_version),
    "rdflib": (others.rdflib, others.rdflib_version),
    "rapper": (others.rapper, others.rapper_version),
    "sqlite3": (others.sqlite, others.sqlite_version),
}


def main():
    load, version = READERS[sys.argv[1]]
    try:
        version = version()
    except (ImportError, FileNotFoundError):
        return 77
    for path in sys.argv[2:]:
        try:
            got = load(path)
            line = {"valid": True} if got is None else dict(zip(("nodes", "edges", "directed"), got))
        except FileNotFoundError:
            return 77
        except Exception as e:  # whatever a reader raises is what it says of the file
            line = {"failed": f"{type(e).__name__}: {e}"[:300]}
        print(json.dumps({"version": version, **line}, default=str), flush=True)
    return 0


sys.exit(main())
