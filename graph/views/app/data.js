"use strict";
// The graph as the page carries it, and the look-ups that everything else uses.

const read = (id) => JSON.parse(document.getElementById(id).textContent);
const data = read("graph-data");
const nodes = read("graph-nodes");
const edges = read("graph-edges");
const options = read("graph-options");
const start = read("graph-start");

const HUBS = new Set(["franchise", "universe"]);
const PEOPLE = new Set(["person"]);

const edgesOf = nodes.map(() => []);
for (const edge of edges) {
  edgesOf[edge.from].push(edge);
  if (edge.to !== edge.from) edgesOf[edge.to].push(edge);
}
const said = (edge) => !edge.unsaid;
const isLineage = (word) => data.words[word][2];
const other = (edge, id) => (edge.from === id ? edge.to : edge.from);
const byIri = new Map(data.iris.map((iri, id) => [iri, id]));

// How an edge reads from one of its ends: "directed by" from the film, "directed" from the person.
const relation = (edge, id) => data.words[edge.word][edge.from === id ? 0 : 1];
const dated = (node) => (node.year ? `${node.name} (${node.year})` : node.name);
const playedIn = (edge) => data.characters[`${edge.from}-${edge.to}`] || [];

const fold = (text) =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/['’]/g, "")
    .replace(/&/g, " and ").replace(/[^\p{L}\p{N}]+/gu, " ").trim();
const folded = nodes.map((node) => fold(node.name));

// Shortest chain between two nodes. Franchises and companies are left out: every path would run
// through them.
function shortestPath(from, to) {
  const before = new Map([[from, null]]);
  let ring = [from];
  while (ring.length && !before.has(to)) {
    const next = [];
    for (const id of ring) {
      for (const edge of edgesOf[id]) {
        const neighbour = other(edge, id);
        const kind = nodes[neighbour].kind;
        const closed = neighbour !== to && (HUBS.has(kind) || kind === "company");
        if (!said(edge) || before.has(neighbour) || closed) continue;
        before.set(neighbour, { id, edge });
        next.push(neighbour);
      }
    }
    ring = next;
  }
  if (!before.has(to)) return null;
  const steps = [];
  for (let at = to; before.get(at); at = before.get(at).id) steps.unshift({ ...before.get(at), to: at });
  return steps;
}
