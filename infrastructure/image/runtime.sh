#!/bin/sh
# runtime.sh FOLDER: FOLDER holds chat.jar and lib/. Puts beside them the Java that they need and no more (java/), the options
# that it is started with (java.options), and a cache of what it has loaded and linked once (chat.aot), which makes it start in
# little more than half the time. The jars stay where they are from then on: the cache knows them by path and time.
# Needs: a JDK 25 in JAVA_HOME or on the PATH, and a user who may start the embedded PostgreSQL, which root in a container is not.
set -eu

app=$(cd "$1" && pwd -P)
here=$(cd "$(dirname "$0")" && pwd -P)
bin=${JAVA_HOME:+$JAVA_HOME/bin/}

# Named in no class, but looked for: elliptic curves, files in jars, socket options, what JMX tells of memory, and who one is.
by_name=jdk.crypto.ec,jdk.zipfs,jdk.net,jdk.management,jdk.security.auth
by_class=$("${bin}jdeps" --ignore-missing-deps --multi-release 25 --recursive --print-module-deps \
  --class-path "$app/lib/*" "$app/chat.jar")

rm -rf "$app/java" "$app/chat.aot"
"${bin}jlink" --add-modules "$by_class,$by_name" --strip-java-debug-attributes --no-header-files --no-man-pages \
  --compress zip-0 --output "$app/java"

cp "$here/java.options" "$app/java.options"
"${bin}java" "$here/Rehearsal.java" "$app"
printf -- '-XX:AOTCache=%s/chat.aot\n' "$app" >>"$app/java.options"
