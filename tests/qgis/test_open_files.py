"""How many files stay open behind a source: a long session must not run out of them.

PyQGIS never deletes the clone of a provider through which a source reads, so one file stays open for each.
Deleting it from Python was tried: clones that end in a worker thread then corrupt memory.
"""

from __future__ import annotations

import gc
from pathlib import Path
from typing import Callable

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransformContext, QgsGeometry, QgsRectangle

from landslide_annotator.gis.imagery.raster import Imagery
from landslide_annotator.gis.imagery.tiles import clip
from landslide_annotator.gis.measures.dem import Dem
from tests.qgis.rasters import open_layer, positions, write_raster

OPEN = Path("/proc/self/fd")
TIMES = 8


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write_raster(tmp_path / "a.tif", positions(400, 400), (500000, 1, 0, 3017000, 0, -1), 32648)


def left_open(use: Callable[[], object]) -> int:
    """How many files more are open after several uses."""
    use()
    before = len(list(OPEN.iterdir()))
    for _ in range(TIMES):
        use()
    gc.collect()
    return len(list(OPEN.iterdir())) - before


@pytest.mark.skipif(not OPEN.is_dir(), reason="open files are counted in /proc")
class TestOpenFiles:
    def test_a_source_whose_layer_is_gone(self, path: Path) -> None:
        assert left_open(lambda: Imagery(open_layer(path))) <= TIMES

    def test_a_clipped_tile(self, path: Path) -> None:
        outline = QgsGeometry.fromRect(QgsRectangle(500100, 3016800, 500140, 3016840))
        crs = QgsCoordinateReferenceSystem("EPSG:32648")
        assert left_open(lambda: clip(open_layer(path), outline, crs, 2.0, 50.0)) <= TIMES

    def test_an_elevation_model(self, path: Path) -> None:
        assert left_open(lambda: Dem(open_layer(path), QgsCoordinateTransformContext())) == 0
