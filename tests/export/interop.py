#!/usr/bin/env python3
"""Reads every exported file back with readers that are not ours, and compares node by node and edge by edge.

Usage: interop.py FOLDER READER, where FOLDER was filled by export_samples and READER is one of the functions at the
end. Exit code 77 means that the reader is not installed; ctest reports that as skipped.
"""
import csv
import glob
import importlib
import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

SKIPPED = 77
csv.field_size_limit(100_000_000)


def need(module):
    try:
        return importlib.import_module(module)
    except ImportError:
        print(f"SKIPPED: the Python module {module} is not installed")
        sys.exit(SKIPPED)


def need_program(name):
    for folder in os.environ["PATH"].split(":"):
        if os.access(os.path.join(folder, name), os.X_OK):
            return
    print(f"SKIPPED: the program {name} is not installed")
    sys.exit(SKIPPED)


def xml_text(value):
    """What XML can hold of a text."""
    if not isinstance(value, str):
        return value
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", value)


def in_xml(record):
    return {key: xml_text(value) for key, value in record.items()}


class Expected:
    """The truth, as written by export_samples."""

    def __init__(self, path, change=lambda record: record):
        with open(path, encoding="utf-8") as file:
            data = json.load(file)
        self.nodes = {node["@id"]: change(strip(node)) for node in data["nodes"]}
        self.edges = {edge["@id"]: (edge["@source"], edge["@target"], change(strip(edge))) for edge in data["edges"]}
        assert len(self.nodes) == len(data["nodes"]) and len(self.edges) == len(data["edges"]), "ids are not unique"


def strip(record):
    return {key: value for key, value in record.items() if not key.startswith("@")}


def check(what, found, expected):
    if found == expected:
        return
    if isinstance(found, dict) and isinstance(expected, dict):
        for key in list(expected) + list(found):
            if found.get(key) != expected.get(key):
                sys.exit(f"{what}: {key!r} is {str(found.get(key))[:300]!r}, expected {str(expected.get(key))[:300]!r}")
    sys.exit(f"{what}: {str(found)[:300]!r}, expected {str(expected)[:300]!r}")


def views(folder):
    found = sorted(glob.glob(os.path.join(folder, "*.expected.json")))
    assert found, f"no samples in {folder}"
    return [path[: -len(".expected.json")] for path in found]


def compare(what, nodes, edges, expected):
    check(what + " nodes", nodes, expected.nodes)
    check(what + " edges", edges, expected.edges)


def networkx_graphml(folder):
    networkx = need("networkx")
    for stem in views(folder):
        expected = Expected(stem + ".expected.json", in_xml)
        for profile in ("", ".neo4j", ".cytoscape", ".gephi"):
            graph = networkx.read_graphml(stem + profile + ".graphml", force_multigraph=True)
            nodes = {node: dict(data) for node, data in graph.nodes(data=True)}
            edges = {key: (source, target, dict(data)) for source, target, key, data in graph.edges(keys=True, data=True)}
            extra_node = {".neo4j": {"labels"}, ".cytoscape": {"name"}, ".gephi": {"x", "y", "size", "r", "g", "b"}}
            extra_edge = {".cytoscape": {"name", "interaction"}}
            for data in nodes.values():
                check(stem + profile, {key in data for key in extra_node.get(profile, [])} <= {True}, True)
                for key in extra_node.get(profile, []):
                    del data[key]
            for _, _, data in edges.values():
                for key in extra_edge.get(profile, []):
                    del data[key]
                data.pop("id", None)
            assert graph.is_directed()
            compare(stem + profile, nodes, edges, expected)


def networkx_gexf(folder):
    networkx = need("networkx")
    for stem in views(folder):
        expected = Expected(stem + ".expected.json", in_xml)
        graph = networkx.read_gexf(stem + ".draft.gexf", version="1.2draft")
        nodes = {}
        for node, data in graph.nodes(data=True):
            data = dict(data)
            assert set(data.pop("viz")) == {"color", "position", "size"}
            nodes[node] = data
        edges = {}
        for source, target, data in graph.edges(data=True):
            data = {key: value for key, value in data.items() if key not in ("start", "end", "spells", "viz")}
            edges[data.pop("id")] = (source, target, data)
        for _, _, data in expected.edges.values():
            data.pop("end", None)  # NetworkX puts the time's end in its place
        compare(stem, nodes, edges, expected)


def igraph_graphml(folder):
    igraph = need("igraph")
    for stem in views(folder):
        expected = Expected(stem + ".expected.json", in_xml)
        graph = igraph.Graph.Read_GraphML(stem + ".graphml")

        def known(attributes, truth):
            # igraph has no absent values: it shows them as "", NaN or False; and it has doubles only.
            for key in truth:
                assert key in attributes, f"{stem}: igraph lost {key}"
            for key, value in attributes.items():
                if key not in truth:
                    assert value == "" or value is False or value != value or value is None, f"{stem}: {key} {value!r}"
            return {key: attributes[key] for key in truth}

        ids = graph.vs["id"] if graph.vcount() else []
        nodes = {}
        for vertex in graph.vs:
            attributes = vertex.attributes()
            node = attributes.pop("id")
            nodes[node] = known(attributes, expected.nodes[node])
        edges = {}
        for edge in graph.es:
            attributes = edge.attributes()
            key = attributes.pop("id")
            edges[key] = (ids[edge.source], ids[edge.target], known(attributes, expected.edges[key][2]))
        assert graph.is_directed()
        compare(stem, nodes, edges, expected)


def graph_tool_graphml(folder):
    graph_tool = need("graph_tool")
    for stem in views(folder):
        expected = Expected(stem + ".expected.json", in_xml)
        for profile in ("", ".neo4j", ".cytoscape", ".gephi"):
            graph = graph_tool.load_graph(stem + profile + ".graphml")

            def values(properties, item, truth):
                return {key: type(truth[key])(properties[key][item]) for key in truth}

            if not expected.nodes:
                assert graph.num_vertices() == 0
                continue
            ids = graph.vp["_graphml_vertex_id"]
            nodes = {ids[v]: values(graph.vp, v, expected.nodes[ids[v]]) for v in graph.vertices()}
            edge_ids = graph.ep.get("_graphml_edge_id")
            edges = {}
            for edge in graph.edges():
                key = edge_ids[edge]
                edges[key] = (ids[edge.source()], ids[edge.target()], values(graph.ep, edge, expected.edges[key][2]))
            assert graph.is_directed()
            compare(stem + profile, nodes, edges, expected)


def parse_value(text, kind):
    if kind in ("long", "int"):
        return int(text)
    if kind in ("double", "float"):
        return float(text)
    return text == "true" if kind == "boolean" else text


def gexf(folder):
    name = "{http://gexf.net/1.3}"
    for stem in views(folder):
        expected = Expected(stem + ".expected.json", in_xml)
        root = ElementTree.parse(stem + ".gexf").getroot()
        columns = {a.get("id"): (a.get("title"), a.get("type")) for a in root.iter(name + "attribute")}

        def attributes(element):
            found = {"label": element.get("label")}
            for value in element.iter(name + "attvalue"):
                title, kind = columns[value.get("for")]
                found[title] = parse_value(value.get("value"), kind)
            return found

        nodes = {node.get("id"): attributes(node) for node in root.iter(name + "node")}
        edges = {}
        for edge in root.iter(name + "edge"):
            data = attributes(edge)
            data["weight"] = float(edge.get("weight"))
            check(stem + " kind", edge.get("kind"), data["type"])
            if data["claims"] == 1 and "begin" in data:
                check(stem + " start", edge.get("start")[: len(data["begin"])], data["begin"])
            edges[edge.get("id")] = (edge.get("source"), edge.get("target"), data)
        compare(stem, nodes, edges, expected)


def xmllint(folder):
    need_program("xmllint")
    schema = os.path.join(os.path.dirname(__file__), "graphml.rng")
    files = [stem + ".graphml" for stem in views(folder)]
    subprocess.run(["xmllint", "--nonet", "--huge", "--noout", "--relaxng", schema] + files, check=True)
    others = [p for stem in views(folder) for p in glob.glob(stem + ".*") if p.endswith((".graphml", ".gexf"))]
    subprocess.run(["xmllint", "--nonet", "--huge", "--noout"] + others, check=True)


def read_table(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def csv_text(text):
    """What stands in a cell: without NUL, and with an apostrophe before a formula."""
    text = text.replace("\0", "\ufffd")
    return "'" + text if text[:1] in ("=", "+", "-", "@", "\t", "\r") and text else text


def cells(record):
    out = {}
    for key, value in record.items():
        out[key] = csv_text(value) if isinstance(value, str) else value
    return out


def typed(row, truth):
    """The cells of `truth`, in its types; all other cells must be empty."""
    out = {}
    for key, text in row.items():
        if key not in truth:
            assert text == "", f"{key} is {text!r}, expected nothing"
            continue
        kind = type(truth[key])
        out[key] = text == "true" if kind is bool else kind(text)
    return out


def csv_tables(folder):
    for stem in views(folder):
        expected = Expected(stem + ".expected.json", cells)
        nodes = {}
        for row in read_table(stem + ".csv/nodes.csv"):
            node = row.pop("Id")
            row["label"] = row.pop("Label")
            nodes[node] = typed(row, expected.nodes[node])
        edges = {}
        for row in read_table(stem + ".csv/edges.csv"):
            edge, source, target = row.pop("Id"), row.pop("Source"), row.pop("Target")
            assert row.pop("Type") == "Directed"
            row.update(type=row.pop("Kind"), label=row.pop("Label"), weight=row.pop("Weight"))
            edges[edge] = (source, target, typed(row, expected.edges[edge][2]))
        compare(stem, nodes, edges, expected)


READERS = {
    "networkx_graphml": networkx_graphml,
    "networkx_gexf": networkx_gexf,
    "igraph_graphml": igraph_graphml,
    "graph_tool_graphml": graph_tool_graphml,
    "gexf": gexf,
    "xmllint": xmllint,
    "csv": csv_tables,
}

if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[2] not in READERS:
        sys.exit(__doc__ + "\nReaders: " + " ".join(READERS))
    READERS[sys.argv[2]](sys.argv[1])
    print("ok")
