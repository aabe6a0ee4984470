// Load files with one reader of JavaScript; a line of JSON a file, as run.py wants it. Exit status 77: not installed.
//   node load.mjs graphology|cytoscape|d3-force|vis-data FILE...
import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const folder = path.join(process.env.CLIENTS || "/tmp/clients", "node");
const need = createRequire(path.join(folder, "package.json"));
const [reader, ...files] = process.argv.slice(2);
const json = (file) => JSON.parse(fs.readFileSync(file, "utf8"));
const about = (name) => json(path.join(folder, "node_modules", name, "package.json"));
const rows = (list) => Object.fromEntries(list);

// What `import` of the package takes; it cannot always be required.
function imported(name) {
  const p = about(name);
  const main = p.exports?.["."]?.import || p.exports?.default || p.module || p.main;
  return import(pathToFileURL(path.join(folder, "node_modules", name, main.default || main)));
}

function ofGraphology(graph) {
  return {
    nodes: rows(graph.mapNodes((id, a) => [id, a])),
    edges: rows(graph.mapEdges((id, a, source, target) => [id, { ...a, source, target }])),
    directed: graph.type === "directed",
  };
}

// rgb(238,136,102) as #ee8866
function plainColors(graph) {
  const hex = (rgb) => "#" + rgb.match(/\d+/g).map((x) => Number(x).toString(16).padStart(2, "0")).join("");
  graph.forEachNode((n, a) => a.color && graph.setNodeAttribute(n, "color", hex(a.color)));
  return graph;
}

// Gephi Lite's reader: the graph, the data of nodes and edges, and where they lie.
function ofWorkspace(Graph, d) {
  const graph = Graph.from(d.fullGraph);
  if (Object.keys(d.layout).length !== graph.order) throw new Error("a node without a place");
  graph.forEachNode((n) => graph.mergeNodeAttributes(n, { ...d.nodeData[n], ...d.layout[n] }));
  graph.forEachEdge((e) => graph.mergeEdgeAttributes(e, d.edgeData[e]));
  return graph;
}

const readers = {
  graphology: async (file) => {
    const Graph = need("graphology");
    const text = fs.readFileSync(file, "utf8");
    if (file.endsWith(".graphml")) return ofGraphology(need("graphology-graphml").parse(Graph, text));
    if (file.endsWith(".gexf")) return ofGraphology(plainColors(need("graphology-gexf").parse(Graph, text)));
    const data = JSON.parse(text);
    return ofGraphology(data.type === "gephi-lite" ? ofWorkspace(Graph, data.graphDataset) : Graph.from(data));
  },

  // Positions count with the layout `preset` only.
  cytoscape: async (file) => {
    const { elements } = json(file);
    const cy = need("cytoscape")({ headless: true, styleEnabled: false, elements, layout: { name: "preset" } });
    const placed = new Set(elements.nodes.filter((n) => n.position).map((n) => n.data.id));
    const nodes = cy.nodes().map((n) => {
      if (n.classes().join(" ") !== (n.data("type") ?? "")) throw new Error("the class is not the type");
      return [n.id(), { ...n.data(), ...(placed.has(n.id()) ? n.position() : {}) }];
    });
    return { nodes: rows(nodes), edges: rows(cy.edges().map((e) => [e.id(), { ...e.data() }])), directed: true };
  },

  // forceLink() replaces the ids of the ends by the nodes and throws where there is no such node.
  "d3-force": async (file) => {
    const d3 = await imported("d3-force");
    const data = json(file);
    const given = new Map(data.nodes.map((n) => [n.id, { ...n }]));
    const link = d3.forceLink(data.links).id((n) => n.id);
    d3.forceSimulation(data.nodes).force("link", link).stop().tick(1);
    const edges = data.links.map((e) => [e.id, { ...e, source: e.source.id, target: e.target.id, index: undefined }]);
    return { nodes: rows(data.nodes.map((n) => [n.id, given.get(n.id)])), edges: rows(edges), directed: true };
  },

  "vis-data": async (file) => {
    const { DataSet } = need("vis-data");
    const data = json(file);
    const nodes = new DataSet(data.nodes), edges = new DataSet(data.edges); // an id twice throws
    const directed = edges.get().every((e) => e.arrows === (e.symmetric ? "to, from" : "to"));
    return {
      nodes: rows(nodes.get().map((n) => [n.id, n])),
      edges: rows(edges.get().map((e) => [e.id, { ...e, source: e.from, target: e.to }])),
      directed,
    };
  },
};

let version;
try {
  version = about(reader).version;
} catch {
  process.exit(77);
}
for (const file of files) {
  let line;
  try {
    line = await readers[reader](file);
  } catch (e) {
    line = { failed: String(e).slice(0, 300) };
  }
  fs.writeSync(1, JSON.stringify({ version, ...line }) + "\n");
}
