// page_test.mjs SAMPLES LARGE.html [PICTURES]: the page of `dossier export --format html` for each sample graph of
// export_samples, and for one of 10,000 nodes. With a third argument it leaves pictures of them in that folder.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, openFile, startBrowser } from "./browser.mjs";

const [samples, large, pictures] = process.argv.slice(2).map((path) => resolve(path));
const browser = await startBrowser();
const squeeze = (text) => text.replace(/\s+/g, " ").trim();
const counted = (n, one) => n.toLocaleString("en") + " " + one + (n === 1 ? "" : "s");

async function open(path, name) {
  const { page, faults } = await openFile(browser, path);
  await page.waitForFunction(() => document.documentElement.dataset.ready === "true", null, { timeout: 60000 });
  if (pictures) await page.screenshot({ path: `${pictures}/${name}.png` });
  return { page, faults };
}

/** Searches a name and takes the first hit; the panel must be about it. */
async function search(page, name) {
  await page.fill("#search", squeeze(name));
  await page.press("#search", "Enter");
  return squeeze(await page.textContent("#panel h2"));
}

/** Clicks the middle of a node in the picture. */
async function clickNode(page, node) {
  await page.click("#all");
  await page.waitForTimeout(600);
  const place = await page.evaluate((i) => {
    const { renderer, graph } = window.dossierPage;
    const { x, y } = renderer.graphToViewport(graph.getNodeAttributes(String(i)));
    const box = document.getElementById("graph").getBoundingClientRect();
    return { x: x + box.x, y: y + box.y };
  }, node);
  await page.mouse.click(place.x, place.y);
}

async function testSample(name) {
  const expected = JSON.parse(readFileSync(`${samples}/${name}.expected.json`, "utf8"));
  const { page, faults } = await open(`${samples}/${name}.html`, name);
  expect(name + " counts", await page.textContent("#counts"), counted(expected.nodes.length, "node") + ", " + counted(expected.edges.length, "relation"));
  const drawn = await page.evaluate(() => [window.dossierPage.graph.order, window.dossierPage.graph.size]);
  expect(name + " graph", drawn, [expected.nodes.length, expected.edges.length]);
  const edge = expected.edges.find((e) => e.evidence && e.evidence.length < 2000);
  if (edge) {
    const node = expected.nodes.findIndex((n) => n["@id"] === edge["@source"]);
    const label = squeeze(expected.nodes[node].label);
    if (name.startsWith("sample")) {
      expect(name + " search", await search(page, label), label);
      await clickNode(page, node);
      expect(name + " click", squeeze(await page.textContent("#panel h2")), label);
    } else {
      await page.evaluate((i) => window.dossierPage.renderer.emit("clickNode", { node: String(i) }), node);
    }
    const shown = (await page.locator("#panel blockquote").allTextContents()).map(squeeze);
    expect(`${name}: the evidence is shown`, shown.includes(squeeze(edge.evidence)), true);
    if (pictures) await page.screenshot({ path: `${pictures}/${name}-clicked.png` });
  }
  expect(name + " faults", faults, []);
  await page.close();
}

async function testLarge() {
  const begin = Date.now();
  const { page, faults } = await open(large, "large");
  const ready = Date.now() - begin;
  const order = await page.evaluate(() => window.dossierPage.graph.order);
  expect("large search", await search(page, "Entity number 4711"), "Entity number 4711");
  await page.waitForTimeout(500);
  const found = Date.now();
  await page.evaluate(() => window.dossierPage.renderer.emit("clickNode", { node: "17" }));
  expect("large click", await page.textContent("#panel h2"), "Entity number 17");
  expect("large evidence", (await page.locator("#panel blockquote").count()) > 0, true);
  if (pictures) await page.screenshot({ path: `${pictures}/large-clicked.png` });
  console.log(`${order} nodes: ready after ${ready} ms, a click answered in ${Date.now() - found} ms`);
  expect("large faults", faults, []);
  await page.close();
}

for (const graph of ["sample", "hostile", "empty", "one"])
  for (const projection of ["entities", "full", "bipartite", "statements"]) await testSample(`${graph}-${projection}`);
await testLarge();
await browser.close();
console.log("ok");
