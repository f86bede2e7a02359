#!/usr/bin/env bash
# golden.sh DOSSIER FILE.md...: runs the commands of the ```console blocks and compares what they print, on both outputs,
# with what stands below them; a status other than 0 is printed as "[exit 2]". With --record as the first argument the
# files are rewritten with what the commands print now. Each file has an empty directory of its own to work in, in which
# `samples` and `tests` lead to those of the project, and which all its commands share.
set -euo pipefail
record=
if [ "$1" = --record ]; then record=1; shift; fi
dossier=$(realpath "$1")
shift
root=$(realpath "$(dirname "$0")/../..")
export LC_ALL=C.UTF-8 NO_COLOR=1 COLUMNS=120
unset DOSSIER_DB

# Copies a Markdown file from standard input to standard output with the outputs of its commands made new.
run_blocks() {
  local line command status in_block=
  while IFS= read -r line || [ -n "$line" ]; do
    if [ -z "$in_block" ]; then
      printf '%s\n' "$line"
      [ "$line" != '```console' ] || in_block=1
    elif [ "$line" = '```' ]; then
      printf '%s\n' "$line"
      in_block=
    elif [[ "$line" == '$ '* ]]; then
      printf '%s\n' "$line"
      command=${line#'$ '}
      status=0
      # Its own shell with no input, so that a command cannot read on in this file.
      bash -c "$command" </dev/null >"$work/output" 2>&1 || status=$?
      sed -e '$a\' "$work/output"
      [ "$status" -eq 0 ] || printf '[exit %d]\n' "$status"
    fi
  done
}

failed=0
for file in "$@"; do
  file=$(realpath "$file")
  work=$(mktemp -d)
  mkdir "$work/bin" "$work/run"
  ln -s "$dossier" "$work/bin/dossier"
  ln -s "$root/samples" "$root/tests" "$work/run/"
  (cd "$work/run" && PATH=$work/bin:$PATH run_blocks <"$file" >"$work/new.md")
  if [ -n "$record" ]; then
    cp "$work/new.md" "$file"
  elif ! diff -u --label "${file#"$root"/} (expected)" --label "printed now" "$file" "$work/new.md"; then
    failed=1
    echo "to take the new output over: tests/cli/record.sh (and read the difference before you commit it)"
  fi
  rm -rf "$work"
done
exit "$failed"
