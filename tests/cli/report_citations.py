#!/usr/bin/env python3
"""For reports on everything that the sample articles mention: each citation's passage stands in its source at its
offsets and rests on records of the graph, each name is a node, each sentence, row and quotation has its citation, and
quoted words stand in the passage cited. Usage: report_citations.py DOSSIER SAMPLES [LIMIT]"""
import csv
import json
import os
import re
import subprocess
import sys
import tempfile

dossier, samples = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
limit = int(sys.argv[3]) if len(sys.argv) > 3 else 60
# What a report says of itself needs no passage.
OWN_WORDS = re.compile(r"All of this rests on|accounts? differs?:|pairs? of accounts")


def run(*arguments):
    return subprocess.run([dossier, *arguments, "--db", "samples.db"], capture_output=True, check=True).stdout.decode("utf-8")


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def squeeze(text):
    return " ".join(text.split())


class Checker:
    def __init__(self, name, report, texts, nodes, records):
        self.name, self.report, self.nodes = name, report, nodes
        self.passages = {}
        for citation in report["citations"]:
            passage = texts[citation["document"]][citation["start"]:citation["end"]]
            self.check(passage == citation["passage"] and passage.strip(), "the passage of a citation", citation)
            # Claims, statements and events by their ids; properties of entities by their names.
            ids = {record for record in citation["records"] if re.fullmatch("[csv][0-9a-f]{16}", record)}
            self.check(ids <= records and citation["records"], "the records of a citation", {"unknown": sorted(ids - records), **citation})
            self.passages[citation["number"]] = squeeze(passage)
        for section in report["sections"]:
            for block in section["blocks"]:
                self.block(block)

    def check(self, right, what, where):
        if not right:
            sys.exit(f"{self.name}: {what} is wrong: {json.dumps(where, ensure_ascii=False)[:600]}")

    def line(self, line):
        """The citations of a line, whose names are checked."""
        for part in line:
            if part["kind"] == "entity":
                entity = self.report["entities"][part["entity"]]
                self.check((entity["name"], entity["type"]) in self.nodes, "a name", part)
        numbers = [part["citation"] for part in line if part["kind"] == "cite"]
        self.check(all(number in self.passages for number in numbers), "a citation", line)
        return numbers

    def words(self, text, numbers):
        """Quoted words, but for the ellipses, stand in one of the passages."""
        for piece in text.split("\u2026"):
            piece = squeeze(piece)
            if piece and not any(piece in self.passages[number] for number in numbers):
                self.check(False, "a quotation", text)

    def block(self, block):
        kind = block["kind"]
        if kind in ("paragraph", "list"):
            for line in block["lines"]:
                numbers = self.line(line)
                text = "".join(part.get("text", "") for part in line)
                self.check(numbers or OWN_WORDS.search(text), "a sentence without citation", text)
        elif kind == "table":
            for row in block["rows"]:
                numbers = [number for cell in row for number in self.line(cell)]
                self.check(numbers, "a row without citation", row)
                for cell in row:
                    for part in cell:
                        if part["kind"] == "quote":
                            self.words(part["text"], numbers)
        elif kind == "quotations":
            for quotation in block["quotations"]:
                self.line(quotation["lead"])
                self.words(quotation["words"], [quotation["citation"]])


with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    run("ingest", "-q", samples)
    texts = {}
    for line in run("export", "-f", "jsonl").splitlines()[1:]:
        document = json.loads(line).get("document")
        if document:
            texts[document["id"]] = document["text"]
    run("export", "-f", "csv", "-o", "full/", "--projection", "full", "--keep-parallel", "--raw-cells")
    run("export", "-f", "csv", "-o", "entities/", "--keep-parallel", "--raw-cells")
    nodes = {(row["Label"], row["type"]) for row in rows("full/nodes.csv")}
    records = {row["Id"].split(".")[0] for folder in ("full", "entities") for row in rows(folder + "/edges.csv")}
    records |= {row["Id"] for row in rows("full/nodes.csv")}
    # An event with a name of its own is the node of that name, so it is asked for by its id.
    records |= set(run("sql", "SELECT id FROM events", "--format", "csv").split())
    entities = sorted(rows("entities/nodes.csv"), key=lambda row: (-int(row["degree"] or 0), row["Id"]))
    names = [row["Label"] for row in entities if int(row["degree"] or 0) > 0][:limit]
    asked = [[name] for name in names] + [names[i:i + 2] for i in range(0, min(8, len(names) - 1))] + [["--corpus"], ["--topic", "security"]]
    sentences = citations = reports = 0
    for arguments in asked:
        run_report = subprocess.run([dossier, "report", *arguments, "-f", "json", "--full", "--db", "samples.db"], capture_output=True)
        if run_report.returncode == 1 and len(arguments) == 2:
            continue  # nothing links these two
        if run_report.returncode != 0:
            sys.exit(f"{arguments}: {run_report.stderr.decode()}")
        report = json.loads(run_report.stdout)
        Checker(" and ".join(arguments), report, texts, nodes, records)
        reports += 1
        citations += len(report["citations"])
    if reports < 10 or citations < 100:
        sys.exit(f"only {reports} reports with {citations} citations: the samples give no test")
    print(f"{reports} reports, {citations} citations: all stand in their sources")
