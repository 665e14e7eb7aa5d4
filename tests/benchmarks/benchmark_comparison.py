"""Time and memory of 'Compare inventories' on two made inventories in different reference systems.

    build/venv-qgis/bin/python tests/benchmarks/benchmark_comparison.py --count 20000

The second inventory is the first as another analyst might draw it: shifted by some metres, drawn with other
vertices, an eighth missing and an eighth added, attributes partly different and written in Spanish. The
algorithm runs in a process of its own, with all outputs; reading and writing files is included.
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
from typing import Any, List, Tuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import numpy as np

EPSG, OTHER_EPSG, WEST, NORTH = 32717, 4326, 300_000.0, 9_800_000.0
WORDS = (
    ("rotational", "Rotacional"),
    ("translational", "traslacional"),
    ("flow", "FLUJOS"),
    ("fall", "caída"),
)
Shape = Tuple[np.ndarray, int, float]
"""Ring (N, 2) in metres, place of its type in WORDS, azimuth."""


def shapes(count: int, side_m: float) -> Tuple[List[Shape], List[Shape]]:
    """Two analysts' outlines of 40 vertices; areas as Malamud's inverse gamma, 200 m2 to 1 km2."""
    random = np.random.default_rng(11)
    first: List[Shape] = []
    second: List[Shape] = []
    for number in range(count + count // 8):
        area = 1e6 * np.clip(1.28e-3 / random.gamma(1.4) - 1.32e-4, 2e-4, 1.0)
        place, turn = random.uniform(0, side_m, 2), random.uniform(0, np.pi)
        kind, azimuth = int(random.integers(4)), float(random.uniform(0, 360))
        waves = random.uniform(-0.2, 0.2, 3)
        if number < count:
            first.append((ring(random, area, place, turn, waves), kind, azimuth))
        if number % 9:
            moved = place + random.normal(0, 0.1 * np.sqrt(area), 2)
            again = kind if random.random() < 0.7 else int(random.integers(4))
            drawn = ring(random, area * random.uniform(0.7, 1.4), moved, turn, waves)
            second.append((drawn, again, azimuth + float(random.normal(0, 40))))
    return first, second[:count]


def ring(
    random: np.random.Generator, area: float, place: np.ndarray, turn: float, waves: np.ndarray
) -> np.ndarray:
    """A ring of 40 vertices, 2.5 times as long as wide, with waves that both analysts see."""
    t = np.sort(random.uniform(0, 2 * np.pi, 40))
    radii = np.sqrt(area / np.pi / 2.5) * (1 + sum(w * np.sin((i + 2) * t) for i, w in enumerate(waves)))
    points = np.stack([radii * np.cos(t), 2.5 * radii * np.sin(t)], axis=1)
    rotation = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    return points @ rotation + place + (WEST, NORTH - 2e5)


def write(path: Path, given: List[Shape], epsg: int, word: int) -> None:
    """Write outlines with type, direction in degrees and seconds of work."""
    from osgeo import ogr, osr

    here, there = osr.SpatialReference(), osr.SpatialReference()
    for reference, code in ((here, EPSG), (there, epsg)):
        reference.ImportFromEPSG(code)
        reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    way = osr.CoordinateTransformation(here, there)
    source = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    layer = source.CreateLayer("outlines", there, ogr.wkbPolygon)
    for name, kind in (("tipo", ogr.OFTString), ("rumbo", ogr.OFTReal), ("t_active_s", ogr.OFTReal)):
        layer.CreateField(ogr.FieldDefn(name, kind))
    random = np.random.default_rng(word)
    layer.StartTransaction()
    for points, kind, azimuth in given:
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetField("tipo", WORDS[kind][word])
        feature.SetField("rumbo", azimuth % 360.0)
        feature.SetField("t_active_s", float(random.lognormal(3.5 + word, 0.5)))
        line = ogr.Geometry(ogr.wkbLinearRing)
        for x, y in [*points, points[0]]:
            line.AddPoint_2D(x, y)
        polygon = ogr.Geometry(ogr.wkbPolygon)
        polygon.AddGeometry(line)
        polygon.Transform(way)
        feature.SetGeometry(polygon)
        layer.CreateFeature(feature)
    layer.CommitTransaction()


def compare(first: str, second: str, folder: str, tolerance: float) -> List[Any]:
    """Run the algorithm; seconds, seconds of the processor, peak MiB and its figures."""
    from qgis.core import QgsApplication

    application = QgsApplication([], False)
    application.initQgis()
    from tests.qgis.algorithms import run

    given = {"INPUT": first, "REFERENCE": second, "TOLERANCE": tolerance}
    for role in ("INPUT", "REFERENCE"):
        given.update({f"{role}_TYPE": "tipo", f"{role}_DIRECTION": "rumbo"})
    for name, file in (("PAIRS", "pairs.csv"), ("CONFUSION", "confusion.csv"), ("OUTPUT_JSON", "all.json"),
                       ("OUTPUT_HTML", "report.html")):  # fmt: skip
        given[name] = str(Path(folder) / file)
    started, worked = time.perf_counter(), time.process_time()
    results, ok, feedback = run("compareinventories", given)
    seconds, processor = time.perf_counter() - started, time.process_time() - worked
    if not ok:
        raise SystemExit(feedback.errors)
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    peak = int(status.split("VmHWM:")[1].split()[0]) / 1024
    return [seconds, processor, peak, results["MATCHED"], results["MAPPING_ERROR"], results["KAPPA_TYPE"]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--side", type=float, default=100_000.0, help="side of the area, m")
    parser.add_argument("--files", nargs=4, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.files:
        *files, tolerance = options.files
        print(json.dumps(compare(*files, float(tolerance))))
        return
    with tempfile.TemporaryDirectory() as folder:
        files = [str(Path(folder) / name) for name in ("first.gpkg", "second.gpkg")]
        for number, given in enumerate(shapes(options.count, options.side)):
            write(Path(files[number]), given, (EPSG, OTHER_EPSG)[number], number)
        print(f"two inventories of {options.count} outlines of 40 vertices\n")
        print("| tolerance, m | seconds | of the processor | peak MiB | pairs | E | kappa |")
        print("|---|---|---|---|---|---|---|")
        for tolerance in (0.0, 5.0):
            command = [sys.executable, __file__, "--files", *files, folder, str(tolerance)]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            seconds, processor, peak, pairs, error, kappa = json.loads(done.stdout.splitlines()[-1])
            times = f"{tolerance:g} | {seconds:.1f} | {processor:.1f}"
            print(f"| {times} | {peak:.0f} | {pairs} | {error:.3f} | {kappa:.3f} |")


if __name__ == "__main__":
    main()
