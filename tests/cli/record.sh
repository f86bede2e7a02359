#!/usr/bin/env bash
# record.sh [DOSSIER]: rewrites the expected outputs of all golden runs with what the program prints now.
set -eu
cd "$(dirname "$0")/../.."
dossier=${1:-build/release/cli/dossier}
[ -x "$dossier" ] || { echo "build the program first: cmake --preset release && cmake --build --preset release --target dossier" >&2; exit 1; }
tests/cli/golden.sh --record "$dossier" samples/README.md tests/cli/*.md
git --no-pager diff --stat -- samples/README.md tests/cli || true
