// The legend is the filter. Relations that only clutter a view begin switched off in it.

const hidden = { kinds: new Set(), words: new Set() };

function legend(scene, redraw) {
  const kinds = new Map();
  for (const node of nodes) if (!node.unreal && edgesOf[node.id].some(said)) kinds.set(node.kind, (kinds.get(node.kind) || 0) + 1);
  const words = new Map();
  for (const edge of edges) if (said(edge)) words.set(edge.word, (words.get(edge.word) || 0) + 1);
  fill("kinds", Object.keys(KINDS).filter((kind) => kinds.has(kind)), hidden.kinds, (kind) => KINDS[kind].label, (kind) => kinds.get(kind), kindSwatch, redraw);
  fill("words", Object.keys(data.words).filter((word) => words.has(word)).sort((a, b) => rank(a) - rank(b)), hidden.words, (word) => wordStyle(word).label, (word) => words.get(word), wordSwatch, redraw);
}
const rank = (word) => { const at = Object.keys(WORDS).indexOf(word); return at < 0 ? 99 : at; };

function fill(id, keys, off, name, count, swatch, redraw) {
  const list = document.getElementById(id);
  list.replaceChildren(...keys.map((key) => {
    const label = element("label");
    const box = element("input", { type: "checkbox", "data-key": key });
    box.checked = !off.has(key);
    box.addEventListener("change", () => { if (box.checked) off.delete(key); else off.add(key); redraw(); });
    label.append(box, swatch(key), element("span", {}, name(key)), element("small", {}, String(count(key))));
    const item = element("li");
    item.append(label);
    return item;
  }));
}

function drawing() {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("width", "34"); svg.setAttribute("height", "16"); svg.setAttribute("aria-hidden", "true");
  return svg;
}
function shape(svg, tag, attributes) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  svg.append(made);
}
function kindSwatch(kind) {
  const svg = drawing();
  const [fill, stroke] = KINDS[kind][theme];
  const paint = { fill, stroke, "stroke-width": 1.6, "stroke-dasharray": KINDS[kind].dashed ? "3 2" : "none" };
  if (KINDS[kind].shape === "dot") shape(svg, "circle", { cx: 17, cy: 8, r: 5, ...paint });
  else if (KINDS[kind].shape === "diamond") shape(svg, "path", { d: "M17 1 24 8 17 15 10 8Z", ...paint });
  else if (KINDS[kind].shape === "triangle") shape(svg, "path", { d: "M17 2 24 14 10 14Z", ...paint });
  else if (KINDS[kind].shape === "square") shape(svg, "rect", { x: 12, y: 3, width: 10, height: 10, ...paint });
  else shape(svg, "rect", { x: 6, y: 3, width: 22, height: 10, rx: KINDS[kind].dashed ? 5 : 2, ...paint });
  return svg;
}
function wordSwatch(word) {
  const svg = drawing();
  const style = wordStyle(word);
  shape(svg, "line", { x1: 2, y1: 8, x2: isLineage(word) ? 26 : 32, y2: 8, stroke: style[theme], "stroke-width": Math.min(3, style.width + 0.5), "stroke-dasharray": (style.dashes || []).map((n) => n / 2).join(" ") || "none" });
  if (isLineage(word)) shape(svg, "path", { d: "M25 4 33 8 25 12Z", fill: style[theme] });
  return svg;
}
