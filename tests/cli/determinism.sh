#!/usr/bin/env bash
# The same articles give the same bytes: from any number of threads, in any run, and after an article was taken out and
# put back. Usage: determinism.sh DOSSIER SAMPLES
set -euo pipefail
dossier=$1 samples=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

export_graph() { "$dossier" export --db "$1" -f jsonl -o "$2" --force; "$dossier" export --db "$1" -f graphml -o "$2.graphml" --force; }

for jobs in 1 2 7; do
  "$dossier" ingest -q --db "$work/$jobs.db" --jobs "$jobs" "$samples"
  export_graph "$work/$jobs.db" "$work/$jobs.out"
  cmp "$work/1.out" "$work/$jobs.out"
  cmp "$work/1.out.graphml" "$work/$jobs.out.graphml"
done
echo "the same bytes from 1, 2 and 7 threads"

"$dossier" ingest -q --db "$work/1.db" "$samples"
export_graph "$work/1.db" "$work/again.out"
cmp "$work/1.out" "$work/again.out"
echo "a second ingest changes nothing"

last=$("$dossier" stats --db "$work/1.db" --documents --format csv | tail -n 1 | cut -d, -f1 | tr -d '\r')
"$dossier" remove --db "$work/1.db" "$last"
"$dossier" ingest -q --db "$work/1.db" "$samples"
export_graph "$work/1.db" "$work/back.out"
cmp "$work/1.out" "$work/back.out"
echo "an article taken out and put back leaves no trace"
