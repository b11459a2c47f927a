#!/usr/bin/env bash
# Pages a second of the cached front page and standing (HTML and JSON), against nginx serving the same bytes as a file.
set -euo pipefail
wardmote=$1
folder=$(mktemp -d)
seconds=${WARDMOTE_BENCH_SECONDS:-5}
port=18480 peer_port=18481
trap 'kill "${server:-}" "${peer:-}" 2>/dev/null || true; rm -rf "$folder"' EXIT

"$wardmote" demo --data "$folder/data" >/dev/null
"$wardmote" serve --data "$folder/data" --port $port >/dev/null 2>&1 &
server=$!
mkdir -p "$folder/www/en"
cat >"$folder/nginx.conf" <<CONF
worker_processes 2; pid $folder/nginx.pid; error_log $folder/error.log; daemon off;
events { worker_connections 1024; }
http { access_log off; sendfile on; keepalive_requests 1000000; default_type text/html;
  types { application/json json; } server { listen 127.0.0.1:$peer_port; root $folder/www; } }
CONF
chmod -R a+rX "$folder"
until curl -sf "http://127.0.0.1:$port/health" >/dev/null; do :; done
for page in index.html standing.html index.json standing.json; do
  path=/en/${page%.html}
  [ "$page" = index.html ] && path=/en/
  curl -sf "http://127.0.0.1:$port$path" >"$folder/www/en/$page"
done
nginx -c "$folder/nginx.conf" -p "$folder" &
peer=$!
until curl -sf "http://127.0.0.1:$peer_port/en/index.html" >/dev/null; do :; done

rate() { wrk -t1 -c32 -d"${seconds}s" "$1" | awk '/Requests\/sec/ {print $2}'; }
printf '%-20s %12s %12s %8s\n' page wardmote/s nginx/s ratio
for page in index.html standing.html index.json standing.json; do
  path=/en/${page%.html}
  [ "$page" = index.html ] && path=/en/
  ours=$(rate "http://127.0.0.1:$port$path")
  theirs=$(rate "http://127.0.0.1:$peer_port/en/$page")
  printf '%-20s %12.0f %12.0f %8.2f\n' "$page" "$ours" "$theirs" "$(echo "$ours / $theirs" | bc -l)"
done
resident() { awk '/VmRSS/ {print $2}' "/proc/$server/status"; }
printf 'resident after load: %d MB\n' $(($(resident) / 1024))
