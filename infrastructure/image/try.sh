#!/usr/bin/env bash
# try.sh TARGET [TIMES]: makes what the image holds out of TARGET/chat.jar and TARGET/lib, starts it with its cache and without,
# so many times each (3), and prints the middle milliseconds until it answers, and what it takes of the machine.
# Needs a JDK 25, looked for as ./chat does: JAVA_HOME, or one that is installed where they usually are.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd -P)
target=$(cd "$1" && pwd -P)
times=${2:-3}

for home in "${JAVA_HOME:-}" /usr/lib/jvm/* /opt/java/*; do
  if "$home/bin/javac" -version 2>/dev/null | grep -q '^javac 25'; then export JAVA_HOME=$home; break; fi
done

work=$(mktemp -d)
server=
finish() {
  if [ -n "$server" ]; then kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; fi
  rm -rf "$work"
}
trap finish EXIT

mkdir "$work/app"
cp -pR "$target/chat.jar" "$target/lib" "$work/app"
"$here/runtime.sh" "$work/app" >"$work/rehearsal" 2>&1 || { cat "$work/rehearsal"; exit 1; }
grep -v '^-XX:AOTCache=' "$work/app/java.options" >"$work/without.options"

# starts OPTIONS ... -> milliseconds, in $took
starts() {
  local begin address log=$work/log
  begin=$(date +%s%N)
  PORT=0 CHAT_PROVIDER=demo CHAT_DATA_DIR=$work/data "$work/app/java/bin/java" "$@" -jar "$work/app/chat.jar" serve >"$log" 2>&1 &
  server=$!
  while ! address=$(sed -n 's/.*ready on http[^ ]*:\([0-9]*\).*/\1/p' "$log") || [ -z "$address" ]; do
    kill -0 "$server" 2>/dev/null || { cat "$log"; exit 1; }
    sleep 0.01
  done
  took=$((($(date +%s%N) - begin) / 1000000))
  PORT=$address "$work/app/java/bin/java" -cp "$work/app/chat.jar" ai.chatbot.cli.Probe
  memory=$(awk '/VmRSS/ {print int($2 / 1024)}' "/proc/$server/status")
  kill "$server"
  wait "$server" || true
  server=
}

middle() { sort -n | sed -n "$(((times + 1) / 2))p"; }

with=() without=()
# With AOTMode=on Java refuses to start where the cache does not fit.
starts "@$work/app/java.options" -XX:AOTMode=on
for _ in $(seq "$times"); do
  starts "@$work/without.options"; without+=("$took")
  starts "@$work/app/java.options"; with+=("$took")
done
echo "starts in $(printf '%s\n' "${with[@]}" | middle) ms with its cache, in $(printf '%s\n' "${without[@]}" | middle) ms without," \
  "and takes $memory MiB; its Java $(du -sm "$work/app/java" | cut -f1) MB, its jars $(du -sm "$work/app/lib" | cut -f1) MB, its cache $(du -sm "$work/app/chat.aot" | cut -f1) MB"
