#!/usr/bin/env bash
# clang_check.sh COMPILE_COMMANDS SOURCE_DIR: every source of the program must also compile with clang, without a warning.
# Ends with status 77 (skipped) when clang is not installed.
set -u
commands=$1 root=$2
clang=$(command -v clang++-14 || command -v clang++) || { echo "skipped: clang++ is not installed"; exit 77; }
sed -n 's/^ *"command": "\(.*\)",$/\1/p' "$commands" | grep -E -- "-c $root/(graph|ingest|export|cli)/[^ ]*\.cpp" |
  sed -E -e 's/\\(["\\])/\1/g' -e 's/^([^ ]*ccache )?[^ ]*(c|g)\+\+ //' -e 's/ -o [^ ]*\.o / /' -e 's/-fsanitize=[^ ]* //g' \
    -e "s|\$| -fsyntax-only -Wno-unused-command-line-argument -Wno-unknown-warning-option -Wno-ambiguous-reversed-operator|" -e "s|^|$clang |" |
  xargs -d '\n' -P "$(nproc)" -I{} sh -c 'out=$(sh -c "$1" 2>&1) || { echo "$out"; exit 1; }' _ {}
