"""Import, check, export, presence per unit and raster of many made outlines, one process each.

    build/venv-qgis/bin/python tests/benchmarks/benchmark_handover.py --count 20000

Prints a Markdown table of seconds (start of QGIS not counted), CPU seconds and peak memory of each process.
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
from typing import Any, Dict, List

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import numpy as np  # noqa: E402
from osgeo import gdal, ogr, osr  # noqa: E402

EPSG, WEST, NORTH, STEP = 32717, 300_000.0, 9_800_000.0, 100.0
CORNERS, CELL = 24, 5.0


def _reference() -> osr.SpatialReference:
    found = osr.SpatialReference()
    found.ImportFromEPSG(EPSG)
    return found


def _write(path: Path, rings: List[np.ndarray]) -> None:
    source = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    layer = source.CreateLayer("outlines", _reference(), ogr.wkbPolygon)
    layer.CreateField(ogr.FieldDefn("tipo", ogr.OFTString))
    layer.CreateField(ogr.FieldDefn("actividad", ogr.OFTString))
    layer.StartTransaction()
    for ring in rings:
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetField("tipo", "Flujo")
        feature.SetField("actividad", "Activo")
        points = ", ".join(f"{x!r} {y!r}" for x, y in [*ring.tolist(), ring[0].tolist()])
        feature.SetGeometry(ogr.CreateGeometryFromWkt(f"POLYGON(({points}))"))
        layer.CreateFeature(feature)
    layer.CommitTransaction()


def write_data(folder: Path, count: int) -> None:
    """Round outlines of which every fourth or so overlaps a neighbour, units of 500 m, a raster of 5 m."""
    random = np.random.default_rng(7)
    side = int(np.ceil(np.sqrt(count)))
    angle = np.linspace(0.0, 2.0 * np.pi, CORNERS, endpoint=False)
    rings = []
    for number in range(count):
        x, y = WEST + STEP * (number % side), NORTH - STEP * (number // side)
        radius = random.uniform(15.0, 55.0) * (1.0 + 0.2 * random.random(CORNERS))
        rings.append(np.stack([x + radius * np.cos(angle), y + radius * np.sin(angle)], axis=1))
    _write(folder / "outlines.gpkg", rings)
    wide = int(np.ceil(side * STEP / 500.0))
    square = np.array([(0.0, 0.0), (500.0, 0.0), (500.0, -500.0), (0.0, -500.0)])
    places = [(column, row) for row in range(wide) for column in range(wide)]
    _write(folder / "units.gpkg", [square + (WEST + 500.0 * c, NORTH - 500.0 * r) for c, r in places])
    cells = int(side * STEP / CELL)
    raster = gdal.GetDriverByName("GTiff").Create(
        str(folder / "dem.tif"), cells, cells, 1, gdal.GDT_Byte, ["SPARSE_OK=YES", "TILED=YES"]
    )
    raster.SetGeoTransform((WEST, CELL, 0.0, NORTH, 0.0, -CELL))
    raster.SetProjection(_reference().ExportToWkt())


def jobs(folder: Path) -> Dict[str, Dict[str, Any]]:
    """Parameters of each algorithm, in an order in which each finds its input."""
    inventory = str(folder / "inventory.gpkg")
    return {
        "importinventory": {"INPUT": str(folder / "outlines.gpkg"), "INVENTORY": inventory},
        "checkinventory": {"INVENTORY": inventory, "OUTPUT": str(folder / "problems.gpkg")},
        "exportinventory": {
            "INPUT": inventory, "OUTPUT": str(folder / "out.shp"), "POINTS": str(folder / "points.geojson"),
        },
        "presencepermappingunit": {
            "UNITS": str(folder / "units.gpkg"), "INPUT": inventory, "OUTPUT": str(folder / "presence.gpkg"),
        },
        "rasterizeinventory": {
            "INPUT": inventory, "REFERENCE": str(folder / "dem.tif"), "OUTPUT": str(folder / "burnt.tif"),
        },
    }  # fmt: skip


def run_one(name: str, folder: Path) -> None:
    """Run an algorithm in this process, and print its seconds, CPU seconds, memory and results as JSON."""
    from qgis.core import QgsApplication

    application = QgsApplication([], False)
    application.initQgis()
    from tests.qgis.algorithms import run

    started, used = time.perf_counter(), time.process_time()
    results, ok, feedback = run(name, jobs(folder)[name])
    seconds, cpu = time.perf_counter() - started, time.process_time() - used
    if not ok:
        sys.exit("; ".join(feedback.errors))
    memory = int(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0]) / 1024
    counts = {key: value for key, value in results.items() if isinstance(value, int)}
    print(json.dumps([seconds, cpu, memory, counts]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--one", nargs=2, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        run_one(given.one[0], Path(given.one[1]))
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_data(folder, given.count)
        print("| algorithm | seconds | CPU seconds | peak memory, MB | results |\n|---|---|---|---|---|")
        for job in jobs(folder):
            command = [sys.executable, "-W", "ignore", __file__, "--one", job, name]
            text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
            seconds, cpu, memory, counts = json.loads(text.splitlines()[-1])
            print(f"| {job} | {seconds:.1f} | {cpu:.1f} | {memory:.0f} | {counts} |", flush=True)


if __name__ == "__main__":
    main()
