// The page's state lives in its address: every view can be linked to, back and forward work.

const hint = document.getElementById("hint");
const familyBox = document.getElementById("family");
const fromBox = document.getElementById("from");
const toBox = document.getElementById("to");
let state = { view: "lineage", family: 0 };
let focusMost = 14;
let shownView = "";

const familyOf = (id) => data.families.findIndex((family) => family.places.some((place) => place[0] === id));
const iriOf = (id) => encodeURIComponent(data.iris[id]);
function nodeOf(text) {
  try { return byIri.get(decodeURIComponent(text || "").replace(data.base, "")); } catch { return undefined; }
}

function toHash(next) {
  if (next.view === "lineage") return `lineage=${iriOf(data.families[next.family].key)}`;
  if (next.view === "focus") return `focus=${iriOf(next.node)}`;
  if (next.view === "path") return `path=${iriOf(next.from)},${iriOf(next.to)}`;
  return "network";
}
function fromHash(hash) {
  const [view, value] = hash.split("=");
  if (view === "lineage" && data.families.length) {
    const node = nodeOf(value);
    return { view, family: node === undefined ? 0 : Math.max(0, familyOf(node)) };
  }
  if (view === "focus" && nodeOf(value) !== undefined) return { view, node: nodeOf(value) };
  if (view === "path") {
    const [from, to] = (value || "").split(",").map(nodeOf);
    if (from !== undefined && to !== undefined) return { view, from, to };
  }
  if (view === "network") return { view };
  return data.families.length ? { view: "lineage", family: 0 } : { view: "network" };
}

function go(next) {
  focusMost = 14;
  const hash = toHash(next);
  if (location.hash.slice(1) === hash) show(next);
  else location.hash = hash;
}

function scene() {
  if (state.view === "lineage") return lineageScene(data.families[state.family]);
  if (state.view === "focus") return focusScene(state.node, focusMost);
  if (state.view === "path") {
    const steps = shortestPath(state.from, state.to);
    return steps && steps.length ? { ...pathScene(steps), steps } : { nodes: [drawnNode(nodes[state.from], 0, 0), drawnNode(nodes[state.to], 260, 0)].slice(0, state.from === state.to ? 1 : 2), edges: [], years: [] };
  }
  return networkScene();
}

function show(next) {
  state = next;
  // In the lineage the franchise's own "part of" lines would cross everything, until asked for.
  if (state.view !== shownView) {
    if (state.view === "lineage") hidden.words.add("inFranchise"); else hidden.words.delete("inFranchise");
    shownView = state.view;
  }
  const drawn = scene();
  draw(drawn);
  legend(drawn, redraw);
  for (const button of document.querySelectorAll("[data-view]")) button.setAttribute("aria-pressed", String(button.dataset.view === state.view));
  familyBox.value = state.view === "lineage" ? String(state.family) : "";
  if (state.view === "focus") showNode(state.node);
  else if (drawn.steps) showPath(drawn.steps);
  else if (state.view === "path") panel.replaceChildren(element("h2", {}, "Path"), element("p", {}, state.from === state.to ? "Both ends are the same." : "No review connects these two."));
  else showOverview(drawn);
  hint.textContent = hintFor(drawn);
}

function hintFor(drawn) {
  if (!nodes.length) return "Nothing about a film was found in the pages.";
  if (state.view === "lineage") return "Click a line to read the sentence that it was read from.";
  if (state.view === "focus" && drawn.more > 0) return `${drawn.more} more connections: press e, or see the list.`;
  return "";
}

function redraw() {
  const drawn = scene();
  draw(drawn, { fit: false });
  hint.textContent = hintFor(drawn);
}

network.on("click", (event) => {
  if (event.nodes.length) { highlight(event.nodes, []); showNode(event.nodes[0]); }
  else if (event.edges.length) { highlight([], [event.edges[0]]); showEdge(edges[event.edges[0]]); }
  else showOverview(scene());
});
network.on("doubleClick", (event) => { if (event.nodes.length) go({ view: "focus", node: event.nodes[0] }); });
network.on("hoverNode", () => { stage.style.cursor = "pointer"; });
network.on("hoverEdge", () => { stage.style.cursor = "pointer"; });
network.on("blurNode", () => { stage.style.cursor = ""; });
network.on("blurEdge", () => { stage.style.cursor = ""; });

for (const [index, family] of data.families.entries()) {
  familyBox.append(element("option", { value: String(index) }, `${family.name} (${family.places.length})`));
}
document.getElementById("familypick").hidden = !data.families.length;
familyBox.addEventListener("change", () => go({ view: "lineage", family: Number(familyBox.value) }));
for (const button of document.querySelectorAll("[data-view]")) {
  button.addEventListener("click", () => {
    const view = button.dataset.view;
    if (view === "lineage" && data.families.length) go({ view, family: state.family || 0 });
    else if (view === "focus" && nodes.length) go({ view, node: state.node ?? (network.getSelectedNodes()[0] ?? busiest()) });
    else go({ view: "network" });
  });
}
const busiest = () => nodes.reduce((best, node) => (edgesOf[node.id].length > edgesOf[best].length ? node.id : best), 0);

document.getElementById("names").append(...nodes.filter((node) => !node.unreal).map((node) => element("option", { value: dated(node) })));
const named = (text) => nodes.find((node) => !node.unreal && fold(dated(node)) === fold(text)) || ranked(text, 1)[0];
document.getElementById("path").addEventListener("submit", (event) => {
  event.preventDefault();
  const [from, to] = [named(fromBox.value), named(toBox.value)];
  if (from && to) go({ view: "path", from: from.id, to: to.id });
  else hint.textContent = `Nothing is called ${from ? toBox.value : fromBox.value || "that"}.`;
});
searchBox(document.getElementById("search"), document.getElementById("found"),
  (node) => (HUBS.has(node.kind) && familyOf(node.id) >= 0 ? go({ view: "lineage", family: familyOf(node.id) }) : go({ view: "focus", node: node.id })),
  (from, to) => go({ view: "path", from: from.id, to: to.id }));

document.getElementById("fit").addEventListener("click", fitAll);
document.getElementById("png").addEventListener("click", savePng);
document.getElementById("dark").addEventListener("click", () => { setTheme(theme === "dark" ? "light" : "dark"); show(state); });
document.addEventListener("keydown", (event) => {
  if (event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement) return;
  if (event.key === "/") { event.preventDefault(); document.getElementById("search").focus(); }
  else if (event.key === "e" && state.view === "focus") { focusMost += 10; redraw(); fitAll(); }
  else if (event.key === "Escape") showOverview(scene());
});
if (matchMedia("(max-width: 860px)").matches) document.getElementById("filters").open = false;
addEventListener("hashchange", () => show(fromHash(location.hash.slice(1))));
let resizing = 0;
addEventListener("resize", () => { clearTimeout(resizing); resizing = setTimeout(fitAll, 150); });
show(fromHash(location.hash.slice(1) || start));
// For tests and for the curious: what is drawn, and where.
window.filmGraph = { network, nodes, edges, data, get state() { return state; } };
