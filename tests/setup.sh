# Sourced by the run.sh scripts: `install_packages LIST [build]` installs the packages of the list that are missing (with
# "build" without those for tests alone); sets `cmake_options` and `jobs` for a build. Needs bash, and root or sudo only
# when something is missing.

say() { printf '\n== %s\n' "$*"; }

install_packages() {
  local list missing=() package
  list=$(if [ "${2:-}" = build ]; then sed '/^# For tests alone/,$d' "$1"; else cat "$1"; fi | grep -v '^#')
  for package in $list; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
  done
  if [ ${#missing[@]} -eq 0 ]; then
    say "All needed packages are installed"
    return
  fi
  say "Installing: ${missing[*]}"
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "run this as root, or install sudo" >&2; exit 1; }
    as_root=(sudo)
  fi
  "${as_root[@]}" apt-get update -q
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}"
}

jobs=$(nproc)
cmake_options=()
if command -v ccache >/dev/null; then cmake_options+=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache -DCMAKE_C_COMPILER_LAUNCHER=ccache); fi
if command -v ld.lld >/dev/null; then cmake_options+=(-DCMAKE_EXE_LINKER_FLAGS=-fuse-ld=lld); fi
