#!/usr/bin/env bash
# Sets up and starts everything, and prints one block with all addresses. Ctrl-C ends it; the data stays in .run/.
#   TELEGRAM_BOT_TOKEN=123:abc ./run.sh      a real bot instead of the emulator
#   Portal__PublicUrl=https://… ./run.sh     the portal's public address, for links and the webhook
#   ConnectionStrings__postgres=… ConnectionStrings__messaging=amqp://… ./run.sh    servers that exist already
set -euo pipefail
cd "$(dirname "$0")"
. scripts/prepare.sh

check_sdk
find_feed
# Aspire starts PostgreSQL and RabbitMQ as containers; without Docker the AppHost does its work itself.
if [ "$FullFeed" = true ] && ! docker_answers && { [ -z "${ConnectionStrings__postgres:-}" ] || [ -z "${ConnectionStrings__messaging:-}" ]; }; then
  say "Docker does not answer: starting private servers instead of Aspire's containers."
  export FullFeed=false
fi
if [ "$FullFeed" = false ]; then
  [ -n "${ConnectionStrings__postgres:-}" ] && [ -n "${ConnectionStrings__messaging:-}" ] || install_servers
fi
install_missing nodejs=node npm=npm # the pages' styles and scripts, and the dashboard

build ClientPortal.AppHost
if [ "$FullFeed" = true ]; then exec dotnet run --no-build --project ClientPortal.AppHost -- "$@"; fi
exec dotnet ClientPortal.AppHost/bin/Debug/net10.0/ClientPortal.AppHost.dll "$@"
