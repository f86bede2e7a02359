#!/bin/sh
# Makes page.bundle.js and its digest (for the page's Content-Security-Policy) from page.js. Needs npm; the results are
# checked in, so that building dossier does not.
set -eu
cd "$(dirname "$0")"
npm install --ignore-scripts --no-audit --no-fund
npx esbuild page.js --bundle --minify --format=iife --target=es2020 --charset=utf8 --legal-comments=none --outfile=page.bundle.js
# The page holds the program between script tags.
if grep -qi '</script' page.bundle.js; then echo "page.bundle.js contains an end tag of script" >&2; exit 1; fi
openssl dgst -sha256 -binary page.bundle.js | openssl base64 -A > page.bundle.js.sha256
for package in $(ls node_modules | grep -v '^@') @sigma/edge-curve; do
  case $package in esbuild) continue ;; esac
  for licence in node_modules/$package/LICENSE*; do
    if [ -f "$licence" ]; then
      printf '== %s\n\n' "$package"
      cat "$licence"
      printf '\n'
    fi
  done
done > LICENSES.txt
