// The panel beside the drawing: also the way of keyboard and screen reader through it. All text
// reaches the page as text.

const panel = document.getElementById("panel");
const STATUS = { negated: "denied", disputed: "disputed", hypothetical: "imagined or planned" };

function linkTo(id, text = dated(nodes[id])) {
  const button = element("button", { type: "button", class: "link" }, text);
  button.addEventListener("click", () => go({ view: "focus", node: id }));
  return button;
}

function quoteOf(why, edge) {
  const [number, status, confidence, rule] = why;
  const [page, begin, end, text] = data.quotes[number];
  const review = data.pages[page];
  const quote = element("blockquote", { class: status });
  if (status !== "accepted") quote.append(element("span", { class: "status" }, STATUS[status]), " ");
  quote.append(...marked(text, [nodes[edge.from].name, nodes[edge.to].name, ...playedIn(edge)]));
  const source = [review.path, review.reviewer, review.publication, review.date, review.rating && `rated ${review.rating}`]
    .filter(Boolean).join(" · ");
  quote.append(element("footer", {}, `${source} · characters ${begin} to ${end} · ${rule}, ${Math.round(confidence * 100)} % sure`));
  return quote;
}

// Mark the names where they stand in the sentence: whole, or by their last word.
function marked(text, names) {
  const places = [];
  for (const name of names) {
    for (const part of [name, name.split(" ").pop()]) {
      const at = part.length > 2 ? text.indexOf(part) : -1;
      if (at >= 0) { places.push([at, at + part.length]); break; }
    }
  }
  places.sort((a, b) => a[0] - b[0]);
  const pieces = [];
  let at = 0;
  for (const [begin, end] of places) {
    if (begin < at) continue;
    pieces.push(text.slice(at, begin), element("mark", {}, text.slice(begin, end)));
    at = end;
  }
  return [...pieces, text.slice(at)];
}

function evidence(edge) {
  return edge.why.length ? edge.why.map((why) => quoteOf(why, edge)) : [element("p", { class: "sub" }, "no quote")];
}

function showEdge(edge) {
  const style = wordStyle(edge.word);
  const head = element("p", {});
  head.append(linkTo(edge.from), element("span", {}, ` ${data.words[edge.word][0]} `), linkTo(edge.to));
  panel.replaceChildren(element("h2", {}, "Relation"), element("h3", {}, style.label), head);
  const names = playedIn(edge);
  if (names.length) panel.append(element("p", { class: "sub" }, `as ${names.join(", ")}`));
  panel.append(element("h2", {}, "Evidence"), ...evidence(edge));
}

function showNode(id) {
  const node = nodes[id];
  const near = neighbours(id);
  panel.replaceChildren(
    element("h2", {}, node.unreal ? "Not a fact" : KINDS[node.kind].label),
    element("h3", {}, dated(node)),
    element("p", { class: "sub" }, `${near.length} connections`),
  );
  const actions = element("div", { class: "actions" });
  const button = (text, act) => {
    const made = element("button", { type: "button" }, text);
    made.addEventListener("click", act);
    actions.append(made);
  };
  const family = familyOf(id);
  if (family >= 0) button("Show lineage", () => go({ view: "lineage", family }));
  button("Focus", () => go({ view: "focus", node: id }));
  button("Path from here", () => { fromBox.value = dated(node); toBox.focus(); });
  panel.append(actions);
  const groups = new Map();
  for (const entry of near) groups.set(entry.relation, [...(groups.get(entry.relation) || []), entry]);
  for (const [name, entries] of groups) panel.append(element("h2", {}, `${name} · ${entries.length}`), listOf(entries));
  const unsaid = edgesOf[id].filter((edge) => edge.why.some((why) => why[1] !== "accepted"));
  if (unsaid.length) {
    panel.append(element("h2", {}, "Denied, disputed or imagined"));
    for (const edge of unsaid) {
      const line = element("p", {});
      line.append(`${dated(nodes[edge.from])} ${data.words[edge.word][0]} ${dated(nodes[edge.to])}`);
      panel.append(line, ...edge.why.filter((why) => why[1] !== "accepted").map((why) => quoteOf(why, edge)));
    }
  }
}

function listOf(entries) {
  const list = element("ul");
  for (const entry of entries) {
    const item = element("li");
    const row = element("div", { class: "row" });
    const as = playedIn(entry.edge);
    row.append(linkTo(entry.id, dated(nodes[entry.id]) + (as.length ? ` as ${as.join(", ")}` : "")));
    const why = element("button", { type: "button", class: "why", "aria-expanded": "false" }, "why");
    why.setAttribute("aria-label", `why: ${entry.relation} ${nodes[entry.id].name}`);
    const box = element("div", { hidden: "" });
    why.addEventListener("click", () => {
      if (!box.childNodes.length) box.append(...evidence(entry.edge));
      box.hidden = !box.hidden;
      why.setAttribute("aria-expanded", String(!box.hidden));
    });
    row.append(why);
    item.append(row, box);
    list.append(item);
  }
  return list;
}

function showPath(steps) {
  const ends = [steps[0].id, steps[steps.length - 1].to];
  panel.replaceChildren(element("h2", {}, "Path"), element("h3", {}, ends.map((id) => nodes[id].name).join(" → ")),
    element("p", { class: "sub" }, steps.length === 1 ? "1 step" : `${steps.length} steps`));
  const list = element("ol", { class: "chain" });
  for (const step of steps) {
    const item = element("li");
    item.append(linkTo(step.edge.from), ` ${data.words[step.edge.word][0]} `, linkTo(step.edge.to), ...evidence(step.edge).slice(0, 1));
    list.append(item);
  }
  panel.append(list);
}

function showOverview(scene) {
  const ids = scene.nodes.map((node) => node.id);
  panel.replaceChildren(element("h2", {}, "Details"),
    element("p", { class: "sub" }, `Click a card or a line to read the sentence behind it, or press / to search. ${ids.length} of ${nodes.length} are drawn.`),
    element("h2", {}, "Drawn"));
  const list = element("ul");
  const sorted = ids.map((id) => nodes[id]).sort((a, b) => (a.year || 9999) - (b.year || 9999) || a.id - b.id);
  for (const node of sorted.slice(0, 200)) { const item = element("li"); item.append(linkTo(node.id)); list.append(item); }
  panel.append(list);
}
