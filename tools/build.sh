# Building: the browser's part once for each change of its sources, the program by CMake and Ninja.

# build_browser: browser/dist, unless it was made from these very sources.
build_browser() {
  local sources stamp=build/.browser
  sources=$(cd browser && find . -path ./node_modules -prune -o -path ./dist -prune -o -type f -print0 | sort -z |
    xargs -0 sha256sum | sha256sum)
  [ -d browser/dist ] && [ "$(cat "$stamp" 2>/dev/null)" = "$sources" ] && return
  say "Building styles and scripts (browser/)"
  install_node_modules
  (cd browser && npm run --silent build >/dev/null)
  echo "$sources" >"$stamp"
}

install_node_modules() {
  local stamp=browser/node_modules/.installed
  [ -f "$stamp" ] && [ "$stamp" -nt browser/package-lock.json ] && return
  (cd browser && npm ci --no-audit --no-fund --silent)
  touch "$stamp"
}

# build_kind folder [cmake arguments…]: configures once and builds everything in build/<folder>.
build_kind() {
  local folder=build/$1
  shift
  [ -f "$folder/build.ninja" ] || { say "Configuring $folder" && cmake -S . -B "$folder" -G Ninja "$@" >/dev/null; }
  say "Building $folder"
  ninja -C "$folder" "${targets[@]}"
}

# The program and its catalogues alone, as a newcomer needs them.
build_release() {
  build_browser
  targets=(wardmote locale) build_kind release -DCMAKE_BUILD_TYPE=Release
}
