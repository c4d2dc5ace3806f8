// How each kind of node and each relation looks, in both themes. Never colour alone: every kind
// has its own shape, every lineage its own stroke.

const KINDS = {
  film: { label: "Film", shape: "box", light: ["#dceaff", "#1d4ed8"], dark: ["#17305c", "#7db2ff"] },
  series: { label: "Series", shape: "box", dashed: true, light: ["#efe6ff", "#6b21c8"], dark: ["#33215c", "#c4a1ff"] },
  tvSeries: { label: "TV series", shape: "box", dashed: true, light: ["#efe6ff", "#6b21c8"], dark: ["#33215c", "#c4a1ff"] },
  franchise: { label: "Franchise", shape: "diamond", light: ["#ffe9c7", "#b45309"], dark: ["#5b3a10", "#fbbf6b"] },
  universe: { label: "Universe", shape: "diamond", light: ["#ffe9c7", "#b45309"], dark: ["#5b3a10", "#fbbf6b"] },
  person: { label: "Person", shape: "dot", light: ["#e6e8ec", "#4b5563"], dark: ["#3a414e", "#c3cad6"] },
  company: { label: "Company", shape: "square", light: ["#ddf3e6", "#15803d"], dark: ["#153d27", "#7ddba0"] },
  work: { label: "Work", shape: "triangle", light: ["#fde2e4", "#be123c"], dark: ["#541723", "#fda4af"] },
};

const WORDS = {
  sequelOf: { label: "sequel", light: "#1d4ed8", dark: "#7db2ff", width: 3.5 },
  prequelOf: { label: "prequel", light: "#0f766e", dark: "#5eead4", width: 3, dashes: [12, 4] },
  spinOffOf: { label: "spinoff", light: "#a21caf", dark: "#f0a2fb", width: 3, dashes: [8, 6] },
  remakeOf: { label: "remake", light: "#b45309", dark: "#fbbf6b", width: 3, dashes: [3, 5] },
  rebootOf: { label: "reboot", light: "#be123c", dark: "#fda4af", width: 3, dashes: [14, 5, 3, 5] },
  crossoverOf: { label: "crossover", light: "#15803d", dark: "#86efac", width: 3, dashes: [2, 3, 9, 3] },
  parodyOf: { label: "parody", light: "#854d0e", dark: "#fde68a", width: 2.5, dashes: [2, 6] },
  inFranchise: { label: "part of", light: "#c08a2e", dark: "#b98a3a", width: 1.5, dashes: [2, 4] },
  director: { label: "directed", light: "#c2410c", dark: "#fdba74", width: 1.8 },
  screenwriter: { label: "wrote", light: "#047857", dark: "#6ee7b7", width: 1.5, dashes: [6, 4] },
  actor: { label: "acted in", light: "#9aa3b2", dark: "#6b7484", width: 1.2 },
};
const OTHER = { light: "#9aa3b2", dark: "#6b7484", width: 1, dashes: [2, 3] };
const wordStyle = (word) => WORDS[word] || { ...OTHER, label: data.words[word][0] };

let theme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
const setTheme = (name) => { theme = name; document.documentElement.dataset.theme = name; };
setTheme(theme);
const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

// Titles wrap at about 14 characters; "Chapter 4" stays together; long titles are cut.
function wrap(text, width = 13, most = 4) {
  const words = text.replace(/ (\d{1,3}|[IVX]{1,4})(?= |$|:)/g, "\u00a0$1").split(" ");
  const lines = [""];
  for (const word of words) {
    const last = lines[lines.length - 1];
    if (last && (last + " " + word).length > width) lines.push(word);
    else lines[lines.length - 1] = last ? last + " " + word : word;
  }
  if (lines.length > most) return [...lines.slice(0, most - 1), lines[most - 1] + "…"].join("\n");
  return lines.join("\n");
}

function drawnNode(node, x, y, emphasis = false) {
  const kind = KINDS[node.kind];
  const [fill, border] = kind[theme];
  const card = kind.shape === "box";
  return {
    id: node.id, x, y, shape: kind.shape,
    label: card && node.year ? `${wrap(node.name)}\n${node.year}` : wrap(node.name, 16),
    color: { background: fill, border, highlight: { background: fill, border }, hover: { background: fill, border } },
    borderWidth: emphasis ? 4 : 2, borderWidthSelected: 4, size: node.kind === "person" ? 13 : 20,
    shapeProperties: { borderDashes: kind.dashed ? [6, 4] : false, borderRadius: kind.dashed ? 16 : 5 },
    font: { size: card ? 19 : 17, color: css("--ink"), face: "system-ui, sans-serif" },
    margin: 8,
  };
}

// Lineage is drawn in the direction of time: from the original to what descends from it.
function drawnEdge(edge, extra = {}) {
  const style = wordStyle(edge.word);
  const lineage = isLineage(edge.word);
  const color = style[theme];
  return {
    id: edge.id, from: lineage ? edge.to : edge.from, to: lineage ? edge.from : edge.to,
    color: { color, highlight: color, hover: color, inherit: false },
    width: style.width, selectionWidth: 2, hoverWidth: 1, dashes: style.dashes || false,
    arrows: lineage ? { to: { enabled: true, scaleFactor: 0.7 } } : "",
    label: lineage && edge.word !== "sequelOf" ? style.label : undefined,
    font: { size: 16, color, strokeWidth: 6, strokeColor: css("--paper"), align: "horizontal" },
    smooth: false, ...extra,
  };
}
