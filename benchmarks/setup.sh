#!/usr/bin/env bash
# Measure a cold set-up in a fresh clone: time and size, through uv and through pip. Needs a network; takes a minute.
set -euo pipefail
root=$(git -C "$(dirname "$0")" rev-parse --show-toplevel)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
git clone -q "$root" "$scratch/course"
cd "$scratch/course"
for installer in uv pip; do
    rm -rf .venv "$scratch/cache"
    echo "== cold, through $installer (no cache)"
    time UV_CACHE_DIR="$scratch/cache" PIP_NO_CACHE_DIR=1 IRAQCOURSE_INSTALLER=$installer \
        "${PYTHON:-python3}" start.py --version >/dev/null 2>&1
    du -sm .venv | awk '{print $1 " MB on disk"}'
    echo "== second start"
    time "${PYTHON:-python3}" start.py --version >/dev/null
done
