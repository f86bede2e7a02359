#!/usr/bin/env python3
"""Runs `dossier extract` and `dossier annotate` over the evaluation kit and compares the scores with floors.json.

usage: evaluate.py DOSSIER KIT [SET ...] [--update] [--predictions DIR]

KIT is the folder with dev/ and score.py. Without SET, all sets that have a floor run. --update writes the measured
scores, less a margin, as the new floors where they are higher. Exit code 1: a score is below its floor; 77: skipped, the kit is not there.
Standard library only.
"""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

FLOORS = pathlib.Path(__file__).with_name("floors.json")
SKIPPED = 77  # ctest's SKIP_RETURN_CODE
MARGIN = 0.3  # points below the measured score at which an update sets the floor


def run(command, output=None):
    with open(output, "w") if output else tempfile.TemporaryFile("w+") as out:
        subprocess.run([str(c) for c in command], stdout=out, check=True)
        if output is None:
            out.seek(0)
            return out.read()


def score_tasks(dossier, kit, name, tasks, predictions):
    """Headline scores in percent of one set of JSON Lines: {"name:task": score}."""
    predicted = predictions / f"{name}.pred.jsonl"
    run([dossier, "extract", kit / "dev" / f"{name}.input.jsonl"], predicted)
    scores = {}
    for task in tasks:
        gold = kit / "dev" / f"{name}.gold.jsonl"
        result = json.loads(run([sys.executable, kit / "score.py", task, gold, predicted, "--json"]))
        scores[f"{name}:{task}"] = 100 * (result["headline"] or 0)
    return scores


def read_words(path):
    words = []
    with open(path, encoding="utf-8") as file:
        for line in file:
            columns = line.rstrip("\n").split("\t")
            if len(columns) == 10 and columns[0].isdigit():
                words.append(columns)
    return words


def score_treebank(dossier, kit, name, predictions):
    """Tags and trees over gold words and sentences, in percent of the words."""
    gold_path = kit / "dev" / "conllu" / f"{name}.dev.conllu"
    predicted_path = predictions / f"{name}.conllu"
    run([dossier, "annotate", gold_path, "--input", "conllu", "--format", "conllu"], predicted_path)
    gold, predicted = read_words(gold_path), read_words(predicted_path)
    if len(gold) != len(predicted):
        sys.exit(f"{name}: {len(gold)} gold words, {len(predicted)} predicted words")
    columns = {"UPOS": slice(3, 4), "XPOS": slice(4, 5), "lemma": slice(2, 3), "UAS": slice(6, 7), "LAS": slice(6, 8)}
    return {
        f"{name}:{measure}": 100 * sum(g[part] == p[part] for g, p in zip(gold, predicted)) / len(gold)
        for measure, part in columns.items()
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dossier")
    parser.add_argument("kit", type=pathlib.Path)
    parser.add_argument("sets", nargs="*")
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--predictions", type=pathlib.Path)
    arguments = parser.parse_args()
    if not (arguments.kit / "dev").is_dir():
        print(f"SKIPPED: no evaluation data in {arguments.kit}")
        return SKIPPED

    floors = json.loads(FLOORS.read_text())
    with tempfile.TemporaryDirectory() as scratch:
        predictions = arguments.predictions or pathlib.Path(scratch)
        predictions.mkdir(parents=True, exist_ok=True)
        scores = {}
        names = sorted({key.split(":")[0] for key in floors})
        for name in [n for n in names if not arguments.sets or n in arguments.sets]:
            keys = [key.split(":")[1] for key in floors if key.startswith(name + ":")]
            if (arguments.kit / "dev" / "conllu" / f"{name}.dev.conllu").exists() and "LAS" in keys:
                scores.update(score_treebank(arguments.dossier, arguments.kit, name, predictions))
            tasks = [key for key in keys if key.islower() and key != "lemma"]
            if tasks:
                scores.update(score_tasks(arguments.dossier, arguments.kit, name, tasks, predictions))

    below = 0
    print(f"{'set:measure':36}{'score':>8}{'floor':>8}")
    for key, score in scores.items():
        floor = floors.get(key, 0)
        mark = "" if score >= floor else "   BELOW"
        below += score < floor
        print(f"{key:36}{score:8.2f}{floor:8.2f}{mark}")
    if arguments.update:
        floors.update({key: max(floors.get(key, 0), round(score - MARGIN, 1)) for key, score in scores.items()})
        FLOORS.write_text(json.dumps(dict(sorted(floors.items())), indent=2) + "\n")
    return 1 if below and not arguments.update else 0


if __name__ == "__main__":
    sys.exit(main())
