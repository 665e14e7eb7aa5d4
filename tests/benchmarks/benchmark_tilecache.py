"""A tile kept beside the inventory, against clipping it again from a file and from a basemap.

    build/venv-qgis/bin/python tests/benchmarks/benchmark_tilecache.py

The basemap is a plain HTTP server on this machine, at once and with 50 ms for each of its pictures; a real
service answers later. Prints a Markdown table.
"""

from __future__ import annotations

import http.server
import os
import statistics
import sys
import tempfile
import threading
import time
import zlib
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import numpy as np
from osgeo import gdal
from qgis.core import QgsApplication, QgsRasterLayer

from landslide_annotator.gis.imagery.raster import Imagery
from landslide_annotator.gis.imagery.tilecache import TileCache
from landslide_annotator.gis.imagery.tiles import clip_best
from landslide_annotator.gis.imagery.tilespec import TileSpec
from tests.qgis.rasters import write_raster

COUNT, SIDE = 60, 240.0
LON, LAT = 105.0, 27.25


def picture(text):
    """A 256 px PNG of noise that is the same for the same address."""
    seed = zlib.crc32(text.encode("ascii"))
    noise = np.random.default_rng(seed).integers(0, 256, (3, 256, 256)).astype(np.uint8)
    name = f"/vsimem/{seed}.png"
    dataset = gdal.GetDriverByName("MEM").Create("", 256, 256, 3)
    for number, band in enumerate(noise, 1):
        dataset.GetRasterBand(number).WriteRaster(0, 0, 256, 256, band.tobytes())
    gdal.GetDriverByName("PNG").CreateCopy(name, dataset, options=["ZLEVEL=1"])
    file = gdal.VSIFOpenL(name, "rb")
    data = bytes(gdal.VSIFReadL(1, gdal.VSIStatL(name).size, file))
    gdal.VSIFCloseL(file)
    gdal.Unlink(name)
    return data


class Basemap(http.server.BaseHTTPRequestHandler):
    """Answers every address with its picture, after `delay` seconds."""

    delay = 0.0
    made: dict = {}

    def do_GET(self):
        time.sleep(self.delay)
        data = self.made.get(self.path)
        if data is None:
            data = self.made[self.path] = picture(self.path)
        self.send_response(200)
        self.send_header("Content-Type", "image/png")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *arguments):
        """Nothing is logged."""


def timed(action, specs):
    """Milliseconds of each."""
    found = []
    for spec in specs:
        started = time.perf_counter()
        action(spec)
        found.append(1000 * (time.perf_counter() - started))
    return statistics.median(found)


def measure(name, layer, folder, specs):
    """A line of the table: clipped first, clipped again, kept."""
    sources = [Imagery(layer)]
    first = timed(lambda spec: clip_best(sources, spec), specs)
    again = timed(lambda spec: clip_best(sources, spec), specs)
    cache = TileCache(folder / name.replace(" ", "_"), "[]", print)
    filling = timed(lambda spec: cache.clip(sources, spec), specs)
    kept = timed(lambda spec: cache.clip(sources, spec), specs)
    assert cache.hits == len(specs)
    cells = f"{first:.1f} | {again:.1f} | {filling:.1f} | {kept:.1f} | {again / kept:.1f}"
    print(f"| {name} | {cells} |")


def main():
    application = QgsApplication([], False)
    application.initQgis()
    places = np.random.default_rng(2).uniform(-0.012, 0.012, (COUNT, 2))
    specs = [TileSpec(LON + x, LAT + y, SIDE) for x, y in places.tolist()]
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Basemap)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print("| median ms of a tile | clipped first | clipped again | clipped and kept | kept | again / kept |")
    print("|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        bands = np.random.default_rng(6).integers(0, 256, (3, 4000, 4000)).astype(np.uint8)
        path = write_raster(Path(folder) / "b.tif", bands, (104.98, 1e-5, 0, 27.27, 0, -1e-5), 4326)
        measure("GeoTIFF", QgsRasterLayer(str(path)), Path(folder), specs)
        for delay in (0.0, 0.05):
            Basemap.delay = delay
            address = f"http://127.0.0.1:{server.server_port}/{delay}/{{z}}/{{x}}/{{y}}.png"
            layer = QgsRasterLayer(f"type=xyz&url={address}&zmax=19&zmin=0", "basemap", "wms")
            measure(f"basemap, {1000 * delay:.0f} ms", layer, Path(folder), specs)
    server.shutdown()


if __name__ == "__main__":
    main()
