"""Plan, shape and terrain of many outlines, against zonal reading of the same outlines by rasterstats.

    build/venv-qgis/bin/python tests/benchmarks/benchmark_terrain.py --count 1000
    build/venv-qgis/bin/python tests/benchmarks/benchmark_terrain.py --rasterstats /tmp/venv/bin/python

One process each, by turns on the same file and outlines. rasterstats reads minimum, maximum and mean of the
heights only. It needs an interpreter that has it (`pip install rasterstats`); without one the same is done
with rasterio alone: a window, the outline's mask on it, three statistics. Prints a Markdown table.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import List, Optional

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import numpy as np

EPSG, CELL, WEST, NORTH, NODATA = 32717, 5.0, 300_000.0, 9_800_000.0, -9999.0

THEIRS = """
import json, sys, time
import rasterstats
from shapely.geometry import Polygon
dem, rings = sys.argv[1], json.load(open(sys.argv[2]))
outlines = [Polygon(ring) for ring in rings]
started = time.perf_counter()
found = rasterstats.zonal_stats(outlines, dem, stats="min max mean", nodata=-9999.0)
seconds = time.perf_counter() - started
memory = int(open("/proc/self/status").read().split("VmHWM:")[1].split()[0]) / 1024
print(json.dumps([f"rasterstats {rasterstats.__version__}", seconds, memory, found[0]["mean"]]))
"""


def write_dem(path: Path, side: int) -> None:
    """Sine mountains with small ridges, tiles of 256 cells, not compressed."""
    from osgeo import gdal, osr

    data = gdal.GetDriverByName("GTiff").Create(str(path), side, side, 1, gdal.GDT_Float32, ["TILED=YES"])
    data.SetGeoTransform([WEST, CELL, 0.0, NORTH, 0.0, -CELL])
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(EPSG)
    data.SetProjection(reference.ExportToWkt())
    data.GetRasterBand(1).SetNoDataValue(NODATA)
    x = np.arange(side) * CELL
    for row in range(0, side, 256):
        y = (np.arange(row, min(row + 256, side)) * CELL)[:, None]
        heights = 2000 + 300 * np.sin(x / 700) * np.cos(y / 900) + 40 * np.sin(x / 90 + y / 130)
        data.GetRasterBand(1).WriteRaster(0, row, side, len(y), heights.astype(np.float32).tobytes())


def outlines(count: int, side: int, larger: float) -> List[List[List[float]]]:
    """Rings of 40 vertices, 2.5 times as long as wide; areas as Malamud's inverse gamma, 200 m2 to 1 km2."""
    random = np.random.default_rng(5)
    rings = []
    for _ in range(count):
        area = 1e6 * np.clip(1.28e-3 / random.gamma(1.4) - 1.32e-4, 2e-4, 1.0)
        t, turn = np.sort(random.uniform(0, 2 * np.pi, 40)), random.uniform(0, np.pi)
        radii = np.sqrt(larger * area / np.pi / 2.5) * (1 + 0.25 * random.uniform(-1, 1, 40))
        points = np.stack([radii * np.cos(t), 2.5 * radii * np.sin(t)], axis=1)
        rotation = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
        east, south = random.uniform(0.1, 0.9, 2) * side * CELL
        rings.append((points @ rotation + (WEST + east, NORTH - south)).tolist())
    return rings


def ours(dem_path: str, rings: list) -> list:
    """Everything that the plugin measures."""
    from qgis.core import (
        QgsApplication,
        QgsCoordinateReferenceSystem,
        QgsCoordinateTransformContext,
        QgsGeometry,
        QgsPointXY,
    )

    from landslide_annotator.gis.measures.body import Bodies
    from landslide_annotator.gis.measures.dem import Dem
    from landslide_annotator.gis.measures.measure import Measurer
    from landslide_annotator.gis.measures.shape import measure_shape
    from landslide_annotator.gis.measures.terrain import TerrainMeasurer

    application = QgsApplication([], False)
    application.initQgis()
    crs, context = QgsCoordinateReferenceSystem(f"EPSG:{EPSG}"), QgsCoordinateTransformContext()
    polygons = [QgsGeometry.fromPolygonXY([[QgsPointXY(*p) for p in [*ring, ring[0]]]]) for ring in rings]
    started = time.perf_counter()
    measurer, bodies, terrains = Measurer(crs, context), Bodies(crs, context), TerrainMeasurer(Dem(dem_path))
    measured = []
    for polygon in polygons:
        plan, body = measurer.measure(polygon), bodies.place(polygon)
        measured.append((plan, measure_shape(body), terrains.measure(body, plan)))
    seconds = time.perf_counter() - started
    assert all(terrain.surface_m2 is not None for _, _, terrain in measured)
    return ["plan, shape and terrain", seconds, peak_mib(), measured[0][2].height_mean_m]


def rasterio_alone(dem_path: str, rings: list) -> list:
    """What rasterstats does, without it."""
    import rasterio
    from rasterio.features import geometry_mask
    from rasterio.windows import Window

    found, started = [], time.perf_counter()
    with rasterio.open(dem_path) as source:
        for ring in rings:
            (west, south), (east, north) = np.min(ring, axis=0), np.max(ring, axis=0)
            column, row = int((west - WEST) // CELL), int((NORTH - north) // CELL)
            width, height = int((east - WEST) // CELL) - column + 1, int((NORTH - south) // CELL) - row + 1
            window = Window(column, row, width, height)
            heights = source.read(1, window=window)
            shape = {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}
            transform = source.window_transform(window)
            outside = geometry_mask([shape], heights.shape, transform)
            masked = np.ma.MaskedArray(heights, outside | (heights == NODATA))
            found.append((masked.min(), masked.max(), masked.mean()))
    return ["rasterio alone", time.perf_counter() - started, peak_mib(), float(found[0][2])]


def peak_mib() -> float:
    """Linux: ru_maxrss would count the process that this one was forked from."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def again(*arguments: str) -> list:
    """Run a part of this file in a process of its own, so that its memory is its own."""
    command = [sys.executable, __file__, *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(done.stdout.splitlines()[-1])


def other(dem: str, rings: str, python: Optional[str]) -> list:
    if python is None:
        print(
            "rasterstats is not given (--rasterstats PYTHON): rasterio alone does the same reading instead."
        )
        return again("--part", "rasterio", "--files", dem, rings)
    # LD_PRELOAD and PYTHONPATH of this interpreter would lead the other one astray
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PROJ_", "PYTHON", "GDAL_"))}
    command = [python, "-c", THEIRS, dem, rings]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    return json.loads(done.stdout.splitlines()[-1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--side", type=int, default=10_000, help="cells a side of the elevation model")
    parser.add_argument("--larger", type=float, default=1.0, help="factor on the areas")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--rasterstats", help="a Python that can import rasterstats")
    parser.add_argument("--part", choices=["ours", "rasterio"])
    parser.add_argument("--files", nargs=2)
    options = parser.parse_args()
    if options.part:
        dem, rings = options.files[0], json.loads(Path(options.files[1]).read_text(encoding="utf-8"))
        print(json.dumps((ours if options.part == "ours" else rasterio_alone)(dem, rings)))
        return
    with tempfile.TemporaryDirectory() as folder:
        dem, rings = str(Path(folder) / "dem.tif"), str(Path(folder) / "rings.json")
        write_dem(Path(dem), options.side)
        Path(rings).write_text(
            json.dumps(outlines(options.count, options.side, options.larger)), encoding="utf-8"
        )
        results = []
        for _ in range(options.rounds):
            results.append(again("--part", "ours", "--files", dem, rings))
            results.append(other(dem, rings, options.rasterstats))
    best = [min(results[turn::2], key=lambda result: result[1]) for turn in (0, 1)]
    print(
        f"{options.count} outlines on {options.side} x {options.side} cells, best of {options.rounds} rounds"
    )
    print("| what | seconds | ms each | peak MiB | first mean height, m |\n|---|---|---|---|---|")
    for name, seconds, memory, height in best:
        each = 1000 * seconds / options.count
        print(f"| {name} | {seconds:.2f} | {each:.2f} | {memory:.0f} | {height:.2f} |")
    print(f"ratio {best[0][1] / best[1][1]:.2f}")


if __name__ == "__main__":
    main()
