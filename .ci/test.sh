#!/usr/bin/env bash
# Runs every check of `make test`; a failure does not hide the ones after it. Called by make, from the repository root.
set -uo pipefail
export QT_QPA_PLATFORM=offscreen TF_CPP_MIN_LOG_LEVEL=3 PYTHONDONTWRITEBYTECODE=1
# PyQGIS keeps a file open for each provider that was cloned; the usual limit of 1024 is too low for all tests at once.
ulimit -S -n 8192 2>/dev/null || ulimit -S -n "$(ulimit -H -n)"
failed=()
started=$SECONDS

check() {
    local name=$1
    shift
    echo
    echo "=== $name"
    "$@" || failed+=("$name")
}

has_tests() { compgen -G "$1/test_*.py" >/dev/null; }

check "lint" .ci/lint.sh

profile=$(mktemp -d)
trap 'rm -rf "$profile" .qgis-settings' EXIT  # the second is made by newer pytest-qgis
qgis_tests=(tests/unit)
if has_tests tests/qgis; then qgis_tests+=(tests/qgis); fi
check "tests/unit and tests/qgis on $(build/venv-qgis/bin/python --version), the distribution's QGIS and NumPy" \
    env QGIS_CUSTOM_CONFIG_PATH="$profile" build/venv-qgis/bin/python -m pytest -q -p no:cacheprovider "${qgis_tests[@]}"

if has_tests tests/desktop; then
    # These tests start QGIS themselves; pytest-qgis 5 starts one in pytest, which aborts without a display.
    check "tests/desktop: the packaged plugin in the real QGIS under Xvfb" \
        build/venv-qgis/bin/python -m pytest -q -p no:cacheprovider -p no:pytest_qgis tests/desktop
fi

train_tests=(tests/unit)
if [ -s build/training-skipped ]; then
    echo
    cat build/training-skipped
elif has_tests tests/training; then
    train_tests+=(tests/training)
fi
check "${train_tests[*]} on $(build/venv-train/bin/python --version), NumPy from PyPI" \
    build/venv-train/bin/python -m pytest -q -p no:cacheprovider "${train_tests[@]}"

echo
if [ -s build/training-skipped ]; then cat build/training-skipped; fi
if [ ${#failed[@]} -gt 0 ]; then
    echo "make test FAILED after $((SECONDS - started)) s: ${failed[*]}"
    exit 1
fi
echo "make test: everything passed in $((SECONDS - started)) s"
