"""Run by a test in a process of its own: clips from a raster and prints how much memory that added, in MB."""

from __future__ import annotations

import os
import resource
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from qgis.core import QgsApplication, QgsRasterLayer

from landslide_annotator.gis.imagery.raster import Imagery
from landslide_annotator.gis.imagery.tiles import clip_spec
from landslide_annotator.gis.imagery.tilespec import TileSpec


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


application = QgsApplication([], False)
application.initQgis()
path, small, lon, lat = sys.argv[1], sys.argv[2], float(sys.argv[3]), float(sys.argv[4])
clip_spec(Imagery(QgsRasterLayer(small)), TileSpec(lon, lat, 300.0))  # what any first tile loads
before = peak()
imagery = Imagery(QgsRasterLayer(path))
for side in (100.0, 500.0, 3000.0, 7000.0):
    tile = clip_spec(imagery, TileSpec(lon, lat, side))
    assert tile.complete_fraction == 1 and max(tile.pixels.shape) <= 1024
    assert (tile.pixels == 90).all()
print(f"{peak() - before:.0f}")
