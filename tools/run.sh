# ./dev run: from nothing to a page in the browser.

run() {
  local port=8080 data=./data database=
  while [ $# -gt 0 ]; do
    case "$1" in
      --port) port=${2:?--port needs a number}; shift 2 ;;
      --data) data=${2:?--data needs a folder}; shift 2 ;;
      --database) database=${2:?--database needs a URL}; shift 2 ;;
      *) echo "./dev run: '$1' is not known. It takes --port N, --data DIR and --database URL." >&2; exit 2 ;;
    esac
  done
  install_parts
  build_release
  local place=(--data "$data")
  [ -n "$database" ] && place=(--database "$database")
  build/release/wardmote demo --if-missing "${place[@]}"
  exec build/release/wardmote serve --port "$port" "${place[@]}"
}
