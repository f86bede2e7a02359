#!/usr/bin/env python3
"""GraphML of 100,000 nodes and 1,000,000 edges: read by igraph and compared edge by edge with the tables of the same
graph, and checked by dossier check. NetworkX and Boost would take 44 and 43 s and gigabytes for such a file.

Usage: million.py EXPORT_SAMPLES DOSSIER [NODES EDGES]"""
import csv
import json
import os
import subprocess
import sys
import tempfile

program, dossier = sys.argv[1:3]
size = sys.argv[3:5] or ["100000", "1000000"]
try:
    import igraph
except ImportError:
    print("SKIPPED: the Python module igraph is not installed")
    sys.exit(77)


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


with tempfile.TemporaryDirectory() as folder:
    graphml, tables = os.path.join(folder, "graph.graphml"), os.path.join(folder, "tables")
    for form, path in (("graphml", graphml), ("csv", tables)):
        subprocess.run([program, "large", form, path, *size], check=True)

    check = subprocess.run([dossier, "check", "--format", "json", graphml], capture_output=True, check=True)
    rejected = [row for row in json.loads(check.stdout) if row["effect"] == "rejects"]
    assert not rejected, rejected

    graph = igraph.Graph.Read_GraphML(graphml)
    ids = graph.vs["id"]
    nodes = 0
    for i, row in enumerate(rows(os.path.join(tables, "nodes.csv"))):
        vertex = graph.vs[i]
        assert (ids[i], vertex["label"], vertex["type"], str(int(vertex["degree"]))) == (row["Id"], row["Label"], row["type"], row["degree"]), row
        nodes += 1
    assert nodes == graph.vcount() == int(size[0])

    columns = {name: graph.es[name] for name in ("id", "type", "label", "polarity", "modality", "begin", "evidence", "weight", "confidence", "claims")}
    ends = graph.get_edgelist()
    edges = claims = 0
    for i, row in enumerate(rows(os.path.join(tables, "edges.csv"))):
        edge = {name: values[i] for name, values in columns.items()}
        assert (ids[ends[i][0]], ids[ends[i][1]], edge["id"]) == (row["Source"], row["Target"], row["Id"]), row
        assert (edge["type"], edge["label"], edge["weight"]) == (row["Kind"], row["Label"], float(row["Weight"])), row
        for name in ("polarity", "modality", "begin", "evidence"):
            assert edge[name] == row[name], (name, row)
        for name in ("confidence", "claims"):
            assert edge[name] == float(row[name]), (name, row)
        claims += int(row["claims"])
        edges += 1
    assert edges == graph.ecount() and claims == int(size[1])
    print(f"{nodes} nodes, {edges} edges of {claims} claims: equal in igraph and in the tables")
