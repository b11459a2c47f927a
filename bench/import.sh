#!/bin/sh
# How fast files come in, beside the bare minimum: sqlite3's own .import of the same CSV, which parses nothing, checks nothing and keeps texts.
# Usage: bench/import.sh PROGRAM [ROWS]   (default 1,000,000 rows, made by repeating demo/data/calgary/crime.csv.gz)
set -eu
program=$(realpath "$1")
rows=${2:-1000000}
root=$(cd "$(dirname "$0")/.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

gzip -dc "$root/demo/data/calgary/crime.csv.gz" > "$folder/one.csv"
head -n 1 "$folder/one.csv" > "$folder/many.csv"
while [ "$(wc -l < "$folder/many.csv")" -le "$rows" ]; do tail -n +2 "$folder/one.csv" >> "$folder/many.csv"; done
head -n $((rows + 1)) "$folder/many.csv" > "$folder/rows.csv"

"$program" demo --data "$folder/data" --home "$root" > /dev/null
seconds() { date +%s.%N; }
begin=$(seconds)
"$program" import calgary_crime "$folder/rows.csv" --data "$folder/data" --home "$root"
middle=$(seconds)
printf '.mode csv\n.import %s rows\n' "$folder/rows.csv" | sqlite3 "$folder/bare.db"
end=$(seconds)
awk -v n="$rows" -v a="$begin" -v b="$middle" -v c="$end" 'BEGIN {
  printf "wardmote import: %.0f rows/s\nsqlite3 .import: %.0f rows/s\nratio: %.2f\n", n / (b - a), n / (c - b), (c - b) / (b - a)
}'
