// What each view draws: nodes with their places, edges, and the years of the axis.

const shown = (edge) => said(edge) && !hidden.words.has(edge.word);
const visible = (id) => !nodes[id].unreal && !hidden.kinds.has(nodes[id].kind);

function lineageScene(family) {
  const places = new Map(family.places.map(([id, x, y]) => [id, { x, y }]));
  const drawn = [];
  for (const [id] of places) {
    for (const edge of edgesOf[id]) {
      if (edge.from === id && places.has(edge.to) && shown(edge) && (isLineage(edge.word) || edge.word === "inFranchise")
        && visible(edge.from) && visible(edge.to)) drawn.push(edge);
    }
  }
  const used = new Set(drawn.flatMap((edge) => [edge.from, edge.to]));
  const members = [...places].filter(([id]) => visible(id) && (used.has(id) || !HUBS.has(nodes[id].kind)));
  return {
    nodes: members.map(([id, at]) => drawnNode(nodes[id], at.x, at.y)),
    edges: drawn.map((edge) => drawnEdge(edge, { smooth: bend(places.get(edge.to), places.get(edge.from), [...places.values()], twin(edge, drawn)) })),
    years: family.years,
  };
}

// Straight along a lane, in an arc over the cards between, down from lane to lane.
function bend(from, to, all, index) {
  // Two films of one year lie below one another: go round what is between them.
  if (from.x === to.x) return { enabled: true, type: "curvedCW", roundness: 0.45 };
  if (from.y !== to.y) return { enabled: true, type: "cubicBezier", forceDirection: "vertical", roundness: index % 2 ? 0.95 : 0.55 };
  const between = all.some((at) => at.y === from.y && at.x > Math.min(from.x, to.x) && at.x < Math.max(from.x, to.x));
  return between ? { enabled: true, type: from.x < to.x ? "curvedCW" : "curvedCCW", roundness: 0.35 } : false;
}

// Which of the edges between the same two cards this is: the second takes another way.
const twin = (edge, drawn) => drawn.filter((one) => one.from === edge.from && one.to === edge.to).indexOf(edge);

function networkScene() {
  const members = nodes.filter((node) => visible(node.id) && edgesOf[node.id].some(said));
  const inside = new Set(members.map((node) => node.id));
  return {
    nodes: members.map((node) => drawnNode(node, node.x, node.y)),
    edges: edges.filter((edge) => shown(edge) && inside.has(edge.from) && inside.has(edge.to)).map((edge) => drawnEdge(edge, { label: undefined })),
    years: [],
  };
}

// One node and its neighbours on rings, sorted by relation and year.
function focusScene(id, most) {
  const near = neighbours(id).filter((entry) => visible(entry.id)).slice(0, most);
  const ids = [...new Set(near.map((entry) => entry.id))];
  const places = new Map([[id, { x: 0, y: 0 }]]);
  ids.forEach((neighbour, index) => {
    const ring = Math.floor(index / 14);
    const onRing = Math.min(14, ids.length - ring * 14);
    const angle = (2 * Math.PI * (index % 14)) / onRing - Math.PI / 2 + (ring % 2 ? Math.PI / 14 : 0);
    places.set(neighbour, { x: Math.round((360 + 200 * ring) * Math.cos(angle)), y: Math.round((250 + 140 * ring) * Math.sin(angle)) });
  });
  const drawn = edges.filter((edge) => shown(edge) && places.has(edge.from) && places.has(edge.to)
    && (edge.from === id || edge.to === id || isLineage(edge.word)));
  return {
    nodes: [...places].map(([key, at]) => drawnNode(nodes[key], at.x, at.y, key === id)),
    edges: drawn.map((edge) => drawnEdge(edge)),
    years: [],
    more: neighbours(id).length - near.length,
  };
}

function pathScene(steps) {
  const ids = [steps[0].id, ...steps.map((step) => step.to)];
  return {
    nodes: ids.map((id, index) => drawnNode(nodes[id], index * 250, (index % 2) * 70, index === 0 || index === ids.length - 1)),
    edges: steps.map((step) => drawnEdge(step.edge, { label: wordStyle(step.edge.word).label })),
    years: [],
  };
}

function neighbours(id) {
  return edgesOf[id].filter(said)
    .map((edge) => ({ id: other(edge, id), edge, relation: relation(edge, id) }))
    .sort((a, b) => lineageFirst(a.edge) - lineageFirst(b.edge) || rank(a.edge.word) - rank(b.edge.word)
      || (nodes[a.id].year || 9999) - (nodes[b.id].year || 9999) || a.edge.id - b.edge.id);
}
const lineageFirst = (edge) => (isLineage(edge.word) ? 0 : 1);
