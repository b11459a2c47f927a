#!/usr/bin/env bash
# Copying everything and proving it, beside sqlite3's own .backup of the same database and pg_dump of the same rows, which encrypt nothing. Usage:
# bench/backup.sh PROGRAM [ROWS]   (default 1,350,000 incidents, made by repeating demo/data/calgary/crime.csv.gz)
set -euo pipefail
program=$(realpath "$1")
rows=${2:-1350000}
root=$(cd "$(dirname "$0")/.." && pwd)
folder=$(mktemp -d)
postgres=/usr/lib/postgresql/15/bin
as_postgres() { if [ "$(id -u)" = 0 ]; then (cd / && setpriv --reuid postgres --regid postgres --clear-groups "$@"); else "$@"; fi; }
stop_all() { as_postgres "$postgres/pg_ctl" -D "$folder/server/data" -m fast -w stop >/dev/null 2>&1 || true; rm -rf "$folder"; }
trap stop_all EXIT

"$program" key make "$folder/key" >/dev/null
sqlite=(--data "$folder/data" --key "$folder/key" --home "$root")
"$program" demo "${sqlite[@]}" >/dev/null
gzip -dc "$root/demo/data/calgary/crime.csv.gz" >"$folder/one.csv"
head -n 1 "$folder/one.csv" >"$folder/many.csv"
while [ "$(wc -l <"$folder/many.csv")" -le "$rows" ]; do tail -n +2 "$folder/one.csv" >>"$folder/many.csv"; done
head -n $((rows + 1)) "$folder/many.csv" >"$folder/rows.csv"
"$program" import calgary_crime "$folder/rows.csv" "${sqlite[@]}" >/dev/null

# seconds, of which on a core, and peak memory of a command
measured() {
  local name=$1
  shift
  /usr/bin/time -f '%e %U %S %M' -o "$folder/time" "$@" >/dev/null
  awk -v name="$name" '{ printf "%-34s %6.2f s, %5.2f s of a core, %4d MB resident\n", name, $1, $2 + $3, $4 / 1024 }' "$folder/time"
}
printf '%d rows, database of %d MB\n' "$rows" $(($(stat -c %s "$folder/data/wardmote.db") / 1000000))
for round in 1 2 3; do
  measured "wardmote backup, SQLite" "$program" backup "$folder/copy.backup" "${sqlite[@]}"
  measured "sqlite3 .backup" sqlite3 "$folder/data/wardmote.db" ".backup $folder/copy.db"
done
printf 'the copy has %d MB\n' $(($(stat -c %s "$folder/copy.backup") / 1000000))
measured "wardmote backup verify" "$program" backup verify "$folder/copy.backup" --key "$folder/key"
measured "wardmote restore --drill, SQLite" "$program" restore "$folder/copy.backup" --drill "${sqlite[@]}"

mkdir "$folder/server" && chmod 755 "$folder"
[ "$(id -u)" = 0 ] && chown postgres "$folder/server"
as_postgres "$postgres/initdb" -D "$folder/server/data" -U wardmote -A trust -E UTF8 --locale=C.UTF-8 >/dev/null
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
as_postgres "$postgres/pg_ctl" -D "$folder/server/data" -w -l "$folder/server/log" \
  -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=" start >/dev/null
url="postgresql://wardmote@127.0.0.1:$port/postgres"
mkdir "$folder/data-server"
server=(--data "$folder/data-server" --database "$url" --key "$folder/key" --home "$root")
measured "wardmote restore, PostgreSQL" "$program" restore "$folder/copy.backup" "${server[@]}"
for round in 1 2 3; do
  measured "wardmote backup, PostgreSQL" "$program" backup "$folder/copy2.backup" "${server[@]}"
  measured "pg_dump -Fc -Z0" "$postgres/pg_dump" -Fc -Z0 -f "$folder/copy.dump" "$url"
done
