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
import zipfile

SKIPPED = 77
# The profiles of GraphML, and the attributes that each adds to nodes and edges.
PROFILES = ("", ".neo4j", ".cytoscape", ".gephi", ".yed")
MORE_OF_NODES = {".neo4j": {"labels"}, ".cytoscape": {"name"}, ".gephi": {"x", "y", "size", "r", "g", "b"}}
MORE_OF_EDGES = {".cytoscape": {"name", "interaction"}}
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
        for profile in PROFILES:
            graph = networkx.read_graphml(stem + profile + ".graphml", force_multigraph=True)
            nodes = {node: dict(data) for node, data in graph.nodes(data=True)}
            edges = {key: (source, target, dict(data)) for source, target, key, data in graph.edges(keys=True, data=True)}
            # NetworkX reads the places and shapes out of yEd's graphics.
            more_of_nodes = {"x", "y", "shape_type"} if profile == ".yed" else MORE_OF_NODES.get(profile, set())
            for data in nodes.values():
                check(stem + profile, more_of_nodes <= set(data), True)
                for key in more_of_nodes:
                    del data[key]
            for _, _, data in edges.values():
                for key in MORE_OF_EDGES.get(profile, []):
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

    def known(name, attributes, truth, more):
        # igraph has no absent values: it shows them as "", NaN or False; and it has doubles only.
        for key in truth:
            assert key in attributes, f"{name}: igraph lost {key}"
        for key, value in attributes.items():
            if key not in truth and key not in more:
                assert value == "" or value is False or value != value or value is None, f"{name}: {key} {value!r}"
        return {key: attributes[key] for key in truth}

    for stem in views(folder):
        expected = Expected(stem + ".expected.json", in_xml)
        for profile in PROFILES:
            name = stem + profile
            graph = igraph.Graph.Read_GraphML(name + ".graphml")
            ids = graph.vs["id"] if graph.vcount() else []
            nodes = {}
            for vertex in graph.vs:
                attributes = vertex.attributes()
                node = attributes.pop("id")
                nodes[node] = known(name, attributes, expected.nodes[node], MORE_OF_NODES.get(profile, set()))
            edges = {}
            for edge in graph.es:
                attributes = edge.attributes()
                key = attributes.pop("id")
                values = known(name, attributes, expected.edges[key][2], MORE_OF_EDGES.get(profile, set()))
                edges[key] = (ids[edge.source], ids[edge.target], values)
            assert graph.is_directed()
            compare(name, nodes, edges, expected)


def graph_tool_graphml(folder):
    graph_tool = need("graph_tool")
    for stem in views(folder):
        expected = Expected(stem + ".expected.json", in_xml)
        for profile in PROFILES:
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


def boost_graphml(folder):
    """Boost keeps no ids, but the order; and it makes one blank of several."""
    program = os.path.join(os.path.dirname(folder), "boost_graphml")
    if not os.access(program, os.X_OK):
        print("SKIPPED: Boost.Graph's library is not installed")
        sys.exit(SKIPPED)

    def trimmed(record):
        return {key: re.sub("[ \t\n\r]+", " ", value).strip(" ") if isinstance(value, str) else value for key, value in in_xml(record).items()}

    stems = views(folder)
    run = subprocess.run([program] + [stem + ".graphml" for stem in stems], capture_output=True, check=True)
    for stem, line in zip(stems, run.stdout.decode("utf-8").split("\n")):
        expected = Expected(stem + ".expected.json", trimmed)
        graph = json.loads(line)
        assert "error" not in graph, f"{stem}: {graph}"
        ids = list(expected.nodes)
        check(stem, len(graph["nodes"]), len(ids))
        nodes = {node: trimmed(data) for node, data in zip(ids, graph["nodes"])}
        edges = {key: (ids[source], ids[target], trimmed(data)) for key, (source, target, data) in zip(expected.edges, graph["edges"])}
        compare(stem, nodes, edges, expected)


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


def archives(folder):
    """An archive holds what the folder does."""
    for stem in (stem + kind for stem in views(folder) for kind in (".csv", ".neo4j")):
        with zipfile.ZipFile(stem + ".zip") as archive:
            check(stem, sorted(archive.namelist()), sorted(os.listdir(stem)))
            for name in archive.namelist():
                with open(os.path.join(stem, name), "rb") as file:
                    check(f"{stem} {name}", archive.read(name), file.read())
        if os.access("/usr/bin/unzip", os.X_OK):
            subprocess.run(["unzip", "-tq", stem + ".zip"], check=True, stdout=subprocess.DEVNULL)


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


def as_lists(record):
    """Lists as lists, where a format has them."""
    return {k: json.loads(v) if k in ("aliases", "properties", "documents") and isinstance(v, str) else v for k, v in record.items()}


def json_graphs(folder):
    for stem in views(folder):
        expected = Expected(stem + ".expected.json", as_lists)
        with open(stem + ".cyjs", encoding="utf-8") as file:
            elements = json.load(file)["elements"]
        nodes, edges = {}, {}
        for node in elements["nodes"]:
            assert set(node["position"]) == {"x", "y"}
            data = node["data"]
            check(stem + " name", data.pop("name"), data["label"])
            nodes[data.pop("id")] = data
        for edge in elements["edges"]:
            data = edge["data"]
            check(stem + " interaction", data.pop("interaction"), data["type"])
            edges[data.pop("id")] = (data.pop("source"), data.pop("target"), data)
        compare(stem + ".cyjs", nodes, edges, expected)
        with open(stem + ".json", encoding="utf-8") as file:
            graph = json.load(file)["graph"]
        assert graph["directed"] is True
        nodes = {key: strip_id(node["metadata"], key) for key, node in graph["nodes"].items()}
        edges = {edge["id"]: (edge["source"], edge["target"], strip_id(edge["metadata"], edge["id"])) for edge in graph["edges"]}
        compare(stem + ".json", nodes, edges, expected)


def strip_id(metadata, expected):
    check("id", metadata.pop("id"), expected)
    return metadata


def neo4j_tables(folder):
    def nul(record):
        return {k: v.replace("\0", "\ufffd") if isinstance(v, str) else v for k, v in record.items()}

    for stem in views(folder):
        expected = Expected(stem + ".expected.json", nul)
        nodes, edges = {}, {}
        for row in read_table(stem + ".neo4j/nodes.csv"):
            node, labels = row.pop("id:ID"), row.pop(":LABEL")
            row = {key.rsplit(":", 1)[0]: value for key, value in row.items()}
            check(stem + " labels", labels, "Entity;" + row["type"])
            nodes[node] = typed(row, expected.nodes[node])
        for row in read_table(stem + ".neo4j/relationships.csv"):
            edge = row.pop("id:string")
            ends = row.pop(":START_ID"), row.pop(":END_ID")
            kind = row.pop(":TYPE")
            row = {key.rsplit(":", 1)[0]: value for key, value in row.items()}
            check(stem + " type", kind, row["type"])
            edges[edge] = (*ends, typed(row, expected.edges[edge][2]))
        compare(stem, nodes, edges, expected)


def cypher_script(folder):
    """Each statement stands in one line; its map is JSON but for the unquoted names."""
    node_form = re.compile(r'MERGE \(n:Entity \{id: "(\w+)"\}\) SET n:(\w+), n \+= (\{.*\});')
    edge_form = re.compile(r'MATCH \(a:Entity \{id: "(\w+)"\}\), \(b:Entity \{id: "(\w+)"\}\) MERGE \(a\)-\[r:(\w+) '
                           r'\{id: "([\w.]+)"\}\]->\(b\) SET r \+= (\{.*\});')
    string = re.compile(r'"(?:[^"\\]|\\.)*"')

    def cypher_map(text):
        strings = []

        def keep(match):
            strings.append(match.group(0))
            return f"@{len(strings) - 1}@"

        bare = re.sub(r"(\w+): ", r'"\1": ', string.sub(keep, text))
        return json.loads(re.sub(r"@(\d+)@", lambda match: strings[int(match.group(1))], bare))

    for stem in views(folder):
        expected = Expected(stem + ".expected.json")
        nodes, edges = {}, {}
        with open(stem + ".cypher", encoding="utf-8", newline="\n") as file:
            lines = file.read().split("\n")
        assert lines[0].startswith("CREATE CONSTRAINT") and lines[-2] == ":commit"
        for line in lines[1:-1]:
            if line in (":begin", ":commit"):
                continue
            if match := node_form.fullmatch(line):
                data = cypher_map(match.group(3))
                check(stem + " label", match.group(2), data["type"])
                nodes[match.group(1)] = strip_id(data, match.group(1))
            else:
                match = edge_form.fullmatch(line)
                assert match, f"{stem}: {line[:200]}"
                data = cypher_map(match.group(5))
                edges[match.group(4)] = (match.group(1), match.group(2), strip_id(data, match.group(4)))
        compare(stem, nodes, edges, expected)


def graphviz(folder):
    need_program("dot")
    for stem in views(folder):
        expected = Expected(stem + ".expected.json")
        run = subprocess.run(["dot", "-Tdot_json", stem + ".dot"], capture_output=True, check=True)
        assert not run.stderr, run.stderr[:300]
        graph = json.loads(run.stdout.decode("utf-8", "replace"), strict=False)
        objects = graph.get("objects", [])
        assert {node["name"] for node in objects} == set(expected.nodes), stem
        found = sorted((objects[e["tail"]]["name"], objects[e["head"]]["name"], e["type"]) for e in graph.get("edges", []))
        check(stem, found, sorted((s, t, data["type"]) for s, t, data in expected.edges.values()))


def rdf(folder):
    rdflib = need("rdflib")
    compare_module = importlib.import_module("rdflib.compare")
    v = rdflib.Namespace("urn:dossier:vocabulary:")
    base = "urn:dossier:"

    def resource(name):
        return rdflib.URIRef(base + name.replace(".", "-"))

    for stem in views(folder):
        expected = Expected(stem + ".expected.json")
        graph = rdflib.Graph().parse(stem + ".ttl", format="turtle")
        linked = rdflib.Graph().parse(stem + ".jsonld", format="json-ld")
        assert compare_module.isomorphic(graph, linked), f"{stem}: Turtle and JSON-LD differ"
        claims = set(graph.subjects(rdflib.RDF.type, v.Claim))
        assert claims == {resource(edge) for edge in expected.edges}, stem
        for edge, (source, target, data) in expected.edges.items():
            claim = resource(edge)

            def value(name):
                return graph.value(claim, name)

            check(edge, value(rdflib.RDF.subject), resource(source))
            check(edge, value(rdflib.RDF.object), resource(target))
            check(edge, value(rdflib.RDF.predicate), v[data["type"]])
            for key in ("according_to", "polarity", "modality", "status", "role", "stance", "evidence", "rule", "confidence", "claims", "sources"):
                found = value(v[key])
                check(f"{edge} {key}", found.toPython() if found is not None else None, data.get(key))
            plain = (resource(source), v[data["type"]], resource(target)) in graph
            fact = data["according_to"] == "narrator" and data["polarity"] == "positive" and data["modality"] == "asserted"
            if fact and data["type"] not in ("SAID", "ABOUT", "REPORTS"):
                assert plain, f"{stem}: the fact {edge} has no plain triple"
        for node, data in expected.nodes.items():
            check(node, str(graph.value(resource(node), rdflib.RDFS.label)), data["label"])


def rapper(folder):
    need_program("rapper")
    for stem in views(folder):
        subprocess.run(["rapper", "-q", "-c", "-i", "turtle", stem + ".ttl"], check=True)


def follow_the_money(folder):
    for stem in views(folder):
        expected = Expected(stem + ".expected.json")
        entities = {}
        with open(stem + ".ftm.json", encoding="utf-8", newline="\n") as file:
            for line in file.read().split("\n")[:-1]:
                entity = json.loads(line)
                assert set(entity) == {"id", "schema", "properties"} and entity["id"] not in entities
                for values in entity["properties"].values():
                    assert values and all(isinstance(value, str) and value for value in values)
                entities[entity["id"]] = entity
        for node, data in expected.nodes.items():
            check(node, entities["dossier-" + node]["properties"]["name"], [data["label"]])
        links = {"UnknownLink": ("subject", "object"), "Membership": ("member", "organization"), "Directorship": ("director", "organization"),
                 "Employment": ("employee", "employer"), "Ownership": ("owner", "asset"), "Family": ("person", "relative")}
        for entity in entities.values():
            for end in links.get(entity["schema"], ()):
                assert entity["properties"][end][0] in entities, f"{stem}: {entity['id']} ends nowhere"
        for edge, (source, target, data) in expected.edges.items():
            if data["type"] in ("SAID", "ABOUT", "REPORTS", "PARTICIPATED_IN"):
                continue
            link = entities["dossier-" + edge]
            ends = links[link["schema"]]
            check(edge, [link["properties"][end][0] for end in ends], ["dossier-" + source, "dossier-" + target])
        rows = read_table(stem + ".statements.csv")
        found = sorted((row["entity_id"], row["schema"], row["prop"], row["value"]) for row in rows)
        truth = sorted((e["id"], e["schema"], prop, value.replace("\0", "\ufffd")) for e in entities.values()
                       for prop, values in e["properties"].items() for value in values)
        check(stem + " statements", found, truth)


def pictures(folder):
    need_program("dot")
    for stem in views(folder):
        with open(stem + ".png", "rb") as file:
            assert file.read(8) == b"\x89PNG\r\n\x1a\n", stem
        root = ElementTree.parse(stem + ".svg").getroot()
        assert root.tag.endswith("svg"), stem


def page(folder):
    """The graph in the page's JSON; the page itself is tested in a browser."""
    form = re.compile(r'<script id="data" type="application/json">\n(.*?)</script>', re.S)
    for stem in views(folder):
        expected = Expected(stem + ".expected.json", as_lists)
        with open(stem + ".html", encoding="utf-8", newline="\n") as file:
            text = file.read()
        assert text.count("<script") == 2 and "http-equiv=\"Content-Security-Policy\"" in text, stem
        data = json.loads(form.search(text).group(1))
        check(stem, [node["id"] for node in data["nodes"]], list(expected.nodes))
        found = {e["id"]: (data["nodes"][e["source"]]["id"], data["nodes"][e["target"]]["id"], e["label"]) for e in data["edges"]}
        check(stem, found, {key: (s, t, d["label"]) for key, (s, t, d) in expected.edges.items()})


READERS = {
    "boost_graphml": boost_graphml,
    "networkx_graphml": networkx_graphml,
    "networkx_gexf": networkx_gexf,
    "igraph_graphml": igraph_graphml,
    "graph_tool_graphml": graph_tool_graphml,
    "gexf": gexf,
    "xmllint": xmllint,
    "csv": csv_tables,
    "archives": archives,
    "json": json_graphs,
    "neo4j": neo4j_tables,
    "cypher": cypher_script,
    "graphviz": graphviz,
    "rdf": rdf,
    "rapper": rapper,
    "ftm": follow_the_money,
    "pictures": pictures,
    "page": page,
}

if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[2] not in READERS:
        sys.exit(__doc__ + "\nReaders: " + " ".join(READERS))
    READERS[sys.argv[2]](sys.argv[1])
    print("ok")
