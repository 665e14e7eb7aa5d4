#!/usr/bin/env bash
# Style, Python version, types and the plugin repository's security scan.
set -uo pipefail
bin=build/venv-lint/bin
failed=0
step() {
    echo "== $1"
    shift
    "$@" || failed=1
}
step "ruff" "$bin/ruff" check --quiet .
step "vermin: Python 3.9" "$bin/vermin" --processes=1 --quiet --no-tips --violations --backport typing -t=3.9- landslide_annotator
step "mypy" "$bin/mypy"
step "names of Qt 6" "$bin/python" .ci/qt6names.py
step "bandit (medium and above)" "$bin/bandit" --quiet --recursive --severity-level medium landslide_annotator
exit $failed
