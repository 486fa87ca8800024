#!/bin/sh
# Installs the browser and the database that the tests drive, where this may be done; says in one line what is missing else.
set -u

missing=""
command -v chromium >/dev/null 2>&1 || missing="$missing chromium"
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null 2>&1 || missing="$missing postgresql"
[ -z "$missing" ] && exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    export DEBIAN_FRONTEND=noninteractive
    # shellcheck disable=SC2086  # two package names
    { apt-get update -q && apt-get install -q -y --no-install-recommends $missing; } >/dev/null 2>&1 && exit 0
fi
echo "Not installed and not installable here:$missing. The tests that need it are skipped (under CI they fail)."
