"""Rasters that are huge, that break or go away during the work, and outlines that do not suit them."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Dict, Iterator, Tuple

import numpy as np
import pyproj
import pytest
from osgeo import gdal
from qgis.core import QgsProject

from landslide_annotator.captioner.model import Captioner
from landslide_annotator.core.errors import TileError
from landslide_annotator.gis.imagery import streamed
from landslide_annotator.gis.imagery.raster import Imagery
from landslide_annotator.gis.imagery.tiles import clip
from tests.qgis.algorithms import run
from tests.qgis.inventories import (
    EPSG,
    NORTH,
    WEST,
    box,
    rows,
    small_captioner,
    write_imagery,
    write_outlines,
)
from tests.qgis.rasters import open_layer, write_raster
from tests.qgis.test_tiles import crs, square
from tests.qgis.tileserver import TileServer

SIDE = 28_000  # pixels, so 2.35 GB in three bands


@pytest.fixture(autouse=True, scope="module")
def captioner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Captioner]:
    with small_captioner(tmp_path_factory.mktemp("bundle")) as made:
        yield made


def write_huge(path: Path, frame: Tuple[float, ...]) -> Path:
    """A raster of more than 2 GB, which hardly takes room on the disk."""
    options = ["TILED=YES", "SPARSE_OK=TRUE", "BIGTIFF=YES", "COMPRESS=DEFLATE", "ZLEVEL=1"]
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), SIDE, SIDE, 3, gdal.GDT_Byte, options)
    dataset.SetGeoTransform(frame)
    dataset.SetProjection(crs(EPSG).toWkt())
    level, reach = bytes([90]) * 1024**2, 4 * 1024
    for band in (1, 2, 3):
        dataset.GetRasterBand(band).SetColorInterpretation(band + 2)
        for across in range(SIDE // 2 - reach, SIDE // 2 + reach, 1024):
            for down in range(SIDE // 2 - reach, SIDE // 2 + reach, 1024):
                dataset.GetRasterBand(band).WriteRaster(across, down, 1024, 1024, level)
    return path


def test_memory_does_not_grow_with_the_raster(tmp_path: Path) -> None:
    frame = (WEST, 1.0, 0, NORTH, 0, -1.0)
    path = write_huge(tmp_path / "huge.tif", frame)
    assert SIDE**2 * 3 > 2e9
    lon, lat = pyproj.Transformer.from_crs(EPSG, 4326, always_xy=True).transform(
        WEST + SIDE / 2, NORTH - SIDE / 2
    )
    bands = np.full((3, 400, 400), 90, dtype=np.uint8)
    middle = (WEST + SIDE / 2 - 200, 1.0, 0, NORTH - SIDE / 2 + 200, 0, -1.0)
    small = write_raster(tmp_path / "small.tif", bands, middle, EPSG, meanings=(3, 4, 5))
    script = Path(__file__).with_name("clip_huge.py")
    command = [sys.executable, str(script), str(path), str(small), repr(lon), repr(lat)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert float(done.stdout) < 200, "the raster is 2,350 MB"


def test_a_file_that_breaks_during_the_run_is_named_and_finished_rows_stay(tmp_path: Path) -> None:
    imagery = write_imagery(tmp_path / "ortho.tif")
    job: Dict[str, Any] = {
        "INPUT": str(write_outlines(tmp_path / "outlines.gpkg", [box(60, 20), box(250, 300, 60, 60)])),
        "IMAGERY": str(imagery),
        "INVENTORY": str(tmp_path / "inventory.gpkg"),
    }

    def broken(info: str) -> bool:
        if info.startswith("Outline 1:"):
            with open(imagery, "r+b") as file:
                file.truncate(150_000)
        return False

    results, ok, feedback = run("annotatelandslides", job, broken)
    assert ok and (results["ADDED"], results["FAILED"]) == (1, 1)
    assert len(feedback.errors) == 1 and feedback.errors[0].startswith("Outline 2: ")
    assert "could not be read here" in feedback.errors[0]
    assert [row["src_id"] for row in rows(job["INVENTORY"])] == ["1"]


def test_a_file_that_is_deleted_during_the_run(tmp_path: Path) -> None:
    """An open file lives on until the work is done; elsewhere it is an error that is named."""
    imagery = write_imagery(tmp_path / "ortho.tif")
    job = {
        "INPUT": str(write_outlines(tmp_path / "outlines.gpkg", [box(60, 20), box(250, 300, 60, 60)])),
        "IMAGERY": str(imagery),
        "INVENTORY": str(tmp_path / "inventory.gpkg"),
    }

    def deleted(info: str) -> bool:
        if info.startswith("Outline 1:"):
            imagery.unlink()
        return False

    results, ok, _ = run("annotatelandslides", job, deleted)
    assert ok and results["ADDED"] + results["FAILED"] == 2 and results["ADDED"] >= 1
    assert len(rows(job["INVENTORY"])) == results["ADDED"]


def test_an_outline_larger_than_the_raster(tmp_path: Path) -> None:
    imagery = Imagery(open_layer(write_imagery(tmp_path / "ortho.tif"), "ortho"))
    middle = (WEST + 200, NORTH - 200)
    tile = clip(imagery, square(*middle, 240), crs(EPSG), 2.0, 1.0)
    assert tile.outline_fraction == pytest.approx((400 / 480) ** 2, abs=0.02)
    assert any("has no imagery" in text for text in tile.warnings)
    with pytest.raises(TileError, match=r"Only 44 percent of the outline .* ortho"):
        clip(imagery, square(*middle, 300), crs(EPSG), 2.0, 1.0)


def test_a_cancel_while_a_service_is_slow_keeps_finished_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streamed, "PAUSE_S", 0.01)
    with TileServer() as server:
        server.wait = 4.0
        layer = server.layer("Satélite")
        QgsProject.instance().addMapLayer(layer)
        job: Dict[str, Any] = {
            "INPUT": str(write_outlines(tmp_path / "outlines.gpkg", [box(60, 60), box(5000, 200, 60, 90)])),
            "IMAGERY": [layer.id()],
            "INVENTORY": str(tmp_path / "inventory.gpkg"),
        }
        done = []

        def stop(info: str) -> bool:
            if info.startswith("Outline 1:"):
                server.fail("slow")
                done.append(time.monotonic())
            return bool(done)

        results, ok, feedback = run("annotatelandslides", job, stop)
        QgsProject.instance().removeAllMapLayers()
    assert ok and results["ADDED"] == 1 and results["FAILED"] == 0 and not feedback.errors
    assert time.monotonic() - done[0] < 3 and len(rows(job["INVENTORY"])) == 1
