// vis-network on the page: drawing a scene, the axis of years, picking.

const stage = document.getElementById("drawing");
const drawnNodes = new vis.DataSet();
const drawnEdges = new vis.DataSet();
const network = new vis.Network(stage, { nodes: drawnNodes, edges: drawnEdges }, options);
let years = [];
const LEGIBLE = 0.5;

network.on("beforeDrawing", (context) => {
  if (!years.length) return;
  const scale = network.getScale();
  const top = network.DOMtoCanvas({ x: 0, y: 0 }).y;
  const bottom = network.DOMtoCanvas({ x: 0, y: stage.clientHeight }).y;
  context.save();
  context.font = `600 ${13 / scale}px system-ui, sans-serif`;
  context.textAlign = "center";
  context.lineWidth = 1 / scale;
  let free = -Infinity;
  for (const [x, label] of years) {
    context.strokeStyle = css("--line");
    context.beginPath();
    context.moveTo(x, top + 28 / scale);
    context.lineTo(x, bottom);
    context.stroke();
    context.fillStyle = css("--soft");
    // A label that would touch the one before is left out; its line stays.
    const half = context.measureText(label).width / 2;
    if (x - half < free) continue;
    free = x + half + 6 / scale;
    context.fillText(label, x, top + 20 / scale);
  }
  context.restore();
});

function draw(scene, { fit = true } = {}) {
  years = scene.years;
  drawnEdges.clear();
  drawnNodes.clear();
  drawnNodes.add(scene.nodes);
  drawnEdges.add(scene.edges);
  if (fit) fitAll();
}

// Fit, but never blow a few cards up to the size of the screen.
function fitAll() {
  network.fit({ animation: false, maxZoomLevel: 1.25, minZoomLevel: 0.05 });
  if (years.length && network.getScale() < LEGIBLE) {
    // Too wide to read at once: begin at the left, the rest is a drag away.
    const left = Math.min(...drawnNodes.map((node) => node.x)) - 110;
    const at = network.getViewPosition();
    network.moveTo({ scale: LEGIBLE, position: { x: left + stage.clientWidth / 2 / LEGIBLE, y: at.y }, animation: false });
  } else if (years.length) {
    const at = network.getViewPosition();
    network.moveTo({ position: { x: at.x, y: at.y - 14 / network.getScale() }, animation: false });
  }
}

// Only the selected edge or the selected node's own stay in full colour.
function highlight(nodeIds, edgeIds) {
  network.setSelection({ nodes: nodeIds, edges: edgeIds }, { unselectAll: true, highlightEdges: edgeIds.length === 0 });
}

function savePng() {
  const canvas = stage.querySelector("canvas");
  const copy = document.createElement("canvas");
  copy.width = canvas.width; copy.height = canvas.height;
  const context = copy.getContext("2d");
  context.fillStyle = css("--paper");
  context.fillRect(0, 0, copy.width, copy.height);
  context.drawImage(canvas, 0, 0);
  const link = element("a", { download: "film-graph.png", href: copy.toDataURL("image/png") });
  link.click();
}
