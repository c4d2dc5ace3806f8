// Type-ahead over everything that the graph names. "x and y" finds the path between two.

const kindOrder = ["franchise", "film", "person", "series", "tvSeries", "universe", "company", "work"];

function ranked(text, most = 12) {
  const wanted = fold(text);
  if (!wanted) return [];
  const hits = [];
  nodes.forEach((node) => {
    if (node.unreal) return;
    const name = folded[node.id];
    const at = name.indexOf(wanted);
    if (at < 0) return;
    const score = (name === wanted ? 0 : at === 0 ? 1 : name[at - 1] === " " ? 2 : 3) * 100
      + kindOrder.indexOf(node.kind) * 10 - Math.min(9, edgesOf[node.id].length);
    hits.push([score, node]);
  });
  return hits.sort((a, b) => a[0] - b[0] || a[1].id - b[1].id).slice(0, most).map((hit) => hit[1]);
}

// The two names of "x and y", where each is a name of the graph.
function pair(text) {
  for (const match of text.matchAll(/ and | & | to | - /gi)) {
    const [one] = ranked(text.slice(0, match.index), 1);
    const [two] = ranked(text.slice(match.index + match[0].length), 1);
    if (one && two && one !== two) return [one, two];
  }
  return null;
}

function searchBox(input, list, choose, choosePair) {
  let entries = [];
  let active = -1;
  const show = () => {
    list.replaceChildren(...entries.map((entry, index) => {
      const item = element("li", { role: "option", id: `found-${index}`, "aria-selected": String(index === active) });
      item.append(element("span", {}, entry.label), element("small", {}, entry.hint));
      item.addEventListener("mousedown", (event) => { event.preventDefault(); pick(index); });
      return item;
    }));
    list.hidden = !entries.length;
    input.setAttribute("aria-expanded", String(entries.length > 0));
    if (active >= 0) input.setAttribute("aria-activedescendant", `found-${active}`);
    else input.removeAttribute("aria-activedescendant");
  };
  const close = () => { entries = []; active = -1; show(); };
  const pick = (index) => { const entry = entries[index]; close(); input.value = ""; if (entry) entry.go(); };
  input.addEventListener("input", () => {
    entries = ranked(input.value).map((node) => ({
      label: dated(node), hint: KINDS[node.kind].label, go: () => choose(node),
    }));
    const both = pair(input.value);
    if (both) entries.unshift({ label: `${both[0].name} → ${both[1].name}`, hint: "Path", go: () => choosePair(...both) });
    active = entries.length ? 0 : -1;
    show();
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      active = (active + (event.key === "ArrowDown" ? 1 : -1) + entries.length) % (entries.length || 1);
      show();
    } else if (event.key === "Enter") { event.preventDefault(); pick(Math.max(0, active)); }
    else if (event.key === "Escape") close();
  });
  input.addEventListener("blur", close);
}

function element(tag, attributes = {}, text = "") {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  if (text !== "") made.textContent = text;
  return made;
}
