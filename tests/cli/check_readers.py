#!/usr/bin/env python3
"""dossier check against the readers themselves: each file has one trait; check must say that a reader rejects it exactly
when that reader does, and must find the trait at its line. Usage: check_readers.py DOSSIER [BOOST_GRAPHML]

Readers that are not installed are skipped, and named."""
import contextlib
import io
import json
import os
import subprocess
import sys
import tempfile
import warnings

warnings.simplefilter("ignore")
OPENING = '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
KEYS = ('<key id="label" for="node" attr.name="label" attr.type="string"/>\n'
        '<key id="w" for="edge" attr.name="weight" attr.type="double"/>\n')
NODES = '<node id="a"><data key="label">A</data></node>\n<node id="b"/>\n'
EDGE = '<edge id="e" source="a" target="b"><data key="w">1.5</data></edge>\n'


def graphml(body=NODES + EDGE, keys=KEYS, opening=OPENING, default=' edgedefault="directed"', behind=""):
    return f'{opening}{keys}<graph id="G"{default}>\n{body}</graph>\n{behind}</graphml>\n'


def valued(kind, value, attributes='for="node" attr.name="number"'):
    """A graph in which node a has one value of an attribute declared so."""
    keys = KEYS + f'<key id="i" {attributes} ' + (f'attr.type="{kind}"' if kind else "") + "/>\n"
    return graphml(f'<node id="a"><data key="i">{value}</data></node>\n<node id="b"/>\n' + EDGE, keys)


# What stands in the file: the trait that check must find first among those that matter, the line (0: of the whole file).
CASES = {
    "plain": (graphml(), None, 0),
    "control": (graphml(NODES.replace(">A<", ">A\x01<")), "control-character", 6),
    "unclosed": (graphml(NODES.replace("</data>", "")), "not-well-formed", 6),
    "doctype": (graphml(opening=OPENING.replace("<graphml", '<!DOCTYPE graphml SYSTEM "graphml.dtd">\n<graphml')), "doctype", 2),
    "prefix": (graphml().replace("<", "<g:").replace("<g:?", "<?").replace("<g:/", "</g:").replace("xmlns=", "xmlns:g="), "prefix", 2),
    "no namespace": (graphml(opening='<?xml version="1.0"?>\n<graphml>\n'), "no-namespace", 2),
    "other namespace": (graphml(opening=OPENING.replace("/xmlns", "/xmlns/1.0rc")), "other-namespace", 2),
    "no graph": (OPENING + KEYS + "</graphml>\n", "no-graph", 0),
    "two graphs": (graphml(behind='<graph id="H" edgedefault="directed"><node id="z"/></graph>\n'), "several-graphs", 10),
    "nested": (graphml('<node id="a"><graph id="H" edgedefault="directed"><node id="c"/></graph></node>\n<node id="b"/>\n' + EDGE), "nested-graph", 6),
    "no edgedefault": (graphml(default=""), "no-edgedefault", 5),
    "mixed": (graphml(NODES + EDGE + '<edge id="f" source="b" target="a" directed="false"/>\n'), "mixed-directions", 9),
    "same node twice": (graphml('<node id="a"/>\n' + NODES + EDGE), "repeated-node-id", 7),
    "same edge twice": (graphml(NODES + EDGE + '<edge id="e" source="a" target="b"/>\n'), "repeated-edge-id", 9),
    "node without id": (graphml("<node/>\n" + NODES + EDGE), "node-without-id", 6),
    "blank in id": (graphml((NODES + EDGE).replace('"a"', '"a x"')), "not-a-name-token", 6),
    "edge first": (graphml(EDGE + NODES), "edge-before-node", 6),
    "edge to nothing": (graphml('<node id="a"/>\n' + EDGE), "edge-without-end", 7),
    "hyperedge": (graphml(NODES + EDGE + '<hyperedge id="h"><endpoint node="a"/><endpoint node="b"/></hyperedge>\n'), "hyperedge", 9),
    "port": (graphml('<node id="a"><port name="p"/></node>\n<node id="b"/>\n' + EDGE), "port", 6),
    "key behind": (graphml(keys="", behind=KEYS), "key-after-graph", 8),
    "for all": (valued("string", "x", 'for="all" attr.name="i"'), "key-for-all", 5),
    "no for": (valued("string", "x", 'attr.name="i"'), "key-without-for", 5),
    "no name": (valued("string", "x", 'for="node"'), "key-without-name", 5),
    "no type": (valued("", "x"), "key-without-type", 5),
    "date": (valued("date", "2020-01-01"), "unknown-type", 5),
    "one id for two keys": (valued("string", "x", 'for="edge" attr.name="i"').replace('id="i"', 'id="label"').replace('"i">x', '"label">x'), "repeated-key-id", 5),
    "one name for two keys": (valued("string", "x", 'for="node" attr.name="label"'), "repeated-name", 5),
    "named id": (valued("string", "x", 'for="node" attr.name="id"'), "named-id", 5),
    "default": (graphml(keys=KEYS + '<key id="i" for="node" attr.name="i" attr.type="string"><default>x</default></key>\n'), "default", 5),
    "unknown key": (graphml('<node id="a"><data key="z">x</data></node>\n<node id="b"/>\n' + EDGE), "unknown-key", 6),
    "foreign key": (graphml('<node id="a"><data key="w">1</data></node>\n<node id="b"/>\n' + EDGE), "foreign-key", 6),
    "empty number": (valued("double", ""), "empty-number", 7),
    "padded": (valued("int", " 3 "), "padded-number", 7),
    "word for number": (valued("double", "high"), "not-a-number", 7),
    "large int": (valued("int", "3000000000"), "int-too-large", 7),
    "large long": (valued("long", "11529215046068469770000"), "long-too-large", 7),
    "exact long": (valued("long", "1152921504606846977"), "long-inexact", 7),
    "digit": (valued("boolean", "1"), "boolean-digit", 7),
    "true": (valued("boolean", "true"), "boolean-word", 7),
    "yes": (valued("boolean", "yes"), "boolean-other", 7),
    "markup": (graphml(NODES.replace(">A<", "><b>A</b><") + EDGE), "markup-in-data", 6),
    "yed": (graphml('<node id="a"><data key="y"><y:ShapeNode xmlns:y="http://www.yworks.com/xml/graphml"/></data></node>\n<node id="b"/>\n' + EDGE,
                    KEYS + '<key id="y" for="node" yfiles.type="nodegraphics"/>\n'), "key-without-type", 5),
    "yed typed": (graphml('<node id="a"><data key="y"><y:ShapeNode xmlns:y="http://www.yworks.com/xml/graphml"/></data></node>\n<node id="b"/>\n' + EDGE,
                          KEYS + '<key id="y" for="node" yfiles.type="nodegraphics" attr.name="y" attr.type="string"/>\n'), "yed-graphics", 5),
    "labels": (graphml(NODES.replace('id="a"', 'id="a" labels=":X"') + EDGE), "label-attribute", 6),
    "parallel": (graphml(NODES + EDGE + '<edge id="f" source="a" target="b"/>\n'), "parallel-edges", 9),
    "graph data": (graphml('<data key="t">x</data>\n' + NODES + EDGE, KEYS + '<key id="t" for="graph" attr.name="title" attr.type="string"/>\n'), "graph-data", 7),
    "desc": (graphml('<node id="a"><desc>words</desc></node>\n<node id="b"/>\n' + EDGE), "description", 6),
}


def networkx_reader():
    import networkx
    return lambda paths: [attempt(lambda: networkx.read_graphml(path)) for path in paths]


def igraph_reader():
    import igraph
    return lambda paths: [attempt(lambda: igraph.Graph.Read_GraphML(path)) for path in paths]


def graph_tool_reader():
    import graph_tool
    return lambda paths: [attempt(lambda: graph_tool.load_graph(path)) for path in paths]


def attempt(read):
    try:
        with contextlib.redirect_stderr(io.StringIO()):
            read()
        return True
    except Exception:
        return False


def boost_reader(program):
    def read(paths):
        run = subprocess.run([program, *paths], capture_output=True, check=True)
        return [not line.startswith(b'{"error"') for line in run.stdout.splitlines()]
    return read


def main(dossier, boost):
    readers = {}
    for name, make in {"networkx": networkx_reader, "igraph": igraph_reader, "graph-tool": graph_tool_reader}.items():
        try:
            readers[name] = make()
        except ImportError:
            print(f"SKIPPED: {name} is not installed")
    if boost:
        readers["boost"] = boost_reader(boost)
    else:
        print("SKIPPED: Boost.Graph's library is not installed")
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for name, (text, _, _) in CASES.items():
            paths.append(os.path.join(folder, name.replace(" ", "_") + ".graphml"))
            with open(paths[-1], "w", encoding="utf-8") as file:
                file.write(text)
        reads = {name: reader(paths) for name, reader in readers.items()}
        wrong = []
        for i, (name, (_, trait, line)) in enumerate(CASES.items()):
            run = subprocess.run([dossier, "check", "--format", "json", paths[i]], capture_output=True, text=True)
            if run.returncode not in (0, 1) or run.stderr:
                sys.exit(f"{name}: dossier check ends with {run.returncode}: {run.stderr}")
            rows = json.loads(run.stdout)
            found = {(row["trait"], row["line"] or 0) for row in rows}
            if trait is not None and (trait, line) not in found:
                wrong.append(f"{name}: {trait} is not found at line {line}; found {sorted(found)}")
            rejecting = {row["viewer"] for row in rows if row["effect"] == "rejects"}
            for reader, results in reads.items():
                if results[i] == (reader in rejecting):
                    wrong.append(f"{name}: {reader} {'reads' if results[i] else 'rejects'} it, which check does not say")
        if wrong:
            sys.exit("\n".join(wrong))
    print(f"{len(CASES)} files, {len(readers)} readers: check is right about each")


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2] if len(sys.argv) == 3 else "")
