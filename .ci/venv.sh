#!/usr/bin/env bash
# Makes one of the environments of `make test`: .ci/venv.sh qgis|train|lint
# - qgis:  system Python with the distribution's QGIS, GDAL and NumPy; only test tools come from PyPI.
# - train: TensorFlow for CPU, no qgis. A wheel's GDAL or NumPy must never share a process with QGIS.
# - lint:  ruff, vermin, mypy, bandit, and PyQt6 for its type stubs.
set -euo pipefail
which=${1:?qgis, train or lint}
here=build/venv-$which
mkdir -p build
rm -rf "$here"
started=$SECONDS

fill() { # python arguments... ; quiet unless it fails
    if ! "$here/bin/python" -m pip install --disable-pip-version-check -q "$@" >"build/pip-$which.log" 2>&1; then
        tail -n 15 "build/pip-$which.log" >&2
        return 1
    fi
}

case $which in
qgis)
    echo "Making $here (system packages; pytest, pytest-qgis, hypothesis from PyPI)"
    "${QGIS_PYTHON:-/usr/bin/python3}" -m venv --system-site-packages "$here"
    version=$(QT_QPA_PLATFORM=offscreen "$here/bin/python" -c 'from qgis.core import Qgis; print(Qgis.QGIS_VERSION_INT)')
    if [ "$version" -lt 33400 ]; then plugin='pytest-qgis==2.1.0'; else plugin='pytest-qgis'; fi
    before=$("$here/bin/python" -c 'import numpy; print(numpy.__file__)')
    fill pytest "$plugin" hypothesis
    after=$("$here/bin/python" -c 'import numpy; print(numpy.__file__)')
    if [ "$before" != "$after" ]; then
        echo "A test tool replaced the distribution's NumPy ($before) by $after; QGIS would crash." >&2
        exit 1
    fi
    ;;
train)
    python=${TRAIN_PYTHON:-python3}
    echo "Making $here (TensorFlow for CPU; about 390 MB to download)"
    "$python" -m venv "$here"
    if ! fill -r training/requirements.txt; then
        found=$("$here/bin/python" -c 'import platform as p; print("Python", p.python_version(), "on", p.machine())')
        if ! grep -qE 'No matching distribution found for (tensorflow|keras)' build/pip-train.log; then exit 1; fi
        echo "NO TENSORFLOW: no wheel of TensorFlow exists for $found. The tests in tests/training are skipped;" |
            tee build/training-skipped
        echo "name another Python to run them: make test TRAIN_PYTHON=python3.12" | tee -a build/training-skipped
        grep -v '^tensorflow\|^keras' training/requirements.txt >build/requirements-no-tensorflow.txt
        fill -r build/requirements-no-tensorflow.txt
    else
        rm -f build/training-skipped
    fi
    ;;
lint)
    echo "Making $here (ruff, vermin, mypy, bandit, type stubs of Qt 6)"
    "${TRAIN_PYTHON:-python3}" -m venv "$here"
    fill ruff vermin mypy bandit numpy
    fill --no-deps PyQt6
    ;;
*)
    echo "unknown environment: $which" >&2
    exit 2
    ;;
esac
echo "  $(du -sh "$here" | cut -f1) in $((SECONDS - started)) s"
touch "$here/.done"
