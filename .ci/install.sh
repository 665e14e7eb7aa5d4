#!/usr/bin/env bash
# Installs what `make demo` or `make test` needs from the distribution (Debian, Ubuntu); elsewhere says what to install.
# Usage: .ci/install.sh demo|test
set -euo pipefail
export LC_ALL=C.UTF-8
purpose=${1:?demo or test}
qgis_python=${QGIS_PYTHON:-/usr/bin/python3}

demo_packages=(qgis python3-qgis qgis-providers python3-gdal python3-numpy libopenblas0-pthread fonts-dejavu-core)
test_packages=("${demo_packages[@]}" python3 python3-venv python3-rasterio python3-shapely python3-pyproj python3-pil python3-scipy python3-sklearn python3-geopandas qgis-server-bin qgis-server-wms qgis-server-wmts gdal-bin locales xvfb xauth)
if [ "$purpose" = demo ]; then packages=("${demo_packages[@]}"); else packages=("${test_packages[@]}"); fi

installed() { [ "$(dpkg-query -W -f '${db:Status-Abbrev}' "$1" 2>/dev/null | cut -c1-2)" = ii ]; }

usable() {
    QT_QPA_PLATFORM=offscreen "$qgis_python" -c 'import numpy; from osgeo import gdal_array; import qgis.core, processing' 2>/dev/null ||
        QT_QPA_PLATFORM=offscreen PYTHONPATH=/usr/share/qgis/python/plugins "$qgis_python" \
            -c 'import numpy; from osgeo import gdal_array; import qgis.core, processing' 2>/dev/null || return 1
    command -v qgis_process.bin >/dev/null || command -v qgis_process >/dev/null
}

if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    if usable; then exit 0; fi
    {
        echo "This is not Debian or Ubuntu, so nothing is installed for you. 'make $purpose' needs:"
        echo "  - QGIS 3.22 or newer with qgis_process on PATH (Fedora: dnf install qgis python3-qgis;"
        echo "    Arch: pacman -S qgis python-gdal; conda: conda install -c conda-forge qgis openblas)"
        echo "  - a Python that can import qgis, osgeo.gdal_array and numpy; name it: make $purpose QGIS_PYTHON=/path/python3"
        echo "    (with QGIS's own Python folder on PYTHONPATH where it is not found by itself)"
        echo "  - an OpenBLAS or other optimised BLAS under that NumPy"
        if [ "$purpose" = test ]; then
            echo "  - in the same Python: rasterio, shapely, pyproj, pillow, venv; and Xvfb, gdal-bin"
        fi
    } >&2
    exit 1
fi

missing=()
for package in "${packages[@]}"; do installed "$package" || missing+=("$package"); done
if [ ${#missing[@]} -eq 0 ]; then exit 0; fi

as_root=()
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
        echo "'make $purpose' needs packages that only an administrator can install. Ask for:" >&2
        echo "  apt-get install -y --no-install-recommends ${missing[*]}" >&2
        exit 1
    fi
    as_root=(sudo)
fi
apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 apt-get -q)
mkdir -p build
log=build/apt-$purpose.log
: >"$log"

fail() {
    echo "$1" >&2
    tail -n 20 "$log" >&2
    echo "The whole log: $log" >&2
    exit 1
}
refresh() { "${apt[@]}" update >>"$log" 2>&1 || fail "apt-get update failed."; }
known() { apt-cache policy "$@" 2>/dev/null | awk '/Candidate:/ && $2 != "(none)" {n++} END {print n + 0}'; }
install_missing() { "${apt[@]}" install -y --no-install-recommends "${missing[@]}" >>"$log" 2>&1; }

echo "make $purpose installs with ${as_root[*]:+sudo }apt-get: ${missing[*]}"
if [ "$(known "${missing[@]}")" -lt ${#missing[@]} ]; then
    echo "  reading the package lists (apt-get update)"
    refresh
    if [ "$(known "${missing[@]}")" -lt ${#missing[@]} ]; then
        fail "This distribution does not offer all of: ${missing[*]} (on Ubuntu, enable 'universe'; QGIS 3.22 or newer is needed)."
    fi
fi
LC_ALL=C apt-get --simulate -o Debug::NoLocking=1 --no-install-recommends install "${missing[@]}" 2>/dev/null |
    awk '/^Inst /{n++} END {print "  " n + 0 " packages with what they depend on"}'
LC_ALL=C apt-get --assume-no -o Debug::NoLocking=1 --no-install-recommends install "${missing[@]}" 2>/dev/null |
    sed -n -e 's/^Need to get/  to download:/p' -e 's/^After this operation,/  on disk:/p' || true
if ! install_missing; then
    echo "  the package lists are out of date: apt-get update, and once more"
    refresh
    install_missing || fail "apt-get install failed."
fi
if ! command -v qgis_process.bin >/dev/null && ! command -v qgis_process >/dev/null; then
    fail "QGIS is installed, but without qgis_process: QGIS 3.22 or newer is needed."
fi
