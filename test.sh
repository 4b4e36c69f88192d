#!/usr/bin/env bash
# Runs the tests. Usage: ./test.sh [PROJECT ...] [--filter EXPRESSION and other options of dotnet test]
#   ./test.sh                                       everything
#   ./test.sh Api Messaging                         tests/ClientPortal.Api.Tests and tests/ClientPortal.Messaging.Tests
#   ./test.sh Api --filter StrangerCannotReadTicket
set -euo pipefail
cd "$(dirname "$0")"
. scripts/prepare.sh

projects=()
while [ $# -gt 0 ] && [ "${1#-}" = "$1" ]; do
  name=$(basename "$1") && name=${name#ClientPortal.}
  projects+=("tests/ClientPortal.${name%.Tests}.Tests")
  shift
done
[ ${#projects[@]} -gt 0 ] || projects=(tests/*.Tests)
for project in "${projects[@]}"; do
  [ -d "$project" ] || { say "There is no $project."; exit 2; }
done

check_sdk
find_feed
install_servers
install_missing chromium=chromium nodejs=node npm=npm
# Bots of other hands that the emulator's tests talk to.
for lock in tests/*/*/package-lock.json; do
  [ -d "$(dirname "$lock")/node_modules" ] || npm ci --prefix "$(dirname "$lock")" --no-audit --no-fund >&2
done

if [ "${projects[*]}" = "$(echo tests/*.Tests)" ]; then build ClientPortal.sln; else
  build ClientPortal.AppHost
  for project in "${projects[@]}"; do build "$project"; done
fi

results=$(mktemp -d)
servers=
end() {
  trap - EXIT INT TERM
  if [ -n "${pages:-}" ]; then
    kill -- -"$pages" 2>/dev/null || true # the whole group, since dotnet test passes no signal on; over already, unless this was interrupted
    wait "$pages" 2>/dev/null || true
  fi
  if [ -n "$servers" ]; then
    exec 9>&- # the servers end when this pipe does, also if this shell is killed
    wait "$servers" 2>/dev/null || true
  fi
  rm -rf "$results"
}
trap end EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# One PostgreSQL and RabbitMQ for all test projects. With Docker, Testcontainers starts them where they are needed.
if [ -z "${CLIENTPORTAL_TEST_POSTGRES:-}" ] && { [ "$FullFeed" != true ] || ! docker_answers; }; then
  exec 9> >(trap '' INT; exec dotnet ClientPortal.AppHost/bin/Debug/net10.0/ClientPortal.AppHost.dll test-servers "$results/servers.env" >&2)
  servers=$!
  until [ -f "$results/servers.env" ]; do
    kill -0 "$servers" 2>/dev/null || { say "The test servers did not start."; exit 1; }
    sleep 0.2
  done
  . "$results/servers.env"
fi

status=0
run() { # PROJECT [OPTIONS OF dotnet test]
  local name
  name=$(basename "$1")
  say "== $name"
  ${runner:-} dotnet test "$1" --no-build --nologo --logger "trx;LogFileName=$name.trx" --results-directory "$results" "${@:2}" 9>&-
}

# Those of the pages wait for a browser most of the time: they run beside others that do not mind. What measures moments of its own runs alone.
beside=" Api AppHost Architecture Contracts EndToEnd Messaging Notifications TelegramEmulator "
is_beside() { local name=${1#tests/ClientPortal.}; [[ $beside == *" ${name%.Tests} "* ]]; }
pages=
for project in "${projects[@]}"; do
  if [ "$project" = tests/ClientPortal.Web.Tests ] && [ ${#projects[@]} -gt 1 ]; then
    # With a process group of its own.
    runner="exec $(command -v setsid || true)" run "$project" "$@" >"$results/pages.log" 2>&1 </dev/null &
    pages=$!
  fi
done
for project in "${projects[@]}"; do
  if [ -z "$pages" ] || is_beside "$project"; then run "$project" "$@" || status=$?; fi
done
if [ -n "$pages" ]; then
  wait "$pages" || status=$?
  cat "$results/pages.log" >&2
  for project in "${projects[@]}"; do
    if [ "$project" != tests/ClientPortal.Web.Tests ] && ! is_beside "$project"; then run "$project" "$@" || status=$?; fi
  done
fi

# The outcome of every test, whatever the runner's own counters say.
outcomes=$(find "$results" -name '*.trx' -exec grep -ho '<UnitTestResult [^>]*' {} + | grep -o ' outcome="[^"]*"' || true)
passed=$(grep -c '"Passed"' <<<"$outcomes" || true)
skipped=$(grep -c '"NotExecuted"' <<<"$outcomes" || true)
failed=$(grep -c 'outcome=' <<<"$(grep -v -e '"Passed"' -e '"NotExecuted"' <<<"$outcomes" || true)" || true)
[ "$failed" -eq 0 ] && [ $((passed + failed)) -gt 0 ] || status=1
end
echo "$passed passed, $failed failed, $skipped skipped"
exit "$status"
