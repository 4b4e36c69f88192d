#!/usr/bin/env bash
# Leaves a picture of every page in artifacts/screenshots (not committed): both themes, both widths, both languages.
set -euo pipefail
cd "$(dirname "$0")/.."
export CLIENTPORTAL_SCREENSHOTS=$PWD/artifacts/screenshots
rm -rf "$CLIENTPORTAL_SCREENSHOTS"
mkdir -p "$CLIENTPORTAL_SCREENSHOTS"
./test.sh Web --filter EveryPageIsAccessibleAndFitsItsWindow
echo "$(find "$CLIENTPORTAL_SCREENSHOTS" -name '*.png' | wc -l) pictures in $CLIENTPORTAL_SCREENSHOTS"
