#!/usr/bin/env python3
"""Reads a GraphML file with igraph and NetworkX, and prints how fast each writes it again. A library that is not
installed is named. Usage: graphml_writers.py FILE"""
import os
import sys
import time


def bench(name, write, path):
    begin = time.process_time()
    write(path)
    seconds = time.process_time() - begin
    print(f"{name}_size {os.path.getsize(path) / 1e6:.1f} MB\n{name}_time {seconds:.3f} s\n{name}_speed {os.path.getsize(path) / 1e6 / seconds:.0f} MB/s")


path = sys.argv[1]
try:
    import igraph
    bench("igraph", igraph.Graph.Read_GraphML(path).write_graphml, path + ".igraph")
except ImportError:
    print("igraph SKIPPED: it is not installed")
try:
    import networkx
    graph = networkx.read_graphml(path)
    bench("networkx", lambda out: networkx.write_graphml_xml(graph, out), path + ".networkx")
except ImportError:
    print("networkx SKIPPED: it is not installed")
