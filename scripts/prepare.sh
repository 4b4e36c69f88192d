# Sourced by run.sh and test.sh: installs what is missing and finds out what the package registry offers.
# Leaves FullFeed exported. Expects to stand in the project's folder.
# shellcheck shell=bash

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
# Everything talks over loopback, which no proxy can reach.
export NO_PROXY="${NO_PROXY:+$NO_PROXY,}127.0.0.1,localhost"
export no_proxy=$NO_PROXY
mkdir -p .run

say() { printf '%s\n' "$*" >&2; }

docker_answers() { command -v docker >/dev/null && timeout 10 docker info >/dev/null 2>&1; }

# install_missing PACKAGE=FILE-OR-COMMAND... : apt packages whose proof is not there
install_missing() {
  local missing=() pair
  [ "$(uname)" = Linux ] || return 0 # elsewhere with Docker, and what the developer has
  for pair in "$@"; do
    command -v "${pair#*=}" >/dev/null || [ -e "${pair#*=}" ] || missing+=("${pair%%=*}")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  local sudo=()
  [ "$(id -u)" -eq 0 ] || sudo=(sudo -n)
  if ! command -v apt-get >/dev/null || ! "${sudo[@]}" true 2>/dev/null; then
    say "Please install: ${missing[*]} (this script can do it by apt as root or with sudo)."
    exit 1
  fi
  say "Installing ${missing[*]} ..."
  "${sudo[@]}" apt-get update -qq >&2
  # The packages' own servers are not wanted: private ones are started from their programs.
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2
}

# The PostgreSQL and RabbitMQ that are started where no containers are.
install_servers() { install_missing postgresql=/usr/lib/postgresql rabbitmq-server=/usr/lib/rabbitmq/bin/rabbitmq-server; }

check_sdk() {
  command -v dotnet >/dev/null && dotnet --version >/dev/null 2>&1 && return 0
  say "Please install the .NET SDK 10.0 (https://dotnet.microsoft.com/download): global.json names the version."
  exit 1
}

# Whether the restore that failed got an answer: no such package, version or SDK. NU1301 and timeouts are no answers.
feed_lacks_packages() { grep -qE 'NU1101|NU1102|NU1103|MSB4236' .run/feed.log && ! grep -qE 'NU1301|Unable to load the service index' .run/feed.log; }

# Whether the registry has Aspire and Testcontainers (FullFeed), and whether it has Telegram.Bot (TelegramBotLibrary): each asked once, and
# again when the versions or the sources change. What is set already stays.
find_feed() {
  find_packages FullFeed "Aspire and Testcontainers" ClientPortal.AppHost tests/ClientPortal.Testing
  find_packages TelegramBotLibrary Telegram.Bot src/ClientPortal.BotGateway
}

# find_packages PROPERTY WHAT PROJECT... : exports the property, true where the projects can be restored with it
find_packages() {
  local property=$1 what=$2 file=.run/feed-$1 key found
  shift 2
  [ -z "${!property:-}" ] || { export "${property?}"; return; }
  key=$({ cat Directory.Packages.props global.json ClientPortal.AppHost/*.csproj; dotnet nuget list source 2>&1 || true; } | sha256sum | cut -c1-16)
  if [ "$(cut -d' ' -f1 "$file" 2>/dev/null)" != "$key" ]; then
    say "Looking whether the package registry has $what ..."
    found=true
    for project in "$@"; do
      env "$property=true" timeout 300 dotnet restore "$project" >.run/feed.log 2>&1 || { found=false; break; }
    done
    if [ "$found" = true ] || feed_lacks_packages; then
      echo "$key $found" >"$file"
    else
      say "The package registry did not answer (see .run/feed.log): going on without them this time."
    fi
  else
    found=$(cut -d' ' -f2 "$file")
  fi
  export "$property=$found"
}

# Without servers of the build that would stay behind.
build() {
  local progress=(-v quiet -clp:ErrorsOnly)
  say "Building (FullFeed=$FullFeed, TelegramBotLibrary=$TelegramBotLibrary), which takes some minutes the first time ..."
  [ ! -t 2 ] || progress=(-tl:on -v minimal)
  dotnet build "$@" -nologo "${progress[@]}" -nodeReuse:false -p:UseSharedCompilation=false >&2
}
