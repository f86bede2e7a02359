#!/usr/bin/env bash
# Takes a fresh Debian 12 to a graph of the sample articles: packages, build, ingest, a look at what is in it.
set -eu
cd "$(dirname "$0")/.."
. tests/setup.sh
install_packages tests/packages.txt build

say "Building dossier (build/release)"
mkdir -p build
cmake --preset release "${cmake_options[@]}" >build/configure-release.log 2>&1 || { cat build/configure-release.log; exit 1; }
cmake --build --preset release --target dossier -j "$jobs"

dossier=build/release/cli/dossier
export DOSSIER_DB=build/samples.db
show() {
  printf '\n$ dossier %s\n' "$*"
  "$dossier" "$@"
}

say "Reading the sample articles into $DOSSIER_DB"
show ingest samples/articles
show verify

say "What is in them"
show stats
show members ECOWAS
show conflicts
show comments --about ECOWAS
show path "Marta Olenkova" Sweden

say "A graph file for Gephi, yEd, Cytoscape or NetworkX"
show export -f graphml -o build/samples.graphml --force

cat <<END

Done. Go on with, for example:
  export DOSSIER_DB=$DOSSIER_DB
  $dossier show Türkiye
  $dossier comments --by "Ngozi Okarafo"
  $dossier report Serbia
The tour in samples/README.md explains what you see.
END
