"""Clipping tiles from a GeoTIFF of 10,000 x 10,000 pixels, against others, by turns in one process.

    build/venv-qgis/bin/python tests/benchmarks/benchmark_tiles.py

Others fill the same square with the same resampling (gdal.Warp, rasterio's WarpedVRT), or only read as many
pixels (rasterio's window, which places none of them). Prints a Markdown table.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("PROJ_DATA", "/usr/share/proj")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import numpy as np
import pyproj
import rasterio
from osgeo import gdal
from qgis.core import QgsApplication, QgsRasterLayer
from rasterio.enums import Resampling
from rasterio.vrt import WarpedVRT
from rasterio.windows import Window

from landslide_annotator.gis.imagery.raster import Imagery
from landslide_annotator.gis.imagery.tiles import clip_spec
from landslide_annotator.gis.imagery.tilespec import TileSpec
from tests.qgis.rasters import write_raster

RASTER, PIXEL, EPSG = 10_000, 0.5, 32648
PIXELS, COUNT = 224, 100
SIDE = PIXELS * PIXEL
WEST, NORTH = 500_000.0, 3_017_000.0


def timed(action):
    started = time.perf_counter()
    action()
    return 1000 * (time.perf_counter() - started)


def write(folder):
    """A tiled GeoTIFF, as drone and satellite imagery comes, of noise."""
    plain = Path(folder) / "plain.tif"
    strip = np.random.default_rng(6).integers(0, 256, (3, 500, RASTER)).astype(np.uint8)
    bands = np.tile(strip, (1, RASTER // 500, 1))
    write_raster(plain, bands, (WEST, PIXEL, 0.0, NORTH, 0.0, -PIXEL), EPSG, meanings=(3, 4, 5))
    path = Path(folder) / "tiled.tif"
    gdal.Translate(str(path), str(plain), options="-co TILED=YES")
    plain.unlink()
    return path


def warp(path, spec):
    half = SIDE / 2
    options = gdal.WarpOptions(
        format="MEM", dstSRS=spec.proj4, outputBounds=(-half, -half, half, half), width=PIXELS, height=PIXELS,
        resampleAlg="bilinear",
    )  # fmt: skip
    return gdal.Warp("", str(path), options=options)


def warped_window(dataset, spec):
    frame = rasterio.Affine.from_gdal(*spec.affine(PIXELS))
    options = {"transform": frame, "width": PIXELS, "height": PIXELS, "resampling": Resampling.bilinear}
    with WarpedVRT(dataset, crs=spec.proj4, **options) as square:
        return square.read()


def window(dataset, x, y):
    column, row = ~dataset.transform * (x - SIDE / 2, y + SIDE / 2)
    shape = (3, PIXELS, PIXELS)
    return dataset.read(
        window=Window(column, row, PIXELS, PIXELS), out_shape=shape, resampling=Resampling.bilinear
    )


def main():
    application = QgsApplication([], False)
    application.initQgis()
    gdal.UseExceptions()
    to_degrees = pyproj.Transformer.from_crs(EPSG, 4326, always_xy=True)
    times = {"clip": [], "gdal.Warp": [], "WarpedVRT": [], "window only": []}
    with tempfile.TemporaryDirectory() as folder:
        path = write(folder)
        imagery, dataset = Imagery(QgsRasterLayer(str(path))), rasterio.open(path)
        places = np.random.default_rng(1).uniform(100, RASTER * PIXEL - 100, (COUNT, 2))
        for x, y in (places + (WEST, NORTH - RASTER * PIXEL)).tolist():
            spec = TileSpec(*to_degrees.transform(x, y), SIDE, PIXELS)
            times["clip"].append(timed(lambda spec=spec: clip_spec(imagery, spec)))
            times["gdal.Warp"].append(timed(lambda spec=spec: warp(path, spec)))
            times["WarpedVRT"].append(timed(lambda spec=spec: warped_window(dataset, spec)))
            times["window only"].append(timed(lambda x=x, y=y: window(dataset, x, y)))
        dataset.close()
    medians = {name: statistics.median(values) for name, values in times.items()}
    print(f"{COUNT} tiles of {PIXELS} x {PIXELS} pixels; {1000 / medians['clip']:.0f} clipped per second")
    print("| | median ms | clip against it |\n|---|---|---|")
    for name, median in medians.items():
        print(f"| {name} | {median:.1f} | {medians['clip'] / median:.2f} |")


if __name__ == "__main__":
    main()
