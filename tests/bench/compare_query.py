#!/usr/bin/env python3
"""compare_query.py BENCH_QUERY [CLAIMS [DATABASE]]: the questions of bench_query on the same graph in four programs, one
run: dossier, SQLite (an indexed table of edges; the path as a recursive CTE), NetworkX and igraph. Medians of processor
time in ms. A database that bench_query kept is used again."""
import os
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

import igraph
import networkx


def median(function, arguments):
    times = []
    for argument in arguments:
        began = time.process_time()
        function(argument)
        times.append((time.process_time() - began) * 1000)
    return statistics.median(times)


def timed(function):
    began = time.process_time()
    result = function()
    return result, (time.process_time() - began) * 1000


def read_edges(path):
    db = sqlite3.connect(path)
    nodes = db.execute("SELECT id, name, type FROM entities ORDER BY id").fetchall()
    edges = db.execute("""SELECT s.entity, t.entity, r.name, c.polarity, c.confidence FROM claims c JOIN chains s ON s.id = c.source
                          JOIN chains t ON t.id = c.target JOIN relation_types r ON r.id = c.type ORDER BY c.id""").fetchall()
    return nodes, edges


def sqlite_answers(nodes, edges, names, organisations, pairs):
    db = sqlite3.connect(":memory:")
    def load():
        db.execute("CREATE TABLE n(id INTEGER PRIMARY KEY, name TEXT, type INTEGER)")
        db.execute("CREATE TABLE e(source INTEGER, target INTEGER, type TEXT, polarity INTEGER, confidence REAL)")
        db.executemany("INSERT INTO n VALUES(?,?,?)", nodes)
        db.executemany("INSERT INTO e VALUES(?,?,?,?,?)", edges)
        for sql in ("n_name ON n(name)", "e_source ON e(source, type)", "e_target ON e(target, type)", "e_type ON e(type)"):
            db.execute("CREATE INDEX " + sql)
        db.execute("ANALYZE")
    _, loading = timed(load)
    members = "SELECT m.name, e.confidence FROM n o JOIN e ON e.target = o.id AND e.type = 'MEMBER_OF' JOIN n m ON m.id = e.source WHERE o.name = ?"
    hops = """WITH b(id) AS (SELECT e.target FROM n JOIN e ON e.source = n.id WHERE n.name = ?1 AND e.type = 'CONFLICT_WITH' AND e.polarity = 0
                UNION SELECT e.source FROM n JOIN e ON e.target = n.id WHERE n.name = ?1 AND e.type = 'CONFLICT_WITH' AND e.polarity = 0)
              SELECT DISTINCT x.name, o.name FROM b JOIN e ON e.source = b.id AND e.type = 'MEMBER_OF' AND e.confidence > 0.8
                JOIN n o ON o.id = e.target AND o.type = 1 JOIN n x ON x.id = b.id"""
    top = "SELECT n.name, count(*) c FROM e JOIN n ON n.id = e.target WHERE e.type = 'CRITICISES' GROUP BY n.id ORDER BY c DESC LIMIT 10"
    path = """WITH RECURSIVE w(id, hop) AS (SELECT id, 0 FROM n WHERE name = ?1
                UNION SELECT e.target, hop + 1 FROM w JOIN e ON e.source = w.id WHERE hop < 6
                UNION SELECT e.source, hop + 1 FROM w JOIN e ON e.target = w.id WHERE hop < 6)
              SELECT hop FROM w WHERE id = (SELECT id FROM n WHERE name = ?2) LIMIT 1"""
    return {"load": loading,
            "lookup_by_name": median(lambda x: db.execute("SELECT * FROM n WHERE name = ?", (x,)).fetchall(), names),
            "members_of_one": median(lambda x: db.execute(members, (x,)).fetchall(), organisations),
            "two_hops": median(lambda x: db.execute(hops, (x,)).fetchall(), organisations),
            "aggregate_one_type": median(lambda _: db.execute(top).fetchall(), range(5)),
            "shortest_path": median(lambda x: db.execute(path, x).fetchall(), pairs[:5])}


def networkx_answers(nodes, edges, names, organisations, pairs):
    def load():
        g = networkx.MultiDiGraph()
        g.add_nodes_from((i, {"name": name, "type": t}) for i, name, t in nodes)
        g.add_edges_from((s, t, {"type": k, "polarity": p, "confidence": c}) for s, t, k, p, c in edges)
        return g, {name: i for i, name, _ in nodes}, networkx.Graph(g)
    (g, index, flat), loading = timed(load)
    def members(name):
        return [(g.nodes[s]["name"], d["confidence"]) for s, _, d in g.in_edges(index[name], data=True) if d["type"] == "MEMBER_OF"]
    def hops(name):
        a = index[name]
        steps = [(t, d) for _, t, d in g.out_edges(a, data=True)] + [(s, d) for s, _, d in g.in_edges(a, data=True)]
        near = {b for b, d in steps if d["type"] == "CONFLICT_WITH" and d["polarity"] == 0}
        return {(b, o) for b in near for _, o, d in g.out_edges(b, data=True)
                if d["type"] == "MEMBER_OF" and d["confidence"] > 0.8 and g.nodes[o]["type"] == 1}
    def top(_):
        counts = {}
        for _, t, d in g.edges(data=True):
            if d["type"] == "CRITICISES":
                counts[t] = counts.get(t, 0) + 1
        return sorted(counts.items(), key=lambda item: -item[1])[:10]
    def path(pair):
        try:
            return networkx.shortest_path(flat, index[pair[0]], index[pair[1]])
        except networkx.NetworkXNoPath:
            return None
    return {"load": loading, "lookup_by_name": median(lambda x: g.nodes[index[x]], names), "members_of_one": median(members, organisations),
            "two_hops": median(hops, organisations), "aggregate_one_type": median(top, range(5)), "shortest_path": median(path, pairs)}


def igraph_answers(nodes, edges, names, organisations, pairs):
    position = {i: p for p, (i, _, _) in enumerate(nodes)}
    def load():
        g = igraph.Graph(n=len(nodes), edges=[(position[s], position[t]) for s, t, *_ in edges], directed=True)
        g.vs["name"] = [name for _, name, _ in nodes]
        g.vs["type"] = [t for _, _, t in nodes]
        for at, key in ((2, "type"), (3, "polarity"), (4, "confidence")):
            g.es[key] = [e[at] for e in edges]
        g.vs.find(name=nodes[0][1])  # makes its index of names
        return g
    g, loading = timed(load)
    types, polarity, confidence = g.es["type"], g.es["polarity"], g.es["confidence"]
    def members(name):
        return [(g.vs[g.es[e].source]["name"], confidence[e]) for e in g.incident(g.vs.find(name=name), "in") if types[e] == "MEMBER_OF"]
    def hops(name):
        a = g.vs.find(name=name).index
        near = {sum(g.es[e].tuple) - a for e in g.incident(a, "all") if types[e] == "CONFLICT_WITH" and polarity[e] == 0}
        return {(b, g.es[e].target) for b in near for e in g.incident(b, "out")
                if types[e] == "MEMBER_OF" and confidence[e] > 0.8 and g.vs[g.es[e].target]["type"] == 1}
    def top(_):
        counts = {}
        for e in g.es.select(type="CRITICISES"):
            counts[e.target] = counts.get(e.target, 0) + 1
        return sorted(counts.items(), key=lambda item: -item[1])[:10]
    return {"load": loading, "lookup_by_name": median(lambda x: g.vs.find(name=x).attributes(), names),
            "members_of_one": median(members, organisations), "two_hops": median(hops, organisations),
            "aggregate_one_type": median(top, range(5)),
            "shortest_path": median(lambda x: g.get_shortest_paths(x[0], x[1], mode="all"), pairs)}


def main():
    binary, claims = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "1000000"
    with tempfile.TemporaryDirectory() as folder:
        path = sys.argv[3] if len(sys.argv) > 3 else os.path.join(folder, "graph.db")
        printed = subprocess.run([binary, claims, path], check=True, capture_output=True, text=True).stdout
        nodes, edges = read_edges(path)
    own = {line.split()[0][len("query_"):]: float(line.split()[1]) for line in printed.splitlines()}
    own["load"] = own["load_from_sqlite"] + own["snapshot"] + own["property_graph"]
    draw = random.Random(7)
    rank = lambda n: int(n ** draw.random()) - 1
    names = [f"Entity {draw.randrange(len(nodes))}" for _ in range(51)]
    organisations = [f"Entity {rank(len(nodes) // 3) * 3}" for _ in range(51)]
    pairs = [(f"Entity {draw.randrange(len(nodes))}", f"Entity {draw.randrange(len(nodes))}") for _ in range(11)]
    print(f"{len(nodes)} entities, {len(edges)} claims; ms")
    columns = {"dossier": own}
    for name, ask in (("sqlite", sqlite_answers), ("networkx", networkx_answers), ("igraph", igraph_answers)):
        columns[name] = ask(nodes, edges, names, organisations, pairs)
    print("question".ljust(20) + "".join(name.rjust(12) for name in columns))
    for question in ("load", "lookup_by_name", "members_of_one", "two_hops", "aggregate_one_type", "shortest_path"):
        print(question.ljust(20) + "".join(f"{answers[question]:12.3f}" for answers in columns.values()))


if __name__ == "__main__":
    main()
