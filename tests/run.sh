#!/usr/bin/env bash
# Takes a fresh Debian 12 to a finished test run: packages, build with sanitizers, all tests. The closing lines are ctest's.
set -eu
cd "$(dirname "$0")/.."
. tests/setup.sh
install_packages tests/packages.txt

say "Building with address and undefined behaviour sanitizers (build/dev)"
mkdir -p build
cmake --preset dev "${cmake_options[@]}" >build/configure-dev.log 2>&1 || { cat build/configure-dev.log; exit 1; }
cmake --build --preset dev -j "$jobs"

say "Running the tests"
export UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1
ctest --preset dev -j "$jobs" "$@"
