"""Clipping a tile around an outline, against gdal.Warp onto the same square, by turns in one process.

    build/venv-qgis/bin/python tests/benchmarks/benchmark_tiles.py

Prints a Markdown table.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import numpy as np
from osgeo import gdal
from qgis.core import QgsApplication, QgsCoordinateReferenceSystem, QgsGeometry, QgsRasterLayer, QgsRectangle

from landslide_annotator.gis.imagery import Imagery
from landslide_annotator.gis.tiles import clip
from tests.qgis.rasters import write_raster

SIDE, PIXELS, COUNT = 150.0, 300, 100


def timed(action):
    started = time.perf_counter()
    action()
    return 1000 * (time.perf_counter() - started)


def warp(path, x, y):
    """A north-up square of the local transverse Mercator, as `clip` makes it."""
    lon, lat = 105.0 + (x - 500000) / 100000.0, 27.26 + (y - 3016700) / 110000.0
    local = f"+proj=tmerc +lat_0={lat} +lon_0={lon} +ellps=WGS84 +units=m"
    half = SIDE / 2
    options = gdal.WarpOptions(
        format="MEM", dstSRS=local, outputBounds=(-half, -half, half, half), width=PIXELS, height=PIXELS,
        resampleAlg="bilinear",
    )  # fmt: skip
    return gdal.Warp("", str(path), options=options)


def main():
    application = QgsApplication([], False)
    application.initQgis()
    gdal.UseExceptions()
    with tempfile.TemporaryDirectory() as folder:
        bands = np.random.default_rng(6).integers(0, 256, (3, 4000, 4000)).astype(np.uint8)
        frame = (500000.0, 0.5, 0.0, 3017000.0, 0.0, -0.5)
        path = write_raster(Path(folder) / "speed.tif", bands, frame, 32648)
        imagery, crs = Imagery(QgsRasterLayer(str(path))), QgsCoordinateReferenceSystem("EPSG:32648")
        places = np.random.default_rng(1).uniform(150, 1850, (COUNT, 2)) + (500000, 3015000)
        ours, theirs = [], []
        for x, y in places.tolist():
            box = QgsGeometry.fromRect(QgsRectangle(x - 37.5, y - 37.5, x + 37.5, y + 37.5))
            ours.append(timed(lambda box=box: clip(imagery, box, crs, 2.0, 1.0)))
            theirs.append(timed(lambda x=x, y=y: warp(path, x, y)))
    fast, slow = statistics.median(ours), statistics.median(theirs)
    print(f"{COUNT} tiles of {PIXELS} x {PIXELS} pixels, median milliseconds")
    print(f"| clip | gdal.Warp | ratio |\n|---|---|---|\n| {fast:.1f} | {slow:.1f} | {fast / slow:.2f} |")


if __name__ == "__main__":
    main()
