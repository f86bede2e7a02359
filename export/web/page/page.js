// The page of `dossier export --format html`: draws the graph that stands in the page's JSON, finds entities by name, and
// shows the evidence of what is clicked. Texts go into the page as text, never as markup; only http(s) links are links.
import { MultiDirectedGraph } from "graphology";
import Sigma from "sigma";
import { EdgeArrowProgram, EdgeRectangleProgram } from "sigma/rendering";
import EdgeCurveProgram, { EdgeCurvedArrowProgram, indexParallelEdgesIndex } from "@sigma/edge-curve";

const data = JSON.parse(document.getElementById("data").textContent);
const element = (id) => document.getElementById(id);
const colourOfType = new Map(data.types.map((type) => [type.name, type.colour]));
const colourOfGroup = new Map(data.groups.map((group) => [group.name, group.colour]));

/** A DOM element with a class, children (texts or elements) and handlers. */
function make(tag, { className, title, style, href, onclick } = {}, ...children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (title) made.title = title;
  if (style) Object.assign(made.style, style);
  if (href) Object.assign(made, { href, target: "_blank", rel: "noopener noreferrer" });
  if (onclick) made.addEventListener("click", onclick);
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** The colour mixed with white: how edges are drawn that are no plain facts. */
function pale(colour) {
  const parts = [1, 3, 5].map((i) => parseInt(colour.slice(i, i + 2), 16));
  return "#" + parts.map((part) => Math.round(part + (255 - part) * 0.55).toString(16).padStart(2, "0")).join("");
}

function buildGraph() {
  const graph = new MultiDirectedGraph();
  // Many nodes are drawn smaller, so that the lines between them stay visible.
  const scale = Math.max(0.3, Math.min(1, Math.sqrt(600 / data.nodes.length))) / 2.6;
  data.nodes.forEach((node, i) => {
    graph.addNode(i, { x: node.x, y: -node.y, size: node.size * scale, label: node.label, color: colourOfType.get(node.type), kind: node.type });
  });
  data.edges.forEach((edge, i) => {
    const colour = colourOfGroup.get(edge.group);
    graph.addDirectedEdgeWithKey(i, edge.source, edge.target, {
      // Who spoke of whom is said by the colour: its words would cover the picture.
      label: edge.type === "COMMENTED_ON" ? "" : edge.label, size: Math.min(1.2 + Math.log2(edge.claims || 1) * 0.7, 5), group: edge.group,
      color: edge.fact ? colour : pale(colour), fact: edge.fact, type: edge.symmetric ? "line" : "arrow",
    });
  });
  // Parallel edges are bent apart; a large graph stays straight and fast.
  if (graph.size <= 20000) {
    indexParallelEdgesIndex(graph, { edgeIndexAttribute: "parallel", edgeMinIndexAttribute: "parallelMin", edgeMaxIndexAttribute: "parallelMax" });
    graph.forEachEdge((edge, { parallel, parallelMin, parallelMax, type }) => {
      if (typeof parallel !== "number") return;
      const bend = typeof parallelMin === "number"
        ? (parallel === 0 ? 0 : 0.3 * parallel / Math.max(1, parallelMax))
        : 0.15 + 0.35 * parallel / Math.max(1, parallelMax);
      if (bend !== 0) graph.mergeEdgeAttributes(edge, { type: type === "line" ? "curve" : "curvedArrow", curvature: bend });
    });
  }
  return graph;
}

const graph = buildGraph();
const hiddenTypes = new Set(), hiddenGroups = new Set();
let factsOnly = false, selected = null, selectedEdge = null, hovered = null;
let renderer = null;

const edgeShown = (attributes) => !hiddenGroups.has(attributes.group) && !(factsOnly && !attributes.fact);

function reduceNode(node, attributes) {
  const shown = { ...attributes };
  if (hiddenTypes.has(attributes.kind)) shown.hidden = true;
  const centre = hovered ?? selected;
  if (centre !== null && node !== centre && !graph.areNeighbors(node, centre)) Object.assign(shown, { color: "#dfe3e8", label: "", zIndex: 0 });
  else if (centre !== null) Object.assign(shown, { forceLabel: true, zIndex: 1 });
  if (selectedEdge !== null && hovered === null && graph.extremities(selectedEdge).includes(node)) shown.forceLabel = true;
  if (node === selected) shown.highlighted = true;
  return shown;
}

function reduceEdge(edge, attributes) {
  const shown = { ...attributes };
  if (!edgeShown(attributes)) shown.hidden = true;
  const centre = hovered ?? selected;
  if (centre !== null && !graph.extremities(edge).includes(centre)) Object.assign(shown, { color: "#eceff2", label: "", zIndex: 0 });
  else if (centre !== null || edge === selectedEdge) Object.assign(shown, { forceLabel: edge === selectedEdge, zIndex: 1 });
  if (edge === selectedEdge) shown.size = attributes.size + 2;
  return shown;
}

function goTo(node) {
  const place = renderer.getNodeDisplayData(node);
  if (place) renderer.getCamera().animate({ x: place.x, y: place.y, ratio: Math.min(renderer.getCamera().ratio, 0.5) }, { duration: 350 });
}

function select(node, move) {
  selected = node;
  selectedEdge = null;
  showNode(node);
  renderer.refresh({ skipIndexation: true });
  if (move) goTo(node);
}

/** One passage and where it stands. */
function evidence(member) {
  const parts = [];
  if (member.evidence) parts.push(make("blockquote", {}, member.evidence));
  const source = data.documents[member.document];
  if (source) {
    const title = /^https?:/i.test(source.url || "") ? make("a", { href: source.url }, source.title) : source.title;
    const rest = [source.outlet, source.date].filter(Boolean).join(", ");
    parts.push(make("p", { className: "source" }, title, rest ? " · " + rest : ""));
  }
  return parts;
}

function relation(edge, node) {
  const record = data.edges[edge];
  const name = (i) => make("a", { className: "entity", onclick: () => select(String(i), true) }, data.nodes[i].label);
  const here = (i) => (String(i) === node ? make("span", {}, data.nodes[i].label) : name(i));
  const says = record.according_to === "narrator" || !record.according_to ? null : make("span", { className: "says" }, "according to " + record.according_to);
  const time = [record.begin, record.end].some(Boolean)
    ? make("span", { className: "hint" }, " · " + (record.begin === record.end ? record.begin : (record.begin || "") + " – " + (record.end || ""))) : null;
  const line = make("p", {}, make("span", { className: "bar", style: { background: colourOfGroup.get(record.group), display: "inline-block", marginRight: "7px", verticalAlign: "middle" } }),
    here(record.source), " ", make("span", { className: "verb" }, record.label + (record.role ? " (" + record.role + ")" : "")), " ", here(record.target), time, says);
  const passages = record.members.flatMap(evidence);
  const more = record.claims - record.members.length;
  if (more > 0) passages.push(make("p", { className: "hint" }, "and " + more + " more"));
  return make("div", { className: "relation" }, line, ...passages);
}

function facts(record, names) {
  const list = make("dl");
  for (const [key, title] of names) {
    const value = record[key];
    if (value === undefined || value === "" || (Array.isArray(value) && value.length === 0)) continue;
    const text = Array.isArray(value) ? value.join(", ")
      : typeof value === "object" ? Object.entries(value).map(([k, v]) => k + ": " + v.join(", ")).join("; ") : String(value);
    list.append(make("dt", {}, title), make("dd", {}, text));
  }
  return list;
}

function showNode(node) {
  const record = data.nodes[node];
  const edges = graph.edges(node).filter((edge) => edgeShown(graph.getEdgeAttributes(edge)));
  edges.sort((a, b) => data.edges[b].claims - data.edges[a].claims || a - b);
  element("panel").replaceChildren(
    make("h2", {}, record.label),
    make("div", { className: "what" }, make("span", { className: "dot", style: { background: colourOfType.get(record.type) } }), record.type + (record.kind ? ", " + record.kind : "")),
    facts(record, [["iso", "ISO"], ["aliases", "also"], ["properties", "known"], ["speaker", "said by"], ["begin", "from"], ["end", "to"], ["mentions", "mentions"], ["documents", "documents"], ["community", "community"]]),
    ...(record.text ? [make("blockquote", {}, record.text), make("p", { className: "source" }, [record.document, record.published].filter(Boolean).join(" · "))] : []),
    make("h3", {}, edges.length === 1 ? "1 relation" : edges.length + " relations"),
    ...edges.slice(0, 200).map((edge) => relation(edge, node)),
    edges.length > 200 ? make("p", { className: "hint" }, "and " + (edges.length - 200) + " more") : "");
  element("panel").scrollTop = 0;
}

function showEdge(edge) {
  selected = null;
  selectedEdge = edge;
  const record = data.edges[edge];
  element("panel").replaceChildren(make("h2", {}, record.label), make("div", { className: "what" }, record.type), relation(edge, null),
    facts(record, [["polarity", "polarity"], ["modality", "modality"], ["stance", "stance"], ["status", "status"], ["confidence", "confidence"], ["sources", "sources"], ["claims", "claims"], ["rule", "rule"]]));
  renderer.refresh({ skipIndexation: true });
}

function showNothing() {
  selected = selectedEdge = null;
  element("panel").replaceChildren(make("h2", {}, data.title), make("p", { className: "hint" },
    "Click a node or a line to see the passages that say so. Drag to move, turn the wheel to zoom, search by name at the top."));
  renderer?.refresh({ skipIndexation: true });
}

function counted(items) {
  const counts = new Map();
  for (const item of items) counts.set(item, (counts.get(item) || 0) + 1);
  return counts;
}

function buildLegend() {
  const legend = element("legend");
  const box = (mark, name, count, hidden) => {
    const input = document.createElement("input");
    input.type = "checkbox";
    input.checked = true;
    input.addEventListener("change", () => {
      if (input.checked) hidden.delete(name); else hidden.add(name);
      renderer.refresh({ skipIndexation: true });
      if (selected !== null) showNode(selected);
    });
    return make("label", {}, input, mark, name, make("small", {}, String(count)));
  };
  const types = counted(data.nodes.map((node) => node.type)), groups = counted(data.edges.map((edge) => edge.group));
  legend.append(make("button", { className: "fold", title: "Hide or show the legend", onclick: () => {
    document.body.classList.toggle("folded");
    renderer.resize?.();
    renderer.refresh();
  } }, "Legend"), make("h2", {}, "Nodes"));
  for (const { name, colour } of data.types)
    if (types.has(name)) legend.append(box(make("span", { className: "dot", style: { background: colour } }), name, types.get(name), hiddenTypes));
  if (groups.size > 0) legend.append(make("h2", {}, "Relations"));
  for (const { name, colour } of data.groups)
    if (groups.has(name)) legend.append(box(make("span", { className: "bar", style: { background: colour } }), name, groups.get(name), hiddenGroups));
  if (data.edges.some((edge) => !edge.fact)) {
    const input = document.createElement("input");
    input.type = "checkbox";
    input.id = "facts";
    input.addEventListener("change", () => {
      factsOnly = input.checked;
      renderer.refresh({ skipIndexation: true });
      if (selected !== null) showNode(selected);
    });
    legend.append(make("h2", {}, "Claims"), make("label", { title: "hide what somebody says, denies or holds possible" }, input, "facts of the articles only"),
      make("label", {}, make("span", { className: "bar", style: { background: pale("#6e7681") } }), "pale: said, denied or not certain"));
  }
}

/** Lower case without accents: how names are compared. */
const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();

function buildSearch() {
  const input = element("search"), list = element("found");
  const names = data.nodes.map((node) => [node.label, ...(Array.isArray(node.aliases) ? node.aliases : [])].map(fold));
  const degree = data.nodes.map((node) => node.degree || 0);
  let hits = [], chosen = 0;
  const paint = () => list.replaceChildren(...hits.map((node, i) => {
    const record = data.nodes[node];
    const item = make("li", { className: i === chosen ? "chosen" : "", onclick: () => take(i) },
      make("span", { className: "dot", style: { background: colourOfType.get(record.type) } }), record.label, make("small", {}, record.type));
    return item;
  }));
  const take = (i) => {
    if (hits[i] === undefined) return;
    input.value = data.nodes[hits[i]].label;
    select(String(hits[i]), true);
    hits = [];
    paint();
  };
  input.addEventListener("input", () => {
    const words = fold(input.value.trim());
    const rank = (node) => Math.min(...names[node].map((name) => (name === words ? 0 : name.startsWith(words) ? 1 : name.includes(" " + words) ? 2 : name.includes(words) ? 3 : 9)));
    hits = words === "" ? [] : data.nodes.map((_, i) => i).filter((i) => rank(i) < 9)
      .sort((a, b) => rank(a) - rank(b) || degree[b] - degree[a] || a - b).slice(0, 12);
    chosen = 0;
    paint();
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      chosen = (chosen + (event.key === "ArrowDown" ? 1 : hits.length - 1)) % Math.max(1, hits.length);
      paint();
      event.preventDefault();
    } else if (event.key === "Enter") take(chosen);
    else if (event.key === "Escape") { hits = []; paint(); }
  });
  document.addEventListener("click", (event) => { if (!element("finder").contains(event.target)) { hits = []; paint(); } });
}

function start() {
  renderer = new Sigma(graph, element("graph"), {
    allowInvalidContainer: true, renderEdgeLabels: graph.size <= 3000, enableEdgeEvents: graph.size <= 30000, zIndex: true,
    labelFont: "system-ui, Segoe UI, Roboto, sans-serif", labelSize: 13, labelWeight: "600", labelColor: { color: "#1c2430" },
    edgeLabelFont: "system-ui, Segoe UI, Roboto, sans-serif", edgeLabelSize: 11, edgeLabelColor: { attribute: "color" },
    labelRenderedSizeThreshold: graph.order > 400 ? 8 : 3, labelDensity: 0.9, labelGridCellSize: 90,
    defaultEdgeType: "arrow", minCameraRatio: 0.02, maxCameraRatio: 4, stagePadding: 60,
    edgeProgramClasses: { arrow: EdgeArrowProgram, line: EdgeRectangleProgram, curve: EdgeCurveProgram, curvedArrow: EdgeCurvedArrowProgram },
    nodeReducer: reduceNode, edgeReducer: reduceEdge,
  });
  renderer.on("clickNode", ({ node }) => select(node, false));
  renderer.on("clickEdge", ({ edge }) => showEdge(edge));
  renderer.on("clickStage", showNothing);
  if (graph.order <= 5000) {
    renderer.on("enterNode", ({ node }) => { hovered = node; renderer.refresh({ skipIndexation: true }); });
    renderer.on("leaveNode", () => { hovered = null; renderer.refresh({ skipIndexation: true }); });
  }
  element("in").addEventListener("click", () => renderer.getCamera().animatedZoom({ duration: 200 }));
  element("out").addEventListener("click", () => renderer.getCamera().animatedUnzoom({ duration: 200 }));
  element("all").addEventListener("click", () => renderer.getCamera().animatedReset({ duration: 300 }));
}

element("counts").textContent = data.nodes.length.toLocaleString("en") + (data.nodes.length === 1 ? " node, " : " nodes, ") +
  data.edges.length.toLocaleString("en") + (data.edges.length === 1 ? " relation" : " relations");
try {
  buildLegend();
  buildSearch();
  start();
} catch (failure) {
  element("graph").replaceChildren(make("p", { className: "hint" }, "The picture needs WebGL, which this browser does not offer. Search and evidence work without it. (" + failure.message + ")"));
  renderer = { refresh() {}, getNodeDisplayData() {}, getCamera: () => ({ ratio: 1, animate() {} }) };
}
showNothing();
window.dossierPage = { graph, renderer, data };
document.documentElement.dataset.ready = "true";
