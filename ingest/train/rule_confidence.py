#!/usr/bin/env python3
"""Counts how often each rule is right, and writes ingest/lexicon/rule_confidence.tsv.

usage: rule_confidence.py DOSSIER KIT JUDGED.tsv

KIT is the folder with train/relations/knowledgenet.train.* (CC BY-SA 4.0) and score.py: a claim counts when its document is
annotated exhaustively for the relation that the claim's type maps to. JUDGED.tsv holds claims that people judged against their
text: rule, tab, 1 (right), 0.5 (defensible, with a flaw) or 0. Counts of the corpus, whose texts are biographies, weigh no more than LIMIT judgements together.
Standard library only.
"""
import collections
import importlib.util
import json
import pathlib
import subprocess
import sys

LIMIT = 20  # judgements that a corpus may weigh for one rule
# Types that the corpus annotates for some kinds of arguments only (headquarters, homes; employers): its silence proves nothing.
PARTLY_ANNOTATED = {"located_in", "member_of", "holds_position", "leads", "affiliated_with", "dated"}


def load_scorer(kit):
    spec = importlib.util.spec_from_file_location("score", kit / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def verdicts(score, gold, predicted):
    """Yields (rule, right) for each claim that the gold can judge."""
    family = next(iter(gold.values()))["dataset"]
    prefix = score.FAM[family][1]
    for g, p in score.pairs(gold, predicted):
        gold_mentions, mentions = score.ments(g), score.ments(p)
        exhaustive = {t[len(prefix):] for t in g.get("exhaustive", [])}
        for claim in p.get("relations") or []:
            mapped = [(n, d) for n, d in score.rel_map(family, claim["type"]) or [] if n in exhaustive]
            if not mapped or claim["type"] in PARTLY_ANNOTATED:
                continue

            def matches(r, source, target):
                return (score.arg_match(mentions.get(source, []), gold_mentions.get(r["source"], []), False) and
                        score.arg_match(mentions.get(target, []), gold_mentions.get(r["target"], []), False))

            right = False
            for r in g["relations"]:
                for name, direction in mapped:
                    if r["type"][len(prefix):] != name:
                        continue
                    symmetric = name in score.SYM[family]
                    right |= direction in "=*" and matches(r, claim["source"], claim["target"])
                    right |= (direction in "~*" or symmetric) and matches(r, claim["target"], claim["source"])
            yield claim["rule"], right


def main():
    dossier, kit, judged = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    score = load_scorer(kit)
    name = kit / "train/relations/knowledgenet.train"
    lines = subprocess.run([dossier, "extract", f"{name}.input.jsonl"], stdout=subprocess.PIPE, check=True, text=True).stdout
    predicted = {}
    for line in lines.splitlines():
        document = json.loads(line)
        for r in document["relations"]:
            r["type"] = r["type"].lower()
        document["relations"] = [r for r in document["relations"] if r["polarity"] != "negative"]
        predicted[document["id"]] = document
    counts = collections.defaultdict(lambda: [0.0, 0.0])
    for rule, right in verdicts(score, score.load(f"{name}.gold.jsonl"), predicted):
        counts[rule][0 if right else 1] += 1
    for tally in counts.values():
        scale = min(1, LIMIT / sum(tally))
        tally[:] = [n * scale for n in tally]
    for line in judged.read_text().splitlines():
        rule, verdict = line.split("\t")
        counts[rule][0] += float(verdict)
        counts[rule][1] += 1 - float(verdict)
    table = pathlib.Path(__file__).parents[1] / "lexicon/rule_confidence.tsv"
    with table.open("w") as out:
        out.write("# How often each rule was right and wrong; made by train/rule_confidence.py. rule, right, wrong\n")
        for rule, (right, wrong) in sorted(counts.items()):
            out.write(f"{rule}\t{right:.1f}\t{wrong:.1f}\n")


if __name__ == "__main__":
    main()
