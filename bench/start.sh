#!/usr/bin/env bash
# From the command to the first answer, and the memory of a server at rest.
set -euo pipefail
wardmote=$1
folder=$(mktemp -d)
port=18482
trap 'kill "${server:-}" 2>/dev/null || true; rm -rf "$folder"' EXIT
"$wardmote" demo --data "$folder" >/dev/null
for round in 1 2 3 4 5; do
  begin=$(date +%s%N)
  "$wardmote" serve --data "$folder" --port $port >/dev/null 2>&1 &
  server=$!
  until curl -sf "http://127.0.0.1:$port/health" >/dev/null; do :; done
  printf 'start %d: %d ms, resident at rest %d MB\n' "$round" $((($(date +%s%N) - begin) / 1000000)) \
    $(($(awk '/VmRSS/ {print $2}' "/proc/$server/status") / 1024))
  kill $server
  wait $server || true
done
