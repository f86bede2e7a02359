#!/usr/bin/env python3
"""page_test.py SAMPLES LARGE.html [PICTURES]: the page of `dossier export --format html` for each sample graph of
export_samples, and for one of 10,000 nodes. With a third argument it leaves pictures of them in that folder."""
import json
import re
import sys
import time

sys.dont_write_bytecode = True  # nothing is left in the source folder
from chromium import Browser, expect  # noqa: E402

samples, large = sys.argv[1:3]
pictures = sys.argv[3] if len(sys.argv) > 3 else None


def squeeze(text):
    return re.sub(r"\s+", " ", text).strip()


def counted(number, one):
    return f"{number:,} {one}{'' if number == 1 else 's'}"


def open_page(browser, path, name):
    page = browser.open(path)
    page.wait_for("document.documentElement?.dataset.ready === 'true'")
    if pictures:
        page.screenshot(f"{pictures}/{name}.png")
    return page


def headline(page):
    return squeeze(page.evaluate("document.querySelector('#panel h2').textContent"))


def search(page, name):
    """Searches a name and takes the first hit; the panel must be about it."""
    page.type_into("#search", squeeze(name))
    return headline(page)


def click_node(page, node):
    """Clicks the middle of a node in the picture."""
    page.evaluate("document.querySelector('#all').click()")
    time.sleep(0.6)
    place = page.evaluate(f"""(() => {{
        const {{ renderer, graph }} = window.dossierPage;
        const {{ x, y }} = renderer.graphToViewport(graph.getNodeAttributes("{node}"));
        const box = document.getElementById("graph").getBoundingClientRect();
        return [x + box.x, y + box.y];
    }})()""")
    page.click(*place)
    time.sleep(0.2)


def emit_click(page, node):
    page.evaluate(f"""window.dossierPage.renderer.emit("clickNode", {{ node: "{node}" }})""")


def test_sample(browser, name):
    with open(f"{samples}/{name}.expected.json", encoding="utf-8") as file:
        expected = json.load(file)
    nodes, edges = expected["nodes"], expected["edges"]
    page = open_page(browser, f"{samples}/{name}.html", name)
    expect(name + " counts", page.evaluate("document.querySelector('#counts').textContent"), counted(len(nodes), "node") + ", " + counted(len(edges), "relation"))
    expect(name + " graph", page.evaluate("[window.dossierPage.graph.order, window.dossierPage.graph.size]"), [len(nodes), len(edges)])
    edge = next((e for e in edges if e.get("evidence") and len(e["evidence"]) < 2000), None)
    if edge:
        node = next(i for i, n in enumerate(nodes) if n["@id"] == edge["@source"])
        label = squeeze(nodes[node]["label"])
        if name.startswith("sample"):
            expect(name + " search", search(page, label), label)
            click_node(page, node)
            expect(name + " click", headline(page), label)
        else:
            emit_click(page, node)
        shown = [squeeze(text) for text in page.evaluate("[...document.querySelectorAll('#panel blockquote')].map((e) => e.textContent)")]
        expect(f"{name}: the evidence is shown", squeeze(edge["evidence"]) in shown, True)
        if pictures:
            page.screenshot(f"{pictures}/{name}-clicked.png")
    expect(name + " faults", page.faults, [])
    page.close()


def test_large(browser):
    begin = time.time()
    page = open_page(browser, large, "large")
    ready = time.time() - begin
    order = page.evaluate("window.dossierPage.graph.order")
    expect("large search", search(page, "Entity number 4711"), "Entity number 4711")
    time.sleep(0.5)
    found = time.time()
    emit_click(page, 17)
    expect("large click", headline(page), "Entity number 17")
    expect("large evidence", page.evaluate("document.querySelectorAll('#panel blockquote').length") > 0, True)
    print(f"{order} nodes: ready after {ready * 1000:.0f} ms, a click answered in {(time.time() - found) * 1000:.0f} ms")
    if pictures:
        page.screenshot(f"{pictures}/large-clicked.png")
    expect("large faults", page.faults, [])
    page.close()


with Browser() as chromium:
    for graph in ("sample", "hostile", "empty", "one"):
        for projection in ("entities", "full", "bipartite", "statements"):
            test_sample(chromium, f"{graph}-{projection}")
    test_large(chromium)
print("ok")
