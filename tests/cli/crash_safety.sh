#!/usr/bin/env bash
# kill -9 during ingest, at many moments: afterwards the database opens, every passage verifies, and ingesting again
# completes it to what an undisturbed run gives. Usage: crash_safety.sh DOSSIER SAMPLES
set -euo pipefail
dossier=$1 samples=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$dossier" ingest -q --db "$work/whole.db" "$samples"
"$dossier" stats --db "$work/whole.db" --format csv > "$work/whole.csv"
# Many copies of the samples, each a document of its own, so that a kill meets the work at any stage.
mkdir "$work/many"
for copy in $(seq 1 20); do cp -r "$samples" "$work/many/$copy"; done

for delay in 0.05 0.1 0.2 0.3 0.5 0.8 1.2; do
  "$dossier" ingest -q --db "$work/killed.db" "$work/many" & pid=$!
  sleep "$delay"
  kill -9 "$pid" 2>/dev/null || true
  wait "$pid" 2>/dev/null || true
  [ -e "$work/killed.db" ] || continue
  # Killed before the tables were made: the file is empty, and the next ingest fills it.
  "$dossier" verify --db "$work/killed.db" 2> "$work/verify" || grep -q "is empty" "$work/verify"
done
"$dossier" ingest -q --db "$work/killed.db" "$work/many"
"$dossier" verify --db "$work/killed.db"
"$dossier" ingest -q --db "$work/undisturbed.db" "$work/many"
for db in killed undisturbed; do "$dossier" stats --db "$work/$db.db" --format csv > "$work/$db.csv"; done
cmp "$work/killed.csv" "$work/undisturbed.csv"
echo "killed seven times, nothing lost"
