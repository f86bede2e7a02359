#!/usr/bin/env python3
"""equivalents.py DOSSIER SAMPLES: each named question gives the same rows as its openCypher and its SQL.

Each entry has the question, the columns of its answer that are compared, and the two others' queries, whose columns are
the same in that order; further columns of theirs only keep rows apart. Rows are compared as multisets of texts.
"""
import collections
import json
import os
import subprocess
import sys
import tempfile

# Who says a relationship, as the named questions put it.
# Who is accused and denies it in the same article; of those who speak for him only he himself.
ANSWERED = ("MATCH (a)-[r:CRITICISES {polarity: 'positive', modality: 'asserted'}]->(b)-[:SAID]->(s:Statement {polarity: 'positive'}) "
            "WHERE s.document = r.document AND (s.cue STARTS WITH 'deni' OR s.cue STARTS WITH 'reject' AND s.quote CONTAINS 'accusation')")
ANSWERED_SQL = ("FROM claims c JOIN statements s ON s.speaker_id = c.target_id AND s.document = c.document WHERE c.relation = 'CRITICISES' AND c.polarity = 'positive' "
                "AND c.modality = 'asserted' AND s.polarity = 'positive' AND (s.cue LIKE 'deni%' OR s.cue LIKE 'reject%' AND s.text LIKE '%accusation%')")
SAID = "OPTIONAL MATCH (p)-[:SAID]->(st:Statement {id: r.statement}) "
VOICE = "CASE WHEN r.statement IS NULL THEN 'narrator' ELSE coalesce(p.name, 'unnamed') END"
CLAIM = "r.id STARTS WITH 'c'"
GROUP = "status, role, polarity, modality, according_to"
FINDING = f"coalesce(r.status, '') AS status, coalesce(r.role, '') AS role, r.polarity AS polarity, r.modality AS modality, {VOICE} AS according_to, count(DISTINCT r.document) AS sources"
FINDING_SQL = f"status, role, polarity, modality, according_to, count(DISTINCT source_group)"
FINDING_COLUMNS = ["status", "role", "polarity", "modality", "according_to", "sources"]
MEMBERSHIP = "MEMBER_OF|JOINS|SUSPENDS_MEMBERSHIP_IN|WITHDRAWS_FROM"
SCHEMA = os.path.join(os.path.dirname(__file__), "../../graph/schema.json")
SYMMETRIC = [r["name"] for r in json.load(open(SCHEMA, encoding="utf-8"))["relations"] if r.get("symmetric")]
SWAPPED = f"type(r) IN {SYMMETRIC} AND b.name < a.name"
SWAPPED_SQL = f"relation IN ({', '.join(repr(t) for t in SYMMETRIC)}) AND target < source"


def links(name, types):
    """A question about relations of these types between anybody."""
    return (
        [name], ["source", "relation", "target"] + FINDING_COLUMNS,
        f"MATCH (a)-[r:{'|'.join(types)}]->(b) {SAID}"
        f"RETURN CASE WHEN {SWAPPED} THEN b.name ELSE a.name END AS source, type(r) AS relation, CASE WHEN {SWAPPED} THEN a.name ELSE b.name END AS target, {FINDING}",
        f"SELECT CASE WHEN {SWAPPED_SQL} THEN target ELSE source END AS s, relation, CASE WHEN {SWAPPED_SQL} THEN source ELSE target END AS t, {FINDING_SQL} "
        f"FROM claims WHERE relation IN ({', '.join(repr(t) for t in types)}) GROUP BY s, relation, t, {GROUP}")


def membership(name, entity, columns, cypher_columns, sql_columns, where_cypher, where_sql):
    return (
        [name, entity], columns + FINDING_COLUMNS,
        f"MATCH (m)-[r:{MEMBERSHIP}]->(o) WHERE {where_cypher} {SAID} RETURN {cypher_columns}, {FINDING}, type(r) AS relation, id(m), id(o) "
        f"UNION ALL MATCH (o)-[r:EXCLUDES]->(m) WHERE {where_cypher} {SAID} RETURN {cypher_columns}, {FINDING}, type(r) AS relation, id(m), id(o)",
        f"SELECT {sql_columns}, m.status, c.role, m.polarity, m.modality, m.according_to, count(DISTINCT m.source_group) FROM members m JOIN claims c ON c.id = m.claim "
        f"WHERE {where_sql} GROUP BY m.member_id, m.organisation_id, m.relation, m.status, c.role, m.polarity, m.modality, m.according_to")


def held_cypher(first, last):
    """Whether a claim holds in a month: one with a time of its own then, another once it was published."""
    return (f"CASE WHEN r.time IS NULL THEN r.date <= date('{last}') ELSE coalesce(r.since, date('{first}')) <= date('{last}') "
            f"AND coalesce(r.until, date('{last}')) >= date('{first}') END")


def questions():
    yield membership("members", "ECOWAS", ["member"], "m.name AS member", "m.member", "o.name = 'ECOWAS'", "m.organisation = 'ECOWAS'")
    yield membership("members", "NATO", ["member"], "m.name AS member", "m.member", "o.name = 'NATO'", "m.organisation = 'NATO'")
    yield membership("memberships", "Serbia", ["member", "organisation"], "m.name AS member, o.name AS organisation", "m.member, m.organisation",
                     "(m.name = 'Serbia' OR o.name = 'Serbia')", "'Serbia' IN (m.member, m.organisation)")
    yield links("conflicts", ["CONFLICT_WITH", "MOBILISES_AGAINST", "COERCES", "THREATENS", "TENSION_WITH", "ANNEXES_TERRITORY_OF"])
    yield links("allies", ["ALLIED_WITH", "COOPERATES_WITH", "AIDS", "SUPPORTS"])
    yield (["neighbours", "Russia"], ["neighbour", "claims", "facts", "denied"],
           f"MATCH (:Country {{name: 'Russia'}})-[r]-(n) WHERE {CLAIM} AND n.type <> 'Date' AND n.name <> 'Russia' "
           "RETURN n.name, count(r), sum(CASE WHEN r.fact THEN 1 ELSE 0 END), sum(CASE WHEN r.polarity = 'negative' THEN 1 ELSE 0 END), id(n)",
           "WITH ends AS (SELECT target AS n, target_id AS i, target_type AS t, * FROM claims WHERE source = 'Russia' "
           "UNION ALL SELECT source, source_id, source_type, * FROM claims WHERE target = 'Russia') "
           "SELECT n, count(*), sum(fact), sum(polarity = 'negative') FROM ends WHERE t <> 'Date' AND n <> 'Russia' GROUP BY i")
    yield (["ties", "Russia", "Ukraine", "--through", "1000"], ["source", "relation", "target", "polarity"],
           f"MATCH (a:Country {{name: 'Russia'}})-[r]-(b:Country {{name: 'Ukraine'}}) WHERE {CLAIM} {SAID}"
           f"RETURN DISTINCT startNode(r).name AS s, type(r) AS t, endNode(r).name AS e, r.polarity AS polarity, r.status, r.role, r.modality, {VOICE} AS voice "
           f"UNION ALL MATCH (a:Country {{name: 'Russia'}})-[x]-(c)-[y]-(b:Country {{name: 'Ukraine'}}) WHERE x.id STARTS WITH 'c' AND y.id STARTS WITH 'c' AND c.type <> 'Date' "
           f"AND NOT c.name IN ['Russia', 'Ukraine'] UNWIND [x, y] AS r {SAID}"
           f"RETURN DISTINCT startNode(r).name AS s, type(r) AS t, endNode(r).name AS e, r.polarity AS polarity, r.status, r.role, r.modality, {VOICE} AS voice",
           "WITH ends AS (SELECT source AS me, target_id AS other, target_type AS kind, * FROM claims UNION ALL SELECT target, source_id, source_type, * FROM claims) "
           "SELECT source, relation, target, polarity FROM ends WHERE me = 'Russia' AND ((other IN (SELECT id FROM entities WHERE name = 'Ukraine')) OR "
           "(kind <> 'Date' AND other IN (SELECT other FROM ends WHERE me = 'Ukraine'))) GROUP BY source_id, relation, target_id, status, role, polarity, modality, according_to "
           "UNION ALL SELECT source, relation, target, polarity FROM ends WHERE me = 'Ukraine' AND kind <> 'Date' AND other IN (SELECT other FROM ends WHERE me = 'Russia') "
           "AND other NOT IN (SELECT id FROM entities WHERE name IN ('Russia', 'Ukraine')) GROUP BY source_id, relation, target_id, status, role, polarity, modality, according_to")
    yield (["who", "NATO"], ["person", "relation", "role"],
           f"MATCH (a:Person)-[r:HOLDS_POSITION|LEADS|AFFILIATED_WITH|FOUNDED]->(o {{name: 'NATO'}}) {SAID}"
           f"RETURN DISTINCT a.name, type(r), coalesce(r.role, ''), id(a), r.status, r.polarity, r.modality, {VOICE} AS voice",
           "SELECT source, relation, role FROM claims WHERE target = 'NATO' AND source_type = 'Person' AND relation IN ('HOLDS_POSITION', 'LEADS', 'AFFILIATED_WITH', 'FOUNDED') "
           "GROUP BY source_id, relation, role, status, polarity, modality, according_to")
    yield (["comments", "--about", "ECOWAS"], ["id", "speaker", "certainty"],
           "MATCH (s:Statement)-[:ABOUT]->({name: 'ECOWAS'}) OPTIONAL MATCH (p)-[:SAID]->(s) RETURN DISTINCT s.id, coalesce(p.name, 'unnamed'), s.certainty",
           "SELECT s.id, s.speaker, s.certainty FROM statements s WHERE s.id IN (SELECT statement FROM about WHERE entity = 'ECOWAS')")
    yield (["comments"], ["id", "polarity"], "MATCH (s:Statement) RETURN s.id, s.polarity", "SELECT id, polarity FROM statements")
    yield (["stances"], ["speaker", "target", "support", "oppose", "neutral"],
           "MATCH (s:Statement {polarity: 'positive'})-[r:ABOUT]->(e) OPTIONAL MATCH (p)-[:SAID]->(s) RETURN coalesce(p.name, 'unnamed') AS speaker, e.name AS target, "
           "sum(CASE r.stance WHEN 'support' THEN 1 ELSE 0 END), sum(CASE r.stance WHEN 'oppose' THEN 1 ELSE 0 END), sum(CASE r.stance WHEN 'neutral' THEN 1 ELSE 0 END), id(e), id(p)",
           "SELECT speaker, entity, sum(stance = 'support'), sum(stance = 'oppose'), sum(stance = 'neutral') FROM about WHERE polarity = 'positive' GROUP BY speaker_id, entity_id")
    yield (["disagreements"], ["id"],
           "MATCH (p)-[:SAID]->(s:Statement {polarity: 'positive'})-[r:ABOUT]->(e) WHERE r.stance <> 'neutral' WITH e, collect(DISTINCT [s.id, r.stance, p.name]) AS voices "
           "WHERE any(x IN voices WHERE any(y IN voices WHERE x[1] = 'support' AND y[1] = 'oppose' AND x[2] <> y[2])) UNWIND voices AS v RETURN DISTINCT v[0] AS id, v[1] AS side, e.name AS topic "
           "UNION ALL MATCH (a)-[r]->(b) WHERE r.id STARTS WITH 'c' AND type(r) <> 'COMMENTED_ON' AND r.modality IN ['asserted', 'probable', 'predicted'] MATCH (a)-[q]-(b) WHERE type(q) = type(r) AND q.polarity <> r.polarity "
           f"AND q.id STARTS WITH 'c' AND q.modality IN ['asserted', 'probable', 'predicted'] AND coalesce(q.speaker, 'narrator') <> coalesce(r.speaker, 'narrator') AND (startNode(q) = a OR type(r) IN {SYMMETRIC}) "
           f"RETURN DISTINCT r.id AS id, r.polarity AS side, '' AS topic UNION ALL {ANSWERED} UNWIND [r.id, s.id] AS id RETURN DISTINCT id, '' AS side, '' AS topic",
           "SELECT DISTINCT statement, stance, entity FROM about a WHERE stance <> 'neutral' AND polarity = 'positive' AND speaker_id IS NOT NULL AND "
           "EXISTS (SELECT 1 FROM about b WHERE b.entity_id = a.entity_id AND b.polarity = 'positive' AND b.stance = 'support' AND EXISTS (SELECT 1 FROM about c WHERE c.entity_id = b.entity_id "
           "AND c.polarity = 'positive' AND c.stance = 'oppose' AND c.speaker_id <> b.speaker_id)) "
           "UNION ALL SELECT DISTINCT a.id, a.polarity, '' FROM claims a JOIN claims b ON a.relation = b.relation AND a.relation <> 'COMMENTED_ON' AND a.polarity <> b.polarity AND a.according_to <> b.according_to AND "
           f"((a.source_id = b.source_id AND a.target_id = b.target_id) OR (a.source_id = b.target_id AND a.target_id = b.source_id AND a.relation IN ({', '.join(repr(t) for t in SYMMETRIC)}))) "
           "WHERE a.modality IN ('asserted', 'probable', 'predicted') AND b.modality IN ('asserted', 'probable', 'predicted') "
           f"UNION ALL SELECT DISTINCT c.id, '', '' {ANSWERED_SQL} UNION ALL SELECT DISTINCT s.id, '', '' {ANSWERED_SQL}")
    yield (["timeline", "Niger", "--undated", "no"], ["when", "quote"],
           f"MATCH ({{name: 'Niger'}})-[r]-(o) WHERE {CLAIM} AND r.time IS NOT NULL AND o.type <> 'Date' RETURN DISTINCT r.time, r.quote, r.id",
           "SELECT c.time, e.quote FROM claims c JOIN evidence e ON e.claim = c.id WHERE 'Niger' IN (c.source, c.target) AND c.time IS NOT NULL AND 'Date' NOT IN (c.source_type, c.target_type)")
    yield (["events", "--type", "ASSAULT"], ["event", "type", "polarity", "modality"],
           f"MATCH (a)-[r:PARTICIPATED_IN {{type: 'ASSAULT'}}]->(e:Event) {SAID} RETURN DISTINCT e.name, r.type, r.polarity, r.modality, id(e), {VOICE} AS voice",
           "SELECT event, type, polarity, modality FROM events WHERE type = 'ASSAULT' GROUP BY event_id, polarity, modality, according_to")
    yield (["central"], ["entity", "degree", "claims"],
           f"MATCH (e)-[r]-(n) WHERE {CLAIM} AND r.polarity = 'positive' AND e <> n AND e.type <> 'Date' AND n.type <> 'Date' RETURN e.name, count(DISTINCT n), count(DISTINCT r), id(e)",
           "WITH ends AS (SELECT source AS e, source_id AS i, target_id AS n FROM claims WHERE polarity = 'positive' AND 'Date' NOT IN (source_type, target_type) "
           "UNION ALL SELECT target, target_id, source_id FROM claims WHERE polarity = 'positive' AND 'Date' NOT IN (source_type, target_type)) "
           "SELECT e, count(DISTINCT n), count(*) FROM ends WHERE i <> n GROUP BY i")
    # Which community an entity is in is beyond both languages; that each linked entity is in one is not.
    yield (["communities"], ["entity"],
           f"MATCH (e)-[r]-(n) WHERE {CLAIM} AND r.polarity = 'positive' AND e <> n AND e.type <> 'Date' AND n.type <> 'Date' RETURN DISTINCT e.name, id(e)",
           "SELECT name FROM entities WHERE type <> 'Date' AND id IN (SELECT source_id FROM claims WHERE polarity = 'positive' AND source_id <> target_id AND target_type <> 'Date' "
           "UNION SELECT target_id FROM claims WHERE polarity = 'positive' AND source_id <> target_id AND source_type <> 'Date')")
    # The links of the one shortest path, which the other two count.
    yield (["path", "Marta Olenkova", "Serbia", "--paths", "1"], [],
           f"MATCH (a {{name: 'Marta Olenkova'}})-[r]-(b {{name: 'Serbia'}}) WHERE {CLAIM} AND r.polarity = 'positive' RETURN DISTINCT 1",
           "SELECT DISTINCT 1 FROM claims WHERE polarity = 'positive' AND 'Marta Olenkova' IN (source, target) AND 'Serbia' IN (source, target)")
    # What is said as of the second month and not as of the first; what has a time of its own holds in it.
    held = "CASE WHEN time IS NULL THEN date <= '{0}-31' ELSE coalesce(since, '0') <= '{0}-31' AND coalesce(until || '-12-31', '9') >= '{0}-01' END"
    yield (["diff", "2024-09", "2025-12"], ["source", "relation", "target"],
           f"MATCH (a)-[r]->(b) WHERE {CLAIM} WITH CASE WHEN {SWAPPED} THEN b ELSE a END AS s, type(r) AS t, CASE WHEN {SWAPPED} THEN a ELSE b END AS e, "
           f"sum(CASE WHEN {held_cypher('2024-09-01', '2024-09-30')} THEN 1 ELSE 0 END) AS before, sum(CASE WHEN {held_cypher('2025-12-01', '2025-12-31')} THEN 1 ELSE 0 END) AS after "
           "WHERE before = 0 AND after > 0 RETURN s.name, t, e.name",
           f"SELECT CASE WHEN {SWAPPED_SQL} THEN target ELSE source END AS s, relation, CASE WHEN {SWAPPED_SQL} THEN source ELSE target END AS t "
           f"FROM claims GROUP BY s, relation, t HAVING sum({held.format('2024-09')}) = 0 AND sum({held.format('2025-12')}) > 0")


def texts(columns, values):
    """A row as it is compared: white space as one blank, the ends of a symmetric relation in the order of their names."""
    row = [" ".join(str(v).split()) for v in values]
    if columns[:3] == ["source", "relation", "target"] and row[1] in SYMMETRIC:
        row[0], row[2] = sorted([row[0], row[2]])
    return tuple(row)


def main():
    dossier, samples = sys.argv[1:3]
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DOSSIER_DB"] = folder + "/samples.db"
        subprocess.run([dossier, "ingest", "-q", samples], check=True)

        def ask(arguments):
            done = subprocess.run([dossier, *arguments, "--format", "jsonl"], capture_output=True, text=True)
            if done.returncode != 0:
                sys.exit(f"{' '.join(arguments)}\n{done.stderr}")
            return [json.loads(line) for line in done.stdout.splitlines()]

        failures = rows = 0
        for arguments, columns, cypher, sql in questions():
            named = ask(arguments)
            if arguments[0] == "diff":  # times of their own are compared by the test of the library
                named = [row for row in named if row["change"] == "gained"]
            expected = collections.Counter(texts(columns, [row[c] for c in columns]) for row in named)
            rows += len(named)
            for language, query in (("query", cypher), ("sql", sql)):
                answer = collections.Counter(texts(columns, list(row.values())[:len(columns)]) for row in ask([language, query]))
                if arguments[0] == "ties":  # both directions of a symmetric relation are one row of the question
                    answer, expected = collections.Counter(set(answer)), collections.Counter(set(expected))
                if answer == expected:
                    continue
                failures += 1
                print(f"dossier {' '.join(arguments)}: {language} differs\n  only the question: {list((expected - answer).elements())[:8]}\n  only {language}: {list((answer - expected).elements())[:8]}")
        print(f"{rows} rows of named questions, {failures} differences")
        sys.exit(1 if failures or rows < 100 else 0)


main()
